//! Raw protobuf structs, one to one with the wire.
//!
//! They may hold anything: an absent body, a code of 0 in an ErrorMsg, an unknown enum number. That is what
//! testers and fuzzers need; all others are better served by [`Msg`](crate::Msg), which cannot be wrong.
//!
//! The code is prost's, made from `proto/usp-msg.proto`, with one change: a map is a list of
//! [`MapEntry`], in the order of the wire. Bytes are thus deterministic, and a repeated key is not lost.

#[expect(
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    reason = "raw structs are filled in by hand; the schema grows only with a new version of USP"
)]
mod generated;

pub use self::generated::*;
