//! Values of the ten primitive types: read, checked, compared, printed.
//!
//! Values travel as text `[R-ENC.6]`. [`Type`] has the operations: [`Type::parse`] and
//! [`Type::validate`], [`Type::canonical`], [`Type::compare`], [`Type::key_eq`],
//! [`Type::evaluate`]. None of them allocates, save where a result is a new text.
//!
//! Where the specifications leave a choice:
//!
//! | matter | we do | why |
//! | --- | --- | --- |
//! | white space around a number, boolean or time | not accepted | XML collapses it before a value is read; USP has no such step |
//! | zone of a dateTime | any zone of XML Schema is read, UTC is written | TR-106 wants UTC, but `Device.Time.CurrentLocalTime` has a zone |
//! | year of a dateTime | any, also 0 and before, up to 15 digits | XML Schema 1.1 |
//! | no zone, year 1000 or later | [`Mode::Report`] reads it, setting refuses it | TR-106 forbids it, devices send it |
//! | canonical decimal | `1`, not `1.0` | what devices send; [`Style`] offers the other |
//! | canonical hexBinary | upper case | XML Schema; [`Style`] offers lower case |
//! | percent sign in a list item that starts no escape | stands for itself | nothing else it could mean |
//! | white space within a list item | reading accepts it, setting wants `%20` | TR-106, but devices write `New Reno` |

mod canonical;
mod compare;
mod condition;
mod date_time;
mod decimal;
mod error;
mod integer;
mod list;
mod octets;
pub mod pattern;
#[cfg(feature = "proptest")]
pub mod strategy;
mod text;
mod validate;

pub use self::canonical::Style;
pub use self::condition::{Condition, ConditionError, TypedText};
pub use self::date_time::{DateTime, Moment};
pub use self::decimal::Decimal;
pub use self::error::{ErrorReport, ValueError, ValueErrorKind};
pub use self::list::List;
pub use self::octets::{Base64, HexBinary};
pub use self::text::Text;
pub use self::validate::Mode;

use crate::types::{Primitive, ReferenceKind, Type};

/// A value of a primitive type, or a list of them; a view of the text it was read from.
///
/// Equality is that of values: `+1` is `1`, `aB` of hexBinary is `AB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'v> {
    /// Text.
    String(Text<'v>),
    /// The path of an object or parameter, without the dot at the end; empty for none.
    Path(Text<'v>),
    /// `true` or `false`.
    Boolean(bool),
    /// A signed number of 32 bits.
    Int(i32),
    /// A signed number of 64 bits.
    Long(i64),
    /// An unsigned number of 32 bits.
    UnsignedInt(u32),
    /// An unsigned number of 64 bits.
    UnsignedLong(u64),
    /// A decimal number of any length.
    Decimal(Decimal<'v>),
    /// A point in time, or a time since boot.
    DateTime(DateTime<'v>),
    /// Octets in base64.
    Base64(Base64<'v>),
    /// Octets in hexadecimal digits.
    HexBinary(HexBinary<'v>),
    /// A comma-separated list.
    List(List<'v>),
}

impl<'v> Value<'v> {
    /// Reads one value, not a list.
    fn scalar(primitive: Primitive, is_path: bool, text: Text<'v>) -> Result<Self, ValueError> {
        let raw = text.raw();
        let integer = || integer::parse(raw, primitive);
        let overflow = |_| {
            ValueError::new(
                ValueErrorKind::Overflow {
                    expected: primitive,
                },
                0,
            )
        };
        Ok(match primitive {
            Primitive::String if is_path => Self::Path(text.without_last_dot()),
            Primitive::String => Self::String(text),
            Primitive::Boolean => match raw {
                "true" | "1" => Self::Boolean(true),
                "false" | "0" => Self::Boolean(false),
                _ => return Err(boolean_fault(raw)),
            },
            Primitive::Int => Self::Int(i32::try_from(integer()?).map_err(overflow)?),
            Primitive::Long => Self::Long(i64::try_from(integer()?).map_err(overflow)?),
            Primitive::UnsignedInt => {
                Self::UnsignedInt(u32::try_from(integer()?).map_err(overflow)?)
            }
            Primitive::UnsignedLong => {
                Self::UnsignedLong(u64::try_from(integer()?).map_err(overflow)?)
            }
            Primitive::Decimal => Self::Decimal(Decimal::parse(raw)?),
            Primitive::DateTime => Self::DateTime(DateTime::parse(raw)?),
            Primitive::Base64 => Self::Base64(Base64::parse(raw)?),
            Primitive::HexBinary => Self::HexBinary(HexBinary::parse(raw)?),
        })
    }

    /// The value of an integer type.
    #[must_use]
    pub fn as_integer(&self) -> Option<i128> {
        Some(match self {
            Self::Int(value) => i128::from(*value),
            Self::Long(value) => i128::from(*value),
            Self::UnsignedInt(value) => i128::from(*value),
            Self::UnsignedLong(value) => i128::from(*value),
            Self::String(_)
            | Self::Path(_)
            | Self::Boolean(_)
            | Self::Decimal(_)
            | Self::DateTime(_)
            | Self::Base64(_)
            | Self::HexBinary(_)
            | Self::List(_) => return None,
        })
    }
}

/// The place where a text leaves every spelling of a boolean.
fn boolean_fault(text: &str) -> ValueError {
    let common = |word: &str| {
        text.bytes()
            .zip(word.bytes())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let at = ["true", "false", "1", "0"]
        .map(common)
        .into_iter()
        .max()
        .unwrap_or(0);
    ValueError::lexical(Primitive::Boolean, text, at)
}

impl<'a> Type<'a> {
    /// Reads a value: its form alone, not the facets. `[R-ENC.6]`
    ///
    /// ```
    /// use usp_datamodel::types::{Primitive, Type};
    /// use usp_datamodel::value::Value;
    ///
    /// let int = Type::new(Primitive::Int);
    /// assert_eq!(int.parse("+0123")?, Value::Int(123));
    /// # Ok::<(), usp_datamodel::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011.
    pub fn parse<'v>(&self, text: &'v str) -> Result<Value<'v>, ValueError> {
        if self.is_list() {
            return List::parse(self, text).map(Value::List);
        }
        self.parse_scalar(text)
    }

    /// Reads a value as if the type were no list.
    fn parse_scalar<'v>(&self, text: &'v str) -> Result<Value<'v>, ValueError> {
        Value::scalar(
            self.primitive(),
            self.is_path_reference(),
            Text::plain(text),
        )
    }

    /// Whether values are paths of objects or parameters.
    #[must_use]
    pub const fn is_path_reference(&self) -> bool {
        match self.reference() {
            Some(reference) => matches!(reference.kind, ReferenceKind::Path(_)),
            None => false,
        }
    }

    /// The text of the default value; that of a list without the brackets of the schema.
    #[must_use]
    pub fn default_text(&self) -> Option<&'a str> {
        let text = self.default_value()?.value;
        Some(if self.is_list() {
            list::without_brackets(text)
        } else {
            text
        })
    }
}
