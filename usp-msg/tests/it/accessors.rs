// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

//! Each accessor of each view gives what the field of the wire type holds.

use std::fmt::Debug;

use prost::Message;
use usp_msg::{view, wire};

/// The bytes of a view are those of its message, and what is printed of it begins with its name.
fn whole(
    view: &dyn Debug,
    bytes: &[u8],
    wire: &(impl Message + PartialEq + Default + Debug),
    name: &str,
) {
    assert_eq!(Message::decode(bytes).as_ref(), Ok(wire), "{view:?}");
    let shown = format!("{view:?}");
    assert!(shown.starts_with(name), "{shown}");
    assert!(wire.encoded_len() <= bytes.len(), "{shown}");
}

pub(crate) fn msg(view: view::MsgView<'_>, wire: &wire::Msg) {
    whole(&view, view.as_bytes(), wire, "MsgView");
    header(view.header(), wire.header.as_ref().expect("header"));
    body(view.body(), wire.body.as_ref().expect("body"));
}

pub(crate) fn header(view: view::HeaderView<'_>, wire: &wire::Header) {
    whole(&view, view.as_bytes(), wire, "HeaderView");
    assert_eq!(view.msg_id(), wire.msg_id);
    assert_eq!(view.msg_id_checked(), wire.msg_id.as_str());
    assert_eq!(view.msg_type(), wire.msg_type);
}

