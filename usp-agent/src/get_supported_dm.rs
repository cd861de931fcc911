//! GetSupportedDM: what the Agent supports, with what may be asked of it.

use alloc::string::{String, ToString};

use usp_datamodel::instances::Instances;
use usp_datamodel::supported::{
    DescribeOptions, SupportedCommand, SupportedEvent, SupportedObject, SupportedParam,
    ValueChange, Visibility,
};
use usp_datamodel::types::Primitive;
use usp_datamodel::{Node, ObjectAccess};
use usp_msg::get_supported_dm::{
    CmdType, ObjAccessType, ParamAccessType, ParamValueType, RequestedObjectResult,
    SupportedCommandResult, SupportedEventResult, SupportedObjectResult, SupportedParamResult,
    SupportedUniqueKeySet, ValueChangeType,
};
use usp_msg::{ErrorCode, GetSupportedDm, GetSupportedDmResp};

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
    let options = DescribeOptions::OBJECTS
        .with_first_level_only(request.first_level_only)
        .with_commands(request.return_commands)
        .with_events(request.return_events)
        .with_params(request.return_params)
        .with_unique_key_sets(request.return_unique_key_sets);
    let view = View { store, access };
    let supported = store.supported();
    let uri = supported.schema().model().spec();
    GetSupportedDmResp::new(request.obj_paths.iter().map(|path| {
        match supported.describe(path, options, &view) {
            Ok(objects) => RequestedObjectResult::new(path, uri, objects.map(|o| object(&o))),
            Err(error) => {
                RequestedObjectResult::failed(path, ErrorCode::new(error.code()), error.to_string())
            }
        }
    }))
}

struct View<'v, 's> {
    store: &'v Instances<'s>,
    access: &'v Access,
}

impl Visibility for View<'_, '_> {
    fn may_read(&self, node: Node<'_>) -> bool {
        self.access.sees_supported(node)
    }

    fn exists(&self, path: &str) -> bool {
        self.store.find(path).is_some()
    }
}

fn object(object: &SupportedObject<'_, '_>) -> SupportedObjectResult {
    let access = match object.access() {
        ObjectAccess::ReadOnly => ObjAccessType::ReadOnly,
        ObjectAccess::AddDelete => ObjAccessType::AddDelete,
        ObjectAccess::AddOnly => ObjAccessType::AddOnly,
        ObjectAccess::DeleteOnly => ObjAccessType::DeleteOnly,
    };
    let path = object.path().to_string();
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

fn param(param: &SupportedParam<'_, '_>) -> SupportedParamResult {
    let access = if param.is_writable() {
        ParamAccessType::ReadWrite
    } else {
        ParamAccessType::ReadOnly
    };
    let value_change = match param.value_change() {
        ValueChange::Allowed => ValueChangeType::Allowed,
        _ => ValueChangeType::WillIgnore,
    };
    SupportedParamResult::new(param.name(), access, value_type(param.value_type()))
        .with_value_change(value_change)
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
    let command_type = if command.is_async() {
        CmdType::Async
    } else {
        CmdType::Sync
    };
    let mut result = SupportedCommandResult::new(command.name(), command_type);
    result.input_arg_names = command.input_names().map(|name| name.to_string()).collect();
    result.output_arg_names = command
        .output_names()
        .map(|name| name.to_string())
        .collect();
    result
}

fn event(event: &SupportedEvent<'_, '_>) -> SupportedEventResult {
    let mut result = SupportedEventResult::new(event.name());
    result.arg_names = event
        .arg_names()
        .map(|name| name.to_string())
        .collect::<alloc::vec::Vec<String>>();
    result
}
