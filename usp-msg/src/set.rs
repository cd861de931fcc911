//! Set: change parameters of existing objects.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    ErrorCode, Failure, ParamSetting, ParameterError, StringMap,
    convert::{entries_with_status, same_fields},
};

/// Changes parameters of existing objects.
///
/// ```
/// use usp_msg::{ParamSetting, Set, set::UpdateObject};
///
/// let set = Set::new([UpdateObject::new(
///     "Device.WiFi.SSID.1.",
///     [ParamSetting::required("SSID", "home")],
/// )]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Set {
    /// Whether to carry out what is possible, though other objects fail.
    pub allow_partial: bool,
    /// What to change.
    pub update_objs: Vec<UpdateObject>,
}

impl Set {
    /// A Set that is carried out as a whole or not at all.
    #[must_use]
    pub fn new(update_objs: impl IntoIterator<Item = UpdateObject>) -> Self {
        Self {
            allow_partial: false,
            update_objs: update_objs.into_iter().collect(),
        }
    }

    /// The same, carried out in part or not; default `false`.
    #[must_use]
    pub fn with_allow_partial(mut self, allow_partial: bool) -> Self {
        self.allow_partial = allow_partial;
        self
    }
}

/// The changes to one object, or to all that a search path finds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateObject {
    /// Path of the object.
    pub obj_path: String,
    /// New values.
    pub param_settings: Vec<ParamSetting>,
}

impl UpdateObject {
    /// These values for this object.
    #[must_use]
    pub fn new(
        obj_path: impl Into<String>,
        param_settings: impl IntoIterator<Item = ParamSetting>,
    ) -> Self {
        Self {
            obj_path: obj_path.into(),
            param_settings: param_settings.into_iter().collect(),
        }
    }
}

/// What was changed: the answer to Set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SetResp {
    /// One entry per object of the request, in its order.
    pub updated_obj_results: Vec<UpdatedObjectResult>,
}

impl SetResp {
    /// A SetResp of these entries.
    #[must_use]
    pub fn new(updated_obj_results: impl IntoIterator<Item = UpdatedObjectResult>) -> Self {
        Self {
            updated_obj_results: updated_obj_results.into_iter().collect(),
        }
    }

    /// All changed objects of all entries, in order.
    pub fn updated(&self) -> impl Iterator<Item = &UpdatedInstanceResult> {
        self.updated_obj_results
            .iter()
            .filter_map(|r| r.oper_status.as_ref().ok())
            .flat_map(|success| &success.updated_inst_results)
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &OperationFailure)> {
        self.updated_obj_results.iter().filter_map(|r| {
            let failure = r.oper_status.as_ref().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }

    /// All parameters that failed, required or not, each with the full path of its object.
    pub fn param_errs(&self) -> impl Iterator<Item = (&str, &ParameterError)> {
        self.updated_obj_results
            .iter()
            .flat_map(UpdatedObjectResult::param_errs)
    }
}

/// What one object of a Set gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdatedObjectResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// What was changed, or why nothing was.
    pub oper_status: Result<OperationSuccess, OperationFailure>,
}

impl UpdatedObjectResult {
    /// The entry of a path whose objects were changed.
    #[must_use]
    pub fn success(
        requested_path: impl Into<String>,
        updated_inst_results: impl IntoIterator<Item = UpdatedInstanceResult>,
    ) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Ok(OperationSuccess {
                updated_inst_results: updated_inst_results.into_iter().collect(),
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

    /// All parameters that failed, required or not, each with the full path of its object.
    pub fn param_errs(&self) -> impl Iterator<Item = (&str, &ParameterError)> {
        let (updated, failed): (&[_], &[_]) = match &self.oper_status {
            Ok(success) => (&success.updated_inst_results, &[]),
            Err(failure) => (&[], &failure.updated_inst_failures),
        };
        let of_updated = updated.iter().map(|u| (&u.affected_path, &u.param_errs));
        let of_failed = failed.iter().map(|f| (&f.affected_path, &f.param_errs));
        of_updated
            .chain(of_failed)
            .flat_map(|(path, errs)| errs.iter().map(move |e| (path.as_str(), e)))
    }
}

/// What was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationSuccess {
    /// One entry per object; none if a search path found nothing.
    pub updated_inst_results: Vec<UpdatedInstanceResult>,
}

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationFailure {
    /// Why.
    pub err_code: ErrorCode,
    /// The same for human readers; may be empty.
    pub err_msg: String,
    /// The objects that failed, as far as they are known.
    pub updated_inst_failures: Vec<UpdatedInstanceFailure>,
}

impl OperationFailure {
    /// A failure with its code and text.
    #[must_use]
    pub fn new(err_code: impl Into<ErrorCode>, err_msg: impl Into<String>) -> Self {
        Self {
            err_code: err_code.into(),
            err_msg: err_msg.into(),
            updated_inst_failures: Vec::new(),
        }
    }

    /// The same with one more object that failed.
    #[must_use]
    pub fn with_updated_inst_failure(mut self, failure: UpdatedInstanceFailure) -> Self {
        self.updated_inst_failures.push(failure);
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
}

impl fmt::Display for OperationFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure().fmt(f)
    }
}

impl core::error::Error for OperationFailure {}

/// One object that could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdatedInstanceFailure {
    /// Full path of the object.
    pub affected_path: String,
    /// The parameters that failed.
    pub param_errs: Vec<ParameterError>,
}

impl UpdatedInstanceFailure {
    /// An object with the parameters that failed.
    #[must_use]
    pub fn new(
        affected_path: impl Into<String>,
        param_errs: impl IntoIterator<Item = ParameterError>,
    ) -> Self {
        Self {
            affected_path: affected_path.into(),
            param_errs: param_errs.into_iter().collect(),
        }
    }
}

/// One changed object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdatedInstanceResult {
    /// Full path of the object.
    pub affected_path: String,
    /// Parameters that failed and were not required.
    pub param_errs: Vec<ParameterError>,
    /// Names and values of what was changed.
    pub updated_params: StringMap,
}

impl UpdatedInstanceResult {
    /// An object with what was changed.
    #[must_use]
    pub fn new(affected_path: impl Into<String>, updated_params: impl Into<StringMap>) -> Self {
        Self {
            affected_path: affected_path.into(),
            param_errs: Vec::new(),
            updated_params: updated_params.into(),
        }
    }

    /// The same with one more parameter that failed and was not required.
    #[must_use]
    pub fn with_param_err(mut self, param_err: ParameterError) -> Self {
        self.param_errs.push(param_err);
        self
    }
}

entries_with_status!(SetResp { updated_obj_results: UpdatedObjectResult } in set_resp::updated_object_result);

same_fields! {
    Set = Set { allow_partial, update_objs }
    UpdateObject = set::UpdateObject { obj_path, param_settings }
    OperationSuccess = set_resp::updated_object_result::operation_status::OperationSuccess {
        updated_inst_results
    }
    OperationFailure = set_resp::updated_object_result::operation_status::OperationFailure {
        err_code, err_msg, updated_inst_failures
    }
    UpdatedInstanceFailure = set_resp::UpdatedInstanceFailure { affected_path, param_errs }
    UpdatedInstanceResult = set_resp::UpdatedInstanceResult {
        affected_path, param_errs, updated_params
    }
}
