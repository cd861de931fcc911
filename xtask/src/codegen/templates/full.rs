//! Judges any bytes: all that protobuf allows, all that USP forbids, and the place of what is wrong.

use alloc::{format, string::String};

use super::{
    keys::{Key, Value, is_utf8, key, value, varint},
    schema::SCHEMA,
    table::{Field, Kind, Shape, element_bytes},
};
use crate::Limits;

/// What is wrong with bytes that are no message of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    Truncated,
    Varint,
    Key,
    Group,
    Utf8,
    Repeated,
    SecondAlternative,
    NoAlternative,
    Missing,
    TooDeep,
    TooManyElements,
}

/// A flaw and its place.
pub(super) struct Fail {
    pub(super) flaw: Flaw,
    pub(super) path: String,
    pub(super) offset: usize,
}

/// Way from the outermost message to a field.
struct Path<'p> {
    parent: Option<&'p Self>,
    name: &'p str,
    index: Option<u32>,
}

impl Path<'_> {
    fn text(&self) -> String {
        let mut text = match self.parent {
            Some(parent) => format!("{}.{}", parent.text(), self.name),
            None => self.name.into(),
        };
        if let Some(index) = self.index {
            text.push_str(&format!("[{index}]"));
        }
        text
    }
}

/// Bytes of a message and where they start in the input.
#[derive(Clone, Copy)]
struct Span<'a> {
    bytes: &'a [u8],
    start: usize,
}

impl<'a> Span<'a> {
    /// Place of a tail of this span.
    fn offset_of(self, tail: &[u8]) -> usize {
        let before = self.bytes.len().saturating_sub(tail.len());
        self.start.saturating_add(before)
    }

    fn of(self, part: &'a [u8], behind: &[u8]) -> Self {
        Self {
            bytes: part,
            start: self.offset_of(behind).saturating_sub(part.len()),
        }
    }
}

/// Walks a message of the schema; gives what its list elements take in the owned value, in bytes.
pub(super) fn walk(message: u8, input: &[u8], name: &str, limits: &Limits) -> Result<u64, Fail> {
    walk_once(message, input, name, limits, true).map_err(|fail| {
        if matches!(fail.flaw, Flaw::NoAlternative | Flaw::Missing) {
            // What is missing may come in a part that must not come at all: that one is to blame.
            let other = walk_once(message, input, name, limits, false);
            other.err().unwrap_or(fail)
        } else {
            fail
        }
    })
}

fn walk_once(
    message: u8,
    input: &[u8],
    name: &str,
    limits: &Limits,
    complete: bool,
) -> Result<u64, Fail> {
    let mut walker = Walker {
        limits,
        complete,
        elements: 0,
        element_bytes: 0,
    };
    let root = Path {
        parent: None,
        name,
        index: None,
    };
    let span = Span {
        bytes: input,
        start: 0,
    };
    let seen = walker.message(message, span, 0, &root, 0)?;
    walker.check(message, seen, span, &root)?;
    Ok(walker.element_bytes)
}

struct Walker<'l> {
    limits: &'l Limits,
    /// Whether everything that must be there is asked for.
    complete: bool,
    elements: usize,
    element_bytes: u64,
}

