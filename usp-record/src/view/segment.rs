//! Records of a session as practically all are written, in one pass both ways and without a list.

use alloc::vec::Vec;

use super::{
    CheckedStr,
    keys::{delimited, first_field, is_utf8, varint},
};
use crate::{
    EndpointIdText, Limits, PayloadSecurity, SarState, SequenceId, SessionId, Version,
    back_buffer::{varint_len, write_varint},
};

/// A Record of a Session Context with at most one payload entry and nothing that protects it.
///
/// It has neither MAC nor certificate (fields 5 and 6), names no other Endpoints (fields 14 and 15), and has no unknown
/// fields. That is what goes to and fro while a long Message is on its way, over a transport that protects Records.
/// Its parts lie anywhere: [`read`](Self::read) finds them in the bytes of a Record, and [`encode`](Self::encode)
/// writes the bytes that [`Record::encode`](crate::Record::encode) would write.
///
/// ```
/// use usp_record::{Record, SequenceId, SessionContext, SessionId, view::SegmentView};
///
/// let session = SessionId::new(42).ok_or("0")?;
/// let context = SessionContext::new(session, SequenceId::FIRST, SequenceId::FIRST);
/// let record = Record::session_context(
///     "proto::agent".parse()?,
///     "proto::controller".parse()?,
///     context.with_payload("the bytes of a Msg"),
/// );
/// let bytes = record.encode();
/// let segment = SegmentView::read(&bytes).ok_or("another kind of Record")?;
/// assert_eq!(segment.to_id(), "proto::agent");
/// assert_eq!(segment.payload, Some(&b"the bytes of a Msg"[..]));
/// assert_eq!(segment.encode(), bytes);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SegmentView<'a> {
    version: CheckedStr<'a>,
    to_id: CheckedStr<'a>,
    from_id: CheckedStr<'a>,
    /// How the payload is protected (field 4 of the Record).
    pub payload_security: PayloadSecurity,
    /// The session (field 1).
    pub session_id: SessionId,
    /// The number of the Record (field 2).
    pub sequence_id: SequenceId,
    /// The number that the sender expects next (field 3).
    pub expected_id: SequenceId,
    /// A Record that the sender asks for (field 4).
    pub retransmit_id: Option<SequenceId>,
    /// Where the payload stands in its Message (field 5).
    pub payload_sar_state: SarState,
    /// Where the payload stands in its record of payload TLS (field 6).
    pub payloadrec_sar_state: SarState,
    /// The payload entry (field 7), which may be empty.
    pub payload: Option<&'a [u8]>,
}

const SESSION_CONTEXT: u8 = 0x42;

impl<'a> SegmentView<'a> {
    /// A Record with these numbers: version 1.4, not segmented, without payload.
    #[must_use]
    pub fn new(
        to_id: &'a EndpointIdText,
        from_id: &'a EndpointIdText,
        session_id: SessionId,
        sequence_id: SequenceId,
        expected_id: SequenceId,
    ) -> Self {
        const VERSION: &Version = &Version::V1_4;
        Self {
            version: VERSION.as_str().into(),
            to_id: to_id.as_str().into(),
            from_id: from_id.as_str().into(),
            payload_security: PayloadSecurity::Plaintext,
            session_id,
            sequence_id,
            expected_id,
            retransmit_id: None,
            payload_sar_state: SarState::None,
            payloadrec_sar_state: SarState::None,
            payload: None,
        }
    }

    /// Sets the version that the sender speaks; default 1.4.
    #[must_use]
    pub fn with_version(mut self, version: &'a Version) -> Self {
        self.version = version.as_str().into();
        self
    }

