//! Attributes and facets as XML.

use alloc::format;
use alloc::string::{String, ToString};

use crate::types::{Bound, ListRule, NestedBrackets, Range, Size, Status, Step};

/// A text within quotes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push_str(&format!("&#{};", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}

pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

pub(super) fn optional(name: &str, value: Option<String>) -> String {
    value.map_or_else(String::new, |value| attribute(name, &value))
}

pub(super) fn status(status: Status) -> String {
    if status == Status::Current {
        return String::new();
    }
    attribute("status", status.name())
}

pub(super) fn size(size: Size, writes_zero: bool) -> String {
    let min = (size.min > 0 || writes_zero).then(|| size.min.to_string());
    let max = size.max.map(|max| max.to_string());
    format!(
        "<size{}{}/>",
        optional("minLength", min),
        optional("maxLength", max)
    )
}

fn bound(bound: Bound<'_>) -> String {
    match bound {
        Bound::Integer(number) => number.to_string(),
        Bound::Decimal(number) => number.to_string(),
    }
}

fn step(step: Step) -> String {
    let (mantissa, scale) = step.parts();
    let scale = usize::from(scale);
    let digits = format!("{mantissa:0>width$}", width = scale.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(scale));
    if fraction.is_empty() {
        return whole.into();
    }
    format!("{whole}.{fraction}")
}

pub(super) fn range(range: Range<'_>) -> String {
    format!(
        "<range{}{}{}/>",
        optional("minInclusive", range.min().map(bound)),
        optional("maxInclusive", range.max().map(bound)),
        optional("step", range.step().map(step))
    )
}

pub(super) fn bit(word: u16, bit: usize) -> bool {
    let bit = u32::try_from(bit).unwrap_or(u32::MAX);
    word.checked_shr(bit).is_some_and(|word| word & 1 != 0)
}

/// Bits of [`ParamNode::written_zeros`].
pub(super) const LIST_SIZE_ZERO: usize = 14;
const LIST_ITEMS_ZERO: usize = 15;

pub(super) fn list(rule: ListRule<'_>, zeros: u16) -> String {
    let min = rule.min_items > 0 || bit(zeros, LIST_ITEMS_ZERO);
    let nested = match rule.nested {
        NestedBrackets::Legacy => None,
        NestedBrackets::Permitted => Some("permitted".into()),
        NestedBrackets::Required => Some("required".into()),
    };
    let sizes: String = rule
        .sizes
        .iter()
        .map(|facet| size(facet, bit(zeros, LIST_SIZE_ZERO)))
        .collect();
    format!(
        "<list{}{}{}>{sizes}</list>",
        optional("minItems", min.then(|| rule.min_items.to_string())),
        optional("maxItems", rule.max_items.map(|max| max.to_string())),
        optional("nestedBrackets", nested),
    )
}
