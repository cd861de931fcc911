//! How a transaction ends, as a whole or in part.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::Object;
use super::change::{Change, Changes};
use super::error::TransactionError;
use super::transaction::Transaction;
use crate::schema::NodeId;

/// How to take back one elementary change.
#[derive(Debug)]
pub(super) enum Undo {
    Value {
        record: u32,
        slot: u16,
        old: Box<str>,
    },
    Lack {
        record: u32,
        object: u16,
        lacked: bool,
    },
    Created {
        record: u32,
    },
    Deleted {
        records: Vec<u32>,
    },
    Last {
        record: u32,
        place: u16,
        last: u32,
    },
    Mounted {
        record: u32,
    },
    /// A write-once parameter became read-only, or writable again.
    Fixed {
        record: u32,
        slot: u16,
        is_fixed: bool,
    },
    /// A write was withdrawn by a check.
    Withdrawn {
        write: usize,
    },
    /// A reference that led nowhere when it was written was found to lead somewhere by a check.
    Led {
        write: usize,
        waits: Box<str>,
    },
}

/// A place in a transaction to come back to.
#[derive(Clone, Copy, Debug)]
pub struct Savepoint {
    undo: usize,
    writes: usize,
    changes: usize,
    created: usize,
}

impl Transaction<'_, '_> {
    /// A place to come back to.
    #[must_use]
    pub fn savepoint(&self) -> Savepoint {
        Savepoint {
            undo: self.undo.len(),
            writes: self.writes.len(),
            changes: self.changes.len(),
            created: self.created.len(),
        }
    }

    /// Takes back all that has happened since a savepoint of this transaction.
    pub fn rollback_to(&mut self, savepoint: Savepoint) {
        let taken: Vec<Undo> = self
            .undo
            .drain(savepoint.undo.min(self.undo.len())..)
            .collect();
        let mut again = Vec::new();
        for undo in taken.into_iter().rev() {
            self.take_back(undo, &mut again);
        }
        // Only now does everything exist that references lead to.
        for (record, slot) in again {
            if self
                .store
                .record(record)
                .is_some_and(|record| record.is_linked)
            {
                self.store.index_strong(record, slot, true);
            }
        }
        self.writes.truncate(savepoint.writes);
        self.changes.truncate(savepoint.changes);
        for record in self
            .created
            .drain(savepoint.created.min(self.created.len())..)
        {
            self.is_created.remove(&record);
        }
    }

    fn take_back(&mut self, undo: Undo, again: &mut Vec<(u32, u16)>) {
        match undo {
            Undo::Value { record, slot, old } => {
                self.store.store_value(record, slot, &old);
                again.push((record, slot));
            }
            Undo::Lack {
                record,
                object,
                lacked,
            } => {
                if let Some(found) = self.store.record_mut(record) {
                    found.set_lack(object, lacked);
                }
            }
            Undo::Created { record } => {
                self.store.unlink(record);
                self.store.release(record);
            }
            Undo::Deleted { records } => {
                for (at, record) in records.into_iter().enumerate() {
                    if at == 0 {
                        self.store.link(record);
                    } else {
                        self.store.set_linked(record, true);
                    }
                    again.extend(
                        self.store
                            .strong_slots(record)
                            .into_iter()
                            .map(|slot| (record, slot)),
                    );
                }
            }
            Undo::Last {
                record,
                place,
                last,
            } => {
                if let Some(table) = self.store.table_mut(record, place) {
                    table.last = last;
                }
            }
            Undo::Mounted { record } => {
                let parent = self.store.record(record).map(|found| found.parent);
                if let Some(parent) = parent.and_then(|parent| self.store.record_mut(parent)) {
                    parent.mounts.retain(|(_, mounted)| *mounted != record);
                }
                self.store.release(record);
            }
            Undo::Fixed {
                record,
                slot,
                is_fixed,
            } => {
                self.store.fix(record, slot, !is_fixed);
            }
            Undo::Withdrawn { write } => {
                if let Some(write) = self.writes.get_mut(write) {
                    write.is_withdrawn = false;
                }
            }
            Undo::Led { write, waits } => {
                if let Some(write) = self.writes.get_mut(write) {
                    write.waits = Some(waits);
                }
            }
        }
    }

