#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod add;
mod agent;
mod arguments;
mod behavior;
mod delete;
mod duplicates;
mod error_rules;
mod get;
mod get_instances;
mod get_supported_dm;
mod get_supported_protocol;
mod local_agent;
mod operate;
mod requester;
pub mod roles;
mod set;
mod sources;
mod targets;
mod walk;
mod write;

pub use self::add::add;
pub use self::agent::{Agent, Handled};
pub use self::arguments::check_arguments;
pub use self::behavior::{Behavior, Execution, Invocation, Write};
pub use self::delete::{MissingInstance, delete};
pub use self::duplicates::{Arrival, UnderWay};
pub use self::error_rules::Fault;
pub use self::get::{get, get_into};
pub use self::get_instances::{get_instances, get_instances_into};
pub use self::get_supported_dm::{get_supported_dm, get_supported_dm_into};
pub use self::get_supported_protocol::get_supported_protocol;
pub use self::local_agent::LocalAgent;
pub use self::operate::operate;
pub use self::requester::Requester;
pub use self::set::set;
pub use self::sources::{
    Culprit, Order, Outcome, Progress, Work, get_from, get_instances_from, get_supported_dm_from,
};
