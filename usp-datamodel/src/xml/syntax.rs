//! The syntax of parameters, and the facets that it inherits from named types.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::intern::Sym;
use super::load::{Documents, Item, NameKind};
use super::model::{
    EnumFacts, FacetFacts, ListFacts, RangeFacts, ReferenceFacts, SizeFacts, Syntax,
};
use super::names::{Key, Tag};
use super::source::Pos;
use crate::schema::{ReferenceScope, TargetType};
use crate::types::{DefaultKind, NestedBrackets, Primitive, Status, Strength};

/// A syntax as one document writes it, before its named type is looked up.
#[derive(Clone, Debug)]
pub(crate) struct RawSyntax {
    item: Item,
    /// The document in which the name of the type means something.
    home: usize,
    list: Option<ListFacts>,
    primitive: Option<Primitive>,
    /// Name of the type, and whether the syntax derives a new one from it.
    named: Option<(Sym, bool)>,
    facets: FacetFacts,
    default: Option<(DefaultKind, Sym)>,
    is_hidden: Option<bool>,
    is_secured: Option<bool>,
    is_command: Option<bool>,
    pos: Pos,
}

/// Reads facts of elements, with findings about what cannot be read.
struct Reader<'d> {
    documents: &'d mut Documents,
}

impl Reader<'_> {
    fn attribute(&self, item: Item, key: Key) -> Option<Sym> {
        let tree = self.documents.tree(item.document)?;
        tree.attribute(item.element, key)
    }

    fn word(&self, item: Item, key: Key) -> Option<&str> {
        let sym = self.attribute(item, key)?;
        Some(self.documents.interner.get(sym).trim_ascii())
    }

    fn is_true(&self, item: Item, key: Key) -> Option<bool> {
        self.word(item, key)
            .map(|word| matches!(word, "true" | "1"))
    }

    fn bad(&mut self, item: Item, expected: &str, found: &str) {
        let message = format!("expected {expected}, found {found:?}");
        self.documents.error(item, "bad-attribute", message);
    }

    fn number(&mut self, item: Item, key: Key) -> Option<u64> {
        let word = self.word(item, key)?;
        if word.is_empty() || word == "unbounded" {
            return None;
        }
        let number = word.parse().ok();
        if number.is_none() {
            let word = word.to_string();
            self.bad(item, "a number", &word);
        }
        number
    }

    fn children(&self, item: Item) -> Vec<(Tag, Item)> {
        let Some(tree) = self.documents.tree(item.document) else {
            return Vec::new();
        };
        let child = |element| {
            let child = Item {
                document: item.document,
                element,
            };
            (tree.tag(element), child)
        };
        tree.children(item.element).map(child).collect()
    }

    fn size(&mut self, item: Item) -> SizeFacts {
        SizeFacts {
            min: self.number(item, Key::MinLength),
            max: self.number(item, Key::MaxLength),
        }
    }

    fn list(&mut self, item: Item) -> ListFacts {
        let nested = match self.word(item, Key::NestedBrackets) {
            None | Some("legacy") => NestedBrackets::Legacy,
            Some("permitted") => NestedBrackets::Permitted,
            Some("required") => NestedBrackets::Required,
            Some(other) => {
                let other = other.to_string();
                self.bad(item, "a rule for brackets", &other);
                NestedBrackets::Legacy
            }
        };
        let mut facts = ListFacts {
            min: self.number(item, Key::MinItems),
            max: self.number(item, Key::MaxItems),
            nested,
            sizes: Vec::new(),
        };
        for (tag, child) in self.children(item) {
            if tag == Tag::Size {
                let size = self.size(child);
                facts.sizes.push(size);
            }
        }
        facts
    }

    /// A number of a range as written, without blanks around it.
    fn bound(&mut self, item: Item, key: Key) -> Sym {
        let Some(sym) = self.attribute(item, key) else {
            return Sym::EMPTY;
        };
        self.documents.interner.trimmed(sym)
    }

    fn enumeration(&mut self, item: Item) -> EnumFacts {
        let status = match self.word(item, Key::Status) {
            None | Some("current") => Status::Current,
            Some("deprecated") => Status::Deprecated,
            Some("obsoleted") => Status::Obsoleted,
            Some("deleted") => Status::Deleted,
            Some(other) => {
                let other = other.to_string();
                self.bad(item, "a status", &other);
                Status::Current
            }
        };
        EnumFacts {
            value: self.attribute(item, Key::Value).unwrap_or_default(),
            status,
            is_read_only: self.word(item, Key::Access) == Some("readOnly"),
            is_optional: self.is_true(item, Key::Optional) == Some(true),
        }
    }

    fn reference(&mut self, item: Item, targets: Key, scope: Key) -> ReferenceFacts {
        let strength = match self.word(item, Key::RefType) {
            None => None,
            Some("strong") => Some(Strength::Strong),
            Some("weak") => Some(Strength::Weak),
            Some(other) => {
                let other = other.to_string();
                self.bad(item, "a strength of reference", &other);
                None
            }
        };
        let scope = match self.word(item, scope) {
            Some("model") => ReferenceScope::Model,
            Some("object") => ReferenceScope::Object,
            None | Some("normal" | "") => ReferenceScope::Normal,
            Some(other) => {
                let other = other.to_string();
                self.bad(item, "a scope of reference", &other);
                ReferenceScope::Normal
            }
        };
        let target_type = match self.word(item, Key::TargetType) {
            Some("parameter") => TargetType::Parameter,
            Some("object") => TargetType::Object,
            Some("single") => TargetType::Single,
            Some("table") => TargetType::Table,
            Some("row") => TargetType::Row,
            None | Some("any" | "") => TargetType::Any,
            Some(other) => {
                let other = other.to_string();
                self.bad(item, "a type of target", &other);
                TargetType::Any
            }
        };
        ReferenceFacts {
            targets: self.attribute(item, targets),
            strength,
            scope,
            target_type,
            data_type: self
                .attribute(item, Key::TargetDataType)
                .unwrap_or_default(),
            null_value: self.attribute(item, Key::NullValue),
        }
    }

    fn facets(&mut self, item: Item, facets: &mut FacetFacts) {
        for (tag, child) in self.children(item) {
            match tag {
                Tag::Size => {
                    let size = self.size(child);
                    facets.sizes.push(size);
                }
                Tag::Range | Tag::DecimalRange => {
                    let range = RangeFacts {
                        min: self.bound(child, Key::MinInclusive),
                        max: self.bound(child, Key::MaxInclusive),
                        step: self.bound(child, Key::Step),
                    };
                    facets.ranges.push(range);
                }
                Tag::Enumeration => {
                    let value = self.enumeration(child);
                    facets.enumeration.push(value);
                }
                Tag::Pattern => {
                    let pattern = self.attribute(child, Key::Value).unwrap_or_default();
                    facets.patterns.push(pattern);
                }
                Tag::Units => {
                    let units = self.attribute(child, Key::Value);
                    facets.units = facets.units.or(units);
                }
                Tag::PathRef => {
                    let facts = self.reference(child, Key::TargetParent, Key::TargetParentScope);
                    facets.path_refs.push(facts);
                }
                Tag::InstanceRef => {
                    let facts = self.reference(child, Key::TargetParent, Key::TargetParentScope);
                    facets.instance_refs.push(facts);
                }
                Tag::EnumerationRef => {
                    let facts = self.reference(child, Key::TargetParam, Key::TargetParamScope);
                    facets.enumeration_refs.push(facts);
                }
                _ => {}
            }
        }
    }

    fn default(&mut self, item: Item, is_borrowed: bool) -> Option<(DefaultKind, Sym)> {
        let value = self.attribute(item, Key::Value).unwrap_or_default();
        let kind = match self.word(item, Key::Type) {
            Some("object") => DefaultKind::Object,
            Some("factory") => DefaultKind::Factory,
            Some("implementation") => DefaultKind::Implementation,
            Some("parameter") => DefaultKind::Parameter,
            other => {
                let other = other.unwrap_or_default().to_string();
                self.bad(item, "a type of default", &other);
                return None;
            }
        };
        // Arguments borrow their definitions from parameters of objects.
        let kind = if is_borrowed {
            DefaultKind::Parameter
        } else {
            kind
        };
        Some((kind, value))
    }
}

