//! Two TLS machines against each other, record by record.

use std::sync::Arc;

use rcgen::CertifiedKey;
use rustls::crypto::ring::default_provider;
use rustls::{CertificateError, ClientConfig, ServerConfig};
use usp_e2e::security::tls::{
    Anchors, ConfigError, Identity, TlsError, Trust, TrustError, client_config, server_config,
};
use usp_e2e::security::{MacKeys, TlsPayload};
use usp_record::EndpointIdText;

use super::pki::{Authority, identity, time};

const MAX: usize = 1 << 20;

fn id(text: &str) -> EndpointIdText {
    text.parse().expect("id")
}

fn client_of(own: &CertifiedKey, trust: Trust) -> ClientConfig {
    client_config(default_provider(), time(), identity(own), trust).expect("configuration")
}

fn server_of(own: &CertifiedKey, trust: Trust) -> ServerConfig {
    server_config(default_provider(), time(), identity(own), trust).expect("configuration")
}

/// Carries TLS records to and fro until both are silent; the first failure ends it.
fn carry(a: &mut TlsPayload, b: &mut TlsPayload) -> Result<(), TlsError> {
    for _ in 0..20 {
        let (out, back) = (a.take_records(), b.take_records());
        if out.is_empty() && back.is_empty() {
            return Ok(());
        }
        for record in out {
            b.handle_records(&record, MAX)?;
        }
        for record in back {
            a.handle_records(&record, MAX)?;
        }
    }
    panic!("the handshake does not end");
}

struct Two {
    authority: Authority,
    agent: CertifiedKey,
    controller: CertifiedKey,
}

impl Two {
    fn new() -> Self {
        let authority = Authority::new();
        let agent = authority.issue("urn:bbf:usp:id:self::agent");
        let controller = authority.issue("urn:bbf:usp:id:self::controller");
        Self {
            authority,
            agent,
            controller,
        }
    }

    fn client(&self) -> ClientConfig {
        client_of(
            &self.controller,
            Trust::chain(id("self::agent"), self.authority.anchors()),
        )
    }

    fn server(&self) -> ServerConfig {
        server_of(
            &self.agent,
            Trust::chain(id("self::controller"), self.authority.anchors()),
        )
    }

    fn machines(&self) -> (TlsPayload, TlsPayload) {
        machines(self.client(), self.server())
    }
}

fn machines(client: ClientConfig, server: ServerConfig) -> (TlsPayload, TlsPayload) {
    (
        TlsPayload::client(Arc::new(client)).expect("client"),
        TlsPayload::server(Arc::new(server)).expect("server"),
    )
}

/// A configuration that speaks one version of TLS only.
fn only(version: &'static rustls::SupportedProtocolVersion, two: &Two) -> ClientConfig {
    let full = two.client();
    let provider = Arc::new(usp_e2e::security::tls::provider(default_provider()));
    let key = rustls::pki_types::PrivateKeyDer::try_from(two.controller.key_pair.serialize_der())
        .expect("key");
    let builder = ClientConfig::builder_with_details(provider, time())
        .with_protocol_versions(&[version])
        .expect("version");
    let mut config = builder
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AcceptAll))
        .with_client_auth_cert(vec![two.controller.cert.der().clone()], key)
        .expect("key");
    config.enable_sni = full.enable_sni;
    config
}

/// Accepts every server: for tests that look at something else.
#[derive(Debug)]
pub(super) struct AcceptAll;

