use alloc::{vec, vec::Vec};
use core::{fmt, ops::Range};

/// A buffer that is written from its end to its start, and used again and again.
///
/// Protobuf puts the length of a message before its content. Written backwards, the length is known when its turn
/// comes: one pass over the value is enough, and nothing is measured beforehand. There is room before the content, so
/// that more can be put there without moving it: a Record around a Msg, say. Both crates have a buffer of this kind
/// and neither knows the other; [`into_parts`](Self::into_parts) and [`from_parts`](Self::from_parts) hand the
/// memory over, at no cost.
#[derive(Clone, Default)]
pub struct BackBuffer {
    pub(crate) memory: Vec<u8>,
    /// Place of the content, which lies inside of the memory.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl BackBuffer {
    /// An empty buffer without memory.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            memory: Vec::new(),
            start: 0,
            end: 0,
        }
    }

    /// An empty buffer with room for this many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            memory: vec![0; bytes],
            start: bytes,
            end: bytes,
        }
    }

    /// The buffer with a content that lies in some memory; what is out of bounds is cut off.
    #[must_use]
    pub fn from_parts(memory: Vec<u8>, content: Range<usize>) -> Self {
        let end = content.end.min(memory.len());
        let start = content.start.min(end);
        Self { memory, start, end }
    }

    /// The memory, and the place of the content in it.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, Range<usize>) {
        (self.memory, self.start..self.end)
    }

    /// The content.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.memory.get(self.start..self.end).unwrap_or_default()
    }

    /// The content as a vector; it is moved to the start of the memory.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        let Self { mut memory, start, end } = self;
        memory.truncate(end);
        memory.drain(..start);
        memory
    }

    /// Length of the content in bytes.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is no content.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets the content and keeps the memory.
    pub fn clear(&mut self) {
        self.start = self.memory.len();
        self.end = self.start;
    }

    /// Puts something before the content.
    #[inline(always)]
    pub(crate) fn put(&mut self, put: impl FnOnce(Front<'_>) -> Front<'_>) {
        let front = Front {
            start: self.start,
            buffer: self,
        };
        self.start = put(front).start;
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, before: usize, behind: usize) {
        let content = self.len();
        let needed = content.saturating_add(before).saturating_add(behind);
        // Twice as much each time, so that the content is copied a bounded number of times per byte.
        let size = needed.max(self.memory.len()).saturating_mul(2).max(256);
        let mut memory = vec![0; size];
        let start = if behind == 0 {
            size.saturating_sub(content).saturating_sub(self.memory.len().saturating_sub(self.end))
        } else {
            self.start.max(before)
        };
        let end = start.saturating_add(content);
        if let Some(to) = memory.get_mut(start..end) {
            copy(to, self.as_bytes());
        }
        self.memory = memory;
        self.start = start;
        self.end = end;
    }

    /// Room of a length right behind the content, which becomes part of the content.
    #[inline(always)]
    pub(crate) fn grow_back(&mut self, len: usize) -> &mut [u8] {
        if len > self.memory.len().saturating_sub(self.end) {
            self.make_room(0, len);
        }
        let start = self.end;
        self.end = start.saturating_add(len);
        self.memory.get_mut(start..self.end).unwrap_or_default()
    }

    /// Puts a field of wire type 2 behind the content, even an empty one.
    #[inline(always)]
    pub(crate) fn push_delimited(&mut self, tag: u8, bytes: &[u8]) {
        if let (Ok(len @ ..0x80), Some(all)) = (u8::try_from(bytes.len()), bytes.len().checked_add(2)) {
            if let [key, length, rest @ ..] = self.grow_back(all) {
                *key = tag;
                *length = len;
                copy(rest, bytes);
            }
        } else {
            let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            copy(self.grow_back(1), &[tag]);
            write_varint(self.grow_back(varint_len(len)), len);
            copy(self.grow_back(bytes.len()), bytes);
        }
    }
}

/// The start of a buffer's content while it is put there, at hand and not in memory.
pub(crate) struct Front<'b> {
    buffer: &'b mut BackBuffer,
    start: usize,
}

