//! Named deviations from the grammar that a reader may tolerate.

use core::{fmt, ops::BitOr};

/// A set of tolerated deviations from the strict grammar; empty by default.
///
/// A leniency never refuses or re-reads what the strict grammar accepts, and never changes what is printed: the canonical
/// form is strict.
///
/// ```
/// use usp_path::{Leniency, Limits, PathView};
///
/// let text = r#"Device.IP.Interface.[Type == "Normal"].Status"#;
/// assert!(PathView::parse(text).is_err());
/// let path = PathView::parse_with(text, Leniency::WHITE_SPACE, &Limits::DEFAULT)?;
/// assert_eq!(path.to_string(), r#"Device.IP.Interface.[Type=="Normal"].Status"#);
/// # Ok::<(), usp_path::ParseError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Leniency(u16);

impl Leniency {
    /// Nothing but the grammar.
    pub const STRICT: Self = Self(0);

    /// Spaces and tabs around operators, around `&&`, after `[` and before `]`. \[R-ARC.9a\]
    ///
    /// `[Type == "Normal"]` reads as `[Type=="Normal"]`. TR-369 speaks of operators only; we tolerate the neighbourhood of
    /// `&&` and of the brackets too, as the reference agent does.
    pub const WHITE_SPACE: Self = Self(1);

    /// An object path without its last dot, where the text alone shows that it is one. \[R-ARC.7\]
    ///
    /// `Device.IP.Interface.3` and `Device.IP.Interface.[Name=="eth0"]` read as if they ended in `.`, and `Device` as
    /// `Device.`. Without a schema `Device.IP.Interface` is still a parameter path; [`Field::allows_with`] lets it pass
    /// where an object is wanted.
    ///
    /// [`Field::allows_with`]: crate::Field::allows_with
    pub const MISSING_TRAILING_DOT: Self = Self(1 << 1);

    /// Booleans, numbers and times in quotes: `[Enable=="true"]`. \[R-ARC.9\]
    ///
    /// The grammar cannot tell; the switch is for [`Component::check`](crate::Component::check), which knows the type.
    pub const QUOTED_CONSTANTS: Self = Self(1 << 2);

    /// A `%` in a literal that starts no well-formed escape stands for itself: `"50%"` reads as `"50%25"`. \[R-ARC.9\]
    pub const MALFORMED_PERCENT: Self = Self(1 << 3);

    /// Constants of any text without quotes: `[Name==two words]` reads as `[Name=="two words"]`. \[R-ARC.9\]
    ///
    /// The constant ends at `&&` or `]`; a pair of apostrophes protects both and stays part of the text. For
    /// [`Component::check`](crate::Component::check) the switch also lets a bare token stand for a string.
    pub const UNQUOTED_STRINGS: Self = Self(1 << 4);

    /// Nothing between, before or after `&&`: `[Num==1&&]` reads as `[Num==1]`. One component is still needed. \[R-ARC.9\]
    pub const EMPTY_COMPONENTS: Self = Self(1 << 5);

    /// More than one dot where one is due: `Device..Boot!` reads as `Device.Boot!`. \[R-ARC.7\]
    pub const REPEATED_DOTS: Self = Self(1 << 6);

    /// Zeros before an instance number: `Device.IP.Interface.01.` reads as `Device.IP.Interface.1.`. \[R-ARC.7\]
    pub const LEADING_ZEROS: Self = Self(1 << 7);

    /// What an Agent does well to accept: white space \[R-ARC.9a\] and a missing last dot.
    pub const AGENT: Self = Self(Self::WHITE_SPACE.0 | Self::MISSING_TRAILING_DOT.0);

    /// What OB-USP-AGENT 11 accepts beyond the grammar, as far as it keeps its meaning.
    ///
    /// White space, a missing last dot, quoted and unquoted constants of any type, malformed percent, empty components,
    /// repeated dots and leading zeros. Not copied: instance numbers that wrap at 2^32 and text that ends at a NUL.
    pub const OB_USP_AGENT: Self = Self(0xff);

    /// Every leniency.
    pub const ALL: Self = Self(0xff);

    /// Whether all of `other` is tolerated.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The single switches with their names, in declaration order.
    pub fn switches() -> impl Iterator<Item = (&'static str, Self)> {
        NAMES.iter().copied()
    }
}

const NAMES: [(&str, Leniency); 8] = [
    ("white space", Leniency::WHITE_SPACE),
    ("missing trailing dot", Leniency::MISSING_TRAILING_DOT),
    ("quoted constants", Leniency::QUOTED_CONSTANTS),
    ("malformed percent", Leniency::MALFORMED_PERCENT),
    ("unquoted strings", Leniency::UNQUOTED_STRINGS),
    ("empty components", Leniency::EMPTY_COMPONENTS),
    ("repeated dots", Leniency::REPEATED_DOTS),
    ("leading zeros", Leniency::LEADING_ZEROS),
];

impl BitOr for Leniency {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl fmt::Debug for Leniency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Leniency")?;
        f.debug_set()
            .entries(
                NAMES
                    .iter()
                    .filter(|(_, switch)| self.contains(*switch))
                    .map(|(name, _)| name),
            )
            .finish()
    }
}
