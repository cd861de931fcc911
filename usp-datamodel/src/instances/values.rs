//! The values of a record, one behind the other.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::packed::format::index;

/// Texts by slot in one block: where each ends, four characters of seven bits a value, then the
/// texts. All of it is text, so that no value has to be checked again when it is read.
///
/// Rows share a block where they can: new ones that of the defaults, those of one transaction a
/// block in which they lie behind one another. A change gives a row a block of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    block: Arc<str>,
    /// Where the part of these values begins.
    start: u32,
    slots: u16,
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.slots == other.slots && self.own() == other.own()
    }
}

impl Eq for Values {}

const END_BYTES: usize = 4;

/// More bytes than the texts of a record may have.
const MAX_TEXT: u32 = 1 << 28;

impl Values {
    /// Values of which the first ends at the first of `ends`, and so on.
    fn new(text: &str, ends: impl ExactSizeIterator<Item = u32>) -> Self {
        let slots = u16::try_from(ends.len()).unwrap_or(u16::MAX);
        let mut block = String::with_capacity(head(ends.len()).saturating_add(text.len()));
        for end in ends {
            push_end(&mut block, end);
        }
        block.push_str(text);
        Self {
            block: block.into(),
            start: 0,
            slots,
        }
    }

    /// Where a slot, or the first text, begins in the block.
    #[inline]
    fn at(&self, slots: u16) -> usize {
        index(self.start).saturating_add(head(usize::from(slots)))
    }

    /// The part of the block that is of these values.
    fn own(&self) -> &str {
        let end = self.at(self.slots).saturating_add(self.text_bytes());
        self.block.get(index(self.start)..end).unwrap_or_default()
    }

    /// Where the text of a slot ends; that of none is where the first begins.
    #[inline]
    fn end(&self, slots: u16) -> Option<u32> {
        let Some(before) = slots.checked_sub(1) else {
            return Some(0);
        };
        let at = self.at(before);
        let bytes = self
            .block
            .as_bytes()
            .get(at..)?
            .first_chunk::<END_BYTES>()?;
        let bytes = u32::from_le_bytes(*bytes);
        Some(bytes & 0x7f | bytes >> 1 & 0x3f80 | bytes >> 2 & 0x1f_c000 | bytes >> 3 & 0xfe0_0000)
    }

    /// Where a value stands among the texts.
    #[inline]
    fn range(&self, slot: u16) -> Option<(u32, u32)> {
        if slot >= self.slots {
            return None;
        }
        Some((self.end(slot)?, self.end(slot.saturating_add(1))?))
    }

    fn texts(&self) -> &str {
        let start = self.at(self.slots);
        let end = start.saturating_add(self.text_bytes());
        self.block.get(start..end).unwrap_or_default()
    }

    /// The value in a slot.
    #[inline]
    pub(super) fn get(&self, slot: u16) -> Option<&str> {
        let (start, end) = self.range(slot)?;
        let first = self.at(self.slots);
        let start = first.saturating_add(index(start));
        self.block.get(start..first.saturating_add(index(end)))
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
        let short = u32::try_from(length).is_ok_and(|length| length < MAX_TEXT);
        let (true, Ok(grown)) = (short, u32::try_from(value.len())) else {
            return false;
        };
        let shrunk = end.wrapping_sub(start);
        let mut block = String::with_capacity(head(usize::from(self.slots)).saturating_add(length));
        for number in 0..self.slots {
            let end = self.end(number.saturating_add(1)).unwrap_or_default();
            let moved = if number < slot {
                end
            } else {
                end.wrapping_sub(shrunk).wrapping_add(grown)
            };
            push_end(&mut block, moved);
        }
        block.push_str(before);
        block.push_str(value);
        block.push_str(after);
        self.block = block.into();
        self.start = 0;
        true
    }

    /// Bytes on the heap, as if the block were shared with nobody.
    pub(super) fn heap_bytes(&self) -> usize {
        self.own().len()
    }

    /// Bytes of the values themselves.
    pub(super) fn text_bytes(&self) -> usize {
        index(self.end(self.slots).unwrap_or_default())
    }
}

