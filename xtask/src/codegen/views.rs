//! The borrowed views: the schema as a table, a type with accessors for every message, and the code that runs on
//! the table, which is the same for both crates and comes from `templates/`.

use std::fmt::Write as _;

pub(super) use prost_types::field_descriptor_proto::Type;
use prost_types::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, field_descriptor_proto::Label,
};

use super::{MAP_ENTRY, camel, snake};

/// Code that both crates share by copy, since neither may depend on the other: file name and content.
const TEMPLATES: [(&str, &str); 6] = [
    ("checked_str.rs", include_str!("templates/checked_str.rs")),
    ("fast.rs", include_str!("templates/fast.rs")),
    ("fields.rs", include_str!("templates/fields.rs")),
    ("full.rs", include_str!("templates/full.rs")),
    ("keys.rs", include_str!("templates/keys.rs")),
    ("table.rs", include_str!("templates/table.rs")),
];

/// Fields that must occur exactly once [R-MSG.6, R-MSG.7].
const REQUIRED: [&str; 2] = [".usp.Msg.header", ".usp.Msg.body"];

/// Fields that must not be empty or 0 [R-MSG.8, R-MTP.4b, R-E2E.26].
const FILLED: [&str; 10] = [
    ".usp.Header.msg_id",
    ".usp_record.Record.version",
    ".usp_record.Record.to_id",
    ".usp_record.Record.from_id",
    ".usp_record.NoSessionContextRecord.payload",
    ".usp_record.SessionContextRecord.session_id",
    ".usp_record.SessionContextRecord.sequence_id",
    ".usp_record.SessionContextRecord.expected_id",
    ".usp_record.MQTTConnectRecord.subscribed_topic",
    ".usp_record.STOMPConnectRecord.subscribed_destination",
];

/// Enumerations without unknown numbers, where a Record or a request holds them [R-ENC.2].
const CLOSED: [&str; 5] = [
    ".usp.Header.MsgType",
    ".usp_record.Record.PayloadSecurity",
    ".usp_record.SessionContextRecord.PayloadSARState",
    ".usp_record.MQTTConnectRecord.MQTTVersion",
    ".usp_record.STOMPConnectRecord.STOMPVersion",
];

/// Fields that must occur, in one part or more: without them an inner choice would be open [R-ENC.3].
const MERGED: &str = ".oper_status";

/// Choices that may be left open: the example of a synchronous Operate in TR-369 has none.
const CHOICE_OPTIONAL: [&str; 1] = [".usp.OperateResp.OperationResult"];

/// What both crates have beside the views, and neither can take from the other.
pub(super) const SHARED: [(&str, &str); 2] = [
    ("back_buffer.rs", include_str!("templates/back_buffer.rs")),
    ("limits.rs", include_str!("templates/limits.rs")),
];

/// Files of the folder `view`, by name, not yet laid out.
pub(super) fn generate(file: &FileDescriptorProto) -> Vec<(&'static str, String)> {
    let schema = Schema::of(file);
    // Records have a decoder of their own for what is not plain, for it also keeps unknown fields.
    let is_needed = |name: &str| name != "full.rs" || file.package() == "usp";
    let mut files: Vec<(&'static str, String)> = TEMPLATES
        .iter()
        .filter(|(name, _)| is_needed(name))
        .map(|(name, text)| (*name, (*text).to_owned()))
        .collect();
    files.push(("schema.rs", schema.table()));
    files.push(("messages.rs", schema.types()));
    files
}

/// All messages of a file, in the order of their places in the table.
pub(super) struct Schema<'f> {
    pub(super) messages: Vec<Message<'f>>,
}

pub(super) struct Message<'f> {
    /// `.usp.GetResp.ResolvedPathResult`
    full_name: String,
    /// Modules of the view type: `["get_resp"]`
    pub(super) modules: Vec<String>,
    pub(super) descriptor: &'f DescriptorProto,
    comment: String,
    field_comments: Vec<String>,
}

