#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

mod diagnose;
mod display;
mod error;
mod eval;
mod field;
mod leniency;
mod limits;
mod matching;
mod name;
mod parse;
mod path;
mod search;
mod segment;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "proptest")]
pub mod strategies;
mod supported;
mod typed;

pub use error::{
    BuildError, ComponentError, ComponentErrorReason, FieldError, FieldErrorReason, Hint,
    KindError, ParseError, ParseErrorKind,
};
pub use eval::{Evaluation, Operand, Step, TypeClass, UNKNOWN_TIME};
pub use field::Field;
pub use leniency::Leniency;
pub use limits::Limits;
pub use matching::Match;
pub use name::PathName;
pub use path::{PathKind, PathView};
pub use search::{Component, Constant, Expr, ExprView, Literal, Op, ParamRef};
pub use segment::{Follow, InstanceNumber, Item, Segment};
pub use typed::{
    CommandPath, EventPath, ObjectPath, ParamPath, RelativePath, SearchPath, SupportedPath,
};
