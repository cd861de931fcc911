//! Constants for the paths of a schema, as Rust source.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::argument_name;
use crate::schema::{Kind, LookupError, Node, NodeId, ObjectNode, ParamNode, Schema};
use crate::types::{Bound, Facets, ParamAccess, Primitive, Size, Status, Type};

/// The reason why no constants are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GenerateError {
    /// The schema does not have one of the objects.
    #[error("object number {index} of the list: {error}")]
    Unknown {
        /// The index of the path in the list.
        index: usize,
        /// Why it is not found.
        error: LookupError,
    },
    /// What a path names is no object, table, command or event of the model.
    #[error("object number {index} of the list: expected an object, table, command or event")]
    NotAnObject {
        /// The index of the path in the list.
        index: usize,
    },
    /// The output takes no more.
    #[error("the output takes no more text")]
    Output,
}

impl From<fmt::Error> for GenerateError {
    fn from(_: fmt::Error) -> Self {
        Self::Output
    }
}

/// Writes constants for objects and all that they hold, as the text of a Rust module.
///
/// `objects` are paths such as `Device.WiFi.`, or of single commands and events such as
/// `Device.Reboot()`; what is deleted is left out. There is a module for each object, named as it
/// is: `device::wifi::radio::CHANNEL` is `Device.WiFi.Radio.{i}.Channel`, and
/// `device::wifi::radio::OBJECT` is the table itself. So is there for the arguments of commands and
/// events: `device::reboot::input::CAUSE`, `device::boot::PARAMETER_MAP`. A doc comment says type and
/// facets, who writes it, and since which version. The text needs [`paths`](crate::paths) in scope, which the
/// caller writes before it: `use usp_datamodel::paths;`. The same schema and list give the same
/// text, to be laid out by rustfmt.
///
/// # Errors
///
/// [`GenerateError`] when a path is not in the schema or no object, or when `out` is full.
pub fn rust_paths(
    schema: Schema<'_>,
    objects: &[&str],
    out: &mut dyn Write,
) -> Result<(), GenerateError> {
    let mut chosen = BTreeSet::new();
    for (index, path) in objects.iter().enumerate() {
        let found = schema.lookup(path);
        let found = found.map_err(|error| GenerateError::Unknown { index, error })?;
        let is_chosen = matches!(
            found.node.kind(),
            Kind::Object | Kind::Table | Kind::Command | Kind::Event
        );
        if !is_chosen {
            return Err(GenerateError::NotAnObject { index });
        }
        chosen.insert(found.node.id());
    }
    let mut writer = Writer { chosen, out };
    let mut modules = BTreeSet::new();
    for child in schema.root().children().filter_map(|node| node.as_object()) {
        let module = free(module_name(child.name()), &mut modules);
        writer.object(child, &module, false, 0)?;
    }
    Ok(())
}

/// More levels than any model has.
const MAX_LEVELS: usize = 64;

struct Writer<'w> {
    chosen: BTreeSet<NodeId>,
    out: &'w mut dyn Write,
}

