//! Signatures of Records with the sender's certificate.

use expect_test::expect;
use usp_e2e::security::{
    IntegrityError, KeyError, RecordSigner as _, RecordVerifier as _, SignatureVerifier, Signer,
    verify_signature,
};
use usp_record::{Payload, Record};

use super::pki::Authority;

fn record() -> Record {
    let payload = Payload::new("Msg").expect("payload");
    Record::no_session_context(
        "self::b".parse().expect("id"),
        "self::a".parse().expect("id"),
        payload,
    )
}

#[test]
fn r_e2e_31_a_signed_record_verifies_with_its_sender_cert() {
    let issued = Authority::new().issue("urn:bbf:usp:id:self::a");
    let signer =
        Signer::from_pem(&issued.key_pair.serialize_pem(), issued.cert.pem()).expect("signer");
    let mut sent = record();
    signer.protect(&mut sent);
    assert_eq!(sent.sender_cert, issued.cert.pem());
    assert_eq!(sent.mac_signature.first(), Some(&0x30), "an ASN.1 SEQUENCE");
    assert_eq!(verify_signature(&sent, &sent.sender_cert), Ok(()));
    assert_eq!(verify_signature(&sent, issued.cert.der()), Ok(()));
    // It survives the wire, and the same Record gets the same signature again.
    let received = Record::decode(sent.encode()).expect("Record");
    assert_eq!(verify_signature(&received, &received.sender_cert), Ok(()));
    let mut again = record();
    signer.protect(&mut again);
    assert_eq!(again, sent);
}

#[test]
fn r_e2e_31_a_changed_record_or_another_key_does_not_verify() {
    let authority = Authority::new();
    let issued = authority.issue("urn:bbf:usp:id:self::a");
    let other = authority.issue("urn:bbf:usp:id:self::a");
    let signer =
        Signer::from_pem(&issued.key_pair.serialize_pem(), issued.cert.pem()).expect("signer");
    let mut sent = record();
    signer.protect(&mut sent);
    let mut forged = sent.clone();
    forged.from_id = "self::c".parse().expect("id");
    assert_eq!(
        verify_signature(&forged, &forged.sender_cert),
        Err(IntegrityError::BadSignature)
    );
    assert_eq!(
        verify_signature(&sent, other.cert.der()),
        Err(IntegrityError::BadSignature)
    );
    let mut cut = sent.clone();
    cut.mac_signature.truncate(40);
    assert_eq!(
        verify_signature(&cut, &cut.sender_cert),
        Err(IntegrityError::BadSignature)
    );
    assert_eq!(
        verify_signature(&sent, b"no certificate"),
        Err(IntegrityError::Certificate)
    );
    assert_eq!(
        verify_signature(&sent, b"-----BEGIN CERTIFICATE-----"),
        Err(IntegrityError::Certificate)
    );
}

#[test]
fn r_e2e_31_a_signature_counts_only_with_a_certificate_that_stands_for_the_sender() {
    let authority = Authority::new();
    let issued = authority.issue("urn:bbf:usp:id:self::a");
    let signer =
        Signer::from_pem(&issued.key_pair.serialize_pem(), issued.cert.pem()).expect("signer");
    assert_eq!(signer.certificate_bytes(), issued.cert.pem().len());
    let mut sent = record();
    signer.protect(&mut sent);
    let stored = sent.sender_cert.clone();
    let verifier = SignatureVerifier::new(move |record: &Record| record.sender_cert == stored);
    assert_eq!(verifier.verify(&sent), Ok(()));
    // Somebody else whom the authority knows.
    let other = authority.issue("urn:bbf:usp:id:self::a");
    let impostor =
        Signer::from_pem(&other.key_pair.serialize_pem(), other.cert.pem()).expect("signer");
    let mut strange = record();
    impostor.protect(&mut strange);
    assert_eq!(verifier.verify(&strange), Err(IntegrityError::Untrusted));
    // A trusted certificate does not make a bad signature a good one.
    sent.mac_signature = strange.mac_signature;
    assert_eq!(verifier.verify(&sent), Err(IntegrityError::BadSignature));
    assert_eq!(verifier.verify(&record()), Err(IntegrityError::Certificate));
    assert_eq!(
        format!("{signer:?} {verifier:?}"),
        "Signer(***) SignatureVerifier(..)"
    );
}

#[test]
fn keys_that_do_not_fit_make_no_signer() {
    let authority = Authority::new();
    let issued = authority.issue("urn:bbf:usp:id:self::a");
    let other = authority.issue("urn:bbf:usp:id:self::a");
    let long = authority.issue_p384("urn:bbf:usp:id:self::a");
    let signer = |key: &rcgen::CertifiedKey, cert: &rcgen::CertifiedKey| {
        Signer::from_pem(&key.key_pair.serialize_pem(), cert.cert.pem()).map(|_| ())
    };
    assert_eq!(signer(&issued, &other), Err(KeyError::OtherKey));
    assert_eq!(signer(&long, &issued), Err(KeyError::PrivateKey));
    assert_eq!(signer(&issued, &long), Err(KeyError::Certificate));
    assert_eq!(signer(&issued, &issued), Ok(()));
    expect!["the certificate is not for this private key"]
        .assert_eq(&KeyError::OtherKey.to_string());
    expect!["expected a P-256 private key in PKCS#8 PEM form"]
        .assert_eq(&KeyError::PrivateKey.to_string());
    expect!["expected an X.509 certificate in PEM form with a P-256 key"]
        .assert_eq(&KeyError::Certificate.to_string());
}

#[test]
fn error_texts() {
    expect!["expected a mac_signature, for the transport does not protect the Record"]
        .assert_eq(&IntegrityError::Missing.to_string());
    expect!["mac_signature is not the MAC of the Record"]
        .assert_eq(&IntegrityError::BadMac.to_string());
    expect!["mac_signature is not a signature of the Record by the sender's certificate"]
        .assert_eq(&IntegrityError::BadSignature.to_string());
    expect!["sender_cert is no certificate with a P-256 key"]
        .assert_eq(&IntegrityError::Certificate.to_string());
    expect!["sender_cert does not stand for the sender of the Record"]
        .assert_eq(&IntegrityError::Untrusted.to_string());
    expect!["no key to check mac_signature with"].assert_eq(&IntegrityError::NoKey.to_string());
}