impl Front<'_> {
    /// Length of the content in bytes.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.buffer.end.saturating_sub(self.start)
    }

    /// Fills a place of a length right before the content, which becomes part of the content.
    #[inline(always)]
    pub(crate) fn fill(mut self, len: usize, fill: impl FnOnce(&mut [u8])) -> Self {
        if len > self.start {
            self = self.make_room(len);
        }
        let left = self.start.saturating_sub(len);
        if let Some((_, place)) = self.free().split_at_mut_checked(left) {
            fill(place);
        }
        self.take(left);
        self
    }

    #[cold]
    #[inline(never)]
    fn make_room(self, len: usize) -> Self {
        let Self { buffer, start } = self;
        buffer.start = start;
        buffer.make_room(len, 0);
        Self {
            start: buffer.start,
            buffer,
        }
    }

    /// The memory before the content.
    #[inline(always)]
    pub(crate) fn free(&mut self) -> &mut [u8] {
        self.buffer.memory.get_mut(..self.start).unwrap_or_default()
    }

    /// Takes all into the content but this much of the free memory.
    #[inline(always)]
    pub(crate) fn take(&mut self, left: usize) {
        self.start = self.start.min(left);
    }

    /// Puts a few bytes.
    #[inline(always)]
    pub(crate) fn put_bytes<const N: usize>(mut self, bytes: [u8; N]) -> Self {
        if N > self.start {
            self = self.make_room(N);
        }
        if let Some((left, place)) = self.free().split_last_chunk_mut() {
            *place = bytes;
            let left = left.len();
            self.take(left);
        }
        self
    }

    /// Puts a key and a number of variable length, in its shortest form.
    #[inline(always)]
    pub(crate) fn put_number(self, tag: u8, value: u64) -> Self {
        match u8::try_from(value) {
            Ok(byte @ ..0x80) => self.put_bytes([tag, byte]),
            _ => self.put_long_number(tag, value),
        }
    }

    #[inline(never)]
    fn put_long_number(self, tag: u8, value: u64) -> Self {
        let [low, ..] = value.to_le_bytes();
        if let Ok(high @ ..0x80) = u8::try_from(value >> 7) {
            return self.put_bytes([tag, low | 0x80, high]);
        }
        self.fill(varint_len(value).saturating_add(1), |place| {
            if let [key, number @ ..] = place {
                *key = tag;
                write_varint(number, value);
            }
        })
    }

    /// Puts a key and a length, for the content that has come since it had another length.
    #[inline(always)]
    pub(crate) fn put_header(self, tag: u8, len_before: usize) -> Self {
        let len = self.len().saturating_sub(len_before);
        self.put_number(tag, u64::try_from(len).unwrap_or(u64::MAX))
    }

    /// Puts a field of wire type 2, even an empty one.
    #[inline(always)]
    pub(crate) fn put_delimited(self, tag: u8, bytes: &[u8]) -> Self {
        if let (Ok(len @ ..0x80), Some(all)) =
            (u8::try_from(bytes.len()), bytes.len().checked_add(2))
        {
            self.fill(all, |place| {
                if let [key, length, rest @ ..] = place {
                    *key = tag;
                    *length = len;
                    copy(rest, bytes);
                }
            })
        } else {
            self.put_long_delimited(tag, bytes)
        }
    }

    #[inline(never)]
    fn put_long_delimited(self, tag: u8, bytes: &[u8]) -> Self {
        let before = self.len();
        self.fill(bytes.len(), |place| copy(place, bytes))
            .put_header(tag, before)
    }
}

impl fmt::Debug for BackBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BackBuffer")
            .field("len", &self.len())
            .field("capacity", &self.memory.len())
            .finish()
    }
}

/// Bytes that a number of variable length takes.
pub(crate) fn varint_len(value: u64) -> usize {
    let bits = 64_u32.saturating_sub((value | 1).leading_zeros());
    usize::try_from(bits.div_ceil(7)).unwrap_or(10)
}

/// Writes a number into a place of just the right length.
pub(crate) fn write_varint(place: &mut [u8], value: u64) {
    let mut rest = value;
    for byte in place {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        *byte = if rest == 0 { low & 0x7F } else { low | 0x80 };
    }
}

/// Copies bytes to a place of the same length; short ones without a call.
#[inline(always)]
pub(crate) fn copy(to: &mut [u8], from: &[u8]) {
    #[inline(always)]
    fn both_ends<const N: usize>(to: &mut [u8], from: &[u8]) -> bool {
        let (Some(first), Some(last)) = (from.first_chunk::<N>(), from.last_chunk::<N>()) else {
            return false;
        };
        if let Some(place) = to.first_chunk_mut::<N>() {
            *place = *first;
        }
        if let Some(place) = to.last_chunk_mut::<N>() {
            *place = *last;
        }
        true
    }
    // Said once, it need not be found out for each part.
    if to.len() != from.len() {
        return;
    }
    if from.len() > 32 {
        to.copy_from_slice(from);
        return;
    }
    if both_ends::<16>(to, from) || both_ends::<8>(to, from) || both_ends::<4>(to, from) {
        return;
    }
    match (to, from) {
        ([a], [x]) => *a = *x,
        ([a, b], [x, y]) => [*a, *b] = [*x, *y],
        ([a, b, c], [x, y, z]) => [*a, *b, *c] = [*x, *y, *z],
        _ => {}
    }
}
