//! A session with payload TLS against OpenSSL: handshake in Records, both roles, both versions,
//! Messages both ways, and MACs with the keys that both sides export.
//!
//! The peer is as plain as can be: it numbers its Records, puts one TLS record into each, and
//! takes ours in order.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use openssl::pkey::PKey;
use openssl::ssl::{
    ErrorCode, Ssl, SslContext, SslContextBuilder, SslMethod, SslStream, SslVerifyMode, SslVersion,
};
use openssl::x509::X509;
use openssl::x509::store::X509StoreBuilder;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, SanType,
};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::UnixTime;
use rustls::time_provider::TimeProvider;
use usp_e2e::security::tls::{Anchors, Identity, Trust, client_config, server_config};
use usp_e2e::security::{
    EXPORTED_BYTES, MacKeys, MtpPeer, MtpProtection, PeerTls, RecordSigner, Security,
    SignatureVerifier, Signer,
};
use usp_e2e::{Config, Error, Event, Misbehaviour, Role, Session, SessionMode};
use usp_record::{
    PayloadSecurity, Record, RecordType, SecurityPolicy, SequenceId, SessionContext, SessionId,
};

const AGENT: &str = "self::agent";
const CONTROLLER: &str = "self::controller";

#[derive(Debug)]
struct Standing;

impl TimeProvider for Standing {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(std::time::Duration::from_secs(
            1_798_761_600,
        )))
    }
}

struct Pki {
    authority: Certificate,
    key: KeyPair,
}

struct Issued {
    certificate: Certificate,
    key: KeyPair,
}

impl Pki {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params
            .distinguished_name
            .push(DnType::CommonName, "authority");
        let key = KeyPair::generate().expect("key");
        Self {
            authority: params.self_signed(&key).expect("certificate"),
            key,
        }
    }

    fn issue(&self, endpoint: &str) -> Issued {
        let mut params = CertificateParams::default();
        let uri = format!("urn:bbf:usp:id:{endpoint}");
        params.subject_alt_names = vec![SanType::URI(uri.try_into().expect("URI"))];
        params.extended_key_usages = vec![
            ExtendedKeyUsagePurpose::ServerAuth,
            ExtendedKeyUsagePurpose::ClientAuth,
        ];
        let key = KeyPair::generate().expect("key");
        let certificate = params
            .signed_by(&key, &self.authority, &self.key)
            .expect("certificate");
        Issued { certificate, key }
    }

    fn signer(&self, endpoint: &str) -> Signer {
        let issued = self.issue(endpoint);
        Signer::from_pem(&issued.key.serialize_pem(), issued.certificate.pem()).expect("signer")
    }

    /// Our side: an Agent that knows the Controller.
    fn session(&self, protected_by_mtp: bool) -> Session {
        let issued = self.issue(AGENT);
        let pem = issued.certificate.pem();
        let key = issued.key.serialize_pem();
        let identity = || Identity::from_pem(pem.as_bytes(), key.as_bytes()).expect("identity");
        let trust = || {
            let anchors = Anchors::from_der([self.authority.der().as_ref()]).expect("anchor");
            Trust::chain(CONTROLLER.parse().expect("id"), anchors)
        };
        let time = || -> Arc<dyn TimeProvider> { Arc::new(Standing) };
        let tls = PeerTls::new(
            client_config(default_provider(), time(), identity(), trust()).expect("client"),
            server_config(default_provider(), time(), identity(), trust()).expect("server"),
        );
        let mut security = Security::default().with_tls(Arc::new(tls));
        security = if protected_by_mtp {
            security.with_mtp(MtpProtection::encrypted(MtpPeer::NamedInCertificate))
        } else {
            let signer = Signer::from_pem(&key, pem.clone()).expect("signer");
            security
                .with_signer(Arc::new(signer))
                .with_verifier(Arc::new(SignatureVerifier::new(|_: &Record| true)))
        };
        let config = Config::new(AGENT.parse().expect("id"), Role::Agent)
            .with_session_mode(SessionMode::Require)
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(security);
        Session::new(Arc::new(config), CONTROLLER.parse().expect("id"), 7).expect("session")
    }

    /// OpenSSL with the certificate of an Endpoint, or with none.
    fn openssl(&self, version: SslVersion, endpoint: Option<&str>) -> SslContext {
        let mut context = SslContextBuilder::new(SslMethod::tls()).expect("context");
        if let Some(issued) = endpoint.map(|endpoint| self.issue(endpoint)) {
            let certificate = X509::from_der(issued.certificate.der()).expect("certificate");
            let key = PKey::private_key_from_der(&issued.key.serialize_der()).expect("key");
            context.set_certificate(&certificate).expect("certificate");
            context.set_private_key(&key).expect("key");
        }
        context
            .set_min_proto_version(Some(version))
            .expect("version");
        context
            .set_max_proto_version(Some(version))
            .expect("version");
        let mut store = X509StoreBuilder::new().expect("store");
        store
            .add_cert(X509::from_der(self.authority.der()).expect("certificate"))
            .expect("anchor");
        context.set_verify_cert_store(store.build()).expect("store");
        context.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);
        context.build()
    }
}

