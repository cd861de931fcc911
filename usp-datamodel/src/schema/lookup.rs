//! From a path to its node: a quick way for plain paths, and a walk that knows every reason.
//!
//! A path is cut at its instance numbers. Each piece up to the next number is one probe of the
//! object table, which knows objects by their path from the row that holds them; the last name is
//! one probe of the edge table. Every find is verified against the text of the image. Whatever
//! this does not find, and every path that is not plain, goes through the walk, one name at a time.

use super::{Kind, Node, NodeId, NodeRecord, ObjectNode, Schema};
use crate::packed::format::{
    self, INNER_BYTES, NODE_BYTES, PROBES_AT, Section, bits, text_bytes, u16_at, u32_at,
};
use crate::packed::{check, hash};

/// A node, and what was on the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found<'a> {
    /// The node.
    pub node: Node<'a>,
    /// The instance numbers of the path, from left to right.
    pub instances: Instances,
    /// Whether the path ends at a row of the table `node`, and not at the table itself.
    pub is_row: bool,
    /// The last mount point that the path went through to a node outside of it.
    pub mount: Option<NodeId>,
}

/// Most instance identifiers in one path.
const MAX_INSTANCES: usize = 15;

/// The instance numbers of a path, from left to right, at most 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instances {
    numbers: [u32; MAX_INSTANCES],
    count: u32,
}

impl Instances {
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
    fn push(&mut self, number: u32) -> Option<()> {
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
        let mut instances = Instances::default();
        match Tables::new(*self).plain(path.as_bytes(), &mut instances) {
            Some((id, is_row)) => Ok(Found {
                node: Node::new(*self, id),
                instances,
                is_row,
                mount: None,
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
    instances: Instances,
    mount: Option<NodeId>,
    /// Where the segment stands that comes next, for errors.
    pub(super) span: (usize, usize),
}

impl<'a> Walk<'a> {
    pub(super) fn new(schema: Schema<'a>) -> Self {
        Self {
            node: schema.root(),
            waits: false,
            instances: Instances::default(),
            mount: None,
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
            None => match self.mounted(child) {
                Some(id) => {
                    self.mount = Some(self.node.id);
                    id
                }
                None => return Err(self.error(LookupErrorKind::NotInSchema)),
            },
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
            mount: self.mount,
        })
    }
}

fn is_table(node: Node<'_>) -> bool {
    ObjectNode(node).is_table()
}

/// An instance number: 1 to 4294967295 without leading zeros.
fn parse_number(digits: &[u8]) -> Option<u32> {
    if digits.first() == Some(&b'0') {
        return None;
    }
    let mut number = 0_u32;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    Some(number)
}

/// Which of two children of one name is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One with something behind it: object, table, input, output.
    Holder,
    /// A parameter, command or event.
    Leaf,
}

impl<'a> Node<'a> {
    /// The child with a name.
    pub(crate) fn child(&self, name: &str, wanted: Wanted) -> Option<Self> {
        let found = self.schema.child(self.id, name.as_bytes(), wanted)?;
        Some(Self::new(self.schema, found))
    }
}

impl<'a> Schema<'a> {
    /// The child of a node by name.
    #[inline]
    pub(crate) fn child(&self, parent: NodeId, name: &[u8], wanted: Wanted) -> Option<NodeId> {
        let slots = self.edges.len() / 2;
        let mask = slots.checked_sub(1)?;
        let ends = hash::ends(name);
        let mut slot = hash::slot(hash::edge(parent.0, ends), slots);
        for _ in 0..=*self.image.get(PROBES_AT)? {
            let number = u16_at(self.edges, (slot & mask).checked_mul(2)?)?;
            if number == format::NONE {
                return None;
            }
            let node = NodeRecord::read(format::record(self.nodes, usize::from(number))?);
            if node.parent == parent {
                let found = text_bytes(self.text.as_bytes(), node.name)?;
                let is_it = found.len() == name.len()
                    && hash::ends(found) == ends
                    && (name.len() <= 16 || found == name);
                if is_it && is_holder(node.kind()) == (wanted == Wanted::Holder) {
                    return Some(NodeId(number));
                }
            }
            slot = slot.wrapping_add(1);
        }
        None
    }
}

const fn is_holder(kind: Kind) -> bool {
    kind.is_object() || matches!(kind, Kind::Input | Kind::Output)
}

/// The sections that the quick way touches.
#[derive(Clone, Copy)]
struct Tables<'a> {
    schema: Schema<'a>,
    inner: &'a [u8],
    objects: &'a [u8],
    probes: u8,
}

impl<'a> Tables<'a> {
    fn new(schema: Schema<'a>) -> Self {
        let probes = schema.image.get(PROBES_AT.saturating_add(1));
        Self {
            schema,
            inner: schema.section(Section::Inner),
            objects: schema.section(Section::Objects),
            probes: probes.copied().unwrap_or_default(),
        }
    }

