//! The parser: the only place that reads paths from bytes.
//!
//! One pass, no recursion, no backtracking over more than one byte: the work is linear in the text. A position is the
//! number of bytes that are left, as nom's inputs give it; offsets are made of it when a segment is stored.

mod escape;
mod expression;
mod steps;

use nom::{
    IResult,
    bytes::complete::{take_while, take_while1},
};

use crate::{
    Leniency, Limits, ParseError, PathKind,
    diagnose::{diagnose, too_long},
    error::ParseErrorKind as Kind,
    path::{Base, Info, PathView, Raw, RawKind, Segments},
};

pub(crate) use escape::{Decoded, decode};
pub(crate) use expression::{is_bare, is_parameter, next_component, parse_expr};

use expression::expr;

/// How many segments fit without heap.
pub(crate) const INLINE: usize = 16;

/// A failure at a place that is told by how many bytes were left at its start and end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fail {
    pub(crate) kind: Kind,
    pub(crate) start_left: usize,
    pub(crate) end_left: usize,
}

impl Fail {
    /// At the next character.
    #[cold]
    fn at(kind: Kind, i: &[u8]) -> nom::Err<Self> {
        Self::over(kind, i, i)
    }

    /// From one place to a later one.
    #[cold]
    fn over(kind: Kind, start: &[u8], end: &[u8]) -> nom::Err<Self> {
        nom::Err::Error(Self {
            kind,
            start_left: start.len(),
            end_left: end.len(),
        })
    }
}

impl nom::error::ParseError<&[u8]> for Fail {
    fn from_error_kind(i: &[u8], _: nom::error::ErrorKind) -> Self {
        Self {
            kind: Kind::Character,
            start_left: i.len(),
            end_left: i.len(),
        }
    }

    fn append(_: &[u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

type Parse<'a, T> = IResult<&'a [u8], T, Fail>;
type Step<T> = Result<T, nom::Err<Fail>>;

const NAME_START: u8 = 1;
const NAME: u8 = 2;
const DIGIT: u8 = 4;
const BARE: u8 = 8;

/// The character classes of the grammar, one bit each.
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        let mut class = 0;
        if byte.is_ascii_alphabetic() || byte == b'_' {
            class |= NAME_START;
        }
        // [R-ARC.7]: a hyphen may stand behind the first character, by TR-106.
        if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' {
            class |= NAME | BARE;
        }
        if byte.is_ascii_digit() {
            class |= DIGIT;
        }
        if matches!(byte, b'+' | b'.' | b':') {
            class |= BARE;
        }
        #[expect(
            clippy::as_conversions,
            clippy::indexing_slicing,
            reason = "u8 to usize; the table has 256 places; From is not const"
        )]
        {
            table[byte as usize] = class;
        }
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

#[inline]
fn is(class: u8, byte: u8) -> bool {
    steps::tick();
    #[expect(clippy::indexing_slicing, reason = "the table has 256 places")]
    let classes = CLASSES[usize::from(byte)];
    classes & class != 0
}

#[inline]
fn starts_name(i: &[u8]) -> bool {
    matches!(i.first(), Some(&byte) if is(NAME_START, byte))
}

/// name ::= [A-Za-z_] [A-Za-z_0-9-]*
#[inline]
fn name(i: &[u8]) -> Parse<'_, &[u8]> {
    take_while1(|byte| is(NAME, byte))(i)
}

#[inline]
fn after(byte: u8, i: &[u8]) -> Option<&[u8]> {
    steps::tick();
    match i.split_first() {
        Some((first, rest)) if *first == byte => Some(rest),
        _ => None,
    }
}

/// What the parser keeps in mind of expressions and of the whole text.
struct Notes {
    leniency: Leniency,
    components_left: u16,
    /// The text is its own canonical form.
    canonical: bool,
    /// By how much the canonical form may be longer than the text.
    growth: usize,
}

