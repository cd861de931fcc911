//! The way along a path, one segment at a time.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use core::task::Poll;

use usp_path::{PathKind, PathView, Segment};

use super::expression::{Filter, param};
use super::kind::End;
use super::walker::Walker;
use super::{
    DataSource, Lookup, Permissions, Place, PlaceId, Places, Purpose, ResolveError,
    ResolveErrorKind,
};
use crate::Supported;
use crate::schema::{Node, NodeId, ObjectNode};

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target {
    /// A single object, or a row of a table.
    Object(PlaceId),
    /// A table, with all its rows or none.
    Table {
        /// The object that holds the table.
        parent: PlaceId,
        /// The table.
        table: NodeId,
    },
    /// A parameter of an object.
    Param {
        /// The object.
        object: PlaceId,
        /// The parameter.
        param: NodeId,
    },
    /// A command of an object.
    Command {
        /// The object.
        object: PlaceId,
        /// The command.
        command: NodeId,
    },
    /// An event of an object.
    Event {
        /// The object.
        object: PlaceId,
        /// The event.
        event: NodeId,
    },
}

impl Target {
    /// The object, or the one that holds what is meant.
    #[must_use]
    pub const fn object(&self) -> PlaceId {
        match self {
            Self::Object(object)
            | Self::Table { parent: object, .. }
            | Self::Param { object, .. }
            | Self::Command { object, .. }
            | Self::Event { object, .. } => *object,
        }
    }
}

/// How far a resolution has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "there is no other outcome")]
#[must_use]
pub enum Step {
    /// The source has been asked for what it did not have yet.
    Need,
    /// All is there.
    Done,
}

/// Where the way has come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    Object(PlaceId),
    Table(PlaceId, NodeId),
    Leaf(PlaceId, NodeId, End),
}

/// The resolution of one path.
pub struct Resolution<'p> {
    supported: &'p Supported<'p>,
    path: &'p PathView<'p>,
    purpose: Purpose,
    view: &'p dyn Permissions,
    places: Places<'p>,
    spots: Vec<Spot>,
    filters: Vec<(usize, NodeId, Filter<'p>)>,
    at: usize,
    /// Why the way ended, where nothing was left.
    lost: Option<ResolveError>,
    targets: Option<Vec<Target>>,
}

impl<'p> Resolution<'p> {
    /// Maps a path onto the supported data model, up to the first reference that it follows.
    ///
    /// # Errors
    ///
    /// [`ResolveError`]: 7008, 7026, or the code with which the purpose refuses what the path
    /// leads to.
    pub fn new(
        supported: &'p Supported<'p>,
        path: &'p PathView<'p>,
        purpose: Purpose,
        view: &'p dyn Permissions,
    ) -> Result<Self, ResolveError> {
        if path.has_placeholders() {
            return Err(ResolveError::new(ResolveErrorKind::Placeholder, 0, 7008));
        }
        if path.is_search() && !purpose.may_search() {
            return Err(ResolveError::new(ResolveErrorKind::Search, 0, 7008));
        }
        let mut resolution = Self {
            supported,
            path,
            purpose,
            view,
            places: Places::new(supported.schema()),
            spots: alloc::vec![Spot::Object(PlaceId::ROOT)],
            filters: Vec::new(),
            at: 0,
            lost: None,
            targets: None,
        };
        resolution.map()?;
        Ok(resolution)
    }

    /// Walks the path through the schema: every name, and every expression. `[R-GET.0]`
    fn map(&mut self) -> Result<(), ResolveError> {
        let mut node = self.supported.schema().root();
        let mut waits = false;
        let mut end = End::Single;
        for (at, segment) in self.path.segments().enumerate() {
            if segment.is_instance() != waits {
                let kind = if waits {
                    ResolveErrorKind::NeedsInstance
                } else {
                    ResolveErrorKind::NotATable
                };
                // [TP 1.30]: numbers behind single objects are as wrong as names behind tables.
                return Err(ResolveError::new(kind, at, 7026));
            }
            waits = false;
            match segment {
                Segment::Follow(follow) => {
                    self.reference(node.as_object(), follow.name(), at)?;
                    // The rest is for each target to say.
                    return Ok(());
                }
                Segment::Expr(expression) => {
                    let table = node
                        .as_object()
                        .ok_or_else(|| ResolveError::not_in_model(at))?;
                    let filter = Filter::new(self.supported, table, expression, at, self.view)?;
                    self.filters.push((at, table.id(), filter));
                    end = End::Row;
                }
                Segment::Instance(_) | Segment::Wildcard | Segment::Placeholder => end = End::Row,
                Segment::Name(_) | Segment::Command(_) | Segment::Event(_) => {
                    let found = self.member(node, &segment, self.is_last_leaf(at));
                    let found = found.ok_or_else(|| ResolveError::not_in_model(at))?;
                    node = found.0;
                    end = found.1;
                    waits = end == End::Table;
                }
            }
        }
        match self.purpose.refuses(end) {
            Some(code) => {
                let last = self.path.len().saturating_sub(1);
                Err(ResolveError::new(ResolveErrorKind::WrongKind, last, code))
            }
            None => Ok(()),
        }
    }

