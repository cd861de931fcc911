//! GetInstances: list object instances.

use alloc::{string::String, vec::Vec};

use crate::{ErrorCode, Failure, StringMap, convert::same_fields, failure::path_result};

/// Asks for the instances of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetInstances {
    /// Paths of tables; search paths are welcome.
    pub obj_paths: Vec<String>,
    /// Whether to leave child tables out.
    pub first_level_only: bool,
}

impl GetInstances {
    /// A GetInstances of these tables, child tables included.
    #[must_use]
    pub fn new<P: Into<String>>(obj_paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            obj_paths: obj_paths.into_iter().map(Into::into).collect(),
            first_level_only: false,
        }
    }

    /// The same, with or without child tables; default `false`, that is, with them.
    #[must_use]
    pub fn with_first_level_only(mut self, first_level_only: bool) -> Self {
        self.first_level_only = first_level_only;
        self
    }
}

/// Object instances: the answer to GetInstances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetInstancesResp {
    /// One entry per path of the request, in its order.
    pub req_path_results: Vec<RequestedPathResult>,
}

impl GetInstancesResp {
    /// A GetInstancesResp of these entries.
    #[must_use]
    pub fn new(req_path_results: impl IntoIterator<Item = RequestedPathResult>) -> Self {
        Self {
            req_path_results: req_path_results.into_iter().collect(),
        }
    }

    /// The entry of a path, as it stood in the request.
    #[must_use]
    pub fn entry(&self, requested_path: &str) -> Option<&RequestedPathResult> {
        self.req_path_results
            .iter()
            .find(|r| r.requested_path == requested_path)
    }

    /// All instances of all entries, in order.
    pub fn instances(&self) -> impl Iterator<Item = &CurrInstance> {
        self.req_path_results.iter().flat_map(|r| &r.curr_insts)
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, Failure<'_>)> {
        self.req_path_results.iter().filter_map(|r| {
            let failure = r.result().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }
}

/// What one path of a GetInstances gave.
///
/// The fields are those of the wire; [`result`](Self::result) reads them as the standard means them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RequestedPathResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// 0, or why the path failed.
    pub err_code: ErrorCode,
    /// Why the path failed, for human readers.
    pub err_msg: String,
    /// The instances.
    pub curr_insts: Vec<CurrInstance>,
}

impl RequestedPathResult {
    /// The entry of a path that did not fail, though it may have found nothing.
    #[must_use]
    pub fn new(
        requested_path: impl Into<String>,
        curr_insts: impl IntoIterator<Item = CurrInstance>,
    ) -> Self {
        Self {
            requested_path: requested_path.into(),
            err_code: ErrorCode::SUCCESS,
            err_msg: String::new(),
            curr_insts: curr_insts.into_iter().collect(),
        }
    }

    /// The entry of a path that failed.
    #[must_use]
    pub fn failed(
        requested_path: impl Into<String>,
        err_code: impl Into<ErrorCode>,
        err_msg: impl Into<String>,
    ) -> Self {
        Self {
            requested_path: requested_path.into(),
            err_code: err_code.into(),
            err_msg: err_msg.into(),
            curr_insts: Vec::new(),
        }
    }

    /// The instances.
    ///
    /// # Errors
    ///
    /// Why the path failed, if `err_code` is not 0.
    pub fn result(&self) -> Result<&[CurrInstance], Failure<'_>> {
        path_result(self.err_code, &self.err_msg, &self.curr_insts)
    }
}

/// One instance of a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CurrInstance {
    /// Full path with instance number and final dot.
    pub instantiated_obj_path: String,
    /// Names and values of all unique keys.
    pub unique_keys: StringMap,
}

impl CurrInstance {
    /// An instance with its unique keys.
    #[must_use]
    pub fn new(
        instantiated_obj_path: impl Into<String>,
        unique_keys: impl Into<StringMap>,
    ) -> Self {
        Self {
            instantiated_obj_path: instantiated_obj_path.into(),
            unique_keys: unique_keys.into(),
        }
    }
}

same_fields! {
    GetInstances = GetInstances { obj_paths, first_level_only }
    GetInstancesResp = GetInstancesResp { req_path_results }
    RequestedPathResult = get_instances_resp::RequestedPathResult {
        requested_path, err_code, err_msg, curr_insts
    }
    CurrInstance = get_instances_resp::CurrInstance { instantiated_obj_path, unique_keys }
}
