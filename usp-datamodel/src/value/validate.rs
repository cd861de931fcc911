//! Facets: sizes, ranges with steps, enumerations, patterns, numbers of items.

use core::cmp::Ordering;
use core::fmt::Write;

use super::list::List;
use super::{DateTime, Decimal, Text, Value, ValueError, ValueErrorKind, pattern};
use crate::types::{Bound, Facets, ParamAccess, Range, Size, Status, Step, Type};

/// Who looks at a value, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// An Agent that is asked to write a value: enumerations are closed.
    Set,
    /// The same in the request that creates the instance: a write-once parameter may be written.
    Create,
    /// A reader of a value that somebody reports: enumerations are open.
    ///
    /// Vendors and later versions of the data model add values, so an unknown one is no fault.
    Report,
}

impl Mode {
    const fn is_write(self) -> bool {
        matches!(self, Self::Set | Self::Create)
    }
}

impl ParamAccess {
    /// Whether a parameter of this access may be written, or read.
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7013.
    pub const fn check(self, mode: Mode) -> Result<(), ValueError> {
        match (self, mode) {
            (Self::ReadOnly, Mode::Set | Mode::Create) | (Self::WriteOnceReadOnly, Mode::Set) => {
                Err(ValueError::new(ValueErrorKind::NotWritable, 0))
            }
            (Self::ReadOnly | Self::ReadWrite | Self::WriteOnceReadOnly, _) => Ok(()),
        }
    }
}

impl Type<'_> {
    /// Checks a value: its form and the facets. Allocates nothing.
    ///
    /// ```
    /// use usp_datamodel::types::{EnumItem, Primitive, Range, Type};
    /// use usp_datamodel::value::Mode;
    ///
    /// let channel = Type::new(Primitive::UnsignedInt);
    /// let ranges = [Range::integers(Some(1), Some(255))];
    /// let channel = channel.with_ranges(&ranges);
    /// assert!(channel.validate("36", Mode::Set).is_ok());
    /// assert_eq!(channel.validate("0", Mode::Set).unwrap_err().code(), 7012);
    /// assert_eq!(channel.validate("auto", Mode::Set).unwrap_err().code(), 7011);
    ///
    /// let values = [EnumItem::new("Up"), EnumItem::new("Down")];
    /// let status = Type::new(Primitive::String).with_enumeration(&values);
    /// assert!(status.validate("X_EXAMPLE_Asleep", Mode::Set).is_err());
    /// assert!(status.validate("X_EXAMPLE_Asleep", Mode::Report).is_ok());
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011 when the form is wrong, 7012 when a facet does not hold.
    pub fn validate(&self, text: &str, mode: Mode) -> Result<(), ValueError> {
        let Some(rule) = self.list() else {
            let value = self.parse_scalar(text)?;
            return self.check_item(&value, Text::plain(text), mode);
        };
        let list = List::parse(self, text)?;
        let mut found = 0_u64;
        for (number, item) in list.items().enumerate() {
            found = found.saturating_add(1);
            let checked = item.value(&list).and_then(|value| {
                match item.bare_whitespace() {
                    Some(at) if mode.is_write() => {
                        return Err(ValueError::new(ValueErrorKind::BareWhitespace, at));
                    }
                    Some(_) | None => {}
                }
                let text = if let Value::String(text) | Value::Path(text) = value {
                    text
                } else {
                    Text::plain(item.text)
                };
                self.check_item(&value, text, mode)
            });
            checked.map_err(|error| error.in_item(number, item.at))?;
        }
        if found < rule.min_items {
            let min = rule.min_items;
            return Err(ValueError::new(
                ValueErrorKind::TooFewItems { found, min },
                text.len(),
            ));
        }
        if let Some(max) = rule.max_items.filter(|max| found > *max) {
            return Err(ValueError::new(
                ValueErrorKind::TooManyItems { found, max },
                text.len(),
            ));
        }
        check_size(rule.sizes, || text.chars().count())
    }

    fn check_item(&self, value: &Value<'_>, text: Text<'_>, mode: Mode) -> Result<(), ValueError> {
        let fault = |kind| Err(ValueError::new(kind, 0));
        match value {
            Value::String(_) | Value::Path(_) => check_size(self.sizes(), || text.char_count())?,
            Value::Base64(octets) => check_size(self.sizes(), || octets.len())?,
            Value::HexBinary(octets) => check_size(self.sizes(), || octets.len())?,
            Value::Int(_) | Value::Long(_) | Value::UnsignedInt(_) | Value::UnsignedLong(_) => {
                let integer = value.as_integer().unwrap_or_default();
                if !any(self.ranges(), |range| range.contains_integer(integer)) {
                    return fault(ValueErrorKind::Range);
                }
            }
            Value::Decimal(decimal) => {
                if !any(self.ranges(), |range| range.contains(decimal)) {
                    return fault(ValueErrorKind::Range);
                }
            }
            Value::DateTime(DateTime::Local(_)) if mode.is_write() => {
                return fault(ValueErrorKind::MissingZone);
            }
            Value::Boolean(_) | Value::DateTime(_) | Value::List(_) => {}
        }
        if mode.is_write() && !self.enumeration().is_empty() {
            let item = self
                .enumeration()
                .iter()
                .find(|item| text.is(item.value) && item.status != Status::Deleted);
            match item {
                None => return fault(ValueErrorKind::Enumeration),
                Some(item) if item.access == ParamAccess::ReadOnly => {
                    return fault(ValueErrorKind::ReadOnlyItem);
                }
                Some(_) => {}
            }
        }
        if !any(self.patterns(), |pattern| {
            pattern::is_match(pattern.dfa, text.bytes())
        }) {
            return fault(ValueErrorKind::Pattern);
        }
        Ok(())
    }
}

