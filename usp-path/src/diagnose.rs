//! From a failure to an error that helps: span, kind as the reader sees it, hint.

use crate::{
    Limits, ParseError,
    error::{Hint, ParseErrorKind as Kind},
    parse::Fail,
};

/// Makes the error of a failure.
#[cold]
pub(crate) fn diagnose(text: &str, fail: &Fail) -> ParseError {
    let start = text.len().saturating_sub(fail.start_left);
    let mut end = text.len().saturating_sub(fail.end_left).max(start);
    let rest = text.get(start..).unwrap_or_default();
    let next = rest.chars().next();
    if end == start {
        end = start.saturating_add(next.map_or(0, char::len_utf8));
    }
    let mut kind = fail.kind;
    let blank = matches!(next, Some(' ' | '\t'));
    let mut hint = hint(kind, text.get(..start).unwrap_or_default(), rest);
    if blank && in_sight_of_white_space(kind) {
        if hint.is_none() && in_expression(kind) {
            hint = Some(Hint::WhiteSpace);
        }
        kind = Kind::WhiteSpace;
    }
    ParseError::new(kind, hint, offset(start)..offset(end), text)
}

fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The error of a text beyond the limit, or whose canonical form would be.
#[cold]
pub(crate) fn too_long(text: &str, limits: &Limits) -> ParseError {
    let mut max = usize::from(limits.len_bytes()).min(text.len());
    while !text.is_char_boundary(max) {
        max = max.saturating_sub(1);
    }
    let shown = text.get(..max).unwrap_or_default();
    ParseError::new(Kind::TooLong, None, offset(max)..offset(max), shown)
}

/// The error of bytes that are not UTF-8.
#[cold]
pub(crate) fn not_utf8(bytes: &[u8], error: &core::str::Utf8Error) -> ParseError {
    let valid = bytes
        .get(..error.valid_up_to())
        .and_then(|bytes| core::str::from_utf8(bytes).ok())
        .unwrap_or_default();
    let limit = usize::from(u16::MAX).min(valid.len());
    let shown = valid.get(..limit).unwrap_or(valid);
    let place = offset(valid.len());
    ParseError::new(Kind::Utf8, None, place..place, shown)
}

const fn in_expression(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Parameter | Kind::Operator | Kind::Constant | Kind::ComponentEnd
    )
}

const fn in_sight_of_white_space(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name
            | Kind::Character
            | Kind::MisplacedInstance
            | Kind::Parameter
            | Kind::Operator
            | Kind::Constant
            | Kind::ComponentEnd
            | Kind::Empty
            | Kind::TrailingDot
    )
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most kinds have no hint, nor will new ones"
)]
fn hint(kind: Kind, before: &str, rest: &str) -> Option<Hint> {
    let next = rest.chars().next();
    match kind {
        Kind::Placeholder => {
            let inner = rest.split('}').next().unwrap_or_default();
            inner
                .contains(['=', '<', '>', '~'])
                .then_some(Hint::SquareBrackets)
        }
        Kind::MixedNotation => rest.starts_with("{i}").then_some(Hint::SupportedNotation),
        Kind::Character => match next {
            Some('[' | '{' | '*') => Some(Hint::DotBeforeBracket),
            _ => None,
        },
        Kind::Operator => match next {
            Some('=') if rest.starts_with("=~") => Some(Hint::OtherOperator),
            Some('=') => Some(Hint::DoubleEquals),
            Some('~' | '!' | '|' | '&') => Some(Hint::OtherOperator),
            _ => None,
        },
        Kind::Constant => match next {
            Some('\'') => Some(Hint::DoubleQuotes),
            Some('=' | '<' | '>' | '~') => Some(Hint::OtherOperator),
            Some(c) if c.is_alphanumeric() || matches!(c, '/' | '%') => Some(Hint::MissingQuotes),
            _ => None,
        },
        Kind::ComponentEnd => component_end(before, rest),
        Kind::ChildTable => Some(Hint::OwnExpression),
        Kind::Percent => Some(Hint::PercentSign),
        Kind::Command => rest
            .get(1..)
            .is_some_and(|inner| !inner.is_empty())
            .then_some(Hint::NoArguments),
        _ => None,
    }
}

/// What stands behind a constant: the word for AND or OR in another language, or the rest of a string without quotes.
fn component_end(before: &str, rest: &str) -> Option<Hint> {
    let trimmed = rest.trim_start_matches([' ', '\t']);
    let word = trimmed
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    if trimmed.starts_with('|') || word.eq_ignore_ascii_case("or") {
        return Some(Hint::NoOr);
    }
    if trimmed.starts_with("&&") || trimmed.starts_with(']') {
        return None;
    }
    if trimmed.starts_with('&') || trimmed.starts_with(',') || word.eq_ignore_ascii_case("and") {
        return Some(Hint::DoubleAmpersand);
    }
    (!before.ends_with('"')).then_some(Hint::MissingQuotes)
}
