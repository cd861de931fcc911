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
