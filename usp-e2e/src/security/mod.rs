//! Protection of Records and payloads inside of a session.
//!
//! Everything here is a part without a session: whether the MTP protects a Record
//! ([`MtpProtection`]), the MAC with keys of the end-to-end TLS session ([`MacKeys`]), the
//! signature with the sender's certificate ([`Signer`], [`verify_signature`]), and TLS over
//! payloads ([`TlsPayload`]).

#[cfg(feature = "tls")]
mod mac;
mod mtp;
#[cfg(feature = "signature")]
mod signature;
#[cfg(feature = "tls")]
pub mod tls;

#[cfg(feature = "tls")]
pub use self::mac::{EXPORTED_BYTES, EXPORTER_LABEL, MacKeys};
pub use self::mtp::{MtpPeer, MtpProtection};
#[cfg(feature = "signature")]
pub use self::signature::{KeyError, Signer, verify_signature};
#[cfg(feature = "tls")]
pub use self::tls::TlsPayload;

/// Why the integrity of a Record could not be established.
///
/// The Record is dropped without an answer and the session is started anew \[R-E2E.23\].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum IntegrityError {
    /// The Record has no `mac_signature` and the MTP does not protect it \[R-E2E.30\].
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
