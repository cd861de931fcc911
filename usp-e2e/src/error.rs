//! What goes wrong, by who is at fault.

use usp_record::{ErrorCode, SarState, SequenceId, SessionId};

use crate::security::IntegrityError;

/// Why a Record or a Message was not taken.
///
/// A received Record that gives an error was dropped and nothing was sent for it, except where
/// [`Misbehaviour::SessionForbidden`] says so. Whether to answer it with an Error Message (R-MTP.5) is up to the
/// caller, see [`usp_record::Receiver`]; [`code`](Self::code) is the code for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The Record is none of our business; it was ignored.
    #[error("record ignored: {0}")]
    Ignored(Ignored),
    /// The peer broke a rule.
    #[error("peer broke a rule: {0}")]
    PeerMisbehaved(Misbehaviour),
    /// A limit of the configuration would be exceeded.
    #[error("{limit}: expected at most {max}")]
    LimitExceeded {
        /// Which limit.
        limit: Limit,
        /// Its value.
        max: usize,
    },
    /// The caller asked for what cannot be done.
    #[error("{0}")]
    ApiMisuse(Misuse),
}

impl Error {
    /// The code to put into an Error Message or a Disconnect Record, if the peer is to be told.
    #[must_use]
    pub const fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::LimitExceeded { limit, .. } if limit.ends_session() => {
                Some(ErrorCode::SESSION_CONTEXT_TERMINATED)
            }
            Self::Ignored(_) | Self::ApiMisuse(_) | Self::LimitExceeded { .. } => None,
            Self::PeerMisbehaved(what) => Some(what.code()),
        }
    }

    /// Whether the current session, if any, goes on.
    #[must_use]
    pub const fn session_survives(&self) -> bool {
        match self {
            Self::Ignored(_) | Self::ApiMisuse(_) => true,
            Self::PeerMisbehaved(what) => !what.ends_session(),
            Self::LimitExceeded { limit, .. } => !limit.ends_session(),
        }
    }
}

/// Why a Record is none of our business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Ignored {
    /// `to_id` is not our Endpoint ID (R-E2E.1).
    #[error("it is for another endpoint")]
    NotForUs,
    /// `from_id` is our own Endpoint ID (R-ARC.2).
    #[error("it comes from our own endpoint id")]
    FromOurselves,
    /// `from_id` is not the peer of this session.
    #[error("it comes from another peer")]
    NotFromPeer,
    /// It starts a session, but a start with a larger number came first or crosses it.
    #[error("it starts a session with a smaller number than the one just started")]
    StartLost,
}

/// Which rule a peer broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misbehaviour {
    /// The bytes are no Record, and not one of a session as far as can be told.
    #[error("expected a record, found bytes that cannot be decoded (code {code})")]
    Undecodable {
        /// What is wrong with them, 7100 or 7104.
        code: ErrorCode,
    },
    /// A Record of a session cannot be decoded (R-E2E.21, R-E2E.24).
    #[error("expected a record of a session, found bytes that cannot be decoded (code {code})")]
    UndecodableInSession {
        /// What is wrong with it, 7100 or 7104.
        code: ErrorCode,
    },
    /// Sessions are forbidden here; a Disconnect Record says so to the peer (R-E2E.6a).
    #[error("session contexts are not allowed")]
    SessionForbidden,
    /// A Message came outside of a session, which is required.
    #[error("a session context is required")]
    SessionRequired,
    /// The session is to be started with plain payloads, which are refused.
    #[error("payload security is required")]
    SecurityRequired,
    /// The session is to be started with protected payloads, which are not supported.
    #[error("payload security is not supported")]
    SecurityNotSupported,
    /// The same for a Record outside of a session (R-E2E.30).
    #[error("outside of a session: {0}")]
    Unprotected(IntegrityError),
    /// A Record outside of a session claims a protected payload (R-E2E.41).
    #[error("payload security outside of a session context")]
    SecurityOutsideSession,
    /// The session number is 0, 1, or of no session, and the Record does not start one (R-E2E.24).
    #[error(
        "expected a record of the session or the first one of a new session, found record {sequence_id} of session {session_id}"
    )]
    InvalidSessionId {
        /// The number found.
        session_id: SessionId,
        /// The number of the Record.
        sequence_id: SequenceId,
    },
    /// The Record belongs to a session that has expired; one is started unless there is another (R-E2E.7).
    #[error("session {session_id} has expired")]
    SessionExpired {
        /// The session.
        session_id: SessionId,
    },
    /// Payload security changed within the session (R-E2E.19).
    #[error("payload security changed within the session")]
    SecurityChanged,
    /// A Record of a session is not protected, or the protection is wrong (R-E2E.23, R-E2E.30).
    #[error("{0}")]
    Integrity(IntegrityError),
    /// The peer acknowledges a Record that was never sent.
    #[error("expected at most {next} in expected_id, found {expected_id}")]
    AcknowledgedUnsent {
        /// What the peer claims to wait for.
        expected_id: SequenceId,
        /// The number of our next Record.
        next: SequenceId,
    },
    /// The peer requests a Record that is not there (R-E2E.21).
    #[error("record {id} is requested but not there")]
    UnknownRetransmit {
        /// The number of the Record.
        id: SequenceId,
    },
    /// The peer requests a Record once too often (R-E2E.21).
    #[error("record {id} is requested once too often")]
    TooManyRetransmits {
        /// The number of the Record.
        id: SequenceId,
    },
    /// The states of segmentation do not follow on those before (R-E2E.21).
    #[error("segment states {payload:?} and {payloadrec:?} do not follow on the record before")]
    SegmentOrder {
        /// `payload_sar_state`.
        payload: SarState,
        /// `payloadrec_sar_state`.
        payloadrec: SarState,
    },
    /// A plain payload has several entries.
    #[error("expected one payload entry, found several")]
    SeveralEntries,
    /// The payload is no TLS, the handshake failed, or a protected payload cannot be decrypted.
    #[error("payload tls failed")]
    PayloadTls,
}

