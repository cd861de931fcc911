// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! Numbers, keys and lengths of the protobuf encoding.

/// Splits off a variable-length number of at most 64 bits.
///
/// Longer forms than necessary are fine, up to 10 bytes.
#[inline]
pub(super) fn varint(input: &[u8]) -> Option<(u64, &[u8])> {
    match input {
        [byte @ ..0x80, rest @ ..] => Some((u64::from(*byte), rest)),
        [low, high @ ..0x80, rest @ ..] => {
            Some((u64::from(*low & 0x7F) | (u64::from(*high) << 7), rest))
        }
        _ => long_varint(input),
    }
}

#[inline(never)]
fn long_varint(input: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    let mut shift = 0_u32;
    let mut rest = input;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        // The tenth byte has room for one bit.
        if shift == 63 && *byte > 1 {
            return None;
        }
        value |= u64::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            return Some((value, rest));
        }
        shift = shift.checked_add(7)?;
    }
    None
}

/// Splits off a length and as many bytes.
#[inline(always)]
pub(super) fn delimited(input: &[u8]) -> Option<(&[u8], &[u8])> {
    match input {
        [len @ ..0x80, rest @ ..] => rest.split_at_checked(usize::from(*len)),
        [low, high @ ..0x80, rest @ ..] => {
            rest.split_at_checked(usize::from(*low & 0x7F) | (usize::from(*high) << 7))
        }
        _ => long_delimited(input),
    }
}

/// Splits off the content of the first field of a message, if it has this tag.
#[inline(always)]
pub(super) fn first_field(tag: u8, input: &[u8]) -> Option<(&[u8], &[u8])> {
    match input {
        [found, rest @ ..] if *found == tag => delimited(rest),
        _ => None,
    }
}

#[inline(never)]
fn long_delimited(input: &[u8]) -> Option<(&[u8], &[u8])> {
    if let [low, mid, high @ ..0x80, rest @ ..] = input {
        let high = (usize::from(*mid & 0x7F) << 7) | (usize::from(*high) << 14);
        return rest.split_at_checked(usize::from(*low & 0x7F) | high);
    }
    let (len, rest) = long_varint(input)?;
    rest.split_at_checked(usize::try_from(len).ok()?)
}

/// Number and wire type of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) number: u32,
    pub(super) wire_type: u8,
}

/// Splits off a key; `None` where it is malformed.
pub(super) fn key(input: &[u8]) -> Option<(Key, &[u8])> {
    let (value, rest) = varint(input)?;
    let value = u32::try_from(value).ok()?;
    let [low, ..] = value.to_le_bytes();
    let (number, wire_type) = (value >> 3, low & 7);
    (number != 0 && wire_type <= 5).then_some((Key { number, wire_type }, rest))
}

/// What a field that is no group carries.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Varint(u64),
    Fixed64,
    Delimited(&'a [u8]),
    Fixed32(u32),
}

/// Splits off the value of a field; `None` where it is cut off, malformed or the start or end of a group.
#[inline]
pub(super) fn value(wire_type: u8, input: &[u8]) -> Option<(Value<'_>, &[u8])> {
    match wire_type {
        0 => varint(input).map(|(n, rest)| (Value::Varint(n), rest)),
        1 => input
            .split_at_checked(8)
            .map(|(_, rest)| (Value::Fixed64, rest)),
        2 => delimited(input).map(|(b, rest)| (Value::Delimited(b), rest)),
        5 => input
            .split_first_chunk::<4>()
            .map(|(b, rest)| (Value::Fixed32(u32::from_le_bytes(*b)), rest)),
        _ => None,
    }
}

/// Whether text is UTF-8; quick for short ASCII.
#[inline(always)]
pub(super) fn is_utf8(text: &[u8]) -> bool {
    is_short_ascii(text) || long_is_utf8(text)
}

#[inline(never)]
fn long_is_utf8(text: &[u8]) -> bool {
    smoothutf8::verify(text)
}

const HIGH: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;

/// Whether all bytes are ASCII.
#[inline(always)]
pub(super) fn is_ascii(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<32>() else {
        return is_short_ascii(bytes);
    };
    // The last block overlaps the one before it.
    let mut rest = bytes;
    while let Some((block, tail)) = rest.split_first_chunk::<32>() {
        if has_high_bit(block) {
            return false;
        }
        rest = tail;
    }
    !has_high_bit(last)
}

#[inline(always)]
fn has_high_bit(block: &[u8; 32]) -> bool {
    let (Some(first), Some(last)) = (block.first_chunk::<16>(), block.last_chunk::<16>()) else {
        return true;
    };
    (u128::from_le_bytes(*first) | u128::from_le_bytes(*last)) & HIGH != 0
}

/// Whether text is ASCII, for texts of up to 32 bytes: overlapping words instead of a loop over bytes.
#[inline(always)]
fn is_short_ascii(text: &[u8]) -> bool {
    const HIGH8: u64 = 0x8080_8080_8080_8080;
    const HIGH4: u32 = 0x8080_8080;
    if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
        let bits = u128::from_le_bytes(*first) | u128::from_le_bytes(*last);
        return bits & HIGH == 0 && text.len() <= 32;
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        return (u64::from_le_bytes(*first) | u64::from_le_bytes(*last)) & HIGH8 == 0;
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return (u32::from_le_bytes(*first) | u32::from_le_bytes(*last)) & HIGH4 == 0;
    }
    match text {
        [] => true,
        [a] => *a < 0x80,
        [a, b] => (a | b) < 0x80,
        [a, b, c] => (a | b | c) < 0x80,
        _ => false,
    }
}
