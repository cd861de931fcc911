//! What must hold when a transaction ends.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::ending::Undo;
use super::error::{Fault, FaultKind, TransactionError};
use super::layout::{Key, KeyParam, Traits};
use super::{Object, Transaction, keys};
use crate::schema::NodeId;
use crate::types::{Primitive, Type};
use crate::value::Mode;

/// Most values that are tried for a generated key.
const MAX_TRIES: u32 = 10_000;

impl Transaction<'_, '_> {
    /// Checks the final state, as if the transaction ended here.
    ///
    /// Keys of new rows that nobody has set are generated. A value that is at fault and not
    /// required is withdrawn: what it replaced is back, and the fault is in the result. The
    /// transaction goes on either way.
    ///
    /// # Errors
    ///
    /// [`TransactionError`] with what is at fault and required.
    pub fn check(&mut self) -> Result<Vec<Fault>, TransactionError> {
        let mut withdrawn = Vec::new();
        loop {
            let written = self.written();
            self.leave_arms(&written);
            self.resolve_waiting();
            if !self.is_restoring {
                self.generate_keys(&written);
            }
            let faults = self.faults();
            if faults.is_empty() {
                return Ok(withdrawn);
            }
            let before = withdrawn.len();
            let mut lasting = Vec::new();
            for fault in faults {
                if self.withdraw(&fault) {
                    withdrawn.push(fault);
                } else {
                    lasting.push(fault);
                }
            }
            // What lasts may have come from what was withdrawn, and is looked at again.
            if withdrawn.len() == before {
                return Err(TransactionError { faults: lasting });
            }
        }
    }

    /// The slots that this transaction has set, and not taken back.
    fn written(&self) -> BTreeSet<(u32, u16)> {
        let lasting = self.writes.iter().filter(|write| !write.is_withdrawn);
        lasting
            .map(|write| (write.object.record, write.slot))
            .collect()
    }

    /// Takes back the values that make a fault, if none of them is required.
    fn withdraw(&mut self, fault: &Fault) -> bool {
        let at_fault = |object: Object, param: NodeId| {
            object.record == fault.object.record && fault.params.contains(&param)
        };
        let concerned: Vec<usize> = self
            .writes
            .iter()
            .enumerate()
            .filter(|(_, write)| !write.is_withdrawn && at_fault(write.object, write.param))
            .map(|(at, _)| at)
            .collect();
        let required = |at: &usize| self.writes.get(*at).is_none_or(|write| write.is_required);
        if concerned.is_empty() || concerned.iter().any(required) {
            return false;
        }
        for at in concerned.into_iter().rev() {
            let Some(write) = self.writes.get_mut(at) else {
                continue;
            };
            write.is_withdrawn = true;
            let (record, slot, old) = (write.object.record, write.slot, write.old.clone());
            let (param, is_first) = (write.param, write.is_first);
            self.undo.push(Undo::Withdrawn { write: at });
            self.store_value(record, slot, &old);
            if is_first {
                self.fix(record, slot, false);
            }
            self.choose_arms(record, slot);
            self.drop_lost(record, slot, param);
        }
        true
    }

    /// Takes what was deleted in the meantime out of a strong reference that is back. `[R-ARC.12]`
    fn drop_lost(&mut self, record: u32, slot: u16, param: NodeId) {
        let place = self.store.layout.place(param);
        let value = self.store.record(record).and_then(|record| {
            let value = record.values.get(slot)?;
            let is_strong = place.is_some_and(|place| place.traits.has(Traits::STRONG));
            is_strong.then_some(value)
        });
        let Some(value) = value else { return };
        let mut kept: Vec<&str> = value.split(',').collect();
        let before = kept.len();
        kept.retain(|item| item.is_empty() || self.store.target(item).is_some());
        if kept.len() != before {
            let kept = kept.join(",");
            self.store_value(record, slot, &kept);
        }
    }

    /// Arms that are no longer chosen lose their values and rows.
    fn leave_arms(&mut self, written: &BTreeSet<(u32, u16)>) {
        let mut left = Vec::new();
        for write in &self.writes {
            let Some(record) = self
                .store
                .record(write.object.record)
                .filter(|record| record.is_linked)
            else {
                continue;
            };
            let Some(context) = self.store.layout.contexts.get(usize::from(record.context)) else {
                continue;
            };
            for (_, object) in context.arms.iter().filter(|(slot, _)| *slot == write.slot) {
                if record.lacks(*object) {
                    left.extend(
                        context
                            .objects
                            .get(usize::from(*object))
                            .map(|node| Object::new(write.object.record, *node)),
                    );
                }
            }
        }
        for arm in left {
            for row in self.store.rows_below(arm) {
                self.remove(row);
            }
            self.reset(arm, written);
        }
    }

