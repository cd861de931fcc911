//! The roles of one Controller, compiled against a schema.
//!
//! Each node of the schema has the number of a policy. A policy is either one permission, where
//! no instance number matters, or for each role the rows that may cover the node, highest Order
//! first. Nodes share the policy of their parent unless a target ends at them, so that there are
//! about as many policies as targets.
//!
//! What is mounted has the nodes of the model itself, and is told from it by the mount points on the way. Each way of
//! mount points that a target goes through is a room of its own, with a number of a policy for each node; what is
//! mounted elsewhere has, all of it, the policy of the mount point.

use alloc::vec;
use alloc::vec::Vec;

use usp_datamodel::{Kind, Node, NodeId, Schema};
use usp_path::PathName;

use super::compile::{Compiler, winning};
use super::{At, Permission, Reveal, Rights, Role};

/// What the roles of one Controller grant, for every element of a schema.
#[derive(Clone, Debug)]
pub struct Access {
    /// The model itself, then what is mounted, as far as targets tell it apart.
    pub(super) rooms: Vec<Room>,
    pub(super) policies: Vec<Policy>,
    /// The mount points of the schema, and what stands in them.
    pub(super) points: Points,
    /// Nodes whose values or instances decide which targets there are, sorted.
    pub(super) depends_on: Vec<NodeId>,
    /// Targets that no element of the schema has.
    pub(super) unknown_targets: Vec<PathName>,
    /// Whether the meta data of every element may be seen.
    pub(super) sees_all_supported: bool,
    pub(super) reads_secured: bool,
}

/// The model itself, or what is mounted at one way of mount points.
#[derive(Clone, Debug)]
pub(super) struct Room {
    /// For each node the number of its policy.
    pub(super) policy_of: Vec<u32>,
    /// Mount points in this room, each with the room behind it.
    pub(super) doors: Vec<(NodeId, usize)>,
}

/// The mount points of a schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    /// The mount points, ascending.
    nodes: Vec<NodeId>,
    /// Nodes at and below mount points in the model itself, each with that mount point, ascending.
    inner: Vec<(NodeId, NodeId)>,
}

impl Points {
    pub(super) fn new(schema: Schema<'_>) -> Self {
        let mut points = Self::default();
        let numbers = 0..schema.node_count();
        for node in numbers.filter_map(|n| schema.node(NodeId::new(u16::try_from(n).ok()?))) {
            if node.as_object().is_some_and(|at| at.is_mount_point()) {
                points.nodes.push(node.id());
            }
            // Nodes stand behind their parents.
            let way = core::iter::successors(Some(node), Node::parent);
            let around = way.filter(|above| points.nodes.contains(&above.id()));
            let start = points.inner.len();
            points
                .inner
                .extend(around.map(|point| (node.id(), point.id())));
            if let Some(new) = points.inner.get_mut(start..) {
                new.sort_unstable();
            }
        }
        points
    }

    /// The mount point where an element stands that is looked for at an object.
    #[inline]
    fn mount(&self, node: NodeId, object: Option<NodeId>) -> Option<NodeId> {
        object.filter(|object| {
            self.nodes.contains(object) && self.inner.binary_search(&(node, *object)).is_err()
        })
    }
}

/// Where the policy of an element stands.
enum Spot<'r> {
    Room(&'r Room),
    /// Nothing is told apart there: the number of the policy.
    Policy(u32),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Policy {
    /// The same for all instances.
    Always(Permission),
    /// For each role its rules, highest Order first, none behind one that covers all instances.
    ByInstance(Vec<Vec<Rule>>),
}

impl Policy {
    /// What is granted on an element with these instance numbers.
    #[inline]
    fn on(&self, instances: &[u32]) -> Permission {
        match self {
            Self::Always(permission) => *permission,
            Self::ByInstance(roles) => on_instance(roles, instances),
        }
    }

    /// Whether the meta data of every kind of element may be seen.
    pub(super) fn sees_all(&self) -> bool {
        let granted = self.on_any();
        let kinds = [granted.obj, granted.param, granted.command_event];
        kinds.iter().all(|rights| rights.contains(Rights::READ))
    }

    /// What is granted on any instance.
    fn on_any(&self) -> Permission {
        match self {
            Self::Always(permission) => *permission,
            Self::ByInstance(roles) => roles
                .iter()
                .flatten()
                .fold(Permission::NONE, |sum, rule| sum | rule.permission),
        }
    }
}

/// One target of one row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) order: u32,
    /// The instance positions of the target, 0 for any instance.
    pub(super) instances: Vec<u32>,
    pub(super) permission: Permission,
}

