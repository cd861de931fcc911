//! Iterators over children and descendants.

use super::{Node, NodeId, Schema};

/// The children of a node, in the order of the model.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    schema: Schema<'a>,
    next: u16,
    end: u16,
}

impl<'a> Children<'a> {
    pub(crate) fn new(node: Node<'a>) -> Self {
        let schema = node.schema;
        let inner = schema.inner(&node.record());
        let next = inner.first_child();
        // An unchecked count could run past the nodes, or back to an ancestor.
        let nodes = u16::try_from(schema.node_count()).unwrap_or(u16::MAX);
        let end = next.saturating_add(inner.child_count()).min(nodes);
        let next = if next > node.id.0 { next } else { end };
        Self { schema, next, end }
    }

    /// The numbers of those that are left.
    pub(crate) const fn ids(&self) -> core::ops::Range<u16> {
        self.next..self.end
    }

    pub(crate) const fn none(schema: Schema<'a>) -> Self {
        Self {
            schema,
            next: 0,
            end: 0,
        }
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node::new(self.schema, NodeId(self.next));
        self.next = self.next.saturating_add(1);
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = usize::from(self.end.saturating_sub(self.next));
        (length, Some(length))
    }
}

impl ExactSizeIterator for Children<'_> {}

/// All nodes below a node, each parent before its children.
#[derive(Clone, Debug)]
pub struct Descendants<'a> {
    top: Node<'a>,
    last: Node<'a>,
    next: Option<Node<'a>>,
}

impl<'a> Descendants<'a> {
    pub(crate) fn new(top: Node<'a>) -> Self {
        Self {
            top,
            last: top,
            next: top.children().next(),
        }
    }

    /// The next node that is not below `node`: its next sibling, or that of an ancestor.
    fn after(&self, mut node: Node<'a>) -> Option<Node<'a>> {
        while node.id != self.top.id {
            let parent = node.parent()?;
            let next = node.id.0.saturating_add(1);
            if next < parent.children().end {
                return Some(Node::new(node.schema, NodeId(next)));
            }
            // Parents stand before their children; anything else is a damaged image.
            if parent.id >= node.id {
                return None;
            }
            node = parent;
        }
        None
    }

    /// Leaves out everything below the node that was returned last.
    pub fn skip_children(&mut self) {
        self.next = self.after(self.last);
    }
}

impl<'a> Iterator for Descendants<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let node = self.next?;
        self.last = node;
        self.next = match node.children().next() {
            Some(child) => Some(child),
            None => self.after(node),
        };
        Some(node)
    }
}
