//! What answers bytes that are no valid Message.

use usp_msg::{
    Body, Deregister, ErrorCode, ErrorMsg, Get, GetResp, Msg, MsgType, Set, reply_to_undecodable,
};

use crate::{field, hex, msg};

/// The answer, as message ID and code.
fn reply(bytes: &[u8]) -> Option<(String, ErrorCode)> {
    let error = Msg::decode(bytes).expect_err("bytes that are no Message");
    let reply = reply_to_undecodable(&error)?;
    assert_eq!(reply.msg_type(), MsgType::Error);
    assert_eq!(Msg::decode(&reply.encode()).as_ref(), Ok(&reply));
    let Body::Error(ErrorMsg { err_code, .. }) = reply.body else {
        panic!("{reply:?}");
    };
    Some((reply.id.to_string(), err_code))
}

/// A Message with this type, and this content of its body.
pub(crate) fn raw(msg_type: u8, body: &[u8]) -> Vec<u8> {
    let header = [&field(1, b"id-1")[..], &[0x10, msg_type]].concat();
    [field(1, &header), field(2, body)].concat()
}

#[test]
fn requests_are_answered() {
    let invalid = Some(("id-1".to_owned(), ErrorCode::INVALID_ARGUMENTS));
    let unsupported = Some(("id-1".to_owned(), ErrorCode::MESSAGE_NOT_SUPPORTED));
    // A request that is none of the eleven, with a known type and with an unknown one.
    assert_eq!(reply(&raw(1, &field(1, &[]))), invalid);
    assert_eq!(reply(&raw(77, &field(1, &[]))), unsupported);
    assert_eq!(reply(&raw(77, &field(1, &field(12, &[])))), unsupported);
    // A known request, with an unknown type.
    assert_eq!(reply(&raw(77, &field(1, &field(1, &[])))), invalid);
    // A notification that is none.
    assert_eq!(
        reply(&raw(3, &field(1, &field(8, &field(1, b"sub"))))),
        invalid
    );
    // Text that is not UTF-8, in a path.
    assert_eq!(
        reply(&raw(1, &field(1, &field(1, &field(1, b"\xff"))))),
        invalid
    );
    // A request that is cut off.
    let whole = msg(Set::default()).encode();
    let cut = whole.get(..whole.len() - 1).expect("some bytes");
    assert_eq!(
        reply(cut),
        Some(("1".to_owned(), ErrorCode::INVALID_ARGUMENTS))
    );
    // No body at all, but the header says that it is a request.
    assert_eq!(reply(&raw(1, &[])), invalid);
}

#[test]
fn answers_are_not() {
    for kind in [2, 3] {
        for broken in [
            &field(kind, b"\xff")[..],
            &[kind << 3 | 2, 9],
            &[kind << 3 | 2],
        ] {
            assert_eq!(reply(&raw(2, broken)), None, "{broken:?}");
        }
    }
    assert_eq!(reply(&raw(2, &field(2, &[]))), None);
    assert_eq!(reply(&raw(77, &field(2, &[]))), None);
    assert_eq!(reply(&raw(0, &[])), None);
    assert_eq!(reply(&raw(2, &[])), None);
    let whole = msg(GetResp::default()).encode();
    assert_eq!(
        reply(whole.get(..whole.len() - 1).expect("some bytes")),
        None
    );
}

#[test]
fn what_has_no_id_is_not() {
    assert_eq!(reply(b""), None);
    assert_eq!(reply(b"\xff\xff\xff"), None);
    assert_eq!(reply(&hex("0a 02 10 01 12 04 0a 02 0a 00")), None);
    assert_eq!(reply(&hex("0a 04 0a 00 10 01 12 04 0a 02 0a 00")), None);
    assert_eq!(reply(&hex("0a 05 0a 01 ff 10 01 12 04 0a 02 0a 00")), None);
    let whole = msg(Get::new(["Device."])).encode();
    assert_eq!(reply(whole.get(..3).expect("some bytes")), None);
}

#[test]
fn a_deregister_is_not() {
    assert_eq!(
        reply(&raw(21, &field(1, &field(11, &field(1, b"\xff"))))),
        None
    );
    let whole = msg(Deregister::new(["Device.A."])).encode();
    for end in 6..whole.len() {
        assert_eq!(reply(whole.get(..end).expect("some bytes")), None, "{end}");
    }
}
