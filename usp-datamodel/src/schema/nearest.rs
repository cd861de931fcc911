//! Names near to the one that a lookup did not find: for tools, off the hot path.

use core::fmt;

use super::lookup::segment_length;
use super::{Kind, LookupError, LookupErrorKind, Node, NodeId, Schema};

/// Most suggestions for one error.
const MAX_SUGGESTIONS: usize = 5;

/// Longest name that is compared letter by letter; the longest of TR-181 has 45 bytes.
const MAX_NAME_BYTES: usize = 64;

/// Most levels of a model; what a damaged image has beyond is not looked at.
const MAX_LEVELS: usize = 64;

/// In what a suggestion is like the name that was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Likeness {
    /// The very name: an instance identifier is missing before it, or one too many stands there.
    Instance,
    /// The same name but for upper and lower case.
    Case,
    /// The same name but for so many letters, added, left out, changed, or swapped with the next.
    ///
    /// A missing `()` or `!` counts as one letter, upper and lower case as none.
    Spelling(u8),
    /// The same name, upper and lower case aside, in another place of the model.
    Moved,
}

/// A node that may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion<'a> {
    /// The node.
    pub node: Node<'a>,
    /// In what it is like the name that was not found.
    pub likeness: Likeness,
}

/// What may have been meant by a path that leads nowhere: at most five nodes, the nearest first.
///
/// Same error, same order: missing instances, case, spelling by distance, other places by their
/// distance in the tree, and at last the order of the model. Displays the paths, with commas.
#[derive(Clone, Debug, Default)]
pub struct Nearest<'a> {
    found: [Option<(Suggestion<'a>, Key)>; MAX_SUGGESTIONS],
    next: usize,
}

/// Classes up to this one leave no doubt: the very name, but for its case.
const CERTAIN: u8 = 1;

/// The less, the nearer: class, distance, number of the node.
type Key = (u8, u16, NodeId);

impl LookupError {
    /// Nodes that may have been meant by `path`, the one whose lookup in `schema` gave this error.
    ///
    /// Near names stand below the last node that the path reached; unless one of them differs in
    /// nothing but case, the same name elsewhere counts, too. Deleted nodes are never suggested, arguments only where the path led into a
    /// command or event. Nothing is allocated; the cost is one pass over the names of the schema.
    ///
    /// ```
    /// # #[cfg(feature = "tr181")] {
    /// use usp_datamodel::tr181;
    ///
    /// let path = "Device.WiFi.Radio.1.Chanel";
    /// let error = tr181().lookup(path).unwrap_err();
    /// assert_eq!(error.nearest(tr181(), path).to_string(), "Device.WiFi.Radio.{i}.Channel");
    /// # }
    /// ```
    #[must_use]
    pub fn nearest<'a>(&self, schema: Schema<'a>, path: &str) -> Nearest<'a> {
        let mut nearest = Nearest::default();
        let span = self.span();
        let rest = match self.kind() {
            // What stands behind the identifier that is one too many.
            LookupErrorKind::NotATable => path.get(span.end.saturating_add(1)..),
            LookupErrorKind::NotInSchema
            | LookupErrorKind::Deleted
            | LookupErrorKind::NeedsInstance
            | LookupErrorKind::NotAnObject => path.get(span.start..),
            LookupErrorKind::Syntax
            | LookupErrorKind::AmbiguousReference
            | LookupErrorKind::Search
            | LookupErrorKind::Reference
            | LookupErrorKind::TooManyInstances => None,
        };
        let rest = rest.unwrap_or_default();
        let length = segment_length(rest);
        let name = rest.get(..length).unwrap_or_default();
        let Some(reached) = schema.node(self.reached()) else {
            return nearest;
        };
        let wanted = Name::new(name, rest.len() > length);
        if wanted.base.is_empty() {
            return nearest;
        }
        for node in reached.children() {
            nearest.compare(&wanted, node);
        }
        if let Some(root) = mounted_root(reached) {
            let objects = root.children().filter_map(|node| node.as_object());
            for object in objects.filter(|object| object.is_mountable()) {
                nearest.compare(&wanted, object.as_node());
            }
        }
        // What is that near is what was meant.
        let is_certain = nearest
            .found
            .iter()
            .flatten()
            .any(|(_, (class, ..))| *class <= CERTAIN);
        if !is_certain {
            nearest.elsewhere(&wanted, reached);
        }
        nearest
    }
}