impl Walker<'_> {
    /// Walks the fields of one message, or of one part of it; `seen` are the numbers of the earlier parts.
    ///
    /// Recursion ends where the schema ends.
    fn message(
        &mut self,
        message: u8,
        span: Span<'_>,
        depth: u32,
        path: &Path<'_>,
        mut seen: u32,
    ) -> Result<u32, Fail> {
        let fields = SCHEMA.get(usize::from(message)).map_or(&[][..], |m| m.fields);
        // Fields whose parts are merged, and the numbers seen in the parts; a message has at most one.
        let mut merged: Option<(u8, Span<'_>, u32)> = None;
        let mut counts = [0_u32; 16];
        let mut rest = span.bytes;
        while !rest.is_empty() {
            let at = span.offset_of(rest);
            let (key, tail) = key(rest).ok_or_else(|| fail(key_flaw(rest), path, at))?;
            let field = fields.iter().find(|f| {
                u32::from(f.number) == key.number && f.kind.wire_type() == key.wire_type
            });
            let Some(field) = field else {
                // Unknown, or of another wire type than expected, which is the same.
                rest = self.skip(key, tail, depth, path, at)?;
                continue;
            };
            let here = Path {
                parent: Some(path),
                name: field.name,
                index: match (field.shape, counts.get_mut(usize::from(field.number))) {
                    (Shape::List, Some(count)) => {
                        let index = *count;
                        *count = count.saturating_add(1);
                        Some(index)
                    }
                    _ => None,
                },
            };
            let bit = 1_u32 << (field.number & 31);
            match field.shape {
                Shape::Required if seen & bit != 0 => return Err(fail(Flaw::Repeated, &here, at)),
                Shape::Choice if seen & choices(fields) != 0 => {
                    return Err(fail(Flaw::SecondAlternative, &here, at)); // [R-ENC.3]
                }
                Shape::List => self.count(field, &here, at)?,
                Shape::Required
                | Shape::Choice
                | Shape::Merged
                | Shape::Filled
                | Shape::Single => {}
            }
            seen |= bit;
            let (found, tail) = value(key.wire_type, tail)
                .ok_or_else(|| fail(value_flaw(key.wire_type, tail), &here, at))?;
            if let Value::Delimited(bytes) = found {
                let part = span.of(bytes, tail);
                match field.kind {
                    Kind::Text if !is_utf8(bytes) => return Err(fail(Flaw::Utf8, &here, at)),
                    Kind::Entry => self.entry(part, depth, &here, at)?,
                    Kind::Message(child) => {
                        self.enter(depth, &here, at)?;
                        let below = depth.saturating_add(1);
                        if field.shape == Shape::Merged {
                            let earlier = merged.map_or(0, |(_, _, seen)| seen);
                            let seen = self.message(child, part, below, &here, earlier)?;
                            merged = Some((child, part, seen));
                        } else {
                            let seen = self.message(child, part, below, &here, 0)?;
                            self.check(child, seen, part, &here)?;
                        }
                    }
                    Kind::Text | Kind::Bytes | Kind::Varint | Kind::Known(_) | Kind::Fixed32 => {}
                }
            }
            rest = tail;
        }
        if let Some((child, part, seen)) = merged {
            let name = fields
                .iter()
                .find(|f| f.shape == Shape::Merged)
                .map_or("", |f| f.name);
            let here = Path {
                parent: Some(path),
                name,
                index: None,
            };
            self.check(child, seen, part, &here)?;
        }
        Ok(seen)
    }

    /// Walks an entry of a map.
    fn entry(&mut self, span: Span<'_>, depth: u32, path: &Path<'_>, at: usize) -> Result<(), Fail> {
        self.enter(depth, path, at)?;
        let depth = depth.saturating_add(1);
        let mut rest = span.bytes;
        while !rest.is_empty() {
            let at = span.offset_of(rest);
            let (key, tail) = key(rest).ok_or_else(|| fail(key_flaw(rest), path, at))?;
            let name = match (key.number, key.wire_type) {
                (1, 2) => "key",
                (2, 2) => "value",
                _ => {
                    rest = self.skip(key, tail, depth, path, at)?;
                    continue;
                }
            };
            let here = Path {
                parent: Some(path),
                name,
                index: None,
            };
            let (found, tail) =
                value(2, tail).ok_or_else(|| fail(value_flaw(2, tail), &here, at))?;
            if let Value::Delimited(text) = found {
                if !is_utf8(text) {
                    return Err(fail(Flaw::Utf8, &here, at));
                }
            }
            rest = tail;
        }
        Ok(())
    }

    /// Skips the value of an unknown field; groups are followed as deep as messages may nest.
    fn skip<'a>(
        &self,
        key: Key,
        input: &'a [u8],
        depth: u32,
        path: &Path<'_>,
        at: usize,
    ) -> Result<&'a [u8], Fail> {
        self.enter(depth, path, at)?;
        match key.wire_type {
            3 => {
                let mut rest = input;
                loop {
                    let (inner, tail) = self::key(rest).ok_or_else(|| {
                        let flaw = if rest.is_empty() { Flaw::Group } else { key_flaw(rest) };
                        fail(flaw, path, at)
                    })?;
                    if inner.wire_type == 4 {
                        return if inner.number == key.number {
                            Ok(tail)
                        } else {
                            Err(fail(Flaw::Group, path, at))
                        };
                    }
                    rest = self.skip(inner, tail, depth.saturating_add(1), path, at)?;
                }
            }
            4 => Err(fail(Flaw::Group, path, at)),
            wire_type => value(wire_type, input)
                .map(|(_, rest)| rest)
                .ok_or_else(|| fail(value_flaw(wire_type, input), path, at)),
        }
    }

    /// Goes one level down, unless that is too deep.
    fn enter(&self, depth: u32, path: &Path<'_>, at: usize) -> Result<(), Fail> {
        if depth >= self.limits.max_nesting() {
            return Err(fail(Flaw::TooDeep, path, at));
        }
        Ok(())
    }

    fn check(&self, message: u8, seen: u32, span: Span<'_>, path: &Path<'_>) -> Result<(), Fail> {
        if self.complete {
            check(message, seen, span, path)
        } else {
            Ok(())
        }
    }

    fn count(&mut self, field: &Field, path: &Path<'_>, at: usize) -> Result<(), Fail> {
        self.elements = self.elements.saturating_add(1);
        if self.elements > self.limits.max_elements() {
            return Err(fail(Flaw::TooManyElements, path, at));
        }
        let bytes = u64::from(element_bytes(field.kind));
        self.element_bytes = self.element_bytes.saturating_add(bytes);
        Ok(())
    }
}

