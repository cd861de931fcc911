//! Tests of the crate as its users see it.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests count small numbers, and a panic is a failed test"
)]

mod api;
mod cases;
mod golden;
mod roles;
mod rollback;
mod spec;
mod support;
