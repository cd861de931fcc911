//! Operate: which commands on which objects, with which arguments.

use alloc::string::ToString;
use alloc::vec::Vec;

use usp_datamodel::instances::{Changes, Instances, Object};
use usp_datamodel::resolve::Purpose;
use usp_datamodel::{CommandNode, NodeId};
use usp_msg::operate::{OperationResp, OperationResult};
use usp_msg::{CommandFailure, ErrorCode, ErrorMsg, Operate, OperateResp};
use usp_path::{PathKind, PathView};

use crate::arguments::check_arguments;
use crate::behavior::{Execution, Invocation};
use crate::roles::Rights;
use crate::targets::{self, Target};
use crate::{Behavior, Fault, Requester};

/// The answer to an Operate request: one entry for each object that its path selects.
///
/// A command that fails is an entry, and never an Error `[R-OPR.1]`. Whether the answer is sent is
/// for [`Operate::send_resp`] to say.
///
/// # Errors
///
/// [`ErrorMsg`] with code 7008 for a path that is none, or none of a command.
pub fn operate(
    request: &Operate,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(OperateResp, Changes), ErrorMsg> {
    let path = request.command.as_str();
    let view = command_path(path)?;
    let targets = match targets::find_as(&view, store, by.access, Purpose::Operate) {
        Ok(targets) => targets,
        Err(fault) => {
            let failed = failed(path, fault);
            return Ok((OperateResp::new([failed]), Changes::default()));
        }
    };
    let mut changes = Changes::default();
    let mut results = Vec::new();
    for target in targets {
        if let Target::Command { object, command } = target {
            let one = one(request, object, command, store, by, behavior, &mut changes);
            results.extend(one);
        }
    }
    Ok((OperateResp::new(results), changes))
}

/// The path of a command: what does not end in `()` is none, whatever the data model says of it.
pub(crate) fn command_path(path: &str) -> Result<PathView<'_>, ErrorMsg> {
    let view = targets::parse(path).and_then(|view| {
        if view.kind() == PathKind::Command {
            return Ok(view);
        }
        Err(Fault::new(
            ErrorCode::INVALID_PATH_SYNTAX,
            "expected the path of a command, with () at the end",
        ))
    });
    view.map_err(|fault| ErrorMsg::new(fault.code, fault.message))
}

/// The command on one object; nothing when it has gone by what came before.
fn one(
    request: &Operate,
    object: Object,
    command: NodeId,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    changes: &mut Changes,
) -> Option<OperationResult> {
    if !store.exists(object) {
        return None;
    }
    let path = store.param_path(object, command).to_string();
    let schema = store.schema();
    let command = schema.node(command)?.as_command()?;
    let granted = by.access.on(command.id(), &store.numbers(object));
    if !granted.command_event.contains(Rights::EXECUTE) {
        let denied = Fault::new(
            ErrorCode::PERMISSION_DENIED,
            "no permission to run the command",
        );
        return Some(failed(&path, denied));
    }
    Some(run(
        request, object, command, &path, store, by, behavior, changes,
    ))
}

#[expect(
    clippy::too_many_arguments,
    reason = "the request, what it means, and where it happens"
)]
fn run(
    request: &Operate,
    object: Object,
    command: CommandNode<'_>,
    path: &str,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    changes: &mut Changes,
) -> OperationResult {
    let arguments = match check_arguments(store.supported(), command, &request.input_args) {
        Ok(arguments) => arguments,
        Err(fault) => return failed(path, fault), // [R-OPR.5]
    };
    let invocation = Invocation {
        object,
        command,
        path,
        arguments: &arguments,
        command_key: &request.command_key,
        by,
    };
    let response = match behavior.execute(&invocation, store) {
        Execution::Done {
            output_args,
            changes: made,
        } => {
            changes.append(made);
            OperationResp::ReqOutputArgs(output_args)
        }
        Execution::Started {
            req_obj_path,
            changes: made,
        } => {
            changes.append(made);
            OperationResp::ReqObjPath(req_obj_path)
        }
        Execution::Failed(fault) => return failed(path, fault),
    };
    OperationResult::new(path, response)
}

fn failed(path: &str, fault: Fault) -> OperationResult {
    let failure = CommandFailure::new(fault.code, fault.message);
    OperationResult::new(path, OperationResp::CmdFailure(failure))
}
