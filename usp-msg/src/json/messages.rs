// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

//! How each message looks in JSON.

use super::kinds::{Bool, Enum, Fixed32, List, Map, Nested, Single, Text, enumeration, message};

message! {
    crate::wire::Msg, "usp.Msg",
    {
        header "header": Single,
        body "body": Single,
    }
}

message! {
    crate::wire::Header, "usp.Header",
    {
        msg_id "msgId": Text,
        msg_type "msgType": Enum<crate::wire::header::MsgType>,
    }
}

enumeration!(crate::wire::header::MsgType);

message! {
    crate::wire::Body, "usp.Body",
    {
    }
    msg_body: crate::wire::body::MsgBody {
        Request "request" "request": Nested,
        Response "response" "response": Nested,
        Error "error" "error": Nested,
    }
}

message! {
    crate::wire::Request, "usp.Request",
    {
    }
    req_type: crate::wire::request::ReqType {
        Get "get" "get": Nested,
        GetSupportedDm "get_supported_dm" "getSupportedDm": Nested,
        GetInstances "get_instances" "getInstances": Nested,
        Set "set" "set": Nested,
        Add "add" "add": Nested,
        Delete "delete" "delete": Nested,
        Operate "operate" "operate": Nested,
        Notify "notify" "notify": Nested,
        GetSupportedProtocol "get_supported_protocol" "getSupportedProtocol": Nested,
        Register "register" "register": Nested,
        Deregister "deregister" "deregister": Nested,
    }
}

message! {
    crate::wire::Response, "usp.Response",
    {
    }
    resp_type: crate::wire::response::RespType {
        GetResp "get_resp" "getResp": Nested,
        GetSupportedDmResp "get_supported_dm_resp" "getSupportedDmResp": Nested,
        GetInstancesResp "get_instances_resp" "getInstancesResp": Nested,
        SetResp "set_resp" "setResp": Nested,
        AddResp "add_resp" "addResp": Nested,
        DeleteResp "delete_resp" "deleteResp": Nested,
        OperateResp "operate_resp" "operateResp": Nested,
        NotifyResp "notify_resp" "notifyResp": Nested,
        GetSupportedProtocolResp "get_supported_protocol_resp" "getSupportedProtocolResp": Nested,
        RegisterResp "register_resp" "registerResp": Nested,
        DeregisterResp "deregister_resp" "deregisterResp": Nested,
    }
}

message! {
    crate::wire::Error, "usp.Error",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
        param_errs "paramErrs": List<Nested>,
    }
}

