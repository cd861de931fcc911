//! GetSupportedDM: what the Agent supports, with what may be asked of it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use usp_datamodel::instances::Instances;
use usp_datamodel::supported::{
    DescribeOptions, RelativeName, SupportedCommand, SupportedEvent, SupportedObject,
    SupportedParam, ValueChange, Visibility,
};
use usp_datamodel::types::Primitive;
use usp_datamodel::{Mounts, Node, ObjectAccess, Supported};
use usp_msg::get_supported_dm::{
    CmdType, ObjAccessType, ParamAccessType, ParamValueType, RequestedObjectResult,
    SupportedCommandResult, SupportedEventResult, SupportedObjectResult, SupportedParamResult,
    SupportedUniqueKeySet, ValueChangeType,
};
use usp_msg::stream::{self, GetSupportedDmRespWriter};
use usp_msg::{BackBuffer, ErrorCode, GetSupportedDm, GetSupportedDmResp, MsgId};

use crate::roles::Access;

/// The answer to a GetSupportedDM request: one entry for each path, in their order.
///
/// What the Controller may not read is left out, and 7026 where a path names it. `[R-GSP.0]`
#[must_use]
pub fn get_supported_dm(
    request: &GetSupportedDm,
    store: &Instances<'_>,
    access: &Access,
) -> GetSupportedDmResp {
    describe(request, store.supported(), &View { store, access })
}

pub(crate) fn describe(
    request: &GetSupportedDm,
    supported: &Supported<'_>,
    view: &dyn Visibility,
) -> GetSupportedDmResp {
    let uri = supported.schema().model().spec();
    GetSupportedDmResp::new(request.obj_paths.iter().map(|path| {
        match supported.describe(path, options(request), view) {
            Ok(objects) => RequestedObjectResult::new(path, uri, objects.map(|o| object(&o))),
            Err(error) => {
                RequestedObjectResult::failed(path, ErrorCode::new(error.code()), error.to_string())
            }
        }
    }))
}

/// The same answer as the bytes of a Msg, written as it is found: no tree is built.
pub fn get_supported_dm_into(
    request: &GetSupportedDm,
    store: &Instances<'_>,
    access: &Access,
    id: &MsgId,
    buffer: &mut BackBuffer,
) {
    let view = View { store, access };
    let supported = store.supported();
    let mut writer = GetSupportedDmRespWriter::new(buffer);
    let mut scratch = Scratch::default();
    for path in &request.obj_paths {
        match supported.describe(path, options(request), &view) {
            Ok(objects) => {
                let mut entry = writer.path(path);
                entry.data_model_inst_uri(supported.schema().model().spec());
                for object in objects {
                    scratch.write(&object, &mut entry);
                }
            }
            Err(error) => {
                writer.failed_path(path, ErrorCode::new(error.code()), &error.to_string());
            }
        }
    }
    writer.finish(id);
}

fn options(request: &GetSupportedDm) -> DescribeOptions {
    DescribeOptions::OBJECTS
        .with_first_level_only(request.first_level_only)
        .with_commands(request.return_commands)
        .with_events(request.return_events)
        .with_params(request.return_params)
        .with_unique_key_sets(request.return_unique_key_sets)
}

/// Memory for names that are put together, used again and again.
#[derive(Default)]
struct Scratch {
    path: String,
    inputs: Names,
    outputs: Names,
}

impl Scratch {
    fn write(
        &mut self,
        object: &SupportedObject<'_, '_>,
        out: &mut stream::SupportedObjects<'_, '_>,
    ) {
        self.path.clear();
        let _ = write!(self.path, "{}", object.path());
        let access = object_access(object.access());
        let mut entry = out.object(&self.path, access, object.is_multi_instance());
        for command in object.commands() {
            self.inputs.collect(command.input_names());
            self.outputs.collect(command.output_names());
            entry.command(
                command.name(),
                self.inputs.iter(),
                self.outputs.iter(),
                command_type(&command),
            );
        }
        for event in object.events() {
            self.inputs.collect(event.arg_names());
            entry.event(event.name(), self.inputs.iter());
        }
        for param in object.params() {
            let (access, change) = (param_access(&param), value_change(&param));
            entry.param(param.name(), access, value_type(param.value_type()), change);
        }
        for path in object.divergent_paths() {
            entry.divergent_path(path);
        }
        for key in object.unique_key_sets() {
            self.inputs.collect(key.iter());
            entry.unique_key_set(self.inputs.iter());
        }
    }
}

