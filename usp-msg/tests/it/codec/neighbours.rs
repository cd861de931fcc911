//! What lies beside valid bytes: every cut, and every byte in other ways.

use serde::Deserialize;

use super::judge;
use crate::{hex, vectors};

#[derive(Deserialize)]
struct Vector {
    bytes: String,
}

/// The bytes of the vectors that are short enough to try everything.
fn short() -> Vec<Vec<u8>> {
    let vectors: Vec<Vector> = vectors::lines("msg.jsonl");
    let bytes = vectors.iter().map(|vector| hex(&vector.bytes));
    let short: Vec<_> = bytes.filter(|bytes| bytes.len() <= 64).collect();
    assert!(short.len() > 500, "the short ones are the most");
    short
}

#[test]
fn each_cut_gets_the_same_verdict() {
    for bytes in short() {
        for end in 0..bytes.len() {
            judge::msg(&bytes[..end]);
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
                judge::msg(&bytes);
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
            judge::msg(&[before, &after[1..]].concat());
            for byte in [0, 1, after[0]] {
                judge::msg(&[before, &[byte], after].concat());
            }
        }
    }
}
