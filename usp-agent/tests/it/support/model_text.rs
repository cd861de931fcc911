//! A TR-106 document, written from facts that a test has in another form.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use usp_datamodel::xml::{Loader, NoFiles};
use usp_msg::GetSupportedDmResp;
use usp_msg::get_supported_dm::{CmdType, ObjAccessType, ParamAccessType, ParamValueType};

/// One parameter or argument: its name, access or `mandatory`, syntax with facets, and default.
#[derive(Clone, Debug, Default)]
pub(crate) struct ParamText {
    pub(crate) name: String,
    pub(crate) access: String,
    pub(crate) mandatory: bool,
    pub(crate) secured: bool,
    pub(crate) syntax: String,
    pub(crate) default: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct CommandText {
    pub(crate) name: String,
    pub(crate) is_async: bool,
    pub(crate) inputs: Vec<ParamText>,
    pub(crate) outputs: Vec<ParamText>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectText {
    pub(crate) path: String,
    pub(crate) writable: bool,
    /// Whether a key is functional, and its parameters.
    pub(crate) keys: Vec<(bool, Vec<String>)>,
    pub(crate) params: Vec<ParamText>,
    pub(crate) commands: Vec<CommandText>,
    pub(crate) events: Vec<(String, Vec<ParamText>)>,
}

/// The document of some objects; objects on the way to them are put in.
pub(crate) fn document(spec: &str, objects: &[ObjectText]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\"?>\n<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\" \
         spec=\"{spec}\" file=\"made.xml\">\n\
         <dataType name=\"Alias\"><string><size minLength=\"1\" maxLength=\"64\"/></string></dataType>\n\
         <model name=\"Device:1.0\">\n"
    );
    let mut known = BTreeSet::new();
    for object in objects {
        let names: Vec<&str> = object.path.split_inclusive('.').collect();
        for count in 1..names.len() {
            let above = names[..count].concat();
            let is_row = names[count] == "{i}.";
            if !is_row && known.insert(above.clone()) {
                write_object(
                    &mut text,
                    &ObjectText {
                        path: above,
                        ..ObjectText::default()
                    },
                    objects,
                );
            }
        }
        if known.insert(object.path.clone()) {
            write_object(&mut text, object, objects);
        }
    }
    text.push_str("</model>\n</dm:document>\n");
    text
}

/// The packed image of a document.
pub(crate) fn compile(document: &str) -> Vec<u8> {
    let loaded = Loader::new()
        .load("made.xml", document.as_bytes(), &mut NoFiles)
        .unwrap();
    loaded.into_model().unwrap().compile().unwrap()
}

fn write_object(text: &mut String, object: &ObjectText, all: &[ObjectText]) {
    let is_table = object.path.ends_with("{i}.");
    let access = if object.writable {
        "readWrite"
    } else {
        "readOnly"
    };
    let (min, max) = if is_table {
        ("0", "unbounded")
    } else {
        ("1", "1")
    };
    let _ = write!(
        text,
        "<object name=\"{}\" access=\"{access}\" minEntries=\"{min}\" maxEntries=\"{max}\"",
        object.path
    );
    if let Some(table) = object.path.strip_suffix(".{i}.") {
        let (above, name) = table.rsplit_once('.').unwrap();
        let counter = format!("{name}NumberOfEntries");
        let holder = all.iter().find(|other| other.path == format!("{above}."));
        if holder.is_some_and(|holder| holder.params.iter().any(|param| param.name == counter)) {
            let _ = write!(text, " numEntriesParameter=\"{counter}\"");
        }
    }
    text.push_str(">\n");
    for (functional, params) in &object.keys {
        let _ = write!(text, "<uniqueKey functional=\"{functional}\">");
        for param in params {
            let _ = write!(text, "<parameter ref=\"{param}\"/>");
        }
        text.push_str("</uniqueKey>\n");
    }
    for param in &object.params {
        write_param(text, param, &param.name, "object");
    }
    for command in &object.commands {
        let _ = writeln!(
            text,
            "<command name=\"{}\" async=\"{}\">",
            command.name, command.is_async
        );
        for (tag, arguments) in [("input", &command.inputs), ("output", &command.outputs)] {
            if !arguments.is_empty() {
                let _ = writeln!(text, "<{tag}>");
                write_arguments(text, arguments);
                let _ = writeln!(text, "</{tag}>");
            }
        }
        text.push_str("</command>\n");
    }
    for (name, arguments) in &object.events {
        let _ = writeln!(text, "<event name=\"{name}\">");
        write_arguments(text, arguments);
        text.push_str("</event>\n");
    }
    text.push_str("</object>\n");
}

/// Arguments; those in tables (`TimeWindow.{i}.Start`) stand below an object element of each table.
fn write_arguments(text: &mut String, arguments: &[ParamText]) {
    let mut done = BTreeSet::new();
    for argument in arguments {
        let Some((table, _)) = argument.name.rsplit_once('.') else {
            write_param(text, argument, &argument.name, "parameter");
            continue;
        };
        let table = format!("{table}.");
        if !done.insert(table.clone()) {
            continue;
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(length) = table[at..].find(".{i}.") {
            at += length + ".{i}.".len();
            pieces.push(table[..at].to_string());
        }
        if pieces.last() != Some(&table) {
            pieces.push(table.clone());
        }
        for piece in &pieces {
            let (min, max) = if piece.ends_with("{i}.") {
                ("0", "unbounded")
            } else {
                ("1", "1")
            };
            let _ = writeln!(
                text,
                "<object name=\"{piece}\" access=\"readOnly\" minEntries=\"{min}\" maxEntries=\"{max}\">"
            );
            for other in arguments {
                if let Some((own, name)) = other.name.rsplit_once('.') {
                    if format!("{own}.") == *piece {
                        write_param(text, other, name, "parameter");
                    }
                }
            }
            text.push_str("</object>\n");
            done.insert(piece.clone());
        }
    }
}

fn write_param(text: &mut String, param: &ParamText, name: &str, default_kind: &str) {
    let _ = write!(text, "<parameter name=\"{name}\"");
    if !param.access.is_empty() {
        let _ = write!(text, " access=\"{}\"", param.access);
    }
    if param.mandatory {
        text.push_str(" mandatory=\"true\"");
    }
    let secured = if param.secured {
        " secured=\"true\""
    } else {
        ""
    };
    let _ = write!(text, "><syntax{secured}>{}", param.syntax);
    if let Some(default) = &param.default {
        let default = escape(default);
        let _ = write!(
            text,
            "<default type=\"{default_kind}\" value=\"{default}\"/>"
        );
    }
    text.push_str("</syntax></parameter>\n");
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// The facts that a GetSupportedDMResp tells of a model.
pub(crate) fn of_answer(answer: &GetSupportedDmResp) -> Vec<ObjectText> {
    let arguments = |names: &[String]| {
        names
            .iter()
            .map(|name| ParamText {
                name: name.clone(),
                syntax: "<string/>".into(),
                ..ParamText::default()
            })
            .collect::<Vec<_>>()
    };
    answer
        .objects()
        .map(|object| ObjectText {
            path: object.supported_obj_path.clone(),
            writable: object.access == ObjAccessType::AddDelete,
            keys: object
                .unique_key_sets
                .iter()
                .map(|key| (true, key.key_names.clone()))
                .collect(),
            params: object
                .supported_params
                .iter()
                .map(|param| ParamText {
                    name: param.param_name.into(),
                    access: if param.access == ParamAccessType::ReadOnly {
                        "readOnly".into()
                    } else {
                        "readWrite".into()
                    },
                    syntax: format!("<{}/>", type_name(param.value_type)),
                    ..ParamText::default()
                })
                .collect(),
            commands: object
                .supported_commands
                .iter()
                .map(|command| CommandText {
                    name: command.command_name.clone(),
                    is_async: command.command_type == CmdType::Async,
                    inputs: arguments(&command.input_arg_names),
                    outputs: arguments(&command.output_arg_names),
                })
                .collect(),
            events: object
                .supported_events
                .iter()
                .map(|event| (event.event_name.clone(), arguments(&event.arg_names)))
                .collect(),
        })
        .collect()
}

fn type_name(value_type: ParamValueType) -> &'static str {
    match value_type {
        ParamValueType::Base64 => "base64",
        ParamValueType::Boolean => "boolean",
        ParamValueType::DateTime => "dateTime",
        ParamValueType::Decimal => "decimal",
        ParamValueType::HexBinary => "hexBinary",
        ParamValueType::Int => "int",
        ParamValueType::Long => "long",
        ParamValueType::UnsignedInt => "unsignedInt",
        ParamValueType::UnsignedLong => "unsignedLong",
        _ => "string",
    }
}