impl FacetFacts {
    /// Takes each kind of facet that is missing from a type further up.
    fn inherit(&mut self, from: &Self) {
        fn fill<T: Clone>(own: &mut Vec<T>, from: &[T]) {
            if own.is_empty() {
                own.extend_from_slice(from);
            }
        }
        fill(&mut self.sizes, &from.sizes);
        fill(&mut self.ranges, &from.ranges);
        fill(&mut self.enumeration, &from.enumeration);
        fill(&mut self.patterns, &from.patterns);
        fill(&mut self.path_refs, &from.path_refs);
        fill(&mut self.instance_refs, &from.instance_refs);
        fill(&mut self.enumeration_refs, &from.enumeration_refs);
        self.units = self.units.or(from.units);
    }
}

impl RawSyntax {
    /// Reads a `syntax` element. `is_borrowed` is for arguments from components.
    ///
    /// A type that the document does not see may be one that an including document sees, or else
    /// any other one: published components count on it. `stack` has those documents, outermost first.
    pub(crate) fn read(
        documents: &mut Documents,
        item: Item,
        stack: &[usize],
        is_borrowed: bool,
    ) -> Self {
        let pos = documents.pos(item);
        let mut reader = Reader { documents };
        let mut raw = Self {
            item,
            home: item.document,
            list: None,
            primitive: None,
            named: None,
            facets: FacetFacts::default(),
            default: None,
            is_hidden: reader.is_true(item, Key::Hidden),
            is_secured: reader.is_true(item, Key::Secured),
            is_command: reader.is_true(item, Key::Command),
            pos,
        };
        for (tag, child) in reader.children(item) {
            match tag {
                Tag::List => raw.list = Some(reader.list(child)),
                Tag::Default => raw.default = reader.default(child, is_borrowed),
                Tag::DataType => {
                    let by_ref = reader.attribute(child, Key::Ref).map(|name| (name, false));
                    let by_base = reader.attribute(child, Key::Base).map(|name| (name, true));
                    raw.named = by_ref.or(by_base);
                    reader.facets(child, &mut raw.facets);
                    if let Some((name, _)) = raw.named {
                        let sees = |document: &usize| {
                            let kind = NameKind::DataType;
                            reader.documents.visible(*document, kind, name).is_some()
                        };
                        let mut homes = core::iter::once(&item.document).chain(stack.iter().rev());
                        let home = homes.find(|home| sees(home)).copied();
                        let anywhere = || reader.documents.defining(NameKind::DataType, name);
                        raw.home = home.or_else(anywhere).unwrap_or(item.document);
                    }
                }
                tag => {
                    if let Some(primitive) = tag.primitive() {
                        raw.primitive = Some(primitive);
                        reader.facets(child, &mut raw.facets);
                    }
                }
            }
        }
        raw
    }

