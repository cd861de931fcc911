//! Lower bounds: what a decoder cannot do without.
//!
//! The walk looks at every key, length and wire type, keeps all of them inside of their message and checks that
//! texts are UTF-8, and does nothing else: no order of fields, no choices, no limits, no counts. The fused walk also
//! adds up the lengths of all texts, as a visitor of the decoded message would.

use super::workloads::{Kind, Workload};

const NONE: u8 = 0;
const TEXT: u8 = 1;
const BYTES: u8 = 2;
const VARINT: u8 = 3;
const FIXED32: u8 = 4;
const PAIR: u8 = 5;
const NEST: u8 = 6;

/// What to do at a tag byte, and the message that begins there.
#[derive(Clone, Copy)]
struct Step {
    action: u8,
    child: u8,
}

type Table = [Step; 128];

/// A table of tag byte, action and child.
const fn table(steps: &[(u8, u8, u8)]) -> Table {
    let mut table = [Step {
        action: NONE,
        child: 0,
    }; 128];
    let mut at = 0;
    while at < steps.len() {
        let (tag, action, child) = steps[at];
        table[tag as usize] = Step { action, child };
        at += 1;
    }
    table
}

const RECORD: u8 = 0;
const MSG: u8 = 3;

/// The messages of the workloads; leaves come last.
static TABLES: [Table; 23] = [
    // 0: Record
    table(&[
        (0x0A, TEXT, 0),
        (0x12, TEXT, 0),
        (0x1A, TEXT, 0),
        (0x20, VARINT, 0),
        (0x2A, BYTES, 0),
        (0x32, BYTES, 0),
        (0x3A, NEST, 13),
        (0x42, NEST, 14),
    ]),
    // 1, 2: not used
    table(&[]),
    table(&[]),
    // 3: Msg
    table(&[(0x0A, NEST, 15), (0x12, NEST, 4)]),
    // 4: Body
    table(&[(0x0A, NEST, 5), (0x12, NEST, 6)]),
    // 5: Request
    table(&[(0x0A, NEST, 16), (0x22, NEST, 11), (0x42, NEST, 12)]),
    // 6: Response
    table(&[(0x0A, NEST, 7), (0x12, NEST, 8)]),
    // 7: GetResp
    table(&[(0x0A, NEST, 9)]),
    // 8: GetSupportedDMResp
    table(&[(0x0A, NEST, 10)]),
    // 9: GetResp.RequestedPathResult
    table(&[
        (0x0A, TEXT, 0),
        (0x15, FIXED32, 0),
        (0x1A, TEXT, 0),
        (0x22, NEST, 17),
    ]),
    // 10: RequestedObjectResult
    table(&[
        (0x0A, TEXT, 0),
        (0x15, FIXED32, 0),
        (0x1A, TEXT, 0),
        (0x22, TEXT, 0),
        (0x2A, NEST, 22),
    ]),
    // 11: Set
    table(&[(0x08, VARINT, 0), (0x12, NEST, 21)]),
    // 12: Notify
    table(&[(0x0A, TEXT, 0), (0x10, VARINT, 0), (0x22, NEST, 18)]),
    // 13: NoSessionContext
    table(&[(0x12, BYTES, 0)]),
    // 14: SessionContext
    table(&[
        (0x08, VARINT, 0),
        (0x10, VARINT, 0),
        (0x18, VARINT, 0),
        (0x20, VARINT, 0),
        (0x28, VARINT, 0),
        (0x30, VARINT, 0),
        (0x3A, BYTES, 0),
    ]),
    // 15: Header
    table(&[(0x0A, TEXT, 0), (0x10, VARINT, 0)]),
    // 16: Get
    table(&[(0x0A, TEXT, 0), (0x15, FIXED32, 0)]),
    // 17: ResolvedPathResult
    table(&[(0x0A, TEXT, 0), (0x12, PAIR, 0)]),
    // 18: ValueChange, SupportedEventResult
    table(&[(0x0A, TEXT, 0), (0x12, TEXT, 0)]),
    // 19: UpdateParamSetting
    table(&[(0x0A, TEXT, 0), (0x12, TEXT, 0), (0x18, VARINT, 0)]),
    // 20: SupportedParamResult, SupportedCommandResult, SupportedUniqueKeySet
    table(&[
        (0x0A, TEXT, 0),
        (0x10, VARINT, 0),
        (0x12, TEXT, 0),
        (0x18, VARINT, 0),
        (0x1A, TEXT, 0),
        (0x20, VARINT, 0),
    ]),
    // 21: UpdateObject
    table(&[(0x0A, TEXT, 0), (0x12, NEST, 19)]),
    // 22: SupportedObjectResult
    table(&[
        (0x0A, TEXT, 0),
        (0x10, VARINT, 0),
        (0x18, VARINT, 0),
        (0x22, NEST, 20),
        (0x2A, NEST, 18),
        (0x32, NEST, 20),
        (0x3A, TEXT, 0),
        (0x42, NEST, 20),
    ]),
];

/// Messages from here to `LEAF_END` have no messages in them.
const LEAF_START: u8 = 13;
const LEAF_END: u8 = 20;

/// Messages whose bytes are looked at as a whole: if all are ASCII, so are the texts.
const fn has_many_texts(message: u8) -> bool {
    matches!(message, 12 | 16 | 17 | 18 | 21 | 22)
}

