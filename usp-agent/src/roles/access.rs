//! The roles of one Controller, compiled against a schema.
//!
//! Each node of the schema has the number of a policy. A policy is either one permission, where
//! no instance number matters, or for each role the rows that may cover the node, highest Order
//! first. Nodes share the policy of their parent unless a target ends at them, so that there are
//! about as many policies as targets.
//!
//! What is mounted has the nodes of the model itself, and is told from it by its instance numbers, among which the mount
//! points on the way stand. It has the policy of its mount point, unless targets end below that: then there is a layer
//! for the chain of mount points, with a policy for each node again.

use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

use usp_datamodel::{Kind, Node, NodeId, Schema};
use usp_path::{PathName, PathView};

use super::{Permission, Rights, Role};

/// Finds out what a search path among the Targets selects.
///
/// Called while [`Access`] is compiled, once for each target with an expression or a followed
/// reference.
pub trait Reveal {
    /// Calls `found` with each instantiated path (by instance number) that `target` resolves to.
    fn reveal(&mut self, target: &PathView<'_>, found: &mut dyn FnMut(&str));
}

/// For models whose targets hold no expression and follow no reference: reveals nothing.
impl Reveal for () {
    fn reveal(&mut self, _target: &PathView<'_>, _found: &mut dyn FnMut(&str)) {}
}

/// What the roles of one Controller grant, for every element of a schema.
#[derive(Clone, Debug)]
pub struct Access {
    /// For each node the number of its policy.
    policy_of: Vec<u32>,
    /// The same for what is mounted, where targets end below the mount points.
    layers: Vec<Layer>,
    policies: Vec<Policy>,
    /// Nodes whose values or instances decide which targets there are, sorted.
    depends_on: Vec<NodeId>,
    /// Targets that no element of the schema has.
    unknown_targets: Vec<PathName>,
    /// For each node how many tables there are on the way to it, itself included.
    tables_to: Vec<u8>,
    /// The object whose children are mounted.
    top: NodeId,
    /// Its children, sorted.
    mountable: Vec<NodeId>,
    pub(super) reads_secured: bool,
}

/// The policies of what is mounted in one way.
#[derive(Clone, Debug)]
struct Layer {
    /// The mount points, from the outermost inwards.
    chain: Vec<NodeId>,
    policy_of: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq)]
enum Policy {
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
struct Rule {
    order: u32,
    /// The instance positions of the target, 0 for any instance.
    instances: Vec<u32>,
    permission: Permission,
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

    fn covers_all(&self) -> bool {
        self.instances.iter().all(|wanted| *wanted == 0)
    }
}

/// The rules of one role that a target puts at one node.
struct Target {
    /// The mount points on the way, from the outermost inwards.
    chain: Vec<NodeId>,
    node: NodeId,
    role: usize,
    rule: Rule,
}

impl Access {
    /// Every right on everything, secured values included, for a schema: as the Agent itself has.
    #[must_use]
    pub fn full(schema: Schema<'_>) -> Self {
        Self {
            policy_of: vec![0; schema.node_count()],
            layers: Vec::new(),
            policies: vec![Policy::Always(Permission::ALL)],
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
            // Nothing is told from anything.
            tables_to: vec![u8::MAX; schema.node_count()],
            top: NodeId::new(0),
            mountable: Vec::new(),
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
                    compiler.target(number, row.order, row.permission, target, reveal);
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
    /// `instances` are the instance numbers on the way to the element, from left to right; those
    /// of a table without the number of a row are the numbers above the table.
    ///
    /// Where the way goes through a mount point, a 0 and the number of the mount point's node stand before the numbers
    /// below it, as [`InstanceNumbers`](usp_datamodel::instances::InstanceNumbers) has them. More numbers than there
    /// are tables without any mount point among them are the way to nothing, on which nothing is granted.
    #[must_use]
    #[inline]
    pub fn on(&self, node: NodeId, instances: &[u32]) -> Permission {
        let is_mounted = instances.len() > self.tables_to(node);
        match self.policy_at(node, is_mounted.then_some(instances)) {
            None => Permission::NONE,
            Some(policy) => policy.on(instances),
        }
    }

    /// What is granted on a child of an object with these instance numbers, which may be mounted there.
    #[inline]
    pub(crate) fn on_child(&self, node: NodeId, holder: NodeId, instances: &[u32]) -> Permission {
        self.on(node, &self.way_into(node, holder, instances))
    }

    /// The numbers on the way to what is below an object, which may be mounted there; without that of a row of it.
    #[inline]
    pub(crate) fn way_into<'n>(
        &self,
        child: NodeId,
        holder: NodeId,
        instances: &'n [u32],
    ) -> Cow<'n, [u32]> {
        let is_mounted = holder != self.top && self.mountable.binary_search(&child).is_ok();
        if !is_mounted {
            return Cow::Borrowed(instances);
        }
        let mut way = instances.to_vec();
        way.extend([0, u32::from(holder.number())]);
        Cow::Owned(way)
    }