/// Looks whether a whole message has all that it must have.
fn check(message: u8, seen: u32, span: Span<'_>, path: &Path<'_>) -> Result<(), Fail> {
    let Some(message) = SCHEMA.get(usize::from(message)) else {
        return Ok(());
    };
    let is_seen = |f: &Field| seen & (1_u32 << (f.number & 31)) != 0;
    let absent = |name| Path {
        parent: Some(path),
        name,
        index: None,
    };
    for field in message.fields.iter().filter(|f| !is_seen(f)) {
        match field.shape {
            Shape::Required => {
                return Err(fail(Flaw::Missing, &absent(field.name), span.start)); // [R-MSG.6] [R-MSG.7]
            }
            Shape::Merged => {
                return Err(fail(Flaw::NoAlternative, &absent(field.name), span.start)); // [R-ENC.3]
            }
            Shape::Single | Shape::Filled | Shape::List | Shape::Choice => {}
        }
    }
    let choices = choices(message.fields);
    if choices != 0 && seen & choices == 0 && !message.choice_optional {
        // [R-ENC.3]
        return Err(match message.choice {
            "" => fail(Flaw::NoAlternative, path, span.start),
            name => fail(Flaw::NoAlternative, &absent(name), span.start),
        });
    }
    Ok(())
}

/// Numbers of the members of a message's choice.
fn choices(fields: &[Field]) -> u32 {
    fields
        .iter()
        .filter(|f| f.shape == Shape::Choice)
        .fold(0, |bits, f| bits | (1_u32 << (f.number & 31)))
}

#[cold]
fn fail(flaw: Flaw, path: &Path<'_>, offset: usize) -> Fail {
    Fail {
        flaw,
        path: path.text(),
        offset,
    }
}

/// Why there is no key here.
fn key_flaw(input: &[u8]) -> Flaw {
    match varint(input) {
        Some(_) => Flaw::Key,
        None => varint_flaw(input),
    }
}

/// Why there is no number here: all bytes say that another one follows, or they are too many.
fn varint_flaw(input: &[u8]) -> Flaw {
    if input.len() < 10 && input.iter().all(|b| *b >= 0x80) {
        Flaw::Truncated
    } else {
        Flaw::Varint
    }
}

/// Why there is no value here.
fn value_flaw(wire_type: u8, input: &[u8]) -> Flaw {
    match wire_type {
        0 | 2 if varint(input).is_none() => varint_flaw(input),
        _ => Flaw::Truncated,
    }
}
