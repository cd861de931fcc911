//! End to end message exchange: sessions, payloads, integrity.

use hmac::{Hmac, Mac as _};
use p256::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::{DigestSigner as _, DigestVerifier as _},
};
use sha2::{Digest as _, Sha256};
use usp_record::{
    DecodeErrorKind, ErrorCode, IntegrityMethod, Payload, PayloadSecurity, Receiver, Record,
    SarState, SequenceId, SessionContext, SessionId, Silence, Verdict,
};

use crate::{id, plain};

fn covered(record: &Record) -> Vec<u8> {
    let mut bytes = Vec::new();
    record.feed_protected_bytes(|piece| bytes.extend_from_slice(piece));
    bytes
}

fn number(number: u64) -> SequenceId {
    SequenceId::new(number).expect("not 0")
}

/// A Record of a session in which every field has a value of its own.
fn full() -> Record {
    let session = SessionId::new(0x0102_0304_0506_0708).expect("not 0");
    let context = SessionContext::new(session, number(0x11), number(0x22))
        .with_retransmit_id(number(0x33))
        .with_sar_states(SarState::Inprocess, SarState::Complete)
        .with_payload("payload");
    Record::session_context(id("self::b"), id("self::a"), context)
        .with_payload_security(PayloadSecurity::Tls12)
        .with_sender_cert("-----PEM-----")
}

#[test]
fn r_e2e_1_records_for_others_are_ignored() {
    let record = plain("Msg"); // to self::b
    let bytes = record.encode();
    let judge = |own: &str| Receiver::new(&id(own)).judge(&bytes, Ok(&record), |_| Some(()));
    assert_eq!(judge("self::b"), Verdict::Process);
    let why = Silence::NotForUs;
    assert_eq!(judge("self::c"), Verdict::Ignore { why, code: None });
}

#[test]
fn r_e2e_6a_a_session_that_is_not_allowed_yields_disconnect_7106() {
    let own_id = id("self::b");
    let record = full().with_payload_security(PayloadSecurity::Plaintext);
    let bytes = record.encode();
    let receiver = Receiver::new(&own_id).with_sessions_allowed(false);
    let code = ErrorCode::SESSION_CONTEXT_NOT_ALLOWED;
    assert_eq!(code.number(), 7106);
    let verdict = receiver.judge(&bytes, Ok(&record), |_| Some(()));
    assert_eq!(verdict, Verdict::Disconnect { code });
    let record = plain("Msg");
    assert_eq!(
        receiver.judge(&[], Ok(&record), |_| Some(())),
        Verdict::Process
    );
}

