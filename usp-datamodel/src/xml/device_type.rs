//! Device types: what one kind of device has of a model.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::intern::Interner;
use super::load::{Documents, Item};
use super::model::Syntax;
use super::names::{Key, Tag};
use super::narrow;
use super::syntax::RawSyntax;
use super::tree::Tree;
use super::{Diagnostic, LoadError, Loader, Place, Severity};
use crate::schema::{Node, NumberOfEntries, ObjectAccess, Schema};
use crate::supported::Supported;
use crate::types::ParamAccess;

/// A DT document: paths of what a device supports, and how it narrows the model.
///
/// It narrows access, numbers of rows, and the facets of types: sizes, ranges, enumerations,
/// patterns, and the items of lists. Of a kind of facet that it gives, its own facets stand for
/// those of the model. Nothing is ever widened: [`supported`](Self::supported) tells where a
/// document tries. References and units stay as the model has them.
#[derive(Clone, Debug)]
pub struct DeviceType {
    model: String,
    items: Vec<DeviceItem>,
    strings: Arc<Interner>,
    findings: Vec<Diagnostic>,
}

#[derive(Clone, Debug)]
struct DeviceItem {
    path: String,
    place: Place,
    object_access: Option<ObjectAccess>,
    param_access: Option<ParamAccess>,
    will_deny: bool,
    min_entries: Option<String>,
    max_entries: Option<String>,
    syntax: Option<Syntax>,
}

impl Loader {
    /// Loads a DT document. The model that it narrows is loaded on its own.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the file is no well-formed DT document.
    pub fn load_device_type(&self, file: &str, bytes: &[u8]) -> Result<DeviceType, LoadError> {
        let limits = self.limits();
        let mut documents = Documents::load(file, bytes, &mut super::NoFiles, &limits)?;
        // The model comes with the call of `supported`, whatever the imports say.
        documents
            .diagnostics
            .retain(|finding| finding.rule != "missing-import");
        let models: Vec<Item> = documents.tree(0).map_or_else(Vec::new, |tree| {
            let models = tree.children_with(Tree::ROOT, Tag::Model);
            models
                .map(|element| Item {
                    document: 0,
                    element,
                })
                .collect()
        });
        let model = models.first().filter(|_| documents.is_device_type());
        let Some(model) = model else {
            return Err(LoadError::NoModel { file: file.into() });
        };
        let mut reader = Reader {
            documents: &mut documents,
            items: Vec::new(),
        };
        for child in reader.children(*model) {
            reader.item(child, "");
        }
        let (model, items) = (reader.text(*model, Key::Ref), reader.items);
        let (strings, _, findings) = documents.into_shared();
        Ok(DeviceType {
            model,
            items,
            strings,
            findings,
        })
    }
}

struct Reader<'d> {
    documents: &'d mut Documents,
    items: Vec<DeviceItem>,
}

impl Reader<'_> {
    fn children(&self, item: Item) -> Vec<Item> {
        let Some(tree) = self.documents.tree(item.document) else {
            return Vec::new();
        };
        let child = |element| Item {
            document: item.document,
            element,
        };
        tree.children(item.element).map(child).collect()
    }

    fn text(&self, item: Item, key: Key) -> String {
        let tree = self.documents.tree(item.document);
        let sym = tree.and_then(|tree| tree.attribute(item.element, key));
        let text = self.documents.interner.get(sym.unwrap_or_default());
        text.trim_ascii().to_string()
    }

    fn number_of_rows(&self, item: Item, tag: Tag, key: Key) -> Option<String> {
        let text = (tag == Tag::Object).then(|| self.text(item, key));
        text.filter(|text| !text.is_empty())
    }

    fn syntax(&mut self, param: Item) -> Option<Syntax> {
        let tree = self.documents.tree(param.document)?;
        let element = tree.child(param.element, Tag::Syntax)?;
        let item = Item { element, ..param };
        Some(RawSyntax::read(self.documents, item, &[], false).own())
    }

    /// One element and those inside of it; the limit on depth holds for them.
    fn item(&mut self, item: Item, above: &str) {
        let Some(tag) = self
            .documents
            .tree(item.document)
            .map(|tree| tree.tag(item.element))
        else {
            return;
        };
        let name = match tag {
            Tag::Object | Tag::Parameter | Tag::Command | Tag::Event => self.text(item, Key::Ref),
            Tag::Input => "Input.".to_string(),
            Tag::Output => "Output.".to_string(),
            _ => return,
        };
        let mut path = above.to_string();
        path.push_str(&name);
        if !matches!(tag, Tag::Input | Tag::Output) {
            let access = self.text(item, Key::Access);
            let is_param = tag == Tag::Parameter;
            let syntax = if is_param { self.syntax(item) } else { None };
            self.items.push(DeviceItem {
                path: path.clone(),
                place: self.documents.sources.place(self.documents.pos(item)),
                object_access: (tag == Tag::Object)
                    .then(|| object_access(&access))
                    .flatten(),
                param_access: is_param.then(|| param_access(&access)).flatten(),
                will_deny: self.text(item, Key::ActiveNotify) == "willDeny",
                min_entries: self.number_of_rows(item, tag, Key::MinEntries),
                max_entries: self.number_of_rows(item, tag, Key::MaxEntries),
                syntax,
            });
        }
        if matches!(tag, Tag::Command | Tag::Event) {
            path.push('.');
        }
        for child in self.children(item) {
            self.item(child, &path);
        }
    }
}

