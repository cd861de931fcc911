//! From documents to models: bases, components and their virtual kin, definitions in place.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::intern::{QuickMap, Sym};
use super::load::{Documents, Item, NameKind};
use super::model::{Detail, ModelNode, ModelProfile, ObjectFacts};
use super::names::{Key, Tag};
use super::syntax::{RawSyntax, Resolver as TypeResolver};
use super::tree::{ElementId, Tree};
use super::{DataModel, Limits, LoadError, Loaded};
use crate::schema::{Kind, Version};
use crate::types::Status;

/// Expands every model of the root document.
pub(crate) fn expand(documents: Documents, limits: &Limits) -> Result<Loaded, LoadError> {
    let mut builder = Builder::new(documents, limits);
    let roots: Vec<ElementId> = builder.documents.tree(0).map_or_else(Vec::new, |tree| {
        tree.children_with(Tree::ROOT, Tag::Model).collect()
    });
    let mut drafts = Vec::new();
    for element in roots {
        let item = Item {
            document: 0,
            element,
        };
        drafts.push(builder.root_model(item)?);
    }
    Ok(builder.finish(drafts))
}

/// A model whose types are not resolved yet.
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) version: Version,
    pub(crate) nodes: Vec<ModelNode>,
    pub(crate) profiles: Vec<ModelProfile>,
    pub(crate) edges: Edges,
}

/// (parent, name, has children) to node.
pub(crate) type Edges = QuickMap<(usize, Sym, bool), usize>;

/// Where a body stands that is being expanded.
#[derive(Clone)]
pub(crate) struct Scope {
    pub(crate) document: usize,
    /// The node below which the names of objects start: the root or an argument list.
    pub(crate) base: usize,
    /// What stands before the names of objects.
    pub(crate) prefix: String,
    /// The node that gets parameters, commands and events.
    pub(crate) holder: usize,
    /// The version of what says none.
    pub(crate) version: Version,
    /// The version of objects that say none.
    pub(crate) object_version: Version,
    /// The least version inside of a component.
    pub(crate) clamp: Option<Version>,
    /// The version of the nearest reference to a component that has one.
    pub(crate) reference_version: Option<Version>,
    /// What a parameter is here.
    pub(crate) param_kind: Kind,
    /// Whether a component was included inside of an argument list.
    pub(crate) is_borrowed: bool,
}

pub(crate) struct Builder<'l> {
    pub(crate) documents: Documents,
    pub(crate) limits: &'l Limits,
    pub(crate) nodes: Vec<ModelNode>,
    pub(crate) profiles: Vec<ModelProfile>,
    edges: Edges,
    pub(crate) syntaxes: Vec<RawSyntax>,
    syntax_numbers: QuickMap<Vec<u32>, usize>,
    signature: Vec<u32>,
    /// Documents of the components that are being included, outermost first.
    pub(crate) stack: Vec<usize>,
    inclusions: usize,
    /// The version with which the model started, which is the least of its components.
    first_version: Version,
}

impl<'l> Builder<'l> {
    fn new(documents: Documents, limits: &'l Limits) -> Self {
        Self {
            documents,
            limits,
            nodes: Vec::new(),
            profiles: Vec::new(),
            edges: QuickMap::default(),
            syntaxes: Vec::new(),
            syntax_numbers: QuickMap::default(),
            signature: Vec::new(),
            stack: Vec::new(),
            inclusions: 0,
            first_version: Version::default(),
        }
    }

    pub(crate) fn attribute(&self, item: Item, key: Key) -> Option<Sym> {
        self.documents
            .tree(item.document)
            .and_then(|tree| tree.attribute(item.element, key))
    }

    pub(crate) fn text(&self, sym: Sym) -> &str {
        self.documents.interner.get(sym)
    }

    /// An attribute of fixed words, without blanks around it.
    pub(crate) fn word(&self, item: Item, key: Key) -> Option<&str> {
        self.attribute(item, key)
            .map(|sym| self.text(sym).trim_ascii())
    }

    pub(crate) fn is_true(&self, item: Item, key: Key) -> Option<bool> {
        self.word(item, key)
            .map(|word| matches!(word, "true" | "1"))
    }

    /// The child behind another one, or the first one.
    pub(crate) fn child_after(&self, item: Item, last: Option<Item>) -> Option<Item> {
        let tree = self.documents.tree(item.document)?;
        let element = tree.child_after(item.element, last.map(|last| last.element))?;
        Some(Item {
            document: item.document,
            element,
        })
    }

    pub(crate) fn tag(&self, item: Item) -> Tag {
        self.documents
            .tree(item.document)
            .map_or(Tag::Document, |tree| tree.tag(item.element))
    }

