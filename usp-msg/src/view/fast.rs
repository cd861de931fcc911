// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

//! Recognizes plain messages, in one pass and at the speed of memory.
//!
//! A message is plain if all its fields are known, come in the order of their numbers with keys of one byte, and
//! break no rule of the schema. That is how practically every sender writes. Whatever is not plain is left to a
//! decoder that knows all that protobuf allows and what is wrong with the rest.

use super::{
    keys::{delimited, is_ascii, is_utf8, varint},
    schema::DEPTH,
    table::{Op, Plan, Plans, Tally},
};
use crate::Limits;

/// Says that a message is not plain, right or wrong.
pub(super) struct NotPlain;

static PLANS: Plans = Plans::new();

/// Walks one message of the schema, if it is not too long.
///
/// Gives what its list elements take in the owned value, in bytes.
pub(super) fn walk(message: u8, input: &[u8], limits: &Limits) -> Result<u64, NotPlain> {
    if input.len() > Tally::MAX_INPUT || limits.max_nesting() < DEPTH {
        return Err(NotPlain);
    }
    let plan = PLANS.plans.get(usize::from(message)).ok_or(NotPlain)?;
    let tally = nested(plan, input)?;
    if tally.elements() > limits.max_elements() {
        return Err(NotPlain);
    }
    Ok(tally.element_bytes())
}

/// Walks a message of any kind; recursion ends where the schema ends.
fn nested(mut plan: &Plan, mut input: &[u8]) -> Result<Tally, NotPlain> {
    let mut outer = Tally::ZERO;
    loop {
        if plan.texts && is_ascii(input) {
            return Ok(outer.plus(ascii_nested(plan, input)?));
        }
        let walked = fields(plan, input)?;
        outer = outer.plus(walked.tally);
        match walked.last_child {
            None => return Ok(outer),
            Some((child, bytes)) => (plan, input) = (child, bytes),
        }
    }
}

/// Walks a message whose bytes are all ASCII: its texts are UTF-8, and its numbers take one byte each.
fn ascii_nested(plan: &Plan, input: &[u8]) -> Result<Tally, NotPlain> {
    ascii_fields::<false>(plan, input)
}

/// Walks the fields of such a message; inlined for messages without submessages.
#[inline(always)]
fn ascii_fields<const LEAF: bool>(plan: &Plan, mut input: &[u8]) -> Result<Tally, NotPlain> {
    let mut last = 0_u8;
    let mut tally = Tally::ZERO;
    let mut inner = Tally::ZERO;
    while let [tag, rest @ ..] = input {
        let op = next_op(plan, *tag, &mut last)?;
        tally = tally.plus(op.tally());
        // Told apart by branches, so that the next field can be looked at before the tables have answered.
        input = match op.class() {
            Op::VARINT => rest.split_first().ok_or(NotPlain)?.1,
            Op::FIXED32 => rest.split_at_checked(4).ok_or(NotPlain)?.1,
            Op::ENTRY => {
                let (pair, rest) = short(rest)?;
                entry(pair, true)?;
                rest
            }
            Op::MESSAGE if !LEAF => {
                let (child, rest) = short(rest)?;
                let plan = PLANS.plans.get(op.detail()).ok_or(NotPlain)?;
                inner = inner.plus(if plan.leaf {
                    ascii_fields::<true>(plan, child)?
                } else {
                    ascii_nested(plan, child)?
                });
                rest
            }
            _ => short(rest)?.1,
        };
    }
    plan.is_complete(tally)?;
    Ok(tally.of_elements().plus(inner))
}

/// Splits off a length of one byte and as many bytes.
#[inline(always)]
fn short(input: &[u8]) -> Result<(&[u8], &[u8]), NotPlain> {
    let (len, rest) = input.split_first().ok_or(NotPlain)?;
    rest.split_at_checked(usize::from(*len)).ok_or(NotPlain)
}

/// What is to be done at a tag byte, if the field may come here.
#[inline(always)]
fn next_op(plan: &Plan, tag: u8, last: &mut u8) -> Result<Op, NotPlain> {
    let place = *plan.tags.get(usize::from(tag)).ok_or(NotPlain)?;
    let op = *PLANS.ops.get(usize::from(place)).ok_or(NotPlain)?;
    // A second occurrence is for lists only; no known field has no class.
    if (tag <= *last && (tag < *last || !op.is_list())) || op.class() == Op::NONE {
        return Err(NotPlain);
    }
    *last = tag;
    Ok(op)
}

