//! The wording of every error.

use std::fmt::Write as _;

use expect_test::expect;
use usp_msg::{
    BodyKind, DecodeErrorKind, EmptyMsgId, ErrorCode, Failure, Get, GetResp, InvalidMsg, Limits,
    Msg, MsgId, SupportedVersions, get::RequestedPathResult, wire,
};

use crate::{hex, msg};

#[test]
fn kinds_of_decode_errors() {
    let kinds = [
        DecodeErrorKind::Truncated,
        DecodeErrorKind::Varint,
        DecodeErrorKind::Key,
        DecodeErrorKind::Group,
        DecodeErrorKind::Utf8,
        DecodeErrorKind::Repeated,
        DecodeErrorKind::SecondAlternative,
        DecodeErrorKind::NoAlternative,
        DecodeErrorKind::Missing,
        DecodeErrorKind::Empty,
        DecodeErrorKind::UnknownEnum(77),
        DecodeErrorKind::UnknownRequest(77),
        DecodeErrorKind::TooLong { max: 1 },
        DecodeErrorKind::TooDeep { max: 1 },
        DecodeErrorKind::TooManyElements { max: 1 },
        DecodeErrorKind::TooMuchMemory { max: 1 },
    ];
    let mut table = String::new();
    for kind in kinds {
        writeln!(table, "{}: {kind}", kind.code().number()).expect("memory");
    }
    expect![[r#"
        7004: expected more bytes, found the end of the enclosing message
        7004: expected a number of at most 64 bits, found a longer one
        7004: expected a field key, found a malformed one
        7004: expected balanced groups, found an unmatched start or end
        7004: expected UTF-8, found other bytes
        7004: expected one occurrence, found a second one
        7004: expected one alternative, found a second one
        7004: expected one alternative, found none
        7004: expected a required field, found none
        7004: expected a non-empty field, found an empty one
        7004: expected a known enumeration value, found 77
        7001: expected a known request, found none and the message type 77
        7005: expected at most 1 bytes, found more
        7005: expected at most 1 levels of nesting, found more
        7005: expected at most 1 list and map entries, found more
        7005: expected a value of at most 1 bytes of memory, found a larger one
    "#]]
    .assert_eq(&table);
}

#[test]
fn decode_errors_name_place_and_offset() {
    let mut table = String::new();
    for bytes in [
        "",
        "0a 03 0a 01 31",
        "0a 00 12 00",
        "0a 03 0a 01 31 12 00",
        "0a 05 0a 01 31 10 01 12 02 0a 00",
        "0a 05 0a 01 31 10 4d 12 02 0a 00",
        "0a 05 0a 01 31 10 4d 12 04 0a 02 0a 00",
        "0a 05 0a 01 31 10 01 12 07 0a 05 0a 03 0a 01 ff",
        "0a 05 0a 01 31 10 01 12 04 0a 02 0a 01",
        "0a 03 0a 01 31 0a 00 12 04 0a 02 0a 00",
        "0a 03 0a 01 31 12 06 0a 02 0a 00 12 00",
        "0a 03 0a 01 31 12 06 12 04 2a 02 0a 00",
    ] {
        let error = Msg::decode(&hex(bytes)).expect_err(bytes);
        let (id, body) = (error.msg_id(), error.body());
        writeln!(table, "{error} | {id:?} {body:?}").expect("memory");
    }
    expect![[r#"
        msg.header: expected a required field, found none (at byte 0) | None Unknown
        msg.body: expected a required field, found none (at byte 0) | Some("1") Unknown
        msg.body: expected one alternative, found none (at byte 4) | None Unknown
        msg.body: expected one alternative, found none (at byte 7) | Some("1") Unknown
        msg.body.request: expected one alternative, found none (at byte 11) | Some("1") Request
        msg.body.request: expected a known request, found none and the message type 77 (at byte 11) | Some("1") Request
        msg.header.msg_type: expected a known enumeration value, found 77 (at byte 0) | Some("1") Request
        msg.body.request.get.param_paths[0]: expected UTF-8, found other bytes (at byte 13) | Some("1") Request
        msg.body.request.get: expected more bytes, found the end of the enclosing message (at byte 11) | Some("1") Request
        msg.header: expected one occurrence, found a second one (at byte 5) | Some("1") Request
        msg.body.response: expected one alternative, found a second one (at byte 11) | Some("1") Unknown
        msg.body.response.add_resp.created_obj_results[0].oper_status: expected one alternative, found none (at byte 13) | Some("1") Response
    "#]].assert_eq(&table);
}

#[test]
fn limits_have_errors_of_their_own() {
    let bytes = msg(Get::new(["Device.", "Device."])).encode();
    let mut table = String::new();
    for limits in [
        Limits::DEFAULT.with_max_message_bytes(10),
        Limits::DEFAULT.with_max_nesting(2),
        Limits::DEFAULT.with_max_elements(1),
        Limits::DEFAULT.with_max_decoded_bytes(20),
    ] {
        let error = Msg::decode_with(&bytes, &limits).expect_err("limit");
        assert_eq!(error.code(), ErrorCode::RESOURCES_EXCEEDED);
        assert_eq!(
            (error.msg_id(), error.body()),
            (Some("1"), BodyKind::Request)
        );
        writeln!(table, "{error}").expect("memory");
    }
    expect![[r#"
        msg: expected at most 10 bytes, found more (at byte 10)
        msg.body.request.get: expected at most 2 levels of nesting, found more (at byte 11)
        msg.body.request.get.param_paths[1]: expected at most 1 list and map entries, found more (at byte 22)
        msg: expected a value of at most 20 bytes of memory, found a larger one (at byte 0)
    "#]].assert_eq(&table);
}

#[test]
fn wire_structs_that_are_no_message() {
    let mut wire = wire::Msg::from(msg(GetResp::default()));
    wire.body = Some(wire::Body { msg_body: None });
    let error: InvalidMsg = Msg::try_from(wire).expect_err("no body");
    assert_eq!(error.kind(), DecodeErrorKind::NoAlternative);
    assert_eq!(error.code(), ErrorCode::INVALID_ARGUMENTS);
    expect!["msg.body: expected one alternative, found none"].assert_eq(&error.to_string());
}

#[test]
fn texts_that_are_no_value() {
    assert_eq!(MsgId::try_from(""), Err(EmptyMsgId));
    expect!["expected a message ID, found an empty text"].assert_eq(&EmptyMsgId.to_string());

    let error = "1.4,x,1.5".parse::<SupportedVersions>().expect_err("x");
    expect![[r#"
        expected a version such as 1.4, found "x"
          1.4,x,1.5
              ^"#]]
    .assert_eq(&format!("{error:#}"));
    assert_eq!(error.input(), "1.4,x,1.5");
}

#[test]
fn failures_of_a_peer() {
    let entry = RequestedPathResult::failed("Device.", 7026, "no\nsuch");
    let failure: Failure<'_> = entry.result().expect_err("failed");
    expect![[r"7026 Invalid path: no\nsuch"]].assert_eq(&failure.to_string());
    let entry = RequestedPathResult::failed("Device.", 7999, "");
    expect!["7999"].assert_eq(&entry.result().expect_err("failed").to_string());
}
