//! Message Transfer Protocols: what is required, and how bad Records are answered.

use usp_record::{
    DecodeErrorKind, EndpointId, ErrorCode, Payload, PayloadSecurity, Receiver, Record, RecordType,
    SarState, SecurityPolicy, SequenceId, SessionContext, SessionId, Silence, Verdict,
};

use crate::{id, plain};

const OWN: &str = "self::b";

/// Judges bytes as an Endpoint `self::b` for which every payload is a Request with the msg_id `id`.
fn judge(bytes: &[u8]) -> Verdict<&'static str> {
    let decoded = Record::decode(bytes.to_vec());
    Receiver::new(&id(OWN)).judge(bytes, decoded.as_ref(), |_| Some("id"))
}

const fn ignore(why: Silence, code: ErrorCode) -> Verdict<&'static str> {
    Verdict::Ignore {
        why,
        code: Some(code),
    }
}

fn session() -> SessionContext {
    SessionContext::new(SessionId::MIN_USABLE, SequenceId::FIRST, SequenceId::FIRST)
        .with_payload("Msg")
}

fn in_session(context: SessionContext) -> Record {
    Record::session_context(id(OWN), id("self::a"), context)
}

#[test]
fn r_mtp_4b_required_fields_are_there_and_not_empty() {
    const V: &[u8] = b"\x0a\x031.4";
    const T: &[u8] = b"\x12\x07self::b";
    const F: &[u8] = b"\x1a\x07self::a";
    const C: &[u8] = b"\x6a\x00";
    let empty = |parts: &[&[u8]], path: &str| {
        let error = Record::decode(parts.concat()).expect_err(path);
        assert_eq!((error.kind(), error.path()), (DecodeErrorKind::Empty, path));
        assert_eq!(error.code(), ErrorCode::INVALID_RECORD_VALUE);
    };
    assert!(Record::decode([V, T, F, C].concat()).is_ok());
    empty(&[T, F, C], "record.version");
    empty(&[V, T, F, C, b"\x0a\x00"], "record.version");
    empty(&[V, F, C], "record.to_id");
    empty(&[V, T, C], "record.from_id");
    empty(&[V, T, F, b"\x3a\x00"], "record.no_session_context.payload");
    empty(
        &[V, T, F, b"\x3a\x02\x12\x00"],
        "record.no_session_context.payload",
    );
    empty(
        &[V, T, F, b"\x42\x04\x10\x01\x18\x01"],
        "record.session_context.session_id",
    );
    empty(
        &[V, T, F, b"\x42\x06\x08\x00\x10\x01\x18\x01"],
        "record.session_context.session_id",
    );
    empty(
        &[V, T, F, b"\x42\x04\x08\x02\x18\x01"],
        "record.session_context.sequence_id",
    );
    empty(
        &[V, T, F, b"\x42\x04\x08\x02\x10\x01"],
        "record.session_context.expected_id",
    );
    empty(
        &[V, T, F, b"\x52\x02\x08\x01"],
        "record.mqtt_connect.subscribed_topic",
    );
    empty(
        &[V, T, F, b"\x5a\x00"],
        "record.stomp_connect.subscribed_destination",
    );
    // Enumeration values of 0 cannot be told from absent ones, and are accepted.
    assert!(Record::decode([V, T, F, b"\x52\x03\x12\x01t"].concat()).is_ok());
    // A session_id of 1 names no session, but a receiver must see it to restart (R-E2E.24).
    let bytes = [V, T, F, b"\x42\x06\x08\x01\x10\x01\x18\x01"].concat();
    let record = Record::decode(bytes).expect("a Record");
    let RecordType::SessionContext(context) = record.record_type else {
        panic!("another type");
    };
    assert!(!context.session_id.is_usable());
}

#[test]
fn r_mtp_5_an_erroneous_record_with_a_request_is_answered() {
    // payload_security 7 before a payload
    let bytes = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a\x20\x07\x3a\x05\x12\x03Msg";
    let code = ErrorCode::INVALID_RECORD_VALUE;
    assert_eq!(
        judge(bytes),
        Verdict::Answer {
            code,
            request: "id"
        }
    );
    // The caller sees the payload, and may know better.
    let decoded = Record::decode(&bytes[..]);
    let mut seen = Vec::new();
    let verdict = Receiver::new(&id(OWN)).judge(bytes, decoded.as_ref(), |payload| {
        seen = payload.to_vec();
        None::<()>
    });
    let code = Some(code);
    assert_eq!(
        verdict,
        Verdict::Ignore {
            why: Silence::NoRequest,
            code
        }
    );
    assert_eq!(seen, b"Msg");
}

#[test]
fn r_mtp_5_bytes_that_are_cut_off_are_answered_as_far_as_they_can_be_read() {
    // All is there, then a field that ends too early.
    let mut bytes = plain("Msg").encode();
    bytes.extend_from_slice(b"\x82\x01\x05ab");
    let code = ErrorCode::RECORD_NOT_PARSED;
    assert_eq!(
        judge(&bytes),
        Verdict::Answer {
            code,
            request: "id"
        }
    );
    // The payload itself is cut off: it is no Message.
    bytes.truncate(plain("Msg").encode().len() - 1);
    assert_eq!(judge(&bytes), ignore(Silence::NoRequest, code));
    assert_eq!(judge(&bytes[..8]), ignore(Silence::NotForUs, code));
    assert_eq!(judge(b"\xff\xff\xff"), ignore(Silence::NotForUs, code));
}

