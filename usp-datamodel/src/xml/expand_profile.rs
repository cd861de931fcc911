//! Profiles.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::expand::Builder;
use super::intern::Sym;
use super::load::Item;
use super::model::{ModelProfile, ModelProfileItem};
use super::names::{Key, Tag};
use crate::schema::Requirement;

impl Builder<'_> {
    /// A profile: its requirements as paths, which the finished model resolves.
    pub(crate) fn profile(&mut self, item: Item) {
        let name = self.attribute(item, Key::Name);
        let base = self.attribute(item, Key::Base);
        let status = self.status(item);
        let own_version = self.version(item);
        let root_version = self.nodes.first().map(|root| root.version);
        let extends = self.word(item, Key::Extends).map(ToString::to_string);
        let extends = extends.unwrap_or_default();
        let extends: Vec<Sym> = extends
            .split_ascii_whitespace()
            .map(|name| self.documents.interner.intern(name))
            .collect();
        let mut items = Vec::new();
        let mut last = None;
        while let Some(child) = self.child_after(item, last) {
            last = Some(child);
            self.requirement(child, Sym::EMPTY, &mut items);
        }
        let Some(name) = name else {
            // A base without a name changes the profile in place.
            let known = self
                .profiles
                .iter_mut()
                .find(|profile| Some(profile.name) == base);
            if let Some(known) = known {
                known.items.extend(items);
                known.status = known.status.max(status);
                known.extends.extend(extends);
            } else {
                let name = base.map(|base| self.text(base).to_string());
                let message = alloc::format!("base {:?} does not exist", name.unwrap_or_default());
                self.documents.error(item, "unknown-base", message);
            }
            return;
        };
        let profile = ModelProfile {
            name,
            base: base.unwrap_or_default(),
            extends,
            status,
            version: own_version.or(root_version).unwrap_or_default(),
            pos: self.documents.pos(item),
            items,
        };
        self.profiles.push(profile);
    }

    fn requirement(&mut self, item: Item, above: Sym, items: &mut Vec<ModelProfileItem>) {
        let tag = self.tag(item);
        let lists = matches!(tag, Tag::Input | Tag::Output);
        let name = match tag {
            Tag::Input => self.documents.interner.intern("Input."),
            Tag::Output => self.documents.interner.intern("Output."),
            Tag::Object | Tag::Parameter | Tag::Command | Tag::Event => {
                let name = self.attribute(item, Key::Ref).unwrap_or_default();
                self.documents.interner.trimmed(name)
            }
            _ => return,
        };
        let requirement = match self.word(item, Key::Requirement) {
            None => Requirement::Present,
            Some("notSpecified") => Requirement::NotSpecified,
            Some("present") => Requirement::Present,
            Some("create") => Requirement::Create,
            Some("delete") => Requirement::Delete,
            Some("createDelete") => Requirement::CreateDelete,
            Some("readOnly") => Requirement::ReadOnly,
            Some("readWrite") => Requirement::ReadWrite,
            Some("writeOnceReadOnly") => Requirement::WriteOnceReadOnly,
            Some(other) => {
                let message = alloc::format!("expected a requirement, found {other:?}");
                self.documents.error(item, "bad-attribute", message);
                Requirement::Present
            }
        };
        let status = self.status(item);
        if !lists {
            items.push(ModelProfileItem {
                above,
                name,
                requirement,
                status,
                pos: self.documents.pos(item),
                node: None,
            });
        }
        if self.child_after(item, None).is_none() {
            return;
        }
        let dot = if matches!(tag, Tag::Command | Tag::Event) {
            "."
        } else {
            ""
        };
        let path = [self.text(above), self.text(name), dot].concat();
        let path = self.documents.interner.intern(&path);
        // Objects of the model do not nest in a profile; arguments nest four deep at most, and
        // the depth of elements is limited.
        let mut last = None;
        while let Some(child) = self.child_after(item, last) {
            last = Some(child);
            self.requirement(child, path, items);
        }
    }
}
