//! Remarks on a model: what is legal XML and still not what its author can have meant.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::model::{ModelNode, Syntax};
use super::source::Pos;
use super::{CompileError, DataModel, Diagnostic, Severity, reference};
use crate::schema::{NodeId, ParamNode, Schema};
use crate::types::ReferenceKind;
use crate::value::{Mode, pattern};

impl DataModel {
    /// Checks the model against the rules that no single element shows.
    ///
    /// The rules: `bad-default`, `bad-pattern`, `unbracketed-default`, `unknown-key`, `unknown-counter`,
    /// `bad-counter`, `unknown-discriminator`, `bad-union`, `unknown-target`, `table-size`,
    /// `newer-than-model`, `implied-object`, `unknown-profile`.
    ///
    /// # Errors
    ///
    /// [`CompileError`] when the model has no image: defaults are checked with the types of it.
    pub fn lint(&self) -> Result<Vec<Diagnostic>, CompileError> {
        let image = self.compile()?;
        let mut linter = Linter {
            model: self,
            found: Vec::new(),
        };
        // The writer has just made the image; its own check passes.
        if let Ok(schema) = Schema::from_bytes(&image) {
            linter.defaults(schema);
        }
        for (id, node) in self.nodes.iter().enumerate().skip(1) {
            linter.node(id, node);
        }
        linter.profiles();
        linter.found.sort_by(|a, b| a.place.cmp(&b.place));
        Ok(linter.found)
    }
}

/// Whether a value may come from the list parameter that an enumeration reference names.
fn is_referred(param: ParamNode<'_>, text: &str) -> bool {
    let Some(reference) = param.reference() else {
        return true;
    };
    if reference.kind() != ReferenceKind::Enumeration || reference.null_value() == Some(text) {
        return true;
    }
    let lists = reference.targets().filter_map(|node| node.as_param());
    lists.map(|list| list.ty().enumeration()).all(|values| {
        values.is_empty() || text.is_empty() || values.iter().any(|item| item.value == text)
    })
}

struct Linter<'m> {
    model: &'m DataModel,
    found: Vec<Diagnostic>,
}

