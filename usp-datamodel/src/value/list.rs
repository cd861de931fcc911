//! Comma-separated lists: splitting, inner lists in brackets, percent escapes.

use core::fmt;

use super::text::is_space;
use super::{Text, Value, ValueError, ValueErrorKind};
use crate::types::{NestedBrackets, Primitive, Type};

/// A list value, of which every item is a value of its type.
#[derive(Clone, Copy)]
pub struct List<'a> {
    text: &'a str,
    primitive: Primitive,
    is_path: bool,
    nested: NestedBrackets,
}

impl<'a> List<'a> {
    /// Splits a text and reads every item. `[R-ENC.6]`
    pub(super) fn parse(ty: &Type<'_>, text: &'a str) -> Result<Self, ValueError> {
        let list = Self::unchecked(ty, text);
        let mut end = 0;
        for (number, item) in list.items().enumerate() {
            end = item.end;
            item.value(&list)
                .map_err(|error| error.in_item(number, item.at))?;
        }
        if end < text.trim_end_matches(is_space).len() {
            return Err(ValueError::new(ValueErrorKind::TrailingComma, end));
        }
        Ok(list)
    }

    fn unchecked(ty: &Type<'_>, text: &'a str) -> Self {
        Self {
            text,
            primitive: ty.primitive(),
            is_path: ty.is_path_reference(),
            nested: ty.list().map(|rule| rule.nested).unwrap_or_default(),
        }
    }

    /// The items as they are written.
    pub(super) const fn items(&self) -> Items<'a> {
        Items {
            text: self.text,
            at: 0,
            brackets: !matches!(self.nested, NestedBrackets::Legacy),
        }
    }

    /// The values of the items, in order.
    pub fn values(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let list = *self;
        // `parse` has read every item.
        self.items().filter_map(move |item| item.value(&list).ok())
    }

    /// The text of the whole list.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The list with a single comma between items, and escapes only where needed.
    pub(super) fn write(
        &self,
        out: &mut dyn fmt::Write,
        mut write: impl FnMut(&Value<'a>, &mut dyn fmt::Write) -> fmt::Result,
    ) -> fmt::Result {
        for (number, item) in self.items().enumerate() {
            if number > 0 {
                out.write_char(',')?;
            }
            if item.bracketed {
                // Inner commas are separators or `%2C`; decoding would confuse the two.
                write!(out, "[{}]", item.text)?;
                continue;
            }
            match item.value(self) {
                Ok(Value::String(text)) => self.write_escaped(text, out)?,
                Ok(Value::Path(text)) => {
                    self.write_escaped(text, out)?;
                }
                Ok(value) => write(&value, out)?,
                Err(_) => out.write_str(item.text)?,
            }
        }
        Ok(())
    }

    fn write_escaped(&self, text: Text<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
        let brackets = !matches!(self.nested, NestedBrackets::Legacy);
        for c in text.chars() {
            match c {
                ',' => out.write_str("%2C")?,
                '%' => out.write_str("%25")?,
                ' ' => out.write_str("%20")?,
                '\t' => out.write_str("%09")?,
                '\n' => out.write_str("%0A")?,
                '\r' => out.write_str("%0D")?,
                '[' if brackets => out.write_str("%5B")?,
                ']' if brackets => out.write_str("%5D")?,
                _ => out.write_char(c)?,
            }
        }
        Ok(())
    }
}

impl PartialEq for List<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.values().eq(other.values())
    }
}

impl Eq for List<'_> {}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.values()).finish()
    }
}

/// One item of a list, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// The byte offset of `text` in the list.
    pub(super) at: usize,
    /// The byte offset of the comma behind the item, or of the end of the list.
    end: usize,
    /// Without the brackets of an inner list.
    pub(super) text: &'a str,
    pub(super) bracketed: bool,
    /// Every bracket has its partner.
    balanced: bool,
}

impl<'a> Item<'a> {
    pub(super) fn value(&self, list: &List<'_>) -> Result<Value<'a>, ValueError> {
        let required = matches!(list.nested, NestedBrackets::Required);
        if !self.balanced || (required && !self.bracketed) {
            return Err(ValueError::new(ValueErrorKind::Brackets, 0));
        }
        let text = if matches!(list.primitive, Primitive::String) {
            Text::escaped(self.text).ok_or(ValueError::new(ValueErrorKind::Escape, 0))?
        } else {
            Text::plain(self.text)
        };
        Value::scalar(list.primitive, list.is_path, text)
    }

    /// The place of white space that should have been `%20`.
    pub(super) fn bare_whitespace(&self) -> Option<usize> {
        if self.bracketed {
            return None;
        }
        self.text.find(is_space)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'a> {
    text: &'a str,
    at: usize,
    brackets: bool,
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let rest = self.text.get(self.at..)?;
        // Nothing behind the last comma, or nothing at all, is no item.
        if rest.trim_matches(is_space).is_empty() {
            self.at = usize::MAX;
            return None;
        }
        let (length, balanced) = self.item_length(rest);
        let (start, end) = (self.at, self.at.saturating_add(length));
        self.at = end.saturating_add(1);
        let item = rest.get(..length)?;
        let text = item.trim_matches(is_space);
        let blanks = item
            .len()
            .saturating_sub(item.trim_start_matches(is_space).len());
        let at = start.saturating_add(blanks);
        let inner = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
            .filter(|inner| self.brackets && is_balanced(inner));
        Some(Item {
            at: at.saturating_add(usize::from(inner.is_some())),
            end,
            text: inner.unwrap_or(text),
            bracketed: inner.is_some(),
            balanced,
        })
    }
}

impl Items<'_> {
    /// The length up to the comma that ends the item, and whether its brackets match.
    fn item_length(&self, rest: &str) -> (usize, bool) {
        let (mut depth, mut balanced) = (0_usize, true);
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b',' if depth == 0 => return (at, balanced),
                b'[' if self.brackets => depth = depth.saturating_add(1),
                b']' if self.brackets => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => balanced = false,
                },
                _ => {}
            }
        }
        (rest.len(), balanced && depth == 0)
    }
}

/// Whether no bracket closes one that lies outside of the text.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'[' => depth = depth.saturating_add(1),
            b']' => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// A default of a list without the brackets around the whole.
pub(super) fn without_brackets(text: &str) -> &str {
    text.strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .filter(|inner| is_balanced(inner))
        .unwrap_or(text)
}
