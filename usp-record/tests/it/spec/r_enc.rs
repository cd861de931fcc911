//! Encoding.

use prost::Message as _;
use usp_record::{
    DecodeErrorKind, Disconnect, ErrorCode, MqttConnect, MqttVersion, PayloadSecurity, Receiver,
    Record, RecordType, SarState, SequenceId, SessionContext, SessionId, Silence, StompConnect,
    StompVersion, Verdict, Version, wire,
};

use crate::{id, plain};

/// Version, `to_id` and `from_id` of all Records here, as they stand on the wire.
const HEAD: &[u8] = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a";

fn record(content: impl Into<RecordType>) -> Record {
    Record::new(id("self::b"), id("self::a"), content)
}

/// (Record, the bytes that follow the head)
fn table() -> Vec<(Record, Vec<u8>)> {
    let number = |number| SequenceId::new(number).expect("not 0");
    let session = SessionId::new(300).expect("not 0");
    vec![
        (plain("Msg"), b"\x3a\x05\x12\x03Msg".to_vec()),
        (
            record(
                SessionContext::new(session, number(2), number(3))
                    .with_retransmit_id(number(u64::MAX))
                    .with_sar_states(SarState::Begin, SarState::Complete)
                    .with_payload("ab")
                    .with_payload("")
                    .with_payload("c"),
            ),
            [
                b"\x42\x1f\x08\xac\x02\x10\x02\x18\x03".as_slice(),
                b"\x20\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
                b"\x28\x01\x30\x03\x3a\x02ab\x3a\x00\x3a\x01c",
            ]
            .concat(),
        ),
        (
            Record::web_socket_connect(id("self::b"), id("self::a")),
            b"\x4a\x00".to_vec(),
        ),
        (
            record(MqttConnect::new(
                MqttVersion::V5,
                "t".parse().expect("not empty"),
            )),
            b"\x52\x05\x08\x01\x12\x01t".to_vec(),
        ),
        (
            record(MqttConnect::new(
                MqttVersion::V3_1_1,
                "t".parse().expect("not empty"),
            )),
            b"\x52\x03\x12\x01t".to_vec(),
        ),
        (
            record(StompConnect::new(
                StompVersion::V1_2,
                "d".parse().expect("not empty"),
            )),
            b"\x5a\x03\x12\x01d".to_vec(),
        ),
        (
            record(Disconnect::new(ErrorCode::INVALID_RECORD_VALUE, "bye")),
            b"\x62\x0a\x0a\x03bye\x15\xc0\x1b\x00\x00".to_vec(),
        ),
        (record(Disconnect::default()), b"\x62\x00".to_vec()),
        (
            Record::uds_connect(id("self::b"), id("self::a")),
            b"\x6a\x00".to_vec(),
        ),
        (
            plain("Msg")
                .with_payload_security(PayloadSecurity::Tls12)
                .with_mac_signature("mac")
                .with_sender_cert("PEM")
                .with_originator_id(id("self::c"))
                .with_destination_id(id("self::d")),
            [
                b"\x20\x01\x2a\x03mac\x32\x03PEM\x3a\x05\x12\x03Msg".as_slice(),
                b"\x72\x07self::c\x7a\x07self::d",
            ]
            .concat(),
        ),
    ]
}

#[test]
fn r_enc_1_numbers_and_types_of_all_fields() {
    for (record, tail) in table() {
        let bytes = [HEAD, &tail].concat();
        assert_eq!(record.encode(), bytes, "{record:?}");
        assert_eq!(record.encoded_len(), bytes.len());
        assert_eq!(Record::decode(bytes.clone()), Ok(record.clone()));
        // The raw layer says the same.
        let raw = wire::Record::decode(&*bytes).expect("a raw Record");
        assert_eq!(raw.encode_to_vec(), bytes);
        assert_eq!(Record::try_from(raw.clone()), Ok(record.clone()));
        assert_eq!(wire::Record::from(record), raw);
    }
}

#[test]
fn r_enc_1_fields_in_any_order_and_the_last_of_a_repeated_one() {
    let bytes = b"\x3a\x05\x12\x03Msg\x1a\x01x\x1a\x07self::a\x12\x07self::b\x0a\x031.4";
    assert_eq!(Record::decode(&bytes[..]), Ok(plain("Msg")));
}

