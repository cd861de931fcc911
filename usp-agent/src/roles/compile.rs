//! From roles to policies, room by room.

use alloc::vec;
use alloc::vec::Vec;

use usp_datamodel::{Found, Node, NodeId, Schema};
use usp_path::{PathName, PathView, Segment};

use super::access::{Access, Points, Policy, Room, Rule};
use super::{Permission, PermissionRow};

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

/// The rule that a target puts at one node, for one role.
struct Target {
    room: usize,
    node: NodeId,
    role: usize,
    rule: Rule,
}

/// Collects targets, and makes policies of them.
pub(super) struct Compiler<'s> {
    schema: Schema<'s>,
    targets: Vec<Target>,
    /// The room of the model itself, then each behind one that stands before it: that one and the mount point.
    rooms: Vec<Option<(usize, NodeId)>>,
    depends_on: Vec<NodeId>,
    unknown_targets: Vec<PathName>,
}

impl<'s> Compiler<'s> {
    pub(super) fn new(schema: Schema<'s>) -> Self {
        Self {
            schema,
            targets: Vec::new(),
            rooms: vec![None],
            depends_on: Vec::new(),
            unknown_targets: Vec::new(),
        }
    }

    /// Takes one target of a row of a role.
    pub(super) fn target(
        &mut self,
        role: usize,
        row: &PermissionRow,
        target: &PathName,
        reveal: &mut dyn Reveal,
    ) {
        let view = target.view();
        let Ok(found) = self.schema.lookup(target.as_str()) else {
            self.unknown_targets.push(target.clone());
            return;
        };
        let is_expression = |segment| matches!(segment, Segment::Expr(_));
        if !view.follows_references() && !view.segments().any(is_expression) {
            self.push(role, row, &found);
            return;
        }
        // All that decides lies at or below the outermost table, of the model itself and of each that is mounted.
        let points = found.mounts.iter().filter_map(|at| self.schema.node(*at));
        for part in points.chain([found.node]) {
            let tables =
                ancestors(part).filter(|node| node.as_object().is_some_and(|o| o.is_table()));
            self.depends_on
                .extend(tables.last().map(|table| table.id()));
        }
        let mut paths: Vec<PathName> = Vec::new();
        reveal.reveal(&view, &mut |path| paths.extend(PathName::parse(path)));
        for path in paths {
            if let Ok(found) = self.schema.lookup(path.as_str()) {
                self.push(role, row, &found);
            }
        }
    }

    fn push(&mut self, role: usize, row: &PermissionRow, found: &Found<'_>) {
        let points = found.mounts.iter();
        let room = points.fold(0, |room, point| self.room(room, *point));
        let instances = found.instances.iter().map(Option::unwrap_or_default);
        let rule = Rule {
            order: row.order,
            instances: instances.collect(),
            permission: row.permission,
        };
        self.targets.push(Target {
            room,
            node: found.node.id(),
            role,
            rule,
        });
    }

    /// The room behind a mount point of another.
    fn room(&mut self, outer: usize, point: NodeId) -> usize {
        let wanted = Some((outer, point));
        let known = self.rooms.iter().position(|room| *room == wanted);
        known.unwrap_or_else(|| {
            self.rooms.push(wanted);
            self.rooms.len().saturating_sub(1)
        })
    }

    pub(super) fn finish(mut self, role_count: usize) -> Access {
        self.targets
            .sort_by_key(|target| (target.room, target.node));
        let mut book = Book {
            lists: vec![vec![Vec::new(); role_count]],
            policies: vec![Policy::Always(Permission::NONE)],
        };
        let mut rooms: Vec<Room> = Vec::with_capacity(self.rooms.len());
        for (number, door) in self.rooms.iter().enumerate() {
            let mut outermost = 0;
            // Rooms stand behind those that lead to them.
            if let Some((outer, point)) = *door {
                if let Some(outer) = rooms.get_mut(outer) {
                    outermost = outer.of(point);
                    outer.doors.push((point, number));
                }
            }
            rooms.push(self.compile(number, outermost, &mut book));
        }
        self.depends_on.sort_unstable();
        self.depends_on.dedup();
        let sees_all: Vec<bool> = book.policies.iter().map(Policy::sees_all).collect();
        // All but the nameless object above all others.
        let mut numbers = rooms.iter().flat_map(|room| room.policy_of.iter().skip(1));
        let sees_all_supported = numbers.all(|number| {
            let number = usize::try_from(*number).unwrap_or(usize::MAX);
            sees_all.get(number).is_some_and(|sees_all| *sees_all)
        });
        Access {
            rooms,
            policies: book.policies,
            points: Points::new(self.schema),
            depends_on: self.depends_on,
            unknown_targets: self.unknown_targets,
            sees_all_supported,
            reads_secured: false,
        }
    }

    /// A room in which everything has a policy that no target there changes.
    fn compile(&self, room: usize, outermost: u32, book: &mut Book) -> Room {
        let mut policy_of: Vec<u32> = Vec::with_capacity(self.schema.node_count());
        // Nodes stand behind their parents, so that a parent's policy is known.
        for number in 0..self.schema.node_count() {
            let node = u16::try_from(number).ok().map(NodeId::new);
            let above = node
                .and_then(|node| self.schema.node(node)?.parent())
                .map(|parent| usize::from(parent.id().number()));
            let parent = above.and_then(|above| policy_of.get(above).copied());
            let parent = parent.unwrap_or(outermost);
            let here = node
                .map(|node| self.targets_at(room, node))
                .unwrap_or_default();
            policy_of.push(book.with(parent, here));
        }
        Room {
            policy_of,
            doors: Vec::new(),
        }
    }

    fn targets_at(&self, room: usize, node: NodeId) -> &[Target] {
        let place = (room, node);
        let start = self
            .targets
            .partition_point(|target| (target.room, target.node) < place);
        let rest = self.targets.get(start..).unwrap_or_default();
        let count = rest.partition_point(|target| (target.room, target.node) == place);
        rest.get(..count).unwrap_or_default()
    }
}

/// The policies, each with the rules that it is made of, role by role.
struct Book {
    lists: Vec<Vec<Vec<Rule>>>,
    policies: Vec<Policy>,
}

impl Book {
    /// The number of a policy with more targets.
    fn with(&mut self, policy_above: u32, targets: &[Target]) -> u32 {
        if targets.is_empty() {
            return policy_above;
        }
        let above = usize::try_from(policy_above).ok();
        let above = above.and_then(|above| self.lists.get(above));
        let mut list = above.cloned().unwrap_or_default();
        for target in targets {
            if let Some(rules) = list.get_mut(target.role) {
                rules.push(target.rule.clone());
            }
        }
        let number = u32::try_from(self.policies.len()).unwrap_or_default();
        self.policies.push(policy(&list));
        self.lists.push(list);
        number
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

/// The permission of the rules with the highest Order; the rules come highest first.
pub(super) fn winning<'r>(rules: impl Iterator<Item = &'r Rule>) -> Permission {
    let mut highest = None;
    rules
        .take_while(|rule| *highest.get_or_insert(rule.order) == rule.order)
        .fold(Permission::NONE, |sum, rule| sum | rule.permission)
}
