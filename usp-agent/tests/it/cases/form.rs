//! Answers in the form of the cases: proto field names, defaults present.

use serde_json::{Map, Value, json};

/// Fields that are maps, whose keys are not field names.
const MAPS: [&str; 4] = [
    "unique_keys",
    "updated_params",
    "result_params",
    "output_args",
];

/// The ProtoJSON of a Msg with proto field names and the defaults of the cases.
pub(crate) fn of(msg: &Value) -> Value {
    let mut msg = names(msg);
    if let Some(header) = msg["header"].as_object_mut() {
        header.entry("msg_type").or_insert(json!("ERROR"));
    }
    if let Some(error) = msg["body"].get_mut("error") {
        fill("error", "error", error);
    }
    if let Some(Value::Object(response)) = msg["body"].get_mut("response") {
        for (kind, payload) in response.iter_mut() {
            fill(kind, kind, payload);
        }
    }
    msg
}

/// `lowerCamel` to `snake_case`.
fn names(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(names).collect(),
        Value::Object(map) => {
            let mut out = Map::new();
            for (key, item) in map {
                let mut name = String::new();
                for letter in key.chars() {
                    if letter.is_ascii_uppercase() {
                        name.push('_');
                    }
                    name.push(letter.to_ascii_lowercase());
                }
                let is_map = MAPS.contains(&name.as_str());
                out.insert(name, if is_map { item.clone() } else { names(item) });
            }
            Value::Object(out)
        }
        other => other.clone(),
    }
}

/// Puts in the defaults of the message that a field holds.
fn fill(kind: &str, field: &str, value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| fill(kind, field, item)),
        Value::Object(map) => {
            if let Value::Object(defaults) = defaults(kind, field) {
                for (name, default) in defaults {
                    map.entry(name).or_insert(default);
                }
            }
            for (name, item) in map.iter_mut() {
                if !MAPS.contains(&name.as_str()) {
                    fill(kind, name, item);
                }
            }
        }
        _ => {}
    }
}

fn defaults(kind: &str, field: &str) -> Value {
    match (kind, field) {
        ("error", "error") => json!({"err_code": 0, "err_msg": "", "param_errs": []}),
        ("error", "param_errs") => json!({"param_path": "", "err_code": 0, "err_msg": ""}),
        (_, "param_errs") => json!({"param": "", "err_code": 0, "err_msg": ""}),
        (_, "add_resp") => json!({"created_obj_results": []}),
        (_, "set_resp") => json!({"updated_obj_results": []}),
        (_, "delete_resp") => json!({"deleted_obj_results": []}),
        (_, "get_resp" | "get_instances_resp") => json!({"req_path_results": []}),
        (_, "get_supported_dm_resp") => json!({"req_obj_results": []}),
        (_, "get_supported_protocol_resp") => json!({"agent_supported_protocol_versions": ""}),
        (_, "operate_resp") => json!({"operation_results": []}),
        (_, "created_obj_results" | "updated_obj_results" | "deleted_obj_results") => {
            json!({"requested_path": ""})
        }
        ("add_resp", "oper_success") => {
            json!({"instantiated_path": "", "param_errs": [], "unique_keys": {}})
        }
        ("set_resp", "oper_success") => json!({"updated_inst_results": []}),
        ("delete_resp", "oper_success") => {
            json!({"affected_paths": [], "unaffected_path_errs": []})
        }
        ("set_resp", "oper_failure") => {
            json!({"err_code": 0, "err_msg": "", "updated_inst_failures": []})
        }
        (_, "oper_failure" | "cmd_failure") => json!({"err_code": 0, "err_msg": ""}),
        (_, "unaffected_path_errs") => {
            json!({"unaffected_path": "", "err_code": 0, "err_msg": ""})
        }
        (_, "updated_inst_results") => {
            json!({"affected_path": "", "param_errs": [], "updated_params": {}})
        }
        (_, "updated_inst_failures") => json!({"affected_path": "", "param_errs": []}),
        ("get_resp", "req_path_results") => {
            json!({"requested_path": "", "err_code": 0, "err_msg": "", "resolved_path_results": []})
        }
        (_, "req_path_results") => {
            json!({"requested_path": "", "err_code": 0, "err_msg": "", "curr_insts": []})
        }
        (_, "resolved_path_results") => json!({"resolved_path": "", "result_params": {}}),
        (_, "curr_insts") => json!({"instantiated_obj_path": "", "unique_keys": {}}),
        (_, "req_obj_results") => json!({"req_obj_path": "", "err_code": 0, "err_msg": "",
            "data_model_inst_uri": "", "supported_objs": []}),
        (_, "supported_objs") => json!({"supported_obj_path": "", "access": "OBJ_READ_ONLY",
            "is_multi_instance": false, "supported_commands": [], "supported_events": [],
            "supported_params": [], "divergent_paths": [], "unique_key_sets": []}),
        (_, "supported_params") => json!({"param_name": "", "access": "PARAM_READ_ONLY",
            "value_type": "PARAM_UNKNOWN", "value_change": "VALUE_CHANGE_UNKNOWN"}),
        (_, "supported_commands") => json!({"command_name": "", "input_arg_names": [],
            "output_arg_names": [], "command_type": "CMD_UNKNOWN"}),
        (_, "supported_events") => json!({"event_name": "", "arg_names": []}),
        (_, "unique_key_sets") => json!({"key_names": []}),
        (_, "operation_results") => json!({"executed_command": ""}),
        (_, "req_output_args") => json!({"output_args": {}}),
        _ => Value::Null,
    }
}
