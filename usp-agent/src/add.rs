//! Add: new rows of tables.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::NodeId;
use usp_datamodel::instances::{Changes, Instances, Object, Transaction, WriteError, Writer};
use usp_datamodel::resolve::Purpose;
use usp_msg::add::{CreateObject, CreatedObjectResult, OperationSuccess};
use usp_msg::{Add, AddResp, ErrorCode, ErrorMsg, StringMap};

use crate::error_rules::{self, ObjectFault};
use crate::roles::Rights;
use crate::targets::{self, Target};
use crate::walk::Walk;
use crate::write::{self, Pending};
use crate::{Behavior, Fault, Requester};

/// The answer to an Add request, and what it changed.
///
/// With `allow_partial`, each row is a transaction `[R-ADD.0]`; without, the Message is one
/// `[R-ADD.1]`, whatever its paths match `[R-ADD.2a]`.
///
/// # Errors
///
/// [`ErrorMsg`] when `allow_partial` is false and a row could not be added. The store is as it
/// was.
pub fn add(
    request: &Add,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(AddResp, Changes), ErrorMsg> {
    if request.allow_partial {
        let mut changes = Changes::default();
        let mut results = Vec::new();
        for entry in &request.create_objs {
            partial(entry, store, by, behavior, &mut results, &mut changes);
        }
        return Ok((AddResp::new(results), changes));
    }
    whole(request, store, by, behavior).map_err(|culprits| error_rules::error(&culprits))
}

/// The rows of one entry, each a transaction of its own. [R-ADD.0]
fn partial(
    entry: &CreateObject,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    results: &mut Vec<CreatedObjectResult>,
    changes: &mut Changes,
) {
    let path = entry.obj_path.as_str();
    let tables = match tables(path, store, by) {
        Ok(tables) if tables.is_empty() => {
            results.push(nothing_matched(path));
            return;
        }
        Ok(tables) => tables,
        Err(fault) => {
            let failure = ObjectFault::object(path, fault).into_failure();
            results.push(CreatedObjectResult::failed(path, failure));
            return;
        }
    };
    for (holder, table) in tables {
        let result = match one(entry, holder, table, store, by, behavior) {
            Ok((created, changed)) => {
                changes.append(changed);
                success(path, created, store, by)
            }
            Err(culprit) => CreatedObjectResult::failed(path, culprit.into_failure()),
        };
        results.push(result);
    }
}

/// One row as a transaction of its own.
fn one(
    entry: &CreateObject,
    holder: Object,
    table: NodeId,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(Pending, Changes), ObjectFault> {
    let mut transaction = store.transaction();
    let mut created = create(entry, holder, table, &mut transaction, by, behavior)?;
    let first = |culprits: Vec<ObjectFault>| {
        let unknown = || ObjectFault::object(entry.obj_path.as_str(), could_not_be_created(""));
        culprits.into_iter().next().unwrap_or_else(unknown)
    };
    write::check(&mut transaction, &mut [&mut created]).map_err(first)?;
    let changes = transaction.commit().map_err(|error| {
        ObjectFault::object(entry.obj_path.as_str(), could_not_be_created(error))
    })?;
    Ok((created, changes))
}

/// All rows of all entries as one transaction. [R-ADD.1] [R-ADD.2a]
fn whole(
    request: &Add,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(AddResp, Changes), Vec<ObjectFault>> {
    let mut transaction = store.transaction();
    let mut created: Vec<(&str, Vec<Pending>)> = Vec::new();
    let mut culprits = Vec::new();
    for entry in &request.create_objs {
        let path = entry.obj_path.as_str();
        let mut rows = Vec::new();
        match tables(path, transaction.instances(), by) {
            Ok(tables) => {
                for (holder, table) in tables {
                    match create(entry, holder, table, &mut transaction, by, behavior) {
                        Ok(row) => rows.push(row),
                        Err(culprit) => culprits.push(culprit),
                    }
                }
            }
            Err(fault) => culprits.push(ObjectFault::object(path, fault)),
        }
        created.push((path, rows));
    }
    if !culprits.is_empty() {
        return Err(culprits);
    }
    let rows = created.iter_mut().flat_map(|(_, rows)| rows);
    let mut pending: Vec<&mut Pending> = rows.collect();
    write::check(&mut transaction, &mut pending)?;
    let changes = transaction.commit().map_err(|error| {
        alloc::vec![ObjectFault::object(
            String::new(),
            could_not_be_created(error)
        )]
    })?;
    let mut results = Vec::new();
    for (path, rows) in created {
        if rows.is_empty() {
            results.push(nothing_matched(path));
        }
        for row in rows {
            results.push(success(path, row, store, by));
        }
    }
    Ok((AddResp::new(results), changes))
}

/// Adds a row and sets its parameters.
fn create(
    entry: &CreateObject,
    holder: Object,
    table: NodeId,
    transaction: &mut Transaction<'_, '_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<Pending, ObjectFault> {
    let store = transaction.instances();
    let name = store.schema().node(table).map_or("", |node| node.name());
    let path = format!("{}{name}.", store.path(holder));
    let failed = |fault| ObjectFault::object(path.as_str(), fault);
    // What the data model never allows is no matter of permissions.
    if !store.supported().object_access(table).can_add() {
        return Err(failed(not_creatable()));
    }
    let granted = by.access.on(table, &store.numbers(holder)).obj;
    if !granted.contains(Rights::WRITE) {
        return Err(failed(Fault::new(
            ErrorCode::PERMISSION_DENIED,
            "no permission to add instances",
        )));
    }
    let row = transaction
        .add(Writer::Controller, holder, table)
        .map_err(|error| failed(Fault::new(error.code(), error)))?;
    let mut created = Pending::new(row, format!("{path}{{i}}."), true);
    created.apply(transaction, &entry.param_settings, by, behavior)?;
    behavior.created(transaction, row, by).map_err(failed)?;
    Ok(created)
}

/// The tables that a path selects, with the object that holds each.
fn tables(
    path: &str,
    store: &Instances<'_>,
    by: &Requester<'_>,
) -> Result<Vec<(Object, NodeId)>, Fault> {
    let targets = match targets::find(path, store, by.access, Purpose::Add) {
        // What kind of table it is comes before what exists.
        Ok(targets) if targets.is_empty() => creatable(path, store).map(|()| targets)?,
        Ok(targets) => targets,
        Err(missing) if missing.code == ErrorCode::OBJECT_DOES_NOT_EXIST => {
            creatable(path, store)?;
            return Err(missing);
        }
        Err(fault) => return Err(fault),
    };
    let tables = targets.into_iter().filter_map(|target| match target {
        Target::Table { holder, table } => Some((holder, table)),
        Target::Object(_) | Target::Param { .. } | Target::Command { .. } => None,
    });
    Ok(tables.collect())
}

/// Whether a Controller may add rows to the table of a path, wherever it stands.
fn creatable(path: &str, store: &Instances<'_>) -> Result<(), Fault> {
    match store.schema().lookup(path) {
        Ok(found) if !store.supported().object_access(found.node.id()).can_add() => {
            Err(not_creatable())
        }
        _ => Ok(()),
    }
}

fn not_creatable() -> Fault {
    let refused = WriteError::NotCreatable;
    Fault::new(refused.code(), refused)
}

fn could_not_be_created(reason: impl core::fmt::Display) -> Fault {
    Fault::new(ErrorCode::OBJECT_COULD_NOT_BE_CREATED, reason)
}

/// The entry of a search path that selects no table. [R-MSG.4a]
fn nothing_matched(path: &str) -> CreatedObjectResult {
    CreatedObjectResult::success(path, OperationSuccess::default())
}

fn success(
    path: &str,
    created: Pending,
    store: &Instances<'_>,
    by: &Requester<'_>,
) -> CreatedObjectResult {
    let row = created.object;
    // [R-ADD.5]
    let mut keys = StringMap::new();
    let mut walk = Walk::new(store, by.access);
    walk.go(row);
    walk.unique_keys(row, |name, value| keys.push(name, value));
    let mut success = OperationSuccess::new(store.path(row).to_string(), keys);
    // [R-ADD.4]
    success.param_errs = created.into_param_errs();
    CreatedObjectResult::success(path, success)
}
