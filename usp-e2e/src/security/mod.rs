//! Protection of Records and of payloads.
//!
//! Two things are protected, each in its own way. The *payload* is, if at all, by TLS between the two Endpoints (the
//! feature `tls`). The *other fields of a Record* are by the transport, or else by a MAC with a key of that TLS, or by
//! a signature: who can make and check signatures is given as a [`RecordSigner`] and a [`RecordVerifier`].

mod integrity;
#[cfg(feature = "tls")]
mod mac;
mod mtp;
#[cfg(feature = "signature")]
mod signature;
#[cfg(feature = "tls")]
pub mod tls;
#[cfg(feature = "tls")]
mod tunnel;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use usp_record::{PayloadSecurity, Record};

pub(crate) use self::integrity::{Checked, Integrity};
#[cfg(feature = "tls")]
pub use self::mac::{EXPORTED_BYTES, EXPORTER_LABEL, MacKeys};
pub use self::mtp::{MtpPeer, MtpProtection};
#[cfg(feature = "signature")]
pub use self::signature::{KeyError, SignatureVerifier, Signer, verify_signature};
#[cfg(feature = "tls")]
pub(crate) use self::tunnel::Tunnel;
#[cfg(feature = "tls")]
pub use self::{
    tls::TlsPayload,
    tunnel::{PeerTls, TlsConfigs},
};
use crate::queue::Queue;

/// The keys for MACs; without the feature `tls` there are none.
#[cfg(not(feature = "tls"))]
#[derive(Debug)]
pub(crate) enum MacKeys {}

/// Why the integrity of a Record could not be established.
///
/// The Record is dropped without an answer and the session is started anew (R-E2E.23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum IntegrityError {
    /// The Record has no `mac_signature` and the MTP does not protect it (R-E2E.30).
    #[error("expected a mac_signature, for the transport does not protect the Record")]
    Missing,
    /// The MAC is not that of the Record.
    #[error("mac_signature is not the MAC of the Record")]
    BadMac,
    /// The signature is not one of this certificate's key over the Record.
    #[error("mac_signature is not a signature of the Record by the sender's certificate")]
    BadSignature,
    /// The Record has no usable certificate to check the signature with.
    #[error("sender_cert is no certificate with a P-256 key")]
    Certificate,
    /// The certificate is not one that stands for the sender.
    #[error("sender_cert does not stand for the sender of the Record")]
    Untrusted,
    /// There is no key or no code in this build that could check the `mac_signature`.
    #[error("no key to check mac_signature with")]
    NoKey,
}

/// Makes the signatures of our Records (R-E2E.31).
pub trait RecordSigner: fmt::Debug + Send + Sync {
    /// Length of the certificate that goes into `sender_cert`, in bytes.
    fn certificate_bytes(&self) -> usize;

    /// Sets `sender_cert` and `mac_signature` of a Record that is complete otherwise.
    ///
    /// ECDSA over NIST P-256 with SHA-256, DER, of
    /// [`feed_protected_bytes`](Record::feed_protected_bytes); at most [`MAX_SIGNATURE_BYTES`].
    fn protect(&self, record: &mut Record);
}

/// Checks the signatures of a peer's Records (R-E2E.31).
pub trait RecordVerifier: fmt::Debug + Send + Sync {
    /// Checks that the signature is right, and that the certificate it was made with stands for `from_id`.
    ///
    /// # Errors
    /// What is wrong with it.
    fn verify(&self, record: &Record) -> Result<(), IntegrityError>;
}

/// Length of the longest DER signature with a 256-bit curve, in bytes.
pub const MAX_SIGNATURE_BYTES: usize = 72;

/// How Records and payloads are protected.
///
/// ```
/// use usp_e2e::{Config, Role, security::{MtpProtection, Security}};
///
/// // a socket within one host: the caller vouches for what comes out of it
/// let security = Security::default().with_mtp(MtpProtection::TRUSTED);
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
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<Arc<dyn TlsConfigs>>,
}

impl Security {
    /// Says what protects Records on their way, where nothing is said of a single one; default: nothing does.
    #[must_use]
    pub const fn with_mtp(mut self, mtp: MtpProtection) -> Self {
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

    /// Sets where the configurations for payload TLS come from; default: there is none.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn with_tls(mut self, configs: Arc<dyn TlsConfigs>) -> Self {
        self.tls = Some(configs);
        self
    }

    /// Whether payload TLS is set up.
    #[cfg(feature = "tls")]
    pub(crate) const fn has_tls(&self) -> bool {
        self.tls.is_some()
    }

    /// Whether payload TLS is set up.
    #[cfg(not(feature = "tls"))]
    #[expect(
        clippy::unused_self,
        reason = "has something to look at with the feature `tls`"
    )]
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
    Tls(Box<Tunnel>),
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
    pub(crate) fn seal(&mut self, message: &Bytes) -> Option<Queue<Bytes>> {
        match self {
            Self::Plain => Some(Queue::Few(Some(message.clone()))),
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
