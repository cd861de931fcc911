//! The quick way from a path to its node: one probe of a perfect hash table.
//!
//! The hash of the path, whatever its instance numbers, names one node and the object that holds
//! it. Then all of the path is compared with what the image says of both, so no hash can lead
//! astray. The child of a known node is one probe of another table.

use super::lookup::PathInstances;
use super::{Kind, Node, NodeId, Schema};
use crate::packed::fold;
use crate::packed::format::{
    self, EDGE_BYTES, HOLDER_BYTES, NODE_BYTES, PATH_BYTES, PIECE_BYTES, Section, bits, text_place,
    u16_at, u32_at,
};
use crate::packed::hash::{self, Tail};
use crate::packed::index::Index;
use crate::packed::piece::{ends, identifier, starts};

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
        let tail = Tail::of(name);
        let is_holder_wanted = wanted == Wanted::Holder;
        let hash = hash::edge(parent.0, is_holder_wanted, tail.hash(name));
        let slot = Index::<EDGE_BYTES>::new(self.edges)?.slot(hash)?;
        let number = u16::from_le_bytes(*slot);
        let node: &[u8; NODE_BYTES] = format::record(self.nodes, usize::from(number))?;
        let text = self.text.as_bytes();
        let (start, length) = text_place(text, u32_at(node, 0)?)?;
        let end = start.checked_add(length)?;
        let before = end.checked_sub(hash::TAIL_BYTES)?;
        let found = Tail::within(text.get(before..end)?.try_into().ok()?, length);
        let kind = Kind::from_number(u16_at(node, 8)? & bits::KIND);
        let is_it = found.is(&tail)
            && u16_at(node, 4)? == parent.0
            && number != format::NONE
            && is_holder(kind) == is_holder_wanted
            && (tail.is_whole() || text.get(start..end)? == name);
        is_it.then_some(NodeId(number))
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
    let slots = Index::<PATH_BYTES>::new(schema.section(Section::Paths))?;
    let [n0, n1, h0, h1] = *slots.slot(fold::hash(path)?)?;
    let number = u16::from_le_bytes([n0, n1]);
    let node: &[u8; NODE_BYTES] = format::record(schema.nodes, usize::from(number))?;
    let at = usize::from(u16::from_le_bytes([h0, h1])).checked_mul(PIECE_BYTES)?;
    let holder = schema.section(Section::Holders).get(at..)?;
    let (holder, between) = holder.split_first_chunk::<HOLDER_BYTES>()?;
    let [o0, o1, identifiers, is_table, ..] = *holder;
    let object = u16::from_le_bytes([o0, o1]);
    let text = schema.text.as_bytes();
    let first = text_place(text, u32_at(holder, 4)?)?;
    let mut last = text_place(text, u32_at(holder, 8)?)?;
    let mut left = identifiers;
    let mut end = path.len();
    let mut is_it = true;
    let mut is_row = false;
    if number == object {
        if is_table != 0 {
            is_row = ends_in_row(path);
            left = left.checked_sub(u8::from(!is_row))?;
            // The path of a table ends with its name, and that of a row may lack the last dot.
            if !is_row || !path.ends_with(b".") {
                last = (0, 0);
            }
        }
    } else {
        let name = text_place(text, u32_at(node, 0)?)?;
        is_it = ends(path, end, text, name)? && u16_at(node, 4)? == object;
        end = end.checked_sub(name.1)?;
    }
    is_it &= ends(path, end, text, last)? & starts(path, text, first)?;
    let mut at = first.1;
    let mut between = between.chunks_exact(PIECE_BYTES);
    while left > 0 {
        let (instance, length) = identifier(path, at)?;
        instances.push(instance)?;
        at = at.checked_add(length)?;
        left = left.wrapping_sub(1);
        if left > 0 {
            let piece = text_place(text, u32_at(between.next()?, 0)?)?;
            at = at.checked_add(piece.1)?;
            is_it &= ends(path, at, text, piece)?;
        }
    }
    (is_it && at.checked_add(last.1)? == end).then_some((NodeId(number), is_row))
}

/// Whether the last segment of a path is no name.
fn ends_in_row(path: &[u8]) -> bool {
    let path = path.strip_suffix(b".").unwrap_or(path);
    let last = path.rsplit(|byte| *byte == b'.').next();
    let first = last.and_then(|segment| segment.first());
    first.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'{')
}

#[cfg(all(test, feature = "tr181"))]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_path_of_the_schema_has_the_quick_way() {
        let schema = crate::tr181();
        let mut counted = 0;
        for node in schema.nodes().filter(|node| !node.is_deleted()) {
            let kind = node.kind();
            let path = node.path().to_string();
            if !matches!(
                kind,
                Kind::Object | Kind::Table | Kind::Param | Kind::Command | Kind::Event
            ) {
                continue;
            }
            for number in ["{i}", "1", "40", "4294967295"] {
                let mut instances = PathInstances::default();
                let path = path.replace("{i}", number);
                let found = find(&schema, path.as_bytes(), &mut instances);
                assert_eq!(found, Some((node.id(), kind == Kind::Table)), "{path}");
                let instance = number.parse().ok();
                assert!(instances.iter().all(|found| found == instance), "{path}");
                counted += 1;
            }
        }
        assert!(counted > 30_000, "{counted}");
    }
}