/// Whether one of the alternatives holds, or there is none.
fn any<'f, T: crate::types::PackedFacet<'f>>(
    facets: Facets<'f, T>,
    holds: impl FnMut(T) -> bool,
) -> bool {
    facets.is_empty() || facets.iter().any(holds)
}

fn check_size(sizes: Facets<'_, Size>, length: impl FnOnce() -> usize) -> Result<(), ValueError> {
    if sizes.is_empty() {
        return Ok(());
    }
    let length = u64::try_from(length()).unwrap_or(u64::MAX);
    if sizes.iter().any(|size| size.contains(length)) {
        return Ok(());
    }
    Err(ValueError::new(ValueErrorKind::Size { length }, 0))
}

impl Range<'_> {
    /// Whether an integer lies in the range, and on a step.
    #[must_use]
    pub fn contains_integer(&self, value: i128) -> bool {
        // Integers stay integers wherever both ends are.
        let below = match self.min() {
            Some(Bound::Integer(min)) => value < min,
            None => false,
            Some(Bound::Decimal(_)) => return with_decimal(value, |value| self.contains(value)),
        };
        let above = match self.max() {
            Some(Bound::Integer(max)) => value > max,
            None => false,
            Some(Bound::Decimal(_)) => return with_decimal(value, |value| self.contains(value)),
        };
        if below || above {
            return false;
        }
        self.step()
            .is_none_or(|_| with_decimal(value, |value| self.is_on_step(value)))
    }

    /// Whether a decimal number lies in the range, and on a step.
    #[must_use]
    pub fn contains(&self, value: &Decimal<'_>) -> bool {
        self.min().is_none_or(|min| min.cmp_to(value).is_le())
            && self.max().is_none_or(|max| max.cmp_to(value).is_ge())
            && self.is_on_step(value)
    }

    /// Steps count from the lower end, or from 0.
    fn is_on_step(&self, value: &Decimal<'_>) -> bool {
        let Some(step) = self.step() else {
            return true;
        };
        match self.min() {
            None => step.divides(value, &Decimal::default()),
            Some(Bound::Integer(min)) => with_decimal(min, |min| step.divides(value, min)),
            Some(Bound::Decimal(min)) => step.divides(value, &min),
        }
    }
}

impl Step {
    /// Whether the distance between two numbers is a whole number of steps.
    fn divides(self, value: &Decimal<'_>, from: &Decimal<'_>) -> bool {
        let (mantissa, own_scale) = self.parts();
        // A constructor of ranges has seen that the lower end has at most 18 such digits.
        let from_scale = u8::try_from(from.fraction_digits().len()).unwrap_or(u8::MAX);
        let scale = own_scale.max(from_scale);
        let power = scale.saturating_sub(own_scale);
        let modulus = 10_u128
            .checked_pow(u32::from(power))
            .and_then(|power| power.checked_mul(u128::from(mantissa)));
        modulus.is_some_and(|modulus| {
            // A number with more digits after the point lies between steps.
            let rest = value.remainder(scale, modulus);
            rest.is_some() && rest == from.remainder(scale, modulus)
        })
    }
}

impl Bound<'_> {
    fn cmp_to(&self, value: &Decimal<'_>) -> Ordering {
        match self {
            Self::Integer(bound) => with_decimal(*bound, |bound| bound.cmp(value)),
            Self::Decimal(bound) => bound.cmp(value),
        }
    }
}

/// Calls a function with an integer as a decimal number.
fn with_decimal<T>(value: i128, call: impl FnOnce(&Decimal<'_>) -> T) -> T {
    /// The digits and sign of any `i128`.
    struct Digits {
        bytes: [u8; 40],
        length: usize,
    }

    impl Write for Digits {
        fn write_str(&mut self, text: &str) -> core::fmt::Result {
            let end = self.length.saturating_add(text.len());
            let slot = self.bytes.get_mut(self.length..end);
            slot.ok_or(core::fmt::Error)?
                .copy_from_slice(text.as_bytes());
            self.length = end;
            Ok(())
        }
    }

    let mut digits = Digits {
        bytes: [0; 40],
        length: 0,
    };
    // The digits of an `i128` always fit and always parse.
    let written = write!(digits, "{value}").is_ok();
    let decimal = digits
        .bytes
        .get(..digits.length)
        .filter(|_| written)
        .and_then(|bytes| core::str::from_utf8(bytes).ok())
        .and_then(|text| Decimal::parse(text).ok());
    call(&decimal.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Primitive;

    #[test]
    fn the_longest_integers_are_decimals() {
        for value in [i128::MIN, i128::MAX, 0, -1] {
            assert_eq!(
                with_decimal(value, |decimal| decimal.to_i128()),
                Some(value)
            );
        }
    }

    #[test]
    fn steps_count_from_the_lower_end() {
        let range = Range::parse(Some("0.5"), Some("3"), Some("0.25")).unwrap();
        for (text, inside) in [
            ("0.5", true),
            ("0.75", true),
            ("3.000", true),
            ("0.6", false),
            ("0.7500001", false),
            ("3.25", false),
            ("0.25", false),
        ] {
            let value = Decimal::parse(text).unwrap();
            assert_eq!(range.contains(&value), inside, "{text}");
        }
        let range = Range::parse(Some("-3"), None, Some("2")).unwrap();
        assert!(range.contains_integer(-1) && range.contains_integer(1));
        assert!(!range.contains_integer(0) && !range.contains_integer(-5));
        let unit = Type::new(Primitive::Int);
        assert!(unit.validate("5", Mode::Set).is_ok());
    }
}
