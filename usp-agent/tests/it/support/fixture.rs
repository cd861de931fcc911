//! The agent that the conformance cases assume, from its description.

use serde_json::Value;

use super::model_text::{CommandText, ObjectText, ParamText, escape};

/// The objects of `fixture.json`.
pub(crate) fn objects(fixture: &Value) -> Vec<ObjectText> {
    list(fixture, "supported").iter().map(object).collect()
}

fn object(value: &Value) -> ObjectText {
    ObjectText {
        path: text(value, "path"),
        writable: text(value, "access") == "OBJ_ADD_DELETE",
        keys: list(value, "keys")
            .iter()
            .map(|key| {
                let params = list(key, "params").iter().filter_map(Value::as_str);
                (
                    key["functional"].as_bool().unwrap(),
                    params.map(String::from).collect(),
                )
            })
            .collect(),
        params: params(list(value, "params")),
        commands: list(value, "commands")
            .iter()
            .map(|command| CommandText {
                name: text(command, "name"),
                is_async: text(command, "type") == "CMD_ASYNC",
                inputs: params(list(command, "in")),
                outputs: params(list(command, "out")),
            })
            .collect(),
        events: list(value, "events")
            .iter()
            .map(|event| (text(event, "name"), params(list(event, "args"))))
            .collect(),
    }
}

fn params(list: &[Value]) -> Vec<ParamText> {
    list.iter().map(param).collect()
}

fn param(value: &Value) -> ParamText {
    ParamText {
        name: text(value, "name"),
        access: value["access"].as_str().unwrap_or_default().to_string(),
        mandatory: value["mandatory"].as_bool().unwrap_or_default(),
        secured: value["secured"].as_bool().unwrap_or_default(),
        syntax: syntax(value),
        default: value["default"].as_str().map(String::from),
    }
}

fn syntax(value: &Value) -> String {
    if let Some(name) = value["datatype"].as_str() {
        return format!("<dataType ref=\"{name}\"/>");
    }
    let mut facets = String::new();
    if let Some([min, max]) = value["size"].as_array().map(Vec::as_slice) {
        facets += &format!(
            "<size{}{}/>",
            bound("minLength", min),
            bound("maxLength", max)
        );
    }
    for range in list(value, "range") {
        facets += &format!(
            "<range{}{}/>",
            bound("minInclusive", &range[0]),
            bound("maxInclusive", &range[1])
        );
    }
    for item in list(value, "enum").iter().filter_map(Value::as_str) {
        facets += &format!("<enumeration value=\"{}\"/>", escape(item));
    }
    if let Some(pattern) = value["pattern"].as_str() {
        facets += &format!("<pattern value=\"{}\"/>", escape(pattern));
    }
    if let Some(target) = value["ref"]["target"].as_str() {
        facets += &format!(
            "<pathRef refType=\"{}\" targetParent=\"{}\" targetType=\"row\"/>",
            text(&value["ref"], "type"),
            escape(target)
        );
    }
    let name = text(value, "type");
    let is_list = value["list"].as_bool().unwrap_or_default();
    format!(
        "{}<{name}>{facets}</{name}>",
        if is_list { "<list/>" } else { "" }
    )
}

fn bound(name: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        bound => format!(" {name}=\"{bound}\""),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_string()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}
