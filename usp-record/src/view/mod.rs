//! Records as they lie in their bytes: checked once, never copied.
//!
//! [`RecordView::decode`] accepts what [`Record::decode`] accepts, with the same error for the rest. After that the
//! accessors cannot fail and take no memory.
//!
//! A `&str` is checked to be UTF-8 once more when it is handed out, for nothing here is `unsafe`. Where that
//! counts, take the [`CheckedStr`] from the accessor with the ending `_checked`.
//!
//! ```
//! use usp_record::{Payload, Record, view::{RecordView, record::RecordTypeView}};
//!
//! let record = Record::no_session_context(
//!     "proto::agent".parse()?,
//!     "proto::controller".parse()?,
//!     Payload::new("the bytes of a Msg")?,
//! );
//! let bytes = record.encode();
//! let view = RecordView::decode(&bytes)?;
//! assert_eq!(view.to_id(), "proto::agent");
//! if let RecordTypeView::NoSessionContext(inner) = view.record_type() {
//!     assert_eq!(inner.payload(), b"the bytes of a Msg");
//! }
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod checked_str;
mod envelope;
mod fast;
#[expect(
    dead_code,
    reason = "shared code; this schema has no maps and no lists of messages"
)]
mod fields;
mod keys;
mod messages;
mod schema;
mod segment;
#[expect(
    dead_code,
    reason = "shared code; this schema has no maps, and nothing but a choice is required"
)]
mod table;

use alloc::vec::Vec;

use bytes::Bytes;

pub use self::{checked_str::CheckedStr, messages::*, segment::SegmentView};
use self::{fields::Raw, record::RecordTypeView};
use crate::{
    DecodeError, Disconnect, EndpointIdText, ErrorCode, Limits, MqttConnect, MqttVersion,
    NoSessionContext, Payload, PayloadSecurity, Record, RecordType, SarState, SequenceId,
    SessionContext, SessionId, StompConnect, StompVersion, Subscribed, UdsConnect, UnknownFields,
    Version, WebSocketConnect, decode,
};

impl<'a> RecordView<'a> {
    /// The Record in these bytes, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the bytes, see [`DecodeErrorKind`](crate::DecodeErrorKind).
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        Self::decode_with(bytes, &Limits::DEFAULT)
    }

    /// The Record in these bytes, within other limits; the one on decoded memory does not apply.
    ///
    /// Bytes whose fields are out of order or not known are judged by [`Record::decode_with`], which takes a copy
    /// of them for as long as that lasts.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the bytes, see [`DecodeErrorKind`](crate::DecodeErrorKind).
    pub fn decode_with(bytes: &'a [u8], limits: &Limits) -> Result<Self, DecodeError> {
        if let Some((view, _)) = plain(bytes, limits) {
            return Ok(view);
        }
        let limits = limits.with_max_decoded_bytes(usize::MAX);
        decode::any(&Bytes::copy_from_slice(bytes), &limits)?;
        Ok(Self::new(Raw::new(bytes, false)))
    }
}

/// The view of a Record that is plain and keeps all rules, and the memory that its lists take, in bytes.
fn plain<'a>(bytes: &'a [u8], limits: &Limits) -> Option<(RecordView<'a>, u64)> {
    if bytes.len() > limits.max_message_bytes() {
        return None;
    }
    // [R-MTP.4b] [R-ENC.2] [R-E2E.26] are in the schema.
    let element_bytes = envelope::walk(bytes, limits).ok()?;
    Some((RecordView::new(Raw::new(bytes, true)), element_bytes))
}

/// The owned Record, if the bytes are plain, valid and within the limits; payloads share their memory.
///
/// An ID that is among `ids` is shared.
pub(crate) fn plain_record(
    bytes: &Bytes,
    limits: &Limits,
    ids: &[&EndpointIdText],
) -> Option<Record> {
    let (view, element_bytes) = plain(bytes, limits)?;
    let texts = u64::try_from(bytes.len()).ok()?;
    let memory = usize::try_from(element_bytes.checked_add(texts)?).ok()?;
    // More than is needed; close to the limit it is counted to the byte, elsewhere.
    if memory > limits.max_decoded_bytes() {
        return None;
    }
    let id = |text: CheckedStr<'_>| {
        let known = ids.iter().find(|id| text == id.as_str());
        known.map_or_else(
            || EndpointIdText::try_from(text.to_str()).ok(),
            |id| Some((*id).clone()),
        )
    };
    Some(Record {
        version: Version::try_from(view.version()).ok()?,
        to_id: id(view.to_id_checked())?,
        from_id: id(view.from_id_checked())?,
        payload_security: PayloadSecurity::from_number(view.payload_security())?,
        mac_signature: bytes.slice_ref(view.mac_signature()),
        sender_cert: bytes.slice_ref(view.sender_cert()),
        originator_id: id(view.originator_id_checked()),
        destination_id: id(view.destination_id_checked()),
        record_type: content(view.record_type(), bytes)?,
        unknown_fields: UnknownFields::new(),
    })
}