message! {
    crate::wire::error::ParamError, "usp.Error.ParamError",
    {
        param_path "paramPath": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::Get, "usp.Get",
    {
        param_paths "paramPaths": List<Text>,
        max_depth "maxDepth": Fixed32,
    }
}

message! {
    crate::wire::GetResp, "usp.GetResp",
    {
        req_path_results "reqPathResults": List<Nested>,
    }
}

message! {
    crate::wire::get_resp::RequestedPathResult, "usp.GetResp.RequestedPathResult",
    {
        requested_path "requestedPath": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
        resolved_path_results "resolvedPathResults": List<Nested>,
    }
}

message! {
    crate::wire::get_resp::ResolvedPathResult, "usp.GetResp.ResolvedPathResult",
    {
        resolved_path "resolvedPath": Text,
        result_params "resultParams": Map,
    }
}

message! {
    crate::wire::GetSupportedDm, "usp.GetSupportedDM",
    {
        obj_paths "objPaths": List<Text>,
        first_level_only "firstLevelOnly": Bool,
        return_commands "returnCommands": Bool,
        return_events "returnEvents": Bool,
        return_params "returnParams": Bool,
        return_unique_key_sets "returnUniqueKeySets": Bool,
    }
}

message! {
    crate::wire::GetSupportedDmResp, "usp.GetSupportedDMResp",
    {
        req_obj_results "reqObjResults": List<Nested>,
    }
}

enumeration!(crate::wire::get_supported_dm_resp::ParamAccessType);

enumeration!(crate::wire::get_supported_dm_resp::ObjAccessType);

enumeration!(crate::wire::get_supported_dm_resp::ParamValueType);

enumeration!(crate::wire::get_supported_dm_resp::ValueChangeType);

enumeration!(crate::wire::get_supported_dm_resp::CmdType);

message! {
    crate::wire::get_supported_dm_resp::RequestedObjectResult, "usp.GetSupportedDMResp.RequestedObjectResult",
    {
        req_obj_path "reqObjPath": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
        data_model_inst_uri "dataModelInstUri": Text,
        supported_objs "supportedObjs": List<Nested>,
    }
}

message! {
    crate::wire::get_supported_dm_resp::SupportedObjectResult, "usp.GetSupportedDMResp.SupportedObjectResult",
    {
        supported_obj_path "supportedObjPath": Text,
        access "access": Enum<crate::wire::get_supported_dm_resp::ObjAccessType>,
        is_multi_instance "isMultiInstance": Bool,
        supported_commands "supportedCommands": List<Nested>,
        supported_events "supportedEvents": List<Nested>,
        supported_params "supportedParams": List<Nested>,
        divergent_paths "divergentPaths": List<Text>,
        unique_key_sets "uniqueKeySets": List<Nested>,
    }
}

message! {
    crate::wire::get_supported_dm_resp::SupportedParamResult, "usp.GetSupportedDMResp.SupportedParamResult",
    {
        param_name "paramName": Text,
        access "access": Enum<crate::wire::get_supported_dm_resp::ParamAccessType>,
        value_type "valueType": Enum<crate::wire::get_supported_dm_resp::ParamValueType>,
        value_change "valueChange": Enum<crate::wire::get_supported_dm_resp::ValueChangeType>,
    }
}

message! {
    crate::wire::get_supported_dm_resp::SupportedCommandResult, "usp.GetSupportedDMResp.SupportedCommandResult",
    {
        command_name "commandName": Text,
        input_arg_names "inputArgNames": List<Text>,
        output_arg_names "outputArgNames": List<Text>,
        command_type "commandType": Enum<crate::wire::get_supported_dm_resp::CmdType>,
    }
}

message! {
    crate::wire::get_supported_dm_resp::SupportedEventResult, "usp.GetSupportedDMResp.SupportedEventResult",
    {
        event_name "eventName": Text,
        arg_names "argNames": List<Text>,
    }
}

message! {
    crate::wire::get_supported_dm_resp::SupportedUniqueKeySet, "usp.GetSupportedDMResp.SupportedUniqueKeySet",
    {
        key_names "keyNames": List<Text>,
    }
}

message! {
    crate::wire::GetInstances, "usp.GetInstances",
    {
        obj_paths "objPaths": List<Text>,
        first_level_only "firstLevelOnly": Bool,
    }
}

message! {
    crate::wire::GetInstancesResp, "usp.GetInstancesResp",
    {
        req_path_results "reqPathResults": List<Nested>,
    }
}

message! {
    crate::wire::get_instances_resp::RequestedPathResult, "usp.GetInstancesResp.RequestedPathResult",
    {
        requested_path "requestedPath": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
        curr_insts "currInsts": List<Nested>,
    }
}

message! {
    crate::wire::get_instances_resp::CurrInstance, "usp.GetInstancesResp.CurrInstance",
    {
        instantiated_obj_path "instantiatedObjPath": Text,
        unique_keys "uniqueKeys": Map,
    }
}

message! {
    crate::wire::Set, "usp.Set",
    {
        allow_partial "allowPartial": Bool,
        update_objs "updateObjs": List<Nested>,
    }
}

message! {
    crate::wire::set::UpdateObject, "usp.Set.UpdateObject",
    {
        obj_path "objPath": Text,
        param_settings "paramSettings": List<Nested>,
    }
}

message! {
    crate::wire::set::UpdateParamSetting, "usp.Set.UpdateParamSetting",
    {
        param "param": Text,
        value "value": Text,
        required "required": Bool,
    }
}

message! {
    crate::wire::SetResp, "usp.SetResp",
    {
        updated_obj_results "updatedObjResults": List<Nested>,
    }
}

message! {
    crate::wire::set_resp::UpdatedObjectResult, "usp.SetResp.UpdatedObjectResult",
    {
        requested_path "requestedPath": Text,
        oper_status "operStatus": Single,
    }
}

message! {
    crate::wire::set_resp::updated_object_result::OperationStatus, "usp.SetResp.UpdatedObjectResult.OperationStatus",
    {
    }
    oper_status: crate::wire::set_resp::updated_object_result::operation_status::OperStatus {
        OperFailure "oper_failure" "operFailure": Nested,
        OperSuccess "oper_success" "operSuccess": Nested,
    }
}

message! {
    crate::wire::set_resp::updated_object_result::operation_status::OperationFailure, "usp.SetResp.UpdatedObjectResult.OperationStatus.OperationFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
        updated_inst_failures "updatedInstFailures": List<Nested>,
    }
}

