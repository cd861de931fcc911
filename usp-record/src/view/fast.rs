// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! Recognizes plain messages, in one pass and at the speed of memory.
//!
//! A message is plain if all its fields are known, come in the order of their numbers with keys of one byte, and
//! break no rule of the schema. That is how practically every sender writes. Whatever is not plain is left to
//! [`full`](super::full), which knows all that protobuf allows and what is wrong with the rest.

use super::{
    keys::{delimited, is_utf8, varint},
    schema::DEPTH,
    table::{Op, Plan},
};
use crate::Limits;

/// Says that a message is not plain, right or wrong.
pub(super) struct NotPlain;

/// List elements found, and what they take in the owned value.
#[derive(Clone, Copy, Default)]
pub(super) struct Cost {
    elements: u32,
    element_bytes: u64,
}

impl Cost {
    /// Whether a plain message with these elements is within limits; its length has been looked at before.
    pub(super) fn is_within(self, limits: &Limits) -> bool {
        limits.max_nesting() >= DEPTH
            && usize::try_from(self.elements).is_ok_and(|n| n <= limits.max_elements())
    }

    pub(super) const fn element_bytes(self) -> u64 {
        self.element_bytes
    }
}

static PLANS: &[Plan] = &Plan::all();

/// Walks one message of the schema; its length must fit in 32 bits, so that the counters cannot overflow.
pub(super) fn walk(message: u8, input: &[u8]) -> Result<Cost, NotPlain> {
    if u32::try_from(input.len()).is_err() {
        return Err(NotPlain);
    }
    let mut cost = Cost::default();
    nested(message, input, false, &mut cost)?;
    Ok(cost)
}

/// Walks a message of any kind; recursion ends where the schema ends.
fn nested(message: u8, input: &[u8], ascii: bool, cost: &mut Cost) -> Result<(), NotPlain> {
    let plan = PLANS.get(usize::from(message)).ok_or(NotPlain)?;
    fields::<false>(plan, input, ascii, cost)
}

/// Walks the fields of a message; inlined for messages without submessages.
#[inline(always)]
fn fields<const LEAF: bool>(
    plan: &Plan,
    mut input: &[u8],
    mut ascii: bool,
    cost: &mut Cost,
) -> Result<(), NotPlain> {
    // Tags and short lengths are ASCII too: one look at all bytes may settle all texts.
    ascii = ascii || (plan.rule.texts && input.is_ascii());
    let mut last = 0_u8;
    let mut seen = 0_u32;
    while let [tag, rest @ ..] = input {
        let tag = *tag;
        let op = *plan.ops.get(usize::from(tag)).ok_or(NotPlain)?;
        if tag <= last {
            // A second occurrence, which only lists may have.
            if tag < last || !op.is_list() {
                return Err(NotPlain);
            }
        }
        last = tag;
        if op.is_list() {
            cost.elements = cost.elements.wrapping_add(1);
            cost.element_bytes = cost
                .element_bytes
                .wrapping_add(u64::from(op.element_bytes()));
        }
        input = match op.class() {
            Op::TEXT => {
                let (text, rest) = delimited(rest).ok_or(NotPlain)?;
                if !ascii && !is_utf8(text) {
                    return Err(NotPlain);
                }
                rest
            }
            Op::ENTRY => {
                let (pair, rest) = delimited(rest).ok_or(NotPlain)?;
                entry(pair, ascii)?;
                rest
            }
            Op::VARINT => varint(rest).ok_or(NotPlain)?.1,
            Op::FIXED32 => rest.split_at_checked(4).ok_or(NotPlain)?.1,
            Op::BYTES => delimited(rest).ok_or(NotPlain)?.1,
            Op::MESSAGE if !LEAF => {
                let (child, rest) = delimited(rest).ok_or(NotPlain)?;
                let plan = PLANS.get(usize::from(op.child())).ok_or(NotPlain)?;
                if plan.rule.leaf {
                    fields::<true>(plan, child, ascii, cost)?;
                } else {
                    nested(op.child(), child, ascii, cost)?;
                }
                rest
            }
            _ => return Err(NotPlain),
        };
        if !LEAF || plan.rule.any {
            seen |= 1 << (tag >> 3);
        }
    }
    if plan.rule.any {
        let choices = (seen & plan.rule.choice).count_ones();
        if seen & plan.rule.required != plan.rule.required
            || choices > 1
            || (choices == 0 && plan.rule.choose)
        {
            return Err(NotPlain);
        }
    }
    Ok(())
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