/// What the parser keeps in mind, and the path that it fills.
struct State<'v, 'a> {
    notes: Notes,
    total: usize,
    segments_left: u16,
    segments: &'v mut Segments<'a>,
    info: &'v mut Info,
}

/// What stands before a segment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing.
    Start,
    /// The first name of an absolute path: no table.
    Root,
    /// A name that may be a table's.
    Name,
    /// An instance identifier or a followed reference.
    Row,
}

impl Notes {
    const fn new(leniency: Leniency, limits: &Limits) -> Self {
        Self {
            leniency,
            components_left: limits.components(),
            canonical: true,
            growth: 0,
        }
    }

    #[inline]
    const fn lenient(&self, switch: Leniency) -> bool {
        self.leniency.contains(switch)
    }

    /// White space where it is tolerated. [R-ARC.9a]
    #[inline]
    fn space<'a>(&mut self, i: &'a [u8]) -> &'a [u8] {
        match i.first() {
            Some(b' ' | b'\t') if self.lenient(Leniency::WHITE_SPACE) => {
                self.canonical = false;
                let blank: Parse<'_, &[u8]> = take_while(|byte| {
                    steps::tick();
                    matches!(byte, b' ' | b'\t')
                })(i);
                blank.map_or(i, |(rest, _)| rest)
            }
            _ => i,
        }
    }
}

impl State<'_, '_> {
    #[inline]
    fn offset(&self, i: &[u8]) -> u16 {
        // The text is no longer than Limits::len_bytes, a u16.
        u16::try_from(self.total.saturating_sub(i.len())).unwrap_or(u16::MAX)
    }

    #[inline]
    fn push(&mut self, kind: RawKind, start: &[u8], end: &[u8]) -> Step<()> {
        let Some(left) = self.segments_left.checked_sub(1) else {
            return Err(Fail::over(Kind::TooManySegments, start, end));
        };
        self.segments_left = left;
        let raw = Raw {
            start: self.offset(start),
            end: self.offset(end),
            kind,
        };
        if let Segments::Inline(inline, len) = self.segments {
            if let Some(slot) = inline.get_mut(usize::from(*len)) {
                *slot = raw;
                *len = len.saturating_add(1);
                return Ok(());
            }
        }
        self.segments.spill(raw);
        Ok(())
    }

    fn row_kind(&self) -> PathKind {
        match self.segments.as_slice().last() {
            Some(raw) if raw.kind == RawKind::Follow => PathKind::Referenced,
            _ => PathKind::ObjectInstance,
        }
    }

    /// Goes on behind an instance identifier or a followed reference: a dot, or the end where that is tolerated.
    #[inline]
    fn row_end<'a>(&mut self, rest: &'a [u8]) -> Step<Option<&'a [u8]>> {
        if let Some(next) = after(b'.', rest) {
            return Ok(Some(next));
        }
        if !rest.is_empty() {
            return Err(Fail::at(Kind::Character, rest));
        }
        if !self.notes.lenient(Leniency::MISSING_TRAILING_DOT) {
            return Err(Fail::at(Kind::TrailingDot, rest));
        }
        self.info.kind = self.row_kind();
        self.without_dot();
        Ok(None)
    }

    const fn without_dot(&mut self) {
        self.notes.canonical = false;
        self.notes.growth = self.notes.growth.saturating_add(1);
    }
}

/// Parses an absolute or a relative path.
pub(crate) fn parse<'a>(
    text: &'a str,
    base: Base,
    leniency: Leniency,
    limits: &Limits,
) -> Result<PathView<'a>, ParseError> {
    let max = usize::from(limits.len_bytes());
    if text.len() > max {
        return Err(too_long(text, limits));
    }
    let mut view = PathView::unparsed(text, base, leniency);
    let (segments, info) = view.parts_mut();
    let mut state = State {
        notes: Notes::new(leniency, limits),
        total: text.len(),
        segments_left: limits.segments(),
        segments,
        info,
    };
    match path(&mut state, text.as_bytes()) {
        Ok(()) => {
            let Notes {
                canonical, growth, ..
            } = state.notes;
            if !canonical && text.len().saturating_add(growth) > max {
                return Err(too_long(text, limits));
            }
            info.canonical = canonical;
            Ok(view)
        }
        Err(error) => Err(failed(text, limits, &error)),
    }
}

