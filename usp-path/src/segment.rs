//! What a path is made of, between the dots.

use core::{cmp::Ordering, fmt};

use crate::ExprView;

/// One part of a path: a name, an instance identifier, or a followed reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar of TR-369 is closed")]
pub enum Segment<'a> {
    /// The name of an object, or as last segment of a parameter path the name of the parameter.
    Name(&'a str),
    /// An instance number.
    Instance(InstanceNumber<'a>),
    /// `*`: every instance of the table before it. \[R-ARC.10\]
    Wildcard,
    /// `[..]`: the instances that satisfy a search expression. \[R-ARC.9\]
    Expr(ExprView<'a>),
    /// `{i}`: any instance, in the supported data model.
    Placeholder,
    /// `Name+`, `Name#2+` or `Name#*+`: the object that a reference parameter names.
    Follow(Follow<'a>),
    /// `Name()`, always last; the name without its parentheses.
    Command(&'a str),
    /// `Name!`, always last; the name without the exclamation mark.
    Event(&'a str),
}

impl Segment<'_> {
    /// Whether it stands where a table row is chosen: a number, `*`, `[..]` or `{i}`.
    #[must_use]
    pub const fn is_instance(&self) -> bool {
        matches!(
            self,
            Self::Instance(_) | Self::Wildcard | Self::Expr(_) | Self::Placeholder
        )
    }
}

/// The number of a table row: a positive integer as it stands in the text.
///
/// TR-369 gives no upper bound. Every instance number that exists fits `u32`; a larger one parses, compares and prints,
/// and [`get`](Self::get) says that there is no such instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InstanceNumber<'a>(pub(crate) &'a str);

impl<'a> InstanceNumber<'a> {
    /// The number, or `None` if it is beyond `u32` and so belongs to no instance.
    #[must_use]
    pub fn get(self) -> Option<u32> {
        self.0.parse().ok()
    }

    /// The decimal digits, without leading zeros.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }
}

impl PartialOrd for InstanceNumber<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for InstanceNumber<'_> {
    /// Numerically: 9 comes before 10.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.len(), self.0).cmp(&(other.0.len(), other.0))
    }
}

impl fmt::Display for InstanceNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A reference parameter whose target the path goes on from: `Interface+`, `LowerLayers#2+`, `LowerLayers#*+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Follow<'a> {
    pub(crate) name: &'a str,
    pub(crate) item: Item<'a>,
}

impl<'a> Follow<'a> {
    /// The name of the reference parameter.
    #[must_use]
    pub const fn name(self) -> &'a str {
        self.name
    }

    /// Which items of the reference are followed.
    #[must_use]
    pub const fn item(self) -> Item<'a> {
        self.item
    }
}

/// Which items of a reference, or of a list of references, are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar of TR-369 is closed")]
pub enum Item<'a> {
    /// `+`: the first item; the same item as `#1+`.
    First,
    /// `#n+`: the n-th item, counted from 1.
    Nth(InstanceNumber<'a>),
    /// `#*+`: every item; makes the path a search.
    All,
}

impl Item<'_> {
    /// The place in the list, counted from 1; `None` for all items and for a number beyond `u32`.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        match self {
            Self::First => Some(1),
            Self::Nth(number) => number.get(),
            Self::All => None,
        }
    }
}
