//! Why a change is refused.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::Object;
use crate::schema::NodeId;
use crate::value::ValueError;

/// A change that is refused on the spot; nothing has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The object does not exist.
    #[error("expected an object that exists")]
    NoSuchObject,
    /// The object has no such parameter.
    #[error("expected a parameter of the object")]
    NoSuchParam,
    /// Rows are added to tables only.
    #[error("expected a table")]
    NotATable,
    /// Only the Agent adds rows to the table.
    #[error("expected a table to which rows may be added")]
    NotCreatable,
    /// Only the Agent deletes the object.
    #[error("expected a row that may be deleted")]
    NotDeletable,
    /// The table has as many rows as it can have.
    #[error("expected a table with room for one more row")]
    TableFull,
    /// The table has no more rows than it must have.
    #[error("expected a table with more rows than it must have")]
    TableAtMinimum,
    /// The parameter is not written by a Controller, or not any more.
    #[error("expected a parameter that may be written")]
    ReadOnly,
    /// A parameter of a non-functional unique key of a row that exists already. `[R-KEY.1]`
    #[error("expected the unique key of the row to stay as it is")]
    KeyFixed,
    /// The value does not suit the type.
    #[error("{0}")]
    Value(ValueError),
    /// The value of a reference is no path, or one that a reference cannot hold.
    #[error("expected the path of an object or parameter")]
    NotAPath,
    /// The reference leads to something that it must not lead to.
    #[error("expected a reference to one of its possible targets")]
    WrongTarget,
    /// An enumeration reference has a value that its target does not list.
    #[error("expected one of the values that the target of the reference lists")]
    NotListed,
    /// The instance number is 0, or in use.
    #[error("expected an instance number that is not in use")]
    NumberTaken,
    /// The path does not lead to a parameter of the data model.
    #[error("expected the path of a parameter of the data model")]
    NoSuchPath,
}

impl WriteError {
    /// The USP error code.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::NoSuchObject => 7016,
            Self::NoSuchParam => 7010,
            Self::NotATable => 7018,
            Self::NotCreatable => 7019,
            Self::NotDeletable | Self::TableAtMinimum => 7024,
            Self::TableFull => 7005,
            Self::ReadOnly | Self::KeyFixed => 7013,
            Self::Value(error) => error.code(),
            Self::NotAPath | Self::WrongTarget | Self::NotListed => 7012,
            Self::NumberTaken => 7025,
            Self::NoSuchPath => 7026,
        }
    }
}

/// Something that the final state of a transaction must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The object at fault.
    pub object: Object,
    /// Its path, with a dot at the end.
    pub path: Box<str>,
    /// The parameters at fault, of the object or of single objects below it.
    pub params: Vec<NodeId>,
}

/// The kind of a [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// Two rows of a table have the same unique key. `[R-KEY.2]`
    #[error("expected a unique key that no other row of the table has")]
    DuplicateKey,
    /// A strong reference names something that does not exist. `[R-ARC.12]`
    #[error("expected a strong reference to something that exists")]
    MissingTarget,
    /// A parameter was set in an object that the discriminator of its union does not choose.
    #[error("expected a parameter of an object that the discriminator chooses")]
    NotChosen,
}

impl FaultKind {
    /// The USP error code.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::DuplicateKey => 7025,
            Self::MissingTarget => 7012,
            Self::NotChosen => 7010,
        }
    }
}

impl Fault {
    /// The USP error code.
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.kind.code()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl core::error::Error for Fault {}

/// A transaction whose final state is at fault: nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Listed(faults))]
#[non_exhaustive]
pub struct TransactionError {
    /// What is at fault; at least one.
    pub faults: Vec<Fault>,
}

impl TransactionError {
    /// The USP error code of the first fault.
    #[must_use]
    pub fn code(&self) -> u32 {
        self.faults.first().map_or(7003, Fault::code)
    }
}

/// The first fault, and how many there are beside it.
struct Listed<'f>(&'f [Fault]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => f.write_str("internal fault"),
            [one] => one.fmt(f),
            [first, rest @ ..] => write!(f, "{first} (and {} more)", rest.len()),
        }
    }
}

/// An export that does not suit the data model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the export: {kind}")]
#[non_exhaustive]
pub struct RestoreError {
    /// The line, counted from 1; 0 for the whole.
    pub line: usize,
    /// What is wrong.
    pub kind: RestoreErrorKind,
}

/// The kind of a [`RestoreError`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestoreErrorKind {
    /// The line is none of an export.
    #[error("expected a line of an export")]
    Syntax,
    /// The line does not suit the data model.
    #[error("{0}")]
    Write(WriteError),
    /// The whole does not suit the data model.
    #[error("{0}")]
    Transaction(TransactionError),
}
