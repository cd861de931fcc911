//! A peer that asks for renegotiation within TLS 1.2.
//!
//! No TLS library of this family can be made to ask, so the peer takes the keys out of its TLS machine after the
//! handshake, and writes the TLS records by itself.

use std::{sync::Arc, time::Instant};

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use rustls::{
    ClientConfig, ClientConnection, Connection, ConnectionTrafficSecrets, ExtractedSecrets,
    ServerConfig, ServerConnection, crypto::ring::default_provider, pki_types::ServerName,
};
use usp_e2e::{
    Event, Session,
    security::{PeerTls, tls::Trust},
};
use usp_record::{
    PayloadSecurity, Record,
    SarState::{Complete, Inprocess, None as Whole},
    SecurityPolicy,
};

use super::pki::{Authority, identity, time};
use crate::util::*;

const HANDSHAKE: u8 = 22;
const ALERT: u8 = 21;
const APPLICATION_DATA: u8 = 23;

/// One direction of TLS 1.2 with AES-128-GCM.
struct Direction {
    key: LessSafeKey,
    salt: [u8; 4],
    sequence: u64,
}

impl Direction {
    fn new((sequence, secrets): (u64, ConnectionTrafficSecrets)) -> Self {
        let ConnectionTrafficSecrets::Aes128Gcm { key, iv } = secrets else {
            panic!("the suite of TR-369");
        };
        let key = UnboundKey::new(&AES_128_GCM, key.as_ref()).expect("16 bytes");
        Self {
            key: LessSafeKey::new(key),
            salt: *iv.as_ref().first_chunk().expect("12 bytes"),
            sequence,
        }
    }

    /// What is authenticated with a TLS record, and its nonce.
    fn around(&self, kind: u8, length: usize, explicit: [u8; 8]) -> (Aad<Vec<u8>>, Nonce) {
        let mut aad = self.sequence.to_be_bytes().to_vec();
        aad.extend([kind, 3, 3]);
        aad.extend(u16::try_from(length).expect("short").to_be_bytes());
        let mut nonce = [0; NONCE_LEN];
        nonce[..4].copy_from_slice(&self.salt);
        nonce[4..].copy_from_slice(&explicit);
        (Aad::from(aad), Nonce::assume_unique_for_key(nonce))
    }

    fn seal(&mut self, kind: u8, plain: &[u8]) -> Vec<u8> {
        let explicit = (self.sequence | 1 << 63).to_be_bytes();
        let (aad, nonce) = self.around(kind, plain.len(), explicit);
        let mut sealed = plain.to_vec();
        self.key
            .seal_in_place_append_tag(nonce, aad, &mut sealed)
            .expect("sealed");
        self.sequence += 1;
        let length = u16::try_from(8 + sealed.len()).expect("short");
        let mut record = vec![kind, 3, 3];
        record.extend(length.to_be_bytes());
        record.extend(explicit);
        record.extend(sealed);
        record
    }

    fn open(&mut self, record: &[u8]) -> (u8, Vec<u8>) {
        let kind = record[0];
        let explicit = record[5..13].try_into().expect("8 bytes");
        let (aad, nonce) = self.around(kind, record.len() - 13 - 16, explicit);
        let mut sealed = record[13..].to_vec();
        let plain = self
            .key
            .open_in_place(nonce, aad, &mut sealed)
            .expect("the same keys")
            .to_vec();
        self.sequence += 1;
        (kind, plain)
    }
}

/// A Controller that is no session: a TLS machine, and numbers.
struct Peer {
    session: u64,
    sent: u64,
    taken: u64,
}

impl Peer {
    /// Puts a TLS record into a Record, gives it to the Agent, and gives what comes back.
    fn say(&mut self, agent: &mut Session, now: Instant, unit: Vec<u8>) -> Vec<Vec<u8>> {
        self.sent += 1;
        let record = to_agent(context(self.session, self.sent, self.taken + 1).with_payload(unit))
            .with_payload_security(PayloadSecurity::Tls12);
        agent.handle_record(now, record).expect("taken");
        self.listen(agent, now)
    }

