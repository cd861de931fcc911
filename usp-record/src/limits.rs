// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

/// Bounds on what decoding accepts, each checked before the memory is taken.
///
/// Every bound has its own error, see [`DecodeErrorKind`](crate::DecodeErrorKind). Borrowed views take no
/// memory at all, so [`max_decoded_bytes`](Self::max_decoded_bytes) binds owned decoding alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    message_bytes: usize,
    nesting: u32,
    elements: usize,
    decoded_bytes: usize,
}

impl Limits {
    /// 16 MiB of wire bytes, 100 levels, 1,048,576 elements, 128 MiB of decoded values.
    pub const DEFAULT: Self = Self {
        message_bytes: 16 << 20,
        nesting: 100,
        elements: 1 << 20,
        decoded_bytes: 128 << 20,
    };

    /// Longest input, in bytes.
    #[must_use]
    pub const fn max_message_bytes(&self) -> usize {
        self.message_bytes
    }

    /// Deepest nesting of messages and groups, in levels below the outermost message.
    #[must_use]
    pub const fn max_nesting(&self) -> u32 {
        self.nesting
    }

    /// Most entries of all lists and maps together.
    #[must_use]
    pub const fn max_elements(&self) -> usize {
        self.elements
    }

    /// Most memory of the owned value at any time, in bytes: texts, and lists with their elements.
    ///
    /// A list that grows has old and new room for a moment, and both are counted. What the allocator adds of its own
    /// is not.
    #[must_use]
    pub const fn max_decoded_bytes(&self) -> usize {
        self.decoded_bytes
    }

    /// The same limits with another longest input, in bytes; default 16 MiB.
    #[must_use]
    pub const fn with_max_message_bytes(mut self, bytes: usize) -> Self {
        self.message_bytes = bytes;
        self
    }

    /// The same limits with another deepest nesting, in levels; default 100, which is also the most.
    ///
    /// Higher numbers are cut down: unknown fields may nest as deep as the limit says, and must not exhaust the
    /// stack.
    #[must_use]
    pub const fn with_max_nesting(mut self, levels: u32) -> Self {
        self.nesting = if levels > 100 { 100 } else { levels };
        self
    }

    /// The same limits with another number of list and map entries; default 1,048,576.
    #[must_use]
    pub const fn with_max_elements(mut self, elements: usize) -> Self {
        self.elements = elements;
        self
    }

    /// The same limits with another amount of decoded memory, in bytes; default 128 MiB.
    #[must_use]
    pub const fn with_max_decoded_bytes(mut self, bytes: usize) -> Self {
        self.decoded_bytes = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
