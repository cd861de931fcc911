//! Add: create object instances.

use alloc::{string::String, vec::Vec};

use crate::{
    OperationFailure, ParamSetting, ParameterError, StringMap,
    convert::{entries_with_status, same_fields},
};

/// Creates object instances.
///
/// ```
/// use usp_msg::{Add, ParamSetting, add::CreateObject};
///
/// let add = Add::new([CreateObject::new(
///     "Device.LocalAgent.Subscription.",
///     [
///         ParamSetting::required("NotifType", "ValueChange"),
///         ParamSetting::required("ReferenceList", "Device.DeviceInfo.SoftwareVersion"),
///         ParamSetting::new("Enable", "true"),
///     ],
/// )]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Add {
    /// Whether to carry out what is possible, though other objects fail.
    pub allow_partial: bool,
    /// What to create.
    pub create_objs: Vec<CreateObject>,
}

impl Add {
    /// An Add that is carried out as a whole or not at all.
    #[must_use]
    pub fn new(create_objs: impl IntoIterator<Item = CreateObject>) -> Self {
        Self {
            allow_partial: false,
            create_objs: create_objs.into_iter().collect(),
        }
    }

    /// The same, carried out in part or not; default `false`.
    #[must_use]
    pub fn with_allow_partial(mut self, allow_partial: bool) -> Self {
        self.allow_partial = allow_partial;
        self
    }
}

/// One instance to create, or one below each object that a search path finds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CreateObject {
    /// Path of the table.
    pub obj_path: String,
    /// Initial values.
    pub param_settings: Vec<ParamSetting>,
}

impl CreateObject {
    /// An instance of this table with these initial values.
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

/// What was created: the answer to Add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AddResp {
    /// One entry per object of the request, in its order; several if a search path found several.
    pub created_obj_results: Vec<CreatedObjectResult>,
}

impl AddResp {
    /// An AddResp of these entries.
    #[must_use]
    pub fn new(created_obj_results: impl IntoIterator<Item = CreatedObjectResult>) -> Self {
        Self {
            created_obj_results: created_obj_results.into_iter().collect(),
        }
    }

    /// The instances that were created, in order.
    pub fn created(&self) -> impl Iterator<Item = &OperationSuccess> {
        self.created_obj_results
            .iter()
            .filter_map(|r| r.oper_status.as_ref().ok())
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &OperationFailure)> {
        self.created_obj_results.iter().filter_map(|r| {
            let failure = r.oper_status.as_ref().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }
}

/// What one object of an Add gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CreatedObjectResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// The new instance, or why there is none.
    pub oper_status: Result<OperationSuccess, OperationFailure>,
}

impl CreatedObjectResult {
    /// The entry of an instance that was created.
    #[must_use]
    pub fn success(requested_path: impl Into<String>, success: OperationSuccess) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Ok(success),
        }
    }

    /// The entry of an object that failed.
    #[must_use]
    pub fn failed(requested_path: impl Into<String>, failure: OperationFailure) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Err(failure),
        }
    }
}

/// The new instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationSuccess {
    /// Full path with the new instance number; empty if a search path found no parent.
    pub instantiated_path: String,
    /// Parameters that failed and were not required.
    pub param_errs: Vec<ParameterError>,
    /// Names and values of all unique keys.
    pub unique_keys: StringMap,
}

impl OperationSuccess {
    /// An instance with its unique keys.
    #[must_use]
    pub fn new(instantiated_path: impl Into<String>, unique_keys: impl Into<StringMap>) -> Self {
        Self {
            instantiated_path: instantiated_path.into(),
            param_errs: Vec::new(),
            unique_keys: unique_keys.into(),
        }
    }

    /// The same with one more parameter that failed and was not required.
    #[must_use]
    pub fn with_param_err(mut self, param_err: ParameterError) -> Self {
        self.param_errs.push(param_err);
        self
    }
}

entries_with_status!(AddResp { created_obj_results: CreatedObjectResult } in add_resp::created_object_result);

same_fields! {
    Add = Add { allow_partial, create_objs }
    CreateObject = add::CreateObject { obj_path, param_settings }
    OperationSuccess = add_resp::created_object_result::operation_status::OperationSuccess {
        instantiated_path, param_errs, unique_keys
    }
}