#[cold]
fn failed(text: &str, limits: &Limits, error: &nom::Err<Fail>) -> ParseError {
    match error {
        nom::Err::Error(fail) | nom::Err::Failure(fail) => diagnose(text, fail),
        // Only nom's streaming parsers say so.
        nom::Err::Incomplete(_) => too_long(text, limits),
    }
}

/// path ::= ( name ( '.' inst | reffollow )? '.' )* ( name ( '()' | '!' )? )?
fn path(state: &mut State<'_, '_>, input: &[u8]) -> Step<()> {
    let absolute = state.info.base == Base::Absolute;
    let mut before = Before::Start;
    let mut i = input;
    loop {
        if !starts_name(i) {
            if i.is_empty() && before != Before::Start {
                state.info.kind = match before {
                    Before::Row => state.row_kind(),
                    Before::Start | Before::Root | Before::Name => PathKind::Object,
                };
                return Ok(());
            }
            if before != Before::Start && state.notes.lenient(Leniency::REPEATED_DOTS) {
                if let Some(rest) = after(b'.', i) {
                    state.notes.canonical = false;
                    i = rest;
                    continue;
                }
            }
            match instance(state, before, i)? {
                Some(rest) => {
                    before = Before::Row;
                    i = rest;
                }
                None => return Ok(()),
            }
            continue;
        }
        let (rest, _) = name(i)?;
        if let Some(next) = after(b'.', rest) {
            state.push(RawKind::Name, i, rest)?;
            before = if absolute && before == Before::Start {
                Before::Root
            } else {
                Before::Name
            };
            i = next;
            continue;
        }
        let root = absolute && before == Before::Start;
        match last_name(state, root, i, rest)? {
            Some(next) => {
                before = Before::Row;
                i = next;
            }
            None => return Ok(()),
        }
    }
}

/// A name that no dot follows: a parameter, a command, an event, or a reference to follow.
#[inline]
fn last_name<'a>(
    state: &mut State<'_, '_>,
    root: bool,
    i: &'a [u8],
    rest: &'a [u8],
) -> Step<Option<&'a [u8]>> {
    match rest.split_first() {
        None if root && state.notes.lenient(Leniency::MISSING_TRAILING_DOT) => {
            state.push(RawKind::Name, i, rest)?;
            state.info.kind = PathKind::Object;
            state.without_dot();
            Ok(None)
        }
        None if root => Err(Fail::at(Kind::TrailingDot, rest)),
        None => {
            state.push(RawKind::Name, i, rest)?;
            state.info.kind = PathKind::Parameter;
            Ok(None)
        }
        Some((b'#' | b'+', _)) if !root => {
            let (end, all) = reference(rest)?;
            if state.info.placeholder {
                return Err(Fail::over(Kind::MixedNotation, i, end));
            }
            state.push(RawKind::Follow, i, end)?;
            state.info.follows = true;
            state.info.search |= all;
            state.row_end(end)
        }
        Some((b'(', inner)) if !root => {
            let Some(end) = after(b')', inner) else {
                return Err(Fail::at(Kind::Command, rest));
            };
            ended(end)?;
            state.push(RawKind::Command, i, rest)?;
            state.info.kind = PathKind::Command;
            Ok(None)
        }
        Some((b'!', end)) if !root => {
            ended(end)?;
            state.push(RawKind::Event, i, rest)?;
            state.info.kind = PathKind::Event;
            Ok(None)
        }
        Some(_) => Err(Fail::at(Kind::Character, rest)),
    }
}

fn ended(rest: &[u8]) -> Step<()> {
    if rest.is_empty() {
        Ok(())
    } else {
        Err(Fail::over(Kind::AfterEnd, rest, &[]))
    }
}