    /// What the element itself says, without what its named type adds.
    pub(crate) fn own(&self) -> Syntax {
        let (type_name, is_derived) = self.named.unwrap_or_default();
        Syntax {
            primitive: self.primitive,
            type_name,
            is_derived,
            list: self.list.clone(),
            facets: self.facets.clone(),
            default: self.default,
            is_hidden: self.is_hidden == Some(true),
            is_secured: self.is_secured == Some(true),
            is_command: self.is_command == Some(true),
            pos: self.pos,
        }
    }

    /// A syntax that changes another: what it says counts, kind by kind.
    pub(crate) fn merge(old: &Self, new: &Self) -> Self {
        let mut merged = new.clone();
        if new.primitive.is_none() && new.named.is_none() {
            merged.primitive = old.primitive;
            merged.named = old.named;
            merged.item = old.item;
            merged.home = old.home;
        }
        merged.facets.inherit(&old.facets);
        merged.list = match (merged.list, &old.list) {
            (Some(mut new), Some(old)) => {
                new.min = new.min.or(old.min);
                new.max = new.max.or(old.max);
                if new.sizes.is_empty() {
                    new.sizes.clone_from(&old.sizes);
                }
                Some(new)
            }
            (new, old) => new.or_else(|| old.clone()),
        };
        merged.default = merged.default.or(old.default);
        merged.is_hidden = merged.is_hidden.or(old.is_hidden);
        merged.is_secured = merged.is_secured.or(old.is_secured);
        merged.is_command = merged.is_command.or(old.is_command);
        merged
    }
}

