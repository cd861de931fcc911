//! What a session tells its caller.

use std::num::NonZeroU64;

use usp_record::{ErrorCode, PayloadSecurity, SessionId};

use crate::{Error, MessageBytes};

/// The number of a Message that was given to [`Session::send`](crate::Session::send), counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(NonZeroU64);

impl MessageId {
    /// The number after so many others.
    pub(crate) const fn after(others: u64) -> Self {
        Self(NonZeroU64::MIN.saturating_add(others))
    }

    /// The number as an integer.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0.get()
    }
}

/// Which way a Message takes, or came (R-MSG.0a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a Message is in a session or it is not"
)]
pub enum ReplyPath {
    /// In a Record of type `session_context`.
    Session,
    /// In a Record of type `no_session_context`.
    NoSession,
}

/// Who started a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a session has two sides")]
pub enum Origin {
    /// This side; it is the TLS client.
    Us,
    /// The other side.
    Peer,
}

/// Something that the caller should know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A Message came, complete and in order.
    Message {
        /// The encoded Message; its pieces share the memory of the Records that they came in.
        payload: MessageBytes,
        /// The way that an answer has to take (R-MSG.0a).
        reply: ReplyPath,
    },
    /// The peer has a Message of ours.
    Delivered {
        /// Which Message.
        id: MessageId,
    },
    /// A Message of ours is given up.
    Lost {
        /// Which Message.
        id: MessageId,
        /// Why.
        cause: Cause,
        /// Whether the peer may have it all the same: all of it was sent.
        in_doubt: bool,
    },
    /// A session began.
    SessionStarted {
        /// Its number.
        id: SessionId,
        /// Who started it.
        origin: Origin,
        /// How its payloads are protected.
        security: PayloadSecurity,
    },
    /// A session ended.
    SessionEnded {
        /// Its number.
        id: SessionId,
        /// Why.
        cause: Cause,
    },
    /// The peer sent a Disconnect Record; everything known of its sessions is forgotten (R-MTP.7).
    ///
    /// A Controller that requires sessions is expected to close the channel when the code is 7106.
    PeerDisconnected {
        /// The code that the peer gives.
        code: ErrorCode,
        /// The text that the peer gives.
        reason: String,
    },
}

/// Why a session ended or a Message is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// A received Record could not be taken; a new session is started (R-E2E.21).
    #[error("{0}")]
    Failed(Error),
    /// The peer started another session (R-E2E.6).
    #[error("peer started another session")]
    Replaced,
    /// Both sides started a session and the peer's has the larger number.
    #[error("peer started a session at the same time")]
    StartLost,
    /// Nothing was heard for the time of expiration (R-E2E.7).
    #[error("session expired")]
    Expired,
    /// The sequence numbers come to an end (R-E2E.8, R-E2E.9).
    #[error("sequence numbers are exhausted")]
    Exhausted,
    /// A missing Record held up everything for too long.
    #[error("no progress")]
    Stalled,
    /// A Record was sent as often as allowed and never acknowledged.
    #[error("no acknowledgement")]
    Unacknowledged,
    /// The TLS handshake took too long.
    #[error("tls handshake timed out")]
    HandshakeTimeout,
    /// The peer sent a Disconnect Record.
    #[error("peer disconnected with {0}")]
    PeerDisconnected(ErrorCode),
    /// The caller ended or restarted the session.
    #[error("session ended by the caller")]
    Ended,
    /// No session could be started before the time of expiration was over (R-E2E.11).
    #[error("no session could be started in time")]
    GaveUp,
}
