//! Which certificate stands for which Endpoint.

use std::fmt;
use std::sync::Arc;
use std::vec::Vec;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature,
};
use rustls::pki_types::{CertificateDer, ServerName, TrustAnchor, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, SignatureScheme};
use usp_record::{EndpointIdText, SubjectAltName};
use webpki::{EndEntityCert, KeyUsage};

/// Certificates that chains of peers may end at.
#[derive(Clone)]
pub struct Anchors(Arc<[TrustAnchor<'static>]>);

impl Anchors {
    /// Anchors of certificates in DER form.
    ///
    /// # Errors
    ///
    /// [`TrustError::Anchor`] with the place of the first that is no certificate.
    pub fn from_der<'d>(
        certificates: impl IntoIterator<Item = &'d [u8]>,
    ) -> Result<Self, TrustError> {
        let anchor = |(at, der): (usize, &[u8])| {
            webpki::anchor_from_trusted_cert(&CertificateDer::from(der))
                .map(|anchor| anchor.to_owned())
                .map_err(|_| TrustError::Anchor { at })
        };
        let anchors: Vec<_> = certificates
            .into_iter()
            .enumerate()
            .map(anchor)
            .collect::<Result<_, _>>()?;
        Ok(Self(anchors.into()))
    }
}

impl fmt::Debug for Anchors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Anchors({})", self.0.len())
    }
}

/// Why a peer's certificate is not accepted, or trust cannot be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// A trust anchor is no X.509 certificate.
    #[error("trust anchor {at} is no certificate in DER form")]
    Anchor {
        /// Its place among the anchors, from 0.
        at: usize,
    },
    /// The certificate does not name the Endpoint ID of the peer.
    #[error("the certificate does not name the Endpoint ID of the peer")]
    OtherEndpoint,
    /// The certificate is not the stored one.
    #[error("the certificate is not the one stored for the peer")]
    OtherCertificate,
}

/// How the certificate of one peer is judged.
#[derive(Clone, Debug)]
pub struct Trust {
    peer: EndpointIdText,
    by: By,
}

#[derive(Clone, Debug)]
enum By {
    /// A chain to an anchor, and the Endpoint ID among the names of the certificate.
    Chain(Anchors),
    /// Exactly this certificate.
    Stored(CertificateDer<'static>),
}

impl Trust {
    /// Trusts a certificate that chains to an anchor and names the peer.
    ///
    /// The names are the URIs of its subjectAltName: one must be `urn:bbf:usp:id:` and the
    /// Endpoint ID; for IDs of scheme `fqdn` a DNS name that covers it will do.
    #[must_use]
    pub const fn chain(peer: EndpointIdText, anchors: Anchors) -> Self {
        Self {
            peer,
            by: By::Chain(anchors),
        }
    }

    /// Trusts one certificate alone: the one stored for the peer.
    #[must_use]
    pub fn stored(peer: EndpointIdText, certificate: &[u8]) -> Self {
        Self {
            peer,
            by: By::Stored(CertificateDer::from(certificate.to_vec())),
        }
    }

    pub(super) fn into_verifier(self, provider: Arc<CryptoProvider>) -> Verifier {
        Verifier {
            trust: self,
            provider,
        }
    }
}

/// Judges certificates for rustls, for either role.
pub(super) struct Verifier {
    trust: Trust,
    provider: Arc<CryptoProvider>,
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verifier").field(&self.trust).finish()
    }
}

impl Verifier {
    fn algorithms(&self) -> WebPkiSupportedAlgorithms {
        self.provider.signature_verification_algorithms
    }

    fn judge(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
        usage: KeyUsage,
    ) -> Result<(), Error> {
        let refused = |error: webpki::Error| Error::InvalidCertificate(refusal(error));
        let trusted = |error: TrustError| {
            Error::InvalidCertificate(CertificateError::Other(rustls::OtherError(Arc::new(error))))
        };
        match &self.trust.by {
            By::Stored(stored) if stored == certificate => Ok(()),
            By::Stored(_) => Err(trusted(TrustError::OtherCertificate)),
            By::Chain(anchors) => {
                let end_entity = EndEntityCert::try_from(certificate).map_err(refused)?;
                end_entity
                    .verify_for_usage(
                        self.algorithms().all,
                        &anchors.0,
                        intermediates,
                        now,
                        usage,
                        None,
                        None,
                    )
                    .map_err(refused)?;
                let uris = end_entity.valid_uri_names().map(SubjectAltName::Uri);
                let dns = end_entity.valid_dns_names().map(SubjectAltName::Dns);
                let names: Vec<_> = uris.chain(dns).collect();
                if self.trust.peer.is_named_by(&names) {
                    Ok(())
                } else {
                    Err(trusted(TrustError::OtherEndpoint))
                }
            }
        }
    }

    /// Signatures of the handshake: ECDSA over P-256 with SHA-256 alone \[R-E2E.40b\].
    fn schemes() -> Vec<SignatureScheme> {
        [SignatureScheme::ECDSA_NISTP256_SHA256].into()
    }
}

/// What an error of webpki is called by rustls.
fn refusal(error: webpki::Error) -> CertificateError {
    if matches!(error, webpki::Error::CertExpired { .. }) {
        CertificateError::Expired
    } else if matches!(error, webpki::Error::CertNotValidYet { .. }) {
        CertificateError::NotValidYet
    } else if matches!(error, webpki::Error::UnknownIssuer) {
        CertificateError::UnknownIssuer
    } else {
        CertificateError::Other(rustls::OtherError(Arc::new(error)))
    }
}

macro_rules! signatures {
    () => {
        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            verify_tls12_signature(message, certificate, signed, &self.algorithms())
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            verify_tls13_signature(message, certificate, signed, &self.algorithms())
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            Self::schemes()
        }
    };
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.judge(certificate, intermediates, now, KeyUsage::server_auth())
            .map(|()| ServerCertVerified::assertion())
    }

    signatures!();
}

impl ClientCertVerifier for Verifier {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.judge(certificate, intermediates, now, KeyUsage::client_auth())
            .map(|()| ClientCertVerified::assertion())
    }

    signatures!();
}
