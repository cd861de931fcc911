//! Set: parameters of existing objects.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{Changes, Instances, Object, Transaction};
use usp_datamodel::resolve::Purpose;
use usp_msg::set::{
    OperationFailure, UpdateObject, UpdatedInstanceFailure, UpdatedInstanceResult,
    UpdatedObjectResult,
};
use usp_msg::{ErrorCode, ErrorMsg, ParameterError, Set, SetResp};

use crate::error_rules::{self, Cause, ObjectFault};
use crate::targets::{self, Target};
use crate::write::{self, Pending};
use crate::{Behavior, Fault, Requester};

/// The answer to a Set request, and what it changed.
///
/// With `allow_partial`, each entry is a transaction `[R-SET.0]`; without, the Message is one
/// `[R-SET.1]`.
///
/// # Errors
///
/// [`ErrorMsg`] when `allow_partial` is false and an object failed. The store is as it was.
pub fn set(
    request: &Set,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(SetResp, Changes), ErrorMsg> {
    if request.allow_partial {
        let mut changes = Changes::default();
        let entries = request.update_objs.iter();
        let results: Vec<_> = entries
            .map(|entry| partial(entry, store, by, behavior, &mut changes))
            .collect();
        return Ok((SetResp::new(results), changes));
    }
    whole(request, store, by, behavior).map_err(|culprits| error_rules::error(&culprits))
}

/// One entry as a transaction of its own. [R-SET.0] [R-SET.2a]
fn partial(
    entry: &UpdateObject,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
    changes: &mut Changes,
) -> UpdatedObjectResult {
    let mut transaction = store.transaction();
    let done = update(entry, &mut transaction, by, behavior)
        .and_then(|mut objects| {
            let mut pending: Vec<&mut Pending> = objects.iter_mut().collect();
            write::check(&mut transaction, &mut pending)?;
            Ok(objects)
        })
        .and_then(|objects| {
            let committed = transaction.commit().map_err(|error| {
                let fault = Fault::new(error.code(), &error);
                alloc::vec![ObjectFault::object(entry.obj_path.as_str(), fault)]
            })?;
            changes.append(committed);
            Ok(objects)
        });
    match done {
        Ok(objects) => success(entry, objects, store, by),
        Err(culprits) => UpdatedObjectResult::failed(&*entry.obj_path, failure(culprits)),
    }
}

/// All entries as one transaction. [R-SET.1]
fn whole(
    request: &Set,
    store: &mut Instances<'_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<(SetResp, Changes), Vec<ObjectFault>> {
    let mut transaction = store.transaction();
    let mut updated: Vec<Option<Vec<Pending>>> = Vec::new();
    let mut culprits = Vec::new();
    let mut missing = Vec::new();
    for (at, entry) in request.update_objs.iter().enumerate() {
        updated.push(None);
        match update(entry, &mut transaction, by, behavior) {
            Ok(objects) => {
                if let Some(slot) = updated.get_mut(at) {
                    *slot = Some(objects);
                }
            }
            Err(failed) if failed.iter().all(is_missing) => missing.push((at, entry, failed)),
            Err(failed) => culprits.extend(failed),
        }
    }
    // An object may come into being by a later entry: the arm of a union by its discriminator.
    for (at, entry, failed) in missing {
        match update(entry, &mut transaction, by, behavior) {
            Ok(objects) => {
                if let Some(slot) = updated.get_mut(at) {
                    *slot = Some(objects);
                }
            }
            Err(_) => culprits.extend(failed),
        }
    }
    if !culprits.is_empty() {
        return Err(culprits);
    }
    let mut pending: Vec<&mut Pending> = updated.iter_mut().flatten().flatten().collect();
    write::check(&mut transaction, &mut pending)?;
    let changes = transaction.commit().map_err(|error| {
        let fault = Fault::new(error.code(), &error);
        alloc::vec![ObjectFault::object(String::new(), fault)]
    })?;
    let results = request.update_objs.iter().zip(updated);
    let results: Vec<_> = results
        .map(|(entry, objects)| success(entry, objects.unwrap_or_default(), store, by))
        .collect();
    Ok((SetResp::new(results), changes))
}

fn is_missing(fault: &ObjectFault) -> bool {
    fault.code() == ErrorCode::OBJECT_DOES_NOT_EXIST
}

/// Applies an entry to every object that its path selects.
fn update(
    entry: &UpdateObject,
    transaction: &mut Transaction<'_, '_>,
    by: &Requester<'_>,
    behavior: &mut dyn Behavior,
) -> Result<Vec<Pending>, Vec<ObjectFault>> {
    let objects = objects(&entry.obj_path, transaction.instances(), by)
        .map_err(|fault| alloc::vec![ObjectFault::object(entry.obj_path.as_str(), fault)])?;
    let mut pending = Vec::new();
    let mut culprits = Vec::new();
    for object in objects {
        let path = transaction.instances().path(object).to_string();
        let mut one = Pending::new(object, path, false);
        match one.apply(transaction, &entry.param_settings, by, behavior) {
            Ok(()) => pending.push(one),
            Err(culprit) => culprits.push(culprit),
        }
    }
    if culprits.is_empty() {
        Ok(pending)
    } else {
        Err(culprits)
    }
}

/// The objects that a path selects.
fn objects(path: &str, store: &Instances<'_>, by: &Requester<'_>) -> Result<Vec<Object>, Fault> {
    let targets = targets::find(path, store, by.access, Purpose::Set)?;
    let objects = targets.into_iter().filter_map(|target| match target {
        Target::Object(object) => Some(object),
        Target::Table { .. } | Target::Param { .. } | Target::Command { .. } => None,
    });
    Ok(objects.collect())
}

fn success(
    entry: &UpdateObject,
    objects: Vec<Pending>,
    store: &Instances<'_>,
    by: &Requester<'_>,
) -> UpdatedObjectResult {
    let results: Vec<_> = objects
        .into_iter()
        .map(|object| {
            let updated = object.updated_params(store, by);
            let mut result = UpdatedInstanceResult::new(&*object.path, updated);
            result.param_errs = object.into_param_errs();
            result
        })
        .collect();
    UpdatedObjectResult::success(&*entry.obj_path, results)
}

/// `oper_failure`: the objects that failed, with their parameters.
pub(crate) fn failure(culprits: Vec<ObjectFault>) -> OperationFailure {
    let (code, message) = culprits.first().map_or_else(
        || (ErrorCode::OBJECT_COULD_NOT_BE_UPDATED, String::new()),
        |first| (first.code(), first.message()),
    );
    let mut failure = OperationFailure::new(code, message);
    for culprit in culprits {
        if let Cause::Params(params) = culprit.cause {
            let errors: Vec<_> = params.into_iter().map(ParameterError::from).collect();
            failure = failure
                .with_updated_inst_failure(UpdatedInstanceFailure::new(culprit.path, errors));
        }
    }
    failure
}
