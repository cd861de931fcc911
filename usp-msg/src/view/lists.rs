//! Iterators over maps and lists of texts.

use core::fmt;

use super::{
    checked_str::CheckedStr,
    fields::{Raw, RawList},
};

/// Key and value of a map entry, if both are there and short, as they are but for rare cases.
#[inline(always)]
fn usual_pair(entry: &[u8]) -> Option<(&[u8], &[u8])> {
    let [0x0A, len @ ..0x80, rest @ ..] = entry else {
        return None;
    };
    let (key, rest) = rest.split_at_checked(usize::from(*len))?;
    let [0x12, len @ ..0x80, value @ ..] = rest else {
        return None;
    };
    (value.len() == usize::from(*len)).then_some((key, value))
}

/// Key and value of any map entry; absent parts are empty, and the last of several counts.
#[inline(never)]
fn rare_pair(entry: &[u8]) -> (&[u8], &[u8]) {
    let entry = Raw::new(entry, false);
    (entry.delimited(0x0A), entry.delimited(0x12))
}

/// Iterator over the entries of a map, in the order of the wire.
#[derive(Clone)]
pub struct Pairs<'a> {
    entries: RawList<'a>,
    /// The message that holds the map, if all of it is text: a part of a text needs no second check.
    text: Option<&'a str>,
}

impl<'a> Pairs<'a> {
    #[inline]
    pub(super) fn new(message: Raw<'a>, tag: u8) -> Self {
        Self {
            entries: message.list(tag),
            text: smoothutf8::from_utf8(message.bytes()),
        }
    }
}

impl Pairs<'_> {
    /// Number of entries, and bytes of their keys and values.
    pub(crate) fn size(&self) -> (usize, usize) {
        CheckedPairs(self.entries.clone()).fold((0, 0), |(pairs, bytes), (key, value)| {
            let text = key.len().saturating_add(value.len());
            (pairs.saturating_add(1), bytes.saturating_add(text))
        })
    }
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    #[inline]
    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let entry = self.entries.next()?;
        let Some((key, value)) = usual_pair(entry) else {
            let (key, value) = rare_pair(entry);
            return Some((
                CheckedStr::new(key).to_str(),
                CheckedStr::new(value).to_str(),
            ));
        };
        if let Some(text) = self.text {
            // The value ends where the rest of the message begins; two bytes stand between it and the key.
            let value_end = text.len().wrapping_sub(self.entries.rest_len());
            let lengths = key.len().wrapping_add(value.len()).wrapping_add(2);
            let parts = text
                .get(value_end.wrapping_sub(lengths)..)
                .and_then(|text| text.split_at_checked(key.len()))
                .and_then(|(key, text)| Some((key, text.get(2..)?)))
                .and_then(|(key, text)| Some((key, text.split_at_checked(value.len())?)));
            if let Some((key, (value, rest))) = parts {
                self.text = Some(rest);
                return Some((key, value));
            }
        }
        Some((
            CheckedStr::new(key).to_str(),
            CheckedStr::new(value).to_str(),
        ))
    }
}

/// Iterator over the entries of a map as checked texts, in the order of the wire.
#[derive(Clone)]
pub struct CheckedPairs<'a>(RawList<'a>);

impl<'a> CheckedPairs<'a> {
    pub(super) const fn new(message: Raw<'a>, tag: u8) -> Self {
        Self(message.list(tag))
    }
}

impl<'a> Iterator for CheckedPairs<'a> {
    type Item = (CheckedStr<'a>, CheckedStr<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.0.next()?;
        let (key, value) = usual_pair(entry).unwrap_or_else(|| rare_pair(entry));
        Some((CheckedStr::new(key), CheckedStr::new(value)))
    }
}

/// Iterator over the texts of a list, in the order of the wire.
#[derive(Clone)]
pub struct Texts<'a>(RawList<'a>);

impl<'a> Texts<'a> {
    pub(super) const fn new(message: Raw<'a>, tag: u8) -> Self {
        Self(message.list(tag))
    }
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.0.next().map(|text| CheckedStr::new(text).to_str())
    }
}

/// Iterator over the texts of a list as checked texts, in the order of the wire.
#[derive(Clone)]
pub struct CheckedTexts<'a>(RawList<'a>);

impl<'a> CheckedTexts<'a> {
    pub(super) const fn new(message: Raw<'a>, tag: u8) -> Self {
        Self(message.list(tag))
    }
}

impl<'a> Iterator for CheckedTexts<'a> {
    type Item = CheckedStr<'a>;

    #[inline]
    fn next(&mut self) -> Option<CheckedStr<'a>> {
        self.0.next().map(CheckedStr::new)
    }
}

macro_rules! debug_as_list {
    ($($iterator:ident)*) => {$(
        impl fmt::Debug for $iterator<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }
    )*};
}

debug_as_list!(Pairs CheckedPairs Texts CheckedTexts);
