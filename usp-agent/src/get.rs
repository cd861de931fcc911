//! Get: values of parameters, one resolved path for each object.

use alloc::string::String;
use alloc::vec::Vec;

use usp_datamodel::NodeId;
use usp_datamodel::instances::{Instances, Object, StoredValue};
use usp_datamodel::resolve::Purpose;
use usp_msg::get::{RequestedPathResult, ResolvedPathResult};
use usp_msg::stream::{self, GetRespWriter};
use usp_msg::{BackBuffer, Get, GetResp, MsgId, StringMap};

use crate::Fault;
use crate::roles::Access;
use crate::targets::{self, Target};
use crate::walk::{Walk, shown};

/// The answer to a Get request: one entry for each path, in their order.
#[must_use]
pub fn get(request: &Get, store: &Instances<'_>, access: &Access) -> GetResp {
    let entry = |path: &String| match found(path, store, access) {
        Ok(targets) => {
            let mut objects = Vec::new();
            write(&targets, request.max_depth, store, access, &mut objects);
            RequestedPathResult::new(path, objects)
        }
        Err(fault) => RequestedPathResult::failed(path, fault.code, fault.message),
    };
    GetResp::new(request.param_paths.iter().map(entry))
}

/// The same answer as the bytes of a Msg, written as it is found: no tree is built.
pub fn get_into(
    request: &Get,
    store: &Instances<'_>,
    access: &Access,
    id: &MsgId,
    buffer: &mut BackBuffer,
) {
    let mut writer = GetRespWriter::new(buffer);
    for path in &request.param_paths {
        match found(path, store, access) {
            Ok(targets) => {
                let mut entry = writer.path(path);
                write(&targets, request.max_depth, store, access, &mut entry);
            }
            Err(fault) => writer.failed_path(path, fault.code, &fault.message),
        }
    }
    writer.finish(id);
}

/// Where the objects of one requested path go.
trait Objects {
    type Object<'o>: Params
    where
        Self: 'o;

    fn object<'o>(&'o mut self, path: &str) -> Self::Object<'o>;
}

/// Where the parameters of one object go.
trait Params {
    fn param(&mut self, name: &str, value: &str);
}

impl Objects for Vec<ResolvedPathResult> {
    type Object<'o> = Option<&'o mut ResolvedPathResult>;

    fn object<'o>(&'o mut self, path: &str) -> Self::Object<'o> {
        self.push(ResolvedPathResult::new(path, StringMap::new()));
        self.last_mut()
    }
}

impl Params for Option<&mut ResolvedPathResult> {
    fn param(&mut self, name: &str, value: &str) {
        if let Some(object) = self {
            object.result_params.push(name, value);
        }
    }
}

impl<'b> Objects for stream::PathEntry<'_, 'b> {
    type Object<'o>
        = stream::ObjectEntry<'o, 'b>
    where
        Self: 'o;

    fn object<'o>(&'o mut self, path: &str) -> Self::Object<'o> {
        Self::object(self, path)
    }
}

impl Params for stream::ObjectEntry<'_, '_> {
    fn param(&mut self, name: &str, value: &str) {
        Self::param(self, name, value);
    }
}

/// What a requested path stands for.
fn found(path: &str, store: &Instances<'_>, access: &Access) -> Result<Vec<Target>, Fault> {
    targets::find(path, store, access, Purpose::Get)
}

fn write(
    targets: &[Target],
    max_depth: u32,
    store: &Instances<'_>,
    access: &Access,
    out: &mut impl Objects,
) {
    let mut walk = Walk::new(store, access);
    // [R-GET.5]
    let levels = if max_depth == 0 { u32::MAX } else { max_depth };
    for target in targets {
        match *target {
            Target::Object(object) => {
                walk.go(object);
                tree(&mut walk, object, levels, out);
            }
            Target::Table { holder, table } => {
                walk.go(holder);
                for (_, row) in store.rows(holder, table) {
                    walk.at(row, |walk| tree(walk, row, levels, out));
                }
            }
            Target::Param { object, param } => {
                walk.go(object);
                one(&walk, object, param, out);
            }
            Target::Command { .. } => {}
        }
    }
}

/// One parameter of an object. [R-GET.2] [R-GET.3]
fn one(walk: &Walk<'_, '_>, object: Object, param: NodeId, out: &mut impl Objects) {
    let node = walk.store.schema().node(param);
    let node = node.and_then(|node| node.as_param());
    if let Some((node, value)) = node.zip(walk.store.value(object, param)) {
        if walk.reads_param(param) {
            let value = shown(node, value, walk.access);
            out.object(walk.path()).param(node.name(), value);
        }
    }
}

/// An object and all below it, as many levels deep.
fn tree(walk: &mut Walk<'_, '_>, object: Object, levels: u32, out: &mut impl Objects) {
    let store = walk.store;
    // [R-GET.1]
    if walk.reads_object(object) {
        let mut values = store.values(object).peekable();
        if values.peek().is_some() {
            let mut entry = out.object(walk.path());
            for found in values {
                // [R-GET.4]
                if walk.reads_param(found.param) {
                    entry.param(found.name, seen(&found, walk));
                }
            }
        }
    }
    let Some(below) = levels.checked_sub(1).filter(|below| *below > 0) else {
        return;
    };
    for child in store.children(object) {
        walk.at(child, |walk| tree(walk, child, below, out));
    }
}

/// What the Controller sees of a value that it may read.
#[inline]
fn seen<'v>(found: &StoredValue<'v>, walk: &Walk<'v, '_>) -> &'v str {
    if found.is_hidden || (found.is_secured && !walk.access.reads_secured()) {
        let node = walk.store.schema().node(found.param);
        let param = node.and_then(|node| node.as_param());
        return param.map_or("", |param| shown(param, found.value, walk.access));
    }
    found.value
}