/// Values of several records on their way into one block.
#[derive(Default)]
pub(super) struct Packer {
    text: String,
    /// Record, where its part begins, and its slots.
    parts: Vec<(u32, u32, u16)>,
}

/// The size from which a block is full: what remains of it while one of its rows remains.
const BLOCK_BYTES: usize = 4096;

impl Packer {
    /// Takes the values of a record; nothing happens where they are too long to be shared.
    pub(super) fn push(&mut self, record: u32, values: &Values) {
        let own = values.own();
        if let (true, Ok(start)) = (own.len() < BLOCK_BYTES, u32::try_from(self.text.len())) {
            self.text.push_str(own);
            self.parts.push((record, start, values.slots));
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= BLOCK_BYTES
    }

    /// The records with their values in the block; begins a new one.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (u32, Values)> + use<> {
        let block: Arc<str> = Arc::from(self.text.as_str());
        self.text.clear();
        let parts = core::mem::take(&mut self.parts).into_iter();
        parts.map(move |(record, start, slots)| {
            let block = Arc::clone(&block);
            (
                record,
                Values {
                    block,
                    start,
                    slots,
                },
            )
        })
    }
}

/// Bytes of the ends of some slots; a record has at most 65,535.
const fn head(slots: usize) -> usize {
    slots.saturating_mul(END_BYTES)
}

/// Appends an end below [`MAX_TEXT`].
fn push_end(block: &mut String, end: u32) {
    for shift in [0, 7, 14, 21] {
        let [low, ..] = (end >> shift & 0x7f).to_le_bytes();
        block.push(char::from(low));
    }
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
        Values::new(&self.text, self.ends.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_replaced_leaves_its_neighbours() {
        let mut values = Values::new("abcd", [1, 1, 4].into_iter());
        let all = |values: &Values| [0, 1, 2].map(|slot| String::from(values.get(slot).unwrap()));
        assert_eq!(all(&values), ["a", "", "bcd"]);
        assert!(values.set(1, "long text") && values.set(0, "") && values.set(2, "x"));
        assert_eq!(all(&values), ["", "long text", "x"]);
        assert!(values.get(3).is_none() && !values.set(3, "y"));
        assert_eq!((values.text_bytes(), values.heap_bytes()), (10, 22));
    }

    #[test]
    fn values_that_share_a_block_change_on_their_own() {
        let mut packer = Packer::default();
        let rows = ["ab", "", "cde"].map(|text| {
            let length = u32::try_from(text.len()).unwrap();
            Values::new(text, [1.min(length), length].into_iter())
        });
        for (number, row) in (7..).zip(&rows) {
            packer.push(number, row);
        }
        assert!(!packer.is_full());
        let packed: Vec<_> = packer.take().collect();
        assert_eq!(
            packed.iter().map(|row| row.0).collect::<Vec<_>>(),
            [7, 8, 9]
        );
        let [first, empty, last] = [0, 1, 2].map(|at: usize| packed[at].1.clone());
        assert_eq!([&first, &empty, &last], [&rows[0], &rows[1], &rows[2]]);
        assert_eq!((last.get(0), last.get(1)), (Some("c"), Some("de")));
        let mut changed = last.clone();
        assert!(changed.set(0, "long"));
        assert_eq!((changed.get(0), changed.get(1)), (Some("long"), Some("de")));
        assert_eq!((last.get(0), last.text_bytes()), (Some("c"), 3));
        assert_eq!(packer.take().count(), 0);
    }

    #[test]
    fn ends_of_every_size_are_read_back() {
        let mut values = Values::new("", [0, 0].into_iter());
        for length in [1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152] {
            let text = "x".repeat(length);
            assert!(values.set(0, &text) && values.set(1, "end"));
            assert_eq!(values.get(0).map(str::len), Some(length));
            assert_eq!(values.get(1), Some("end"));
        }
        for end in [
            0,
            1,
            0x7f,
            0x80,
            0x3fff,
            0x4000,
            0x1f_ffff,
            0x20_0000,
            MAX_TEXT - 1,
        ] {
            assert_eq!(Values::new("", [end].into_iter()).end(1), Some(end));
        }
    }
}
