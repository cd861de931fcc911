//! Security: Endpoint IDs in certificates.

use usp_record::{
    Receiver, Record, Silence,
    SubjectAltName::{self, Dns, Uri},
    Verdict,
};

use crate::{id, plain};

fn check(name: SubjectAltName<'_>, endpoint: &str, expected: bool) {
    assert_eq!(
        name.stands_for(&id(endpoint)),
        expected,
        "{name:?} {endpoint}"
    );
}

#[test]
fn r_sec_0a_the_urn_of_the_endpoint() {
    check(Uri("urn:bbf:usp:id:self::a"), "self::a", true);
    check(Uri("URN:bbf:usp:id:self::a"), "self::a", true);
    check(Uri("urn:bbf:usp:id:self::a"), "self::A", false);
    check(Uri("urn:bbf:usp:id:self::a"), "self::ab", false);
    check(Uri("self::a"), "self::a", false);
    check(Uri("https://example.org/self::a"), "self::a", false);
    check(
        Uri("urn:bbf:usp:id:fqdn::www.example.org"),
        "fqdn::www.example.org",
        true,
    );
    // An ID that breaks a rule is matched byte by byte.
    check(Uri("urn:bbf:usp:id:os::a b"), "os::a b", true);
}

#[test]
fn r_sec_0a_the_dns_name_of_scheme_fqdn_alone() {
    check(Dns("www.example.org"), "fqdn::www.example.org", true);
    check(Dns("WWW.Example.org"), "fqdn::www.example.org", true);
    check(Dns("example.org"), "fqdn::www.example.org", false);
    check(Dns("*.example.org"), "fqdn::www.example.org", false);
    check(Dns("a"), "self::a", false);
    check(Dns("urn:bbf:usp:id:self::a"), "self::a", false);
}

#[test]
fn r_sec_0a_records_of_another_endpoint_are_not_processed() {
    let own_id = id("self::b");
    let record = plain("Msg"); // from self::a
    let bytes = record.encode();
    let judge = |names: &[SubjectAltName<'_>]| {
        Receiver::new(&own_id)
            .with_peer_names(names)
            .judge(&bytes, Ok(&record), |_| Some(()))
    };
    assert_eq!(
        judge(&[Dns("x"), Uri("urn:bbf:usp:id:self::a")]),
        Verdict::Process
    );
    let silence = Verdict::Ignore {
        why: Silence::SenderNotAuthentic,
        code: None,
    };
    assert_eq!(judge(&[Uri("urn:bbf:usp:id:self::c")]), silence);
    assert_eq!(judge(&[]), silence);
}

#[test]
fn r_sec_10a_the_sender_of_a_bad_record_must_be_authentic_too() {
    let own_id = id("self::b");
    let bytes = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a\x20\x07\x3a\x05\x12\x03Msg";
    let error = Record::decode(&bytes[..]).expect_err("an unknown payload_security");
    let judge = |names: &[SubjectAltName<'_>]| {
        Receiver::new(&own_id)
            .with_peer_names(names)
            .judge(bytes, Err(&error), |_| Some(()))
    };
    let code = error.code();
    let answer = Verdict::Answer { code, request: () };
    assert_eq!(judge(&[Uri("urn:bbf:usp:id:self::a")]), answer);
    let silence = Verdict::Ignore {
        why: Silence::SenderNotAuthentic,
        code: Some(code),
    };
    assert_eq!(judge(&[Uri("urn:bbf:usp:id:self::c")]), silence);
}

#[test]
fn r_sec_12_wildcards_in_the_instance_id() {
    check(Uri("urn:bbf:usp:id:oui:00256D:*"), "oui:00256D:a", true);
    check(
        Uri("urn:bbf:usp:id:oui:00256D:a*z"),
        "oui:00256D:abcz",
        true,
    );
    check(
        Uri("urn:bbf:usp:id:oui:00256D:a*z"),
        "oui:00256D:abc",
        false,
    );
    check(Uri("urn:bbf:usp:id:cid:3AA3F8:*"), "cid:3AA3F8:a", true);
    check(Uri("urn:bbf:usp:id:pen:3561:*"), "pen:3561:a", true);
    check(Uri("urn:bbf:usp:id:os::00256D-*"), "os::00256D-0123", true);
    check(
        Uri("urn:bbf:usp:id:ops::00256D-*"),
        "ops::00256D-STB-0123",
        true,
    );
    check(
        Uri("urn:bbf:usp:id:ops::00256D-STB-*"),
        "ops::00256D-STB-0123",
        true,
    );
    check(
        Uri("urn:bbf:usp:id:ops::00256D-STB-*"),
        "ops::00256D-GW-0123",
        false,
    );
    // Scheme and authority-id are literal.
    check(Uri("urn:bbf:usp:id:oui:00256D:*"), "oui:00256E:a", false);
    check(Uri("urn:bbf:usp:id:oui:00256D:*"), "cid:00256D:a", false);
    check(Uri("urn:bbf:usp:id:oui:*:a"), "oui:00256D:a", false);
    check(Uri("urn:bbf:usp:id:*:00256D:a"), "oui:00256D:a", false);
    check(Uri("urn:bbf:usp:id:*"), "oui:00256D:a", false);
    // In os and ops, so is the part that names the organisation.
    check(Uri("urn:bbf:usp:id:os::*"), "os::00256D-0123", false);
    check(Uri("urn:bbf:usp:id:os::00256*"), "os::00256D-0123", false);
    check(Uri("urn:bbf:usp:id:os::*-0123"), "os::00256D-0123", false);
    check(
        Uri("urn:bbf:usp:id:ops::*-STB-0123"),
        "ops::00256D-STB-0123",
        false,
    );
    // All other schemes never match.
    check(Uri("urn:bbf:usp:id:self::*"), "self::a", false);
    check(Uri("urn:bbf:usp:id:user::*"), "user::a", false);
    check(Uri("urn:bbf:usp:id:proto::*"), "proto::a", false);
    check(Uri("urn:bbf:usp:id:doc::*"), "doc::a", false);
    check(
        Uri("urn:bbf:usp:id:imei::*"),
        "imei::990000862471854",
        false,
    );
    check(
        Uri("urn:bbf:usp:id:fqdn::*.example.org"),
        "fqdn::www.example.org",
        false,
    );
    let uuid = "uuid::f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    check(Uri("urn:bbf:usp:id:uuid::*"), uuid, false);
    // An ID that breaks a rule is matched by no wildcard.
    check(Uri("urn:bbf:usp:id:oui:00256D:*"), "oui:00256D:a b", false);
    check(Uri("urn:bbf:usp:id:oui:00256D:*"), "oui:00256D:a:b", false);
}
