//! One object of an answer to GetSupportedDM.

use alloc::string::String;
use core::fmt;

use super::describe::{DescribeOptions, Parts};
use super::members::Members;
use super::{Supported, Visibility};
use crate::packed::format::bits;
use crate::schema::{
    Children, CommandNode, Descendants, EventNode, Kind, Mounts, Node, NodeId, NodeRecord,
    ObjectAccess, ObjectNode, ParamNode,
};
use crate::types::{ParamAccess, Primitive};

/// What a subscription to value changes of a parameter may expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueChange {
    /// `VALUE_CHANGE_ALLOWED`.
    Allowed,
    /// `VALUE_CHANGE_WILL_IGNORE`.
    WillIgnore,
}

/// One object of an answer to GetSupportedDM, with the parts that were asked for.
#[derive(Clone)]
pub struct SupportedObject<'s, 'a> {
    pub(super) supported: &'s Supported<'a>,
    pub(super) visibility: &'s dyn Visibility,
    pub(super) hides: bool,
    pub(super) mounts: Mounts,
    pub(super) object: ObjectNode<'a>,
    pub(super) parts: Parts,
    pub(super) divergent: &'s [String],
}

impl<'s, 'a> SupportedObject<'s, 'a> {
    /// The object in the schema.
    #[must_use]
    pub const fn node(&self) -> ObjectNode<'a> {
        self.object
    }

    /// `supported_obj_path`: with `{i}.` for each table, through a mount point where asked so.
    #[must_use]
    pub fn path(&self) -> impl fmt::Display + use<'a> {
        SupportedPath {
            mounts: self.mounts,
            object: self.object,
        }
    }

    /// `access`: not reduced by what the requester may do.
    #[must_use]
    pub fn access(&self) -> ObjectAccess {
        if self.is_multi_instance() {
            self.supported.object_access(self.object.id())
        } else {
            ObjectAccess::ReadOnly
        }
    }

    /// `is_multi_instance`.
    #[must_use]
    pub fn is_multi_instance(&self) -> bool {
        self.object.is_table()
    }

    /// `divergent_paths`: where there are some, everything else of the object is left out.
    #[must_use]
    pub const fn divergent_paths(&self) -> &'s [String] {
        self.divergent
    }

    /// The members of a kind that are supported, asked for, and readable.
    #[inline]
    fn members(&self, kind: Kind, asked: fn(&DescribeOptions) -> bool) -> Members<'s, 'a> {
        let only = match &self.parts {
            Parts::One(one) => Some(*one),
            Parts::Options(options) if asked(options) => None,
            Parts::Options(_) | Parts::Bare { .. } => {
                return Members::none(self.supported, self.visibility);
            }
        };
        if !self.divergent.is_empty() {
            return Members::none(self.supported, self.visibility);
        }
        let members = Members::new(self.supported, self.visibility, self.hides, self.mounts);
        members.of(self.object.id(), kind, only)
    }

    /// `supported_params`.
    #[inline]
    pub fn params(&self) -> impl Iterator<Item = SupportedParam<'s, 'a>> + use<'s, 'a> {
        let supported = self.supported;
        self.members(Kind::Param, |options| options.params)
            .map(move |(id, record)| SupportedParam {
                supported,
                id,
                record,
            })
    }

    /// `supported_commands`.
    #[inline]
    pub fn commands(&self) -> impl Iterator<Item = SupportedCommand<'s, 'a>> + use<'s, 'a> {
        let supported = self.supported;
        self.members(Kind::Command, |options| options.commands)
            .map(move |(id, record)| SupportedCommand {
                supported,
                id,
                record,
            })
    }

    /// `supported_events`.
    #[inline]
    pub fn events(&self) -> impl Iterator<Item = SupportedEvent<'s, 'a>> + use<'s, 'a> {
        let supported = self.supported;
        self.members(Kind::Event, |options| options.events)
            .map(move |(id, record)| SupportedEvent {
                supported,
                id,
                record,
            })
    }

    /// `unique_key_sets`: only of tables, and only keys of which every parameter can be read.
    pub fn unique_key_sets(&self) -> impl Iterator<Item = KeyNames<'a>> {
        let asked = match &self.parts {
            Parts::Options(options) => options.unique_key_sets,
            Parts::Bare { unique_key_sets } => *unique_key_sets,
            Parts::One(_) => false,
        };
        let wanted = asked && self.divergent.is_empty() && self.is_multi_instance();
        let keys = wanted.then(|| self.object.unique_keys());
        let object = self.object;
        keys.into_iter().flatten().filter_map(move |key| {
            let mut count = 0_usize;
            for param in key.params() {
                let node = param.as_node();
                let reads = || !self.hides || self.visibility.may_read(node, &self.mounts);
                if !self.supported.contains(node.id()) || !reads() {
                    return None;
                }
                count = count.saturating_add(1);
            }
            (count > 0).then_some(KeyNames { object, key })
        })
    }
}