fn object_access(word: &str) -> Option<ObjectAccess> {
    Some(match word {
        "readOnly" => ObjectAccess::ReadOnly,
        "create" => ObjectAccess::AddOnly,
        "delete" => ObjectAccess::DeleteOnly,
        "createDelete" => ObjectAccess::AddDelete,
        _ => return None,
    })
}

fn param_access(word: &str) -> Option<ParamAccess> {
    Some(match word {
        "readOnly" => ParamAccess::ReadOnly,
        "readWrite" => ParamAccess::ReadWrite,
        "writeOnceReadOnly" => ParamAccess::WriteOnceReadOnly,
        _ => return None,
    })
}

impl DeviceType {
    /// The name of the model that it narrows: `Device:2.19`.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    /// The set of nodes that the device supports, with what it narrows, and what is wrong with it.
    ///
    /// A command has the arguments that the document names, or else all. Findings are of severity
    /// error where the set has less than the document says, or more: a path that the schema does
    /// not have, a facet or a number of rows beyond those of the model.
    #[must_use]
    pub fn supported<'a>(&self, schema: Schema<'a>) -> (Supported<'a>, Vec<Diagnostic>) {
        let mut set = Supported::none(schema);
        let mut findings = self.findings.clone();
        for item in &self.items {
            let mut remark = |severity, rule, message| {
                findings.push(Diagnostic {
                    place: item.place.clone(),
                    severity,
                    rule,
                    message: format!("{}: {message}", item.path),
                });
            };
            let node = match schema.lookup(&item.path) {
                Ok(found) => found.node,
                Err(error) => {
                    remark(Severity::Error, "unknown-path", error.to_string());
                    continue;
                }
            };
            set.insert(node);
            let inside = format!("{}.", item.path);
            let is_holder = node.as_command().is_some() || node.as_event().is_some();
            if is_holder
                && !self
                    .items
                    .iter()
                    .any(|other| other.path.starts_with(&inside))
            {
                for argument in node.descendants() {
                    set.insert(argument);
                }
            }
            if let Some(access) = item.object_access {
                set.set_object_access(node.id(), access);
            }
            if let Some(access) = item.param_access {
                set.set_param_access(node.id(), access);
            }
            if item.will_deny {
                set.ignore_value_change(node.id());
            }
            match item.entries(node) {
                Ok(Some(entries)) => set.set_number_of_entries(node.id(), entries),
                Ok(None) => {}
                Err(message) => remark(Severity::Error, "wider-entries", message),
            }
            if let (Some(param), Some(syntax)) = (node.as_param(), &item.syntax) {
                let (packed, narrowing) = narrow::narrow(param, syntax, &self.strings);
                set.set_packed_type(node.id(), packed);
                for (rule, message) in narrowing {
                    let severity = match rule {
                        "kept-facet" | "other-pattern" | "bad-default" => Severity::Warning,
                        _ => Severity::Error,
                    };
                    remark(severity, rule, message);
                }
            }
        }
        (set, findings)
    }
}

impl DeviceItem {
    /// The number of rows that the document says, when the model allows it.
    fn entries(&self, node: Node<'_>) -> Result<Option<NumberOfEntries>, String> {
        let Some(object) = node.as_object() else {
            return Ok(None);
        };
        let model = object.number_of_entries();
        let mut entries = model;
        let number = |text: &String| {
            let number = text.parse::<u32>();
            number.map_err(|_| format!("expected a number of rows, found {text:?}"))
        };
        if let Some(text) = &self.min_entries {
            entries.min = number(text)?;
        }
        match &self.max_entries {
            None => {}
            Some(text) if text == "unbounded" => entries.max = None,
            Some(text) => entries.max = Some(number(text)?),
        }
        let fits = |max: Option<u32>, most: Option<u32>| {
            most.is_none_or(|most| max.is_some_and(|max| max <= most))
        };
        let is_ordered = entries.max.is_none_or(|max| entries.min <= max);
        if entries.min < model.min || !fits(entries.max, model.max) || !is_ordered {
            return Err("number of rows beyond that of the model".into());
        }
        Ok((entries != model).then_some(entries))
    }
}