impl rustls::client::danger::ServerCertVerifier for AcceptAll {
    fn verify_server_cert(
        &self,
        _: &rustls::pki_types::CertificateDer<'_>,
        _: &[rustls::pki_types::CertificateDer<'_>],
        _: &rustls::pki_types::ServerName<'_>,
        _: &[u8],
        _: rustls::pki_types::UnixTime,
    ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {
        Ok(rustls::client::danger::ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &rustls::pki_types::CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &rustls::pki_types::CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        vec![rustls::SignatureScheme::ECDSA_NISTP256_SHA256]
    }
}

#[test]
fn r_e2e_40_both_versions_shake_hands_and_carry_bytes() {
    let two = Two::new();
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let (mut client, mut server) = machines(only(version, &two), two.server());
        assert!(client.is_handshaking() && client.is_client() && !server.is_client());
        assert!(client.encrypt(b"too early").is_err());
        carry(&mut client, &mut server).expect("handshake");
        assert!(!client.is_handshaking() && !server.is_handshaking());
        assert_eq!(
            client.peer_certificates().next(),
            Some(two.agent.cert.der().as_ref())
        );
        assert_eq!(
            server.peer_certificates().next(),
            Some(two.controller.cert.der().as_ref())
        );

        let message: Vec<u8> = (0..100_000_u32).map(|at| at as u8).collect();
        client.encrypt(&message).expect("encrypt");
        let records = client.take_records();
        assert!(records.len() > 6, "records of at most 16 KiB");
        let mut plain = Vec::new();
        for record in &records {
            plain.extend_from_slice(&server.handle_records(record, MAX).expect("decrypt"));
        }
        assert_eq!(plain, message);
        // Several TLS records in one payload are taken too.
        server.encrypt(&message).expect("encrypt");
        let joined = server.take_records().concat();
        assert_eq!(
            client.handle_records(&joined, MAX).expect("decrypt"),
            message
        );
    }
}

#[test]
fn r_e2e_35_both_sides_export_the_same_keys() {
    check_exported(&rustls::version::TLS13);
}

#[test]
fn r_e2e_38_both_sides_export_the_same_keys_with_tls_1_2() {
    check_exported(&rustls::version::TLS12);
}

fn check_exported(version: &'static rustls::SupportedProtocolVersion) {
    let two = Two::new();
    let (mut client, mut server) = machines(only(version, &two), two.server());
    assert!(
        client.mac_keys().is_err(),
        "no keys before the handshake is done"
    );
    carry(&mut client, &mut server).expect("handshake");
    let (ours, theirs) = (
        client.mac_keys().expect("keys"),
        server.mac_keys().expect("keys"),
    );
    check_macs(&ours, &theirs);
    check_macs(&theirs, &ours);
}

fn check_macs(sender: &MacKeys, receiver: &MacKeys) {
    let payload = usp_record::Payload::new("Msg").expect("payload");
    let mut record = usp_record::Record::no_session_context(id("self::b"), id("self::a"), payload);
    sender.protect(&mut record);
    assert_eq!(receiver.verify(&record), Ok(()));
}

#[test]
fn r_e2e_40a_only_the_named_suites_and_group_are_offered() {
    let provider = usp_e2e::security::tls::provider(default_provider());
    let suites: Vec<_> = provider
        .cipher_suites
        .iter()
        .map(|suite| suite.suite())
        .collect();
    assert_eq!(
        suites,
        [
            rustls::CipherSuite::TLS13_AES_128_GCM_SHA256,
            rustls::CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        ]
    );
    let groups: Vec<_> = provider
        .kx_groups
        .iter()
        .map(|group| group.name())
        .collect();
    assert_eq!(groups, [rustls::NamedGroup::secp256r1]);
}

#[test]
fn r_e2e_40b_a_peer_whose_key_is_not_p_256_cannot_finish_a_handshake() {
    let two = Two::new();
    let long = two.authority.issue_p384("urn:bbf:usp:id:self::agent");
    let trust = Trust::chain(id("self::controller"), two.authority.anchors());
    let (mut client, mut server) = machines(two.client(), server_of(&long, trust));
    assert!(carry(&mut client, &mut server).is_err());
}

#[test]
fn r_e2e_43_each_side_must_show_the_certificate_of_its_endpoint_id() {
    let two = Two::new();
    let (mut client, mut server) = two.machines();
    carry(&mut client, &mut server).expect("both are who they say");

    // A certificate of another Endpoint, on either side.
    let anchors = || two.authority.anchors();
    let wrong_server = client_of(&two.controller, Trust::chain(id("self::other"), anchors()));
    let (mut client, mut server) = machines(wrong_server, two.server());
    assert!(is_refused(&carry(&mut client, &mut server)));
    let wrong_client = server_of(&two.agent, Trust::chain(id("self::other"), anchors()));
    let (mut client, mut server) = machines(two.client(), wrong_client);
    assert!(is_refused(&carry(&mut client, &mut server)));

    // An authority that is not trusted.
    let strange = Authority::named("stranger").anchors();
    let strange = client_of(&two.controller, Trust::chain(id("self::agent"), strange));
    let (mut client, mut server) = machines(strange, two.server());
    assert_eq!(
        carry(&mut client, &mut server),
        Err(TlsError::Tls(rustls::Error::InvalidCertificate(
            CertificateError::UnknownIssuer
        )))
    );

    // A client without a certificate.
    let provider = Arc::new(usp_e2e::security::tls::provider(default_provider()));
    let bare = ClientConfig::builder_with_details(provider, time())
        .with_protocol_versions(&[&rustls::version::TLS12])
        .expect("version")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AcceptAll))
        .with_no_client_auth();
    let (mut client, mut server) = machines(bare, two.server());
    assert!(carry(&mut client, &mut server).is_err());
}

#[test]
fn r_e2e_43_a_certificate_is_good_for_its_time_alone() {
    // the clock stands in 2027
    for (years, expected) in [
        ([2020, 2026], Err(CertificateError::Expired)),
        ([2028, 2040], Err(CertificateError::NotValidYet)),
        ([2020, 2040], Ok(())),
    ] {
        let refused = |result: Result<(), TlsError>| match result {
            Err(TlsError::Tls(rustls::Error::InvalidCertificate(error))) => Err(error),
            other => other.map_err(|error| panic!("{error}")),
        };
        let mut two = Two::new();
        two.agent = (two.authority).issue_for_years("urn:bbf:usp:id:self::agent", years);
        let (mut client, mut server) = two.machines();
        assert_eq!(refused(carry(&mut client, &mut server)), expected);
        let mut two = Two::new();
        two.controller = (two.authority).issue_for_years("urn:bbf:usp:id:self::controller", years);
        let (mut client, mut server) = two.machines();
        assert_eq!(refused(carry(&mut client, &mut server)), expected);
    }
}