    #[inline]
    fn node(&self, number: u16) -> Option<&'a [u8; NODE_BYTES]> {
        format::record(self.schema.nodes, usize::from(number))
    }

    #[inline]
    fn text(&self, reference: u32) -> Option<&'a [u8]> {
        text_bytes(self.schema.text.as_bytes(), reference)
    }

    /// The object with a path, seen from the row or root that holds it.
    fn object(&self, context: u16, path: &[u8]) -> Option<u16> {
        let slots = self.objects.len() / 2;
        let mask = slots.checked_sub(1)?;
        let mut slot = hash::slot(hash::object(context, path), slots);
        for _ in 0..=self.probes {
            let number = u16_at(self.objects, (slot & mask).checked_mul(2)?)?;
            if number == format::NONE {
                return None;
            }
            let detail = u16_at(self.node(number)?, 6)?;
            let inner: &[u8; INNER_BYTES] = format::record(self.inner, usize::from(detail))?;
            if u16_at(inner, 8) == Some(context) && self.text(u32_at(inner, 4)?) == Some(path) {
                return Some(number);
            }
            slot = slot.wrapping_add(1);
        }
        None
    }

    fn is_kind(&self, number: u16, kind: Kind) -> bool {
        let bits = self.node(number).and_then(|node| u16_at(node, 8));
        bits.is_some_and(|bits| bits & bits::KIND == kind.number())
    }

    /// The quick way: names, numbers and `{i}` only, nothing mounted, nothing deleted.
    ///
    /// Returns the node and whether the path ends at a row of it.
    fn plain(&self, path: &[u8], instances: &mut Instances) -> Option<(NodeId, bool)> {
        let mut context = 0_u16;
        let mut start = 0_usize;
        let mut dot = None;
        let mut at = 0_usize;
        // One dot before the chunk: its first byte may be the start of a number.
        let mut carry = 0_u64;
        while at < path.len() {
            let chunk = chunk(path, at);
            let dots = equal_to(chunk, DOTS);
            let numbers = (dots << 8 | carry) & (digits(chunk) | equal_to(chunk, BRACES));
            carry = dots >> 56;
            if numbers != 0 {
                let number_at = at.checked_add(format::index(numbers.trailing_zeros() / 8))?;
                let end = number_end(path, number_at);
                let table = self.object(context, path.get(start..number_at)?)?;
                if !self.is_kind(table, Kind::Table) {
                    return None;
                }
                let identifier = path.get(number_at..end)?;
                instances.push(if identifier == b"{i}" {
                    0
                } else {
                    parse_number(identifier)?
                })?;
                context = table;
                start = end.checked_add(1)?;
                dot = None;
                at = start;
                carry = 0;
                if start >= path.len() {
                    break;
                }
                // A number straight after a number is no path of a model.
                continue;
            }
            if dots != 0 {
                let last = 7_u32.saturating_sub(dots.leading_zeros() / 8);
                dot = Some(at.checked_add(format::index(last))?);
            }
            at = at.checked_add(8)?;
        }
        let mut object = context;
        let mut is_row = context != 0;
        let mut leaf = path.get(start..).unwrap_or_default();
        if let Some(dot) = dot {
            let end = dot.checked_add(1)?;
            object = self.object(context, path.get(start..end)?)?;
            is_row = false;
            leaf = path.get(end..)?;
            if !leaf.is_empty() && self.is_kind(object, Kind::Table) {
                return None;
            }
        }
        let id = if leaf.is_empty() {
            NodeId(object)
        } else {
            is_row = false;
            self.schema.child(NodeId(object), leaf, Wanted::Leaf)?
        };
        let stage = u16_at(self.node(id.0)?, 8)? >> bits::STATUS_SHIFT & bits::TWO;
        (id.0 != 0 && stage != DELETED).then_some((id, is_row))
    }
}

