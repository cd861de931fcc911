// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! Access to the fields of a message that has been found valid.
//!
//! What cannot happen after that (a cut-off field, say) reads as absent here: nothing panics.

use core::fmt;

use super::{
    checked_str::CheckedStr,
    keys::{Value, delimited, key, value, varint},
};

/// Bytes of a valid message, and whether it is plain (see [`fast`](super::fast)).
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    bytes: &'a [u8],
    form: Form,
}

/// Whether a message is plain.
///
/// As wide as a length, so that a view is moved by words: the copy of a narrow one and the bytes that fill it up waits
/// for itself.
#[derive(Clone, Copy, PartialEq)]
#[repr(usize)]
enum Form {
    Any,
    Plain,
}

impl<'a> Raw<'a> {
    /// The message without any field.
    pub(super) const EMPTY: Self = Self {
        bytes: &[],
        form: Form::Plain,
    };

    pub(super) const fn new(bytes: &'a [u8], plain: bool) -> Self {
        let form = if plain { Form::Plain } else { Form::Any };
        Self { bytes, form }
    }

    /// A message in this one.
    const fn inner(self, bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            form: self.form,
        }
    }

    const fn is_plain(self) -> bool {
        matches!(self.form, Form::Plain)
    }

    pub(super) const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// All values of a field of wire type 2; `tag` is its tag byte.
    #[inline(always)]
    pub(super) const fn list(self, tag: u8) -> RawList<'a> {
        RawList { rest: self, tag }
    }

    /// The value of a text or bytes field; empty if absent.
    #[inline]
    pub(super) fn delimited(self, tag: u8) -> &'a [u8] {
        // The first field, or it is looked for.
        match self.bytes {
            [found, len @ ..0x80, rest @ ..] if *found == tag && self.is_plain() => {
                rest.get(..usize::from(*len)).unwrap_or_default()
            }
            _ => self.search(tag),
        }
    }

    #[inline(never)]
    fn search(self, tag: u8) -> &'a [u8] {
        if self.is_plain() {
            self.find(tag)
                .and_then(delimited)
                .map_or(&[], |(bytes, _)| bytes)
        } else {
            self.last(tag)
        }
    }

    #[cold]
    fn last(self, tag: u8) -> &'a [u8] {
        self.list(tag).last().unwrap_or_default()
    }

    #[inline]
    pub(super) fn text(self, tag: u8) -> &'a str {
        self.checked(tag).to_str()
    }

    #[inline]
    pub(super) fn checked(self, tag: u8) -> CheckedStr<'a> {
        CheckedStr::new(self.delimited(tag))
    }

    #[inline]
    pub(super) fn message(self, tag: u8) -> Self {
        self.inner(self.delimited(tag))
    }

    #[inline]
    pub(super) fn messages(self, tag: u8) -> impl Iterator<Item = Self> + Clone {
        self.list(tag)
            .map(move |bytes| Self::new(bytes, self.is_plain()))
    }

    /// The message itself, where it is a text.
    pub(super) const fn as_checked(self) -> CheckedStr<'a> {
        CheckedStr::new(self.bytes)
    }

    /// The value of a numeric field; 0 if absent.
    #[inline]
    pub(super) fn varint(self, tag: u8) -> u64 {
        if self.is_plain() {
            let value = self.find(tag).and_then(varint);
            return value.map_or(0, |(number, _)| number);
        }
        match self.last_number(tag) {
            Value::Varint(number) => number,
            Value::Fixed64 | Value::Delimited(_) | Value::Fixed32(_) => 0,
        }
    }

    #[inline]
    pub(super) fn boolean(self, tag: u8) -> bool {
        self.varint(tag) != 0
    }

    /// The value of an enumeration field: the low 32 bits, as protobuf has it.
    #[inline]
    pub(super) fn enumeration(self, tag: u8) -> i32 {
        let [a, b, c, d, ..] = self.varint(tag).to_le_bytes();
        i32::from_le_bytes([a, b, c, d])
    }

    #[inline]
    pub(super) fn fixed32(self, tag: u8) -> u32 {
        if self.is_plain() {
            let value = self.find(tag).and_then(<[u8]>::first_chunk::<4>);
            return value.map_or(0, |bytes| u32::from_le_bytes(*bytes));
        }
        match self.last_number(tag) {
            Value::Fixed32(number) => number,
            Value::Varint(_) | Value::Fixed64 | Value::Delimited(_) => 0,
        }
    }

    /// What comes behind a tag in a plain message, whose tags ascend.
    #[inline]
    fn find(self, tag: u8) -> Option<&'a [u8]> {
        let mut bytes = self.bytes;
        while let [found, rest @ ..] = bytes {
            if *found >= tag {
                return (*found == tag).then_some(rest);
            }
            bytes = skip(*found, rest)?;
        }
        None
    }

    #[cold]
    fn last_number(self, tag: u8) -> Value<'a> {
        let mut found = Value::Fixed64;
        let mut rest = self;
        while let Some((number, wire_type, value)) = rest.step() {
            if number == u32::from(tag >> 3) && wire_type == tag & 7 {
                found = value;
            }
        }
        found
    }

    /// The member of a choice that is present, of the members from one number to another, with its number; 0 if none.
    ///
    /// All members of all choices are of wire type 2.
    #[inline]
    pub(super) fn choice(self, first: u8, last: u8) -> (u8, Self) {
        if let [tag, rest @ ..] = self.bytes {
            if self.is_plain() && (first..=last).contains(&(*tag >> 3)) {
                if let Some((bytes, _)) = delimited(rest) {
                    return (*tag >> 3, self.inner(bytes));
                }
            }
        }
        self.search_choice(first, last).unwrap_or((0, Self::EMPTY))
    }

    #[inline(never)]
    fn search_choice(self, first: u8, last: u8) -> Option<(u8, Self)> {
        if !self.is_plain() {
            return self.any_choice(first, last);
        }
        let mut bytes = self.bytes;
        while let [tag, rest @ ..] = bytes {
            let number = *tag >> 3;
            if number > last {
                break;
            }
            if number >= first {
                let (bytes, _) = delimited(rest)?;
                return Some((number, self.inner(bytes)));
            }
            bytes = skip(*tag, rest)?;
        }
        None
    }

    #[cold]
    fn any_choice(self, first: u8, last: u8) -> Option<(u8, Self)> {
        let mut rest = self;
        while let Some((number, _, value)) = rest.step() {
            if let (Ok(number), Value::Delimited(bytes)) = (u8::try_from(number), value) {
                if (first..=last).contains(&number) {
                    return Some((number, self.inner(bytes)));
                }
            }
        }
        None
    }

    /// Splits off the first field that is no group, of a message that need not be plain.
    #[cold]
    pub(super) fn step(&mut self) -> Option<(u32, u8, Value<'a>)> {
        let mut groups = 0_u32;
        loop {
            let (key, rest) = key(self.bytes)?;
            self.bytes = rest;
            match key.wire_type {
                3 => groups = groups.saturating_add(1),
                4 => groups = groups.saturating_sub(1),
                wire_type => {
                    let (value, rest) = value(wire_type, rest)?;
                    self.bytes = rest;
                    if groups == 0 {
                        return Some((key.number, wire_type, value));
                    }
                }
            }
        }
    }
}