    /// Whether an object has a parameter that can be followed.
    fn reference(
        &self,
        object: Option<ObjectNode<'p>>,
        name: &str,
        at: usize,
    ) -> Result<(), ResolveError> {
        let param = object.and_then(|object| param(self.supported, object, name));
        let param = param.ok_or_else(|| ResolveError::not_in_model(at))?;
        if param.ty().is_path_reference() {
            Ok(())
        } else {
            Err(ResolveError::new(ResolveErrorKind::NoReference, at, 7026))
        }
    }

    /// The node of an object that the resolution has come to.
    fn object_node(&self, at: PlaceId) -> Option<ObjectNode<'p>> {
        let node = self.supported.schema().node(self.places.place(at).node())?;
        node.as_object()
    }

    /// Whether a segment may name a parameter: the last one, without a dot behind it.
    fn is_last_leaf(&self, at: usize) -> bool {
        at.saturating_add(1) == self.path.len() && self.path.kind() == PathKind::Parameter
    }

    /// What a name means below a node.
    fn member(
        &self,
        node: Node<'p>,
        segment: &Segment<'p>,
        may_be_param: bool,
    ) -> Option<(Node<'p>, End)> {
        let found = match segment {
            Segment::Name(name) => {
                if may_be_param {
                    if let Some(param) = node
                        .as_object()
                        .and_then(|object| param(self.supported, object, name))
                    {
                        return Some((param.as_node(), End::Param));
                    }
                }
                // An object without its last dot is one all the same.
                super::below(node, name)?.as_node()
            }
            Segment::Command(name) => node.as_object()?.command(&[name, "()"].concat())?.as_node(),
            Segment::Event(name) => node.as_object()?.event(&[name, "!"].concat())?.as_node(),
            Segment::Instance(_)
            | Segment::Wildcard
            | Segment::Expr(_)
            | Segment::Placeholder
            | Segment::Follow(_) => return None,
        };
        if !self.supported.contains(found.id()) {
            return None;
        }
        let end = match found.as_object() {
            Some(object) if object.is_table() => End::Table,
            Some(_) => End::Single,
            None => End::leaf(found.kind())?,
        };
        Some((found, end))
    }

    /// Goes on as far as the source has answers.
    ///
    /// # Errors
    ///
    /// [`ResolveError`] when the path leads nowhere: see [`Purpose`].
    pub fn step<S: DataSource + ?Sized>(&mut self, source: &mut S) -> Result<Step, ResolveError> {
        while let Some(segment) = self.path.segment(self.at) {
            let mark = self.places.len();
            match self.advance(&segment, source)? {
                Poll::Ready(spots) => {
                    self.spots = spots;
                    self.at = self.at.saturating_add(1);
                }
                Poll::Pending => {
                    self.places.truncate(mark);
                    return Ok(Step::Need);
                }
            }
        }
        if self.targets.is_none() {
            let targets = self.finish()?;
            self.targets = Some(targets);
        }
        Ok(Step::Done)
    }

    fn advance<S: DataSource + ?Sized>(
        &mut self,
        segment: &Segment<'p>,
        source: &mut S,
    ) -> Result<Poll<Vec<Spot>>, ResolveError> {
        let spots = core::mem::take(&mut self.spots);
        let outcome = self.advance_all(&spots, segment, source);
        self.spots = spots;
        outcome
    }

    fn advance_all<S: DataSource + ?Sized>(
        &mut self,
        spots: &[Spot],
        segment: &Segment<'p>,
        source: &mut S,
    ) -> Result<Poll<Vec<Spot>>, ResolveError> {
        let mut next = Vec::new();
        let mut waits = false;
        let may_be_param = self.is_last_leaf(self.at);
        let mut known: Option<(NodeId, Option<(Node<'p>, End)>)> = None;
        for spot in spots {
            match (*spot, segment) {
                (Spot::Table(parent, table), segment) if segment.is_instance() => {
                    waits |= self
                        .select(parent, table, segment, source, &mut next)?
                        .is_pending();
                }
                (Spot::Object(at), Segment::Follow(follow)) => {
                    let object = self.object_node(at);
                    if let Err(lost) = self.reference(object, follow.name(), self.at) {
                        self.lost = Some(lost);
                        continue;
                    }
                    let mut found = Vec::new();
                    let mut walker = self.walker(source);
                    let outcome = walker.advance(at, segment, &mut found);
                    if walker.is_full {
                        return Err(ResolveError::too_many());
                    }
                    waits |= outcome.is_pending();
                    next.extend(found.into_iter().map(Spot::Object));
                }
                (Spot::Object(at), Segment::Name(_) | Segment::Command(_) | Segment::Event(_)) => {
                    let id = self.places.place(at).node();
                    let member = match known {
                        Some((node, member)) if node == id => member,
                        _ => {
                            let node = self.supported.schema().node(id);
                            let member =
                                node.and_then(|node| self.member(node, segment, may_be_param));
                            known = Some((id, member));
                            member
                        }
                    };
                    match member {
                        None => self.lost = Some(ResolveError::not_in_model(self.at)),
                        Some((node, End::Table)) => next.push(Spot::Table(at, node.id())),
                        Some((node, End::Single)) => {
                            let mut walker = self.walker(source);
                            let outcome = walker.object(at, node.id());
                            if walker.is_full {
                                return Err(ResolveError::too_many());
                            }
                            match outcome {
                                Poll::Ready(found) => next.extend(found.map(Spot::Object)),
                                Poll::Pending => waits = true,
                            }
                        }
                        Some((node, end)) => next.push(Spot::Leaf(at, node.id(), end)),
                    }
                }
                // Behind a reference the path may suit one target and not another.
                _ => self.lost = Some(ResolveError::not_in_model(self.at)),
            }
        }
        if waits {
            return Ok(Poll::Pending);
        }
        if matches!(segment, Segment::Follow(_)) && next.len() > 1 {
            self.dedup(&mut next);
        }
        Ok(Poll::Ready(next))
    }

    fn dedup(&self, spots: &mut Vec<Spot>) {
        let mut seen = BTreeSet::new();
        spots.retain(|spot| match spot {
            Spot::Object(at) => seen.insert(self.places.place(*at).way()),
            Spot::Table(..) | Spot::Leaf(..) => true,
        });
    }

    const fn walker<'w, S: DataSource + ?Sized>(
        &'w mut self,
        source: &'w mut S,
    ) -> Walker<'w, 'p, S> {
        Walker {
            supported: self.supported,
            view: self.view,
            places: &mut self.places,
            source,
            is_full: false,
        }
    }

    /// The rows of a table that an instance identifier selects.
    fn select<S: DataSource + ?Sized>(
        &mut self,
        parent: PlaceId,
        table: NodeId,
        segment: &Segment<'p>,
        source: &mut S,
        next: &mut Vec<Spot>,
    ) -> Result<Poll<()>, ResolveError> {
        let mut rows: Vec<(u32, u64)> = Vec::new();
        let place = self.places.place(parent);
        let mut filter = None;
        match segment {
            Segment::Instance(number) => {
                let Some(number) = number.get() else {
                    return Ok(Poll::Ready(()));
                };
                match source.row(place, table, number) {
                    Poll::Ready(token) => rows.extend(token.map(|token| (number, token))),
                    Poll::Pending => return Ok(Poll::Pending),
                }
            }
            Segment::Expr(expression) => {
                let known =
                    |(at, node, _): &(usize, NodeId, Filter<'p>)| *at == self.at && *node == table;
                let index = match self.filters.iter().position(known) {
                    Some(index) => index,
                    None => {
                        // Behind a reference: this target's own check.
                        let node = self
                            .supported
                            .schema()
                            .node(table)
                            .and_then(|node| node.as_object());
                        let made = node.ok_or_else(|| ResolveError::not_in_model(self.at));
                        match made.and_then(|node| {
                            Filter::new(self.supported, node, *expression, self.at, self.view)
                        }) {
                            Ok(made) => self.filters.push((self.at, table, made)),
                            Err(error) => {
                                self.lost = Some(error);
                                return Ok(Poll::Ready(()));
                            }
                        }
                        self.filters.len().saturating_sub(1)
                    }
                };
                let made = self.filters.get(index).map(|(_, _, filter)| filter);
                let mut found = Poll::Ready(Lookup::NoIndex);
                if let Some(made) = made.filter(|made| !made.equals.is_empty()) {
                    found = source.find(place, table, &made.equals, &mut |number, token| {
                        rows.push((number, token))
                    });
                }
                match found {
                    Poll::Ready(Lookup::Found) => rows.sort_unstable(),
                    Poll::Ready(Lookup::NoIndex) => {
                        rows.clear();
                        if source
                            .rows(place, table, &mut |number, token| {
                                rows.push((number, token))
                            })
                            .is_pending()
                        {
                            return Ok(Poll::Pending);
                        }
                    }
                    Poll::Pending => return Ok(Poll::Pending),
                }
                filter = made;
            }
            Segment::Wildcard
            | Segment::Placeholder
            | Segment::Name(_)
            | Segment::Follow(_)
            | Segment::Command(_)
            | Segment::Event(_) => {
                if source
                    .rows(place, table, &mut |number, token| {
                        rows.push((number, token))
                    })
                    .is_pending()
                {
                    return Ok(Poll::Pending);
                }
            }
        }
        let mut walker = Walker {
            supported: self.supported,
            view: self.view,
            places: &mut self.places,
            source,
            is_full: false,
        };
        let mut waits = false;
        next.reserve(if filter.is_none() { rows.len() } else { 0 });
        for (number, token) in rows {
            let mark = walker.places.len();
            let Some(row) = walker.places.push(parent, table, number, token) else {
                return Err(ResolveError::too_many());
            };
            let Some(filter) = filter else {
                next.push(Spot::Object(row));
                continue;
            };
            let outcome = filter.holds(&mut walker, row);
            if walker.is_full {
                return Err(ResolveError::too_many());
            }
            match outcome {
                Poll::Ready(true) => {
                    walker.places.truncate(mark.saturating_add(1));
                    next.push(Spot::Object(row));
                }
                Poll::Ready(false) => walker.places.truncate(mark),
                Poll::Pending => waits = true,
            }
        }
        Ok(if waits {
            Poll::Pending
        } else {
            Poll::Ready(())
        })
    }

    /// What the purpose takes and the view shows of what was reached.
    fn finish(&mut self) -> Result<Vec<Target>, ResolveError> {
        let last = self.path.len().saturating_sub(1);
        let mut targets = Vec::with_capacity(self.spots.len());
        for spot in &self.spots {
            let (end, target) = match *spot {
                Spot::Object(at) => {
                    let place = self.places.place(at);
                    let end = if place.number() == 0 {
                        End::Single
                    } else {
                        End::Row
                    };
                    (end, Target::Object(at))
                }
                Spot::Table(parent, table) => (End::Table, Target::Table { parent, table }),
                Spot::Leaf(object, param, End::Param) => {
                    (End::Param, Target::Param { object, param })
                }
                Spot::Leaf(object, command, End::Command) => {
                    (End::Command, Target::Command { object, command })
                }
                Spot::Leaf(object, event, end) => (end, Target::Event { object, event }),
            };
            if let Some(code) = self.purpose.refuses(end) {
                self.lost = Some(ResolveError::new(ResolveErrorKind::WrongKind, last, code));
            } else if self.shows(&target) {
                targets.push(target);
            }
        }
        if targets.is_empty() && !self.path.is_search() {
            let missing =
                ResolveError::new(ResolveErrorKind::Missing, last, self.purpose.missing_code());
            return Err(self.lost.unwrap_or(missing));
        }
        Ok(targets)
    }

    /// Whether the requester sees that the target exists.
    fn shows(&self, target: &Target) -> bool {
        let place = self.places.place(target.object());
        match (self.purpose, target) {
            (Purpose::Get, Target::Param { param, .. }) => self.view.reads_param(place, *param),
            (Purpose::Get, Target::Object(_)) => self.view.reads_object(place),
            (Purpose::Get, Target::Table { table, .. }) => self.view.reads_table(place, *table),
            (Purpose::GetInstances, Target::Object(_)) => self.view.lists_row(place),
            _ => true,
        }
    }

    /// What the path leads to, in order, each once; nothing before the resolution is done.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        self.targets.as_deref().unwrap_or_default()
    }

    /// An object that the resolution has come through.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        self.places.place(id)
    }

    /// The supported data model that the path was mapped onto.
    #[must_use]
    pub const fn supported(&self) -> &'p Supported<'p> {
        self.supported
    }

    /// Whether the path is a search: no targets are no error then. `[R-MSG.4a]`
    #[must_use]
    pub const fn is_search(&self) -> bool {
        self.path.is_search()
    }

    /// The objects and targets, without the path and the view.
    #[must_use]
    pub fn into_parts(self) -> (Places<'p>, Vec<Target>) {
        (self.places, self.targets.unwrap_or_default())
    }
}

impl fmt::Debug for Resolution<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolution")
            .field("path", &self.path)
            .field("purpose", &self.purpose)
            .field("segment", &self.at)
            .field("targets", &self.targets)
            .finish_non_exhaustive()
    }
}
