//! Tests of usp-e2e through its public API.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::print_stderr,
    clippy::wildcard_enum_match_arm,
    reason = "a test that panics has failed, which is what it is for"
)]

mod both_ways;
mod cases;
mod cost;
mod golden;
mod hostile;
mod model;
#[cfg(feature = "tracing")]
mod observed;
#[cfg(all(feature = "tls", feature = "signature"))]
mod security;
mod sim;
mod spec;
mod table;
mod util;