#[test]
fn r_enc_1_unknown_fields_are_kept_and_written_again() {
    // Fields 16, 1000 (a group with a group) and an unexpected wire type of field 4.
    let unknown = b"\x82\x01\x02hi\xc3\x3e\x0b\x08\x01\x0c\xc4\x3e\x25\x01\x02\x03\x04";
    let mut bytes = HEAD.to_vec();
    bytes.extend_from_slice(b"\x3a\x08\x12\x03Msg\x7a\x01!");
    bytes.extend_from_slice(unknown);
    let record = Record::decode(bytes.clone()).expect("a Record");
    assert_eq!(&**record.unknown_fields.as_bytes(), unknown);
    let RecordType::NoSessionContext(content) = &record.record_type else {
        panic!("another type");
    };
    assert_eq!(&**content.unknown_fields.as_bytes(), b"\x7a\x01!");
    assert_eq!(record.encode(), bytes);
    // Where they stand between others, they go behind them.
    let bytes = [unknown.as_slice(), HEAD, b"\x80\x01\x07\x6a\x00"].concat();
    let record = Record::decode(bytes).expect("a Record");
    let sorted = [HEAD, b"\x6a\x00", unknown, b"\x80\x01\x07"].concat();
    assert_eq!(record.encode(), sorted);
}

#[test]
fn r_enc_1_payloads_are_not_copied() {
    let bytes = bytes::Bytes::from(plain("Msg").encode());
    let record = Record::decode(bytes.clone()).expect("a Record");
    let RecordType::NoSessionContext(content) = record.record_type else {
        panic!("another type");
    };
    let place = bytes.len() - 3;
    assert_eq!(content.payload.as_bytes().as_ptr(), bytes[place..].as_ptr());
}

#[test]
fn r_enc_2_unknown_enumeration_numbers_are_reported() {
    for (tail, path, number) in [
        (b"\x20\x02\x6a\x00".as_slice(), "record.payload_security", 2),
        (
            b"\x20\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x6a\x00",
            "record.payload_security",
            -1,
        ),
        (
            b"\x42\x08\x08\x02\x10\x01\x18\x01\x28\x04",
            "record.session_context.payload_sar_state",
            4,
        ),
        (
            b"\x42\x08\x08\x02\x10\x01\x18\x01\x30\x05",
            "record.session_context.payloadrec_sar_state",
            5,
        ),
        (
            b"\x52\x05\x08\x02\x12\x01t",
            "record.mqtt_connect.version",
            2,
        ),
        (
            b"\x5a\x05\x08\x01\x12\x01d",
            "record.stomp_connect.version",
            1,
        ),
    ] {
        let bytes = [HEAD, tail].concat();
        let error = Record::decode(bytes.clone()).expect_err(path);
        assert_eq!(error.kind(), DecodeErrorKind::UnknownEnum(number));
        assert_eq!(error.path(), path);
        assert_eq!(error.code(), ErrorCode::INVALID_RECORD_VALUE);
        // prost lets it pass; the way to the domain type does not.
        let raw = wire::Record::decode(&*bytes).expect("a raw Record");
        let error = Record::try_from(raw).expect_err(path);
        assert_eq!(
            (error.kind(), error.path()),
            (DecodeErrorKind::UnknownEnum(number), path)
        );
    }
}

#[test]
fn r_enc_3_exactly_one_record_type() {
    for tail in [
        b"\x6a\x00\x6a\x00".as_slice(),
        b"\x3a\x05\x12\x03Msg\x3a\x05\x12\x03Msg",
        b"\x4a\x00\x6a\x00",
    ] {
        let error = Record::decode([HEAD, tail].concat()).expect_err("two record types");
        assert_eq!(error.kind(), DecodeErrorKind::SecondAlternative);
    }
}

#[test]
fn r_enc_4_a_record_without_type_is_discarded() {
    let own_id = id("self::b");
    for tail in [
        b"".as_slice(),
        b"\x82\x01\x02hi",              // only an unknown field
        b"\x38\x01",                    // field 7 with another wire type
        b"\x6a\x00\x3a\x05\x12\x03Msg", // two types: not exactly one
    ] {
        let bytes = [HEAD, tail].concat();
        let error = Record::decode(bytes.clone()).expect_err("no record type");
        let verdict = Receiver::new(&own_id).judge(&bytes, Err(&error), |_| Some("msg_id"));
        assert_eq!(
            verdict,
            Verdict::Ignore {
                why: Silence::NoRecordType,
                code: Some(error.code()),
            }
        );
    }
}

#[test]
fn versions_need_no_memory_when_they_are_known() {
    for known in ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"] {
        let version = Version::try_from(known).expect("not empty");
        assert_eq!(version, known);
        assert_eq!(
            version,
            Version::try_from(String::from(known)).expect("not empty")
        );
    }
    assert_eq!(Version::try_from("9.9").expect("not empty"), "9.9");
}
