//! Transactions: a list of changes that happens as a whole, or not at all.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::change::{Change, Place};
use super::ending::Undo;
use super::error::WriteError;
use super::layout::{self, Traits};
use super::{Instances, Object};
use crate::schema::{NodeId, ObjectNode};
use crate::value::Mode;

/// Who changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "TR-106 knows writers inside and outside of the Agent"
)]
pub enum Writer {
    /// A Controller: what the data model says of access holds.
    Controller,
    /// The Agent itself: it writes read-only parameters and adds rows to read-only tables.
    Agent,
}

/// A value that somebody has set.
#[derive(Clone, Debug)]
pub(super) struct Write {
    pub(super) object: Object,
    pub(super) param: NodeId,
    pub(super) slot: u16,
    pub(super) old: Box<str>,
    /// The text that could not be resolved yet: a reference by keys, or to something missing.
    pub(super) waits: Option<Box<str>>,
    pub(super) is_required: bool,
    pub(super) is_withdrawn: bool,
    /// Whether this has made a write-once parameter read-only.
    pub(super) is_first: bool,
}

/// Changes of a store that happen as a whole, or not at all.
///
/// Each change is applied at once and seen by those behind it; what must hold in the end (unique
/// keys, strong references, the arms of unions) is checked by [`check`](Self::check) and
/// [`commit`](Self::commit), so that the order of changes does not matter. A transaction that is
/// dropped has never been.
#[derive(Debug)]
pub struct Transaction<'t, 's> {
    pub(super) store: &'t mut Instances<'s>,
    pub(super) undo: Vec<Undo>,
    pub(super) writes: Vec<Write>,
    pub(super) changes: Vec<Change>,
    /// Records of the rows created, in order.
    pub(super) created: Vec<u32>,
    /// The same, to be looked up.
    pub(super) is_created: BTreeSet<u32>,
    /// Whether rows are as they were once, with the keys that they had.
    pub(super) is_restoring: bool,
}

impl<'s> Instances<'s> {
    /// Starts a transaction.
    pub const fn transaction(&mut self) -> Transaction<'_, 's> {
        Transaction {
            store: self,
            undo: Vec::new(),
            writes: Vec::new(),
            changes: Vec::new(),
            created: Vec::new(),
            is_created: BTreeSet::new(),
            is_restoring: false,
        }
    }
}

