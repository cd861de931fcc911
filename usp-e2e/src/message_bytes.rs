//! The bytes of a Message that came, in as many pieces as it takes to copy little.

use std::{fmt, io::IoSlice, slice};

use bytes::{Buf, BufMut, Bytes, BytesMut};

/// The bytes of a Message that came: one piece, or several that follow each other.
///
/// A long Message is not put together unless it is asked for: its pieces are the payloads of the Records that it came
/// in, so that none of its bytes is copied. One that is short, or that came in short Records, is one piece.
///
/// ```
/// use bytes::{Buf, Bytes};
/// use usp_e2e::MessageBytes;
///
/// let message: MessageBytes = [Bytes::from("a long "), Bytes::from("Message")].into_iter().collect();
/// assert_eq!(message.len(), 14);
/// assert_eq!(message.pieces(), ["a long ", "Message"]);
/// assert_eq!(message, "a long Message");
///
/// // a decoder that takes a Buf needs no more
/// let mut reader = message.reader();
/// assert_eq!(reader.copy_to_bytes(9), "a long Me");
/// assert_eq!(reader.remaining(), 5);
///
/// // one that takes a slice does
/// assert_eq!(message.into_bytes(), "a long Message");
/// ```
#[derive(Clone)]
pub struct MessageBytes {
    pieces: Pieces,
    len: usize,
}

#[derive(Clone)]
enum Pieces {
    One(Bytes),
    /// None of them is empty.
    Several(Vec<Bytes>),
}

impl MessageBytes {
    /// Length in bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no byte; a Message that came has at least one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Bytes] {
        match &self.pieces {
            Pieces::One(piece) => slice::from_ref(piece),
            Pieces::Several(pieces) => pieces,
        }
    }

    /// The whole Message in one piece.
    ///
    /// Costs nothing if it is in one piece; otherwise it is copied, and takes its memory twice while that lasts.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        match self.pieces {
            Pieces::One(piece) => piece,
            Pieces::Several(pieces) => pieces.concat().into(),
        }
    }

    /// A [`Buf`] over the whole Message, for decoders that read one.
    #[must_use]
    pub fn reader(&self) -> MessageReader<'_> {
        MessageReader {
            pieces: self.pieces(),
            offset: 0,
            remaining: self.len,
        }
    }
}

impl From<Bytes> for MessageBytes {
    fn from(whole: Bytes) -> Self {
        Self {
            len: whole.len(),
            pieces: Pieces::One(whole),
        }
    }
}

impl FromIterator<Bytes> for MessageBytes {
    fn from_iter<T: IntoIterator<Item = Bytes>>(pieces: T) -> Self {
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
        pieces.collect::<Vec<_>>().into()
    }
}

impl From<Vec<Bytes>> for MessageBytes {
    fn from(mut pieces: Vec<Bytes>) -> Self {
        pieces.retain(|piece| !piece.is_empty());
        let len = pieces.iter().map(Bytes::len).fold(0, usize::saturating_add);
        if pieces.len() > 1 {
            Self {
                pieces: Pieces::Several(pieces),
                len,
            }
        } else {
            pieces.pop().unwrap_or_default().into()
        }
    }
}

impl From<MessageBytes> for Bytes {
    fn from(message: MessageBytes) -> Self {
        message.into_bytes()
    }
}

/// Two Messages are equal when their bytes are, in whatever pieces.
impl PartialEq for MessageBytes {
    fn eq(&self, other: &Self) -> bool {
        if self.len != other.len {
            return false;
        }
        let (mut ours, mut theirs) = (self.reader(), other.reader());
        loop {
            let (one, another) = (ours.chunk(), theirs.chunk());
            let len = one.len().min(another.len());
            if len == 0 {
                return true;
            }
            if one.get(..len) != another.get(..len) {
                return false;
            }
            ours.advance(len);
            theirs.advance(len);
        }
    }
}

impl Eq for MessageBytes {}

impl<T: AsRef<[u8]> + ?Sized> PartialEq<T> for MessageBytes {
    fn eq(&self, other: &T) -> bool {
        let mut rest = other.as_ref();
        self.len == rest.len()
            && self.pieces().iter().all(|piece| {
                rest.split_at_checked(piece.len())
                    .is_some_and(|(start, after)| {
                        rest = after;
                        start == piece
                    })
            })
    }
}

impl fmt::Debug for MessageBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// How many bytes are shown.
        const SHOWN: usize = 32;
        let head = self.reader().copy_to_bytes(self.len.min(SHOWN));
        let rest = if self.len > SHOWN { "..." } else { "" };
        write!(f, "{} bytes", self.len)?;
        if let Pieces::Several(pieces) = &self.pieces {
            write!(f, " in {} pieces", pieces.len())?;
        }
        write!(f, " \"{}{rest}\"", head.escape_ascii())
    }
}

/// The bytes of a Message one after the other; made by [`MessageBytes::reader`].
///
/// Where it can, [`copy_to_bytes`](Buf::copy_to_bytes) shares the memory of the Message. An
/// [`std::io::Read`] is [`Buf::reader`] away.
#[derive(Clone, Debug)]
pub struct MessageReader<'a> {
    /// What is left, with the piece that has been read in part first.
    pieces: &'a [Bytes],
    /// How much of the first piece was read: less than its length.
    offset: usize,
    remaining: usize,
}

