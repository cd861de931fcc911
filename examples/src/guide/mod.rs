//! The guide: one chapter a module, to be read in order or picked from. Every snippet is compiled and run by
//! `cargo test --doc -p usp-examples`.

#[doc = include_str!("record.md")]
pub mod record {}

#[doc = include_str!("agent.md")]
pub mod agent {}

#[doc = include_str!("search.md")]
pub mod search {}

#[doc = include_str!("values.md")]
pub mod values {}

#[doc = include_str!("sessions.md")]
pub mod sessions {}

#[doc = include_str!("tls.md")]
pub mod tls {}

#[doc = include_str!("bad_input.md")]
pub mod bad_input {}

#[doc = include_str!("from_rusp.md")]
pub mod from_rusp {}

#[doc = include_str!("embedding.md")]
pub mod embedding {}
