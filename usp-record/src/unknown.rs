//! Fields that this version does not know.

use core::fmt;

use bytes::Bytes;

use crate::debug::Blob;

/// Fields of a Record that are not in the schema, kept so that they can be sent on.
///
/// The fields are whole (tag and value), in the order in which they came. `encode` writes them after the known
/// fields of the same message. A field of the schema with an unexpected wire type counts as unknown, as protobuf
/// has it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct UnknownFields(Bytes);

impl UnknownFields {
    /// No unknown fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Bytes::new())
    }

    /// The encoded fields, one after the other.
    #[must_use]
    pub const fn as_bytes(&self) -> &Bytes {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whole fields that the decoder has checked.
    pub(crate) const fn from_checked(fields: Bytes) -> Self {
        Self(fields)
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Blob(&self.0).fmt(f)
    }
}