/// Walks over a workload; `None` if it is malformed, else the length of all texts if they are visited.
pub fn walk<const VISIT: bool>(workload: &Workload) -> Option<u64> {
    let mut sum = 0;
    match workload.kind {
        Kind::Msg => nested::<VISIT>(MSG, &workload.bytes, false, &mut sum)?,
        Kind::Record => nested::<VISIT>(RECORD, &workload.bytes, false, &mut sum)?,
        Kind::Wrapped => {
            nested::<VISIT>(RECORD, &workload.bytes, false, &mut sum)?;
            nested::<VISIT>(MSG, payload(&workload.bytes)?, false, &mut sum)?;
        }
    }
    Some(sum)
}

/// The payload of a Record without session and extras.
fn payload(mut input: &[u8]) -> Option<&[u8]> {
    loop {
        let (tag, rest) = input.split_first()?;
        let (content, rest) = delimited(rest)?;
        input = rest;
        if *tag == 0x3A {
            return delimited(content.get(1..)?).map(|(payload, _)| payload);
        }
    }
}

fn nested<const VISIT: bool>(message: u8, input: &[u8], ascii: bool, sum: &mut u64) -> Option<()> {
    fields::<VISIT, false>(message, input, ascii, sum)
}

#[inline(always)]
fn fields<const VISIT: bool, const LEAF: bool>(
    message: u8,
    mut input: &[u8],
    mut ascii: bool,
    sum: &mut u64,
) -> Option<()> {
    let table = TABLES.get(usize::from(message))?;
    ascii = ascii || (has_many_texts(message) && is_ascii(input));
    while let [tag, rest @ ..] = input {
        let step = table.get(usize::from(*tag))?;
        input = match step.action {
            TEXT => {
                let (text, rest) = delimited(rest)?;
                if !ascii && !is_utf8(text) {
                    return None;
                }
                if VISIT {
                    *sum += text.len() as u64;
                }
                rest
            }
            PAIR => {
                let (pair, rest) = delimited(rest)?;
                let (key, pair) = part(0x0A, pair)?;
                let (value, pair) = part(0x12, pair)?;
                if !pair.is_empty() || !(ascii || (is_utf8(key) && is_utf8(value))) {
                    return None;
                }
                if VISIT {
                    *sum += key.len() as u64 + value.len() as u64;
                }
                rest
            }
            VARINT => {
                let end = rest.iter().position(|b| *b < 0x80)?;
                if end > 9 {
                    return None;
                }
                &rest[end + 1..]
            }
            FIXED32 => rest.get(4..)?,
            BYTES => delimited(rest)?.1,
            NEST if !LEAF => {
                let (child, rest) = delimited(rest)?;
                if (LEAF_START..=LEAF_END).contains(&step.child) {
                    fields::<VISIT, true>(step.child, child, ascii, sum)?;
                } else {
                    nested::<VISIT>(step.child, child, ascii, sum)?;
                }
                rest
            }
            _ => return None,
        };
    }
    Some(())
}

/// Key or value of a pair, which may be absent.
#[inline(always)]
fn part(tag: u8, pair: &[u8]) -> Option<(&[u8], &[u8])> {
    match pair {
        [found, rest @ ..] if *found == tag => delimited(rest),
        _ => Some((&[], pair)),
    }
}

#[inline(always)]
fn delimited(input: &[u8]) -> Option<(&[u8], &[u8])> {
    match input {
        [len @ ..0x80, rest @ ..] => rest.split_at_checked(usize::from(*len)),
        [low, high @ ..0x80, rest @ ..] => {
            rest.split_at_checked(usize::from(*low & 0x7F) | (usize::from(*high) << 7))
        }
        _ => long_delimited(input),
    }
}

#[inline(never)]
fn long_delimited(input: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut len = 0_usize;
    for (at, byte) in input.iter().enumerate().take(4) {
        len |= usize::from(byte & 0x7F) << (7 * at);
        if *byte < 0x80 {
            return input.get(at + 1..)?.split_at_checked(len);
        }
    }
    None
}

const HIGH: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;

#[inline(always)]
fn is_ascii(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<32>() else {
        return bytes.is_ascii();
    };
    let high = |block: &[u8; 32]| {
        let (first, last) = (block.first_chunk::<16>(), block.last_chunk::<16>());
        first
            .zip(last)
            .is_some_and(|(a, b)| (u128::from_le_bytes(*a) | u128::from_le_bytes(*b)) & HIGH != 0)
    };
    let mut rest = bytes;
    while let Some((block, tail)) = rest.split_first_chunk::<32>() {
        if high(block) {
            return false;
        }
        rest = tail;
    }
    !high(last)
}

#[inline(always)]
fn is_utf8(text: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
        let bits = u128::from_le_bytes(*first) | u128::from_le_bytes(*last);
        if text.len() <= 32 && bits & HIGH == 0 {
            return true;
        }
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        let bits = u64::from_le_bytes(*first) | u64::from_le_bytes(*last);
        if bits & HIGH as u64 == 0 {
            return true;
        }
    } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let bits = u32::from_le_bytes(*first) | u32::from_le_bytes(*last);
        if bits & HIGH as u32 == 0 {
            return true;
        }
    } else if text.iter().all(|b| *b < 0x80) {
        return true;
    }
    long_is_utf8(text)
}

#[inline(never)]
fn long_is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok()
}
