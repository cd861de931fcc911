//! Delete: rows of tables.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{Changes, Instances, Object, Transaction, Writer};
use usp_datamodel::resolve::Purpose;
use usp_msg::delete::{DeletedObjectResult, OperationSuccess, UnaffectedPathError};
use usp_msg::{Delete, DeleteResp, ErrorCode, ErrorMsg, OperationFailure};

use crate::error_rules::{self, ObjectFault};
use crate::roles::Rights;
use crate::targets::{self, Target};
use crate::{Behavior, Fault, Requester};

/// What Delete without `allow_partial` says to an instance that does not exist.
///
/// [R-DEL.1] wants an Error, [R-DEL.2a] success; certification tests for success.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum MissingInstance {
    /// Success without affected paths. `[R-DEL.2a]`
    #[default]
    Succeeds,
    /// An Error with code 7016. `[R-DEL.1]`
    Fails,
}

/// The answer to a Delete request, and what it changed.
///
/// With `allow_partial`, each row is a transaction `[R-DEL.0]`; without, the Message is one
/// `[R-DEL.1]`.
///
/// # Errors
///
/// [`ErrorMsg`] when `allow_partial` is false and a row could not be deleted. The store is as it
/// was.
pub fn delete(
    request: &Delete,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    missing: MissingInstance,
) -> Result<(DeleteResp, Changes), ErrorMsg> {
    if request.allow_partial {
        let mut changes = Changes::default();
        let paths = request.obj_paths.iter();
        let results: Vec<_> = paths
            .map(|path| partial(path, store, by, behavior, &mut changes))
            .collect();
        return Ok((DeleteResp::new(results), changes));
    }
    whole(request, store, by, behavior, missing).map_err(|culprits| error_rules::error(&culprits))
}

/// The rows of one path, each a transaction of its own. [R-DEL.0]
fn partial(
    path: &str,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    changes: &mut Changes,
) -> DeletedObjectResult {
    let rows = match rows(path, store, by) {
        Ok(Matched::Rows(rows)) => rows,
        Ok(Matched::Missing(_)) => Vec::new(), // [R-DEL.2a]
        Err(fault) => {
            let failure = OperationFailure::new(fault.code, fault.message);
            return DeletedObjectResult::failed(path, failure);
        }
    };
    let mut success = OperationSuccess::default();
    for row in rows {
        // It may have gone with one before it.
        if !store.exists(row) {
            continue;
        }
        let name = store.path(row).to_string();
        let is_visible = grants(store, by, row, Rights::READ);
        match one(row, store, by, behavior) {
            Ok(changed) => {
                changes.append(changed);
                // [R-DEL.2]
                if is_visible {
                    success.affected_paths.push(name);
                }
            }
            // [R-DEL.3] [R-DEL.4]
            Err(fault) if is_visible => {
                let error = UnaffectedPathError::new(name, fault.code, fault.message);
                success.unaffected_path_errs.push(error);
            }
            Err(_) => {}
        }
    }
    DeletedObjectResult::success(path, success)
}

fn one(
    row: Object,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<Changes, Fault> {
    let mut transaction = store.transaction();
    remove(row, &mut transaction, by, behavior)?;
    transaction
        .commit()
        .map_err(|error| Fault::new(ErrorCode::OPERATION_ERROR, error))
}

/// All rows of all paths as one transaction. [R-DEL.1]
fn whole(
    request: &Delete,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    missing: MissingInstance,
) -> Result<(DeleteResp, Changes), Vec<ObjectFault>> {
    let mut transaction = store.transaction();
    let mut results = Vec::new();
    let mut culprits = Vec::new();
    for path in &request.obj_paths {
        let mut success = OperationSuccess::default();
        match rows(path, transaction.instances(), by) {
            Ok(Matched::Rows(rows)) => {
                for row in rows {
                    let store = transaction.instances();
                    if !store.exists(row) {
                        continue;
                    }
                    let name = store.path(row).to_string();
                    let is_visible = grants(store, by, row, Rights::READ);
                    match remove(row, &mut transaction, by, behavior) {
                        Ok(()) if is_visible => success.affected_paths.push(name), // [R-DEL.2]
                        Ok(()) => {}
                        Err(fault) => culprits.push(ObjectFault::object(name, fault)),
                    }
                }
            }
            Ok(Matched::Missing(fault)) if missing == MissingInstance::Fails => {
                culprits.push(ObjectFault::object(path.as_str(), fault));
            }
            Ok(Matched::Missing(_)) => {} // [R-DEL.2a]
            Err(fault) => culprits.push(ObjectFault::object(path.as_str(), fault)),
        }
        results.push(DeletedObjectResult::success(path, success));
    }
    if !culprits.is_empty() {
        return Err(culprits);
    }
    let changes = transaction.commit().map_err(|error| {
        let fault = Fault::new(ErrorCode::OPERATION_ERROR, error);
        alloc::vec![ObjectFault::object(String::new(), fault)]
    })?;
    Ok((DeleteResp::new(results), changes))
}

/// Deletes a row that exists.
fn remove(
    row: Object,
    transaction: &mut Transaction<'_, '_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(), Fault> {
    let store = transaction.instances();
    if !store.supported().object_access(row.node()).can_delete() {
        return Err(Fault::new(
            ErrorCode::DELETE_FAILURE,
            "no Controller deletes instances of this table",
        ));
    }
    if !grants(store, by, row, Rights::WRITE) {
        return Err(Fault::new(
            ErrorCode::PERMISSION_DENIED,
            "no permission to delete the instance",
        ));
    }
    let savepoint = transaction.savepoint();
    let deleted = behavior.deleting(transaction, row).and_then(|()| {
        transaction
            .delete(Writer::Controller, row)
            .map_err(|error| Fault::new(error.code(), error))
    });
    if deleted.is_err() {
        transaction.rollback_to(savepoint);
    }
    deleted
}

fn grants(store: &Instances<'_>, by: &Requester<'_>, row: Object, right: Rights) -> bool {
    let granted = by.access.on(row.node(), &store.numbers(row));
    granted.instantiated_obj.contains(right)
}

/// What a path of a Delete selects.
enum Matched {
    Rows(Vec<Object>),
    /// A row that is addressed and does not exist.
    Missing(Fault),
}

fn rows(path: &str, store: &Instances<'_>, by: &Requester<'_>) -> Result<Matched, Fault> {
    let targets = match targets::find(path, store, by.access, Purpose::Delete) {
        Ok(targets) => targets,
        Err(missing) if missing.code == ErrorCode::OBJECT_DOES_NOT_EXIST => {
            return Ok(Matched::Missing(missing));
        }
        Err(fault) => return Err(fault),
    };
    let rows = targets.into_iter().filter_map(|target| match target {
        Target::Object(object) if store.number(object) != 0 => Some(object),
        Target::Object(_)
        | Target::Table { .. }
        | Target::Param { .. }
        | Target::Command { .. } => None,
    });
    Ok(Matched::Rows(rows.collect()))
}
