//! From a model to its image.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;

use super::DataModel;
use super::compile_path::PathTable;
use super::compile_type::TypeWriter;
use super::model::{Detail, ModelNode, ModelProfile, Syntax};
use super::reference;
use crate::packed::format::{NONE, Section, UNBOUNDED, bits, inner_flags, syntax_flags};
use crate::packed::write::{TextPool, frame};
use crate::packed::{check, hash, index};
use crate::schema::{Kind, Version, is_holder};
use crate::types::{DefaultKind, ParamAccess, Status};

/// The reason why a model has no image.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// The model has more of something than an image can number.
    #[error("more than {max} {what}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The most that an image numbers.
        max: usize,
    },
    /// A pattern is larger than automata get.
    #[error("{path}: pattern {pattern:?}: {reason}")]
    Pattern {
        /// The first parameter that has it.
        path: String,
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A range has a bound or a step that is no number.
    #[error("{path}: range from {min:?} to {max:?}: {reason}")]
    Range {
        /// The first parameter that has it.
        path: String,
        /// The lower bound as written.
        min: String,
        /// The upper bound as written.
        max: String,
        /// What is wrong with it.
        reason: String,
    },
}

const fn too_many(what: &'static str, max: usize) -> CompileError {
    CompileError::TooMany { what, max }
}

impl DataModel {
    /// Makes the packed image: the same bytes for the same model, on any machine.
    ///
    /// A pattern that is no regular expression of XML Schema is kept as text and refuses no value;
    /// [`lint`](Self::lint) names it.
    ///
    /// # Errors
    ///
    /// [`CompileError`] when a facet makes no sense or the model is larger than images get.
    pub fn compile(&self) -> Result<Vec<u8>, CompileError> {
        Compiler::new(self)?.run()
    }
}

struct Compiler<'m> {
    model: &'m DataModel,
    /// Nodes of the model in the order of the image.
    order: Vec<usize>,
    /// Number in the image of each node of the model.
    numbers: Vec<u16>,
    /// Paths of objects from the row that holds them, and that row.
    places: BTreeMap<usize, (String, u16)>,
    lists: Vec<u8>,
    list_index: BTreeMap<Vec<u16>, u16>,
    versions: Vec<Version>,
}

const MAX_NODES: usize = 65_535;

impl<'m> Compiler<'m> {
    fn new(model: &'m DataModel) -> Result<Self, CompileError> {
        let mut order = Vec::with_capacity(model.nodes.len());
        let mut numbers = alloc::vec![0_u16; model.nodes.len()];
        let mut queue = VecDeque::from([0_usize]);
        while let Some(node) = queue.pop_front() {
            let number = u16::try_from(order.len()).ok();
            let number = number.filter(|number| *number != u16::MAX);
            let number = number.ok_or(too_many("nodes", MAX_NODES))?;
            if let Some(slot) = numbers.get_mut(node) {
                *slot = number;
            }
            order.push(node);
            queue.extend(model.node(node).into_iter().flat_map(|node| &node.children));
        }
        let mut compiler = Self {
            model,
            order,
            numbers,
            places: BTreeMap::new(),
            lists: Vec::new(),
            list_index: BTreeMap::new(),
            versions: Vec::new(),
        };
        compiler.place_objects();
        Ok(compiler)
    }

    fn number(&self, node: usize) -> u16 {
        self.numbers.get(node).copied().unwrap_or(NONE)
    }

    /// The path of each object from the row, the root, or the argument list that holds it.
    fn place_objects(&mut self) {
        for node in &self.order {
            let Some(facts) = self.model.node(*node) else {
                continue;
            };
            if !facts.kind.is_object() {
                continue;
            }
            let (mut path, context) = match self.model.node(facts.parent) {
                Some(parent) if parent.kind.is_object() && !is_table(parent) => {
                    let place = self.places.get(&facts.parent).cloned();
                    place.unwrap_or_default()
                }
                _ => (String::new(), self.number(facts.parent)),
            };
            path.push_str(self.model.text(facts.name));
            path.push('.');
            if facts.kind == Kind::ArgObject && is_table(facts) {
                path.push_str("{i}.");
            }
            self.places.insert(*node, (path, context));
        }
    }

