//! Memory: what decoding takes stays under the limit that the caller set, and under a multiple of the input.

use allocation_counter::{AllocationInfo, measure};
use bytes::Bytes;
use proptest::prelude::*;
use usp_record::{
    DecodeError, DecodeErrorKind, EndpointId, Limits, Record, proptest::record, wire,
};

/// Most bytes of memory for one byte of input. Two bytes on the wire are an empty payload entry.
const MOST_PER_BYTE: u64 = 48;
/// Most bytes of memory for one byte of JSON.
const MOST_PER_BYTE_OF_JSON: u64 = 64;
/// What an error takes, and what is taken once.
const ONCE: u64 = 1536;

fn decode(bytes: &Bytes, limits: &Limits) -> (AllocationInfo, Result<Record, DecodeError>) {
    let (mut outcome, bytes) = (None, bytes.clone());
    let info = measure(|| outcome = Some(Record::decode_with(bytes, limits)));
    (info, outcome.expect("measured"))
}

fn check(bytes: &[u8]) -> bool {
    // Shared before, so that sharing takes no memory that would be counted here.
    let bytes = Bytes::from(bytes.to_vec());
    let _shared = bytes.clone();
    let (info, outcome) = decode(&bytes, &Limits::DEFAULT);
    let most = bytes.len() as u64 * MOST_PER_BYTE + ONCE;
    assert!(info.bytes_max <= most, "{info:?} for {} bytes", bytes.len());
    if outcome.is_err() {
        return false;
    }
    // What is counted is at least what is taken, growth of lists included: with less than that, it is too much.
    if let Some(less) = info.bytes_max.checked_sub(ONCE) {
        let limits = Limits::DEFAULT.with_max_decoded_bytes(usize::try_from(less).expect("small"));
        let (info, outcome) = decode(&bytes, &limits);
        let error = outcome.expect_err("more than the limit");
        assert!(matches!(
            error.kind(),
            DecodeErrorKind::TooMuchMemory { .. }
        ));
        assert!(info.bytes_max <= less + ONCE, "{info:?}");
    }
    true
}

fn wrap(number: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![number << 3 | 2];
    prost::encoding::encode_varint(content.len() as u64, &mut out);
    out.extend(content);
    out
}

fn around(record_type: u8, content: &[u8]) -> Vec<u8> {
    [
        &b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a"[..],
        &wrap(record_type, content),
    ]
    .concat()
}

#[test]
fn empty_payload_entries() {
    for entries in [1, 2, 1000, 1025, 4097, 100_000] {
        let entries = b"\x3a\x00".repeat(entries);
        let content = [&b"\x08\x02\x10\x01\x18\x01"[..], &entries].concat();
        assert!(check(&around(8, &content)));
    }
}

#[test]
fn unknown_fields_between_known_ones() {
    let fields = b"\x80\x01\x01\x0a\x031.4".repeat(100_000);
    assert!(check(&[around(7, &wrap(2, b"Msg")), fields].concat()));
    // In one piece they are shared.
    let fields = b"\x80\x01\x01".repeat(100_000);
    let bytes = Bytes::from([around(7, &wrap(2, b"Msg")), fields].concat());
    let _shared = bytes.clone();
    let (info, outcome) = decode(&bytes, &Limits::DEFAULT);
    assert_eq!(
        outcome.expect("a Record").unknown_fields.as_bytes().len(),
        300_000
    );
    assert!(info.bytes_max <= ONCE, "{info:?}");
}

#[test]
fn a_payload_is_shared() {
    let bytes = Bytes::from(around(7, &wrap(2, &[b'x'; 1_000_000])));
    let _shared = bytes.clone();
    let (info, outcome) = decode(&bytes, &Limits::DEFAULT);
    assert_eq!(
        outcome.expect("a Record").whole_payload().map(Bytes::len),
        Some(1_000_000)
    );
    assert!(info.bytes_max <= ONCE, "{info:?}");
}

proptest! {
    #[test]
    fn records_and_damaged_ones(
        record in record(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = record.encode();
        prop_assert!(check(&bytes));
        let at = at.index(bytes.len());
        bytes[at] = byte;
        check(&bytes);
        bytes.truncate(at);
        check(&bytes);
    }

    /// An ID is one copy of its text; so is the error about it.
    #[test]
    fn endpoint_ids(text in "[a-z]{0,5}:[0-9A-F]{0,9}:.{0,60}", times in 1_usize..100) {
        let text = text.repeat(times);
        let info = measure(|| {
            let _ = EndpointId::parse(&text);
            let _ = EndpointId::from_urn(&text);
        });
        prop_assert!(info.bytes_max <= 2 * text.len() as u64 + 256, "{:?}", info);
    }
}

/// JSON has no limits of its own: what it takes is bounded by the length of the text.
#[test]
fn json_takes_a_multiple_of_its_text() {
    for (before, entry, after) in [
        (r#"{"sessionContext":{"payload":["#, r#""""#, "]}}"),
        (r#"{"sessionContext":{"payload":["#, r#""AAAA""#, "]}}"),
        (r#"{"sessionContext":{"payload":["#, r#""QQ==""#, "]}}"),
    ] {
        let text = format!("{before}{}{after}", vec![entry; 10_000].join(","));
        let mut wire = None;
        let info = measure(|| wire = serde_json::from_str::<wire::Record>(&text).ok());
        assert!(wire.is_some(), "{before}");
        let most = text.len() as u64 * MOST_PER_BYTE_OF_JSON;
        assert!(info.bytes_max <= most, "{before} {info:?}");
    }
}
