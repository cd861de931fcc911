//! MAC and signature of a Record: when they are made, and when they are asked for.

use usp_record::{IntegrityMethod, MAC_BYTES, Record};

use super::{MAX_SIGNATURE_BYTES, Security};
use crate::{Misbehaviour, Misuse};

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
    /// Keys of this side and of the peer (R-E2E.39).
    pub(crate) keys: Option<&'a MacKeys>,
    /// Whether the session is protected by TLS, so that keys will come.
    pub(crate) keys_will_come: bool,
}

/// The keys that payload TLS gives (R-E2E.39).
#[derive(Clone)]
pub(crate) struct MacKeys {
    pub(crate) own: [u8; MAC_BYTES],
    pub(crate) peer: [u8; MAC_BYTES],
}

impl std::fmt::Debug for MacKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MacKeys(***)")
    }
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

    /// Most bytes that protection adds to an encoded Record: MAC or signature, and certificate.
    pub(crate) fn room(&self, method: Option<IntegrityMethod>) -> (usize, usize) {
        match method {
            Some(IntegrityMethod::Mac) => (MAC_BYTES, 0),
            Some(_) => (
                MAX_SIGNATURE_BYTES,
                self.security
                    .signer
                    .as_ref()
                    .map_or(0, |signer| signer.certificate().len()),
            ),
            None => (0, 0),
        }
    }

    /// Protects a Record that is to be sent.
    pub(crate) fn protect(&self, record: &mut Record, method: Option<IntegrityMethod>) {
        match (method, self.keys, &self.security.signer) {
            (Some(IntegrityMethod::Mac), Some(keys), _) => {
                record.mac_signature = mac(&keys.own, record).to_vec().into();
            }
            (Some(IntegrityMethod::Signature), _, Some(signer)) => {
                record.sender_cert = signer.certificate();
                record.mac_signature = signer.sign(record);
            }
            _ => {}
        }
    }

    /// Checks a Record that came (R-E2E.30).
    pub(crate) fn check(&self, record: &Record) -> Result<Checked, Misbehaviour> {
        if record.mac_signature.is_empty() {
            return if self.by_mtp {
                Ok(Checked::Good)
            } else {
                Err(Misbehaviour::IntegrityMissing)
            };
        }
        let is_mac = self.keys_will_come && record.mac_signature.len() == MAC_BYTES;
        let good = match (is_mac, self.keys) {
            // [R-E2E.33]
            (true, Some(keys)) => record.has_mac(&mac(&keys.peer, record)),
            (true, None) => return Ok(Checked::NotYet),
            // [R-E2E.31]
            (false, _) => self
                .security
                .verifier
                .as_ref()
                .is_some_and(|verifier| verifier.verify(record)),
        };
        if good {
            Ok(Checked::Good)
        } else {
            Err(Misbehaviour::IntegrityInvalid)
        }
    }
}

#[cfg(feature = "tls")]
use super::tls::mac;

/// Without payload TLS there are no keys, and nothing to compute with them.
#[cfg(not(feature = "tls"))]
const fn mac(_: &[u8; MAC_BYTES], _: &Record) -> [u8; MAC_BYTES] {
    [0; MAC_BYTES]
}
