//! Steps from object to object, by names and along references.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::task::Poll;

use usp_path::{Item, Segment};

use super::expression::{is_blank, items, param, single};
use super::{DataSource, Permissions, PlaceId, Places};
use crate::Supported;
use crate::schema::{NodeId, ObjectNode, ParamNode};

/// Steps from object to object.
pub(super) struct Walker<'w, 'p, S: ?Sized> {
    pub(super) supported: &'p Supported<'p>,
    pub(super) view: &'p dyn Permissions,
    pub(super) places: &'w mut Places<'p>,
    pub(super) source: &'w mut S,
    /// Whether the numbers of places have run out.
    pub(super) is_full: bool,
}

impl<'p, S: DataSource + ?Sized> Walker<'_, 'p, S> {
    pub(super) fn node(&self, at: PlaceId) -> Option<ObjectNode<'p>> {
        self.supported
            .schema()
            .node(self.places.place(at).node())?
            .as_object()
    }

    fn push(&mut self, parent: PlaceId, node: NodeId, number: u32, token: u64) -> Option<PlaceId> {
        let pushed = self.places.push(parent, node, number, token);
        self.is_full |= pushed.is_none();
        pushed
    }

    /// A single object below an object.
    pub(super) fn object(&mut self, at: PlaceId, object: NodeId) -> Poll<Option<PlaceId>> {
        match self.source.object(self.places.place(at), object) {
            Poll::Ready(Some(token)) => Poll::Ready(self.push(at, object, 0, token)),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }

    /// Follows a name of a single object, or a reference.
    pub(super) fn advance(
        &mut self,
        at: PlaceId,
        segment: &Segment<'p>,
        next: &mut Vec<PlaceId>,
    ) -> Poll<()> {
        let Some(object) = self.node(at) else {
            return Poll::Ready(());
        };
        match segment {
            Segment::Name(name) => match single(self.supported, object, name) {
                Some(below) => self.object(at, below.id()).map(|found| next.extend(found)),
                None => Poll::Ready(()),
            },
            Segment::Follow(follow) => match param(self.supported, object, follow.name()) {
                Some(param) if param.ty().is_path_reference() => {
                    self.follow(at, param, follow.item(), next)
                }
                _ => Poll::Ready(()),
            },
            Segment::Instance(_)
            | Segment::Wildcard
            | Segment::Expr(_)
            | Segment::Placeholder
            | Segment::Command(_)
            | Segment::Event(_) => Poll::Ready(()),
        }
    }

    fn follow(
        &mut self,
        at: PlaceId,
        param: ParamNode<'p>,
        item: Item<'_>,
        next: &mut Vec<PlaceId>,
    ) -> Poll<()> {
        // What may not be read is the null reference.
        if !self.view.reads_param(self.places.place(at), param.id()) || is_blank(param, self.view) {
            return Poll::Ready(());
        }
        let paths = match self.source.value(self.places.place(at), param.id()) {
            Poll::Ready(value) => value.map(|value| items(param, &value)).unwrap_or_default(),
            Poll::Pending => return Poll::Pending,
        };
        let mut waits = false;
        let chosen: Vec<String> = match item {
            Item::All => paths,
            Item::First | Item::Nth(_) => {
                let number = item.number().and_then(|number| number.checked_sub(1));
                let at = number.map(crate::packed::format::index);
                at.and_then(|at| paths.into_iter().nth(at))
                    .into_iter()
                    .collect()
            }
        };
        for path in chosen {
            match self.find(&path) {
                Poll::Ready(found) => next.extend(found),
                Poll::Pending => waits = true,
            }
        }
        if waits {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }

    /// The object with a path of names and numbers, as values of references have it.
    fn find(&mut self, path: &str) -> Poll<Option<PlaceId>> {
        let mut at = PlaceId::ROOT;
        let mut node = self.supported.schema().root();
        let mut parts = path.strip_suffix('.').unwrap_or(path).split('.');
        while let Some(name) = parts.next() {
            let below =
                super::below(node, name).filter(|below| self.supported.contains(below.id()));
            let Some(below) = below else {
                return Poll::Ready(None);
            };
            let found = if below.is_table() {
                let digits = parts
                    .next()
                    .filter(|digits| !digits.starts_with(['0', '+']));
                let Some(number) = digits.and_then(|digits| digits.parse().ok()) else {
                    return Poll::Ready(None);
                };
                match self.source.row(self.places.place(at), below.id(), number) {
                    Poll::Ready(token) => {
                        token.and_then(|token| self.push(at, below.id(), number, token))
                    }
                    Poll::Pending => return Poll::Pending,
                }
            } else {
                match self.object(at, below.id()) {
                    Poll::Ready(found) => found,
                    Poll::Pending => return Poll::Pending,
                }
            };
            let Some(found) = found else {
                return Poll::Ready(None);
            };
            at = found;
            node = below.as_node();
        }
        Poll::Ready((at != PlaceId::ROOT).then_some(at))
    }

    /// Leaves each object once, where it was found first.
    pub(super) fn dedup(&self, places: &mut Vec<PlaceId>) {
        if places.len() > 1 {
            let mut seen = BTreeSet::new();
            places.retain(|at| seen.insert(self.places.place(*at).way()));
        }
    }
}
