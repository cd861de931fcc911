//! What the transport does for a Record.

use usp_record::EndpointIdText;

/// What protects a Record on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum MtpProtection {
    /// Nothing; Records need a MAC or a signature (R-E2E.29, R-E2E.30).
    #[default]
    None,
    /// The caller vouches for the channel, a socket within one host for example.
    ///
    /// TR-369 knows no such thing; without certificates on the channel its rule would ask for signatures.
    Trusted,
    /// The transport is encrypted, and the peer showed a certificate.
    Encrypted(MtpCertificate),
}

/// What the certificate of the peer on an encrypted transport says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MtpCertificate {
    /// It names these Endpoint IDs.
    Names(Vec<EndpointIdText>),
    /// It is stored for the Controller with this Endpoint ID.
    StoredFor(EndpointIdText),
    /// It is that of a Trusted Broker.
    TrustedBroker,
    /// There is none, or it says nothing of Endpoints.
    Other,
}

impl MtpProtection {
    /// Whether a Record from or to an Endpoint counts as protected by the transport (R-E2E.28).
    ///
    /// ```
    /// use usp_e2e::security::{MtpCertificate, MtpProtection};
    ///
    /// let peer = "proto::controller".parse()?;
    /// let stored = MtpProtection::Encrypted(MtpCertificate::StoredFor("proto::controller".parse()?));
    /// assert!(stored.protects(&peer));
    /// assert!(!MtpProtection::Encrypted(MtpCertificate::Other).protects(&peer));
    /// # Ok::<(), usp_record::EmptyError>(())
    /// ```
    #[must_use]
    pub fn protects(&self, peer: &EndpointIdText) -> bool {
        // [R-E2E.28] encrypted, and one of the other conditions
        match self {
            Self::None | Self::Encrypted(MtpCertificate::Other) => false,
            Self::Trusted | Self::Encrypted(MtpCertificate::TrustedBroker) => true,
            Self::Encrypted(MtpCertificate::Names(ids)) => ids.contains(peer),
            Self::Encrypted(MtpCertificate::StoredFor(id)) => id == peer,
        }
    }
}