    fn version(&mut self, version: Version) -> Result<u8, CompileError> {
        let index = match self.versions.iter().position(|known| *known == version) {
            Some(index) => index,
            None => {
                self.versions.push(version);
                self.versions.len().saturating_sub(1)
            }
        };
        u8::try_from(index).map_err(|_| too_many("versions", 256))
    }

    /// Where a list of numbers stands; equal lists are stored once.
    fn list(&mut self, numbers: &[u16]) -> Result<u16, CompileError> {
        if numbers.is_empty() {
            return Ok(0);
        }
        if let Some(at) = self.list_index.get(numbers) {
            return Ok(*at);
        }
        let at = u16::try_from(self.lists.len() / 2)
            .map_err(|_| too_many("nodes in keys and references", 65_535))?;
        self.lists
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self.list_index.insert(numbers.to_vec(), at);
        Ok(at)
    }

    fn texts(&self) -> Result<TextPool, CompileError> {
        let model = self.model;
        let mut texts: BTreeSet<&str> = BTreeSet::new();
        texts.extend([model.name(), model.spec(), model.file.as_str()]);
        texts.extend(model.nodes.iter().map(|node| model.text(node.name)));
        texts.extend(self.places.values().map(|(path, _)| path.as_str()));
        let pieces: Vec<String> = PathTable::pieces(model).collect();
        texts.extend(pieces.iter().map(String::as_str));
        texts.extend(
            model
                .profiles
                .iter()
                .map(|profile| model.text(profile.name)),
        );
        for syntax in model.used_syntaxes() {
            texts.insert(model.text(syntax.type_name));
            texts.extend(syntax.default.map(|(_, value)| model.text(value)));
            if let Some((_, facts)) = reference::first(syntax) {
                texts.insert(model.text(facts.data_type));
                texts.extend(facts.null_value.map(|null| model.text(null)));
            }
        }
        let written = model
            .used_syntaxes()
            .filter_map(|syntax| reference::written(model, syntax));
        let written: Vec<String> = written.collect();
        texts.extend(written.iter().map(String::as_str));
        TextPool::new(texts.into_iter()).ok_or(too_many("bytes of text", 1 << 24))
    }

    fn run(mut self) -> Result<Vec<u8>, CompileError> {
        let model = self.model;
        let pool = self.texts()?;
        let mut syntaxes = SyntaxTable::default();
        let mut types = TypeWriter::new(model);
        let mut nodes = Vec::new();
        let mut inner = Vec::new();
        let mut inner_count = 0_u16;
        let mut edges = Vec::new();
        let mut paths = PathTable::default();
        let order = core::mem::take(&mut self.order);
        for id in &order {
            let Some(node) = model.node(*id) else {
                continue;
            };
            let number = self.number(*id);
            let parent = self.number(node.parent);
            let detail = if check::is_inner(node.kind.number()) {
                self.write_inner(*id, node, &pool, &mut inner)?;
                let at = inner_count;
                inner_count = inner_count.wrapping_add(1);
                at
            } else {
                let syntax = model.syntaxes.get(node.param().syntax);
                self.syntax(*id, syntax, &pool, &mut syntaxes, &mut types)?
            };
            nodes.extend(pool.reference(model.text(node.name)).to_le_bytes());
            nodes.extend(parent.to_le_bytes());
            nodes.extend(detail.to_le_bytes());
            nodes.extend(node_bits(model, node).to_le_bytes());
            nodes.push(self.version(node.version)?);
            nodes.push(0);
            if number != 0 {
                let name = model.text(node.name).as_bytes();
                let hash = hash::Tail::of(name).hash(name);
                let hash = hash::edge(parent, is_holder(node.kind), hash);
                edges.push((hash, number.to_le_bytes()));
            }
            paths.add(model, *id, number, &pool);
        }
        let edges = index::build(&edges).ok_or(too_many("equal hashes of names", 0))?;
        let (paths, holders) = paths.into_sections().ok_or(too_many("paths", MAX_NODES))?;
        let (profiles, items) = self.profiles(&pool)?;
        let mut meta = Vec::new();
        for text in [model.name(), model.spec(), model.file.as_str()] {
            meta.extend(pool.reference(text).to_le_bytes());
        }
        let Version {
            major,
            minor,
            patch,
            ..
        } = model.version;
        for number in [major, minor, patch, 0] {
            meta.extend(number.to_le_bytes());
        }
        let versions = self.versions.iter().flat_map(|version| {
            let numbers = [version.major, version.minor, version.patch];
            numbers.into_iter().flat_map(u16::to_le_bytes)
        });
        let versions = versions.collect();
        let sections = [
            (Section::Text, pool.into_bytes()),
            (Section::Nodes, nodes),
            (Section::Inner, inner),
            (Section::Edges, edges),
            (Section::Paths, paths),
            (Section::Holders, holders),
            (Section::Syntaxes, syntaxes.records),
            (Section::Types, types.bytes),
            (Section::References, syntaxes.references),
            (Section::Lists, self.lists),
            (Section::Versions, versions),
            (Section::Profiles, profiles),
            (Section::ProfileItems, items),
            (Section::Meta, meta),
        ];
        frame(&sections).ok_or(too_many("bytes of image", 0xffff_ffff))
    }

