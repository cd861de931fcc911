//! Decimal numbers of any length, compared exactly and without floats.

use core::cmp::Ordering;
use core::fmt;

use super::ValueError;
use crate::types::Primitive;

/// A decimal number: a view of its digits, without leading and trailing zeros.
///
/// Equality and order are those of the number: `+01.50` is `1.5`. Arithmetic is not offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal<'a> {
    negative: bool,
    /// No leading zero; empty for 0.
    integer: &'a str,
    /// No trailing zero; empty for an integer.
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    /// Reads a sign, digits, and a point with digits; no exponent, no infinity. `[R-ENC.6]`
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011 at the first byte that no decimal number has there.
    pub fn parse(text: &'a str) -> Result<Self, ValueError> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (integer, fraction) = match unsigned.split_once('.') {
            Some((integer, fraction)) => (integer, fraction),
            None => (unsigned, ""),
        };
        let sound = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !sound(integer) || !sound(fraction) || (integer.is_empty() && fraction.is_empty()) {
            return Err(ValueError::lexical(
                Primitive::Decimal,
                text,
                first_fault(text),
            ));
        }
        Ok(Self::trimmed(text.starts_with('-'), integer, fraction))
    }

    /// A number from digits before and after the point; `None` when one is no digit.
    pub(crate) fn from_digits(negative: bool, integer: &'a str, fraction: &'a str) -> Option<Self> {
        let sound = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        (sound(integer) && sound(fraction)).then(|| Self::trimmed(negative, integer, fraction))
    }

    fn trimmed(negative: bool, integer: &'a str, fraction: &'a str) -> Self {
        let integer = integer.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        Self {
            negative: negative && !(integer.is_empty() && fraction.is_empty()),
            integer,
            fraction,
        }
    }

    /// Whether the number is less than 0.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The digits before the point, without leading zeros: none for 0.
    #[must_use]
    pub const fn integer_digits(&self) -> &'a str {
        self.integer
    }

    /// The digits after the point, without trailing zeros.
    #[must_use]
    pub const fn fraction_digits(&self) -> &'a str {
        self.fraction
    }

    /// The number as an integer; `None` when it has a fraction or needs more than 128 bits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        if !self.fraction.is_empty() {
            return None;
        }
        let mut value = 0_i128;
        for digit in self.integer.bytes() {
            let digit = i128::from(digit.wrapping_sub(b'0'));
            value = value.checked_mul(10)?;
            // Downwards for a negative number, so that the least one fits.
            value = if self.negative {
                value.checked_sub(digit)?
            } else {
                value.checked_add(digit)?
            };
        }
        Some(value)
    }

    /// The number times ten to the power of `scale`, modulo `modulus`, never negative.
    ///
    /// `None` when the number has more than `scale` digits after the point. `modulus` is at most
    /// a tenth of 128 bits.
    pub(crate) fn remainder(&self, scale: u8, modulus: u128) -> Option<u128> {
        let zeros = usize::from(scale).checked_sub(self.fraction.len())?;
        let digits = self.integer.bytes().chain(self.fraction.bytes());
        let padded = digits.chain(core::iter::repeat_n(b'0', zeros));
        let mut remainder = 0_u128;
        for digit in padded {
            remainder = remainder
                .checked_mul(10)?
                .checked_add(u128::from(digit.wrapping_sub(b'0')))?
                .checked_rem(modulus)?;
        }
        if self.negative && remainder != 0 {
            remainder = modulus.checked_sub(remainder)?;
        }
        Some(remainder)
    }

    fn magnitude_cmp(&self, other: &Self) -> Ordering {
        self.integer
            .len()
            .cmp(&other.integer.len())
            .then_with(|| self.integer.cmp(other.integer))
            // Without trailing zeros the order of the text is the order of the fraction.
            .then_with(|| self.fraction.cmp(other.fraction))
    }
}

/// The place of the first byte that cannot stand in a decimal number.
fn first_fault(text: &str) -> usize {
    let mut point = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'+' | b'-' if at == 0 => {}
            b'.' if !point => point = true,
            _ => return at,
        }
    }
    text.len()
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude_cmp(other),
            (true, true) => other.magnitude_cmp(self),
        }
    }
}

/// The shortest form: `1`, `0`, `-0.5`.
impl fmt::Display for Decimal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_str("-")?;
        }
        f.write_str(if self.integer.is_empty() {
            "0"
        } else {
            self.integer
        })?;
        if !self.fraction.is_empty() {
            write!(f, ".{}", self.fraction)?;
        }
        Ok(())
    }
}