impl fmt::Debug for SupportedObject<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SupportedObject({})", self.path())
    }
}

struct SupportedPath<'a> {
    mounts: Mounts,
    object: ObjectNode<'a>,
}

impl fmt::Display for SupportedPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schema = self.object.schema();
        // What is mounted stands below the root object, which the mount point replaces.
        let root = schema.root().children();
        let root = root
            .filter_map(|node| node.as_object())
            .find(|root| !root.is_table());
        let root = root.map_or(NodeId(0), |root| root.id());
        let mut above = None;
        for point in self.mounts.iter().filter_map(|point| schema.node(*point)) {
            match above.replace(root) {
                None => fmt::Display::fmt(&point.path(), f)?,
                Some(root) => fmt::Display::fmt(&point.path().below(root), f)?,
            }
        }
        match above {
            None => fmt::Display::fmt(&self.object.path(), f),
            Some(root) => fmt::Display::fmt(&self.object.path().below(root), f),
        }
    }
}

/// The names of the parameters of a unique key.
#[derive(Clone, Debug)]
pub struct KeyNames<'a> {
    object: ObjectNode<'a>,
    key: crate::schema::UniqueKey<'a>,
}

impl<'a> KeyNames<'a> {
    /// `key_names`: relative to the table.
    pub fn iter(&self) -> impl Iterator<Item = RelativeName<'a>> + use<'a> {
        let holder = self.object.id();
        self.key
            .params()
            .map(move |param| RelativeName { param, holder })
    }
}

/// A parameter of an answer to GetSupportedDM.
#[derive(Clone, Copy)]
pub struct SupportedParam<'s, 'a> {
    supported: &'s Supported<'a>,
    id: NodeId,
    record: NodeRecord,
}

impl<'a> SupportedParam<'_, 'a> {
    /// The parameter in the schema.
    #[must_use]
    pub const fn node(&self) -> ParamNode<'a> {
        ParamNode(Node::new(self.supported.schema, self.id))
    }

    /// `param_name`.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &'a str {
        self.supported.schema.text(self.record.name)
    }

    /// Whether `access` is `PARAM_READ_WRITE`; otherwise it is `PARAM_READ_ONLY`.
    ///
    /// A `writeOnceReadOnly` parameter is announced as writable.
    #[must_use]
    #[inline]
    pub fn is_writable(&self) -> bool {
        let access = match self.supported.param_access.get(&self.id) {
            Some(narrowed) => *narrowed,
            None => self.record.param_access(),
        };
        access != ParamAccess::ReadOnly
    }

    /// `value_type`: a list is a string.
    #[must_use]
    #[inline]
    pub fn value_type(&self) -> Primitive {
        let known = self
            .supported
            .wire_types
            .get(usize::from(self.record.detail));
        known.copied().unwrap_or(Primitive::String)
    }

    /// `value_change`.
    #[must_use]
    #[inline]
    pub fn value_change(&self) -> ValueChange {
        self.supported.value_change(self.id)
    }
}

impl fmt::Debug for SupportedParam<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SupportedParam({})", self.node().path())
    }
}

/// A command of an answer to GetSupportedDM.
#[derive(Clone, Copy)]
pub struct SupportedCommand<'s, 'a> {
    supported: &'s Supported<'a>,
    id: NodeId,
    record: NodeRecord,
}

