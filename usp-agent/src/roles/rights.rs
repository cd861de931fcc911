//! The four permission strings.

use core::fmt;
use core::ops::BitOr;
use core::str::FromStr;

/// What one permission string grants: any of read, write, execute and notify.
///
/// Its text is `rwxn` in this order, with `-` for each right that is not granted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rights(u8);

impl Rights {
    /// No right.
    pub const NONE: Self = Self(0);
    /// The right to read.
    pub const READ: Self = Self(0b1000);
    /// The right to write: set a value, add or delete an instance.
    pub const WRITE: Self = Self(0b0100);
    /// The right to operate a command.
    pub const EXECUTE: Self = Self(0b0010);
    /// The right to be notified.
    pub const NOTIFY: Self = Self(0b0001);
    /// Every right.
    pub const ALL: Self = Self(0b1111);

    const LETTERS: [(Self, u8); 4] = [
        (Self::READ, b'r'),
        (Self::WRITE, b'w'),
        (Self::EXECUTE, b'x'),
        (Self::NOTIFY, b'n'),
    ];

    /// Whether every right of `other` is granted.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Rights {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for Rights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::LETTERS.iter().try_for_each(|(right, letter)| {
            let shown = if self.contains(*right) { *letter } else { b'-' };
            fmt::Write::write_char(f, char::from(shown))
        })
    }
}

impl fmt::Debug for Rights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rights({self})")
    }
}

/// A text that is no permission string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RightsError {
    /// The text has not exactly four characters.
    #[error("expected four characters, found {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// A character is neither the letter of its place nor `-`.
    #[error("expected {expected:?} or '-' at place {at}, found {found:?}")]
    Letter {
        /// Place of the character, from 0.
        at: usize,
        /// The letter of this place.
        expected: char,
        /// What stands there.
        found: char,
    },
}

impl FromStr for Rights {
    type Err = RightsError;

    fn from_str(text: &str) -> Result<Self, RightsError> {
        let found = text.chars().count();
        if found != Self::LETTERS.len() {
            return Err(RightsError::Length { found });
        }
        let mut rights = Self::NONE;
        for (at, (found, (right, letter))) in text.chars().zip(Self::LETTERS).enumerate() {
            let expected = char::from(letter);
            if found == expected {
                rights = rights | right;
            } else if found != '-' {
                return Err(RightsError::Letter {
                    at,
                    expected,
                    found,
                });
            }
        }
        Ok(rights)
    }
}

/// The four permission strings of one row of `Permission.{i}.`, or of what several rows add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Permission {
    /// `Param`: values (read, write) and ValueChange (notify).
    pub param: Rights,
    /// `Obj`: the object is resolved (read), instances are added (write), ObjectCreation (notify).
    pub obj: Rights,
    /// `InstantiatedObj`: the instance is listed (read) and deleted (write), ObjectDeletion (notify).
    pub instantiated_obj: Rights,
    /// `CommandEvent`: meta data (read), Operate (execute), Event and OperationComplete (notify).
    pub command_event: Rights,
}

impl Permission {
    /// Nothing granted, as where no row covers an element.
    pub const NONE: Self = Self::uniform(Rights::NONE);
    /// Everything granted.
    pub const ALL: Self = Self::uniform(Rights::ALL);

    /// A permission of four strings.
    #[must_use]
    pub const fn new(
        param: Rights,
        obj: Rights,
        instantiated_obj: Rights,
        command_event: Rights,
    ) -> Self {
        Self {
            param,
            obj,
            instantiated_obj,
            command_event,
        }
    }

    /// The same rights in all four strings.
    #[must_use]
    pub const fn uniform(rights: Rights) -> Self {
        Self::new(rights, rights, rights, rights)
    }
}

impl BitOr for Permission {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::new(
            self.param | other.param,
            self.obj | other.obj,
            self.instantiated_obj | other.instantiated_obj,
            self.command_event | other.command_event,
        )
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_permission_string_is_read_and_printed() {
        for bits in 0..16_u8 {
            let rights = Rights(bits);
            assert_eq!(rights.to_string().parse(), Ok(rights));
        }
        assert_eq!(
            "rw-n".parse(),
            Ok(Rights::READ | Rights::WRITE | Rights::NOTIFY)
        );
    }

    #[test]
    fn texts_of_another_form_are_refused_with_the_place() {
        let error = |text: &str| text.parse::<Rights>().unwrap_err();
        assert_eq!(error("rw-"), RightsError::Length { found: 3 });
        let letter = RightsError::Letter {
            at: 0,
            expected: 'r',
            found: 'w',
        };
        assert_eq!(error("wr--"), letter);
        let error = |text: &str| error(text).to_string();
        expect_test::expect!["expected four characters, found 3"].assert_eq(&error("rw-"));
        expect_test::expect!["expected four characters, found 5"].assert_eq(&error("rwxn-"));
        expect_test::expect!["expected 'r' or '-' at place 0, found 'w'"].assert_eq(&error("wr--"));
        expect_test::expect!["expected 'n' or '-' at place 3, found 'ñ'"].assert_eq(&error("rwxñ"));
    }
}
