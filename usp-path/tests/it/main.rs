//! Integration tests of the path language.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::wildcard_enum_match_arm,
    reason = "tests may panic"
)]

mod data;
//X mod errors;
//X mod evaluation;
//X mod fields;
//X mod hostile;
mod laws;
//X mod operations;
//X mod spec;