#[test]
fn a_private_key_is_not_in_what_is_printed() {
    let two = Two::new();
    let shown = format!("{:?}", identity(&two.agent));
    expect_test::expect![[r#"Identity { certificates: 1, key: "***" }"#]].assert_eq(&shown);
    let anchors = format!("{:?}", two.authority.anchors());
    expect_test::expect!["Anchors(1)"].assert_eq(&anchors);
}

#[test]
fn a_stored_certificate_is_trusted_alone() {
    let two = Two::new();
    let stored = Trust::stored(id("self::agent"), two.agent.cert.der());
    let (mut client, mut server) = machines(client_of(&two.controller, stored), two.server());
    carry(&mut client, &mut server).expect("the stored certificate");
    let other = two.authority.issue("urn:bbf:usp:id:self::agent");
    let stored = Trust::stored(id("self::agent"), other.cert.der());
    let (mut client, mut server) = machines(client_of(&two.controller, stored), two.server());
    assert!(is_refused(&carry(&mut client, &mut server)));
}

fn is_refused(result: &Result<(), TlsError>) -> bool {
    matches!(
        result,
        Err(TlsError::Tls(rustls::Error::InvalidCertificate(
            CertificateError::Other(_)
        )))
    )
}

#[test]
fn bytes_that_are_no_whole_records_are_refused_with_their_count() {
    let (mut client, mut server) = Two::new().machines();
    let hello = client.take_records().concat();
    assert_eq!(
        server.handle_records(&hello[..hello.len() - 1], MAX),
        Err(TlsError::PartialRecord(hello.len() - 1))
    );
    assert_eq!(
        server.handle_records(b"\x16\x03", MAX),
        Err(TlsError::PartialRecord(2))
    );
    // The machine took nothing of these: the handshake still goes through.
    server.handle_records(&hello, MAX).expect("hello");
    carry(&mut client, &mut server).expect("handshake");
    assert!(
        server
            .handle_records(b"\x17\x03\x03\x00\x01x", MAX)
            .is_err()
    );
}

#[test]
fn decrypted_bytes_are_bounded_and_a_close_is_seen() {
    let (mut client, mut server) = Two::new().machines();
    carry(&mut client, &mut server).expect("handshake");
    client.encrypt(&[7; 1000]).expect("encrypt");
    let records = client.take_records().concat();
    assert_eq!(
        server.handle_records(&records, 999),
        Err(TlsError::TooLarge { max: 999 })
    );
    let (mut client, mut server) = Two::new().machines();
    carry(&mut client, &mut server).expect("handshake");
    client.close();
    assert_eq!(
        server.handle_records(&client.take_records().concat(), MAX),
        Err(TlsError::Closed)
    );
}

#[test]
fn what_cannot_be_trusted_or_configured_says_why() {
    let refused = |certificate: &[u8], key: &[u8]| Identity::from_pem(certificate, key).err();
    let issued = Authority::new().issue("urn:bbf:usp:id:self::agent");
    let pem = issued.cert.pem();
    assert_eq!(refused(b"", b""), Some(ConfigError::Certificate));
    assert_eq!(refused(pem.as_bytes(), b""), Some(ConfigError::Key));
    let other = Authority::new().issue("urn:bbf:usp:id:self::agent");
    let key = other.key_pair.serialize_pem();
    let mixed = Identity::from_pem(pem.as_bytes(), key.as_bytes()).expect("two good halves");
    let trust = Trust::stored(id("self::controller"), issued.cert.der());
    let error = server_config(default_provider(), time(), mixed, trust).unwrap_err();
    assert!(matches!(error, ConfigError::Tls(_)), "{error}");
    assert_eq!(
        Anchors::from_der([issued.cert.der().as_ref(), b"no certificate"]).unwrap_err(),
        TrustError::Anchor { at: 1 }
    );
    let texts = [
        ConfigError::Certificate.to_string(),
        ConfigError::Key.to_string(),
        TrustError::Anchor { at: 1 }.to_string(),
        TrustError::OtherEndpoint.to_string(),
        TrustError::OtherCertificate.to_string(),
    ];
    expect_test::expect![[r#"
        expected certificates in PEM form
        expected a private key in PEM form
        trust anchor 1 is no certificate in DER form
        the certificate does not name the Endpoint ID of the peer
        the certificate is not the one stored for the peer"#]]
    .assert_eq(&texts.join("\n"));
}
