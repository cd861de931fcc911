//! From a schema back to TR-106 XML.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::write_text::{LIST_SIZE_ZERO, attribute, bit, list, optional, range, size, status};
use super::{Resolved, Resolver, best_file};
use crate::schema::{
    ActiveNotify, Kind, Node, ObjectAccess, ObjectNode, ParamNode, Profile, ReferenceScope, Schema,
};
use crate::types::{DefaultKind, ParamAccess, ReferenceKind, Strength, Type};

/// Writes a schema as a flattened DM document, which the [`Loader`](super::Loader) reads again.
///
/// What an image does not have is not written: descriptions, and what a named data type says
/// beyond that which all parameters of the type have in common. The same schema gives the same
/// text; of a schema that came of a flattened document, compiling it gives the same image.
///
/// # Errors
///
/// [`fmt::Error`] when `out` takes no more.
pub fn write_model(schema: Schema<'_>, out: &mut dyn Write) -> fmt::Result {
    let mut writer = Writer {
        out,
        types: common(schema),
    };
    writer.document(schema)
}

/// A [`Resolver`] that answers imports of the model of a schema with the schema itself, so that a
/// vendor document goes over an image: the embedded one, say.
///
/// ```
/// # #[cfg(feature = "tr181")] {
/// use usp_datamodel::{Schema, tr181, xml::{Loader, NoFiles, SchemaFile}};
///
/// let vendor = r#"<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-15"
///     spec="urn:example-com:gateway-1-0-0">
///   <import file="tr-181-2-usp.xml" spec="urn:broadband-forum-org:tr-181-2-19-usp">
///     <model name="_Device:2.19" ref="Device:2.19"/>
///   </import>
///   <model name="Device:2.19" base="_Device:2.19">
///     <object base="Device.WiFi.Radio.{i}.">
///       <parameter name="X_EXAMPLE-COM_Colour" access="readWrite"><syntax><string/></syntax></parameter>
///     </object>
///   </model>
/// </dm:document>"#;
/// let mut files = SchemaFile::new(tr181(), NoFiles);
/// let loaded = Loader::new().load("gateway.xml", vendor.as_bytes(), &mut files)?;
/// let image = loaded.into_model().ok_or("a model")?.compile()?;
/// assert!(Schema::from_bytes(&image)?.lookup("Device.WiFi.Radio.1.X_EXAMPLE-COM_Colour").is_ok());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SchemaFile<'a, R> {
    schema: Schema<'a>,
    others: R,
}

impl<'a, R: Resolver> SchemaFile<'a, R> {
    /// The resolver for the model of a schema; imports of anything else go to `others`.
    #[must_use]
    pub const fn new(schema: Schema<'a>, others: R) -> Self {
        Self { schema, others }
    }
}

impl<R: Resolver> Resolver for SchemaFile<'_, R> {
    fn resolve(&mut self, file: &str, spec: Option<&str>) -> Option<Resolved> {
        let model = self.schema.model();
        let by_spec = spec.is_some_and(|spec| {
            spec == model.spec() || best_file(spec, Some(spec), [model.spec()]).is_some()
        });
        let by_name = spec.is_none() && best_file(file, None, [model.file()]).is_some();
        if !by_spec && !by_name {
            return self.others.resolve(file, spec);
        }
        let mut text = String::new();
        write_model(self.schema, &mut text).ok()?;
        Some(Resolved::new(model.file(), text.into_bytes()))
    }
}

/// The parts of a type that go into XML, each as the text of its elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    primitive: &'static str,
    sizes: String,
    ranges: String,
    values: String,
    patterns: String,
    units: String,
    reference: String,
}

impl Parts {
    const fn kinds(&mut self) -> [&mut String; 6] {
        [
            &mut self.sizes,
            &mut self.ranges,
            &mut self.values,
            &mut self.patterns,
            &mut self.units,
            &mut self.reference,
        ]
    }

    fn facets(&self) -> String {
        [
            &*self.sizes,
            &self.ranges,
            &self.values,
            &self.patterns,
            &self.units,
            &self.reference,
        ]
        .concat()
    }
}

