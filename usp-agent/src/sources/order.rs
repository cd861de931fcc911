//! What a source is asked to do, and what became of it.

use alloc::string::String;
use alloc::vec::Vec;

use usp_datamodel::NodeId;
use usp_msg::StringMap;

use crate::{Execution, Fault};

/// One step that a source carries out for a request.
///
/// What the data model and the roles say has been checked: existence, access, types, permissions.
/// What only the source knows is for the source to refuse: write-once parameters that were set, full
/// tables, whatever the device cannot do, and in the end unique keys that two rows share and strong
/// references that lead nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// What follows is one transaction, until [`Commit`](Self::Commit) or
    /// [`RollBack`](Self::RollBack). If it fails, the orders behind it must not be carried out,
    /// and no `RollBack` follows.
    Begin,
    /// Set a parameter.
    Set {
        /// The path of the object, with a dot at the end.
        object: String,
        /// The parameter.
        param: NodeId,
        /// The canonical value; references by instance number.
        value: String,
    },
    /// Add a row with its defaults and the keys that the Agent chooses; [`Outcome::Added`].
    Add {
        /// The path of the object that holds the table, with a dot at the end.
        parent: String,
        /// The table.
        table: NodeId,
    },
    /// Delete a row with all that stands in it; 7016 if it has gone already.
    Delete {
        /// The path of the row, with a dot at the end.
        row: String,
    },
    /// Let everything since `Begin` last, if the final state is sound; [`Outcome::Refused`] if not,
    /// and `RollBack` follows.
    Commit,
    /// Undo everything since `Begin`.
    RollBack,
    /// Run a command, or start it; [`Outcome::Executed`].
    Execute {
        /// The path of the object, with a dot at the end.
        object: String,
        /// The command.
        command: NodeId,
        /// The input arguments: canonical, defaults filled in.
        arguments: StringMap,
        /// The `command_key` of the request.
        command_key: String,
    },
}

/// What became of an [`Order`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It was carried out.
    Done,
    /// The row has this instance number.
    Added(u32),
    /// It was not, and this is why.
    Failed(Fault),
    /// The final state is not sound: what is at fault.
    Refused(Vec<Culprit>),
    /// The command has ended, has been started, or has failed.
    Executed(Execution),
}

/// A parameter that the final state of a transaction cannot have as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Culprit {
    /// The path of the object, with a dot at the end.
    pub object: String,
    /// The parameter.
    pub param: NodeId,
    /// Why: 7025 for a part of a unique key, 7012 for a strong reference.
    pub fault: Fault,
}

impl Culprit {
    /// A parameter of an object, and why it cannot be.
    #[must_use]
    pub fn new(object: impl Into<String>, param: NodeId, fault: Fault) -> Self {
        Self {
            object: object.into(),
            param,
            fault,
        }
    }
}
