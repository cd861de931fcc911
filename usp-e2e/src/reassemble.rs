//! Pieces of payload, put together again within bounds.
//!
//! `payload_sar_state` alone delimits the Message; `payloadrec_sar_state` delimits the records of payload TLS within
//! it. For a plain payload the second only has to be consistent: TR-369 says that both are the same, and has an
//! example where the last Record of a Message is not [`SarState::Complete`] in the second.

use bytes::Bytes;
use usp_record::SarState;

use crate::{Config, Error, Limit, Misbehaviour};

/// The pieces of a Message that are here so far, joined as they come.
///
/// They are copied at once, so that none keeps the Record in memory that it came in.
#[derive(Debug, Default)]
pub(crate) struct Reassembly {
    order: SarOrder,
    joined: Vec<u8>,
    pieces: usize,
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
            joined: Vec::new(),
            pieces: 0,
        }
    }

    /// Whether no Message has begun.
    pub(crate) fn is_empty(&self) -> bool {
        !self.order.in_message && self.joined.is_empty()
    }

    /// Payload bytes that are held.
    pub(crate) fn bytes(&self) -> usize {
        self.joined.len()
    }

    /// Takes the plain payload of the next Record in order; gives the Message that ends with it.
    pub(crate) fn push(
        &mut self,
        [payload_state, payloadrec_state]: [SarState; 2],
        payload: Vec<Bytes>,
        config: &Config,
    ) -> Result<Option<Bytes>, Error> {
        if payload.len() > 1 {
            return Err(Error::PeerMisbehaved(Misbehaviour::SeveralEntries));
        }
        let piece = payload.into_iter().next().unwrap_or_default();
        let ends = self
            .order
            .follow(payload_state, payloadrec_state)
            .map_err(Error::PeerMisbehaved)?;
        self.take(piece, ends, config)
    }

    /// Adds a piece, within the bounds of the configuration; gives the Message if it `ends` here.
    ///
    /// A Message in one piece is given as it is, one of several has been copied once.
    pub(crate) fn take(
        &mut self,
        piece: Bytes,
        ends: bool,
        config: &Config,
    ) -> Result<Option<Bytes>, Error> {
        let bytes = self.joined.len().saturating_add(piece.len());
        if bytes > config.max_message_bytes {
            return Err(Error::LimitExceeded {
                limit: Limit::MessageBytes,
                max: config.max_message_bytes,
            });
        }
        if self.pieces >= config.max_message_pieces {
            return Err(Error::LimitExceeded {
                limit: Limit::MessagePieces,
                max: config.max_message_pieces,
            });
        }
        if ends && self.joined.is_empty() {
            return Ok(Some(piece).filter(|whole| !whole.is_empty()));
        }
        if !piece.is_empty() {
            self.pieces = self.pieces.saturating_add(1);
            self.reserve(bytes, config.max_message_bytes);
            self.joined.extend_from_slice(&piece);
        }
        if !ends {
            return Ok(None);
        }
        self.pieces = 0;
        let mut message = std::mem::take(&mut self.joined);
        // what was taken in advance while it grew, unless it is little
        if message.len() < message.capacity() >> 1 {
            message.shrink_to_fit();
        }
        Ok(Some(message.into()))
    }

    /// Makes room for so many bytes in all, and for what is likely to follow.
    fn reserve(&mut self, bytes: usize, max: usize) {
        /// A buffer below this size grows fourfold, a longer one twofold: to grow may mean to copy, and costs more
        /// than memory that is not used for a moment.
        const LONG: usize = 1 << 20;
        if bytes > self.joined.capacity() {
            let factor = if bytes < LONG { 4 } else { 2 };
            let capacity = bytes.saturating_mul(factor).min(max);
            let more = capacity.saturating_sub(self.joined.len());
            self.joined.reserve_exact(more);
        }
    }
}
