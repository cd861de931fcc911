//! The supported data model: which nodes an Agent has, and what GetSupportedDM says of them.

mod describe;
mod members;
mod narrowed;
mod object;

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::schema::{LookupError, LookupErrorKind, Node, NodeId, ObjectAccess, Profile, Schema};
use crate::types::{ParamAccess, Primitive};

pub use self::describe::{
    DescribeError, DescribeErrorKind, DescribeOptions, Everything, SupportedObjects, Visibility,
};
pub use self::object::{
    ArgumentNames, KeyNames, RelativeName, SupportedCommand, SupportedEvent, SupportedObject,
    SupportedParam, ValueChange,
};

/// A set of nodes of a schema: what an Agent supports.
///
/// A node is in the set only together with everything above it. Deleted nodes never are.
#[derive(Clone, Debug)]
pub struct Supported<'a> {
    schema: Schema<'a>,
    bits: Vec<u64>,
    object_access: BTreeMap<NodeId, ObjectAccess>,
    param_access: BTreeMap<NodeId, ParamAccess>,
    silent: BTreeSet<NodeId>,
    /// What GetSupportedDM says of each distinct syntax of the schema.
    wire_types: Box<[Primitive]>,
    narrowed: narrowed::Narrowed,
}

/// A profile that the schema does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no profile number {index} of the list in the schema")]
#[non_exhaustive]
pub struct UnknownProfile {
    /// The index of the name in the list.
    pub index: usize,
}

/// Most levels of profiles on profiles that are followed.
const MAX_PROFILE_DEPTH: usize = 32;

impl<'a> Supported<'a> {
    /// Nothing of a schema.
    #[must_use]
    pub fn none(schema: Schema<'a>) -> Self {
        let words = schema.node_count().div_ceil(64);
        Self {
            schema,
            bits: alloc::vec![0; words],
            object_access: BTreeMap::new(),
            param_access: BTreeMap::new(),
            silent: BTreeSet::new(),
            wire_types: schema.wire_types(),
            narrowed: narrowed::Narrowed::default(),
        }
    }

    /// Everything of a schema but what is deleted.
    #[must_use]
    pub fn all(schema: Schema<'a>) -> Self {
        let mut all = Self::none(schema);
        for node in schema.nodes().filter(|node| !node.is_deleted()) {
            all.set(node.id());
        }
        all
    }

    /// What some profiles require, with all that they build on.
    ///
    /// # Errors
    ///
    /// [`UnknownProfile`] when the schema does not have one of the names.
    pub fn from_profiles(schema: Schema<'a>, names: &[&str]) -> Result<Self, UnknownProfile> {
        let mut set = Self::none(schema);
        for (index, name) in names.iter().enumerate() {
            let profile = schema.profile(name).ok_or(UnknownProfile { index })?;
            set.insert_profile(profile);
        }
        Ok(set)
    }

    /// Adds what a profile requires, with all that it builds on.
    pub fn insert_profile(&mut self, profile: Profile<'a>) {
        for_each_item(profile, 0, &mut |node| self.insert_with_arguments(node));
    }

    /// What a profile requires and the set does not have, in the order of the profile.
    #[must_use]
    pub fn missing_for(&self, profile: Profile<'a>) -> Vec<Node<'a>> {
        let mut missing = Vec::new();
        for_each_item(profile, 0, &mut |node: Node<'a>| {
            if !node.is_deleted() && !self.contains(node.id()) && !missing.contains(&node) {
                missing.push(node);
            }
        });
        missing
    }

