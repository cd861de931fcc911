//! The canonical form.

use alloc::string::{String, ToString};
use core::fmt::{self, Write};

use crate::{Component, Constant, ExprView, Follow, Item, Literal, PathView, Segment};

impl fmt::Display for PathView<'_> {
    /// The canonical form: strict, without white space [R-ARC.9b], only `%22` and `%25` escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_canonical() {
            return f.write_str(self.as_str());
        }
        let mut first = true;
        for segment in self.segments() {
            if !first {
                f.write_char('.')?;
            }
            first = false;
            write!(f, "{segment}")?;
        }
        if self.kind().is_object() {
            f.write_char('.')?;
        }
        Ok(())
    }
}

impl PathView<'_> {
    /// The path as the value of a reference parameter: the canonical form without a last dot. \[R-ARC.11\]
    ///
    /// TR-106 wants reference values without it, some examples of TR-369 have it:
    /// [`Leniency::MISSING_TRAILING_DOT`](crate::Leniency::MISSING_TRAILING_DOT) reads both.
    #[must_use]
    pub fn to_reference_value(&self) -> String {
        let mut text = self.to_string();
        if self.kind().is_object() {
            text.pop();
        }
        text
    }
}

impl fmt::Display for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Instance(number) => number.fmt(f),
            Self::Wildcard => f.write_char('*'),
            Self::Expr(expr) => expr.fmt(f),
            Self::Placeholder => f.write_str("{i}"),
            Self::Follow(follow) => follow.fmt(f),
            Self::Command(name) => write!(f, "{name}()"),
            Self::Event(name) => write!(f, "{name}!"),
        }
    }
}

impl fmt::Display for Follow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Item::First => write!(f, "{}+", self.name),
            Item::Nth(number) => write!(f, "{}#{number}+", self.name),
            Item::All => write!(f, "{}#*+", self.name),
        }
    }
}

impl fmt::Display for ExprView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut open = "[";
        for component in self.components() {
            write!(f, "{open}{component}")?;
            open = "&&";
        }
        f.write_char(']')
    }
}

impl fmt::Display for Component<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.param(), self.op(), self.constant())
    }
}

impl fmt::Display for Constant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quoted(literal) => literal.fmt(f),
            Self::Bare(token) => f.write_str(token),
        }
    }
}

impl fmt::Display for Literal<'_> {
    /// With its quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for character in self.chars() {
            match character {
                '"' => f.write_str("%22")?,
                '%' => f.write_str("%25")?,
                other => f.write_char(other)?,
            }
        }
        f.write_char('"')
    }
}