impl<'f> Schema<'f> {
    pub(super) fn of(file: &'f FileDescriptorProto) -> Self {
        let mut schema = Self {
            messages: Vec::new(),
        };
        for (index, message) in file.message_type.iter().enumerate() {
            if message.name() != MAP_ENTRY {
                let path = vec![4, to_i32(index)];
                schema.add(file, message, &format!(".{}", file.package()), &[], &path);
            }
        }
        schema
    }

    fn add(
        &mut self,
        file: &'f FileDescriptorProto,
        descriptor: &'f DescriptorProto,
        parent: &str,
        modules: &[String],
        path: &[i32],
    ) {
        let full_name = format!("{parent}.{}", descriptor.name());
        let below = |kind: i32, index: usize| [path, &[kind, to_i32(index)]].concat();
        self.messages.push(Message {
            full_name: full_name.clone(),
            modules: modules.to_vec(),
            descriptor,
            comment: comment(file, path),
            field_comments: (0..descriptor.field.len())
                .map(|i| comment(file, &below(2, i)))
                .collect(),
        });
        let mut inner = modules.to_vec();
        inner.push(snake(descriptor.name()));
        for (index, nested) in descriptor.nested_type.iter().enumerate() {
            self.add(file, nested, &full_name, &inner, &below(3, index));
        }
    }

    fn place(&self, full_name: &str) -> usize {
        self.messages
            .iter()
            .position(|m| m.full_name == full_name)
            .unwrap_or(usize::MAX)
    }

