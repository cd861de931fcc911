//! What a schema says of objects, parameters, commands and events.

use core::fmt;

use super::quick::Wanted;
use super::{
    ActiveNotify, Children, CommandNode, EventNode, Kind, Node, NodeId, ObjectAccess, ObjectNode,
    ParamNode, ParamReference, Schema,
};
use crate::packed::format::{self, Section, UNBOUNDED, bits, inner_flags, syntax_flags};
use crate::types::{DefaultKind, DefaultValue, ParamAccess, Primitive, Type};

/// The least and the greatest number of rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberOfEntries {
    /// The least number.
    pub min: u32,
    /// The greatest number; `None` is unbounded.
    pub max: Option<u32>,
}

impl<'a> ObjectNode<'a> {
    /// Whether it is a table: its path ends in `{i}.`.
    #[must_use]
    pub fn is_table(&self) -> bool {
        let kind = self.0.kind();
        // A table among arguments is one by its name, as in the model.
        kind == Kind::Table || kind == Kind::ArgObject && self.relative_path().ends_with("{i}.")
    }

    /// Whether it stands among the arguments of a command or event.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.0.kind() == Kind::ArgObject
    }

    /// Who adds and deletes its rows.
    #[must_use]
    pub fn access(&self) -> ObjectAccess {
        ObjectAccess::from_number((self.0.record().bits >> bits::ACCESS_SHIFT) & bits::TWO)
    }

    /// The number of rows that it may have; 1 to 1 for a single object that always exists.
    #[must_use]
    pub fn number_of_entries(&self) -> NumberOfEntries {
        let inner = self.0.schema.inner(&self.0.record());
        let max = inner.maximum();
        NumberOfEntries {
            min: inner.minimum(),
            max: (max != UNBOUNDED).then_some(max),
        }
    }

    /// Whether it is a single object that need not exist.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        !self.is_table() && self.number_of_entries().min == 0
    }

    /// Whether a command or event needs it among the arguments.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.0.record().bits & bits::MANDATORY != 0
    }

    /// The path from the row, or from the root, that holds it; ends in a dot.
    ///
    /// The path of a table does not say `{i}.` here, unless it stands among arguments.
    pub(crate) fn relative_path(&self) -> &'a str {
        let inner = self.0.schema.inner(&self.0.record());
        self.0.schema.text(inner.relative_path())
    }

    /// The table whose rows hold this object, if any.
    #[must_use]
    pub fn enclosing_table(&self) -> Option<Self> {
        let inner = self.0.schema.inner(&self.0.record());
        self.0.other(inner.context().0)?.as_object()
    }

    /// The parameter with a name: one probe of a hash table.
    #[must_use]
    #[inline]
    pub fn param(&self, name: &str) -> Option<ParamNode<'a>> {
        self.0.child(name, Wanted::Leaf)?.as_param()
    }

    /// The command with a name such as `Reset()`.
    #[must_use]
    #[inline]
    pub fn command(&self, name: &str) -> Option<CommandNode<'a>> {
        self.0.child(name, Wanted::Leaf)?.as_command()
    }

    /// The event with a name such as `Boot!`.
    #[must_use]
    #[inline]
    pub fn event(&self, name: &str) -> Option<EventNode<'a>> {
        self.0.child(name, Wanted::Leaf)?.as_event()
    }

    /// The child object or table with a name, without dot.
    #[must_use]
    #[inline]
    pub fn object(&self, name: &str) -> Option<Self> {
        self.0.child(name, Wanted::Holder)?.as_object()
    }

    /// The parameters, in the order of the model.
    pub fn params(&self) -> impl Iterator<Item = ParamNode<'a>> + use<'a> {
        self.0.children().filter_map(|node| node.as_param())
    }

    /// The child objects and tables, in the order of the model.
    pub fn objects(&self) -> impl Iterator<Item = Self> + use<'a> {
        self.0.children().filter_map(|node| node.as_object())
    }

    /// The commands, in the order of the model.
    pub fn commands(&self) -> impl Iterator<Item = CommandNode<'a>> + use<'a> {
        self.0.children().filter_map(|node| node.as_command())
    }

    /// The events, in the order of the model.
    pub fn events(&self) -> impl Iterator<Item = EventNode<'a>> + use<'a> {
        self.0.children().filter_map(|node| node.as_event())
    }

    /// The sets of parameters that tell its rows apart. `[R-ARC.11]`
    ///
    /// For USP all of them are unique keys, functional or not.
    #[must_use]
    pub fn unique_keys(&self) -> UniqueKeys<'a> {
        let inner = self.0.schema.inner(&self.0.record());
        UniqueKeys {
            schema: self.0.schema,
            at: inner.keys_at(),
            left: inner.key_count(),
        }
    }

    /// The parameter of the parent that counts the rows of this table.
    #[must_use]
    pub fn entries_param(&self) -> Option<ParamNode<'a>> {
        let inner = self.0.schema.inner(&self.0.record());
        self.0.other(inner.entries_param())?.as_param()
    }

    /// The parameter that switches a row on. Its key rules are those of CWMP.
    #[must_use]
    pub fn enable_param(&self) -> Option<ParamNode<'a>> {
        let inner = self.0.schema.inner(&self.0.record());
        self.0.other(inner.enable_param())?.as_param()
    }

    /// The condition for this object to exist, when it is one arm of a union.
    #[must_use]
    pub fn union(&self) -> Option<Union<'a>> {
        let inner = self.0.schema.inner(&self.0.record());
        let discriminator = self.0.other(inner.discriminator())?.as_param()?;
        Some(Union {
            discriminator,
            value: self.name(),
        })
    }

    /// Whether the mountable objects of the root exist below its rows, too.
    #[must_use]
    pub fn is_mount_point(&self) -> bool {
        let inner = self.0.schema.inner(&self.0.record());
        inner.flags() & inner_flags::MOUNT_POINT != 0
    }

    /// Whether it exists below mount points, too: a child object of the root that is none itself.
    #[must_use]
    pub fn is_mountable(&self) -> bool {
        let inner = self.0.schema.inner(&self.0.record());
        inner.flags() & inner_flags::MOUNTABLE != 0
    }

    /// What counts the rows of the tables that exist below a mount point; nothing for other objects.
    ///
    /// The parameters stand at the root of the model, and at a mount point with the tables.
    pub fn mounted_counters(&self) -> impl Iterator<Item = ParamNode<'a>> + use<'a> {
        let root = self.is_mount_point().then(|| self.0.schema.root());
        let mut objects = root.into_iter().flat_map(|root| root.children());
        let root = objects.find_map(|node| node.as_object().filter(|object| !object.is_table()));
        let params = root.into_iter().flat_map(|root| root.params());
        params.filter(|param| {
            param
                .counted_table()
                .is_some_and(|table| table.is_mountable())
        })
    }
}