    /// What is granted on a table, without one of its rows, by the way to it.
    pub(crate) fn on_table(&self, table: NodeId, above: &[u32]) -> Permission {
        let is_mounted = above.len() >= self.tables_to(table);
        match self.policy_at(table, is_mounted.then_some(above)) {
            None => Permission::NONE,
            Some(policy) => policy.on(above),
        }
    }

    /// What is granted on a table or on any of its rows, below an object with these instance numbers.
    pub(super) fn on_some_row(
        &self,
        table: NodeId,
        holder: NodeId,
        instances: &[u32],
    ) -> Permission {
        let above = self.way_into(table, holder, instances);
        let is_mounted = above.len() >= self.tables_to(table);
        match self.policy_at(table, is_mounted.then_some(&above)) {
            None => Permission::NONE,
            Some(Policy::Always(permission)) => *permission,
            Some(Policy::ByInstance(roles)) => roles
                .iter()
                .flatten()
                .filter(|rule| rule.covers_above(&above))
                .fold(Permission::NONE, |sum, rule| sum | rule.permission),
        }
    }

    #[inline]
    fn tables_to(&self, node: NodeId) -> usize {
        let number = usize::from(node.number());
        self.tables_to.get(number).copied().map_or(0, usize::from)
    }

    /// What is granted on an element of the supported data model: on any of its instances.
    ///
    /// A right on one instance makes the meta data of the element visible. `mount` is the mount point that the element
    /// is mounted at, by whatever way; `None` means the element of the model itself.
    #[must_use]
    pub fn on_supported(&self, node: NodeId, mount: Option<NodeId>) -> Permission {
        let policy = |number: Option<u32>| self.policies.get(usize::try_from(number?).ok()?);
        let Some(point) = mount else {
            let number = self.policy_of.get(usize::from(node.number())).copied();
            return policy(number).map_or(Permission::NONE, Policy::on_any);
        };
        // Mounted in the model itself, and where something is mounted that has targets of its own.
        let outer = core::iter::once(&[][..]).chain(self.layers.iter().map(|layer| &*layer.chain));
        let ways = outer.map(|outer| outer.iter().copied().chain([point]));
        let inner = self
            .layers
            .iter()
            .filter(|layer| layer.chain.last() == Some(&point));
        let inner = inner.map(|layer| layer.policy_of.get(usize::from(node.number())).copied());
        ways.map(|way| mounted_policy(&self.policy_of, &self.layers, node, way))
            .chain(inner)
            .filter_map(policy)
            .fold(Permission::NONE, |sum, policy| sum | policy.on_any())
    }

    /// Whether the meta data of every element may be seen.
    #[must_use]
    pub fn sees_all_supported(&self) -> bool {
        self.policies.iter().all(|policy| {
            let granted = policy.on_any();
            [granted.obj, granted.param, granted.command_event]
                .iter()
                .all(|rights| rights.contains(Rights::READ))
        })
    }

