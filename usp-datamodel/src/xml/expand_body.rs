//! The bodies of models, objects, components, commands and events.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::LoadError;
use super::expand::{Builder, Scope};
use super::intern::Sym;
use super::load::Item;
use super::model::{Detail, KeyFacts, ModelNode, ObjectFacts, ParamFacts};
use super::names::{Key, Tag};
use super::syntax::RawSyntax;
use crate::schema::{ActiveNotify, Kind, ObjectAccess, Version};
use crate::types::ParamAccess;

impl Builder<'_> {
    /// Expands what stands inside of an element.
    pub(crate) fn body(
        &mut self,
        item: Item,
        scope: &Scope,
        depth: usize,
    ) -> Result<(), LoadError> {
        let mut last = None;
        while let Some(child) = self.child_after(item, last) {
            last = Some(child);
            match self.tag(child) {
                Tag::Parameter => self.parameter(child, scope)?,
                Tag::Object => self.object(child, scope, depth)?,
                Tag::Component => self.include(child, scope, depth)?,
                Tag::Command if scope.param_kind == Kind::Param => {
                    self.command(child, scope, depth)?;
                }
                Tag::Event if scope.param_kind == Kind::Param => self.event(child, scope, depth)?,
                Tag::Profile if scope.param_kind == Kind::Param => self.profile(child),
                Tag::UniqueKey => {}
                other => {
                    let message = format!("element {:?} is not expected here", other.name());
                    self.documents.error(child, "misplaced-element", message);
                }
            }
        }
        Ok(())
    }

    /// The version of a new item: its own, not less than the clamp, or the inherited one.
    ///
    /// What a report says of an item is as it is: it was made of the whole model.
    fn new_version(&mut self, item: Item, scope: &Scope, inherited: Version) -> Version {
        let is_written = self.attribute(item, Key::Version).is_some();
        match (self.version(item), scope.clamp.filter(|_| is_written)) {
            (Some(own), Some(clamp)) => own.max(clamp),
            (Some(own), None) => own,
            (None, _) => inherited,
        }
    }

    /// The version that a change of an existing item gives it.
    fn raised_version(&mut self, item: Item, scope: &Scope) -> Option<Version> {
        self.attribute(item, Key::Version)?;
        let own = self.version(item)?;
        Some(scope.clamp.map_or(own, |clamp| own.max(clamp)))
    }

    /// Name of an item and whether it changes an existing one.
    fn name_or_base(&mut self, item: Item) -> Option<(Sym, bool)> {
        let name = self.attribute(item, Key::Name).map(|name| (name, false));
        let found = name.or_else(|| self.attribute(item, Key::Base).map(|base| (base, true)));
        let Some((sym, is_base)) = found else {
            let message = format!("element {:?} without a name", self.tag(item).name());
            self.documents.error(item, "no-name", message);
            return None;
        };
        Some((self.documents.interner.trimmed(sym), is_base))
    }

    fn missing(&mut self, item: Item, name: &str) {
        let message = format!("base {name:?} does not exist");
        self.documents.error(item, "unknown-base", message);
    }

    fn duplicate(&mut self, item: Item, name: &str) {
        let message = format!("second definition of {name:?}");
        self.documents.error(item, "duplicate", message);
    }

    fn object(&mut self, item: Item, scope: &Scope, depth: usize) -> Result<(), LoadError> {
        let Some((name, is_base)) = self.name_or_base(item) else {
            return Ok(());
        };
        let mut path = scope.prefix.clone();
        path.push_str(self.text(name));
        if is_base && self.find_object(scope.base, &path).is_none() {
            self.missing(item, &path);
        }
        let Some((number, _)) = self.object_node(item, scope, &path)? else {
            return Ok(());
        };
        let existed = self.nodes.get(number).is_some_and(|node| !node.is_implied);
        if existed && !is_base {
            self.duplicate(item, &path);
        }
        let status = self.status(item);
        let version = self.new_version(item, scope, scope.object_version);
        let raised = self.raised_version(item, scope);
        let pos = self.documents.pos(item);
        let facts = self.nodes.get(number).map(|node| node.object().clone());
        let mut facts = facts.unwrap_or(ObjectFacts::NONE);
        self.object_facts(item, &mut facts, scope);
        if let Some(node) = self.nodes.get_mut(number) {
            if existed {
                node.version = raised.unwrap_or(node.version);
            } else {
                node.version = version;
                node.pos = pos;
                node.is_implied = false;
            }
            node.status = node.status.max(status);
            node.detail = Detail::Object(Box::new(facts));
        }
        let version = self.nodes.get(number).map_or(version, |node| node.version);
        let inner = Scope {
            prefix: path,
            holder: number,
            version,
            ..scope.clone()
        };
        self.body(item, &inner, depth)
    }

    fn object_facts(&mut self, item: Item, facts: &mut ObjectFacts, scope: &Scope) {
        let is_argument = scope.param_kind != Kind::Param;
        let access = if is_argument {
            None
        } else {
            self.word(item, Key::Access)
        };
        if let Some(access) = access {
            match access {
                "readOnly" => facts.access = ObjectAccess::ReadOnly,
                "readWrite" | "createDelete" => facts.access = ObjectAccess::AddDelete,
                "create" => facts.access = ObjectAccess::AddOnly,
                "delete" => facts.access = ObjectAccess::DeleteOnly,
                other => {
                    let message = format!("expected an access, found {other:?}");
                    self.documents.error(item, "bad-attribute", message);
                }
            }
        }
        if let Some(min) = self.number(item, Key::MinEntries) {
            facts.min = min;
        }
        if self.word(item, Key::MaxEntries) == Some("unbounded") {
            facts.max = None;
        } else if let Some(max) = self.number(item, Key::MaxEntries) {
            facts.max = Some(max);
        }
        if let Some(mandatory) = self.is_true(item, Key::Mandatory) {
            facts.is_mandatory = mandatory;
        }
        if is_argument {
            return;
        }
        for (key, to) in [
            (Key::NumEntriesParameter, &mut facts.entries_param),
            (Key::EnableParameter, &mut facts.enable_param),
            (Key::DiscriminatorParameter, &mut facts.discriminator),
        ] {
            if let Some(sym) = self.attribute(item, key) {
                *to = sym;
            }
        }
        if let Some(mount) = self.word(item, Key::MountType) {
            facts.is_mount_point = mount == "mountPoint";
        }
        let mut last = None;
        while let Some(key) = self.child_after(item, last) {
            last = Some(key);
            if self.tag(key) == Tag::UniqueKey {
                let facts_of_key = self.unique_key(key);
                let same = |known: &KeyFacts| known.params == facts_of_key.params;
                if !facts.keys.iter().any(same) {
                    facts.keys.push(facts_of_key);
                }
            }
        }
    }

    fn number(&mut self, item: Item, key: Key) -> Option<u32> {
        let word = self.word(item, key)?;
        let number = word.parse().ok();
        if number.is_none() {
            let message = format!("expected a number, found {word:?}");
            self.documents.error(item, "bad-attribute", message);
        }
        number
    }

    fn unique_key(&mut self, item: Item) -> KeyFacts {
        let first = self.child_after(item, None);
        let children = core::iter::successors(first, |last| self.child_after(item, Some(*last)));
        let params = children
            .filter(|child| self.tag(*child) == Tag::Parameter)
            .filter_map(|child| self.attribute(child, Key::Ref))
            .collect();
        KeyFacts {
            // Older documents say nothing of it.
            is_functional: self.is_true(item, Key::Functional).unwrap_or(true),
            params,
            pos: self.documents.pos(item),
        }
    }

    fn parameter(&mut self, item: Item, scope: &Scope) -> Result<(), LoadError> {
        let Some((name, is_base)) = self.name_or_base(item) else {
            return Ok(());
        };
        let found = self.find(scope.holder, name, false);
        if self.is_of_another_kind(item, found, scope.param_kind, name) {
            return Ok(());
        }
        if is_base && found.is_none() {
            let name = self.text(name).to_string();
            self.missing(item, &name);
        }
        if !is_base && found.is_some() {
            let name = self.text(name).to_string();
            self.duplicate(item, &name);
        }
        let old = found.and_then(|number| self.nodes.get(number));
        let mut facts = old.map_or(ParamFacts::NONE, |node| *node.param());
        self.param_facts(item, &mut facts, scope);
        let status = self.status(item);
        let raised = self.raised_version(item, scope);
        if let Some(node) = found.and_then(|number| self.nodes.get_mut(number)) {
            node.status = node.status.max(status);
            node.version = raised.unwrap_or(node.version);
            node.detail = Detail::Param(facts);
            return Ok(());
        }
        let version = self.new_version(item, scope, scope.version);
        let node = ModelNode {
            kind: scope.param_kind,
            name,
            parent: scope.holder,
            pos: self.documents.pos(item),
            status,
            version,
            detail: Detail::Param(facts),
            children: Vec::new(),
            is_implied: false,
        };
        self.add_node(node, item).map(drop)
    }

    fn param_facts(&mut self, item: Item, facts: &mut ParamFacts, scope: &Scope) {
        if scope.param_kind == Kind::Param {
            if let Some(access) = self.word(item, Key::Access) {
                match access {
                    "readOnly" => facts.access = ParamAccess::ReadOnly,
                    "readWrite" => facts.access = ParamAccess::ReadWrite,
                    "writeOnceReadOnly" => facts.access = ParamAccess::WriteOnceReadOnly,
                    other => {
                        let message = format!("expected an access, found {other:?}");
                        self.documents.error(item, "bad-attribute", message);
                    }
                }
            }
            if let Some(notify) = self.word(item, Key::ActiveNotify) {
                match notify {
                    "normal" => facts.notify = ActiveNotify::Normal,
                    "forceEnabled" => facts.notify = ActiveNotify::ForceEnabled,
                    "forceDefaultEnabled" => facts.notify = ActiveNotify::ForceDefaultEnabled,
                    "canDeny" => facts.notify = ActiveNotify::CanDeny,
                    other => {
                        let message = format!("expected a kind of notification, found {other:?}");
                        self.documents.error(item, "bad-attribute", message);
                    }
                }
            }
            if let Some(inform) = self.is_true(item, Key::ForcedInform) {
                facts.is_forced_inform = inform;
            }
        } else if let Some(mandatory) = self.is_true(item, Key::Mandatory) {
            // Components of parameters say it for the commands that borrow them.
            facts.is_mandatory = mandatory;
        }
        let syntax = self.documents.tree(item.document);
        let syntax = syntax.and_then(|tree| tree.child(item.element, Tag::Syntax));
        let Some(element) = syntax else {
            return;
        };
        let syntax = Item {
            document: item.document,
            element,
        };
        let number = self.syntax_number(syntax, scope.is_borrowed);
        let old = facts
            .syntax
            .checked_sub(1)
            .and_then(|at| self.syntaxes.get(at));
        let new = number.checked_sub(1).and_then(|at| self.syntaxes.get(at));
        facts.syntax = match (old, new) {
            (Some(old), Some(new)) => {
                let merged = RawSyntax::merge(old, new);
                self.add_syntax(merged)
            }
            _ => number,
        };
    }

    /// Whether a name stands for something else already, which is then reported.
    fn is_of_another_kind(
        &mut self,
        item: Item,
        found: Option<usize>,
        kind: Kind,
        name: Sym,
    ) -> bool {
        let known = found.and_then(|number| self.nodes.get(number));
        let Some(known) = known.map(|node| node.kind).filter(|known| *known != kind) else {
            return false;
        };
        let message = format!("{} is the name of a {known:?} already", self.text(name));
        self.documents.error(item, "duplicate", message);
        true
    }

    /// A node for a command, event, or argument list, new or known; none where the name is taken.
    fn holder_node(
        &mut self,
        item: Item,
        scope: &Scope,
        kind: Kind,
        name: Sym,
        is_base: bool,
    ) -> Result<Option<usize>, LoadError> {
        let has_children = matches!(kind, Kind::Input | Kind::Output);
        let found = self.find(scope.holder, name, has_children);
        if self.is_of_another_kind(item, found, kind, name) {
            return Ok(None);
        }
        let status = self.status(item);
        if let Some(number) = found {
            if !is_base {
                let name = self.text(name).to_string();
                self.duplicate(item, &name);
            }
            let raised = self.raised_version(item, scope);
            if let Some(node) = self.nodes.get_mut(number) {
                node.status = node.status.max(status);
                if !has_children {
                    node.version = raised.unwrap_or(node.version);
                }
            }
            return Ok(found);
        }
        if is_base && !has_children {
            let name = self.text(name).to_string();
            self.missing(item, &name);
        }
        let version = if has_children {
            scope.version
        } else {
            self.new_version(item, scope, scope.version)
        };
        let node = ModelNode {
            kind,
            name,
            parent: scope.holder,
            pos: self.documents.pos(item),
            status,
            version,
            detail: match kind {
                Kind::Command => Detail::Command { is_async: false },
                _ => Detail::None,
            },
            children: Vec::new(),
            is_implied: false,
        };
        self.add_node(node, item).map(Some)
    }

    /// The scope of the arguments below a node.
    fn argument_scope(&self, scope: &Scope, holder: usize, param_kind: Kind) -> Scope {
        let version = self
            .nodes
            .get(holder)
            .map_or(scope.version, |node| node.version);
        Scope {
            base: holder,
            prefix: String::new(),
            holder,
            version,
            object_version: version,
            param_kind,
            is_borrowed: false,
            ..scope.clone()
        }
    }

    fn command(&mut self, item: Item, scope: &Scope, depth: usize) -> Result<(), LoadError> {
        let Some((name, is_base)) = self.name_or_base(item) else {
            return Ok(());
        };
        let Some(number) = self.holder_node(item, scope, Kind::Command, name, is_base)? else {
            return Ok(());
        };
        if let Some(given) = self.is_true(item, Key::Async) {
            if let Some(node) = self.nodes.get_mut(number) {
                node.detail = Detail::Command { is_async: given };
            }
        }
        let of_command = self.argument_scope(scope, number, Kind::Param);
        let mut last = None;
        while let Some(list) = self.child_after(item, last) {
            last = Some(list);
            let (kind, arg_kind, name) = match self.tag(list) {
                Tag::Input => (Kind::Input, Kind::InputArg, "Input"),
                Tag::Output => (Kind::Output, Kind::OutputArg, "Output"),
                other => {
                    let message = format!("element {:?} is not expected here", other.name());
                    self.documents.error(list, "misplaced-element", message);
                    continue;
                }
            };
            let name = self.documents.interner.intern(name);
            let Some(holder) = self.holder_node(list, &of_command, kind, name, true)? else {
                continue;
            };
            let inner = self.argument_scope(&of_command, holder, arg_kind);
            self.body(list, &inner, depth)?;
        }
        Ok(())
    }

    fn event(&mut self, item: Item, scope: &Scope, depth: usize) -> Result<(), LoadError> {
        let Some((name, is_base)) = self.name_or_base(item) else {
            return Ok(());
        };
        let Some(number) = self.holder_node(item, scope, Kind::Event, name, is_base)? else {
            return Ok(());
        };
        let inner = self.argument_scope(scope, number, Kind::EventArg);
        self.body(item, &inner, depth)
    }
}
