//! `codegen [--check]`: the wire types of usp-msg and usp-record, their views, and their JSON.
//!
//! The pure-Rust compiler protox reads `proto/*.proto`; prost writes the Rust code. In between, every map
//! becomes a list of entries: the same bytes on the wire, but in a stable order that survives a round trip.

mod accessors;
mod json;
mod views;

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use prost_build::Module;
use prost_types::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    field_descriptor_proto::{Label, Type},
    source_code_info::Location,
};

use crate::root;

/// One schema and the crate that holds the code made from it.
struct Target {
    proto: &'static str,
    krate: &'static str,
}

const TARGETS: [Target; 2] = [
    Target {
        proto: "usp-msg.proto",
        krate: "usp-msg",
    },
    Target {
        proto: "usp-record.proto",
        krate: "usp-record",
    },
];

/// Name of the message that stands for an entry of any `map<string, string>`.
const MAP_ENTRY: &str = "MapEntry";

/// Generates all files, or compares them with what is there.
pub(crate) fn run(args: &[&str]) -> Result<String, String> {
    let check = match args {
        [] => false,
        ["--check"] => true,
        _ => return Err("usage: codegen [--check]".to_owned()),
    };
    let mut stale = Vec::new();
    let mut count: usize = 0;
    for target in &TARGETS {
        for (path, text) in generate(target)? {
            count = count.saturating_add(1);
            let shown = path.display();
            if check {
                if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
                    stale.push(format!(
                        "codegen: {shown} differs from what the schema gives"
                    ));
                }
            } else {
                fs::write(&path, text).map_err(|e| format!("{shown}: {e}"))?;
            }
        }
    }
    if stale.is_empty() {
        let verb = if check { "checked" } else { "written" };
        Ok(format!("codegen: {count} files {verb}"))
    } else {
        stale.push("run: cargo run -q -p xtask -- codegen".to_owned());
        Err(stale.join("\n"))
    }
}

/// The generated files of one crate, with their content.
fn generate(target: &Target) -> Result<Vec<(PathBuf, String)>, String> {
    let file = compile(target.proto)?;
    let sources = root().join(target.krate).join("src");
    let mut files = vec![(
        sources.join("wire/generated.rs"),
        rustfmt(&format!("{}{}", header(target), structs(&file)?))?,
    )];
    for (name, text) in views::SHARED {
        let text = rustfmt(&format!("{}{text}", header(target)))?;
        files.push((sources.join(name), text));
    }
    for (name, text) in views::generate(&file) {
        let text = rustfmt(&format!("{}{text}", header(target)))?;
        files.push((sources.join("view").join(name), text));
    }
    for (name, text) in json::generate(&file)? {
        let text = rustfmt(&format!("{}{text}", header(target)))?;
        files.push((sources.join("json").join(name), text));
    }
    let text = accessors::generate(&file, &target.krate.replace('-', "_"));
    let text = rustfmt(&format!("{}{text}", header(target)))?;
    files.push((
        root().join(target.krate).join("tests/it/accessors.rs"),
        text,
    ));
    Ok(files)
}

fn header(target: &Target) -> String {
    format!(
        "// Written by `cargo run -p xtask -- codegen` from proto/{}; not to be edited.\n\n",
        target.proto
    )
}

/// Reads a schema and replaces its maps.
fn compile(proto: &str) -> Result<FileDescriptorProto, String> {
    let folder = root().join("proto");
    let mut compiler = protox::Compiler::new([&folder]).map_err(|e| e.to_string())?;
    compiler
        .include_source_info(true)
        .open_file(proto)
        .map_err(|e| format!("{e:?}"))?;
    let mut file = compiler
        .file_descriptor_set()
        .file
        .into_iter()
        .find(|f| f.name() == proto)
        .ok_or_else(|| format!("{proto}: no descriptor"))?;
    maps_to_lists(&mut file);
    Ok(file)
}