#[test]
fn r_mtp_5_each_missing_condition_means_silence() {
    let code = ErrorCode::INVALID_RECORD_VALUE;
    let bad = |to: &str, from: &str| {
        Record::no_session_context(id(to), id(from), Payload::new("Msg").expect("not empty"))
            .with_payload_security(PayloadSecurity::Tls12)
            .encode()
    };
    assert_eq!(
        judge(&bad(OWN, "self::a")),
        Verdict::Answer {
            code,
            request: "id"
        }
    );
    assert_eq!(
        judge(&bad("self::c", "self::a")),
        ignore(Silence::NotForUs, code)
    );
    assert_eq!(
        judge(&bad("self::B", "self::a")),
        ignore(Silence::NotForUs, code)
    );
    assert_eq!(judge(&bad(OWN, OWN)), ignore(Silence::FromOurselves, code));
    assert_eq!(
        judge(&bad(OWN, "self::a b")),
        ignore(Silence::InvalidSender, code)
    );
    assert_eq!(judge(&bad(OWN, "a")), ignore(Silence::InvalidSender, code));

    let bytes = bad(OWN, "self::a");
    let decoded = Record::decode(bytes.clone());
    let own_id = id(OWN);
    let receiver = Receiver::new(&own_id);
    let verdict = receiver
        .with_reply_path_known(false)
        .judge(&bytes, decoded.as_ref(), |_| Some("id"));
    assert_eq!(verdict, ignore(Silence::NoReplyPath, code));
    let verdict = receiver.judge(&bytes, decoded.as_ref(), |_| None);
    assert_eq!(verdict, ignore(Silence::NoRequest, code));
}

#[test]
fn r_mtp_5_missing_ids_mean_silence() {
    let code = ErrorCode::INVALID_RECORD_VALUE;
    let no_from = b"\x0a\x031.4\x12\x07self::b\x3a\x05\x12\x03Msg";
    assert_eq!(judge(no_from), ignore(Silence::InvalidSender, code));
    let no_to = b"\x0a\x031.4\x1a\x07self::a\x3a\x05\x12\x03Msg";
    assert_eq!(judge(no_to), ignore(Silence::NotForUs, code));
    // Without a version it is erroneous too, and can be answered.
    let no_version = b"\x12\x07self::b\x1a\x07self::a\x3a\x05\x12\x03Msg";
    assert_eq!(
        judge(no_version),
        Verdict::Answer {
            code,
            request: "id"
        }
    );
}

#[test]
fn r_mtp_5_codes_of_what_is_not_supported() {
    let own_id = id(OWN);
    let receiver = Receiver::new(&own_id);
    let judge = |receiver: Receiver<'_>, record: &Record| {
        receiver.judge(&record.encode(), Ok(record), |payload| {
            (payload == b"Msg").then_some("id")
        })
    };
    let answer = |code| Verdict::Answer {
        code,
        request: "id",
    };
    let secure = in_session(session()).with_payload_security(PayloadSecurity::Tls12);

    let required = receiver.with_security(SecurityPolicy::Required);
    assert_eq!(
        judge(required, &plain("Msg")),
        answer(ErrorCode::SECURE_SESSION_REQUIRED)
    );
    assert_eq!(
        judge(required, &in_session(session())),
        answer(ErrorCode::SECURE_SESSION_REQUIRED)
    );
    assert_eq!(judge(required, &secure), Verdict::Process);
    let connect = Record::uds_connect(id(OWN), id("self::a"));
    assert_eq!(judge(required, &connect), Verdict::Process);

    let plain_only = receiver.with_security(SecurityPolicy::NotSupported);
    assert_eq!(
        judge(plain_only, &secure),
        answer(ErrorCode::SECURE_SESSION_NOT_SUPPORTED)
    );
    assert_eq!(judge(plain_only, &plain("Msg")), Verdict::Process);

    let whole_only = receiver.with_segmentation_supported(false);
    let segment = in_session(session().with_sar_states(SarState::Begin, SarState::Begin));
    let code = ErrorCode::SEGMENTATION_NOT_SUPPORTED;
    assert_eq!(
        judge(whole_only, &segment),
        ignore(Silence::NoRequest, code)
    );
    let odd = in_session(session().with_sar_states(SarState::None, SarState::Complete));
    assert_eq!(judge(whole_only, &odd), answer(code));
    assert_eq!(judge(whole_only, &in_session(session())), Verdict::Process);
    assert_eq!(judge(receiver, &segment), Verdict::Process);
}

#[test]
fn r_mtp_5_a_valid_record_is_processed_whoever_sent_it() {
    assert_eq!(judge(&plain("Msg").encode()), Verdict::Process);
    // Agents in the field have IDs that break the rules; they are served, but get no answer to errors.
    assert!(EndpointId::parse("os::000256:a b").is_err());
    let record = Record::uds_connect(id(OWN), id("os::000256:a b"));
    assert_eq!(judge(&record.encode()), Verdict::Process);
}

#[test]
fn r_mtp_9_disconnect_records_carry_a_code_and_a_reason() {
    let record = Record::disconnect(
        id(OWN),
        id("self::a"),
        ErrorCode::SESSION_CONTEXT_TERMINATED,
        "going down",
    );
    let decoded = Record::decode(record.encode()).expect("a Record");
    let RecordType::Disconnect(content) = decoded.record_type else {
        panic!("another type");
    };
    assert_eq!(content.reason_code.number(), 7105);
    assert_eq!(content.reason, "going down");
    for (code, number) in ErrorCode::ALL.into_iter().zip(7100_u32..) {
        assert_eq!(code.number(), number);
        assert!(code.name().is_some() && code.is_record_error());
    }
    // A peer's code is seen as it was sent, whatever it is.
    assert_eq!(ErrorCode::new(7000).to_string(), "7000");
    assert!(!ErrorCode::new(7200).is_record_error());
}