impl Buf for MessageReader<'_> {
    fn remaining(&self) -> usize {
        self.remaining
    }

    fn chunk(&self) -> &[u8] {
        let first = self.pieces.first();
        first
            .and_then(|piece| piece.get(self.offset..))
            .unwrap_or_default()
    }

    fn chunks_vectored<'s>(&'s self, slices: &mut [IoSlice<'s>]) -> usize {
        let first = Some(self.chunk()).filter(|chunk| !chunk.is_empty());
        let others = self.pieces.iter().skip(1).map(AsRef::as_ref);
        let mut filled: usize = 0;
        for (slice, chunk) in slices.iter_mut().zip(first.into_iter().chain(others)) {
            *slice = IoSlice::new(chunk);
            filled = filled.saturating_add(1);
        }
        filled
    }

    /// # Panics
    /// If there are fewer bytes left.
    fn advance(&mut self, count: usize) {
        assert!(
            count <= self.remaining,
            "expected at most {} bytes to advance, found {count}",
            self.remaining
        );
        self.remaining = self.remaining.saturating_sub(count);
        self.offset = self.offset.saturating_add(count);
        while let [first, rest @ ..] = self.pieces {
            match self.offset.checked_sub(first.len()) {
                Some(over) => {
                    self.offset = over;
                    self.pieces = rest;
                }
                None => break,
            }
        }
    }

    /// # Panics
    /// If there are fewer bytes left.
    fn copy_to_bytes(&mut self, len: usize) -> Bytes {
        let end = self.offset.saturating_add(len);
        if let Some(piece) = self.pieces.first().filter(|piece| end <= piece.len()) {
            let shared = piece.slice(self.offset..end);
            self.advance(len);
            return shared;
        }
        let mut copy = BytesMut::with_capacity(len.min(self.remaining));
        while copy.len() < len {
            let chunk = self.chunk();
            let more = chunk.len().min(len.saturating_sub(copy.len()));
            copy.put_slice(chunk.get(..more).unwrap_or(chunk));
            // a length beyond the end is refused here
            self.advance(more.max(1));
        }
        copy.freeze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz_";

    fn cut(ends: &[usize]) -> MessageBytes {
        let whole = Bytes::from_static(TEXT);
        let starts = [0].into_iter().chain(ends.iter().copied());
        let ends = ends.iter().copied().chain([TEXT.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| whole.slice(start..end))
            .collect()
    }

    #[test]
    fn all_ways_to_read_a_message_give_the_same_bytes() {
        for ends in [&[][..], &[1], &[36], &[0, 5, 5, 7], &[10, 20, 30]] {
            let message = cut(ends);
            assert_eq!(message.len(), TEXT.len());
            assert_eq!(message, TEXT);
            assert_eq!(message, cut(&[3, 33]));
            assert_eq!(message.pieces().concat(), TEXT);
            assert!(message.pieces().iter().all(|piece| !piece.is_empty()));
            for step in 1..=TEXT.len() {
                let mut reader = message.reader();
                let mut read = Vec::new();
                while reader.has_remaining() {
                    let len = step.min(reader.remaining());
                    let mut slices = [IoSlice::new(&[]); 8];
                    let filled = reader.chunks_vectored(&mut slices);
                    let left: usize = slices.iter().take(filled).map(|slice| slice.len()).sum();
                    assert_eq!(left, reader.remaining());
                    read.extend_from_slice(&reader.copy_to_bytes(len));
                }
                assert_eq!(read, TEXT);
                assert!(reader.chunk().is_empty());
            }
            assert_eq!(message.into_bytes(), TEXT);
        }
    }

    #[test]
    fn other_bytes_are_not_equal() {
        let message = cut(&[7, 9]);
        let mut other = TEXT.to_vec();
        for at in [0, 6, 7, 8, 9, 36] {
            other[at] ^= 1;
            assert_ne!(message, other);
            assert_ne!(message, MessageBytes::from(Bytes::from(other.clone())));
            other[at] ^= 1;
        }
        assert_ne!(message, TEXT[..36]);
        other.push(b'0');
        assert_ne!(message, other);
        assert_ne!(message, MessageBytes::from(Bytes::new()));
    }

    #[test]
    fn one_piece_is_given_as_it_is_and_parts_are_shared() {
        let whole = Bytes::from(TEXT.to_vec());
        let at = whole.as_ptr();
        let mut reader_bytes = MessageBytes::from(whole.clone()).reader().copy_to_bytes(5);
        assert_eq!(reader_bytes.as_ptr(), at);
        reader_bytes.advance(1);
        assert_eq!(MessageBytes::from(whole).into_bytes().as_ptr(), at);
    }

    #[test]
    #[should_panic(expected = "expected at most 37 bytes to advance, found 38")]
    fn nothing_is_read_beyond_the_end() {
        cut(&[3]).reader().advance(38);
    }

    #[test]
    fn debug_output_is_short() {
        assert_eq!(
            format!("{:?}", cut(&[3, 4])),
            "37 bytes in 3 pieces \"0123456789abcdefghijklmnopqrstuv...\""
        );
        let one = MessageBytes::from(Bytes::from_static(b"a\n"));
        assert_eq!(format!("{one:?}"), r#"2 bytes "a\n""#);
    }
}