/// The condition for one arm of a union of objects to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Union<'a> {
    /// The parameter of the parent object that chooses the arm.
    pub discriminator: ParamNode<'a>,
    /// The value with which it chooses this arm.
    pub value: &'a str,
}

/// The unique keys of a table, in the order of the model.
#[derive(Clone, Debug)]
pub struct UniqueKeys<'a> {
    schema: Schema<'a>,
    at: u16,
    left: u16,
}

const FUNCTIONAL: u16 = 0x8000;

impl<'a> Iterator for UniqueKeys<'a> {
    type Item = UniqueKey<'a>;

    fn next(&mut self) -> Option<UniqueKey<'a>> {
        self.left = self.left.checked_sub(1)?;
        let head = list_at(self.schema, self.at)?;
        let count = head & !FUNCTIONAL;
        let at = self.at.checked_add(1)?;
        self.at = at.checked_add(count)?;
        Some(UniqueKey {
            functional: head & FUNCTIONAL != 0,
            params: NodeList {
                schema: self.schema,
                at,
                left: count,
            },
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(usize::from(self.left)))
    }
}

/// One set of parameters that no two rows of a table share.
#[derive(Clone, Debug)]
pub struct UniqueKey<'a> {
    functional: bool,
    params: NodeList<'a>,
}

impl<'a> UniqueKey<'a> {
    /// Whether CWMP applies it to disabled rows, too. USP makes no difference.
    #[must_use]
    pub const fn is_functional(&self) -> bool {
        self.functional
    }

    /// The parameters: of the table, or of single objects in its rows.
    pub fn params(&self) -> impl Iterator<Item = ParamNode<'a>> + use<'a> {
        self.params.clone().filter_map(|node| node.as_param())
    }
}

fn list_at(schema: Schema<'_>, at: u16) -> Option<u16> {
    let lists = schema.section(Section::Lists);
    format::u16_at(lists, usize::from(at).checked_mul(2)?)
}

/// Nodes that the image lists by number.
#[derive(Clone, Debug)]
pub(crate) struct NodeList<'a> {
    pub(crate) schema: Schema<'a>,
    pub(crate) at: u16,
    pub(crate) left: u16,
}

impl<'a> Iterator for NodeList<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.left = self.left.checked_sub(1)?;
        let number = list_at(self.schema, self.at)?;
        self.at = self.at.checked_add(1)?;
        self.schema.node(NodeId(number))
    }
}