impl Linter<'_> {
    fn say(&mut self, pos: Pos, rule: &'static str, message: String) {
        self.found.push(Diagnostic {
            place: self.model.sources.place(pos),
            severity: Severity::Warning,
            rule,
            message,
        });
    }

    fn defaults(&mut self, schema: Schema<'_>) {
        // Nodes of the image stand in breadth-first order; so does this walk.
        let mut order = alloc::collections::VecDeque::from([0_usize]);
        let mut number = 0_u16;
        while let Some(id) = order.pop_front() {
            let Some(node) = self.model.node(id) else {
                continue;
            };
            order.extend(&node.children);
            let param = schema.node(NodeId(number)).and_then(|node| node.as_param());
            number = number.saturating_add(1);
            let Some(param) = param else { continue };
            let ty = param.ty();
            let (Some(default), Some(text)) = (ty.default_value(), ty.default_text()) else {
                continue;
            };
            let path = param.path();
            if ty.is_list() && !default.value.starts_with('[') {
                let message = format!(
                    "{path}: default {:?} of a list has no brackets",
                    default.value
                );
                self.say(node.pos, "unbracketed-default", message);
            }
            // A value that only the Agent sets is a fine default.
            let is_listed = ty.enumeration().iter().any(|item| item.value == text);
            let reason = match ty.validate(text, Mode::Set) {
                Err(error) if !is_listed => Some(error.to_string()),
                _ => {
                    (!is_referred(param, text)).then(|| "no value of the list it refers to".into())
                }
            };
            if let Some(reason) = reason {
                let message = format!("{path}: default {text:?}: {reason}");
                self.say(node.pos, "bad-default", message);
            }
        }
    }

    fn node(&mut self, id: usize, node: &ModelNode) {
        let path = self.model.path(id);
        if node.is_implied {
            let message = format!("{path}: only the paths of other objects name it");
            self.say(node.pos, "implied-object", message);
        }
        if node.version > self.model.version {
            let message = format!(
                "{path}: version {} is newer than the model, {}",
                node.version, self.model.version
            );
            self.say(node.pos, "newer-than-model", message);
        }
        if node.kind.is_object() {
            self.object(id, node, &path);
        }
        if let Some(syntax) = self.model.syntaxes.get(node.param().syntax) {
            self.references(id, node, syntax, &path);
            self.patterns(node, syntax, &path);
        }
    }

    fn object(&mut self, id: usize, node: &ModelNode, path: &str) {
        let facts = node.object();
        if facts.is_table != (facts.max != Some(1)) {
            let message = format!("{path}: the name and the number of entries disagree on a table");
            self.say(node.pos, "table-size", message);
        }
        for key in &facts.keys {
            for param in &key.params {
                let name = self.model.text(*param);
                if self.model.relative(id, name).is_none() {
                    let message = format!("{path}: unique key with unknown parameter {name:?}");
                    self.say(key.pos, "unknown-key", message);
                }
            }
        }
        let name = self.model.text(facts.entries_param);
        if !name.is_empty() {
            let counter = self.model.relative(node.parent, name);
            let counter = counter
                .and_then(|id| self.model.node(id))
                .map(ModelNode::param);
            match counter {
                None => {
                    let message = format!("{path}: numEntriesParameter {name:?} does not exist");
                    self.say(node.pos, "unknown-counter", message);
                }
                Some(counter) => {
                    let primitive = self.model.syntaxes.get(counter.syntax);
                    let primitive = primitive.and_then(|syntax| syntax.primitive);
                    if primitive != Some(crate::types::Primitive::UnsignedInt)
                        || counter.access != crate::types::ParamAccess::ReadOnly
                    {
                        let message = format!("{path}: {name:?} is no read-only unsignedInt");
                        self.say(node.pos, "bad-counter", message);
                    }
                }
            }
        }
        let name = self.model.text(facts.discriminator);
        if name.is_empty() {
            return;
        }
        let Some(found) = self.model.relative(node.parent, name) else {
            let message = format!("{path}: discriminatorParameter {name:?} does not exist");
            return self.say(node.pos, "unknown-discriminator", message);
        };
        let syntax = self.model.node(found).map_or(0, |node| node.param().syntax);
        let has_value = self.model.syntaxes.get(syntax).is_some_and(|syntax| {
            let mut values = syntax.facets.enumeration.iter();
            values.any(|item| item.value == node.name)
        });
        if !has_value {
            let message = format!("{path}: {name:?} has no value of this name");
            self.say(node.pos, "bad-union", message);
        }
    }

    fn references(&mut self, id: usize, node: &ModelNode, syntax: &Syntax, path: &str) {
        let Some((_, facts)) = reference::first(syntax) else {
            return;
        };
        let Some(targets) = facts.targets else { return };
        let has_device = self.model.relative(0, "Device.").is_some();
        for target in self.model.text(targets).split_ascii_whitespace() {
            // Other models are not at hand.
            let is_foreign = target.starts_with(".Services.")
                || target.starts_with("Device.Services.")
                || target.starts_with("Device.") && !has_device;
            if !is_foreign && reference::resolve(self.model, id, target, facts.scope).is_none() {
                let message = format!("{path}: reference to {target:?}, which does not exist");
                self.say(node.pos, "unknown-target", message);
            }
        }
    }

    fn patterns(&mut self, node: &ModelNode, syntax: &Syntax, path: &str) {
        for pattern in &syntax.facets.patterns {
            let text = self.model.text(*pattern);
            if let Err(error) = pattern::check(text) {
                let message = format!("{path}: pattern {text:?} refuses nothing: {error}");
                self.say(node.pos, "bad-pattern", message);
            }
        }
    }

    fn profiles(&mut self) {
        let model = self.model;
        for profile in &model.profiles {
            let base = core::iter::once(&profile.base).filter(|base| !base.is_empty());
            for name in base.chain(&profile.extends) {
                if !model.profiles.iter().any(|other| other.name == *name) {
                    let (own, name) = (model.text(profile.name), model.text(*name));
                    let message = format!("profile {own}: builds on unknown profile {name:?}");
                    self.say(profile.pos, "unknown-profile", message);
                }
            }
        }
    }
}
