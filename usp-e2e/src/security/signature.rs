//! The signature of a Record, with the key of its sender's certificate.

use core::fmt;

use bytes::Bytes;
use p256::ecdsa::signature::{DigestSigner, DigestVerifier};
use p256::ecdsa::{DerSignature, Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, DecodePublicKey};
use sha2::{Digest, Sha256};
use usp_record::Record;
use x509_cert::Certificate;
use x509_cert::der::{Decode, DecodePem, Encode};

use super::{IntegrityError, RecordSigner, RecordVerifier};

/// A private key and the certificate for it: what a sender signs its Records with.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    sender_cert: Bytes,
}

/// Why a key and a certificate make no [`Signer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The private key is no P-256 key in PKCS#8 form.
    #[error("expected a P-256 private key in PKCS#8 PEM form")]
    PrivateKey,
    /// The certificate is no X.509 certificate with a P-256 key.
    #[error("expected an X.509 certificate in PEM form with a P-256 key")]
    Certificate,
    /// The certificate is for another key.
    #[error("the certificate is not for this private key")]
    OtherKey,
}

impl Signer {
    /// A signer from a PKCS#8 private key and its certificate, both PEM texts.
    ///
    /// The certificate goes into `sender_cert` of each signed Record as it is given here.
    ///
    /// # Errors
    ///
    /// [`KeyError`] when either is of another form, or they do not belong together.
    pub fn from_pem(private_key: &str, certificate: impl Into<Bytes>) -> Result<Self, KeyError> {
        let key = SigningKey::from_pkcs8_pem(private_key).map_err(|_| KeyError::PrivateKey)?;
        let sender_cert = certificate.into();
        let public = public_key(&sender_cert).ok_or(KeyError::Certificate)?;
        if public != *key.verifying_key() {
            return Err(KeyError::OtherKey);
        }
        Ok(Self { key, sender_cert })
    }
}

impl RecordSigner for Signer {
    fn certificate_bytes(&self) -> usize {
        self.sender_cert.len()
    }

    /// ECDSA over P-256 with SHA-256 and nonces by RFC 6979, written as DER: the same Record
    /// gets the same signature each time (R-E2E.31).
    fn protect(&self, record: &mut Record) {
        record.sender_cert = self.sender_cert.clone();
        let signature: Signature = self.key.sign_digest(digest(record));
        record.mac_signature = Bytes::copy_from_slice(signature.to_der().as_bytes());
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(***)")
    }
}

/// Checks that `mac_signature` is a signature of the Record by the key of a certificate.
///
/// The certificate is PEM or DER; usually `sender_cert` of the Record itself. Whether that
/// certificate stands for the sender is not checked here: decide it from what is stored, or from
/// its chain and the Endpoint ID among its names.
///
/// # Errors
///
/// [`IntegrityError::Certificate`] when the certificate cannot be used,
/// [`IntegrityError::BadSignature`] when the signature is not DER or not of this Record.
pub fn verify_signature(record: &Record, certificate: &[u8]) -> Result<(), IntegrityError> {
    let key = public_key(certificate).ok_or(IntegrityError::Certificate)?;
    let signature =
        DerSignature::try_from(&*record.mac_signature).map_err(|_| IntegrityError::BadSignature)?;
    key.verify_digest(digest(record), &signature)
        .map_err(|_| IntegrityError::BadSignature)
}

/// Checks signatures with the certificate in the Record, which the caller judges.
///
/// The hook gets the Record; `sender_cert` in it is PEM. It says whether that certificate stands for `from_id`: by
/// what is stored for the peer, or by its chain and the Endpoint ID among its names.
#[derive(Clone)]
pub struct SignatureVerifier<F>(F);

impl<F: Fn(&Record) -> bool + Send + Sync> SignatureVerifier<F> {
    /// A verifier that asks for each certificate whether it is trusted.
    #[must_use]
    pub const fn new(is_trusted: F) -> Self {
        Self(is_trusted)
    }
}

impl<F> fmt::Debug for SignatureVerifier<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignatureVerifier(..)")
    }
}

impl<F: Fn(&Record) -> bool + Send + Sync> RecordVerifier for SignatureVerifier<F> {
    fn verify(&self, record: &Record) -> Result<(), IntegrityError> {
        verify_signature(record, &record.sender_cert)?;
        if (self.0)(record) {
            Ok(())
        } else {
            Err(IntegrityError::Untrusted)
        }
    }
}

fn digest(record: &Record) -> Sha256 {
    let mut digest = Sha256::new();
    record.feed_protected_bytes(|piece| digest.update(piece));
    digest
}

fn public_key(certificate: &[u8]) -> Option<VerifyingKey> {
    let certificate = if certificate.starts_with(b"-----BEGIN") {
        Certificate::from_pem(certificate).ok()?
    } else {
        Certificate::from_der(certificate).ok()?
    };
    let key = certificate
        .tbs_certificate
        .subject_public_key_info
        .to_der()
        .ok()?;
    VerifyingKey::from_public_key_der(&key).ok()
}
