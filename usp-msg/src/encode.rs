//! Messages to bytes, in one pass from the last field to the first.
//!
//! The bytes are those that prost makes of the same value: fields in the order of their numbers, defaults left out.

use alloc::{string::String, vec::Vec};
use core::{hint::black_box, slice};

use crate::{
    BackBuffer, ErrorCode, MsgId, MsgType, StringMap,
    back_buffer::{Front, copy},
    room::Room,
    supported_params::{Entry, SupportedParams},
};

/// A message whose fields can be put before what is already in a buffer, last one first.
pub(crate) trait Encode {
    /// Whether there are no messages in it, so that it can be put at once as a rule.
    const FLAT: bool = false;

    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b>;

    /// Reads a byte of each of its texts.
    #[inline(always)]
    fn touch(&self) -> u8 {
        0
    }

    /// The same at once; `None` if it takes the long way.
    #[inline(always)]
    fn put_flat<'r>(&self, _room: Room<'r>) -> Option<Room<'r>> {
        None
    }
}

/// A field of a message without messages in it.
pub(crate) trait FlatField {
    /// Reads a byte of each text.
    #[inline(always)]
    fn touch(&self) -> u8 {
        0
    }

    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>>;
}

/// What a field may hold; a default is not written.
pub(crate) trait Field {
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b>;
}

pub(crate) const VARINT: u8 = 0;
const DELIMITED: u8 = 2;
const FIXED32: u8 = 5;

#[inline(always)]
pub(crate) const fn tag(number: u8, wire_type: u8) -> u8 {
    (number << 3) | wire_type
}

/// Length of a content from which on the texts to come are taken to be in no near cache.
const FAR: usize = 1 << 15;

/// Puts a message as a field, even if it is empty.
#[inline]
pub(crate) fn put_message<'b, M: Encode>(number: u8, message: &M, front: Front<'b>) -> Front<'b> {
    if M::FLAT {
        return put_messages(number, slice::from_ref(message), front);
    }
    put_by_fields(number, message, front)
}

/// Puts messages as elements of a list.
#[inline]
fn put_messages<'b, M: Encode>(number: u8, messages: &[M], front: Front<'b>) -> Front<'b> {
    if !M::FLAT {
        return messages.iter().rev().fold(front, |front, message| {
            put_by_fields(number, message, front)
        });
    }
    if front.len() > FAR {
        // All texts are on their way together, and not one after the other as they are written.
        black_box(messages.iter().fold(0, |sum, m| sum ^ m.touch()));
    }
    put_all(
        messages.iter(),
        front,
        |message, room| room.message(tag(number, DELIMITED), |room| message.put_flat(room)),
        |message, front| put_long_message(number, message, front),
    )
}

#[inline(never)]
fn put_long_message<'b>(number: u8, message: &impl Encode, front: Front<'b>) -> Front<'b> {
    put_by_fields(number, message, front)
}

#[inline(always)]
fn put_by_fields<'b>(number: u8, message: &impl Encode, front: Front<'b>) -> Front<'b> {
    let before = front.len();
    message
        .put_fields(front)
        .put_header(tag(number, DELIMITED), before)
}

/// Puts all of a kind: as long as it goes in the free memory, which is looked up once; the others in the long way.
#[inline(always)]
fn put_all<'b, T: Copy>(
    mut items: impl DoubleEndedIterator<Item = T>,
    mut front: Front<'b>,
    short: impl for<'r> Fn(T, Room<'r>) -> Option<Room<'r>>,
    long: impl for<'f> Fn(T, Front<'f>) -> Front<'f>,
) -> Front<'b> {
    loop {
        let mut room = Room::new(front.free());
        let mut left = room.len();
        let mut stopped_at = None;
        while let Some(item) = items.next_back() {
            let Some(rest) = short(item, room) else {
                stopped_at = Some(item);
                break;
            };
            room = rest;
            left = room.len();
        }
        front.take(left);
        match stopped_at {
            Some(item) => front = long(item, front),
            None => return front,
        }
    }
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
        put_all(
            self.iter(),
            front,
            |(key, value), room| {
                let (head, len) = short_pair(number, key, value)?;
                room.fill(len, |place| fill_pair(place, head, key, value))
            },
            |(key, value), front| put_long_pair(number, key, value, front),
        )
    }
}

