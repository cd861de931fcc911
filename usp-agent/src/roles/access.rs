//! The roles of one Controller, compiled against a schema.
//!
//! Each node of the schema has the number of a policy. A policy is either one permission, where
//! no instance number matters, or for each role the rows that may cover the node, highest Order
//! first. Nodes share the policy of their parent unless a target ends at them, so that there are
//! about as many policies as targets.
//!
//! What is mounted has the nodes of the model itself, and is told from it by its instance numbers: there are more
//! than tables on the way, because those of the mount point come first. Which mount point that is they do not tell. So
//! what is mounted has the policy of the mount points, where all of them have the same one, and else no right at all.

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
    policies: Vec<Policy>,
    /// Nodes whose values or instances decide which targets there are, sorted.
    depends_on: Vec<NodeId>,
    /// Targets that no element of the schema has.
    unknown_targets: Vec<PathName>,
    /// For each node how many tables there are on the way to it, itself included.
    tables_to: Vec<u8>,
    /// The number of the policy of what is mounted.
    mounted: u32,
    pub(super) reads_secured: bool,
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
            policies: vec![Policy::Always(Permission::ALL)],
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
            tables_to: Vec::new(),
            mounted: 0,
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
    /// With more numbers than tables on the way the element is a mounted one. It is covered by targets that cover
    /// every mount point alike, such as `Device.`, and by no other: what a model has below one of several mount points
    /// is open to nobody who has not the same rights below all of them. A target somewhere below a mount point may
    /// take rights away there, and so closes all that is mounted, see [`unknown_targets`](Self::unknown_targets).
    #[must_use]
    #[inline]
    pub fn on(&self, node: NodeId, instances: &[u32]) -> Permission {
        let is_mounted = instances.len() > self.tables_to(node);
        match self.policy_at(node, is_mounted) {
            None => Permission::NONE,
            Some(policy) => policy.on(instances),
        }
    }

    /// What is granted on a table, without one of its rows, below an object with these instance numbers.
    pub(crate) fn on_table(&self, table: NodeId, above: &[u32]) -> Permission {
        let is_mounted = above.len() >= self.tables_to(table);
        match self.policy_at(table, is_mounted) {
            None => Permission::NONE,
            Some(policy) => policy.on(above),
        }
    }

    /// What is granted on a table or on any of its rows, below an object with these instance numbers.
    pub(super) fn on_some_row(&self, table: NodeId, above: &[u32]) -> Permission {
        let is_mounted = above.len() >= self.tables_to(table);
        match self.policy_at(table, is_mounted) {
            None => Permission::NONE,
            Some(Policy::Always(permission)) => *permission,
            Some(Policy::ByInstance(roles)) => roles
                .iter()
                .flatten()
                .filter(|rule| rule.covers_above(above))
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
    /// A right on one instance makes the meta data of the element visible.
    #[must_use]
    pub fn on_supported(&self, node: NodeId) -> Permission {
        match self.policy_at(node, false) {
            None => Permission::NONE,
            Some(policy) => policy.on_any(),
        }
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

    /// Whether the meta data of an element may be seen, on any of its instances. `[R-GSP.0]`
    #[must_use]
    pub fn sees_supported(&self, node: Node<'_>) -> bool {
        let granted = self.on_supported(node.id());
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

    /// Targets that the schema does not have, and those below a mount point: they cover nothing.
    #[must_use]
    pub fn unknown_targets(&self) -> &[PathName] {
        &self.unknown_targets
    }

    #[inline]
    fn policy_at(&self, node: NodeId, is_mounted: bool) -> Option<&Policy> {
        let number = if is_mounted {
            self.mounted
        } else {
            *self.policy_of.get(usize::from(node.number()))?
        };
        self.policies.get(usize::try_from(number).ok()?)
    }
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
    /// Whether a target tells parts of what is mounted apart.
    is_finer_below_mounts: bool,
}

impl<'s> Compiler<'s> {
    const fn new(schema: Schema<'s>) -> Self {
        Self {
            schema,
            targets: Vec::new(),
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
            is_finer_below_mounts: false,
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
        // Its node is that of the model itself, which the target does not mean.
        if found.mount.is_some() {
            self.is_finer_below_mounts = true;
            self.unknown_targets.push(target.clone());
            return;
        }
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
                let Ok(found) = self.schema.lookup(path.as_str()) else {
                    continue;
                };
                if found.mount.is_some() {
                    self.is_finer_below_mounts = true;
                    continue;
                }
                let instances = found.instances.iter();
                self.push(role, order, permission, found.node.id(), instances);
            }
        } else {
            self.push(
                role,
                order,
                permission,
                found.node.id(),
                found.instances.iter(),
            );
        }
    }

    fn push(
        &mut self,
        role: usize,
        order: u32,
        permission: Permission,
        node: NodeId,
        instances: impl Iterator<Item = Option<u32>>,
    ) {
        let instances = instances.map(Option::unwrap_or_default).collect();
        let rule = Rule {
            order,
            instances,
            permission,
        };
        self.targets.push(Target { node, role, rule });
    }

    fn finish(mut self, role_count: usize) -> Access {
        self.targets.sort_by_key(|target| target.node);
        let none = Policy::Always(Permission::NONE);
        let mut lists: Vec<Vec<Vec<Rule>>> = vec![vec![Vec::new(); role_count]];
        let mut policies = vec![none];
        let mut policy_of: Vec<u32> = Vec::with_capacity(self.schema.node_count());
        let mut tables_to: Vec<u8> = Vec::with_capacity(self.schema.node_count());
        // Nodes stand behind their parents, so that a parent's policy is known.
        for number in 0..self.schema.node_count() {
            let node = u16::try_from(number).ok().map(NodeId::new);
            let known = node.and_then(|node| self.schema.node(node));
            let above = known
                .and_then(|node| node.parent())
                .map(|parent| usize::from(parent.id().number()));
            let parent = above
                .and_then(|above| policy_of.get(above).copied())
                .unwrap_or_default();
            let is_table = known.is_some_and(|node| node.kind() == Kind::Table);
            let tables_above = above.and_then(|above| tables_to.get(above).copied());
            tables_to.push(
                tables_above
                    .unwrap_or_default()
                    .saturating_add(u8::from(is_table)),
            );
            let here = node.map(|node| self.targets_at(node)).unwrap_or_default();
            if here.is_empty() {
                policy_of.push(parent);
                continue;
            }
            let above = usize::try_from(parent)
                .ok()
                .and_then(|parent| lists.get(parent));
            let mut list = above.cloned().unwrap_or_default();
            for target in here {
                if let Some(rules) = list.get_mut(target.role) {
                    rules.push(target.rule.clone());
                }
            }
            policy_of.push(u32::try_from(policies.len()).unwrap_or_default());
            policies.push(policy(&list));
            lists.push(list);
        }
        self.depends_on.sort_unstable();
        self.depends_on.dedup();
        // The first policy grants nothing.
        let mut of_points = (0..self.schema.node_count())
            .filter_map(|number| self.schema.node(NodeId::new(u16::try_from(number).ok()?)))
            .filter(|node| {
                node.as_object()
                    .is_some_and(|object| object.is_mount_point())
            })
            .filter_map(|point| policy_of.get(usize::from(point.id().number())).copied());
        let first = of_points.next().unwrap_or_default();
        let is_one = of_points.all(|other| other == first) && !self.is_finer_below_mounts;
        let mounted = if is_one { first } else { 0 };
        Access {
            policy_of,
            policies,
            depends_on: self.depends_on,
            unknown_targets: self.unknown_targets,
            tables_to,
            mounted,
            reads_secured: false,
        }
    }

    fn targets_at(&self, node: NodeId) -> &[Target] {
        let start = self.targets.partition_point(|target| target.node < node);
        let rest = self.targets.get(start..).unwrap_or_default();
        let count = rest.partition_point(|target| target.node == node);
        rest.get(..count).unwrap_or_default()
    }
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