    /// The message of a name such as `.usp.GetResp.ResolvedPathResult`, unless it is the entry of a map.
    pub(super) fn message(&self, full_name: &str) -> Option<&Message<'f>> {
        self.messages.iter().find(|m| m.full_name == full_name)
    }

    /// The table.
    fn table(&self) -> String {
        let mut out = String::from(
            "//! The messages of the schema, with their rules.\n\n\
             use super::table::{Field, Kind, Message, Shape};\n\n",
        );
        let _ = writeln!(
            out,
            "/// Place of the outermost message.\npub(super) const ROOT: u8 = {};\n\n\
             /// Levels of nesting below the outermost message that the schema has.\n\
             pub(super) const DEPTH: u32 = {};\n",
            self.root(),
            self.depth(self.root())
        );
        let _ = writeln!(
            out,
            "const fn field(number: u8, name: &'static str, kind: Kind, shape: Shape) -> Field {{\n\
             Field {{ number, name, kind, shape }}\n}}\n\n\
             pub(super) static SCHEMA: [Message; {}] = [",
            self.messages.len()
        );
        for (place, message) in self.messages.iter().enumerate() {
            let optional = CHOICE_OPTIONAL.contains(&message.full_name.as_str());
            let choice = choice(message)
                .filter(|_| !is_pure_choice(message))
                .map_or_else(String::new, |c| c.name);
            let _ = writeln!(
                out,
                "// {place}: {}\nMessage {{ choice: \"{choice}\", choice_optional: {optional}, fields: &[",
                message.full_name.trim_start_matches('.')
            );
            for field in &message.descriptor.field {
                let _ = writeln!(
                    out,
                    "field({}, \"{}\", {}, Shape::{}),",
                    field.number(),
                    field.name(),
                    self.kind(field),
                    shape(message, field)
                );
            }
            out.push_str("] },\n");
        }
        out.push_str("];\n");
        out
    }

    fn root(&self) -> usize {
        // The outermost message is the one that no other holds.
        let held = |m: &Message<'_>| {
            self.messages.iter().any(|o| {
                o.descriptor
                    .field
                    .iter()
                    .any(|f| f.type_name() == m.full_name)
            })
        };
        self.messages
            .iter()
            .position(|m| !held(m))
            .unwrap_or(usize::MAX)
    }

    fn depth(&self, place: usize) -> usize {
        let fields = self
            .messages
            .get(place)
            .map_or(&[][..], |m| &m.descriptor.field);
        fields
            .iter()
            .filter(|f| f.r#type() == Type::Message)
            .map(|f| match self.place(f.type_name()) {
                usize::MAX => 1,
                child => self.depth(child).saturating_add(1),
            })
            .max()
            .unwrap_or(0)
    }

    fn kind(&self, field: &FieldDescriptorProto) -> String {
        match field.r#type() {
            Type::String => "Kind::Text".to_owned(),
            Type::Bytes => "Kind::Bytes".to_owned(),
            Type::Fixed32 => "Kind::Fixed32".to_owned(),
            Type::Message if is_map(field) => "Kind::Entry".to_owned(),
            Type::Message => format!("Kind::Message({})", self.place(field.type_name())),
            Type::Enum if CLOSED.contains(&field.type_name()) => {
                format!("Kind::Known({})", self.last_number(field.type_name()))
            }
            _ => "Kind::Varint".to_owned(),
        }
    }

    /// The number of the last value of an enumeration, whose numbers are those from 0 on.
    fn last_number(&self, full_name: &str) -> usize {
        self.messages
            .iter()
            .flat_map(|m| m.descriptor.enum_type.iter().map(move |e| (m, e)))
            .find(|(m, e)| full_name == format!("{}.{}", m.full_name, e.name()))
            .map_or(0, |(_, e)| e.value.len().saturating_sub(1))
    }

    /// The view types.
    fn types(&self) -> String {
        let mut body = String::new();
        self.module(&mut body, &[]);
        format!(
            "//! A view of every message, with an accessor for every field.\n\n{}{body}",
            imports(&body)
        )
    }

    /// The types of one module and the modules in it.
    fn module(&self, out: &mut String, modules: &[String]) {
        let mut body = String::new();
        for message in self.messages.iter().filter(|m| m.modules == modules) {
            self.view(&mut body, message);
            let mut inner = modules.to_vec();
            inner.push(snake(message.descriptor.name()));
            let holds = |m: &&Message<'_>| m.modules.starts_with(&inner);
            let chosen = choice(message).is_some() && !is_pure_choice(message);
            if self.messages.iter().any(|m| holds(&m)) || chosen {
                let _ = writeln!(
                    body,
                    "/// Views of what belongs to `{}`.\npub mod {} {{",
                    message.descriptor.name(),
                    snake(message.descriptor.name())
                );
                let mut text = String::new();
                self.module(&mut text, &inner);
                if chosen {
                    self.choice_type(&mut text, message);
                }
                let _ = writeln!(body, "use super::*;\n\n{text}}}");
            }
        }
        out.push_str(&body);
    }

    fn view(&self, out: &mut String, message: &Message<'_>) {
        if is_pure_choice(message) {
            self.choice_type(out, message);
            return;
        }
        let name = view_name(message.descriptor);
        let _ = writeln!(
            out,
            "/// {}\n#[derive(Clone, Copy)]\npub struct {name}<'a>(Raw<'a>);\n\n\
             impl<'a> {name}<'a> {{\n\
             pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {{ Self(raw) }}\n\n\
             /// The bytes of the message, as they came.\n\
             #[must_use]\npub const fn as_bytes(self) -> &'a [u8] {{ self.0.bytes() }}\n",
            message.comment
        );
        let mut debug = String::new();
        let mut choice_done = false;
        for (field, comment) in message.descriptor.field.iter().zip(&message.field_comments) {
            if field.oneof_index.is_some() {
                if !choice_done {
                    choice_done = true;
                    self.choice_accessor(out, message, &mut debug);
                }
                continue;
            }
            self.accessor(out, message, field, comment, &mut debug);
        }
        let _ = writeln!(
            out,
            "}}\n\nimpl fmt::Debug for {name}<'_> {{\n\
             fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n\
             f.debug_struct(\"{name}\"){debug}.finish()\n}}\n}}\n"
        );
    }

    fn accessor(
        &self,
        out: &mut String,
        message: &Message<'_>,
        field: &FieldDescriptorProto,
        comment: &str,
        debug: &mut String,
    ) {
        let name = field.name();
        let tag = tag(field);
        let list = field.label() == Label::Repeated;
        let mut put = |suffix: &str, doc: &str, result: &str, call: &str| {
            // Iterators say themselves that they must be used.
            let attribute = if result.starts_with("impl") {
                ""
            } else {
                "#[must_use]\n"
            };
            let _ = writeln!(
                out,
                "/// {comment}{doc}\n{attribute}#[inline]\n\
                 pub fn {name}{suffix}(self) -> {result} {{ {call} }}\n"
            );
        };
        let shown = match field.r#type() {
            Type::String if list => {
                put("", "", "Texts<'a>", &format!("Texts::new(self.0, {tag})"));
                let call = format!("CheckedTexts::new(self.0, {tag})");
                put("_checked", CHECKED, "CheckedTexts<'a>", &call);
                format!("self.{name}()")
            }
            Type::String => {
                put("", "", "&'a str", &format!("self.0.text({tag})"));
                put(
                    "_checked",
                    CHECKED,
                    "CheckedStr<'a>",
                    &format!("self.0.checked({tag})"),
                );
                format!("self.{name}()")
            }
            Type::Bytes if list => {
                let result = "impl Iterator<Item = &'a [u8]> + Clone";
                put("", "", result, &format!("self.0.list({tag})"));
                format!("List(self.{name}().map(Blob))")
            }
            Type::Bytes => {
                put("", "", "&'a [u8]", &format!("self.0.delimited({tag})"));
                format!("Blob(self.{name}())")
            }
            Type::Message if is_map(field) => {
                put("", "", "Pairs<'a>", &format!("Pairs::new(self.0, {tag})"));
                let call = format!("CheckedPairs::new(self.0, {tag})");
                put("_checked", CHECKED, "CheckedPairs<'a>", &call);
                format!("self.{name}()")
            }
            Type::Message if list => {
                let view = self.path(field, message);
                put(
                    "",
                    "",
                    &format!("impl Iterator<Item = {view}<'a>> + Clone"),
                    &format!("self.0.messages({tag}).map({view}::new)"),
                );
                format!("List(self.{name}())")
            }
            Type::Message if shape(message, field) == "Merged" => {
                let view = self.path(field, message);
                let call = format!(
                    "self.0.messages({tag}).find_map({view}::choose).unwrap_or_else({view}::none)"
                );
                put("", "", &format!("{view}<'a>"), &call);
                format!("self.{name}()")
            }
            Type::Message => {
                let view = self.path(field, message);
                let call = format!("{view}::new(self.0.message({tag}))");
                put("", "", &format!("{view}<'a>"), &call);
                format!("self.{name}()")
            }
            Type::Fixed32 => {
                put("", "", "u32", &format!("self.0.fixed32({tag})"));
                format!("self.{name}()")
            }
            Type::Bool => {
                put("", "", "bool", &format!("self.0.boolean({tag})"));
                format!("self.{name}()")
            }
            Type::Enum => {
                let kind = field.type_name().rsplit('.').next().unwrap_or_default();
                let doc =
                    format!("\n///\n/// The number of the `{kind}`, which may be an unknown one.");
                put("", &doc, "i32", &format!("self.0.enumeration({tag})"));
                format!("self.{name}()")
            }
            _ => {
                put("", "", "u64", &format!("self.0.varint({tag})"));
                format!("self.{name}()")
            }
        };
        let _ = write!(debug, ".field(\"{name}\", &{shown})");
    }

    /// Access to the choice of a message that has other fields too.
    fn choice_accessor(&self, out: &mut String, message: &Message<'_>, debug: &mut String) {
        let Some(choice) = choice(message) else {
            return;
        };
        let path = format!("{}::{}", snake(message.descriptor.name()), choice.type_name);
        let name = &choice.name;
        if choice.optional {
            let _ = writeln!(
                out,
                "/// The alternative that is present, if any is.\n#[must_use]\n#[inline]\n\
                 pub fn {name}(self) -> Option<{path}<'a>> {{ {path}::choose(self.0) }}\n"
            );
        } else {
            let _ = writeln!(
                out,
                "/// The alternative that is present.\n#[must_use]\n#[inline]\n\
                 pub fn {name}(self) -> {path}<'a> {{ {path}::new(self.0) }}\n"
            );
        }
        let _ = write!(debug, ".field(\"{name}\", &self.{name}())");
    }

    /// The enum that stands for a choice, or for a message that is nothing but a choice.
    fn choice_type(&self, out: &mut String, message: &Message<'_>) {
        let Some(choice) = choice(message) else {
            return;
        };
        let pure = is_pure_choice(message);
        let name = &choice.type_name;
        let members: Vec<_> = message
            .descriptor
            .field
            .iter()
            .zip(&message.field_comments)
            .filter(|(f, _)| f.oneof_index.is_some())
            .collect();
        let mut variants = String::new();
        let mut arms = String::new();
        let mut first_arm = String::new();
        let mut otherwise = String::new();
        for (field, comment) in &members {
            let variant = camel(field.name());
            let (held, from) = match field.r#type() {
                Type::Message => {
                    let mut view = self.path(field, message);
                    if !pure {
                        // One module further in.
                        view = view
                            .strip_prefix(&format!("{}::", snake(message.descriptor.name())))
                            .map_or_else(|| view.clone(), str::to_owned);
                    }
                    (format!("{view}<'a>"), format!("{view}::new(raw)"))
                }
                _ => ("CheckedStr<'a>".to_owned(), "raw.as_checked()".to_owned()),
            };
            let _ = writeln!(variants, "/// {comment}\n{variant}({held}),");
            let arm = format!("{} => Self::{variant}({from}),\n", field.number());
            if otherwise.is_empty() {
                otherwise = format!("Self::{variant}({from})");
                first_arm = arm;
            } else {
                arms.push_str(&arm);
            }
        }
        let first = members.first().map_or(0, |(f, _)| f.number());
        let last = members.last().map_or(0, |(f, _)| f.number());
        let doc = if pure {
            message.comment.clone()
        } else {
            format!("Alternatives of `{}`.", choice.name)
        };
        let _ = writeln!(
            out,
            "/// {doc}\n#[derive(Clone, Copy, Debug)]\n#[non_exhaustive]\npub enum {name}<'a> {{\n{variants}}}\n\n\
             impl<'a> {name}<'a> {{"
        );
        let is_merged = message.full_name.ends_with(".OperationStatus");
        if choice.optional || is_merged {
            let _ = writeln!(
                out,
                "/// The alternative that a message holds.\n\
                 #[inline]\n\
                 pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {{\n\
                 let (number, raw) = raw.choice({first}, {last});\n\
                 Some(match number {{\n{first_arm}{arms}_ => return None,\n}})\n}}\n"
            );
        } else {
            // What a valid message cannot lack reads as the first alternative, without anything in it.
            let _ = writeln!(
                out,
                "/// The alternative that a message holds.\n\
                 #[inline]\n\
                 pub(in crate::view) fn new(raw: Raw<'a>) -> Self {{\n\
                 let (number, raw) = raw.choice({first}, {last});\n\
                 match number {{\n{arms}_ => {otherwise},\n}}\n}}\n"
            );
        }
        if is_merged {
            let _ = writeln!(
                out,
                "/// What a valid message cannot hold.\n#[cold]\n\
                 pub(in crate::view) fn none() -> Self {{\n\
                 let raw = Raw::EMPTY;\n{otherwise}\n}}\n"
            );
        }
        out.push_str("}\n\n");
    }

    /// Path from the module of `message` to the view of what `field` holds.
    fn path(&self, field: &FieldDescriptorProto, message: &Message<'_>) -> String {
        let Some(target) = self.message(field.type_name()) else {
            return String::new();
        };
        let common = target
            .modules
            .iter()
            .zip(&message.modules)
            .take_while(|(a, b)| a == b)
            .count();
        // Whatever is further out is imported.
        let mut path = String::new();
        for module in target.modules.iter().skip(common) {
            path.push_str(module);
            path.push_str("::");
        }
        path.push_str(&view_name(target.descriptor));
        path
    }
}

