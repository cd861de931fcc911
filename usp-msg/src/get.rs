//! Get: read parameters.

use alloc::{format, string::String, vec::Vec};

use crate::{ErrorCode, Failure, StringMap, convert::same_fields, failure::path_result};

/// Asks for parameter values.
///
/// ```
/// use usp_msg::{Get, Msg, MsgId, Request};
///
/// let get = Get::new(["Device.DeviceInfo."]).with_max_depth(1);
/// let msg = Msg::new(MsgId::try_from("1")?, Request::from(get));
/// # Ok::<(), usp_msg::EmptyMsgId>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Get {
    /// Paths of objects, instances or parameters; search paths are welcome.
    pub param_paths: Vec<String>,
    /// Object levels to descend; 0 is all (USP 1.2).
    pub max_depth: u32,
}

impl Get {
    /// A Get of these paths, at any depth.
    #[must_use]
    pub fn new<P: Into<String>>(param_paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            param_paths: param_paths.into_iter().map(Into::into).collect(),
            max_depth: 0,
        }
    }

    /// The same, descending this many object levels; default 0, which is all.
    #[must_use]
    pub fn with_max_depth(mut self, levels: u32) -> Self {
        self.max_depth = levels;
        self
    }
}

/// Parameter values: the answer to Get.
///
/// ```
/// use usp_msg::{ErrorCode, GetResp, get::{RequestedPathResult, ResolvedPathResult}};
///
/// let resp = GetResp::new([
///     RequestedPathResult::new("Device.Time.", [
///         ResolvedPathResult::new("Device.Time.", [("Enable", "true")]),
///     ]),
///     RequestedPathResult::failed("Device.Nope.", ErrorCode::INVALID_PATH, "no such object"),
/// ]);
/// assert_eq!(resp.value("Device.Time.Enable"), Some("true"));
/// for param in resp.params() {
///     println!("{} = {}", param.path(), param.value);
/// }
/// for (path, failure) in resp.failures() {
///     println!("{path}: {failure}");
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetResp {
    /// One entry per path of the request, in its order.
    pub req_path_results: Vec<RequestedPathResult>,
}

impl GetResp {
    /// A GetResp of these entries.
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

    /// All parameters of all entries, in order.
    pub fn params(&self) -> impl Iterator<Item = Param<'_>> {
        self.req_path_results
            .iter()
            .flat_map(RequestedPathResult::params)
    }

    /// The value of a parameter, by its full path.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&str> {
        self.params().find(|p| p.is_at(path)).map(|p| p.value)
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, Failure<'_>)> {
        self.req_path_results.iter().filter_map(|r| {
            let failure = r.result().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }
}

/// One parameter of a [`GetResp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Param<'a> {
    /// Full path of the object, with its final dot.
    pub object: &'a str,
    /// Name relative to the object; Agents before USP 1.2 put names of sub-objects before it.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
}

impl Param<'_> {
    /// Full path of the parameter.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}{}", self.object, self.name)
    }

    /// Whether this is the parameter with this full path.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        path.strip_prefix(self.object) == Some(self.name)
    }
}

/// What one path of a Get gave.
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
    /// One entry per object that was found and has parameters to show.
    pub resolved_path_results: Vec<ResolvedPathResult>,
}

impl RequestedPathResult {
    /// The entry of a path that did not fail, though it may have found nothing.
    #[must_use]
    pub fn new(
        requested_path: impl Into<String>,
        resolved_path_results: impl IntoIterator<Item = ResolvedPathResult>,
    ) -> Self {
        Self {
            requested_path: requested_path.into(),
            err_code: ErrorCode::SUCCESS,
            err_msg: String::new(),
            resolved_path_results: resolved_path_results.into_iter().collect(),
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
            resolved_path_results: Vec::new(),
        }
    }

    /// The objects that were found.
    ///
    /// # Errors
    ///
    /// Why the path failed, if `err_code` is not 0.
    pub fn result(&self) -> Result<&[ResolvedPathResult], Failure<'_>> {
        path_result(self.err_code, &self.err_msg, &self.resolved_path_results)
    }

    /// All parameters of all objects, in order.
    pub fn params(&self) -> impl Iterator<Item = Param<'_>> {
        self.resolved_path_results.iter().flat_map(|r| {
            r.result_params.iter().map(|(name, value)| Param {
                object: &r.resolved_path,
                name,
                value,
            })
        })
    }
}

/// Parameters of one object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ResolvedPathResult {
    /// Full path of the object, with its final dot.
    pub resolved_path: String,
    /// Names relative to the object, and values.
    pub result_params: StringMap,
}

impl ResolvedPathResult {
    /// Parameters of one object.
    #[must_use]
    pub fn new(resolved_path: impl Into<String>, result_params: impl Into<StringMap>) -> Self {
        Self {
            resolved_path: resolved_path.into(),
            result_params: result_params.into(),
        }
    }
}

same_fields! {
    Get = Get { param_paths, max_depth }
    GetResp = GetResp { req_path_results }
    RequestedPathResult = get_resp::RequestedPathResult {
        requested_path, err_code, err_msg, resolved_path_results
    }
    ResolvedPathResult = get_resp::ResolvedPathResult { resolved_path, result_params }
}
