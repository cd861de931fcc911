//! Which code a failure has outside, and where it is reported (message rules 0.7 and 0.8).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

use usp_msg::{ErrorCode, ErrorMsg, OperationFailure, ParamError, ParameterError};

/// Why one parameter could not be set, or one object not created, updated or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The code of this one failure.
    pub code: ErrorCode,
    /// What is wrong, for people.
    pub message: String,
}

impl Fault {
    /// A failure with its code and text.
    #[must_use]
    pub fn new(code: impl Into<ErrorCode>, message: impl Display) -> Self {
        Self {
            code: code.into(),
            message: message.to_string(),
        }
    }
}

/// A parameter that failed, as the request names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParamFault {
    /// The name relative to its object.
    pub(crate) param: String,
    pub(crate) fault: Fault,
}

impl ParamFault {
    pub(crate) fn new(param: &str, fault: Fault) -> Self {
        Self {
            param: param.to_string(),
            fault,
        }
    }
}

impl From<ParamFault> for ParameterError {
    fn from(failed: ParamFault) -> Self {
        Self::new(failed.param, failed.fault.code, failed.fault.message)
    }
}

/// Why a whole object failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectFault {
    /// The object in param_errs: its path, or `Table.{i}.` for one to be created; empty where no
    /// object is at fault, which is then in no param_errs.
    pub(crate) path: String,
    pub(crate) cause: Cause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Something about the object.
    Object(Fault),
    /// Required parameters, at least one.
    Params(Vec<ParamFault>),
}

impl ObjectFault {
    pub(crate) fn object(path: impl Into<String>, fault: Fault) -> Self {
        Self {
            path: path.into(),
            cause: Cause::Object(fault),
        }
    }

    /// The code of oper_failure or Error: that of the object; with failed parameters 7006 or 7025
    /// if the first has it, otherwise 7021.
    pub(crate) fn code(&self) -> ErrorCode {
        match &self.cause {
            Cause::Object(fault) => fault.code,
            Cause::Params(params) => match params.first().map(|failed| failed.fault.code) {
                Some(
                    code @ (ErrorCode::PERMISSION_DENIED
                    | ErrorCode::OBJECT_EXISTS_WITH_DUPLICATE_KEY),
                ) => code,
                _ => ErrorCode::REQUIRED_PARAMETER_FAILED,
            },
        }
    }

    /// The text: it names the parameters, since AddResp has no other place for them.
    pub(crate) fn message(&self) -> String {
        match &self.cause {
            Cause::Object(fault) => fault.message.clone(),
            Cause::Params(params) => {
                let list: Vec<String> = params
                    .iter()
                    .map(|failed| {
                        let Fault { code, message } = &failed.fault;
                        format!("{}: {} ({message})", failed.param, code.number())
                    })
                    .collect();
                format!("parameter failed: {}", list.join("; "))
            }
        }
    }

    pub(crate) fn into_failure(self) -> OperationFailure {
        OperationFailure::new(self.code(), self.message())
    }

    fn param_errs(&self) -> Vec<ParamError> {
        match &self.cause {
            Cause::Object(_) if self.path.is_empty() => Vec::new(),
            Cause::Object(fault) => {
                alloc::vec![ParamError::new(&*self.path, fault.code, &*fault.message)]
            }
            Cause::Params(params) => params
                .iter()
                .map(|failed| {
                    let path = format!("{}{}", self.path, failed.param);
                    ParamError::new(path, failed.fault.code, &*failed.fault.message)
                })
                .collect(),
        }
    }
}

/// The Error that undoes a whole Message, for the culprits that are known.
pub(crate) fn error(culprits: &[ObjectFault]) -> ErrorMsg {
    let (code, message) = culprits.first().map_or_else(
        || (ErrorCode::MESSAGE_FAILED, String::new()),
        |first| (first.code(), first.message()),
    );
    let mut error = ErrorMsg::new(code, message);
    error.param_errs = culprits.iter().flat_map(ObjectFault::param_errs).collect();
    error
}
