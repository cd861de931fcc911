//! The values of a record, one behind the other.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::packed::format::{index, u32_at};

/// Texts by slot in one block: where each ends, four bytes a value, then the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    block: Box<[u8]>,
    slots: u16,
}

const END_BYTES: usize = 4;

impl Values {
    /// Values of which the first ends at the first of `ends`, and so on.
    pub(super) fn new(text: &str, ends: &[u32]) -> Self {
        let mut block = Vec::with_capacity(head(ends.len()).saturating_add(text.len()));
        for end in ends {
            block.extend_from_slice(&end.to_le_bytes());
        }
        block.extend_from_slice(text.as_bytes());
        Self {
            block: block.into_boxed_slice(),
            slots: u16::try_from(ends.len()).unwrap_or(u16::MAX),
        }
    }

    /// Where a value stands among the texts.
    fn range(&self, slot: u16) -> Option<(u32, u32)> {
        if slot >= self.slots {
            return None;
        }
        let at = head(usize::from(slot));
        let end = u32_at(&self.block, at)?;
        let start = match at.checked_sub(END_BYTES) {
            Some(before) => u32_at(&self.block, before)?,
            None => 0,
        };
        Some((start, end))
    }

    fn texts(&self) -> &[u8] {
        let texts = self.block.get(head(usize::from(self.slots))..);
        texts.unwrap_or_default()
    }

    /// The value in a slot.
    pub(super) fn get(&self, slot: u16) -> Option<&str> {
        let (start, end) = self.range(slot)?;
        let text = self.texts().get(index(start)..index(end))?;
        core::str::from_utf8(text).ok()
    }

    /// Replaces a value; nothing happens where the slot does not exist or the text gets too long.
    pub(super) fn set(&mut self, slot: u16, value: &str) -> bool {
        let Some((start, end)) = self.range(slot) else {
            return false;
        };
        let texts = self.texts();
        let (Some(before), Some(after)) = (texts.get(..index(start)), texts.get(index(end)..))
        else {
            return false;
        };
        let length = before
            .len()
            .saturating_add(value.len())
            .saturating_add(after.len());
        let (Ok(_), Ok(grown)) = (u32::try_from(length), u32::try_from(value.len())) else {
            return false;
        };
        let shrunk = end.wrapping_sub(start);
        let mut block = Vec::with_capacity(head(usize::from(self.slots)).saturating_add(length));
        for number in 0..self.slots {
            let end = u32_at(&self.block, head(usize::from(number))).unwrap_or_default();
            let moved = if number < slot {
                end
            } else {
                end.wrapping_sub(shrunk).wrapping_add(grown)
            };
            block.extend_from_slice(&moved.to_le_bytes());
        }
        block.extend_from_slice(before);
        block.extend_from_slice(value.as_bytes());
        block.extend_from_slice(after);
        self.block = block.into_boxed_slice();
        true
    }

    /// Bytes on the heap.
    pub(super) const fn heap_bytes(&self) -> usize {
        self.block.len()
    }

    /// Bytes of the values themselves.
    pub(super) fn text_bytes(&self) -> usize {
        self.texts().len()
    }
}

/// Bytes of the ends of some slots; a record has at most 65,535.
const fn head(slots: usize) -> usize {
    slots.saturating_mul(END_BYTES)
}

/// Values while they are collected.
#[derive(Default)]
pub(super) struct Collected {
    text: String,
    ends: Vec<u32>,
}

impl Collected {
    pub(super) fn push(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn finish(&self) -> Values {
        Values::new(&self.text, &self.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_replaced_leaves_its_neighbours() {
        let mut values = Values::new("abcd", &[1, 1, 4]);
        let all = |values: &Values| [0, 1, 2].map(|slot| String::from(values.get(slot).unwrap()));
        assert_eq!(all(&values), ["a", "", "bcd"]);
        assert!(values.set(1, "long text") && values.set(0, "") && values.set(2, "x"));
        assert_eq!(all(&values), ["", "long text", "x"]);
        assert!(values.get(3).is_none() && !values.set(3, "y"));
        assert_eq!((values.text_bytes(), values.heap_bytes()), (10, 22));
    }
}