impl<'s, 'a> SupportedCommand<'s, 'a> {
    /// The command in the schema.
    #[must_use]
    pub const fn node(&self) -> CommandNode<'a> {
        CommandNode(Node::new(self.supported.schema, self.id))
    }

    /// `command_name`, with its parentheses.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &'a str {
        self.supported.schema.text(self.record.name)
    }

    /// Whether `command_type` is `CMD_ASYNC`; otherwise it is `CMD_SYNC`.
    #[must_use]
    #[inline]
    pub const fn is_async(&self) -> bool {
        self.record.bits & bits::ASYNC != 0
    }

    fn names(&self, kind: Kind) -> ArgumentNames<'s, 'a> {
        let mut children = self.node().as_node().children();
        ArgumentNames::new(self.supported, children.find(|node| node.kind() == kind))
    }

    /// `input_arg_names`.
    #[must_use]
    pub fn input_names(&self) -> ArgumentNames<'s, 'a> {
        self.names(Kind::Input)
    }

    /// `output_arg_names`.
    #[must_use]
    pub fn output_names(&self) -> ArgumentNames<'s, 'a> {
        self.names(Kind::Output)
    }

    /// The input arguments as the schema has them.
    #[must_use]
    pub fn inputs(&self) -> Children<'a> {
        self.node().inputs()
    }
}

impl fmt::Debug for SupportedCommand<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SupportedCommand({})", self.node().path())
    }
}

/// An event of an answer to GetSupportedDM.
#[derive(Clone, Copy)]
pub struct SupportedEvent<'s, 'a> {
    supported: &'s Supported<'a>,
    id: NodeId,
    record: NodeRecord,
}

impl<'s, 'a> SupportedEvent<'s, 'a> {
    /// The event in the schema.
    #[must_use]
    pub const fn node(&self) -> EventNode<'a> {
        EventNode(Node::new(self.supported.schema, self.id))
    }

    /// `event_name`, with its exclamation mark.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &'a str {
        self.supported.schema.text(self.record.name)
    }

    /// `arg_names`.
    #[must_use]
    pub fn arg_names(&self) -> ArgumentNames<'s, 'a> {
        ArgumentNames::new(self.supported, Some(self.node().as_node()))
    }
}

impl fmt::Debug for SupportedEvent<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SupportedEvent({})", self.node().path())
    }
}

/// Names of arguments, as paths from the argument list: `Result.{i}.SSID`.
#[derive(Clone, Debug)]
pub struct ArgumentNames<'s, 'a> {
    supported: &'s Supported<'a>,
    holder: NodeId,
    rest: Option<Descendants<'a>>,
}

impl<'s, 'a> ArgumentNames<'s, 'a> {
    fn new(supported: &'s Supported<'a>, holder: Option<Node<'a>>) -> Self {
        Self {
            supported,
            holder: holder.map_or(NodeId(0), |holder| holder.id()),
            rest: holder.map(|holder| holder.descendants()),
        }
    }
}

impl<'a> Iterator for ArgumentNames<'_, 'a> {
    type Item = RelativeName<'a>;

    fn next(&mut self) -> Option<RelativeName<'a>> {
        let rest = self.rest.as_mut()?;
        let param = rest.find_map(|node| {
            node.as_param()
                .filter(|param| self.supported.contains(param.id()))
        })?;
        Some(RelativeName {
            param,
            holder: self.holder,
        })
    }
}

/// The name of an argument or of a parameter of a key, as a path from what lists it.
#[derive(Clone, Copy)]
pub struct RelativeName<'a> {
    param: ParamNode<'a>,
    holder: NodeId,
}

impl<'a> RelativeName<'a> {
    /// The argument or parameter in the schema.
    #[must_use]
    pub const fn node(&self) -> ParamNode<'a> {
        self.param
    }

    /// Appends the name to a text.
    pub fn push_to(&self, text: &mut String) {
        use fmt::Write as _;
        match self.param.as_node().parent() {
            Some(parent) if parent.id() == self.holder => text.push_str(self.param.name()),
            // A text takes whatever is written.
            _ => drop(write!(text, "{self}")),
        }
    }
}

impl fmt::Display for RelativeName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.param.path().below(self.holder), f)
    }
}

impl fmt::Debug for RelativeName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