    /// Makes the changes last, and says what they are.
    ///
    /// # Errors
    ///
    /// [`TransactionError`] when the final state is at fault: nothing has happened. Values that
    /// are not required are withdrawn instead; [`check`](Self::check) tells which.
    pub fn commit(mut self) -> Result<Changes, TransactionError> {
        self.check()?;
        let undo = core::mem::take(&mut self.undo);
        let mut first: BTreeMap<(u32, u16), Box<str>> = BTreeMap::new();
        let mut gone = Vec::new();
        let mut fixed = BTreeSet::new();
        for undo in undo {
            match undo {
                Undo::Value { record, slot, old } => {
                    first.entry((record, slot)).or_insert(old);
                }
                Undo::Deleted { records } => gone.extend(records),
                Undo::Fixed { record, slot, .. } => {
                    fixed.insert((record, slot));
                }
                Undo::Lack { .. }
                | Undo::Created { .. }
                | Undo::Last { .. }
                | Undo::Mounted { .. }
                | Undo::Withdrawn { .. }
                | Undo::Led { .. } => {}
            }
        }
        let mut list = core::mem::take(&mut self.changes);
        for ((record, slot), old) in first {
            if self.is_created.contains(&record) {
                continue;
            }
            let changed = self.value_change(record, slot, old);
            if changed.is_some() {
                fixed.remove(&(record, slot));
            }
            list.extend(changed);
        }
        for (record, slot) in fixed {
            if !self.is_created.contains(&record) && self.store.is_fixed(record, slot) {
                list.extend(self.fixed_change(record, slot));
            }
        }
        // What came and went within the transaction never was.
        let passing: BTreeSet<u32> = gone
            .iter()
            .copied()
            .filter(|record| self.is_created.contains(record))
            .collect();
        list.retain(|change| match change {
            Change::Created(place) | Change::Deleted(place) => {
                !passing.contains(&place.object.record)
            }
            Change::Value { .. } | Change::Fixed { .. } => true,
        });
        for record in gone {
            self.store.release(record);
        }
        self.writes.clear();
        self.store.settle(&self.created);
        Ok(Changes { list })
    }

    fn value_change(&self, record: u32, slot: u16, old: Box<str>) -> Option<Change> {
        let found = self.store.record(record)?;
        let new = found.values.get(slot).filter(|new| **new != *old)?;
        let (object, param) = self.slot_holder(record, slot)?;
        Some(Change::Value {
            object: self.place(object),
            param,
            old,
            new: Box::from(new),
        })
    }

    fn fixed_change(&self, record: u32, slot: u16) -> Option<Change> {
        let (object, param) = self.slot_holder(record, slot)?;
        Some(Change::Fixed {
            object: self.place(object),
            param,
        })
    }

    /// The parameter of a slot, and the object that holds it, if that exists.
    fn slot_holder(&self, record: u32, slot: u16) -> Option<(Object, NodeId)> {
        let found = self
            .store
            .record(record)
            .filter(|record| record.is_linked)?;
        let context = self.store.layout.contexts.get(usize::from(found.context))?;
        let param = context.params.get(usize::from(slot))?;
        let holder = self.store.schema().node(param.id)?.parent()?;
        let object = match found.mount {
            // The top of what is mounted is the mount point.
            Some(point) if self.store.mounted_root() == Some(holder.id()) => {
                Object::new(found.parent, point)
            }
            _ => Object::new(record, holder.id()),
        };
        self.store.exists(object).then_some((object, param.id))
    }
}

impl Drop for Transaction<'_, '_> {
    fn drop(&mut self) {
        self.rollback_to(Savepoint {
            undo: 0,
            writes: 0,
            changes: 0,
            created: 0,
        });
    }
}
