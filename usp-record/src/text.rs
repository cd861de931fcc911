//! Values that are required and therefore never empty.

use alloc::{borrow::Cow, boxed::Box, string::String, sync::Arc};
use core::{
    borrow::Borrow,
    fmt,
    str::{self, FromStr},
};

use bytes::Bytes;

use crate::{EndpointId, ParseError, debug::Blob};

/// A value that is required, but empty.
///
/// proto3 does not tell an empty field from an absent one, so that a required field must hold something
/// (R-MTP.4b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected at least one byte, found none")]
#[non_exhaustive]
pub struct EmptyError;

macro_rules! text_type {
    ($name:ident, $into_string:expr) => {
        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl FromStr for $name {
            type Err = EmptyError;

            fn from_str(text: &str) -> Result<Self, EmptyError> {
                Self::try_from(text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                $into_string(value.0)
            }
        }
    };
}

/// An Endpoint ID as it stands in a Record: any text but the empty one.
///
/// Agents in the field use IDs that break a rule of TR-369, and a receiver must still know them apart, compare
/// them with its own, and answer them. So a Record keeps the text byte by byte, and [`parse`](Self::parse) gives
/// the strict [`EndpointId`] where the rules matter. Two IDs are the same when their bytes are. A clone shares the
/// text, for an ID stands in every Record that goes to or comes from an Endpoint.
///
/// ```
/// use usp_record::EndpointIdText;
///
/// let id: EndpointIdText = "os::00256D-0123456789".parse()?;
/// assert!(id.parse().is_ok());
/// let odd: EndpointIdText = "os::000256:a b".parse()?;
/// assert!(odd.parse().is_err());
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointIdText(Arc<str>);

text_type!(EndpointIdText, |text: Arc<str>| Self::from(&*text));

impl EndpointIdText {
    /// The Endpoint ID, when the text keeps to every rule.
    ///
    /// # Errors
    /// The first rule that the text breaks, see [`EndpointId::parse`].
    pub fn parse(&self) -> Result<EndpointId, ParseError> {
        EndpointId::parse(&self.0)
    }
}

impl TryFrom<&str> for EndpointIdText {
    type Error = EmptyError;

    fn try_from(text: &str) -> Result<Self, EmptyError> {
        if text.is_empty() {
            Err(EmptyError)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl TryFrom<String> for EndpointIdText {
    type Error = EmptyError;

    fn try_from(text: String) -> Result<Self, EmptyError> {
        if text.is_empty() {
            Err(EmptyError)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl From<EndpointId> for EndpointIdText {
    fn from(id: EndpointId) -> Self {
        Self(String::from(id).into())
    }
}

impl From<&EndpointId> for EndpointIdText {
    fn from(id: &EndpointId) -> Self {
        Self(id.as_str().into())
    }
}

impl PartialEq<EndpointId> for EndpointIdText {
    fn eq(&self, other: &EndpointId) -> bool {
        self.as_str() == other.as_str()
    }
}

/// The version of USP that the sender of a Record speaks, such as `1.4`.
///
/// Peers announce versions loosely, so this is text: it is shown and compared, but no behaviour should hang on
/// it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Version(Cow<'static, str>);

text_type!(Version, Cow::into_owned);

impl Version {
    /// USP 1.0.
    pub const V1_0: Self = Self(Cow::Borrowed("1.0"));
    /// USP 1.1.
    pub const V1_1: Self = Self(Cow::Borrowed("1.1"));
    /// USP 1.2.
    pub const V1_2: Self = Self(Cow::Borrowed("1.2"));
    /// USP 1.3.
    pub const V1_3: Self = Self(Cow::Borrowed("1.3"));
    /// USP 1.4.
    pub const V1_4: Self = Self(Cow::Borrowed("1.4"));
    /// USP 1.5.
    pub const V1_5: Self = Self(Cow::Borrowed("1.5"));

    /// One of the constants, if there is one for the text: it needs no memory.
    fn known(text: &str) -> Option<Self> {
        Some(match text {
            "1.0" => Self::V1_0,
            "1.1" => Self::V1_1,
            "1.2" => Self::V1_2,
            "1.3" => Self::V1_3,
            "1.4" => Self::V1_4,
            "1.5" => Self::V1_5,
            _ => return None,
        })
    }
}

impl TryFrom<&str> for Version {
    type Error = EmptyError;

    fn try_from(text: &str) -> Result<Self, EmptyError> {
        match Self::known(text) {
            Some(known) => Ok(known),
            None if text.is_empty() => Err(EmptyError),
            None => Ok(Self(Cow::Owned(text.into()))),
        }
    }
}

impl TryFrom<String> for Version {
    type Error = EmptyError;

    fn try_from(text: String) -> Result<Self, EmptyError> {
        match Self::known(&text) {
            Some(known) => Ok(known),
            None if text.is_empty() => Err(EmptyError),
            None => Ok(Self(Cow::Owned(text))),
        }
    }
}

/// Where an Agent listens: the topic of an MQTT or the destination of a STOMP Connect Record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subscribed(Box<str>);

text_type!(Subscribed, Self::from);

impl TryFrom<&str> for Subscribed {
    type Error = EmptyError;

    fn try_from(text: &str) -> Result<Self, EmptyError> {
        if text.is_empty() {
            Err(EmptyError)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl TryFrom<String> for Subscribed {
    type Error = EmptyError;

    fn try_from(text: String) -> Result<Self, EmptyError> {
        if text.is_empty() {
            Err(EmptyError)
        } else {
            Ok(Self(text.into_boxed_str()))
        }
    }
}

/// The encoded Message in a Record without a session: at least one byte (R-E2E.26).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Payload(Bytes);

impl Payload {
    /// The payload, unless it is empty.
    ///
    /// # Errors
    /// [`EmptyError`] when there is no byte.
    pub fn new(bytes: impl Into<Bytes>) -> Result<Self, EmptyError> {
        let bytes = bytes.into();
        // [R-E2E.26]
        if bytes.is_empty() {
            Err(EmptyError)
        } else {
            Ok(Self(bytes))
        }
    }

    /// The bytes, shared with whatever buffer they came from.
    #[must_use]
    pub const fn as_bytes(&self) -> &Bytes {
        &self.0
    }

    /// The bytes themselves.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl AsRef<[u8]> for Payload {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Blob(&self.0).fmt(f)
    }
}

impl TryFrom<Bytes> for Payload {
    type Error = EmptyError;

    fn try_from(bytes: Bytes) -> Result<Self, EmptyError> {
        Self::new(bytes)
    }
}

impl From<Payload> for Bytes {
    fn from(payload: Payload) -> Self {
        payload.0
    }
}
