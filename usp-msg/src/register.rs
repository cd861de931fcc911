//! Register: offer parts of a data model to a broker (USP 1.3).

use alloc::{string::String, vec::Vec};

use crate::{
    OperationFailure,
    convert::{entries_with_status, same_fields},
};

/// Offers parts of a data model to a broker (USP 1.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Register {
    /// Whether to register what is possible, though other paths fail.
    pub allow_partial: bool,
    /// What to register.
    pub reg_paths: Vec<RegistrationPath>,
}

impl Register {
    /// A Register of these paths, as a whole or not at all.
    #[must_use]
    pub fn new<P: Into<String>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            allow_partial: false,
            reg_paths: paths.into_iter().map(RegistrationPath::new).collect(),
        }
    }

    /// The same, carried out in part or not; default `false`.
    #[must_use]
    pub fn with_allow_partial(mut self, allow_partial: bool) -> Self {
        self.allow_partial = allow_partial;
        self
    }
}

/// One path to register.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RegistrationPath {
    /// Path without instance numbers.
    pub path: String,
}

impl RegistrationPath {
    /// A path without instance numbers.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into() }
    }
}

/// What was registered: the answer to Register (USP 1.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RegisterResp {
    /// One entry per path of the request, in its order.
    pub registered_path_results: Vec<RegisteredPathResult>,
}

impl RegisterResp {
    /// A RegisterResp of these entries.
    #[must_use]
    pub fn new(registered_path_results: impl IntoIterator<Item = RegisteredPathResult>) -> Self {
        Self {
            registered_path_results: registered_path_results.into_iter().collect(),
        }
    }

    /// The paths that were registered, in order.
    pub fn registered_paths(&self) -> impl Iterator<Item = &str> {
        self.registered_path_results
            .iter()
            .filter_map(|r| Some(r.oper_status.as_ref().ok()?.registered_path.as_str()))
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &OperationFailure)> {
        self.registered_path_results.iter().filter_map(|r| {
            let failure = r.oper_status.as_ref().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }
}

/// What one path of a Register gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RegisteredPathResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// The registered path, or why there is none.
    pub oper_status: Result<OperationSuccess, OperationFailure>,
}

impl RegisteredPathResult {
    /// The entry of a path that was registered.
    #[must_use]
    pub fn success(requested_path: impl Into<String>, registered_path: impl Into<String>) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Ok(OperationSuccess {
                registered_path: registered_path.into(),
            }),
        }
    }

    /// The entry of a path that failed.
    #[must_use]
    pub fn failed(requested_path: impl Into<String>, failure: OperationFailure) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Err(failure),
        }
    }
}

/// What was registered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationSuccess {
    /// The registered path.
    pub registered_path: String,
}

entries_with_status!(RegisterResp { registered_path_results: RegisteredPathResult } in register_resp::registered_path_result);

same_fields! {
    Register = Register { allow_partial, reg_paths }
    RegistrationPath = register::RegistrationPath { path }
    OperationSuccess = register_resp::registered_path_result::operation_status::OperationSuccess {
        registered_path
    }
}
