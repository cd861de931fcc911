//! Expressions: components, operators and constants, of a path or alone.

use nom::bytes::complete::{take_till, take_while};

use super::{
    BARE, Fail, Kind, Notes, Parse, Step, after, ended, escape::escape, failed, is, name,
    reference, starts_name, steps,
};
use crate::{ExprView, Leniency, Limits, Op, ParseError, diagnose::too_long};

/// expr ::= '[' exprcomp ( '&&' exprcomp )* ']', from behind the bracket; returns what is behind the closing one.
pub(super) fn expr<'a>(notes: &mut Notes, open: &'a [u8], inner: &'a [u8]) -> Step<&'a [u8]> {
    let mut i = empty_components(notes, inner);
    if let Some(rest) = after(b']', i) {
        return Err(Fail::over(Kind::EmptyExpression, open, rest));
    }
    loop {
        let Some(left) = notes.components_left.checked_sub(1) else {
            return Err(Fail::at(Kind::TooManyComponents, i));
        };
        notes.components_left = left;
        let (rest, _) = component(notes, i)?;
        let rest = notes.space(rest);
        if let Some(rest) = after(b']', rest) {
            return Ok(rest);
        }
        if rest.is_empty() {
            return Err(Fail::over(Kind::UnclosedExpression, open, rest));
        }
        let Some(rest) = after(b'&', rest).and_then(|rest| after(b'&', rest)) else {
            return Err(Fail::at(Kind::ComponentEnd, rest));
        };
        i = empty_components(notes, rest);
        if notes.lenient(Leniency::EMPTY_COMPONENTS) {
            if let Some(rest) = after(b']', i) {
                return Ok(rest);
            }
        }
    }
}

/// White space and, where it is tolerated, `&&` with nothing before it.
fn empty_components<'a>(notes: &mut Notes, i: &'a [u8]) -> &'a [u8] {
    let mut i = notes.space(i);
    if notes.lenient(Leniency::EMPTY_COMPONENTS) {
        while let Some(rest) = after(b'&', i).and_then(|rest| after(b'&', rest)) {
            notes.canonical = false;
            i = notes.space(rest);
        }
        if i.first() == Some(&b']') {
            notes.canonical = false;
        }
    }
    i
}

/// The places of one component, as bytes left.
#[derive(Clone, Copy)]
pub(crate) struct ComponentPlaces {
    pub(crate) param_start: usize,
    pub(crate) param_end: usize,
    pub(crate) op: Op,
    pub(crate) constant_start: usize,
    pub(crate) constant_end: usize,
    pub(crate) quoted: bool,
}

/// exprcomp ::= relpath oper value
fn component<'a>(notes: &mut Notes, i: &'a [u8]) -> Parse<'a, ComponentPlaces> {
    let (param_rest, ()) = parameter(i)?;
    let (rest, op) = operator(notes.space(param_rest))?;
    let start = notes.space(rest);
    let (rest, (constant_start, constant_end, quoted)) = value(notes, start)?;
    Ok((
        rest,
        ComponentPlaces {
            param_start: i.len(),
            param_end: param_rest.len(),
            op,
            constant_start,
            constant_end,
            quoted,
        },
    ))
}

/// relpath ::= name ( reffollow? '.' name )*
fn parameter(start: &[u8]) -> Parse<'_, ()> {
    let mut i = start;
    loop {
        if !starts_name(i) {
            let inner = match i.first() {
                Some(b'*' | b'{' | b'0'..=b'9') => i.len() < start.len(),
                Some(b'[') => true,
                _ => false,
            };
            let kind = if inner {
                Kind::ChildTable
            } else {
                Kind::Parameter
            };
            return Err(Fail::at(kind, i));
        }
        let (rest, _) = name(i)?;
        let rest = match rest.first() {
            Some(b'#' | b'+') => {
                let (end, _) = reference(rest)?;
                if end.first() != Some(&b'.') {
                    return Err(Fail::over(Kind::Reference, rest, end));
                }
                end
            }
            _ => rest,
        };
        match after(b'.', rest) {
            Some(next) => i = next,
            None => return Ok((rest, ())),
        }
    }
}

/// oper ::= '==' | '!=' | '~=' | '<=' | '>=' | '<' | '>'
fn operator(i: &[u8]) -> Parse<'_, Op> {
    steps::tick();
    let Some((first, rest)) = i.split_first() else {
        return Err(Fail::at(Kind::Operator, i));
    };
    let equals = after(b'=', rest);
    match (first, equals) {
        (b'=', Some(rest)) => Ok((rest, Op::Eq)),
        (b'!', Some(rest)) => Ok((rest, Op::Ne)),
        (b'~', Some(rest)) => Ok((rest, Op::Contains)),
        (b'<', Some(rest)) => Ok((rest, Op::Le)),
        (b'>', Some(rest)) => Ok((rest, Op::Ge)),
        (b'<', None) => Ok((rest, Op::Lt)),
        (b'>', None) => Ok((rest, Op::Gt)),
        _ => Err(Fail::at(Kind::Operator, i)),
    }
}