/// The type of a syntax record, without its default value.
pub(super) fn packed_type<'a>(types: &'a [u8], syntax: &[u8]) -> Option<Type<'a>> {
    let start = format::index(format::u32_at(syntax, 0)?);
    let length = usize::from(format::u16_at(syntax, 4)?);
    Type::from_packed(types.get(start..start.checked_add(length)?)?)
}

impl<'a> ParamNode<'a> {
    /// The object, input, output or event that holds the parameter.
    #[must_use]
    pub fn holder(&self) -> Option<Node<'a>> {
        self.0.parent()
    }

    /// Whether it is an argument of a command or event.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.0.kind() != Kind::Param
    }

    /// Who writes it. A `writeOnceReadOnly` parameter is set with the request that adds its row.
    #[must_use]
    pub fn access(&self) -> ParamAccess {
        self.0.record().param_access()
    }

    /// Type and facets, with the default value.
    ///
    /// A parameter without syntax is a string.
    #[must_use]
    pub fn ty(&self) -> Type<'a> {
        let schema = self.0.schema;
        let read = || {
            let syntax = schema.syntax_bytes(&self.0.record())?;
            let ty = packed_type(schema.section(Section::Types), syntax)?;
            Some(match self.default_value() {
                Some(default) => ty.with_default(default),
                None => ty,
            })
        };
        read().unwrap_or(Type::new(Primitive::String))
    }

    /// The default value as the model writes it.
    #[must_use]
    pub fn default_value(&self) -> Option<DefaultValue<'a>> {
        let syntax = self.0.schema.syntax_bytes(&self.0.record())?;
        let [_, _, _, _, _, _, kind, flags, ..] = *syntax;
        if flags & syntax_flags::HAS_DEFAULT == 0 {
            return None;
        }
        let kind = match kind {
            0 => DefaultKind::Object,
            1 => DefaultKind::Factory,
            2 => DefaultKind::Implementation,
            _ => DefaultKind::Parameter,
        };
        let value = self.0.schema.text(format::u32_at(syntax, 12)?);
        Some(DefaultValue::new(kind, value))
    }

    /// Whether the model says which type it has.
    #[must_use]
    pub fn has_syntax(&self) -> bool {
        let syntax = self.0.schema.syntax_bytes(&self.0.record());
        syntax.is_some_and(|bytes| bytes.get(7).is_some_and(|f| f & syntax_flags::PRESENT != 0))
    }

    /// The named data type that it has or derives from.
    #[must_use]
    pub fn type_name(&self) -> Option<&'a str> {
        let syntax = self.0.schema.syntax_bytes(&self.0.record())?;
        let name = self.0.schema.text(format::u32_at(syntax, 8)?);
        (!name.is_empty()).then_some(name)
    }

    /// Whether its type is an anonymous restriction of [`type_name`](Self::type_name).
    #[must_use]
    pub fn is_derived_type(&self) -> bool {
        let syntax = self.0.schema.syntax_bytes(&self.0.record());
        syntax.is_some_and(|bytes| bytes.get(7).is_some_and(|f| f & syntax_flags::DERIVED != 0))
    }

    /// Which sizes the model writes with a minimum of 0 where it could say nothing.
    ///
    /// Bit n for the size n, bit 14 for a size of the list, bit 15 for its number of items. Only a
    /// tool that prints the model needs it.
    #[must_use]
    pub fn written_zeros(&self) -> u16 {
        let syntax = self.0.schema.syntax_bytes(&self.0.record());
        syntax
            .and_then(|bytes| format::u16_at(bytes, 18))
            .unwrap_or_default()
    }

    /// What its value refers to.
    #[must_use]
    pub fn reference(&self) -> Option<ParamReference<'a>> {
        let syntax = self.0.schema.syntax_bytes(&self.0.record())?;
        let index = format::u16_at(syntax, 16)?.checked_sub(1)?;
        ParamReference::new(self.0.schema, index)
    }

    /// How changes are notified.
    #[must_use]
    pub fn active_notify(&self) -> ActiveNotify {
        ActiveNotify::from_number((self.0.record().bits >> bits::NOTIFY_SHIFT) & bits::TWO)
    }

    fn has(&self, bit: u16) -> bool {
        self.0.record().bits & bit != 0
    }

    /// Whether it always reads as its null value.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.has(bits::HIDDEN)
    }

    /// Whether it reads as its null value for a Controller without a secured role.
    #[must_use]
    pub fn is_secured(&self) -> bool {
        self.has(bits::SECURED)
    }

    /// Whether a command or event needs the argument.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.has(bits::MANDATORY)
    }

    /// Whether CWMP puts it into every Inform.
    #[must_use]
    pub fn is_forced_inform(&self) -> bool {
        self.has(bits::FORCED_INFORM)
    }

    /// Whether setting it acts as a command (CWMP).
    #[must_use]
    pub fn is_command_trigger(&self) -> bool {
        self.has(bits::COMMAND)
    }

    /// The table whose rows the parameter counts, among its siblings.
    #[must_use]
    pub fn counted_table(&self) -> Option<ObjectNode<'a>> {
        let siblings = self.0.parent()?.children();
        siblings
            .filter_map(|node| node.as_object())
            .find(|table| table.entries_param() == Some(*self))
    }
}

