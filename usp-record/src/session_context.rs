//! The Record of a Session Context and the numbers in it.

use alloc::vec::Vec;
use core::{fmt, num::NonZeroU64};

use bytes::Bytes;

use crate::{UnknownFields, debug::Blob};

/// The number of a Session Context; never 0.
///
/// 1 can be written and read but names no session (R-E2E.3), see [`is_usable`](Self::is_usable): a receiver
/// must be able to see it (R-E2E.24).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(NonZeroU64);

impl SessionId {
    /// The smallest number that a session may have.
    pub const MIN_USABLE: Self = Self(NonZeroU64::MIN.saturating_add(1));

    /// The number, unless it is 0.
    #[must_use]
    pub const fn new(id: u64) -> Option<Self> {
        match NonZeroU64::new(id) {
            Some(id) => Some(Self(id)),
            None => None,
        }
    }

    /// The number as an integer.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0.get()
    }

    /// Whether a session may have this number: it is greater than 1 (R-E2E.3).
    #[must_use]
    pub const fn is_usable(self) -> bool {
        self.0.get() > 1
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionId({})", self.0)
    }
}

/// The number of a Record within its session, counted from 1 for each direction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SequenceId(NonZeroU64);

impl SequenceId {
    /// The number of the first Record of a session (R-E2E.14).
    pub const FIRST: Self = Self(NonZeroU64::MIN);
    /// The greatest number.
    pub const MAX: Self = Self(NonZeroU64::MAX);

    /// The number, unless it is 0.
    #[must_use]
    pub const fn new(id: u64) -> Option<Self> {
        match NonZeroU64::new(id) {
            Some(id) => Some(Self(id)),
            None => None,
        }
    }

    /// The number as an integer.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0.get()
    }

    /// The number after this one; `None` after [`MAX`](Self::MAX).
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self.0.checked_add(1) {
            Some(id) => Some(Self(id)),
            None => None,
        }
    }

    /// The number before this one; `None` before [`FIRST`](Self::FIRST).
    #[must_use]
    pub const fn previous(self) -> Option<Self> {
        match self.0.get().checked_sub(1) {
            Some(id) => Self::new(id),
            None => None,
        }
    }
}

impl fmt::Display for SequenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for SequenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SequenceId({})", self.0)
    }
}

/// Where a Record stands in a segmented payload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the four states of one state machine; a fifth would be another protocol"
)]
pub enum SarState {
    /// Not segmented.
    #[default]
    None,
    /// The first segment.
    Begin,
    /// Neither the first nor the last segment.
    Inprocess,
    /// The last segment.
    Complete,
}

impl SarState {
    /// The state with a number of the wire (0 to 3).
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::None,
            1 => Self::Begin,
            2 => Self::Inprocess,
            3 => Self::Complete,
            _ => return None,
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::None => 0,
            Self::Begin => 1,
            Self::Inprocess => 2,
            Self::Complete => 3,
        }
    }
}

/// The content of a Record that belongs to a Session Context (field 8).
///
/// ```
/// use usp_record::{SequenceId, SessionContext, SessionId};
///
/// let context = SessionContext::new(SessionId::MIN_USABLE, SequenceId::FIRST, SequenceId::FIRST)
///     .with_payload("a Message");
/// assert_eq!(context.payload_len(), 9);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SessionContext {
    /// The session (field 1, required).
    pub session_id: SessionId,
    /// The number of this Record (field 2, required).
    pub sequence_id: SequenceId,
    /// The number of the next Record that the sender waits for (field 3, required): it has all before.
    pub expected_id: SequenceId,
    /// The number of a Record that the sender wants again (field 4, 0 on the wire for none).
    pub retransmit_id: Option<SequenceId>,
    /// Where this Record stands in a segmented Message (field 5).
    pub payload_sar_state: SarState,
    /// Where this Record stands in a segmented secure record (field 6).
    pub payloadrec_sar_state: SarState,
    /// The pieces of the Message or of secure records (field 7, any number of entries).
    ///
    /// A single empty entry means the same as none.
    pub payload: Vec<Bytes>,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl SessionContext {
    /// A Record content without payload; SAR states are [`SarState::None`].
    #[must_use]
    pub const fn new(
        session_id: SessionId,
        sequence_id: SequenceId,
        expected_id: SequenceId,
    ) -> Self {
        Self {
            session_id,
            sequence_id,
            expected_id,
            retransmit_id: None,
            payload_sar_state: SarState::None,
            payloadrec_sar_state: SarState::None,
            payload: Vec::new(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Asks the peer to send a Record again.
    #[must_use]
    pub const fn with_retransmit_id(mut self, id: SequenceId) -> Self {
        self.retransmit_id = Some(id);
        self
    }

    /// Sets both SAR states: that of the Message and that of the secure record.
    #[must_use]
    pub const fn with_sar_states(mut self, payload: SarState, payloadrec: SarState) -> Self {
        self.payload_sar_state = payload;
        self.payloadrec_sar_state = payloadrec;
        self
    }

    /// Adds one entry to the payload.
    #[must_use]
    pub fn with_payload(mut self, entry: impl Into<Bytes>) -> Self {
        self.payload.push(entry.into());
        self
    }

    /// Number of payload bytes over all entries.
    #[must_use]
    pub fn payload_len(&self) -> usize {
        self.payload
            .iter()
            .fold(0, |sum: usize, entry| sum.saturating_add(entry.len()))
    }

    /// Whether there is any payload byte.
    #[must_use]
    pub fn has_payload(&self) -> bool {
        self.payload.iter().any(|entry| !entry.is_empty())
    }
}

impl fmt::Debug for SessionContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Entries<'a>(&'a [Bytes]);
        impl fmt::Debug for Entries<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list()
                    .entries(self.0.iter().map(|entry| Blob(entry)))
                    .finish()
            }
        }
        let mut out = f.debug_struct("SessionContext");
        out.field("session_id", &self.session_id.get())
            .field("sequence_id", &self.sequence_id.get())
            .field("expected_id", &self.expected_id.get())
            .field("retransmit_id", &self.retransmit_id.map(SequenceId::get))
            .field("payload_sar_state", &self.payload_sar_state)
            .field("payloadrec_sar_state", &self.payloadrec_sar_state)
            .field("payload", &Entries(&self.payload));
        if !self.unknown_fields.is_empty() {
            out.field("unknown_fields", &self.unknown_fields);
        }
        out.finish()
    }
}
