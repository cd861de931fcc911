//! Where a store keeps what: computed once from the supported data model.
//!
//! A *record* is a row of a table with all single objects below it, down to the next tables; the
//! record of the root holds the single objects that no table encloses. Within a record every
//! parameter has a slot, every single object a number and every table a place, in the order of
//! the model.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::values::{Collected, Values};
use crate::Supported;
use crate::schema::{Node, NodeId, ObjectNode, ParamNode, Schema};
use crate::types::{DefaultKind, ParamAccess, ReferenceKind, Strength, Type};

/// No place: the node is not supported, or nothing that a store keeps.
pub(super) const NOWHERE: u16 = u16::MAX;

/// What a store knows of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The context whose records hold the node; for a table those in which it stands.
    pub(super) context: u16,
    /// Slot of a parameter, number of a single object, place of a table.
    pub(super) slot: u16,
    /// The context of the rows of a table.
    pub(super) rows: u16,
    pub(super) traits: Traits,
}

/// What a write to a parameter has to think of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    pub(super) const NONE: Self = Self(0);
    /// Part of a unique key.
    pub(super) const KEY: Self = Self(1);
    /// A path, or a list of paths.
    pub(super) const PATH: Self = Self(2);
    /// What the path names must exist.
    pub(super) const STRONG: Self = Self(4);
    /// Chooses among the arms of a union.
    pub(super) const DISCRIMINATOR: Self = Self(8);
    /// Counts the rows of a table.
    pub(super) const COUNTER: Self = Self(16);
    /// A Controller sets it, at least once.
    pub(super) const WRITABLE: Self = Self(32);
    /// A Controller sets it only as long as nobody has.
    pub(super) const ONCE: Self = Self(64);
    /// Counts the rows of a table at the top that may be mounted.
    pub(super) const MOUNTED: Self = Self(128);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A unique key of a table.
#[derive(Clone, Debug)]
pub(super) struct Key<'s> {
    pub(super) functional: bool,
    pub(super) params: Box<[KeyParam<'s>]>,
}

/// One parameter of a unique key.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyParam<'s> {
    pub(super) node: ParamNode<'s>,
    pub(super) slot: u16,
    pub(super) ty: Type<'s>,
}

/// A parameter, as reading it needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ParamFacts<'s> {
    pub(super) id: NodeId,
    pub(super) is_hidden: bool,
    pub(super) is_secured: bool,
    pub(super) name: &'s str,
}

/// What stands directly in a single object or row.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    /// The slots of its parameters.
    pub(super) params: Range<u16>,
    /// Its single objects and tables, in the order of the model.
    pub(super) objects: Box<[Member]>,
    /// Whether something may be mounted there.
    pub(super) is_mount: bool,
}

/// A single object (by number) or a table (by place) in a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) node: NodeId,
    pub(super) slot: u16,
    pub(super) is_table: bool,
}

/// One kind of records.
#[derive(Clone, Debug)]
pub(super) struct Context<'s> {
    /// The table whose rows they are; the root for the root.
    pub(super) node: NodeId,
    /// The single objects, the row first.
    pub(super) objects: Vec<NodeId>,
    /// What stands in each of the single objects.
    pub(super) members: Vec<Members>,
    /// The parameters, by slot.
    pub(super) params: Vec<ParamFacts<'s>>,
    /// The tables, by place.
    pub(super) tables: Vec<NodeId>,
    pub(super) keys: Vec<Key<'s>>,
    /// The values of a new record.
    pub(super) fresh: Values,
    /// The numbers of the single objects that a new record does not have, ascending.
    pub(super) absent: Vec<u16>,
    /// Arms of unions: discriminator slot, number of the arm, in that order.
    pub(super) arms: Vec<(u16, u16)>,
}

/// The places of all nodes.
#[derive(Clone, Debug)]
pub(super) struct Layout<'s> {
    places: Vec<Place>,
    /// What counts the rows of tables that may be mounted.
    pub(super) mounted: Vec<NodeId>,
    pub(super) contexts: Vec<Context<'s>>,
}

