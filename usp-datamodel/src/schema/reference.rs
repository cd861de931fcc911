//! What the value of a parameter refers to.

use super::facts::NodeList;
use super::{Node, Schema};
use crate::packed::format::{self, REFERENCE_BYTES, Section, reference_bits};
use crate::types::{ReferenceKind, Strength};

/// Where the paths of a reference start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the three words of the DM schema")]
pub enum ReferenceScope {
    /// By the form of the path.
    #[default]
    Normal,
    /// At the root of the model.
    Model,
    /// At the object that holds the parameter.
    Object,
}

impl ReferenceScope {
    #[cfg(feature = "xml")]
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::Normal => 0,
            Self::Model => 1,
            Self::Object => 2,
        }
    }

    const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::Model,
            2 => Self::Object,
            _ => Self::Normal,
        }
    }

    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Model => "model",
            Self::Object => "object",
        }
    }
}

/// What kind of thing a path reference names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the words of the DM schema")]
pub enum TargetType {
    /// Anything.
    #[default]
    Any,
    /// A parameter.
    Parameter,
    /// Any object.
    Object,
    /// A single object.
    Single,
    /// A table.
    Table,
    /// A row of a table.
    Row,
}

impl TargetType {
    #[cfg(feature = "xml")]
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::Any => 0,
            Self::Parameter => 1,
            Self::Object => 2,
            Self::Single => 3,
            Self::Table => 4,
            Self::Row => 5,
        }
    }

    const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::Parameter,
            2 => Self::Object,
            3 => Self::Single,
            4 => Self::Table,
            5 => Self::Row,
            _ => Self::Any,
        }
    }

    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Parameter => "parameter",
            Self::Object => "object",
            Self::Single => "single",
            Self::Table => "table",
            Self::Row => "row",
        }
    }
}

/// The reference facet of a parameter with its targets. `[R-ARC.12]`
#[derive(Clone, Copy, Debug)]
pub struct ParamReference<'a> {
    schema: Schema<'a>,
    bytes: &'a [u8; REFERENCE_BYTES],
}

impl<'a> ParamReference<'a> {
    pub(crate) fn new(schema: Schema<'a>, index: u16) -> Option<Self> {
        let references = schema.section(Section::References);
        let bytes = format::record(references, usize::from(index))?;
        Some(Self { schema, bytes })
    }

    fn bits(&self) -> u16 {
        format::u16_at(self.bytes, 16).unwrap_or_default()
    }

    fn text(&self, at: usize) -> &'a str {
        let reference = format::u32_at(self.bytes, at).unwrap_or_default();
        self.schema.text(reference)
    }

    /// What the value names; the strength is weak where the model says none.
    #[must_use]
    pub fn kind(&self) -> ReferenceKind {
        let strength = self.strength().unwrap_or(Strength::Weak);
        match self.bits() & reference_bits::KIND {
            0 => ReferenceKind::Path(strength),
            1 => ReferenceKind::Instance(strength),
            _ => ReferenceKind::Enumeration,
        }
    }

    /// Whether the target must exist, when the model says so.
    #[must_use]
    pub fn strength(&self) -> Option<Strength> {
        let bits = self.bits();
        (bits & reference_bits::HAS_STRENGTH != 0).then_some(
            if bits & reference_bits::STRONG == 0 {
                Strength::Weak
            } else {
                Strength::Strong
            },
        )
    }

    /// Where the written paths start.
    #[must_use]
    pub fn scope(&self) -> ReferenceScope {
        ReferenceScope::from_number((self.bits() >> reference_bits::SCOPE_SHIFT) & 3)
    }

    /// What kind of thing the path names.
    #[must_use]
    pub fn target_type(&self) -> TargetType {
        let number = self.bits() >> reference_bits::TARGET_SHIFT;
        TargetType::from_number(number & reference_bits::TARGET)
    }

    /// The data type that a target parameter must have; empty for any.
    #[must_use]
    pub fn target_data_type(&self) -> &'a str {
        self.text(4)
    }

    /// The targets as the model writes them, separated by blanks.
    ///
    /// `None` when the model writes no list at all.
    #[must_use]
    pub fn written_targets(&self) -> Option<&'a str> {
        (self.bits() & reference_bits::HAS_TARGET_LIST != 0).then(|| self.text(0))
    }

    /// The value for "none" of an enumeration reference.
    #[must_use]
    pub fn null_value(&self) -> Option<&'a str> {
        (self.bits() & reference_bits::HAS_NULL != 0).then(|| self.text(8))
    }

    /// The targets that this schema has: tables, objects, or the list parameter.
    ///
    /// None when the reference is to anything, or only to other models.
    #[must_use]
    pub fn targets(&self) -> Targets<'a> {
        Targets(NodeList {
            schema: self.schema,
            at: format::u16_at(self.bytes, 12).unwrap_or_default(),
            left: format::u16_at(self.bytes, 14).unwrap_or_default(),
        })
    }
}

/// The targets of a reference.
#[derive(Clone, Debug)]
pub struct Targets<'a>(NodeList<'a>);

impl<'a> Iterator for Targets<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.0.next()
    }
}
