//! One text for each value.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use super::{Value, ValueError};
use crate::types::Type;

/// How values are written where more than one way is usual.
///
/// The default is what message rules ask for: `true`, upper case, no `.0`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    numeric_booleans: bool,
    lower_case_hex: bool,
    decimal_point: bool,
}

impl Style {
    /// `true`, `0AFF`, `1`.
    pub const DEFAULT: Self = Self {
        numeric_booleans: false,
        lower_case_hex: false,
        decimal_point: false,
    };

    /// Booleans as `1` and `0`, for devices that take nothing else. Default: no.
    #[must_use]
    pub const fn with_numeric_booleans(mut self, numeric: bool) -> Self {
        self.numeric_booleans = numeric;
        self
    }

    /// hexBinary in lower case. Default: no.
    #[must_use]
    pub const fn with_lower_case_hex(mut self, lower: bool) -> Self {
        self.lower_case_hex = lower;
        self
    }

    /// A decimal always with a point: `1.0`, the canonical form of XML Schema 1.0. Default: no.
    #[must_use]
    pub const fn with_decimal_point(mut self, point: bool) -> Self {
        self.decimal_point = point;
        self
    }
}

impl Type<'_> {
    /// The one text of a value: equal values have equal texts.
    ///
    /// Borrowed when the text is canonical already. Inner lists in brackets stay as they are.
    ///
    /// ```
    /// use usp_datamodel::types::{Primitive, Type};
    ///
    /// let time = Type::new(Primitive::DateTime);
    /// assert_eq!(time.canonical("2026-02-28T24:00:00.50+01:00").unwrap_err().code(), 7011);
    /// assert_eq!(time.canonical("2026-02-28T23:30:00.50-01:00")?, "2026-03-01T00:30:00.5Z");
    /// # Ok::<(), usp_datamodel::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Type::parse`].
    pub fn canonical<'v>(&self, text: &'v str) -> Result<Cow<'v, str>, ValueError> {
        self.canonical_with(text, Style::DEFAULT)
    }

    /// The one text of a value in a style.
    ///
    /// # Errors
    ///
    /// As [`Type::parse`].
    pub fn canonical_with<'v>(
        &self,
        text: &'v str,
        style: Style,
    ) -> Result<Cow<'v, str>, ValueError> {
        let value = self.parse(text)?;
        let mut same = Same(text);
        if value.write(style, &mut same).is_ok() && same.0.is_empty() {
            return Ok(Cow::Borrowed(text));
        }
        let mut canonical = String::with_capacity(text.len());
        // A `String` takes every text.
        let _always_ok = value.write(style, &mut canonical);
        Ok(Cow::Owned(canonical))
    }
}

/// Takes only the text that it holds.
struct Same<'t>(&'t str);

impl fmt::Write for Same<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

impl Value<'_> {
    /// Writes the canonical text in a style, without allocation.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, style: Style, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::String(text) | Self::Path(text) => write!(out, "{text}"),
            Self::Boolean(value) => out.write_str(match (value, style.numeric_booleans) {
                (true, false) => "true",
                (false, false) => "false",
                (true, true) => "1",
                (false, true) => "0",
            }),
            Self::Int(value) => write!(out, "{value}"),
            Self::Long(value) => write!(out, "{value}"),
            Self::UnsignedInt(value) => write!(out, "{value}"),
            Self::UnsignedLong(value) => write!(out, "{value}"),
            Self::Decimal(value) => {
                write!(out, "{value}")?;
                if style.decimal_point && value.fraction_digits().is_empty() {
                    out.write_str(".0")?;
                }
                Ok(())
            }
            Self::DateTime(value) => write!(out, "{value}"),
            Self::Base64(value) => write!(out, "{value}"),
            Self::HexBinary(value) => value.write(out, style.lower_case_hex),
            Self::List(list) => list.write(out, |value, out| value.write(style, out)),
        }
    }
}

/// The canonical text in the default style.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Style::DEFAULT, f)
    }
}
