//! Patterns: paths with wildcards that cover other paths.

use crate::{ExprView, PathKind, PathView, Segment};

/// Whether a pattern covers a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "three-valued logic")]
pub enum Match {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Only the values in the data model can tell: the pattern holds an expression or follows a reference.
    Depends,
}

impl PathView<'_> {
    /// Whether this pattern means the path itself: the same names, instances by number.
    ///
    /// `*` and `{i}` stand for any instance. An expression [depends](Match::Depends).
    #[must_use]
    pub fn matches(&self, path: &PathView<'_>) -> Match {
        if self.follows_references() || path.follows_references() {
            return self.followed(path);
        }
        let same_end = self.kind() == path.kind();
        if self.len() != path.len() || !same_end {
            return Match::No;
        }
        self.compare(path, &mut |_, _| Match::Depends)
    }

    /// Whether this pattern covers the path: [matches](Self::matches) it or an object that the path stands in.
    ///
    /// So are the Targets of a permission meant, and the items of a ReferenceList: `Device.IP.Interface.` covers the
    /// table, its rows and all below; `Device.IP.Interface.*.Name` one parameter of each row. A pattern without its last
    /// dot covers an object of that name too.
    ///
    /// ```
    /// use usp_path::{Match, PathView};
    ///
    /// let target = PathView::parse("Device.IP.Interface.*.")?;
    /// let path = PathView::parse("Device.IP.Interface.3.Stats.BytesSent")?;
    /// assert_eq!(target.covers(&path), Match::Yes);
    /// # Ok::<(), usp_path::ParseError>(())
    /// ```
    #[must_use]
    pub fn covers(&self, path: &PathView<'_>) -> Match {
        self.covers_with(path, |_, _| Match::Depends)
    }

    /// As [`covers`](Self::covers), with an answer for expressions: whether it holds for the row that the given prefix
    /// of the path is.
    #[must_use]
    pub fn covers_with(
        &self,
        path: &PathView<'_>,
        mut holds: impl FnMut(ExprView<'_>, &PathView<'_>) -> Match,
    ) -> Match {
        if self.follows_references() || path.follows_references() {
            return self.followed(path);
        }
        if self.len() > path.len() {
            return Match::No;
        }
        // A parameter's pattern without dot may be an object's, but an object's is no parameter's.
        if self.len() == path.len() && self.kind().is_object() && path.kind() == PathKind::Parameter
        {
            return Match::No;
        }
        self.compare(path, &mut holds)
    }

    fn compare(
        &self,
        path: &PathView<'_>,
        holds: &mut dyn FnMut(ExprView<'_>, &PathView<'_>) -> Match,
    ) -> Match {
        if self.info().base != path.info().base {
            return Match::No;
        }
        let mut result = Match::Yes;
        let mut place = 0_usize;
        for (pattern, segment) in self.segments().zip(path.segments()) {
            place = place.saturating_add(1);
            let one = match (pattern, segment) {
                (Segment::Wildcard | Segment::Placeholder, other) => yes_if(other.is_instance()),
                (Segment::Expr(expr), Segment::Expr(other)) if expr == other => Match::Yes,
                (Segment::Expr(expr), Segment::Instance(_)) => match path.prefix(place) {
                    Some(row) => holds(expr, &row),
                    None => Match::No,
                },
                (Segment::Expr(_), other) if other.is_instance() => Match::Depends,
                (Segment::Instance(_), Segment::Expr(_)) => Match::Depends,
                (one, other) => yes_if(one == other),
            };
            match one {
                Match::No => return Match::No,
                Match::Depends => result = Match::Depends,
                Match::Yes => {}
            }
        }
        result
    }

    /// What a reference leads to is unknown here, so only equal paths are sure to match.
    fn followed(&self, path: &PathView<'_>) -> Match {
        if self == path {
            Match::Yes
        } else {
            Match::Depends
        }
    }
}

const fn yes_if(condition: bool) -> Match {
    if condition { Match::Yes } else { Match::No }
}