impl Writer<'_> {
    /// Whether an object or anything below it is asked for.
    fn leads_on(&self, object: ObjectNode<'_>) -> bool {
        self.chosen.contains(&object.id())
            || object
                .as_node()
                .descendants()
                .any(|node| self.chosen.contains(&node.id()))
    }

    fn object(
        &mut self,
        object: ObjectNode<'_>,
        module: &str,
        is_inside: bool,
        level: usize,
    ) -> Result<(), GenerateError> {
        let is_inside = is_inside || self.chosen.contains(&object.id());
        let node = object.as_node();
        if node.is_deleted() || level > MAX_LEVELS || !(is_inside || self.leads_on(object)) {
            return Ok(());
        }
        self.open(&object_facts(object), module)?;
        // Objects have the first choice of names, whichever of them are written.
        let mut modules = BTreeSet::new();
        let children: Vec<_> = object
            .objects()
            .map(|child| (child, free(module_name(child.name()), &mut modules)))
            .collect();
        self.constants(object, is_inside, &mut modules)?;
        for (child, module) in children {
            self.object(child, &module, is_inside, level.saturating_add(1))?;
        }
        writeln!(self.out, "}}")?;
        Ok(())
    }

    fn open(&mut self, doc: &str, module: &str) -> fmt::Result {
        writeln!(self.out, "/// {doc}")?;
        writeln!(self.out, "pub mod {module} {{")?;
        writeln!(self.out, "use super::paths;")
    }

    /// The constants of an object, or of what is asked for in it.
    fn constants(
        &mut self,
        object: ObjectNode<'_>,
        is_inside: bool,
        modules: &mut BTreeSet<String>,
    ) -> Result<(), GenerateError> {
        let path = object.path().to_string();
        let count = path.matches("{i}").count();
        let mut names = BTreeSet::from([String::from("OBJECT")]);
        if is_inside {
            let (kind, doc) = if object.is_table() {
                let above = count.saturating_sub(1);
                (format!("Table<{above}, {count}>"), "The table itself.")
            } else {
                (format!("Object<{count}>"), "The object itself.")
            };
            self.constant(doc, "OBJECT", &kind, &path)?;
        }
        let children = object.as_node().children();
        let children = children.filter(|child| !child.is_deleted());
        let children = children.filter(|child| is_inside || self.chosen.contains(&child.id()));
        for child in children.collect::<Vec<_>>() {
            let kind = match (child.kind(), child.as_param()) {
                (_, Some(param)) => format!("Param<{}, {count}>", rust_type(&param.ty())),
                (Kind::Command, _) => format!("Command<{count}>"),
                (Kind::Event, _) => format!("Event<{count}>"),
                _ => continue,
            };
            let name = free(constant_name(child.name()), &mut names);
            let doc = leaf_facts(child);
            self.constant(&doc, &name, &kind, &child.path().to_string())?;
            if matches!(child.kind(), Kind::Command | Kind::Event) && has_arguments(child) {
                let module = free(module_name(child.name()), modules);
                let path = plain(&child.path().to_string());
                self.arguments(child, &format!("Arguments of `{path}`."), &module, 0)?;
            }
        }
        Ok(())
    }

    /// A module for what stands among the arguments of a command or event.
    fn arguments(
        &mut self,
        holder: Node<'_>,
        doc: &str,
        module: &str,
        level: usize,
    ) -> Result<(), GenerateError> {
        self.open(doc, module)?;
        let mut names = BTreeSet::new();
        let mut modules = BTreeSet::new();
        for child in holder.children().filter(|child| !child.is_deleted()) {
            let path = child.path().to_string();
            if let Some(param) = child.as_param() {
                let count = argument_name(&path).matches("{i}").count();
                let name = free(constant_name(child.name()), &mut names);
                let kind = format!("Arg<{}, {count}>", rust_type(&param.ty()));
                self.constant(&leaf_facts(child), &name, &kind, &path)?;
            } else if has_arguments(child) && level < MAX_LEVELS {
                let doc = if child.kind() == Kind::Input {
                    String::from("The input arguments.")
                } else if child.kind() == Kind::Output {
                    String::from("The output arguments.")
                } else {
                    format!("`{}`: {}", plain(&path), since(child))
                };
                let module = free(module_name(child.name()), &mut modules);
                self.arguments(child, &doc, &module, level.saturating_add(1))?;
            }
        }
        writeln!(self.out, "}}")?;
        Ok(())
    }

    fn constant(&mut self, doc: &str, name: &str, kind: &str, path: &str) -> fmt::Result {
        let constructor = kind.split_once('<').map_or(kind, |(name, _)| name);
        writeln!(self.out, "/// {doc}")?;
        writeln!(
            self.out,
            "pub const {name}: paths::{kind} = paths::{constructor}::new({path:?});"
        )
    }
}

