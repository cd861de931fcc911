//! Integration tests of `usp-datamodel`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::or_fun_call,
    clippy::wildcard_enum_match_arm,
    missing_docs,
    reason = "tests may panic, and their numbers are small"
)]

#[cfg(feature = "xml")]
mod error_texts;
#[cfg(all(feature = "tr181", feature = "xml"))]
mod error_variants;
#[cfg(feature = "xml")]
mod instances;
#[cfg(feature = "xml")]
mod memory;
#[cfg(feature = "xml")]
mod resolve;
#[cfg(all(feature = "tr181", feature = "xml"))]
mod schema;
mod spec;
mod values;