pub(crate) fn body(view: view::BodyView<'_>, wire: &wire::Body) {
    match (Some(view), &wire.msg_body) {
        (Some(view::BodyView::Request(view)), Some(wire::body::MsgBody::Request(wire))) => {
            request(view, wire)
        }
        (Some(view::BodyView::Response(view)), Some(wire::body::MsgBody::Response(wire))) => {
            response(view, wire)
        }
        (Some(view::BodyView::Error(view)), Some(wire::body::MsgBody::Error(wire))) => {
            error(view, wire)
        }
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn request(view: view::RequestView<'_>, wire: &wire::Request) {
    match (Some(view), &wire.req_type) {
        (Some(view::RequestView::Get(view)), Some(wire::request::ReqType::Get(wire))) => {
            get(view, wire)
        }
        (
            Some(view::RequestView::GetSupportedDm(view)),
            Some(wire::request::ReqType::GetSupportedDm(wire)),
        ) => get_supported_dm(view, wire),
        (
            Some(view::RequestView::GetInstances(view)),
            Some(wire::request::ReqType::GetInstances(wire)),
        ) => get_instances(view, wire),
        (Some(view::RequestView::Set(view)), Some(wire::request::ReqType::Set(wire))) => {
            set(view, wire)
        }
        (Some(view::RequestView::Add(view)), Some(wire::request::ReqType::Add(wire))) => {
            add(view, wire)
        }
        (Some(view::RequestView::Delete(view)), Some(wire::request::ReqType::Delete(wire))) => {
            delete(view, wire)
        }
        (Some(view::RequestView::Operate(view)), Some(wire::request::ReqType::Operate(wire))) => {
            operate(view, wire)
        }
        (Some(view::RequestView::Notify(view)), Some(wire::request::ReqType::Notify(wire))) => {
            notify(view, wire)
        }
        (
            Some(view::RequestView::GetSupportedProtocol(view)),
            Some(wire::request::ReqType::GetSupportedProtocol(wire)),
        ) => get_supported_protocol(view, wire),
        (Some(view::RequestView::Register(view)), Some(wire::request::ReqType::Register(wire))) => {
            register(view, wire)
        }
        (
            Some(view::RequestView::Deregister(view)),
            Some(wire::request::ReqType::Deregister(wire)),
        ) => deregister(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn response(view: view::ResponseView<'_>, wire: &wire::Response) {
    match (Some(view), &wire.resp_type) {
        (
            Some(view::ResponseView::GetResp(view)),
            Some(wire::response::RespType::GetResp(wire)),
        ) => get_resp(view, wire),
        (
            Some(view::ResponseView::GetSupportedDmResp(view)),
            Some(wire::response::RespType::GetSupportedDmResp(wire)),
        ) => get_supported_dm_resp(view, wire),
        (
            Some(view::ResponseView::GetInstancesResp(view)),
            Some(wire::response::RespType::GetInstancesResp(wire)),
        ) => get_instances_resp(view, wire),
        (
            Some(view::ResponseView::SetResp(view)),
            Some(wire::response::RespType::SetResp(wire)),
        ) => set_resp(view, wire),
        (
            Some(view::ResponseView::AddResp(view)),
            Some(wire::response::RespType::AddResp(wire)),
        ) => add_resp(view, wire),
        (
            Some(view::ResponseView::DeleteResp(view)),
            Some(wire::response::RespType::DeleteResp(wire)),
        ) => delete_resp(view, wire),
        (
            Some(view::ResponseView::OperateResp(view)),
            Some(wire::response::RespType::OperateResp(wire)),
        ) => operate_resp(view, wire),
        (
            Some(view::ResponseView::NotifyResp(view)),
            Some(wire::response::RespType::NotifyResp(wire)),
        ) => notify_resp(view, wire),
        (
            Some(view::ResponseView::GetSupportedProtocolResp(view)),
            Some(wire::response::RespType::GetSupportedProtocolResp(wire)),
        ) => get_supported_protocol_resp(view, wire),
        (
            Some(view::ResponseView::RegisterResp(view)),
            Some(wire::response::RespType::RegisterResp(wire)),
        ) => register_resp(view, wire),
        (
            Some(view::ResponseView::DeregisterResp(view)),
            Some(wire::response::RespType::DeregisterResp(wire)),
        ) => deregister_resp(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn error(view: view::ErrorMsgView<'_>, wire: &wire::Error) {
    whole(&view, view.as_bytes(), wire, "ErrorMsgView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
    assert_eq!(view.param_errs().count(), wire.param_errs.len());
    view.param_errs()
        .zip(&wire.param_errs)
        .for_each(|(view, wire)| error_param_error(view, wire));
}

pub(crate) fn error_param_error(
    view: view::error::ParamErrorView<'_>,
    wire: &wire::error::ParamError,
) {
    whole(&view, view.as_bytes(), wire, "ParamErrorView");
    assert_eq!(view.param_path(), wire.param_path);
    assert_eq!(view.param_path_checked(), wire.param_path.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn get(view: view::GetView<'_>, wire: &wire::Get) {
    whole(&view, view.as_bytes(), wire, "GetView");
    assert!(
        view.param_paths()
            .eq(wire.param_paths.iter().map(String::as_str))
    );
    assert!(
        view.param_paths_checked()
            .eq(wire.param_paths.iter().map(String::as_str))
    );
    assert_eq!(view.max_depth(), wire.max_depth);
}

pub(crate) fn get_resp(view: view::GetRespView<'_>, wire: &wire::GetResp) {
    whole(&view, view.as_bytes(), wire, "GetRespView");
    assert_eq!(view.req_path_results().count(), wire.req_path_results.len());
    view.req_path_results()
        .zip(&wire.req_path_results)
        .for_each(|(view, wire)| get_resp_requested_path_result(view, wire));
}

pub(crate) fn get_resp_requested_path_result(
    view: view::get_resp::RequestedPathResultView<'_>,
    wire: &wire::get_resp::RequestedPathResult,
) {
    whole(&view, view.as_bytes(), wire, "RequestedPathResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
    assert_eq!(
        view.resolved_path_results().count(),
        wire.resolved_path_results.len()
    );
    view.resolved_path_results()
        .zip(&wire.resolved_path_results)
        .for_each(|(view, wire)| get_resp_resolved_path_result(view, wire));
}

pub(crate) fn get_resp_resolved_path_result(
    view: view::get_resp::ResolvedPathResultView<'_>,
    wire: &wire::get_resp::ResolvedPathResult,
) {
    whole(&view, view.as_bytes(), wire, "ResolvedPathResultView");
    assert_eq!(view.resolved_path(), wire.resolved_path);
    assert_eq!(view.resolved_path_checked(), wire.resolved_path.as_str());
    let pairs = || {
        wire.result_params
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.result_params().eq(pairs()));
    assert!(
        view.result_params_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn get_supported_dm(view: view::GetSupportedDmView<'_>, wire: &wire::GetSupportedDm) {
    whole(&view, view.as_bytes(), wire, "GetSupportedDmView");
    assert!(
        view.obj_paths()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
    assert!(
        view.obj_paths_checked()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
    assert_eq!(view.first_level_only(), wire.first_level_only);
    assert_eq!(view.return_commands(), wire.return_commands);
    assert_eq!(view.return_events(), wire.return_events);
    assert_eq!(view.return_params(), wire.return_params);
    assert_eq!(view.return_unique_key_sets(), wire.return_unique_key_sets);
}

pub(crate) fn get_supported_dm_resp(
    view: view::GetSupportedDmRespView<'_>,
    wire: &wire::GetSupportedDmResp,
) {
    whole(&view, view.as_bytes(), wire, "GetSupportedDmRespView");
    assert_eq!(view.req_obj_results().count(), wire.req_obj_results.len());
    view.req_obj_results()
        .zip(&wire.req_obj_results)
        .for_each(|(view, wire)| get_supported_dm_resp_requested_object_result(view, wire));
}

pub(crate) fn get_supported_dm_resp_requested_object_result(
    view: view::get_supported_dm_resp::RequestedObjectResultView<'_>,
    wire: &wire::get_supported_dm_resp::RequestedObjectResult,
) {
    whole(&view, view.as_bytes(), wire, "RequestedObjectResultView");
    assert_eq!(view.req_obj_path(), wire.req_obj_path);
    assert_eq!(view.req_obj_path_checked(), wire.req_obj_path.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
    assert_eq!(view.data_model_inst_uri(), wire.data_model_inst_uri);
    assert_eq!(
        view.data_model_inst_uri_checked(),
        wire.data_model_inst_uri.as_str()
    );
    assert_eq!(view.supported_objs().count(), wire.supported_objs.len());
    view.supported_objs()
        .zip(&wire.supported_objs)
        .for_each(|(view, wire)| get_supported_dm_resp_supported_object_result(view, wire));
}

pub(crate) fn get_supported_dm_resp_supported_object_result(
    view: view::get_supported_dm_resp::SupportedObjectResultView<'_>,
    wire: &wire::get_supported_dm_resp::SupportedObjectResult,
) {
    whole(&view, view.as_bytes(), wire, "SupportedObjectResultView");
    assert_eq!(view.supported_obj_path(), wire.supported_obj_path);
    assert_eq!(
        view.supported_obj_path_checked(),
        wire.supported_obj_path.as_str()
    );
    assert_eq!(view.access(), wire.access);
    assert_eq!(view.is_multi_instance(), wire.is_multi_instance);
    assert_eq!(
        view.supported_commands().count(),
        wire.supported_commands.len()
    );
    view.supported_commands()
        .zip(&wire.supported_commands)
        .for_each(|(view, wire)| get_supported_dm_resp_supported_command_result(view, wire));
    assert_eq!(view.supported_events().count(), wire.supported_events.len());
    view.supported_events()
        .zip(&wire.supported_events)
        .for_each(|(view, wire)| get_supported_dm_resp_supported_event_result(view, wire));
    assert_eq!(view.supported_params().count(), wire.supported_params.len());
    view.supported_params()
        .zip(&wire.supported_params)
        .for_each(|(view, wire)| get_supported_dm_resp_supported_param_result(view, wire));
    assert!(
        view.divergent_paths()
            .eq(wire.divergent_paths.iter().map(String::as_str))
    );
    assert!(
        view.divergent_paths_checked()
            .eq(wire.divergent_paths.iter().map(String::as_str))
    );
    assert_eq!(view.unique_key_sets().count(), wire.unique_key_sets.len());
    view.unique_key_sets()
        .zip(&wire.unique_key_sets)
        .for_each(|(view, wire)| get_supported_dm_resp_supported_unique_key_set(view, wire));
}

pub(crate) fn get_supported_dm_resp_supported_param_result(
    view: view::get_supported_dm_resp::SupportedParamResultView<'_>,
    wire: &wire::get_supported_dm_resp::SupportedParamResult,
) {
    whole(&view, view.as_bytes(), wire, "SupportedParamResultView");
    assert_eq!(view.param_name(), wire.param_name);
    assert_eq!(view.param_name_checked(), wire.param_name.as_str());
    assert_eq!(view.access(), wire.access);
    assert_eq!(view.value_type(), wire.value_type);
    assert_eq!(view.value_change(), wire.value_change);
}

pub(crate) fn get_supported_dm_resp_supported_command_result(
    view: view::get_supported_dm_resp::SupportedCommandResultView<'_>,
    wire: &wire::get_supported_dm_resp::SupportedCommandResult,
) {
    whole(&view, view.as_bytes(), wire, "SupportedCommandResultView");
    assert_eq!(view.command_name(), wire.command_name);
    assert_eq!(view.command_name_checked(), wire.command_name.as_str());
    assert!(
        view.input_arg_names()
            .eq(wire.input_arg_names.iter().map(String::as_str))
    );
    assert!(
        view.input_arg_names_checked()
            .eq(wire.input_arg_names.iter().map(String::as_str))
    );
    assert!(
        view.output_arg_names()
            .eq(wire.output_arg_names.iter().map(String::as_str))
    );
    assert!(
        view.output_arg_names_checked()
            .eq(wire.output_arg_names.iter().map(String::as_str))
    );
    assert_eq!(view.command_type(), wire.command_type);
}

pub(crate) fn get_supported_dm_resp_supported_event_result(
    view: view::get_supported_dm_resp::SupportedEventResultView<'_>,
    wire: &wire::get_supported_dm_resp::SupportedEventResult,
) {
    whole(&view, view.as_bytes(), wire, "SupportedEventResultView");
    assert_eq!(view.event_name(), wire.event_name);
    assert_eq!(view.event_name_checked(), wire.event_name.as_str());
    assert!(
        view.arg_names()
            .eq(wire.arg_names.iter().map(String::as_str))
    );
    assert!(
        view.arg_names_checked()
            .eq(wire.arg_names.iter().map(String::as_str))
    );
}

pub(crate) fn get_supported_dm_resp_supported_unique_key_set(
    view: view::get_supported_dm_resp::SupportedUniqueKeySetView<'_>,
    wire: &wire::get_supported_dm_resp::SupportedUniqueKeySet,
) {
    whole(&view, view.as_bytes(), wire, "SupportedUniqueKeySetView");
    assert!(
        view.key_names()
            .eq(wire.key_names.iter().map(String::as_str))
    );
    assert!(
        view.key_names_checked()
            .eq(wire.key_names.iter().map(String::as_str))
    );
}

pub(crate) fn get_instances(view: view::GetInstancesView<'_>, wire: &wire::GetInstances) {
    whole(&view, view.as_bytes(), wire, "GetInstancesView");
    assert!(
        view.obj_paths()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
    assert!(
        view.obj_paths_checked()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
    assert_eq!(view.first_level_only(), wire.first_level_only);
}

pub(crate) fn get_instances_resp(
    view: view::GetInstancesRespView<'_>,
    wire: &wire::GetInstancesResp,
) {
    whole(&view, view.as_bytes(), wire, "GetInstancesRespView");
    assert_eq!(view.req_path_results().count(), wire.req_path_results.len());
    view.req_path_results()
        .zip(&wire.req_path_results)
        .for_each(|(view, wire)| get_instances_resp_requested_path_result(view, wire));
}

pub(crate) fn get_instances_resp_requested_path_result(
    view: view::get_instances_resp::RequestedPathResultView<'_>,
    wire: &wire::get_instances_resp::RequestedPathResult,
) {
    whole(&view, view.as_bytes(), wire, "RequestedPathResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
    assert_eq!(view.curr_insts().count(), wire.curr_insts.len());
    view.curr_insts()
        .zip(&wire.curr_insts)
        .for_each(|(view, wire)| get_instances_resp_curr_instance(view, wire));
}

pub(crate) fn get_instances_resp_curr_instance(
    view: view::get_instances_resp::CurrInstanceView<'_>,
    wire: &wire::get_instances_resp::CurrInstance,
) {
    whole(&view, view.as_bytes(), wire, "CurrInstanceView");
    assert_eq!(view.instantiated_obj_path(), wire.instantiated_obj_path);
    assert_eq!(
        view.instantiated_obj_path_checked(),
        wire.instantiated_obj_path.as_str()
    );
    let pairs = || {
        wire.unique_keys
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.unique_keys().eq(pairs()));
    assert!(
        view.unique_keys_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn set(view: view::SetView<'_>, wire: &wire::Set) {
    whole(&view, view.as_bytes(), wire, "SetView");
    assert_eq!(view.allow_partial(), wire.allow_partial);
    assert_eq!(view.update_objs().count(), wire.update_objs.len());
    view.update_objs()
        .zip(&wire.update_objs)
        .for_each(|(view, wire)| set_update_object(view, wire));
}

pub(crate) fn set_update_object(
    view: view::set::UpdateObjectView<'_>,
    wire: &wire::set::UpdateObject,
) {
    whole(&view, view.as_bytes(), wire, "UpdateObjectView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
    assert_eq!(view.param_settings().count(), wire.param_settings.len());
    view.param_settings()
        .zip(&wire.param_settings)
        .for_each(|(view, wire)| set_update_param_setting(view, wire));
}

pub(crate) fn set_update_param_setting(
    view: view::set::UpdateParamSettingView<'_>,
    wire: &wire::set::UpdateParamSetting,
) {
    whole(&view, view.as_bytes(), wire, "UpdateParamSettingView");
    assert_eq!(view.param(), wire.param);
    assert_eq!(view.param_checked(), wire.param.as_str());
    assert_eq!(view.value(), wire.value);
    assert_eq!(view.value_checked(), wire.value.as_str());
    assert_eq!(view.required(), wire.required);
}

pub(crate) fn set_resp(view: view::SetRespView<'_>, wire: &wire::SetResp) {
    whole(&view, view.as_bytes(), wire, "SetRespView");
    assert_eq!(
        view.updated_obj_results().count(),
        wire.updated_obj_results.len()
    );
    view.updated_obj_results()
        .zip(&wire.updated_obj_results)
        .for_each(|(view, wire)| set_resp_updated_object_result(view, wire));
}

pub(crate) fn set_resp_updated_object_result(
    view: view::set_resp::UpdatedObjectResultView<'_>,
    wire: &wire::set_resp::UpdatedObjectResult,
) {
    whole(&view, view.as_bytes(), wire, "UpdatedObjectResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    set_resp_updated_object_result_operation_status(
        view.oper_status(),
        wire.oper_status.as_ref().expect("oper_status"),
    );
}

pub(crate) fn set_resp_updated_object_result_operation_status(
    view: view::set_resp::updated_object_result::OperationStatusView<'_>,
    wire: &wire::set_resp::updated_object_result::OperationStatus,
) {
    match (Some(view), &wire.oper_status) {
        (
            Some(view::set_resp::updated_object_result::OperationStatusView::OperFailure(view)),
            Some(wire::set_resp::updated_object_result::operation_status::OperStatus::OperFailure(
                wire,
            )),
        ) => set_resp_updated_object_result_operation_status_operation_failure(view, wire),
        (
            Some(view::set_resp::updated_object_result::OperationStatusView::OperSuccess(view)),
            Some(wire::set_resp::updated_object_result::operation_status::OperStatus::OperSuccess(
                wire,
            )),
        ) => set_resp_updated_object_result_operation_status_operation_success(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn set_resp_updated_object_result_operation_status_operation_failure(
    view: view::set_resp::updated_object_result::operation_status::OperationFailureView<'_>,
    wire: &wire::set_resp::updated_object_result::operation_status::OperationFailure,
) {
    whole(&view, view.as_bytes(), wire, "OperationFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
    assert_eq!(
        view.updated_inst_failures().count(),
        wire.updated_inst_failures.len()
    );
    view.updated_inst_failures()
        .zip(&wire.updated_inst_failures)
        .for_each(|(view, wire)| set_resp_updated_instance_failure(view, wire));
}

pub(crate) fn set_resp_updated_object_result_operation_status_operation_success(
    view: view::set_resp::updated_object_result::operation_status::OperationSuccessView<'_>,
    wire: &wire::set_resp::updated_object_result::operation_status::OperationSuccess,
) {
    whole(&view, view.as_bytes(), wire, "OperationSuccessView");
    assert_eq!(
        view.updated_inst_results().count(),
        wire.updated_inst_results.len()
    );
    view.updated_inst_results()
        .zip(&wire.updated_inst_results)
        .for_each(|(view, wire)| set_resp_updated_instance_result(view, wire));
}

pub(crate) fn set_resp_updated_instance_failure(
    view: view::set_resp::UpdatedInstanceFailureView<'_>,
    wire: &wire::set_resp::UpdatedInstanceFailure,
) {
    whole(&view, view.as_bytes(), wire, "UpdatedInstanceFailureView");
    assert_eq!(view.affected_path(), wire.affected_path);
    assert_eq!(view.affected_path_checked(), wire.affected_path.as_str());
    assert_eq!(view.param_errs().count(), wire.param_errs.len());
    view.param_errs()
        .zip(&wire.param_errs)
        .for_each(|(view, wire)| set_resp_parameter_error(view, wire));
}

pub(crate) fn set_resp_updated_instance_result(
    view: view::set_resp::UpdatedInstanceResultView<'_>,
    wire: &wire::set_resp::UpdatedInstanceResult,
) {
    whole(&view, view.as_bytes(), wire, "UpdatedInstanceResultView");
    assert_eq!(view.affected_path(), wire.affected_path);
    assert_eq!(view.affected_path_checked(), wire.affected_path.as_str());
    assert_eq!(view.param_errs().count(), wire.param_errs.len());
    view.param_errs()
        .zip(&wire.param_errs)
        .for_each(|(view, wire)| set_resp_parameter_error(view, wire));
    let pairs = || {
        wire.updated_params
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.updated_params().eq(pairs()));
    assert!(
        view.updated_params_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn set_resp_parameter_error(
    view: view::set_resp::ParameterErrorView<'_>,
    wire: &wire::set_resp::ParameterError,
) {
    whole(&view, view.as_bytes(), wire, "ParameterErrorView");
    assert_eq!(view.param(), wire.param);
    assert_eq!(view.param_checked(), wire.param.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn add(view: view::AddView<'_>, wire: &wire::Add) {
    whole(&view, view.as_bytes(), wire, "AddView");
    assert_eq!(view.allow_partial(), wire.allow_partial);
    assert_eq!(view.create_objs().count(), wire.create_objs.len());
    view.create_objs()
        .zip(&wire.create_objs)
        .for_each(|(view, wire)| add_create_object(view, wire));
}

pub(crate) fn add_create_object(
    view: view::add::CreateObjectView<'_>,
    wire: &wire::add::CreateObject,
) {
    whole(&view, view.as_bytes(), wire, "CreateObjectView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
    assert_eq!(view.param_settings().count(), wire.param_settings.len());
    view.param_settings()
        .zip(&wire.param_settings)
        .for_each(|(view, wire)| add_create_param_setting(view, wire));
}

pub(crate) fn add_create_param_setting(
    view: view::add::CreateParamSettingView<'_>,
    wire: &wire::add::CreateParamSetting,
) {
    whole(&view, view.as_bytes(), wire, "CreateParamSettingView");
    assert_eq!(view.param(), wire.param);
    assert_eq!(view.param_checked(), wire.param.as_str());
    assert_eq!(view.value(), wire.value);
    assert_eq!(view.value_checked(), wire.value.as_str());
    assert_eq!(view.required(), wire.required);
}

pub(crate) fn add_resp(view: view::AddRespView<'_>, wire: &wire::AddResp) {
    whole(&view, view.as_bytes(), wire, "AddRespView");
    assert_eq!(
        view.created_obj_results().count(),
        wire.created_obj_results.len()
    );
    view.created_obj_results()
        .zip(&wire.created_obj_results)
        .for_each(|(view, wire)| add_resp_created_object_result(view, wire));
}

pub(crate) fn add_resp_created_object_result(
    view: view::add_resp::CreatedObjectResultView<'_>,
    wire: &wire::add_resp::CreatedObjectResult,
) {
    whole(&view, view.as_bytes(), wire, "CreatedObjectResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    add_resp_created_object_result_operation_status(
        view.oper_status(),
        wire.oper_status.as_ref().expect("oper_status"),
    );
}

pub(crate) fn add_resp_created_object_result_operation_status(
    view: view::add_resp::created_object_result::OperationStatusView<'_>,
    wire: &wire::add_resp::created_object_result::OperationStatus,
) {
    match (Some(view), &wire.oper_status) {
        (
            Some(view::add_resp::created_object_result::OperationStatusView::OperFailure(view)),
            Some(wire::add_resp::created_object_result::operation_status::OperStatus::OperFailure(
                wire,
            )),
        ) => add_resp_created_object_result_operation_status_operation_failure(view, wire),
        (
            Some(view::add_resp::created_object_result::OperationStatusView::OperSuccess(view)),
            Some(wire::add_resp::created_object_result::operation_status::OperStatus::OperSuccess(
                wire,
            )),
        ) => add_resp_created_object_result_operation_status_operation_success(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn add_resp_created_object_result_operation_status_operation_failure(
    view: view::add_resp::created_object_result::operation_status::OperationFailureView<'_>,
    wire: &wire::add_resp::created_object_result::operation_status::OperationFailure,
) {
    whole(&view, view.as_bytes(), wire, "OperationFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn add_resp_created_object_result_operation_status_operation_success(
    view: view::add_resp::created_object_result::operation_status::OperationSuccessView<'_>,
    wire: &wire::add_resp::created_object_result::operation_status::OperationSuccess,
) {
    whole(&view, view.as_bytes(), wire, "OperationSuccessView");
    assert_eq!(view.instantiated_path(), wire.instantiated_path);
    assert_eq!(
        view.instantiated_path_checked(),
        wire.instantiated_path.as_str()
    );
    assert_eq!(view.param_errs().count(), wire.param_errs.len());
    view.param_errs()
        .zip(&wire.param_errs)
        .for_each(|(view, wire)| add_resp_parameter_error(view, wire));
    let pairs = || {
        wire.unique_keys
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.unique_keys().eq(pairs()));
    assert!(
        view.unique_keys_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn add_resp_parameter_error(
    view: view::add_resp::ParameterErrorView<'_>,
    wire: &wire::add_resp::ParameterError,
) {
    whole(&view, view.as_bytes(), wire, "ParameterErrorView");
    assert_eq!(view.param(), wire.param);
    assert_eq!(view.param_checked(), wire.param.as_str());
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn delete(view: view::DeleteView<'_>, wire: &wire::Delete) {
    whole(&view, view.as_bytes(), wire, "DeleteView");
    assert_eq!(view.allow_partial(), wire.allow_partial);
    assert!(
        view.obj_paths()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
    assert!(
        view.obj_paths_checked()
            .eq(wire.obj_paths.iter().map(String::as_str))
    );
}

pub(crate) fn delete_resp(view: view::DeleteRespView<'_>, wire: &wire::DeleteResp) {
    whole(&view, view.as_bytes(), wire, "DeleteRespView");
    assert_eq!(
        view.deleted_obj_results().count(),
        wire.deleted_obj_results.len()
    );
    view.deleted_obj_results()
        .zip(&wire.deleted_obj_results)
        .for_each(|(view, wire)| delete_resp_deleted_object_result(view, wire));
}

pub(crate) fn delete_resp_deleted_object_result(
    view: view::delete_resp::DeletedObjectResultView<'_>,
    wire: &wire::delete_resp::DeletedObjectResult,
) {
    whole(&view, view.as_bytes(), wire, "DeletedObjectResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    delete_resp_deleted_object_result_operation_status(
        view.oper_status(),
        wire.oper_status.as_ref().expect("oper_status"),
    );
}

pub(crate) fn delete_resp_deleted_object_result_operation_status(
    view: view::delete_resp::deleted_object_result::OperationStatusView<'_>,
    wire: &wire::delete_resp::deleted_object_result::OperationStatus,
) {
    match (Some(view), &wire.oper_status) {
        (
            Some(view::delete_resp::deleted_object_result::OperationStatusView::OperFailure(view)),
            Some(
                wire::delete_resp::deleted_object_result::operation_status::OperStatus::OperFailure(
                    wire,
                ),
            ),
        ) => delete_resp_deleted_object_result_operation_status_operation_failure(view, wire),
        (
            Some(view::delete_resp::deleted_object_result::OperationStatusView::OperSuccess(view)),
            Some(
                wire::delete_resp::deleted_object_result::operation_status::OperStatus::OperSuccess(
                    wire,
                ),
            ),
        ) => delete_resp_deleted_object_result_operation_status_operation_success(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn delete_resp_deleted_object_result_operation_status_operation_failure(
    view: view::delete_resp::deleted_object_result::operation_status::OperationFailureView<'_>,
    wire: &wire::delete_resp::deleted_object_result::operation_status::OperationFailure,
) {
    whole(&view, view.as_bytes(), wire, "OperationFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn delete_resp_deleted_object_result_operation_status_operation_success(
    view: view::delete_resp::deleted_object_result::operation_status::OperationSuccessView<'_>,
    wire: &wire::delete_resp::deleted_object_result::operation_status::OperationSuccess,
) {
    whole(&view, view.as_bytes(), wire, "OperationSuccessView");
    assert!(
        view.affected_paths()
            .eq(wire.affected_paths.iter().map(String::as_str))
    );
    assert!(
        view.affected_paths_checked()
            .eq(wire.affected_paths.iter().map(String::as_str))
    );
    assert_eq!(
        view.unaffected_path_errs().count(),
        wire.unaffected_path_errs.len()
    );
    view.unaffected_path_errs()
        .zip(&wire.unaffected_path_errs)
        .for_each(|(view, wire)| delete_resp_unaffected_path_error(view, wire));
}

pub(crate) fn delete_resp_unaffected_path_error(
    view: view::delete_resp::UnaffectedPathErrorView<'_>,
    wire: &wire::delete_resp::UnaffectedPathError,
) {
    whole(&view, view.as_bytes(), wire, "UnaffectedPathErrorView");
    assert_eq!(view.unaffected_path(), wire.unaffected_path);
    assert_eq!(
        view.unaffected_path_checked(),
        wire.unaffected_path.as_str()
    );
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn operate(view: view::OperateView<'_>, wire: &wire::Operate) {
    whole(&view, view.as_bytes(), wire, "OperateView");
    assert_eq!(view.command(), wire.command);
    assert_eq!(view.command_checked(), wire.command.as_str());
    assert_eq!(view.command_key(), wire.command_key);
    assert_eq!(view.command_key_checked(), wire.command_key.as_str());
    assert_eq!(view.send_resp(), wire.send_resp);
    let pairs = || {
        wire.input_args
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.input_args().eq(pairs()));
    assert!(
        view.input_args_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn operate_resp(view: view::OperateRespView<'_>, wire: &wire::OperateResp) {
    whole(&view, view.as_bytes(), wire, "OperateRespView");
    assert_eq!(
        view.operation_results().count(),
        wire.operation_results.len()
    );
    view.operation_results()
        .zip(&wire.operation_results)
        .for_each(|(view, wire)| operate_resp_operation_result(view, wire));
}

pub(crate) fn operate_resp_operation_result(
    view: view::operate_resp::OperationResultView<'_>,
    wire: &wire::operate_resp::OperationResult,
) {
    whole(&view, view.as_bytes(), wire, "OperationResultView");
    assert_eq!(view.executed_command(), wire.executed_command);
    assert_eq!(
        view.executed_command_checked(),
        wire.executed_command.as_str()
    );
    match (view.operation_resp(), &wire.operation_resp) {
        (
            Some(view::operate_resp::operation_result::OperationRespView::ReqObjPath(view)),
            Some(wire::operate_resp::operation_result::OperationResp::ReqObjPath(wire)),
        ) => assert_eq!(view, wire.as_str()),
        (
            Some(view::operate_resp::operation_result::OperationRespView::ReqOutputArgs(view)),
            Some(wire::operate_resp::operation_result::OperationResp::ReqOutputArgs(wire)),
        ) => operate_resp_operation_result_output_args(view, wire),
        (
            Some(view::operate_resp::operation_result::OperationRespView::CmdFailure(view)),
            Some(wire::operate_resp::operation_result::OperationResp::CmdFailure(wire)),
        ) => operate_resp_operation_result_command_failure(view, wire),
        (None, None) => {}
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn operate_resp_operation_result_output_args(
    view: view::operate_resp::operation_result::OutputArgsView<'_>,
    wire: &wire::operate_resp::operation_result::OutputArgs,
) {
    whole(&view, view.as_bytes(), wire, "OutputArgsView");
    let pairs = || {
        wire.output_args
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.output_args().eq(pairs()));
    assert!(
        view.output_args_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn operate_resp_operation_result_command_failure(
    view: view::operate_resp::operation_result::CommandFailureView<'_>,
    wire: &wire::operate_resp::operation_result::CommandFailure,
) {
    whole(&view, view.as_bytes(), wire, "CommandFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn notify(view: view::NotifyView<'_>, wire: &wire::Notify) {
    whole(&view, view.as_bytes(), wire, "NotifyView");
    assert_eq!(view.subscription_id(), wire.subscription_id);
    assert_eq!(
        view.subscription_id_checked(),
        wire.subscription_id.as_str()
    );
    assert_eq!(view.send_resp(), wire.send_resp);
    match (Some(view.notification()), &wire.notification) {
        (
            Some(view::notify::NotificationView::Event(view)),
            Some(wire::notify::Notification::Event(wire)),
        ) => notify_event(view, wire),
        (
            Some(view::notify::NotificationView::ValueChange(view)),
            Some(wire::notify::Notification::ValueChange(wire)),
        ) => notify_value_change(view, wire),
        (
            Some(view::notify::NotificationView::ObjCreation(view)),
            Some(wire::notify::Notification::ObjCreation(wire)),
        ) => notify_object_creation(view, wire),
        (
            Some(view::notify::NotificationView::ObjDeletion(view)),
            Some(wire::notify::Notification::ObjDeletion(wire)),
        ) => notify_object_deletion(view, wire),
        (
            Some(view::notify::NotificationView::OperComplete(view)),
            Some(wire::notify::Notification::OperComplete(wire)),
        ) => notify_operation_complete(view, wire),
        (
            Some(view::notify::NotificationView::OnBoardReq(view)),
            Some(wire::notify::Notification::OnBoardReq(wire)),
        ) => notify_on_board_request(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn notify_event(view: view::notify::EventView<'_>, wire: &wire::notify::Event) {
    whole(&view, view.as_bytes(), wire, "EventView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
    assert_eq!(view.event_name(), wire.event_name);
    assert_eq!(view.event_name_checked(), wire.event_name.as_str());
    let pairs = || {
        wire.params
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.params().eq(pairs()));
    assert!(
        view.params_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn notify_value_change(
    view: view::notify::ValueChangeView<'_>,
    wire: &wire::notify::ValueChange,
) {
    whole(&view, view.as_bytes(), wire, "ValueChangeView");
    assert_eq!(view.param_path(), wire.param_path);
    assert_eq!(view.param_path_checked(), wire.param_path.as_str());
    assert_eq!(view.param_value(), wire.param_value);
    assert_eq!(view.param_value_checked(), wire.param_value.as_str());
}

pub(crate) fn notify_object_creation(
    view: view::notify::ObjectCreationView<'_>,
    wire: &wire::notify::ObjectCreation,
) {
    whole(&view, view.as_bytes(), wire, "ObjectCreationView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
    let pairs = || {
        wire.unique_keys
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.unique_keys().eq(pairs()));
    assert!(
        view.unique_keys_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn notify_object_deletion(
    view: view::notify::ObjectDeletionView<'_>,
    wire: &wire::notify::ObjectDeletion,
) {
    whole(&view, view.as_bytes(), wire, "ObjectDeletionView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
}

pub(crate) fn notify_operation_complete(
    view: view::notify::OperationCompleteView<'_>,
    wire: &wire::notify::OperationComplete,
) {
    whole(&view, view.as_bytes(), wire, "OperationCompleteView");
    assert_eq!(view.obj_path(), wire.obj_path);
    assert_eq!(view.obj_path_checked(), wire.obj_path.as_str());
    assert_eq!(view.command_name(), wire.command_name);
    assert_eq!(view.command_name_checked(), wire.command_name.as_str());
    assert_eq!(view.command_key(), wire.command_key);
    assert_eq!(view.command_key_checked(), wire.command_key.as_str());
    match (Some(view.operation_resp()), &wire.operation_resp) {
        (
            Some(view::notify::operation_complete::OperationRespView::ReqOutputArgs(view)),
            Some(wire::notify::operation_complete::OperationResp::ReqOutputArgs(wire)),
        ) => notify_operation_complete_output_args(view, wire),
        (
            Some(view::notify::operation_complete::OperationRespView::CmdFailure(view)),
            Some(wire::notify::operation_complete::OperationResp::CmdFailure(wire)),
        ) => notify_operation_complete_command_failure(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn notify_operation_complete_output_args(
    view: view::notify::operation_complete::OutputArgsView<'_>,
    wire: &wire::notify::operation_complete::OutputArgs,
) {
    whole(&view, view.as_bytes(), wire, "OutputArgsView");
    let pairs = || {
        wire.output_args
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
    };
    assert!(view.output_args().eq(pairs()));
    assert!(
        view.output_args_checked()
            .map(|(key, value)| (key.to_str(), value.to_str()))
            .eq(pairs())
    );
}

pub(crate) fn notify_operation_complete_command_failure(
    view: view::notify::operation_complete::CommandFailureView<'_>,
    wire: &wire::notify::operation_complete::CommandFailure,
) {
    whole(&view, view.as_bytes(), wire, "CommandFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn notify_on_board_request(
    view: view::notify::OnBoardRequestView<'_>,
    wire: &wire::notify::OnBoardRequest,
) {
    whole(&view, view.as_bytes(), wire, "OnBoardRequestView");
    assert_eq!(view.oui(), wire.oui);
    assert_eq!(view.oui_checked(), wire.oui.as_str());
    assert_eq!(view.product_class(), wire.product_class);
    assert_eq!(view.product_class_checked(), wire.product_class.as_str());
    assert_eq!(view.serial_number(), wire.serial_number);
    assert_eq!(view.serial_number_checked(), wire.serial_number.as_str());
    assert_eq!(
        view.agent_supported_protocol_versions(),
        wire.agent_supported_protocol_versions
    );
    assert_eq!(
        view.agent_supported_protocol_versions_checked(),
        wire.agent_supported_protocol_versions.as_str()
    );
}

pub(crate) fn notify_resp(view: view::NotifyRespView<'_>, wire: &wire::NotifyResp) {
    whole(&view, view.as_bytes(), wire, "NotifyRespView");
    assert_eq!(view.subscription_id(), wire.subscription_id);
    assert_eq!(
        view.subscription_id_checked(),
        wire.subscription_id.as_str()
    );
}

pub(crate) fn get_supported_protocol(
    view: view::GetSupportedProtocolView<'_>,
    wire: &wire::GetSupportedProtocol,
) {
    whole(&view, view.as_bytes(), wire, "GetSupportedProtocolView");
    assert_eq!(
        view.controller_supported_protocol_versions(),
        wire.controller_supported_protocol_versions
    );
    assert_eq!(
        view.controller_supported_protocol_versions_checked(),
        wire.controller_supported_protocol_versions.as_str()
    );
}

pub(crate) fn get_supported_protocol_resp(
    view: view::GetSupportedProtocolRespView<'_>,
    wire: &wire::GetSupportedProtocolResp,
) {
    whole(&view, view.as_bytes(), wire, "GetSupportedProtocolRespView");
    assert_eq!(
        view.agent_supported_protocol_versions(),
        wire.agent_supported_protocol_versions
    );
    assert_eq!(
        view.agent_supported_protocol_versions_checked(),
        wire.agent_supported_protocol_versions.as_str()
    );
}

pub(crate) fn register(view: view::RegisterView<'_>, wire: &wire::Register) {
    whole(&view, view.as_bytes(), wire, "RegisterView");
    assert_eq!(view.allow_partial(), wire.allow_partial);
    assert_eq!(view.reg_paths().count(), wire.reg_paths.len());
    view.reg_paths()
        .zip(&wire.reg_paths)
        .for_each(|(view, wire)| register_registration_path(view, wire));
}

pub(crate) fn register_registration_path(
    view: view::register::RegistrationPathView<'_>,
    wire: &wire::register::RegistrationPath,
) {
    whole(&view, view.as_bytes(), wire, "RegistrationPathView");
    assert_eq!(view.path(), wire.path);
    assert_eq!(view.path_checked(), wire.path.as_str());
}

pub(crate) fn register_resp(view: view::RegisterRespView<'_>, wire: &wire::RegisterResp) {
    whole(&view, view.as_bytes(), wire, "RegisterRespView");
    assert_eq!(
        view.registered_path_results().count(),
        wire.registered_path_results.len()
    );
    view.registered_path_results()
        .zip(&wire.registered_path_results)
        .for_each(|(view, wire)| register_resp_registered_path_result(view, wire));
}

pub(crate) fn register_resp_registered_path_result(
    view: view::register_resp::RegisteredPathResultView<'_>,
    wire: &wire::register_resp::RegisteredPathResult,
) {
    whole(&view, view.as_bytes(), wire, "RegisteredPathResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    register_resp_registered_path_result_operation_status(
        view.oper_status(),
        wire.oper_status.as_ref().expect("oper_status"),
    );
}

pub(crate) fn register_resp_registered_path_result_operation_status(
    view: view::register_resp::registered_path_result::OperationStatusView<'_>,
    wire: &wire::register_resp::registered_path_result::OperationStatus,
) {
    match (Some(view), &wire.oper_status) {
(Some(view::register_resp::registered_path_result::OperationStatusView::OperFailure(view)), Some(wire::register_resp::registered_path_result::operation_status::OperStatus::OperFailure(wire))) => register_resp_registered_path_result_operation_status_operation_failure(view, wire),
(Some(view::register_resp::registered_path_result::OperationStatusView::OperSuccess(view)), Some(wire::register_resp::registered_path_result::operation_status::OperStatus::OperSuccess(wire))) => register_resp_registered_path_result_operation_status_operation_success(view, wire),
(view, wire) => panic!("{view:?} of {wire:?}"),
}
}

pub(crate) fn register_resp_registered_path_result_operation_status_operation_failure(
    view: view::register_resp::registered_path_result::operation_status::OperationFailureView<'_>,
    wire: &wire::register_resp::registered_path_result::operation_status::OperationFailure,
) {
    whole(&view, view.as_bytes(), wire, "OperationFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn register_resp_registered_path_result_operation_status_operation_success(
    view: view::register_resp::registered_path_result::operation_status::OperationSuccessView<'_>,
    wire: &wire::register_resp::registered_path_result::operation_status::OperationSuccess,
) {
    whole(&view, view.as_bytes(), wire, "OperationSuccessView");
    assert_eq!(view.registered_path(), wire.registered_path);
    assert_eq!(
        view.registered_path_checked(),
        wire.registered_path.as_str()
    );
}

pub(crate) fn deregister(view: view::DeregisterView<'_>, wire: &wire::Deregister) {
    whole(&view, view.as_bytes(), wire, "DeregisterView");
    assert!(view.paths().eq(wire.paths.iter().map(String::as_str)));
    assert!(
        view.paths_checked()
            .eq(wire.paths.iter().map(String::as_str))
    );
}

pub(crate) fn deregister_resp(view: view::DeregisterRespView<'_>, wire: &wire::DeregisterResp) {
    whole(&view, view.as_bytes(), wire, "DeregisterRespView");
    assert_eq!(
        view.deregistered_path_results().count(),
        wire.deregistered_path_results.len()
    );
    view.deregistered_path_results()
        .zip(&wire.deregistered_path_results)
        .for_each(|(view, wire)| deregister_resp_deregistered_path_result(view, wire));
}

pub(crate) fn deregister_resp_deregistered_path_result(
    view: view::deregister_resp::DeregisteredPathResultView<'_>,
    wire: &wire::deregister_resp::DeregisteredPathResult,
) {
    whole(&view, view.as_bytes(), wire, "DeregisteredPathResultView");
    assert_eq!(view.requested_path(), wire.requested_path);
    assert_eq!(view.requested_path_checked(), wire.requested_path.as_str());
    deregister_resp_deregistered_path_result_operation_status(
        view.oper_status(),
        wire.oper_status.as_ref().expect("oper_status"),
    );
}

pub(crate) fn deregister_resp_deregistered_path_result_operation_status(
    view: view::deregister_resp::deregistered_path_result::OperationStatusView<'_>,
    wire: &wire::deregister_resp::deregistered_path_result::OperationStatus,
) {
    match (Some(view), &wire.oper_status) {
(Some(view::deregister_resp::deregistered_path_result::OperationStatusView::OperFailure(view)), Some(wire::deregister_resp::deregistered_path_result::operation_status::OperStatus::OperFailure(wire))) => deregister_resp_deregistered_path_result_operation_status_operation_failure(view, wire),
(Some(view::deregister_resp::deregistered_path_result::OperationStatusView::OperSuccess(view)), Some(wire::deregister_resp::deregistered_path_result::operation_status::OperStatus::OperSuccess(wire))) => deregister_resp_deregistered_path_result_operation_status_operation_success(view, wire),
(view, wire) => panic!("{view:?} of {wire:?}"),
}
}

pub(crate) fn deregister_resp_deregistered_path_result_operation_status_operation_failure(
    view: view::deregister_resp::deregistered_path_result::operation_status::OperationFailureView<
        '_,
    >,
    wire: &wire::deregister_resp::deregistered_path_result::operation_status::OperationFailure,
) {
    whole(&view, view.as_bytes(), wire, "OperationFailureView");
    assert_eq!(view.err_code(), wire.err_code);
    assert_eq!(view.err_msg(), wire.err_msg);
    assert_eq!(view.err_msg_checked(), wire.err_msg.as_str());
}

pub(crate) fn deregister_resp_deregistered_path_result_operation_status_operation_success(
    view: view::deregister_resp::deregistered_path_result::operation_status::OperationSuccessView<
        '_,
    >,
    wire: &wire::deregister_resp::deregistered_path_result::operation_status::OperationSuccess,
) {
    whole(&view, view.as_bytes(), wire, "OperationSuccessView");
    assert!(
        view.deregistered_path()
            .eq(wire.deregistered_path.iter().map(String::as_str))
    );
    assert!(
        view.deregistered_path_checked()
            .eq(wire.deregistered_path.iter().map(String::as_str))
    );
}
