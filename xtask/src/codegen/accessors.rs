//! The tests of the views: every accessor of every view against the field of the wire type that prost reads.

use std::fmt::Write as _;

use prost_types::{FieldDescriptorProto, FileDescriptorProto, field_descriptor_proto::Label};

use super::{
    camel, snake,
    views::{Message, Schema, Type, choice, is_map, is_pure_choice, view_name},
};

/// A function for every message that holds its view beside its wire type.
pub(super) fn generate(file: &FileDescriptorProto, krate: &str) -> String {
    let schema = Schema::of(file);
    let mut out = format!(
        "//! Each accessor of each view gives what the field of the wire type holds.\n\n\
         use std::fmt::Debug;\n\n\
         use prost::Message;\n\
         use {krate}::{{view, wire}};\n\n\
         /// The bytes of a view are those of its message, and what is printed of it begins with its name.\n\
         fn whole(view: &dyn Debug, bytes: &[u8], wire: &(impl Message + PartialEq + Default + Debug), name: &str) {{\n\
         assert_eq!(Message::decode(bytes).as_ref(), Ok(wire), \"{{view:?}}\");\n\
         let shown = format!(\"{{view:?}}\");\n\
         assert!(shown.starts_with(name), \"{{shown}}\");\n\
         assert!(wire.encoded_len() <= bytes.len(), \"{{shown}}\");\n}}\n\n"
    );
    for message in &schema.messages {
        function(&mut out, &schema, message);
    }
    out
}

fn function(out: &mut String, schema: &Schema<'_>, message: &Message<'_>) {
    let view = format!(
        "view::{}{}",
        modules(message),
        view_name(message.descriptor)
    );
    let name = function_name(message);
    let _ = writeln!(
        out,
        "pub(crate) fn {name}(view: {view}<'_>, wire: &wire::{}{}) {{",
        modules(message),
        camel(&snake(message.descriptor.name()))
    );
    let fields = &message.descriptor.field;
    if !is_pure_choice(message) {
        let shown = view_name(message.descriptor);
        let _ = writeln!(out, "whole(&view, view.as_bytes(), wire, \"{shown}\");");
        for field in fields.iter().filter(|field| field.oneof_index.is_none()) {
            compare(out, schema, field);
        }
    }
    if let Some(choice) = choice(message) {
        let inner = format!("{}{}::", modules(message), snake(message.descriptor.name()));
        let (subject, of_view) = if is_pure_choice(message) {
            ("Some(view)".to_owned(), view.clone())
        } else if choice.optional {
            (
                format!("view.{}()", choice.name),
                format!("view::{inner}{}", choice.type_name),
            )
        } else {
            (
                format!("Some(view.{}())", choice.name),
                format!("view::{inner}{}", choice.type_name),
            )
        };
        let of_wire = format!("wire::{inner}{}", camel(&choice.name));
        let _ = writeln!(out, "match ({subject}, &wire.{}) {{", choice.name);
        for field in fields.iter().filter(|field| field.oneof_index.is_some()) {
            let variant = camel(field.name());
            let body = match schema.message(field.type_name()) {
                Some(held) => format!("{}(view, wire)", function_name(held)),
                None => "assert_eq!(view, wire.as_str())".to_owned(),
            };
            let _ = writeln!(
                out,
                "(Some({of_view}::{variant}(view)), Some({of_wire}::{variant}(wire))) => {body},"
            );
        }
        let none = if choice.optional {
            "(None, None) => {}\n"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "{none}(view, wire) => panic!(\"{{view:?}} of {{wire:?}}\"),\n}}"
        );
    }
    out.push_str("}\n\n");
}

/// The checks of one field.
fn compare(out: &mut String, schema: &Schema<'_>, field: &FieldDescriptorProto) {
    let name = field.name();
    let list = field.label() == Label::Repeated;
    let _ = match field.r#type() {
        Type::String if list => writeln!(
            out,
            "assert!(view.{name}().eq(wire.{name}.iter().map(String::as_str)));\n\
             assert!(view.{name}_checked().eq(wire.{name}.iter().map(String::as_str)));"
        ),
        Type::String => writeln!(
            out,
            "assert_eq!(view.{name}(), wire.{name});\nassert_eq!(view.{name}_checked(), wire.{name}.as_str());"
        ),
        Type::Bytes if list => writeln!(out, "assert!(view.{name}().eq(wire.{name}.iter()));"),
        Type::Message if is_map(field) => writeln!(
            out,
            "let pairs = || wire.{name}.iter().map(|entry| (entry.key.as_str(), entry.value.as_str()));\n\
             assert!(view.{name}().eq(pairs()));\n\
             assert!(view.{name}_checked().map(|(key, value)| (key.to_str(), value.to_str())).eq(pairs()));"
        ),
        Type::Message => {
            let Some(held) = schema.message(field.type_name()) else {
                return;
            };
            let held = function_name(held);
            if list {
                writeln!(
                    out,
                    "assert_eq!(view.{name}().count(), wire.{name}.len());\n\
                     view.{name}().zip(&wire.{name}).for_each(|(view, wire)| {held}(view, wire));"
                )
            } else {
                writeln!(
                    out,
                    "{held}(view.{name}(), wire.{name}.as_ref().expect(\"{name}\"));"
                )
            }
        }
        _ => writeln!(out, "assert_eq!(view.{name}(), wire.{name});"),
    };
}

/// `.usp.GetResp.ResolvedPathResult` to `get_resp::`
fn modules(message: &Message<'_>) -> String {
    message
        .modules
        .iter()
        .map(|module| format!("{module}::"))
        .collect()
}

/// `.usp.GetResp.ResolvedPathResult` to `get_resp_resolved_path_result`
fn function_name(message: &Message<'_>) -> String {
    let mut words = message.modules.clone();
    words.push(snake(message.descriptor.name()));
    words.join("_")
}