    fn listen(&mut self, agent: &mut Session, now: Instant) -> Vec<Vec<u8>> {
        let mut units = Vec::new();
        for record in sent(agent, now) {
            self.note(&record);
            units.extend(content(&record).payload.iter().map(|unit| unit.to_vec()));
        }
        units
    }

    fn note(&mut self, record: &Record) {
        self.session = ids(record)[0];
        self.taken = self.taken.max(ids(record)[1]);
    }
}

fn units_of(tls: &mut Connection) -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    while tls.wants_write() {
        tls.write_tls(&mut bytes).expect("a Vec takes all");
    }
    let mut units = Vec::new();
    while let [_, _, _, high, low, ..] = *bytes {
        let length = 5 + usize::from(u16::from_be_bytes([high, low]));
        units.push(bytes.drain(..length).collect());
    }
    units
}

/// Shakes hands; gives the Agent, its peer, the keys of the peer, and the first TLS record of the peer.
fn connected(peer_is_client: bool, now: Instant) -> (Session, Peer, ExtractedSecrets, Vec<u8>) {
    let authority = Authority::new();
    let issue = |id: &str| authority.issue(&format!("urn:bbf:usp:id:{id}"));
    let (own, other) = (issue(AGENT), issue(CONTROLLER));
    let trust = |id: &str| Trust::chain(id.parse().expect("id"), authority.anchors());
    let configs = PeerTls::new(
        usp_e2e::security::tls::client_config(
            default_provider(),
            time(),
            identity(&own),
            trust(CONTROLLER),
        )
        .expect("configuration"),
        usp_e2e::security::tls::server_config(
            default_provider(),
            time(),
            identity(&own),
            trust(CONTROLLER),
        )
        .expect("configuration"),
    );
    let mut agent = agent(
        agent_config()
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(trusted().with_tls(Arc::new(configs))),
    );
    let mut tls: Connection = if peer_is_client {
        let mut config = client_of(&other);
        config.enable_secret_extraction = true;
        config.enable_sni = false;
        let name = ServerName::try_from("unused.example").expect("a name");
        ClientConnection::new(Arc::new(config), name)
            .expect("client")
            .into()
    } else {
        let mut config = server_of(&authority, &other);
        config.enable_secret_extraction = true;
        ServerConnection::new(Arc::new(config))
            .expect("server")
            .into()
    };
    let mut peer = Peer {
        session: 100,
        sent: 0,
        taken: 0,
    };
    let mut coming = Vec::new();
    if !peer_is_client {
        agent.start(now).expect("allowed");
        coming = peer.listen(&mut agent, now);
    }
    let mut first = Vec::new();
    for _ in 0..10 {
        for unit in coming.drain(..) {
            tls.read_tls(&mut unit.as_slice()).expect("room for it");
            tls.process_new_packets().expect("good");
        }
        for unit in units_of(&mut tls) {
            if first.is_empty() {
                first.clone_from(&unit);
            }
            coming.extend(peer.say(&mut agent, now, unit));
        }
        if !tls.is_handshaking() && coming.is_empty() {
            break;
        }
    }
    assert!(!tls.is_handshaking());
    let secrets = tls.dangerous_extract_secrets().expect("allowed");
    (agent, peer, secrets, first)
}

fn key_of(issued: &rcgen::CertifiedKey) -> rustls::pki_types::PrivateKeyDer<'static> {
    issued.key_pair.serialize_der().try_into().expect("key")
}

fn client_of(issued: &rcgen::CertifiedKey) -> ClientConfig {
    ClientConfig::builder_with_details(
        Arc::new(usp_e2e::security::tls::provider(default_provider())),
        time(),
    )
    .with_protocol_versions(&[&rustls::version::TLS12])
    .expect("version")
    .dangerous()
    .with_custom_certificate_verifier(Arc::new(super::tls::AcceptAll))
    .with_client_auth_cert(vec![issued.cert.der().clone()], key_of(issued))
    .expect("key")
}

