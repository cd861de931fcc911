//! What a MAC or a signature of a Record covers.
//!
//! Specification says: the fields that are not payload, in ascending order of their numbers, those of the Record
//! first and those of a Session Context after them, each as plain bytes (R-E2E.32, R-E2E.32.1, R-E2E.34).
//! It is silent about absent fields, about other record types and about lengths. We do: numbers are always
//! written at full width, empty texts give nothing, the certificate counts as it stands in the Record, and Records
//! of other types cover the fields of the Record alone. What USP 1.5 added (14 and 15) follows field 6.
//!
//! Weakness of the scheme, not of this code: there are no lengths between the fields, and neither the kind of
//! Record nor the content of Connect and Disconnect Records is protected. Unknown fields are not covered.

use core::hint::black_box;

use crate::{EndpointIdText, PayloadSecurity, Record, RecordType, SequenceId};

/// Length of an HMAC-SHA-256 in a Record, in bytes (R-E2E.33).
pub const MAC_BYTES: usize = 32;

/// How the integrity of a Record is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntegrityMethod {
    /// ECDSA over NIST P-256 with SHA-256, DER, with the key of the sender's certificate (R-E2E.31).
    Signature,
    /// HMAC-SHA-256 with a key of the end-to-end TLS session (R-E2E.33).
    Mac,
}

impl IntegrityMethod {
    /// The method for a Record: a MAC once the TLS handshake of protected payloads is done, else a signature.
    #[must_use]
    pub const fn new(security: PayloadSecurity, tls_established: bool) -> Self {
        match security {
            PayloadSecurity::Tls12 if tls_established => Self::Mac,
            PayloadSecurity::Tls12 | PayloadSecurity::Plaintext => Self::Signature,
        }
    }
}

impl Record {
    /// Feeds the bytes that a MAC or a signature covers into a hasher, piece by piece.
    ///
    /// The pieces joined are the covered bytes; where they are cut has no meaning. Nothing is allocated.
    /// `mac_signature` itself is not among them, so that sender and receiver feed the same.
    ///
    /// ```
    /// use usp_record::{Payload, Record};
    ///
    /// let record = Record::no_session_context(
    ///     "self::b".parse()?, "self::a".parse()?, Payload::new("Msg")?,
    /// );
    /// let mut covered = Vec::new();
    /// record.feed_protected_bytes(|piece| covered.extend_from_slice(piece));
    /// assert_eq!(covered, b"1.4self::bself::a\0\0\0\0");
    /// # Ok::<(), usp_record::EmptyError>(())
    /// ```
    pub fn feed_protected_bytes(&self, mut hasher: impl FnMut(&[u8])) {
        let id = |id: &Option<EndpointIdText>, hasher: &mut dyn FnMut(&[u8])| {
            if let Some(id) = id {
                hasher(id.as_str().as_bytes());
            }
        };
        // [R-E2E.32] [R-E2E.34] fields of the Record, ascending
        hasher(self.version.as_str().as_bytes());
        hasher(self.to_id.as_str().as_bytes());
        hasher(self.from_id.as_str().as_bytes());
        hasher(&self.payload_security.number().to_be_bytes());
        if !self.sender_cert.is_empty() {
            hasher(&self.sender_cert);
        }
        id(&self.originator_id, &mut hasher);
        id(&self.destination_id, &mut hasher);
        // ... and those of the Session Context, ascending
        if let RecordType::SessionContext(context) = &self.record_type {
            let retransmit_id = context.retransmit_id.map_or(0, SequenceId::get);
            // [R-E2E.32.1] big endian, and at full width when they are 0
            hasher(&context.session_id.get().to_be_bytes());
            hasher(&context.sequence_id.get().to_be_bytes());
            hasher(&context.expected_id.get().to_be_bytes());
            hasher(&retransmit_id.to_be_bytes());
            hasher(&context.payload_sar_state.number().to_be_bytes());
            hasher(&context.payloadrec_sar_state.number().to_be_bytes());
        }
    }

    /// The method that protects this Record, see [`IntegrityMethod::new`].
    #[must_use]
    pub const fn integrity_method(&self, tls_established: bool) -> IntegrityMethod {
        IntegrityMethod::new(self.payload_security, tls_established)
    }

    /// Whether `mac_signature` is the given MAC (R-E2E.33).
    ///
    /// Takes the same time wherever the two differ.
    #[must_use]
    pub fn has_mac(&self, mac: &[u8; MAC_BYTES]) -> bool {
        let Ok(received) = <&[u8; MAC_BYTES]>::try_from(&*self.mac_signature) else {
            return false;
        };
        let difference = received
            .iter()
            .zip(mac)
            .fold(0, |all, (a, b)| black_box(all | (a ^ b)));
        black_box(difference) == 0
    }
}