    /// The version of USP that the sender speaks (field 1); not empty.
    #[must_use]
    pub const fn version(&self) -> CheckedStr<'a> {
        self.version
    }

    /// The receiver (field 2); not empty.
    #[must_use]
    pub const fn to_id(&self) -> CheckedStr<'a> {
        self.to_id
    }

    /// The sender (field 3); not empty.
    #[must_use]
    pub const fn from_id(&self) -> CheckedStr<'a> {
        self.from_id
    }

    /// The Record in these bytes, if it is of this kind, written in the usual order, and within [`Limits::DEFAULT`].
    ///
    /// What is read here, [`Record::decode`](crate::Record::decode) reads alike; the payload is the end of the bytes.
    /// `None` says nothing about the bytes: they may be another Record, or none at all.
    #[must_use]
    #[inline]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > Limits::DEFAULT.max_message_bytes() {
            return None;
        }
        let (version, rest) = text(0x0A, bytes)?;
        let (to_id, rest) = text(0x12, rest)?;
        let (from_id, rest) = text(0x1A, rest)?;
        let (security, rest) = small(0x20, rest);
        let (&SESSION_CONTEXT, rest) = rest.split_first()? else {
            return None;
        };
        let (content, []) = delimited(rest)? else {
            return None;
        };
        let (session_id, rest) = number(0x08, content)?;
        let (sequence_id, rest) = number(0x10, rest)?;
        let (expected_id, rest) = number(0x18, rest)?;
        let (retransmit_id, rest) = match rest {
            [0x20, ..] => number(0x20, rest)?,
            _ => (0, rest),
        };
        let (payload_state, rest) = small(0x28, rest);
        let (payloadrec_state, rest) = small(0x30, rest);
        let payload = match rest {
            [] => None,
            _ => match first_field(0x3A, rest)? {
                (entry, []) => Some(entry),
                _ => return None,
            },
        };
        Some(Self {
            version,
            to_id,
            from_id,
            // [R-ENC.2]
            payload_security: PayloadSecurity::from_number(security.into())?,
            // [R-MTP.4b]
            session_id: SessionId::new(session_id)?,
            sequence_id: SequenceId::new(sequence_id)?,
            expected_id: SequenceId::new(expected_id)?,
            retransmit_id: SequenceId::new(retransmit_id),
            payload_sar_state: SarState::from_number(payload_state.into())?,
            payloadrec_sar_state: SarState::from_number(payloadrec_state.into())?,
            payload,
        })
    }

    /// The bytes of the Record, as protobuf.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let payload = self.payload.unwrap_or_default();
        let mut out = self.head_with_room(payload.len());
        out.extend_from_slice(payload);
        out
    }

    /// The bytes of the Record before those of its payload, which are the rest of it.
    ///
    /// With both, a transport that gathers what it writes need not copy the payload.
    #[must_use]
    pub fn encode_head(&self) -> Vec<u8> {
        self.head_with_room(0)
    }

    fn head_with_room(&self, room: usize) -> Vec<u8> {
        let texts = [self.version, self.to_id, self.from_id].map(CheckedStr::as_bytes);
        let mut numbers = Short::new();
        numbers.number(0x08, self.session_id.get());
        numbers.number(0x10, self.sequence_id.get());
        numbers.number(0x18, self.expected_id.get());
        if let Some(id) = self.retransmit_id {
            numbers.number(0x20, id.get());
        }
        for (tag, state) in [
            (0x28, self.payload_sar_state),
            (0x30, self.payloadrec_sar_state),
        ] {
            if let Ok(state @ 1..) = u64::try_from(state.number()) {
                numbers.number(tag, state);
            }
        }
        if let Some(payload) = self.payload {
            numbers.number(0x3A, len64(payload.len()));
        }
        let numbers = numbers.as_bytes();
        let payload = self.payload.map_or(0, <[u8]>::len);
        let mut header = Short::new();
        if let Ok(security @ 1..) = u64::try_from(self.payload_security.number()) {
            header.number(0x20, security);
        }
        header.number(
            SESSION_CONTEXT,
            len64(numbers.len().saturating_add(payload)),
        );
        let header = header.as_bytes();
        let len = texts
            .iter()
            .map(|text| field_len(text.len()))
            .fold(header.len(), usize::saturating_add)
            .saturating_add(numbers.len())
            .saturating_add(room);
        let mut out = Vec::with_capacity(len);
        for (tag, text) in [0x0A, 0x12, 0x1A].into_iter().zip(texts) {
            match u8::try_from(text.len()) {
                Ok(len @ ..0x80) => out.extend_from_slice(&[tag, len]),
                _ => {
                    let mut key = Short::new();
                    key.number(tag, len64(text.len()));
                    out.extend_from_slice(key.as_bytes());
                }
            }
            out.extend_from_slice(text);
        }
        out.extend_from_slice(header);
        out.extend_from_slice(numbers);
        out
    }
}

/// Splits off a text that must be there and not be empty.
#[inline(always)]
fn text(tag: u8, input: &[u8]) -> Option<(CheckedStr<'_>, &[u8])> {
    let (text, rest) = first_field(tag, input)?;
    // [R-MTP.4b]
    (!text.is_empty() && is_utf8(text)).then(|| (CheckedStr::new(text), rest))
}

/// Splits off a number that must be there.
#[inline(always)]
fn number(tag: u8, input: &[u8]) -> Option<(u64, &[u8])> {
    match input {
        [found, rest @ ..] if *found == tag => varint(rest),
        _ => None,
    }
}

/// Splits off a number of one byte, if it is there; else it is 0. What is longer is no number of an enumeration.
#[inline(always)]
fn small(tag: u8, input: &[u8]) -> (u8, &[u8]) {
    match input {
        [found, value, rest @ ..] if *found == tag => (*value, rest),
        _ => (0, input),
    }
}

fn len64(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

/// Bytes of a field of bytes, with its key.
fn field_len(len: usize) -> usize {
    len.saturating_add(varint_len(len64(len))).saturating_add(1)
}

/// Some numbers with their keys, in a place of their own.
struct Short {
    bytes: [u8; Self::ROOM],
    len: usize,
}

impl Short {
    /// As many as five numbers of 64 bits and two states take.
    const ROOM: usize = 5 * 11 + 2 * 2;

    const fn new() -> Self {
        Self {
            bytes: [0; Self::ROOM],
            len: 0,
        }
    }

    #[inline(always)]
    fn number(&mut self, tag: u8, value: u64) {
        match u8::try_from(value) {
            Ok(byte @ ..0x80) => self.put([tag, byte]),
            _ => self.long_number(tag, value),
        }
    }

    fn long_number(&mut self, tag: u8, value: u64) {
        let [low, ..] = value.to_le_bytes();
        let [middle, ..] = (value >> 7).to_le_bytes();
        match u8::try_from(value >> 14) {
            Ok(0) => self.put([tag, low | 0x80, middle]),
            Ok(high @ ..0x80) => self.put([tag, low | 0x80, middle | 0x80, high]),
            _ => {
                let end = self.len.saturating_add(varint_len(value)).saturating_add(1);
                if let Some([key, number @ ..]) = self.bytes.get_mut(self.len..end) {
                    *key = tag;
                    write_varint(number, value);
                    self.len = end;
                }
            }
        }
    }

    #[inline(always)]
    fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        let rest = self.bytes.get_mut(self.len..).unwrap_or_default();
        if let Some(place) = rest.first_chunk_mut() {
            *place = bytes;
            self.len = self.len.saturating_add(N);
        }
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}