impl<'s> Layout<'s> {
    pub(super) fn new(supported: &Supported<'s>) -> Self {
        let schema = supported.schema();
        let nowhere = Place {
            context: NOWHERE,
            slot: NOWHERE,
            rows: NOWHERE,
            traits: Traits::NONE,
        };
        let mut layout = Self {
            places: alloc::vec![nowhere; schema.node_count()],
            mounted: Vec::new(),
            contexts: Vec::new(),
        };
        let root = schema.root();
        let mut waiting = alloc::vec![root];
        layout.set(root.id(), |place| place.rows = 0);
        // Tables found in a context are contexts of their own; no context is found twice.
        let mut next = 0;
        while let Some(node) = waiting.get(next).copied() {
            next = next.saturating_add(1);
            let context = layout.context(supported, node, &mut waiting);
            layout.contexts.push(context);
        }
        layout.find_mounted(schema);
        layout
    }

    /// Marks what counts the rows of tables that may be mounted: it is in the place of the mount
    /// point, and not of the model around it.
    fn find_mounted(&mut self, schema: Schema<'s>) {
        let mut objects = (0..schema.node_count()).filter_map(|number| {
            let number = u16::try_from(number).ok()?;
            schema.node(NodeId::new(number))?.as_object()
        });
        let Some(point) = objects.find(ObjectNode::is_mount_point) else {
            return;
        };
        let counters = point.mounted_counters().map(|param| param.id());
        self.mounted = counters.filter(|id| self.place(*id).is_some()).collect();
        for id in self.mounted.clone() {
            self.set(id, |place| {
                place.traits = place.traits.with(Traits::MOUNTED)
            });
        }
    }

    pub(super) fn place(&self, node: NodeId) -> Option<&Place> {
        self.places
            .get(usize::from(node.number()))
            .filter(|place| place.context != NOWHERE || place.rows != NOWHERE)
    }

    fn context(
        &mut self,
        supported: &Supported<'s>,
        node: Node<'s>,
        waiting: &mut Vec<Node<'s>>,
    ) -> Context<'s> {
        let number = number(self.contexts.len());
        let mut context = Context {
            node: node.id(),
            objects: Vec::new(),
            members: Vec::new(),
            params: Vec::new(),
            tables: Vec::new(),
            keys: Vec::new(),
            fresh: Values::default(),
            absent: Vec::new(),
            arms: Vec::new(),
        };
        let mut fresh = Collected::default();
        let mut open = alloc::vec![node];
        while let Some(object) = open.pop() {
            let own = number_of(&context.objects);
            context.objects.push(object.id());
            if object.id() != node.id() {
                self.set(object.id(), |place| {
                    place.context = number;
                    place.slot = own;
                });
                // Arms wait for their discriminator, other optional objects for the Agent.
                if object
                    .as_object()
                    .is_some_and(|object| object.is_optional() || object.union().is_some())
                {
                    context.absent.push(own);
                }
            }
            let mut inner = Vec::new();
            let first_param = number_of(&context.params);
            for child in object.children() {
                if !supported.contains(child.id()) {
                    continue;
                }
                if let Some(param) = child.as_param() {
                    let slot = number_of(&context.params);
                    context.params.push(ParamFacts {
                        id: param.id(),
                        is_hidden: param.is_hidden(),
                        is_secured: param.is_secured(),
                        name: param.name(),
                    });
                    fresh.push(&default_of(param, &supported.param_type(param.id())));
                    self.set(child.id(), |place| {
                        place.context = number;
                        place.slot = slot;
                        place.traits = traits_of(supported, param);
                    });
                } else if let Some(below) = child.as_object() {
                    if below.is_table() {
                        let slot = number_of(&context.tables);
                        context.tables.push(child.id());
                        let rows = waiting.len();
                        waiting.push(child);
                        self.set(child.id(), |place| {
                            place.context = number;
                            place.slot = slot;
                            place.rows = u16::try_from(rows).unwrap_or(NOWHERE);
                        });
                    } else {
                        inner.push(child);
                    }
                }
            }
            context.members.push(Members {
                params: first_param..number_of(&context.params),
                objects: Box::default(),
                is_mount: object
                    .as_object()
                    .is_some_and(|object| object.is_mount_point()),
            });
            // A stack turns the order around.
            open.extend(inner.into_iter().rev());
        }
        for (object, members) in context.objects.iter().zip(&mut context.members) {
            members.objects = self.objects_in(node.schema(), *object);
        }
        context.fresh = fresh.finish();
        self.find_arms(&mut context, node.schema());
        if let Some(table) = node.as_object() {
            context.keys = self.keys(table);
        }
        context
    }

    /// The single objects and tables that stand in one that has been placed.
    fn objects_in(&self, schema: Schema<'s>, object: NodeId) -> Box<[Member]> {
        let children = schema
            .node(object)
            .into_iter()
            .flat_map(|node| node.children());
        let objects = children.filter(|child| child.as_object().is_some());
        let placed = objects.filter_map(|child| {
            let place = self.place(child.id())?;
            Some(Member {
                node: child.id(),
                slot: place.slot,
                is_table: place.rows != NOWHERE,
            })
        });
        placed.collect()
    }

    fn find_arms(&mut self, context: &mut Context<'s>, schema: Schema<'s>) {
        for (object, id) in context.objects.iter().enumerate() {
            let union = schema.node(*id).and_then(|node| node.as_object()?.union());
            let Some(union) = union else { continue };
            let discriminator = union.discriminator.id();
            if let Some(slot) = self.place(discriminator).map(|place| place.slot) {
                context.arms.push((slot, number(object)));
                self.set(discriminator, |place| {
                    place.traits = place.traits.with(Traits::DISCRIMINATOR);
                });
            }
        }
        // What a new record has follows from the default of the discriminator.
        for (slot, object) in &context.arms {
            let arm = context.objects.get(usize::from(*object));
            let name = arm.and_then(|id| schema.node(*id)).map(|node| node.name());
            if name == context.fresh.get(*slot) {
                context.absent.retain(|absent| absent != object);
            }
        }
        context.absent.sort_unstable();
    }

    fn keys(&mut self, table: ObjectNode<'s>) -> Vec<Key<'s>> {
        let mut keys = Vec::new();
        for key in table.unique_keys() {
            let params: Option<Vec<KeyParam<'s>>> = key
                .params()
                .map(|param| {
                    let slot = self.place(param.id())?.slot;
                    Some(KeyParam {
                        node: param,
                        slot,
                        ty: param.ty(),
                    })
                })
                .collect();
            // A key of which a parameter is not supported is no key of this Agent.
            let Some(params) = params.filter(|params| !params.is_empty()) else {
                continue;
            };
            for param in &params {
                self.set(param.node.id(), |place| {
                    place.traits = place.traits.with(Traits::KEY);
                });
            }
            keys.push(Key {
                functional: key.is_functional(),
                params: params.into_boxed_slice(),
            });
        }
        keys
    }

    fn set(&mut self, node: NodeId, change: impl FnOnce(&mut Place)) {
        if let Some(place) = self.places.get_mut(usize::from(node.number())) {
            change(place);
        }
    }
}