    /// Whether the meta data of an element may be seen, on any of its instances; `mount` as in
    /// [`on_supported`](Self::on_supported). `[R-GSP.0]`
    #[must_use]
    pub fn sees_supported(&self, node: Node<'_>, mount: Option<NodeId>) -> bool {
        let granted = self.on_supported(node.id(), mount);
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

    #[inline]
    fn policy_at(&self, node: NodeId, mounted: Option<&[u32]>) -> Option<&Policy> {
        let number = match mounted {
            None => *self.policy_of.get(usize::from(node.number()))?,
            Some(instances) => {
                mounted_policy(&self.policy_of, &self.layers, node, points(instances))?
            }
        };
        self.policies.get(usize::try_from(number).ok()?)
    }
}

/// The mount points among instance numbers.
fn points(instances: &[u32]) -> impl Iterator<Item = NodeId> + Clone {
    let marks = instances.iter().zip(instances.iter().skip(1));
    marks
        .filter(|(mark, _)| **mark == 0)
        .filter_map(|(_, point)| u16::try_from(*point).ok().map(NodeId::new))
}

/// The number of the policy of a node that is mounted by way of `points`; `None` if there are none.
fn mounted_policy(
    policy_of: &[u32],
    layers: &[Layer],
    node: NodeId,
    mut points: impl Iterator<Item = NodeId> + Clone,
) -> Option<u32> {
    // Where no target ends below a mount point, what is mounted there has the policy of that.
    let mut inner = node;
    let mut length = points.clone().count();
    while length > 0 {
        let is_it = |layer: &&Layer| {
            layer.chain.len() == length
                && layer.chain.iter().copied().eq(points.clone().take(length))
        };
        if let Some(layer) = layers.iter().find(is_it) {
            return layer.policy_of.get(usize::from(inner.number())).copied();
        }
        length = length.saturating_sub(1);
        inner = points.clone().nth(length)?;
    }
    let first = points.next()?;
    policy_of.get(usize::from(first.number())).copied()
}

/// What the rules of several roles grant on an element with these instance numbers.
fn on_instance(roles: &[Vec<Rule>], instances: &[u32]) -> Permission {
    roles
        .iter()
        .map(|rules| winning(rules.iter().filter(|rule| rule.covers(instances))))
        .fold(Permission::NONE, |sum, granted| sum | granted)
}

/// The permission of the rules with the highest Order; the rules come highest first.
fn winning<'r>(rules: impl Iterator<Item = &'r Rule>) -> Permission {
    let mut highest = None;
    rules
        .take_while(|rule| *highest.get_or_insert(rule.order) == rule.order)
        .fold(Permission::NONE, |sum, rule| sum | rule.permission)
}

struct Compiler<'s> {
    schema: Schema<'s>,
    targets: Vec<Target>,
    depends_on: Vec<NodeId>,
    unknown_targets: Vec<PathName>,
}

impl<'s> Compiler<'s> {
    const fn new(schema: Schema<'s>) -> Self {
        Self {
            schema,
            targets: Vec::new(),
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
        }
    }

    fn target(
        &mut self,
        role: usize,
        order: u32,
        permission: Permission,
        target: &PathName,
        reveal: &mut dyn Reveal,
    ) {
        let view = target.view();
        let Ok(found) = self.schema.lookup(target.as_str()) else {
            self.unknown_targets.push(target.clone());
            return;
        };
        let needs_values = view.follows_references()
            || view
                .segments()
                .any(|segment| matches!(segment, usp_path::Segment::Expr(_)));
        if needs_values {
            // The outermost object with rows on the way: all that decides lies at or below it.
            let top = ancestors(found.node)
                .filter_map(|node| node.as_object())
                .filter(|o| o.is_table());
            self.depends_on.extend(top.last().map(|table| table.id()));
            let mut paths: Vec<PathName> = Vec::new();
            reveal.reveal(&view, &mut |path| paths.extend(PathName::parse(path)));
            for path in paths {
                self.push(role, order, permission, path.as_str());
            }
        } else {
            self.push(role, order, permission, target.as_str());
        }
    }

