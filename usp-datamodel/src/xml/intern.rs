//! Texts of a load, each kept once and named by a number.

use alloc::string::String;
use alloc::vec::Vec;
use core::hash::Hasher;

use crate::packed::hash::{self, Tail};

/// A text of an [`Interner`]; 0 is the empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Sym(pub(crate) u32);

impl Sym {
    pub(crate) const EMPTY: Self = Self(0);

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// All texts of a load.
#[derive(Debug)]
pub(crate) struct Interner {
    text: String,
    /// End of each text; it starts where the one before ends.
    ends: Vec<usize>,
    /// Open hash table: high half of the hash, then the text number plus one.
    slots: Vec<u64>,
}

impl Interner {
    /// An interner for documents of about so many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        // Published documents have a new text in 400 bytes; the table is twice as large at least.
        let slots = (bytes / 256).clamp(1 << 8, 1 << 16).next_power_of_two();
        let mut interner = Self {
            text: String::new(),
            ends: Vec::new(),
            slots: alloc::vec![0; slots],
        };
        interner.intern("");
        interner
    }

    pub(crate) fn get(&self, sym: Sym) -> &str {
        let index = crate::packed::format::index(sym.0);
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or_default()
    }

    fn bytes(&self, sym: u32) -> &[u8] {
        self.get(Sym(sym)).as_bytes()
    }

    /// The slot of a text, what to put there but for the number, and the number if it has one.
    fn slot(&self, text: &[u8]) -> (usize, u64, Option<Sym>) {
        const NUMBER: u64 = 0xffff_ffff;
        let mask = self.slots.len().wrapping_sub(1);
        let hash = hash::mix(0, Tail::of(text).hash(text));
        let hash = hash ^ (hash >> 32);
        let tag = hash & !NUMBER;
        let mut slot = usize::try_from(hash & NUMBER).unwrap_or(0);
        loop {
            slot &= mask;
            let found = self.slots.get(slot).copied().unwrap_or(0);
            if found == 0 {
                return (slot, tag, None);
            }
            if found & !NUMBER == tag {
                let number = u32::try_from(found & NUMBER).unwrap_or(0);
                let number = number.saturating_sub(1);
                if self.bytes(number) == text {
                    return (slot, tag, Some(Sym(number)));
                }
            }
            slot = slot.wrapping_add(1);
        }
    }

    pub(crate) fn find(&self, text: &str) -> Option<Sym> {
        self.slot(text.as_bytes()).2
    }

    /// The number of a text that is part of a document, which is known to be UTF-8.
    pub(crate) fn intern_bytes(&mut self, text: &[u8]) -> Sym {
        let (slot, tag, found) = self.slot(text);
        if let Some(found) = found {
            return found;
        }
        let text = core::str::from_utf8(text).unwrap_or_default();
        self.add(text, slot, tag)
    }

    /// Whether a text has these bytes.
    pub(crate) fn is(&self, sym: Sym, text: &[u8]) -> bool {
        self.bytes(sym.0) == text
    }

    pub(crate) fn intern(&mut self, text: &str) -> Sym {
        self.intern_bytes(text.as_bytes())
    }

    fn add(&mut self, text: &str, slot: usize, tag: u64) -> Sym {
        // The limit on bytes keeps the count of texts far below 32 bits.
        let sym = Sym(u32::try_from(self.ends.len()).unwrap_or(0));
        self.text.push_str(text);
        self.ends.push(self.text.len());
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = tag | u64::from(sym.0.saturating_add(1));
        }
        if self.ends.len() > self.slots.len() / 2 {
            self.grow();
        }
        sym
    }

    /// The same text without blanks around it.
    pub(crate) fn trimmed(&mut self, sym: Sym) -> Sym {
        let text = self.get(sym);
        let trimmed = text.trim_ascii();
        if trimmed.len() == text.len() {
            return sym;
        }
        let trimmed = String::from(trimmed);
        self.intern(&trimmed)
    }

    fn grow(&mut self) {
        self.slots = alloc::vec![0; self.slots.len().saturating_mul(2)];
        for number in 0..self.ends.len() {
            let number = u32::try_from(number).unwrap_or(0);
            let text = self.get(Sym(number));
            let (slot, tag, _) = self.slot(text.as_bytes());
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = tag | u64::from(number.saturating_add(1));
            }
        }
    }
}

/// A quick hasher for the maps of the loader, whose keys are small numbers.
#[derive(Clone, Copy, Default)]
pub(crate) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in words.by_ref() {
            self.write_u64(word.try_into().map_or(0, u64::from_le_bytes));
        }
        for byte in words.remainder() {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0xd6e8_feb8_6659_fd93);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(u64::try_from(number).unwrap_or(u64::MAX));
    }
}

pub(crate) type QuickMap<K, V> =
    std::collections::HashMap<K, V, core::hash::BuildHasherDefault<QuickHasher>>;