impl<'s> Transaction<'_, 's> {
    /// The store as it is now, with the changes of this transaction.
    #[must_use]
    pub const fn instances(&self) -> &Instances<'s> {
        self.store
    }

    /// Adds a row with its defaults; its number was never in use before. `[R-ARC.8]`
    ///
    /// Unique keys that nobody sets get values of the Agent's choice when the transaction is
    /// checked.
    ///
    /// # Errors
    ///
    /// 7016 where the parent is missing, 7018 for what is no table, 7019 for a table that only the
    /// Agent adds to, 7005 for a full one.
    pub fn add(
        &mut self,
        writer: Writer,
        parent: Object,
        table: NodeId,
    ) -> Result<Object, WriteError> {
        self.insert(writer, parent, table, None)
    }

    /// Adds a row with a number that the Agent chooses: one that an earlier run gave, or that
    /// something else in the device has.
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add), and 7025 when the number was in use before.
    pub fn add_numbered(
        &mut self,
        parent: Object,
        table: NodeId,
        number: u32,
    ) -> Result<Object, WriteError> {
        self.insert(Writer::Agent, parent, table, Some(number))
    }

    fn insert(
        &mut self,
        writer: Writer,
        parent: Object,
        table: NodeId,
        number: Option<u32>,
    ) -> Result<Object, WriteError> {
        let node = self.store.schema().node(table);
        node.and_then(|node| node.as_object())
            .ok_or(WriteError::NotATable)?;
        let place = self
            .store
            .layout
            .place(table)
            .copied()
            .ok_or(WriteError::NotATable)?;
        if place.rows == layout::NOWHERE {
            return Err(WriteError::NotATable);
        }
        if !self.store.exists(parent) {
            return Err(WriteError::NoSuchObject);
        }
        if writer == Writer::Controller && !self.store.supported().object_access(table).can_add() {
            return Err(WriteError::NotCreatable);
        }
        let holder = self
            .store
            .holder(parent, table)
            .ok_or(WriteError::NoSuchObject)?;
        let (rows, last) = self
            .store
            .record(holder)
            .and_then(|record| record.table(place.slot))
            .map_or((0, 0), |table| (table.rows.len(), table.last));
        let entries = self.store.supported().number_of_entries(table);
        let max = entries.max.map_or(usize::MAX, crate::packed::format::index);
        if rows >= max {
            return Err(WriteError::TableFull);
        }
        let number = match number {
            None => last.checked_add(1).ok_or(WriteError::TableFull)?,
            Some(number) => {
                let table = self
                    .store
                    .record(holder)
                    .and_then(|record| record.table(place.slot));
                if number == 0 || table.is_some_and(|table| table.find(number).is_some()) {
                    return Err(WriteError::NumberTaken);
                }
                number
            }
        };
        let fresh = self.store.fresh_record(place.rows, holder, number, None);
        let fresh = fresh.ok_or(WriteError::NotATable)?;
        let record = self.store.allocate(fresh).ok_or(WriteError::TableFull)?;
        self.raise(holder, place.slot, number);
        self.store.link(record);
        self.undo.push(Undo::Created { record });
        self.count(holder, table);
        self.created.push(record);
        self.is_created.insert(record);
        let object = Object::new(record, table);
        let place = self.place(object);
        self.changes.push(Change::Created(place));
        Ok(object)
    }

    /// Remembers that a number was given out.
    pub(super) fn raise(&mut self, holder: u32, place: u16, number: u32) {
        if let Some(table) = self.store.table_mut(holder, place) {
            let last = table.last;
            table.last = last.max(number);
            self.undo.push(Undo::Last {
                record: holder,
                place,
                last,
            });
        }
    }

    pub(super) fn place(&self, object: Object) -> Place {
        Place {
            object,
            numbers: self.store.numbers(object),
            path: self.store.path_text(object),
        }
    }

    /// Brings the parameter that counts the rows of a table up to date.
    pub(super) fn count(&mut self, holder: u32, table: NodeId) {
        let Some(slot) = self.store.counter_slot(table) else {
            return;
        };
        let Some(place) = self.store.layout.place(table) else {
            return;
        };
        let rows = self
            .store
            .record(holder)
            .and_then(|record| record.table(place.slot));
        let count = rows.map_or(0, |table| table.rows.len());
        self.store_value(holder, slot, &alloc::format!("{count}"));
    }

    /// Puts a canonical value into a slot, to be taken back if need be.
    pub(super) fn store_value(&mut self, record: u32, slot: u16, value: &str) {
        if let Some(old) = self.store.store_value(record, slot, value) {
            self.undo.push(Undo::Value { record, slot, old });
        }
    }

    /// Makes a write-once parameter read-only, or writable again; whether that is a change.
    pub(super) fn fix(&mut self, record: u32, slot: u16, is_fixed: bool) -> bool {
        let has_changed = self.store.fix(record, slot, is_fixed);
        if has_changed {
            self.undo.push(Undo::Fixed {
                record,
                slot,
                is_fixed,
            });
        }
        has_changed
    }

    /// Sets a parameter of an object. `[R-ENC.6]`
    ///
    /// The value is stored in canonical form; keys in the value of a reference become instance
    /// numbers `[R-ARC.11]`. Setting a parameter of an arm of a union that is not chosen is a
    /// matter for the final state. A write-once parameter that has been set, by whomever and to
    /// whatever value, is read-only for a Controller from then on.
    ///
    /// `is_required` decides what becomes of the value when the final state is at fault because
    /// of it: see [`check`](Self::check). A part of a unique key of a new row is always required.
    ///
    /// # Errors
    ///
    /// 7010 no such parameter, 7011 and 7012 unfit values, 7013 not to be written (now), 7016 no
    /// such object. The value is as it was.
    pub fn set(
        &mut self,
        writer: Writer,
        object: Object,
        param: NodeId,
        value: &str,
        is_required: bool,
    ) -> Result<(), WriteError> {
        let record = self
            .store
            .record(object.record)
            .filter(|record| record.is_linked);
        let record = record.ok_or(WriteError::NoSuchObject)?;
        if !self.store.is_in(record, object.node) {
            return Err(WriteError::NoSuchObject);
        }
        let node = self
            .store
            .schema()
            .node(param)
            .and_then(|node| node.as_param());
        let node = node.ok_or(WriteError::NoSuchParam)?;
        let place = self.store.layout.place(param).copied();
        let place = place.filter(|place| place.context == record.context);
        let place = place.ok_or(WriteError::NoSuchParam)?;
        if node.holder().map(|holder| holder.id()) != Some(object.node) {
            return Err(WriteError::NoSuchParam);
        }
        let context = self.store.layout.contexts.get(usize::from(record.context));
        let context = context.ok_or(WriteError::NoSuchObject)?;
        if !self.may_appear(object) {
            return Err(WriteError::NoSuchObject);
        }
        if place.traits.has(Traits::COUNTER) {
            return Err(WriteError::ReadOnly);
        }
        let is_new = self.is_created.contains(&object.record);
        let old = record.values.get(place.slot).unwrap_or_default();
        let ty = self.store.supported().param_type(param);
        let mode = match (writer, is_new) {
            (Writer::Agent, _) => Mode::Report,
            (Writer::Controller, true) => Mode::Create,
            (Writer::Controller, false) => Mode::Set,
        };
        if writer == Writer::Controller && !self.store.is_writable(object.record, place) {
            return Err(WriteError::ReadOnly);
        }
        let prepared = self
            .store
            .prepare(object, node, &ty, place.traits, value, mode)?;
        // [R-KEY.1]: the same value again is no change.
        let is_fixed = || {
            context.keys.iter().any(|key| {
                !key.functional && key.params.iter().any(|param| param.slot == place.slot)
            })
        };
        if writer == Writer::Controller
            && !is_new
            && place.traits.has(Traits::KEY)
            && is_fixed()
            && !ty.key_eq(old, &prepared.text)
        {
            return Err(WriteError::KeyFixed);
        }
        let mut write = Write {
            object,
            param,
            slot: place.slot,
            old: Box::from(old),
            waits: prepared.waits.then(|| Box::from(value)),
            is_required: is_required || (is_new && place.traits.has(Traits::KEY)),
            is_withdrawn: false,
            is_first: false,
        };
        self.store_value(object.record, place.slot, &prepared.text);
        write.is_first = self.fix(object.record, place.slot, true);
        if place.traits.has(Traits::DISCRIMINATOR) {
            self.choose_arms(object.record, place.slot);
        }
        self.writes.push(write);
        Ok(())
    }

    /// Whether the object exists, or may come into being with the discriminator of its union.
    fn may_appear(&self, object: Object) -> bool {
        let schema = self.store.schema();
        self.store.lacking(object).is_none_or(|lacking| {
            schema
                .node(lacking)
                .and_then(|node| node.as_object())
                .is_some_and(|object| object.union().is_some())
        })
    }

    /// Lets the arms of a union exist as their discriminator says.
    pub(super) fn choose_arms(&mut self, record: u32, slot: u16) {
        let Some(found) = self.store.record(record) else {
            return;
        };
        let Some(context) = self.store.layout.contexts.get(usize::from(found.context)) else {
            return;
        };
        let value = found.values.get(slot).unwrap_or_default();
        let mut changed = Vec::new();
        for (_, object) in context
            .arms
            .iter()
            .filter(|(discriminator, _)| *discriminator == slot)
        {
            let node = context
                .objects
                .get(usize::from(*object))
                .and_then(|id| self.store.schema().node(*id));
            let chosen = node.is_some_and(|node| value.split(',').any(|item| item == node.name()));
            if found.lacks(*object) == chosen {
                changed.push((*object, !chosen));
            }
        }
        for (object, lacks) in changed {
            self.set_lack(record, object, lacks);
        }
    }

    fn set_lack(&mut self, record: u32, object: u16, lacks: bool) {
        if let Some(found) = self.store.record_mut(record) {
            let lacked = found.lacks(object);
            found.set_lack(object, lacks);
            self.undo.push(Undo::Lack {
                record,
                object,
                lacked,
            });
        }
    }

    /// Lets a single object exist or not that the model makes optional without saying when.
    ///
    /// # Errors
    ///
    /// 7016 for what is no such object.
    pub fn set_present(&mut self, object: Object, is_present: bool) -> Result<(), WriteError> {
        let record = self
            .store
            .record(object.record)
            .ok_or(WriteError::NoSuchObject)?;
        let node = self
            .store
            .schema()
            .node(object.node)
            .and_then(|node| node.as_object());
        let place = self.store.layout.place(object.node);
        let optional = node.is_some_and(|node| node.is_optional() && node.union().is_none());
        match place {
            Some(place)
                if optional && place.context == record.context && place.rows == layout::NOWHERE =>
            {
                let slot = place.slot;
                self.set_lack(object.record, slot, !is_present);
                Ok(())
            }
            _ => Err(WriteError::NoSuchObject),
        }
    }

    /// Sets a parameter as the Agent, by path; what is missing on the way comes into being.
    ///
    /// Rows get the numbers of the path; optional and mounted objects exist from then on. The
    /// arms of unions still wait for their discriminator.
    ///
    /// # Errors
    ///
    /// 7026 for a path that the data model does not have, and as [`set`](Self::set).
    pub fn put(&mut self, path: &str, value: &str) -> Result<(), WriteError> {
        let (way, name) = path.rsplit_once('.').ok_or(WriteError::NoSuchPath)?;
        let object = self.reach(way)?;
        let node = self
            .store
            .schema()
            .node(object.node)
            .and_then(|node| node.as_object());
        let param = node
            .and_then(|node| node.param(name))
            .ok_or(WriteError::NoSuchPath)?;
        self.set(Writer::Agent, object, param.id(), value, true)
    }

    /// The object of a path; what is missing on the way comes into being.
    ///
    /// # Errors
    ///
    /// As [`put`](Self::put).
    pub fn reach(&mut self, path: &str) -> Result<Object, WriteError> {
        let mut at = self.store.root();
        let mut parts = path.strip_suffix('.').unwrap_or(path).split('.');
        while let Some(name) = parts.next() {
            let node = self.store.schema().node(at.node);
            let below = node.and_then(|node| crate::resolve::below(node, name));
            let below = below.filter(|node| self.store.layout.place(node.id()).is_some());
            let below = below.ok_or(WriteError::NoSuchPath)?;
            self.open_mount(at, below)?;
            if below.is_table() {
                let number = parts.next().and_then(|number| number.parse().ok());
                let number = number.ok_or(WriteError::NoSuchPath)?;
                at = match self.store.row(at, below.id(), number) {
                    Some(row) => row,
                    None => self.add_numbered(at, below.id(), number)?,
                };
            } else {
                let record = self
                    .store
                    .holder(at, below.id())
                    .ok_or(WriteError::NoSuchPath)?;
                let place = self
                    .store
                    .layout
                    .place(below.id())
                    .ok_or(WriteError::NoSuchPath)?;
                let slot = place.slot;
                let is_arm = below.union().is_some();
                if !is_arm
                    && self
                        .store
                        .record(record)
                        .is_some_and(|record| record.lacks(slot))
                {
                    self.set_lack(record, slot, false);
                }
                at = Object::new(record, below.id());
            }
        }
        Ok(at)
    }

    /// Makes room below an object for what it holds only as a mount point.
    pub(super) fn open_mount(
        &mut self,
        at: Object,
        below: ObjectNode<'_>,
    ) -> Result<(), WriteError> {
        let parent = below.as_node().parent().map(|parent| parent.id());
        if parent == Some(at.node) {
            return Ok(());
        }
        self.mount(at)
    }

    fn mount(&mut self, point: Object) -> Result<(), WriteError> {
        let record = self
            .store
            .record(point.record)
            .ok_or(WriteError::NoSuchObject)?;
        if record.mounts.iter().any(|(node, _)| *node == point.node) {
            return Ok(());
        }
        let fresh = self
            .store
            .fresh_record(0, point.record, 0, Some(point.node));
        let fresh = fresh.ok_or(WriteError::NoSuchPath)?;
        let mounted = self.store.allocate(fresh).ok_or(WriteError::TableFull)?;
        if let Some(record) = self.store.record_mut(point.record) {
            record.mounts.push((point.node, mounted));
        }
        self.undo.push(Undo::Mounted { record: mounted });
        Ok(())
    }
}
