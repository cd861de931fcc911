//! Pieces of payload, put together again within bounds.
//!
//! `payload_sar_state` alone delimits the Message; `payloadrec_sar_state` delimits the records of payload TLS within
//! it. For a plain payload the second only has to be consistent: TR-369 says that both are the same, and has an
//! example where the last Record of a Message is not [`SarState::Complete`] in the second.

use bytes::{Bytes, BytesMut};
use usp_record::{SarState, SessionContext};

use crate::{Config, Error, Limit, Misbehaviour};

/// What a Record in order leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Assembled {
    /// Nothing yet.
    Incomplete,
    /// A Message, in one piece.
    Message(Bytes),
}

/// The pieces of a Message that are here so far.
#[derive(Debug, Default)]
pub(crate) struct Reassembly {
    order: SarOrder,
    pieces: Vec<Bytes>,
    bytes: usize,
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
            bytes: 0,
        }
    }

    /// Whether no Message has begun.
    pub(crate) fn is_empty(&self) -> bool {
        !self.order.in_message && self.pieces.is_empty()
    }

    /// Payload bytes that are held.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes the plain payload of the next Record in order.
    pub(crate) fn push(
        &mut self,
        record: SessionContext,
        config: &Config,
    ) -> Result<Assembled, Error> {
        let (payload, payloadrec) = (record.payload_sar_state, record.payloadrec_sar_state);
        // [R-E2E.20] a Record without payload says nothing about segments
        if payload == SarState::None && payloadrec == SarState::None && !record.has_payload() {
            return Ok(Assembled::Incomplete);
        }
        if record.payload.len() > 1 {
            return Err(Error::PeerMisbehaved(Misbehaviour::SeveralEntries));
        }
        let piece = record.payload.into_iter().next().unwrap_or_default();
        let complete = self
            .order
            .follow(payload, payloadrec)
            .map_err(Error::PeerMisbehaved)?;
        self.take(piece, config)?;
        Ok(if complete {
            self.join()
        } else {
            Assembled::Incomplete
        })
    }

    /// Adds a piece, within the bounds of the configuration.
    pub(crate) fn take(&mut self, piece: Bytes, config: &Config) -> Result<(), Error> {
        let bytes = self.bytes.saturating_add(piece.len());
        if bytes > config.max_message_bytes {
            return Err(Error::LimitExceeded {
                limit: Limit::MessageBytes,
                max: config.max_message_bytes,
            });
        }
        if self.pieces.len() >= config.max_message_pieces {
            return Err(Error::LimitExceeded {
                limit: Limit::MessagePieces,
                max: config.max_message_pieces,
            });
        }
        if !piece.is_empty() {
            self.bytes = bytes;
            self.pieces.push(piece);
        }
        Ok(())
    }

    /// The Message: a single piece as it is, several copied into one.
    pub(crate) fn join(&mut self) -> Assembled {
        let pieces = std::mem::take(&mut self.pieces);
        let bytes = std::mem::take(&mut self.bytes);
        let mut pieces = pieces.into_iter();
        match (pieces.next(), pieces.len()) {
            (None, _) => Assembled::Incomplete,
            (Some(whole), 0) => Assembled::Message(whole),
            (Some(first), _) => {
                let mut message = BytesMut::with_capacity(bytes);
                message.extend_from_slice(&first);
                for piece in pieces {
                    message.extend_from_slice(&piece);
                }
                Assembled::Message(message.freeze())
            }
        }
    }
}