/// The root object, when what it holds also exists below a node.
fn mounted_root(node: Node<'_>) -> Option<Node<'_>> {
    let is_mount_point = node.as_object()?.is_mount_point();
    let mut first = node.schema.root().children();
    first
        .find(|root| root.kind() == Kind::Object)
        .filter(|_| is_mount_point)
}

/// A name without its marks.
struct Name<'n> {
    whole: &'n str,
    base: &'n str,
    /// Whether a dot follows, so that it is the name of an object.
    is_holder: bool,
}

impl<'n> Name<'n> {
    fn new(segment: &'n str, is_holder: bool) -> Self {
        // A followed reference is meant by the name of its parameter.
        let whole = segment.strip_suffix('+').unwrap_or(segment);
        let whole = whole.split_once('#').map_or(whole, |(name, _)| name);
        Self {
            whole,
            base: without_mark(whole),
            is_holder,
        }
    }
}

fn without_mark(name: &str) -> &str {
    let name = name.strip_suffix("()").unwrap_or(name);
    name.strip_suffix('!').unwrap_or(name)
}

const fn is_argument(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Input
            | Kind::Output
            | Kind::InputArg
            | Kind::OutputArg
            | Kind::EventArg
            | Kind::ArgObject
    )
}

impl<'a> Nearest<'a> {
    /// Compares a name with that of a node where it was looked for.
    fn compare(&mut self, wanted: &Name<'_>, node: Node<'a>) {
        if node.is_deleted() {
            return;
        }
        let name = node.name();
        let (likeness, class, distance) = if name == wanted.whole {
            (Likeness::Instance, 0, 0)
        } else if name.eq_ignore_ascii_case(wanted.whole) {
            (Likeness::Case, 1, 0)
        } else {
            let base = without_mark(name);
            let (mark, other) = (
                name.get(base.len()..),
                wanted.whole.get(wanted.base.len()..),
            );
            let extra = u8::from(mark != other);
            let limit = tolerance(wanted.base).saturating_sub(extra);
            let Some(distance) = distance(base, wanted.base, limit) else {
                return;
            };
            let distance = distance.saturating_add(extra);
            (Likeness::Spelling(distance), 2, distance)
        };
        self.insert(likeness, class, u16::from(distance), wanted, node);
    }

    /// Looks for the very name in all the model.
    fn elsewhere(&mut self, wanted: &Name<'_>, reached: Node<'a>) {
        let schema = reached.schema;
        let in_arguments =
            is_argument(reached.kind()) || matches!(reached.kind(), Kind::Command | Kind::Event);
        let above = ancestors(reached);
        for number in 1..schema.node_count() {
            let Some(node) = u16::try_from(number)
                .ok()
                .and_then(|n| schema.node(NodeId(n)))
            else {
                return;
            };
            if !node.name().eq_ignore_ascii_case(wanted.whole)
                || node.is_deleted()
                || (is_argument(node.kind()) && !in_arguments)
            {
                continue;
            }
            let steps = steps(&above, node);
            self.insert(Likeness::Moved, 3, steps, wanted, node);
        }
    }

    fn insert(
        &mut self,
        likeness: Likeness,
        class: u8,
        distance: u16,
        wanted: &Name<'_>,
        node: Node<'a>,
    ) {
        // Of two equally near ones, that of the wanted sort.
        let other_sort = node.kind().is_object() != wanted.is_holder;
        let distance = distance
            .saturating_mul(2)
            .saturating_add(u16::from(other_sort));
        let key = (class, distance, node.id);
        let mut entry = Some((Suggestion { node, likeness }, key));
        if self
            .found
            .iter()
            .flatten()
            .any(|(known, _)| known.node == node)
        {
            return;
        }
        for place in &mut self.found {
            let is_nearer = match (&*place, &entry) {
                (Some((_, old)), Some((_, new))) => new < old,
                (None, _) => true,
                (Some(_), None) => return,
            };
            if is_nearer {
                core::mem::swap(place, &mut entry);
            }
        }
    }
}

/// How many letters may differ: one of four, at least one and at most three.
fn tolerance(name: &str) -> u8 {
    u8::try_from(name.len() / 4).unwrap_or(u8::MAX).clamp(1, 3)
}

/// A node and those above it, the node first.
fn ancestors(node: Node<'_>) -> [Option<NodeId>; MAX_LEVELS] {
    let mut above = [None; MAX_LEVELS];
    let mut at = Some(node);
    for level in &mut above {
        *level = at.map(|node| node.id);
        at = at.and_then(|node| node.parent());
    }
    above
}

