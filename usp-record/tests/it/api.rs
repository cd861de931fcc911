//! Promises of the types themselves.

use usp_record::*;

#[test]
fn all_types_can_be_sent_and_shared() {
    fn check<T: Send + Sync + 'static>() {}
    check::<AuthorityScheme>();
    check::<DecodeError>();
    check::<DecodeErrorKind>();
    check::<Disconnect>();
    check::<EmptyError>();
    check::<EndpointId>();
    check::<EndpointIdText>();
    check::<ErrorCode>();
    check::<IntegrityMethod>();
    check::<InvalidRecord>();
    check::<Limits>();
    check::<MqttConnect>();
    check::<MqttVersion>();
    check::<NoSessionContext>();
    check::<ParseError>();
    check::<ParseErrorKind>();
    check::<Payload>();
    check::<PayloadSecurity>();
    check::<Receiver<'static>>();
    check::<Record>();
    check::<RecordType>();
    check::<SarState>();
    check::<SecurityPolicy>();
    check::<SequenceId>();
    check::<SessionContext>();
    check::<SessionId>();
    check::<Silence>();
    check::<StompConnect>();
    check::<StompVersion>();
    check::<SubjectAltName<'static>>();
    check::<Subscribed>();
    check::<UdsConnect>();
    check::<UnknownFields>();
    check::<Verdict<String>>();
    check::<Version>();
    check::<WebSocketConnect>();
    check::<wire::Record>();
}

#[test]
fn errors_are_small() {
    assert!(size_of::<DecodeError>() <= 16);
    assert!(size_of::<ParseError>() <= 16);
    assert!(size_of::<InvalidRecord>() <= 48);
}

