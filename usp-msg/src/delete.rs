//! Delete: remove object instances.

use alloc::{string::String, vec::Vec};

use crate::{
    ErrorCode, Failure, OperationFailure,
    convert::{entries_with_status, same_fields},
};

/// Removes object instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Delete {
    /// Whether to carry out what is possible, though other objects fail.
    pub allow_partial: bool,
    /// Paths of instances; search paths are welcome.
    pub obj_paths: Vec<String>,
}

impl Delete {
    /// A Delete that is carried out as a whole or not at all.
    #[must_use]
    pub fn new<P: Into<String>>(obj_paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            allow_partial: false,
            obj_paths: obj_paths.into_iter().map(Into::into).collect(),
        }
    }

    /// The same, carried out in part or not; default `false`.
    #[must_use]
    pub fn with_allow_partial(mut self, allow_partial: bool) -> Self {
        self.allow_partial = allow_partial;
        self
    }
}

/// What was removed: the answer to Delete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DeleteResp {
    /// One entry per path of the request, in its order.
    pub deleted_obj_results: Vec<DeletedObjectResult>,
}

impl DeleteResp {
    /// A DeleteResp of these entries.
    #[must_use]
    pub fn new(deleted_obj_results: impl IntoIterator<Item = DeletedObjectResult>) -> Self {
        Self {
            deleted_obj_results: deleted_obj_results.into_iter().collect(),
        }
    }

    /// Full paths of all instances that are gone, in order.
    pub fn affected_paths(&self) -> impl Iterator<Item = &str> {
        self.successes()
            .flat_map(|success| success.affected_paths.iter().map(String::as_str))
    }

    /// All instances that were found but could not be removed, in order.
    pub fn unaffected_path_errs(&self) -> impl Iterator<Item = &UnaffectedPathError> {
        self.successes()
            .flat_map(|success| &success.unaffected_path_errs)
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &OperationFailure)> {
        self.deleted_obj_results.iter().filter_map(|r| {
            let failure = r.oper_status.as_ref().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }

    fn successes(&self) -> impl Iterator<Item = &OperationSuccess> {
        self.deleted_obj_results
            .iter()
            .filter_map(|r| r.oper_status.as_ref().ok())
    }
}

/// What one path of a Delete gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DeletedObjectResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// What was removed and what was not, or why the path as such failed.
    pub oper_status: Result<OperationSuccess, OperationFailure>,
}

impl DeletedObjectResult {
    /// The entry of a path that was worked on.
    #[must_use]
    pub fn success(requested_path: impl Into<String>, success: OperationSuccess) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Ok(success),
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

/// What was removed, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationSuccess {
    /// Full paths of the instances that are gone.
    pub affected_paths: Vec<String>,
    /// Instances that were found but could not be removed.
    pub unaffected_path_errs: Vec<UnaffectedPathError>,
}

impl OperationSuccess {
    /// These instances are gone.
    #[must_use]
    pub fn new<P: Into<String>>(affected_paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            affected_paths: affected_paths.into_iter().map(Into::into).collect(),
            unaffected_path_errs: Vec::new(),
        }
    }

    /// The same with one more instance that could not be removed.
    #[must_use]
    pub fn with_unaffected_path_err(mut self, error: UnaffectedPathError) -> Self {
        self.unaffected_path_errs.push(error);
        self
    }
}

/// One instance that was found but could not be removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnaffectedPathError {
    /// Full path of the instance.
    pub unaffected_path: String,
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
}

impl UnaffectedPathError {
    /// An instance with code and text.
    #[must_use]
    pub fn new(
        unaffected_path: impl Into<String>,
        err_code: impl Into<ErrorCode>,
        err_msg: impl Into<String>,
    ) -> Self {
        Self {
            unaffected_path: unaffected_path.into(),
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

entries_with_status!(DeleteResp { deleted_obj_results: DeletedObjectResult } in delete_resp::deleted_object_result);

same_fields! {
    Delete = Delete { allow_partial, obj_paths }
    OperationSuccess = delete_resp::deleted_object_result::operation_status::OperationSuccess {
        affected_paths, unaffected_path_errs
    }
    UnaffectedPathError = delete_resp::UnaffectedPathError { unaffected_path, err_code, err_msg }
}
