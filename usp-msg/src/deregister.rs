//! Deregister: withdraw registered paths from a broker (USP 1.3).

use alloc::{string::String, vec::Vec};

use crate::{
    OperationFailure,
    convert::{entries_with_status, same_fields},
};

/// Withdraws registered paths from a broker (USP 1.3).
///
/// Several at once, if need be [R-DEREG.3].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deregister {
    /// Paths to withdraw; an empty one withdraws all.
    pub paths: Vec<String>,
}

impl Deregister {
    /// A Deregister of these paths.
    #[must_use]
    pub fn new<P: Into<String>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            paths: paths.into_iter().map(Into::into).collect(),
        }
    }

    /// A Deregister of all that the sender has registered.
    #[must_use]
    pub fn all() -> Self {
        Self::new([""])
    }
}

/// What was deregistered: the answer to Deregister (USP 1.3).
///
/// Deregister has no other answer: failures stand in the entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DeregisterResp {
    /// One entry per path of the request, in its order.
    pub deregistered_path_results: Vec<DeregisteredPathResult>,
}

impl DeregisterResp {
    /// A DeregisterResp of these entries.
    #[must_use]
    pub fn new(
        deregistered_path_results: impl IntoIterator<Item = DeregisteredPathResult>,
    ) -> Self {
        Self {
            deregistered_path_results: deregistered_path_results.into_iter().collect(),
        }
    }

    /// The paths that are no longer registered, in order.
    pub fn deregistered_paths(&self) -> impl Iterator<Item = &str> {
        self.deregistered_path_results
            .iter()
            .filter_map(|r| r.oper_status.as_ref().ok())
            .flat_map(|success| success.deregistered_path.iter().map(String::as_str))
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &OperationFailure)> {
        self.deregistered_path_results.iter().filter_map(|r| {
            let failure = r.oper_status.as_ref().err()?;
            Some((r.requested_path.as_str(), failure))
        })
    }
}

/// What one path of a Deregister gave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DeregisteredPathResult {
    /// The path as it stood in the request.
    pub requested_path: String,
    /// What was deregistered, or why nothing was.
    pub oper_status: Result<OperationSuccess, OperationFailure>,
}

impl DeregisteredPathResult {
    /// The entry of a path that was deregistered, with all paths that it covered.
    #[must_use]
    pub fn success<P: Into<String>>(
        requested_path: impl Into<String>,
        deregistered_path: impl IntoIterator<Item = P>,
    ) -> Self {
        Self {
            requested_path: requested_path.into(),
            oper_status: Ok(OperationSuccess {
                deregistered_path: deregistered_path.into_iter().map(Into::into).collect(),
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

/// What was deregistered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationSuccess {
    /// The paths that are no longer registered; several if all were withdrawn at once.
    pub deregistered_path: Vec<String>,
}

entries_with_status!(DeregisterResp { deregistered_path_results: DeregisteredPathResult } in deregister_resp::deregistered_path_result);

same_fields! {
    Deregister = Deregister { paths }
    OperationSuccess = deregister_resp::deregistered_path_result::operation_status::OperationSuccess {
        deregistered_path
    }
}