/// Turns each map into a list of a shared entry message, which is how a map travels anyway.
fn maps_to_lists(file: &mut FileDescriptorProto) {
    let entry = format!(".{}.{MAP_ENTRY}", file.package());
    let mut found = false;
    for message in &mut file.message_type {
        found |= maps_to_lists_in(message, &entry);
    }
    if !found {
        return;
    }
    let index = i32::try_from(file.message_type.len()).unwrap_or(i32::MAX);
    file.message_type.push(DescriptorProto {
        name: Some(MAP_ENTRY.to_owned()),
        field: vec![string_field("key", 1), string_field("value", 2)],
        ..DescriptorProto::default()
    });
    // Paths into a descriptor: 4 is message_type of a file, 2 is field of a message.
    let comments = [
        (
            vec![4, index],
            " One entry of a map; maps are lists of these, in the order of the wire.",
        ),
        (vec![4, index, 2, 0], " The key."),
        (vec![4, index, 2, 1], " The value."),
    ];
    let info = file.source_code_info.get_or_insert_default();
    for (path, comment) in comments {
        info.location.push(Location {
            path,
            span: vec![0, 0, 0],
            leading_comments: Some(comment.to_owned()),
            ..Location::default()
        });
    }
}

fn maps_to_lists_in(message: &mut DescriptorProto, entry: &str) -> bool {
    let is_map = |m: &DescriptorProto| m.options.as_ref().is_some_and(|o| o.map_entry());
    let maps: Vec<String> = message
        .nested_type
        .iter()
        .filter(|m| is_map(m))
        .map(|m| format!(".{}", m.name()))
        .collect();
    // Only the name's end is compared: an entry type is always a sibling of its field.
    for field in &mut message.field {
        if maps.iter().any(|m| field.type_name().ends_with(m)) {
            field.type_name = Some(entry.to_owned());
        }
    }
    // Comments are tied to positions, and protox puts the entry types behind the declared ones.
    message.nested_type.retain(|m| !is_map(m));
    let mut found = !maps.is_empty();
    for nested in &mut message.nested_type {
        found |= maps_to_lists_in(nested, entry);
    }
    found
}

fn string_field(name: &str, number: i32) -> FieldDescriptorProto {
    FieldDescriptorProto {
        name: Some(name.to_owned()),
        number: Some(number),
        label: Some(Label::Optional.into()),
        r#type: Some(Type::String.into()),
        json_name: Some(name.to_owned()),
        ..FieldDescriptorProto::default()
    }
}

/// The structs and enums with their codec, by prost.
fn structs(file: &FileDescriptorProto) -> Result<String, String> {
    let mut config = prost_build::Config::new();
    config.bytes(["."]);
    let module = Module::from_protobuf_package_name(file.package());
    let mut modules = config
        .generate(vec![(module.clone(), file.clone())])
        .map_err(|e| e.to_string())?;
    modules
        .remove(&module)
        .ok_or_else(|| format!("{}: nothing generated", file.name()))
}

/// `GetSupportedDMResp` to `get_supported_dm_resp`, as prost does it.
fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| chars.get(i));
        let after = chars.get(at.saturating_add(1));
        let starts = before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit())
            || (before.is_some_and(|b| b.is_uppercase())
                && after.is_some_and(|a| a.is_lowercase()));
        if c.is_uppercase() && starts {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn camel(name: &str) -> String {
    name.split('_')
        .filter_map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|c| c.to_uppercase().chain(chars).collect::<String>())
        })
        .collect()
}

/// The same code, laid out by rustfmt.
pub(crate) fn rustfmt(code: &str) -> Result<String, String> {
    let failed = |e: std::io::Error| format!("rustfmt: {e}");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // A thread feeds the child, so that neither side waits for a full pipe.
    let mut stdin = child.stdin.take().ok_or("rustfmt: no input")?;
    let code = code.to_owned();
    let feeder = std::thread::Builder::new()
        .spawn(move || stdin.write_all(code.as_bytes()))
        .map_err(failed)?;
    let output = child.wait_with_output().map_err(failed)?;
    feeder
        .join()
        .map_err(|_| "rustfmt: the feeder failed")?
        .map_err(failed)?;
    if !output.status.success() {
        return Err(format!("rustfmt: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("rustfmt: {e}"))
}
