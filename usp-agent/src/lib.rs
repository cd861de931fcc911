#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod arguments;
mod duplicates;
mod error_rules;
mod get_supported_dm;
mod get_supported_protocol;
pub mod roles;

pub use self::arguments::check_arguments;
pub use self::duplicates::{Arrival, UnderWay};
pub use self::error_rules::Fault;
pub use self::get_supported_dm::{Existence, get_supported_dm};
pub use self::get_supported_protocol::get_supported_protocol;
