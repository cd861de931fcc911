//! Text that may hold percent escapes: a string, or one item of a list.

use core::cmp::Ordering;
use core::fmt;

use super::octets::nibble;

/// The white space of XML, which separates list items. `[R-ENC.6]`
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// A string value: a whole parameter as it stands, or a list item behind percent escapes.
///
/// Equality and order are those of the decoded text.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    /// A text without escapes: a percent sign is a percent sign.
    #[must_use]
    pub const fn plain(text: &'a str) -> Self {
        Self {
            raw: text,
            escaped: false,
        }
    }

    /// The text of a list item: every `%` before two hexadecimal digits is an escape.
    ///
    /// `None` when the escapes do not decode to UTF-8.
    #[must_use]
    pub fn escaped(raw: &'a str) -> Option<Self> {
        let text = Self {
            raw,
            escaped: raw.contains('%'),
        };
        let sound = !text.escaped || Chars(text.bytes()).all(|c| c.is_some());
        sound.then_some(text)
    }

    /// The text as it was received, escapes and all.
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// The text itself, where no escape stands between; `None` where one may.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        if self.escaped { None } else { Some(self.raw) }
    }

    /// A path without the dot that may end it.
    pub(super) fn without_last_dot(self) -> Self {
        Self {
            raw: self.raw.strip_suffix('.').unwrap_or(self.raw),
            escaped: self.escaped,
        }
    }

    /// The bytes of the decoded text.
    pub fn bytes(&self) -> impl Iterator<Item = u8> + use<'a> {
        let mut rest = self.raw.as_bytes();
        let escaped = self.escaped;
        core::iter::from_fn(move || {
            let (first, tail) = rest.split_first()?;
            if escaped && *first == b'%' {
                if let [high, low, tail @ ..] = tail {
                    if let (Some(high), Some(low)) = (nibble(*high), nibble(*low)) {
                        rest = tail;
                        return Some(high << 4 | low);
                    }
                }
            }
            rest = tail;
            Some(*first)
        })
    }

    /// The characters of the decoded text.
    pub fn chars(&self) -> impl Iterator<Item = char> + use<'a> {
        // `escaped` has seen that the text decodes.
        Chars(self.bytes()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The number of characters of the decoded text.
    #[must_use]
    pub fn char_count(&self) -> usize {
        match self.as_str() {
            Some(text) => text.chars().count(),
            None => self.chars().count(),
        }
    }

    /// Whether the decoded text is this one.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match self.as_str() {
            Some(plain) => plain == text,
            None => self.bytes().eq(text.bytes()),
        }
    }
}

/// Characters of bytes; `None` for bytes that are no UTF-8.
struct Chars<I>(I);

impl<I: Iterator<Item = u8>> Iterator for Chars<I> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        let first = self.0.next()?;
        let following = match first {
            0..=0x7f => return Some(Some(char::from(first))),
            0xc0..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf7 => 3,
            0x80..=0xbf | 0xf8..=0xff => return Some(None),
        };
        let mut buffer = [first, 0, 0, 0];
        let mut length = 1_usize;
        for slot in buffer.iter_mut().skip(1).take(following) {
            let Some(byte) = self.0.next() else {
                return Some(None);
            };
            *slot = byte;
            length = length.saturating_add(1);
        }
        let decoded = buffer
            .get(..length)
            .and_then(|bytes| core::str::from_utf8(bytes).ok());
        // Bytes that are two characters are a lead byte and a stray one.
        Some(decoded.and_then(|text| {
            let mut chars = text.chars();
            chars.next().filter(|_| chars.next().is_none())
        }))
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.as_str(), other.as_str()) {
            (Some(a), Some(b)) => a == b,
            (Some(a), None) => other.is(a),
            (None, Some(b)) => self.is(b),
            (None, None) => self.bytes().eq(other.bytes()),
        }
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

/// The decoded text.
impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(text) => f.write_str(text),
            None => self.chars().try_for_each(|c| fmt::Write::write_char(f, c)),
        }
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.raw, f)
    }
}
