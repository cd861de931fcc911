//! What a path is resolved for, and what it may lead to.

use crate::schema::Kind;

/// What a path is resolved for: decides what it may lead to, and the code where it leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// Objects, rows, tables or parameters to be read.
    Get,
    /// Tables or rows whose instances are listed.
    GetInstances,
    /// Anything, by number.
    GetSupportedDm,
    /// Objects or rows whose parameters are set.
    Set,
    /// Tables to which a row is added.
    Add,
    /// Rows to be deleted.
    Delete,
    /// Commands to be run.
    Operate,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Single,
    Table,
    Row,
    Param,
    Command,
    Event,
}

impl End {
    pub(super) const fn leaf(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Param => Some(Self::Param),
            Kind::Command => Some(Self::Command),
            Kind::Event => Some(Self::Event),
            Kind::Root
            | Kind::Object
            | Kind::Table
            | Kind::Input
            | Kind::Output
            | Kind::InputArg
            | Kind::OutputArg
            | Kind::EventArg
            | Kind::ArgObject => None,
        }
    }
}

impl Purpose {
    /// The code for what exists in the data model but is not there.
    #[must_use]
    pub const fn missing_code(self) -> u32 {
        match self {
            // [R-GET.0]
            Self::Get => 7026,
            Self::GetInstances
            | Self::GetSupportedDm
            | Self::Set
            | Self::Add
            | Self::Delete
            | Self::Operate => 7016,
        }
    }

    /// Whether a search may be made at all.
    pub(super) const fn may_search(self) -> bool {
        !matches!(self, Self::GetSupportedDm)
    }

    /// The code with which the purpose refuses what a path leads to.
    pub(super) const fn refuses(self, end: End) -> Option<u32> {
        match (self, end) {
            (Self::Get, End::Command | End::Event) => Some(7026),
            (Self::Get | Self::GetSupportedDm, _)
            | (Self::GetInstances, End::Table | End::Row)
            | (Self::Set, End::Single | End::Row)
            | (Self::Add, End::Table)
            | (Self::Delete, End::Row)
            | (Self::Operate, End::Command) => None,
            (Self::GetInstances | Self::Add, _) => Some(7018),
            (Self::Set, End::Table) => Some(7016),
            (Self::Delete, End::Single | End::Table) => Some(7018),
            (Self::Set | Self::Delete, _) => Some(7026),
            (Self::Operate, _) => Some(7008),
        }
    }
}