    fn write_inner(
        &mut self,
        id: usize,
        node: &ModelNode,
        pool: &TextPool,
        out: &mut Vec<u8>,
    ) -> Result<(), CompileError> {
        let model = self.model;
        let facts = node.object();
        let place = self.places.get(&id);
        let relative = place.map_or(0, |(path, _)| pool.reference(path));
        let context = place.map_or(NONE, |(_, context)| *context);
        let first = node
            .children
            .first()
            .map_or(NONE, |child| self.number(*child));
        let count = u16::try_from(node.children.len())
            .map_err(|_| too_many("children of a node", 65_535))?;
        let param = |from: usize, sym| {
            let found = model.relative(from, model.text(sym));
            found.map_or(NONE, |found| self.number(found))
        };
        let entries_param = param(node.parent, facts.entries_param);
        let discriminator = param(node.parent, facts.discriminator);
        let enable_param = param(id, facts.enable_param);
        let mut keys = Vec::new();
        let mut key_count = 0_u16;
        for key in &facts.keys {
            let params = key
                .params
                .iter()
                .map(|sym| model.relative(id, model.text(*sym)));
            let params: Vec<u16> = params.flatten().map(|found| self.number(found)).collect();
            let length = u16::try_from(params.len()).unwrap_or(u16::MAX);
            keys.push(length | u16::from(key.is_functional) << 15);
            keys.extend(params);
            key_count = key_count.saturating_add(1);
        }
        let keys_at = self.list(&keys)?;
        let mut flags = 0;
        if facts.is_mount_point {
            flags |= inner_flags::MOUNT_POINT;
        }
        if self.is_mountable(node) {
            flags |= inner_flags::MOUNTABLE;
        }
        out.extend(first.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(relative.to_le_bytes());
        out.extend(context.to_le_bytes());
        out.extend(entries_param.to_le_bytes());
        out.extend(facts.min.to_le_bytes());
        out.extend(facts.max.unwrap_or(UNBOUNDED).to_le_bytes());
        for number in [discriminator, enable_param, keys_at, key_count, flags, 0] {
            out.extend(number.to_le_bytes());
        }
        Ok(())
    }

    /// Every direct child object of a single root object is mountable, but for mount points.
    fn is_mountable(&self, node: &ModelNode) -> bool {
        let parent = self.model.node(node.parent);
        let below_root =
            parent.is_some_and(|parent| parent.kind == Kind::Object && parent.parent == 0);
        below_root
            && matches!(node.kind, Kind::Object | Kind::Table)
            && !node.object().is_mount_point
    }

    fn syntax(
        &mut self,
        id: usize,
        syntax: Option<&Syntax>,
        pool: &TextPool,
        table: &mut SyntaxTable,
        types: &mut TypeWriter<'_>,
    ) -> Result<u16, CompileError> {
        let model = self.model;
        let Some(syntax) = syntax else {
            return Ok(0);
        };
        let (type_at, type_length) = types.write(id, syntax)?;
        let mut flags = 0;
        if syntax.primitive.is_some() || !syntax.type_name.is_empty() {
            flags |= syntax_flags::PRESENT;
        }
        if syntax.is_derived {
            flags |= syntax_flags::DERIVED;
        }
        let (kind, default) = match syntax.default {
            Some((kind, value)) => {
                flags |= syntax_flags::HAS_DEFAULT;
                (kind, pool.reference(model.text(value)))
            }
            None => (DefaultKind::Object, 0),
        };
        let kind = match kind {
            DefaultKind::Object => 0,
            DefaultKind::Factory => 1,
            DefaultKind::Implementation => 2,
            DefaultKind::Parameter => 3,
        };
        let reference = match reference::first(syntax) {
            Some((kind, facts)) => {
                let targets = reference::targets(model, id, kind, facts);
                let targets: Vec<u16> = targets.iter().map(|node| self.number(*node)).collect();
                let at = self.list(&targets)?;
                let count = u16::try_from(targets.len()).unwrap_or(u16::MAX);
                let written = reference::written(model, syntax).unwrap_or_default();
                let mut record = Vec::new();
                record.extend(pool.reference(&written).to_le_bytes());
                record.extend(pool.reference(model.text(facts.data_type)).to_le_bytes());
                let null = facts.null_value.map_or("", |null| model.text(null));
                record.extend(pool.reference(null).to_le_bytes());
                record.extend(at.to_le_bytes());
                record.extend(count.to_le_bytes());
                record.extend(reference::bits(kind, facts).to_le_bytes());
                record.extend([0, 0]);
                table.reference(record)?
            }
            None => 0,
        };
        let mut record = Vec::new();
        record.extend(type_at.to_le_bytes());
        record.extend(type_length.to_le_bytes());
        record.extend([kind, flags]);
        record.extend(pool.reference(model.text(syntax.type_name)).to_le_bytes());
        record.extend(default.to_le_bytes());
        record.extend(reference.to_le_bytes());
        record.extend(types.written_zeros(syntax).to_le_bytes());
        table.syntax(record)
    }

    fn profiles(&mut self, pool: &TextPool) -> Result<(Vec<u8>, Vec<u8>), CompileError> {
        let model = self.model;
        let order = profile_order(&model.profiles);
        let number = |name: super::intern::Sym| {
            let found = order.iter().position(|index| {
                let profile = model.profiles.get(*index);
                profile.is_some_and(|profile| profile.name == name && !name.is_empty())
            });
            let found = found.and_then(|found| u16::try_from(found.saturating_add(1)).ok());
            found.unwrap_or(0)
        };
        let mut records = Vec::new();
        let mut items = Vec::new();
        let mut item_count = 0_u16;
        for index in &order {
            let Some(profile) = model.profiles.get(*index) else {
                continue;
            };
            let extends: Vec<u16> = profile.extends.iter().map(|name| number(*name)).collect();
            let extends_at = self.list(&extends)?;
            let first = item_count;
            for item in &profile.items {
                let Some(node) = item.node else { continue };
                items.extend(self.number(node).to_le_bytes());
                items.push(item.requirement.number());
                items.push(status_number(item.status));
                item_count = item_count
                    .checked_add(1)
                    .ok_or(too_many("requirements of profiles", 65_535))?;
            }
            records.extend(pool.reference(model.text(profile.name)).to_le_bytes());
            records.extend(number(profile.base).to_le_bytes());
            records.push(status_number(profile.status));
            records.push(self.version(profile.version)?);
            records.extend(extends_at.to_le_bytes());
            let extends = u16::try_from(extends.len()).unwrap_or(u16::MAX);
            records.extend(extends.to_le_bytes());
            records.extend(first.to_le_bytes());
            records.extend(item_count.saturating_sub(first).to_le_bytes());
        }
        Ok((records, items))
    }
}

/// The order of the profiles in an image: what a profile builds on comes before it.
fn profile_order(profiles: &[ModelProfile]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut left: Vec<usize> = (0..profiles.len()).collect();
    while !left.is_empty() {
        let waits = |index: usize, left: &[usize]| {
            let profile = profiles.get(index);
            profile.is_some_and(|profile| {
                left.iter().filter(|other| **other != index).any(|other| {
                    profiles.get(*other).is_some_and(|other| {
                        other.name == profile.base || profile.extends.contains(&other.name)
                    })
                })
            })
        };
        let free: Vec<usize> = left
            .iter()
            .copied()
            .filter(|index| !waits(*index, &left))
            .collect();
        // Profiles in a circle come as they are.
        let taken = if free.is_empty() { left.clone() } else { free };
        left.retain(|index| !taken.contains(index));
        order.extend(taken);
    }
    order
}

const fn status_number(status: Status) -> u8 {
    match status {
        Status::Current => 0,
        Status::Deprecated => 1,
        Status::Obsoleted => 2,
        Status::Deleted => 3,
    }
}

fn is_table(node: &ModelNode) -> bool {
    node.object().is_table
}

fn node_bits(model: &DataModel, node: &ModelNode) -> u16 {
    let mut word = node.kind.number();
    word |= u16::from(status_number(node.status)) << bits::STATUS_SHIFT;
    let mut set = |condition: bool, bit: u16| {
        if condition {
            word |= bit;
        }
    };
    match &node.detail {
        Detail::None => {}
        Detail::Command { is_async } => set(*is_async, bits::ASYNC),
        Detail::Object(facts) => {
            set(facts.is_mandatory, bits::MANDATORY);
            word |= facts.access.number() << bits::ACCESS_SHIFT;
        }
        Detail::Param(facts) => {
            set(facts.is_mandatory, bits::MANDATORY);
            set(facts.is_forced_inform, bits::FORCED_INFORM);
            if let Some(syntax) = model.syntaxes.get(facts.syntax) {
                set(syntax.is_hidden, bits::HIDDEN);
                set(syntax.is_secured, bits::SECURED);
                set(syntax.is_command, bits::COMMAND);
            }
            let access = match facts.access {
                ParamAccess::ReadOnly => 0,
                ParamAccess::ReadWrite => 1,
                ParamAccess::WriteOnceReadOnly => 2,
            };
            word |= access << bits::ACCESS_SHIFT;
            word |= facts.notify.number() << bits::NOTIFY_SHIFT;
        }
    }
    word
}

/// Records of syntaxes and references, each distinct one once.
#[derive(Default)]
struct SyntaxTable {
    records: Vec<u8>,
    references: Vec<u8>,
    known: BTreeMap<Vec<u8>, u16>,
    known_references: BTreeMap<Vec<u8>, u16>,
}

impl SyntaxTable {
    fn syntax(&mut self, record: Vec<u8>) -> Result<u16, CompileError> {
        if let Some(number) = self.known.get(&record) {
            return Ok(*number);
        }
        let number = u16::try_from(self.known.len()).map_err(|_| too_many("syntaxes", 65_536))?;
        self.records.extend_from_slice(&record);
        self.known.insert(record, number);
        Ok(number)
    }

