//! The ten primitive types, and the words of TR-106 for access and status.

use core::fmt;
use core::str::FromStr;

/// A primitive type of TR-106.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    clippy::exhaustive_enums,
    reason = "TR-106 and the ParamValueType of USP know exactly these ten"
)]
pub enum Primitive {
    /// Octets in the base64 alphabet.
    Base64,
    /// `true` or `false`, also written `1` or `0`.
    Boolean,
    /// A point in time, or a time since boot.
    DateTime,
    /// A decimal number of any length, without exponent.
    Decimal,
    /// Octets in hexadecimal digits.
    HexBinary,
    /// A signed number of 32 bits.
    Int,
    /// A signed number of 64 bits.
    Long,
    /// Any text.
    String,
    /// An unsigned number of 32 bits.
    UnsignedInt,
    /// An unsigned number of 64 bits.
    UnsignedLong,
}

impl Primitive {
    /// All ten, in the order of their names.
    pub const ALL: [Self; 10] = [
        Self::Base64,
        Self::Boolean,
        Self::DateTime,
        Self::Decimal,
        Self::HexBinary,
        Self::Int,
        Self::Long,
        Self::String,
        Self::UnsignedInt,
        Self::UnsignedLong,
    ];

    /// The name that TR-106 gives the type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Boolean => "boolean",
            Self::DateTime => "dateTime",
            Self::Decimal => "decimal",
            Self::HexBinary => "hexBinary",
            Self::Int => "int",
            Self::Long => "long",
            Self::String => "string",
            Self::UnsignedInt => "unsignedInt",
            Self::UnsignedLong => "unsignedLong",
        }
    }

    /// The value that stands for "nothing" in this type.
    #[must_use]
    pub const fn null_value(self) -> &'static str {
        match self {
            Self::Base64 | Self::HexBinary | Self::String => "",
            Self::Boolean => "false",
            Self::DateTime => "0001-01-01T00:00:00Z",
            Self::Decimal | Self::Int | Self::Long => "-1",
            Self::UnsignedInt | Self::UnsignedLong => "0",
        }
    }

    /// Whether values are numbers: integers or decimals.
    #[must_use]
    pub const fn is_numeric(self) -> bool {
        self.is_integer() || matches!(self, Self::Decimal)
    }

    /// Whether values are integers.
    #[must_use]
    pub const fn is_integer(self) -> bool {
        matches!(
            self,
            Self::Int | Self::Long | Self::UnsignedInt | Self::UnsignedLong
        )
    }

    /// Whether a search expression writes constants of this type in quotes.
    ///
    /// True of string, base64 and hexBinary. `[R-ARC.7]`
    #[must_use]
    pub const fn is_quoted(self) -> bool {
        matches!(self, Self::Base64 | Self::HexBinary | Self::String)
    }

    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Base64 => 0,
            Self::Boolean => 1,
            Self::DateTime => 2,
            Self::Decimal => 3,
            Self::HexBinary => 4,
            Self::Int => 5,
            Self::Long => 6,
            Self::String => 7,
            Self::UnsignedInt => 8,
            Self::UnsignedLong => 9,
        }
    }
}

impl fmt::Display for Primitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A text that names none of the ten primitive types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected one of the ten primitive types of TR-106")]
#[non_exhaustive]
pub struct UnknownPrimitive;

impl FromStr for Primitive {
    type Err = UnknownPrimitive;

    fn from_str(name: &str) -> Result<Self, UnknownPrimitive> {
        Self::ALL
            .into_iter()
            .find(|primitive| primitive.name() == name)
            .ok_or(UnknownPrimitive)
    }
}

/// Who may write a parameter, as the schema says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the three words of the DM schema; rules on writing must handle each"
)]
pub enum ParamAccess {
    /// Never written by a Controller.
    #[default]
    ReadOnly,
    /// Written at any time.
    ReadWrite,
    /// Written only by the request that creates the instance.
    WriteOnceReadOnly,
}

impl ParamAccess {
    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadOnly => "readOnly",
            Self::ReadWrite => "readWrite",
            Self::WriteOnceReadOnly => "writeOnceReadOnly",
        }
    }
}

/// The life stage of a schema item; a later stage is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the four words of the DM schema, ordered; a fifth would change their meaning"
)]
pub enum Status {
    /// In use.
    #[default]
    Current,
    /// Still served, to be avoided.
    Deprecated,
    /// Still served, meaningless to new devices.
    Obsoleted,
    /// Gone; only the name stays reserved.
    Deleted,
}

impl Status {
    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Deprecated => "deprecated",
            Self::Obsoleted => "obsoleted",
            Self::Deleted => "deleted",
        }
    }
}
