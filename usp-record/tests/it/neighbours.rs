//! What lies beside valid Records: every cut, every byte in other ways, a byte more or less.

use serde::Deserialize;
use usp_record::{Record, view::SegmentView};

use crate::{
    laws::same_verdict,
    vectors::{hex, lines},
    view::same,
};

#[derive(Deserialize)]
struct Vector {
    bytes: String,
}

/// The bytes of the vectors that are short enough to try everything.
fn short() -> Vec<Vec<u8>> {
    let vectors: Vec<Vector> = lines("record.jsonl");
    let bytes = vectors.iter().map(|vector| hex(&vector.bytes));
    let short: Vec<_> = bytes.filter(|bytes| bytes.len() <= 100).collect();
    assert!(short.len() > 80, "the short ones are the most");
    short
}

fn judge(bytes: &[u8]) {
    same_verdict(bytes).expect("the verdict of prost");
    same(bytes).expect("a view of the Record");
    if let Some(segment) = SegmentView::read(bytes) {
        let record = Record::decode(bytes.to_vec()).expect("a segment is a Record");
        assert_eq!(segment.encode(), record.encode());
    }
}

#[test]
fn each_cut_gets_the_same_verdict() {
    for bytes in short() {
        for end in 0..bytes.len() {
            judge(&bytes[..end]);
        }
    }
}

#[test]
fn each_byte_in_other_ways_gets_the_same_verdict() {
    for mut bytes in short() {
        for at in 0..bytes.len() {
            let byte = bytes[at];
            for other in [
                0,
                1,
                2,
                byte.wrapping_sub(1),
                byte.wrapping_add(1),
                byte ^ 0x80,
            ] {
                bytes[at] = other;
                judge(&bytes);
            }
            bytes[at] = byte;
        }
    }
}

#[test]
fn a_byte_more_or_less_gets_the_same_verdict() {
    for bytes in short() {
        for at in 0..bytes.len() {
            let (before, after) = bytes.split_at(at);
            judge(&[before, &after[1..]].concat());
            for byte in [0, 1, after[0]] {
                judge(&[before, &[byte], after].concat());
            }
        }
    }
}
