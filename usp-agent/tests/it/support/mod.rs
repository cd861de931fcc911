//! What the tests share.

pub mod fixture;
pub mod model_text;
