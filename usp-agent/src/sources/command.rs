//! The commands of an Operate, as orders for a source.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::task::Poll;

use usp_datamodel::Supported;
use usp_datamodel::resolve::{DataSource, Purpose, Target};
use usp_msg::operate::{OperationResp, OperationResult};
use usp_msg::{CommandFailure, ErrorCode, ErrorMsg, Operate, OperateResp};

use super::Reader;
use super::order::{Order, Outcome};
use super::unit::why;
use super::work::Ended;
use crate::arguments::check_arguments;
use crate::error_rules::ObjectFault;
use crate::operate::command_path;
use crate::roles::Rights;
use crate::{Execution, Fault};

/// The orders of an Operate, and the objects on which it may not or cannot be run; those that come
/// behind an order have its number as their entry.
#[expect(clippy::type_complexity, reason = "later, orders, and what fails")]
pub(super) fn orders<S: DataSource + ?Sized>(
    request: &Operate,
    reader: &mut Reader<'_, S>,
) -> Poll<Result<(Vec<Order>, Vec<Ended>), ErrorMsg>> {
    let view = match command_path(&request.command) {
        Ok(view) => view,
        Err(error) => return Poll::Ready(Err(error)),
    };
    let mut failed: Vec<Ended> = Vec::new();
    let mut orders = Vec::new();
    let fail = |at: usize, path: String, fault| Ended {
        entry: at,
        outcome: Err(alloc::vec![ObjectFault::object(path, fault)]),
        stays: Vec::new(),
    };
    let resolution = match reader.resolve(&view, Purpose::Operate) {
        Ok(Poll::Pending) => return Poll::Pending,
        Ok(Poll::Ready(resolution)) => resolution,
        Err(fault) => {
            failed.push(fail(0, request.command.clone(), fault));
            return Poll::Ready(Ok((orders, failed)));
        }
    };
    for target in resolution.targets() {
        let Target::Command { object, command } = target else {
            continue;
        };
        let place = resolution.place(*object);
        let node = reader.supported.schema().node(*command);
        let Some(command) = node.and_then(|node| node.as_command()) else {
            continue;
        };
        let object = place.to_string();
        let path = alloc::format!("{object}{}", command.name());
        let granted = reader.access.on(command.id(), &place.numbers());
        if !granted.command_event.contains(Rights::EXECUTE) {
            let text = "no permission to run the command";
            let denied = Fault::new(ErrorCode::PERMISSION_DENIED, text);
            failed.push(fail(orders.len(), path, denied));
            continue;
        }
        match check_arguments(reader.supported, command, &request.input_args) {
            // [R-OPR.5]
            Err(fault) => failed.push(fail(orders.len(), path, fault)),
            Ok(arguments) => orders.push(Order::Execute {
                object,
                command: command.id(),
                arguments,
                command_key: request.command_key.clone(),
            }),
        }
    }
    Poll::Ready(Ok((orders, failed)))
}

/// The answer to an Operate: one entry for each object, in their order. `[R-OPR.1]`
pub(super) fn answer(
    supported: &Supported<'_>,
    failed: Vec<Ended>,
    orders: Vec<Order>,
    outcomes: Vec<Outcome>,
) -> OperateResp {
    let mut failed = failed.into_iter().peekable();
    let mut results = Vec::new();
    let mut carried_out = orders.into_iter().zip(outcomes).enumerate();
    loop {
        let next = carried_out.next();
        let at = next.as_ref().map_or(usize::MAX, |(at, _)| *at);
        while let Some(ended) = failed.next_if(|ended| ended.entry <= at) {
            let culprits = ended.outcome.err().unwrap_or_default();
            results.extend(culprits.into_iter().map(|culprit| {
                let failure = CommandFailure::new(culprit.code(), culprit.message());
                OperationResult::new(culprit.path, OperationResp::CmdFailure(failure))
            }));
        }
        let Some((_, (order, outcome))) = next else {
            return OperateResp::new(results);
        };
        let Order::Execute {
            object, command, ..
        } = order
        else {
            continue;
        };
        let node = supported.schema().node(command);
        let path = alloc::format!("{object}{}", node.map_or("", |node| node.name()));
        let execution = if let Outcome::Executed(execution) = outcome {
            execution
        } else {
            Execution::Failed(why(outcome))
        };
        let response = match execution {
            Execution::Done { output_args, .. } => OperationResp::ReqOutputArgs(output_args),
            Execution::Started { req_obj_path, .. } => OperationResp::ReqObjPath(req_obj_path),
            Execution::Failed(fault) => {
                OperationResp::CmdFailure(CommandFailure::new(fault.code, fault.message))
            }
        };
        results.push(OperationResult::new(path, response));
    }
}
