//! Integration tests of the path language.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::wildcard_enum_match_arm,
    reason = "tests may panic"
)]

mod data;
