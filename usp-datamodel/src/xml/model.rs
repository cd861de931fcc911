//! The model that a load makes: every fact resolved, editable, with its places.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::intern::{Interner, Sym};
use super::source::{Pos, Sources};
use crate::schema::{
    ActiveNotify, Kind, ObjectAccess, ReferenceScope, Requirement, TargetType, Version,
};
use crate::types::{DefaultKind, NestedBrackets, ParamAccess, Primitive, Status, Strength};

/// A data model as its documents define it: components included, types resolved.
#[derive(Debug)]
pub struct DataModel {
    pub(crate) name: String,
    pub(crate) spec: String,
    pub(crate) file: String,
    pub(crate) version: Version,
    pub(crate) strings: Arc<Interner>,
    pub(crate) sources: Arc<Sources>,
    pub(crate) syntaxes: Arc<Vec<Syntax>>,
    /// Node 0 is the root; a parent stands before its children.
    pub(crate) nodes: Vec<ModelNode>,
    pub(crate) profiles: Vec<ModelProfile>,
}

impl DataModel {
    /// The name with its version: `Device:2.19`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The URN of the document.
    #[must_use]
    pub fn spec(&self) -> &str {
        &self.spec
    }

    /// The version of the model.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Number of nodes: objects, parameters, commands, events, arguments, and their holders.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Number of profiles.
    #[must_use]
    pub fn profile_count(&self) -> usize {
        self.profiles.len()
    }

    pub(crate) fn text(&self, sym: Sym) -> &str {
        self.strings.get(sym)
    }

    pub(crate) fn node(&self, id: usize) -> Option<&ModelNode> {
        self.nodes.get(id)
    }

    /// The path of a node as the supported data model writes it.
    pub(crate) fn path(&self, id: usize) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while at != 0 {
            let Some(node) = self.node(at) else { break };
            names.push((at, node));
            at = node.parent;
        }
        let mut path = String::new();
        for (number, node) in names.into_iter().rev() {
            path.push_str(self.text(node.name));
            match node.kind {
                Kind::Object | Kind::Input | Kind::Output => path.push('.'),
                Kind::Table => path.push_str(".{i}."),
                Kind::ArgObject => {
                    path.push_str(if node.object().is_table { ".{i}." } else { "." });
                }
                Kind::Command | Kind::Event if number != id => path.push('.'),
                _ => {}
            }
        }
        path
    }
}

/// A node of a model.
#[derive(Clone, Debug)]
pub(crate) struct ModelNode {
    pub(crate) kind: Kind,
    pub(crate) name: Sym,
    pub(crate) parent: usize,
    pub(crate) pos: Pos,
    /// What the document says, later the worst of the node and its ancestors.
    pub(crate) status: Status,
    pub(crate) version: Version,
    pub(crate) detail: Detail,
    pub(crate) children: Vec<usize>,
    /// Whether only the paths of others say that it exists.
    pub(crate) is_implied: bool,
}

/// What depends on the kind of a node.
#[derive(Clone, Debug)]
pub(crate) enum Detail {
    None,
    Object(alloc::boxed::Box<ObjectFacts>),
    Param(ParamFacts),
    Command { is_async: bool },
}

static NO_OBJECT: ObjectFacts = ObjectFacts::NONE;
static NO_PARAM: ParamFacts = ParamFacts::NONE;

impl ModelNode {
    pub(crate) fn object(&self) -> &ObjectFacts {
        match &self.detail {
            Detail::Object(facts) => facts,
            _ => &NO_OBJECT,
        }
    }

    pub(crate) fn param(&self) -> &ParamFacts {
        match &self.detail {
            Detail::Param(facts) => facts,
            _ => &NO_PARAM,
        }
    }
}

/// The facts of an object.
#[derive(Clone, Debug)]
pub(crate) struct ObjectFacts {
    pub(crate) is_table: bool,
    pub(crate) access: ObjectAccess,
    pub(crate) min: u32,
    /// `None` is unbounded.
    pub(crate) max: Option<u32>,
    pub(crate) entries_param: Sym,
    pub(crate) enable_param: Sym,
    pub(crate) discriminator: Sym,
    pub(crate) is_mount_point: bool,
    pub(crate) is_mandatory: bool,
    pub(crate) keys: Vec<KeyFacts>,
}