    pub(crate) fn limit(&self, item: Item, what: &'static str, max: usize) -> LoadError {
        LoadError::Limit {
            place: self.documents.sources.place(self.documents.pos(item)),
            what,
            max,
        }
    }

    pub(crate) fn status(&mut self, item: Item) -> Status {
        match self.word(item, Key::Status) {
            None | Some("current") => Status::Current,
            Some("deprecated") => Status::Deprecated,
            Some("obsoleted") => Status::Obsoleted,
            Some("deleted") => Status::Deleted,
            Some(other) => {
                let message = format!("expected a status, found {other:?}");
                self.documents.error(item, "bad-attribute", message);
                Status::Current
            }
        }
    }

    /// The version that an element says: its own, or what a report says of it.
    pub(crate) fn version(&mut self, item: Item) -> Option<Version> {
        let sym = self
            .attribute(item, Key::Version)
            .or_else(|| self.attribute(item, Key::ReportVersion))?;
        let version = Version::parse(self.text(sym).trim_ascii());
        if version.is_none() {
            let message = format!("expected a version, found {:?}", self.text(sym));
            self.documents.error(item, "bad-attribute", message);
        }
        version
    }

    fn root_model(&mut self, item: Item) -> Result<Draft, LoadError> {
        self.nodes.clear();
        self.profiles.clear();
        self.edges.clear();
        self.inclusions = 0;
        let name = self.attribute(item, Key::Name).unwrap_or_default();
        let name = self.text(name).trim_ascii().to_string();
        let version = self.model_version(item, &name);
        self.first_version = self.first_version_of(item, &name);
        self.nodes.push(ModelNode {
            kind: Kind::Root,
            name: Sym::EMPTY,
            parent: 0,
            pos: self.documents.pos(item),
            status: Status::Current,
            version,
            detail: Detail::None,
            children: Vec::new(),
            is_implied: false,
        });
        self.model(item, version, 0)?;
        Ok(Draft {
            name,
            version,
            edges: core::mem::take(&mut self.edges),
            nodes: core::mem::take(&mut self.nodes),
            profiles: core::mem::take(&mut self.profiles),
        })
    }

    /// The version with which a model started: the first one of its major number, or the first
    /// one that supported USP.
    ///
    /// The latter is a table of facts and not a rule, for no attribute of a document says it: the
    /// values are those with which the versions of the published flattened files come out, the
    /// ones that BBF's own report tool uses. A model that is not in the table starts at the first
    /// version of its major number.
    fn first_version_of(&mut self, item: Item, name: &str) -> Version {
        if let Some(own) = self.version(item) {
            return own;
        }
        let (name, version) = name.split_once(':').unwrap_or((name, ""));
        let major = Version::parse(version).unwrap_or_default().major;
        let first_with_usp = match (name, major) {
            _ if !self.is_usp(item) => None,
            ("Device", 2) => Some(Version::new(2, 12, 0)),
            ("FAPService", 2) => Some(Version::new(2, 1, 1)),
            ("StorageService", 1) => Some(Version::new(1, 3, 1)),
            ("STBService", 1) => Some(Version::new(1, 4, 1)),
            ("VoiceService", 2) => Some(Version::new(2, 0, 1)),
            _ => None,
        };
        first_with_usp.unwrap_or_else(|| Version::new(major, 0, 0))
    }

    /// Whether a model is one for USP: by the name of its file, or because it has commands or
    /// events.
    fn is_usp(&self, item: Item) -> bool {
        let file = self.documents.names.get(item.document);
        let by_name = file.is_some_and(|name| name.trim_end_matches(".xml").ends_with("-usp"));
        by_name
            || self
                .documents
                .tree(item.document)
                .is_some_and(|tree| tree.has_descendant(item.element, &[Tag::Command, Tag::Event]))
    }

    fn model_version(&mut self, item: Item, name: &str) -> Version {
        let own = self.version(item);
        let of_name = || {
            name.split_once(':')
                .and_then(|(_, version)| Version::parse(version))
        };
        own.or_else(of_name).unwrap_or_default()
    }

