//! The request of GetSupportedDM, and the walk that answers it.

use alloc::string::String;
use core::fmt;
use core::ops::Range;

use super::{Supported, SupportedObject};
use crate::schema::{LookupError, Mounts, Node, NodeId, ObjectNode, Schema};

/// What a GetSupportedDM request asks of an object, besides its path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DescribeOptions {
    /// `first_level_only`: the object and its child objects, and no further.
    pub first_level_only: bool,
    /// `return_commands`.
    pub commands: bool,
    /// `return_events`.
    pub events: bool,
    /// `return_params`.
    pub params: bool,
    /// `return_unique_key_sets`.
    pub unique_key_sets: bool,
}

impl DescribeOptions {
    /// Everything, on all levels.
    pub const ALL: Self = Self {
        first_level_only: false,
        commands: true,
        events: true,
        params: true,
        unique_key_sets: true,
    };

    /// Objects only, on all levels.
    pub const OBJECTS: Self = Self {
        first_level_only: false,
        commands: false,
        events: false,
        params: false,
        unique_key_sets: false,
    };

    /// The options with or without `first_level_only`.
    #[must_use]
    pub const fn with_first_level_only(mut self, first_level_only: bool) -> Self {
        self.first_level_only = first_level_only;
        self
    }

    /// The options with or without commands.
    #[must_use]
    pub const fn with_commands(mut self, commands: bool) -> Self {
        self.commands = commands;
        self
    }

    /// The options with or without events.
    #[must_use]
    pub const fn with_events(mut self, events: bool) -> Self {
        self.events = events;
        self
    }

    /// The options with or without parameters.
    #[must_use]
    pub const fn with_params(mut self, params: bool) -> Self {
        self.params = params;
        self
    }

    /// The options with or without unique keys.
    #[must_use]
    pub const fn with_unique_key_sets(mut self, unique_key_sets: bool) -> Self {
        self.unique_key_sets = unique_key_sets;
        self
    }
}

/// What the answer to GetSupportedDM needs to know of the requester and of the instances.
///
/// The default of every method is the view of one who may read all and asks by schema paths.
pub trait Visibility {
    /// Whether there is anything that the requester may not read.
    ///
    /// Where there is nothing, [`may_read`](Self::may_read) is not asked node by node.
    fn hides_anything(&self) -> bool {
        true
    }

    /// Whether the requester may read an object, parameter, command or event, which stands below
    /// these mount points where it is asked for through some. `[R-GSP.0]`
    fn may_read(&self, node: Node<'_>, mounts: &Mounts) -> bool {
        let _ = (node, mounts);
        true
    }

    /// Whether the object of an instance path exists.
    fn exists(&self, path: &str) -> bool {
        let _ = path;
        true
    }

    /// The instance paths of an object below which supported models differ.
    ///
    /// None is the normal case. Otherwise the object is described by these alone, and what is below
    /// it is left out.
    fn divergent_paths(&self, object: ObjectNode<'_>) -> &[String] {
        let _ = object;
        &[]
    }
}

/// The [`Visibility`] of one who may read everything.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "it has nothing to hold")]
pub struct Everything;

impl Visibility for Everything {
    fn hides_anything(&self) -> bool {
        false
    }
}

/// The reason why a path of a GetSupportedDM request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct DescribeError {
    kind: DescribeErrorKind,
}

/// The kind of a [`DescribeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DescribeErrorKind {
    /// The path is not in the supported model, or the requester may not read it.
    #[error("not in the supported data model: {0}")]
    NotSupported(LookupError),
    /// The path has a search expression, a wildcard, or an instance number behind `{{i}}`.
    #[error("search expressions, wildcards and instance numbers behind {{i}} are not allowed here")]
    NotAllowed,
    /// The path names an object instance that does not exist.
    #[error("object instance does not exist")]
    NoSuchInstance,
}

impl DescribeError {
    const fn new(kind: DescribeErrorKind) -> Self {
        Self { kind }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> DescribeErrorKind {
        self.kind
    }

    /// The USP error code: 7008, 7016 or 7026.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match &self.kind {
            DescribeErrorKind::NotSupported(error) => error.code(),
            DescribeErrorKind::NotAllowed => 7008,
            DescribeErrorKind::NoSuchInstance => 7016,
        }
    }
}

impl From<LookupError> for DescribeError {
    fn from(error: LookupError) -> Self {
        Self::new(DescribeErrorKind::NotSupported(error))
    }
}

/// The parts of an object that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// What the options say.
    Options(DescribeOptions),
    /// Nothing but the object, and its unique keys when asked for.
    Bare { unique_key_sets: bool },
    /// One parameter, command or event.
    One(NodeId),
}

impl<'a> Supported<'a> {
    /// The answer to one path of a GetSupportedDM request: objects with what is asked of them.
    ///
    /// A path is one of an object, parameter, command or event, of the supported or of the
    /// instantiated model. For anything but an object, the answer is its object with this one
    /// part, whatever the options say.
    ///
    /// # Errors
    ///
    /// [`DescribeError`] with the code for this path.
    pub fn describe<'s>(
        &'s self,
        path: &str,
        options: DescribeOptions,
        visibility: &'s dyn Visibility,
    ) -> Result<SupportedObjects<'s, 'a>, DescribeError> {
        check_notation(path)?;
        let found = self.find(path)?;
        let hidden = || {
            let kind = crate::schema::LookupErrorKind::NotInSchema;
            DescribeError::from(LookupError::new(kind, 0, path.len(), NodeId(0)))
        };
        // [R-GSP.0] what may not be read is not there
        if !visibility.may_read(found.node, &found.mounts) {
            return Err(hidden());
        }
        let (object, parts) = match found.node.as_object() {
            Some(object) if object.is_argument() => return Err(hidden()),
            Some(object) => (object, Parts::Options(options)),
            None => {
                let holder = found.node.parent().and_then(|node| node.as_object());
                let holder = holder.filter(|holder| !holder.is_argument());
                (holder.ok_or_else(hidden)?, Parts::One(found.node.id()))
            }
        };
        // An instance path selects the model of that very instance.
        let is_instance_path = found.instances.iter().any(|number| number.is_some());
        if is_instance_path {
            let is_object =
                matches!(parts, Parts::Options(_)) && (found.is_row || !object.is_table());
            if !visibility.exists(instance_part(path, is_object)) {
                return Err(DescribeError::new(DescribeErrorKind::NoSuchInstance));
            }
        }
        Ok(SupportedObjects {
            supported: self,
            visibility,
            mounts: found.mounts,
            hides: visibility.hides_anything(),
            first: Some((object, parts)),
            rest: Below::new(object),
            top: object.id(),
            options,
            is_instance_path,
        })
    }
}