impl Misbehaviour {
    /// The code that tells the peer.
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::Undecodable { code } | Self::UndecodableInSession { code } => code,
            Self::SessionForbidden => ErrorCode::SESSION_CONTEXT_NOT_ALLOWED,
            Self::SessionRequired | Self::SecurityRequired => ErrorCode::SECURE_SESSION_REQUIRED,
            Self::SecurityNotSupported => ErrorCode::SECURE_SESSION_NOT_SUPPORTED,
            Self::SecurityOutsideSession
            | Self::Unprotected(_)
            | Self::InvalidSessionId { .. }
            | Self::SecurityChanged
            | Self::Integrity(_)
            | Self::AcknowledgedUnsent { .. }
            | Self::SeveralEntries => ErrorCode::INVALID_RECORD_VALUE,
            Self::SessionExpired { .. }
            | Self::UnknownRetransmit { .. }
            | Self::TooManyRetransmits { .. }
            | Self::SegmentOrder { .. }
            | Self::PayloadTls => ErrorCode::SESSION_CONTEXT_TERMINATED,
        }
    }

    /// Whether the session is restarted because of it.
    #[must_use]
    pub const fn ends_session(self) -> bool {
        match self {
            Self::Undecodable { .. }
            | Self::SessionExpired { .. }
            | Self::SessionForbidden
            | Self::SessionRequired
            | Self::SecurityRequired
            | Self::SecurityNotSupported
            | Self::SecurityOutsideSession
            | Self::Unprotected(_) => false,
            Self::UndecodableInSession { .. }
            | Self::InvalidSessionId { .. }
            | Self::SecurityChanged
            | Self::Integrity(_)
            | Self::AcknowledgedUnsent { .. }
            | Self::UnknownRetransmit { .. }
            | Self::TooManyRetransmits { .. }
            | Self::SegmentOrder { .. }
            | Self::SeveralEntries
            | Self::PayloadTls => true,
        }
    }
}

/// A limit of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Limit {
    /// [`Config::with_max_message_bytes`](crate::Config::with_max_message_bytes).
    #[error("bytes of a reassembled message")]
    MessageBytes,
    /// [`Config::with_max_message_pieces`](crate::Config::with_max_message_pieces).
    #[error("pieces of a reassembled message")]
    MessagePieces,
    /// [`Config::with_max_incoming_bytes`](crate::Config::with_max_incoming_bytes).
    #[error("bytes of records that came early")]
    IncomingBytes,
    /// [`Config::with_max_incoming_records`](crate::Config::with_max_incoming_records).
    #[error("records that came early")]
    IncomingRecords,
    /// [`Config::with_max_outgoing_bytes`](crate::Config::with_max_outgoing_bytes).
    #[error("bytes of messages to send")]
    OutgoingBytes,
    /// [`Config::with_max_record_bytes`](crate::Config::with_max_record_bytes).
    #[error("bytes of an encoded record")]
    RecordBytes,
}

impl Limit {
    /// Whether it bounds what comes in, so that the session cannot go on.
    const fn ends_session(self) -> bool {
        match self {
            Self::MessageBytes
            | Self::MessagePieces
            | Self::IncomingBytes
            | Self::IncomingRecords => true,
            Self::OutgoingBytes | Self::RecordBytes => false,
        }
    }
}

/// What a caller asked for that cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misuse {
    /// The peer has our own Endpoint ID (R-ARC.2).
    #[error("peer has our own endpoint id")]
    OwnEndpointId,
    /// The Message has no byte.
    #[error("expected a message of at least one byte")]
    EmptyMessage,
    /// A session is asked for, and sessions are forbidden here.
    #[error("session contexts are forbidden by the configuration")]
    SessionForbidden,
    /// The peer said that it does not allow sessions (7106), and has not started one since.
    #[error("session contexts are refused by the peer")]
    SessionRefusedByPeer,
    /// Records have to be signed and there is no signer (R-E2E.29).
    #[error("records must be signed and there is no signer")]
    NoSigner,
    /// Payload TLS is asked for and there are no TLS settings, or not the feature `tls`.
    #[error("payload tls is not set up")]
    NoTls,
    /// The new settings are those of another Endpoint.
    #[error("settings belong to another endpoint")]
    OtherEndpoint,
    /// There is no such peer in the table.
    #[error("no such peer")]
    UnknownPeer,
}
