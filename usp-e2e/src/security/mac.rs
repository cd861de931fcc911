//! The MAC of a Record, with keys that the end-to-end TLS session exports.

use core::fmt;

use bytes::Bytes;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use usp_record::Record;

use super::IntegrityError;

/// Label of the TLS exporter; its context is present and empty \[R-E2E.36\].
pub const EXPORTER_LABEL: &[u8] = b"EXPORTER-BBF-USP-Record";

/// How many bytes the TLS exporter gives \[R-E2E.37\].
pub const EXPORTED_BYTES: usize = 64;

/// The two HMAC keys of one end-to-end TLS session.
///
/// Each side makes MACs with the key of its own TLS role and checks with the other.
#[derive(Clone, PartialEq, Eq)]
pub struct MacKeys {
    own: [u8; 32],
    peer: [u8; 32],
}

impl MacKeys {
    /// The keys for one side, from what the TLS exporter gave.
    ///
    /// The first 32 bytes are the key of the TLS client, the rest that of the TLS server
    /// \[R-E2E.39\]. A sender uses the key of its own role.
    #[must_use]
    pub fn new(exported: &[u8; EXPORTED_BYTES], is_client: bool) -> Self {
        let mut client = [0; 32];
        let mut server = [0; 32];
        let (first, second) = exported.split_at(client.len());
        client.copy_from_slice(first);
        server.copy_from_slice(second);
        if is_client {
            Self {
                own: client,
                peer: server,
            }
        } else {
            Self {
                own: server,
                peer: client,
            }
        }
    }

    /// Sets `mac_signature` of a Record that goes out \[R-E2E.33\].
    pub fn protect(&self, record: &mut Record) {
        let mac = mac(&self.own, record);
        record.mac_signature = Bytes::copy_from_slice(&mac);
    }

    /// Checks `mac_signature` of a Record that came in, in constant time \[R-E2E.33\].
    ///
    /// # Errors
    ///
    /// [`IntegrityError::BadMac`] when it is not the MAC by the peer's key, or of another length.
    pub fn verify(&self, record: &Record) -> Result<(), IntegrityError> {
        if record.has_mac(&mac(&self.peer, record)) {
            Ok(())
        } else {
            Err(IntegrityError::BadMac)
        }
    }
}

impl fmt::Debug for MacKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MacKeys(***)")
    }
}

fn mac(key: &[u8; 32], record: &Record) -> [u8; 32] {
    // HMAC fills a short key up to the block of its hash with zeros.
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut hasher = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
    record.feed_protected_bytes(|piece| hasher.update(piece));
    hasher.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use usp_record::{SarState, SequenceId, SessionContext, SessionId};

    use super::*;

    fn record() -> Record {
        let context = SessionContext::new(
            SessionId::new(42).expect("not zero"),
            SequenceId::FIRST,
            SequenceId::FIRST,
        );
        let ids = (
            "self::b".parse().expect("id"),
            "self::a".parse().expect("id"),
        );
        Record::session_context(ids.0, ids.1, context.with_payload(&b"payload"[..]))
    }

    fn keys() -> (MacKeys, MacKeys) {
        let exported: [u8; EXPORTED_BYTES] =
            core::array::from_fn(|at| u8::try_from(at).expect("below 64"));
        (
            MacKeys::new(&exported, true),
            MacKeys::new(&exported, false),
        )
    }

    #[test]
    fn r_e2e_36_the_label_of_the_exporter() {
        assert_eq!(EXPORTER_LABEL, b"EXPORTER-BBF-USP-Record");
    }

    #[test]
    fn r_e2e_37_the_exporter_gives_64_octets_for_two_keys() {
        assert_eq!(EXPORTED_BYTES, 64);
        let (client, server) = keys();
        assert_ne!(client.own, client.peer);
        assert_eq!((client.own, client.peer), (server.peer, server.own));
    }

    #[test]
    fn r_e2e_39_a_sender_uses_the_key_of_its_own_tls_role() {
        let (client, server) = keys();
        let mut sent = record();
        client.protect(&mut sent);
        assert_eq!(server.verify(&sent), Ok(()));
        assert_eq!(client.verify(&sent), Err(IntegrityError::BadMac));
    }

    #[test]
    fn r_e2e_33_the_mac_is_32_bytes_and_covers_every_session_field() {
        let (client, server) = keys();
        let mut sent = record();
        client.protect(&mut sent);
        assert_eq!(sent.mac_signature.len(), 32);
        type Change = fn(&mut SessionContext);
        let changes: [Change; 6] = [
            |context| context.session_id = SessionId::new(43).expect("not zero"),
            |context| context.sequence_id = SequenceId::new(2).expect("not zero"),
            |context| context.expected_id = SequenceId::new(2).expect("not zero"),
            |context| context.retransmit_id = SequenceId::new(1),
            |context| context.payload_sar_state = SarState::Begin,
            |context| context.payloadrec_sar_state = SarState::Begin,
        ];
        for change in changes {
            let mut forged = sent.clone();
            if let usp_record::RecordType::SessionContext(context) = &mut forged.record_type {
                change(context);
            }
            assert_ne!(forged, sent);
            assert_eq!(server.verify(&forged), Err(IntegrityError::BadMac));
        }
        let mut short = sent.clone();
        short.mac_signature.truncate(31);
        assert_eq!(server.verify(&short), Err(IntegrityError::BadMac));
        // The payload is protected by TLS and not by the MAC.
        let mut other = sent;
        if let usp_record::RecordType::SessionContext(context) = &mut other.record_type {
            context.payload.clear();
        }
        assert_eq!(server.verify(&other), Ok(()));
    }

    #[test]
    fn keys_do_not_show() {
        assert_eq!(format!("{:?}", keys().0), "MacKeys(***)");
    }
}
