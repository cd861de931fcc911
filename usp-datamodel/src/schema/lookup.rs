//! From a path to its node: a quick way for plain paths, and a walk that knows every reason.
//!
//! The quick way is in `quick`. Whatever it does not find, and every path that is not plain, goes
//! through the walk, one name at a time.

use super::quick::{self, Wanted};
use super::{Mounts, Node, NodeId, ObjectNode, Schema};
use crate::packed::check;
use crate::packed::format::{self, bits};
use crate::packed::piece::parse_number;

/// A node, and what was on the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found<'a> {
    /// The node.
    pub node: Node<'a>,
    /// The instance numbers of the path, from left to right.
    pub instances: PathInstances,
    /// Whether the path ends at a row of the table `node`, and not at the table itself.
    pub is_row: bool,
    /// The mount points that the path went through to a node outside of them.
    pub mounts: Mounts,
}

/// Most instance identifiers in one path.
const MAX_INSTANCES: usize = 15;

/// The instance numbers of a path, from left to right, at most 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PathInstances {
    numbers: [u32; MAX_INSTANCES],
    count: u32,
}

impl PathInstances {
    /// The numbers; `None` for `{i}`, `*` and search expressions.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<u32>> + '_ {
        let numbers = self.numbers.get(..self.len()).unwrap_or_default();
        numbers
            .iter()
            .map(|number| (*number != 0).then_some(*number))
    }

    /// How many instance identifiers the path has.
    #[must_use]
    pub fn len(&self) -> usize {
        format::index(self.count).min(MAX_INSTANCES)
    }

    /// Whether the path has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether each is a number: the path names at most one node of the instantiated model.
    #[must_use]
    pub fn is_concrete(&self) -> bool {
        self.iter().all(|number| number.is_some())
    }

    /// The last number, of the row nearest to the node.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.iter().last().flatten()
    }

    /// Appends a number; 0 stands for anything that is none.
    #[inline]
    pub(super) fn push(&mut self, number: u32) -> Option<()> {
        *self.numbers.get_mut(format::index(self.count))? = number;
        self.count = self.count.saturating_add(1);
        Some(())
    }
}

/// The reason why a path leads nowhere in a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}, at offset {start} of the path")]
pub struct LookupError {
    kind: LookupErrorKind,
    start: usize,
    end: usize,
    known: NodeId,
}

/// The kind of a [`LookupError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LookupErrorKind {
    /// The text is no path: an empty segment or a bad instance identifier.
    #[error("expected a name or an instance identifier")]
    Syntax,
    /// The name is not in the schema.
    #[error("name not in the schema")]
    NotInSchema,
    /// The name was in the model once; no device may use it for anything else.
    #[error("name deleted from the model")]
    Deleted,
    /// An instance identifier stands behind something that is no table.
    #[error("instance identifier behind an object that is no table")]
    NotATable,
    /// A name stands behind a table.
    #[error("expected an instance identifier behind a table")]
    NeedsInstance,
    /// Something stands behind a parameter, or behind a command that has no such part.
    #[error("expected the end of the path behind a parameter, command or event")]
    NotAnObject,
    /// The path follows a reference that has not exactly one target in the schema.
    #[error("reference without a single target in the schema")]
    AmbiguousReference,
    /// A wildcard or search expression stands in a path that has to name one node.
    #[error("wildcard or search expression where one node is wanted")]
    Search,
    /// A reference is followed in a path that has to name one node.
    #[error("followed reference where one node is wanted")]
    Reference,
    /// The path has more instance identifiers than any model.
    #[error("more than 15 instance identifiers")]
    TooManyInstances,
}

