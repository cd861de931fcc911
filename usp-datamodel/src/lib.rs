#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod diff;
pub mod instances;
mod packed;
pub mod paths;
pub mod resolve;
mod schema;
pub mod supported;
#[cfg(feature = "tr181")]
mod tr181;
pub mod types;
pub mod value;
#[cfg(feature = "xml")]
pub mod xml;

pub use self::diff::{Change, diff};
pub use self::packed::ImageError;
pub use self::schema::{
    ActiveNotify, Children, CommandNode, Descendants, EventNode, Found, Kind, Likeness,
    LookupError, LookupErrorKind, Model, Mounts, Nearest, Node, NodeId, NumberOfEntries,
    ObjectAccess, ObjectNode, ParamNode, ParamReference, PathDisplay, PathInstances, Profile,
    ProfileItem, ProfileItems, ReferenceScope, Requirement, Schema, Suggestion, TargetType,
    Targets, Union, UniqueKey, UniqueKeys, Version,
};
pub use self::supported::Supported;
#[cfg(feature = "tr181")]
pub use self::tr181::tr181;