impl Plan {
    /// Checks that all is there that must be, and no choice is made twice.
    #[inline(always)]
    fn is_complete(&self, tally: Tally) -> Result<(), NotPlain> {
        let parts = tally.parts();
        if parts == self.parts || parts == self.or_parts {
            Ok(())
        } else {
            Err(NotPlain)
        }
    }
}

/// What the fields of a message gave.
struct Walked<'a> {
    tally: Tally,
    /// The submessage in its last field, which is yet to be walked.
    last_child: Option<(&'static Plan, &'a [u8])>,
}

/// Walks the fields of a message.
///
/// A message in the last field is left to the caller, who has no need to come back for more: many messages are
/// wrappers around one other.
#[inline(always)]
fn fields<'a>(plan: &Plan, mut input: &'a [u8]) -> Result<Walked<'a>, NotPlain> {
    let mut last = 0_u8;
    let mut tally = Tally::ZERO;
    let mut inner = Tally::ZERO;
    let mut last_child = None;
    while let [tag, rest @ ..] = input {
        let op = next_op(plan, *tag, &mut last)?;
        tally = tally.plus(op.tally());
        input = match op.class() {
            Op::TEXT => {
                let (text, rest) = delimited(rest).ok_or(NotPlain)?;
                if !is_utf8(text) || (text.is_empty() && op.is_filled()) {
                    return Err(NotPlain);
                }
                rest
            }
            Op::ENTRY => {
                let (pair, rest) = delimited(rest).ok_or(NotPlain)?;
                entry(pair, false)?;
                rest
            }
            Op::VARINT => {
                let (number, rest) = varint(rest).ok_or(NotPlain)?;
                if number == 0 && op.is_filled() {
                    return Err(NotPlain);
                }
                rest
            }
            Op::KNOWN => {
                let (number, rest) = rest.split_first().ok_or(NotPlain)?;
                if usize::from(*number) > op.detail() {
                    return Err(NotPlain);
                }
                rest
            }
            Op::FIXED32 => rest.split_at_checked(4).ok_or(NotPlain)?.1,
            Op::BYTES => {
                let (bytes, rest) = delimited(rest).ok_or(NotPlain)?;
                if bytes.is_empty() && op.is_filled() {
                    return Err(NotPlain);
                }
                rest
            }
            _ => {
                let (child, rest) = delimited(rest).ok_or(NotPlain)?;
                let plan = PLANS.plans.get(op.detail()).ok_or(NotPlain)?;
                if rest.is_empty() {
                    last_child = Some((plan, child));
                } else {
                    inner = inner.plus(nested(plan, child)?);
                }
                rest
            }
        };
    }
    plan.is_complete(tally)?;
    Ok(Walked {
        tally: tally.of_elements().plus(inner),
        last_child,
    })
}

const KEY: u8 = 0x0A;
const VALUE: u8 = 0x12;

/// Walks an entry of a map: a key, a value, or both, or neither.
#[inline(always)]
fn entry(pair: &[u8], ascii: bool) -> Result<(), NotPlain> {
    if let [KEY, len @ ..0x80, rest @ ..] = pair {
        if let Some((key, [VALUE, len @ ..0x80, value @ ..])) =
            rest.split_at_checked(usize::from(*len))
        {
            if value.len() == usize::from(*len) && (ascii || (is_utf8(key) && is_utf8(value))) {
                return Ok(());
            }
        }
    }
    rare_entry(pair)
}

#[inline(never)]
fn rare_entry(mut pair: &[u8]) -> Result<(), NotPlain> {
    for tag in [KEY, VALUE] {
        if let [found, rest @ ..] = pair {
            if *found == tag {
                let (text, rest) = delimited(rest).ok_or(NotPlain)?;
                if !is_utf8(text) {
                    return Err(NotPlain);
                }
                pair = rest;
            }
        }
    }
    if pair.is_empty() {
        Ok(())
    } else {
        Err(NotPlain)
    }
}
