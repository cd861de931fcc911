//! Paths whose kind is known to the compiler.

use core::{fmt, ops::Deref};

use crate::{KindError, Leniency, Limits, ParseError, PathKind, PathName, PathView, path::Base};

macro_rules! typed {
    ($(#[$doc:meta])* $name:ident, $expected:literal, |$path:ident| $condition:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<'a>(PathView<'a>);

        impl<'a> $name<'a> {
            /// The path without its type.
            #[must_use]
            pub fn into_view(self) -> PathView<'a> {
                self.0
            }

            fn fits($path: &PathView<'_>) -> bool {
                $condition
            }
        }

        impl<'a> Deref for $name<'a> {
            type Target = PathView<'a>;

            fn deref(&self) -> &PathView<'a> {
                &self.0
            }
        }

        impl<'a> TryFrom<PathView<'a>> for $name<'a> {
            type Error = KindError;

            fn try_from(path: PathView<'a>) -> Result<Self, KindError> {
                if Self::fits(&path) {
                    Ok(Self(path))
                } else {
                    Err(KindError::new($expected, &path))
                }
            }
        }

        impl<'a> TryFrom<&'a PathView<'_>> for $name<'a> {
            type Error = KindError;

            fn try_from(path: &'a PathView<'_>) -> Result<Self, KindError> {
                Self::try_from(path.reborrow())
            }
        }

        impl<'a> TryFrom<&'a PathName> for $name<'a> {
            type Error = KindError;

            fn try_from(path: &'a PathName) -> Result<Self, KindError> {
                Self::try_from(path.view())
            }
        }

        impl<'a> From<$name<'a>> for PathView<'a> {
            fn from(path: $name<'a>) -> Self {
                path.0
            }
        }

        impl fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

const fn instantiated(path: &PathView<'_>) -> bool {
    !path.has_placeholders() && matches!(path.info().base, Base::Absolute)
}

typed! {
    /// A path to objects of the instantiated data model: a single one, a table, rows, or what a reference names.
    ObjectPath, "an object path", |path| path.kind().is_object() && instantiated(path)
}

typed! {
    /// A path to parameters of the instantiated data model.
    ParamPath, "a parameter path", |path| path.kind() == PathKind::Parameter && instantiated(path)
}

typed! {
    /// A path to commands, `Device.Reboot()`.
    CommandPath, "a command path", |path| path.kind() == PathKind::Command && instantiated(path)
}

typed! {
    /// A path to events, `Device.Boot!`.
    EventPath, "an event path", |path| path.kind() == PathKind::Event && instantiated(path)
}

typed! {
    /// A path with `[..]`, `*` or `#*+`. \[R-ARC.9\] \[R-ARC.10\]
    SearchPath, "a search path", |path| path.is_search() && instantiated(path)
}

typed! {
    /// A path of the supported data model: `{i}` for the rows of a table, no search, no references.
    ///
    /// Numbers may stand before the first `{i}`, never behind it. \[R-ARC.7\]
    SupportedPath, "a path of the supported data model", |path| {
        !path.is_search()
            && !path.follows_references()
            && (path.has_placeholders() || !path.has_instances())
            && path.info().base == Base::Absolute
    }
}

typed! {
    /// A path that starts below an object which it does not name: `Status`, `Stats.BytesSent`, `Result.1.Channel`.
    RelativePath, "a relative path", |path| path.info().base == Base::Relative
}

impl<'a> RelativePath<'a> {
    pub(crate) const fn new(path: PathView<'a>) -> Self {
        Self(path)
    }

    /// Parses a relative path strictly, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// A [`ParseError`] of code 7008 if the text is no relative path, of code 7005 if a limit is exceeded.
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        Self::parse_with(text, Leniency::STRICT, &Limits::DEFAULT)
    }

    /// Parses a relative path with what is to be tolerated and the limits.
    ///
    /// # Errors
    ///
    /// A [`ParseError`] of code 7008 if the text is no relative path, of code 7005 if a limit is exceeded.
    pub fn parse_with(
        text: &'a str,
        leniency: Leniency,
        limits: &Limits,
    ) -> Result<Self, ParseError> {
        PathView::parse_relative(text, leniency, limits).map(Self)
    }
}

impl<'a> TryFrom<&'a str> for RelativePath<'a> {
    type Error = ParseError;

    fn try_from(text: &'a str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}
