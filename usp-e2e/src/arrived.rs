//! A Record of a session that came, as far as the session needs it.

use std::mem;

use bytes::Bytes;
use usp_record::{
    MAC_BYTES, PayloadSecurity, Record, RecordType, SarState, SequenceId, SessionContext,
    SessionId, UnknownFields, view::SegmentView,
};

use crate::{
    outgoing::Entries,
    security::{Checked, Integrity, IntegrityError},
};

/// The numbers of a Record of a session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    pub(crate) session: SessionId,
    pub(crate) sequence: SequenceId,
    pub(crate) expected: SequenceId,
    pub(crate) retransmit: Option<SequenceId>,
}

/// A Record of a session that came, addressed to us by the peer.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub(crate) numbers: Numbers,
    pub(crate) security: PayloadSecurity,
    /// What the two fields say about segments.
    pub(crate) states: [SarState; 2],
    /// Whether there is something of the length of a MAC in it.
    pub(crate) has_mac: bool,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// The payload of a Record that has no MAC or signature, or whose one was right.
    Open(Entries),
    /// A Record with a MAC or signature, all of which is needed to check it.
    Sealed(Box<Record>),
}

impl Arrived {
    /// A Record of a session; `None` when it is of another kind.
    pub(crate) fn new(record: Record) -> Option<Self> {
        let RecordType::SessionContext(context) = &record.record_type else {
            return None;
        };
        Some(Self {
            numbers: Numbers {
                session: context.session_id,
                sequence: context.sequence_id,
                expected: context.expected_id,
                retransmit: context.retransmit_id,
            },
            security: record.payload_security,
            states: [context.payload_sar_state, context.payloadrec_sar_state],
            has_mac: record.mac_signature.len() == MAC_BYTES,
            content: if record.mac_signature.is_empty() {
                Content::Open(payload(record))
            } else {
                Content::Sealed(Box::new(record))
            },
        })
    }

    /// The Record without its payload.
    pub(crate) const fn of_segment(segment: &SegmentView<'_>) -> Self {
        Self {
            numbers: Numbers {
                session: segment.session_id,
                sequence: segment.sequence_id,
                expected: segment.expected_id,
                retransmit: segment.retransmit_id,
            },
            security: segment.payload_security,
            states: [segment.payload_sar_state, segment.payloadrec_sar_state],
            has_mac: false,
            content: Content::Open(Entries::None),
        }
    }

    /// The same with an entry of payload.
    pub(crate) fn with_payload(mut self, entry: Bytes) -> Self {
        self.content = Content::Open(Entries::One(entry));
        self
    }

    /// Checks MAC or signature, or that none is needed (R-E2E.30).
    pub(crate) fn check(&self, integrity: &Integrity<'_>) -> Result<Checked, IntegrityError> {
        match &self.content {
            Content::Open(_) => integrity.check_open(),
            Content::Sealed(record) => integrity.check(record),
        }
    }

    fn entries(&self) -> &[Bytes] {
        match &self.content {
            Content::Open(entries) => entries.as_slice(),
            Content::Sealed(record) => {
                if let RecordType::SessionContext(context) = &record.record_type {
                    &context.payload
                } else {
                    &[]
                }
            }
        }
    }

    /// Whether any entry of payload has a byte.
    pub(crate) fn has_payload(&self) -> bool {
        self.entries().iter().any(|entry| !entry.is_empty())
    }

    /// Takes the payload; what is left can still be checked for its MAC, which covers none of it.
    pub(crate) fn take_payload(&mut self) -> Entries {
        match &mut self.content {
            Content::Open(entries) => mem::take(entries),
            Content::Sealed(record) => context(record).map_or(Entries::None, |context| {
                mem::take(&mut context.payload).into()
            }),
        }
    }

    /// Drops all that was needed for a check that is done.
    pub(crate) fn open(&mut self) {
        if let Content::Sealed(_) = self.content {
            self.content = Content::Open(self.take_payload());
        }
    }

    /// Frees what is not needed, and the bytes that it came in; gives the bytes that it takes now.
    ///
    /// A field may stand in a Record several times and counts once. So the Record does not tell how long the bytes are
    /// that it came in, and payloads are copied, unless it is known that little else was in them.
    pub(crate) fn detach(&mut self, wire_bytes: Option<usize>) -> usize {
        /// So many bytes beside the payload are nothing out of the common.
        const HEADER: usize = 1024;
        let payload = self
            .entries()
            .iter()
            .map(Bytes::len)
            .fold(0, usize::saturating_add);
        let shared = wire_bytes.filter(|bytes| *bytes <= payload.saturating_add(HEADER));
        let mut held = shared.unwrap_or(payload);
        let entries = match &mut self.content {
            Content::Open(entries) => {
                if let Entries::Many(entries) = entries {
                    entries.shrink_to_fit();
                }
                entries.as_mut_slice()
            }
            Content::Sealed(record) => {
                held = held.saturating_add(strip(record));
                match context(record) {
                    Some(context) => {
                        context.payload.shrink_to_fit();
                        context.payload.as_mut_slice()
                    }
                    None => &mut [],
                }
            }
        };
        if shared.is_none() {
            for entry in &mut *entries {
                *entry = Bytes::copy_from_slice(entry);
            }
        }
        // entries take memory even when they are empty
        let more = entries.len().saturating_sub(1);
        held.saturating_add(more.saturating_mul(size_of::<Bytes>()))
    }
}

fn context(record: &mut Record) -> Option<&mut SessionContext> {
    if let RecordType::SessionContext(context) = &mut record.record_type {
        Some(context)
    } else {
        None
    }
}

fn payload(record: Record) -> Entries {
    if let RecordType::SessionContext(context) = record.record_type {
        context.payload.into()
    } else {
        Entries::None
    }
}

/// Frees what of a Record without its payload is not checked, and the bytes that it came in; gives the bytes that it
/// takes now, beyond what it takes anyway.
fn strip(record: &mut Record) -> usize {
    /// So long a version is nothing out of the common.
    const VERSION: usize = 1024;
    record.unknown_fields = UnknownFields::new();
    if let Some(context) = context(record) {
        context.unknown_fields = UnknownFields::new();
    }
    record.mac_signature = Bytes::copy_from_slice(&record.mac_signature);
    record.sender_cert = Bytes::copy_from_slice(&record.sender_cert);
    let version = record.version.as_str().len();
    record
        .mac_signature
        .len()
        .saturating_add(record.sender_cert.len())
        .saturating_add(if version > VERSION { version } else { 0 })
}