/// The part of an instance path that names an object which can exist: not the table, parameter,
/// command or event at the end, and no table of any instance.
fn instance_part(path: &str, is_object: bool) -> &str {
    let above = |path: &'_ str| path.rfind('.').map_or(0, |at| at.saturating_add(1));
    let (part, is_object) = match path.split_once(".{i}") {
        Some((table, _)) => (table, false),
        None => (path, is_object),
    };
    if is_object {
        return part;
    }
    let part = part.strip_suffix('.').unwrap_or(part);
    part.get(..above(part)).unwrap_or(part)
}

/// Refuses search expressions, wildcards, followed references, and numbers behind `{i}`.
fn check_notation(path: &str) -> Result<(), DescribeError> {
    let mut has_placeholder = false;
    for segment in path.split('.') {
        let is_number = segment.starts_with(|c: char| c.is_ascii_digit());
        let is_search = segment == "*" || segment.starts_with('[') || segment.ends_with('+');
        if is_search || (has_placeholder && is_number) {
            return Err(DescribeError::new(DescribeErrorKind::NotAllowed));
        }
        has_placeholder |= segment == "{i}";
    }
    Ok(())
}

/// The objects below one, each before those below it, as far as they are entered.
#[derive(Clone)]
struct Below<'a> {
    schema: Schema<'a>,
    top: NodeId,
    /// The siblings that are left, and what they stand in.
    siblings: Range<u16>,
    holder: NodeId,
}

impl<'a> Below<'a> {
    /// Nothing, until an object is entered.
    const fn new(top: ObjectNode<'a>) -> Self {
        Self {
            schema: top.schema(),
            top: top.id(),
            siblings: 0..0,
            holder: top.id(),
        }
    }

    /// Goes on with the children of an object.
    fn enter(&mut self, object: ObjectNode<'a>) {
        self.siblings = object.as_node().children().ids();
        self.holder = object.id();
    }

    /// The next object or table; arguments are told with their command or event.
    fn next(&mut self) -> Option<ObjectNode<'a>> {
        loop {
            for number in self.siblings.by_ref() {
                let node = Node::new(self.schema, NodeId(number));
                if let Some(object) = node.as_object().filter(|object| !object.is_argument()) {
                    return Some(object);
                }
            }
            if self.holder == self.top {
                return None;
            }
            // Parents stand before their children; anything else is a damaged image.
            let done = self.holder;
            let above = Node::new(self.schema, done).parent()?;
            self.holder = Some(above.id()).filter(|above| *above < done)?;
            self.siblings = done.0.saturating_add(1)..above.children().ids().end;
        }
    }
}

/// The objects of an answer to GetSupportedDM, each before those below it.
#[derive(Clone)]
pub struct SupportedObjects<'s, 'a> {
    supported: &'s Supported<'a>,
    visibility: &'s dyn Visibility,
    hides: bool,
    mounts: Mounts,
    first: Option<(ObjectNode<'a>, Parts)>,
    rest: Below<'a>,
    top: NodeId,
    options: DescribeOptions,
    is_instance_path: bool,
}

impl<'s, 'a> SupportedObjects<'s, 'a> {
    fn object(&mut self, object: ObjectNode<'a>, parts: Parts) -> SupportedObject<'s, 'a> {
        let is_asked = self.is_instance_path && object.id() == self.top;
        let divergent = if is_asked {
            &[]
        } else {
            self.visibility.divergent_paths(object)
        };
        let has_more = object.id() == self.top || !self.options.first_level_only;
        if divergent.is_empty() && has_more && matches!(parts, Parts::Options(_)) {
            self.rest.enter(object);
        }
        SupportedObject {
            supported: self.supported,
            visibility: self.visibility,
            hides: self.hides,
            mounts: self.mounts,
            object,
            parts,
            divergent,
        }
    }
}

impl<'s, 'a> Iterator for SupportedObjects<'s, 'a> {
    type Item = SupportedObject<'s, 'a>;

    fn next(&mut self) -> Option<SupportedObject<'s, 'a>> {
        if let Some((object, parts)) = self.first.take() {
            return Some(self.object(object, parts));
        }
        loop {
            let object = self.rest.next()?;
            if !self.supported.contains(object.id()) {
                continue;
            }
            let parts = if self.options.first_level_only {
                Parts::Bare {
                    unique_key_sets: self.options.unique_key_sets,
                }
            } else {
                Parts::Options(self.options)
            };
            // [R-GSP.0]
            if !self.hides || self.visibility.may_read(object.as_node(), &self.mounts) {
                return Some(self.object(object, parts));
            }
            if !self.options.first_level_only {
                self.rest.enter(object);
            }
        }
    }
}

impl fmt::Debug for SupportedObjects<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SupportedObjects")
            .field("top", &self.top)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