impl<'a> CommandNode<'a> {
    /// The object that has the command.
    #[must_use]
    pub fn holder(&self) -> Option<ObjectNode<'a>> {
        self.0.parent()?.as_object()
    }

    /// Whether it reports its outcome later, by an OperationComplete notification.
    #[must_use]
    pub fn is_async(&self) -> bool {
        self.0.record().bits & bits::ASYNC != 0
    }

    fn arguments(&self, kind: Kind) -> Children<'a> {
        let found = self.0.children().find(|node| node.kind() == kind);
        found.map_or_else(|| Children::none(self.0.schema), |node| node.children())
    }

    /// The input arguments: parameters, objects and tables.
    #[must_use]
    pub fn inputs(&self) -> Children<'a> {
        self.arguments(Kind::Input)
    }

    /// The output arguments: parameters, objects and tables.
    #[must_use]
    pub fn outputs(&self) -> Children<'a> {
        self.arguments(Kind::Output)
    }
}

impl<'a> EventNode<'a> {
    /// The object that has the event.
    #[must_use]
    pub fn holder(&self) -> Option<ObjectNode<'a>> {
        self.0.parent()?.as_object()
    }

    /// The arguments: parameters, objects and tables.
    #[must_use]
    pub fn arguments(&self) -> Children<'a> {
        self.0.children()
    }
}

/// A path in the form of the supported data model: `Device.WiFi.Radio.{i}.Channel`.
#[derive(Clone, Copy)]
pub struct PathDisplay<'a> {
    node: Node<'a>,
    above: NodeId,
}

/// More levels than any model has; what a damaged image has beyond is not shown.
const MAX_LEVELS: usize = 64;

/// Tables in tables that the short way to the path of an object knows.
const MAX_TABLES: usize = 8;

impl<'a> PathDisplay<'a> {
    pub(crate) const fn new(node: Node<'a>) -> Self {
        Self {
            node,
            above: NodeId(0),
        }
    }

    /// The part of the path below an ancestor.
    pub(crate) const fn below(self, above: NodeId) -> Self {
        Self {
            node: self.node,
            above,
        }
    }
}

impl PathDisplay<'_> {
    /// The whole path of an object, table by table; `None` for what is no such path.
    fn fmt_object(&self, f: &mut fmt::Formatter<'_>) -> Option<fmt::Result> {
        if self.above.0 != 0 || !matches!(self.node.kind(), Kind::Object | Kind::Table) {
            return None;
        }
        let mut parts = [""; MAX_TABLES];
        let mut object = ObjectNode(self.node);
        let mut count = 0_usize;
        for part in &mut parts {
            *part = object.relative_path();
            let Some(table) = object.enclosing_table() else {
                let parts = parts.get(..=count)?;
                return Some(self.fmt_parts(parts, f));
            };
            // Parents stand before their children; anything else is a damaged image.
            object = Some(table).filter(|table| table.id() < object.id())?;
            count = count.saturating_add(1);
        }
        None
    }

    fn fmt_parts(&self, parts: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (own, above) = parts.split_first().unwrap_or((&"", &[]));
        for part in above.iter().rev() {
            f.write_str(part)?;
            f.write_str("{i}.")?;
        }
        f.write_str(own)?;
        let is_table = self.node.kind() == Kind::Table;
        f.write_str(if is_table { "{i}." } else { "" })
    }
}

impl fmt::Display for PathDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(result) = self.fmt_object(f) {
            return result;
        }
        let mut levels = [NodeId(0); MAX_LEVELS];
        let mut count = 0_usize;
        let mut node = self.node;
        for level in &mut levels {
            if node.id == self.above || node.id.0 == 0 {
                break;
            }
            *level = node.id;
            count = count.saturating_add(1);
            let Some(parent) = node.parent() else { break };
            node = parent;
        }
        for id in levels.iter().take(count).rev() {
            let node = Node::new(self.node.schema, *id);
            f.write_str(node.name())?;
            let kind = node.kind();
            if ObjectNode(node).is_table() {
                f.write_str(".{i}.")?;
            } else if !kind.is_param() {
                // What follows a command or event is an argument; alone they have no dot.
                let is_whole = *id == self.node.id && matches!(kind, Kind::Command | Kind::Event);
                f.write_str(if is_whole { "" } else { "." })?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for PathDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
