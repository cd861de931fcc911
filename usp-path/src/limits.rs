//! Bounds on what is parsed.

/// Bounds on one path: total length, segments, expression components.
///
/// A path beyond a bound is refused with a [`ParseError`](crate::ParseError) whose code is 7005, before more of it is
/// looked at. Memory: a parsed path of up to 16 segments needs no heap; beyond that 6 bytes a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    len_bytes: u16,
    segments: u16,
    components: u16,
}

impl Limits {
    /// 8,192 bytes, 128 segments, 64 components.
    pub const DEFAULT: Self = Self {
        len_bytes: 8192,
        segments: 128,
        components: 64,
    };

    /// The highest limits that a path can have: 65,535 of each.
    pub const MAX: Self = Self {
        len_bytes: u16::MAX,
        segments: u16::MAX,
        components: u16::MAX,
    };

    /// Sets the greatest length of a path, in bytes; default 8,192.
    ///
    /// It holds for the text as given and for its canonical form.
    #[must_use]
    pub const fn with_len_bytes(mut self, max: u16) -> Self {
        self.len_bytes = max;
        self
    }

    /// Sets the greatest number of segments of a path; default 128.
    #[must_use]
    pub const fn with_segments(mut self, max: u16) -> Self {
        self.segments = max;
        self
    }

    /// Sets the greatest number of expression components in all expressions of a path together; default 64.
    #[must_use]
    pub const fn with_components(mut self, max: u16) -> Self {
        self.components = max;
        self
    }

    /// The greatest length of a path, in bytes.
    #[must_use]
    pub const fn len_bytes(&self) -> u16 {
        self.len_bytes
    }

    /// The greatest number of segments of a path.
    #[must_use]
    pub const fn segments(&self) -> u16 {
        self.segments
    }

    /// The greatest number of expression components of a path.
    #[must_use]
    pub const fn components(&self) -> u16 {
        self.components
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
