//! Records: the verdict on any bytes is that of prost, but for the rules of USP; what decodes survives encoding.

use prost::{
    Message as _,
    encoding::{DecodeContext, decode_key, skip_field},
};
use usp_record::{
    DecodeError, DecodeErrorKind, EndpointId, EndpointIdText, Limits, PayloadSecurity, Receiver,
    Record, RecordType, SecurityPolicy, Verdict, view::SegmentView, wire,
};

/// Any bytes, read as a Record.
pub(crate) fn check(data: &[u8]) {
    let ours = Record::decode(data.to_vec());
    let theirs = wire::Record::decode(data);
    match (&ours, theirs) {
        (Ok(record), Ok(raw)) => {
            let converted =
                Record::try_from(raw).expect("what we accept has all that USP asks for");
            assert_eq!(
                wire::Record::from(record.clone()),
                wire::Record::from(converted),
                "other values than prost"
            );
            good(record);
        }
        (Ok(record), Err(error)) => {
            // A known number with another wire type is an unknown field.
            let text = error.to_string();
            assert!(text.contains("invalid wire type"), "prost refuses: {text}");
            good(record);
        }
        (Err(error), Ok(raw)) => match error.kind() {
            DecodeErrorKind::SecondAlternative => assert!(data.len() > 2, "no room for two"),
            // Of an enumeration that occurs twice, prost keeps only the last value.
            DecodeErrorKind::UnknownEnum(_) => bad(error, data),
            DecodeErrorKind::NoAlternative | DecodeErrorKind::Empty => {
                // Prost completes a record type by the same one again, which is one too many.
                assert!(
                    record_types(data) > 1 || Record::try_from(raw).is_err(),
                    "what we refuse lacks something"
                );
                bad(error, data);
            }
            kind => panic!("we alone refuse: {kind:?}"),
        },
        (Err(error), Err(_)) => bad(error, data),
    }
    segment(data, &ours);
    limits(data, &ours);
    judge(data, &ours);
}

/// What is read as a segment is a Record with the same values.
fn segment(data: &[u8], ours: &Result<Record, DecodeError>) {
    let Some(view) = SegmentView::read(data) else {
        return;
    };
    let record = ours.as_ref().expect("a segment is a Record");
    assert_eq!(
        view.encode(),
        record.encode(),
        "other values than the Record"
    );
    assert!(data.ends_with(view.payload.unwrap_or_default()));
}

fn good(record: &Record) {
    let bytes = record.encode();
    assert_eq!(bytes.len(), record.encoded_len());
    assert_eq!(Record::decode(bytes.clone()).as_ref(), Ok(record));
    if !has_unknown_fields(record) {
        let theirs = wire::Record::from(record.clone()).encode_to_vec();
        assert_eq!(theirs, bytes, "other bytes than prost");
    }
    // Integrity covers the security of the payload, and not the MAC.
    let covered = |record: &Record| {
        let mut all = Vec::new();
        record.feed_protected_bytes(|piece| all.extend_from_slice(piece));
        all
    };
    let signed = record.clone().with_mac_signature(vec![0x5a; 32]);
    assert_eq!(covered(&signed), covered(record));
    assert!(signed.has_mac(&[0x5a; 32]) && !signed.has_mac(&[0x5b; 32]));
    let other = match record.payload_security {
        PayloadSecurity::Plaintext => PayloadSecurity::Tls12,
        _ => PayloadSecurity::Plaintext,
    };
    let other = record.clone().with_payload_security(other);
    assert_ne!(covered(&other), covered(record));
}

fn has_unknown_fields(record: &Record) -> bool {
    let inner = match &record.record_type {
        RecordType::NoSessionContext(content) => &content.unknown_fields,
        RecordType::SessionContext(content) => &content.unknown_fields,
        RecordType::WebSocketConnect(content) => &content.unknown_fields,
        RecordType::MqttConnect(content) => &content.unknown_fields,
        RecordType::StompConnect(content) => &content.unknown_fields,
        RecordType::Disconnect(content) => &content.unknown_fields,
        RecordType::UdsConnect(content) => &content.unknown_fields,
        other => panic!("a new record type: {}", other.name()),
    };
    !(inner.is_empty() && record.unknown_fields.is_empty())
}

fn bad(error: &DecodeError, data: &[u8]) {
    assert!(error.offset() <= data.len(), "{error}");
    assert!(error.path().starts_with("record"), "{error}");
    assert!(matches!(error.code().number(), 7100 | 7104));
    if let Some(range) = error.payload() {
        assert!(!data.get(range).expect("a place in the input").is_empty());
    }
    for id in [error.to_id(), error.from_id()].into_iter().flatten() {
        assert!(matches!(id.len(), 1..=256));
    }
}

/// Number of alternatives of `record_type` among the fields, each time that one occurs.
fn record_types(mut data: &[u8]) -> usize {
    let mut count = 0;
    while !data.is_empty() {
        let (number, wire_type) = decode_key(&mut data).expect("prost could read it");
        skip_field(wire_type, number, &mut data, DecodeContext::default()).expect("as before");
        count += usize::from((7..=13).contains(&number));
    }
    count
}

/// What fits into tight limits is what comes out without them.
fn limits(data: &[u8], ours: &Result<Record, DecodeError>) {
    let tight = Limits::DEFAULT
        .with_max_message_bytes(64)
        .with_max_nesting(1)
        .with_max_elements(2)
        .with_max_decoded_bytes(128);
    match Record::decode_with(data.to_vec(), &tight) {
        Ok(record) => {
            assert!(data.len() <= 64);
            assert_eq!(Ok(&record), ours.as_ref());
        }
        Err(error) => {
            let limited = matches!(
                error.kind(),
                DecodeErrorKind::TooLong { .. }
                    | DecodeErrorKind::TooDeep { .. }
                    | DecodeErrorKind::TooManyElements { .. }
                    | DecodeErrorKind::TooMuchMemory { .. }
            );
            assert!(limited || ours.is_err(), "{error}");
        }
    }
}

/// Strangers hear nothing; who is answered has a valid ID that is not ours.
fn judge(data: &[u8], decoded: &Result<Record, DecodeError>) {
    let own_id = EndpointIdText::try_from("self::a").expect("a text");
    for policy in [
        SecurityPolicy::NotSupported,
        SecurityPolicy::Optional,
        SecurityPolicy::Required,
    ] {
        let receiver = Receiver::new(&own_id)
            .with_security(policy)
            .with_sessions_allowed(policy != SecurityPolicy::NotSupported);
        let verdict = receiver.judge(data, decoded.as_ref(), |payload| {
            assert!(!payload.is_empty());
            Some(())
        });
        let (to_id, from_id) = match decoded {
            Ok(record) => (Some(record.to_id.as_str()), Some(record.from_id.as_str())),
            Err(error) => (error.to_id(), error.from_id()),
        };
        match verdict {
            Verdict::Process => {
                assert!(decoded.is_ok());
                assert_eq!(to_id, Some("self::a"));
            }
            Verdict::Answer { .. } | Verdict::Disconnect { .. } => {
                assert_eq!(to_id, Some("self::a"));
                let from_id = from_id.expect("a sender to answer");
                assert_ne!(from_id, "self::a");
                EndpointId::parse(from_id).expect("a valid sender");
            }
            Verdict::Ignore { code, .. } => assert!(code.is_some() || decoded.is_ok()),
            other => panic!("a new verdict: {other:?}"),
        }
    }
}
