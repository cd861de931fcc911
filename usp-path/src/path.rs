//! The borrowed path, and what can be asked of it.

use alloc::vec::Vec;
use core::{cmp::Ordering, fmt, hash};

use crate::{
    ExprView, Follow, InstanceNumber, Item, Leniency, Limits, ParseError, PathName, RelativePath,
    Segment,
    diagnose::not_utf8,
    parse::{self, INLINE},
};

/// What a path leads to, told by its last segment.
///
/// Whether it is a Search Path is a question of its own: [`PathView::is_search`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar of TR-369 is closed")]
pub enum PathKind {
    /// `Device.IP.` or `Device.IP.Interface.`: a single object, or a table.
    Object,
    /// `Device.IP.Interface.1.`, or with `*`, `[..]` or `{i}` in its place: rows of a table.
    ObjectInstance,
    /// `Device.NAT.PortMapping.1.Interface+.`: the object that a reference names, be it a row or not.
    Referenced,
    /// `Device.IP.Interface.1.Name`: a parameter.
    Parameter,
    /// `Device.Reboot()`: a command.
    Command,
    /// `Device.Boot!`: an event.
    Event,
}

impl PathKind {
    /// Whether it is an object of any sort, so that the path ends in a dot.
    #[must_use]
    pub const fn is_object(self) -> bool {
        matches!(self, Self::Object | Self::ObjectInstance | Self::Referenced)
    }
}

/// What the first segment stands below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// Nothing: it is the root object.
    Absolute,
    /// An object that the path does not name.
    Relative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RawKind {
    Name,
    Number,
    Wildcard,
    Expr,
    Placeholder,
    Follow,
    Command,
    Event,
}

/// The place of a segment in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw {
    pub(crate) start: u16,
    pub(crate) end: u16,
    pub(crate) kind: RawKind,
}

impl Raw {
    pub(crate) const EMPTY: Self = Self {
        start: 0,
        end: 0,
        kind: RawKind::Name,
    };
}

#[derive(Clone, Debug)]
pub(crate) enum Segments<'a> {
    Inline([Raw; INLINE], u8),
    Heap(Vec<Raw>),
    Borrowed(&'a [Raw]),
}

impl Segments<'_> {
    pub(crate) fn as_slice(&self) -> &[Raw] {
        match self {
            Self::Inline(raw, len) => raw.get(..usize::from(*len)).unwrap_or_default(),
            Self::Heap(raw) => raw,
            Self::Borrowed(raw) => raw,
        }
    }

    /// Adds a segment that has no place without heap.
    #[cold]
    pub(crate) fn spill(&mut self, raw: Raw) {
        if let Self::Heap(heap) = self {
            heap.push(raw);
            return;
        }
        let mut heap = self.as_slice().to_vec();
        heap.push(raw);
        *self = Self::Heap(heap);
    }
}

/// What is known of a whole path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Info {
    pub(crate) kind: PathKind,
    pub(crate) base: Base,
    pub(crate) leniency: Leniency,
    /// A number, `*` or `[..]` occurs.
    pub(crate) instance: bool,
    /// `[..]`, `*` or `#*+` occurs.
    pub(crate) search: bool,
    /// A followed reference occurs.
    pub(crate) follows: bool,
    /// `{i}` occurs.
    pub(crate) placeholder: bool,
    /// The text is its own canonical form.
    pub(crate) canonical: bool,
}

impl Info {
    pub(crate) const fn new(base: Base, leniency: Leniency) -> Self {
        Self {
            kind: PathKind::Object,
            base,
            leniency,
            instance: false,
            search: false,
            follows: false,
            placeholder: false,
            canonical: false,
        }
    }
}

/// A parsed path that borrows its text: no heap for up to 16 segments.
///
/// An absolute path, in the notation of the instantiated data model (`Device.IP.Interface.1.Name`) or of the supported
/// one (`Device.IP.Interface.{i}.Name`); a path without instance identifiers is both. Equality, order and hash go by
/// segments, instances numerically; they do not see what a [`Leniency`] let pass. \[R-ARC.7\]
///
/// ```
/// use usp_path::{PathKind, PathView, Segment};
///
/// let path = PathView::parse("Device.IP.Interface.7.Name")?;
/// assert_eq!(path.kind(), PathKind::Parameter);
/// assert!(matches!(path.segment(3), Some(Segment::Instance(n)) if n.get() == Some(7)));
/// assert_eq!(path.parent().unwrap().to_string(), "Device.IP.Interface.7.");
/// # Ok::<(), usp_path::ParseError>(())
/// ```
#[derive(Clone)]
pub struct PathView<'a> {
    text: &'a str,
    segments: Segments<'a>,
    info: Info,
}

