//! Files of a load and places in them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A place in a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Pos {
    pub(crate) file: u16,
    pub(crate) offset: u32,
}

/// A place in a source file, for people: file, line and column, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Place {
    /// The name of the file, as the resolver gave it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in bytes, from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Names and lines of all files of a load.
#[derive(Debug, Default)]
pub(crate) struct Sources(Vec<Source>);

#[derive(Debug)]
struct Source {
    name: String,
    lines: Lines,
}

impl Sources {
    pub(crate) fn add(&mut self, name: &str, text: &[u8]) -> Option<u16> {
        let number = u16::try_from(self.0.len()).ok()?;
        self.0.push(Source {
            name: name.into(),
            lines: Lines::new(text),
        });
        Some(number)
    }

    pub(crate) fn place(&self, pos: Pos) -> Place {
        let Some(source) = self.0.get(usize::from(pos.file)) else {
            return Place {
                file: String::new(),
                line: 1,
                column: 1,
            };
        };
        let (line, start) = source.lines.at(pos.offset);
        Place {
            file: source.name.clone(),
            line,
            column: pos.offset.saturating_sub(start).saturating_add(1),
        }
    }
}

/// Where the lines of a text end: hardly any place is ever asked for.
#[derive(Debug)]
struct Lines {
    /// A bit for each byte, set for a line feed; the first byte is the lowest bit.
    feeds: Vec<u64>,
    /// For each [`BLOCK`] words: the number of the line at its start, and where that starts.
    blocks: Vec<(u32, u32)>,
}

/// Words of line feeds that are looked through for one place.
const BLOCK: usize = 64;

impl Lines {
    fn new(text: &[u8]) -> Self {
        let mut feeds = Vec::with_capacity((text.len() / 64).saturating_add(1));
        let chunks = text.chunks_exact(64);
        let rest = chunks.remainder();
        feeds.extend(chunks.filter_map(|chunk| Some(feeds_of(chunk.try_into().ok()?))));
        let mut last = [0_u8; 64];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        feeds.push(feeds_of(&last));
        let mut blocks = Vec::with_capacity(feeds.len().div_ceil(BLOCK));
        let (mut line, mut start, mut offset) = (1_u32, 0_u32, 0_u32);
        for block in feeds.chunks(BLOCK) {
            blocks.push((line, start));
            for bits in block {
                line = line.wrapping_add(bits.count_ones());
                if let Some(last) = bits.checked_ilog2() {
                    start = offset.wrapping_add(last).wrapping_add(1);
                }
                offset = offset.wrapping_add(64);
            }
        }
        Self { feeds, blocks }
    }

    /// The number of the line in which a byte stands, from 1, and the offset of its first byte.
    fn at(&self, offset: u32) -> (u32, u32) {
        let word = crate::packed::format::index(offset / 64);
        let block = word / BLOCK;
        let (mut line, mut start) = self.blocks.get(block).copied().unwrap_or((1, 0));
        let first = block.saturating_mul(BLOCK);
        let mut number = u32::try_from(first).unwrap_or(0);
        for bits in self.feeds.get(first..).into_iter().flatten() {
            // In the word of the byte itself only what stands before it counts.
            let bits = match number.cmp(&(offset / 64)) {
                core::cmp::Ordering::Less => *bits,
                core::cmp::Ordering::Equal => bits & !(u64::MAX << (offset % 64)),
                core::cmp::Ordering::Greater => break,
            };
            line = line.saturating_add(bits.count_ones());
            if let Some(last) = bits.checked_ilog2() {
                start = number
                    .saturating_mul(64)
                    .saturating_add(last)
                    .saturating_add(1);
            }
            number = number.saturating_add(1);
        }
        (line, start)
    }
}

/// A bit for each byte, set for a line feed.
#[inline]
fn feeds_of(chunk: &[u8; 64]) -> u64 {
    const SUM: u64 = u64::from_le_bytes([1; 8]);
    // In steps that a compiler does for many bytes at once: first each byte becomes its bit in one
    // byte of the word, then eight such bytes become that one.
    let mut bits = *chunk;
    for (byte, bit) in bits.iter_mut().zip(BIT_OF) {
        *byte = if *byte == b'\n' { bit } else { 0 };
    }
    let words = bits.chunks_exact(8).rev();
    words.fold(0, |feeds, word| {
        let word = word.try_into().map_or(0, u64::from_le_bytes);
        feeds << 8 | word.wrapping_mul(SUM) >> 56
    })
}

/// The bit of each byte of a chunk in its byte of the word.
const BIT_OF: [u8; 64] = {
    let mut bits = [0; 64];
    let mut rest: &mut [u8] = &mut bits;
    let mut bit = 1_u8;
    while let [first, others @ ..] = rest {
        *first = bit;
        bit = bit.rotate_left(1);
        rest = others;
    }
    bits
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_feed_starts_a_line() {
        for length in [0_usize, 1, 7, 63, 64, 65, 4095, 4096, 4097, 9000] {
            let mut text = alloc::vec![0x0b_u8; length];
            for at in [0, 1, 7, 8, 15, 16, 20, 62, 63, 64, 4095, 4096, 4100, 8999] {
                if let Some(byte) = text.get_mut(at) {
                    *byte = b'\n';
                }
            }
            let lines = Lines::new(&text);
            let (mut line, mut start) = (1, 0);
            for offset in 0..=u32::try_from(length).unwrap() {
                assert_eq!(lines.at(offset), (line, start), "{offset} of {length}");
                if text.get(usize::try_from(offset).unwrap()) == Some(&b'\n') {
                    (line, start) = (line + 1, offset + 1);
                }
            }
        }
    }
}