    /// Puts the defaults into what stands in an arm that does not exist, and drops what refers to
    /// it; not into what this transaction has set, which is for [`faults`](Self::faults) to see.
    fn reset(&mut self, arm: Object, written: &BTreeSet<(u32, u16)>) {
        let Some(record) = self.store.record(arm.record) else {
            return;
        };
        let Some(context) = self.store.layout.contexts.get(usize::from(record.context)) else {
            return;
        };
        let mut stale: Vec<(u16, Box<str>)> = Vec::new();
        for (slot, param) in context.params.iter().enumerate() {
            let Ok(slot) = u16::try_from(slot) else { break };
            let fresh = context.fresh.get(slot).unwrap_or_default();
            let written = written.contains(&(arm.record, slot));
            if !written
                && self.store.is_within(param.id, arm.node)
                && (record.values.get(slot) != Some(fresh) || self.store.is_fixed(arm.record, slot))
            {
                stale.push((slot, Box::from(fresh)));
            }
        }
        for (slot, fresh) in stale {
            self.store_value(arm.record, slot, &fresh);
            self.fix(arm.record, slot, false);
        }
        for reference in self.store.referring(arm.record) {
            if !self.store.exists(reference.target) {
                let lost = self.store.path_text(reference.target);
                self.drop_item(reference.source, reference.slot, &lost);
            }
        }
    }

