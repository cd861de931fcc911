//! Everything below what a path leads to.

use alloc::vec::Vec;
use core::task::Poll;

use super::{DataSource, Place, PlaceId, Places, Resolution, ResolveError, Step, Target};
use crate::Supported;
use crate::schema::{NodeId, ObjectNode};

/// The objects that targets lead to and those below, in the order of the model.
#[derive(Debug)]
pub struct Subtree<'p> {
    supported: &'p Supported<'p>,
    places: Places<'p>,
    targets: Vec<Target>,
    max_depth: u32,
    objects: Vec<PlaceId>,
}

impl<'p> Subtree<'p> {
    /// The subtree of what a resolution has found.
    ///
    /// `max_depth` counts levels of objects from each target: 1 is the object alone, a table and
    /// its rows are one level, 0 is no limit.
    #[must_use]
    pub fn new(resolution: Resolution<'p>, max_depth: u32) -> Self {
        let supported = resolution.supported();
        let (places, targets) = resolution.into_parts();
        Self {
            supported,
            places,
            targets,
            max_depth,
            objects: Vec::new(),
        }
    }

    /// Goes on as far as the source has answers: at most as many rounds as levels.
    ///
    /// # Errors
    ///
    /// [`ResolveError`] of code 7005 for more objects than can be numbered.
    pub fn step<S: DataSource + ?Sized>(&mut self, source: &mut S) -> Result<Step, ResolveError> {
        let mark = self.places.len();
        let mut found = Vec::new();
        let mut waits = false;
        // The last to be looked at comes first.
        let mut open: Vec<(PlaceId, u32)> = Vec::new();
        for at in 0..self.targets.len() {
            match self.targets.get(at) {
                Some(Target::Object(object)) => open.push((*object, 1)),
                Some(Target::Table { parent, table }) => {
                    waits |= self
                        .rows(*parent, *table, 1, source, &mut open)?
                        .is_pending();
                }
                _ => {}
            }
            open.reverse();
            while let Some((object, depth)) = open.pop() {
                found.push(object);
                if self.max_depth == 0 || depth < self.max_depth {
                    let below = open.len();
                    waits |= self
                        .below(object, depth.saturating_add(1), source, &mut open)?
                        .is_pending();
                    if let Some(new) = open.get_mut(below..) {
                        new.reverse();
                    }
                }
            }
        }
        if waits {
            self.places.truncate(mark);
            return Ok(Step::Need);
        }
        self.objects = found;
        Ok(Step::Done)
    }

    fn below<S: DataSource + ?Sized>(
        &mut self,
        at: PlaceId,
        depth: u32,
        source: &mut S,
        open: &mut Vec<(PlaceId, u32)>,
    ) -> Result<Poll<()>, ResolveError> {
        let Some(object) = self
            .supported
            .schema()
            .node(self.places.place(at).node())
            .and_then(|node| node.as_object())
        else {
            return Ok(Poll::Ready(()));
        };
        let mut waits = false;
        for child in child_objects(object).filter(|child| self.supported.contains(child.id())) {
            if child.is_table() {
                waits |= self.rows(at, child.id(), depth, source, open)?.is_pending();
                continue;
            }
            match source.object(self.places.place(at), child.id()) {
                Poll::Ready(Some(token)) => {
                    let place = self.places.push(at, child.id(), 0, token);
                    open.push((place.ok_or(ResolveError::too_many())?, depth));
                }
                Poll::Ready(None) => {}
                Poll::Pending => waits = true,
            }
        }
        Ok(if waits {
            Poll::Pending
        } else {
            Poll::Ready(())
        })
    }

    fn rows<S: DataSource + ?Sized>(
        &mut self,
        parent: PlaceId,
        table: NodeId,
        depth: u32,
        source: &mut S,
        open: &mut Vec<(PlaceId, u32)>,
    ) -> Result<Poll<()>, ResolveError> {
        let mut rows: Vec<(u32, u64)> = Vec::new();
        if source
            .rows(self.places.place(parent), table, &mut |number, token| {
                rows.push((number, token))
            })
            .is_pending()
        {
            return Ok(Poll::Pending);
        }
        for (number, token) in rows {
            let place = self.places.push(parent, table, number, token);
            open.push((place.ok_or(ResolveError::too_many())?, depth));
        }
        Ok(Poll::Ready(()))
    }

    /// The objects, each before those below it; none before all are known.
    #[must_use]
    pub fn objects(&self) -> &[PlaceId] {
        &self.objects
    }

    /// An object.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        self.places.place(id)
    }
}

/// The child objects and tables of an object, then what is mounted there.
fn child_objects(object: ObjectNode<'_>) -> impl Iterator<Item = ObjectNode<'_>> {
    let root = object.is_mount_point().then(|| object.schema().root());
    let mounted = root
        .into_iter()
        .flat_map(|root| {
            root.children()
                .filter_map(|node| node.as_object())
                .find(|root| !root.is_table())
        })
        .flat_map(|root| root.objects().filter(ObjectNode::is_mountable));
    object.objects().chain(mounted)
}
