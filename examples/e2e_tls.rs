//! The link of `e2e_lossy` again, and nobody on it can read what is said: TLS between the Endpoints.
//!
//! ```text
//! cargo run --example e2e_tls [SEED]
//! ```
//!
//! An authority is made for the occasion, and a certificate for each Endpoint that names its ID. Both sides start a
//! session at once, and the one whose session stays is the TLS client. The handshake goes in Records like any other; until it has given keys for MACs Records are signed, for nothing else protects them here.
//! The seed gives the fate of Records; keys and signatures are new each time, so that lengths differ a little.

use std::{
    error::Error,
    io::{BufWriter, stdout},
    sync::Arc,
    time::Instant,
};

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, KeyPair, SanType};
use rustls::{crypto::ring::default_provider, time_provider::DefaultTimeProvider};
use usp_e2e::{
    Config, Role, Session,
    security::{
        PeerTls, Security, SignatureVerifier, Signer,
        tls::{Anchors, Identity, Trust, client_config, server_config},
    },
};
use usp_examples::lossy;
use usp_record::{EndpointIdText, PayloadSecurity, Record, SecurityPolicy};

/// A certificate that others are signed with.
struct Authority {
    certificate: Certificate,
    key: KeyPair,
}

/// An Endpoint ID, and the certificate and key that go with it, in PEM.
struct Endpoint {
    id: EndpointIdText,
    certificate: String,
    key: String,
}

impl Authority {
    fn new() -> Result<Self, Box<dyn Error>> {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate()?;
        let certificate = params.self_signed(&key)?;
        Ok(Self { certificate, key })
    }

    fn issue(&self, id: &str) -> Result<Endpoint, Box<dyn Error>> {
        let mut params = CertificateParams::default();
        let uri = format!("urn:bbf:usp:id:{id}");
        params.subject_alt_names = vec![SanType::URI(uri.try_into()?)];
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &self.certificate, &self.key)?;
        Ok(Endpoint {
            id: id.parse()?,
            certificate: certificate.pem(),
            key: key.serialize_pem(),
        })
    }
}

fn session(
    role: Role,
    own: &Endpoint,
    peer: &Endpoint,
    authority: &Authority,
    seed: u64,
) -> Result<Session, Box<dyn Error>> {
    let identity = || Identity::from_pem(own.certificate.as_bytes(), own.key.as_bytes());
    let trust = || -> Result<_, Box<dyn Error>> {
        let anchors = Anchors::from_der([authority.certificate.der().as_ref()])?;
        Ok(Trust::chain(peer.id.clone(), anchors))
    };
    let clock = || Arc::new(DefaultTimeProvider);
    // either side may start the session, and is the client then
    let tls = PeerTls::new(
        client_config(default_provider(), clock(), identity()?, trust()?)?,
        server_config(default_provider(), clock(), identity()?, trust()?)?,
    );
    let signer = Signer::from_pem(&own.key, own.certificate.clone())?;
    let stored = peer.certificate.clone();
    let verifier = SignatureVerifier::new(move |record: &Record| record.sender_cert == stored);
    let security = Security::default()
        .with_tls(Arc::new(tls))
        .with_signer(Arc::new(signer))
        .with_verifier(Arc::new(verifier));
    let config = lossy::settings(Config::new(own.id.clone(), role))
        .with_payload_security(PayloadSecurity::Tls12)
        .with_accepted_security(SecurityPolicy::Required)
        .with_security(security);
    Ok(Session::new(Arc::new(config), peer.id.clone(), seed)?)
}

#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other source; the clock is moved by hand from there"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let seed: u64 = std::env::args().nth(1).map_or(Ok(4), |text| text.parse())?;
    let authority = Authority::new()?;
    let (agent_side, acs_side) = (
        authority.issue("os::012345-A1")?,
        authority.issue("self::acs")?,
    );
    let mut agent = session(Role::Agent, &agent_side, &acs_side, &authority, seed)?;
    let mut controller = session(
        Role::Controller,
        &acs_side,
        &agent_side,
        &authority,
        seed.wrapping_add(1),
    )?;
    let start = Instant::now();
    controller.send(start, vec![b'g'; 300])?;
    agent.send(start, vec![b'n'; 6000])?;
    let mut out = BufWriter::new(stdout().lock());
    lossy::run(&mut out, seed, &mut agent, &mut controller, start)?;
    Ok(())
}