/// The greatest life stage.
const DELETED: u16 = 3;

const DOTS: u64 = u64::from_le_bytes([b'.'; 8]);
const BRACES: u64 = u64::from_le_bytes([b'{'; 8]);
const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
const LOW: u64 = !HIGH;

/// Eight bytes of a path, with zeros behind its end.
fn chunk(path: &[u8], at: usize) -> u64 {
    let word = |at: usize| {
        let bytes = path.get(at..at.checked_add(8)?)?;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    };
    if let Some(whole) = word(at) {
        return whole;
    }
    let left = path.len().saturating_sub(at);
    // The last eight bytes in one read: a copy byte by byte would cost more than all the rest.
    if let Some(last) = path.len().checked_sub(8).and_then(word) {
        let bits = u32::try_from(8_usize.saturating_sub(left))
            .unwrap_or(0)
            .saturating_mul(8);
        return last.checked_shr(bits).unwrap_or(0);
    }
    let bytes = path.get(at..).unwrap_or_default();
    let bytes = bytes.iter().rev();
    bytes.fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))
}

/// The high bit of each byte that equals the byte of `pattern`; exact for every byte.
const fn equal_to(chunk: u64, pattern: u64) -> u64 {
    let difference = chunk ^ pattern;
    !(((difference & LOW).wrapping_add(LOW)) | difference) & HIGH
}

/// The high bit of each byte that is a decimal digit.
const fn digits(chunk: u64) -> u64 {
    let low = chunk & LOW;
    // 0x30 and above sets the high bit in the first sum, 0x3a and above in the second.
    let from_zero = low.wrapping_add(ONES.wrapping_mul(0x80 - 0x30));
    let above_nine = low.wrapping_add(ONES.wrapping_mul(0x80 - 0x3a));
    from_zero & !above_nine & !chunk & HIGH
}

/// The end of a number: the next dot, or the end of the path.
fn number_end(path: &[u8], start: usize) -> usize {
    let rest = path.get(start..).unwrap_or_default();
    let length = rest.iter().position(|byte| *byte == b'.');
    length.map_or(path.len(), |length| start.saturating_add(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_tell_dots_and_digits_of_every_byte_apart() {
        for byte in 0..=u8::MAX {
            let chunk = u64::from_le_bytes([b'a', byte, b'.', b'5', byte, 0xff, b'.', byte]);
            let dots = equal_to(chunk, DOTS).to_le_bytes();
            let numbers = digits(chunk).to_le_bytes();
            for (at, byte) in chunk.to_le_bytes().into_iter().enumerate() {
                assert_eq!(dots[at] != 0, byte == b'.', "{byte:#x} at {at}");
                assert_eq!(numbers[at] != 0, byte.is_ascii_digit(), "{byte:#x} at {at}");
            }
        }
    }

    #[test]
    fn instance_numbers_have_no_leading_zero_and_fit_32_bits() {
        assert_eq!(parse_number(b"1"), Some(1));
        assert_eq!(parse_number(b"4294967295"), Some(u32::MAX));
        for bad in [&b"0"[..], b"01", b"4294967296", b"1a", b"99999999999"] {
            assert_eq!(parse_number(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn dots_in_expressions_do_not_end_a_segment() {
        assert_eq!(segment_length("Radio.1"), 5);
        assert_eq!(segment_length("[A.B==\"]\"].C"), 10);
    }
}
