//! Segments are read and written as Records are.

use proptest::prelude::*;
use usp_record::{
    Record, RecordType, SequenceId, SessionContext, SessionId, UnknownFields,
    proptest::{record, session_context},
    view::SegmentView,
};

/// Whether a Record is of the kind that a segment view is for.
fn is_segment(record: &Record) -> bool {
    let RecordType::SessionContext(context) = &record.record_type else {
        return false;
    };
    record.mac_signature.is_empty()
        && record.sender_cert.is_empty()
        && record.originator_id.is_none()
        && record.destination_id.is_none()
        && record.unknown_fields.as_bytes().is_empty()
        && context.unknown_fields.as_bytes().is_empty()
        && context.payload.len() <= 1
}

/// Checks what is read of some bytes, if anything is, against the owned Record.
fn same_segment(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Some(view) = SegmentView::read(bytes) else {
        return Ok(());
    };
    let record = Record::decode(bytes.to_vec());
    prop_assert!(record.is_ok(), "{record:?} {view:?}");
    let record = record.expect("just seen");
    prop_assert!(is_segment(&record));
    prop_assert_eq!(record.version.as_str(), view.version().to_str());
    prop_assert_eq!(record.to_id.as_str(), view.to_id().to_str());
    prop_assert_eq!(record.from_id.as_str(), view.from_id().to_str());
    prop_assert_eq!(record.payload_security, view.payload_security);
    let RecordType::SessionContext(context) = &record.record_type else {
        return Err(TestCaseError::fail("no session"));
    };
    prop_assert_eq!(context.session_id, view.session_id);
    prop_assert_eq!(context.sequence_id, view.sequence_id);
    prop_assert_eq!(context.expected_id, view.expected_id);
    prop_assert_eq!(context.retransmit_id, view.retransmit_id);
    prop_assert_eq!(context.payload_sar_state, view.payload_sar_state);
    prop_assert_eq!(context.payloadrec_sar_state, view.payloadrec_sar_state);
    prop_assert_eq!(context.payload.first().map(|entry| &**entry), view.payload);
    if let Some(payload) = view.payload {
        prop_assert!(bytes.ends_with(payload));
        prop_assert_eq!(payload.as_ptr_range().end, bytes.as_ptr_range().end);
    }
    prop_assert_eq!(view.encode(), record.encode());
    Ok(())
}

/// A Record without what a segment view has no place for.
fn lean(mut record: Record, mut context: SessionContext) -> Record {
    record.mac_signature = bytes::Bytes::new();
    record.sender_cert = bytes::Bytes::new();
    record.originator_id = None;
    record.destination_id = None;
    record.unknown_fields = UnknownFields::new();
    context.unknown_fields = UnknownFields::new();
    context.payload.truncate(1);
    record.record_type = context.into();
    record
}

