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
pub struct StringMap(Vec<(String, String)>);

impl StringMap {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
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
        Iter(self.0.iter())
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.iter().map(|(k, _)| k)
    }

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no pairs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives a key this value, in place if the key is there, else at the end.
    ///
    /// Pairs that repeat the key are removed.
    pub fn insert(&mut self, key: impl Into<String> + AsRef<str>, value: impl Into<String>) {
        let mut value = Some(value.into());
        self.0.retain_mut(|(k, v)| {
            if *k != key.as_ref() {
                return true;
            }
            // The first pair takes the value, later ones find none left and go.
            value.take().map(|new| *v = new).is_some()
        });
        if let Some(value) = value {
            self.0.push((key.into(), value));
        }
    }

    /// Appends a pair without looking for its key: the quick way to build a map.
    pub fn push(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.0.push((key.into(), value.into()));
    }

    /// Removes all pairs with this key and gives the value it had.
    pub fn remove(&mut self, key: &str) -> Option<String> {
        let mut last = None;
        self.0.retain_mut(|(k, v)| {
            let keep = k != key;
            if !keep {
                last = Some(core::mem::take(v));
            }
            keep
        });
        last
    }
}

impl fmt::Debug for StringMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// Pairs of a [`StringMap`], in order.
#[derive(Clone, Debug)]
pub struct Iter<'a>(slice::Iter<'a, (String, String)>);

fn as_strs((key, value): &(String, String)) -> (&str, &str) {
    (key, value)
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(as_strs)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(as_strs)
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
        self.0.into_iter()
    }
}

impl<K: Into<String>, V: Into<String>> Extend<(K, V)> for StringMap {
    /// Appends the pairs as they come, see [`push`](Self::push).
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        let pairs = pairs.into_iter().map(|(k, v)| (k.into(), v.into()));
        self.0.extend(pairs);
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for StringMap {
    /// Takes the pairs as they come, see [`push`](Self::push).
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for StringMap {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl From<Vec<(String, String)>> for StringMap {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl From<Vec<wire::MapEntry>> for StringMap {
    fn from(entries: Vec<wire::MapEntry>) -> Self {
        Self(entries.into_iter().map(|e| (e.key, e.value)).collect())
    }
}

impl From<StringMap> for Vec<wire::MapEntry> {
    fn from(map: StringMap) -> Self {
        let entry = |(key, value)| wire::MapEntry { key, value };
        map.0.into_iter().map(entry).collect()
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
    fn remove_gives_the_value_that_counted() {
        let mut map = StringMap::from([("a", "1"), ("b", "2"), ("a", "3")]);
        assert_eq!(map.remove("a").as_deref(), Some("3"));
        assert_eq!(map.remove("a"), None);
        assert_eq!(map, StringMap::from([("b", "2")]));
    }
}
