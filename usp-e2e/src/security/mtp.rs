//! Whether the transport protects a Record.

/// How the peer of the MTP connection is known to be the sender of a Record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MtpPeer {
    /// Not by its certificate.
    #[default]
    Unknown,
    /// The certificate of the connection names the Endpoint ID that stands in `from_id`.
    NamedInCertificate,
    /// The certificate is the one stored for the Controller whose Endpoint ID is `from_id`.
    StoredCertificate,
    /// The certificate is that of a Trusted Broker.
    TrustedBroker,
    /// The caller vouches for the channel, a socket within one host for example.
    ///
    /// TR-369 knows no such thing; without a certificate its rule asks for signatures.
    Vouched,
}

/// Facts about the transport that a Record came on or goes out on, told by the caller.
///
/// The default is a transport that protects nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MtpProtection {
    /// Whether the transport is encrypted as its chapter of TR-369 says.
    pub encrypted: bool,
    /// How the peer of the connection is known.
    pub peer: MtpPeer,
}

impl MtpProtection {
    /// A transport that is not encrypted.
    pub const NONE: Self = Self {
        encrypted: false,
        peer: MtpPeer::Unknown,
    };

    /// A channel that the caller vouches for, with or without encryption.
    pub const TRUSTED: Self = Self {
        encrypted: false,
        peer: MtpPeer::Vouched,
    };

    /// An encrypted transport with a peer that is known in one way.
    #[must_use]
    pub const fn encrypted(peer: MtpPeer) -> Self {
        Self {
            encrypted: true,
            peer,
        }
    }

    /// Whether a Record counts as protected by its transport (R-E2E.28).
    ///
    /// The text lists its conditions as "all of" and joins them with "or"; read as: encrypted,
    /// and the peer known in any one of the ways.
    #[must_use]
    pub const fn protects(self) -> bool {
        match self.peer {
            MtpPeer::Unknown => false,
            MtpPeer::NamedInCertificate | MtpPeer::StoredCertificate | MtpPeer::TrustedBroker => {
                self.encrypted
            }
            MtpPeer::Vouched => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_e2e_28_protected_is_encrypted_with_a_known_peer() {
        let known = [
            MtpPeer::NamedInCertificate,
            MtpPeer::StoredCertificate,
            MtpPeer::TrustedBroker,
        ];
        for peer in known {
            assert!(MtpProtection::encrypted(peer).protects());
            assert!(
                !MtpProtection {
                    encrypted: false,
                    peer
                }
                .protects()
            );
        }
        assert!(!MtpProtection::encrypted(MtpPeer::Unknown).protects());
        assert!(!MtpProtection::NONE.protects());
        assert!(MtpProtection::TRUSTED.protects());
    }
}
