//! What the path of a request means in a store, to one who asks.

use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object};
use usp_datamodel::resolve::{Permissions, Purpose, Resolution, ResolveError, Step};
use usp_datamodel::{NodeId, resolve};
use usp_msg::ErrorCode;
use usp_path::{Leniency, Limits, PathView};

use crate::Fault;
use crate::roles::Access;

/// One thing that a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A single object or a row.
    Object(Object),
    /// A table as a whole.
    Table {
        /// The object that it stands in.
        holder: Object,
        table: NodeId,
    },
    Param {
        object: Object,
        param: NodeId,
    },
    Command {
        object: Object,
        command: NodeId,
    },
}

/// Everything that a path leads to; nothing only for a search or an empty table.
pub(crate) fn find(
    path: &str,
    store: &Instances<'_>,
    access: &Access,
    purpose: Purpose,
) -> Result<Vec<Target>, Fault> {
    find_as(&parse(path)?, store, access, purpose)
}

/// A path as an Agent takes it.
pub(crate) fn parse(path: &str) -> Result<PathView<'_>, Fault> {
    // [R-ARC.9a] white space; [R-ARC.7] the last dot of an object
    PathView::parse_with(path, Leniency::AGENT, &Limits::DEFAULT)
        .map_err(|error| Fault::new(ErrorCode::INVALID_PATH_SYNTAX, error))
}

/// The same for a path that is parsed, with any filter.
pub(crate) fn find_as(
    path: &PathView<'_>,
    store: &Instances<'_>,
    permissions: &dyn Permissions,
    purpose: Purpose,
) -> Result<Vec<Target>, Fault> {
    let fault = |error: ResolveError| Fault::new(error.code(), error);
    let mut resolution =
        Resolution::new(store.supported(), path, purpose, permissions).map_err(fault)?;
    let mut source = store;
    // A store in memory always has the answer.
    if resolution.step(&mut source).map_err(fault)? != Step::Done {
        return Err(Fault::new(
            ErrorCode::INTERNAL_ERROR,
            "the store did not answer",
        ));
    }
    let targets = resolution.targets().iter().filter_map(|target| {
        let object = Object::from_token(resolution.place(target.object()).token());
        Some(match *target {
            resolve::Target::Object(_) => Target::Object(object),
            resolve::Target::Table { table, .. } => Target::Table {
                holder: object,
                table,
            },
            resolve::Target::Param { param, .. } => Target::Param { object, param },
            resolve::Target::Command { command, .. } => Target::Command { object, command },
            // No request is for events.
            resolve::Target::Event { .. } | _ => return None,
        })
    });
    Ok(targets.collect())
}
