//! The facets of TR-106: sizes, ranges, enumeration items, patterns, list rules, references.

use super::{Facets, ParamAccess, Status};
use crate::value::Decimal;

/// A range of lengths: characters of a string, octets of binary types, characters of a whole list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Size {
    /// The least length.
    pub min: u64,
    /// The greatest length; `None` is any.
    pub max: Option<u64>,
}

impl Size {
    /// The lengths from `min` to `max`, both included.
    #[must_use]
    pub const fn new(min: u64, max: Option<u64>) -> Self {
        Self { min, max }
    }

    /// Whether a length lies in the range.
    #[must_use]
    pub const fn contains(&self, length: u64) -> bool {
        if length < self.min {
            return false;
        }
        match self.max {
            Some(max) => length <= max,
            None => true,
        }
    }
}

/// One end of a [`Range`]: an exact number of any length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound<'a> {
    /// An integer that fits 128 bits: every bound of an integer type.
    Integer(i128),
    /// Any other number.
    Decimal(Decimal<'a>),
}

impl<'a> Bound<'a> {
    /// Reads a bound from the text of the schema.
    ///
    /// # Errors
    ///
    /// [`RangeError::NotANumber`] when the text is not a decimal number.
    pub fn parse(text: &'a str) -> Result<Self, RangeError> {
        let decimal = Decimal::parse(text).map_err(|_| RangeError::NotANumber)?;
        Ok(decimal
            .to_i128()
            .map_or(Self::Decimal(decimal), Self::Integer))
    }

    pub(crate) fn fraction_digits(&self) -> usize {
        match self {
            Self::Integer(_) => 0,
            Self::Decimal(decimal) => decimal.fraction_digits().len(),
        }
    }
}

/// The distance between the permitted values of a [`Range`], exact, never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub(crate) mantissa: u64,
    pub(crate) scale: u8,
}

/// The most digits a step, and the lower bound beside a step, may have after the point.
const MAX_STEP_SCALE: u8 = 18;

impl Step {
    /// A step of `mantissa` divided by ten to the power of `scale`.
    ///
    /// `None` when it is zero or when `scale` is greater than 18.
    #[must_use]
    pub const fn new(mantissa: u64, scale: u8) -> Option<Self> {
        if mantissa == 0 || scale > MAX_STEP_SCALE {
            return None;
        }
        Some(Self { mantissa, scale })
    }

    /// The step as an integer and the power of ten that divides it.
    #[must_use]
    pub const fn parts(self) -> (u64, u8) {
        (self.mantissa, self.scale)
    }

    /// Reads a step from the text of the schema.
    ///
    /// # Errors
    ///
    /// [`RangeError::NotANumber`] when the text is not a decimal number, [`RangeError::BadStep`]
    /// when it is not greater than zero or has too many digits.
    pub fn parse(text: &str) -> Result<Self, RangeError> {
        let decimal = Decimal::parse(text).map_err(|_| RangeError::NotANumber)?;
        if decimal.is_negative() {
            return Err(RangeError::BadStep);
        }
        let fraction = decimal.fraction_digits();
        let scale = u8::try_from(fraction.len()).map_err(|_| RangeError::BadStep)?;
        let mut mantissa = 0_u64;
        for digit in decimal.integer_digits().bytes().chain(fraction.bytes()) {
            mantissa = mantissa
                .checked_mul(10)
                .and_then(|m| m.checked_add(u64::from(digit.wrapping_sub(b'0'))))
                .ok_or(RangeError::BadStep)?;
        }
        Self::new(mantissa, scale).ok_or(RangeError::BadStep)
    }
}

/// A fault in the numbers of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RangeError {
    /// A bound or step is not a decimal number.
    #[error("expected a decimal number as bound or step of a range")]
    NotANumber,
    /// The step is not greater than zero, or it or the lower bound has too many digits.
    #[error("expected a step greater than 0 with at most 18 digits after the point")]
    BadStep,
}

/// A range of numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<'a> {
    min: Option<Bound<'a>>,
    max: Option<Bound<'a>>,
    step: Option<Step>,
}

impl<'a> Range<'a> {
    /// The numbers between two integers; `None` leaves an end open.
    #[must_use]
    pub const fn integers(min: Option<i128>, max: Option<i128>) -> Self {
        // `Option::map` is not const.
        Self {
            min: match min {
                Some(min) => Some(Bound::Integer(min)),
                None => None,
            },
            max: match max {
                Some(max) => Some(Bound::Integer(max)),
                None => None,
            },
            step: None,
        }
    }

    /// The range between two bounds, with an optional step.
    ///
    /// # Errors
    ///
    /// [`RangeError::BadStep`] when there is a step and `min` has more than 18 digits after the
    /// point.
    pub fn new(
        min: Option<Bound<'a>>,
        max: Option<Bound<'a>>,
        step: Option<Step>,
    ) -> Result<Self, RangeError> {
        let long = min.is_some_and(|min| min.fraction_digits() > usize::from(MAX_STEP_SCALE));
        if step.is_some() && long {
            return Err(RangeError::BadStep);
        }
        Ok(Self { min, max, step })
    }

    /// Reads the `minInclusive`, `maxInclusive` and `step` of the schema.
    ///
    /// # Errors
    ///
    /// As [`Bound::parse`], [`Step::parse`] and [`Range::new`].
    pub fn parse(
        min: Option<&'a str>,
        max: Option<&'a str>,
        step: Option<&str>,
    ) -> Result<Self, RangeError> {
        Self::new(
            min.map(Bound::parse).transpose()?,
            max.map(Bound::parse).transpose()?,
            step.map(Step::parse).transpose()?,
        )
    }

