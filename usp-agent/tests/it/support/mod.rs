//! What the tests share.

pub(crate) mod fixture;
pub(crate) mod model_text;
pub(crate) mod small;

/// A small model of our own.
pub(crate) const MODEL: &str = include_str!("../../../../testdata/agent/model.xml");
