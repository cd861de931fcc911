//! The names of objects and parameters.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use super::{Instances, Object};
use crate::schema::NodeId;

/// Most entries, of which each mount point takes two.
const MAX_NUMBERS: usize = 19;

/// The instance numbers on the way to an object, from left to right.
///
/// Where something is mounted on the way, a 0, which is no instance number, and the number of the mount point's node
/// stand before what comes below it. A way that is too long for 19 entries begins with two zeros, and what is lost is
/// its beginning.
#[derive(Clone, Copy, Default)]
pub struct InstanceNumbers {
    numbers: [u32; MAX_NUMBERS],
    length: u8,
}

impl InstanceNumbers {
    /// Puts what was mounted before all others.
    pub(crate) fn push_mount(&mut self, point: NodeId) {
        self.push_front(u32::from(point.number()));
        self.push_front(0);
    }

    /// Puts a number before all others.
    pub(crate) fn push_front(&mut self, number: u32) {
        let length = usize::from(self.length);
        if length == MAX_NUMBERS {
            let [first, second, ..] = &mut self.numbers;
            (*first, *second) = (0, 0);
        }
        if length < MAX_NUMBERS {
            self.numbers.copy_within(..length, 1);
            if let Some(first) = self.numbers.first_mut() {
                *first = number;
            }
            self.length = self.length.saturating_add(1);
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
        **self == **other
    }
}

impl Eq for InstanceNumbers {}

impl<'s> Instances<'s> {
    /// The instance numbers on the way to an object, its own included; mount points as [`InstanceNumbers`] says.
    #[must_use]
    pub fn numbers(&self, object: Object) -> InstanceNumbers {
        let mut numbers = InstanceNumbers::default();
        let mut record = object.record;
        while let Some(found) = self.record(record) {
            if found.number != 0 {
                numbers.push_front(found.number);
            }
            if let Some(point) = found.mount {
                numbers.push_mount(point);
            }
            if record == super::ROOT {
                break;
            }
            record = found.parent;
        }
        numbers
    }

    /// The mount point that an object is mounted at; `None` for one that stands in its parent by the model.
    #[must_use]
    pub fn mounted_at(&self, object: Object) -> Option<NodeId> {
        let own = self.record(object.record)?;
        let holder = if self.number(object) == 0 {
            own
        } else {
            self.record(own.parent)?
        };
        let above = self.schema().node(object.node)?.parent()?.id();
        holder.mount.filter(|_| self.mounted_root() == Some(above))
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
