//! What can be wrong with a value, where, and the USP code that says so.

use core::fmt;

use crate::types::Primitive;

/// A value that does not suit its type.
///
/// Small and `Copy`: it names the place by byte offset and item, and holds none of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueError {
    kind: ValueErrorKind,
    at: usize,
    item: Option<usize>,
}

/// The fault of a [`ValueError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// A character that the lexical form of the type does not have at this place.
    #[error("expected {expected}, found {found:?}")]
    Unexpected {
        /// The type of the value, or of the item.
        expected: Primitive,
        /// The character.
        found: char,
    },
    /// The text ends before the lexical form of the type is complete.
    #[error("expected {expected}, found the end of the text")]
    Truncated {
        /// The type of the value, or of the item.
        expected: Primitive,
    },
    /// A number that the bits of the type cannot hold.
    #[error("expected a number that fits {expected}")]
    Overflow {
        /// The type of the value, or of the item.
        expected: Primitive,
    },
    /// A year, month, day or hour that no calendar has.
    #[error("expected a date and time that exist")]
    NoSuchTime,
    /// A time without zone that is no time since boot.
    #[error("expected a time zone: only times since boot, of years before 1000, have none")]
    MissingZone,
    /// A list with a comma after its last item.
    #[error("expected an item after the last comma of the list")]
    TrailingComma,
    /// White space inside an item of a list, which `%20` would say.
    #[error("expected white space inside a list item as %20")]
    BareWhitespace,
    /// Square brackets of an inner list that do not match.
    #[error("expected matching square brackets around an inner list")]
    Brackets,
    /// Percent escapes that do not decode to text.
    #[error("expected percent escapes that decode to UTF-8")]
    Escape,
    /// A length that no size permits.
    #[error("expected a permitted size, found a length of {length}")]
    Size {
        /// Characters of a string or list, octets of base64 and hexBinary.
        length: u64,
    },
    /// A number outside of every range, or between two steps.
    #[error("expected a number within the permitted ranges")]
    Range,
    /// A text that is not among the enumeration values, or only as a deleted one.
    #[error("expected one of the enumeration values")]
    Enumeration,
    /// An enumeration value that an Agent reports and a Controller never sets.
    #[error("expected an enumeration value that may be set, found a read-only one")]
    ReadOnlyItem,
    /// A text that no pattern matches.
    #[error("expected a text that one of the patterns matches")]
    Pattern,
    /// A list with too few items.
    #[error("expected at least {min} items, found {found}")]
    TooFewItems {
        /// The number of items found.
        found: u64,
        /// The least number.
        min: u64,
    },
    /// A list with too many items.
    #[error("expected at most {max} items, found {found}")]
    TooManyItems {
        /// The number of items found.
        found: u64,
        /// The greatest number.
        max: u64,
    },
    /// A parameter that this request must not write.
    #[error("expected a parameter that may be written")]
    NotWritable,
}

impl ValueErrorKind {
    /// The USP error code: 7011 type, 7012 value, 7013 not writable.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::Unexpected { .. }
            | Self::Truncated { .. }
            | Self::Overflow { .. }
            | Self::NoSuchTime
            | Self::MissingZone
            | Self::TrailingComma
            | Self::BareWhitespace
            | Self::Brackets
            | Self::Escape => 7011,
            Self::Size { .. }
            | Self::Range
            | Self::Enumeration
            | Self::ReadOnlyItem
            | Self::Pattern
            | Self::TooFewItems { .. }
            | Self::TooManyItems { .. } => 7012,
            Self::NotWritable => 7013,
        }
    }
}

impl ValueError {
    pub(crate) const fn new(kind: ValueErrorKind, at: usize) -> Self {
        Self {
            kind,
            at,
            item: None,
        }
    }

    /// The fault "this is no `expected`" at a byte of `text`.
    pub(crate) fn lexical(expected: Primitive, text: &str, at: usize) -> Self {
        let found = text.get(at..).and_then(|rest| rest.chars().next());
        let kind = match found {
            Some(found) => ValueErrorKind::Unexpected { expected, found },
            None => ValueErrorKind::Truncated { expected },
        };
        Self::new(kind, at)
    }

    /// The same fault in an item of a list that starts at a byte of the whole text.
    pub(crate) const fn in_item(mut self, item: usize, start: usize) -> Self {
        self.item = Some(item);
        self.at = self.at.saturating_add(start);
        self
    }

    /// The fault.
    #[must_use]
    pub const fn kind(&self) -> &ValueErrorKind {
        &self.kind
    }

    /// The byte offset of the fault in the whole text.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The item of a list, counted from 0.
    #[must_use]
    pub const fn item(&self) -> Option<usize> {
        self.item
    }

    /// The USP error code: 7011 type, 7012 value, 7013 not writable.
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.kind.code()
    }

    /// The error with the text that it is about: `{}` quotes it, `{:#}` draws a caret under it.
    #[must_use]
    pub const fn with_text<'t>(&self, text: &'t str) -> ErrorReport<'t> {
        ErrorReport { error: *self, text }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if matches!(self.kind, ValueErrorKind::NotWritable) {
            return self.kind.fmt(f);
        }
        write!(f, "{} at byte {}", self.kind, self.at)?;
        match self.item {
            Some(item) => write!(f, ", in item {item}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for ValueError {}

/// A [`ValueError`] beside the text that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorReport<'t> {
    error: ValueError,
    text: &'t str,
}

/// The most characters of a text that a report shows on each side of the fault.
const CONTEXT_CHARS: usize = 30;

impl fmt::Display for ErrorReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = self.error.at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        let (before, after) = self.text.split_at(at);
        let start = before
            .char_indices()
            .rev()
            .take(CONTEXT_CHARS)
            .last()
            .map_or(at, |(start, _)| start);
        let before = before.get(start..).unwrap_or_default();
        let after = after
            .char_indices()
            .nth(CONTEXT_CHARS)
            .and_then(|(end, _)| after.get(..end))
            .unwrap_or(after);
        write!(f, "{}", self.error)?;
        if !f.alternate() {
            return write!(f, ": \"{}{}\"", before.escape_debug(), after.escape_debug());
        }
        let column = before.escape_debug().count();
        write!(
            f,
            "\n  {}{}\n  {:column$}^",
            before.escape_debug(),
            after.escape_debug(),
            ""
        )
    }
}
