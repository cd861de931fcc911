//! Search expressions: components, operators, constants.

use alloc::{
    borrow::Cow,
    boxed::Box,
    string::{String, ToString},
};
use core::{cmp::Ordering, fmt, hash};

use crate::{
    Follow, InstanceNumber, Item, Leniency, Limits, ParseError, Segment,
    error::BuildError,
    parse::{self, Decoded},
};

/// An operator between parameter and constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar of TR-369 is closed")]
pub enum Op {
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `~=`: the list contains the element.
    Contains,
    /// `<`
    Lt,
    /// `>`
    Gt,
    /// `<=`
    Le,
    /// `>=`
    Ge,
}

impl Op {
    /// The operator as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Contains => "~=",
            Self::Lt => "<",
            Self::Gt => ">",
            Self::Le => "<=",
            Self::Ge => ">=",
        }
    }

    /// Whether it asks for an order: `<`, `>`, `<=`, `>=`.
    #[must_use]
    pub const fn is_ordering(self) -> bool {
        matches!(self, Self::Lt | Self::Gt | Self::Le | Self::Ge)
    }

    /// Whether it holds between two values that compare so; `~=` never does.
    #[must_use]
    pub const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Eq => ordering.is_eq(),
            Self::Ne => ordering.is_ne(),
            Self::Lt => ordering.is_lt(),
            Self::Gt => ordering.is_gt(),
            Self::Le => ordering.is_le(),
            Self::Ge => ordering.is_ge(),
            Self::Contains => false,
        }
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A search expression, `[..]`: components that must all hold. \[R-ARC.9\]
///
/// Part of a [`PathView`](crate::PathView); the owned form is [`Expr`].
#[derive(Clone, Copy)]
pub struct ExprView<'a> {
    /// With the brackets.
    text: &'a str,
    leniency: Leniency,
}

impl<'a> ExprView<'a> {
    pub(crate) const fn new(text: &'a str, leniency: Leniency) -> Self {
        Self { text, leniency }
    }

    /// The text as it was given, with its brackets.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.text
    }

    /// The components, in order; at least one.
    pub fn components(self) -> impl Iterator<Item = Component<'a>> + Clone {
        self.iter()
    }

    pub(crate) const fn iter(self) -> Components<'a> {
        Components {
            text: self.text,
            left: self.text.len(),
            leniency: self.leniency,
        }
    }

    /// An owned copy, in canonical form.
    #[must_use]
    pub fn to_expr(self) -> Expr {
        Expr(self.to_string().into_boxed_str())
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Components<'a> {
    text: &'a str,
    left: usize,
    leniency: Leniency,
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;

    fn next(&mut self) -> Option<Component<'a>> {
        let (left, places) = parse::next_component(self.text, self.left, self.leniency)?;
        self.left = left;
        let total = self.text.len();
        let slice = |start: usize, end: usize| {
            self.text
                .get(total.checked_sub(start)?..total.checked_sub(end)?)
        };
        let constant = slice(places.constant_start, places.constant_end)?;
        Some(Component {
            param: ParamRef(slice(places.param_start, places.param_end)?),
            op: places.op,
            constant: if places.quoted {
                Constant::Quoted(Literal {
                    text: constant,
                    raw: true,
                })
            } else {
                Constant::Bare(constant)
            },
        })
    }
}

impl fmt::Debug for ExprView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ExprView").field(&self.text).finish()
    }
}

impl PartialEq for ExprView<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.components().eq(other.components())
    }
}

impl Eq for ExprView<'_> {}

impl PartialOrd for ExprView<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ExprView<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.components().cmp(other.components())
    }
}

impl hash::Hash for ExprView<'_> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        for component in self.components() {
            component.hash(state);
        }
    }
}

/// One condition of an expression: parameter, operator, constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Component<'a> {
    param: ParamRef<'a>,
    op: Op,
    constant: Constant<'a>,
}

