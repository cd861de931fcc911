//! The objects that a resolution has come through.

use alloc::vec::Vec;
use core::fmt;

use crate::instances::InstanceNumbers;
use crate::schema::{NodeId, ObjectNode, Schema};

/// The number of an object within one resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(u32);

impl PlaceId {
    /// The nameless object above all others.
    pub(super) const ROOT: Self = Self(0);
}

/// Objects by number, each with the object that it stands in.
#[derive(Clone, Debug)]
pub struct Places<'s> {
    schema: Schema<'s>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    token: u64,
    parent: u32,
    number: u32,
    node: NodeId,
    /// Whether the object is mounted at the one that it stands in.
    is_mounted: bool,
}

impl<'s> Places<'s> {
    /// No objects but the nameless one above all others.
    pub(super) fn new(schema: Schema<'s>) -> Self {
        let root = Entry {
            token: 0,
            parent: 0,
            number: 0,
            node: NodeId::new(0),
            is_mounted: false,
        };
        Self {
            schema,
            entries: alloc::vec![root],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.entries.truncate(length);
    }

    /// Adds a single object (number 0) or a row; `None` beyond 32 bits.
    pub(super) fn push(
        &mut self,
        parent: PlaceId,
        node: NodeId,
        number: u32,
        token: u64,
    ) -> Option<PlaceId> {
        let id = u32::try_from(self.entries.len()).ok()?;
        let above = self.entries.get(crate::packed::format::index(parent.0));
        let is_mounted = above.is_some_and(|above| is_mounted(self.schema, above.node, node));
        self.entries.push(Entry {
            token,
            parent: parent.0,
            number,
            node,
            is_mounted,
        });
        Some(PlaceId(id))
    }

    /// An object.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        let places = View {
            schema: self.schema,
            entries: &self.entries,
        };
        Place { places, id }
    }
}

#[derive(Clone, Copy)]
struct View<'p> {
    schema: Schema<'p>,
    entries: &'p [Entry],
}

/// An object of the instantiated data model: its node, and the way to it.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    places: View<'p>,
    id: PlaceId,
}

impl<'p> Place<'p> {
    fn entry(&self) -> Entry {
        let at = crate::packed::format::index(self.id.0);
        self.places.entries.get(at).copied().unwrap_or(Entry {
            token: 0,
            parent: 0,
            number: 0,
            node: NodeId::new(0),
            is_mounted: false,
        })
    }

    /// The number of the object within its resolution.
    #[must_use]
    pub const fn id(&self) -> PlaceId {
        self.id
    }

    /// The node: an object, or the table whose row it is; number 0 above all objects.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.entry().node
    }

    /// The object or table; `None` above all objects.
    #[must_use]
    pub fn object(&self) -> Option<ObjectNode<'p>> {
        self.places.schema.node(self.node())?.as_object()
    }

    /// What the source gave as its own name of the object.
    #[must_use]
    pub fn token(&self) -> u64 {
        self.entry().token
    }

    /// The instance number of a row; 0 for a single object.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.entry().number
    }

    /// The object that it stands in; `None` above all objects.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        (self.id != PlaceId::ROOT).then(|| Self {
            places: self.places,
            id: PlaceId(self.entry().parent),
        })
    }

    /// The instance numbers on the way to the object, its own included.
    #[must_use]
    pub fn numbers(&self) -> InstanceNumbers {
        let mut numbers = InstanceNumbers::new(self.node());
        let mut at = Some(*self);
        while let Some(place) = at {
            let entry = place.entry();
            if entry.number != 0 {
                numbers.push_front(entry.number);
            }
            at = place.parent();
            if let Some(point) = at.filter(|_| entry.is_mounted) {
                numbers.mount_front(point.node());
            }
        }
        numbers
    }

    /// The instance numbers of a row that a table below the object is about to get: 0 is the last.
    #[must_use]
    pub fn numbers_of_new_row(&self, table: NodeId) -> InstanceNumbers {
        let is_mounted = is_mounted(self.places.schema, self.node(), table);
        self.numbers().with_new_row(table, is_mounted)
    }

    /// The way to the object, as what tells objects apart.
    pub(super) fn way(&self) -> Vec<(NodeId, u32)> {
        let mut way = Vec::new();
        let mut at = *self;
        while let Some(parent) = at.parent() {
            let entry = at.entry();
            way.push((entry.node, entry.number));
            at = parent;
        }
        way.reverse();
        way
    }
}

/// Whether what stands in an object is mounted there, and no part of it in the model.
fn is_mounted(schema: Schema<'_>, holder: NodeId, node: NodeId) -> bool {
    let above = schema.node(node).and_then(|node| node.parent());
    above.is_some_and(|above| above.id() != holder)
}

impl fmt::Display for Place<'_> {
    /// The path with instance numbers and a dot at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (node, number) in self.way() {
            if let Some(node) = self.places.schema.node(node) {
                write!(f, "{}.", node.name())?;
            }
            if number != 0 {
                write!(f, "{number}.")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({self})")
    }
}
