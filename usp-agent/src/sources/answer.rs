//! Responses out of what has become of the entries of a request.

use alloc::vec::Vec;

use usp_msg::add::{CreatedObjectResult, OperationSuccess as Created};
use usp_msg::delete::{DeletedObjectResult, OperationSuccess as Deleted, UnaffectedPathError};
use usp_msg::set::{UpdatedInstanceResult, UpdatedObjectResult};
use usp_msg::{AddResp, DeleteResp, OperateResp, ParameterError, Response, SetResp, StringMap};

use super::plan::Item;
use super::work::{Ended, Job, Work};
use crate::error_rules::ObjectFault;

/// The Response of a Set, Add or Delete that is not undone as a whole.
pub(super) fn assemble(work: &mut Work<'_>) -> Response {
    let mut results = core::mem::take(&mut work.results);
    // Rows of one entry may have failed before others were added.
    results.sort_by_key(|ended| ended.entry);
    match work.job {
        Job::Set(_) => SetResp::new(results.into_iter().map(|ended| updated(work, ended))).into(),
        Job::Add(_) => {
            AddResp::new(results.into_iter().flat_map(|ended| created(work, ended))).into()
        }
        Job::Delete(..) => DeleteResp::new(deleted(work, results)).into(),
        Job::Operate(_) => OperateResp::default().into(),
    }
}

fn updated(work: &Work<'_>, ended: Ended) -> UpdatedObjectResult {
    let path = work.entry_path(ended.entry);
    match ended.outcome {
        Ok(items) => UpdatedObjectResult::success(path, items.into_iter().map(updated_instance)),
        Err(culprits) => UpdatedObjectResult::failed(path, crate::set::failure(culprits)),
    }
}

fn updated_instance(item: Item) -> UpdatedInstanceResult {
    // [R-SET.3]
    let shown = item.settings.into_iter();
    let shown = shown.filter_map(|planned| Some((planned.name, planned.shown?)));
    let mut result = UpdatedInstanceResult::new(item.path, shown.collect::<StringMap>());
    result.param_errs = item.failed.into_iter().map(ParameterError::from).collect();
    result
}

fn created(work: &Work<'_>, ended: Ended) -> Vec<CreatedObjectResult> {
    let path = work.entry_path(ended.entry);
    match ended.outcome {
        // [R-MSG.4a]
        Ok(items) if items.is_empty() => {
            alloc::vec![CreatedObjectResult::success(path, Created::default())]
        }
        Ok(items) => {
            let rows = items.into_iter().map(|item| {
                let mut success = Created::new(item.object, item.keys);
                // [R-ADD.4]
                let failed = item.failed.into_iter();
                success.param_errs = failed.map(ParameterError::from).collect();
                CreatedObjectResult::success(&*path, success)
            });
            rows.collect()
        }
        Err(culprits) => {
            let first = culprits.into_iter().next().map(ObjectFault::into_failure);
            let failed = first.map(|failure| CreatedObjectResult::failed(path, failure));
            failed.into_iter().collect()
        }
    }
}

fn deleted(work: &Work<'_>, results: Vec<Ended>) -> Vec<DeletedObjectResult> {
    let mut list: Vec<(usize, Result<Deleted, ObjectFault>)> = Vec::new();
    for ended in results {
        let items = match ended.outcome {
            Ok(items) => items,
            Err(culprits) => {
                list.extend(
                    culprits
                        .into_iter()
                        .next()
                        .map(|one| (ended.entry, Err(one))),
                );
                continue;
            }
        };
        if list.last().is_none_or(|(entry, _)| *entry != ended.entry) {
            list.push((ended.entry, Ok(Deleted::default())));
        }
        let Some((_, Ok(success))) = list.last_mut() else {
            continue;
        };
        // [R-DEL.2]
        let seen = items.into_iter().filter(|item| item.is_visible);
        success.affected_paths.extend(seen.map(|item| item.path));
        // [R-DEL.3] [R-DEL.4]
        let stays = ended.stays.into_iter().filter(|(item, _)| item.is_visible);
        let errors = stays
            .map(|(item, fault)| UnaffectedPathError::new(item.path, fault.code, fault.message));
        success.unaffected_path_errs.extend(errors);
    }
    let results = list.into_iter().map(|(entry, outcome)| {
        let path = work.entry_path(entry);
        match outcome {
            Ok(success) => DeletedObjectResult::success(path, success),
            Err(fault) => DeletedObjectResult::failed(path, fault.into_failure()),
        }
    });
    results.collect()
}
