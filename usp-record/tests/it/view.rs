//! Views and owned Records are the same, and so are Records that were wrapped around a payload.

use proptest::prelude::*;
use prost::Message as _;
use usp_record::{
    BackBuffer, EndpointIdText, Envelope, Record, RecordType,
    proptest::record,
    view::{RecordView, record::RecordTypeView},
    wire,
};

use crate::accessors;

/// Checks the view of some bytes against the owned Record.
pub(crate) fn same(bytes: &[u8]) -> Result<(), TestCaseError> {
    let owned = Record::decode(bytes.to_vec());
    let view = RecordView::decode(bytes);
    let (record, view) = match (owned, view) {
        (Ok(record), Ok(view)) => (record, view),
        (owned, view) => {
            prop_assert_eq!(owned.err(), view.err());
            return Ok(());
        }
    };
    prop_assert_eq!(record.version.as_str(), view.version());
    prop_assert_eq!(record.to_id.as_str(), view.to_id());
    prop_assert_eq!(record.from_id.as_str(), view.from_id());
    prop_assert_eq!(record.payload_security.number(), view.payload_security());
    prop_assert_eq!(&*record.mac_signature, view.mac_signature());
    prop_assert_eq!(&*record.sender_cert, view.sender_cert());
    let id = |id: &Option<EndpointIdText>| id.as_ref().map_or(String::new(), ToString::to_string);
    prop_assert_eq!(id(&record.originator_id), view.originator_id());
    prop_assert_eq!(id(&record.destination_id), view.destination_id());
    match (&record.record_type, view.record_type()) {
        (RecordType::NoSessionContext(a), RecordTypeView::NoSessionContext(b)) => {
            prop_assert_eq!(&**a.payload.as_bytes(), b.payload());
        }
        (RecordType::SessionContext(a), RecordTypeView::SessionContext(b)) => {
            prop_assert_eq!(a.session_id.get(), b.session_id());
            prop_assert_eq!(a.sequence_id.get(), b.sequence_id());
            prop_assert_eq!(a.expected_id.get(), b.expected_id());
            prop_assert_eq!(a.retransmit_id.map_or(0, |id| id.get()), b.retransmit_id());
            prop_assert_eq!(a.payload_sar_state.number(), b.payload_sar_state());
            prop_assert_eq!(a.payloadrec_sar_state.number(), b.payloadrec_sar_state());
            prop_assert!(a.payload.iter().map(|p| &**p).eq(b.payload()));
        }
        (RecordType::MqttConnect(a), RecordTypeView::MqttConnect(b)) => {
            prop_assert_eq!(a.version.number(), b.version());
            prop_assert_eq!(a.subscribed_topic.as_str(), b.subscribed_topic());
        }
        (RecordType::StompConnect(a), RecordTypeView::StompConnect(b)) => {
            prop_assert_eq!(a.version.number(), b.version());
            prop_assert_eq!(
                a.subscribed_destination.as_str(),
                b.subscribed_destination()
            );
        }
        (RecordType::Disconnect(a), RecordTypeView::Disconnect(b)) => {
            prop_assert_eq!(a.reason.as_str(), b.reason());
            prop_assert_eq!(u32::from(a.reason_code), b.reason_code());
        }
        (RecordType::WebSocketConnect(_), RecordTypeView::WebsocketConnect(_))
        | (RecordType::UdsConnect(_), RecordTypeView::UdsConnect(_)) => {}
        (owned, view) => prop_assert!(false, "{owned:?} {view:?}"),
    }
    Ok(())
}

/// Every text of one byte over and over, and every text with one such byte at some place.
#[test]
fn each_length_of_a_text_is_looked_at_byte_by_byte() {
    for letters in 1..=70 {
        let placeholder = "Q".repeat(letters);
        let bytes = crate::plain("Msg")
            .with_originator_id(EndpointIdText::try_from(placeholder.as_str()).expect("not empty"))
            .encode();
        let at = bytes
            .windows(letters)
            .position(|part| part == placeholder.as_bytes())
            .expect("the placeholder");
        let check = |change: &dyn Fn(&mut [u8])| {
            let mut changed = bytes.clone();
            let text = &mut changed[at..at + letters];
            change(text);
            let fine = core::str::from_utf8(text).is_ok();
            assert_eq!(RecordView::decode(&changed).is_ok(), fine, "{changed:?}");
            assert_eq!(
                wire::Record::decode(&changed[..]).is_ok(),
                fine,
                "{changed:?}"
            );
            same(&changed).expect("one verdict");
        };
        for odd in [0x7f, 0x80, 0xc3, 0xff] {
            check(&|text| text.fill(odd));
            for place in 0..letters {
                check(&|text| text[place] = odd);
            }
        }
    }
}

