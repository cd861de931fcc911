use usp_msg::{
    DecodeErrorKind, EmptyMsgId, ErrorMsg, Get, GetResp, Msg, MsgId, MsgType, reply_to_undecodable,
    wire,
};

use crate::{field, hex, msg, replies::raw};

#[test]
fn r_msg_5_a_message_is_encoded_as_the_schema_says() {
    // More of them, for every message and field, in `vectors`.
    let get = msg(Get::new(["Device."]).with_max_depth(1));
    let bytes =
        hex("0a 05 0a 01 31 10 01 12 12 0a 10 0a 0e 0a 07 44 65 76 69 63 65 2e 15 01 00 00 00");
    assert_eq!(get.encode(), bytes);
    assert_eq!(Msg::decode(&bytes), Ok(get));
}

#[test]
fn r_msg_6_a_header_is_there_exactly_once() {
    let body = field(2, &field(1, &field(1, &[])));
    let header = field(1, &field(1, b"1"));
    let error = Msg::decode(&body).expect_err("no header");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Missing, "msg.header")
    );

    let twice = [&header[..], &header, &body].concat();
    let error = Msg::decode(&twice).expect_err("two headers");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Repeated, "msg.header")
    );
    assert_eq!(error.offset(), header.len());

    let mut wire = wire::Msg::from(msg(Get::default()));
    wire.header = None;
    let error = Msg::try_from(wire).expect_err("no header");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Missing, "msg.header")
    );
}

#[test]
fn r_msg_7_a_body_is_there_exactly_once() {
    let body = field(2, &field(1, &field(1, &[])));
    let header = field(1, &field(1, b"1"));
    let error = Msg::decode(&header).expect_err("no body");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Missing, "msg.body")
    );

    let twice = [&header[..], &body, &body].concat();
    let error = Msg::decode(&twice).expect_err("two bodies");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Repeated, "msg.body")
    );

    let mut wire = wire::Msg::from(msg(Get::default()));
    wire.body = None;
    let error = Msg::try_from(wire).expect_err("no body");
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Missing, "msg.body")
    );
}

#[test]
fn r_msg_8_a_message_id_is_not_empty() {
    assert_eq!(MsgId::try_from(""), Err(EmptyMsgId));
    assert_eq!("".parse::<MsgId>(), Err(EmptyMsgId));
    let body = field(2, &field(1, &field(1, &[])));
    for header in [
        field(1, &[]),
        field(1, &field(1, b"")),
        field(1, &[0x10, 1]),
    ] {
        let error = Msg::decode(&[header, body.clone()].concat()).expect_err("no ID");
        assert_eq!(
            (error.kind(), error.path()),
            (DecodeErrorKind::Empty, "msg.header.msg_id")
        );
        assert_eq!(error.msg_id(), None);
        assert_eq!(reply_to_undecodable(&error), None);
    }
}

#[test]
fn r_msg_10_the_type_that_is_sent_follows_from_the_body() {
    for (msg, expected) in [
        (msg(Get::default()), MsgType::Get),
        (msg(GetResp::default()), MsgType::GetResp),
        (msg(ErrorMsg::new(7000, "")), MsgType::Error),
    ] {
        assert_eq!(msg.msg_type(), expected);
        let header = wire::Msg::from(msg).header.expect("a header");
        assert_eq!(header.msg_type(), expected);
    }
}

#[test]
fn r_msg_10_the_body_decides_when_the_type_says_otherwise() {
    let get = field(1, &field(1, &[]));
    let get_resp = field(2, &field(1, &[]));
    let error = field(3, &[]);
    for msg_type in 0..=22 {
        let decode = |body| Msg::decode(&raw(msg_type, body)).expect("a Msg").msg_type();
        assert_eq!(decode(&get), MsgType::Get);
        assert_eq!(decode(&get_resp), MsgType::GetResp);
        assert_eq!(decode(&error), MsgType::Error);
    }
    // Of a Response or an ErrorMsg not even an unknown type is held against it.
    let decode = |body| Msg::decode(&raw(77, body)).expect("a Msg").msg_type();
    assert_eq!(decode(&get_resp), MsgType::GetResp);
    assert_eq!(decode(&error), MsgType::Error);
}
