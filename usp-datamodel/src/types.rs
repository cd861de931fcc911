//! What a parameter may hold: a primitive type and the facets that narrow it.
//!
//! [`Type`] is the one description that both halves of the crate share. A schema hands it out as a
//! view into its packed image; a test or an application without a schema writes it by hand:
//!
//! ```
//! use usp_datamodel::types::{Primitive, Range, Type};
//!
//! const CHANNEL: Type<'_> = Type::new(Primitive::UnsignedInt)
//!     .with_ranges(&[Range::integers(Some(1), Some(255))]);
//! assert!(CHANNEL.ranges().iter().count() == 1);
//! ```
//!
//! Facets of one kind are alternatives, facets of different kinds must all hold.

mod facet;
mod packed;
mod primitive;

pub use self::facet::{
    Bound, DefaultKind, DefaultValue, EnumItem, ListRule, NestedBrackets, Pattern, Range,
    RangeError, Reference, ReferenceKind, Size, Step, Strength,
};
pub use self::packed::{FacetIter, Facets, PackedFacet};
pub use self::primitive::{ParamAccess, Primitive, Status, UnknownPrimitive};

/// The primitive type and facets of one parameter or argument.
///
/// A `Copy` view: reading it allocates nothing, wherever the facets are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type<'a> {
    pub(crate) primitive: Primitive,
    pub(crate) list: Option<ListRule<'a>>,
    pub(crate) sizes: Facets<'a, Size>,
    pub(crate) ranges: Facets<'a, Range<'a>>,
    pub(crate) enumeration: Facets<'a, EnumItem<'a>>,
    pub(crate) patterns: Facets<'a, Pattern<'a>>,
    pub(crate) reference: Option<Reference<'a>>,
    pub(crate) units: Option<&'a str>,
    pub(crate) default: Option<DefaultValue<'a>>,
}

impl<'a> Type<'a> {
    /// The type that accepts every value of a primitive.
    #[must_use]
    pub const fn new(primitive: Primitive) -> Self {
        Self {
            primitive,
            list: None,
            sizes: Facets::slice(&[]),
            ranges: Facets::slice(&[]),
            enumeration: Facets::slice(&[]),
            patterns: Facets::slice(&[]),
            reference: None,
            units: None,
            default: None,
        }
    }

    /// The same type as the item type of a comma-separated list.
    #[must_use]
    pub const fn with_list(mut self, rule: ListRule<'a>) -> Self {
        self.list = Some(rule);
        self
    }

    /// The type with these sizes: characters of a string, octets of base64 and hexBinary.
    #[must_use]
    pub const fn with_sizes(mut self, sizes: &'a [Size]) -> Self {
        self.sizes = Facets::slice(sizes);
        self
    }

    /// The type with these ranges.
    #[must_use]
    pub const fn with_ranges(mut self, ranges: &'a [Range<'a>]) -> Self {
        self.ranges = Facets::slice(ranges);
        self
    }

    /// The type with these enumeration values.
    #[must_use]
    pub const fn with_enumeration(mut self, items: &'a [EnumItem<'a>]) -> Self {
        self.enumeration = Facets::slice(items);
        self
    }

    /// The type with these patterns.
    #[must_use]
    pub const fn with_patterns(mut self, patterns: &'a [Pattern<'a>]) -> Self {
        self.patterns = Facets::slice(patterns);
        self
    }

    /// The type as a reference to something else in the data model.
    #[must_use]
    pub const fn with_reference(mut self, reference: Reference<'a>) -> Self {
        self.reference = Some(reference);
        self
    }

    /// The type with a name of units.
    #[must_use]
    pub const fn with_units(mut self, units: &'a str) -> Self {
        self.units = Some(units);
        self
    }

    /// The type with a default value.
    #[must_use]
    pub const fn with_default(mut self, default: DefaultValue<'a>) -> Self {
        self.default = Some(default);
        self
    }

    /// The primitive type of the value, or of one item of a list.
    #[must_use]
    pub const fn primitive(&self) -> Primitive {
        self.primitive
    }

    /// The primitive type that GetSupportedDM announces: a list is a string.
    #[must_use]
    pub const fn wire_primitive(&self) -> Primitive {
        match self.list {
            Some(_) => Primitive::String,
            None => self.primitive,
        }
    }

    /// The list rule, when the value is a comma-separated list.
    #[must_use]
    pub const fn list(&self) -> Option<ListRule<'a>> {
        self.list
    }

    /// Whether the value is a comma-separated list.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        self.list.is_some()
    }

    /// The type of one item: this type without its list rule, and without what belongs to the list.
    #[must_use]
    pub const fn item(&self) -> Self {
        let mut item = *self;
        item.list = None;
        item.default = None;
        item
    }

    /// The permitted sizes; none means any size.
    #[must_use]
    pub const fn sizes(&self) -> Facets<'a, Size> {
        self.sizes
    }

    /// The permitted ranges; none means every number of the type.
    #[must_use]
    pub const fn ranges(&self) -> Facets<'a, Range<'a>> {
        self.ranges
    }

    /// The enumeration values in the order of the schema; none means no enumeration.
    #[must_use]
    pub const fn enumeration(&self) -> Facets<'a, EnumItem<'a>> {
        self.enumeration
    }

    /// The patterns; none means any text.
    #[must_use]
    pub const fn patterns(&self) -> Facets<'a, Pattern<'a>> {
        self.patterns
    }

    /// The reference facet.
    #[must_use]
    pub const fn reference(&self) -> Option<Reference<'a>> {
        self.reference
    }

    /// The name of the units.
    #[must_use]
    pub const fn units(&self) -> Option<&'a str> {
        self.units
    }

    /// The default value as the schema writes it; that of a list is written in brackets.
    #[must_use]
    pub const fn default_value(&self) -> Option<DefaultValue<'a>> {
        self.default
    }

    /// The value that stands for "nothing" where no default says otherwise.
    ///
    /// Empty for a list and for a path reference; the null value that an enumeration reference
    /// names; 0 or -1 for an instance reference, as for its primitive type.
    #[must_use]
    pub const fn null_value(&self) -> &'a str {
        if self.list.is_some() {
            return "";
        }
        if let Some(Reference {
            null_value: Some(null),
            ..
        }) = self.reference
        {
            return null;
        }
        self.primitive.null_value()
    }
}
