//! Why a text is no path, and where.

use alloc::{boxed::Box, string::ToString};
use core::{
    fmt::{self, Write},
    ops::Range,
};

use crate::{Field, PathView};

/// The reason why a text is not a path of USP, with the place and the offending text.
///
/// `{}` is one line; `{:#}` adds the text with a caret under the place.
///
/// ```
/// use usp_path::PathView;
///
/// let error = PathView::parse("Device.IP.Interface.[Name=\"eth0\"].").unwrap_err();
/// assert_eq!(error.code(), 7008);
/// assert_eq!(error.span(), 25..26);
/// assert_eq!(
///     format!("{error:#}"),
///     r#"no operator after the parameter: expected ==, !=, ~=, <, >, <= or >=, found "=" at byte 25
///   |
///   | Device.IP.Interface.[Name="eth0"].
///   |                          ^
///   = hint: equality is written =="#
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ParseError {
    kind: ParseErrorKind,
    hint: Option<Hint>,
    start: u32,
    end: u32,
    input: Box<str>,
}

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// There is no text.
    Empty,
    /// No name where one has to be: a dot too many, or a part that starts like neither a name nor an instance identifier.
    Name,
    /// A character that belongs to no name, behind a name or an instance identifier.
    Character,
    /// An object path that lacks its last dot.
    TrailingDot,
    /// An instance identifier that does not stand behind the name of a table.
    MisplacedInstance,
    /// An instance number that is zero or starts with zero.
    InstanceNumber,
    /// A curly bracket that does not belong to `{i}`.
    Placeholder,
    /// An instance identifier or a followed reference in one path with `{i}`, where it may not be.
    MixedNotation,
    /// `[]`.
    EmptyExpression,
    /// `[` without its `]`.
    UnclosedExpression,
    /// An expression by itself that does not start with `[`.
    OpenBracket,
    /// A component that does not start with a parameter name.
    Parameter,
    /// A component whose parameter goes through an instance identifier.
    ChildTable,
    /// No operator behind the parameter.
    Operator,
    /// No constant behind the operator.
    Constant,
    /// A literal without its closing quote.
    UnclosedLiteral,
    /// A percent sign that is not followed by two hexadecimal digits.
    Percent,
    /// Percent escapes that do not spell UTF-8.
    PercentUtf8,
    /// Neither `&&` nor `]` behind a constant.
    ComponentEnd,
    /// White space, which [`Leniency::WHITE_SPACE`](crate::Leniency::WHITE_SPACE) would tolerate within expressions.
    WhiteSpace,
    /// A `#` or `+` that does not form `+`, `#n+` or `#*+`.
    Reference,
    /// A parenthesis that does not form `()`.
    Command,
    /// Text behind `()` or `!`, or behind the `]` of an expression by itself.
    AfterEnd,
    /// A relative path joined to a path that is not an object's.
    NotAnObject,
    /// More bytes than [`Limits::len_bytes`](crate::Limits::len_bytes).
    TooLong,
    /// More segments than [`Limits::segments`](crate::Limits::segments).
    TooManySegments,
    /// More components than [`Limits::components`](crate::Limits::components).
    TooManyComponents,
    /// Bytes that are not UTF-8.
    Utf8,
}

