//! Texts of a load, each kept once and named by a number.

use alloc::string::String;
use alloc::vec::Vec;
use core::hash::Hasher;

use crate::packed::hash;

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
    /// Open hash table of text numbers plus one.
    slots: Vec<u32>,
}

impl Interner {
    pub(crate) fn new() -> Self {
        let mut interner = Self {
            text: String::new(),
            ends: Vec::new(),
            slots: alloc::vec![0; 1 << 14],
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

    fn slot(&self, text: &[u8]) -> (usize, Option<Sym>) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash::slot(hash::object(0, text), self.slots.len());
        loop {
            let found = self.slots.get(slot & mask);
            match found.and_then(|found| found.checked_sub(1)) {
                Some(found) if self.bytes(found) == text => return (slot & mask, Some(Sym(found))),
                Some(_) => slot = slot.wrapping_add(1),
                None => return (slot & mask, None),
            }
        }
    }

    pub(crate) fn find(&self, text: &str) -> Option<Sym> {
        self.slot(text.as_bytes()).1
    }

    /// The number of a text that is part of a document, which is known to be UTF-8.
    pub(crate) fn intern_bytes(&mut self, text: &[u8]) -> Sym {
        match self.slot(text).1 {
            Some(found) => found,
            None => self.intern(&String::from_utf8_lossy(text)),
        }
    }

    pub(crate) fn intern(&mut self, text: &str) -> Sym {
        let (slot, found) = self.slot(text.as_bytes());
        if let Some(found) = found {
            return found;
        }
        // The limit on bytes keeps the count of texts far below 32 bits.
        let sym = Sym(u32::try_from(self.ends.len()).unwrap_or(0));
        self.text.push_str(text);
        self.ends.push(self.text.len());
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = sym.0.saturating_add(1);
        }
        if self.ends.len() > self.slots.len() / 2 {
            self.grow();
        }
        sym
    }

    fn grow(&mut self) {
        self.slots = alloc::vec![0; self.slots.len().saturating_mul(2)];
        for number in 0..self.ends.len() {
            let number = u32::try_from(number).unwrap_or(0);
            let text = self.get(Sym(number));
            let (slot, _) = self.slot(text.as_bytes());
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = number.saturating_add(1);
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
