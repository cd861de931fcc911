//! Why a path is not resolved.

use crate::value::ConditionError;

/// A path that is not resolved: why, where, and the USP code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}, at segment {segment} of the path")]
pub struct ResolveError {
    kind: ResolveErrorKind,
    segment: usize,
    code: u32,
}

/// The kind of a [`ResolveError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResolveErrorKind {
    /// `{i}` where instances are meant.
    #[error("expected an instance, found {{i}}")]
    Placeholder,
    /// A search where none is allowed.
    #[error("expected a path without search")]
    Search,
    /// The supported data model has no such node.
    #[error("expected a name of the data model")]
    NotInModel,
    /// An instance identifier behind what is no table.
    #[error("expected an instance identifier behind a table only")]
    NotATable,
    /// A name behind a table.
    #[error("expected an instance identifier behind a table")]
    NeedsInstance,
    /// A followed parameter that refers to no object.
    #[error("expected a reference to objects")]
    NoReference,
    /// The path leads to something that the request is not for.
    #[error("expected something else at the end of the path")]
    WrongKind,
    /// An operator or constant does not suit the type of its parameter.
    #[error("{0}")]
    Expression(ConditionError),
    /// The data model has it, but it is not there, or hidden.
    #[error("expected an instance that exists")]
    Missing,
    /// A source has handed out more objects than a resolution can number.
    #[error("more objects than can be numbered")]
    TooMany,
}

impl ResolveError {
    pub(super) const fn new(kind: ResolveErrorKind, segment: usize, code: u32) -> Self {
        Self {
            kind,
            segment,
            code,
        }
    }

    pub(super) const fn not_in_model(segment: usize) -> Self {
        Self::new(ResolveErrorKind::NotInModel, segment, 7026)
    }

    pub(super) const fn too_many() -> Self {
        Self::new(ResolveErrorKind::TooMany, 0, 7005)
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> &ResolveErrorKind {
        &self.kind
    }

    /// The segment of the path at fault, counted from 0.
    #[must_use]
    pub const fn segment(&self) -> usize {
        self.segment
    }

    /// The USP error code.
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.code
    }

    /// Whether the data model has what the path means, and it just is not there.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self.kind, ResolveErrorKind::Missing)
    }
}
