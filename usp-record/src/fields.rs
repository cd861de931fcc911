//! The fields of an encoded message, one after the other.

use alloc::vec::Vec;
use core::ops::Range;

use crate::DecodeErrorKind;

/// What is wrong, in which message or field, and where in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fail {
    pub(crate) kind: DecodeErrorKind,
    pub(crate) path: &'static str,
    pub(crate) offset: usize,
}

pub(crate) const fn fail(kind: DecodeErrorKind, path: &'static str, offset: usize) -> Fail {
    Fail { kind, path, offset }
}

/// One field; `start` is the place of its key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) number: u32,
    pub(crate) start: usize,
    pub(crate) value: Value,
}

/// A value by its wire type; bytes are a range of the input that lies inside of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Varint(u64),
    Fixed64,
    Fixed32(u32),
    Bytes(Range<usize>),
    Group,
}

/// Walks over the fields of the message in a range of the input.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    input: &'a [u8],
    position: usize,
    path: &'static str,
    /// Levels that groups may still take.
    levels: u32,
    /// The limit that errors name.
    max: u32,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(
        input: &'a [u8],
        range: Range<usize>,
        path: &'static str,
        levels: u32,
    ) -> Self {
        Self {
            input: input.get(..range.end).unwrap_or(input),
            position: range.start,
            path,
            levels,
            max: levels,
        }
    }

    /// Says which limit errors name: that of the whole Record.
    pub(crate) const fn within(mut self, max: u32) -> Self {
        self.max = max;
        self
    }

    /// The place after the field that came last.
    pub(crate) const fn position(&self) -> usize {
        self.position
    }

    /// What the message is called.
    pub(crate) const fn path(&self) -> &'static str {
        self.path
    }

    /// The next field, `None` at the end of the message.
    pub(crate) fn next(&mut self) -> Result<Option<Field>, Fail> {
        let start = self.position;
        if start >= self.input.len() {
            return Ok(None);
        }
        let (number, wire_type) = self.key()?;
        let value = match wire_type {
            3 => {
                self.skip_group(number, start)?;
                Value::Group
            }
            4 => return Err(fail(DecodeErrorKind::Group, self.path, start)),
            _ => self.value(wire_type, start)?,
        };
        Ok(Some(Field {
            number,
            start,
            value,
        }))
    }

    fn key(&mut self) -> Result<(u32, u32), Fail> {
        let start = self.position;
        let malformed = fail(DecodeErrorKind::Key, self.path, start);
        let key = u32::try_from(self.varint()?).map_err(|_| malformed)?;
        let (number, wire_type) = (key >> 3, key & 7);
        if number == 0 || wire_type > 5 {
            return Err(malformed);
        }
        Ok((number, wire_type))
    }

    fn value(&mut self, wire_type: u32, start: usize) -> Result<Value, Fail> {
        Ok(match wire_type {
            0 => Value::Varint(self.varint()?),
            1 => {
                self.take(8, start)?;
                Value::Fixed64
            }
            2 => {
                let len = self.varint()?;
                Value::Bytes(self.take(len, start)?)
            }
            _ => {
                let range = self.take(4, start)?;
                let bytes = self.input.get(range).and_then(|b| b.try_into().ok());
                Value::Fixed32(u32::from_le_bytes(bytes.unwrap_or_default()))
            }
        })
    }

    fn varint(&mut self) -> Result<u64, Fail> {
        let start = self.position;
        let mut value = 0_u64;
        for (shift, &byte) in (0_u32..)
            .step_by(7)
            .zip(self.input.get(start..).unwrap_or_default())
        {
            if shift == 63 && byte > 1 {
                return Err(fail(DecodeErrorKind::Varint, self.path, start));
            }
            value |= u64::from(byte & 0x7f) << shift;
            self.position = self.position.saturating_add(1);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(fail(DecodeErrorKind::Truncated, self.path, start))
    }

    fn take(&mut self, len: u64, start: usize) -> Result<Range<usize>, Fail> {
        let truncated = fail(DecodeErrorKind::Truncated, self.path, start);
        let len = usize::try_from(len).map_err(|_| truncated)?;
        let from = self.position;
        let to = from.checked_add(len).ok_or(truncated)?;
        if to > self.input.len() {
            return Err(truncated);
        }
        self.position = to;
        Ok(from..to)
    }

    /// Goes behind the end of a group whose start key has been read.
    fn skip_group(&mut self, number: u32, start: usize) -> Result<(), Fail> {
        let (levels, max) = (self.levels, self.max);
        let too_deep = fail(DecodeErrorKind::TooDeep { max }, self.path, start);
        let mut open = Vec::new();
        let push = |open: &mut Vec<u32>, number| {
            if u32::try_from(open.len()).is_ok_and(|depth| depth < levels) {
                open.push(number);
                Ok(())
            } else {
                Err(too_deep)
            }
        };
        push(&mut open, number)?;
        while !open.is_empty() {
            let start = self.position;
            if start >= self.input.len() {
                return Err(fail(DecodeErrorKind::Group, self.path, start));
            }
            let (number, wire_type) = self.key()?;
            match wire_type {
                3 => push(&mut open, number)?,
                4 if open.pop() == Some(number) => {}
                4 => return Err(fail(DecodeErrorKind::Group, self.path, start)),
                _ => {
                    self.value(wire_type, start)?;
                }
            }
        }
        Ok(())
    }
}
