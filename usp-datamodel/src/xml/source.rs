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
    let ends = memchr::memchr_iter(b'\n', text);
    let starts = ends.map(|at| u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX));
    core::iter::once(0).chain(starts).collect()
}