fn parts(param: ParamNode<'_>) -> Parts {
    let ty = param.ty();
    let zeros = param.written_zeros();
    let value = |item: crate::types::EnumItem<'_>| {
        let read_only = item.access == ParamAccess::ReadOnly;
        let access = read_only.then(|| String::from("readOnly"));
        let support = item.optional.then(|| String::from("true"));
        format!(
            "<enumeration{}{}{}{}/>",
            attribute("value", item.value),
            optional("access", access),
            optional("optional", support),
            status(item.status)
        )
    };
    Parts {
        primitive: ty.primitive().name(),
        sizes: (0..)
            .zip(ty.sizes())
            .map(|(index, facet)| size(facet, index < LIST_SIZE_ZERO && bit(zeros, index)))
            .collect(),
        ranges: ty.ranges().iter().map(range).collect(),
        values: ty.enumeration().iter().map(value).collect(),
        patterns: ty
            .patterns()
            .iter()
            .map(|pattern| format!("<pattern{}/>", attribute("value", pattern.source)))
            .collect(),
        units: ty.units().map_or_else(String::new, |units| {
            format!("<units{}/>", attribute("value", units))
        }),
        reference: reference(param),
    }
}

fn reference(param: ParamNode<'_>) -> String {
    let Some(reference) = param.reference() else {
        return String::new();
    };
    let (element, targets, scope) = match reference.kind() {
        ReferenceKind::Path(_) => ("pathRef", "targetParent", "targetParentScope"),
        ReferenceKind::Instance(_) => ("instanceRef", "targetParent", "targetParentScope"),
        ReferenceKind::Enumeration => ("enumerationRef", "targetParam", "targetParamScope"),
    };
    let strength = reference.strength().map(|strength| match strength {
        Strength::Strong => String::from("strong"),
        Strength::Weak => String::from("weak"),
    });
    let scope_word = match reference.scope() {
        ReferenceScope::Normal => None,
        ReferenceScope::Model => Some("model"),
        ReferenceScope::Object => Some("object"),
    };
    let data_type = reference.target_data_type();
    let data_type = (!data_type.is_empty()).then(|| data_type.to_string());
    let written = reference.written_targets().map(ToString::to_string);
    format!(
        "<{element}{}{}{}{}{}{}/>",
        optional("refType", strength),
        optional(targets, written),
        optional(scope, scope_word.map(ToString::to_string)),
        attribute("targetType", reference.target_type().name()),
        optional("targetDataType", data_type),
        optional("nullValue", reference.null_value().map(ToString::to_string)),
    )
}

/// What each named type may say: what no parameter of the type would have to take back.
fn common(schema: Schema<'_>) -> BTreeMap<String, Parts> {
    let mut types: BTreeMap<String, Parts> = BTreeMap::new();
    let named = || {
        let params = schema.nodes().filter_map(|node| node.as_param());
        params.filter_map(|param| Some((param, param.type_name()?, parts(param))))
    };
    for (param, name, parts) in named() {
        if !types.contains_key(name) || !param.is_derived_type() {
            types.insert(name.into(), parts);
        }
    }
    for (param, name, mut parts) in named() {
        let Some(common) = types.get_mut(name) else {
            continue;
        };
        for (common, own) in common.kinds().into_iter().zip(parts.kinds()) {
            // A derived type replaces what it says itself, and cannot take anything away.
            let may_replace = param.is_derived_type() && !own.is_empty();
            if common != own && !may_replace {
                common.clear();
            }
        }
    }
    types
}

struct Writer<'w> {
    out: &'w mut dyn Write,
    types: BTreeMap<String, Parts>,
}

