//! The names of objects and parameters.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use super::{Instances, Object};
use crate::schema::{Mounts, NodeId};

/// Most instance numbers in a path, mount points included.
const MAX_NUMBERS: usize = 15;

/// The instance numbers on the way to an object, from left to right, with the mount points on it.
#[derive(Clone, Copy, Default)]
pub struct InstanceNumbers {
    numbers: [u32; MAX_NUMBERS],
    length: u8,
    object: NodeId,
    mounts: Mounts,
}

impl InstanceNumbers {
    /// No numbers yet, of an object or of a row of a table.
    pub(crate) fn new(object: NodeId) -> Self {
        Self {
            object,
            ..Self::default()
        }
    }

    /// The object, or the table whose row it is.
    #[must_use]
    pub const fn object(&self) -> NodeId {
        self.object
    }

    /// The mount points on the way to the object, for what is mounted.
    #[must_use]
    pub const fn mounts(&self) -> &Mounts {
        &self.mounts
    }

    /// Puts a mount point before all others.
    pub(crate) fn mount_front(&mut self, point: NodeId) {
        self.mounts.push_front(point);
    }

    /// The numbers of a row that a table is about to get: 0 stands for its own.
    pub(crate) fn with_new_row(mut self, table: NodeId, is_mounted: bool) -> Self {
        if is_mounted && self.mounts.push(self.object).is_none() {
            self.mounts = Mounts::lost();
        }
        if usize::from(self.length) < MAX_NUMBERS {
            // Behind the last number there are zeros.
            self.length = self.length.saturating_add(1);
        } else {
            self.mounts = Mounts::lost();
        }
        self.object = table;
        self
    }

    /// Puts a number before all others.
    ///
    /// A way with more than 15 is one that nothing is granted on: it begins with a node that is no mount point.
    pub(crate) fn push_front(&mut self, number: u32) {
        let length = usize::from(self.length);
        if length < MAX_NUMBERS {
            self.numbers.copy_within(..length, 1);
            if let Some(first) = self.numbers.first_mut() {
                *first = number;
            }
            self.length = self.length.saturating_add(1);
        } else {
            self.mounts = Mounts::lost();
        }
    }
}

impl Deref for InstanceNumbers {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.numbers
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }
}

impl fmt::Debug for InstanceNumbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

impl PartialEq for InstanceNumbers {
    fn eq(&self, other: &Self) -> bool {
        **self == **other && self.mounts == other.mounts && self.object == other.object
    }
}

impl Eq for InstanceNumbers {}

impl<'s> Instances<'s> {
    /// The instance numbers on the way to an object, its own included.
    #[must_use]
    pub fn numbers(&self, object: Object) -> InstanceNumbers {
        let mut numbers = InstanceNumbers::new(object.node);
        let mut record = object.record;
        while let Some(found) = self.record(record) {
            if found.number != 0 {
                numbers.push_front(found.number);
            }
            if let Some(point) = found.mount {
                numbers.mount_front(point);
            }
            if record == super::ROOT {
                break;
            }
            record = found.parent;
        }
        numbers
    }

    /// The path of an object, with a dot at the end.
    #[must_use]
    pub const fn path(&self, object: Object) -> ObjectName<'_, 's> {
        ObjectName {
            store: self,
            object,
        }
    }

    /// The path of a parameter of an object.
    #[must_use]
    pub const fn param_path(&self, object: Object, param: NodeId) -> ParamName<'_, 's> {
        ParamName {
            object: self.path(object),
            param,
        }
    }

    pub(super) fn path_text(&self, object: Object) -> Box<str> {
        self.path(object).to_string().into_boxed_str()
    }
}

/// The path of an object, as a [`Display`](fmt::Display).
#[derive(Clone, Copy)]
pub struct ObjectName<'i, 's> {
    store: &'i Instances<'s>,
    object: Object,
}

impl fmt::Display for ObjectName<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut way: Vec<Object> = Vec::new();
        let mut at = Some(self.object);
        while let Some(object) = at.filter(|object| *object != self.store.root()) {
            way.push(object);
            at = self.store.parent(object);
        }
        for object in way.into_iter().rev() {
            if let Some(node) = self.store.schema().node(object.node()) {
                write!(f, "{}.", node.name())?;
            }
            match self.store.number(object) {
                0 => {}
                number => write!(f, "{number}.")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ObjectName<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The path of a parameter, as a [`Display`](fmt::Display).
#[derive(Clone, Copy, Debug)]
pub struct ParamName<'i, 's> {
    object: ObjectName<'i, 's>,
    param: NodeId,
}

impl fmt::Display for ParamName<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.object.fmt(f)?;
        let node = self.object.store.schema().node(self.param);
        f.write_str(node.map_or("", |node| node.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_with_too_many_numbers_is_one_that_nothing_speaks_of() {
        let mut numbers = InstanceNumbers::new(NodeId::new(9));
        for number in 1..=15 {
            numbers.push_front(number);
        }
        assert_eq!(numbers.len(), 15);
        assert!(numbers.mounts().is_empty());
        let new_row = numbers.with_new_row(NodeId::new(10), false);
        numbers.push_front(16);
        numbers.mount_front(NodeId::new(5));
        for lost in [numbers, new_row] {
            assert_eq!(lost.mounts().first(), Some(&NodeId::default()));
        }
    }
}
