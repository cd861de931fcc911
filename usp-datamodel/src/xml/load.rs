//! The loader: documents and their imports.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::expand;
use super::intern::{Interner, QuickMap, Sym};
use super::names::{Key, Tag};
use super::source::{Pos, Sources};
use super::tree::{self, DocumentKind, ElementId, Tree};
use super::{DataModel, Diagnostic, Limits, LoadError, Severity};
use crate::schema::Version;

/// Hands over the files that documents import. The loader itself reads nothing.
pub trait Resolver {
    /// The file that an import names, or nothing when there is none.
    ///
    /// `file` often leaves out version numbers that `spec` has; [`best_file`](super::best_file)
    /// chooses among the names of a directory.
    fn resolve(&mut self, file: &str, spec: Option<&str>) -> Option<Resolved>;
}

/// A file that a [`Resolver`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolved {
    /// The name of the file; two imports with one name are one file.
    pub name: String,
    /// The content.
    pub bytes: Cow<'static, [u8]>,
}

impl Resolved {
    /// A file by name and content.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// The resolver of a flattened document, which imports nothing.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "it has nothing to hold")]
pub struct NoFiles;

impl Resolver for NoFiles {
    fn resolve(&mut self, _file: &str, _spec: Option<&str>) -> Option<Resolved> {
        None
    }
}

/// Loads TR-106 documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loader {
    limits: Limits,
}

/// What a load gives: the models of the root document, and what was found on the way.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The models that the root document defines, in its order.
    pub models: Vec<DataModel>,
    /// Findings in the order of the documents; a finding of severity error means a lost fact.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// The last model of the document: where there are several, the one built on the others.
    #[must_use]
    pub fn into_model(mut self) -> Option<DataModel> {
        self.models.pop()
    }

    /// Whether no fact was lost.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.diagnostics
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
}

impl Loader {
    /// A loader with the default limits.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            limits: Limits::DEFAULT,
        }
    }

    /// The loader with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    /// Loads a DM document and all that it imports.
    ///
    /// Faults in the content (a component that nobody defines, say) are findings in the result;
    /// the load goes on without the lost fact.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when a file is no well-formed document or a limit is reached.
    pub fn load(
        &self,
        file: &str,
        bytes: &[u8],
        resolver: &mut dyn Resolver,
    ) -> Result<Loaded, LoadError> {
        let documents = Documents::load(file, bytes, resolver, &self.limits)?;
        expand::expand(documents, &self.limits)
    }
}

/// What a name in a document stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NameKind {
    DataType,
    Component,
    Model,
}

impl NameKind {
    const fn of(tag: Tag) -> Option<Self> {
        Some(match tag {
            Tag::DataType => Self::DataType,
            Tag::Component => Self::Component,
            Tag::Model => Self::Model,
            _ => return None,
        })
    }
}

/// An element of a document of a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Item {
    pub(crate) document: usize,
    pub(crate) element: ElementId,
}

/// One loaded document.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) file: u16,
    pub(crate) tree: Tree,
    pub(crate) spec: Sym,
    definitions: QuickMap<(NameKind, Sym), ElementId>,
    /// Document and name there, of each imported name.
    imports: QuickMap<(NameKind, Sym), (usize, Sym)>,
}

/// All documents of a load.
pub(crate) struct Documents {
    pub(crate) list: Vec<Document>,
    pub(crate) interner: Interner,
    pub(crate) sources: Sources,
    pub(crate) names: Vec<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl fmt::Debug for Documents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.names).finish()
    }
}

impl Documents {
    pub(crate) fn load(
        file: &str,
        bytes: &[u8],
        resolver: &mut dyn Resolver,
        limits: &Limits,
    ) -> Result<Self, LoadError> {
        let mut documents = Self {
            list: Vec::new(),
            interner: Interner::new(bytes.len()),
            sources: Sources::default(),
            names: Vec::new(),
            diagnostics: Vec::new(),
        };
        let mut entity_budget = limits.entity_bytes;
        let mut total = 0_usize;
        documents.add(file, bytes, limits, &mut entity_budget, &mut total)?;
        let mut next = 0;
        while next < documents.list.len() {
            documents.imports(next, resolver, limits, &mut entity_budget, &mut total)?;
            next = next.saturating_add(1);
        }
        Ok(documents)
    }

    fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        limits: &Limits,
        entity_budget: &mut usize,
        total: &mut usize,
    ) -> Result<usize, LoadError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        *total = total.saturating_add(bytes.len());
        let start_of = |sources: &Sources, file: u16| sources.place(Pos { file, offset: 0 });
        let max_files = limits.files.min(usize::from(u16::MAX));
        let number = self.list.len();
        let over = |what: &'static str, max: usize, place| LoadError::Limit { place, what, max };
        let max_bytes = limits.bytes.min(crate::packed::format::index(u32::MAX));
        let file = self
            .sources
            .add(name, bytes)
            .ok_or_else(|| over("files", max_files, start_of(&self.sources, 0)))?;
        if number >= max_files {
            return Err(over("files", max_files, start_of(&self.sources, file)));
        }
        if *total > max_bytes {
            return Err(over(
                "bytes of files",
                max_bytes,
                start_of(&self.sources, file),
            ));
        }
        let text = core::str::from_utf8(bytes).map_err(|error| LoadError::Encoding {
            place: self.sources.place(Pos {
                file,
                offset: u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX),
            }),
        })?;
        let tree = tree::parse(
            text,
            file,
            &mut tree::Context {
                interner: &mut self.interner,
                sources: &self.sources,
                limits,
                diagnostics: &mut self.diagnostics,
                entity_budget,
            },
        )?;
        let mut definitions = QuickMap::default();
        for child in tree.children(Tree::ROOT) {
            let name = tree.attribute(child, Key::Name);
            if let Some(named) = NameKind::of(tree.tag(child)).zip(name) {
                definitions.entry(named).or_insert(child);
            }
        }
        let spec = tree.attribute(Tree::ROOT, Key::Spec).unwrap_or_default();
        self.list.push(Document {
            file,
            tree,
            spec,
            definitions,
            imports: QuickMap::default(),
        });
        self.names.push(name.into());
        Ok(number)
    }

    fn imports(
        &mut self,
        document: usize,
        resolver: &mut dyn Resolver,
        limits: &Limits,
        entity_budget: &mut usize,
        total: &mut usize,
    ) -> Result<(), LoadError> {
        let Some(importing) = self.list.get(document) else {
            return Ok(());
        };
        let imports: Vec<ElementId> = importing
            .tree
            .children_with(Tree::ROOT, Tag::Import)
            .collect();
        for import in imports {
            let Some(Document { tree, .. }) = self.list.get(document) else {
                continue;
            };
            // What is imported for its prose alone is not worth a file.
            if tree.children(import).next().is_none() {
                continue;
            }
            let file = tree.attribute(import, Key::File).unwrap_or_default();
            let spec = tree.attribute(import, Key::Spec);
            let file = self.interner.get(file).trim_ascii().to_string();
            let spec = spec.map(|spec| self.interner.get(spec).trim_ascii().to_string());
            let Some(resolved) = resolver.resolve(&file, spec.as_deref()) else {
                let message = format!("no file for the import of {file:?}");
                self.error(
                    Item {
                        document,
                        element: import,
                    },
                    "missing-import",
                    message,
                );
                continue;
            };
            let known = self.names.iter().position(|name| *name == resolved.name);
            let imported = match known {
                Some(known) => known,
                None => self.add(
                    &resolved.name,
                    &resolved.bytes,
                    limits,
                    entity_budget,
                    total,
                )?,
            };
            self.check_spec(
                Item {
                    document,
                    element: import,
                },
                spec.as_deref(),
                imported,
            );
            let mut names = Vec::new();
            if let Some(Document { tree, .. }) = self.list.get(document) {
                for child in tree.children(import) {
                    let name = tree.attribute(child, Key::Name);
                    if let Some((kind, name)) = NameKind::of(tree.tag(child)).zip(name) {
                        let there = tree.attribute(child, Key::Ref).unwrap_or(name);
                        names.push(((kind, name), (imported, there)));
                    }
                }
            }
            if let Some(importing) = self.list.get_mut(document) {
                importing.imports.extend(names);
            }
        }
        Ok(())
    }

    /// The found document must be of the wanted specification, missing numbers aside.
    fn check_spec(&mut self, import: Item, wanted: Option<&str>, imported: usize) {
        let found = self.list.get(imported).map(|found| found.spec);
        let found = self.interner.get(found.unwrap_or_default()).to_string();
        let is_other = |wanted: &str| {
            !found.is_empty()
                && super::file_name::best_file(wanted, Some(wanted), [found.as_str()]).is_none()
                && !found.starts_with(wanted)
        };
        if let Some(wanted) = wanted.filter(|wanted| is_other(wanted)) {
            let message = format!("import of {wanted:?} got a document of {found:?}");
            self.remark(import, Severity::Warning, "import-spec", message);
        }
    }

    pub(crate) fn tree(&self, document: usize) -> Option<&Tree> {
        self.list.get(document).map(|document| &document.tree)
    }

    pub(crate) fn is_device_type(&self) -> bool {
        self.tree(0)
            .is_some_and(|tree| tree.kind == DocumentKind::DeviceType)
    }

    pub(crate) fn pos(&self, item: Item) -> Pos {
        self.list
            .get(item.document)
            .map_or_else(Pos::default, |document| Pos {
                file: document.file,
                offset: document.tree.element(item.element).offset,
            })
    }

    /// What a name means in a document: its own definition, or one that it imports.
    pub(crate) fn visible(&self, document: usize, kind: NameKind, name: Sym) -> Option<Item> {
        let (mut document, mut name) = (document, name);
        // Names may be imported in a circle.
        for _ in 0..=self.list.len() {
            let found = self.list.get(document)?;
            if let Some(element) = found.definitions.get(&(kind, name)) {
                return Some(Item {
                    document,
                    element: *element,
                });
            }
            match found.imports.get(&(kind, name)) {
                Some(import) => (document, name) = *import,
                None => return self.corrected(document, kind, name),
            }
        }
        None
    }

    /// The newest correction of a model that is asked for: `FAPService:2.1.3` for `FAPService:2.1`.
    ///
    /// An import without the last number of a version finds the newest file, and published ones
    /// have the number in the names of their models, too.
    fn corrected(&self, document: usize, kind: NameKind, name: Sym) -> Option<Item> {
        if kind != NameKind::Model {
            return None;
        }
        let wanted = self.interner.get(name);
        let (_, wanted_version) = wanted.split_once(':')?;
        let version = |found: Sym| {
            let text = self.interner.get(found).strip_prefix(wanted)?;
            let (_, patch) = text.split_once('.')?;
            text.starts_with('.')
                .then(|| Version::parse(&format!("{wanted_version}.{patch}")))?
        };
        let definitions = self.list.get(document)?.definitions.iter();
        let models = definitions.filter(|((kind, _), _)| *kind == NameKind::Model);
        let models = models.filter_map(|((_, found), element)| Some((version(*found)?, *element)));
        let (_, element) = models.max_by_key(|(version, _)| *version)?;
        Some(Item { document, element })
    }

    /// The first document that defines a name itself.
    pub(crate) fn defining(&self, kind: NameKind, name: Sym) -> Option<usize> {
        let defines = |document: &Document| document.definitions.contains_key(&(kind, name));
        self.list.iter().position(defines)
    }

    /// The name that a document imports under another one, if it does.
    pub(crate) fn alias(&self, document: usize, kind: NameKind, name: Sym) -> Option<(usize, Sym)> {
        let found = self.list.get(document)?.imports.get(&(kind, name))?;
        (found.1 != name).then_some(*found)
    }

    pub(crate) fn error(&mut self, item: Item, rule: &'static str, message: String) {
        self.remark(item, Severity::Error, rule, message);
    }

    pub(crate) fn remark(
        &mut self,
        item: Item,
        severity: Severity,
        rule: &'static str,
        message: String,
    ) {
        let place = self.sources.place(self.pos(item));
        self.diagnostics.push(Diagnostic {
            place,
            severity,
            rule,
            message,
        });
    }

    /// The shared parts of the models that come of these documents.
    pub(crate) fn into_shared(self) -> (Arc<Interner>, Arc<Sources>, Vec<Diagnostic>) {
        (
            Arc::new(self.interner),
            Arc::new(self.sources),
            self.diagnostics,
        )
    }
}
