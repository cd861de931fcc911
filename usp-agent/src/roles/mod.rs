//! Permissions: what a Controller may see and do.
//!
//! [`Role`]s are the facts of `Device.LocalAgent.ControllerTrust.Role.{i}.`; [`Access`] is what
//! the roles of one Controller add up to, compiled against a schema so that a check is a table
//! look-up. Compile anew when a Role, a Permission, or what a search expression in a Target
//! selects has changed ([`Access::depends_on`]).

mod access;
mod at;
mod compile;
mod filter;
mod rights;
mod stored;

use alloc::vec::Vec;

use usp_path::PathName;

pub use self::access::Access;
pub use self::at::At;
pub use self::compile::Reveal;
pub use self::rights::{Permission, Rights, RightsError};

/// One enabled row of `Role.{i}.Permission.{i}.`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PermissionRow {
    /// `Order`: of the rows that cover an element the one with the highest number counts alone;
    /// rows of one number add up.
    pub order: u32,
    /// `Targets`: the elements that the row covers. An object covers all below it.
    pub targets: Vec<PathName>,
    /// The four permission strings.
    pub permission: Permission,
}

impl PermissionRow {
    /// A row without targets: it covers nothing yet.
    #[must_use]
    pub const fn new(order: u32, permission: Permission) -> Self {
        Self {
            order,
            targets: Vec::new(),
            permission,
        }
    }

    /// Adds a target.
    #[must_use]
    pub fn with_target(mut self, target: PathName) -> Self {
        self.targets.push(target);
        self
    }
}

/// One enabled Role: its enabled rows, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// The enabled rows of `Permission.{i}.`.
    pub permissions: Vec<PermissionRow>,
}

impl Role {
    /// A role that grants nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            permissions: Vec::new(),
        }
    }

    /// Adds a row.
    #[must_use]
    pub fn with_permission(mut self, row: PermissionRow) -> Self {
        self.permissions.push(row);
        self
    }
}