message! {
    crate::wire::set_resp::updated_object_result::operation_status::OperationSuccess, "usp.SetResp.UpdatedObjectResult.OperationStatus.OperationSuccess",
    {
        updated_inst_results "updatedInstResults": List<Nested>,
    }
}

message! {
    crate::wire::set_resp::UpdatedInstanceFailure, "usp.SetResp.UpdatedInstanceFailure",
    {
        affected_path "affectedPath": Text,
        param_errs "paramErrs": List<Nested>,
    }
}

message! {
    crate::wire::set_resp::UpdatedInstanceResult, "usp.SetResp.UpdatedInstanceResult",
    {
        affected_path "affectedPath": Text,
        param_errs "paramErrs": List<Nested>,
        updated_params "updatedParams": Map,
    }
}

message! {
    crate::wire::set_resp::ParameterError, "usp.SetResp.ParameterError",
    {
        param "param": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::Add, "usp.Add",
    {
        allow_partial "allowPartial": Bool,
        create_objs "createObjs": List<Nested>,
    }
}

message! {
    crate::wire::add::CreateObject, "usp.Add.CreateObject",
    {
        obj_path "objPath": Text,
        param_settings "paramSettings": List<Nested>,
    }
}

message! {
    crate::wire::add::CreateParamSetting, "usp.Add.CreateParamSetting",
    {
        param "param": Text,
        value "value": Text,
        required "required": Bool,
    }
}

message! {
    crate::wire::AddResp, "usp.AddResp",
    {
        created_obj_results "createdObjResults": List<Nested>,
    }
}

message! {
    crate::wire::add_resp::CreatedObjectResult, "usp.AddResp.CreatedObjectResult",
    {
        requested_path "requestedPath": Text,
        oper_status "operStatus": Single,
    }
}

message! {
    crate::wire::add_resp::created_object_result::OperationStatus, "usp.AddResp.CreatedObjectResult.OperationStatus",
    {
    }
    oper_status: crate::wire::add_resp::created_object_result::operation_status::OperStatus {
        OperFailure "oper_failure" "operFailure": Nested,
        OperSuccess "oper_success" "operSuccess": Nested,
    }
}

message! {
    crate::wire::add_resp::created_object_result::operation_status::OperationFailure, "usp.AddResp.CreatedObjectResult.OperationStatus.OperationFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::add_resp::created_object_result::operation_status::OperationSuccess, "usp.AddResp.CreatedObjectResult.OperationStatus.OperationSuccess",
    {
        instantiated_path "instantiatedPath": Text,
        param_errs "paramErrs": List<Nested>,
        unique_keys "uniqueKeys": Map,
    }
}

message! {
    crate::wire::add_resp::ParameterError, "usp.AddResp.ParameterError",
    {
        param "param": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::Delete, "usp.Delete",
    {
        allow_partial "allowPartial": Bool,
        obj_paths "objPaths": List<Text>,
    }
}

message! {
    crate::wire::DeleteResp, "usp.DeleteResp",
    {
        deleted_obj_results "deletedObjResults": List<Nested>,
    }
}

message! {
    crate::wire::delete_resp::DeletedObjectResult, "usp.DeleteResp.DeletedObjectResult",
    {
        requested_path "requestedPath": Text,
        oper_status "operStatus": Single,
    }
}

message! {
    crate::wire::delete_resp::deleted_object_result::OperationStatus, "usp.DeleteResp.DeletedObjectResult.OperationStatus",
    {
    }
    oper_status: crate::wire::delete_resp::deleted_object_result::operation_status::OperStatus {
        OperFailure "oper_failure" "operFailure": Nested,
        OperSuccess "oper_success" "operSuccess": Nested,
    }
}

message! {
    crate::wire::delete_resp::deleted_object_result::operation_status::OperationFailure, "usp.DeleteResp.DeletedObjectResult.OperationStatus.OperationFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::delete_resp::deleted_object_result::operation_status::OperationSuccess, "usp.DeleteResp.DeletedObjectResult.OperationStatus.OperationSuccess",
    {
        affected_paths "affectedPaths": List<Text>,
        unaffected_path_errs "unaffectedPathErrs": List<Nested>,
    }
}

message! {
    crate::wire::delete_resp::UnaffectedPathError, "usp.DeleteResp.UnaffectedPathError",
    {
        unaffected_path "unaffectedPath": Text,
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::Operate, "usp.Operate",
    {
        command "command": Text,
        command_key "commandKey": Text,
        send_resp "sendResp": Bool,
        input_args "inputArgs": Map,
    }
}

message! {
    crate::wire::OperateResp, "usp.OperateResp",
    {
        operation_results "operationResults": List<Nested>,
    }
}

message! {
    crate::wire::operate_resp::OperationResult, "usp.OperateResp.OperationResult",
    {
        executed_command "executedCommand": Text,
    }
    operation_resp: crate::wire::operate_resp::operation_result::OperationResp {
        ReqObjPath "req_obj_path" "reqObjPath": Text,
        ReqOutputArgs "req_output_args" "reqOutputArgs": Nested,
        CmdFailure "cmd_failure" "cmdFailure": Nested,
    }
}

message! {
    crate::wire::operate_resp::operation_result::OutputArgs, "usp.OperateResp.OperationResult.OutputArgs",
    {
        output_args "outputArgs": Map,
    }
}

message! {
    crate::wire::operate_resp::operation_result::CommandFailure, "usp.OperateResp.OperationResult.CommandFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::Notify, "usp.Notify",
    {
        subscription_id "subscriptionId": Text,
        send_resp "sendResp": Bool,
    }
    notification: crate::wire::notify::Notification {
        Event "event" "event": Nested,
        ValueChange "value_change" "valueChange": Nested,
        ObjCreation "obj_creation" "objCreation": Nested,
        ObjDeletion "obj_deletion" "objDeletion": Nested,
        OperComplete "oper_complete" "operComplete": Nested,
        OnBoardReq "on_board_req" "onBoardReq": Nested,
    }
}

message! {
    crate::wire::notify::Event, "usp.Notify.Event",
    {
        obj_path "objPath": Text,
        event_name "eventName": Text,
        params "params": Map,
    }
}

message! {
    crate::wire::notify::ValueChange, "usp.Notify.ValueChange",
    {
        param_path "paramPath": Text,
        param_value "paramValue": Text,
    }
}

message! {
    crate::wire::notify::ObjectCreation, "usp.Notify.ObjectCreation",
    {
        obj_path "objPath": Text,
        unique_keys "uniqueKeys": Map,
    }
}

message! {
    crate::wire::notify::ObjectDeletion, "usp.Notify.ObjectDeletion",
    {
        obj_path "objPath": Text,
    }
}

message! {
    crate::wire::notify::OperationComplete, "usp.Notify.OperationComplete",
    {
        obj_path "objPath": Text,
        command_name "commandName": Text,
        command_key "commandKey": Text,
    }
    operation_resp: crate::wire::notify::operation_complete::OperationResp {
        ReqOutputArgs "req_output_args" "reqOutputArgs": Nested,
        CmdFailure "cmd_failure" "cmdFailure": Nested,
    }
}

message! {
    crate::wire::notify::operation_complete::OutputArgs, "usp.Notify.OperationComplete.OutputArgs",
    {
        output_args "outputArgs": Map,
    }
}

message! {
    crate::wire::notify::operation_complete::CommandFailure, "usp.Notify.OperationComplete.CommandFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::notify::OnBoardRequest, "usp.Notify.OnBoardRequest",
    {
        oui "oui": Text,
        product_class "productClass": Text,
        serial_number "serialNumber": Text,
        agent_supported_protocol_versions "agentSupportedProtocolVersions": Text,
    }
}

message! {
    crate::wire::NotifyResp, "usp.NotifyResp",
    {
        subscription_id "subscriptionId": Text,
    }
}

message! {
    crate::wire::GetSupportedProtocol, "usp.GetSupportedProtocol",
    {
        controller_supported_protocol_versions "controllerSupportedProtocolVersions": Text,
    }
}

message! {
    crate::wire::GetSupportedProtocolResp, "usp.GetSupportedProtocolResp",
    {
        agent_supported_protocol_versions "agentSupportedProtocolVersions": Text,
    }
}

message! {
    crate::wire::Register, "usp.Register",
    {
        allow_partial "allowPartial": Bool,
        reg_paths "regPaths": List<Nested>,
    }
}

message! {
    crate::wire::register::RegistrationPath, "usp.Register.RegistrationPath",
    {
        path "path": Text,
    }
}

message! {
    crate::wire::RegisterResp, "usp.RegisterResp",
    {
        registered_path_results "registeredPathResults": List<Nested>,
    }
}

message! {
    crate::wire::register_resp::RegisteredPathResult, "usp.RegisterResp.RegisteredPathResult",
    {
        requested_path "requestedPath": Text,
        oper_status "operStatus": Single,
    }
}

message! {
    crate::wire::register_resp::registered_path_result::OperationStatus, "usp.RegisterResp.RegisteredPathResult.OperationStatus",
    {
    }
    oper_status: crate::wire::register_resp::registered_path_result::operation_status::OperStatus {
        OperFailure "oper_failure" "operFailure": Nested,
        OperSuccess "oper_success" "operSuccess": Nested,
    }
}

message! {
    crate::wire::register_resp::registered_path_result::operation_status::OperationFailure, "usp.RegisterResp.RegisteredPathResult.OperationStatus.OperationFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::register_resp::registered_path_result::operation_status::OperationSuccess, "usp.RegisterResp.RegisteredPathResult.OperationStatus.OperationSuccess",
    {
        registered_path "registeredPath": Text,
    }
}

message! {
    crate::wire::Deregister, "usp.Deregister",
    {
        paths "paths": List<Text>,
    }
}

message! {
    crate::wire::DeregisterResp, "usp.DeregisterResp",
    {
        deregistered_path_results "deregisteredPathResults": List<Nested>,
    }
}

message! {
    crate::wire::deregister_resp::DeregisteredPathResult, "usp.DeregisterResp.DeregisteredPathResult",
    {
        requested_path "requestedPath": Text,
        oper_status "operStatus": Single,
    }
}

message! {
    crate::wire::deregister_resp::deregistered_path_result::OperationStatus, "usp.DeregisterResp.DeregisteredPathResult.OperationStatus",
    {
    }
    oper_status: crate::wire::deregister_resp::deregistered_path_result::operation_status::OperStatus {
        OperFailure "oper_failure" "operFailure": Nested,
        OperSuccess "oper_success" "operSuccess": Nested,
    }
}

message! {
    crate::wire::deregister_resp::deregistered_path_result::operation_status::OperationFailure, "usp.DeregisterResp.DeregisteredPathResult.OperationStatus.OperationFailure",
    {
        err_code "errCode": Fixed32,
        err_msg "errMsg": Text,
    }
}

message! {
    crate::wire::deregister_resp::deregistered_path_result::operation_status::OperationSuccess, "usp.DeregisterResp.DeregisteredPathResult.OperationStatus.OperationSuccess",
    {
        deregistered_path "deregisteredPath": List<Text>,
    }
}
