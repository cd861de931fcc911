//! Protection of Records and of payloads.
//!
//! Two things are protected, each in its own way. The *payload* is, if at all, by TLS between the two Endpoints (the
//! feature `tls`). The *other fields of a Record* are by the transport, or else by a MAC with a key of that TLS, or by
//! a signature: who can make and check signatures is given as a [`RecordSigner`] and a [`RecordVerifier`].

mod integrity;
mod mtp;
#[cfg(feature = "tls")]
pub mod tls;

use std::{collections::VecDeque, fmt, sync::Arc};

use bytes::Bytes;
use usp_record::{PayloadSecurity, Record};

pub(crate) use self::integrity::{Checked, Integrity, MacKeys};
pub use self::mtp::{MtpCertificate, MtpProtection};

/// Makes the signatures of our Records (R-E2E.31).
pub trait RecordSigner: fmt::Debug + Send + Sync {
    /// The certificate or chain of this side, PEM, for `sender_cert`.
    fn certificate(&self) -> Bytes;

    /// The signature of a Record that has everything but `mac_signature`.
    ///
    /// ECDSA over NIST P-256 with SHA-256, DER, of
    /// [`feed_protected_bytes`](Record::feed_protected_bytes); at most [`MAX_SIGNATURE_BYTES`].
    fn sign(&self, record: &Record) -> Bytes;
}

/// Checks the signatures of a peer's Records (R-E2E.31).
pub trait RecordVerifier: fmt::Debug + Send + Sync {
    /// Whether the signature is right and the certificate in it, or known of the peer, stands for `from_id`.
    fn verify(&self, record: &Record) -> bool;
}

/// Length of the longest DER signature with a 256-bit curve, in bytes.
pub const MAX_SIGNATURE_BYTES: usize = 72;

/// How Records and payloads are protected.
///
/// ```
/// use usp_e2e::{Config, Role, security::{MtpProtection, Security}};
///
/// // a socket within one host: the caller vouches for what comes out of it
/// let security = Security::default().with_mtp(MtpProtection::Trusted);
/// let config = Config::new("proto::agent".parse()?, Role::Agent).with_security(security);
/// # let _ = config;
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Security {
    pub(crate) mtp: MtpProtection,
    pub(crate) signer: Option<Arc<dyn RecordSigner>>,
    pub(crate) verifier: Option<Arc<dyn RecordVerifier>>,
    pub(crate) sign_always: bool,
}

impl Security {
    /// Says what protects Records on their way, where nothing is said of a single one; default: nothing does.
    #[must_use]
    pub fn with_mtp(mut self, mtp: MtpProtection) -> Self {
        self.mtp = mtp;
        self
    }

    /// Sets who signs our Records; default: nobody can.
    #[must_use]
    pub fn with_signer(mut self, signer: Arc<dyn RecordSigner>) -> Self {
        self.signer = Some(signer);
        self
    }

    /// Sets who checks the peer's signatures; default: nobody can, and a signed Record is refused.
    #[must_use]
    pub fn with_verifier(mut self, verifier: Arc<dyn RecordVerifier>) -> Self {
        self.verifier = Some(verifier);
        self
    }

    /// Whether payload TLS is set up.
    #[expect(clippy::unused_self, reason = "asked with the feature `tls`")]
    #[cfg(not(feature = "tls"))]
    pub(crate) const fn has_tls(&self) -> bool {
        false
    }

    /// Says whether Records are signed even where the transport protects them; default `false` (R-E2E.29).
    #[must_use]
    pub const fn with_sign_always(mut self, always: bool) -> Self {
        self.sign_always = always;
        self
    }
}

/// What protects the payloads of a session.
#[derive(Debug, Default)]
pub(crate) enum Protection {
    /// Nothing.
    #[default]
    Plain,
    /// TLS between the Endpoints.
    #[cfg(feature = "tls")]
    Tls(Box<tls::Tunnel>),
}

impl Protection {
    pub(crate) const fn security(&self) -> PayloadSecurity {
        match self {
            Self::Plain => PayloadSecurity::Plaintext,
            #[cfg(feature = "tls")]
            Self::Tls(_) => PayloadSecurity::Tls12,
        }
    }

    pub(crate) const fn is_plain(&self) -> bool {
        matches!(self, Self::Plain)
    }

    /// Protects a Message: the units that are cut into Records, or nothing when that fails.
    pub(crate) fn seal(&mut self, message: &Bytes) -> Option<VecDeque<Bytes>> {
        match self {
            Self::Plain => Some([message.clone()].into()),
            #[cfg(feature = "tls")]
            Self::Tls(tunnel) => tunnel.seal(message),
        }
    }

    /// Whether Messages can be sent.
    pub(crate) fn is_ready(&self) -> bool {
        match self {
            Self::Plain => true,
            #[cfg(feature = "tls")]
            Self::Tls(tunnel) => tunnel.keys().is_some(),
        }
    }

    /// The keys for MACs, once there are any.
    pub(crate) fn keys(&self) -> Option<&MacKeys> {
        match self {
            Self::Plain => None,
            #[cfg(feature = "tls")]
            Self::Tls(tunnel) => tunnel.keys(),
        }
    }
}
