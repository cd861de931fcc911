//! The limits of a load.

/// What a load may take. The defaults hold many times the largest published model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Levels of elements in a file; default 32.
    pub depth: usize,
    /// Files of a load, the root included; default 1,000.
    pub files: usize,
    /// Bytes of all files together; default 256 MiB, at most 4 GiB less one.
    pub bytes: usize,
    /// Bytes that attributes with references to entities may expand to, together; default 1 MiB.
    pub entity_bytes: usize,
    /// Levels of components in components, of models on models, and of types on types; default 32.
    pub nesting: usize,
    /// Nodes of a model, deleted ones and arguments included; default 65,534, the most that an
    /// image holds.
    pub nodes: usize,
    /// Components that are included in one model, each time counted; default 100,000.
    pub inclusions: usize,
}

impl Limits {
    /// The default limits.
    pub const DEFAULT: Self = Self {
        depth: 32,
        files: 1_000,
        bytes: 256 << 20,
        entity_bytes: 1 << 20,
        nesting: 32,
        nodes: 65_534,
        inclusions: 100_000,
    };

    /// The limits with other levels of elements.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// The limits with another number of files.
    #[must_use]
    pub const fn with_files(mut self, files: usize) -> Self {
        self.files = files;
        self
    }

    /// The limits with another number of bytes of files.
    #[must_use]
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The limits with another number of bytes from entities.
    #[must_use]
    pub const fn with_entity_bytes(mut self, bytes: usize) -> Self {
        self.entity_bytes = bytes;
        self
    }

    /// The limits with other levels of components.
    #[must_use]
    pub const fn with_nesting(mut self, nesting: usize) -> Self {
        self.nesting = nesting;
        self
    }

    /// The limits with another number of nodes.
    #[must_use]
    pub const fn with_nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// The limits with another number of inclusions.
    #[must_use]
    pub const fn with_inclusions(mut self, inclusions: usize) -> Self {
        self.inclusions = inclusions;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
