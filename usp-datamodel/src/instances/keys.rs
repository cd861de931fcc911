//! The index of unique keys: from the values of a key to the rows that have them.

use core::fmt;
use core::hash::Hasher;
#[expect(deprecated, reason = "the only keyed hash of core")]
use core::hash::SipHasher;

use hashbrown::HashTable;

use super::layout::{Key, Layout};
use super::record::Record;
use crate::value::Value;

/// Rows by the hash of the values of a key. Two rows of one key may be in it while a transaction
/// is open; who looks something up compares the values.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyIndex {
    entries: HashTable<Entry>,
    pub(super) seed: Seed,
}

/// What makes the hashes of one store its own.
///
/// A Controller chooses keys; without knowing the seed it cannot choose many with one hash.
#[derive(Clone, Copy, Default)]
pub(super) struct Seed(pub(super) u64, pub(super) u64);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(***)")
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    record: u32,
}

impl KeyIndex {
    /// An empty index with a seed.
    pub(super) fn new(seed: Seed) -> Self {
        Self {
            entries: HashTable::new(),
            seed,
        }
    }

    pub(super) fn insert(&mut self, hash: u64, record: u32) {
        self.entries
            .insert_unique(hash, Entry { hash, record }, |entry| entry.hash);
    }

    pub(super) fn remove(&mut self, hash: u64, record: u32) {
        if let Ok(found) = self
            .entries
            .find_entry(hash, |entry| entry.record == record && entry.hash == hash)
        {
            found.remove();
        }
    }

    /// The records whose key may have the hash.
    pub(super) fn candidates(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        self.entries
            .iter_hash(hash)
            .filter(move |entry| entry.hash == hash)
            .map(|entry| entry.record)
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.entries.allocation_size()
    }
}

/// The hash of the values of a key of rows of one table of one parent.
pub(super) fn hash<'v>(
    seed: Seed,
    parent: u32,
    context: u16,
    number: usize,
    key: &Key<'_>,
    values: impl Iterator<Item = &'v str>,
) -> u64 {
    let mut state = seed.hasher();
    state.write_u32(parent);
    state.write_u16(context);
    state.write_usize(number);
    for (param, value) in key.params.iter().zip(values) {
        // Lists are compared as sets, so neither order nor repetition may count.
        let list = param.ty.is_list().then(|| param.ty.parse(value));
        match list {
            Some(Ok(Value::List(list))) => state.write_u64(set_hash(seed, list.values())),
            _ => put(&mut state, value),
        }
    }
    state.finish()
}

/// A hash that neither the order nor the repetition of items changes: the least of theirs.
fn set_hash<'v>(seed: Seed, values: impl Iterator<Item = Value<'v>>) -> u64 {
    use alloc::string::ToString;
    let hash = |value: Value<'v>| {
        let mut state = seed.hasher();
        put(&mut state, &value.to_string());
        state.finish()
    };
    values.map(hash).min().unwrap_or_default()
}

fn put(state: &mut impl Hasher, text: &str) {
    state.write_usize(text.len());
    state.write(text.as_bytes());
}

#[expect(
    deprecated,
    reason = "the only keyed hash of core; std's is the same without keys"
)]
impl Seed {
    fn hasher(self) -> SipHasher {
        SipHasher::new_with_keys(self.0, self.1)
    }
}

/// The hash of the key of a row, from what the row holds.
pub(super) fn of_record(
    seed: Seed,
    layout: &Layout<'_>,
    record: &Record,
    number: usize,
) -> Option<u64> {
    let context = layout.contexts.get(usize::from(record.context))?;
    let key = context.keys.get(number)?;
    let values = key
        .params
        .iter()
        .map(|param| record.values.get(param.slot).unwrap_or_default());
    Some(hash(
        seed,
        record.parent,
        record.context,
        number,
        key,
        values,
    ))
}
