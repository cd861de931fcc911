//! GetSupportedProtocol: the versions of the Agent.

use usp_msg::{GetSupportedProtocol, GetSupportedProtocolResp, SupportedVersions};

/// The answer to a GetSupportedProtocol request: the versions that this Agent speaks.
///
/// What the Controller announces decides nothing here, whatever it is.
#[must_use]
pub fn get_supported_protocol(
    request: &GetSupportedProtocol,
    versions: &SupportedVersions,
) -> GetSupportedProtocolResp {
    let GetSupportedProtocol { .. } = request;
    GetSupportedProtocolResp::new(versions)
}
