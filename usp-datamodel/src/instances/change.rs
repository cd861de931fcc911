//! What a transaction has changed.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{InstanceNumbers, Object};
use crate::schema::NodeId;

/// One change, to be notified or stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A row was created. Its values are not reported as changes.
    Created(Place),
    /// A row was deleted, on its own or with the row that it stood in.
    Deleted(Place),
    /// A value was changed.
    Value {
        /// The object.
        object: Place,
        /// The parameter.
        param: NodeId,
        /// The canonical value before.
        old: Box<str>,
        /// The canonical value now.
        new: Box<str>,
    },
    /// A write-once parameter was set to the value that it had: it is read-only now.
    ///
    /// Nothing to notify, but to be stored.
    Fixed {
        /// The object.
        object: Place,
        /// The parameter.
        param: NodeId,
    },
}

/// An object of a change, by name: it may no longer exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The object; a deleted one is not to be asked for.
    pub object: Object,
    /// The instance numbers on the way to it.
    pub numbers: InstanceNumbers,
    /// The path, with a dot at the end.
    pub path: Box<str>,
}

/// What a transaction has changed, in order: rows as they came and went, then values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) list: Vec<Change>,
}

impl Changes {
    /// All changes.
    #[must_use]
    pub fn as_slice(&self) -> &[Change] {
        &self.list
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The rows created.
    pub fn created(&self) -> impl Iterator<Item = &Place> {
        self.list.iter().filter_map(|change| match change {
            Change::Created(place) => Some(place),
            Change::Deleted(_) | Change::Value { .. } | Change::Fixed { .. } => None,
        })
    }

    /// The rows deleted.
    pub fn deleted(&self) -> impl Iterator<Item = &Place> {
        self.list.iter().filter_map(|change| match change {
            Change::Deleted(place) => Some(place),
            Change::Created(_) | Change::Value { .. } | Change::Fixed { .. } => None,
        })
    }

    /// Adds the changes of a later transaction.
    pub fn append(&mut self, later: Self) {
        self.list.extend(later.list);
    }
}

impl<'c> IntoIterator for &'c Changes {
    type Item = &'c Change;
    type IntoIter = core::slice::Iter<'c, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
