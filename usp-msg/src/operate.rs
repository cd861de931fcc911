//! Operate: run a command.

use alloc::{string::String, vec::Vec};

use crate::{
    CommandFailure, StringMap,
    convert::{convert_by_into, json_by_wire, same_fields},
    wire,
};

/// Runs a command.
///
/// ```
/// use usp_msg::Operate;
///
/// let ping = Operate::new("Device.IP.Diagnostics.IPPing()")
///     .with_command_key("ping-1")
///     .with_send_resp(true)
///     .with_input_args([("Host", "192.0.2.1")]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Operate {
    /// Path of the command with its `()`; search paths are welcome.
    pub command: String,
    /// Chosen by the Controller, repeated when the command completes.
    pub command_key: String,
    /// Whether an answer is wanted.
    pub send_resp: bool,
    /// Names and values of the input arguments.
    pub input_args: StringMap,
}

impl Operate {
    /// An Operate without key and arguments, to which no answer is wanted.
    #[must_use]
    pub fn new(command: impl Into<String>) -> Self {
        Self {
            command: command.into(),
            command_key: String::new(),
            send_resp: false,
            input_args: StringMap::new(),
        }
    }

    /// The same with a key; default empty.
    #[must_use]
    pub fn with_command_key(mut self, command_key: impl Into<String>) -> Self {
        self.command_key = command_key.into();
        self
    }

    /// The same, to which an answer is wanted or not; default `false`, as on the wire.
    #[must_use]
    pub fn with_send_resp(mut self, send_resp: bool) -> Self {
        self.send_resp = send_resp;
        self
    }

    /// The same with these input arguments; default none.
    #[must_use]
    pub fn with_input_args(mut self, input_args: impl Into<StringMap>) -> Self {
        self.input_args = input_args.into();
        self
    }
}

/// What the commands gave: the answer to Operate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperateResp {
    /// One entry per executed command; none if a search path found nothing.
    pub operation_results: Vec<OperationResult>,
}

impl OperateResp {
    /// An OperateResp of these entries.
    #[must_use]
    pub fn new(operation_results: impl IntoIterator<Item = OperationResult>) -> Self {
        Self {
            operation_results: operation_results.into_iter().collect(),
        }
    }

    /// The entry of a command, by its full path.
    #[must_use]
    pub fn entry(&self, executed_command: &str) -> Option<&OperationResult> {
        self.operation_results
            .iter()
            .find(|r| r.executed_command == executed_command)
    }

    /// The commands that failed, with the reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &CommandFailure)> {
        self.operation_results
            .iter()
            .filter_map(|r| Some((r.executed_command.as_str(), r.operation_resp.failure()?)))
    }
}

/// What one command gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationResult {
    /// Full path of the command.
    pub executed_command: String,
    /// Its outcome.
    pub operation_resp: OperationResp,
}

impl OperationResult {
    /// The entry of one command.
    #[must_use]
    pub fn new(executed_command: impl Into<String>, operation_resp: OperationResp) -> Self {
        Self {
            executed_command: executed_command.into(),
            operation_resp,
        }
    }
}

/// Outcome of a command, as far as it is known when the answer is sent.
///
/// A peer that leaves it out is understood to mean success without arguments: the standard forbids it
/// [R-ENC.3] but has an example that does so. We always send it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a oneof that no version has extended; callers must handle every outcome"
)]
pub enum OperationResp {
    /// The command runs: path of its Request object, which an OperationComplete will end.
    ReqObjPath(String),
    /// The command is done: names and values of the output arguments.
    ReqOutputArgs(StringMap),
    /// The command failed.
    CmdFailure(CommandFailure),
}

impl OperationResp {
    /// Path of the Request object, if the command runs.
    #[must_use]
    pub fn req_obj_path(&self) -> Option<&str> {
        match self {
            Self::ReqObjPath(path) => Some(path),
            Self::ReqOutputArgs(_) | Self::CmdFailure(_) => None,
        }
    }

    /// Output arguments, if the command is done.
    #[must_use]
    pub fn output_args(&self) -> Option<&StringMap> {
        match self {
            Self::ReqOutputArgs(args) => Some(args),
            Self::ReqObjPath(_) | Self::CmdFailure(_) => None,
        }
    }

    /// The reason, if the command failed.
    #[must_use]
    pub fn failure(&self) -> Option<&CommandFailure> {
        match self {
            Self::CmdFailure(failure) => Some(failure),
            Self::ReqObjPath(_) | Self::ReqOutputArgs(_) => None,
        }
    }
}

impl From<OperationResult> for wire::operate_resp::OperationResult {
    fn from(domain: OperationResult) -> Self {
        use wire::operate_resp::operation_result::{OperationResp as Wire, OutputArgs};

        let operation_resp = match domain.operation_resp {
            OperationResp::ReqObjPath(path) => Wire::ReqObjPath(path),
            OperationResp::ReqOutputArgs(args) => Wire::ReqOutputArgs(OutputArgs {
                output_args: args.into(),
            }),
            OperationResp::CmdFailure(failure) => Wire::CmdFailure(failure.into()),
        };
        Self {
            executed_command: domain.executed_command,
            operation_resp: Some(operation_resp),
        }
    }
}

impl From<wire::operate_resp::OperationResult> for OperationResult {
    fn from(wire: wire::operate_resp::OperationResult) -> Self {
        use wire::operate_resp::operation_result::OperationResp as Wire;

        let operation_resp = match wire.operation_resp {
            Some(Wire::ReqObjPath(path)) => OperationResp::ReqObjPath(path),
            Some(Wire::ReqOutputArgs(args)) => {
                OperationResp::ReqOutputArgs(args.output_args.into())
            }
            Some(Wire::CmdFailure(failure)) => OperationResp::CmdFailure(failure.into()),
            None => OperationResp::ReqOutputArgs(StringMap::new()),
        };
        Self {
            executed_command: wire.executed_command,
            operation_resp,
        }
    }
}

convert_by_into!(OperationResult, wire::operate_resp::OperationResult);
json_by_wire!(OperationResult, wire::operate_resp::OperationResult);

same_fields! {
    Operate = Operate { command, command_key, send_resp, input_args }
    OperateResp = OperateResp { operation_results }
}
