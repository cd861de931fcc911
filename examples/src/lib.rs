//! What the examples are made of, where it is worth testing.

pub mod dialogue;
pub mod guide;
pub mod inspect;
pub mod lossy;
pub mod paths;

/// The example of the top-level README, run by the doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[derive(Debug)]
pub struct Readme;
