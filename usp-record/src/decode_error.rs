use alloc::{boxed::Box, string::String};
use core::{fmt, ops::Range};

use crate::ErrorCode;

/// Bytes that are not a valid USP Record: what is wrong, where, and what can be said of the rest.
///
/// Nothing of this is computed before an error is certain. The ids and the place of the payload are there
/// for R-MTP.5: whether a bad Record may be answered depends on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Fault>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: DecodeErrorKind,
    pub(crate) path: String,
    pub(crate) offset: usize,
    pub(crate) to_id: Option<String>,
    pub(crate) from_id: Option<String>,
    pub(crate) payload: Option<Range<usize>>,
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

    /// Field at fault, from the Record inwards: `record.session_context.payload[1]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Distance in bytes from the start of the input to the place at fault.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// USP code that names this fault, 7100 or 7104.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.kind.code()
    }

    /// Text of `to_id`, if it could be read and has 1 to 256 bytes; not checked to be an Endpoint ID.
    #[must_use]
    pub fn to_id(&self) -> Option<&str> {
        self.0.to_id.as_deref()
    }

    /// Text of `from_id`, if it could be read and has 1 to 256 bytes; not checked to be an Endpoint ID.
    #[must_use]
    pub fn from_id(&self) -> Option<&str> {
        self.0.from_id.as_deref()
    }

    /// Place of the (first) payload in the input, in bytes, if it could be found and is not empty.
    #[must_use]
    pub fn payload(&self) -> Option<Range<usize>> {
        self.0.payload.clone()
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

/// Ways in which bytes fail to be a USP Record.
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
    /// A second record type, or the same one again [R-ENC.3].
    #[error("expected one alternative, found a second one")]
    SecondAlternative,
    /// No record type; such a Record is discarded silently [R-ENC.4].
    #[error("expected one alternative, found none")]
    NoAlternative,
    /// A required text, payload or number is absent, empty or zero [R-MTP.4b, R-E2E.26].
    #[error("expected a non-empty field, found an empty one")]
    Empty,
    /// A number that is no value of the enumeration [R-ENC.2].
    #[error("expected a known enumeration value, found {0}")]
    UnknownEnum(i32),
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
    /// Lists hold more than [`Limits::max_elements`](crate::Limits::max_elements).
    #[error("expected at most {max} list entries, found more")]
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
    /// USP code that stands for this fault.
    ///
    /// 7100 where the bytes are no Record, 7104 where a field of it has a bad value [R-ENC.2, R-MTP.4b].
    #[must_use]
    pub fn code(self) -> ErrorCode {
        match self {
            Self::Empty | Self::UnknownEnum(_) => ErrorCode::INVALID_RECORD_VALUE,
            Self::Truncated
            | Self::Varint
            | Self::Key
            | Self::Group
            | Self::Utf8
            | Self::SecondAlternative
            | Self::NoAlternative
            | Self::TooLong { .. }
            | Self::TooDeep { .. }
            | Self::TooManyElements { .. }
            | Self::TooMuchMemory { .. } => ErrorCode::RECORD_NOT_PARSED,
        }
    }
}