const CHECKED: &str = "\n///\n/// As bytes that are known to be UTF-8: nothing is checked again.";

/// What is known of the choice of a message.
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) type_name: String,
    pub(super) optional: bool,
}

pub(super) fn choice(message: &Message<'_>) -> Option<Choice> {
    let name = message.descriptor.oneof_decl.first()?.name().to_owned();
    let type_name = if is_pure_choice(message) {
        view_name(message.descriptor)
    } else {
        format!("{}View", camel(&name))
    };
    Some(Choice {
        name,
        type_name,
        optional: CHOICE_OPTIONAL.contains(&message.full_name.as_str()),
    })
}

pub(super) fn is_pure_choice(message: &Message<'_>) -> bool {
    !message.descriptor.oneof_decl.is_empty()
        && message
            .descriptor
            .field
            .iter()
            .all(|f| f.oneof_index.is_some())
}

fn shape(message: &Message<'_>, field: &FieldDescriptorProto) -> &'static str {
    let full_name = format!("{}.{}", message.full_name, field.name());
    if field.label() == Label::Repeated {
        "List"
    } else if field.oneof_index.is_some() {
        "Choice"
    } else if REQUIRED.contains(&full_name.as_str()) {
        "Required"
    } else if FILLED.contains(&full_name.as_str()) {
        "Filled"
    } else if full_name.ends_with(MERGED) {
        "Merged"
    } else {
        "Single"
    }
}

pub(super) fn is_map(field: &FieldDescriptorProto) -> bool {
    field.type_name().rsplit('.').next() == Some(MAP_ENTRY)
}

fn tag(field: &FieldDescriptorProto) -> String {
    let wire_type = match field.r#type() {
        Type::String | Type::Bytes | Type::Message => 2,
        Type::Fixed32 => 5,
        _ => 0,
    };
    format!("{:#04X}", (field.number() << 3_u8) | wire_type)
}

