//! MAC and signature of a Record: when they are made, and when they are asked for.

use usp_record::{IntegrityMethod, MAC_BYTES, Record};

use super::{IntegrityError, MAX_SIGNATURE_BYTES, MacKeys, Security};
use crate::Misuse;

/// The outcome of a check that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// The Record is what the peer sent, as far as anybody can tell.
    Good,
    /// It has a MAC, for which there is no key before the Records ahead of it are processed.
    NotYet,
}

/// The keys for MACs, once there are any, and the policy of the moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integrity<'a> {
    pub(crate) security: &'a Security,
    /// Whether the transport protects the Record (R-E2E.28).
    pub(crate) by_mtp: bool,
    /// Keys of the payload TLS, once the handshake is done.
    pub(crate) keys: Option<&'a MacKeys>,
    /// Whether the session is protected by TLS, so that keys will come.
    pub(crate) keys_will_come: bool,
}

impl Integrity<'_> {
    /// The method for a Record that is sent, if any (R-E2E.29).
    pub(crate) fn method(&self, handshake: bool) -> Result<Option<IntegrityMethod>, Misuse> {
        if self.keys.is_some() && !handshake {
            return Ok(Some(IntegrityMethod::Mac));
        }
        // [R-E2E.29]
        match &self.security.signer {
            _ if self.by_mtp && !self.security.sign_always => Ok(None),
            Some(_) => Ok(Some(IntegrityMethod::Signature)),
            None if self.by_mtp => Ok(None),
            None => Err(Misuse::NoSigner),
        }
    }

    /// Most bytes that protection adds: those of MAC or signature, and those of the certificate.
    pub(crate) fn room(&self, method: Option<IntegrityMethod>) -> (usize, usize) {
        match (method, &self.security.signer) {
            (None, _) => (0, 0),
            (Some(IntegrityMethod::Signature), Some(signer)) => {
                (MAX_SIGNATURE_BYTES, signer.certificate_bytes())
            }
            (Some(_), _) => (MAC_BYTES, 0),
        }
    }

    /// Protects a Record that is to be sent.
    pub(crate) fn protect(&self, record: &mut Record, method: Option<IntegrityMethod>) {
        match (method, self.keys, &self.security.signer) {
            #[cfg(feature = "tls")]
            (Some(IntegrityMethod::Mac), Some(keys), _) => keys.protect(record),
            (Some(IntegrityMethod::Signature), _, Some(signer)) => signer.protect(record),
            _ => {}
        }
    }

    /// Checks a Record that came without MAC or signature (R-E2E.30).
    pub(crate) const fn check_open(&self) -> Result<Checked, IntegrityError> {
        if self.by_mtp {
            Ok(Checked::Good)
        } else {
            Err(IntegrityError::Missing)
        }
    }

    /// Checks a Record that came (R-E2E.30).
    pub(crate) fn check(&self, record: &Record) -> Result<Checked, IntegrityError> {
        if record.mac_signature.is_empty() {
            return self.check_open();
        }
        if self.keys_will_come && record.mac_signature.len() == MAC_BYTES {
            // [R-E2E.33]
            return match self.keys {
                #[cfg(feature = "tls")]
                Some(keys) => keys.verify(record).map(|()| Checked::Good),
                _ => Ok(Checked::NotYet),
            };
        }
        // [R-E2E.31]
        match &self.security.verifier {
            Some(verifier) => verifier.verify(record).map(|()| Checked::Good),
            None => Err(IntegrityError::NoKey),
        }
    }
}
