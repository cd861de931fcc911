//! What goes wrong in a load, and what is merely worth a remark.

use alloc::string::String;
use core::fmt;

use super::Place;

/// The reason why a document cannot be loaded at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is not well-formed XML.
    #[error("{place}: {reason}")]
    Xml {
        /// Where.
        place: Place,
        /// What the reader expected.
        reason: String,
    },
    /// The file is not UTF-8.
    #[error("{place}: expected UTF-8")]
    Encoding {
        /// Where the first bad byte stands.
        place: Place,
    },
    /// The root element is not a DM or DT document of the Broadband Forum.
    #[error("{place}: expected a document element of a Broadband Forum namespace, found {found:?}")]
    NotADocument {
        /// Where.
        place: Place,
        /// The name of the root element.
        found: String,
    },
    /// A limit of the loader is reached.
    #[error("{place}: more than {max} {what}")]
    Limit {
        /// Where.
        place: Place,
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        max: usize,
    },
    /// The document defines no model.
    #[error("{file}: no model in the document")]
    NoModel {
        /// The name of the root file.
        file: String,
    },
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "there is nothing between them")]
pub enum Severity {
    /// Worth a look.
    Warning,
    /// The model is not what its author meant, or a fact of it is lost.
    Error,
}

/// A finding in a model, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// Which rule found it, a stable word such as `bad-default`.
    pub rule: &'static str,
    /// What it says, with the path of the node where there is one.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(
            f,
            "{}: {severity}[{}]: {}",
            self.place, self.rule, self.message
        )
    }
}
