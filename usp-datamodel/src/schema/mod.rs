//! The typed view over a packed schema: nodes, their facts, and the ways to find them.

mod facts;
mod handles;
mod kind;
mod lookup;
mod lookup_path;
mod model;
mod mounts;
mod nearest;
mod profile;
mod quick;
mod reference;
mod walk;

use alloc::boxed::Box;
use core::fmt;
use core::slice::ChunksExact;

use crate::packed::format::{self, INNER_BYTES, NODE_BYTES, SYNTAX_BYTES, Section, VERSION_BYTES};
use crate::packed::{ImageError, check};
use crate::types::{ParamAccess, Primitive};

pub use self::facts::{NumberOfEntries, PathDisplay, Union, UniqueKey, UniqueKeys};
pub use self::handles::{CommandNode, EventNode, Node, NodeId, ObjectNode, ParamNode};
pub use self::kind::{ActiveNotify, Kind, ObjectAccess, Version};
pub use self::lookup::{Found, LookupError, LookupErrorKind, PathInstances};
pub use self::model::Model;
pub use self::mounts::Mounts;
pub use self::nearest::{Likeness, Nearest, Suggestion};
pub use self::profile::{Profile, ProfileItem, ProfileItems, Requirement};
#[cfg(feature = "xml")]
pub(crate) use self::quick::is_holder;
pub use self::reference::{ParamReference, ReferenceScope, TargetType, Targets};
pub use self::walk::{Children, Descendants};

/// A data model: a cheap view over the bytes of a packed image.
///
/// `Copy`; reading allocates nothing. Every access is bounds-checked, so no bytes make it panic.
#[derive(Clone, Copy)]
pub struct Schema<'a> {
    pub(crate) image: &'a [u8],
    pub(crate) text: &'a str,
    // Also in the image; every access of a node needs them.
    pub(crate) nodes: &'a [u8],
    pub(crate) edges: &'a [u8],
}

impl<'a> Schema<'a> {
    /// A view over the bytes of an image, after a check of the whole image.
    ///
    /// The check covers the checksum, the text, and that the nodes form a tree. It allocates
    /// nothing and takes some tens of microseconds for TR-181.
    ///
    /// # Errors
    ///
    /// [`ImageError`] when the bytes are no image, of another format, or damaged.
    pub fn from_bytes(image: &'a [u8]) -> Result<Self, ImageError> {
        let text = check::check(image)?;
        Ok(Self {
            image,
            text,
            nodes: format::section(image, Section::Nodes),
            edges: format::section(image, Section::Edges),
        })
    }

    /// A view over an image that this build embeds, checked by the tests of this crate.
    #[cfg(feature = "tr181")]
    pub(crate) const fn embedded(
        image: &'a [u8],
        text: &'a str,
        nodes: &'a [u8],
        edges: &'a [u8],
    ) -> Self {
        Self {
            image,
            text,
            nodes,
            edges,
        }
    }

    /// The bytes of the image.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.image
    }

    /// Number of nodes: objects, parameters, commands, events, arguments, and their holders.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len() / NODE_BYTES
    }

    /// The node with a number, when the image has so many.
    #[must_use]
    #[inline]
    pub fn node(&self, id: NodeId) -> Option<Node<'a>> {
        let record = format::record::<NODE_BYTES>(self.nodes, usize::from(id.0));
        record.is_some().then(|| Node::new(*self, id))
    }

    /// The nameless node above all others: its children are the first objects.
    #[must_use]
    pub const fn root(&self) -> Node<'a> {
        Node::new(*self, NodeId(0))
    }

    /// All nodes below the root, each parent before its children, in the order of the model.
    #[must_use]
    pub fn nodes(&self) -> Descendants<'a> {
        self.root().descendants()
    }

    /// Whether two schemas are views of one image.
    #[must_use]
    pub fn is_same_image(&self, other: &Schema<'_>) -> bool {
        core::ptr::eq(self.image.as_ptr(), other.image.as_ptr())
            && self.image.len() == other.image.len()
    }

    /// The records of nodes with successive numbers.
    pub(crate) fn records(&self, ids: core::ops::Range<u16>) -> ChunksExact<'a, u8> {
        let start = usize::from(ids.start).saturating_mul(NODE_BYTES);
        let end = usize::from(ids.end).saturating_mul(NODE_BYTES);
        let records = self.nodes.get(start..end).unwrap_or_default();
        records.chunks_exact(NODE_BYTES)
    }

    /// The primitive type on the wire of each distinct syntax.
    pub(crate) fn wire_types(&self) -> Box<[Primitive]> {
        let types = self.section(Section::Types);
        let syntaxes = self.section(Section::Syntaxes).chunks_exact(SYNTAX_BYTES);
        let types = syntaxes.map(|syntax| facts::packed_type(types, syntax));
        types
            .map(|ty| ty.map_or(Primitive::String, |ty| ty.wire_primitive()))
            .collect()
    }

    pub(crate) fn section(&self, section: Section) -> &'a [u8] {
        format::section(self.image, section)
    }

    #[inline]
    pub(crate) fn text(&self, reference: u32) -> &'a str {
        let range = || {
            let (start, length) = format::text_place(self.text.as_bytes(), reference)?;
            self.text.get(start..start.checked_add(length)?)
        };
        range().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn record(&self, id: NodeId) -> NodeRecord {
        format::record::<NODE_BYTES>(self.nodes, usize::from(id.0))
            .map(NodeRecord::read)
            .unwrap_or_default()
    }

    /// The inner record of a node, or an empty one.
    pub(crate) fn inner(&self, record: &NodeRecord) -> InnerRecord<'a> {
        let bytes = if check::is_inner(record.bits & format::bits::KIND) {
            let inner = self.section(Section::Inner);
            format::record::<INNER_BYTES>(inner, usize::from(record.detail))
        } else {
            None
        };
        InnerRecord(bytes)
    }

    pub(crate) fn syntax_bytes(&self, record: &NodeRecord) -> Option<&'a [u8; SYNTAX_BYTES]> {
        if check::is_inner(record.bits & format::bits::KIND) {
            return None;
        }
        format::record(self.section(Section::Syntaxes), usize::from(record.detail))
    }

    pub(crate) fn version(&self, index: u8) -> Version {
        let versions = self.section(Section::Versions);
        let read = || {
            let bytes: &[u8; VERSION_BYTES] = format::record(versions, usize::from(index))?;
            Some(Version::new(
                format::u16_at(bytes, 0)?,
                format::u16_at(bytes, 2)?,
                format::u16_at(bytes, 4)?,
            ))
        };
        read().unwrap_or_default()
    }
}

