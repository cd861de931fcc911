//! Every difference to prost that is wanted, one by one.

use prost::Message as _;
use usp_msg::{BodyKind, DecodeErrorKind, Msg, wire};

use super::judge::{self, Outcome};

/// A field of wire type 2, by number.
fn field(number: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![number << 3 | 2, u8::try_from(content.len()).expect("short")];
    out.extend(content);
    out
}

fn header() -> Vec<u8> {
    field(1, &[field(1, b"id").as_slice(), &[0x10, 1]].concat())
}

/// A Msg with a body of these fields.
fn msg(body: &[u8]) -> Vec<u8> {
    [header(), field(2, body)].concat()
}

fn get() -> Vec<u8> {
    field(1, &field(1, b"Device."))
}

#[track_caller]
fn refused(bytes: &[u8], kind: DecodeErrorKind, path: &str) {
    let raw = wire::Msg::decode(bytes);
    assert!(raw.is_ok(), "prost should accept it: {raw:?}");
    let error = Msg::decode(bytes).expect_err("USP is stricter");
    assert_eq!((error.kind(), error.path()), (kind, path));
    assert_eq!(judge::msg(bytes), Outcome::Stricter);
}

#[test]
fn a_second_header() {
    let bytes = [header(), msg(&field(1, &get()))].concat();
    refused(&bytes, DecodeErrorKind::Repeated, "msg.header");
}

#[test]
fn a_second_body() {
    let bytes = [msg(&field(1, &get())), field(2, &field(1, &get()))].concat();
    refused(&bytes, DecodeErrorKind::Repeated, "msg.body");
}

#[test]
fn a_second_member_of_a_choice() {
    let two = [get(), field(3, b"")].concat();
    let kind = DecodeErrorKind::SecondAlternative;
    refused(
        &msg(&field(1, &two)),
        kind,
        "msg.body.request.get_instances",
    );
}

#[test]
fn the_same_member_of_a_choice_twice() {
    let twice = [get(), get()].concat();
    let kind = DecodeErrorKind::SecondAlternative;
    refused(&msg(&field(1, &twice)), kind, "msg.body.request.get");
}

#[test]
fn members_of_one_choice_in_two_parts_of_a_message() {
    let parts = [field(2, &field(1, b"")), field(2, &field(2, b""))].concat();
    let resp = field(5, &field(1, &parts));
    let kind = DecodeErrorKind::SecondAlternative;
    let path = "msg.body.response.add_resp.created_obj_results[0].oper_status.oper_success";
    refused(&msg(&field(2, &resp)), kind, path);
}

#[test]
fn a_choice_left_open() {
    let kind = DecodeErrorKind::NoAlternative;
    refused(&msg(&field(1, b"")), kind, "msg.body.request");
    refused(&msg(&field(2, b"")), kind, "msg.body.response");
    refused(
        &msg(&field(1, &field(8, b""))),
        kind,
        "msg.body.request.notify.notification",
    );
    for status in [Vec::new(), field(2, b"")] {
        let path = "msg.body.response.set_resp.updated_obj_results[0].oper_status";
        refused(&msg(&field(2, &field(4, &field(1, &status)))), kind, path);
    }
}

#[test]
fn a_second_part_is_to_blame_even_if_it_brings_what_the_first_one_lacks() {
    let bytes = [header(), field(2, b""), field(2, &field(1, &get()))].concat();
    refused(&bytes, DecodeErrorKind::Repeated, "msg.body");
    let twice = [field(8, b""), field(8, &field(3, b""))].concat();
    let kind = DecodeErrorKind::SecondAlternative;
    refused(&msg(&field(1, &twice)), kind, "msg.body.request.notify");
}

#[test]
fn a_header_or_a_body_left_out() {
    let body = field(2, &field(1, &get()));
    refused(&body, DecodeErrorKind::Missing, "msg.header");
    refused(&header(), DecodeErrorKind::Missing, "msg.body");
}

#[test]
fn an_empty_message_id() {
    let bytes = [field(1, &[0x10, 1]), field(2, &field(1, &get()))].concat();
    refused(&bytes, DecodeErrorKind::Empty, "msg.header.msg_id");
}

#[test]
fn an_unknown_message_type() {
    let header = field(1, &[field(1, b"id").as_slice(), &[0x10, 99]].concat());
    let bytes = [header.clone(), field(2, &field(1, &get()))].concat();
    refused(
        &bytes,
        DecodeErrorKind::UnknownEnum(99),
        "msg.header.msg_type",
    );
    let unknown = [header.clone(), field(2, &field(1, &field(15, b"new")))].concat();
    refused(
        &unknown,
        DecodeErrorKind::UnknownRequest(99),
        "msg.body.request",
    );
    // In a response the number does not matter.
    let response = [header, field(2, &field(2, &field(1, b"")))].concat();
    assert_eq!(judge::msg(&response), Outcome::Same);
}

#[test]
fn a_wire_type_that_is_not_expected() {
    let varint_for_text = field(1, &[0x08, 5]);
    let bytes = msg(&field(
        1,
        &field(1, &[varint_for_text, field(1, b"Device.")].concat()),
    ));
    assert!(
        wire::Msg::decode(&*bytes).is_ok(),
        "the inner field 1 is a text, whatever is in it"
    );
    let bytes = msg(&field(
        1,
        &field(1, &[&[0x08, 5][..], &field(1, b"Device.")].concat()),
    ));
    assert_eq!(judge::msg(&bytes), Outcome::UnexpectedWireType);
    assert_eq!(Msg::decode(&bytes), Msg::decode(&msg(&field(1, &get()))));
}

#[test]
fn parts_of_a_message_are_merged_where_usp_allows_it() {
    // One part of oper_status is empty, the other one has the member.
    for parts in [
        [field(2, b""), field(2, &field(2, b""))],
        [field(2, &field(2, b"")), field(2, b"")],
    ] {
        let bytes = msg(&field(2, &field(5, &field(1, &parts.concat()))));
        assert_eq!(judge::msg(&bytes), Outcome::Same);
    }
}

#[test]
fn what_can_be_read_of_a_bad_message() {
    let tell = |bytes: &[u8]| {
        let error = Msg::decode(bytes).expect_err("bad");
        (error.msg_id().map(str::to_owned), error.body())
    };
    let id = Some("id".to_owned());
    let mut cut = msg(&field(1, &get()));
    cut.pop();
    assert_eq!(tell(&cut), (id.clone(), BodyKind::Request));
    assert_eq!(tell(&msg(&field(1, b""))), (id.clone(), BodyKind::Request));
    assert_eq!(tell(&msg(&field(2, b""))), (id.clone(), BodyKind::Response));
    assert_eq!(
        tell(&msg(&field(3, &[0xFF]))),
        (id.clone(), BodyKind::Error)
    );
    // The header announces a request.
    assert_eq!(tell(&msg(b"")), (id.clone(), BodyKind::Request));
    let both = [field(1, &get()), field(2, &field(1, b""))].concat();
    assert_eq!(tell(&msg(&both)), (id, BodyKind::Unknown));
    assert_eq!(tell(b"\xFF"), (None, BodyKind::Unknown));
}
