//! The parser: the only place that reads paths from bytes.
//!
//! One pass, no recursion, no backtracking over more than one byte: the work is linear in the text. A position is the
//! number of bytes that are left, as nom's inputs give it; offsets are made of it when a segment is stored.

mod escape;
mod steps;

use nom::{
    IResult,
    bytes::complete::{take_till, take_while, take_while1},
};

use crate::{
    ExprView, Leniency, Limits, Op, ParseError, PathKind,
    diagnose::{diagnose, too_long},
    error::ParseErrorKind as Kind,
    path::{Base, Info, PathView, Raw, RawKind, Segments},
};

pub(crate) use escape::{Decoded, decode};

use escape::escape;

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

/// expr ::= '[' exprcomp ( '&&' exprcomp )* ']', from behind the bracket; returns what is behind the closing one.
fn expr<'a>(notes: &mut Notes, open: &'a [u8], inner: &'a [u8]) -> Step<&'a [u8]> {
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

/// The places where a followed reference splits: the name's length, and the item's text without `#` and `+`.
pub(crate) fn split_follow(text: &str) -> (&str, Option<&str>) {
    let text = text.strip_suffix('+').unwrap_or(text);
    match text.split_once('#') {
        Some((name, item)) => (name, Some(item)),
        None => (text, None),
    }
}

/// Whether a text can stand as a constant without quotes.
pub(crate) fn is_bare(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| is(BARE, byte))
}

/// Whether a text is the relative path of a parameter, as an expression may name it.
pub(crate) fn is_parameter(text: &str) -> bool {
    parameter(text.as_bytes()).is_ok_and(|(rest, ())| rest.is_empty())
}

#[cfg(test)]
mod tests;
