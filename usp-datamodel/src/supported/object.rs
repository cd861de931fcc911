//! One object of an answer to GetSupportedDM.

use alloc::string::String;
use core::fmt;

use super::describe::{DescribeOptions, Parts};
use super::{Supported, Visibility};
use crate::schema::{
    Children, CommandNode, Descendants, EventNode, Kind, Node, NodeId, ObjectAccess, ObjectNode,
    ParamNode,
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
    pub(super) mount: Option<NodeId>,
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
        let schema = self.object.schema();
        let mount = self.mount.and_then(|mount| schema.node(mount));
        SupportedPath {
            mount,
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

    fn wants(&self, part: fn(&DescribeOptions) -> bool, node: Node<'a>) -> bool {
        let wanted = match &self.parts {
            Parts::Options(options) => part(options),
            Parts::Bare { .. } => false,
            Parts::One(one) => *one == node.id(),
        };
        // [R-GSP.0]
        wanted
            && self.divergent.is_empty()
            && self.supported.contains(node.id())
            && self.visibility.may_read(node)
    }

    /// `supported_params`.
    pub fn params(&self) -> impl Iterator<Item = SupportedParam<'s, 'a>> {
        let wanted = |param: &ParamNode<'a>| self.wants(|options| options.params, param.as_node());
        self.object
            .params()
            .filter(wanted)
            .map(|param| SupportedParam {
                supported: self.supported,
                param,
            })
    }

    /// `supported_commands`.
    pub fn commands(&self) -> impl Iterator<Item = SupportedCommand<'s, 'a>> {
        let wanted =
            |node: &CommandNode<'a>| self.wants(|options| options.commands, node.as_node());
        self.object
            .commands()
            .filter(wanted)
            .map(|command| SupportedCommand {
                supported: self.supported,
                command,
            })
    }

    /// `supported_events`.
    pub fn events(&self) -> impl Iterator<Item = SupportedEvent<'s, 'a>> {
        let wanted = |node: &EventNode<'a>| self.wants(|options| options.events, node.as_node());
        self.object
            .events()
            .filter(wanted)
            .map(|event| SupportedEvent {
                supported: self.supported,
                event,
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
                if !self.supported.contains(node.id()) || !self.visibility.may_read(node) {
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
    mount: Option<Node<'a>>,
    object: ObjectNode<'a>,
}

impl fmt::Display for SupportedPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mount {
            Some(mount) => {
                fmt::Display::fmt(&mount.path(), f)?;
                // The object stands below the root object, which the mount point replaces.
                let root = self.object.schema().root().children();
                let root = root
                    .filter_map(|node| node.as_object())
                    .find(|root| !root.is_table());
                let above = root.map_or(NodeId(0), |root| root.id());
                fmt::Display::fmt(&self.object.path().below(above), f)
            }
            None => fmt::Display::fmt(&self.object.path(), f),
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
    pub fn iter(&self) -> impl Iterator<Item = impl fmt::Display + use<'a>> {
        let above = self.object.id();
        self.key
            .params()
            .map(move |param| param.path().below(above))
    }
}

/// A parameter of an answer to GetSupportedDM.
#[derive(Clone, Copy, Debug)]
pub struct SupportedParam<'s, 'a> {
    supported: &'s Supported<'a>,
    param: ParamNode<'a>,
}

impl<'a> SupportedParam<'_, 'a> {
    /// The parameter in the schema.
    #[must_use]
    pub const fn node(&self) -> ParamNode<'a> {
        self.param
    }

    /// `param_name`.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.param.name()
    }

    /// Whether `access` is `PARAM_READ_WRITE`; otherwise it is `PARAM_READ_ONLY`.
    ///
    /// A `writeOnceReadOnly` parameter is announced as writable.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        self.supported.param_access(self.param.id()) != ParamAccess::ReadOnly
    }

    /// `value_type`: a list is a string.
    #[must_use]
    pub fn value_type(&self) -> Primitive {
        self.param.ty().wire_primitive()
    }

    /// `value_change`.
    #[must_use]
    pub fn value_change(&self) -> ValueChange {
        self.supported.value_change(self.param.id())
    }
}

/// A command of an answer to GetSupportedDM.
#[derive(Clone, Copy, Debug)]
pub struct SupportedCommand<'s, 'a> {
    supported: &'s Supported<'a>,
    command: CommandNode<'a>,
}

impl<'s, 'a> SupportedCommand<'s, 'a> {
    /// The command in the schema.
    #[must_use]
    pub const fn node(&self) -> CommandNode<'a> {
        self.command
    }

    /// `command_name`, with its parentheses.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.command.name()
    }

    /// Whether `command_type` is `CMD_ASYNC`; otherwise it is `CMD_SYNC`.
    #[must_use]
    pub fn is_async(&self) -> bool {
        self.command.is_async()
    }

    fn names(&self, kind: Kind) -> ArgumentNames<'s, 'a> {
        let list = self
            .command
            .as_node()
            .children()
            .find(|node| node.kind() == kind);
        ArgumentNames::new(self.supported, list)
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
        self.command.inputs()
    }
}

/// An event of an answer to GetSupportedDM.
#[derive(Clone, Copy, Debug)]
pub struct SupportedEvent<'s, 'a> {
    supported: &'s Supported<'a>,
    event: EventNode<'a>,
}

impl<'s, 'a> SupportedEvent<'s, 'a> {
    /// The event in the schema.
    #[must_use]
    pub const fn node(&self) -> EventNode<'a> {
        self.event
    }

    /// `event_name`, with its exclamation mark.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.event.name()
    }

    /// `arg_names`.
    #[must_use]
    pub fn arg_names(&self) -> ArgumentNames<'s, 'a> {
        ArgumentNames::new(self.supported, Some(self.event.as_node()))
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
    type Item = ArgumentName<'a>;

    fn next(&mut self) -> Option<ArgumentName<'a>> {
        let rest = self.rest.as_mut()?;
        let param = rest.find_map(|node| {
            node.as_param()
                .filter(|param| self.supported.contains(param.id()))
        })?;
        Some(ArgumentName {
            param,
            holder: self.holder,
        })
    }
}

/// The name of one argument.
#[derive(Clone, Copy)]
pub struct ArgumentName<'a> {
    param: ParamNode<'a>,
    holder: NodeId,
}

impl<'a> ArgumentName<'a> {
    /// The argument in the schema.
    #[must_use]
    pub const fn node(&self) -> ParamNode<'a> {
        self.param
    }
}

impl fmt::Display for ArgumentName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.param.path().below(self.holder), f)
    }
}

impl fmt::Debug for ArgumentName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