impl<'a> Component<'a> {
    /// The parameter, relative to an instance of the table.
    #[must_use]
    pub const fn param(&self) -> ParamRef<'a> {
        self.param
    }

    /// The operator.
    #[must_use]
    pub const fn op(&self) -> Op {
        self.op
    }

    /// What the parameter is compared with.
    #[must_use]
    pub const fn constant(&self) -> Constant<'a> {
        self.constant
    }
}

/// The relative path of a parameter in an expression: `Name`, `Stats.ErrorsSent`, `SSIDReference+.SSID`.
///
/// It goes through single objects and references, never through a table. \[R-ARC.9\]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParamRef<'a>(&'a str);

impl<'a> ParamRef<'a> {
    /// The text.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// The names and followed references, the last one the name of the parameter.
    pub fn segments(self) -> impl Iterator<Item = Segment<'a>> + Clone {
        self.0.split('.').map(|text| {
            if !text.ends_with('+') {
                return Segment::Name(text);
            }
            let (name, item) = parse::split_follow(text);
            Segment::Follow(Follow {
                name,
                item: match item {
                    None => Item::First,
                    Some("*") => Item::All,
                    Some(number) => Item::Nth(InstanceNumber(number)),
                },
            })
        })
    }

    /// Whether it follows a reference.
    #[must_use]
    pub fn follows_references(self) -> bool {
        self.0.contains('+')
    }

    /// Whether it follows all items of a list, so that there may be several values. Any of them suffices.
    #[must_use]
    pub fn has_many_values(self) -> bool {
        self.0.contains('*')
    }
}

impl fmt::Display for ParamRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// What a parameter is compared with, still untyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar of TR-369 is closed")]
pub enum Constant<'a> {
    /// A quoted text: for strings, base64, hexBinary and types derived from them.
    Quoted(Literal<'a>),
    /// A token without quotes: a number, a time, a boolean.
    Bare(&'a str),
}

impl<'a> Constant<'a> {
    /// The value's text: of a literal with its escapes decoded.
    #[must_use]
    pub fn to_str(&self) -> Cow<'a, str> {
        match self {
            Self::Quoted(literal) => literal.to_str(),
            Self::Bare(token) => Cow::Borrowed(token),
        }
    }

    /// Whether it stands in quotes.
    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        matches!(self, Self::Quoted(_))
    }
}

/// The text of a quoted constant.
#[derive(Clone, Copy)]
pub struct Literal<'a> {
    text: &'a str,
    /// With escapes, as in a path; otherwise as it is meant.
    raw: bool,
}

impl<'a> Literal<'a> {
    /// A literal that means this text.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text, raw: false }
    }

    /// The text with its percent escapes decoded.
    #[must_use]
    pub fn to_str(&self) -> Cow<'a, str> {
        if !self.raw || !self.text.contains('%') {
            return Cow::Borrowed(self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        for piece in parse::decode(self.text) {
            match piece {
                Decoded::Plain(plain) => text.push_str(plain),
                Decoded::Escaped(character) => text.push(character),
            }
        }
        Cow::Owned(text)
    }

    /// The decoded characters, without heap.
    pub fn chars(&self) -> impl Iterator<Item = char> + '_ {
        let (raw, plain) = if self.raw {
            (self.text, "")
        } else {
            ("", self.text)
        };
        parse::decode(raw)
            .flat_map(|piece| match piece {
                Decoded::Plain(plain) => plain.chars().chain(None),
                Decoded::Escaped(character) => "".chars().chain(Some(character)),
            })
            .chain(plain.chars())
    }
}

impl fmt::Debug for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Literal").field(&self.to_str()).finish()
    }
}

impl PartialEq for Literal<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.raw == other.raw && self.text == other.text) || self.chars().eq(other.chars())
    }
}

impl Eq for Literal<'_> {}

impl PartialOrd for Literal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Literal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.chars().cmp(other.chars())
    }
}

