//! What an Agent does beyond its data model: rules of its own, and commands.

use alloc::string::String;

use usp_datamodel::instances::{Changes, Instances, Object, Transaction};
use usp_datamodel::{CommandNode, NodeId};
use usp_msg::{ParamSetting, StringMap};

use crate::{Fault, Requester};

/// The Agent behind the store.
///
/// Every method has a default that adds nothing. What a method does to a transaction is undone
/// with it when the request fails.
pub trait Behavior {
    /// A Controller is about to set a parameter: what the data model says in words only.
    ///
    /// # Errors
    ///
    /// [`Fault`] with the code of the parameter, 7012 or 7013 mostly.
    fn admit(&mut self, write: &Write<'_, '_>) -> Result<(), Fault> {
        let _ = write;
        Ok(())
    }

    /// A Controller has added a row and set its parameters: the Agent adds what is its own.
    ///
    /// # Errors
    ///
    /// [`Fault`] when there can be no such row, 7017 mostly.
    fn created(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
        by: &Requester<'_>,
    ) -> Result<(), Fault> {
        let _ = (transaction, row, by);
        Ok(())
    }

    /// A Controller is about to delete a row, which is still there: what has to go with it.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the row has to stay, 7024 mostly.
    fn deleting(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
    ) -> Result<(), Fault> {
        let _ = (transaction, row);
        Ok(())
    }

    /// Runs a command, or starts it. Its arguments are checked and complete.
    fn execute(&mut self, invocation: &Invocation<'_>, store: &mut Instances<'_>) -> Execution {
        let _ = (invocation, store);
        Execution::Failed(Fault::new(
            usp_msg::ErrorCode::COMMAND_FAILURE,
            "the command is not implemented",
        ))
    }
}

/// An Agent without anything beyond its data model.
impl Behavior for () {}

/// A parameter that a Controller wants to set.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Write<'w, 's> {
    /// The store, with what the request has done so far.
    pub store: &'w Instances<'s>,
    /// The object that holds the parameter.
    pub object: Object,
    /// The parameter.
    pub param: NodeId,
    /// The value as the request has it.
    pub value: &'w str,
    /// Whether the object is a row that this request creates.
    pub is_new: bool,
    /// All that the request sets of this object or of single objects in it, this one included.
    pub settings: &'w [ParamSetting],
    /// Who asks.
    pub by: &'w Requester<'w>,
}

/// A command to run on one object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Invocation<'i> {
    /// The object.
    pub object: Object,
    /// The command.
    pub command: CommandNode<'i>,
    /// The full path with instance numbers: `Device.IP.Interface.1.Reset()`.
    pub path: &'i str,
    /// The input arguments: canonical, defaults filled in, in the order of the model.
    pub arguments: &'i StringMap,
    /// The `command_key` of the request.
    pub command_key: &'i str,
    /// Who asks.
    pub by: &'i Requester<'i>,
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Execution {
    /// It has ended well, with these output arguments and changes of the store.
    Done {
        /// Output arguments, by their path below the command.
        output_args: StringMap,
        /// What it changed.
        changes: Changes,
    },
    /// It has been started, and is represented by a row of `Device.LocalAgent.Request.`.
    Started {
        /// The path of that row.
        req_obj_path: String,
        /// What was changed: that row, at least.
        changes: Changes,
    },
    /// It has failed: 7022 or a more specific code.
    Failed(Fault),
}

impl Execution {
    /// Ended well without output arguments and without changes.
    #[must_use]
    pub fn done() -> Self {
        Self::Done {
            output_args: StringMap::new(),
            changes: Changes::default(),
        }
    }
}
