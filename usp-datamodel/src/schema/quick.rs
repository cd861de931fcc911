//! The quick way from a path to its node: two probes of perfect hash tables.
//!
//! The path of the object, without its instance numbers, is one probe; the name behind it is the
//! other. Both finds are compared with what the image has, so no hash can lead astray.

use super::lookup::PathInstances;
use super::{Kind, Node, NodeId, Schema};
use crate::packed::format::{
    self, EDGE_BYTES, NODE_BYTES, OBJECT_BYTES, Section, bits, index, text_place, u16_at, u32_at,
};
use crate::packed::hash::{self, Tail};
use crate::packed::index::Index;
use crate::packed::plain::{MAX_WORDS, PlainPath, Words, last_dot, parse_number};

/// Which of two children of one name is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One with something behind it: object, table, input, output.
    Holder,
    /// A parameter, command or event.
    Leaf,
}

/// Whether nodes of this kind have something behind them that a path names.
pub(crate) const fn is_holder(kind: Kind) -> bool {
    kind.is_object() || matches!(kind, Kind::Input | Kind::Output)
}

impl<'a> Node<'a> {
    /// The child with a name.
    #[inline]
    pub(crate) fn child(&self, name: &str, wanted: Wanted) -> Option<Self> {
        let found = self.schema.child(self.id, name.as_bytes(), wanted)?;
        Some(Self::new(self.schema, found))
    }
}

impl Schema<'_> {
    /// The child of a node by name.
    #[inline]
    pub(crate) fn child(&self, parent: NodeId, name: &[u8], wanted: Wanted) -> Option<NodeId> {
        let (id, _) = self.child_with(parent, name, &Tail::of(name), wanted)?;
        Some(id)
    }

    /// The child of a node by name and tail of the name, and its bits.
    #[inline]
    fn child_with(
        &self,
        parent: NodeId,
        name: &[u8],
        tail: &Tail,
        wanted: Wanted,
    ) -> Option<(NodeId, u16)> {
        let is_holder_wanted = wanted == Wanted::Holder;
        let hash = hash::edge(parent.0, is_holder_wanted, tail.hash(name));
        let slot = Index::<EDGE_BYTES>::new(self.edges)?.slot(hash)?;
        let number = u16::from_le_bytes(*slot);
        let node: &[u8; NODE_BYTES] = format::record(self.nodes, usize::from(number))?;
        let bits = u16_at(node, 8)?;
        let text = self.text.as_bytes();
        let (start, length) = text_place(text, u32_at(node, 0)?)?;
        let end = start.checked_add(length)?;
        let before = end.checked_sub(hash::TAIL_BYTES)?;
        let found = Tail::within(text.get(before..end)?.try_into().ok()?, length);
        let is_it = found == *tail
            && u16_at(node, 4)? == parent.0
            && number != format::NONE
            && is_holder(Kind::from_number(bits & bits::KIND)) == is_holder_wanted
            && (tail.is_whole() || text.get(start..end)? == name);
        is_it.then_some((NodeId(number), bits))
    }

    /// The object with a path in words, and whether it is a table.
    #[inline]
    fn object(&self, path: &PlainPath, words: &Words) -> Option<(NodeId, bool)> {
        let objects = Index::<OBJECT_BYTES>::new(self.section(Section::Objects))?;
        let [n0, n1, count, is_table, a0, a1, a2, a3] = *objects.slot(path.hash)?;
        let at = index(u32::from_le_bytes([a0, a1, a2, a3]));
        let is_it = path.is(words, self.section(Section::Paths), at)?;
        let number = u16::from_le_bytes([n0, n1]);
        (is_it && usize::from(count) == path.count).then_some((NodeId(number), is_table != 0))
    }
}

/// The quick way: names, numbers and `{i}` only, nothing mounted, nothing deleted.
///
/// Returns the node and whether the path ends at a row of it.
pub(super) fn find(
    schema: &Schema<'_>,
    path: &[u8],
    instances: &mut PathInstances,
) -> Option<(NodeId, bool)> {
    let end = last_dot(path)?.checked_add(1)?;
    let mut words = [0; MAX_WORDS];
    let plain = PlainPath::read(path.get(..end)?, &mut words, |number| {
        instances.push(number)
    })?;
    let (object, is_table) = schema.object(&plain, &words)?;
    let name = path.get(end..)?;
    let (id, bits, is_row) = match name.first() {
        None if plain.is_row && !is_table => return None,
        None => {
            let node: &[u8; NODE_BYTES] = format::record(schema.nodes, usize::from(object.0))?;
            (object, u16_at(node, 8)?, plain.is_row)
        }
        // A table needs an instance identifier first, and nothing else has one.
        _ if is_table != plain.is_row => {
            return last_row(schema, object, plain.is_row, name, instances);
        }
        Some(_) => {
            let tail = match path.last_chunk() {
                Some(last) => Tail::within(last, name.len()),
                None => Tail::of(name),
            };
            let (id, bits) = schema.child_with(object, name, &tail, Wanted::Leaf)?;
            (id, bits, false)
        }
    };
    (bits >> bits::STATUS_SHIFT & bits::TWO != DELETED).then_some((id, is_row))
}

/// A row whose path has no dot at its end.
#[cold]
fn last_row(
    schema: &Schema<'_>,
    table: NodeId,
    is_row: bool,
    name: &[u8],
    instances: &mut PathInstances,
) -> Option<(NodeId, bool)> {
    let number = parse_number(name).filter(|_| !is_row)?;
    instances.push(number)?;
    let node: &[u8; NODE_BYTES] = format::record(schema.nodes, usize::from(table.0))?;
    (u16_at(node, 8)? >> bits::STATUS_SHIFT & bits::TWO != DELETED).then_some((table, true))
}

/// The greatest life stage.
const DELETED: u16 = 3;