    /// Resolves references again that led nowhere when they were set.
    fn resolve_waiting(&mut self) {
        for at in 0..self.writes.len() {
            let Some(write) = self.writes.get(at).filter(|write| !write.is_withdrawn) else {
                continue;
            };
            let Some(text) = write.waits.clone() else {
                continue;
            };
            let (object, param, slot) = (write.object, write.param, write.slot);
            let node = self
                .store
                .schema()
                .node(param)
                .and_then(|node| node.as_param());
            let (Some(node), Some(place)) = (node, self.store.layout.place(param)) else {
                continue;
            };
            let traits = place.traits;
            let ty = self.store.supported().param_type(param);
            if let Ok(prepared) = self
                .store
                .prepare(object, node, &ty, traits, &text, Mode::Report)
            {
                if !prepared.waits {
                    self.store_value(object.record, slot, &prepared.text);
                    if let Some(write) = self.writes.get_mut(at) {
                        write.waits = None;
                        self.undo.push(Undo::Led {
                            write: at,
                            waits: text,
                        });
                    }
                }
            }
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for write in self.writes.iter().filter(|write| !write.is_withdrawn) {
            let Some(record) = self
                .store
                .record(write.object.record)
                .filter(|record| record.is_linked)
            else {
                continue;
            };
            let fault = |kind| Fault {
                kind,
                object: write.object,
                path: self.store.path_text(write.object),
                params: alloc::vec![write.param],
            };
            if !self.store.exists(write.object) {
                faults.push(fault(FaultKind::NotChosen));
                continue;
            }
            let traits = self
                .store
                .layout
                .place(write.param)
                .map(|place| place.traits);
            let is_strong = traits.is_some_and(|traits| traits.has(Traits::STRONG));
            if is_strong {
                let value = record.values.get(write.slot).unwrap_or_default();
                // [R-ARC.12]
                if write.waits.is_some() || self.leads_nowhere(value) {
                    faults.push(fault(FaultKind::MissingTarget));
                }
            }
        }
        self.duplicates(&mut faults);
        faults
    }

    fn leads_nowhere(&self, value: &str) -> bool {
        value
            .split(',')
            .any(|item| !item.is_empty() && self.store.target(item).is_none())
    }

    /// The rows that this transaction has touched, each once.
    fn touched(&self) -> Vec<u32> {
        let key_writes = self.writes.iter().filter(|write| {
            let place = self.store.layout.place(write.param);
            place.is_some_and(|place| place.traits.has(Traits::KEY))
        });
        let mut touched: Vec<u32> = key_writes.map(|write| write.object.record).collect();
        touched.extend(&self.created);
        touched.sort_unstable();
        touched.dedup();
        touched.retain(|record| {
            self.store
                .record(*record)
                .is_some_and(|record| record.is_linked)
        });
        touched
    }

    /// Keys that a touched row shares with another. `[R-KEY.2]`
    fn duplicates(&self, faults: &mut Vec<Fault>) {
        for number in self.touched() {
            let Some(record) = self.store.record(number) else {
                continue;
            };
            let Some(context) = self.store.layout.contexts.get(usize::from(record.context)) else {
                continue;
            };
            for (at, key) in context.keys.iter().enumerate() {
                if self.twin(number, at, key).is_some() {
                    let object = Object::new(number, context.node);
                    faults.push(Fault {
                        kind: FaultKind::DuplicateKey,
                        object,
                        path: self.store.path_text(object),
                        params: key.params.iter().map(|param| param.node.id()).collect(),
                    });
                }
            }
        }
    }

    /// Another row of the same table with the same key.
    fn twin(&self, number: u32, at: usize, key: &Key<'_>) -> Option<u32> {
        let record = self.store.record(number)?;
        let hash = keys::of_record(self.store.keys.seed, &self.store.layout, record, at)?;
        self.store.keys.candidates(hash).find(|other| {
            *other != number
                && self.store.record(*other).is_some_and(|other| {
                    other.context == record.context
                        && other.parent == record.parent
                        && key.params.iter().all(|param| {
                            match (record.values.get(param.slot), other.values.get(param.slot)) {
                                (Some(a), Some(b)) => param.ty.key_eq(a, b),
                                _ => false,
                            }
                        })
                })
        })
    }

    /// Gives new rows the keys that nobody has set.
    fn generate_keys(&mut self, written: &BTreeSet<(u32, u16)>) {
        for at in 0..self.created.len() {
            let Some(number) = self.created.get(at).copied() else {
                continue;
            };
            let Some(context) = self
                .store
                .record(number)
                .filter(|record| record.is_linked)
                .map(|record| record.context)
            else {
                continue;
            };
            let keys = self
                .store
                .layout
                .contexts
                .get(usize::from(context))
                .map_or(0, |context| context.keys.len());
            for key in 0..keys {
                self.generate_key(number, context, key, written);
            }
        }
    }

    fn generate_key(
        &mut self,
        number: u32,
        context: u16,
        at: usize,
        written: &BTreeSet<(u32, u16)>,
    ) {
        let Some(key) = self
            .store
            .layout
            .contexts
            .get(usize::from(context))
            .and_then(|context| context.keys.get(at))
            .cloned()
        else {
            return;
        };
        let is_set = |slot: u16| written.contains(&(number, slot));
        // Beside a part that somebody has set, the default of another part is meant.
        let is_partly_set = key.params.iter().any(|param| is_set(param.slot));
        let keeps_default = |param: &KeyParam<'_>| {
            let default = param.ty.default_value();
            is_partly_set && default.is_some_and(|default| !default.value.is_empty())
        };
        let free: Vec<_> = key
            .params
            .iter()
            .filter(|param| !is_set(param.slot) && !keeps_default(param))
            .copied()
            .collect();
        for param in &free {
            let is_plain = param.ty.primitive() == Primitive::String
                && !param.ty.is_list()
                && param.ty.reference().is_none();
            let value = self
                .store
                .record(number)
                .and_then(|record| record.values.get(param.slot));
            let is_empty = is_plain && value == Some("");
            if !is_empty && self.twin(number, at, &key).is_none() {
                continue;
            }
            let first = self.store.record(number).map_or(1, |record| record.number);
            let mut tried = 0_u32;
            let narrowed = |store: &super::Instances<'_>, tried| {
                let ty = store.supported().param_type(param.node.id());
                let candidate = candidate(&ty, first, tried)?;
                let fits = ty.validate(&candidate, Mode::Create).is_ok();
                Some((candidate, fits))
            };
            while let Some((candidate, fits)) = narrowed(self.store, tried) {
                tried = tried.saturating_add(1);
                if fits {
                    self.store_value(number, param.slot, &candidate);
                    if self.twin(number, at, &key).is_none() {
                        self.choose_arms(number, param.slot);
                        self.fix(number, param.slot, true);
                        break;
                    }
                }
            }
        }
    }
}

/// A value for a generated key: the n-th one to be tried.
fn candidate(ty: &Type<'_>, first: u32, tried: u32) -> Option<alloc::string::String> {
    if tried >= MAX_TRIES || ty.is_list() || ty.reference().is_some() {
        return None;
    }
    let number = first.checked_add(tried)?;
    if !ty.enumeration().is_empty() {
        let item = ty
            .enumeration()
            .iter()
            .nth(crate::packed::format::index(tried))?;
        return Some(item.value.into());
    }
    match ty.primitive() {
        Primitive::String => Some(alloc::format!("cpe-{number}")),
        Primitive::Int
        | Primitive::Long
        | Primitive::UnsignedInt
        | Primitive::UnsignedLong
        | Primitive::Decimal => Some(alloc::format!("{number}")),
        Primitive::HexBinary => Some(alloc::format!("{number:08X}")),
        Primitive::Base64 | Primitive::Boolean | Primitive::DateTime => None,
    }
}