    /// A model: all of its base, then its own body.
    fn model(&mut self, item: Item, version: Version, depth: usize) -> Result<(), LoadError> {
        if depth > self.limits.nesting {
            return Err(self.limit(item, "models on models", self.limits.nesting));
        }
        // The documents of a base see what the documents that build on it import.
        self.stack.push(item.document);
        if let Some(base) = self.attribute(item, Key::Base) {
            match self.documents.visible(item.document, NameKind::Model, base) {
                Some(found) => self.model(found, version, depth.saturating_add(1))?,
                None => {
                    let message = format!("unknown model {:?}", self.text(base));
                    self.documents.error(item, "unknown-model", message);
                }
            }
        }
        let scope = Scope {
            document: item.document,
            base: 0,
            prefix: String::new(),
            holder: 0,
            version,
            object_version: version,
            clamp: None,
            reference_version: None,
            param_kind: Kind::Param,
            is_borrowed: false,
        };
        let outcome = self.body(item, &scope, 0);
        self.stack.pop();
        outcome
    }

    /// The component that a reference means: see the note on virtual components in the README.
    fn component(&self, document: usize, name: Sym) -> Option<Item> {
        let found = self
            .documents
            .visible(document, NameKind::Component, name)?;
        if !self.is_virtual(found) {
            return Some(found);
        }
        // The nearest document on the way of inclusion that sees a real one under this name.
        let real = self.stack.iter().rev().find_map(|document| {
            let found = self
                .documents
                .visible(*document, NameKind::Component, name)?;
            (!self.is_virtual(found)).then_some(found)
        });
        Some(real.unwrap_or(found))
    }

    fn is_virtual(&self, component: Item) -> bool {
        if self.is_true(component, Key::Virtual) == Some(true) {
            return true;
        }
        self.documents
            .tree(component.document)
            .is_none_or(|tree| tree.children(component.element).next().is_none())
    }

    /// Puts the body of a component in the place of a reference to it.
    pub(crate) fn include(
        &mut self,
        reference: Item,
        scope: &Scope,
        depth: usize,
    ) -> Result<(), LoadError> {
        if depth > self.limits.nesting {
            return Err(self.limit(reference, "components in components", self.limits.nesting));
        }
        self.inclusions = self.inclusions.saturating_add(1);
        if self.inclusions > self.limits.inclusions {
            return Err(self.limit(reference, "included components", self.limits.inclusions));
        }
        let Some(name) = self.attribute(reference, Key::Ref) else {
            self.documents.error(
                reference,
                "bad-reference",
                "component without a name".into(),
            );
            return Ok(());
        };
        let Some(component) = self.component(scope.document, name) else {
            let message = format!("unknown component {:?}", self.text(name));
            self.documents
                .error(reference, "unknown-component", message);
            return Ok(());
        };
        let mut inner = scope.clone();
        inner.document = component.document;
        inner.is_borrowed = scope.param_kind != Kind::Param;
        // The nearest version of a reference counts, else that of the including parent.
        let own = self.version(reference);
        // What stands in a component is raised to its clamp, versions of references too.
        let own = match (own, scope.clamp) {
            (Some(own), Some(clamp)) => Some(own.max(clamp)),
            (own, _) => own,
        };
        inner.reference_version = own.or(scope.reference_version);
        inner.clamp = inner.reference_version.or(Some(if scope.holder == 0 {
            self.first_version
        } else {
            scope.version
        }));
        if let Some(path) = self.attribute(reference, Key::Path) {
            let path = self.text(path).trim_ascii().to_string();
            inner.prefix.push_str(&path);
            let prefix = inner.prefix.clone();
            match self.find_object(inner.base, &prefix) {
                Some(holder) => {
                    inner.holder = holder;
                    inner.version = self.nodes.get(holder).map_or(scope.version, |n| n.version);
                }
                None => {
                    let message = format!("unknown path {prefix:?} of a component");
                    self.documents.error(reference, "unknown-path", message);
                    return Ok(());
                }
            }
        }
        self.stack.push(component.document);
        let outcome = self.body(component, &inner, depth.saturating_add(1));
        self.stack.pop();
        outcome
    }

    pub(crate) fn find(&self, parent: usize, name: Sym, has_children: bool) -> Option<usize> {
        self.edges.get(&(parent, name, has_children)).copied()
    }

    /// The object with a path such as `Device.WiFi.Radio.{i}.`, below a node.
    pub(crate) fn find_object(&self, base: usize, path: &str) -> Option<usize> {
        let mut node = base;
        for name in path.split('.').filter(|name| !matches!(*name, "" | "{i}")) {
            let name = self.documents.interner.find(name)?;
            node = self.find(node, name, true)?;
        }
        Some(node)
    }