proptest! {
    #[test]
    fn segments_are_read_and_written_as_records(
        record in record(),
        context in session_context(),
        long in prop::option::of(0..70_000_usize),
    ) {
        let mut record = lean(record, context);
        if let (Some(len), RecordType::SessionContext(context)) = (long, &mut record.record_type) {
            context.payload = vec![vec![7; len].into()];
        }
        let bytes = record.encode();
        let view = SegmentView::read(&bytes);
        prop_assert!(view.is_some(), "{record:?}");
        let view = view.expect("just seen");
        let written = view.encode();
        prop_assert_eq!(written.capacity(), written.len());
        prop_assert_eq!(&written, &bytes);
        let head = view.encode_head();
        prop_assert_eq!(head.capacity(), head.len());
        prop_assert_eq!(&[&head, view.payload.unwrap_or_default()].concat(), &bytes);

        let mut made = SegmentView::new(
            &record.to_id,
            &record.from_id,
            view.session_id,
            view.sequence_id,
            view.expected_id,
        )
        .with_version(&record.version);
        made.payload_security = view.payload_security;
        made.retransmit_id = view.retransmit_id;
        made.payload_sar_state = view.payload_sar_state;
        made.payloadrec_sar_state = view.payloadrec_sar_state;
        made.payload = view.payload;
        prop_assert_eq!(made, view);
    }

    #[test]
    fn a_segment_is_what_the_owned_record_is(
        record in record(),
        context in prop::option::of(session_context()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        behind in proptest::collection::vec(any::<u8>(), 0..6),
    ) {
        let record = match context {
            Some(context) => lean(record, context),
            None => record,
        };
        let mut bytes = record.encode();
        same_segment(&bytes)?;
        prop_assert_eq!(SegmentView::read(&bytes).is_some(), is_segment(&record));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.extend(behind);
        same_segment(&bytes)?;
    }
}

#[test]
fn what_no_record_may_say_is_no_segment() {
    let ids = b"\x0a\x031.4\x12\x01a\x1a\x01b";
    let record = |before: &[u8], content: &[u8]| {
        let len = u8::try_from(content.len()).expect("short");
        [&ids[..], before, &[0x42, len], content].concat()
    };
    for (bytes, is_segment) in [
        (record(b"", b"\x08\x02\x10\x01\x18\x01"), true),
        (
            record(b"\x20\x01", b"\x08\x02\x10\x01\x18\x01\x3a\x00"),
            true,
        ),
        (
            record(
                b"\x20\x00",
                b"\x08\x02\x10\x01\x18\x01\x20\x00\x28\x00\x30\x00",
            ),
            true,
        ),
        // numbers that are 0 or no state, and another protection
        (record(b"", b"\x08\x00\x10\x01\x18\x01"), false),
        (record(b"", b"\x08\x02\x10\x00\x18\x01"), false),
        (record(b"", b"\x08\x02\x10\x01\x18\x00"), false),
        (record(b"", b"\x08\x02\x10\x01\x18\x01\x28\x04"), false),
        (record(b"", b"\x08\x02\x10\x01\x18\x01\x30\x80\x01"), false),
        (record(b"\x20\x02", b"\x08\x02\x10\x01\x18\x01"), false),
        // a MAC, two entries, another order, something missing, something behind
        (record(b"\x2a\x01m", b"\x08\x02\x10\x01\x18\x01"), false),
        (
            record(b"", b"\x08\x02\x10\x01\x18\x01\x3a\x00\x3a\x00"),
            false,
        ),
        (record(b"", b"\x10\x01\x08\x02\x18\x01"), false),
        (record(b"", b"\x08\x02\x10\x01"), false),
        (record(b"", b"\x08\x02\x10\x01\x18\x01\x3a\x02x"), false),
        (
            [&record(b"", b"\x08\x02\x10\x01\x18\x01")[..], b"\x72\x01c"].concat(),
            false,
        ),
        (
            b"\x0a\x031.4\x12\x00\x1a\x01b\x42\x06\x08\x02\x10\x01\x18\x01".to_vec(),
            false,
        ),
        (
            b"\x0a\x031.4\x12\x01\xff\x1a\x01b\x42\x06\x08\x02\x10\x01\x18\x01".to_vec(),
            false,
        ),
    ] {
        assert_eq!(
            SegmentView::read(&bytes).is_some(),
            is_segment,
            "{bytes:02x?}"
        );
        same_segment(&bytes).expect("as the Record");
    }
    // longer than a Record may be
    let long = record(b"", b"\x08\x02\x10\x01\x18\x01");
    let mut view = SegmentView::read(&long).expect("a segment");
    let payload = vec![0; 16 << 20];
    view.payload = Some(&payload);
    assert_eq!(SegmentView::read(&view.encode()), None);
}

#[test]
fn texts_and_payloads_of_all_sizes_of_their_lengths_are_written_as_records_are() {
    let id = |length: usize| format!("self::{}", "a".repeat(length - 6));
    for to in [7, 126, 127, 128, 129, 300, 16_383, 16_384] {
        for payload in [1, 127, 128, 16_383, 16_384, 70_000] {
            let context = SessionContext::new(
                SessionId::new(2).expect("not 0"),
                SequenceId::new(1).expect("not 0"),
                SequenceId::new(300).expect("not 0"),
            );
            let context = context.with_payload(vec![7; payload]);
            let record = Record::session_context(
                id(to).parse().expect("an id"),
                id(135 - to % 7).parse().expect("an id"),
                context,
            );
            let bytes = record.encode();
            let view = SegmentView::read(&bytes).expect("a segment");
            assert_eq!(view.encode(), bytes, "{to} {payload}");
            assert!(bytes.starts_with(&view.encode_head()));
            same_segment(&bytes).expect("the same");
        }
    }
}