impl LookupError {
    pub(crate) const fn new(
        kind: LookupErrorKind,
        start: usize,
        end: usize,
        known: NodeId,
    ) -> Self {
        Self {
            kind,
            start,
            end,
            known,
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> LookupErrorKind {
        self.kind
    }

    /// The bytes of the path that are at fault.
    #[must_use]
    pub const fn span(&self) -> core::ops::Range<usize> {
        self.start..self.end
    }

    /// The last node that the path reached.
    #[must_use]
    pub const fn reached(&self) -> NodeId {
        self.known
    }

    /// The USP error code: 7008 for what is no path, 7026 for what is not in the schema.
    #[must_use]
    pub const fn code(&self) -> u32 {
        if matches!(self.kind, LookupErrorKind::Syntax) {
            7008
        } else {
            7026
        }
    }
}

impl<'a> Schema<'a> {
    /// Finds the node of a path of the instantiated or of the supported data model.
    ///
    /// Instance numbers, `{i}`, `*` and search expressions are taken alike; what they select is
    /// not looked at. Below a mount point the search goes on among the mountable objects. An
    /// object may lack its last dot, as in the value of a reference. Nothing is allocated.
    ///
    /// # Errors
    ///
    /// [`LookupError`] with the reason and the place.
    pub fn lookup(&self, path: &str) -> Result<Found<'a>, LookupError> {
        let mut instances = PathInstances::default();
        match quick::find(self, path.as_bytes(), &mut instances) {
            Some((id, is_row)) => Ok(Found {
                node: Node::new(*self, id),
                instances,
                is_row,
                mounts: Mounts::default(),
            }),
            None => self.walk(path),
        }
    }

    /// Finds the node of a path without the quick way: the same result, at any price.
    fn walk(&self, path: &str) -> Result<Found<'a>, LookupError> {
        let mut walk = Walk::new(*self);
        let mut at = 0;
        while at < path.len() {
            let rest = path.get(at..).unwrap_or_default();
            let length = segment_length(rest);
            let end = at.saturating_add(length);
            let segment = path.get(at..end).unwrap_or_default();
            let has_dot = path.as_bytes().get(end) == Some(&b'.');
            walk.span = (at, end);
            walk.segment(segment, has_dot)?;
            at = end.saturating_add(1);
        }
        walk.finish()
    }
}

/// Length of the first segment of a path: dots inside a search expression do not end it.
pub(super) fn segment_length(path: &str) -> usize {
    let mut quoted = false;
    let mut depth = 0_u32;
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'"' if depth > 0 => quoted = !quoted,
            b'[' if !quoted => depth = depth.saturating_add(1),
            b']' if !quoted => depth = depth.saturating_sub(1),
            b'.' if depth == 0 => return at,
            _ => {}
        }
    }
    path.len()
}

/// The walk along a path, one segment at a time.
pub(super) struct Walk<'a> {
    node: Node<'a>,
    /// Whether `node` is a table whose instance identifier has not come yet.
    waits: bool,
    instances: PathInstances,
    mounts: Mounts,
    /// Where the segment stands that comes next, for errors.
    pub(super) span: (usize, usize),
}

impl<'a> Walk<'a> {
    pub(super) fn new(schema: Schema<'a>) -> Self {
        Self {
            node: schema.root(),
            waits: false,
            instances: PathInstances::default(),
            mounts: Mounts::default(),
            span: (0, 0),
        }
    }

    pub(super) const fn error(&self, kind: LookupErrorKind) -> LookupError {
        LookupError::new(kind, self.span.0, self.span.1, self.node.id)
    }

    fn segment(&mut self, segment: &str, has_dot: bool) -> Result<(), LookupError> {
        match segment.as_bytes() {
            [] => Err(self.error(LookupErrorKind::Syntax)),
            [b'0'..=b'9', ..] => {
                let number = parse_number(segment.as_bytes());
                let number = number.ok_or_else(|| self.error(LookupErrorKind::Syntax))?;
                self.instance(number)
            }
            [b'*'] | [b'[', .., b']'] | b"{i}" => self.instance(0),
            [.., b'+'] => self.follow(segment),
            [b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.., ..] => self.name(segment, has_dot),
            _ => Err(self.error(LookupErrorKind::Syntax)),
        }
    }

