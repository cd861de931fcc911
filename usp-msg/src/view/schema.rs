// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

//! The messages of the schema, with their rules.

use super::table::{Field, Kind, Message, Shape};

/// Place of the outermost message.
pub(super) const ROOT: u8 = 0;

/// Levels of nesting below the outermost message that the schema has.
pub(super) const DEPTH: u32 = 8;

const fn field(number: u8, name: &'static str, kind: Kind, shape: Shape) -> Field {
    Field {
        number,
        name,
        kind,
        shape,
    }
}

pub(super) static SCHEMA: [Message; 80] = [
    // 0: usp.Msg
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "header", Kind::Message(1), Shape::Required),
            field(2, "body", Kind::Message(2), Shape::Required),
        ],
    },
    // 1: usp.Header
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "msg_id", Kind::Text, Shape::Filled),
            field(2, "msg_type", Kind::Known(22), Shape::Single),
        ],
    },
    // 2: usp.Body
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "request", Kind::Message(3), Shape::Choice),
            field(2, "response", Kind::Message(4), Shape::Choice),
            field(3, "error", Kind::Message(5), Shape::Choice),
        ],
    },
    // 3: usp.Request
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "get", Kind::Message(7), Shape::Choice),
            field(2, "get_supported_dm", Kind::Message(11), Shape::Choice),
            field(3, "get_instances", Kind::Message(19), Shape::Choice),
            field(4, "set", Kind::Message(23), Shape::Choice),
            field(5, "add", Kind::Message(34), Shape::Choice),
            field(6, "delete", Kind::Message(43), Shape::Choice),
            field(7, "operate", Kind::Message(50), Shape::Choice),
            field(8, "notify", Kind::Message(55), Shape::Choice),
            field(
                9,
                "get_supported_protocol",
                Kind::Message(65),
                Shape::Choice,
            ),
            field(10, "register", Kind::Message(67), Shape::Choice),
            field(11, "deregister", Kind::Message(74), Shape::Choice),
        ],
    },
    // 4: usp.Response
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "get_resp", Kind::Message(8), Shape::Choice),
            field(2, "get_supported_dm_resp", Kind::Message(12), Shape::Choice),
            field(3, "get_instances_resp", Kind::Message(20), Shape::Choice),
            field(4, "set_resp", Kind::Message(26), Shape::Choice),
            field(5, "add_resp", Kind::Message(37), Shape::Choice),
            field(6, "delete_resp", Kind::Message(44), Shape::Choice),
            field(7, "operate_resp", Kind::Message(51), Shape::Choice),
            field(8, "notify_resp", Kind::Message(64), Shape::Choice),
            field(
                9,
                "get_supported_protocol_resp",
                Kind::Message(66),
                Shape::Choice,
            ),
            field(10, "register_resp", Kind::Message(69), Shape::Choice),
            field(11, "deregister_resp", Kind::Message(75), Shape::Choice),
        ],
    },
    // 5: usp.Error
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
            field(3, "param_errs", Kind::Message(6), Shape::List),
        ],
    },
    // 6: usp.Error.ParamError
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param_path", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 7: usp.Get
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param_paths", Kind::Text, Shape::List),
            field(2, "max_depth", Kind::Fixed32, Shape::Single),
        ],
    },
    // 8: usp.GetResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "req_path_results", Kind::Message(9), Shape::List)],
    },
    // 9: usp.GetResp.RequestedPathResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
            field(4, "resolved_path_results", Kind::Message(10), Shape::List),
        ],
    },
    // 10: usp.GetResp.ResolvedPathResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "resolved_path", Kind::Text, Shape::Single),
            field(2, "result_params", Kind::Entry, Shape::List),
        ],
    },
    // 11: usp.GetSupportedDM
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_paths", Kind::Text, Shape::List),
            field(2, "first_level_only", Kind::Varint, Shape::Single),
            field(3, "return_commands", Kind::Varint, Shape::Single),
            field(4, "return_events", Kind::Varint, Shape::Single),
            field(5, "return_params", Kind::Varint, Shape::Single),
            field(6, "return_unique_key_sets", Kind::Varint, Shape::Single),
        ],
    },
    // 12: usp.GetSupportedDMResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "req_obj_results", Kind::Message(13), Shape::List)],
    },
    // 13: usp.GetSupportedDMResp.RequestedObjectResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "req_obj_path", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
            field(4, "data_model_inst_uri", Kind::Text, Shape::Single),
            field(5, "supported_objs", Kind::Message(14), Shape::List),
        ],
    },
    // 14: usp.GetSupportedDMResp.SupportedObjectResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "supported_obj_path", Kind::Text, Shape::Single),
            field(2, "access", Kind::Varint, Shape::Single),
            field(3, "is_multi_instance", Kind::Varint, Shape::Single),
            field(4, "supported_commands", Kind::Message(16), Shape::List),
            field(5, "supported_events", Kind::Message(17), Shape::List),
            field(6, "supported_params", Kind::Message(15), Shape::List),
            field(7, "divergent_paths", Kind::Text, Shape::List),
            field(8, "unique_key_sets", Kind::Message(18), Shape::List),
        ],
    },
    // 15: usp.GetSupportedDMResp.SupportedParamResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param_name", Kind::Text, Shape::Single),
            field(2, "access", Kind::Varint, Shape::Single),
            field(3, "value_type", Kind::Varint, Shape::Single),
            field(4, "value_change", Kind::Varint, Shape::Single),
        ],
    },
    // 16: usp.GetSupportedDMResp.SupportedCommandResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "command_name", Kind::Text, Shape::Single),
            field(2, "input_arg_names", Kind::Text, Shape::List),
            field(3, "output_arg_names", Kind::Text, Shape::List),
            field(4, "command_type", Kind::Varint, Shape::Single),
        ],
    },
    // 17: usp.GetSupportedDMResp.SupportedEventResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "event_name", Kind::Text, Shape::Single),
            field(2, "arg_names", Kind::Text, Shape::List),
        ],
    },
    // 18: usp.GetSupportedDMResp.SupportedUniqueKeySet
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "key_names", Kind::Text, Shape::List)],
    },
    // 19: usp.GetInstances
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_paths", Kind::Text, Shape::List),
            field(2, "first_level_only", Kind::Varint, Shape::Single),
        ],
    },
    // 20: usp.GetInstancesResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "req_path_results", Kind::Message(21), Shape::List)],
    },
    // 21: usp.GetInstancesResp.RequestedPathResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
            field(4, "curr_insts", Kind::Message(22), Shape::List),
        ],
    },
    // 22: usp.GetInstancesResp.CurrInstance
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "instantiated_obj_path", Kind::Text, Shape::Single),
            field(2, "unique_keys", Kind::Entry, Shape::List),
        ],
    },
    // 23: usp.Set
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "allow_partial", Kind::Varint, Shape::Single),
            field(2, "update_objs", Kind::Message(24), Shape::List),
        ],
    },
    // 24: usp.Set.UpdateObject
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_path", Kind::Text, Shape::Single),
            field(2, "param_settings", Kind::Message(25), Shape::List),
        ],
    },
    // 25: usp.Set.UpdateParamSetting
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param", Kind::Text, Shape::Single),
            field(2, "value", Kind::Text, Shape::Single),
            field(3, "required", Kind::Varint, Shape::Single),
        ],
    },
    // 26: usp.SetResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "updated_obj_results",
            Kind::Message(27),
            Shape::List,
        )],
    },
    // 27: usp.SetResp.UpdatedObjectResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "oper_status", Kind::Message(28), Shape::Merged),
        ],
    },
    // 28: usp.SetResp.UpdatedObjectResult.OperationStatus
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oper_failure", Kind::Message(29), Shape::Choice),
            field(2, "oper_success", Kind::Message(30), Shape::Choice),
        ],
    },
    // 29: usp.SetResp.UpdatedObjectResult.OperationStatus.OperationFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
            field(3, "updated_inst_failures", Kind::Message(31), Shape::List),
        ],
    },
    // 30: usp.SetResp.UpdatedObjectResult.OperationStatus.OperationSuccess
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "updated_inst_results",
            Kind::Message(32),
            Shape::List,
        )],
    },
    // 31: usp.SetResp.UpdatedInstanceFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "affected_path", Kind::Text, Shape::Single),
            field(2, "param_errs", Kind::Message(33), Shape::List),
        ],
    },
    // 32: usp.SetResp.UpdatedInstanceResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "affected_path", Kind::Text, Shape::Single),
            field(2, "param_errs", Kind::Message(33), Shape::List),
            field(3, "updated_params", Kind::Entry, Shape::List),
        ],
    },
    // 33: usp.SetResp.ParameterError
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 34: usp.Add
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "allow_partial", Kind::Varint, Shape::Single),
            field(2, "create_objs", Kind::Message(35), Shape::List),
        ],
    },
    // 35: usp.Add.CreateObject
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_path", Kind::Text, Shape::Single),
            field(2, "param_settings", Kind::Message(36), Shape::List),
        ],
    },
    // 36: usp.Add.CreateParamSetting
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param", Kind::Text, Shape::Single),
            field(2, "value", Kind::Text, Shape::Single),
            field(3, "required", Kind::Varint, Shape::Single),
        ],
    },
    // 37: usp.AddResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "created_obj_results",
            Kind::Message(38),
            Shape::List,
        )],
    },
    // 38: usp.AddResp.CreatedObjectResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "oper_status", Kind::Message(39), Shape::Merged),
        ],
    },
    // 39: usp.AddResp.CreatedObjectResult.OperationStatus
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oper_failure", Kind::Message(40), Shape::Choice),
            field(2, "oper_success", Kind::Message(41), Shape::Choice),
        ],
    },
    // 40: usp.AddResp.CreatedObjectResult.OperationStatus.OperationFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 41: usp.AddResp.CreatedObjectResult.OperationStatus.OperationSuccess
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "instantiated_path", Kind::Text, Shape::Single),
            field(2, "param_errs", Kind::Message(42), Shape::List),
            field(3, "unique_keys", Kind::Entry, Shape::List),
        ],
    },
    // 42: usp.AddResp.ParameterError
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 43: usp.Delete
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "allow_partial", Kind::Varint, Shape::Single),
            field(2, "obj_paths", Kind::Text, Shape::List),
        ],
    },
    // 44: usp.DeleteResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "deleted_obj_results",
            Kind::Message(45),
            Shape::List,
        )],
    },
    // 45: usp.DeleteResp.DeletedObjectResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "oper_status", Kind::Message(46), Shape::Merged),
        ],
    },
    // 46: usp.DeleteResp.DeletedObjectResult.OperationStatus
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oper_failure", Kind::Message(47), Shape::Choice),
            field(2, "oper_success", Kind::Message(48), Shape::Choice),
        ],
    },
    // 47: usp.DeleteResp.DeletedObjectResult.OperationStatus.OperationFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 48: usp.DeleteResp.DeletedObjectResult.OperationStatus.OperationSuccess
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "affected_paths", Kind::Text, Shape::List),
            field(2, "unaffected_path_errs", Kind::Message(49), Shape::List),
        ],
    },
    // 49: usp.DeleteResp.UnaffectedPathError
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "unaffected_path", Kind::Text, Shape::Single),
            field(2, "err_code", Kind::Fixed32, Shape::Single),
            field(3, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 50: usp.Operate
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "command", Kind::Text, Shape::Single),
            field(2, "command_key", Kind::Text, Shape::Single),
            field(3, "send_resp", Kind::Varint, Shape::Single),
            field(4, "input_args", Kind::Entry, Shape::List),
        ],
    },
    // 51: usp.OperateResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "operation_results",
            Kind::Message(52),
            Shape::List,
        )],
    },
    // 52: usp.OperateResp.OperationResult
    Message {
        choice: "operation_resp",
        choice_optional: true,
        fields: &[
            field(1, "executed_command", Kind::Text, Shape::Single),
            field(2, "req_obj_path", Kind::Text, Shape::Choice),
            field(3, "req_output_args", Kind::Message(53), Shape::Choice),
            field(4, "cmd_failure", Kind::Message(54), Shape::Choice),
        ],
    },
    // 53: usp.OperateResp.OperationResult.OutputArgs
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "output_args", Kind::Entry, Shape::List)],
    },
    // 54: usp.OperateResp.OperationResult.CommandFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 55: usp.Notify
    Message {
        choice: "notification",
        choice_optional: false,
        fields: &[
            field(1, "subscription_id", Kind::Text, Shape::Single),
            field(2, "send_resp", Kind::Varint, Shape::Single),
            field(3, "event", Kind::Message(56), Shape::Choice),
            field(4, "value_change", Kind::Message(57), Shape::Choice),
            field(5, "obj_creation", Kind::Message(58), Shape::Choice),
            field(6, "obj_deletion", Kind::Message(59), Shape::Choice),
            field(7, "oper_complete", Kind::Message(60), Shape::Choice),
            field(8, "on_board_req", Kind::Message(63), Shape::Choice),
        ],
    },
    // 56: usp.Notify.Event
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_path", Kind::Text, Shape::Single),
            field(2, "event_name", Kind::Text, Shape::Single),
            field(3, "params", Kind::Entry, Shape::List),
        ],
    },
    // 57: usp.Notify.ValueChange
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "param_path", Kind::Text, Shape::Single),
            field(2, "param_value", Kind::Text, Shape::Single),
        ],
    },
    // 58: usp.Notify.ObjectCreation
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "obj_path", Kind::Text, Shape::Single),
            field(2, "unique_keys", Kind::Entry, Shape::List),
        ],
    },
    // 59: usp.Notify.ObjectDeletion
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "obj_path", Kind::Text, Shape::Single)],
    },
    // 60: usp.Notify.OperationComplete
    Message {
        choice: "operation_resp",
        choice_optional: false,
        fields: &[
            field(1, "obj_path", Kind::Text, Shape::Single),
            field(2, "command_name", Kind::Text, Shape::Single),
            field(3, "command_key", Kind::Text, Shape::Single),
            field(4, "req_output_args", Kind::Message(61), Shape::Choice),
            field(5, "cmd_failure", Kind::Message(62), Shape::Choice),
        ],
    },
    // 61: usp.Notify.OperationComplete.OutputArgs
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "output_args", Kind::Entry, Shape::List)],
    },
    // 62: usp.Notify.OperationComplete.CommandFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 63: usp.Notify.OnBoardRequest
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oui", Kind::Text, Shape::Single),
            field(2, "product_class", Kind::Text, Shape::Single),
            field(3, "serial_number", Kind::Text, Shape::Single),
            field(
                4,
                "agent_supported_protocol_versions",
                Kind::Text,
                Shape::Single,
            ),
        ],
    },
    // 64: usp.NotifyResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "subscription_id", Kind::Text, Shape::Single)],
    },
    // 65: usp.GetSupportedProtocol
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "controller_supported_protocol_versions",
            Kind::Text,
            Shape::Single,
        )],
    },
    // 66: usp.GetSupportedProtocolResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "agent_supported_protocol_versions",
            Kind::Text,
            Shape::Single,
        )],
    },
    // 67: usp.Register
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "allow_partial", Kind::Varint, Shape::Single),
            field(2, "reg_paths", Kind::Message(68), Shape::List),
        ],
    },
    // 68: usp.Register.RegistrationPath
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "path", Kind::Text, Shape::Single)],
    },
    // 69: usp.RegisterResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "registered_path_results",
            Kind::Message(70),
            Shape::List,
        )],
    },
    // 70: usp.RegisterResp.RegisteredPathResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "oper_status", Kind::Message(71), Shape::Merged),
        ],
    },
    // 71: usp.RegisterResp.RegisteredPathResult.OperationStatus
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oper_failure", Kind::Message(72), Shape::Choice),
            field(2, "oper_success", Kind::Message(73), Shape::Choice),
        ],
    },
    // 72: usp.RegisterResp.RegisteredPathResult.OperationStatus.OperationFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 73: usp.RegisterResp.RegisteredPathResult.OperationStatus.OperationSuccess
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "registered_path", Kind::Text, Shape::Single)],
    },
    // 74: usp.Deregister
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "paths", Kind::Text, Shape::List)],
    },
    // 75: usp.DeregisterResp
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(
            1,
            "deregistered_path_results",
            Kind::Message(76),
            Shape::List,
        )],
    },
    // 76: usp.DeregisterResp.DeregisteredPathResult
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "requested_path", Kind::Text, Shape::Single),
            field(2, "oper_status", Kind::Message(77), Shape::Merged),
        ],
    },
    // 77: usp.DeregisterResp.DeregisteredPathResult.OperationStatus
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "oper_failure", Kind::Message(78), Shape::Choice),
            field(2, "oper_success", Kind::Message(79), Shape::Choice),
        ],
    },
    // 78: usp.DeregisterResp.DeregisteredPathResult.OperationStatus.OperationFailure
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "err_code", Kind::Fixed32, Shape::Single),
            field(2, "err_msg", Kind::Text, Shape::Single),
        ],
    },
    // 79: usp.DeregisterResp.DeregisteredPathResult.OperationStatus.OperationSuccess
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(1, "deregistered_path", Kind::Text, Shape::List)],
    },
];
