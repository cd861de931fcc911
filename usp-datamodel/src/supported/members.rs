//! The members of one kind of an object, as GetSupportedDM tells them.

use core::slice::ChunksExact;

use super::{Supported, Visibility};
use crate::packed::format::{NODE_BYTES, bits};
use crate::schema::{Kind, Mounts, Node, NodeId, NodeRecord};

/// The children of one kind that are supported and readable, in the order of the model.
///
/// The records of siblings lie behind one another, so that this is one pass over a few bytes.
#[derive(Clone)]
pub(super) struct Members<'s, 'a> {
    supported: &'s Supported<'a>,
    visibility: &'s dyn Visibility,
    hides: bool,
    mounts: Mounts,
    kind: Kind,
    /// The only one that is asked for.
    only: Option<NodeId>,
    records: ChunksExact<'a, u8>,
    next: u16,
}

impl<'s, 'a> Members<'s, 'a> {
    pub(super) fn new(
        supported: &'s Supported<'a>,
        visibility: &'s dyn Visibility,
        hides: bool,
        mounts: Mounts,
    ) -> Self {
        Self {
            supported,
            visibility,
            hides,
            mounts,
            kind: Kind::Root,
            only: None,
            records: [].chunks_exact(NODE_BYTES),
            next: 0,
        }
    }

    pub(super) fn none(supported: &'s Supported<'a>, visibility: &'s dyn Visibility) -> Self {
        Self::new(supported, visibility, false, Mounts::default())
    }

    /// The members of an object.
    pub(super) fn of(mut self, object: NodeId, kind: Kind, only: Option<NodeId>) -> Self {
        let children = Node::new(self.supported.schema, object).children().ids();
        self.next = children.start;
        self.records = self.supported.schema.records(children);
        self.kind = kind;
        self.only = only;
        self
    }
}

impl Iterator for Members<'_, '_> {
    type Item = (NodeId, NodeRecord);

    #[inline]
    fn next(&mut self) -> Option<(NodeId, NodeRecord)> {
        loop {
            let record = NodeRecord::read(self.records.next()?.first_chunk()?);
            let id = NodeId(self.next);
            self.next = self.next.saturating_add(1);
            if record.bits & bits::KIND == self.kind.number()
                && self.only.is_none_or(|only| only == id)
                && self.supported.contains(id)
                // [R-GSP.0]
                && (!self.hides
                    || self
                        .visibility
                        .may_read(Node::new(self.supported.schema, id), &self.mounts))
            {
                return Some((id, record));
            }
        }
    }
}
