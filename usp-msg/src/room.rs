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
