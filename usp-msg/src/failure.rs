//! Failures that several answers share.

use alloc::string::String;
use core::fmt;

use crate::{ErrorCode, convert::one_for_many};

/// A code and a text: why something failed, borrowed from the answer that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Failure<'a> {
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: &'a str,
}

impl fmt::Display for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.err_msg {
            "" => write!(f, "{}", self.err_code),
            text => write!(f, "{}: {}", self.err_code, text.escape_debug()),
        }
    }
}

/// `Err` if the code is not 0, else the results.
pub(crate) fn path_result<'a, T>(
    err_code: ErrorCode,
    err_msg: &'a str,
    results: &'a [T],
) -> Result<&'a [T], Failure<'a>> {
    if err_code.is_success() {
        Ok(results)
    } else {
        Err(Failure { err_code, err_msg })
    }
}

/// Why one path of an Add, Delete, Register or Deregister failed: `oper_failure`.
///
/// That of a Set holds more: [`set::OperationFailure`](crate::set::OperationFailure).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationFailure {
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
}

/// Why a command failed: `cmd_failure`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CommandFailure {
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
}

macro_rules! code_and_text {
    ($type:ident) => {
        impl $type {
            /// A failure with its code and text.
            #[must_use]
            pub fn new(err_code: impl Into<ErrorCode>, err_msg: impl Into<String>) -> Self {
                Self {
                    err_code: err_code.into(),
                    err_msg: err_msg.into(),
                }
            }

            /// Code and text.
            #[must_use]
            pub fn failure(&self) -> Failure<'_> {
                Failure {
                    err_code: self.err_code,
                    err_msg: &self.err_msg,
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.failure().fmt(f)
            }
        }

        impl core::error::Error for $type {}
    };
}
code_and_text!(OperationFailure);
code_and_text!(CommandFailure);

/// One parameter that an Add or Set could not write: an entry of `param_errs`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParameterError {
    /// Name relative to the object.
    pub param: String,
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
}

impl ParameterError {
    /// A parameter that failed, with code and text.
    #[must_use]
    pub fn new(
        param: impl Into<String>,
        err_code: impl Into<ErrorCode>,
        err_msg: impl Into<String>,
    ) -> Self {
        Self {
            param: param.into(),
            err_code: err_code.into(),
            err_msg: err_msg.into(),
        }
    }

    /// Code and text.
    #[must_use]
    pub fn failure(&self) -> Failure<'_> {
        Failure {
            err_code: self.err_code,
            err_msg: &self.err_msg,
        }
    }
}

one_for_many!(
    OperationFailure { err_code, err_msg } =
        add_resp::created_object_result::operation_status::OperationFailure,
    delete_resp::deleted_object_result::operation_status::OperationFailure,
    register_resp::registered_path_result::operation_status::OperationFailure,
    deregister_resp::deregistered_path_result::operation_status::OperationFailure
);

one_for_many!(
    CommandFailure { err_code, err_msg } = operate_resp::operation_result::CommandFailure,
    notify::operation_complete::CommandFailure
);

one_for_many!(
    ParameterError {
        param,
        err_code,
        err_msg
    } = add_resp::ParameterError,
    set_resp::ParameterError
);
