//! The regular expressions of XML Schema, read into the syntax tree of `regex-syntax`.

use alloc::boxed::Box;
use alloc::vec::Vec;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, Repetition};

use super::class;

/// A pattern that is no regular expression of XML Schema, or too large.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at byte {at}")]
pub struct PatternError {
    kind: PatternErrorKind,
    at: usize,
}

/// The fault of a [`PatternError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternErrorKind {
    /// A character that needs a backslash here, or a quantifier with nothing before it.
    #[error("expected a character, found the bare metacharacter {0:?}")]
    Metacharacter(char),
    /// A parenthesis without its partner.
    #[error("expected a closing parenthesis")]
    Unclosed,
    /// An escape that XML Schema does not have.
    #[error("expected an escape of XML Schema")]
    Escape,
    /// A character category or block that is not known.
    #[error("expected the name of a Unicode category or block")]
    Property,
    /// A character class that is empty, unclosed, or out of order.
    #[error("expected a character class")]
    Class,
    /// A quantifier in braces that counts wrongly.
    #[error("expected a quantifier such as {{2}}, {{2,}} or {{2,5}}")]
    Quantifier,
    /// Parentheses nested more than 64 deep.
    #[error("expected at most 64 nested parentheses or classes")]
    TooDeep,
    /// A pattern longer than 4,096 bytes, or whose automaton would be larger than 4 MiB.
    #[error("expected a smaller pattern")]
    TooLarge,
}

impl PatternError {
    pub(super) const fn new(kind: PatternErrorKind, at: usize) -> Self {
        Self { kind, at }
    }

    /// The fault.
    #[must_use]
    pub const fn kind(&self) -> PatternErrorKind {
        self.kind
    }

    /// Whether the pattern is none of XML Schema, and not just larger than we take.
    #[cfg(feature = "xml")]
    pub(crate) const fn is_foreign(&self) -> bool {
        !matches!(
            self.kind,
            PatternErrorKind::TooDeep | PatternErrorKind::TooLarge
        )
    }

    /// The byte offset in the pattern.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }
}

const MAX_DEPTH: u32 = 64;
const MAX_BYTES: usize = 4096;

/// Whether a pattern is a regular expression of XML Schema.
#[cfg(feature = "xml")]
pub(crate) fn check(pattern: &str) -> Result<(), PatternError> {
    parse(pattern).map(drop)
}

pub(super) fn parse(pattern: &str) -> Result<Hir, PatternError> {
    if pattern.len() > MAX_BYTES {
        return Err(PatternError::new(PatternErrorKind::TooLarge, MAX_BYTES));
    }
    let mut parser = Parser {
        rest: pattern.chars(),
        length: pattern.len(),
        depth: 0,
    };
    let hir = parser.alternatives()?;
    match parser.peek() {
        None => Ok(hir),
        Some(c) => Err(parser.fault(PatternErrorKind::Metacharacter(c))),
    }
}

