//! Tests of usp-msg through its public API.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::wildcard_enum_match_arm,
    reason = "a test that panics has failed, which is what it is for"
)]

mod accessors;
mod api;
mod build;
mod codec;
mod error_codes;
mod errors;
mod json;
mod laws;
mod memory;
mod replies;
mod spec;
mod vectors;

use usp_msg::{Body, Msg, MsgId};

/// A Message with the ID `1`.
fn msg(body: impl Into<Body>) -> Msg {
    Msg::new(MsgId::try_from("1").expect("not empty"), body)
}

/// Bytes written as pairs of hexadecimal digits, with any white space between them.
fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks_exact(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
        .collect()
}

/// One field that holds others, as protobuf writes it.
fn field(number: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("a short field");
    assert!(length < 128, "a short field");
    [&[number << 3 | 2, length], content].concat()
}
