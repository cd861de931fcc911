//! One line of the table for each node.

use std::fmt::Write as _;

use usp_datamodel::{
    Kind, Node, ObjectAccess, ObjectNode, ParamNode, ReferenceScope, Schema,
    types::{
        Bound, DefaultKind, ListRule, NestedBrackets, ParamAccess, Range, ReferenceKind, Size,
        Status, Strength,
    },
};

pub(super) const HEADER: &str = "path\tkind\tversion\tstatus\taccess\ttype\tlist_or_entries\tfacets\tdefault\tref_or_keys\tnotify\textra";

/// Adds the rows of all nodes of a schema.
pub(super) fn of_schema(schema: &Schema<'_>, rows: &mut Vec<String>) {
    for node in schema.nodes() {
        if let Some(row) = of_node(node) {
            rows.push(row);
        }
    }
}

#[derive(Default)]
struct Row {
    access: &'static str,
    ty: String,
    list: String,
    facets: String,
    default: String,
    reference: String,
    notify: &'static str,
    extra: Vec<String>,
}

fn of_node(node: Node<'_>) -> Option<String> {
    let kind = kind(node)?;
    let row = match (node.as_object(), node.as_param(), node.as_command()) {
        (Some(object), _, _) => of_object(object),
        (_, Some(param), _) => of_param(param),
        (_, _, Some(command)) => Row {
            extra: vec![if command.is_async() { "async" } else { "sync" }.to_owned()],
            ..Row::default()
        },
        _ => Row::default(),
    };
    let path = node.path().to_string();
    let version = node.since().to_string();
    let extra = row.extra.join(",");
    let columns = [
        &path,
        kind,
        &version,
        node.status().name(),
        row.access,
        &row.ty,
        &row.list,
        &row.facets,
        &row.default,
        &row.reference,
        row.notify,
        &extra,
    ];
    let columns = columns.map(|column| column.replace(['\t', '\n'], " "));
    Some(columns.join("\t"))
}

/// The word of the table; nothing for the holders of arguments.
fn kind(node: Node<'_>) -> Option<&'static str> {
    Some(match node.kind() {
        Kind::Object => "object",
        Kind::Table => "table",
        Kind::Param => "param",
        Kind::Command => "command",
        Kind::Event => "event",
        Kind::InputArg => "input",
        Kind::OutputArg => "output",
        Kind::EventArg => "eventarg",
        Kind::ArgObject => match holder(node) {
            Kind::Input => "input-object",
            Kind::Output => "output-object",
            _ => "eventarg-object",
        },
        _ => return None,
    })
}

/// What holds an argument, above all objects among the arguments.
fn holder(node: Node<'_>) -> Kind {
    let mut at = node;
    while let Some(parent) = at.parent() {
        if parent.kind() != Kind::ArgObject {
            return parent.kind();
        }
        at = parent;
    }
    Kind::Root
}

fn of_object(object: ObjectNode<'_>) -> Row {
    let entries = object.number_of_entries();
    let max = entries
        .max
        .map_or_else(|| "unbounded".to_owned(), |max| max.to_string());
    let mut row = Row {
        list: format!("{}:{max}", entries.min),
        ..Row::default()
    };
    if object.is_argument() {
        if object.is_mandatory() {
            row.extra.push("mandatory".to_owned());
        }
        return row;
    }
    row.access = match object.access() {
        ObjectAccess::ReadOnly => "readOnly",
        ObjectAccess::AddDelete => "readWrite",
        ObjectAccess::AddOnly => "create",
        ObjectAccess::DeleteOnly => "delete",
    };
    let keys = object.unique_keys().map(|key| {
        let params: Vec<String> = key.params().map(|param| below(param, object)).collect();
        let kind = if key.is_functional() { 'F' } else { 'N' };
        format!("{kind}({})", params.join(","))
    });
    row.reference = keys.collect::<Vec<_>>().join(" ");
    if let Some(param) = object.entries_param() {
        row.extra
            .push(format!("numEntriesParameter={}", param.name()));
    }
    if let Some(param) = object.enable_param() {
        row.extra
            .push(format!("enableParameter={}", below(param, object)));
    }
    if let Some(union) = object.union() {
        row.extra.push(format!(
            "discriminatorParameter={}",
            union.discriminator.name()
        ));
    }
    if object.is_mount_point() {
        row.extra.push("mountType=mountPoint".to_owned());
    }
    row
}

fn below(param: ParamNode<'_>, object: ObjectNode<'_>) -> String {
    let path = param.path().to_string();
    let above = object.path().to_string();
    path.strip_prefix(&above).unwrap_or(&path).to_owned()
}

fn of_param(param: ParamNode<'_>) -> Row {
    let mut row = Row::default();
    if !param.is_argument() {
        row.access = match param.access() {
            ParamAccess::ReadOnly => "readOnly",
            ParamAccess::ReadWrite => "readWrite",
            ParamAccess::WriteOnceReadOnly => "writeOnceReadOnly",
        };
        row.notify = param.active_notify().name();
    }
    if param.has_syntax() {
        if let Some(name) = param.type_name() {
            let derived = if param.is_derived_type() { "*" } else { "" };
            let _ = write!(row.ty, "{name}{derived}/");
        }
        row.ty.push_str(param.ty().primitive().name());
        row.facets = facets(param);
    }
    if let Some(list) = param.ty().list() {
        row.list = self::list(list, param.written_zeros());
    }
    if let Some(default) = param.default_value() {
        let kind = match default.kind {
            DefaultKind::Object => "object",
            DefaultKind::Factory => "factory",
            DefaultKind::Implementation => "implementation",
            DefaultKind::Parameter => "parameter",
        };
        row.default = format!("{kind}={}", default.value);
    }
    row.reference = reference(param);
    for (is_set, word) in [
        (param.is_hidden(), "hidden"),
        (param.is_secured(), "secured"),
        (param.is_command_trigger(), "command"),
        (param.is_mandatory(), "mandatory"),
        (param.is_forced_inform(), "forcedInform"),
    ] {
        if is_set {
            row.extra.push(word.to_owned());
        }
    }
    row
}

/// A size as written: a minimum of 0 may be left out.
fn size(size: Size, zero: bool) -> String {
    let min = if size.min == 0 && !zero {
        String::new()
    } else {
        size.min.to_string()
    };
    let max = size.max.map_or_else(String::new, |max| max.to_string());
    format!("{min}:{max}")
}

fn has(word: u16, bit: usize) -> bool {
    bit < 14 && word >> bit & 1 != 0
}

fn list(list: ListRule<'_>, zeros: u16) -> String {
    let items = size(
        Size::new(list.min_items, list.max_items),
        zeros & 0x8000 != 0,
    );
    let nested = match list.nested {
        NestedBrackets::Legacy => "",
        NestedBrackets::Permitted => " nb=permitted",
        NestedBrackets::Required => " nb=required",
    };
    let sizes: Vec<String> = list
        .sizes
        .iter()
        .map(|each| size(each, zeros & 0x4000 != 0))
        .collect();
    let sizes = if sizes.is_empty() {
        String::new()
    } else {
        format!(" size={}", sizes.join(","))
    };
    format!("list[{items}]{nested}{sizes}")
}

fn facets(param: ParamNode<'_>) -> String {
    let ty = param.ty();
    let zeros = param.written_zeros();
    let mut facets = Vec::new();
    let sizes: Vec<String> = ty
        .sizes()
        .iter()
        .enumerate()
        .map(|(index, each)| size(each, has(zeros, index)))
        .collect();
    if !sizes.is_empty() {
        facets.push(format!("size={}", sizes.join(",")));
    }
    let ranges: Vec<String> = ty.ranges().iter().map(range).collect();
    if !ranges.is_empty() {
        facets.push(format!("range={}", ranges.join(",")));
    }
    let items = ty.enumeration().iter().map(|item| {
        let mut text = item.value.to_owned();
        if item.status != Status::Current {
            let _ = write!(text, "~{}", item.status.name());
        }
        if item.access == ParamAccess::ReadOnly {
            text.push_str("!ro");
        }
        if item.optional {
            text.push('?');
        }
        text
    });
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        facets.push(format!("enum={}", items.join("|")));
    }
    let patterns = ty
        .patterns()
        .iter()
        .map(|pattern| format!("/{}/", pattern.source));
    let patterns: Vec<String> = patterns.collect();
    if !patterns.is_empty() {
        facets.push(format!("pattern={}", patterns.join(" ")));
    }
    if let Some(units) = ty.units() {
        facets.push(format!("units={units}"));
    }
    facets.join(";")
}

