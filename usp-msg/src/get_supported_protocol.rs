//! GetSupportedProtocol: exchange protocol versions.

use alloc::string::{String, ToString as _};

use crate::{ParseVersionsError, SupportedVersions, convert::same_fields};

/// Asks for the protocol versions of an Agent, and tells those of the Controller.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetSupportedProtocol {
    /// Comma-separated list such as `1.3,1.4`; see [`versions`](Self::versions).
    pub controller_supported_protocol_versions: String,
}

impl GetSupportedProtocol {
    /// A request by a Controller that speaks these versions.
    #[must_use]
    pub fn new(versions: &SupportedVersions) -> Self {
        Self {
            controller_supported_protocol_versions: versions.to_string(),
        }
    }

    /// The protocol versions of the Controller.
    ///
    /// # Errors
    ///
    /// The text is no list of versions.
    pub fn versions(&self) -> Result<SupportedVersions, ParseVersionsError> {
        self.controller_supported_protocol_versions.parse()
    }
}

/// The protocol versions of an Agent: the answer to GetSupportedProtocol.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetSupportedProtocolResp {
    /// Comma-separated list such as `1.3,1.4`; see [`versions`](Self::versions).
    pub agent_supported_protocol_versions: String,
}

impl GetSupportedProtocolResp {
    /// An answer by an Agent that speaks these versions.
    #[must_use]
    pub fn new(versions: &SupportedVersions) -> Self {
        Self {
            agent_supported_protocol_versions: versions.to_string(),
        }
    }

    /// The protocol versions of the Agent.
    ///
    /// # Errors
    ///
    /// The text is no list of versions.
    pub fn versions(&self) -> Result<SupportedVersions, ParseVersionsError> {
        self.agent_supported_protocol_versions.parse()
    }
}

same_fields! {
    GetSupportedProtocol = GetSupportedProtocol { controller_supported_protocol_versions }
    GetSupportedProtocolResp = GetSupportedProtocolResp { agent_supported_protocol_versions }
}