    /// The number of a reference, from 1.
    fn reference(&mut self, record: Vec<u8>) -> Result<u16, CompileError> {
        if let Some(number) = self.known_references.get(&record) {
            return Ok(*number);
        }
        let number = self.known_references.len().saturating_add(1);
        let number = u16::try_from(number).map_err(|_| too_many("references", 65_535))?;
        self.references.extend_from_slice(&record);
        self.known_references.insert(record, number);
        Ok(number)
    }
}

impl DataModel {
    /// The syntaxes that its parameters have.
    fn used_syntaxes(&self) -> impl Iterator<Item = &Syntax> {
        let used: BTreeSet<usize> = self.nodes.iter().map(|node| node.param().syntax).collect();
        used.into_iter()
            .filter_map(|number| self.syntaxes.get(number))
    }

    /// The node with a path from another node; dots lead into single objects.
    pub(crate) fn relative(&self, from: usize, path: &str) -> Option<usize> {
        if path.is_empty() {
            return None;
        }
        let mut at = from;
        for name in path.split('.').filter(|name| !matches!(*name, "" | "{i}")) {
            let sym = self.strings.find(name)?;
            let mut children = self.node(at)?.children.iter().copied();
            at = children.find(|child| self.node(*child).is_some_and(|node| node.name == sym))?;
        }
        Some(at)
    }
}
