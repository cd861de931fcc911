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

/// Names and line starts of all files of a load.
#[derive(Debug, Default)]
pub(crate) struct Sources(Vec<Source>);

#[derive(Debug)]
struct Source {
    name: String,
    line_starts: Vec<u32>,
}

impl Sources {
    pub(crate) fn add(&mut self, name: &str, text: &[u8]) -> Option<u16> {
        let number = u16::try_from(self.0.len()).ok()?;
        self.0.push(Source {
            name: name.into(),
            line_starts: line_starts(text),
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
        let line = source
            .line_starts
            .partition_point(|start| *start <= pos.offset);
        let start = line
            .checked_sub(1)
            .and_then(|index| source.line_starts.get(index));
        Place {
            file: source.name.clone(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: pos
                .offset
                .saturating_sub(start.copied().unwrap_or(0))
                .saturating_add(1),
        }
    }
}

fn line_starts(text: &[u8]) -> Vec<u32> {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    const LINE_FEEDS: u64 = u64::from_le_bytes([b'\n'; 8]);
    let count = memchr::memchr_iter(b'\n', text).count();
    let mut starts = alloc::vec![0; count.saturating_add(1)];
    let mut known = 1_usize;
    let mut put = |start: u32, is_one: bool| {
        if let Some(slot) = starts.get_mut(known) {
            *slot = start;
        }
        known = known.wrapping_add(usize::from(is_one));
    };
    let mut at = 1_u32;
    let (words, rest) = text.split_at(text.len() & !7);
    for word in words.chunks_exact(8) {
        let difference = word.try_into().map_or(0, u64::from_le_bytes) ^ LINE_FEEDS;
        // The high bit of each byte that is a line feed.
        let mut ends = !(((difference & LOW).wrapping_add(LOW)) | difference | LOW);
        // Where lines end cannot be predicted: the first one is put without a branch.
        loop {
            put(at.wrapping_add(ends.trailing_zeros() / 8), ends != 0);
            ends &= ends.wrapping_sub(1);
            if ends == 0 {
                break;
            }
        }
        at = at.wrapping_add(8);
    }
    for byte in rest {
        put(at, *byte == b'\n');
        at = at.wrapping_add(1);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_feed_starts_a_line() {
        let mut text = alloc::vec![0x0b_u8; 21];
        for at in [0, 1, 7, 8, 15, 16, 20] {
            text[at] = b'\n';
        }
        assert_eq!(line_starts(&text), [0, 1, 2, 8, 9, 16, 17, 21]);
        assert_eq!(line_starts(b""), [0]);
    }
}
