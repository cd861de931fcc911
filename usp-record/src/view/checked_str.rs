// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

use core::fmt;

/// A text of a message, as bytes that are known to be UTF-8.
///
/// It compares, hashes and prints like the `&str`, but costs nothing to get; [`to_str`](Self::to_str) checks the
/// bytes once more, since nothing here is `unsafe`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckedStr<'a>(&'a [u8]);

impl<'a> CheckedStr<'a> {
    /// Only for bytes that have been checked.
    #[inline]
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes of the text, which are UTF-8.
    #[must_use]
    #[inline]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text.
    #[must_use]
    #[inline]
    pub fn to_str(self) -> &'a str {
        smoothutf8::from_utf8(self.0).unwrap_or_default()
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether the text is empty.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> From<&'a str> for CheckedStr<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl<'a> From<CheckedStr<'a>> for &'a str {
    fn from(text: CheckedStr<'a>) -> Self {
        text.to_str()
    }
}

impl AsRef<[u8]> for CheckedStr<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0
    }
}

impl PartialEq<str> for CheckedStr<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for CheckedStr<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl fmt::Display for CheckedStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.to_str(), f)
    }
}

impl fmt::Debug for CheckedStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.to_str(), f)
    }
}
