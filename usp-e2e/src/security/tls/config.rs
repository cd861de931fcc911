//! Configurations that hold to the suites, groups and signatures of TR-369.

use std::fmt;
use std::sync::Arc;
use std::vec::Vec;

use rustls::client::ClientConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{NoServerSessionStorage, ServerConfig};
use rustls::time_provider::TimeProvider;
use rustls::{CipherSuite, NamedGroup, SupportedProtocolVersion};

use super::trust::Trust;

/// Protocol versions of payload TLS \[R-E2E.40\].
static VERSIONS: [&SupportedProtocolVersion; 2] =
    [&rustls::version::TLS13, &rustls::version::TLS12];

/// What an Endpoint shows to its peer: its certificates, its own first, and the private key.
pub struct Identity {
    certificates: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    /// An identity of PEM texts: the chain of certificates, and a PKCS#8 private key.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] when a text holds no certificate, or no key.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, ConfigError> {
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(certificates)
            .collect::<Result<_, _>>()
            .map_err(|_| ConfigError::Certificate)?;
        if certificates.is_empty() {
            return Err(ConfigError::Certificate);
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| ConfigError::Key)?;
        Ok(Self { certificates, key })
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("certificates", &self.certificates.len())
            .field("key", &"***")
            .finish()
    }
}

/// Why there is no configuration.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The text of the certificates holds none, or a broken one.
    #[error("expected certificates in PEM form")]
    Certificate,
    /// The text of the key holds none.
    #[error("expected a private key in PEM form")]
    Key,
    /// The provider lacks what TR-369 requires, or key and certificate do not fit.
    #[error("TLS: {0}")]
    Tls(rustls::Error),
}

/// A crypto provider narrowed to what TR-369 asks for.
///
/// Suites: TLS_AES_128_GCM_SHA256 and ECDHE-ECDSA-AES128-GCM-SHA256 \[R-E2E.40\]; group:
/// secp256r1 \[R-E2E.40a\]. Signatures are narrowed by [`Trust`] \[R-E2E.40b\].
#[must_use]
pub fn provider(mut provider: CryptoProvider) -> CryptoProvider {
    provider.cipher_suites.retain(|suite| {
        matches!(
            suite.suite(),
            CipherSuite::TLS13_AES_128_GCM_SHA256
                | CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
        )
    });
    provider
        .kx_groups
        .retain(|group| group.name() == NamedGroup::secp256r1);
    provider
}

/// The configuration of a TLS client, the side that starts the session.
///
/// Offers TLS 1.3 and 1.2, shows `identity`, and accepts the server that `trust` accepts
/// \[R-E2E.43\]. No session resumption, no server name.
///
/// # Errors
///
/// [`ConfigError::Tls`] when the provider lacks the suites or does not take the key.
pub fn client_config(
    provider: CryptoProvider,
    time: Arc<dyn TimeProvider>,
    identity: Identity,
    trust: Trust,
) -> Result<ClientConfig, ConfigError> {
    let provider = Arc::new(self::provider(provider));
    let verifier = Arc::new(trust.into_verifier(Arc::clone(&provider)));
    let mut config = ClientConfig::builder_with_details(provider, time)
        .with_protocol_versions(&VERSIONS)
        .map_err(ConfigError::Tls)?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_auth_cert(identity.certificates, identity.key)
        .map_err(ConfigError::Tls)?;
    config.enable_sni = false;
    config.resumption = rustls::client::Resumption::disabled();
    Ok(config)
}

/// The configuration of a TLS server, the side that answers.
///
/// Requires a certificate of the client that `trust` accepts \[R-E2E.43\]; otherwise as
/// [`client_config`].
///
/// # Errors
///
/// [`ConfigError::Tls`] when the provider lacks the suites or does not take the key.
pub fn server_config(
    provider: CryptoProvider,
    time: Arc<dyn TimeProvider>,
    identity: Identity,
    trust: Trust,
) -> Result<ServerConfig, ConfigError> {
    let provider = Arc::new(self::provider(provider));
    let verifier = Arc::new(trust.into_verifier(Arc::clone(&provider)));
    let mut config = ServerConfig::builder_with_details(provider, time)
        .with_protocol_versions(&VERSIONS)
        .map_err(ConfigError::Tls)?
        .with_client_cert_verifier(verifier)
        .with_single_cert(identity.certificates, identity.key)
        .map_err(ConfigError::Tls)?;
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(config)
}
