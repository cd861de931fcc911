//! Raw protobuf structs, one to one with the wire.
//!
//! They may hold anything: no record type at all, an unknown enum number, a payload in two pieces. That is what
//! testers and fuzzers need. Unknown fields are dropped here.
//!
//! The code is prost's, made from `proto/usp-record.proto`. Payloads are [`bytes::Bytes`], which share the
//! buffer they were decoded from when that is [`bytes::Bytes`] too.

#[expect(
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    reason = "raw structs are filled in by hand; the schema grows only with a new version of USP"
)]
mod generated;

pub use self::generated::*;
