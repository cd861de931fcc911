//! Integration tests of the path language.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "tests may panic"
)]

mod api;
mod data;
mod errors;
mod evaluation;
mod fields;
mod hostile;
mod laws;
mod naive;
mod operations;
mod spec;
