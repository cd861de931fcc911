//! The values of a record, one behind the other.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// Texts by slot: one block of text, and where each ends. Four bytes a value beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    text: Box<str>,
    ends: Box<[u32]>,
}

impl Values {
    pub(super) fn new(text: String, ends: Vec<u32>) -> Self {
        Self {
            text: text.into_boxed_str(),
            ends: ends.into_boxed_slice(),
        }
    }

    fn range(&self, slot: u16) -> Option<core::ops::Range<usize>> {
        let slot = usize::from(slot);
        let end = crate::packed::format::index(*self.ends.get(slot)?);
        let start = match slot.checked_sub(1) {
            Some(before) => crate::packed::format::index(*self.ends.get(before)?),
            None => 0,
        };
        Some(start..end)
    }

    /// The value in a slot.
    pub(super) fn get(&self, slot: u16) -> Option<&str> {
        self.text.get(self.range(slot)?)
    }

    /// Replaces a value; nothing happens where the slot does not exist or the text gets too long.
    pub(super) fn set(&mut self, slot: u16, value: &str) -> bool {
        let Some(range) = self.range(slot) else {
            return false;
        };
        let (Some(before), Some(after)) =
            (self.text.get(..range.start), self.text.get(range.end..))
        else {
            return false;
        };
        let old = range.len();
        let length = self
            .text
            .len()
            .saturating_sub(old)
            .saturating_add(value.len());
        if u32::try_from(length).is_err() {
            return false;
        }
        let mut text = String::with_capacity(length);
        text.push_str(before);
        text.push_str(value);
        text.push_str(after);
        // Both lengths are at most that of a text of 32 bits.
        let grown = u32::try_from(value.len()).unwrap_or_default();
        let shrunk = u32::try_from(old).unwrap_or_default();
        for end in self.ends.iter_mut().skip(usize::from(slot)) {
            *end = end.wrapping_sub(shrunk).wrapping_add(grown);
        }
        self.text = text.into_boxed_str();
        true
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.text
            .len()
            .saturating_add(self.ends.len().saturating_mul(4))
    }

    /// Bytes of the values themselves.
    pub(super) fn text_bytes(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_replaced_leaves_its_neighbours() {
        let mut values = Values::new(String::from("abcd"), alloc::vec![1, 1, 4]);
        assert_eq!(
            (values.get(0), values.get(1), values.get(2)),
            (Some("a"), Some(""), Some("bcd"))
        );
        assert!(values.set(1, "long text") && values.set(0, "") && values.set(2, "x"));
        assert_eq!(
            (values.get(0), values.get(1), values.get(2)),
            (Some(""), Some("long text"), Some("x"))
        );
        assert!(values.get(3).is_none() && !values.set(3, "y"));
    }
}
