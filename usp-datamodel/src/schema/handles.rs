//! The handles of nodes: what kind of node, and where.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::{Children, Descendants, Kind, NodeRecord, PathDisplay, Schema, Version};
use crate::packed::format::bits;
use crate::types::Status;

/// The number of a node, stable within one image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u16);

impl NodeId {
    /// The node with this number, if a schema has so many: see [`Schema::node`].
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number: 0 is the root, and each child has a greater number than its parent.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// Any node of a schema.
///
/// [`kind`](Self::kind) says what it is; `as_object` and its siblings give the handle with the
/// facts of that kind.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(crate) schema: Schema<'a>,
    pub(crate) id: NodeId,
}

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'a>(pub(crate) Node<'a>);

        impl<'a> $name<'a> {
            /// The number of the node.
            #[must_use]
            pub const fn id(&self) -> NodeId {
                self.0.id
            }

            /// The schema that the node belongs to.
            #[must_use]
            pub const fn schema(&self) -> Schema<'a> {
                self.0.schema
            }

            /// The node without its kind.
            #[must_use]
            pub const fn as_node(&self) -> Node<'a> {
                self.0
            }

            /// The name: one segment of a path, without its dot.
            #[must_use]
            pub fn name(&self) -> &'a str {
                self.0.name()
            }

            /// The path in the form of the supported data model.
            #[must_use]
            pub const fn path(&self) -> PathDisplay<'a> {
                self.0.path()
            }

            /// The life stage: the worst of the node and its ancestors.
            #[must_use]
            pub fn status(&self) -> Status {
                self.0.status()
            }

            /// The version of the model in which the node was added.
            #[must_use]
            pub fn since(&self) -> Version {
                self.0.since()
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl Eq for $name<'_> {}

        impl Hash for $name<'_> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.path())
            }
        }

        impl<'a> From<$name<'a>> for Node<'a> {
            fn from(handle: $name<'a>) -> Self {
                handle.0
            }
        }
    };
}

handle! {
    /// An object or a table, also one among the arguments of a command or event.
    ObjectNode
}
handle! {
    /// A parameter, or an argument that holds a value.
    ParamNode
}
handle! {
    /// A command.
    CommandNode
}
handle! {
    /// An event.
    EventNode
}

impl<'a> Node<'a> {
    pub(crate) const fn new(schema: Schema<'a>, id: NodeId) -> Self {
        Self { schema, id }
    }

    /// A sibling or relative, by number; nothing for the root.
    pub(crate) fn other(&self, number: u16) -> Option<Self> {
        (number != 0).then(|| Self::new(self.schema, NodeId(number)))
    }

    #[inline]
    pub(crate) fn record(&self) -> NodeRecord {
        self.schema.record(self.id)
    }

    /// The number of the node.
    #[must_use]
    pub const fn id(&self) -> NodeId {
        self.id
    }

    /// The schema that the node belongs to.
    #[must_use]
    pub const fn schema(&self) -> Schema<'a> {
        self.schema
    }

    /// What the node is.
    #[must_use]
    #[inline]
    pub fn kind(&self) -> Kind {
        self.record().kind()
    }

    /// The name: one segment of a path, without its dot; empty for the root.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.schema.text(self.record().name)
    }

    /// Whether the name is a vendor extension: it starts with `X_`.
    #[must_use]
    pub fn is_vendor(&self) -> bool {
        self.name().starts_with("X_")
    }

    /// The path in the form of the supported data model, as a [`Display`](fmt::Display).
    #[must_use]
    pub const fn path(&self) -> PathDisplay<'a> {
        PathDisplay::new(*self)
    }

    /// The node that holds this one; nothing for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        (self.id.0 != 0).then(|| Self::new(self.schema, self.record().parent))
    }

    /// The children in the order of the model.
    #[must_use]
    pub fn children(&self) -> Children<'a> {
        Children::new(*self)
    }

    /// All nodes below this one, each parent before its children, in the order of the model.
    #[must_use]
    pub fn descendants(&self) -> Descendants<'a> {
        Descendants::new(*self)
    }

    /// The life stage: the worst of the node and its ancestors.
    #[must_use]
    pub fn status(&self) -> Status {
        match (self.record().bits >> bits::STATUS_SHIFT) & bits::TWO {
            0 => Status::Current,
            1 => Status::Deprecated,
            2 => Status::Obsoleted,
            _ => Status::Deleted,
        }
    }

    /// Whether only the name is left: the node is no longer part of the model.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.status() == Status::Deleted
    }

    /// The version of the model in which the node was added.
    #[must_use]
    pub fn since(&self) -> Version {
        self.schema.version(self.record().version)
    }

    /// The node as an object or table.
    #[must_use]
    #[inline]
    pub fn as_object(&self) -> Option<ObjectNode<'a>> {
        self.kind().is_object().then_some(ObjectNode(*self))
    }

    /// The node as a parameter or argument.
    #[must_use]
    #[inline]
    pub fn as_param(&self) -> Option<ParamNode<'a>> {
        self.kind().is_param().then_some(ParamNode(*self))
    }

    /// The node as a command.
    #[must_use]
    pub fn as_command(&self) -> Option<CommandNode<'a>> {
        (self.kind() == Kind::Command).then_some(CommandNode(*self))
    }

    /// The node as an event.
    #[must_use]
    pub fn as_event(&self) -> Option<EventNode<'a>> {
        (self.kind() == Kind::Event).then_some(EventNode(*self))
    }
}

impl PartialEq for Node<'_> {
    /// The same number in the same image.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.schema.is_same_image(&other.schema)
    }
}

impl Eq for Node<'_> {}

impl Hash for Node<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind(), self.path())
    }
}