/// value ::= literal | bare; the places of its text without quotes, and whether it is a literal.
fn value<'a>(notes: &mut Notes, i: &'a [u8]) -> Parse<'a, (usize, usize, bool)> {
    if let Some(inner) = after(b'"', i) {
        let end = text(notes, i, inner)?;
        let Some(rest) = after(b'"', end) else {
            return Err(Fail::over(Kind::UnclosedLiteral, i, end));
        };
        return Ok((rest, (inner.len(), end.len(), true)));
    }
    if notes.lenient(Leniency::UNQUOTED_STRINGS) {
        return unquoted(notes, i);
    }
    let (rest, bare) = take_while(|byte| is(BARE, byte))(i)?;
    if bare.is_empty() {
        return Err(Fail::at(Kind::Constant, i));
    }
    Ok((rest, (i.len(), rest.len(), false)))
}

/// The text of a literal up to its closing quote or the end. Everything but a quote belongs to it: `]`, `.`, `&&` too.
fn text<'a>(notes: &mut Notes, open: &'a [u8], inner: &'a [u8]) -> Step<&'a [u8]> {
    let mut i = inner;
    loop {
        let (rest, _) = take_till(|byte| {
            steps::tick();
            matches!(byte, b'"' | b'%')
        })(i)?;
        match rest.first() {
            Some(b'%') => i = percent(notes, rest)?,
            Some(_) => return Ok(rest),
            None => return Err(Fail::over(Kind::UnclosedLiteral, open, rest)),
        }
    }
}

/// One percent escape, or several that spell one character.
fn percent<'a>(notes: &mut Notes, i: &'a [u8]) -> Step<&'a [u8]> {
    match escape(i) {
        Ok((character, rest)) => {
            if !matches!(character, '"' | '%') {
                notes.canonical = false;
            }
            Ok(rest)
        }
        Err(_) if notes.lenient(Leniency::MALFORMED_PERCENT) => {
            notes.canonical = false;
            notes.growth = notes.growth.saturating_add(2);
            Ok(after(b'%', i).unwrap_or(i))
        }
        Err((kind, rest)) => Err(Fail::over(kind, i, rest)),
    }
}

/// A constant of any text, as the reference agent reads it: up to `&&` or `]` outside apostrophes, without the white
/// space at its end.
fn unquoted<'a>(notes: &mut Notes, start: &'a [u8]) -> Parse<'a, (usize, usize, bool)> {
    let mut i = start;
    let mut end = start;
    let mut apostrophe = None;
    let mut bare = true;
    loop {
        let Some((first, rest)) = i.split_first() else {
            return Err(match apostrophe {
                Some(open) => Fail::over(Kind::UnclosedLiteral, open, i),
                None => Fail::over(Kind::UnclosedExpression, start, i),
            });
        };
        let next = match first {
            b'"' => return Err(Fail::at(Kind::ComponentEnd, i)),
            b'\'' => {
                apostrophe = match apostrophe {
                    Some(_) => None,
                    None => Some(i),
                };
                rest
            }
            b']' if apostrophe.is_none() => break,
            b'&' if apostrophe.is_none() && rest.first() == Some(&b'&') => break,
            b'%' => percent(notes, i)?,
            _ => rest,
        };
        let blank = matches!(first, b' ' | b'\t');
        if !blank || apostrophe.is_some() {
            bare = bare && is(BARE, *first) && end.len() == i.len();
            end = next;
        }
        i = next;
    }
    if end.len() == start.len() {
        return Err(Fail::at(Kind::Constant, start));
    }
    if !bare {
        notes.canonical = false;
        notes.growth = notes.growth.saturating_add(2);
    }
    Ok((end, (start.len(), end.len(), !bare)))
}

/// Parses an expression alone, with its brackets.
pub(crate) fn parse_expr<'a>(
    text: &'a str,
    leniency: Leniency,
    limits: &Limits,
) -> Result<ExprView<'a>, ParseError> {
    if text.len() > usize::from(limits.len_bytes()) {
        return Err(too_long(text, limits));
    }
    let mut notes = Notes::new(leniency, limits);
    let i = text.as_bytes();
    let result = match after(b'[', i) {
        None => Err(Fail::at(Kind::OpenBracket, i)),
        Some(inner) => expr(&mut notes, i, inner).and_then(ended),
    };
    match result {
        Ok(()) => Ok(ExprView::new(text, leniency)),
        Err(error) => Err(failed(text, limits, &error)),
    }
}

/// The next component of an expression that has been parsed before, and the bytes that are left behind it.
///
/// `left` counts from behind the last component, or is the length of `text` at first.
pub(crate) fn next_component(
    text: &str,
    left: usize,
    leniency: Leniency,
) -> Option<(usize, ComponentPlaces)> {
    let bytes = text.as_bytes();
    let done = bytes.len().checked_sub(left)?;
    let mut i = bytes.get(done..)?;
    // The limits were kept when the expression was parsed.
    let mut notes = Notes::new(leniency, &Limits::MAX);
    i = notes.space(i);
    i = match i.split_first() {
        Some((b'[', rest)) => rest,
        Some((b'&', rest)) => after(b'&', rest)?,
        _ => return None,
    };
    i = empty_components(&mut notes, i);
    let (rest, places) = component(&mut notes, i).ok()?;
    Some((rest.len(), places))
}

/// Whether a text can stand as a constant without quotes.
pub(crate) fn is_bare(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| is(BARE, byte))
}

/// Whether a text is the relative path of a parameter, as an expression may name it.
pub(crate) fn is_parameter(text: &str) -> bool {
    parameter(text.as_bytes()).is_ok_and(|(rest, ())| rest.is_empty())
}
