use alloc::{borrow::ToOwned as _, string::String};
use core::{fmt, str::FromStr};

/// The ID of a Message, which ties an answer to its request; never empty. [R-MSG.8]
///
/// The requester chooses it, the answer repeats it. Nothing else is known of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsgId(String);

impl MsgId {
    /// The ID with a text that has been found not to be empty.
    pub(crate) fn checked(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for MsgId {
    type Error = EmptyMsgId;

    fn try_from(text: String) -> Result<Self, EmptyMsgId> {
        // [R-MSG.8]
        if text.is_empty() {
            Err(EmptyMsgId)
        } else {
            Ok(Self(text))
        }
    }
}

impl TryFrom<&str> for MsgId {
    type Error = EmptyMsgId;

    fn try_from(text: &str) -> Result<Self, EmptyMsgId> {
        text.to_owned().try_into()
    }
}

impl FromStr for MsgId {
    type Err = EmptyMsgId;

    fn from_str(text: &str) -> Result<Self, EmptyMsgId> {
        text.try_into()
    }
}

impl From<MsgId> for String {
    fn from(id: MsgId) -> Self {
        id.0
    }
}

impl AsRef<str> for MsgId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MsgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for MsgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MsgId({:?})", self.0)
    }
}

/// An empty text, which is no [`MsgId`]. [R-MSG.8]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a message ID, found an empty text")]
#[expect(clippy::exhaustive_structs, reason = "nothing else can be wrong")]
pub struct EmptyMsgId;
