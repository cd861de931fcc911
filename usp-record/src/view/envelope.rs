//! A Record without protection, as practically all are, recognized without a loop over fields.

use super::{
    fast::{self, NotPlain},
    keys::{delimited, first_field, is_utf8},
    schema::ROOT,
    table::child,
};
use crate::Limits;

/// Walks a Record; gives what its list elements take in the owned value, in bytes.
#[inline]
pub(super) fn walk(input: &[u8], limits: &Limits) -> Result<u64, NotPlain> {
    match content(input) {
        Some((message, content)) => fast::walk(message, content, limits),
        None => fast::walk(ROOT, input, limits),
    }
}

const NO_SESSION_CONTEXT: u8 = 0x3A;
const SESSION_CONTEXT: u8 = 0x42;

/// The content of the Record, with its place in the schema.
#[inline(always)]
fn content(input: &[u8]) -> Option<(u8, &[u8])> {
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
    let (message, content) = match rest {
        [NO_SESSION_CONTEXT, rest @ ..] => (const { child(ROOT, NO_SESSION_CONTEXT) }, rest),
        [SESSION_CONTEXT, rest @ ..] => (const { child(ROOT, SESSION_CONTEXT) }, rest),
        _ => return None,
    };
    match delimited(content)? {
        (content, []) => Some((message, content)),
        _ => None,
    }
}