proptest! {
    #[test]
    fn each_accessor_gives_what_prost_reads(record in record()) {
        let bytes = record.encode();
        let view = RecordView::decode(&bytes).expect("a valid Record");
        accessors::record(view, &wire::Record::decode(&bytes[..]).expect("a valid Record"));
    }

    #[test]
    fn views_have_the_values_of_records(record in record()) {
        same(&record.encode())?;
    }

    #[test]
    fn views_get_the_verdict_of_records(
        record in record(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        behind in proptest::collection::vec(any::<u8>(), 0..6),
    ) {
        let mut bytes = record.encode();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.extend(behind);
        same(&bytes)?;
    }

    #[test]
    fn a_used_buffer_takes_a_record(record in record(), before in 0..300_usize, behind in 0..300_usize) {
        let mut buffer = BackBuffer::from_parts(vec![7; 300], before..behind.max(before));
        record.encode_into(&mut buffer);
        prop_assert_eq!(buffer.as_bytes(), record.encode());
        let (memory, _) = buffer.into_parts();
        let (start, capacity) = (memory.as_ptr(), memory.capacity());
        let place = 0..memory.len();
        let mut buffer = BackBuffer::from_parts(memory, place);
        record.encode_into(&mut buffer);
        let (memory, place) = buffer.into_parts();
        prop_assert_eq!((memory.as_ptr(), memory.capacity()), (start, capacity));
        let expected = record.encode();
        prop_assert_eq!(memory.get(place), Some(expected.as_slice()));
    }

    #[test]
    fn a_wrapped_payload_is_the_record(record in record(), room in 0..300_usize) {
        if let RecordType::NoSessionContext(content) = &record.record_type {
            let mut memory = vec![0; room];
            memory.extend(content.payload.as_bytes());
            let place = room..memory.len();
            let mut buffer = BackBuffer::from_parts(memory, place);
            let mut envelope = Envelope::new(&record.to_id, &record.from_id)
                .with_version(&record.version)
                .with_route(record.originator_id.as_ref(), record.destination_id.as_ref());
            envelope.payload_security = record.payload_security;
            envelope.mac_signature = &record.mac_signature;
            envelope.sender_cert = &record.sender_cert;
            envelope.wrap(&mut buffer).expect("a payload");
            let wrapped = Record::decode(buffer.as_bytes().to_vec()).expect("a Record");
            let mut expected = Record::no_session_context(record.to_id.clone(), record.from_id.clone(), content.payload.clone());
            expected.version = record.version.clone();
            expected.payload_security = record.payload_security;
            expected.mac_signature = record.mac_signature.clone();
            expected.sender_cert = record.sender_cert.clone();
            expected.originator_id = record.originator_id.clone();
            expected.destination_id = record.destination_id.clone();
            prop_assert_eq!(buffer.as_bytes(), expected.encode());
            prop_assert_eq!(wrapped, expected);
        }
    }
}

#[test]
fn nothing_cannot_be_wrapped() {
    let id = EndpointIdText::try_from("proto::a").expect("an ID");
    let mut buffer = BackBuffer::new();
    assert!(Envelope::new(&id, &id).wrap(&mut buffer).is_err());
    assert!(buffer.is_empty());
}

#[test]
fn payloads_are_not_copied() {
    let id = EndpointIdText::try_from("proto::a").expect("an ID");
    let payload = usp_record::Payload::new(vec![7; 1000]).expect("a payload");
    let bytes = bytes::Bytes::from(Record::no_session_context(id.clone(), id, payload).encode());
    let record = Record::decode(bytes.clone()).expect("a Record");
    let payload = record.whole_payload().expect("a payload");
    assert!(bytes.as_ptr_range().contains(&payload.as_ptr()));
}
