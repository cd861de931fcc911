//! Messages to bytes, in one pass from the last field to the first.
//!
//! The bytes are those that prost makes of the same value: fields in the order of their numbers, defaults left out.

use alloc::{string::String, vec::Vec};

use crate::{
    BackBuffer, ErrorCode, MsgId, MsgType, StringMap,
    back_buffer::{Front, copy},
};

/// A message whose fields can be put before what is already in a buffer, last one first.
pub(crate) trait Encode {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b>;
}

/// What a field may hold; a default is not written.
pub(crate) trait Field {
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b>;
}

const VARINT: u8 = 0;
const DELIMITED: u8 = 2;
const FIXED32: u8 = 5;

#[inline(always)]
const fn tag(number: u8, wire_type: u8) -> u8 {
    (number << 3) | wire_type
}

/// Puts a message as a field, even if it is empty.
#[inline]
pub(crate) fn put_message<'b>(number: u8, message: &impl Encode, front: Front<'b>) -> Front<'b> {
    let before = front.len();
    message
        .put_fields(front)
        .put_header(tag(number, DELIMITED), before)
}

impl Field for String {
    #[inline(always)]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        if self.is_empty() {
            return front;
        }
        front.put_delimited(tag(number, DELIMITED), self.as_bytes())
    }
}

impl Field for bool {
    #[inline(always)]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        if !*self {
            return front;
        }
        front.put_number(tag(number, VARINT), 1)
    }
}

impl Field for u32 {
    #[inline(always)]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        if *self == 0 {
            return front;
        }
        let [a, b, c, d] = self.to_le_bytes();
        front.put_bytes([tag(number, FIXED32), a, b, c, d])
    }
}

impl Field for ErrorCode {
    #[inline(always)]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        u32::from(*self).put_field(number, front)
    }
}

/// The number of an enumeration; negative ones take 10 bytes, as protobuf has it.
impl Field for i32 {
    #[inline(always)]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        if *self == 0 {
            return front;
        }
        let value = u64::from_le_bytes(i64::from(*self).to_le_bytes());
        front.put_number(tag(number, VARINT), value)
    }
}

impl Field for StringMap {
    #[inline]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        self.iter().rev().fold(front, |front, (key, value)| {
            put_pair(number, key, value, front)
        })
    }
}

/// Puts an entry of a map before the content; its parts are left out if they are empty.
#[inline(always)]
fn put_pair<'b>(number: u8, key: &str, value: &str, front: Front<'b>) -> Front<'b> {
    match short_pair(number, key, value) {
        Some((head, len)) => front.fill(len, |place| fill_pair(place, head, key, value)),
        None => put_long_pair(number, key, value, front),
    }
}

/// Puts an entry of a map behind the content.
#[inline(always)]
pub(crate) fn push_pair(number: u8, key: &str, value: &str, buffer: &mut BackBuffer) {
    match short_pair(number, key, value) {
        Some((head, len)) => fill_pair(buffer.grow_back(len), head, key, value),
        None => push_long_pair(number, key, value, buffer),
    }
}

/// What comes before key and value, and the length of it all, if all lengths are single bytes and none is 0.
#[inline(always)]
fn short_pair(number: u8, key: &str, value: &str) -> Option<([u8; 6], usize)> {
    let content = key.len().saturating_add(value.len()).saturating_add(4);
    let (Ok(content_len @ ..0x80), Ok(key_len @ 1..), Ok(value_len @ 1..)) = (
        u8::try_from(content),
        u8::try_from(key.len()),
        u8::try_from(value.len()),
    ) else {
        return None;
    };
    let head = [
        tag(number, DELIMITED),
        content_len,
        0x0A,
        key_len,
        0x12,
        value_len,
    ];
    Some((head, content.saturating_add(2)))
}

#[inline(always)]
fn fill_pair(place: &mut [u8], head: [u8; 6], key: &str, value: &str) {
    let [h0, h1, h2, h3, h4, h5] = head;
    if let [a, b, c, d, rest @ ..] = place {
        [*a, *b, *c, *d] = [h0, h1, h2, h3];
        if let Some((place, [a, b, rest @ ..])) = rest.split_at_mut_checked(key.len()) {
            copy(place, key.as_bytes());
            [*a, *b] = [h4, h5];
            copy(rest, value.as_bytes());
        }
    }
}

#[inline(never)]
fn push_long_pair(number: u8, key: &str, value: &str, buffer: &mut BackBuffer) {
    let open = buffer.open(tag(number, DELIMITED), 1);
    for (tag, text) in [(0x0A, key), (0x12, value)] {
        if !text.is_empty() {
            buffer.push_delimited(tag, text.as_bytes());
        }
    }
    buffer.close(open);
}

/// Puts header and body of a Message around the request (1) or response (2) that is in the buffer.
pub(crate) fn put_envelope(id: &MsgId, msg_type: MsgType, kind: u8, buffer: &mut BackBuffer) {
    buffer.put(|front| {
        let body = front
            .put_header(tag(kind, DELIMITED), 0)
            .put_header(0x12, 0);
        put_msg_header(id, msg_type, body)
    });
}

/// Puts the header of a Message before its body.
pub(crate) fn put_msg_header<'b>(id: &MsgId, msg_type: MsgType, front: Front<'b>) -> Front<'b> {
    let before = front.len();
    i32::from(msg_type)
        .put_field(2, front) // [R-MSG.10]
        .put_delimited(0x0A, id.as_str().as_bytes())
        .put_header(0x0A, before)
}

#[inline(never)]
fn put_long_pair<'b>(number: u8, key: &str, value: &str, mut front: Front<'b>) -> Front<'b> {
    let before = front.len();
    for (tag, text) in [(0x12, value), (0x0A, key)] {
        if !text.is_empty() {
            front = front.put_delimited(tag, text.as_bytes());
        }
    }
    front.put_header(tag(number, DELIMITED), before)
}

/// An element of a list.
pub(crate) trait Element {
    fn put_element<'b>(&self, number: u8, front: Front<'b>) -> Front<'b>;
}

impl Element for String {
    #[inline(always)]
    fn put_element<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        front.put_delimited(tag(number, DELIMITED), self.as_bytes())
    }
}

impl<M: Encode> Element for M {
    #[inline(always)]
    fn put_element<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        put_message(number, self, front)
    }
}

impl<E: Element> Field for Vec<E> {
    #[inline]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        self.iter()
            .rev()
            .fold(front, |front, element| element.put_element(number, front))
    }
}

/// The `oper_status` of a result: a message that holds nothing but the alternative.
impl<S: Encode, F: Encode> Field for Result<S, F> {
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        let before = front.len();
        match self {
            Ok(success) => put_message(2, success, front),
            Err(failure) => put_message(1, failure, front),
        }
        .put_header(tag(number, DELIMITED), before)
    }
}
