//! What the tests of several crates read.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "a panic here is a test that fails"
)]
#![allow(
    clippy::wildcard_enum_match_arm,
    clippy::needless_pass_by_value,
    clippy::cloned_ref_to_slice_refs,
    reason = "short before all else, as tests are"
)]

pub mod predicate;

use proptest::test_runner::Config;

/// How many cases a law takes that is slow: `usual`, or as many as `PROPTEST_CASES` asks for.
pub fn cases(usual: u32) -> Config {
    if std::env::var_os("PROPTEST_CASES").is_some() {
        Config::default()
    } else {
        Config::with_cases(usual)
    }
}