/// Steps in the tree from a node, given with those above it, to the parent of another one.
fn steps(above: &[Option<NodeId>; MAX_LEVELS], node: Node<'_>) -> u16 {
    let mut down = 0_u16;
    let mut at = node.parent();
    while let Some(node) = at.filter(|_| usize::from(down) < MAX_LEVELS) {
        if let Some(up) = above.iter().position(|level| *level == Some(node.id)) {
            return u16::try_from(up).unwrap_or(u16::MAX).saturating_add(down);
        }
        down = down.saturating_add(1);
        at = node.parent();
    }
    u16::MAX
}

/// The number of letters by which two names differ, if at most `limit`; case does not count.
///
/// Swapped neighbours count once (optimal string alignment).
fn distance(a: &str, b: &str, limit: u8) -> Option<u8> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > usize::from(limit) || a.len().max(b.len()) > MAX_NAME_BYTES {
        return None;
    }
    let mut two_before = [0_u8; MAX_NAME_BYTES + 1];
    let mut before = [0_u8; MAX_NAME_BYTES + 1];
    for (number, cell) in (0_u8..).zip(&mut before) {
        *cell = number;
    }
    let mut previous_a = 0;
    for (row_number, of_a) in (1_u8..).zip(a) {
        let mut row = [0_u8; MAX_NAME_BYTES + 1];
        let mut left = row_number;
        let mut previous_b = 0;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        // Cells of the rows above: over, diagonal, and two up and two to the left.
        let above = before.iter().skip(1).zip(&before);
        let swapped = core::iter::once(&u8::MAX).chain(&two_before);
        let cells = row.iter_mut().skip(1).zip(b).zip(above.zip(swapped));
        for ((cell, of_b), ((over, diagonal), swapped)) in cells {
            let differs = u8::from(!of_a.eq_ignore_ascii_case(of_b));
            let mut least = over.min(&left).saturating_add(1);
            least = least.min(diagonal.saturating_add(differs));
            if of_a.eq_ignore_ascii_case(&previous_b) && of_b.eq_ignore_ascii_case(&previous_a) {
                least = least.min(swapped.saturating_add(1));
            }
            *cell = least;
            left = least;
            previous_b = *of_b;
        }
        previous_a = *of_a;
        two_before = before;
        before = row;
    }
    let distance = before.get(b.len()).copied()?;
    (distance <= limit).then_some(distance)
}

impl<'a> Iterator for Nearest<'a> {
    type Item = Suggestion<'a>;

    fn next(&mut self) -> Option<Suggestion<'a>> {
        let (suggestion, _) = (*self.found.get(self.next)?)?;
        self.next = self.next.saturating_add(1);
        Some(suggestion)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.found.iter().skip(self.next).flatten().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Nearest<'_> {}

impl fmt::Display for Nearest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, suggestion) in self.clone().enumerate() {
            f.write_str(if number == 0 { "" } else { ", " })?;
            write!(f, "{}", suggestion.node.path())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        reason = "tests may panic, and their numbers are small"
    )]

    use super::*;
    use alloc::vec;
    use alloc::vec::Vec;

    /// The same distance, by its definition.
    fn slow(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut least = table[i - 1][j].min(table[i][j - 1]) + 1;
                    least = least.min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn distances_are_those_of_the_definition() {
        // All texts over two letters of up to five, each against each.
        let texts: Vec<Vec<u8>> = (0..=5_u32)
            .flat_map(|len| {
                (0..1_u32 << len)
                    .map(move |bits| (0..len).map(|at| b'a' + (bits >> at & 1) as u8).collect())
            })
            .collect();
        for a in &texts {
            for b in &texts {
                let (a_text, b_text) = (
                    core::str::from_utf8(a).unwrap(),
                    core::str::from_utf8(b).unwrap(),
                );
                let wanted = slow(a, b);
                for limit in 0..=3 {
                    let wanted = (wanted <= usize::from(limit)).then_some(wanted as u8);
                    assert_eq!(distance(a_text, b_text, limit), wanted, "{a_text} {b_text}");
                }
            }
        }
        assert_eq!(distance("Chanel", "channel", 2), Some(1));
        let long = "x".repeat(65);
        assert_eq!(distance(&long, &long, 3), None, "bounded");
    }
}