impl ParseErrorKind {
    /// The USP error code: 7005 for a limit, otherwise 7008. \[R-ARC.7\]
    #[must_use]
    pub const fn code(self) -> u32 {
        if matches!(
            self,
            Self::TooLong | Self::TooManySegments | Self::TooManyComponents
        ) {
            7005
        } else {
            7008
        }
    }

    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("empty path", "a name"),
            Self::Name => ("missing name", "a name or an instance identifier"),
            Self::Character => ("unexpected character", "\".\" or the end of the path"),
            Self::TrailingDot => ("object path without its last dot", "\".\""),
            Self::MisplacedInstance => ("instance identifier that follows no table", "a name"),
            Self::InstanceNumber => (
                "malformed instance number",
                "a positive integer without leading zeros",
            ),
            Self::Placeholder => ("curly brackets around something else than i", "{i}"),
            Self::MixedNotation => (
                "{i} mixed with the notation of the instantiated data model",
                "{i} for every table behind the first {i}, and no search",
            ),
            Self::EmptyExpression => (
                "empty search expression",
                "a parameter, an operator and a constant",
            ),
            Self::UnclosedExpression => ("search expression without end", "]"),
            Self::OpenBracket => ("search expression without its bracket", "["),
            Self::Parameter => ("no parameter name in the expression", "a name"),
            Self::ChildTable => ("instance identifier inside an expression", "a name"),
            Self::Operator => (
                "no operator after the parameter",
                "==, !=, ~=, <, >, <= or >=",
            ),
            Self::Constant => (
                "no constant after the operator",
                "a quoted text, a number, a time, true or false",
            ),
            Self::UnclosedLiteral => ("quoted text without its closing quote", "\""),
            Self::Percent => ("malformed percent escape", "% and two hexadecimal digits"),
            Self::PercentUtf8 => (
                "percent escapes that are not UTF-8",
                "the bytes of a character",
            ),
            Self::ComponentEnd => ("unexpected text after the constant", "&& or ]"),
            Self::WhiteSpace => ("white space in the path", "none"),
            Self::Reference => ("malformed reference following", "+, #n+ or #*+"),
            Self::Command => ("malformed end of a command path", "()"),
            Self::AfterEnd => ("text after the end", "nothing"),
            Self::NotAnObject => (
                "relative path joined to something that is no object",
                "a path that ends in a dot",
            ),
            Self::TooLong => ("path too long", "fewer bytes"),
            Self::TooManySegments => ("too many segments", "fewer segments"),
            Self::TooManyComponents => ("too many expression components", "fewer components"),
            Self::Utf8 => ("bytes that are not UTF-8", "a character"),
        }
    }
}

/// What the writer of a bad path probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hint {
    /// Curly brackets where square ones belong.
    SquareBrackets,
    /// `=` where `==` belongs.
    DoubleEquals,
    /// `||`, `|`, `or`: there is no OR.
    NoOr,
    /// `&` or `and` where `&&` belongs.
    DoubleAmpersand,
    /// A child table inside an expression.
    OwnExpression,
    /// A string without quotes.
    MissingQuotes,
    /// Apostrophes where double quotes belong.
    DoubleQuotes,
    /// `{i}` where an instance belongs.
    SupportedNotation,
    /// `[` directly behind a name.
    DotBeforeBracket,
    /// `<>`, `=~` and the like.
    OtherOperator,
    /// White space around an operator.
    WhiteSpace,
    /// A raw percent sign in a literal.
    PercentSign,
    /// Arguments in the parentheses of a command.
    NoArguments,
}

impl Hint {
    /// One sentence without a full stop.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SquareBrackets => "a search expression stands in square brackets",
            Self::DoubleEquals => "equality is written ==",
            Self::NoOr => "there is no OR; send one path for each alternative",
            Self::DoubleAmpersand => "components are joined by &&",
            Self::OwnExpression => "give the child table an expression of its own",
            Self::MissingQuotes => "a string stands in double quotes",
            Self::DoubleQuotes => "a string stands in double quotes, not in apostrophes",
            Self::SupportedNotation => {
                "{i} belongs to the supported data model; use a number, * or [..]"
            }
            Self::DotBeforeBracket => "an instance identifier is separated from its table by a dot",
            Self::OtherOperator => "the operators are ==, !=, ~=, <, >, <= and >=",
            Self::WhiteSpace => "write no white space around operators",
            Self::PercentSign => "a percent sign is written %25",
            Self::NoArguments => "arguments are no part of the path",
        }
    }
}

