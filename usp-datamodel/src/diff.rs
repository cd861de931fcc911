//! The difference between two schemas.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::schema::{Kind, Node, Schema};

/// One difference between two schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A node that only the newer schema has.
    Added {
        /// Its path.
        path: String,
    },
    /// A node that only the older schema has.
    Removed {
        /// Its path.
        path: String,
    },
    /// A fact of a node that differs.
    Changed {
        /// Its path.
        path: String,
        /// Which fact: `kind`, `status`, `access`, `type`, `default`, `entries`, `keys`, `flags`.
        fact: &'static str,
    },
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { path } => write!(f, "+ {path}"),
            Self::Removed { path } => write!(f, "- {path}"),
            Self::Changed { path, fact } => write!(f, "~ {path}: {fact}"),
        }
    }
}

/// Lists what differs between two schemas, first by the order of the older one.
///
/// Nodes are the same when their paths are. Versions are not compared.
#[must_use]
pub fn diff(older: &Schema<'_>, newer: &Schema<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    pairs(older.root(), newer.root(), &mut changes);
    changes
}

fn pairs<'o, 'n>(older: Node<'o>, newer: Node<'n>, changes: &mut Vec<Change>) {
    let mut open = alloc::vec![(older, newer)];
    while let Some((older, newer)) = open.pop() {
        compare(older, newer, changes);
        for child in older.children() {
            match twin(child, newer) {
                Some(found) => open.push((child, found)),
                None => changes.push(Change::Removed {
                    path: child.path().to_string(),
                }),
            }
        }
        for child in newer.children() {
            if twin(child, older).is_none() {
                changes.push(Change::Added {
                    path: child.path().to_string(),
                });
            }
        }
    }
}

fn has_children(kind: Kind) -> bool {
    kind.is_object() || matches!(kind, Kind::Input | Kind::Output)
}

/// The child of another node that has the name and the place of a node.
fn twin<'t>(node: Node<'_>, parent: Node<'t>) -> Option<Node<'t>> {
    let holder = has_children(node.kind());
    parent
        .children()
        .find(|other| other.name() == node.name() && has_children(other.kind()) == holder)
}

fn compare(older: Node<'_>, newer: Node<'_>, changes: &mut Vec<Change>) {
    let mut say = |differs: bool, fact: &'static str| {
        if differs {
            changes.push(Change::Changed {
                path: older.path().to_string(),
                fact,
            });
        }
    };
    say(older.kind() != newer.kind(), "kind");
    say(older.status() != newer.status(), "status");
    if let (Some(older), Some(newer)) = (older.as_object(), newer.as_object()) {
        say(older.access() != newer.access(), "access");
        say(
            older.number_of_entries() != newer.number_of_entries(),
            "entries",
        );
        let keys = |object: crate::ObjectNode<'_>| -> Vec<(bool, Vec<String>)> {
            let keys = object.unique_keys();
            keys.map(|key| {
                let names = key.params().map(|param| param.path().to_string());
                (key.is_functional(), names.collect())
            })
            .collect()
        };
        say(keys(older) != keys(newer), "keys");
    }
    if let (Some(older), Some(newer)) = (older.as_param(), newer.as_param()) {
        say(older.access() != newer.access(), "access");
        say(older.default_value() != newer.default_value(), "default");
        let packed = |param: crate::ParamNode<'_>| {
            let mut bytes = Vec::new();
            param.ty().pack(&mut bytes);
            bytes
        };
        let same_default = older.default_value() == newer.default_value();
        say(same_default && packed(older) != packed(newer), "type");
        let flags = |param: crate::ParamNode<'_>| {
            (
                param.is_hidden(),
                param.is_secured(),
                param.is_mandatory(),
                param.active_notify(),
            )
        };
        say(flags(older) != flags(newer), "flags");
    }
    if let (Some(older), Some(newer)) = (older.as_command(), newer.as_command()) {
        say(older.is_async() != newer.is_async(), "flags");
    }
}
