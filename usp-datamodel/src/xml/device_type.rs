//! Device types: what one kind of device has of a model.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::load::{Documents, Item};
use super::names::{Key, Tag};
use super::tree::Tree;
use super::{Diagnostic, LoadError, Loader, Place, Severity};
use crate::schema::{ObjectAccess, Schema};
use crate::supported::Supported;
use crate::types::ParamAccess;

/// A DT document: paths of what a device supports, and how it narrows the model.
///
/// Narrower syntaxes are not taken over: the schema keeps the types of the model.
#[derive(Clone, Debug)]
pub struct DeviceType {
    model: String,
    items: Vec<DeviceItem>,
}

#[derive(Clone, Debug)]
struct DeviceItem {
    path: String,
    place: Place,
    object_access: Option<ObjectAccess>,
    param_access: Option<ParamAccess>,
    will_deny: bool,
}

impl Loader {
    /// Loads a DT document. The model that it narrows is loaded on its own.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the file is no well-formed DT document.
    pub fn load_device_type(&self, file: &str, bytes: &[u8]) -> Result<DeviceType, LoadError> {
        let limits = self.limits();
        let documents = Documents::load(file, bytes, &mut super::NoFiles, &limits)?;
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
            documents: &documents,
            items: Vec::new(),
        };
        for child in reader.children(*model) {
            reader.item(child, "");
        }
        Ok(DeviceType {
            model: reader.text(*model, Key::Ref),
            items: reader.items,
        })
    }
}

struct Reader<'d> {
    documents: &'d Documents,
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
        text.trim().to_string()
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
            self.items.push(DeviceItem {
                path: path.clone(),
                place: self.documents.sources.place(self.documents.pos(item)),
                object_access: (tag == Tag::Object)
                    .then(|| object_access(&access))
                    .flatten(),
                param_access: (tag == Tag::Parameter)
                    .then(|| param_access(&access))
                    .flatten(),
                will_deny: self.text(item, Key::ActiveNotify) == "willDeny",
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

    /// The set of nodes that the device supports, and the paths that the schema does not have.
    ///
    /// A command has the arguments that the document names, or else all.
    #[must_use]
    pub fn supported<'a>(&self, schema: Schema<'a>) -> (Supported<'a>, Vec<Diagnostic>) {
        let mut set = Supported::none(schema);
        let mut lost = Vec::new();
        for item in &self.items {
            let node = match schema.lookup(&item.path) {
                Ok(found) => found.node,
                Err(error) => {
                    lost.push(Diagnostic {
                        place: item.place.clone(),
                        severity: Severity::Error,
                        rule: "unknown-path",
                        message: format!("{}: {error}", item.path),
                    });
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
        }
        (set, lost)
    }
}