    /// The lower end.
    #[must_use]
    pub const fn min(&self) -> Option<Bound<'a>> {
        self.min
    }

    /// The upper end.
    #[must_use]
    pub const fn max(&self) -> Option<Bound<'a>> {
        self.max
    }

    /// The step, counted from the lower end, or from 0 where that is open.
    #[must_use]
    pub const fn step(&self) -> Option<Step> {
        self.step
    }
}

/// One value of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EnumItem<'a> {
    /// The value, compared exactly.
    pub value: &'a str,
    /// The life stage; a deleted value is no longer valid.
    pub status: Status,
    /// `ReadOnly` for a value that an Agent reports and a Controller never sets.
    pub access: ParamAccess,
    /// Whether an Agent may leave the value unsupported.
    pub optional: bool,
}

impl<'a> EnumItem<'a> {
    /// A current value that may be set.
    #[must_use]
    pub const fn new(value: &'a str) -> Self {
        Self {
            value,
            status: Status::Current,
            access: ParamAccess::ReadWrite,
            optional: false,
        }
    }

    /// The item with a life stage.
    #[must_use]
    pub const fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The item with an access.
    #[must_use]
    pub const fn with_access(mut self, access: ParamAccess) -> Self {
        self.access = access;
        self
    }

    /// The item as one that an Agent may leave unsupported, or not.
    #[must_use]
    pub const fn with_optional(mut self, optional: bool) -> Self {
        self.optional = optional;
        self
    }
}

/// A pattern: the XSD regular expression and the automaton that was compiled from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Pattern<'a> {
    /// The regular expression as the schema writes it.
    pub source: &'a str,
    /// The automaton, as `usp_datamodel::value::pattern::compile` writes it.
    ///
    /// Any bytes are safe; bytes that are no automaton match nothing.
    pub dfa: &'a [u8],
}

impl<'a> Pattern<'a> {
    /// A pattern from its text and its automaton.
    #[must_use]
    pub const fn new(source: &'a str, dfa: &'a [u8]) -> Self {
        Self { source, dfa }
    }
}

/// How a list writes items that are lists themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the three words of the DM schema; splitting must handle each"
)]
pub enum NestedBrackets {
    /// Never in brackets; an inner comma is written `%2C`.
    #[default]
    Legacy,
    /// In square brackets, or not.
    Permitted,
    /// Always in square brackets.
    Required,
}

/// What makes a value a comma-separated list, and its limits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListRule<'a> {
    /// The least number of items.
    pub min_items: u64,
    /// The greatest number of items; `None` is any.
    pub max_items: Option<u64>,
    /// How inner lists are written.
    pub nested: NestedBrackets,
    /// Sizes of the whole comma-separated text.
    pub sizes: Facets<'a, Size>,
}

impl<'a> ListRule<'a> {
    /// A list of any number of items.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            min_items: 0,
            max_items: None,
            nested: NestedBrackets::Legacy,
            sizes: Facets::slice(&[]),
        }
    }

    /// The rule with a least and a greatest number of items.
    #[must_use]
    pub const fn with_items(mut self, min: u64, max: Option<u64>) -> Self {
        self.min_items = min;
        self.max_items = max;
        self
    }

    /// The rule with a way to write inner lists.
    #[must_use]
    pub const fn with_nested(mut self, nested: NestedBrackets) -> Self {
        self.nested = nested;
        self
    }

    /// The rule with sizes of the whole text, in characters.
    #[must_use]
    pub const fn with_sizes(mut self, sizes: &'a [Size]) -> Self {
        self.sizes = Facets::slice(sizes);
        self
    }
}

/// Whether an Agent keeps a reference alive and checks it. `[R-ARC.12]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the two words of the DM schema")]
pub enum Strength {
    /// Never checked and never touched.
    Weak,
    /// The target must exist; it is set to null when the target goes.
    Strong,
}

/// What a reference value names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReferenceKind {
    /// The path of an object or parameter (`pathRef`).
    Path(Strength),
    /// The instance number of a row (`instanceRef`).
    Instance(Strength),
    /// One of the values that another list parameter holds (`enumerationRef`).
    Enumeration,
}

/// The reference facet of a type; the targets themselves belong to the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reference<'a> {
    /// What the value names.
    pub kind: ReferenceKind,
    /// The value for "none" of an enumeration reference.
    pub null_value: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// A reference of a kind.
    #[must_use]
    pub const fn new(kind: ReferenceKind) -> Self {
        Self {
            kind,
            null_value: None,
        }
    }

    /// The reference with a value for "none".
    #[must_use]
    pub const fn with_null_value(mut self, null_value: &'a str) -> Self {
        self.null_value = Some(null_value);
        self
    }
}

/// When a default applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the four words of the DM schema")]
pub enum DefaultKind {
    /// The value in a new instance.
    Object,
    /// The value after a factory reset, and in a new instance.
    Factory,
    /// The value that an implementation might choose.
    Implementation,
    /// The value of an argument that is absent.
    Parameter,
}

/// A default value with its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DefaultValue<'a> {
    /// When it applies.
    pub kind: DefaultKind,
    /// The text of the schema; that of a list stands in square brackets.
    pub value: &'a str,
}

impl<'a> DefaultValue<'a> {
    /// A default value.
    #[must_use]
    pub const fn new(kind: DefaultKind, value: &'a str) -> Self {
        Self { kind, value }
    }
}
