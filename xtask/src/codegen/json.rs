//! The protobuf JSON mapping: one line per field in `messages.rs`, and the code that these lines name, which both
//! crates share by copy and which comes from `templates/json/`.

use std::{collections::BTreeSet, fmt::Write as _};

use prost_types::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    field_descriptor_proto::{Label, Type},
};

use super::{MAP_ENTRY, camel, snake};

const CORE: &str = include_str!("templates/json/core.rs");

/// A kind of field that not every schema has: its name, what its code needs, its code.
struct Part {
    kind: &'static str,
    imports: &'static str,
    code: &'static str,
}

const PARTS: [Part; 5] = [
    Part {
        kind: "Single",
        imports: "",
        code: include_str!("templates/json/single.rs"),
    },
    Part {
        kind: "Bool",
        imports: "",
        code: include_str!("templates/json/bool.rs"),
    },
    Part {
        kind: "Uint64",
        imports: "",
        code: include_str!("templates/json/uint64.rs"),
    },
    Part {
        kind: "Octets",
        imports: "use base64::{
            Engine as _, alphabet,
            engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
        };
        use bytes::Bytes;\n",
        code: include_str!("templates/json/octets.rs"),
    },
    Part {
        kind: "Map",
        imports: "use alloc::collections::{BTreeMap, BTreeSet};
        use crate::wire::MapEntry;\n",
        code: include_str!("templates/json/map.rs"),
    },
];

/// Files of the folder `json`, by name, not yet laid out.
pub(super) fn generate(file: &FileDescriptorProto) -> Result<[(&'static str, String); 2], String> {
    let mut out = Generator::default();
    for message in &file.message_type {
        if message.name() != MAP_ENTRY {
            out.message(message, &format!(".{}", file.package()), "crate::wire")?;
        }
    }
    Ok([("kinds.rs", out.kinds()), ("messages.rs", out.messages())])
}

#[derive(Default)]
struct Generator {
    calls: String,
    used: BTreeSet<&'static str>,
}

impl Generator {
    /// `outer` is the protobuf name of what holds the message, `module` the Rust module that its type is in.
    fn message(
        &mut self,
        message: &DescriptorProto,
        outer: &str,
        module: &str,
    ) -> Result<(), String> {
        let name = format!("{outer}.{}", message.name());
        let inner = format!("{module}::{}", snake(message.name()));
        let mut fields = String::new();
        let mut members = String::new();
        for field in &message.field {
            let member = field.oneof_index.is_some();
            let kind = self.kind(field, member)?;
            let (proto, json) = (field.name(), field.json_name());
            let line = if member {
                let variant = camel(proto);
                writeln!(members, "        {variant} {proto:?} {json:?}: {kind},")
            } else {
                writeln!(fields, "        {proto} {json:?}: {kind},")
            };
            line.map_err(|e| e.to_string())?;
        }
        let shown = name.trim_start_matches('.');
        let rust = camel(&snake(message.name()));
        let mut call =
            format!("message! {{\n    {module}::{rust}, {shown:?},\n    {{\n{fields}    }}\n");
        if let Some(oneof) = message.oneof_decl.first() {
            let choice = oneof.name();
            let path = format!("{inner}::{}", camel(choice));
            write!(call, "    {choice}: {path} {{\n{members}    }}\n")
                .map_err(|e| e.to_string())?;
        }
        self.calls.push_str(&call);
        self.calls.push_str("}\n\n");
        for declared in &message.enum_type {
            self.enumeration(declared, &inner);
        }
        for nested in &message.nested_type {
            self.message(nested, &name, &inner)?;
        }
        Ok(())
    }

    fn enumeration(&mut self, declared: &EnumDescriptorProto, module: &str) {
        let rust = camel(&snake(declared.name()));
        self.calls
            .push_str(&format!("enumeration!({module}::{rust});\n\n"));
    }

    /// Kind of a field, as the runtime names it.
    fn kind(&mut self, field: &FieldDescriptorProto, member: bool) -> Result<String, String> {
        let repeated = field.label() == Label::Repeated;
        let is_map = field.type_name().rsplit('.').next() == Some(MAP_ENTRY);
        let kind = match field.r#type() {
            Type::Message if is_map => "Map",
            Type::Message if repeated || member => "Nested",
            Type::Message => "Single",
            Type::String => "Text",
            Type::Bool => "Bool",
            Type::Fixed32 => "Fixed32",
            Type::Uint64 => "Uint64",
            Type::Bytes => "Octets",
            Type::Enum => return Ok(format!("Enum<{}>", rust_path(field.type_name()))),
            other => return Err(format!("{}: no JSON for {other:?}", field.name())),
        };
        self.used.insert(kind);
        Ok(if repeated && !is_map {
            format!("List<{kind}>")
        } else {
            kind.to_owned()
        })
    }

    fn messages(&self) -> String {
        let mut kinds = vec!["enumeration", "message", "Enum", "Fixed32", "List"];
        kinds.extend(&self.used);
        kinds.sort_unstable();
        kinds.dedup();
        let kinds = kinds.join(", ");
        format!(
            "//! How each message looks in JSON.\n\nuse super::kinds::{{{kinds}}};\n\n{}",
            self.calls
        )
    }

    fn kinds(&self) -> String {
        let used = || PARTS.iter().filter(|part| self.used.contains(part.kind));
        // The inner doc comment stays first.
        let (doc, core) = CORE.split_once("\n\n").unwrap_or(("", CORE));
        let imports: String = used().map(|part| part.imports).collect();
        let code: String = used().map(|part| part.code).collect();
        format!("{doc}\n\n{imports}{core}{code}")
    }
}

/// `.usp.Header.MsgType` as `crate::wire::header::MsgType`.
fn rust_path(type_name: &str) -> String {
    let mut parts: Vec<&str> = type_name
        .trim_start_matches('.')
        .split('.')
        .skip(1)
        .collect();
    let name = parts.pop().unwrap_or_default();
    let modules: String = parts
        .iter()
        .map(|part| format!("{}::", snake(part)))
        .collect();
    format!("crate::wire::{modules}{}", camel(&snake(name)))
}