#[test]
fn r_e2e_26_a_payload_outside_of_a_session_is_not_empty() {
    assert!(Payload::new("").is_err());
    assert!(Payload::new("M").is_ok());
    for tail in [
        b"\x3a\x00".as_slice(),
        b"\x3a\x02\x12\x00",
        b"\x3a\x05\x0a\x03Msg",
    ] {
        let bytes = [b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a", tail].concat();
        let error = Record::decode(bytes).expect_err("an empty payload");
        assert_eq!(error.kind(), DecodeErrorKind::Empty);
        assert_eq!(error.path(), "record.no_session_context.payload");
        assert_eq!(error.code(), ErrorCode::INVALID_RECORD_VALUE);
    }
}

#[test]
fn r_e2e_31_signatures_are_ecdsa_over_the_covered_bytes() {
    let key = SigningKey::from_slice(&[7; 32]).expect("a key");
    let digest = |record: &Record| {
        let mut hasher = Sha256::new();
        record.feed_protected_bytes(|piece| hasher.update(piece));
        hasher
    };
    let record = full().with_payload_security(PayloadSecurity::Plaintext);
    assert_eq!(record.integrity_method(false), IntegrityMethod::Signature);
    let signature: Signature = key.sign_digest(digest(&record));
    let signature = signature.to_der();
    let sent = record.with_mac_signature(signature.as_bytes().to_vec());

    let received = Record::decode(sent.encode()).expect("a Record");
    let verify = |record: &Record| {
        let signature = Signature::from_der(&record.mac_signature).expect("DER");
        VerifyingKey::from(&key)
            .verify_digest(digest(record), &signature)
            .is_ok()
    };
    assert!(verify(&received));
    assert!(!verify(&received.clone().with_sender_cert("another")));
    assert!(!verify(
        &received.with_payload_security(PayloadSecurity::Tls12)
    ));
}

#[test]
fn r_e2e_32_fields_of_the_record_first_and_then_of_the_session() {
    let bytes = covered(&full());
    let expected = [
        b"1.4self::bself::a".as_slice(),
        &[0, 0, 0, 1],
        b"-----PEM-----",
        &[1, 2, 3, 4, 5, 6, 7, 8],
        &[0, 0, 0, 0, 0, 0, 0, 0x11],
        &[0, 0, 0, 0, 0, 0, 0, 0x22],
        &[0, 0, 0, 0, 0, 0, 0, 0x33],
        &[0, 0, 0, 2],
        &[0, 0, 0, 3],
    ]
    .concat();
    assert_eq!(bytes, expected);
    // What USP 1.5 added stands at the end of the Record's own fields.
    let relayed = full()
        .with_originator_id(id("self::o"))
        .with_destination_id(id("self::d"));
    let at = b"1.4self::bself::a".len() + 4 + b"-----PEM-----".len();
    let mut expected = expected;
    expected.splice(at..at, *b"self::oself::d");
    assert_eq!(covered(&relayed), expected);
}

#[test]
fn r_e2e_32_neither_payload_nor_mac_is_covered() {
    let record = full();
    let mut other = record.clone().with_mac_signature("mac");
    if let usp_record::RecordType::SessionContext(context) = &mut other.record_type {
        context.payload.clear();
    }
    assert_eq!(covered(&record), covered(&other));
    assert_eq!(covered(&plain("one")), covered(&plain("another")));
    // Connect and Disconnect Records: the fields of the Record alone.
    let (to, from) = (id("self::b"), id("self::a"));
    let connect = Record::uds_connect(to.clone(), from.clone());
    let disconnect = Record::disconnect(to, from, ErrorCode::new(7105), "bye");
    assert_eq!(covered(&connect), b"1.4self::bself::a\0\0\0\0");
    assert_eq!(covered(&connect), covered(&disconnect));
}

#[test]
fn r_e2e_32_1_numbers_are_big_endian_and_defaults_have_full_width() {
    let context = SessionContext::new(SessionId::MIN_USABLE, number(1), number(u64::MAX));
    let record = Record::session_context(id("self::b"), id("self::a"), context);
    let expected = [
        b"1.4self::bself::a".as_slice(),
        &[0; 4],                   // payload_security
        &[0, 0, 0, 0, 0, 0, 0, 2], // session_id
        &[0, 0, 0, 0, 0, 0, 0, 1], // sequence_id
        &[0xff; 8],                // expected_id
        &[0; 8],                   // retransmit_id
        &[0; 4],                   // payload_sar_state
        &[0; 4],                   // payloadrec_sar_state
    ]
    .concat();
    assert_eq!(covered(&record), expected);
    // Text goes in as UTF-8.
    let record = Record::uds_connect(id("self::é"), id("self::a"));
    assert_eq!(covered(&record), "1.4self::éself::a\0\0\0\0".as_bytes());
}

#[test]
fn r_e2e_33_macs_are_hmac_sha_256() {
    let mac = |record: &Record| -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&[1; 32]).expect("a key");
        record.feed_protected_bytes(|piece| mac.update(piece));
        mac.finalize().into_bytes().into()
    };
    let record = full();
    assert_eq!(record.integrity_method(true), IntegrityMethod::Mac);
    assert_eq!(record.integrity_method(false), IntegrityMethod::Signature);
    assert_eq!(
        plain("Msg").integrity_method(true),
        IntegrityMethod::Signature
    );
    let sent = record.clone().with_mac_signature(mac(&record).to_vec());
    let received = Record::decode(sent.encode()).expect("a Record");
    assert!(received.has_mac(&mac(&received)));

    let mut forged = received.clone();
    forged.from_id = id("self::c");
    assert!(!forged.has_mac(&mac(&forged)));
    assert!(!record.has_mac(&mac(&record)), "no MAC at all");
    for place in 0..32 {
        let mut wrong = mac(&record);
        wrong[place] ^= 0x80;
        assert!(!received.has_mac(&wrong), "{place}");
    }
    let short = received.with_mac_signature(mac(&record)[..31].to_vec());
    assert!(!short.has_mac(&mac(&record)));
}

#[test]
fn r_e2e_34_the_mac_covers_what_a_signature_covers() {
    let record = full();
    assert_eq!(record.integrity_method(true), IntegrityMethod::Mac);
    // A change of any covered field changes the bytes.
    let base = covered(&record);
    let mut changed = Vec::new();
    changed.push(
        record
            .clone()
            .with_version("1.3".parse().expect("not empty")),
    );
    changed.push(record.clone().with_sender_cert("x"));
    changed.push(
        record
            .clone()
            .with_payload_security(PayloadSecurity::Plaintext),
    );
    for field in 0..6 {
        let mut other = record.clone();
        if let usp_record::RecordType::SessionContext(context) = &mut other.record_type {
            match field {
                0 => context.session_id = SessionId::MIN_USABLE,
                1 => context.sequence_id = number(9),
                2 => context.expected_id = number(9),
                3 => context.retransmit_id = None,
                4 => context.payload_sar_state = SarState::None,
                _ => context.payloadrec_sar_state = SarState::None,
            }
        }
        changed.push(other);
    }
    for other in changed {
        assert_ne!(covered(&other), base, "{other:?}");
    }
}

#[test]
fn r_e2e_41_payload_security_outside_of_a_session_is_invalid() {
    let own_id = id("self::b");
    let record = plain("Msg").with_payload_security(PayloadSecurity::Tls12);
    let bytes = record.encode();
    // The Record itself can be read, so that it can be answered.
    assert_eq!(Record::decode(bytes.clone()).as_ref(), Ok(&record));
    let verdict = Receiver::new(&own_id).judge(&bytes, Ok(&record), |_| Some("id"));
    let code = ErrorCode::INVALID_RECORD_VALUE;
    assert_eq!(
        verdict,
        Verdict::Answer {
            code,
            request: "id"
        }
    );
}
