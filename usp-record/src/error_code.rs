//! Error codes of Records.

use core::fmt;

/// A USP error code of the Record level.
///
/// Open: any number can be held, so that a peer's code is seen as it was sent. Codes of Messages (70xx) may
/// stand in a Disconnect Record too and have no name here.
///
/// ```
/// use usp_record::ErrorCode;
///
/// let code = ErrorCode::SESSION_CONTEXT_NOT_ALLOWED;
/// assert_eq!(code.to_string(), "7106 Session Context not allowed");
/// assert_eq!(ErrorCode::new(7150).name(), None);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorCode(u32);

impl ErrorCode {
    /// 7100: the bytes are no Record.
    pub const RECORD_NOT_PARSED: Self = Self(7100);
    /// 7101: payload security is required and was not used.
    pub const SECURE_SESSION_REQUIRED: Self = Self(7101);
    /// 7102: payload security was used and is not supported.
    pub const SECURE_SESSION_NOT_SUPPORTED: Self = Self(7102);
    /// 7103: segmentation was used and is not supported.
    pub const SEGMENTATION_NOT_SUPPORTED: Self = Self(7103);
    /// 7104: a field of the Record has an invalid value.
    pub const INVALID_RECORD_VALUE: Self = Self(7104);
    /// 7105: an existing session ends while the transport stays.
    pub const SESSION_CONTEXT_TERMINATED: Self = Self(7105);
    /// 7106: sessions are not allowed or not supported.
    pub const SESSION_CONTEXT_NOT_ALLOWED: Self = Self(7106);

    /// All codes of the Record level that have a name, in ascending order.
    pub const ALL: [Self; 7] = [
        Self::RECORD_NOT_PARSED,
        Self::SECURE_SESSION_REQUIRED,
        Self::SECURE_SESSION_NOT_SUPPORTED,
        Self::SEGMENTATION_NOT_SUPPORTED,
        Self::INVALID_RECORD_VALUE,
        Self::SESSION_CONTEXT_TERMINATED,
        Self::SESSION_CONTEXT_NOT_ALLOWED,
    ];

    /// A code with any number.
    #[must_use]
    pub const fn new(code: u32) -> Self {
        Self(code)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// What the code is called, if it is one of [`ALL`](Self::ALL).
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            7100 => "Record could not be parsed",
            7101 => "Secure session required",
            7102 => "Secure session not supported",
            7103 => "Segmentation and reassembly not supported",
            7104 => "Invalid Record value",
            7105 => "Session Context terminated",
            7106 => "Session Context not allowed",
            _ => return None,
        })
    }

    /// Whether the number belongs to the Record level: 7100 to 7199.
    #[must_use]
    pub const fn is_record_error(self) -> bool {
        matches!(self.0, 7100..=7199)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} {name}", self.0),
            None => self.0.fmt(f),
        }
    }
}

impl fmt::Debug for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorCode({self})")
    }
}

impl From<u32> for ErrorCode {
    fn from(code: u32) -> Self {
        Self(code)
    }
}

impl From<ErrorCode> for u32 {
    fn from(code: ErrorCode) -> Self {
        code.0
    }
}
