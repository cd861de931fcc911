//! What the requester may see.

use super::Place;
use crate::schema::NodeId;

/// A filter that hides: what may not be read does not exist.
///
/// It decides which rows an expression finds and which references are followed, for every
/// purpose, and what Get and GetInstances lead to.
pub trait Permissions {
    /// Whether values of the parameter of an object are read (`Param`).
    fn reads_param(&self, object: Place<'_>, param: NodeId) -> bool;

    /// Whether Get resolves the object (`Obj`).
    fn reads_object(&self, object: Place<'_>) -> bool;

    /// Whether Get resolves the table below an object (`Obj`), be it for one row alone.
    fn reads_table(&self, parent: Place<'_>, table: NodeId) -> bool;

    /// Whether GetInstances lists the row (`InstantiatedObj`).
    fn lists_row(&self, row: Place<'_>) -> bool;

    /// Whether secured parameters have their values, and not the null value of their type.
    fn reads_secured(&self) -> bool;
}

/// The view of the Agent itself: nothing is hidden.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "it has nothing to hold")]
pub struct Everything;

impl Permissions for Everything {
    fn reads_param(&self, _object: Place<'_>, _param: NodeId) -> bool {
        true
    }

    fn reads_object(&self, _object: Place<'_>) -> bool {
        true
    }

    fn reads_table(&self, _parent: Place<'_>, _table: NodeId) -> bool {
        true
    }

    fn lists_row(&self, _row: Place<'_>) -> bool {
        true
    }

    fn reads_secured(&self) -> bool {
        true
    }
}