impl Field for SupportedParams {
    fn put_field<'b>(&self, number: u8, mut front: Front<'b>) -> Front<'b> {
        let (names, mut entries) = self.as_parts();
        loop {
            let mut room = Room::new(front.free());
            let mut left = room.len();
            let mut stopped_at = None;
            while let [before @ .., entry] = entries {
                entries = before;
                let start = before.last().map_or(0, |entry| entry.name_end);
                let Some(rest) = put_param(number, entry, start, names, room) else {
                    stopped_at = Some((entry, start));
                    break;
                };
                room = rest;
                left = room.len();
            }
            front.take(left);
            let Some((entry, start)) = stopped_at else {
                return front;
            };
            let name = names.get(start..entry.name_end).unwrap_or_default();
            front = put_long_param(number, entry, name, front);
        }
    }
}

/// Puts a parameter whose name begins here.
#[inline(always)]
fn put_param<'r>(
    number: u8,
    entry: &Entry,
    start: usize,
    names: &[u8],
    room: Room<'r>,
) -> Option<Room<'r>> {
    let before = room.len();
    let name_len = entry.name_end.wrapping_sub(start);
    let room = room
        .numbers([
            (tag(2, VARINT), entry.access),
            (tag(3, VARINT), entry.value_type),
            (tag(4, VARINT), entry.value_change),
        ])?
        .text_end(names.get(..entry.name_end)?, name_len)?;
    let len = before.wrapping_sub(room.len()).wrapping_add(2);
    room.two_headers([(tag(number, DELIMITED), len), (tag(1, DELIMITED), name_len)])
}

#[inline(never)]
fn put_long_param<'b>(number: u8, entry: &Entry, name: &[u8], front: Front<'b>) -> Front<'b> {
    let before = front.len();
    let numbers = entry.value_change.put_field(4, front);
    let numbers = entry.value_type.put_field(3, numbers);
    let numbers = entry.access.put_field(2, numbers);
    let fields = match name {
        [] => numbers,
        name => numbers.put_delimited(tag(1, DELIMITED), name),
    };
    fields.put_header(tag(number, DELIMITED), before)
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
pub(crate) trait Element: Sized {
    fn put_elements<'b>(elements: &[Self], number: u8, front: Front<'b>) -> Front<'b>;
}

impl Element for String {
    #[inline]
    fn put_elements<'b>(elements: &[Self], number: u8, front: Front<'b>) -> Front<'b> {
        put_all(
            elements.iter(),
            front,
            |text, room| room.delimited(tag(number, DELIMITED), text.as_bytes()),
            |text, front| front.put_delimited(tag(number, DELIMITED), text.as_bytes()),
        )
    }
}

impl<M: Encode> Element for M {
    #[inline]
    fn put_elements<'b>(elements: &[Self], number: u8, front: Front<'b>) -> Front<'b> {
        put_messages(number, elements, front)
    }
}

impl<E: Element> Field for Vec<E> {
    #[inline]
    fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
        E::put_elements(self, number, front)
    }
}

impl FlatField for String {
    #[inline(always)]
    fn touch(&self) -> u8 {
        self.as_bytes().first().copied().unwrap_or_default()
    }

    #[inline(always)]
    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
        if self.is_empty() {
            return Some(room);
        }
        room.delimited(tag(number, DELIMITED), self.as_bytes())
    }
}

impl FlatField for Vec<String> {
    #[inline(always)]
    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
        self.iter().rev().try_fold(room, |room, text| {
            room.delimited(tag(number, DELIMITED), text.as_bytes())
        })
    }
}

impl FlatField for bool {
    #[inline(always)]
    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
        room.number(tag(number, VARINT), i32::from(*self))
    }
}

impl FlatField for u32 {
    #[inline(always)]
    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
        if *self == 0 {
            return Some(room);
        }
        let [a, b, c, d] = self.to_le_bytes();
        room.bytes([tag(number, FIXED32), a, b, c, d])
    }
}

impl FlatField for ErrorCode {
    #[inline(always)]
    fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
        u32::from(*self).put_flat(number, room)
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
