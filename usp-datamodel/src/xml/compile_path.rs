//! The tables of an image that lead from a path to its node.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::DataModel;
use super::model::ModelNode;
use crate::packed::format::{PATH_BYTES, PIECE_BYTES};
use crate::packed::write::TextPool;
use crate::packed::{fold, index};
use crate::schema::Kind;
use crate::types::Status;

/// Where the instance identifiers of a path stand.
const IDENTIFIER: &str = "{i}";

/// Paths of objects in pieces, and the nodes that continue them.
#[derive(Default)]
pub(super) struct PathTable {
    /// Hash of a path; node and holder.
    entries: Vec<(u64, [u8; PATH_BYTES])>,
    holders: Vec<u8>,
    /// Where the holder of an object stands, in units of a piece.
    places: BTreeMap<usize, u16>,
}

impl PathTable {
    /// The texts that objects need in the pool.
    pub(super) fn pieces(model: &DataModel) -> impl Iterator<Item = String> {
        let objects = model.nodes.iter().enumerate();
        let objects = objects.filter(|(_, node)| is_object(node));
        objects.flat_map(|(id, _)| {
            let path = model.path(id);
            let pieces = path.split(IDENTIFIER).map(String::from);
            pieces.collect::<Vec<String>>()
        })
    }

    /// Adds a node behind its parent.
    ///
    /// What has no room, or is longer than a piece may be, is left to the slow way; so is what no
    /// request may name.
    pub(super) fn add(&mut self, model: &DataModel, id: usize, number: u16, pool: &TextPool) {
        let Some(node) = model.node(id) else { return };
        let path = model.path(id);
        let holder = if is_object(node) {
            self.add_holder(&path, node, number, pool).inspect(|place| {
                self.places.insert(id, *place);
            })
        } else {
            self.places.get(&node.parent).copied()
        };
        let is_named = matches!(
            node.kind,
            Kind::Object | Kind::Table | Kind::Param | Kind::Command | Kind::Event
        );
        let hash = fold::hash(path.as_bytes());
        let (Some(holder), Some(hash)) = (holder, hash) else {
            return;
        };
        if is_named && node.status != Status::Deleted {
            let ([n0, n1], [h0, h1]) = (number.to_le_bytes(), holder.to_le_bytes());
            self.entries.push((hash, [n0, n1, h0, h1]));
        }
    }

    fn add_holder(
        &mut self,
        path: &str,
        node: &ModelNode,
        number: u16,
        pool: &TextPool,
    ) -> Option<u16> {
        let place = u16::try_from(self.holders.len() / PIECE_BYTES).ok()?;
        let mut pieces: Vec<&str> = path.split(IDENTIFIER).collect();
        let identifiers = u8::try_from(pieces.len().saturating_sub(1)).ok()?;
        let last = if identifiers == 0 { "" } else { pieces.pop()? };
        let mut pieces = pieces.into_iter().map(|piece| pool.reference(piece));
        self.holders.extend(number.to_le_bytes());
        let is_table = u8::from(node.kind == Kind::Table);
        self.holders.extend([identifiers, is_table]);
        self.holders.extend(pieces.next()?.to_le_bytes());
        self.holders.extend(pool.reference(last).to_le_bytes());
        self.holders.extend(pieces.flat_map(u32::to_le_bytes));
        Some(place)
    }

    /// The two sections: the hash table and the holders. `None` when there is no such table.
    pub(super) fn into_sections(mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        // One of several paths with one hash is found in the table, the others the slow way.
        self.entries.sort_by_key(|(hash, _)| *hash);
        self.entries.dedup_by_key(|(hash, _)| *hash);
        Some((index::build(&self.entries)?, self.holders))
    }
}

const fn is_object(node: &ModelNode) -> bool {
    matches!(node.kind, Kind::Object | Kind::Table)
}
