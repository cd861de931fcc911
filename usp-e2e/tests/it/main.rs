//! Tests of the crate as its users see it.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "tests count small numbers"
)]

#[cfg(all(feature = "tls", feature = "signature"))]
mod security;