/// Names behind each other in one text.
#[derive(Default)]
struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    fn collect<'a>(&mut self, names: impl Iterator<Item = RelativeName<'a>>) {
        self.text.clear();
        self.ends.clear();
        for name in names {
            name.push_to(&mut self.text);
            self.ends.push(self.text.len());
        }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        let ends = self.ends.iter().copied();
        let parts = starts.zip(ends);
        parts.map(|(start, end)| self.text.get(start..end).unwrap_or_default())
    }
}

struct View<'v, 's> {
    store: &'v Instances<'s>,
    access: &'v Access,
}

impl Visibility for View<'_, '_> {
    fn hides_anything(&self) -> bool {
        !self.access.sees_all_supported()
    }

    fn may_read(&self, node: Node<'_>, mounts: &Mounts) -> bool {
        self.access.sees_supported(node, mounts)
    }

    fn exists(&self, path: &str) -> bool {
        self.store.find(path).is_some()
    }
}

fn object(object: &SupportedObject<'_, '_>) -> SupportedObjectResult {
    let path = object.path().to_string();
    let access = object_access(object.access());
    let mut result = SupportedObjectResult::new(path, access, object.is_multi_instance());
    result.divergent_paths = object.divergent_paths().to_vec();
    result.supported_params = object.params().map(|p| param(&p)).collect();
    result.supported_commands = object.commands().map(|c| command(&c)).collect();
    result.supported_events = object.events().map(|e| event(&e)).collect();
    result.unique_key_sets = object
        .unique_key_sets()
        .map(|key| SupportedUniqueKeySet::new(key.iter().map(|name| name.to_string())))
        .collect();
    result
}

const fn object_access(access: ObjectAccess) -> ObjAccessType {
    match access {
        ObjectAccess::ReadOnly => ObjAccessType::ReadOnly,
        ObjectAccess::AddDelete => ObjAccessType::AddDelete,
        ObjectAccess::AddOnly => ObjAccessType::AddOnly,
        ObjectAccess::DeleteOnly => ObjAccessType::DeleteOnly,
    }
}

fn param(param: &SupportedParam<'_, '_>) -> SupportedParamResult {
    let value_type = value_type(param.value_type());
    SupportedParamResult::new(param.name(), param_access(param), value_type)
        .with_value_change(value_change(param))
}

fn param_access(param: &SupportedParam<'_, '_>) -> ParamAccessType {
    if param.is_writable() {
        ParamAccessType::ReadWrite
    } else {
        ParamAccessType::ReadOnly
    }
}

fn value_change(param: &SupportedParam<'_, '_>) -> ValueChangeType {
    match param.value_change() {
        ValueChange::Allowed => ValueChangeType::Allowed,
        ValueChange::WillIgnore | _ => ValueChangeType::WillIgnore,
    }
}

const fn value_type(primitive: Primitive) -> ParamValueType {
    match primitive {
        Primitive::Base64 => ParamValueType::Base64,
        Primitive::Boolean => ParamValueType::Boolean,
        Primitive::DateTime => ParamValueType::DateTime,
        Primitive::Decimal => ParamValueType::Decimal,
        Primitive::HexBinary => ParamValueType::HexBinary,
        Primitive::Int => ParamValueType::Int,
        Primitive::Long => ParamValueType::Long,
        Primitive::String => ParamValueType::String,
        Primitive::UnsignedInt => ParamValueType::UnsignedInt,
        Primitive::UnsignedLong => ParamValueType::UnsignedLong,
    }
}

fn command(command: &SupportedCommand<'_, '_>) -> SupportedCommandResult {
    let mut result = SupportedCommandResult::new(command.name(), command_type(command));
    result.input_arg_names = command.input_names().map(|name| name.to_string()).collect();
    result.output_arg_names = command
        .output_names()
        .map(|name| name.to_string())
        .collect();
    result
}

fn command_type(command: &SupportedCommand<'_, '_>) -> CmdType {
    if command.is_async() {
        CmdType::Async
    } else {
        CmdType::Sync
    }
}

fn event(event: &SupportedEvent<'_, '_>) -> SupportedEventResult {
    let mut result = SupportedEventResult::new(event.name());
    result.arg_names = event.arg_names().map(|name| name.to_string()).collect();
    result
}
