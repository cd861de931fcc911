//! Roles as the data model of the Agent itself holds them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object};
use usp_datamodel::resolve::{Everything, Purpose};
use usp_datamodel::value::Value;
use usp_path::{Leniency, Limits, PathName, PathView};

use super::{Access, Permission, PermissionRow, Reveal, Role};
use crate::targets::{self, Target};

const TRUST: &str = "Device.LocalAgent.ControllerTrust.";

impl Access {
    /// What the roles grant that the store assigns to a Controller: `AssignedRole` and
    /// `InheritedRole` of its row, or `UntrustedRole` for one that has no row.
    ///
    /// Disabled roles and rows count for nothing. Secured values are read with one of
    /// `ControllerTrust.SecuredRoles`.
    #[must_use]
    pub fn of_controller(store: &Instances<'_>, controller: Option<Object>) -> Self {
        let trust = store.find(TRUST);
        let references = |object: Option<Object>, name: &str| {
            object.map_or_else(Vec::new, |object| items(store, object, name))
        };
        let mut assigned = match controller {
            Some(_) => references(controller, "AssignedRole"),
            None => references(trust, "UntrustedRole"),
        };
        assigned.extend(references(controller, "InheritedRole"));
        assigned.sort_unstable();
        assigned.dedup();
        let secured = references(trust, "SecuredRoles");
        let mut roles = Vec::new();
        let mut reads_secured = false;
        for path in &assigned {
            let Some(row) = store.find(path).filter(|row| is_enabled(store, *row)) else {
                continue;
            };
            reads_secured |= secured.contains(path);
            roles.push(role(store, row));
        }
        Self::compile(store.schema(), &roles, &mut &*store).with_secured(reads_secured)
    }

    /// Whether a Controller has the role with which nobody talks: `ControllerTrust.BannedRole`.
    #[must_use]
    pub fn is_banned(store: &Instances<'_>, controller: Object) -> bool {
        let banned = store.find(TRUST);
        let banned = banned.and_then(|trust| store.value_by_name(trust, "BannedRole"));
        let banned = banned.filter(|role| !role.is_empty());
        banned.is_some_and(|banned| {
            let mut roles = items(store, controller, "AssignedRole");
            roles.extend(items(store, controller, "InheritedRole"));
            roles.iter().any(|role| role == banned)
        })
    }
}

fn role(store: &Instances<'_>, row: Object) -> Role {
    let rows = store.children(row);
    rows.filter(|row| is_enabled(store, *row))
        .filter_map(|row| permission_row(store, row))
        .fold(Role::new(), Role::with_permission)
}

/// A row of `Permission.{i}.`; nothing when a permission string is none.
fn permission_row(store: &Instances<'_>, row: Object) -> Option<PermissionRow> {
    let text = |name| store.value_by_name(row, name);
    let rights = |name| text(name)?.parse().ok();
    let permission = Permission::new(
        rights("Param")?,
        rights("Obj")?,
        rights("InstantiatedObj")?,
        rights("CommandEvent")?,
    );
    let order = text("Order")?.parse().ok()?;
    let targets = items(store, row, "Targets");
    // The last dot of an object may be missing.
    let target = |text: &String| PathName::parse_with(text, Leniency::AGENT, &Limits::DEFAULT).ok();
    let targets = targets.iter().filter_map(target);
    let row = PermissionRow::new(order, permission);
    Some(targets.fold(row, |row, target: PathName| row.with_target(target)))
}

fn is_enabled(store: &Instances<'_>, row: Object) -> bool {
    store.value_by_name(row, "Enable") == Some("true")
}

/// The items of a list-valued parameter; those of a single value are that value.
fn items(store: &Instances<'_>, object: Object, name: &str) -> Vec<String> {
    let value = || {
        let node = store.schema().node(object.node())?.as_object()?;
        let param = node.param(name)?;
        Some((param.ty(), store.value(object, param.id())?))
    };
    let Some((ty, text)) = value() else {
        return Vec::new();
    };
    match ty.parse(text) {
        Ok(Value::List(list)) => list.values().map(|item| item.to_string()).collect(),
        _ if text.is_empty() => Vec::new(),
        _ => alloc::vec![String::from(text)],
    }
}

impl Reveal for &Instances<'_> {
    fn reveal(&mut self, target: &PathView<'_>, found: &mut dyn FnMut(&str)) {
        let targets = targets::find_as(target, self, &Everything, Purpose::Get);
        for target in targets.unwrap_or_default() {
            match target {
                Target::Object(object) => found(&self.path(object).to_string()),
                Target::Table {
                    holder: object,
                    table: member,
                }
                | Target::Param {
                    object,
                    param: member,
                }
                | Target::Command {
                    object,
                    command: member,
                } => {
                    found(&self.param_path(object, member).to_string());
                }
            }
        }
    }
}
