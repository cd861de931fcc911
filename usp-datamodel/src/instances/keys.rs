//! The index of unique keys: from the values of a key to the rows that have them.

use hashbrown::HashTable;

use super::layout::{Key, Layout};
use super::record::Record;
use crate::value::Value;

/// Rows by the hash of the values of a key. Two rows of one key may be in it while a transaction
/// is open; who looks something up compares the values.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyIndex(HashTable<Entry>);

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    record: u32,
}

impl KeyIndex {
    pub(super) fn insert(&mut self, hash: u64, record: u32) {
        self.0
            .insert_unique(hash, Entry { hash, record }, |entry| entry.hash);
    }

    pub(super) fn remove(&mut self, hash: u64, record: u32) {
        if let Ok(found) = self
            .0
            .find_entry(hash, |entry| entry.record == record && entry.hash == hash)
        {
            found.remove();
        }
    }

    /// The records whose key may have the hash.
    pub(super) fn candidates(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        self.0
            .iter_hash(hash)
            .filter(move |entry| entry.hash == hash)
            .map(|entry| entry.record)
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.0.allocation_size()
    }
}

/// The hash of the values of a key of rows of one table of one parent.
pub(super) fn hash<'v>(
    parent: u32,
    context: u16,
    number: usize,
    key: &Key<'_>,
    values: impl Iterator<Item = &'v str>,
) -> u64 {
    let number = u64::try_from(number).unwrap_or_default();
    let mut state = mix(mix(u64::from(parent), u64::from(context)), number);
    for (param, value) in key.params.iter().zip(values) {
        // Lists are compared as sets, so neither order nor repetition may count.
        let one = if param.ty.is_list() {
            match param.ty.parse(value) {
                Ok(Value::List(list)) => set_hash(list.values()),
                _ => text(value),
            }
        } else {
            text(value)
        };
        state = mix(state, one);
    }
    state ^ (state >> 29)
}

/// A hash that neither the order nor the repetition of items changes: the least of theirs.
fn set_hash<'v>(values: impl Iterator<Item = Value<'v>>) -> u64 {
    use alloc::string::ToString;
    values
        .map(|value| text(&value.to_string()))
        .min()
        .unwrap_or_default()
}

fn text(text: &str) -> u64 {
    let mut state = u64::try_from(text.len()).unwrap_or_default();
    for chunk in text.as_bytes().chunks(8) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        state = mix(state, u64::from_le_bytes(word));
    }
    state
}

const fn mix(state: u64, word: u64) -> u64 {
    let mixed = (state.rotate_left(23) ^ word).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ (mixed >> 32)
}

/// The hash of the key of a row, from what the row holds.
pub(super) fn of_record(layout: &Layout<'_>, record: &Record, number: usize) -> Option<u64> {
    let context = layout.contexts.get(usize::from(record.context))?;
    let key = context.keys.get(number)?;
    let values = key
        .params
        .iter()
        .map(|param| record.values.get(param.slot).unwrap_or_default());
    Some(hash(record.parent, record.context, number, key, values))
}
