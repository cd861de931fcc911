//! The elementary changes of a store, each with its effect on the indices.

use alloc::vec::Vec;

use super::layout::{Place, Traits};
use super::record::{Record, Table};
use super::{Instances, Object, StrongReference, keys, layout};
use crate::schema::NodeId;

impl Instances<'_> {
    /// Takes a record into the slab.
    pub(super) fn allocate(&mut self, record: Record) -> Option<u32> {
        if let Some(free) = self.free.pop() {
            *self.record_mut(free)? = record;
            return Some(free);
        }
        let number = u32::try_from(self.records.len()).ok()?;
        self.records.push(record);
        Some(number)
    }

    /// Empties the place of a record that nothing refers to any more.
    pub(super) fn release(&mut self, record: u32) {
        if let Some(found) = self.record_mut(record) {
            found.values = super::values::Values::default();
            found.tables = Vec::new();
            found.mounts = Vec::new();
            found.absent = Vec::new();
            found.is_linked = false;
            self.free.push(record);
        }
        let own = (record, 0)..=(record, u16::MAX);
        let fixed: Vec<(u32, u16)> = self.fixed.range(own).copied().collect();
        for slot in fixed {
            self.fixed.remove(&slot);
        }
    }

    /// Whether a write-once parameter has been set.
    pub(super) fn is_fixed(&self, record: u32, slot: u16) -> bool {
        self.fixed.contains(&(record, slot))
    }

    /// Notes that a write-once parameter has been set, or has not; whether that is news.
    pub(super) fn fix(&mut self, record: u32, slot: u16, is_fixed: bool) -> bool {
        let is_once = |(_, traits): (NodeId, Traits)| traits.has(Traits::ONCE);
        match is_fixed {
            true if self.slot_node(record, slot).is_some_and(is_once) => {
                self.fixed.insert((record, slot))
            }
            true => false,
            false => self.fixed.remove(&(record, slot)),
        }
    }

    /// Whether a Controller may set a parameter of a record, as far as the data model says.
    pub(super) fn is_writable(&self, record: u32, place: Place) -> bool {
        place.traits.has(Traits::WRITABLE)
            && !(place.traits.has(Traits::ONCE) && self.is_fixed(record, place.slot))
    }

    /// Lays the values of new rows behind one another, now that they are what they will be: a walk
    /// over rows that lie all over the memory takes several times as long.
    pub(super) fn settle(&mut self, created: &[u32]) {
        let mut packer = super::values::Packer::default();
        let mut created = created.iter().peekable();
        while let Some(record) = created.next() {
            if let Some(found) = self.record(*record) {
                packer.push(*record, &found.values);
            }
            if packer.is_full() || created.peek().is_none() {
                for (record, values) in packer.take() {
                    if let Some(found) = self.record_mut(record) {
                        found.values = values;
                    }
                }
            }
        }
    }

    /// Whether a parameter stands in an object or below.
    pub(super) fn is_within(&self, param: NodeId, object: NodeId) -> bool {
        let node = self.schema().node(param);
        let above = core::iter::successors(node, |node| node.parent());
        above.skip(1).any(|node| node.id() == object)
    }

    /// The traits of a slot of a record.
    fn slot_node(&self, record: u32, slot: u16) -> Option<(NodeId, Traits)> {
        let context = self.record(record)?.context;
        let param = self
            .layout
            .contexts
            .get(usize::from(context))?
            .params
            .get(usize::from(slot))?;
        Some((param.id, self.layout.place(param.id)?.traits))
    }

    /// Puts a value into a slot and gives back the old one.
    pub(super) fn store_value(
        &mut self,
        record: u32,
        slot: u16,
        value: &str,
    ) -> Option<alloc::boxed::Box<str>> {
        let (_, traits) = self.slot_node(record, slot)?;
        let old = alloc::boxed::Box::from(self.record(record)?.values.get(slot)?);
        let is_key = traits.has(Traits::KEY);
        if is_key {
            self.index_keys(record, Some(slot), false);
        }
        if traits.has(Traits::STRONG) {
            self.index_strong(record, slot, false);
        }
        if !self.record_mut(record)?.values.set(slot, value) {
            return None;
        }
        if is_key {
            self.index_keys(record, Some(slot), true);
        }
        if traits.has(Traits::STRONG) {
            self.index_strong(record, slot, true);
        }
        Some(old)
    }

    /// Enters the keys of a row, or takes them out; those that hold a slot, or all.
    pub(super) fn index_keys(&mut self, number: u32, slot: Option<u16>, enter: bool) {
        let Some(record) = self.records.get(crate::packed::format::index(number)) else {
            return;
        };
        if !record.is_linked {
            return;
        }
        let Some(context) = self.layout.contexts.get(usize::from(record.context)) else {
            return;
        };
        for (at, key) in context.keys.iter().enumerate() {
            let concerned =
                slot.is_none_or(|slot| key.params.iter().any(|param| param.slot == slot));
            let hash = keys::of_record(self.keys.seed, &self.layout, record, at);
            let Some(hash) = hash.filter(|_| concerned) else {
                continue;
            };
            if enter {
                self.keys.insert(hash, number);
            } else {
                self.keys.remove(hash, number);
            }
        }
    }

    /// Enters what a strong reference leads to, or takes it out.
    pub(super) fn index_strong(&mut self, record: u32, slot: u16, enter: bool) {
        for target in self.targets(record, slot) {
            let entry = StrongReference {
                target,
                source: record,
                slot,
            };
            if enter {
                self.strong.insert(entry);
            } else {
                self.strong.remove(&entry);
            }
        }
    }

    /// What a stored reference leads to and exists.
    fn targets(&self, record: u32, slot: u16) -> Vec<Object> {
        let Some(value) = self
            .record(record)
            .and_then(|record| record.values.get(slot))
        else {
            return Vec::new();
        };
        // Paths by number hold neither comma nor blank, so items need no decoding.
        value
            .split(',')
            .filter(|item| !item.is_empty())
            .filter_map(|item| self.target(item))
            .collect()
    }

    /// The object of a path, or the one that holds the parameter of a path.
    pub(super) fn target(&self, path: &str) -> Option<Object> {
        self.find(path).or_else(|| {
            let (holder, name) = path.rsplit_once('.')?;
            let object = self.find(holder)?;
            self.value_by_name(object, name).map(|_| object)
        })
    }

    /// The slots of strong references of a record.
    pub(super) fn strong_slots(&self, record: u32) -> Vec<u16> {
        let context = self
            .record(record)
            .and_then(|record| self.layout.contexts.get(usize::from(record.context)));
        let params = context
            .map(|context| context.params.as_slice())
            .unwrap_or_default();
        let strong = params
            .iter()
            .filter_map(|param| self.layout.place(param.id));
        strong
            .filter(|place| place.traits.has(Traits::STRONG))
            .map(|place| place.slot)
            .collect()
    }

    /// Puts a record into its table.
    pub(super) fn link(&mut self, record: u32) {
        let Some((parent, number, place)) = self.stand(record) else {
            return;
        };
        if let Some(table) = self.table_mut(parent, place) {
            table.insert(number, record);
        }
        self.set_linked(record, true);
    }

    /// Takes a record out of its table.
    pub(super) fn unlink(&mut self, record: u32) {
        let Some((parent, number, place)) = self.stand(record) else {
            return;
        };
        self.set_linked(record, false);
        if let Some(table) = self.table_mut(parent, place) {
            table.remove(number);
        }
    }

    /// The parent record of a row, its number, and the place of its table.
    fn stand(&self, record: u32) -> Option<(u32, u32, u16)> {
        let record = self.record(record)?;
        let table = self.layout.contexts.get(usize::from(record.context))?.node;
        Some((record.parent, record.number, self.layout.place(table)?.slot))
    }

    /// Marks a record as existing or not, with its keys and what refers to it.
    pub(super) fn set_linked(&mut self, record: u32, linked: bool) {
        if linked {
            if let Some(found) = self.record_mut(record) {
                found.is_linked = true;
            }
            self.index_keys(record, None, true);
            return;
        }
        for slot in self.strong_slots(record) {
            self.index_strong(record, slot, false);
        }
        for entry in self.referring(record) {
            self.strong.remove(&entry);
        }
        self.index_keys(record, None, false);
        if let Some(found) = self.record_mut(record) {
            found.is_linked = false;
        }
    }

    /// The strong references to the objects of a record.
    pub(super) fn referring(&self, record: u32) -> Vec<StrongReference> {
        let first = |record| StrongReference {
            target: Object::new(record, NodeId::new(0)),
            source: 0,
            slot: 0,
        };
        match record.checked_add(1) {
            Some(next) => self
                .strong
                .range(first(record)..first(next))
                .copied()
                .collect(),
            None => self.strong.range(first(record)..).copied().collect(),
        }
    }

    pub(super) fn table_mut(&mut self, record: u32, place: u16) -> Option<&mut Table> {
        let context = self.record(record)?.context;
        let count = self.layout.contexts.get(usize::from(context))?.tables.len();
        let tables = &mut self.record_mut(record)?.tables;
        if tables.is_empty() {
            tables.reserve_exact(count);
            tables.resize(count, Table::default());
        }
        tables.get_mut(usize::from(place))
    }

    /// The records that stand in a record, at any depth, itself first.
    pub(super) fn below(&self, record: u32) -> Vec<u32> {
        let mut found = alloc::vec![record];
        let mut next = 0;
        while let Some(record) = found.get(next).copied() {
            next = next.saturating_add(1);
            if let Some(record) = self.record(record) {
                let rows = record
                    .tables
                    .iter()
                    .flat_map(|table| table.rows.iter().map(|row| row.1));
                found.extend(rows.chain(record.mounts.iter().map(|mount| mount.1)));
            }
        }
        found
    }

    /// The records of the rows in tables below a single object of a record.
    pub(super) fn rows_below(&self, object: Object) -> Vec<u32> {
        let Some(record) = self.record(object.record) else {
            return Vec::new();
        };
        let Some(context) = self.layout.contexts.get(usize::from(record.context)) else {
            return Vec::new();
        };
        let inside = |table: NodeId| {
            let mut node = self.schema().node(table);
            while let Some(at) = node {
                if at.id() == object.node {
                    return true;
                }
                node = at.parent();
            }
            false
        };
        let tables = context.tables.iter().zip(&record.tables);
        tables
            .filter(|(table, _)| inside(**table))
            .flat_map(|(_, table)| table.rows.iter().map(|row| row.1))
            .collect()
    }

    /// The slot of the parameter that counts the rows of a table.
    pub(super) fn counter_slot(&self, table: NodeId) -> Option<u16> {
        let param = self.schema().node(table)?.as_object()?.entries_param()?;
        let place = self.layout.place(param.id())?;
        (place.slot != layout::NOWHERE).then_some(place.slot)
    }
}
