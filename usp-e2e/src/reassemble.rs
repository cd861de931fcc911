//! Pieces of payload, put together again within bounds.
//!
//! `payload_sar_state` alone delimits the Message; `payloadrec_sar_state` delimits the records of payload TLS within
//! it. For a plain payload the second only has to be consistent: TR-369 says that both are the same, and has an
//! example where the last Record of a Message is not [`SarState::Complete`] in the second.

use bytes::Bytes;
use usp_record::SarState;

use crate::{Config, Error, Limit, MessageBytes, Misbehaviour, outgoing::Entries};

/// Bytes of payload, and the memory that they keep.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) bytes: Bytes,
    /// Length of the buffer that they are a part of, if that is known.
    pub(crate) buffer: Option<usize>,
}

impl Piece {
    /// Length of the buffer that it came in, if it may stay there: it is long, and there is little else in there.
    fn lean_buffer(&self) -> Option<usize> {
        /// To copy fewer bytes costs less than a buffer of their own.
        const LONG: usize = 4096;
        let len = self.bytes.len();
        let most = len.saturating_add(len >> 3);
        self.buffer.filter(|buffer| len >= LONG && *buffer <= most)
    }
}

/// The pieces of a Message that are here so far.
///
/// Long ones are kept as they are. The others are copied one behind the other, so that none keeps a Record in memory
/// that is much longer than itself, and there are never many. All in all that takes at most a quarter more than the
/// payload: an eighth for what else is in the Records, and 100 bytes or so for each piece of 4 KiB.
#[derive(Debug, Default)]
pub(crate) struct Reassembly {
    order: SarOrder,
    pieces: Vec<Bytes>,
    /// What was copied and comes behind `pieces`.
    copied: Vec<u8>,
    /// Bytes of payload.
    len: usize,
    /// Bytes of memory that `pieces` keep.
    kept: usize,
    /// Records with payload that it came in.
    records: usize,
}

/// Where the two state machines of segmentation stand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SarOrder {
    in_message: bool,
    in_record: bool,
}

impl SarOrder {
    /// Takes the states of the next Record; says whether it ends the Message.
    pub(crate) fn follow(
        &mut self,
        payload: SarState,
        payloadrec: SarState,
    ) -> Result<bool, Misbehaviour> {
        let next = |open: bool, state: SarState| match (open, state) {
            (false, SarState::None) | (true, SarState::Complete) => Some(false),
            (false, SarState::Begin) | (true, SarState::Inprocess) => Some(true),
            (false, SarState::Inprocess | SarState::Complete)
            | (true, SarState::None | SarState::Begin) => None,
        };
        let message = next(self.in_message, payload);
        let record = next(self.in_record, payloadrec);
        match (message, record) {
            // a record of payload TLS does not outlive its Message
            (Some(in_message), Some(in_record)) if in_message || !in_record => {
                *self = Self {
                    in_message,
                    in_record,
                };
                Ok(!in_message)
            }
            _ => Err(Misbehaviour::SegmentOrder {
                payload,
                payloadrec,
            }),
        }
    }
}

impl Reassembly {
    pub(crate) const fn new() -> Self {
        Self {
            order: SarOrder {
                in_message: false,
                in_record: false,
            },
            pieces: Vec::new(),
            copied: Vec::new(),
            len: 0,
            kept: 0,
            records: 0,
        }
    }

    /// Whether no Message has begun.
    pub(crate) fn is_empty(&self) -> bool {
        !self.order.in_message && self.len == 0
    }

    /// Bytes of memory that are held.
    pub(crate) fn bytes(&self) -> usize {
        self.kept.saturating_add(self.copied.capacity())
    }

    /// Takes the plain payload of the next Record in order; gives the Message that ends with it.
    pub(crate) fn push(
        &mut self,
        [payload_state, payloadrec_state]: [SarState; 2],
        payload: Entries,
        buffer: Option<usize>,
        config: &Config,
    ) -> Result<Option<MessageBytes>, Error> {
        let bytes = match payload {
            Entries::None => Bytes::new(),
            Entries::One(entry) => entry,
            Entries::Many(_) => return Err(Error::PeerMisbehaved(Misbehaviour::SeveralEntries)),
        };
        let ends = self
            .order
            .follow(payload_state, payloadrec_state)
            .map_err(Error::PeerMisbehaved)?;
        self.take([Piece { bytes, buffer }], ends, config)
    }

    /// Adds what came in a Record, within the bounds of the configuration; gives the Message if it `ends` here.
    ///
    /// A Message in one piece is given as it is.
    pub(crate) fn take(
        &mut self,
        pieces: impl IntoIterator<Item = Piece>,
        ends: bool,
        config: &Config,
    ) -> Result<Option<MessageBytes>, Error> {
        let limited = |limit, max| Err(Error::LimitExceeded { limit, max });
        let mut pieces = pieces.into_iter().peekable();
        let mut has_payload = false;
        if self.records >= config.max_message_pieces {
            return limited(Limit::MessagePieces, config.max_message_pieces);
        }
        while let Some(piece) = pieces.next() {
            let len = self.len.saturating_add(piece.bytes.len());
            if len > config.max_message_bytes {
                return limited(Limit::MessageBytes, config.max_message_bytes);
            }
            if ends && self.len == 0 && pieces.peek().is_none() {
                self.records = 0;
                return Ok(
                    Some(piece.bytes.into()).filter(|whole: &MessageBytes| !whole.is_empty())
                );
            }
            if piece.bytes.is_empty() {
                continue;
            }
            self.len = len;
            has_payload = true;
            if let Some(buffer) = piece.lean_buffer() {
                self.finish_copy();
                self.kept = self.kept.saturating_add(buffer);
                self.pieces.push(piece.bytes);
            } else {
                let elsewhere = len
                    .saturating_sub(piece.bytes.len())
                    .saturating_sub(self.copied.len());
                let room = config.max_message_bytes.saturating_sub(elsewhere);
                self.copy(&piece.bytes, room);
            }
        }
        if !ends {
            self.records = self.records.saturating_add(usize::from(has_payload));
            return Ok(None);
        }
        self.finish_copy();
        let pieces = std::mem::take(&mut self.pieces);
        (self.len, self.kept, self.records) = (0, 0, 0);
        Ok(Some(MessageBytes::from(pieces)).filter(|whole| !whole.is_empty()))
    }

    /// Copies some bytes behind those before; together there may be as many as `most`.
    fn copy(&mut self, mut rest: &[u8], mut most: usize) {
        /// As long as a copy gets; what is longer makes another piece.
        const MOST: usize = 1 << 16;
        while !rest.is_empty() {
            let room = MOST.saturating_sub(self.copied.len());
            let (part, after) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            let len = self.copied.len().saturating_add(part.len());
            if len > self.copied.capacity() {
                // to grow may mean to copy once more, which a long Message is spared
                let capacity = if self.len > MOST {
                    MOST
                } else {
                    len.saturating_mul(4).min(MOST)
                };
                let capacity = capacity.min(most).max(len);
                let more = capacity.saturating_sub(self.copied.len());
                self.copied.reserve_exact(more);
            }
            self.copied.extend_from_slice(part);
            if self.copied.len() >= MOST {
                self.finish_copy();
                most = most.saturating_sub(MOST);
            }
            rest = after;
        }
    }

    /// Makes a piece of what was copied.
    fn finish_copy(&mut self) {
        if self.copied.is_empty() {
            return;
        }
        let mut copied = std::mem::take(&mut self.copied);
        // what was taken in advance
        copied.shrink_to_fit();
        self.kept = self.kept.saturating_add(copied.len());
        self.pieces.push(copied.into());
    }
}