struct Parser<'p> {
    rest: core::str::Chars<'p>,
    length: usize,
    depth: u32,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn peek_second(&self) -> Option<char> {
        self.rest.clone().nth(1)
    }

    fn bump(&mut self) -> Option<char> {
        self.rest.next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.bump();
        }
        found
    }

    fn fault(&self, kind: PatternErrorKind) -> PatternError {
        let at = self.length.saturating_sub(self.rest.as_str().len());
        PatternError::new(kind, at)
    }

    fn deeper(&mut self) -> Result<(), PatternError> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            return Err(self.fault(PatternErrorKind::TooDeep));
        }
        Ok(())
    }

    fn alternatives(&mut self) -> Result<Hir, PatternError> {
        self.deeper()?;
        let mut branches = Vec::new();
        loop {
            let mut pieces = Vec::new();
            while let Some(c) = self.peek() {
                if matches!(c, '|' | ')') {
                    break;
                }
                pieces.push(self.piece()?);
            }
            branches.push(Hir::concat(pieces));
            if !self.eat('|') {
                break;
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(Hir::alternation(branches))
    }

    fn piece(&mut self) -> Result<Hir, PatternError> {
        let atom = self.atom()?;
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.bump();
                return Ok(repeat(atom, self.quantity()?));
            }
            _ => return Ok(atom),
        };
        self.bump();
        Ok(repeat(atom, (min, max)))
    }

    fn quantity(&mut self) -> Result<(u32, Option<u32>), PatternError> {
        let wrong = |parser: &Self| parser.fault(PatternErrorKind::Quantifier);
        let min = self.count()?.ok_or_else(|| wrong(self))?;
        let max = if self.eat(',') {
            self.count()?
        } else {
            Some(min)
        };
        if !self.eat('}') || max.is_some_and(|max| max < min) {
            return Err(wrong(self));
        }
        Ok((min, max))
    }

    fn count(&mut self) -> Result<Option<u32>, PatternError> {
        let mut count = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.bump();
            let next = count
                .unwrap_or(0_u32)
                .checked_mul(10)
                .and_then(|count| count.checked_add(digit))
                .ok_or_else(|| self.fault(PatternErrorKind::Quantifier))?;
            count = Some(next);
        }
        Ok(count)
    }

    fn atom(&mut self) -> Result<Hir, PatternError> {
        let Some(c) = self.peek() else {
            return Err(self.fault(PatternErrorKind::Class));
        };
        match c {
            '(' => {
                self.bump();
                let inner = self.alternatives()?;
                if !self.eat(')') {
                    return Err(self.fault(PatternErrorKind::Unclosed));
                }
                Ok(inner)
            }
            '[' => Ok(hir(self.class()?)),
            '\\' => Ok(hir(self.escape()?)),
            '.' => {
                self.bump();
                Ok(hir(class::except(&['\n', '\r'])))
            }
            '?' | '*' | '+' | '{' | '}' | ')' | '|' | ']' => {
                Err(self.fault(PatternErrorKind::Metacharacter(c)))
            }
            // `^` and `$` stand for themselves: a pattern is anchored as it is.
            _ => {
                self.bump();
                Ok(hir(class::single(c)))
            }
        }
    }

    fn escape(&mut self) -> Result<ClassUnicode, PatternError> {
        self.bump();
        let wrong = self.fault(PatternErrorKind::Escape);
        let Some(c) = self.bump() else {
            return Err(wrong);
        };
        if let Some(c) = single_escape(c) {
            return Ok(class::single(c));
        }
        if matches!(c, 'p' | 'P') {
            let unknown = self.fault(PatternErrorKind::Property);
            let property = self.rest.as_str().strip_prefix('{');
            let name = property.and_then(|rest| rest.split_once('}'));
            let Some((name, rest)) = name else {
                return Err(unknown);
            };
            let mut class = class::property(name).ok_or(unknown)?;
            self.rest = rest.chars();
            if c == 'P' {
                class.negate();
            }
            return Ok(class);
        }
        class::multi(c).ok_or(wrong)
    }

    fn class(&mut self) -> Result<ClassUnicode, PatternError> {
        self.deeper()?;
        self.bump();
        let negated = self.eat('^');
        let mut class = ClassUnicode::empty();
        let mut parts = 0_usize;
        let mut subtracted = None;
        loop {
            let fault = self.fault(PatternErrorKind::Class);
            let Some(c) = self.peek() else {
                return Err(fault);
            };
            match c {
                ']' if parts > 0 => {
                    self.bump();
                    break;
                }
                '-' if parts > 0 && self.peek_second() == Some('[') => {
                    self.bump();
                    subtracted = Some(self.class()?);
                    if !self.eat(']') {
                        return Err(self.fault(PatternErrorKind::Class));
                    }
                    break;
                }
                '[' | ']' => return Err(fault),
                // Bare, a hyphen stands for itself at the beginning and at the end only.
                '-' if parts > 0 && self.peek_second() != Some(']') => return Err(fault),
                '\\' => match self.peek_second().and_then(single_escape) {
                    Some(first) => {
                        self.bump();
                        self.bump();
                        self.range(first, &mut class)?;
                    }
                    None => class.union(&self.escape()?),
                },
                '-' => {
                    self.bump();
                    class.union(&class::single('-'));
                }
                _ => {
                    self.bump();
                    self.range(c, &mut class)?;
                }
            }
            parts = parts.saturating_add(1);
        }
        if negated {
            class.negate();
        }
        if let Some(subtracted) = subtracted {
            class.difference(&subtracted);
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(class)
    }

    /// One character of a class, or the range that begins with it.
    fn range(&mut self, first: char, class: &mut ClassUnicode) -> Result<(), PatternError> {
        let mut last = first;
        if self.peek() == Some('-') && !matches!(self.peek_second(), Some('[' | ']') | None) {
            self.bump();
            let fault = self.fault(PatternErrorKind::Class);
            last = match self.bump() {
                Some('\\') => self.bump().and_then(single_escape).ok_or(fault)?,
                Some(c) if !matches!(c, '-' | '[' | ']') && c >= first => c,
                _ => return Err(fault),
            };
            if last < first {
                return Err(self.fault(PatternErrorKind::Class));
            }
        }
        class.push(ClassUnicodeRange::new(first, last));
        Ok(())
    }
}

/// The character that a backslash and this one stand for.
fn single_escape(c: char) -> Option<char> {
    Some(match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => c,
        _ => return None,
    })
}

fn repeat(atom: Hir, (min, max): (u32, Option<u32>)) -> Hir {
    Hir::repetition(Repetition {
        min,
        max,
        greedy: true,
        sub: Box::new(atom),
    })
}

fn hir(class: ClassUnicode) -> Hir {
    Hir::class(Class::Unicode(class))
}
