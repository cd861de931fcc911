//! Rows that go, and what goes with them.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::change::Change;
use super::ending::Undo;
use super::error::WriteError;
use super::{Object, Transaction, Writer};

impl Transaction<'_, '_> {
    /// Deletes a row with all that stands in it. `[R-ARC.12]`
    ///
    /// Strong references to what is deleted become null, or lose that item of their list; weak
    /// ones stay.
    ///
    /// # Errors
    ///
    /// 7016 no such object, 7024 for what is no row, a row that only the Agent deletes, or one
    /// that the table must have.
    pub fn delete(&mut self, writer: Writer, object: Object) -> Result<(), WriteError> {
        if !self.store.exists(object) {
            return Err(WriteError::NoSuchObject);
        }
        if self.store.number(object) == 0 {
            return Err(WriteError::NotDeletable);
        }
        if writer == Writer::Controller
            && !self
                .store
                .supported()
                .object_access(object.node)
                .can_delete()
        {
            return Err(WriteError::NotDeletable);
        }
        if writer == Writer::Controller && self.is_at_minimum(object) {
            return Err(WriteError::TableAtMinimum);
        }
        self.remove(object.record);
        Ok(())
    }

    /// Whether the table of a row has no more rows than the model wants it to have.
    fn is_at_minimum(&self, row: Object) -> bool {
        let min = self
            .store
            .schema()
            .node(row.node)
            .and_then(|node| node.as_object())
            .map_or(0, |table| table.number_of_entries().min);
        let rows = self.store.record(row.record).and_then(|found| {
            let place = self.store.layout.place(row.node)?;
            self.store.record(found.parent)?.table(place.slot)
        });
        let min = crate::packed::format::index(min);
        rows.is_some_and(|table| table.rows.len() <= min && min > 0)
    }

    /// Deletes a row, whoever asks.
    pub(super) fn remove(&mut self, record: u32) {
        let Some((holder, table)) = self.store.record(record).and_then(|found| {
            let context = self.store.layout.contexts.get(usize::from(found.context))?;
            Some((found.parent, context.node))
        }) else {
            return;
        };
        let records = self.store.below(record);
        let going: BTreeSet<u32> = records.iter().copied().collect();
        for inner in &records {
            self.release_references(*inner, &going);
        }
        for inner in &records {
            let row = self.store.record(*inner).and_then(|found| {
                let context = self.store.layout.contexts.get(usize::from(found.context))?;
                (found.number != 0).then(|| Object::new(*inner, context.node))
            });
            if let Some(row) = row {
                let place = self.place(row);
                self.changes.push(Change::Deleted(place));
            }
        }
        self.store.unlink(record);
        for inner in records.iter().skip(1) {
            self.store.set_linked(*inner, false);
        }
        self.undo.push(Undo::Deleted { records });
        self.count(holder, table);
    }

    /// Takes what a record is out of the strong references of others.
    fn release_references(&mut self, record: u32, going: &BTreeSet<u32>) {
        for reference in self.store.referring(record) {
            if going.contains(&reference.source) {
                continue;
            }
            let lost = self.store.path_text(reference.target);
            self.drop_item(reference.source, reference.slot, &lost);
        }
    }

    /// Takes the items that lead to an object, or to a parameter of it, out of a reference.
    pub(super) fn drop_item(&mut self, record: u32, slot: u16, lost: &str) {
        let Some(value) = self
            .store
            .record(record)
            .and_then(|record| record.values.get(slot))
        else {
            return;
        };
        let path = lost.strip_suffix('.').unwrap_or(lost);
        let stays = |item: &&str| *item != path && !item.starts_with(lost);
        let kept: Vec<&str> = value.split(',').filter(stays).collect();
        self.store_value(record, slot, &kept.join(","));
    }
}
