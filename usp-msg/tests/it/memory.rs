//! Memory: what decoding takes stays under the limit that the caller set, and under a multiple of the input.

use allocation_counter::{AllocationInfo, measure};
use proptest::prelude::*;
use usp_msg::{DecodeError, DecodeErrorKind, Limits, Msg, proptest::msg, view::MsgView, wire};

/// Most bytes of memory for one byte of input. Two bytes on the wire are an empty entry of a list.
const MOST_PER_BYTE: u64 = 128;
/// Most bytes of memory for one byte of JSON. Three bytes are an empty entry, and lists double as they grow.
const MOST_PER_BYTE_OF_JSON: u64 = 256;
/// What an error takes, and what is taken once.
const ONCE: u64 = 1024;

fn decode(bytes: &[u8], limits: &Limits) -> (AllocationInfo, Result<Msg, DecodeError>) {
    let mut outcome = None;
    let info = measure(|| outcome = Some(Msg::decode_with(bytes, limits)));
    (info, outcome.expect("measured"))
}

/// Some bytes under the limit that they need, and just below.
fn check(bytes: &[u8]) -> bool {
    let (info, outcome) = decode(bytes, &Limits::DEFAULT);
    assert!(
        info.bytes_max <= bytes.len() as u64 * MOST_PER_BYTE + ONCE,
        "{info:?}"
    );
    assert!(info.count_total <= bytes.len() as u64 + 16, "{info:?}");
    let in_views = measure(|| {
        let _ = MsgView::decode(bytes);
    });
    if outcome.is_err() {
        assert!(info.bytes_max <= ONCE + bytes.len() as u64, "{info:?}");
        return false;
    }
    assert_eq!(in_views.count_total, 0, "a view takes memory");
    // What is counted is at least what is taken: with a byte less than that, it is too much.
    if let Some(less) = info.bytes_max.checked_sub(1) {
        let limits = Limits::DEFAULT.with_max_decoded_bytes(usize::try_from(less).expect("small"));
        let (info, outcome) = decode(bytes, &limits);
        let error = outcome.expect_err("more than the limit");
        assert!(matches!(
            error.kind(),
            DecodeErrorKind::TooMuchMemory { .. }
        ));
        // Before it is taken, that is.
        assert!(info.bytes_max <= ONCE, "{info:?}");
    }
    true
}

fn wrap(number: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![number << 3 | 2];
    prost::encoding::encode_varint(content.len() as u64, &mut out);
    out.extend(content);
    out
}

/// Each list at each place of each message, with many entries of two bytes.
#[test]
fn lists_of_empty_entries() {
    let mut good = 0;
    for (body, kind) in (1..=2).flat_map(|body| (1..=12).map(move |kind| (body, kind))) {
        let full = |content: &[u8]| {
            let header = wrap(1, b"\x0a\x011\x10\x01");
            [header, wrap(2, &wrap(body, &wrap(kind, content)))].concat()
        };
        for outer in 1..=8 {
            good += u32::from(check(&full(&wrap(outer, b"").repeat(300))));
            for middle in 1..=12 {
                let content = wrap(middle, b"").repeat(300);
                good += u32::from(check(&full(&wrap(outer, &content))));
                for inner in 1..=4 {
                    let content = wrap(middle, &wrap(inner, b"").repeat(300));
                    good += u32::from(check(&full(&wrap(outer, &content))));
                }
            }
        }
    }
    assert!(good > 2000, "{good} Messages");
}

proptest! {
    #[test]
    fn messages_and_damaged_ones(
        msg in msg(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = msg.encode();
        prop_assert!(check(&bytes));
        let at = at.index(bytes.len());
        bytes[at] = byte;
        check(&bytes);
        bytes.truncate(at);
        check(&bytes);
    }
}

/// An error repeats the message ID, and nothing else of the input.
#[test]
fn a_long_id_is_repeated_once() {
    let id = "i".repeat(1_000_000);
    let bytes = [wrap(1, &wrap(1, id.as_bytes())), vec![0xff]].concat();
    let (info, outcome) = decode(&bytes, &Limits::DEFAULT);
    assert_eq!(outcome.expect_err("cut off").msg_id(), Some(&*id));
    assert!(info.bytes_max <= bytes.len() as u64 + ONCE, "{info:?}");
}

/// JSON has no limits of its own: what it takes is bounded by the length of the text.
#[test]
fn json_takes_a_multiple_of_its_text() {
    for (before, entry, after) in [
        (
            r#"{"body":{"response":{"getResp":{"reqPathResults":["#,
            "{}",
            "]}}}}",
        ),
        (
            r#"{"body":{"response":{"getSupportedDmResp":{"reqObjResults":[{"supportedObjs":["#,
            "{}",
            "]}]}}}}",
        ),
        (
            r#"{"body":{"response":{"addResp":{"createdObjResults":["#,
            "{}",
            "]}}}}",
        ),
        (
            r#"{"body":{"response":{"setResp":{"updatedObjResults":["#,
            "{}",
            "]}}}}",
        ),
        (
            r#"{"body":{"request":{"get":{"paramPaths":["#,
            r#""""#,
            "]}}}}",
        ),
        (
            r#"{"body":{"request":{"add":{"createObjs":["#,
            r#"{"paramSettings":[{}]}"#,
            "]}}}}",
        ),
    ] {
        let text = format!("{before}{}{after}", vec![entry; 10_000].join(","));
        let mut wire = None;
        let info = measure(|| wire = serde_json::from_str::<wire::Msg>(&text).ok());
        assert!(wire.is_some(), "{before}");
        let most = text.len() as u64 * MOST_PER_BYTE_OF_JSON;
        assert!(info.bytes_max <= most, "{before} {info:?}");
    }
}