impl Rule {
    /// Whether the target covers an element with these instance numbers.
    fn covers(&self, instances: &[u32]) -> bool {
        self.instances.len() <= instances.len()
            && self
                .instances
                .iter()
                .zip(instances)
                .all(|(wanted, number)| *wanted == 0 || wanted == number)
    }

    /// Whether the target covers an element below these instance numbers, with some more.
    fn covers_above(&self, instances: &[u32]) -> bool {
        let mut pairs = self.instances.iter().zip(instances);
        pairs.all(|(wanted, number)| *wanted == 0 || wanted == number)
    }

    pub(super) fn covers_all(&self) -> bool {
        self.instances.iter().all(|wanted| *wanted == 0)
    }
}

impl Access {
    /// Every right on everything, secured values included, for a schema: as the Agent itself has.
    #[must_use]
    pub fn full(schema: Schema<'_>) -> Self {
        Self {
            rooms: vec![Room {
                policy_of: vec![0; schema.node_count()],
                doors: Vec::new(),
            }],
            points: Points::default(),
            policies: vec![Policy::Always(Permission::ALL)],
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
            sees_all_supported: true,
            reads_secured: true,
        }
    }

    /// Compiles the enabled roles of one Controller: its AssignedRole and its InheritedRole.
    ///
    /// Of the rows of one role that cover an element the one with the highest Order counts alone;
    /// over the roles the rights add up; no row means no right.
    #[must_use]
    pub fn compile(schema: Schema<'_>, roles: &[Role], reveal: &mut dyn Reveal) -> Self {
        let mut compiler = Compiler::new(schema);
        for (number, role) in roles.iter().enumerate() {
            for row in &role.permissions {
                for target in &row.targets {
                    compiler.target(number, row, target, reveal);
                }
            }
        }
        compiler.finish(roles.len())
    }

    /// Lets this Controller read secured values: it has one of `ControllerTrust.SecuredRoles`.
    #[must_use]
    pub const fn with_secured(mut self, reads_secured: bool) -> Self {
        self.reads_secured = reads_secured;
        self
    }

    /// Whether this Controller reads secured values and not the null value of their type.
    #[must_use]
    pub const fn reads_secured(&self) -> bool {
        self.reads_secured
    }