impl<'a> PathView<'a> {
    /// Parses an absolute path strictly, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// A [`ParseError`] of code 7008 if the text is no path, of code 7005 if a limit is exceeded.
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        Self::parse_with(text, Leniency::STRICT, &Limits::DEFAULT)
    }

    /// Parses an absolute path with what is to be tolerated and the limits.
    ///
    /// # Errors
    ///
    /// A [`ParseError`] of code 7008 if the text is no path, of code 7005 if a limit is exceeded.
    pub fn parse_with(
        text: &'a str,
        leniency: Leniency,
        limits: &Limits,
    ) -> Result<Self, ParseError> {
        parse::parse(text, Base::Absolute, leniency, limits)
    }

    /// Parses an absolute path from bytes that need not be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`parse_with`](Self::parse_with), and one of kind [`Utf8`](crate::ParseErrorKind::Utf8).
    pub fn from_utf8(
        bytes: &'a [u8],
        leniency: Leniency,
        limits: &Limits,
    ) -> Result<Self, ParseError> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Self::parse_with(text, leniency, limits),
            Err(error) => Err(not_utf8(bytes, &error)),
        }
    }

    pub(crate) fn parse_relative(
        text: &'a str,
        leniency: Leniency,
        limits: &Limits,
    ) -> Result<Self, ParseError> {
        parse::parse(text, Base::Relative, leniency, limits)
    }

    pub(crate) const fn from_parts(text: &'a str, segments: Segments<'a>, info: Info) -> Self {
        Self {
            text,
            segments,
            info,
        }
    }

    /// A path to be filled by the parser.
    #[inline]
    pub(crate) const fn unparsed(text: &'a str, base: Base, leniency: Leniency) -> Self {
        Self {
            text,
            segments: Segments::Inline([Raw::EMPTY; INLINE], 0),
            info: Info::new(base, leniency),
        }
    }

    pub(crate) const fn parts_mut(&mut self) -> (&mut Segments<'a>, &mut Info) {
        (&mut self.segments, &mut self.info)
    }

    pub(crate) const fn info(&self) -> &Info {
        &self.info
    }

    pub(crate) fn raw(&self) -> &[Raw] {
        self.segments.as_slice()
    }

    /// The text as it was given; [`Display`](fmt::Display) prints the canonical form.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// What the path leads to.
    #[must_use]
    pub const fn kind(&self) -> PathKind {
        self.info.kind
    }

    /// Whether it is a Search Path: it holds `[..]`, `*` or `#*+`. \[R-ARC.9\] \[R-ARC.10\]
    ///
    /// Addressing by unique key has the syntax of a search and counts as one.
    #[must_use]
    pub const fn is_search(&self) -> bool {
        self.info.search
    }

    /// Whether it holds `{i}`, so that it belongs to the supported data model only.
    #[must_use]
    pub const fn has_placeholders(&self) -> bool {
        self.info.placeholder
    }

    /// Whether it holds an instance number, `*` or `[..]`.
    #[must_use]
    pub const fn has_instances(&self) -> bool {
        self.info.instance
    }

    /// Whether it follows references.
    #[must_use]
    pub const fn follows_references(&self) -> bool {
        self.info.follows
    }

    /// Whether the text is its own canonical form, byte for byte.
    ///
    /// `false` is a hint only: the form may be the same.
    #[must_use]
    pub const fn is_canonical(&self) -> bool {
        self.info.canonical
    }

    /// The number of segments, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.raw().len()
    }

    /// The segment at a place, counted from 0.
    #[must_use]
    pub fn segment(&self, index: usize) -> Option<Segment<'a>> {
        self.raw().get(index).map(|raw| self.resolve(*raw))
    }

    /// The segments from the root on.
    pub fn segments(
        &self,
    ) -> impl DoubleEndedIterator<Item = Segment<'a>> + ExactSizeIterator + '_ {
        self.raw().iter().map(|raw| self.resolve(*raw))
    }

    /// The bytes of [`as_str`](Self::as_str) that a segment takes, without dots around it.
    ///
    /// That of a command includes its parentheses, that of an event its exclamation mark.
    ///
    /// ```
    /// use usp_path::PathView;
    ///
    /// let path = PathView::parse("Device.IP.Reset()")?;
    /// assert_eq!((path.segment_span(1), path.segment_span(2)), (Some(7..9), Some(10..17)));
    /// # Ok::<(), usp_path::ParseError>(())
    /// ```
    #[must_use]
    pub fn segment_span(&self, index: usize) -> Option<core::ops::Range<usize>> {
        let raw = self.raw().get(index)?;
        let mark = match raw.kind {
            RawKind::Command => 2,
            RawKind::Event => 1,
            RawKind::Name
            | RawKind::Number
            | RawKind::Wildcard
            | RawKind::Expr
            | RawKind::Placeholder
            | RawKind::Follow => 0,
        };
        Some(usize::from(raw.start)..usize::from(raw.end).checked_add(mark)?)
    }

    /// The last segment's name: of the parameter, command, event or object, or of the reference followed.
    #[must_use]
    pub fn last_name(&self) -> Option<&'a str> {
        match self.segments().next_back()? {
            Segment::Name(name) | Segment::Command(name) | Segment::Event(name) => Some(name),
            Segment::Follow(follow) => Some(follow.name()),
            Segment::Instance(_) | Segment::Wildcard | Segment::Expr(_) | Segment::Placeholder => {
                None
            }
        }
    }

    fn resolve(&self, raw: Raw) -> Segment<'a> {
        let text = self.slice(raw.start, raw.end);
        match raw.kind {
            RawKind::Name => Segment::Name(text),
            RawKind::Number => Segment::Instance(InstanceNumber(text)),
            RawKind::Wildcard => Segment::Wildcard,
            RawKind::Expr => Segment::Expr(ExprView::new(text, self.info.leniency)),
            RawKind::Placeholder => Segment::Placeholder,
            RawKind::Follow => {
                let (name, item) = parse::split_follow(text);
                Segment::Follow(Follow {
                    name,
                    item: match item {
                        None => Item::First,
                        Some("*") => Item::All,
                        Some(number) => Item::Nth(InstanceNumber(number)),
                    },
                })
            }
            RawKind::Command => Segment::Command(text),
            RawKind::Event => Segment::Event(text),
        }
    }

    fn slice(&self, start: u16, end: u16) -> &'a str {
        self.text
            .get(usize::from(start)..usize::from(end))
            .unwrap_or_default()
    }

    /// The first `count` segments as an object path; `None` if there are not so many, or none are asked for.
    #[must_use]
    pub fn prefix(&self, count: usize) -> Option<PathView<'_>> {
        self.reborrow().into_prefix(self.raw(), count)
    }

    /// The first segments of a path whose segments are borrowed from `raw`.
    pub(crate) fn into_prefix(self, raw: &'a [Raw], count: usize) -> Option<Self> {
        if count == raw.len() {
            return Some(self);
        }
        let raw = raw.get(..count)?;
        let last = raw.last()?;
        let mut info = self.info;
        // Commands and events stand last, so they are in no part.
        info.kind = match last.kind {
            RawKind::Name | RawKind::Command | RawKind::Event => PathKind::Object,
            RawKind::Number | RawKind::Wildcard | RawKind::Expr | RawKind::Placeholder => {
                PathKind::ObjectInstance
            }
            RawKind::Follow => PathKind::Referenced,
        };
        info.instance = has(raw, &[RawKind::Number, RawKind::Wildcard, RawKind::Expr]);
        info.placeholder = has(raw, &[RawKind::Placeholder]);
        info.follows = has(raw, &[RawKind::Follow]);
        info.search = self.info.search && raw.iter().any(|raw| self.searches(*raw));
        // Something follows, so there is a dot directly behind the segment.
        let end = last.end.saturating_add(1);
        Some(Self {
            text: self.text.get(..usize::from(end))?,
            segments: Segments::Borrowed(raw),
            info,
        })
    }

    fn searches(&self, raw: Raw) -> bool {
        match raw.kind {
            RawKind::Wildcard | RawKind::Expr => true,
            RawKind::Follow => self.slice(raw.start, raw.end).ends_with("#*+"),
            RawKind::Name
            | RawKind::Number
            | RawKind::Placeholder
            | RawKind::Command
            | RawKind::Event => false,
        }
    }

    /// The same path without a copy of the segments.
    #[must_use]
    pub fn reborrow(&self) -> PathView<'_> {
        PathView {
            text: self.text,
            segments: Segments::Borrowed(self.raw()),
            info: self.info,
        }
    }

    /// The object that the last segment stands in; `None` for a path of one segment.
    ///
    /// The parent of `Device.IP.Interface.1.` is the table `Device.IP.Interface.`.
    #[must_use]
    pub fn parent(&self) -> Option<PathView<'_>> {
        self.prefix(self.len().checked_sub(1)?)
    }

    /// Splits behind the first `count` segments; `None` if one of the parts would be empty.
    #[must_use]
    pub fn split(&self, count: usize) -> Option<(PathView<'_>, RelativePath<'a>)> {
        let prefix = self.prefix(count)?;
        let rest = self.raw().get(count..)?;
        // Nothing is left if all segments are asked for.
        let start = rest.first()?.start;
        let text = self.text.get(usize::from(start)..)?;
        let moved = |raw: &Raw| Raw {
            start: raw.start.saturating_sub(start),
            end: raw.end.saturating_sub(start),
            kind: raw.kind,
        };
        let mut inline = [Raw::EMPTY; INLINE];
        let segments = match u8::try_from(rest.len()) {
            Ok(len) if rest.len() <= INLINE => {
                for (slot, raw) in inline.iter_mut().zip(rest) {
                    *slot = moved(raw);
                }
                Segments::Inline(inline, len)
            }
            _ => Segments::Heap(rest.iter().map(moved).collect()),
        };
        let mut info = self.info;
        info.base = Base::Relative;
        info.instance = has(rest, &[RawKind::Number, RawKind::Wildcard, RawKind::Expr]);
        info.placeholder = has(rest, &[RawKind::Placeholder]);
        info.follows = has(rest, &[RawKind::Follow]);
        info.search = rest.iter().any(|raw| self.searches(*raw));
        let relative = RelativePath::new(PathView {
            text,
            segments,
            info,
        });
        Some((prefix, relative))
    }

    /// Whether `other` stands below this object, at any depth; not the object itself.
    ///
    /// Segments are compared as they are: `*` is the ancestor of what stands below `*`. For patterns see
    /// [`covers`](Self::covers).
    #[must_use]
    pub fn is_ancestor_of(&self, other: &PathView<'_>) -> bool {
        self.kind().is_object()
            && self.info.base == other.info.base
            && self.len() < other.len()
            && self.segments().eq(other.segments().take(self.len()))
    }

    /// The relative path from an object to what stands below it; `None` if it does not.
    #[must_use]
    pub fn strip_prefix(&self, object: &PathView<'_>) -> Option<RelativePath<'a>> {
        if !object.is_ancestor_of(self) {
            return None;
        }
        self.split(object.len()).map(|(_, relative)| relative)
    }

    /// The path below an object: this path, then the relative one.
    ///
    /// # Errors
    ///
    /// A [`ParseError`] of kind [`NotAnObject`](crate::ParseErrorKind::NotAnObject) if this path ends in no dot, or if
    /// the two do not make a path together: an instance identifier behind a row, notations that do not mix, a limit.
    pub fn join(&self, relative: &RelativePath<'_>) -> Result<PathName, ParseError> {
        PathName::joined(self, relative)
    }

    /// An owned copy, in canonical form.
    #[must_use]
    pub fn to_path_name(&self) -> PathName {
        PathName::from(self)
    }
}

fn has(raw: &[Raw], kinds: &[RawKind]) -> bool {
    raw.iter().any(|raw| kinds.contains(&raw.kind))
}

impl fmt::Debug for PathView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PathView").field(&self.text).finish()
    }
}

impl<'a> TryFrom<&'a str> for PathView<'a> {
    type Error = ParseError;

    fn try_from(text: &'a str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl PartialEq for PathView<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.info.kind == other.info.kind
            && self.info.base == other.info.base
            && self.segments().eq(other.segments())
    }
}

impl Eq for PathView<'_> {}

impl PartialOrd for PathView<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathView<'_> {
    /// By segments; an object comes before what stands below it, instances go numerically.
    fn cmp(&self, other: &Self) -> Ordering {
        self.segments()
            .cmp(other.segments())
            .then_with(|| self.info.kind.cmp(&other.info.kind))
            .then_with(|| {
                (self.info.base == Base::Relative).cmp(&(other.info.base == Base::Relative))
            })
    }
}

impl hash::Hash for PathView<'_> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.info.kind.hash(state);
        for segment in self.segments() {
            segment.hash(state);
        }
    }
}
