//! MACs that come before there are keys to check them with.

use std::sync::Arc;

use rustls::crypto::ring::default_provider;
use usp_e2e::{
    Error, Misbehaviour, Session,
    security::{
        IntegrityError, MacKeys, MtpProtection, PeerTls, Security, TlsPayload,
        tls::{Trust, client_config, server_config},
    },
};
use usp_record::{PayloadSecurity, Record, SecurityPolicy};

use super::pki::{Authority, identity, time};
use crate::util::*;

/// An Agent as TLS server, with the client of its peer.
fn pair(mtp: MtpProtection) -> (Session, TlsPayload) {
    let authority = Authority::new();
    let issue = |id: &str| authority.issue(&format!("urn:bbf:usp:id:{id}"));
    let (own, other) = (issue(AGENT), issue(CONTROLLER));
    let trust = |id: &str| Trust::chain(id.parse().expect("id"), authority.anchors());
    let client = |of, trust| client_config(default_provider(), time(), identity(of), trust);
    let server = |of, trust| server_config(default_provider(), time(), identity(of), trust);
    let configs = PeerTls::new(
        client(&own, trust(CONTROLLER)).expect("configuration"),
        server(&own, trust(CONTROLLER)).expect("configuration"),
    );
    let security = Security::default()
        .with_mtp(mtp)
        .with_tls(Arc::new(configs));
    let agent = agent(
        agent_config()
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(security),
    );
    let tls = client(&other, trust(AGENT)).expect("configuration");
    (agent, TlsPayload::client(Arc::new(tls)).expect("client"))
}

fn record(number: u64, expected: u64, units: Vec<bytes::Bytes>) -> Record {
    let mut context = context(100, number, expected);
    context.payload = units;
    to_agent(context).with_payload_security(PayloadSecurity::Tls12)
}

/// Shakes hands up to the Record that brings the keys to the Agent; gives that Record, and the keys of the peer.
fn up_to_the_keys(agent: &mut Session, tls: &mut TlsPayload) -> (Record, MacKeys) {
    let now = start();
    agent
        .handle_record(now, record(1, 1, tls.take_records()))
        .expect("a hello");
    let mut taken = 0;
    for answer in sent(agent, now) {
        taken = ids(&answer)[1];
        for unit in &content(&answer).payload {
            tls.handle_records(unit, 1 << 20).expect("good");
        }
    }
    assert!(!tls.is_handshaking(), "TLS 1.3: the client is done first");
    let keys = tls.mac_keys().expect("keys");
    (record(2, taken + 1, tls.take_records()), keys)
}

#[test]
fn r_e2e_33_a_mac_that_comes_with_the_keys_is_checked_with_them() {
    let now = start();
    let (mut agent, mut tls) = pair(MtpProtection::TRUSTED);
    let (mut last, keys) = up_to_the_keys(&mut agent, &mut tls);
    keys.protect(&mut last);
    agent.handle_record(now, last).expect("a good MAC");
    tls.encrypt(b"Get").expect("keys");
    let mut first = record(3, 2, tls.take_records());
    keys.protect(&mut first);
    agent.handle_record(now, first).expect("a good MAC");
    assert_eq!(messages(&mut agent), ["Get"]);

    // with a wrong one nothing of the Record counts, though it came before there were keys
    let (mut agent, mut tls) = pair(MtpProtection::TRUSTED);
    let (mut last, keys) = up_to_the_keys(&mut agent, &mut tls);
    keys.protect(&mut last);
    let mut mac = last.mac_signature.to_vec();
    mac[31] ^= 1;
    last.mac_signature = mac.into();
    let error = Error::PeerMisbehaved(Misbehaviour::Integrity(IntegrityError::BadMac));
    assert_eq!(agent.handle_record(now, last), Err(error));
    assert_eq!(agent.session_id(), None);
    assert_eq!(agent.stats().messages_delivered, 0);
}

#[test]
fn r_e2e_30_a_mac_without_keys_is_no_protection() {
    let now = start();
    let (mut agent, mut tls) = pair(MtpProtection::NONE);
    let mut hello = record(1, 1, tls.take_records());
    hello.mac_signature = vec![0; 32].into();
    agent
        .handle_record(now, hello)
        .expect_err("no key, and no signature");
    assert_eq!(agent.session_id(), None);
    // nor in the middle of the handshake
    let (mut agent, mut tls) = pair(MtpProtection::TRUSTED);
    agent
        .handle_record(now, record(1, 1, tls.take_records()))
        .expect("a hello");
    let mut empty = record(2, 1, Vec::new());
    empty.mac_signature = vec![0; 32].into();
    assert_eq!(
        agent.handle_record(now, empty),
        Err(Error::PeerMisbehaved(Misbehaviour::Integrity(
            IntegrityError::NoKey
        )))
    );
}

#[test]
fn r_e2e_33_who_has_sent_a_mac_sends_one_in_each_record() {
    for uses_mac in [true, false] {
        let now = start();
        let (mut agent, mut tls) = pair(MtpProtection::TRUSTED);
        let (last, keys) = up_to_the_keys(&mut agent, &mut tls);
        agent
            .handle_record(now, last)
            .expect("trusted by the way it came");
        tls.encrypt(b"Get").expect("keys");
        let mut first = record(3, 2, tls.take_records());
        if uses_mac {
            keys.protect(&mut first);
        }
        agent.handle_record(now, first).expect("good");
        assert_eq!(messages(&mut agent), ["Get"]);
        tls.encrypt(b"Set").expect("keys");
        let taken = agent.handle_record(now, record(4, 2, tls.take_records()));
        if uses_mac {
            let error = Error::PeerMisbehaved(Misbehaviour::Integrity(IntegrityError::BadMac));
            assert_eq!(taken, Err(error));
            assert!(messages(&mut agent).is_empty());
        } else {
            taken.expect("trusted by the way it came");
            assert_eq!(messages(&mut agent), ["Set"]);
        }
    }
}