/// reffollow ::= ( '#' ( posnum | '*' ) )? '+'; whether it is `#*+`.
fn reference(i: &[u8]) -> Parse<'_, bool> {
    if let Some(rest) = after(b'+', i) {
        return Ok((rest, false));
    }
    let Some(item) = after(b'#', i) else {
        return Err(Fail::at(Kind::Reference, i));
    };
    let (rest, all) = match after(b'*', item) {
        Some(rest) => (rest, true),
        None => {
            let (rest, digits) = take_while(|byte| is(DIGIT, byte))(item)?;
            if digits.first().is_none_or(|digit| *digit == b'0') {
                return Err(Fail::over(Kind::Reference, i, rest));
            }
            (rest, false)
        }
    };
    match after(b'+', rest) {
        Some(end) => Ok((end, all)),
        None => Err(Fail::over(Kind::Reference, i, rest)),
    }
}

/// inst ::= posnum | expr | '*' | '{i}'
fn instance<'a>(state: &mut State<'_, '_>, before: Before, i: &'a [u8]) -> Step<Option<&'a [u8]>> {
    let relative = state.info.base == Base::Relative;
    let misplaced = match before {
        Before::Start => !relative,
        Before::Root | Before::Row => true,
        Before::Name => false,
    };
    let Some((first, inner)) = i.split_first() else {
        return Err(Fail::at(Kind::Empty, i));
    };
    match first {
        byte if is(DIGIT, *byte) => {
            let (rest, digits) = take_while1(|byte| is(DIGIT, byte))(i)?;
            if misplaced {
                return Err(Fail::over(Kind::MisplacedInstance, i, rest));
            }
            // [R-ARC.7]: behind {i} there are no numbers.
            if state.info.placeholder {
                return Err(Fail::over(Kind::MixedNotation, i, rest));
            }
            let mut start = i;
            if digits.first() == Some(&b'0') {
                let zeros: Parse<'_, &[u8]> = take_while(|byte| {
                    steps::tick();
                    byte == b'0'
                })(i);
                start = zeros.map_or(i, |(rest, _)| rest);
                if start.len() <= rest.len() || !state.notes.lenient(Leniency::LEADING_ZEROS) {
                    return Err(Fail::over(Kind::InstanceNumber, i, rest));
                }
                state.notes.canonical = false;
            }
            state.push(RawKind::Number, start, rest)?;
            state.info.instance = true;
            state.row_end(rest)
        }
        b'*' | b'[' if misplaced => Err(Fail::at(Kind::MisplacedInstance, i)),
        b'*' | b'[' if state.info.placeholder => Err(Fail::at(Kind::MixedNotation, i)),
        b'*' => {
            state.push(RawKind::Wildcard, i, inner)?;
            state.info.instance = true;
            state.info.search = true;
            state.row_end(inner)
        }
        b'[' => {
            let rest = expr(&mut state.notes, i, inner)?;
            state.push(RawKind::Expr, i, rest)?;
            state.info.instance = true;
            state.info.search = true;
            state.row_end(rest)
        }
        b'{' => {
            let end = after(b'i', inner).and_then(|rest| after(b'}', rest));
            let Some(rest) = end else {
                return Err(Fail::at(Kind::Placeholder, i));
            };
            if misplaced {
                return Err(Fail::over(Kind::MisplacedInstance, i, rest));
            }
            if state.info.search || state.info.follows {
                return Err(Fail::over(Kind::MixedNotation, i, rest));
            }
            state.push(RawKind::Placeholder, i, rest)?;
            state.info.placeholder = true;
            state.row_end(rest)
        }
        _ => Err(Fail::at(Kind::Name, i)),
    }
}

/// The places where a followed reference splits: the name's length, and the item's text without `#` and `+`.
pub(crate) fn split_follow(text: &str) -> (&str, Option<&str>) {
    let text = text.strip_suffix('+').unwrap_or(text);
    match text.split_once('#') {
        Some((name, item)) => (name, Some(item)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests;
