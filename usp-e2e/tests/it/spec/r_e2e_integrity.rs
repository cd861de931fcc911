//! Protection of Records: what is asked for and what happens without it.

use std::sync::Arc;

use bytes::Bytes;
use usp_e2e::{
    Error, Misbehaviour, Misuse, ReplyPath, Session, SessionMode,
    security::{IntegrityError, MtpPeer, MtpProtection, RecordSigner, RecordVerifier, Security},
};
use usp_record::{ErrorCode, Payload, PayloadSecurity, Record, SecurityPolicy};

use crate::util::*;

/// Stands for a signature: tells whether the covered bytes are the same, nothing more.
#[derive(Debug)]
struct Sum;

fn sum(record: &Record) -> Bytes {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    record.feed_protected_bytes(|piece| {
        for byte in piece {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    });
    Bytes::copy_from_slice(&sum.to_be_bytes())
}

impl RecordSigner for Sum {
    fn certificate_bytes(&self) -> usize {
        4
    }

    fn protect(&self, record: &mut Record) {
        record.sender_cert = "CERT".into();
        record.mac_signature = sum(record);
    }
}

impl RecordVerifier for Sum {
    fn verify(&self, record: &Record) -> Result<(), IntegrityError> {
        if record.mac_signature == sum(record) {
            Ok(())
        } else {
            Err(IntegrityError::BadSignature)
        }
    }
}

fn signed() -> Security {
    Security::default()
        .with_signer(Arc::new(Sum))
        .with_verifier(Arc::new(Sum))
}

fn pair() -> (Session, Session) {
    (
        agent(agent_config().with_security(signed())),
        controller(controller_config().with_security(signed())),
    )
}

#[test]
fn r_e2e_23_a_record_with_bad_integrity_is_dropped_and_the_session_restarted() {
    let now = start();
    let (mut agent, mut controller) = pair();
    controller.send(now, "one").expect("queued");
    let first = one_sent(&mut controller, now);
    agent.handle_record(now, first).expect("taken");
    assert_eq!(messages(&mut agent), ["one"]);
    controller.send(now, "two").expect("queued");
    let mut second = one_sent(&mut controller, now);
    second.mac_signature = Bytes::from_static(b"\x30\x00");
    let bad = Error::PeerMisbehaved(Misbehaviour::Integrity(IntegrityError::BadSignature));
    assert_eq!(agent.handle_record(now, second), Err(bad));
    assert!(!bad.session_survives());
    assert!(messages(&mut agent).is_empty());
    assert!(sent(&mut agent, now).is_empty(), "no error reply");
    assert_eq!(agent.session_id(), None);
    let at = agent.poll_timeout().expect("a restart is planned");
    agent.handle_timeout(at);
    assert_eq!(ids(&one_sent(&mut agent, at))[1], 1);
}

#[test]
fn r_e2e_23_a_start_with_bad_integrity_starts_nothing() {
    let now = start();
    let (mut agent, mut controller) = pair();
    controller.send(now, "one").expect("queued");
    let mut first = one_sent(&mut controller, now);
    first.version = usp_record::Version::V1_3;
    agent
        .handle_record(now, first)
        .expect_err("covered bytes changed");
    assert_eq!(agent.session_id(), None);
    assert!(messages(&mut agent).is_empty() && sent(&mut agent, now).is_empty());
}

#[test]
fn r_e2e_28_only_a_known_peer_of_an_encrypted_transport_counts_as_protected() {
    let now = start();
    let record = || to_agent(context(7, 1, 1).with_payload("Get"));
    let known = [
        MtpPeer::NamedInCertificate,
        MtpPeer::StoredCertificate,
        MtpPeer::TrustedBroker,
    ];
    for peer in known {
        let mut agent = agent(agent_config().with_security(Security::default()));
        agent.set_mtp(MtpProtection::encrypted(peer));
        agent.handle_record(now, record()).expect("protected");
        // what is said of one Record goes before what is said of the channel
        let unprotected =
            usp_e2e::Received::new(to_agent(context(7, 2, 1))).with_mtp(MtpProtection::NONE);
        agent
            .handle_record(now, unprotected)
            .expect_err("not protected");
    }
    for mtp in [
        MtpProtection::NONE,
        MtpProtection::encrypted(MtpPeer::Unknown),
    ] {
        let mut agent = agent(agent_config().with_security(Security::default().with_mtp(mtp)));
        assert_eq!(
            agent.handle_record(now, record()),
            Err(Error::PeerMisbehaved(Misbehaviour::Integrity(
                IntegrityError::Missing
            )))
        );
    }
}

#[test]
fn r_e2e_29_records_are_signed_unless_the_transport_protects_them() {
    let now = start();
    let mut unprotected = agent(agent_config().with_security(signed()));
    unprotected.send(now, "Notify").expect("queued");
    let record = one_sent(&mut unprotected, now);
    assert_eq!(record.sender_cert, "CERT");
    assert_eq!(record.mac_signature, sum(&record));
    let protected = signed().with_mtp(MtpProtection::TRUSTED);
    let mut agent1 = agent(agent_config().with_security(protected.clone()));
    agent1.send(now, "Notify").expect("queued");
    let record = one_sent(&mut agent1, now);
    assert!(record.mac_signature.is_empty() && record.sender_cert.is_empty());
    // signing all the same is a matter of policy
    let mut agent2 = agent(agent_config().with_security(protected.with_sign_always(true)));
    agent2.send(now, "Notify").expect("queued");
    assert!(!one_sent(&mut agent2, now).mac_signature.is_empty());
    // nobody who could sign: nothing is sent
    let mut agent3 = agent(agent_config().with_security(Security::default()));
    assert_eq!(
        agent3.send(now, "Notify"),
        Err(Error::ApiMisuse(Misuse::NoSigner))
    );
    assert!(sent(&mut agent3, now).is_empty());
}

#[test]
fn r_e2e_29_the_signature_counts_for_the_size_of_records() {
    let now = start();
    let config = agent_config()
        .with_security(signed())
        .with_max_record_bytes(Some(300));
    let mut agent = agent(config);
    agent.send(now, vec![b'm'; 2000]).expect("queued");
    let records = sent(&mut agent, now);
    assert!(records.len() > 8);
    assert!(records.iter().all(|record| record.encoded_len() <= 300));
}

#[test]
fn r_e2e_30_integrity_is_verified_where_it_is_and_required_where_nothing_else_protects() {
    let now = start();
    let (mut agent, mut controller) = pair();
    controller.send(now, "Get").expect("queued");
    let good = one_sent(&mut controller, now);
    let mut bare = good.clone();
    bare.mac_signature = Bytes::new();
    assert_eq!(
        agent.handle_record(now, bare),
        Err(Error::PeerMisbehaved(Misbehaviour::Integrity(
            IntegrityError::Missing
        )))
    );
    agent.handle_record(now, good.clone()).expect("good");
    assert_eq!(messages(&mut agent), ["Get"]);
    // over a protected transport a signature is optional, but a wrong one is not good
    let protected = signed().with_mtp(MtpProtection::TRUSTED);
    let mut agent = crate::util::agent(agent_config().with_security(protected));
    let mut bad = good;
    bad.mac_signature = Bytes::from_static(b"bad");
    agent.handle_record(now, bad).expect_err("wrong");
}

#[test]
fn r_e2e_30_outside_of_a_session_a_bad_record_restarts_nothing() {
    let now = start();
    let mut agent = agent(
        agent_config()
            .with_session_mode(SessionMode::Allow)
            .with_security(signed()),
    );
    let record = Record::no_session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        Payload::new("Get").expect("not empty"),
    );
    let error = agent.handle_record(now, record.clone()).expect_err("bare");
    assert_eq!(
        error,
        Error::PeerMisbehaved(Misbehaviour::Unprotected(IntegrityError::Missing))
    );
    assert!(error.session_survives());
    assert_eq!(agent.poll_timeout(), None);
    let mut signed = record;
    Sum.protect(&mut signed);
    agent.handle_record(now, signed).expect("signed");
    assert_eq!(messages(&mut agent), ["Get"]);
    agent
        .send_via(now, ReplyPath::NoSession, "GetResp")
        .expect("queued");
    let answer = one_sent(&mut agent, now);
    assert_eq!(answer.mac_signature, sum(&answer));
}

