use alloc::{string::String, vec::Vec};
use core::{fmt, slice};

use crate::{convert::convert_by_into, wire};

/// Names and values, in the order of the wire.
///
/// A protobuf `map<string, string>`. Such a map is sent as a list of pairs, and this type keeps the list: what
/// was decoded is encoded in the same order. Should a peer send a key twice, then both pairs are kept, and
/// [`get`](Self::get) gives the last one, as protobuf says. Two maps are equal if their pairs are, in order.
///
/// Lookups walk the list, which is the fastest way for the sizes that occur.
///
/// ```
/// use usp_msg::StringMap;
///
/// let keys = StringMap::from([("Alias", "cpe-1"), ("ID", "1")]);
/// assert_eq!(keys.get("Alias"), Some("cpe-1"));
/// assert_eq!(keys.iter().next(), Some(("Alias", "cpe-1")));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct StringMap {
    /// All names and values, one behind the other: two pieces of memory, however many pairs there are.
    text: String,
    /// Where each name and its value end.
    ends: Vec<(usize, usize)>,
}

impl StringMap {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// An empty map with room for this many pairs, and for this many bytes of names and values.
    #[must_use]
    pub fn with_capacity(pairs: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(pairs),
        }
    }

    /// The value of a key; of the last pair, if there are several.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.iter().rev().find(|(k, _)| *k == key).map(|(_, v)| v)
    }

    /// Whether there is a pair with this key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.iter().any(|(k, _)| k == key)
    }

    /// All pairs, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter {
            text: &self.text,
            start: 0,
            ends: self.ends.iter(),
        }
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.iter().map(|(k, _)| k)
    }

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no pairs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Gives a key this value, in place if the key is there, else at the end.
    ///
    /// Pairs that repeat the key are removed.
    pub fn insert(&mut self, key: impl AsRef<str>, value: impl AsRef<str>) {
        let key = key.as_ref();
        if !self.contains_key(key) {
            return self.push(key, value);
        }
        let mut value = Some(value);
        let mut map = Self::with_capacity(self.len(), self.text.len());
        for (k, v) in &*self {
            if k != key {
                map.push(k, v);
            } else if let Some(value) = value.take() {
                // The first pair takes the value, later ones find none left and go.
                map.push(k, value);
            }
        }
        *self = map;
    }

    /// Appends a pair without looking for its key: the quick way to build a map.
    pub fn push(&mut self, key: impl AsRef<str>, value: impl AsRef<str>) {
        self.text.push_str(key.as_ref());
        let key_end = self.text.len();
        self.text.push_str(value.as_ref());
        self.ends.push((key_end, self.text.len()));
    }

    /// Removes all pairs with this key and gives the value it had.
    pub fn remove(&mut self, key: &str) -> Option<String> {
        let removed = self.get(key)?.into();
        *self = self.iter().filter(|(k, _)| *k != key).collect();
        Some(removed)
    }
}

impl fmt::Debug for StringMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// Pairs of a [`StringMap`], in order.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    text: &'a str,
    /// Where the first of the pairs that are left begins.
    start: usize,
    ends: slice::Iter<'a, (usize, usize)>,
}

impl<'a> Iter<'a> {
    #[inline]
    fn pair(&self, start: usize, (key_end, end): (usize, usize)) -> (&'a str, &'a str) {
        let part = |start, end| self.text.get(start..end).unwrap_or_default();
        (part(start, key_end), part(key_end, end))
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let ends = *self.ends.next()?;
        let pair = self.pair(self.start, ends);
        self.start = ends.1;
        Some(pair)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ends.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let ends = *self.ends.next_back()?;
        let before = self.ends.as_slice().last();
        let start = before.map_or(self.start, |(_, end)| *end);
        Some(self.pair(start, ends))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a StringMap {
    type Item = (&'a str, &'a str);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl IntoIterator for StringMap {
    type Item = (String, String);
    type IntoIter = alloc::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        let pairs: Vec<_> = self.iter().map(|(k, v)| (k.into(), v.into())).collect();
        pairs.into_iter()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> Extend<(K, V)> for StringMap {
    /// Appends the pairs as they come, see [`push`](Self::push).
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.push(key, value);
        }
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for StringMap {
    /// Takes the pairs as they come, see [`push`](Self::push).
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: AsRef<str>, V: AsRef<str>, const N: usize> From<[(K, V); N]> for StringMap {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl From<Vec<(String, String)>> for StringMap {
    fn from(pairs: Vec<(String, String)>) -> Self {
        pairs.into_iter().collect()
    }
}

impl From<Vec<wire::MapEntry>> for StringMap {
    fn from(entries: Vec<wire::MapEntry>) -> Self {
        entries.into_iter().map(|e| (e.key, e.value)).collect()
    }
}

impl From<StringMap> for Vec<wire::MapEntry> {
    fn from(map: StringMap) -> Self {
        let entry = |(key, value): (&str, &str)| wire::MapEntry {
            key: key.into(),
            value: value.into(),
        };
        map.iter().map(entry).collect()
    }
}

convert_by_into!(StringMap, Vec<wire::MapEntry>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_counts_with_its_last_value_and_keeps_all_pairs() {
        let map = StringMap::from([("a", "1"), ("b", "2"), ("a", "3")]);
        assert_eq!(map.get("a"), Some("3"));
        assert_eq!(map.len(), 3);
        let pairs: Vec<_> = map.iter().collect();
        assert_eq!(pairs, [("a", "1"), ("b", "2"), ("a", "3")]);
    }

    #[test]
    fn insert_replaces_in_place_and_removes_repeats() {
        let mut map = StringMap::from([("a", "1"), ("b", "2"), ("a", "3")]);
        map.insert("a", "4");
        map.insert("c", "5");
        assert_eq!(map, StringMap::from([("a", "4"), ("b", "2"), ("c", "5")]));
    }

    #[test]
    fn pairs_are_given_from_both_ends() {
        let map = StringMap::from([("a", "1"), ("", ""), ("b", "\u{e4}"), ("c", "3")]);
        let mut pairs = map.iter();
        assert_eq!(pairs.next_back(), Some(("c", "3")));
        assert_eq!(pairs.next(), Some(("a", "1")));
        assert_eq!(pairs.next_back(), Some(("b", "\u{e4}")));
        assert_eq!(pairs.len(), 1);
        assert_eq!(pairs.next_back(), Some(("", "")));
        assert_eq!((pairs.next(), pairs.next_back()), (None, None));
    }

    #[test]
    fn remove_gives_the_value_that_counted() {
        let mut map = StringMap::from([("a", "1"), ("b", "2"), ("a", "3")]);
        assert_eq!(map.remove("a").as_deref(), Some("3"));
        assert_eq!(map.remove("a"), None);
        assert_eq!(map, StringMap::from([("b", "2")]));
    }
}