/// What comes behind the value of a field of a plain message.
#[inline(always)]
fn skip(tag: u8, input: &[u8]) -> Option<&[u8]> {
    match tag & 7 {
        2 => delimited(input).map(|(_, rest)| rest),
        0 => varint(input).map(|(_, rest)| rest),
        _ => input.get(4..),
    }
}

/// Iterator over the values of a list of messages, texts, bytes or map entries.
#[derive(Clone)]
pub(super) struct RawList<'a> {
    rest: Raw<'a>,
    tag: u8,
}

impl RawList<'_> {
    /// Length of the message from here on, in bytes.
    pub(super) const fn rest_len(&self) -> usize {
        self.rest.bytes.len()
    }
}

impl<'a> Iterator for RawList<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        match self.rest.bytes {
            [] => None,
            [tag, len @ ..0x80, rest @ ..] if *tag == self.tag && self.rest.is_plain() => {
                let (bytes, rest) = rest.split_at_checked(usize::from(*len))?;
                self.rest.bytes = rest;
                Some(bytes)
            }
            _ => next_far(self),
        }
    }
}

/// The next one that is not the first field, or longer.
#[inline(never)]
fn next_far<'a>(list: &mut RawList<'a>) -> Option<&'a [u8]> {
    if !list.rest.is_plain() {
        return next_any(list);
    }
    while let [tag, rest @ ..] = list.rest.bytes {
        if *tag == list.tag {
            let (bytes, rest) = delimited(rest)?;
            list.rest.bytes = rest;
            return Some(bytes);
        }
        if *tag > list.tag {
            // Nothing is left to look at, the next time.
            list.rest.bytes = &[];
            break;
        }
        list.rest.bytes = skip(*tag, rest)?;
    }
    None
}

#[cold]
fn next_any<'a>(list: &mut RawList<'a>) -> Option<&'a [u8]> {
    while let Some((number, _, value)) = list.rest.step() {
        if let Value::Delimited(bytes) = value {
            if number == u32::from(list.tag >> 3) {
                return Some(bytes);
            }
        }
    }
    None
}

/// Prints what an iterator gives.
pub(super) struct List<I>(pub(super) I);

impl<I: Iterator<Item: fmt::Debug> + Clone> fmt::Debug for List<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}
