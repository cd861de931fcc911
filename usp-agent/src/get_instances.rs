//! GetInstances: which rows there are, with their unique keys.

use alloc::string::String;
use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object};
use usp_datamodel::resolve::Purpose;
use usp_msg::get_instances::{CurrInstance, RequestedPathResult};
use usp_msg::stream::{self, GetInstancesRespWriter};
use usp_msg::{BackBuffer, GetInstances, GetInstancesResp, MsgId, StringMap};

use crate::Fault;
use crate::roles::Access;
use crate::targets::{self, Target};
use crate::walk::Walk;

/// The answer to a GetInstances request: one entry for each path, in their order.
#[must_use]
pub fn get_instances(
    request: &GetInstances,
    store: &Instances<'_>,
    access: &Access,
) -> GetInstancesResp {
    let entry = |path: &String| match found(path, store, access) {
        Ok(targets) => {
            let mut rows = Vec::new();
            write(&targets, request.first_level_only, store, access, &mut rows);
            RequestedPathResult::new(path, rows)
        }
        Err(fault) => RequestedPathResult::failed(path, fault.code, fault.message),
    };
    GetInstancesResp::new(request.obj_paths.iter().map(entry))
}

/// The same answer as the bytes of a Msg, written as it is found: no tree is built.
pub fn get_instances_into(
    request: &GetInstances,
    store: &Instances<'_>,
    access: &Access,
    id: &MsgId,
    buffer: &mut BackBuffer,
) {
    let mut writer = GetInstancesRespWriter::new(buffer);
    for path in &request.obj_paths {
        match found(path, store, access) {
            Ok(targets) => {
                let mut entry = writer.path(path);
                let first_level_only = request.first_level_only;
                write(&targets, first_level_only, store, access, &mut entry);
            }
            Err(fault) => writer.failed_path(path, fault.code, &fault.message),
        }
    }
    writer.finish(id);
}

/// Where the rows of one requested path go.
trait Rows {
    fn row(&mut self, walk: &mut Walk<'_, '_>, row: Object);
}

impl Rows for Vec<CurrInstance> {
    fn row(&mut self, walk: &mut Walk<'_, '_>, row: Object) {
        let mut keys = StringMap::new();
        walk.unique_keys(row, |name, value| keys.push(name, value));
        self.push(CurrInstance::new(walk.path(), keys));
    }
}

impl Rows for stream::InstancesEntry<'_, '_> {
    fn row(&mut self, walk: &mut Walk<'_, '_>, row: Object) {
        let mut entry = self.instance(walk.path());
        walk.unique_keys(row, |name, value| entry.unique_key(name, value));
    }
}

/// The tables and rows that a requested path stands for.
fn found(path: &str, store: &Instances<'_>, access: &Access) -> Result<Vec<Target>, Fault> {
    targets::find(path, store, access, Purpose::GetInstances)
}

fn write(
    targets: &[Target],
    first_level_only: bool,
    store: &Instances<'_>,
    access: &Access,
    out: &mut impl Rows,
) {
    let mut walk = Walk::new(store, access);
    for target in targets {
        match *target {
            Target::Object(row) => {
                walk.go(row);
                list(&mut walk, row, first_level_only, out);
            }
            Target::Table { holder, table } => {
                walk.go(holder);
                for (_, row) in store.rows(holder, table) {
                    walk.at(row, |walk| list(walk, row, first_level_only, out));
                }
            }
            Target::Param { .. } | Target::Command { .. } => {}
        }
    }
}

/// A row, and the rows of all tables below it.
fn list(walk: &mut Walk<'_, '_>, row: Object, first_level_only: bool, out: &mut impl Rows) {
    // [R-GIN.0]
    if !walk.lists_row(row) {
        return;
    }
    out.row(walk, row);
    if !first_level_only {
        below(walk, row, out);
    }
}

fn below(walk: &mut Walk<'_, '_>, object: Object, out: &mut impl Rows) {
    let store = walk.store;
    for child in store.children(object) {
        walk.at(child, |walk| {
            if store.number(child) == 0 {
                below(walk, child, out);
            } else {
                list(walk, child, false, out);
            }
        });
    }
}