    /// What is granted on an element of the instantiated data model.
    ///
    /// `at` are the instance numbers on the way to the element, from left to right, with the mount points; those
    /// of a table without the number of a row are the numbers above the table.
    #[must_use]
    #[inline]
    pub fn on<'a>(&self, node: NodeId, at: impl Into<At<'a>>) -> Permission {
        let at = at.into();
        match self.policy(node, at.object, at.mounts) {
            None => Permission::NONE,
            Some(policy) => policy.on(at.numbers),
        }
    }

    /// What is granted on a table or on any of its rows, below an object.
    pub(super) fn on_some_row<'a>(&self, table: NodeId, above: impl Into<At<'a>>) -> Permission {
        let at = above.into();
        match self.policy(table, at.object, at.mounts) {
            None => Permission::NONE,
            Some(Policy::Always(permission)) => *permission,
            Some(Policy::ByInstance(roles)) => roles
                .iter()
                .flatten()
                .filter(|rule| rule.covers_above(at.numbers))
                .fold(Permission::NONE, |sum, rule| sum | rule.permission),
        }
    }

    /// What is granted on an element of the supported data model, below these mount points: on any of its
    /// instances.
    ///
    /// A right on one instance makes the meta data of the element visible.
    #[must_use]
    pub fn on_supported(&self, node: NodeId, mounts: &[NodeId]) -> Permission {
        self.policy(node, None, mounts)
            .map_or(Permission::NONE, Policy::on_any)
    }

    /// Whether the meta data of every element may be seen.
    #[must_use]
    pub const fn sees_all_supported(&self) -> bool {
        self.sees_all_supported
    }

    /// Whether the meta data of an element below these mount points may be seen, on any of its instances.
    /// `[R-GSP.0]`
    #[must_use]
    pub fn sees_supported(&self, node: Node<'_>, mounts: &[NodeId]) -> bool {
        let granted = self.on_supported(node.id(), mounts);
        let rights = match node.kind() {
            Kind::Root => return true,
            Kind::Object | Kind::Table => granted.obj,
            Kind::Param => granted.param,
            Kind::Command | Kind::Event => granted.command_event,
            // Arguments are seen with their command or event.
            Kind::Input
            | Kind::Output
            | Kind::InputArg
            | Kind::OutputArg
            | Kind::EventArg
            | Kind::ArgObject
            | _ => return true,
        };
        rights.contains(Rights::READ)
    }

    /// Nodes whose instances or values decide what a target selects, in ascending order.
    ///
    /// When a change touches one of these or anything below, the roles are to be compiled anew.
    #[must_use]
    pub fn depends_on(&self) -> &[NodeId] {
        &self.depends_on
    }

    /// Targets that the schema does not have: they cover nothing.
    #[must_use]
    pub fn unknown_targets(&self) -> &[PathName] {
        &self.unknown_targets
    }

    /// The policy of an element that is looked for at an object below these mount points.
    #[inline]
    fn policy(&self, node: NodeId, at: Option<NodeId>, mounts: &[NodeId]) -> Option<&Policy> {
        let mount = self.points.mount(node, at);
        let number = if mounts.is_empty() && mount.is_none() {
            self.rooms.first()?.of(node)
        } else {
            let chain = mounts.iter().copied().chain(mount);
            match chain.fold(self.spot(0), |spot, point| self.behind(&spot, point)) {
                Spot::Room(room) => room.of(node),
                Spot::Policy(number) => number,
            }
        };
        self.policies.get(usize::try_from(number).ok()?)
    }

    fn spot(&self, room: usize) -> Spot<'_> {
        // The first policy grants nothing.
        self.rooms.get(room).map_or(Spot::Policy(0), Spot::Room)
    }

    /// What is mounted at a mount point that stands in a room.
    fn behind<'r>(&'r self, spot: &Spot<'r>, point: NodeId) -> Spot<'r> {
        match spot {
            Spot::Policy(number) => Spot::Policy(*number),
            Spot::Room(room) => match room.door(point) {
                Some(behind) => self.spot(behind),
                None => Spot::Policy(room.of(point)),
            },
        }
    }
}

impl Room {
    /// The number of the policy of a node.
    #[inline]
    pub(super) fn of(&self, node: NodeId) -> u32 {
        let number = usize::from(node.number());
        self.policy_of.get(number).copied().unwrap_or_default()
    }

    /// The room behind a mount point.
    pub(super) fn door(&self, point: NodeId) -> Option<usize> {
        let mut doors = self.doors.iter();
        doors.find(|door| door.0 == point).map(|door| door.1)
    }
}

/// What the rules of several roles grant on an element with these instance numbers.
fn on_instance(roles: &[Vec<Rule>], instances: &[u32]) -> Permission {
    roles
        .iter()
        .map(|rules| winning(rules.iter().filter(|rule| rule.covers(instances))))
        .fold(Permission::NONE, |sum, granted| sum | granted)
}
