//! From a parsed path to its node.

use usp_path::{PathView, Segment};

use super::lookup::Walk;
use super::{Found, LookupError, LookupErrorKind, Schema};

impl<'a> Schema<'a> {
    /// Finds the node of a parsed path: what [`lookup`](Self::lookup) finds for its text.
    ///
    /// Instance numbers, `{i}`, `*` and search expressions are taken alike; for paths that have to
    /// name one node see [`lookup_plain_path`](Self::lookup_plain_path). What a
    /// [`Leniency`](usp_path::Leniency) let pass is no obstacle. Nothing is allocated.
    ///
    /// # Errors
    ///
    /// [`LookupError`] with the reason and the place in [`PathView::as_str`].
    pub fn lookup_path(&self, path: &PathView<'_>) -> Result<Found<'a>, LookupError> {
        // The quick way reads text, and only a canonical one says what the segments say.
        if path.is_canonical() && !path.is_search() && !path.follows_references() {
            return self.lookup(path.as_str());
        }
        self.walk_path(path)
    }

    /// Finds the node of a parsed path that holds nothing but names, instance numbers and `{i}`.
    ///
    /// Such a path names at most one node of a model: of the instantiated one when
    /// [`PathInstances::is_concrete`](super::PathInstances::is_concrete), else of the supported one.
    ///
    /// # Errors
    ///
    /// [`LookupError`] of kind [`Search`](LookupErrorKind::Search) at the first wildcard or search
    /// expression (an address by unique key is one by its form), of kind
    /// [`Reference`](LookupErrorKind::Reference) at the first followed reference; else that of
    /// [`lookup_path`](Self::lookup_path).
    pub fn lookup_plain_path(&self, path: &PathView<'_>) -> Result<Found<'a>, LookupError> {
        for (index, segment) in path.segments().enumerate() {
            let kind = match segment {
                Segment::Wildcard | Segment::Expr(_) => LookupErrorKind::Search,
                Segment::Follow(_) => LookupErrorKind::Reference,
                Segment::Name(_)
                | Segment::Instance(_)
                | Segment::Placeholder
                | Segment::Command(_)
                | Segment::Event(_) => continue,
            };
            let span = path.segment_span(index).unwrap_or_default();
            let root = self.root().id();
            return Err(LookupError::new(kind, span.start, span.end, root));
        }
        self.lookup_path(path)
    }

    /// Finds the node of a parsed path segment by segment.
    fn walk_path(&self, path: &PathView<'_>) -> Result<Found<'a>, LookupError> {
        let mut walk = Walk::new(*self);
        let last = path.len().saturating_sub(1);
        for (index, segment) in path.segments().enumerate() {
            let span = path.segment_span(index).unwrap_or_default();
            walk.span = (span.start, span.end);
            match segment {
                Segment::Name(name) => {
                    walk.name(name, index < last || path.kind().is_object())?;
                }
                // Nodes are named with the marks that the segment lacks.
                Segment::Command(_) | Segment::Event(_) => {
                    walk.name(path.as_str().get(span).unwrap_or_default(), false)?;
                }
                Segment::Instance(number) => {
                    let number = number.get();
                    walk.instance(number.ok_or_else(|| walk.error(LookupErrorKind::Syntax))?)?;
                }
                Segment::Wildcard | Segment::Expr(_) | Segment::Placeholder => walk.instance(0)?,
                Segment::Follow(follow) => walk.follow_name(follow.name())?,
            }
        }
        walk.finish()
    }
}

#[cfg(all(test, feature = "tr181"))]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn segments_lead_where_the_text_leads_for_every_path_of_the_schema() {
        let schema = crate::tr181();
        let mut compared = 0;
        for node in schema.nodes() {
            let supported = node.path().to_string();
            for number in ["{i}", "7", "*", "[Alias==\"a.b\"]"] {
                let text = supported.replace("{i}", number);
                // Arguments have no place in the paths of requests.
                let Ok(path) = PathView::parse(&text) else {
                    assert!(
                        supported.contains("()") || supported.contains("!."),
                        "{text}"
                    );
                    continue;
                };
                compared += 1;
                assert_eq!(schema.walk_path(&path), schema.lookup(&text), "{text}");
                assert_eq!(schema.lookup_path(&path), schema.lookup(&text), "{text}");
            }
        }
        assert!(compared > 30_000, "{compared}");
    }
}