    /// An instance identifier; 0 stands for anything but a number.
    pub(super) fn instance(&mut self, number: u32) -> Result<(), LookupError> {
        if !self.waits {
            return Err(self.error(LookupErrorKind::NotATable));
        }
        self.instances
            .push(number)
            .ok_or_else(|| self.error(LookupErrorKind::TooManyInstances))?;
        self.waits = false;
        Ok(())
    }

    /// The name of an object, or, at the end, of anything.
    pub(super) fn name(&mut self, name: &str, has_dot: bool) -> Result<(), LookupError> {
        if self.waits {
            return Err(self.error(LookupErrorKind::NeedsInstance));
        }
        if !check::is_inner(self.node.record().bits & bits::KIND) {
            return Err(self.error(LookupErrorKind::NotAnObject));
        }
        let wanted = if has_dot {
            Wanted::Holder
        } else {
            Wanted::Leaf
        };
        let child = |node: Node<'a>| {
            let first = self.node.schema.child(node.id, name.as_bytes(), wanted);
            first.or_else(|| {
                let other = if has_dot {
                    Wanted::Leaf
                } else {
                    Wanted::Holder
                };
                self.node.schema.child(node.id, name.as_bytes(), other)
            })
        };
        let found = match child(self.node) {
            Some(id) => id,
            None => {
                let mounted = self.mounted(child);
                let mounted = mounted.filter(|_| self.mounts.push(self.node.id).is_some());
                mounted.ok_or_else(|| self.error(LookupErrorKind::NotInSchema))?
            }
        };
        let node = Node::new(self.node.schema, found);
        if node.is_deleted() {
            return Err(self.error(LookupErrorKind::Deleted));
        }
        self.node = node;
        self.waits = is_table(node);
        Ok(())
    }

    /// The child of the root object that also exists below the mount point where the walk stands.
    fn mounted(&self, child: impl Fn(Node<'a>) -> Option<NodeId>) -> Option<NodeId> {
        if !self.node.as_object()?.is_mount_point() {
            return None;
        }
        let root = self.node.schema.root().children();
        let root = root
            .filter_map(|node| node.as_object())
            .find(|root| !root.is_table())?;
        let found = Node::new(self.node.schema, child(root.0)?);
        let object = match found.as_param() {
            // The parameter that counts a mountable table is mounted with it.
            Some(param) => param.counted_table()?,
            None => found.as_object()?,
        };
        object.is_mountable().then_some(found.id)
    }

    /// `Name+` and its forms: the walk goes on at the row or object that the parameter refers to.
    fn follow(&mut self, segment: &str) -> Result<(), LookupError> {
        let name = segment.trim_end_matches('+');
        self.follow_name(name.split_once('#').map_or(name, |(name, _)| name))
    }

    pub(super) fn follow_name(&mut self, name: &str) -> Result<(), LookupError> {
        self.name(name, false)?;
        let param = self.node.as_param();
        let mut targets = param
            .and_then(|param| param.reference())
            .into_iter()
            .flat_map(|r| r.targets());
        match (targets.next(), targets.next()) {
            (Some(target), None) => {
                self.node = target;
                self.waits = false;
                if is_table(target) {
                    self.instances
                        .push(0)
                        .ok_or_else(|| self.error(LookupErrorKind::TooManyInstances))?;
                }
                Ok(())
            }
            _ => Err(self.error(LookupErrorKind::AmbiguousReference)),
        }
    }

    pub(super) fn finish(self) -> Result<Found<'a>, LookupError> {
        if self.node.id == NodeId(0) {
            return Err(self.error(LookupErrorKind::Syntax));
        }
        Ok(Found {
            node: self.node,
            instances: self.instances,
            is_row: !self.waits && is_table(self.node),
            mounts: self.mounts,
        })
    }
}

fn is_table(node: Node<'_>) -> bool {
    ObjectNode(node).is_table()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_in_expressions_do_not_end_a_segment() {
        assert_eq!(segment_length("Radio.1"), 5);
        assert_eq!(segment_length("[A.B==\"]\"].C"), 10);
    }
}