impl hash::Hash for Literal<'_> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        for character in self.chars() {
            character.hash(state);
        }
        state.write_u8(0xff);
    }
}

/// An owned search expression, in canonical form; made from values, so that escaping is not the caller's work.
///
/// ```
/// use usp_path::{Expr, Op};
///
/// let expr = Expr::text("Name", Op::Eq, r#"5 GHz "guest" 100%"#)?.and_bare("Stats.ErrorsSent", Op::Gt, "0")?;
/// assert_eq!(expr.as_str(), r#"[Name=="5 GHz %22guest%22 100%25"&&Stats.ErrorsSent>0]"#);
/// # Ok::<(), usp_path::BuildError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expr(Box<str>);

impl Expr {
    /// Compares a parameter with a text, which is quoted and escaped. \[R-ARC.9b\]
    ///
    /// # Errors
    ///
    /// [`BuildError::Param`] if `param` is not the relative path of a parameter.
    pub fn text(param: &str, op: Op, value: &str) -> Result<Self, BuildError> {
        Self::first(param, op, &Constant::Quoted(Literal::new(value)))
    }

    /// Compares a parameter with a number, a time, or a boolean, which stands without quotes. \[R-ARC.9b\]
    ///
    /// # Errors
    ///
    /// [`BuildError::Param`] if `param` is not the relative path of a parameter, [`BuildError::Constant`] if `value` cannot
    /// stand without quotes.
    pub fn bare(param: &str, op: Op, value: impl fmt::Display) -> Result<Self, BuildError> {
        Self::first(param, op, &Constant::Bare(&value.to_string()))
    }

    /// Adds a component as [`text`](Self::text) makes it.
    ///
    /// # Errors
    ///
    /// As [`text`](Self::text).
    pub fn and_text(self, param: &str, op: Op, value: &str) -> Result<Self, BuildError> {
        Ok(self.and(&Self::text(param, op, value)?))
    }

    /// Adds a component as [`bare`](Self::bare) makes it.
    ///
    /// # Errors
    ///
    /// As [`bare`](Self::bare).
    pub fn and_bare(
        self,
        param: &str,
        op: Op,
        value: impl fmt::Display,
    ) -> Result<Self, BuildError> {
        Ok(self.and(&Self::bare(param, op, value)?))
    }

    /// Both expressions together: all components of both must hold.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let left = self.0.strip_suffix(']').unwrap_or(&self.0);
        let right = other.0.strip_prefix('[').unwrap_or(&other.0);
        Self([left, "&&", right].concat().into_boxed_str())
    }

    fn first(param: &str, op: Op, constant: &Constant<'_>) -> Result<Self, BuildError> {
        if !parse::is_parameter(param) {
            return Err(BuildError::Param(param.into()));
        }
        if let Constant::Bare(token) = constant {
            if !parse::is_bare(token) {
                return Err(BuildError::Constant((*token).into()));
            }
        }
        let component = Component {
            param: ParamRef(param),
            op,
            constant: *constant,
        };
        Ok(Self(alloc::format!("[{component}]").into_boxed_str()))
    }

    /// Parses an expression with its brackets, strictly.
    ///
    /// # Errors
    ///
    /// A [`ParseError`] whose span counts from the opening bracket.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_with(text, Leniency::STRICT, &Limits::DEFAULT)
    }

    /// Parses an expression with its brackets, with what is to be tolerated and the limits.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn parse_with(text: &str, leniency: Leniency, limits: &Limits) -> Result<Self, ParseError> {
        parse::parse_expr(text, leniency, limits).map(ExprView::to_expr)
    }

    /// The borrowed form, without cost.
    #[must_use]
    pub fn view(&self) -> ExprView<'_> {
        ExprView::new(&self.0, Leniency::STRICT)
    }

    /// The canonical text, with its brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expr").field(&self.0).finish()
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl core::str::FromStr for Expr {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}
