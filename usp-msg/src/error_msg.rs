use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{ErrorCode, Failure, convert::same_fields};

/// The USP Error message: the answer to a request that failed as a whole.
///
/// It is never answered itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorMsg {
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
    /// The culprits of a failed Set, Add or Delete, where they are known.
    pub param_errs: Vec<ParamError>,
}

impl ErrorMsg {
    /// An ErrorMsg with its code and text.
    #[must_use]
    pub fn new(err_code: impl Into<ErrorCode>, err_msg: impl Into<String>) -> Self {
        Self {
            err_code: err_code.into(),
            err_msg: err_msg.into(),
            param_errs: Vec::new(),
        }
    }

    /// The same with one more culprit.
    #[must_use]
    pub fn with_param_err(mut self, param_err: ParamError) -> Self {
        self.param_errs.push(param_err);
        self
    }

    /// Code and text.
    #[must_use]
    pub fn failure(&self) -> Failure<'_> {
        Failure {
            err_code: self.err_code,
            err_msg: &self.err_msg,
        }
    }

    /// The culprit with this path.
    #[must_use]
    pub fn param_err(&self, param_path: &str) -> Option<&ParamError> {
        self.param_errs.iter().find(|e| e.param_path == param_path)
    }
}

impl fmt::Display for ErrorMsg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure().fmt(f)
    }
}

impl core::error::Error for ErrorMsg {}

/// One culprit of a failed Set, Add or Delete: an entry of `param_errs`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParamError {
    /// Full path of the parameter or object.
    pub param_path: String,
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
}

impl ParamError {
    /// A culprit with its code and text.
    #[must_use]
    pub fn new(
        param_path: impl Into<String>,
        err_code: impl Into<ErrorCode>,
        err_msg: impl Into<String>,
    ) -> Self {
        Self {
            param_path: param_path.into(),
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

same_fields! {
    ErrorMsg = Error { err_code, err_msg, param_errs }
    ParamError = error::ParamError { param_path, err_code, err_msg }
}
