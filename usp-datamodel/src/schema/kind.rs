//! The kinds and words of schema nodes.

use core::fmt;

/// What a node of a schema is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// The nameless root above the first object.
    Root,
    /// A single object.
    Object,
    /// A table.
    Table,
    /// A command.
    Command,
    /// The input arguments of a command.
    Input,
    /// The output arguments of a command.
    Output,
    /// An event.
    Event,
    /// A parameter.
    Param,
    /// An input argument.
    InputArg,
    /// An output argument.
    OutputArg,
    /// An argument of an event.
    EventArg,
    /// An object or table among the arguments of a command or event.
    ArgObject,
}

impl Kind {
    /// Kinds below 8 have children.
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::Root => 0,
            Self::Object => 1,
            Self::Table => 2,
            Self::Command => 3,
            Self::Input => 4,
            Self::Output => 5,
            Self::Event => 6,
            Self::ArgObject => 7,
            Self::Param => 8,
            Self::InputArg => 9,
            Self::OutputArg => 10,
            Self::EventArg => 11,
        }
    }

    pub(crate) const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::Object,
            2 => Self::Table,
            3 => Self::Command,
            4 => Self::Input,
            5 => Self::Output,
            6 => Self::Event,
            7 => Self::ArgObject,
            8 => Self::Param,
            9 => Self::InputArg,
            10 => Self::OutputArg,
            11 => Self::EventArg,
            _ => Self::Root,
        }
    }

    /// Whether the node is a parameter or an argument that holds a value.
    #[must_use]
    pub const fn is_param(self) -> bool {
        matches!(
            self,
            Self::Param | Self::InputArg | Self::OutputArg | Self::EventArg
        )
    }

    /// Whether the node is an object or a table, also one among arguments.
    #[must_use]
    pub const fn is_object(self) -> bool {
        matches!(self, Self::Object | Self::Table | Self::ArgObject)
    }
}

/// Who may add and delete the rows of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "ObjAccessType of USP knows exactly these four"
)]
pub enum ObjectAccess {
    /// Nobody: the Agent does.
    #[default]
    ReadOnly,
    /// A Controller adds and deletes rows.
    AddDelete,
    /// A Controller adds rows. Only a device type says so.
    AddOnly,
    /// A Controller deletes rows. Only a device type says so.
    DeleteOnly,
}

impl ObjectAccess {
    #[cfg(feature = "xml")]
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::ReadOnly => 0,
            Self::AddDelete => 1,
            Self::AddOnly => 2,
            Self::DeleteOnly => 3,
        }
    }

    pub(crate) const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::AddDelete,
            2 => Self::AddOnly,
            3 => Self::DeleteOnly,
            _ => Self::ReadOnly,
        }
    }

    /// Whether a Controller may add rows.
    #[must_use]
    pub const fn can_add(self) -> bool {
        matches!(self, Self::AddDelete | Self::AddOnly)
    }

    /// Whether a Controller may delete rows.
    #[must_use]
    pub const fn can_delete(self) -> bool {
        matches!(self, Self::AddDelete | Self::DeleteOnly)
    }
}

/// How changes of a parameter are notified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the four words of the DM schema")]
pub enum ActiveNotify {
    /// As a subscription asks.
    #[default]
    Normal,
    /// Always, whatever is asked (CWMP).
    ForceEnabled,
    /// On unless switched off (CWMP).
    ForceDefaultEnabled,
    /// The Agent may refuse to notify.
    CanDeny,
}

impl ActiveNotify {
    #[cfg(feature = "xml")]
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::Normal => 0,
            Self::ForceEnabled => 1,
            Self::ForceDefaultEnabled => 2,
            Self::CanDeny => 3,
        }
    }

    pub(crate) const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::ForceEnabled,
            2 => Self::ForceDefaultEnabled,
            3 => Self::CanDeny,
            _ => Self::Normal,
        }
    }

    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::ForceEnabled => "forceEnabled",
            Self::ForceDefaultEnabled => "forceDefaultEnabled",
            Self::CanDeny => "canDeny",
        }
    }
}

/// The version of a model, or the one in which a node was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Version {
    /// First number.
    pub major: u16,
    /// Second number.
    pub minor: u16,
    /// Third number; 0 where the model writes only two.
    pub patch: u16,
}

impl Version {
    /// A version of three numbers.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }

    /// Reads `m.n` or `m.n.p`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('.');
        let mut next = || -> Option<u16> {
            let digits = numbers.next()?;
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse().ok() } else { None }
        };
        let (major, minor) = (next()?, next()?);
        let patch = match text.split('.').nth(2) {
            Some(_) => next()?,
            None => 0,
        };
        numbers
            .next()
            .is_none()
            .then_some(Self::new(major, minor, patch))
    }
}

impl fmt::Display for Version {
    /// `m.n`, or `m.n.p` when the third number is not 0.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        if self.patch != 0 {
            write!(f, ".{}", self.patch)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn versions_are_two_or_three_numbers_and_compare_as_numbers() {
        assert_eq!(Version::parse("2.19"), Some(Version::new(2, 19, 0)));
        assert_eq!(Version::parse("2.19.1"), Some(Version::new(2, 19, 1)));
        assert!(Version::parse("2.9") < Version::parse("2.19"));
        for bad in ["", "2", "2.", "2.1.", "2.1.1.1", "2.+1", "x.1", "2.99999"] {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
        assert_eq!(Version::new(1, 0, 0).to_string(), "1.0");
        assert_eq!(Version::new(1, 0, 7).to_string(), "1.0.7");
    }
}