/// Whether a constant stands somewhere below a command, an event, or a part of their arguments.
fn has_arguments(node: Node<'_>) -> bool {
    let mut below = node.descendants();
    below.any(|node| node.as_param().is_some() && !node.is_deleted())
}

/// A name that no other has: names of a model may differ in case or marks alone.
fn free(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// What stands in a doc comment: no line ends, no marks that rustdoc reads.
fn plain(text: &str) -> String {
    let keep = |c: char| if c.is_control() || c == '`' { ' ' } else { c };
    text.chars().map(keep).collect()
}

fn since(node: Node<'_>) -> String {
    let stage = match node.status() {
        Status::Current => "",
        Status::Deprecated => ", deprecated",
        Status::Obsoleted => ", obsoleted",
        Status::Deleted => ", deleted",
    };
    format!("since {}{stage}", node.since())
}

fn object_facts(object: ObjectNode<'_>) -> String {
    let mut facts = format!("`{}`: ", plain(&object.path().to_string()));
    if object.is_table() {
        let entries = object.number_of_entries();
        let access = object.access();
        facts.push_str(match (access.can_add(), access.can_delete()) {
            (true, true) => "rows are added and deleted, ",
            (true, false) => "rows are added, ",
            (false, true) => "rows are deleted, ",
            (false, false) => "rows come and go by themselves, ",
        });
        match entries.max {
            Some(max) if max == entries.min => facts.push_str(&format!("{max} rows, ")),
            Some(max) => facts.push_str(&format!("{} to {max} rows, ", entries.min)),
            None if entries.min > 0 => facts.push_str(&format!("at least {} rows, ", entries.min)),
            None => {}
        }
    } else if object.is_optional() {
        facts.push_str("need not exist, ");
    }
    facts.push_str(&since(object.as_node()));
    facts
}

fn leaf_facts(node: Node<'_>) -> String {
    let mut facts = format!("`{}`: ", plain(&node.path().to_string()));
    if let Some(param) = node.as_param() {
        facts.push_str(&param_facts(param));
    } else if let Some(command) = node.as_command() {
        facts.push_str(if command.is_async() {
            "asynchronous command, "
        } else {
            "command, "
        });
    } else {
        facts.push_str("event, ");
    }
    facts.push_str(&since(node));
    facts
}

fn param_facts(param: ParamNode<'_>) -> String {
    let ty = param.ty();
    let mut facts = String::new();
    if ty.is_list() {
        facts.push_str("list of ");
    }
    facts.push_str(ty.primitive().name());
    if let Some(name) = param.type_name() {
        facts.push_str(&format!(" ({})", plain(name)));
    }
    let lengths = sizes(ty.sizes());
    if !lengths.is_empty() {
        facts.push_str(&format!(", length {lengths}"));
    }
    let ranges: String = ty
        .ranges()
        .iter()
        .map(|range| {
            let end = |bound: Option<Bound<'_>>| match bound {
                None => String::new(),
                Some(Bound::Integer(number)) => number.to_string(),
                Some(Bound::Decimal(number)) => number.to_string(),
            };
            format!(" {}..={}", end(range.min()), end(range.max()))
        })
        .collect();
    if !ranges.is_empty() {
        facts.push_str(&format!(",{ranges}"));
    }
    let values = ty.enumeration().iter();
    let values: String = values
        .filter(|item| item.status != Status::Deleted)
        .map(|item| match item.value {
            "" => String::from(" `\"\"`"),
            value => format!(" `{}`", plain(value)),
        })
        .collect();
    if !values.is_empty() {
        facts.push_str(&format!(", one of{values}"));
    }
    if let Some(units) = ty.units() {
        facts.push_str(&format!(", in {}", plain(units)));
    }
    facts.push_str(match (param.as_node().kind(), param.access()) {
        (Kind::InputArg, _) if param.is_mandatory() => ", mandatory, ",
        (Kind::InputArg | Kind::OutputArg | Kind::EventArg, _) => ", ",
        (_, ParamAccess::ReadOnly) => ", read only, ",
        (_, ParamAccess::ReadWrite) => ", read and write, ",
        (_, ParamAccess::WriteOnceReadOnly) => ", written when its row is added, ",
    });
    facts
}