    pub(crate) fn add_node(&mut self, node: ModelNode, item: Item) -> Result<usize, LoadError> {
        if self.nodes.len()
            > self
                .limits
                .nodes
                .min(usize::from(u16::MAX).saturating_sub(1))
        {
            return Err(self.limit(item, "nodes", self.limits.nodes));
        }
        let number = self.nodes.len();
        let has_children =
            !node.kind.is_param() && !matches!(node.kind, Kind::Command | Kind::Event);
        self.edges
            .insert((node.parent, node.name, has_children), number);
        if let Some(parent) = self.nodes.get_mut(node.parent) {
            parent.children.push(number);
        }
        self.nodes.push(node);
        Ok(number)
    }

    /// The object with a path, made with all that is above it where it does not exist.
    ///
    /// Returns whether it is new.
    pub(crate) fn object_node(
        &mut self,
        item: Item,
        scope: &Scope,
        path: &str,
    ) -> Result<Option<(usize, bool)>, LoadError> {
        let mut node = scope.base;
        let mut is_new = false;
        let mut rest = path.trim_ascii();
        let kind = |is_table: bool| match (scope.param_kind == Kind::Param, is_table) {
            (true, true) => Kind::Table,
            (true, false) => Kind::Object,
            (false, _) => Kind::ArgObject,
        };
        while !rest.is_empty() {
            let Some((name, after)) = rest.split_once('.') else {
                let message = format!("expected a dot at the end of {path:?}");
                self.documents.error(item, "bad-name", message);
                return Ok(None);
            };
            let (is_table, after) = match after.strip_prefix("{i}.") {
                Some(after) => (true, after),
                None => (false, after),
            };
            if name.is_empty() || name == "{i}" {
                let message = format!("expected the path of an object, found {path:?}");
                self.documents.error(item, "bad-name", message);
                return Ok(None);
            }
            rest = after;
            let sym = self.documents.interner.intern(name);
            if let Some(found) = self.find(node, sym, true) {
                node = found;
                is_new = false;
                continue;
            }
            let facts = ObjectFacts {
                is_table,
                ..ObjectFacts::NONE
            };
            node = self.add_node(
                ModelNode {
                    kind: kind(is_table),
                    name: sym,
                    parent: node,
                    pos: self.documents.pos(item),
                    status: Status::Current,
                    version: scope.object_version,
                    detail: Detail::Object(alloc::boxed::Box::new(facts)),
                    children: Vec::new(),
                    is_implied: true,
                },
                item,
            )?;
            is_new = true;
        }
        Ok(Some((node, is_new)))
    }

    /// The number of a syntax; equal syntaxes of one document share it. 0 is none.
    pub(crate) fn syntax_number(&mut self, item: Item, is_borrowed: bool) -> usize {
        let mut signature = core::mem::take(&mut self.signature);
        signature.clear();
        signature.push(u32::try_from(item.document).unwrap_or(u32::MAX));
        signature.push(u32::from(is_borrowed));
        if let Some(tree) = self.documents.tree(item.document) {
            tree.signature(item.element, &mut signature);
        }
        let number = match self.syntax_numbers.get(&signature) {
            Some(number) => *number,
            None => {
                let raw = RawSyntax::read(&mut self.documents, item, &self.stack, is_borrowed);
                let number = self.add_syntax(raw);
                self.syntax_numbers.insert(signature.clone(), number);
                number
            }
        };
        self.signature = signature;
        number
    }

    pub(crate) fn add_syntax(&mut self, raw: RawSyntax) -> usize {
        self.syntaxes.push(raw);
        self.syntaxes.len()
    }

    fn finish(mut self, drafts: Vec<Draft>) -> Loaded {
        let raw = core::mem::take(&mut self.syntaxes);
        let mut resolver = TypeResolver::new(&mut self.documents, self.limits.nesting);
        let mut syntaxes = alloc::vec![super::model::Syntax::default()];
        syntaxes.extend(raw.iter().map(|raw| resolver.resolve(raw)));
        let syntaxes = Arc::new(syntaxes);
        let mut models: Vec<_> = drafts
            .into_iter()
            .map(|draft| super::finish::finish(draft, &mut self.documents))
            .collect();
        let spec = self
            .documents
            .list
            .first()
            .map_or(Sym::EMPTY, |root| root.spec);
        let spec = self.text(spec).to_string();
        let file = self.documents.names.first().cloned().unwrap_or_default();
        let (strings, sources, diagnostics) = self.documents.into_shared();
        let models = models
            .drain(..)
            .map(|draft| DataModel {
                name: draft.name,
                spec: spec.clone(),
                file: file.clone(),
                version: draft.version,
                strings: Arc::clone(&strings),
                sources: Arc::clone(&sources),
                syntaxes: Arc::clone(&syntaxes),
                nodes: draft.nodes,
                profiles: draft.profiles,
            })
            .collect();
        Loaded {
            models,
            diagnostics,
        }
    }
}
