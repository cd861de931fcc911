//! What the examples are made of, where it is worth testing.

pub mod inspect;