impl Writer<'_> {
    fn document(&mut self, schema: Schema<'_>) -> fmt::Result {
        let model = schema.model();
        writeln!(
            self.out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\"{}{}>",
            attribute("spec", model.spec()),
            attribute("file", model.file())
        )?;
        for (name, parts) in core::mem::take(&mut self.types) {
            writeln!(
                self.out,
                "<dataType{}><{primitive}>{}</{primitive}></dataType>",
                attribute("name", &name),
                parts.facets(),
                primitive = parts.primitive,
            )?;
            self.types.insert(name, parts);
        }
        writeln!(self.out, "<model{}>", attribute("name", model.name()))?;
        let root = schema.root();
        self.leaves(root)?;
        let objects = schema.nodes().filter_map(|node| node.as_object());
        for object in objects.filter(|object| !object.is_argument()) {
            self.object(object, &object.path().to_string())?;
        }
        for profile in schema.profiles() {
            self.profile(profile)?;
        }
        writeln!(self.out, "</model>\n</dm:document>")
    }

    /// Version, where it is not that of the holder, and life stage.
    fn stage(node: Node<'_>) -> String {
        let above = node.parent().map(|parent| parent.since());
        let own = (above != Some(node.since())).then(|| node.since().to_string());
        let mut stage = optional("version", own);
        stage.push_str(&status(node.status()));
        stage
    }

    fn object(&mut self, object: ObjectNode<'_>, path: &str) -> fmt::Result {
        let node = object.as_node();
        let entries = object.number_of_entries();
        let most = entries
            .max
            .map_or_else(|| "unbounded".into(), |max| max.to_string());
        write!(self.out, "<object{}", attribute("name", path))?;
        if object.is_argument() {
            let mandatory = object.is_mandatory().then(|| String::from("true"));
            write!(self.out, "{}", optional("mandatory", mandatory))?;
        } else {
            let access = match object.access() {
                ObjectAccess::ReadOnly => "readOnly",
                ObjectAccess::AddDelete => "readWrite",
                ObjectAccess::AddOnly => "create",
                ObjectAccess::DeleteOnly => "delete",
            };
            let name = |param: Option<ParamNode<'_>>, above: Option<Node<'_>>| {
                let above = above?.id();
                Some(param?.path().below(above).to_string())
            };
            let discriminator = object.union().map(|union| union.discriminator);
            let mount = object.is_mount_point().then(|| String::from("mountPoint"));
            write!(
                self.out,
                "{}{}{}{}{}",
                attribute("access", access),
                optional(
                    "numEntriesParameter",
                    name(object.entries_param(), node.parent())
                ),
                optional("enableParameter", name(object.enable_param(), Some(node))),
                optional("discriminatorParameter", name(discriminator, node.parent())),
                optional("mountType", mount),
            )?;
        }
        // An object inherits the version of the model, and not that of its parent.
        writeln!(
            self.out,
            "{}{}{}{}>",
            attribute("minEntries", &entries.min.to_string()),
            attribute("maxEntries", &most),
            attribute("version", &node.since().to_string()),
            status(node.status())
        )?;
        for key in object.unique_keys() {
            let functional = if key.is_functional() { "true" } else { "false" };
            write!(
                self.out,
                "<uniqueKey{}>",
                attribute("functional", functional)
            )?;
            for param in key.params() {
                let name = param.path().below(object.id()).to_string();
                write!(self.out, "<parameter{}/>", attribute("ref", &name))?;
            }
            writeln!(self.out, "</uniqueKey>")?;
        }
        self.leaves(node)?;
        writeln!(self.out, "</object>")
    }

    /// The parameters, commands and events of a node.
    fn leaves(&mut self, holder: Node<'_>) -> fmt::Result {
        for child in holder.children() {
            if let Some(param) = child.as_param() {
                self.param(param)?;
            } else if let Some(command) = child.as_command() {
                let word = if command.is_async() { "true" } else { "false" };
                writeln!(
                    self.out,
                    "<command{}{}{}>",
                    attribute("name", child.name()),
                    attribute("async", word),
                    Self::stage(child)
                )?;
                for list in child.children() {
                    let tag = if list.kind() == Kind::Input {
                        "input"
                    } else {
                        "output"
                    };
                    writeln!(self.out, "<{tag}>")?;
                    self.arguments(list)?;
                    writeln!(self.out, "</{tag}>")?;
                }
                writeln!(self.out, "</command>")?;
            } else if child.as_event().is_some() {
                let (name, stage) = (attribute("name", child.name()), Self::stage(child));
                writeln!(self.out, "<event{name}{stage}>")?;
                self.arguments(child)?;
                writeln!(self.out, "</event>")?;
            }
        }
        Ok(())
    }

    fn arguments(&mut self, list: Node<'_>) -> fmt::Result {
        self.leaves(list)?;
        for object in list.descendants().filter_map(|node| node.as_object()) {
            self.object(object, &object.path().below(list.id()).to_string())?;
        }
        Ok(())
    }

    fn param(&mut self, param: ParamNode<'_>) -> fmt::Result {
        let node = param.as_node();
        write!(self.out, "<parameter{}", attribute("name", param.name()))?;
        let yes = |condition: bool| condition.then(|| String::from("true"));
        if param.is_argument() {
            write!(
                self.out,
                "{}",
                optional("mandatory", yes(param.is_mandatory()))
            )?;
        } else {
            let access = match param.access() {
                ParamAccess::ReadOnly => "readOnly",
                ParamAccess::ReadWrite => "readWrite",
                ParamAccess::WriteOnceReadOnly => "writeOnceReadOnly",
            };
            let notify = param.active_notify();
            let notify = (notify != ActiveNotify::Normal).then(|| notify.name().to_string());
            write!(
                self.out,
                "{}{}{}",
                attribute("access", access),
                optional("activeNotify", notify),
                optional("forcedInform", yes(param.is_forced_inform())),
            )?;
        }
        write!(self.out, "{}>", Self::stage(node))?;
        if param.has_syntax() {
            write!(
                self.out,
                "<syntax{}{}{}>",
                optional("hidden", yes(param.is_hidden())),
                optional("secured", yes(param.is_secured())),
                optional("command", yes(param.is_command_trigger())),
            )?;
            self.syntax(param, &param.ty())?;
            write!(self.out, "</syntax>")?;
        }
        writeln!(self.out, "</parameter>")
    }

    fn syntax(&mut self, param: ParamNode<'_>, ty: &Type<'_>) -> fmt::Result {
        if let Some(rule) = ty.list() {
            write!(self.out, "{}", list(rule, param.written_zeros()))?;
        }
        let mut own = parts(param);
        match param.type_name() {
            None => {
                let primitive = own.primitive;
                write!(self.out, "<{primitive}>{}</{primitive}>", own.facets())?;
            }
            Some(name) => {
                if let Some(common) = self.types.get_mut(name) {
                    for (common, own) in common.kinds().into_iter().zip(own.kinds()) {
                        if common == own {
                            own.clear();
                        }
                    }
                }
                let by = if param.is_derived_type() {
                    "base"
                } else {
                    "ref"
                };
                let facets = own.facets();
                write!(
                    self.out,
                    "<dataType{}>{facets}</dataType>",
                    attribute(by, name)
                )?;
            }
        }
        if let Some(default) = ty.default_value() {
            let kind = match default.kind {
                DefaultKind::Object => "object",
                DefaultKind::Factory => "factory",
                DefaultKind::Implementation => "implementation",
                DefaultKind::Parameter => "parameter",
            };
            let value = attribute("value", default.value);
            write!(self.out, "<default{}{value}/>", attribute("type", kind))?;
        }
        Ok(())
    }

    fn profile(&mut self, profile: Profile<'_>) -> fmt::Result {
        let extends: Vec<&str> = profile.extends().map(|profile| profile.name()).collect();
        let extends = (!extends.is_empty()).then(|| extends.join(" "));
        writeln!(
            self.out,
            "<profile{}{}{}{}{}>",
            attribute("name", profile.name()),
            optional("base", profile.base().map(|base| base.name().to_string())),
            optional("extends", extends),
            attribute("version", &profile.since().to_string()),
            status(profile.status()),
        )?;
        // The elements that are open: an object, and perhaps a command or event in it.
        let mut open: Vec<(Node<'_>, &str)> = Vec::new();
        for item in profile.own_items() {
            let facts = format!(
                "{}{}",
                attribute("requirement", item.requirement.name()),
                status(item.status)
            );
            let is_inside = |above: &Node<'_>| above.descendants().any(|node| node == item.node);
            let is_object = item
                .node
                .as_object()
                .is_some_and(|object| !object.is_argument());
            while let Some((above, tag)) = open.last() {
                if !is_object && is_inside(above) {
                    break;
                }
                writeln!(self.out, "</{tag}>")?;
                open.pop();
            }
            let above = open.last().map(|(above, _)| *above);
            let path = match above {
                Some(above) => item.node.path().below(above.id()).to_string(),
                None => item.node.path().to_string(),
            };
            let (tag, is_open) = match item.node.kind() {
                Kind::Object | Kind::Table => ("object", true),
                Kind::Command => ("command", true),
                Kind::Event => ("event", true),
                Kind::ArgObject => ("object", false),
                _ => ("parameter", false),
            };
            if is_open {
                writeln!(self.out, "<{tag}{}{facts}>", attribute("ref", &path))?;
                open.push((item.node, tag));
            } else {
                // `Input.` and `Output.` are elements, not names.
                let (list, name) = match path.split_once('.') {
                    Some(("Input", name)) => ("input", name),
                    Some(("Output", name)) => ("output", name),
                    _ => ("", path.as_str()),
                };
                let element = format!("<{tag}{}{facts}/>", attribute("ref", name));
                match list {
                    "" => writeln!(self.out, "{element}")?,
                    list => writeln!(self.out, "<{list}>{element}</{list}>")?,
                }
            }
        }
        while let Some((_, tag)) = open.pop() {
            writeln!(self.out, "</{tag}>")?;
        }
        writeln!(self.out, "</profile>")
    }
}