/// Both directions of the bytes below OpenSSL.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<(VecDeque<u8>, Vec<u8>)>>);

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.borrow_mut().0.read(buffer)? {
            0 if !buffer.is_empty() => Err(io::ErrorKind::WouldBlock.into()),
            count => Ok(count),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().1.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The Controller: OpenSSL, and numbers on Records.
struct Peer {
    wire: Wire,
    stream: SslStream<Wire>,
    is_client: bool,
    session: SessionId,
    next: SequenceId,
    expected: SequenceId,
    /// Messages that came.
    messages: Vec<Vec<u8>>,
    /// How many Records with a MAC were checked.
    macs: usize,
    /// What signs Records of the handshake, where the transport does not protect them.
    signer: Option<Signer>,
    /// Whether all that OpenSSL has written since is behind the handshake.
    is_done: bool,
}

impl Peer {
    fn new(context: &SslContext, is_client: bool, signer: Option<Signer>) -> Self {
        let wire = Wire::default();
        let mut ssl = Ssl::new(context).expect("ssl");
        if is_client {
            ssl.set_connect_state();
        } else {
            ssl.set_accept_state();
        }
        Self {
            stream: SslStream::new(ssl, wire.clone()).expect("stream"),
            wire,
            is_client,
            session: SessionId::new(99).expect("not 0"),
            next: SequenceId::FIRST,
            expected: SequenceId::FIRST,
            messages: Vec::new(),
            macs: 0,
            signer,
            is_done: false,
        }
    }

    fn mac_keys(&self) -> Option<MacKeys> {
        if !self.stream.ssl().is_init_finished() {
            return None;
        }
        let mut exported = [0; EXPORTED_BYTES];
        let label = "EXPORTER-BBF-USP-Record";
        self.stream
            .ssl()
            .export_keying_material(&mut exported, label, Some(&[]))
            .expect("exported");
        Some(MacKeys::new(&exported, self.is_client))
    }

    /// Lets OpenSSL take what came and say what it has to say.
    fn turn(&mut self) {
        if !self.stream.ssl().is_init_finished() {
            match self.stream.do_handshake() {
                Ok(()) => {}
                Err(error) if error.code() == ErrorCode::WANT_READ => {}
                Err(error) => panic!("OpenSSL: {error}"),
            }
        }
        if self.stream.ssl().is_init_finished() {
            let mut plain = [0; 65_536];
            match self.stream.ssl_read(&mut plain) {
                Ok(count) => self.messages.push(plain[..count].to_vec()),
                Err(error) if error.code() == ErrorCode::WANT_READ => {}
                Err(error) => panic!("OpenSSL: {error}"),
            }
        }
    }

    fn handle(&mut self, record: &Record, check_mac: bool) {
        let RecordType::SessionContext(context) = &record.record_type else {
            panic!("{record:?} is not of a session");
        };
        assert_eq!(record.payload_security, PayloadSecurity::Tls12);
        self.session = context.session_id;
        assert_eq!(
            context.sequence_id, self.expected,
            "our Records come in order"
        );
        self.expected = context.sequence_id.next().expect("few Records");
        for entry in &context.payload {
            self.wire.0.borrow_mut().0.extend(entry);
        }
        // A Record made before the handshake was over is signed, a later one has a MAC.
        if check_mac && record.mac_signature.len() == 32 {
            self.turn();
            self.mac_keys()
                .expect("keys")
                .verify(record)
                .expect("the MAC by our exporter");
            self.macs += 1;
        }
        self.turn();
    }

    /// One Record for each TLS record that OpenSSL wrote.
    fn records(&mut self) -> Vec<Record> {
        self.turn();
        let bytes = std::mem::take(&mut self.wire.0.borrow_mut().1);
        let mut rest = &bytes[..];
        let mut records = Vec::new();
        while let [_, _, _, high, low, ..] = *rest {
            let (entry, after) = rest.split_at(5 + usize::from(u16::from_be_bytes([high, low])));
            rest = after;
            let context = SessionContext::new(self.session, self.next, self.expected)
                .with_payload(entry.to_vec());
            self.next = self.next.next().expect("few Records");
            let ids = (AGENT.parse().expect("id"), CONTROLLER.parse().expect("id"));
            let mut record = Record::session_context(ids.0, ids.1, context)
                .with_payload_security(PayloadSecurity::Tls12);
            match &self.signer {
                Some(_) if self.is_done => self.mac_keys().expect("keys").protect(&mut record),
                Some(signer) => signer.protect(&mut record),
                None => {}
            }
            records.push(record);
        }
        self.is_done = self.stream.ssl().is_init_finished();
        assert!(rest.is_empty());
        records
    }

    fn send(&mut self, message: &[u8]) {
        let written = self.stream.ssl_write(message).expect("written");
        assert_eq!(written, message.len());
    }
}

#[expect(clippy::disallowed_methods, reason = "an Instant has no other source")]
fn now() -> Instant {
    Instant::now()
}

/// Carries Records to and fro until both are silent; what our side received.
fn carry(ours: &mut Session, peer: &mut Peer, macs: bool) -> Vec<Vec<u8>> {
    let now = now();
    let mut received = Vec::new();
    for _ in 0..50 {
        let mut silent = true;
        while let Some(transmit) = ours.poll_transmit(now) {
            silent = false;
            let record = Record::decode(transmit.encode()).expect("Record");
            peer.handle(&record, macs);
        }
        for record in peer.records() {
            silent = false;
            ours.handle_record(now, Record::decode(record.encode()).expect("Record"))
                .unwrap_or_else(|error| panic!("refused: {error}"));
        }
        while let Some(event) = ours.poll_event() {
            match event {
                Event::Message { payload, .. } => received.push(payload.into_bytes().to_vec()),
                Event::SessionEnded { cause, .. } => panic!("ended: {cause}"),
                Event::Lost { cause, .. } => panic!("lost: {cause}"),
                _ => {}
            }
        }
        if silent {
            return received;
        }
    }
    panic!("the two do not come to rest");
}

fn exchange(version: SslVersion, ours_is_client: bool, macs: bool) {
    let pki = Pki::new();
    let mut ours = pki.session(!macs);
    let signer = macs.then(|| pki.signer(CONTROLLER));
    let mut peer = Peer::new(
        &pki.openssl(version, Some(CONTROLLER)),
        !ours_is_client,
        signer,
    );
    if ours_is_client {
        ours.send(now(), &b"a first Message"[..]).expect("queued");
    }
    let early = carry(&mut ours, &mut peer, macs);
    assert!(early.is_empty());
    assert!(
        peer.stream.ssl().is_init_finished(),
        "the handshake is done"
    );
    assert_eq!(
        peer.stream.ssl().version_str(),
        if version == SslVersion::TLS1_2 {
            "TLSv1.2"
        } else {
            "TLSv1.3"
        }
    );
    let long: Vec<u8> = (0..40_000_u32).map(|at| (at % 251) as u8).collect();
    peer.send(&long[..10_000]);
    assert_eq!(carry(&mut ours, &mut peer, macs), [&long[..10_000]]);
    ours.send(now(), long.clone()).expect("queued");
    carry(&mut ours, &mut peer, macs);
    let mut expected = if ours_is_client {
        b"a first Message".to_vec()
    } else {
        Vec::new()
    };
    expected.extend_from_slice(&long);
    assert_eq!(peer.messages.concat(), expected);
    assert_eq!(
        macs,
        peer.macs > 0,
        "MACs where the transport does not protect"
    );
}

#[test]
fn tls_1_2_our_side_is_the_client() {
    exchange(SslVersion::TLS1_2, true, false);
}

#[test]
fn tls_1_2_our_side_is_the_client_and_records_have_macs_of_the_exported_keys() {
    exchange(SslVersion::TLS1_2, true, true);
}

#[test]
fn tls_1_3_our_side_is_the_client() {
    exchange(SslVersion::TLS1_3, true, false);
}

#[test]
fn tls_1_3_our_side_is_the_client_and_records_have_macs_of_the_exported_keys() {
    exchange(SslVersion::TLS1_3, true, true);
}

#[test]
fn tls_1_2_our_side_is_the_server() {
    exchange(SslVersion::TLS1_2, false, false);
}

#[test]
fn tls_1_2_our_side_is_the_server_and_records_have_macs_of_the_exported_keys() {
    exchange(SslVersion::TLS1_2, false, true);
}

#[test]
fn tls_1_3_our_side_is_the_server() {
    exchange(SslVersion::TLS1_3, false, false);
}

#[test]
fn tls_1_3_our_side_is_the_server_and_records_have_macs_of_the_exported_keys() {
    exchange(SslVersion::TLS1_3, false, true);
}

/// Shakes hands until our side refuses; gives why.
fn refusal(version: SslVersion, ours_is_client: bool, endpoint: Option<&str>) -> Option<Error> {
    let pki = Pki::new();
    let mut ours = pki.session(true);
    let mut peer = Peer::new(&pki.openssl(version, endpoint), !ours_is_client, None);
    let now = now();
    if ours_is_client {
        ours.send(now, &b"a Message"[..]).expect("queued");
    }
    for _ in 0..10 {
        while let Some(transmit) = ours.poll_transmit(now) {
            peer.handle(&transmit.to_record(), false);
        }
        for record in peer.records() {
            if let Err(error) = ours.handle_record(now, record) {
                assert_eq!(ours.session_id(), None);
                return Some(error);
            }
        }
        while let Some(event) = ours.poll_event() {
            assert!(!matches!(event, Event::Message { .. }), "from a stranger");
        }
    }
    None
}

#[test]
fn a_certificate_of_another_endpoint_is_refused_in_both_roles_and_versions() {
    let refused = Some(Error::PeerMisbehaved(Misbehaviour::PayloadTls));
    for version in [SslVersion::TLS1_2, SslVersion::TLS1_3] {
        for ours_is_client in [true, false] {
            let outcome = refusal(version, ours_is_client, Some("self::somebody-else"));
            assert_eq!(outcome, refused, "{version:?} {ours_is_client}");
            assert_eq!(refusal(version, ours_is_client, Some(CONTROLLER)), None);
        }
        // a client that shows no certificate
        assert_eq!(refusal(version, false, None), refused, "{version:?}");
    }
}
