//! JSON of the types that are not a whole Record; for that one see the vectors.

use expect_test::{Expect, expect};
use usp_record::{EndpointId, EndpointIdText, ErrorCode, Record, Subscribed, Version, wire};

use crate::plain;

#[test]
fn texts_and_codes() {
    let json = |value: &dyn Fn() -> serde_json::Result<String>| value().expect("JSON");
    let id = EndpointId::parse("self::a").expect("an Endpoint ID");
    assert_eq!(json(&|| serde_json::to_string(&id)), r#""self::a""#);
    assert_eq!(
        serde_json::from_str::<EndpointId>(r#""self::a""#).expect("an ID"),
        id
    );
    let error = serde_json::from_str::<EndpointId>(r#""self""#).expect_err("no ID");
    assert!(error.to_string().contains("found \"self\""), "{error}");

    assert_eq!(
        json(&|| serde_json::to_string(&EndpointIdText::from(&id))),
        r#""self::a""#
    );
    serde_json::from_str::<EndpointIdText>(r#""""#).expect_err("an empty ID");
    assert_eq!(json(&|| serde_json::to_string(&Version::V1_4)), r#""1.4""#);
    serde_json::from_str::<Version>(r#""""#).expect_err("an empty version");
    serde_json::from_str::<Subscribed>(r#""""#).expect_err("an empty topic");
    assert_eq!(
        json(&|| serde_json::to_string(&ErrorCode::new(7105))),
        "7105"
    );
    assert_eq!(
        serde_json::from_str::<ErrorCode>("7105")
            .expect("a code")
            .number(),
        7105
    );
}

#[test]
fn a_record_that_lacks_something_is_no_record() {
    let json = serde_json::to_string(&plain("Msg")).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Record>(&json).expect("a Record"),
        plain("Msg")
    );
    let json = json.replace("self::a", "");
    let error = serde_json::from_str::<Record>(&json).expect_err("no from_id");
    assert!(error.to_string().contains("record.from_id"), "{error}");
}

#[test]
fn what_is_refused_is_explained() {
    let refused = |text: &str, expected: &Expect| {
        let error = serde_json::from_str::<wire::Record>(text).expect_err(text);
        expected.assert_eq(&error.to_string());
    };
    refused(
        r#"{"sessionContext": {"payload": 1}}"#,
        &expect!["invalid type: integer `1`, expected an array at line 1 column 32"],
    );
    refused(
        r#"{"sessionContext": {"payload": [1]}}"#,
        &expect!["invalid type: integer `1`, expected a text in base 64 at line 1 column 33"],
    );
    refused(
        r#"{"senderCert": "%"}"#,
        &expect![[r#"invalid value: string "%", expected a text in base 64 at line 1 column 18"#]],
    );
    refused(
        r#"{"toId": 1}"#,
        &expect!["invalid type: integer `1`, expected a string at line 1 column 10"],
    );
    refused(
        r#"{"payloadSecurity": true}"#,
        &expect![
            "invalid type: boolean `true`, expected a name of the enumeration, or a number at line 1 column 24"
        ],
    );
    refused(
        r#"{"payloadSecurity": 2147483648}"#,
        &expect![
            "invalid value: integer `2147483648`, expected a name of the enumeration, or a number at line 1 column 30"
        ],
    );
    refused(
        r#"{"sessionContext": {"sessionId": 1.5}}"#,
        &expect![
            "invalid value: floating point `1.5`, expected a number without sign and fraction, or a text with one at line 1 column 36"
        ],
    );
    refused(
        r#"{"sessionContext": {"sessionId": true}}"#,
        &expect![
            "invalid type: boolean `true`, expected a number without sign and fraction, or a text with one at line 1 column 37"
        ],
    );
}

#[test]
fn numbers_may_be_written_in_many_ways() {
    let read = |number: &str| {
        let text = format!(r#"{{"sessionContext": {{"sessionId": {number}}}}}"#);
        let record: Result<wire::Record, _> = serde_json::from_str(&text);
        record.ok().map(|record| match record.record_type {
            Some(wire::record::RecordType::SessionContext(context)) => context.session_id,
            other => panic!("{other:?}"),
        })
    };
    for (text, number) in [
        ("12", Some(12)),
        (r#""12""#, Some(12)),
        ("12.0", Some(12)),
        ("1.2e1", Some(12)),
        (r#""1.2e1""#, Some(12)),
        ("18446744073709551615", Some(u64::MAX)),
        (r#""18446744073709551615""#, Some(u64::MAX)),
        (r#""18446744073709551616""#, None),
        ("18446744073709551616", None),
        ("1.5", None),
        ("-1", None),
        (r#""-1""#, None),
        (r#""""#, None),
        (r#"" 1""#, None),
    ] {
        assert_eq!(read(text), number, "{text}");
    }
}