    /// Takes a target of names, numbers and wildcards.
    fn push(&mut self, role: usize, order: u32, permission: Permission, path: &str) {
        let Ok(found) = self.schema.lookup(path) else {
            return;
        };
        let mut chain = Vec::new();
        let mut instances: Vec<u32> = Vec::new();
        if found.mount.is_some() {
            (chain, instances) = self.mounted_way(path);
        } else {
            instances.extend(found.instances.iter().map(Option::unwrap_or_default));
        }
        let rule = Rule {
            order,
            instances,
            permission,
        };
        self.targets.push(Target {
            chain,
            node: found.node.id(),
            role,
            rule,
        });
    }

    /// The mount points on the way of a path, and its instance numbers with them.
    fn mounted_way(&self, path: &str) -> (Vec<NodeId>, Vec<u32>) {
        let mut chain = Vec::new();
        let mut way = Vec::new();
        let mut above = self.schema.root().id();
        let mut seen: usize = 0;
        let ends = path
            .match_indices('.')
            .map(|(dot, _)| dot.saturating_add(1));
        for end in ends.chain([path.len()]) {
            let found = path
                .get(..end)
                .and_then(|path| self.schema.lookup(path).ok());
            let Some(found) = found else { continue };
            let node = found.node;
            let stands_in = node.parent().map(|parent| parent.id());
            if node.id() != above && stands_in != Some(above) {
                chain.push(above);
                way.extend([0, u32::from(above.number())]);
            }
            above = node.id();
            let instances = found.instances.iter().map(Option::unwrap_or_default);
            let before = way.len();
            way.extend(instances.skip(seen));
            seen = seen.saturating_add(way.len().saturating_sub(before));
        }
        (chain, way)
    }

