//! A small certificate authority for tests, and a clock that stands still.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedKey, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, SanType, SignatureAlgorithm,
    date_time_ymd,
};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::time_provider::TimeProvider;
use usp_e2e::security::tls::{Anchors, Identity};

/// The time of every handshake: 2027-01-01.
#[derive(Debug)]
pub(crate) struct Standing;

impl TimeProvider for Standing {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(core::time::Duration::from_secs(
            1_798_761_600,
        )))
    }
}

pub(crate) fn time() -> Arc<dyn TimeProvider> {
    Arc::new(Standing)
}

pub(crate) struct Authority(CertifiedKey);

impl Authority {
    pub(crate) fn new() -> Self {
        Self::named("test authority")
    }

    pub(crate) fn named(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key_pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).expect("key");
        let cert = params.self_signed(&key_pair).expect("certificate");
        Self(CertifiedKey { cert, key_pair })
    }

    pub(crate) fn certificate(&self) -> CertificateDer<'static> {
        self.0.cert.der().clone()
    }

    pub(crate) fn anchors(&self) -> Anchors {
        Anchors::from_der([self.0.cert.der().as_ref()]).expect("anchor")
    }

    /// A certificate that names an Endpoint.
    pub(crate) fn issue(&self, uri: &str) -> CertifiedKey {
        self.issue_with(uri, &PKCS_ECDSA_P256_SHA256)
    }

    /// A certificate with a key that TR-369 does not admit.
    pub(crate) fn issue_p384(&self, uri: &str) -> CertifiedKey {
        self.issue_with(uri, &PKCS_ECDSA_P384_SHA384)
    }

    /// A certificate that is good for some years, both included.
    pub(crate) fn issue_for_years(&self, uri: &str, [first, last]: [i32; 2]) -> CertifiedKey {
        let mut params = CertificateParams::default();
        params.not_before = date_time_ymd(first, 1, 1);
        params.not_after = date_time_ymd(last, 12, 31);
        self.sign(params, uri, &PKCS_ECDSA_P256_SHA256)
    }

    fn issue_with(&self, uri: &str, algorithm: &'static SignatureAlgorithm) -> CertifiedKey {
        self.sign(CertificateParams::default(), uri, algorithm)
    }

    fn sign(
        &self,
        mut params: CertificateParams,
        uri: &str,
        algorithm: &'static SignatureAlgorithm,
    ) -> CertifiedKey {
        params.subject_alt_names = vec![SanType::URI(uri.try_into().expect("URI"))];
        params.extended_key_usages = vec![
            ExtendedKeyUsagePurpose::ServerAuth,
            ExtendedKeyUsagePurpose::ClientAuth,
        ];
        let key_pair = KeyPair::generate_for(algorithm).expect("key");
        let cert = params
            .signed_by(&key_pair, &self.0.cert, &self.0.key_pair)
            .expect("certificate");
        CertifiedKey { cert, key_pair }
    }
}

pub(crate) fn identity(issued: &CertifiedKey) -> Identity {
    let key = issued.key_pair.serialize_pem();
    Identity::from_pem(issued.cert.pem().as_bytes(), key.as_bytes()).expect("identity")
}
