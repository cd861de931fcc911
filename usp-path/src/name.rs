//! The owned path.

use alloc::{boxed::Box, format, string::ToString};
use core::{cmp::Ordering, fmt, hash, str::FromStr};

use crate::{
    Leniency, Limits, ParseError, ParseErrorKind, PathKind, PathView, RelativePath, Segment,
    path::{Base, Info, Raw, Segments},
};

/// An owned path in canonical form.
///
/// What is allowed, compared and asked is that of [`PathView`], which [`view`](Self::view) gives for nothing. \[R-ARC.7\]
///
/// ```
/// use usp_path::{Leniency, Limits, PathName};
///
/// let path: PathName = r#"Device.IP.Interface.[Name=="eth0"].Status"#.parse()?;
/// assert!(path.view().is_search());
/// let path = PathName::parse_with("Device.IP.Interface.3", Leniency::AGENT, &Limits::DEFAULT)?;
/// assert_eq!(path.as_str(), "Device.IP.Interface.3.");
/// # Ok::<(), usp_path::ParseError>(())
/// ```
#[derive(Clone)]
pub struct PathName {
    text: Box<str>,
    segments: Box<[Raw]>,
    info: Info,
}

impl PathName {
    /// Parses an absolute path strictly, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// As [`PathView::parse`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        PathView::parse(text).map(Self::from)
    }

    /// Parses an absolute path with what is to be tolerated and the limits.
    ///
    /// # Errors
    ///
    /// As [`PathView::parse_with`].
    pub fn parse_with(text: &str, leniency: Leniency, limits: &Limits) -> Result<Self, ParseError> {
        PathView::parse_with(text, leniency, limits).map(Self::from)
    }

    pub(crate) fn joined(
        base: &PathView<'_>,
        relative: &RelativePath<'_>,
    ) -> Result<Self, ParseError> {
        if !base.kind().is_object() || base.info().base == Base::Relative {
            let text = base.to_string();
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            return Err(ParseError::new(
                ParseErrorKind::NotAnObject,
                None,
                end..end,
                &text,
            ));
        }
        let text = format!("{base}{relative}");
        PathView::parse_with(&text, Leniency::STRICT, &Limits::MAX).map(Self::from)
    }

    /// The borrowed form, without cost.
    #[must_use]
    pub fn view(&self) -> PathView<'_> {
        PathView::from_parts(&self.text, Segments::Borrowed(&self.segments), self.info)
    }

    /// The canonical text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The canonical text, owned.
    #[must_use]
    pub fn into_string(self) -> alloc::string::String {
        self.text.into_string()
    }

    /// What the path leads to.
    #[must_use]
    pub const fn kind(&self) -> PathKind {
        self.info.kind
    }

    /// Whether it is a Search Path.
    #[must_use]
    pub const fn is_search(&self) -> bool {
        self.info.search
    }

    /// The first `count` segments as an object path; `None` if there are not so many, or none are asked for.
    #[must_use]
    pub fn prefix(&self, count: usize) -> Option<PathView<'_>> {
        self.view().into_prefix(&self.segments, count)
    }

    /// The object that the last segment stands in; `None` for a path of one segment.
    #[must_use]
    pub fn parent(&self) -> Option<PathView<'_>> {
        self.prefix(self.segments.len().checked_sub(1)?)
    }

    /// The path below this object: this path, then the relative one.
    ///
    /// # Errors
    ///
    /// As [`PathView::join`].
    pub fn join(&self, relative: &RelativePath<'_>) -> Result<Self, ParseError> {
        Self::joined(&self.view(), relative)
    }

    /// The segments from the root on.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
        let view = self.view();
        (0..self.segments.len()).filter_map(move |index| view.segment(index))
    }
}

impl From<&PathView<'_>> for PathName {
    fn from(view: &PathView<'_>) -> Self {
        if view.is_canonical() {
            let mut info = *view.info();
            info.leniency = Leniency::STRICT;
            return Self {
                text: view.as_str().into(),
                segments: view.raw().into(),
                info,
            };
        }
        let text = view.to_string();
        let parsed = PathView::parse_with(&text, Leniency::STRICT, &Limits::MAX)
            .map(|view| (Box::from(view.raw()), *view.info()));
        // A canonical form is strict, and no longer than what the limits let pass, so this does not fail.
        let (segments, info) = parsed.unwrap_or_else(|_| (view.raw().into(), *view.info()));
        Self {
            text: text.into_boxed_str(),
            segments,
            info,
        }
    }
}

impl From<PathView<'_>> for PathName {
    fn from(view: PathView<'_>) -> Self {
        Self::from(&view)
    }
}

impl FromStr for PathName {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for PathName {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl AsRef<str> for PathName {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for PathName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PathName").field(&self.text).finish()
    }
}

impl fmt::Display for PathName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl PartialEq for PathName {
    fn eq(&self, other: &Self) -> bool {
        // Canonical forms are equal just when the segments are.
        self.text == other.text
    }
}

impl Eq for PathName {}

impl hash::Hash for PathName {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for PathName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathName {
    /// As [`PathView`]: by segments, instances numerically.
    fn cmp(&self, other: &Self) -> Ordering {
        self.view().cmp(&other.view())
    }
}
