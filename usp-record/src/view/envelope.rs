//! Records without protection that hold a Message or a piece of one, as practically all do, recognized without a loop
//! over fields.

use super::{
    fast::{self, NotPlain},
    keys::{delimited, first_field, is_utf8, varint},
    schema::{DEPTH, ROOT},
    table::{Kind, child, element_bytes, kind},
};
use crate::Limits;

/// Walks a Record; gives what its list elements take in the owned value, in bytes.
#[inline]
pub(super) fn walk(input: &[u8], limits: &Limits) -> Result<u64, NotPlain> {
    match usual(input, limits) {
        Some(element_bytes) => Ok(element_bytes),
        None => fast::walk(ROOT, input, limits),
    }
}

const NO_SESSION_CONTEXT: u8 = 0x3A;
const SESSION_CONTEXT: u8 = 0x42;

/// The same for a Record as it is usually written, if it is valid.
#[inline(always)]
fn usual(input: &[u8], limits: &Limits) -> Option<u64> {
    if limits.max_nesting() < DEPTH {
        return None;
    }
    let (version, rest) = first_field(0x0A, input)?;
    let (to_id, rest) = first_field(0x12, rest)?;
    let (from_id, rest) = first_field(0x1A, rest)?;
    // [R-MTP.4b]
    if [version, to_id, from_id]
        .into_iter()
        .any(|id| id.is_empty() || !is_utf8(id))
    {
        return None;
    }
    let (&record_type, rest) = rest.split_first()?;
    match (record_type, delimited(rest)?) {
        (NO_SESSION_CONTEXT, (content, [])) => match first_field(0x12, content)? {
            ([_, ..], []) => Some(0),
            _ => None,
        },
        (SESSION_CONTEXT, (content, [])) => {
            let entries = session(content)?;
            let elements = usize::try_from(entries).ok()?;
            let bytes = entries.checked_mul(u64::from(const { element_bytes(PAYLOAD) }))?;
            (elements <= limits.max_elements()).then_some(bytes)
        }
        _ => None,
    }
}

/// Number of the payload entries of a `SessionContextRecord`.
#[inline(always)]
fn session(content: &[u8]) -> Option<u64> {
    // [R-E2E.26]
    let rest = filled(0x08, content)?;
    let rest = filled(0x10, rest)?;
    let rest = filled(0x18, rest)?;
    let rest = match rest {
        [0x20, rest @ ..] => varint(rest)?.1,
        _ => rest,
    };
    let rest = state(0x28, rest)?;
    let mut rest = state(0x30, rest)?;
    let mut entries = 0_u64;
    while let Some((_, behind)) = first_field(0x3A, rest) {
        entries = entries.checked_add(1)?;
        rest = behind;
    }
    rest.is_empty().then_some(entries)
}

/// What is behind a number that must be there and not be 0.
#[inline(always)]
fn filled(tag: u8, input: &[u8]) -> Option<&[u8]> {
    match input {
        [found, rest @ ..] if *found == tag => match varint(rest)? {
            (0, _) => None,
            (_, rest) => Some(rest),
        },
        _ => None,
    }
}

/// What is behind a state of segmentation, if one is there.
#[inline(always)]
fn state(tag: u8, input: &[u8]) -> Option<&[u8]> {
    match input {
        [found, state, rest @ ..] if *found == tag => (*state <= LAST_STATE).then_some(rest),
        _ => Some(input),
    }
}

const PAYLOAD: Kind = kind(child(ROOT, SESSION_CONTEXT), 0x3A);
const LAST_STATE: u8 = if let Kind::Known(last) = kind(child(ROOT, SESSION_CONTEXT), 0x28) {
    last
} else {
    0
};

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Limits, ROOT, fast, usual};

    /// A Record with this field at its end.
    fn record(record_type: u8, content: &[u8]) -> Vec<u8> {
        let ids = b"\x0a\x031.4\x12\x01a\x1a\x01b";
        let len = u8::try_from(content.len()).unwrap_or(u8::MAX);
        [ids, &[record_type, len][..], content].concat()
    }

    #[test]
    fn the_usual_ways_of_writing_get_the_answer_of_the_walk() {
        let ids = b"\x08\x01\x10\x80\x01\x18\x03";
        let session = |rest: &[u8]| record(0x42, &[ids, rest].concat());
        for (bytes, is_usual) in [
            (record(0x3A, b"\x12\x01x"), true),
            (record(0x3A, b"\x12\x00"), false),
            (record(0x3A, b""), false),
            (record(0x3A, b"\x12\x01x\x12\x01x"), false),
            (session(b""), true),
            (session(b"\x3a\x01x\x3a\x00"), true),
            (session(b"\x20\x00\x28\x03\x30\x00\x3a\x01x"), true),
            (session(b"\x28\x04"), false),
            (session(b"\x30\x00\x28\x00"), false),
            (session(b"\x3a\x01x\x20\x01"), false),
            (session(b"\x3a\x02x"), false),
            (session(b"\x42\x00"), false),
            (record(0x42, b"\x08\x00\x10\x01\x18\x01"), false),
            (record(0x42, b"\x08\x01\x10\x01"), false),
            (b"\x0a\x031.4\x12\x01a\x1a\x01b".to_vec(), false),
        ] {
            let found = usual(&bytes, &Limits::DEFAULT);
            assert_eq!(found.is_some(), is_usual, "{bytes:02x?}");
            let walked = fast::walk(ROOT, &bytes, &Limits::DEFAULT).ok();
            assert_eq!(walked.is_some(), is_usual, "{bytes:02x?}");
            assert_eq!(found, walked, "{bytes:02x?}");
        }
    }

    #[test]
    fn limits_hold_for_what_is_usual() {
        let bytes = record(0x42, b"\x08\x01\x10\x01\x18\x01\x3a\x01x\x3a\x01y");
        let limits = Limits::DEFAULT;
        assert!(usual(&bytes, &limits.with_max_elements(2)).is_some());
        assert!(usual(&bytes, &limits.with_max_elements(1)).is_none());
        assert!(usual(&bytes, &limits.with_max_nesting(0)).is_none());
    }
}