fn sizes(sizes: Facets<'_, Size>) -> String {
    let mut text = String::new();
    for size in sizes {
        let or = if text.is_empty() { "" } else { " or " };
        let most = size.max.map(|max| max.to_string()).unwrap_or_default();
        text.push_str(&format!("{or}{}..={most}", size.min));
    }
    text
}

fn rust_type(ty: &Type<'_>) -> String {
    let value = "usp_datamodel::value";
    let item = match ty.primitive() {
        Primitive::Boolean => "bool".into(),
        Primitive::Int => "i32".into(),
        Primitive::Long => "i64".into(),
        Primitive::UnsignedInt => "u32".into(),
        Primitive::UnsignedLong => "u64".into(),
        Primitive::String => "str".into(),
        Primitive::DateTime => format!("{value}::DateTime<'static>"),
        Primitive::Decimal => format!("{value}::Decimal<'static>"),
        Primitive::Base64 => format!("{value}::Base64<'static>"),
        Primitive::HexBinary => format!("{value}::HexBinary<'static>"),
    };
    if ty.is_list() {
        return format!("paths::ListOf<{item}>");
    }
    item
}

/// The words of a name of the model, with `_` between them.
fn words(name: &str) -> String {
    // Names of the model that are one word to everybody.
    let name = name.replace("WiFi", "Wifi").replace("IoT", "Iot");
    let chars: Vec<char> = name.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or(' ');
    let mut text = String::new();
    for (index, c) in chars.iter().enumerate() {
        let next = at(index.saturating_add(1));
        let after = at(index.saturating_add(2));
        let before = index.checked_sub(1).map_or(' ', at);
        // An acronym ends before a word, but not before `v4` or the `s` of a plural.
        let is_word = next.is_lowercase()
            && !(next == 'v' && after.is_ascii_digit())
            && (next != 's' || after.is_lowercase());
        let starts = c.is_uppercase()
            && (before.is_lowercase()
                || before.is_ascii_digit()
                || (before.is_uppercase() && is_word));
        if starts && !text.ends_with('_') && !text.is_empty() {
            text.push('_');
        }
        text.push(if c.is_ascii_alphanumeric() { *c } else { '_' });
    }
    let text = text.trim_matches('_');
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.is_empty() {
        return format!("n{text}");
    }
    text.into()
}

fn constant_name(name: &str) -> String {
    words(name).to_uppercase()
}

fn module_name(name: &str) -> String {
    let name = words(name).to_lowercase();
    // A path in Rust may not say these, not even raw.
    if matches!(name.as_str(), "self" | "super" | "crate" | "paths") {
        return format!("{name}_");
    }
    if KEYWORDS.contains(&name.as_str()) {
        return format!("r#{name}");
    }
    name
}

const KEYWORDS: [&str; 46] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "where", "while",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        for (name, wanted) in [
            ("Channel", "CHANNEL"),
            ("MACAddress", "MAC_ADDRESS"),
            (
                "IPv4AddressNumberOfEntries",
                "IPV4_ADDRESS_NUMBER_OF_ENTRIES",
            ),
            ("BSSIDs", "BSSIDS"),
            ("WiFi", "WIFI"),
            ("X_EXAMPLE-COM_LEDColour", "X_EXAMPLE_COM_LED_COLOUR"),
            ("Reset()", "RESET"),
            ("6GHz", "N6_G_HZ"),
        ] {
            assert_eq!(constant_name(name), wanted);
        }
        assert_eq!(module_name("Type"), "r#type");
        assert_eq!(module_name("Self"), "self_");
        assert_eq!(module_name("DeviceInfo"), "device_info");
    }
}