    /// The schema of which this is a set of nodes.
    #[must_use]
    pub const fn schema(&self) -> Schema<'a> {
        self.schema
    }

    /// Whether a node is in the set.
    #[must_use]
    #[inline]
    pub fn contains(&self, id: NodeId) -> bool {
        let word = self.bits.get(usize::from(id.number() / 64));
        word.is_some_and(|word| word >> (id.number() % 64) & 1 != 0)
    }

    /// Number of nodes in the set, the root not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        let ones = self.bits.iter().map(|word| word.count_ones());
        let all = crate::packed::format::index(ones.sum());
        all.saturating_sub(usize::from(self.contains(NodeId(0))))
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn set(&mut self, id: NodeId) {
        if let Some(word) = self.bits.get_mut(usize::from(id.number() / 64)) {
            *word |= 1 << (id.number() % 64);
        }
    }

    /// Adds a node and everything above it; a deleted one is left out.
    pub fn insert(&mut self, node: Node<'a>) {
        if node.is_deleted() {
            return;
        }
        let mut at = Some(node);
        while let Some(node) = at {
            self.set(node.id());
            at = node.parent();
        }
    }

    /// Adds a node; a command or event with its mandatory arguments.
    fn insert_with_arguments(&mut self, node: Node<'a>) {
        self.insert(node);
        if node.as_command().is_none() && node.as_event().is_none() {
            return;
        }
        for argument in node.descendants() {
            let mandatory = match (argument.as_param(), argument.as_object()) {
                (Some(param), _) => param.is_mandatory(),
                (_, Some(object)) => object.is_mandatory(),
                _ => false,
            };
            if mandatory {
                self.insert(argument);
            }
        }
    }

    /// Adds the node of a path and everything above it; a command or event with all arguments.
    ///
    /// With the paths of a GetSupportedDMResp, that makes the set of another Agent.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn insert_path(&mut self, path: &str) -> Result<NodeId, LookupError> {
        let found = self.schema.lookup(path)?;
        self.insert(found.node);
        if found.node.as_command().is_some() || found.node.as_event().is_some() {
            for argument in found.node.descendants() {
                self.insert(argument);
            }
        }
        Ok(found.node.id())
    }

    /// Takes a node out, with everything below it.
    pub fn remove(&mut self, node: Node<'a>) {
        for node in core::iter::once(node).chain(node.descendants()) {
            let number = node.id().number();
            if let Some(word) = self.bits.get_mut(usize::from(number / 64)) {
                *word &= !(1 << (number % 64));
            }
        }
    }

    /// Narrows who adds and deletes the rows of a table, as a device type does.
    pub fn set_object_access(&mut self, table: NodeId, access: ObjectAccess) {
        self.object_access.insert(table, access);
    }

    /// Narrows who writes a parameter, as a device type does.
    pub fn set_param_access(&mut self, param: NodeId, access: ParamAccess) {
        self.param_access.insert(param, access);
    }

    /// Says that value changes of a parameter are never notified, as a device type does.
    pub fn ignore_value_change(&mut self, param: NodeId) {
        self.silent.insert(param);
    }

    /// Who adds and deletes the rows of a table of the set.
    #[must_use]
    pub fn object_access(&self, table: NodeId) -> ObjectAccess {
        let narrowed = self.object_access.get(&table).copied();
        narrowed.unwrap_or_else(|| {
            let object = self.schema.node(table).and_then(|node| node.as_object());
            object.map_or(ObjectAccess::ReadOnly, |object| object.access())
        })
    }

    /// Who writes a parameter of the set.
    #[must_use]
    pub fn param_access(&self, param: NodeId) -> ParamAccess {
        let narrowed = self.param_access.get(&param).copied();
        narrowed.unwrap_or_else(|| {
            let param = self.schema.node(param).and_then(|node| node.as_param());
            param.map_or(ParamAccess::ReadOnly, |param| param.access())
        })
    }

    /// What a subscription to value changes of a parameter of the set may expect.
    #[must_use]
    pub fn value_change(&self, param: NodeId) -> ValueChange {
        if !self.silent.is_empty() && self.silent.contains(&param) {
            ValueChange::WillIgnore
        } else {
            ValueChange::Allowed
        }
    }

    /// The node of a path, if it is in the set.
    fn find(&self, path: &str) -> Result<crate::schema::Found<'a>, LookupError> {
        let found = self.schema.lookup(path)?;
        if self.contains(found.node.id()) {
            return Ok(found);
        }
        let kind = LookupErrorKind::NotInSchema;
        Err(LookupError::new(kind, 0, path.len(), NodeId(0)))
    }
}

/// Calls `action` for what a profile and those that it builds on require.
fn for_each_item<'a>(profile: Profile<'a>, depth: usize, action: &mut dyn FnMut(Node<'a>)) {
    if depth > MAX_PROFILE_DEPTH {
        return;
    }
    let deeper = depth.saturating_add(1);
    if let Some(base) = profile.base() {
        for_each_item(base, deeper, action);
    }
    for extended in profile.extends() {
        for_each_item(extended, deeper, action);
    }
    for item in profile.own_items() {
        if item.status != crate::types::Status::Deleted {
            action(item.node);
        }
    }
}
