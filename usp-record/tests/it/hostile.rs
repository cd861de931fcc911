//! No input may panic, loop for ever, or take more memory than it should.

use proptest::prelude::*;
use usp_record::{
    DecodeErrorKind, EndpointId, Limits, Receiver, Record, RecordType, percent_decode,
    proptest::record,
};

use crate::{id, plain};

fn feed(bytes: &[u8]) {
    let decoded = Record::decode(bytes.to_vec());
    match &decoded {
        Ok(record) => {
            let again = Record::decode(record.encode());
            assert_eq!(again.as_ref(), Ok(record));
            record.feed_protected_bytes(|_| ());
        }
        Err(error) => {
            assert!(error.offset() <= bytes.len());
            assert!(error.path().starts_with("record"));
            let payload = error
                .payload()
                .map(|range| bytes.get(range).expect("in the input"));
            assert!(payload.is_none_or(|payload| !payload.is_empty()));
            assert!(!format!("{error} {error:?}").is_empty());
        }
    }
    let own_id = id("self::b");
    let _ = Receiver::new(&own_id).judge(bytes, decoded.as_ref(), |_| Some(()));
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        feed(&bytes);
    }

    #[test]
    fn records_with_a_byte_changed_or_a_piece_cut_out(
        record in record(),
        at in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let bytes = record.encode();
        let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
        let mut changed = bytes.clone();
        changed[at] = byte;
        feed(&changed);
        let mut cut = bytes;
        cut.drain(at.min(to)..at.max(to));
        feed(&cut);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        if let Err(error) = EndpointId::parse(&text) {
            let shown = format!("{error:#}");
            prop_assert!(shown.lines().count() == 3, "{}", shown);
        }
        let _ = EndpointId::from_urn(&text);
        let _ = percent_decode(&text);
    }
}

#[test]
fn every_prefix_of_a_record() {
    let bytes = plain("Msg").with_originator_id(id("self::c")).encode();
    for end in 0..bytes.len() {
        feed(&bytes[..end]);
    }
}

#[test]
fn groups_nested_to_the_limit_and_beyond() {
    let groups = |depth: usize| [b"\x83\x01".repeat(depth), b"\x84\x01".repeat(depth)].concat();
    let nested = |depth: usize| Record::decode([plain("Msg").encode(), groups(depth)].concat());
    assert!(nested(100).is_ok());
    for depth in [101, 1_000_000] {
        let error = nested(depth).expect_err("too deep");
        assert_eq!(error.kind(), DecodeErrorKind::TooDeep { max: 100 });
    }
    // The content of a Record is a level of its own.
    let inside = |depth: usize| {
        let mut bytes = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a\x6a".to_vec();
        prost::encoding::encode_varint(groups(depth).len() as u64, &mut bytes);
        Record::decode([bytes, groups(depth)].concat())
    };
    assert!(inside(99).is_ok());
    let error = inside(100).expect_err("too deep");
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep { max: 100 });
    let limits = Limits::DEFAULT.with_max_nesting(0);
    let error = Record::decode_with(plain("Msg").encode(), &limits).expect_err("too deep");
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep { max: 0 });
}

#[test]
fn many_unknown_fields_take_linear_time() {
    // Known fields between unknown ones, so that each unknown field has to be gathered by itself.
    let mut bytes = plain("Msg").encode();
    bytes.extend(b"\x80\x01\x01\x0a\x031.4".repeat(500_000));
    let record = Record::decode(bytes).expect("a Record");
    assert_eq!(record.unknown_fields.as_bytes().len(), 1_500_000);
}

#[test]
fn payload_entries_to_the_limit_and_beyond() {
    let record = |entries: usize| {
        let content = [
            b"\x08\x02\x10\x01\x18\x01".to_vec(),
            b"\x3a\x00".repeat(entries),
        ]
        .concat();
        let mut bytes = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a\x42".to_vec();
        prost::encoding::encode_varint(content.len() as u64, &mut bytes);
        bytes.extend(content);
        bytes
    };
    let limits = Limits::DEFAULT.with_max_elements(1000);
    let decoded = Record::decode_with(record(1000), &limits).expect("a Record");
    let RecordType::SessionContext(context) = decoded.record_type else {
        panic!("another type");
    };
    assert_eq!(context.payload.len(), 1000);
    let error = Record::decode_with(record(1001), &limits).expect_err("too many");
    assert_eq!(error.kind(), DecodeErrorKind::TooManyElements { max: 1000 });
    let limits = Limits::DEFAULT.with_max_decoded_bytes(10_000);
    let error = Record::decode_with(record(1000), &limits).expect_err("too much memory");
    assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory { max: 10_000 });
}
