//! Header and body as practically all Messages have them, recognized without a loop over fields.

use super::{
    fast::{self, NotPlain},
    keys::{delimited, first_field, is_utf8},
    schema::ROOT,
    table::{Kind, child, kind},
};
use crate::Limits;

/// Walks a Message; gives what its list elements take in the owned value, in bytes.
#[inline]
pub(super) fn walk(input: &[u8], limits: &Limits) -> Result<u64, NotPlain> {
    match content(input) {
        Some((message, content)) => fast::walk(message, content, limits),
        None => fast::walk(ROOT, input, limits),
    }
}

const HEADER: u8 = 0x0A;
const BODY: u8 = 0x12;
const MSG_ID: u8 = 0x0A;
const MSG_TYPE: u8 = 0x10;
const REQUEST: u8 = 0x0A;
const RESPONSE: u8 = 0x12;

/// The request or response in a Message, with its place in the schema.
#[inline(always)]
fn content(input: &[u8]) -> Option<(u8, &[u8])> {
    const LAST_TYPE: u8 = if let Kind::Known(last) = kind(child(ROOT, HEADER), MSG_TYPE) {
        last
    } else {
        0
    };
    let (header, rest) = first_field(HEADER, input)?;
    let (id, msg_type) = first_field(MSG_ID, header)?;
    // [R-MSG.8] [R-ENC.2]
    if id.is_empty() || !is_utf8(id) || !matches!(msg_type, [MSG_TYPE, 0..=LAST_TYPE]) {
        return None;
    }
    let (body, []) = first_field(BODY, rest)? else {
        return None;
    };
    let (message, content) = match body {
        [REQUEST, rest @ ..] => (const { child(child(ROOT, BODY), REQUEST) }, rest),
        [RESPONSE, rest @ ..] => (const { child(child(ROOT, BODY), RESPONSE) }, rest),
        _ => return None,
    };
    match delimited(content)? {
        (content, []) => Some((message, content)),
        _ => None,
    }
}