impl ParseError {
    #[cold]
    pub(crate) fn new(
        kind: ParseErrorKind,
        hint: Option<Hint>,
        span: Range<u32>,
        input: &str,
    ) -> Self {
        Self {
            kind,
            hint,
            start: span.start,
            end: span.end,
            input: input.into(),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The USP error code: 7008 for bad syntax, 7005 for a limit.
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.kind.code()
    }

    /// Where it is wrong, in bytes of [`input`](Self::input); empty at the end of the text.
    #[must_use]
    pub const fn span(&self) -> Range<u32> {
        self.start..self.end
    }

    /// The text that was parsed; of a text that is too long the part that a path may have at most.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The offending part of the text.
    #[must_use]
    pub fn found(&self) -> &str {
        let range = usize::try_from(self.start).ok()..usize::try_from(self.end).ok();
        match range {
            Range {
                start: Some(start),
                end: Some(end),
            } => self.input.get(start..end).unwrap_or_default(),
            Range { .. } => "",
        }
    }

    /// What was expected in its place.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.kind.text().1
    }

    /// What the writer probably meant.
    #[must_use]
    pub const fn hint(&self) -> Option<Hint> {
        self.hint
    }
}

/// How much of a long text the caret form shows before and behind the place, in characters.
const WINDOW: usize = 60;

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, expected) = self.kind.text();
        write!(f, "{what}: expected {expected}")?;
        match self.found() {
            _ if matches!(self.kind, ParseErrorKind::TooLong | ParseErrorKind::Utf8) => {}
            "" => f.write_str(", found the end")?,
            found => {
                f.write_str(", found ")?;
                write_quoted(f, found)?;
            }
        }
        write!(f, " at byte {}", self.start)?;
        if f.alternate() {
            self.write_caret(f)?;
        }
        Ok(())
    }
}

/// A text in quotes, escaped, its middle left out if it is long.
fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut shown = text.char_indices();
    match shown.nth(WINDOW) {
        Some((end, _)) => write!(f, "{:?}..", text.get(..end).unwrap_or_default()),
        None => write!(f, "{text:?}"),
    }
}

impl ParseError {
    fn write_caret(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        let (before, from) = self
            .input
            .split_at_checked(start)
            .unwrap_or((&self.input, ""));
        let cut = before
            .char_indices()
            .rev()
            .nth(WINDOW.saturating_sub(1))
            .map_or(0, |(place, _)| place);
        f.write_str("\n  |\n  | ")?;
        let mut column = 0_usize;
        if cut > 0 {
            f.write_str("..")?;
            column = 2;
        }
        for character in before.get(cut..).unwrap_or_default().chars() {
            f.write_char(printable(character))?;
            column = column.saturating_add(1);
        }
        let mut rest = from.chars();
        for character in rest.by_ref().take(WINDOW) {
            f.write_char(printable(character))?;
        }
        if rest.next().is_some() {
            f.write_str("..")?;
        }
        write!(f, "\n  | {:column$}", "")?;
        for _ in 0..self.found().chars().count().clamp(1, WINDOW) {
            f.write_char('^')?;
        }
        match self.hint {
            Some(hint) => write!(f, "\n  = hint: {}", hint.as_str()),
            None => Ok(()),
        }
    }
}

/// One column for every character, so that the caret stands under the place.
fn printable(character: char) -> char {
    if character.is_control() {
        '\u{fffd}'
    } else {
        character
    }
}

/// The reason why a path is not of the kind that a type stands for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {path:?}")]
pub struct KindError {
    expected: &'static str,
    path: Box<str>,
}

impl KindError {
    #[cold]
    pub(crate) fn new(expected: &'static str, path: &PathView<'_>) -> Self {
        Self {
            expected,
            path: path.to_string().into_boxed_str(),
        }
    }

    /// The USP error code, 7008.
    #[must_use]
    pub const fn code(&self) -> u32 {
        7008
    }