#[test]
fn ids_compare_hash_and_show_as_their_text() {
    let strict = EndpointId::parse("self::a").expect("an Endpoint ID");
    let text = EndpointIdText::from(&strict);
    assert_eq!(text, strict);
    assert_eq!(text, "self::a");
    assert_eq!(text.to_string(), "self::a");
    assert_eq!(format!("{text:>9}|{strict:<9}|"), "  self::a|self::a  |");
    assert_eq!(format!("{text:?}"), r#"EndpointIdText("self::a")"#);
    assert_eq!(format!("{strict:?}"), r#"EndpointId("self::a")"#);
    assert_eq!(text.parse(), Ok(strict));
    // A map can be asked with plain text.
    let peers = std::collections::HashMap::from([(text, 1)]);
    assert_eq!(peers.get("self::a"), Some(&1));
}

#[test]
fn numbers_of_a_session_are_never_0() {
    assert_eq!(SessionId::new(0), None);
    assert_eq!(SequenceId::new(0), None);
    assert_eq!(SequenceId::FIRST.get(), 1);
    assert_eq!(SequenceId::FIRST.next(), SequenceId::new(2));
    assert_eq!(SequenceId::FIRST.previous(), None);
    assert_eq!(SequenceId::MAX.next(), None);
    assert_eq!(SequenceId::MAX.previous(), SequenceId::new(u64::MAX - 1));
    assert_eq!(SessionId::MIN_USABLE.get(), 2);
    assert!(SessionId::MIN_USABLE.is_usable());
}

#[test]
fn debug_output_of_payloads_is_cut_and_escaped() {
    let payload = Payload::new(vec![b'\n'; 1000]).expect("not empty");
    let shown = format!("{payload:?}");
    assert!(shown.starts_with(r#"1000 bytes "\n\n"#), "{shown}");
    assert!(shown.len() < 100, "{shown}");
}

/// Every kind by its constructor: the name of its field, whether it connects, and where its payload is.
#[test]
fn record_types_know_their_names() {
    let (to, from) = (|| crate::id("self::b"), || crate::id("self::a"));
    let numbers = (SessionId::MIN_USABLE, SequenceId::FIRST);
    let session = SessionContext::new(numbers.0, numbers.1, numbers.1);
    let subscribed = || Subscribed::try_from("topic").expect("not empty");
    let mqtt = MqttConnect::new(MqttVersion::V5, subscribed());
    let stomp = StompConnect::new(StompVersion::V1_2, subscribed());
    let code = ErrorCode::SESSION_CONTEXT_TERMINATED;
    for (record, name, is_connect) in [
        (crate::plain("Msg"), "no_session_context", false),
        (
            Record::session_context(to(), from(), session),
            "session_context",
            false,
        ),
        (
            Record::web_socket_connect(to(), from()),
            "websocket_connect",
            true,
        ),
        (
            Record::mqtt_connect(to(), from(), mqtt),
            "mqtt_connect",
            true,
        ),
        (
            Record::stomp_connect(to(), from(), stomp),
            "stomp_connect",
            true,
        ),
        (
            Record::disconnect(to(), from(), code, "bye"),
            "disconnect",
            false,
        ),
        (Record::uds_connect(to(), from()), "uds_connect", true),
    ] {
        assert_eq!(
            (record.record_type.name(), record.record_type.is_connect()),
            (name, is_connect)
        );
        assert_eq!(
            record.whole_payload().is_some(),
            name == "no_session_context"
        );
        let decoded = Record::decode(record.encode()).expect("a Record");
        assert_eq!(decoded, record, "{name}");
    }
}

#[test]
fn conversions_keep_the_value() {
    let strict: EndpointId = "self::a".parse().expect("an Endpoint ID");
    assert_eq!(EndpointId::try_from("self::a"), Ok(strict.clone()));
    assert_eq!(
        (AsRef::<str>::as_ref(&strict), &strict == "self::a"),
        ("self::a", true)
    );
    assert!("self:a".parse::<EndpointId>().is_err());
    let text = crate::id("self::a");
    assert!(AsRef::<str>::as_ref(&text) == "self::a" && text == *"self::a" && text != *"self::b");

    let bytes = bytes::Bytes::from_static(b"Msg");
    let payload = Payload::try_from(bytes.clone()).expect("not empty");
    assert_eq!(
        (payload.as_ref(), bytes::Bytes::from(payload.clone())),
        (&b"Msg"[..], bytes)
    );
    assert!(Payload::try_from(bytes::Bytes::new()).is_err());

    assert_eq!(
        ErrorCode::from(7106),
        ErrorCode::SESSION_CONTEXT_NOT_ALLOWED
    );
    assert_eq!(Limits::default(), Limits::DEFAULT);
    let (session, sequence) = (SessionId::MIN_USABLE, SequenceId::FIRST);
    assert_eq!(
        format!("{session} {session:?} {sequence} {sequence:?}"),
        "2 SessionId(2) 1 SequenceId(1)"
    );
    let code = format!("{:?}", ErrorCode::new(7150));
    assert!(code.starts_with("ErrorCode(7150"), "{code}");
}

#[test]
fn debug_output_of_a_session_is_cut() {
    let mut session =
        SessionContext::new(SessionId::MIN_USABLE, SequenceId::FIRST, SequenceId::FIRST);
    session.payload = vec![vec![b'x'; 1000].into(), bytes::Bytes::from_static(b"y")];
    assert_eq!(session.payload_len(), 1001);
    let shown = format!("{session:?}");
    assert!(
        shown.contains("session_id: 2") && shown.contains("1000 bytes \"xx"),
        "{shown}"
    );
    assert!(
        shown.contains("1 bytes \"y\"") && !shown.contains("unknown_fields"),
        "{shown}"
    );
    assert!(shown.len() < 400, "{shown}");
}

#[test]
fn texts_of_a_view_are_texts() {
    let bytes = crate::plain("Msg").encode();
    let view = view::RecordView::decode(&bytes).expect("a Record");
    let checked = view.to_id_checked();
    assert!(checked == "self::b" && checked == *"self::b" && checked != "self::a");
    assert_eq!((checked.as_bytes(), checked.len()), (&b"self::b"[..], 7));
    assert_eq!(AsRef::<[u8]>::as_ref(&checked), b"self::b");
    assert_eq!(
        (<&str>::from(checked), checked),
        ("self::b", view::CheckedStr::from("self::b"))
    );
    assert_eq!(format!("{checked:>8}|{checked:?}"), r#" self::b|"self::b""#);
    assert!(view.originator_id_checked().is_empty() && view.destination_id_checked().is_empty());
    let shown = format!("{view:?}");
    assert!(
        shown.contains(r#"to_id: "self::b""#) && shown.contains(r#"3 bytes "Msg""#),
        "{shown}"
    );
}
