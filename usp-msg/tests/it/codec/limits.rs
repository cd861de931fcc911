//! Each limit is hit by its own error, and before the memory is taken.

use usp_msg::{
    DecodeErrorKind, Get, GetResp, Limits, Msg, MsgId, Request, Response, get, view::MsgView,
};

fn get_msg(paths: usize) -> Vec<u8> {
    let paths = (0..paths).map(|n| format!("Device.{n}."));
    Msg::new(
        MsgId::try_from("1").expect("an ID"),
        Request::from(Get::new(paths)),
    )
    .encode()
}

fn kind(bytes: &[u8], limits: Limits) -> Option<DecodeErrorKind> {
    Msg::decode_with(bytes, &limits).err().map(|e| e.kind())
}

#[test]
fn message_bytes() {
    let bytes = get_msg(10);
    let max = bytes.len();
    assert_eq!(
        kind(&bytes, Limits::DEFAULT.with_max_message_bytes(max)),
        None
    );
    let max = max - 1;
    let found = kind(&bytes, Limits::DEFAULT.with_max_message_bytes(max));
    assert_eq!(found, Some(DecodeErrorKind::TooLong { max }));
}

#[test]
fn elements() {
    let bytes = get_msg(10);
    assert_eq!(kind(&bytes, Limits::DEFAULT.with_max_elements(10)), None);
    let found = kind(&bytes, Limits::DEFAULT.with_max_elements(9));
    assert_eq!(found, Some(DecodeErrorKind::TooManyElements { max: 9 }));
}

#[test]
fn nesting_of_messages_and_groups() {
    let bytes = get_msg(1);
    // body, request, get
    assert_eq!(kind(&bytes, Limits::DEFAULT.with_max_nesting(3)), None);
    let found = kind(&bytes, Limits::DEFAULT.with_max_nesting(2));
    assert_eq!(found, Some(DecodeErrorKind::TooDeep { max: 2 }));
    for (depth, expected) in [
        (100, None),
        (101, Some(DecodeErrorKind::TooDeep { max: 100 })),
    ] {
        let groups = [vec![0x7B; depth], vec![0x7C; depth]].concat();
        assert_eq!(
            kind(&[groups, bytes.clone()].concat(), Limits::DEFAULT),
            expected
        );
    }
    // A limit that the stack could not bear is cut down.
    let endless = vec![0x7B; 10_000_000];
    let found = kind(&endless, Limits::DEFAULT.with_max_nesting(u32::MAX));
    assert!(
        matches!(found, Some(DecodeErrorKind::TooDeep { .. })),
        "{found:?}"
    );
}

#[test]
fn decoded_bytes_and_views_need_none() {
    let empty = get::ResolvedPathResult::new("", [("", ""); 0]);
    let entry = get::RequestedPathResult::new("", std::iter::repeat_n(empty, 10_000));
    let msg = Msg::new(
        MsgId::try_from("1").expect("an ID"),
        Response::from(GetResp::new([entry])),
    );
    let bytes = msg.encode();
    // Two bytes on the wire stand for a struct with a string and a list.
    assert!(bytes.len() < 21_000, "{}", bytes.len());
    let limits = Limits::DEFAULT.with_max_decoded_bytes(100_000);
    assert_eq!(
        kind(&bytes, limits),
        Some(DecodeErrorKind::TooMuchMemory { max: 100_000 })
    );
    assert!(MsgView::decode_with(&bytes, &limits).is_ok());
    let enough = Limits::DEFAULT.with_max_decoded_bytes(1_200_000);
    assert_eq!(Msg::decode_with(&bytes, &enough), Ok(msg));
}