fn number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(NOWHERE)
}

fn number_of<T>(list: &[T]) -> u16 {
    number(list.len())
}

fn traits_of(supported: &Supported<'_>, param: ParamNode<'_>) -> Traits {
    let mut traits = match supported.param_access(param.id()) {
        ParamAccess::ReadOnly => Traits::NONE,
        ParamAccess::ReadWrite => Traits::WRITABLE,
        ParamAccess::WriteOnceReadOnly => Traits::WRITABLE.with(Traits::ONCE),
    };
    if let Some(reference) = param.reference() {
        if let ReferenceKind::Path(strength) = reference.kind() {
            traits = traits.with(Traits::PATH);
            if strength == Strength::Strong {
                traits = traits.with(Traits::STRONG);
            }
        }
    }
    if param.counted_table().is_some() {
        traits = traits.with(Traits::COUNTER);
    }
    traits
}

/// The canonical value of a parameter that nobody has set yet.
fn default_of(param: ParamNode<'_>, ty: &Type<'_>) -> String {
    if param.counted_table().is_some() {
        return String::from("0");
    }
    let default = ty
        .default_value()
        .filter(|default| matches!(default.kind, DefaultKind::Object | DefaultKind::Factory))
        .map(|default| {
            // The default of a list stands in brackets.
            let list = default
                .value
                .strip_prefix('[')
                .and_then(|text| text.strip_suffix(']'));
            match list {
                Some(items) if ty.is_list() => items,
                _ => default.value,
            }
        });
    let text = default.unwrap_or_else(|| ty.null_value());
    ty.canonical(text)
        .map_or_else(|_| String::from(text), alloc::borrow::Cow::into_owned)
}
