//! A Record on its way out.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use usp_record::{
    EndpointIdText, PayloadSecurity, Record, SarState, SequenceId, SessionContext, SessionId,
    view::SegmentView,
};

use crate::Config;

/// A Record to be sent to the peer, complete with MAC or signature.
///
/// Its payload is the memory of the Message. It is copied once, by [`encode`](Self::encode), or not at all, see
/// [`into_parts`](Self::into_parts).
#[derive(Clone)]
#[must_use]
pub struct Transmit {
    content: Content,
    /// Whether it was sent before.
    pub is_retransmission: bool,
}

#[derive(Clone)]
enum Content {
    Segment(Segment),
    Other(Box<Record>),
}

/// A Record of a session as most are: with at most one entry of payload, and without MAC or signature.
#[derive(Clone)]
pub(crate) struct Segment {
    /// For the sender and its version.
    pub(crate) config: Arc<Config>,
    pub(crate) peer: EndpointIdText,
    pub(crate) security: PayloadSecurity,
    pub(crate) session: SessionId,
    pub(crate) sequence: SequenceId,
    pub(crate) expected: SequenceId,
    pub(crate) retransmit: Option<SequenceId>,
    pub(crate) states: [SarState; 2],
    pub(crate) payload: Option<Bytes>,
}

impl Segment {
    fn view(&self) -> SegmentView<'_> {
        let mut view = SegmentView::new(
            &self.peer,
            &self.config.own_id,
            self.session,
            self.sequence,
            self.expected,
        )
        .with_version(&self.config.version);
        view.payload_security = self.security;
        view.retransmit_id = self.retransmit;
        [view.payload_sar_state, view.payloadrec_sar_state] = self.states;
        view.payload = self.payload.as_deref();
        view
    }

    pub(crate) fn into_record(self) -> Record {
        let mut context = SessionContext::new(self.session, self.sequence, self.expected);
        context.retransmit_id = self.retransmit;
        [context.payload_sar_state, context.payloadrec_sar_state] = self.states;
        context.payload = self.payload.into_iter().collect();
        Record::session_context(self.peer, self.config.own_id.clone(), context)
            .with_version(self.config.version.clone())
            .with_payload_security(self.security)
    }
}

impl Transmit {
    pub(crate) const fn segment(segment: Segment) -> Self {
        Self {
            content: Content::Segment(segment),
            is_retransmission: false,
        }
    }

    pub(crate) fn record(record: Record) -> Self {
        Self {
            content: Content::Other(Box::new(record)),
            is_retransmission: false,
        }
    }

    /// The Record itself, to be looked at; what it holds shares the memory of the Message.
    #[must_use]
    pub fn to_record(&self) -> Record {
        self.clone().into_record()
    }

    /// The Record itself, to be encoded in another way.
    #[must_use]
    pub fn into_record(self) -> Record {
        match self.content {
            Content::Segment(segment) => segment.into_record(),
            Content::Other(record) => *record,
        }
    }

    /// The bytes for the transport.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        match &self.content {
            Content::Segment(segment) => segment.view().encode(),
            Content::Other(record) => record.encode(),
        }
    }

    /// The bytes for a transport that gathers what it writes: two parts, of which the second follows the first.
    ///
    /// The second one is the payload, in the memory of the Message, so that nothing of it is copied. It is empty where
    /// the Record has a MAC or signature, is outside of a session, or has several entries of payload.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, Bytes) {
        match self.content {
            Content::Segment(segment) => {
                let head = segment.view().encode_head();
                (head, segment.payload.unwrap_or_default())
            }
            Content::Other(record) => (record.encode(), Bytes::new()),
        }
    }
}

impl PartialEq for Transmit {
    fn eq(&self, other: &Self) -> bool {
        self.is_retransmission == other.is_retransmission && self.to_record() == other.to_record()
    }
}

impl Eq for Transmit {}

impl fmt::Debug for Transmit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transmit")
            .field("record", &self.to_record())
            .field("is_retransmission", &self.is_retransmission)
            .finish()
    }
}
