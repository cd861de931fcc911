//! JSON of the types that are not a whole Record; for that one see the vectors.

use usp_record::{EndpointId, EndpointIdText, ErrorCode, Record, Subscribed, Version};

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