    /// What was expected, with its article.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// The path, in canonical form.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// The reason why a field may not hold a path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}: expected {expected}, found {path:?}")]
pub struct FieldError {
    field: Field,
    code: u32,
    reason: FieldErrorReason,
    expected: &'static str,
    path: Box<str>,
}

/// What is wrong with a path in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FieldErrorReason {
    /// The path leads to something else than the field is for.
    #[error("wrong kind of path")]
    Kind,
    /// It holds `{i}`, which belongs to the supported data model.
    #[error("{{i}} in a path of the instantiated data model")]
    Placeholder,
    /// It holds `*`, `[..]` or `#*+`.
    #[error("search where none may be")]
    Search,
    /// It holds an instance number.
    #[error("instance number where none may be")]
    Instance,
    /// It follows a reference.
    #[error("reference following where none may be")]
    Reference,
    /// It is relative where an absolute path belongs, or the reverse.
    #[error("wrong beginning of the path")]
    Base,
}

impl FieldError {
    #[cold]
    pub(crate) fn new(
        field: Field,
        code: u32,
        reason: FieldErrorReason,
        expected: &'static str,
        path: &PathView<'_>,
    ) -> Self {
        Self {
            field,
            code,
            reason,
            expected,
            path: path.to_string().into_boxed_str(),
        }
    }

    /// The USP error code: 7008, 7010, 7012, 7018, 7026, 7028 or 7030, by field and reason. \[R-REG.2\]
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.code
    }

    /// The field.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// What is wrong.
    #[must_use]
    pub const fn reason(&self) -> FieldErrorReason {
        self.reason
    }

    /// The path, in canonical form.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// The reason why a path or an expression cannot be built of what the caller gave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Not the relative path of a parameter.
    #[error("expected the relative path of a parameter, found {0:?}")]
    Param(Box<str>),
    /// Cannot stand without quotes.
    #[error("expected a number, a time or a boolean, found {0:?}")]
    Constant(Box<str>),
    /// The path has more or fewer `{{i}}` than there are instance numbers.
    #[error("expected {placeholders} instance numbers, found {numbers}")]
    Instances {
        /// How many `{i}` the path has.
        placeholders: usize,
        /// How many numbers were given.
        numbers: usize,
    },
    /// Zero is no instance number.
    #[error("expected an instance number, found 0")]
    Zero,
    /// Where a followed reference leads is not known without the data model.
    #[error("expected a path that follows no reference, found {0:?}")]
    Reference(Box<str>),
    /// The result is longer than a path can be, or the path is relative where an absolute one is wanted.
    #[error("expected an absolute path of which the result has up to 65,535 bytes, found {0:?}")]
    NoPath(Box<str>),
}

/// The reason why a component does not fit the type of its parameter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason} in {component:?}")]
pub struct ComponentError {
    reason: ComponentErrorReason,
    component: Box<str>,
}

/// How a component does not fit the type of its parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ComponentErrorReason {
    /// The operator is not for this type.
    #[error("operator that does not fit the type")]
    Operator,
    /// A constant of this type stands in quotes.
    #[error("constant without quotes")]
    Unquoted,
    /// A constant of this type stands without quotes.
    #[error("constant in quotes")]
    Quoted,
    /// The constant is no value of this type.
    #[error("constant of another type")]
    Constant,
}

impl ComponentError {
    #[cold]
    pub(crate) fn new(reason: ComponentErrorReason, component: &crate::Component<'_>) -> Self {
        Self {
            reason,
            component: component.to_string().into_boxed_str(),
        }
    }

    /// The USP error code, 7008.
    #[must_use]
    pub const fn code(&self) -> u32 {
        7008
    }

    /// How the component does not fit.
    #[must_use]
    pub const fn reason(&self) -> ComponentErrorReason {
        self.reason
    }

    /// The component, in canonical form.
    #[must_use]
    pub fn component(&self) -> &str {
        &self.component
    }
}
