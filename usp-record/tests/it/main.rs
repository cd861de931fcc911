//! Tests of usp-record through its public API.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is what it is for"
)]

mod accessors;
mod api;
mod envelope;
mod errors;
mod hostile;
mod json;
mod laws;
mod memory;
mod neighbours;
mod segment;
mod spec;
mod vectors;
mod view;

use usp_record::{EndpointIdText, Payload, Record};

/// An Endpoint ID, valid or not.
fn id(text: &str) -> EndpointIdText {
    text.parse().expect("an id that is not empty")
}

/// A Record from `self::a` to `self::b` with a payload.
fn plain(payload: &'static str) -> Record {
    let payload = Payload::new(payload).expect("a payload that is not empty");
    Record::no_session_context(id("self::b"), id("self::a"), payload)
}
