//! The supported parameters of an object, in two pieces of memory.

use alloc::{string::String, vec::Vec};
use core::{fmt, slice};

use crate::{
    convert::convert_by_into, get_supported_dm::SupportedParamResult,
    wire::get_supported_dm_resp as wire,
};

/// Supported parameters, in the order of the wire.
///
/// A list of [`SupportedParamResult`]s. An answer may have ten thousands of them, and so their names are kept one
/// behind the other in one text: a list is two pieces of memory, however many parameters there are. What the list
/// gives borrows the name from there.
///
/// ```
/// use usp_msg::get_supported_dm::{
///     ParamAccessType, ParamValueType, SupportedParamResult, SupportedParams,
/// };
///
/// let alias = SupportedParamResult::new("Alias", ParamAccessType::ReadWrite, ParamValueType::String);
/// let params: SupportedParams = [alias].into_iter().collect();
/// let names: Vec<_> = params.iter().map(|param| param.param_name).collect();
/// assert_eq!(names, ["Alias"]);
/// assert_eq!(params.get("Alias").map(|param| param.access), Some(ParamAccessType::ReadWrite));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct SupportedParams {
    /// All names, one behind the other.
    names: String,
    entries: Vec<Entry>,
}

/// A parameter but for the text of its name, with the numbers of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    /// Where the name ends; it begins where the one before ends.
    pub(crate) name_end: usize,
    pub(crate) access: i32,
    pub(crate) value_type: i32,
    pub(crate) value_change: i32,
}

impl SupportedParams {
    /// An empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            names: String::new(),
            entries: Vec::new(),
        }
    }

    /// An empty list with room for this many parameters, and for this many bytes of names.
    #[must_use]
    pub fn with_capacity(params: usize, bytes: usize) -> Self {
        Self {
            names: String::with_capacity(bytes),
            entries: Vec::with_capacity(params),
        }
    }

    /// The parameter of a name; the first one, if there are several.
    #[must_use]
    pub fn get(&self, param_name: &str) -> Option<SupportedParamResult<&str>> {
        self.iter().find(|param| param.param_name == param_name)
    }

    /// All parameters, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter {
            names: &self.names,
            start: 0,
            entries: self.entries.iter(),
        }
    }

    /// Number of parameters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no parameters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Appends a parameter.
    pub fn push(&mut self, param: SupportedParamResult<impl AsRef<str>>) {
        let SupportedParamResult {
            param_name,
            access,
            value_type,
            value_change,
        } = param;
        self.push_numbers(
            param_name.as_ref(),
            access.number(),
            value_type.number(),
            value_change.number(),
        );
    }

    /// The same by the numbers of the wire.
    #[inline]
    pub(crate) fn push_numbers(
        &mut self,
        param_name: &str,
        access: i32,
        value_type: i32,
        value_change: i32,
    ) {
        self.names.push_str(param_name);
        self.entries.push(Entry {
            name_end: self.names.len(),
            access,
            value_type,
            value_change,
        });
    }

    /// All names, one behind the other, and the parameters.
    #[inline]
    pub(crate) fn as_parts(&self) -> (&[u8], &[Entry]) {
        (self.names.as_bytes(), &self.entries)
    }
}

impl fmt::Debug for SupportedParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// Parameters of a [`SupportedParams`], in order.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    names: &'a str,
    /// Where the first of the names that are left begins.
    start: usize,
    entries: slice::Iter<'a, Entry>,
}

impl<'a> Iter<'a> {
    #[inline]
    fn param(&self, start: usize, entry: &Entry) -> SupportedParamResult<&'a str> {
        let name = self.names.get(start..entry.name_end);
        SupportedParamResult {
            param_name: name.unwrap_or_default(),
            access: entry.access.into(),
            value_type: entry.value_type.into(),
            value_change: entry.value_change.into(),
        }
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = SupportedParamResult<&'a str>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.entries.next()?;
        let param = self.param(self.start, entry);
        self.start = entry.name_end;
        Some(param)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let entry = self.entries.next_back()?;
        let before = self.entries.as_slice().last();
        let start = before.map_or(self.start, |entry| entry.name_end);
        Some(self.param(start, entry))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a SupportedParams {
    type Item = SupportedParamResult<&'a str>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<N: AsRef<str>> Extend<SupportedParamResult<N>> for SupportedParams {
    fn extend<I: IntoIterator<Item = SupportedParamResult<N>>>(&mut self, params: I) {
        for param in params {
            self.push(param);
        }
    }
}

impl<N: AsRef<str>> FromIterator<SupportedParamResult<N>> for SupportedParams {
    fn from_iter<I: IntoIterator<Item = SupportedParamResult<N>>>(params: I) -> Self {
        let mut list = Self::new();
        list.extend(params);
        list
    }
}

impl From<Vec<SupportedParamResult>> for SupportedParams {
    fn from(params: Vec<SupportedParamResult>) -> Self {
        params.into_iter().collect()
    }
}

impl From<Vec<wire::SupportedParamResult>> for SupportedParams {
    fn from(params: Vec<wire::SupportedParamResult>) -> Self {
        params.into_iter().map(SupportedParamResult::from).collect()
    }
}

impl From<SupportedParams> for Vec<wire::SupportedParamResult> {
    fn from(params: SupportedParams) -> Self {
        let param = |param: SupportedParamResult<&str>| param.to_owned().into();
        params.iter().map(param).collect()
    }
}

convert_by_into!(SupportedParams, Vec<wire::SupportedParamResult>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::get_supported_dm::{ParamAccessType, ParamValueType, ValueChangeType};

    fn param(name: &str) -> SupportedParamResult {
        SupportedParamResult::new(name, ParamAccessType::Other(9), ParamValueType::Int)
            .with_value_change(ValueChangeType::Allowed)
    }

    #[test]
    fn params_are_given_from_both_ends_as_they_were_put_in() {
        let names = ["A", "", "\u{e4}\u{f6}", "B"];
        let list: SupportedParams = names.map(param).into_iter().collect();
        assert_eq!((list.len(), list.is_empty()), (4, false));
        let owned: Vec<_> = list.iter().map(SupportedParamResult::to_owned).collect();
        assert_eq!(owned, names.map(param));
        assert_eq!(SupportedParams::from(owned), list);
        let mut params = list.iter().map(|p| p.param_name);
        assert_eq!(params.next_back(), Some("B"));
        assert_eq!(params.next(), Some("A"));
        assert_eq!(params.next_back(), Some("\u{e4}\u{f6}"));
        assert_eq!(params.len(), 1);
        assert_eq!(params.next_back(), Some(""));
        assert_eq!((params.next(), params.next_back()), (None, None));
    }

    #[test]
    fn a_param_is_found_by_its_name() {
        let list: SupportedParams = ["A", "B"].map(param).into_iter().collect();
        assert_eq!(list.get("B").map(|p| p.to_owned()), Some(param("B")));
        assert_eq!(list.get("C"), None);
    }
}