impl ObjectFacts {
    pub(crate) const NONE: Self = Self {
        is_table: false,
        access: ObjectAccess::ReadOnly,
        min: 1,
        max: Some(1),
        entries_param: Sym::EMPTY,
        enable_param: Sym::EMPTY,
        discriminator: Sym::EMPTY,
        is_mount_point: false,
        is_mandatory: false,
        keys: Vec::new(),
    };
}

/// A unique key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyFacts {
    pub(crate) is_functional: bool,
    pub(crate) params: Vec<Sym>,
    pub(crate) pos: Pos,
}

/// The facts of a parameter or argument.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ParamFacts {
    pub(crate) access: ParamAccess,
    pub(crate) notify: ActiveNotify,
    pub(crate) is_mandatory: bool,
    pub(crate) is_forced_inform: bool,
    /// Index of its syntax; 0 is none.
    pub(crate) syntax: usize,
}

impl ParamFacts {
    pub(crate) const NONE: Self = Self {
        access: ParamAccess::ReadOnly,
        notify: ActiveNotify::Normal,
        is_mandatory: false,
        is_forced_inform: false,
        syntax: 0,
    };
}

/// A resolved syntax: what a parameter may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Syntax {
    /// `None` when the documents do not say, or name a type that they do not define.
    pub(crate) primitive: Option<Primitive>,
    pub(crate) type_name: Sym,
    pub(crate) is_derived: bool,
    pub(crate) list: Option<ListFacts>,
    pub(crate) facets: FacetFacts,
    pub(crate) default: Option<(DefaultKind, Sym)>,
    pub(crate) is_hidden: bool,
    pub(crate) is_secured: bool,
    pub(crate) is_command: bool,
    pub(crate) pos: Pos,
}

/// The facets of a type, each kind from the most derived type that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct FacetFacts {
    pub(crate) sizes: Vec<SizeFacts>,
    pub(crate) ranges: Vec<RangeFacts>,
    pub(crate) enumeration: Vec<EnumFacts>,
    pub(crate) patterns: Vec<Sym>,
    pub(crate) units: Option<Sym>,
    pub(crate) path_refs: Vec<ReferenceFacts>,
    pub(crate) instance_refs: Vec<ReferenceFacts>,
    pub(crate) enumeration_refs: Vec<ReferenceFacts>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SizeFacts {
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RangeFacts {
    pub(crate) min: Sym,
    pub(crate) max: Sym,
    pub(crate) step: Sym,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EnumFacts {
    pub(crate) value: Sym,
    pub(crate) status: Status,
    pub(crate) is_read_only: bool,
    pub(crate) is_optional: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ListFacts {
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
    pub(crate) nested: NestedBrackets,
    pub(crate) sizes: Vec<SizeFacts>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ReferenceFacts {
    /// `targetParent` or `targetParam`, as written.
    pub(crate) targets: Option<Sym>,
    pub(crate) strength: Option<Strength>,
    pub(crate) scope: ReferenceScope,
    pub(crate) target_type: TargetType,
    pub(crate) data_type: Sym,
    pub(crate) null_value: Option<Sym>,
}

/// A profile.
#[derive(Clone, Debug)]
pub(crate) struct ModelProfile {
    pub(crate) name: Sym,
    pub(crate) base: Sym,
    pub(crate) extends: Vec<Sym>,
    pub(crate) status: Status,
    pub(crate) version: Version,
    pub(crate) pos: Pos,
    pub(crate) items: Vec<ModelProfileItem>,
}

/// One requirement, by path until the model is complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ModelProfileItem {
    /// The path of what holds it, with its dot; empty for an object.
    pub(crate) above: Sym,
    /// The rest of the path.
    pub(crate) name: Sym,
    pub(crate) requirement: Requirement,
    pub(crate) status: Status,
    pub(crate) pos: Pos,
    /// The node, when the model has it; set when the model is complete.
    pub(crate) node: Option<usize>,
}