    fn finish(mut self, role_count: usize) -> Access {
        let key = |target: &Target| (target.chain.len(), target.chain.clone(), target.node);
        self.targets.sort_by_key(key);
        // The first policy grants nothing.
        let mut policies = Policies {
            lists: vec![vec![Vec::new(); role_count]],
            compiled: vec![Policy::Always(Permission::NONE)],
        };
        let mut targets: &[Target] = &self.targets;
        let of_model = targets.partition_point(|target| target.chain.is_empty());
        let (here, mut rest) = targets.split_at(of_model);
        let policy_of = policies.layer(self.schema, 0, here);
        // Shorter chains come first, so that the policy of a mount point is known.
        let mut layers: Vec<Layer> = Vec::new();
        while let Some(first) = rest.first() {
            let same = rest.partition_point(|target| {
                (target.chain.len(), &target.chain) <= (first.chain.len(), &first.chain)
            });
            (targets, rest) = rest.split_at(same);
            let Some((point, outer)) = first.chain.split_last() else {
                break;
            };
            let base = if outer.is_empty() {
                policy_of.get(usize::from(point.number())).copied()
            } else {
                mounted_policy(&policy_of, &layers, *point, outer.iter().copied())
            };
            let policy_of = policies.layer(self.schema, base.unwrap_or_default(), targets);
            layers.push(Layer {
                chain: first.chain.clone(),
                policy_of,
            });
        }
        self.depends_on.sort_unstable();
        self.depends_on.dedup();
        let top = top(self.schema);
        let mountable = top.into_iter().flat_map(|top| top.children());
        let mut mountable: Vec<NodeId> = mountable.map(|node| node.id()).collect();
        mountable.sort_unstable();
        Access {
            policy_of,
            layers,
            policies: policies.compiled,
            depends_on: self.depends_on,
            unknown_targets: self.unknown_targets,
            tables_to: tables_to(self.schema),
            top: top.map_or(NodeId::new(0), |top| top.id()),
            mountable,
            reads_secured: false,
        }
    }
}

/// Policies, each beside the rules that it is compiled from, by role.
struct Policies {
    lists: Vec<Vec<Vec<Rule>>>,
    compiled: Vec<Policy>,
}

impl Policies {
    /// For each node the number of its policy; `base` is that of the model as a whole.
    fn layer(&mut self, schema: Schema<'_>, base: u32, targets: &[Target]) -> Vec<u32> {
        let mut policy_of: Vec<u32> = Vec::with_capacity(schema.node_count());
        // Nodes stand behind their parents, so that a parent's policy is known.
        for node in nodes(schema) {
            let parent = node
                .parent()
                .and_then(|above| policy_of.get(usize::from(above.id().number())).copied())
                .unwrap_or(base);
            let start = targets.partition_point(|target| target.node < node.id());
            let here = targets.get(start..).unwrap_or_default();
            let here = here.iter().take_while(|target| target.node == node.id());
            let mut here = here.peekable();
            if here.peek().is_none() {
                policy_of.push(parent);
                continue;
            }
            let above = usize::try_from(parent)
                .ok()
                .and_then(|parent| self.lists.get(parent));
            let mut list = above.cloned().unwrap_or_default();
            for target in here {
                if let Some(rules) = list.get_mut(target.role) {
                    rules.push(target.rule.clone());
                }
            }
            policy_of.push(u32::try_from(self.compiled.len()).unwrap_or_default());
            self.compiled.push(policy(&list));
            self.lists.push(list);
        }
        policy_of
    }
}

/// All nodes of a schema, by number.
fn nodes(schema: Schema<'_>) -> impl Iterator<Item = Node<'_>> {
    (0..schema.node_count())
        .filter_map(move |number| schema.node(NodeId::new(u16::try_from(number).ok()?)))
}

/// For each node how many tables there are on the way to it, itself included.
fn tables_to(schema: Schema<'_>) -> Vec<u8> {
    let mut tables_to: Vec<u8> = Vec::with_capacity(schema.node_count());
    for node in nodes(schema) {
        let above = node
            .parent()
            .and_then(|above| tables_to.get(usize::from(above.id().number())).copied());
        let is_table = u8::from(node.kind() == Kind::Table);
        tables_to.push(above.unwrap_or_default().saturating_add(is_table));
    }
    tables_to
}

/// The object whose children are mounted, if there is a mount point.
fn top(schema: Schema<'_>) -> Option<Node<'_>> {
    let is_point = |node: Node<'_>| {
        node.as_object()
            .is_some_and(|object| object.is_mount_point())
    };
    let mut objects = schema.root().children();
    let top = objects.find(|node| node.kind() == Kind::Object);
    top.filter(|_| nodes(schema).any(is_point))
}

fn ancestors(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    core::iter::successors(Some(node), Node::parent)
}

fn policy(list: &[Vec<Rule>]) -> Policy {
    let roles: Vec<Vec<Rule>> = list.iter().map(|rules| reachable(rules)).collect();
    let any_instance = |rules: &Vec<Rule>| rules.iter().all(Rule::covers_all);
    if roles.iter().all(any_instance) {
        let granted = roles.iter().map(|rules| winning(rules.iter()));
        return Policy::Always(granted.fold(Permission::NONE, |sum, permission| sum | permission));
    }
    Policy::ByInstance(roles)
}

/// The rules of a role, highest Order first, without those that can never win.
fn reachable(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by_key(|rule| core::cmp::Reverse(rule.order));
    let last = sorted
        .iter()
        .find(|rule| rule.covers_all())
        .map(|rule| rule.order);
    sorted.retain(|rule| last.is_none_or(|last| rule.order >= last));
    sorted
}
