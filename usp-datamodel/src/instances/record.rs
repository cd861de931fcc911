//! Records and the rows of their tables.

use alloc::vec::Vec;

use super::values::Values;
use crate::schema::NodeId;

/// A row of a table with its single objects; the first record is that of the root.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The kind of record.
    pub(super) context: u16,
    /// For what is mounted: the mount point in the parent record.
    pub(super) mount: Option<NodeId>,
    /// The instance number; 0 for the root and what is mounted.
    pub(super) number: u32,
    /// The record that it stands in.
    pub(super) parent: u32,
    pub(super) values: Values,
    /// The numbers of single objects that do not exist, ascending.
    pub(super) absent: Vec<u16>,
    /// The tables by place; none before the first row.
    pub(super) tables: Vec<Table>,
    /// What is mounted, by mount point.
    pub(super) mounts: Vec<(NodeId, u32)>,
    /// Whether it is in its table, or in that of nobody.
    pub(super) is_linked: bool,
}

/// The rows of one table of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Instance number and record, ascending.
    pub(super) rows: Vec<(u32, u32)>,
    /// The greatest number that was ever given out. `[R-ARC.8]`
    pub(super) last: u32,
}

impl Table {
    pub(super) fn find(&self, number: u32) -> Option<u32> {
        // Numbers without gaps, as they mostly are, need no search.
        if let Some((found, record)) = number
            .checked_sub(1)
            .and_then(|at| self.rows.get(crate::packed::format::index(at)))
        {
            if *found == number {
                return Some(*record);
            }
        }
        let at = self.rows.binary_search_by_key(&number, |row| row.0).ok()?;
        self.rows.get(at).map(|row| row.1)
    }

    pub(super) fn insert(&mut self, number: u32, record: u32) {
        let at = match self.rows.last() {
            Some((last, _)) if *last >= number => self.rows.partition_point(|row| row.0 < number),
            _ => self.rows.len(),
        };
        self.rows.insert(at, (number, record));
    }

    pub(super) fn remove(&mut self, number: u32) {
        if let Ok(at) = self.rows.binary_search_by_key(&number, |row| row.0) {
            self.rows.remove(at);
        }
    }
}

impl Record {
    pub(super) fn table(&self, place: u16) -> Option<&Table> {
        self.tables.get(usize::from(place))
    }

    pub(super) fn lacks(&self, object: u16) -> bool {
        !self.absent.is_empty() && self.absent.binary_search(&object).is_ok()
    }

    pub(super) fn set_lack(&mut self, object: u16, lacks: bool) {
        match (self.absent.binary_search(&object), lacks) {
            (Ok(at), false) => {
                self.absent.remove(at);
            }
            (Err(at), true) => self.absent.insert(at, object),
            (Ok(_), true) | (Err(_), false) => {}
        }
    }
}
