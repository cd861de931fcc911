//! The four integer types.

use super::{ValueError, ValueErrorKind};
use crate::types::Primitive;

/// Reads an optional sign and digits, with any number of leading zeros. `[R-ENC.6]`
///
/// `-0` is a value of the unsigned types: XSD restricts the number, not the sign.
pub(super) fn parse(text: &str, primitive: Primitive) -> Result<i128, ValueError> {
    let negative = text.starts_with('-');
    let signed = negative || text.starts_with('+');
    let mut magnitude = Some(0_u64);
    let mut digits = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        if at == 0 && signed {
            continue;
        }
        if !byte.is_ascii_digit() {
            return Err(ValueError::lexical(primitive, text, at));
        }
        digits = digits.saturating_add(1);
        magnitude = magnitude
            .and_then(|magnitude| magnitude.checked_mul(10))
            .and_then(|magnitude| magnitude.checked_add(u64::from(byte.wrapping_sub(b'0'))));
    }
    if digits == 0 {
        return Err(ValueError::lexical(primitive, text, text.len()));
    }
    let (least, greatest) = limits(primitive);
    magnitude
        .map(|magnitude| {
            let magnitude = i128::from(magnitude);
            if negative {
                magnitude.saturating_neg()
            } else {
                magnitude
            }
        })
        .filter(|value| (least..=greatest).contains(value))
        .ok_or_else(|| {
            ValueError::new(
                ValueErrorKind::Overflow {
                    expected: primitive,
                },
                0,
            )
        })
}

fn limits(primitive: Primitive) -> (i128, i128) {
    match primitive {
        Primitive::Int => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Primitive::Long => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Primitive::UnsignedInt => (0, i128::from(u32::MAX)),
        Primitive::UnsignedLong
        | Primitive::Base64
        | Primitive::Boolean
        | Primitive::DateTime
        | Primitive::Decimal
        | Primitive::HexBinary
        | Primitive::String => (0, i128::from(u64::MAX)),
    }
}