fn content(record_type: RecordTypeView<'_>, bytes: &Bytes) -> Option<RecordType> {
    Some(match record_type {
        RecordTypeView::NoSessionContext(content) => {
            NoSessionContext::new(Payload::new(bytes.slice_ref(content.payload())).ok()?).into()
        }
        RecordTypeView::SessionContext(content) => SessionContext {
            session_id: SessionId::new(content.session_id())?,
            sequence_id: SequenceId::new(content.sequence_id())?,
            expected_id: SequenceId::new(content.expected_id())?,
            retransmit_id: SequenceId::new(content.retransmit_id()),
            payload_sar_state: SarState::from_number(content.payload_sar_state())?,
            payloadrec_sar_state: SarState::from_number(content.payloadrec_sar_state())?,
            payload: shared(content, bytes),
            unknown_fields: UnknownFields::new(),
        }
        .into(),
        RecordTypeView::WebsocketConnect(_) => WebSocketConnect {
            unknown_fields: UnknownFields::new(),
        }
        .into(),
        RecordTypeView::MqttConnect(content) => MqttConnect {
            version: MqttVersion::from_number(content.version())?,
            subscribed_topic: Subscribed::try_from(content.subscribed_topic()).ok()?,
            unknown_fields: UnknownFields::new(),
        }
        .into(),
        RecordTypeView::StompConnect(content) => StompConnect {
            version: StompVersion::from_number(content.version())?,
            subscribed_destination: Subscribed::try_from(content.subscribed_destination()).ok()?,
            unknown_fields: UnknownFields::new(),
        }
        .into(),
        RecordTypeView::Disconnect(content) => Disconnect {
            reason: content.reason().into(),
            reason_code: ErrorCode::new(content.reason_code()),
            unknown_fields: UnknownFields::new(),
        }
        .into(),
        RecordTypeView::UdsConnect(_) => UdsConnect {
            unknown_fields: UnknownFields::new(),
        }
        .into(),
    })
}

/// The payload entries, in a list without room for more.
fn shared(content: SessionContextRecordView<'_>, bytes: &Bytes) -> Vec<Bytes> {
    let mut pieces = Vec::with_capacity(content.payload().count());
    pieces.extend(content.payload().map(|piece| bytes.slice_ref(piece)));
    pieces
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{Raw, RecordView, fast, plain_record, schema};
    use crate::{EndpointIdText, Limits, Payload, Record};

    #[test]
    fn what_encode_writes_is_plain() -> Result<(), crate::EmptyError> {
        let record = Record::no_session_context(
            "proto::agent".parse()?,
            "proto::controller".parse()?,
            Payload::new("the bytes of a Msg")?,
        );
        let bytes = Bytes::from(record.encode());
        assert!(fast::walk(schema::ROOT, &bytes, &Limits::DEFAULT).is_ok());
        assert!(!RecordView::new(Raw::new(&bytes, true)).version().is_empty());
        assert_eq!(plain_record(&bytes, &Limits::DEFAULT, &[]), Some(record));
        Ok(())
    }

    #[test]
    fn ids_that_are_known_are_shared_and_others_are_not() -> Result<(), crate::EmptyError> {
        let record = Record::no_session_context(
            "proto::agent".parse()?,
            "proto::controller".parse()?,
            Payload::new("the bytes of a Msg")?,
        );
        let ids: [EndpointIdText; 2] = ["proto::agent".parse()?, "proto::other".parse()?];
        let known = [&ids[1], &ids[0]];
        let decoded = Record::decode_among(record.encode(), &Limits::DEFAULT, &known);
        assert_eq!(decoded.as_ref(), Ok(&record));
        let text = |id: &EndpointIdText| id.as_str().as_ptr();
        assert_eq!(decoded.map(|record| text(&record.to_id)), Ok(text(&ids[0])));
        // not plain, for a field comes twice
        let twice = [record.encode(), b"\x0a\x031.3".to_vec()].concat();
        let decoded = Record::decode_among(twice.clone(), &Limits::DEFAULT, &known);
        assert_eq!(decoded, Record::decode(twice));
        Ok(())
    }
}