fn range(range: Range<'_>) -> String {
    let bound = |bound: Option<Bound<'_>>| match bound {
        None => String::new(),
        Some(Bound::Integer(number)) => number.to_string(),
        Some(Bound::Decimal(number)) => number.to_string(),
        Some(_) => "?".to_owned(),
    };
    let mut text = format!("{}:{}", bound(range.min()), bound(range.max()));
    if let Some(step) = range.step() {
        let (mantissa, scale) = step.parts();
        let digits = mantissa.to_string();
        let scale = usize::from(scale);
        let padded = format!("{digits:0>width$}", width = scale.saturating_add(1));
        let (whole, fraction) = padded.split_at(padded.len().saturating_sub(scale));
        let _ = write!(text, " step {whole}");
        if !fraction.is_empty() {
            let _ = write!(text, ".{fraction}");
        }
    }
    text
}

fn reference(param: ParamNode<'_>) -> String {
    let Some(reference) = param.reference() else {
        return String::new();
    };
    let strength = match reference.strength() {
        Some(Strength::Strong) => "strong",
        Some(Strength::Weak) => "weak",
        None => "None",
    };
    let scope = match reference.scope() {
        ReferenceScope::Normal => "normal",
        ReferenceScope::Model => "model",
        ReferenceScope::Object => "object",
    };
    let written = reference.written_targets();
    match reference.kind() {
        ReferenceKind::Path(_) => {
            let data_type = match reference.target_data_type() {
                "" => "any",
                name => name,
            };
            format!(
                "path({};{strength};scope={scope};type={};dtype={data_type})",
                written.unwrap_or_default(),
                reference.target_type().name(),
            )
        }
        ReferenceKind::Instance(_) => {
            format!(
                "inst({};{strength};scope={scope})",
                written.unwrap_or("None")
            )
        }
        _ => {
            let null = reference
                .null_value()
                .map_or_else(|| "-".to_owned(), quoted);
            format!(
                "enumref({};scope={scope};null={null})",
                written.unwrap_or("None")
            )
        }
    }
}

/// A text in single quotes, or in double quotes when it holds single ones alone.
fn quoted(text: &str) -> String {
    if text.contains('\'') && !text.contains('"') {
        return format!("\"{}\"", text.replace('\\', "\\\\"));
    }
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