impl fmt::Debug for Schema<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let model = self.model();
        f.debug_struct("Schema")
            .field("model", &model.name())
            .field("nodes", &self.node_count())
            .field("bytes", &self.image.len())
            .finish()
    }
}

/// A node record as numbers.
#[derive(Clone, Copy, Default)]
pub(crate) struct NodeRecord {
    pub(crate) name: u32,
    pub(crate) parent: NodeId,
    pub(crate) detail: u16,
    pub(crate) bits: u16,
    pub(crate) version: u8,
}

impl NodeRecord {
    #[inline]
    pub(crate) const fn read(bytes: &[u8; NODE_BYTES]) -> Self {
        let [n0, n1, n2, n3, p0, p1, d0, d1, b0, b1, version, _] = *bytes;
        Self {
            name: u32::from_le_bytes([n0, n1, n2, n3]),
            parent: NodeId(u16::from_le_bytes([p0, p1])),
            detail: u16::from_le_bytes([d0, d1]),
            bits: u16::from_le_bytes([b0, b1]),
            version,
        }
    }

    #[inline]
    pub(crate) const fn kind(&self) -> Kind {
        Kind::from_number(self.bits & format::bits::KIND)
    }

    /// Who writes the parameter.
    #[inline]
    pub(crate) const fn param_access(&self) -> ParamAccess {
        match (self.bits >> format::bits::ACCESS_SHIFT) & format::bits::TWO {
            1 => ParamAccess::ReadWrite,
            2 => ParamAccess::WriteOnceReadOnly,
            _ => ParamAccess::ReadOnly,
        }
    }
}

/// An inner record, or nothing where a node has none.
#[derive(Clone, Copy)]
pub(crate) struct InnerRecord<'a>(Option<&'a [u8; INNER_BYTES]>);

impl InnerRecord<'_> {
    fn u16_at(&self, at: usize) -> u16 {
        self.0
            .and_then(|bytes| format::u16_at(bytes, at))
            .unwrap_or_default()
    }

    fn u32_at(&self, at: usize) -> u32 {
        self.0
            .and_then(|bytes| format::u32_at(bytes, at))
            .unwrap_or_default()
    }

    pub(crate) fn first_child(&self) -> u16 {
        self.u16_at(0)
    }

    pub(crate) fn child_count(&self) -> u16 {
        self.u16_at(2)
    }

    pub(crate) fn relative_path(&self) -> u32 {
        self.u32_at(4)
    }

    pub(crate) fn context(&self) -> NodeId {
        NodeId(self.u16_at(8))
    }

    pub(crate) fn entries_param(&self) -> u16 {
        self.u16_at(10)
    }

    pub(crate) fn minimum(&self) -> u32 {
        self.u32_at(12)
    }

    pub(crate) fn maximum(&self) -> u32 {
        self.u32_at(16)
    }

    pub(crate) fn discriminator(&self) -> u16 {
        self.u16_at(20)
    }

    pub(crate) fn enable_param(&self) -> u16 {
        self.u16_at(22)
    }

    pub(crate) fn keys_at(&self) -> u16 {
        self.u16_at(24)
    }

    pub(crate) fn key_count(&self) -> u16 {
        self.u16_at(26)
    }

    pub(crate) fn flags(&self) -> u16 {
        self.u16_at(28)
    }
}