#[test]
fn r_e2e_41_tls_outside_of_a_session_is_refused() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Allow));
    let record = Record::no_session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        Payload::new("Get").expect("not empty"),
    )
    .with_payload_security(PayloadSecurity::Tls12);
    let error = agent.handle_record(now, record).expect_err("refused");
    assert_eq!(error.code(), Some(ErrorCode::INVALID_RECORD_VALUE));
    assert!(messages(&mut agent).is_empty());
}

#[test]
fn payload_security_that_is_missing_or_not_supported_has_a_code() {
    let now = start();
    let tls = to_agent(context(7, 1, 1).with_payload("hello"))
        .with_payload_security(PayloadSecurity::Tls12);
    let mut agent1 = agent(agent_config());
    let error = agent1.handle_record(now, tls).expect_err("refused");
    assert_eq!(error.code(), Some(ErrorCode::SECURE_SESSION_NOT_SUPPORTED));
    assert!(error.session_survives());
    let mut agent2 = agent(agent_config().with_accepted_security(SecurityPolicy::Required));
    let error = agent2
        .handle_record(now, to_agent(context(7, 1, 1).with_payload("Get")))
        .expect_err("refused");
    assert_eq!(error.code(), Some(ErrorCode::SECURE_SESSION_REQUIRED));
    assert_eq!(agent2.session_id(), None);
    // TLS that is asked for and not set up
    let wrong = agent_config().with_payload_security(PayloadSecurity::Tls12);
    assert_eq!(
        agent(wrong).send(now, "Notify"),
        Err(Error::ApiMisuse(Misuse::NoTls))
    );
}

#[test]
fn r_e2e_30_a_disconnect_that_is_not_protected_ends_nothing() {
    let now = start();
    let (mut agent, mut controller) = pair();
    controller.send(now, "Get").expect("queued");
    exchange(&mut controller, &mut agent, now).expect("no loss");
    let id = controller.session_id();
    agent.disconnect(now, ErrorCode::SESSION_CONTEXT_TERMINATED, "bye");
    let good = one_sent(&mut agent, now);
    for mac_signature in ["", "bad"] {
        let mut bad = good.clone();
        bad.mac_signature = Bytes::from_static(mac_signature.as_bytes());
        let error = controller.handle_record(now, bad).expect_err("unprotected");
        assert!(matches!(
            error,
            Error::PeerMisbehaved(Misbehaviour::Unprotected(_))
        ));
        assert_eq!(controller.session_id(), id);
    }
    controller.handle_record(now, good).expect("protected");
    assert_eq!((id.is_some(), controller.session_id()), (true, None));
}
