use alloc::{format, string::String, vec::Vec};
use core::{convert::Infallible, fmt};

use crate::{DecodeErrorKind, ErrorCode};

/// A wire struct that is not a valid USP Message: what is wrong, and in which field.
///
/// The verdicts are those of [`DecodeError`](crate::DecodeError), which has an offset as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidMsg {
    kind: DecodeErrorKind,
    path: String,
}

impl InvalidMsg {
    pub(crate) fn new(kind: DecodeErrorKind, path: &str) -> Self {
        Self {
            kind,
            path: path.into(),
        }
    }

    /// No member of a oneof is there.
    pub(crate) fn no_alternative(path: &str) -> Self {
        Self::new(DecodeErrorKind::NoAlternative, path)
    }

    /// The same error, seen from the message around it.
    pub(crate) fn within(self, outer: &str) -> Self {
        let Self { kind, path } = self;
        let path = if path.is_empty() {
            outer.into()
        } else {
            format!("{outer}.{path}")
        };
        Self { kind, path }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Field at fault, such as `msg.body.response.add_resp.created_obj_results[3].oper_status`.
    ///
    /// It starts at the struct that was converted. Elements of a list count from 0.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// USP code to answer with, if the struct is a Request and an answer is due.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.kind.code()
    }
}

impl fmt::Display for InvalidMsg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl core::error::Error for InvalidMsg {}

impl From<Infallible> for InvalidMsg {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// Converts the elements of a list; an error names its place.
pub(crate) fn try_list<T, U>(name: &str, wire: Vec<U>) -> Result<Vec<T>, InvalidMsg>
where
    T: TryFrom<U, Error = InvalidMsg>,
{
    let entry = |(index, element)| {
        T::try_from(element).map_err(|e: InvalidMsg| e.within(&format!("{name}[{index}]")))
    };
    wire.into_iter().enumerate().map(entry).collect()
}
