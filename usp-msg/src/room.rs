//! Short messages, written at once into the free memory before a content.

use crate::back_buffer::copy;

/// The memory that is left before what is being put.
///
/// Each step gives the memory that is left, or `None` where there is too little of it or where a length or a number
/// takes more bytes than nearly all do. Nothing has happened then, for the content only begins where the last step
/// says; [`Front`](crate::back_buffer::Front) puts it in the long way.
pub(crate) struct Room<'r>(&'r mut [u8]);

impl<'r> Room<'r> {
    pub(crate) fn new(free: &'r mut [u8]) -> Self {
        Self(free)
    }

    /// Bytes that are left.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts a few bytes.
    #[inline(always)]
    pub(crate) fn bytes<const N: usize>(self, bytes: [u8; N]) -> Option<Self> {
        let (left, place) = self.0.split_last_chunk_mut()?;
        *place = bytes;
        Some(Self(left))
    }

    /// Puts a key and a number below 128, unless it is 0.
    #[inline(always)]
    pub(crate) fn number(self, tag: u8, number: i32) -> Option<Self> {
        let Ok(byte @ ..0x80) = u8::try_from(number) else {
            return None;
        };
        // Written in any case, for whether it counts is hard to foresee.
        *self.0.last_chunk_mut()? = [tag, byte];
        let used = usize::from(byte != 0) << 1;
        let left = self.0.len().wrapping_sub(used);
        Some(Self(self.0.get_mut(..left)?))
    }

    /// Puts a field of wire type 2 of less than 128 bytes, even an empty one.
    #[inline(always)]
    pub(crate) fn delimited(self, tag: u8, bytes: &[u8]) -> Option<Self> {
        let Ok(len @ ..0x80) = u8::try_from(bytes.len()) else {
            return None;
        };
        self.fill(bytes.len().wrapping_add(2), |place| {
            if let [key, length, rest @ ..] = place {
                [*key, *length] = [tag, len];
                copy(rest, bytes);
            }
        })
    }

    /// Puts three keys and numbers below 128, but for zeros.
    #[inline(always)]
    pub(crate) fn numbers(self, fields: [(u8, i32); 3]) -> Option<Self> {
        let [(tag1, first), (tag2, second), (tag3, third)] = fields;
        if second == 0 || third == 0 || !(0..0x80).contains(&(first | second | third)) {
            return self
                .number(tag3, third)?
                .number(tag2, second)?
                .number(tag1, first);
        }
        // In one step, the first one in any case: whether it counts is hard to foresee.
        let pair = |tag: u8, number: i32| {
            let [byte, ..] = number.to_le_bytes();
            u64::from(tag) | (u64::from(byte) << 8)
        };
        let all =
            (pair(tag1, first) << 16) | (pair(tag2, second) << 32) | (pair(tag3, third) << 48);
        *self.0.last_chunk_mut()? = all.to_le_bytes();
        let used = 4 | (usize::from(first != 0) << 1);
        let left = self.0.len().wrapping_sub(used);
        Some(Self(self.0.get_mut(..left)?))
    }

    /// Puts the end of a text.
    #[inline(always)]
    pub(crate) fn text_end(self, text: &[u8], len: usize) -> Option<Self> {
        let left = self.0.len().checked_sub(len)?;
        match (text.last_chunk::<32>(), self.0.last_chunk_mut::<32>()) {
            // What comes before is written over in its turn: all short ends are of one size, and there is no branch.
            (Some(from), Some(place)) if len <= 32 => *place = *from,
            _ => copy(
                self.0.get_mut(left..)?,
                text.get(text.len().checked_sub(len)?..)?,
            ),
        }
        Some(Self(self.0.get_mut(..left)?))
    }

    /// Puts two keys of wire type 2 with their lengths, of which none is 0 and none takes two bytes.
    #[inline(always)]
    pub(crate) fn two_headers(self, headers: [(u8, usize); 2]) -> Option<Self> {
        let [(tag1, len1), (tag2, len2)] = headers;
        if len1 > 0x7F || len2 > 0x7F || len2 == 0 {
            return None;
        }
        let ([len1, ..], [len2, ..]) = (len1.to_le_bytes(), len2.to_le_bytes());
        let first = u32::from(u16::from_le_bytes([tag1, len1]));
        let second = u32::from(u16::from_le_bytes([tag2, len2]));
        self.bytes((first | (second << 16)).to_le_bytes())
    }

    /// Puts what is filled into a place of a length.
    #[inline(always)]
    pub(crate) fn fill(self, len: usize, fill: impl FnOnce(&mut [u8])) -> Option<Self> {
        let left = self.0.len().checked_sub(len)?;
        let (left, place) = self.0.split_at_mut_checked(left)?;
        fill(place);
        Some(Self(left))
    }

    /// Puts a message of less than 16,384 bytes.
    #[inline(always)]
    pub(crate) fn message(self, tag: u8, put: impl FnOnce(Self) -> Option<Self>) -> Option<Self> {
        let before = self.0.len();
        let room = put(self)?;
        let len = before.wrapping_sub(room.0.len());
        match u8::try_from(len) {
            Ok(len @ ..0x80) => room.bytes([tag, len]),
            _ => room.long_header(tag, len),
        }
    }

    #[cold]
    #[inline(never)]
    fn long_header(self, tag: u8, len: usize) -> Option<Self> {
        let [low, ..] = len.to_le_bytes();
        match u8::try_from(len >> 7) {
            Ok(high @ ..0x80) => self.bytes([tag, low | 0x80, high]),
            _ => None,
        }
    }
}