fn server_of(authority: &Authority, issued: &rcgen::CertifiedKey) -> ServerConfig {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(authority.certificate()).expect("an anchor");
    let provider = Arc::new(usp_e2e::security::tls::provider(default_provider()));
    let verifier = rustls::server::WebPkiClientVerifier::builder_with_provider(
        Arc::new(roots),
        Arc::clone(&provider),
    )
    .build()
    .expect("verifier");
    ServerConfig::builder_with_details(provider, time())
        .with_protocol_versions(&[&rustls::version::TLS12])
        .expect("version")
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![issued.cert.der().clone()], key_of(issued))
        .expect("key")
}

#[test]
fn r_e2e_42_renegotiation_is_refused_and_the_session_goes_on() {
    let now = start();
    for peer_is_client in [true, false] {
        let (mut agent, mut peer, secrets, first) = connected(peer_is_client, now);
        let _ = events(&mut agent);
        let id = agent.session_id();
        let (mut write, mut read) = (Direction::new(secrets.tx), Direction::new(secrets.rx));
        // Messages go both ways
        let none = peer.say(&mut agent, now, write.seal(APPLICATION_DATA, b"Get"));
        assert!(none.is_empty());
        assert_eq!(messages(&mut agent), ["Get"]);
        agent.send(now, "GetResp").expect("queued");
        let units = peer.listen(&mut agent, now);
        assert_eq!(
            read.open(&units[0]),
            (APPLICATION_DATA, b"GetResp".to_vec())
        );
        // a client asks by another hello, a server by a request for one
        let request = if peer_is_client {
            first[5..].to_vec()
        } else {
            vec![0; 4]
        };
        let back = peer.say(&mut agent, now, write.seal(HANDSHAKE, &request));
        // warning, no_renegotiation; and nothing of a handshake
        assert_eq!(back.len(), 1);
        assert_eq!(read.open(&back[0]), (ALERT, vec![1, 100]));
        assert_eq!(agent.session_id(), id);
        assert!(!events(&mut agent).iter().any(|event| matches!(
            event,
            Event::SessionStarted { .. } | Event::SessionEnded { .. }
        )));
        // the same keys are in use as before
        peer.say(&mut agent, now, write.seal(APPLICATION_DATA, b"Get again"));
        assert_eq!(messages(&mut agent), ["Get again"]);
        agent.send(now, "GetResp").expect("queued");
        let units = peer.listen(&mut agent, now);
        assert_eq!(
            read.open(&units[0]),
            (APPLICATION_DATA, b"GetResp".to_vec())
        );
        assert_eq!(agent.session_id(), id);
    }
}

#[test]
fn an_alert_does_not_come_between_the_segments_of_a_message() {
    let now = start();
    let (mut agent, mut peer, secrets, _) = connected(false, now);
    let _ = events(&mut agent);
    let (mut write, mut read) = (Direction::new(secrets.tx), Direction::new(secrets.rx));
    let config = usp_e2e::Config::clone(agent.config()).with_max_record_bytes(Some(500));
    agent
        .set_config(now, Arc::new(config))
        .expect("the same endpoint");
    agent.send(now, vec![b'm'; 1000]).expect("queued");
    let begun = agent.poll_transmit(now).expect("the first segment");
    let begun = begun.into_record();
    assert_eq!(begun.mac_signature.len(), 32);
    peer.note(&begun);
    let mut stream = content(&begun).payload.concat();
    peer.sent += 1;
    let request = to_agent(
        context(peer.session, peer.sent, peer.taken + 1)
            .with_payload(write.seal(HANDSHAKE, &[0; 4])),
    )
    .with_payload_security(PayloadSecurity::Tls12);
    agent.handle_record(now, request).expect("taken");
    let rest = sent(&mut agent, now);
    let states: Vec<_> = rest
        .iter()
        .map(|record| content(record).payload_sar_state)
        .collect();
    assert_eq!(states, [Inprocess, Complete, Whole]);
    // what is said after the handshake has a MAC
    assert!(rest.iter().all(|record| record.mac_signature.len() == 32));
    for record in &rest[..2] {
        stream.extend(content(record).payload.concat());
    }
    assert_eq!(read.open(&stream), (APPLICATION_DATA, vec![b'm'; 1000]));
    assert_eq!(
        read.open(&content(&rest[2]).payload[0]),
        (ALERT, vec![1, 100])
    );
}
