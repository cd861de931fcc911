use alloc::{boxed::Box, string::String};
use core::fmt;

use crate::ErrorCode;

/// Bytes that are not a valid USP Message: what is wrong, where, and what can be said of the rest.
///
/// Nothing of this is computed before an error is certain. [`msg_id`](Self::msg_id) and
/// [`body`](Self::body) tell a receiver whether an answer is due [R-MSG.0, R-MTP.5].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Fault>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: DecodeErrorKind,
    pub(crate) path: String,
    pub(crate) offset: usize,
    pub(crate) msg_id: Option<String>,
    pub(crate) body: BodyKind,
    pub(crate) is_deregister: bool,
}

impl DecodeError {
    pub(crate) fn new(fault: Fault) -> Self {
        Self(Box::new(fault))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// Field at fault, from the Message inwards: `msg.body.request.set.update_objs[3].obj_path`.
    ///
    /// Elements of a list count from 0. A map stands for its entries: `result_params[2].key`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Distance in bytes from the start of the input to the place at fault.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// USP code to answer with, if the bytes are a Request and an answer is due.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.kind.code()
    }

    /// Message ID, if it could be read and is not empty.
    #[must_use]
    pub fn msg_id(&self) -> Option<&str> {
        self.0.msg_id.as_deref()
    }

    /// Whether this is a Deregister, which is never answered with an ErrorMsg.
    pub(crate) fn is_deregister(&self) -> bool {
        self.0.is_deregister
    }

    /// What the body claims to be, as far as could be seen.
    #[must_use]
    pub fn body(&self) -> BodyKind {
        self.0.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault {
            kind, path, offset, ..
        } = &*self.0;
        write!(f, "{path}: {kind} (at byte {offset})")
    }
}

impl core::error::Error for DecodeError {}

/// What a Message that failed to decode claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyKind {
    /// A request, which an Error may answer.
    Request,
    /// A response, which is never answered.
    Response,
    /// An Error message, which is never answered.
    Error,
    /// Nothing that could be made out.
    Unknown,
}

/// Ways in which bytes fail to be a USP Message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// A field or its length ends beyond the message that holds it.
    #[error("expected more bytes, found the end of the enclosing message")]
    Truncated,
    /// A variable-length number has more than 10 bytes or 64 bits.
    #[error("expected a number of at most 64 bits, found a longer one")]
    Varint,
    /// A field key has the number 0, an unknown wire type, or more than 32 bits.
    #[error("expected a field key, found a malformed one")]
    Key,
    /// A group ends without a start, or with another number, or not at all.
    #[error("expected balanced groups, found an unmatched start or end")]
    Group,
    /// A text is not UTF-8.
    #[error("expected UTF-8, found other bytes")]
    Utf8,
    /// A field that must occur once occurs again [R-MSG.6, R-MSG.7].
    #[error("expected one occurrence, found a second one")]
    Repeated,
    /// A second alternative of a choice, or the same one again [R-ENC.3].
    #[error("expected one alternative, found a second one")]
    SecondAlternative,
    /// No alternative of a choice is present [R-ENC.3, R-ENC.5].
    #[error("expected one alternative, found none")]
    NoAlternative,
    /// A required field is absent [R-MSG.6, R-MSG.7].
    #[error("expected a required field, found none")]
    Missing,
    /// A required field is empty, which is the same as absent [R-MSG.8].
    #[error("expected a non-empty field, found an empty one")]
    Empty,
    /// A number that is no value of the enumeration [R-ENC.2].
    #[error("expected a known enumeration value, found {0}")]
    UnknownEnum(i32),
    /// A kind of request that is not known here [R-MSG.1].
    #[error("expected a known request, found none and the message type {0}")]
    UnknownRequest(i32),
    /// The input is longer than [`Limits::max_message_bytes`](crate::Limits::max_message_bytes).
    #[error("expected at most {max} bytes, found more")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// Messages or groups nest deeper than [`Limits::max_nesting`](crate::Limits::max_nesting).
    #[error("expected at most {max} levels of nesting, found more")]
    TooDeep {
        /// The limit.
        max: u32,
    },
    /// Lists and maps hold more than [`Limits::max_elements`](crate::Limits::max_elements).
    #[error("expected at most {max} list and map entries, found more")]
    TooManyElements {
        /// The limit.
        max: usize,
    },
    /// The value needs more than [`Limits::max_decoded_bytes`](crate::Limits::max_decoded_bytes).
    #[error("expected a value of at most {max} bytes of memory, found a larger one")]
    TooMuchMemory {
        /// The limit.
        max: usize,
    },
}

impl DecodeErrorKind {
    /// USP code that stands for this fault in an Error message.
    ///
    /// 7001 for unknown requests [R-MSG.1], 7005 for limits, 7004 for the rest [R-ENC.2, R-ENC.5].
    #[must_use]
    pub fn code(self) -> ErrorCode {
        match self {
            Self::UnknownRequest(_) => ErrorCode::MESSAGE_NOT_SUPPORTED,
            Self::TooLong { .. }
            | Self::TooDeep { .. }
            | Self::TooManyElements { .. }
            | Self::TooMuchMemory { .. } => ErrorCode::RESOURCES_EXCEEDED,
            Self::Truncated
            | Self::Varint
            | Self::Key
            | Self::Group
            | Self::Utf8
            | Self::Repeated
            | Self::SecondAlternative
            | Self::NoAlternative
            | Self::Missing
            | Self::Empty
            | Self::UnknownEnum(_) => ErrorCode::INVALID_ARGUMENTS,
        }
    }
}