pub(super) fn view_name(message: &DescriptorProto) -> String {
    // An error is always a Rust error; the USP message is named apart.
    let name = match message.name() {
        "Error" => "ErrorMsg",
        name => name,
    };
    format!("{}View", camel(&snake(name)))
}

/// The imports of the outermost module, from which all inner ones take theirs.
fn imports(text: &str) -> String {
    let used = |names: &[&str]| {
        let is_used = |name: &&str| {
            ["<'a>", "(", "::"].iter().any(|end| {
                [" ", "<", "&"]
                    .iter()
                    .any(|start| text.contains(&format!("{start}{name}{end}")))
            })
        };
        let names: Vec<&str> = names.iter().copied().filter(is_used).collect();
        names.join(", ")
    };
    let fields = used(&["List", "Raw"]);
    let lists = match used(&["CheckedPairs", "CheckedTexts", "Pairs", "Texts"]) {
        names if names.is_empty() => names,
        names => format!(", lists::{{{names}}}"),
    };
    let blob = if text.contains("Blob") {
        "use crate::debug::Blob;\n"
    } else {
        ""
    };
    format!(
        "use core::fmt;\n\n\
         use super::{{checked_str::CheckedStr, fields::{{{fields}}}{lists}}};\n{blob}\n"
    )
}

/// The comment that stands before a declaration.
fn comment(file: &FileDescriptorProto, path: &[i32]) -> String {
    let location = file
        .source_code_info
        .iter()
        .flat_map(|info| &info.location)
        .find(|l| l.path == path);
    let lines: Vec<&str> = location
        .and_then(|l| l.leading_comments.as_deref())
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .collect();
    lines.join("\n/// ")
}

fn to_i32(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}