/// A data type as its document writes it.
struct TypeFacts {
    facets: FacetFacts,
    list: Option<ListFacts>,
    primitive: Option<Primitive>,
    base: Option<Sym>,
}

/// Resolves syntaxes: follows the chain of their types.
pub(crate) struct Resolver<'d> {
    reader: Reader<'d>,
    nesting: usize,
    known: super::intern::QuickMap<Item, TypeFacts>,
}

impl<'d> Resolver<'d> {
    pub(crate) fn new(documents: &'d mut Documents, nesting: usize) -> Self {
        Self {
            reader: Reader { documents },
            nesting,
            known: Default::default(),
        }
    }

    fn find(&self, document: usize, name: Sym) -> Option<Item> {
        let documents = &self.reader.documents;
        // A name that the root imports under another one means that one everywhere.
        let (document, name) = documents
            .alias(0, NameKind::DataType, name)
            .unwrap_or((document, name));
        documents.visible(document, NameKind::DataType, name)
    }

    fn read(&mut self, item: Item) -> TypeFacts {
        let mut facts = TypeFacts {
            facets: FacetFacts::default(),
            list: None,
            primitive: None,
            base: self.reader.attribute(item, Key::Base),
        };
        self.reader.facets(item, &mut facts.facets);
        for (tag, child) in self.reader.children(item) {
            if tag == Tag::List {
                facts.list = Some(self.reader.list(child));
            } else if let Some(primitive) = tag.primitive() {
                facts.primitive = Some(primitive);
                let mut inner = FacetFacts::default();
                self.reader.facets(child, &mut inner);
                facts.facets.inherit(&inner);
            }
        }
        facts
    }

    pub(crate) fn resolve(&mut self, raw: &RawSyntax) -> Syntax {
        let mut syntax = raw.own();
        if let Some((name, _)) = raw.named {
            self.follow(raw, name, &mut syntax);
        }
        syntax
    }

    fn follow(&mut self, raw: &RawSyntax, name: Sym, syntax: &mut Syntax) {
        let mut next = Some((raw.home, name));
        let mut left = self.nesting;
        while let Some((document, name)) = next.take() {
            let found = self.find(document, name);
            let Some(found) = found.filter(|_| left > 0) else {
                let name = self.reader.documents.interner.get(name).to_string();
                let what = if left == 0 {
                    "types nest too deep at"
                } else {
                    "unknown type"
                };
                let message = format!("{what} {name:?}");
                self.reader
                    .documents
                    .error(raw.item, "unknown-type", message);
                return;
            };
            left = left.saturating_sub(1);
            if !self.known.contains_key(&found) {
                let facts = self.read(found);
                self.known.insert(found, facts);
            }
            let Some(facts) = self.known.get(&found) else {
                return;
            };
            syntax.facets.inherit(&facts.facets);
            if syntax.list.is_none() {
                syntax.list.clone_from(&facts.list);
            }
            syntax.primitive = facts.primitive.or(syntax.primitive);
            next = facts.base.map(|base| (found.document, base));
        }
    }
}
