//! Tests of the crate as its users see it.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cloned_ref_to_slice_refs,
    clippy::expect_used,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "tests count small numbers, a panic is a failed test, and JSON has few kinds of values"
)]

mod api;
mod cases;
mod golden;
mod local_agent;
mod mount_points;
mod mounted;
mod refusals;
mod roles;
mod rollback;
mod rules;
mod sources;
mod spec;
mod stored_roles;
mod support;
mod work;
