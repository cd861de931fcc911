//! Architecture: Endpoint IDs.

use proptest::prelude::*;
use usp_record::{
    AuthorityScheme, EndpointId, ParseErrorKind as Kind, percent_decode, percent_encode,
    proptest::{endpoint_id, endpoint_id_text, nearly_endpoint_id},
};

fn kind(text: &str) -> Option<Kind> {
    EndpointId::parse(text).err().map(|error| error.kind())
}

/// (text, the rule that it breaks)
fn check(table: &[(&str, Option<Kind>)]) {
    for (text, expected) in table {
        assert_eq!(kind(text), *expected, "{text}");
    }
}

#[test]
fn r_arc_2a_scheme_authority_and_instance() {
    let id = EndpointId::parse("oui:00256D:my-unique-bbf-id-42").expect("an Endpoint ID");
    assert_eq!(id.scheme(), AuthorityScheme::Oui);
    assert_eq!(id.authority_id(), "00256D");
    assert_eq!(id.instance_id(), "my-unique-bbf-id-42");
    assert_eq!(id.as_str(), "oui:00256D:my-unique-bbf-id-42");
    check(&[
        ("", Some(Kind::Colons)),
        ("self", Some(Kind::Colons)),
        ("self:a", Some(Kind::Colons)),
        (":", Some(Kind::Colons)),
        ("::", Some(Kind::Scheme)),
        ("::a", Some(Kind::Scheme)),
        ("mac::a", Some(Kind::Scheme)),
        ("SELF::a", Some(Kind::Scheme)),
        (" self::a", Some(Kind::Scheme)),
        ("urn:bbf:usp:id:self::a", Some(Kind::Scheme)),
    ]);
    for scheme in AuthorityScheme::ALL {
        assert_eq!(scheme.as_str().parse(), Ok(scheme));
    }
}

#[test]
fn r_arc_2a_oui() {
    let bad = Some(Kind::AuthorityId(AuthorityScheme::Oui));
    check(&[
        ("oui:00256D:a", None),
        ("oui:00256d1:a", None),
        ("oui:00256D123:a", None),
        ("oui::a", bad),
        ("oui:00256:a", bad),
        ("oui:00256D12:a", bad),
        ("oui:00256D1234:a", bad),
        ("oui:00256G:a", bad),
        ("oui:00-25:a", bad),
    ]);
}

#[test]
fn r_arc_2a_cid() {
    let bad = Some(Kind::AuthorityId(AuthorityScheme::Cid));
    check(&[
        ("cid:3AA3F8:my-unique-usp-id-42", None),
        ("cid:3aa3f8:a", None),
        ("cid::a", bad),
        ("cid:3AA3F:a", bad),
        ("cid:3AA3F81:a", bad),
        ("cid:3AA3F8123:a", bad),
        ("cid:3AA3FX:a", bad),
    ]);
}

#[test]
fn r_arc_2a_pen() {
    let bad = Some(Kind::AuthorityId(AuthorityScheme::Pen));
    check(&[
        ("pen:3561:my-unique-bbf-id-42", None),
        ("pen:1:a", None),
        ("pen:4294967295:a", None),
        ("pen::a", bad),
        ("pen:35a:a", bad),
        ("pen:-1:a", bad),
        ("pen:+1:a", bad),
    ]);
}

#[test]
fn r_arc_2a_self_user_and_doc() {
    for scheme in [
        AuthorityScheme::SelfAssigned,
        AuthorityScheme::User,
        AuthorityScheme::Doc,
    ] {
        let bad = Some(Kind::AuthorityId(scheme));
        for (authority_id, expected) in [
            ("", None),
            ("a", None),
            ("a.b-_9", None),
            ("abcdefg", bad),
            ("a b", bad),
            ("%41", bad),
            ("a~", bad),
            ("é", bad),
        ] {
            assert_eq!(
                kind(&format!("{scheme}:{authority_id}:x")),
                expected,
                "{authority_id}"
            );
        }
    }
}

#[test]
fn r_arc_2a_proto() {
    let bad = Some(Kind::AuthorityId(AuthorityScheme::Proto));
    check(&[
        ("proto::my-Agent", None),
        ("proto:a_b-c9:my-Agent", None),
        ("proto:a.b:my-Agent", bad),
        ("proto:abcdefg:my-Agent", bad),
        ("proto::my.Agent", None),
    ]);
}

#[test]
fn r_arc_2a_no_authority_id() {
    for (scheme, instance_id) in [
        (AuthorityScheme::Os, "00256D-0123456789"),
        (AuthorityScheme::Ops, "00256D-STB-0123456789"),
        (
            AuthorityScheme::Uuid,
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        ),
        (AuthorityScheme::Imei, "990000862471854"),
        (AuthorityScheme::Fqdn, "www.example.org"),
    ] {
        assert_eq!(kind(&format!("{scheme}::{instance_id}")), None);
        let bad = Some(Kind::AuthorityId(scheme));
        assert_eq!(kind(&format!("{scheme}:00256D:{instance_id}")), bad);
    }
}

#[test]
fn r_arc_2a_os_and_ops() {
    let os = Some(Kind::InstanceId(AuthorityScheme::Os));
    let ops = Some(Kind::InstanceId(AuthorityScheme::Ops));
    check(&[
        ("os::00256d1-1", None),
        ("os::00256D123-A-B", None),
        ("os::00256D", os),
        ("os::00256D-", os),
        ("os::-0123456789", os),
        ("os::0025-6D", os),
        ("os::00256X-1", os),
        ("os::00256D12-1", os),
        ("ops::00256D-STB-1", None),
        ("ops::00256D-STB-1-2", None),
        ("ops::00256D-S%2DTB-1", None),
        ("ops::00256D-1", ops),
        ("ops::00256D--1", ops),
        ("ops::00256D-STB-", ops),
        ("ops::0256D-STB-1", ops),
    ]);
}

#[test]
fn r_arc_2a_uuid() {
    let bad = Some(Kind::InstanceId(AuthorityScheme::Uuid));
    check(&[
        ("uuid::F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", None),
        ("uuid::f81d4fae7dec11d0a76500a0c91e6bf6", bad),
        ("uuid::f81d4fae-7dec-11d0-a765-00a0c91e6bf", bad),
        ("uuid::f81d4fae-7dec-11d0-a765-00a0c91e6bf6-", bad),
        ("uuid::f81d4fa-e7dec-11d0-a765-00a0c91e6bf6", bad),
        ("uuid::g81d4fae-7dec-11d0-a765-00a0c91e6bf6", bad),
    ]);
}

#[test]
fn r_arc_2a_imei() {
    let bad = Some(Kind::InstanceId(AuthorityScheme::Imei));
    check(&[
        ("imei::490154203237518", None),
        ("imei::990000862471854", None), // not its check digit, but TR-369's example
        ("imei::49015420323751", bad),
        ("imei::4901542032375180", bad),
        ("imei::49015420323751a", bad),
        ("imei::49-015420-323751-8", bad),
    ]);
}

#[test]
fn r_arc_2a_fqdn() {
    let bad = Some(Kind::InstanceId(AuthorityScheme::Fqdn));
    check(&[
        ("fqdn::a.b", None),
        ("fqdn::xn--mller-kva.example", None),
        ("fqdn::3com.example.3g-net", None),
        ("fqdn::localhost", bad),
        ("fqdn::www.example.org.", bad),
        ("fqdn::.example.org", bad),
        ("fqdn::www..org", bad),
        ("fqdn::-www.example.org", bad),
        ("fqdn::www-.example.org", bad),
        ("fqdn::a_b.example.org", bad),
        ("fqdn::192.0.2.1", bad),
        ("fqdn::a%2Eb.org", bad),
        ("fqdn::*.example.org", Some(Kind::Character)),
    ]);
}

#[test]
fn r_arc_2a_urn_form_of_certificates() {
    let id = EndpointId::parse("os::00256D-0123456789").expect("an Endpoint ID");
    assert_eq!(id.to_urn(), "urn:bbf:usp:id:os::00256D-0123456789");
    assert_eq!(EndpointId::from_urn(&id.to_urn()), Ok(id.clone()));
    assert_eq!(
        EndpointId::from_urn("URN:BBF:usp:id:os::00256D-0123456789"),
        Ok(id)
    );
    for text in [
        "os::00256D-0123456789",
        "urn:bbf:USP:id:self::a",
        "urn:bbf:usp:id",
        "urn:bbf:usp:id;self::a",
        "urn:bbf:usp:é:self::a",
        "",
    ] {
        let error = EndpointId::from_urn(text).expect_err(text);
        assert_eq!(
            (error.kind(), error.span()),
            (Kind::Urn, 0..text.len()),
            "{text}"
        );
    }
    let error = EndpointId::from_urn("urn:bbf:usp:id:self::a b").expect_err("a space");
    assert_eq!((error.kind(), error.span()), (Kind::Character, 22..23));
}

#[test]
fn r_arc_3_reserved_for_the_broadband_forum() {
    for (text, reserved) in [
        ("oui:00256D:a", true),
        ("oui:00256d:a", true),
        ("oui:00256D1:a", false),
        ("os::00256d-1", true),
        ("ops::00256D-STB-1", true),
        ("pen:3561:a", true),
        ("pen:35610:a", false),
        ("cid:00256D:a", false),
        ("self::00256D", false),
    ] {
        let id = EndpointId::parse(text).expect(text);
        assert_eq!(id.is_bbf_reserved(), reserved, "{text}");
    }
}

#[test]
fn r_arc_4_proto_and_doc_are_not_for_production() {
    for scheme in AuthorityScheme::ALL {
        let production = !matches!(scheme, AuthorityScheme::Proto | AuthorityScheme::Doc);
        assert_eq!(scheme.is_production(), production, "{scheme}");
    }
    let id = EndpointId::parse("proto::my-Agent").expect("an Endpoint ID");
    assert!(!id.is_production_scheme());
}

#[test]
fn r_arc_5_characters_of_the_instance_id() {
    for char in (0..=0x7f_u8).map(char::from).chain(['é', '\u{2028}', '😀']) {
        let allowed = char.is_ascii_alphanumeric() || "-._".contains(char);
        let expected = match char {
            _ if allowed => None,
            '%' => Some(Kind::PercentTriple),
            _ => Some(Kind::Character),
        };
        assert_eq!(kind(&format!("self::a{char}b")), expected, "{char:?}");
    }
    check(&[
        ("self::", Some(Kind::InstanceIdEmpty)),
        ("self::a:b", Some(Kind::Character)),
        ("self::%41", None),
        ("self::%c3%BC", None),
        ("self::%", Some(Kind::PercentTriple)),
        ("self::a%4", Some(Kind::PercentTriple)),
        ("self::%4G", Some(Kind::PercentTriple)),
        ("self::%%41", Some(Kind::PercentTriple)),
        ("self::%4é", Some(Kind::PercentTriple)),
    ]);
}

#[test]
fn r_arc_5_percent_encoding() {
    assert_eq!(percent_encode("Agent-1._x"), "Agent-1._x");
    assert_eq!(percent_encode("a:b~%"), "a%3Ab%7E%25");
    assert_eq!(&*percent_decode("a%3ab%7E%25"), b"a:b~%");
    assert_eq!(&*percent_decode("%4%zz%"), b"%4%zz%");
    let name = percent_encode("Küche 1");
    let id = EndpointId::from_parts(AuthorityScheme::User, "", &name).expect("an Endpoint ID");
    assert_eq!(id, "user::K%C3%BCche%201");
    assert_eq!(&*id.instance_id_decoded(), "Küche 1".as_bytes());
}

#[test]
fn r_arc_6_instance_id_of_at_most_50_characters() {
    let fits = "a".repeat(50);
    check(&[(&format!("self::{fits}"), None)]);
    check(&[(&format!("self::{fits}a"), Some(Kind::InstanceIdTooLong))]);
    // A percent triple counts as written: 3.
    let triples = format!("{}ab", "%41".repeat(16));
    check(&[(&format!("self::{triples}"), None)]);
    check(&[(&format!("self::{triples}a"), Some(Kind::InstanceIdTooLong))]);
    // The authority-id does not count.
    check(&[(&format!("self:abcdef:{fits}"), None)]);
}

proptest! {
    #[test]
    fn r_arc_2a_all_that_follows_the_rules_is_read(text in endpoint_id_text()) {
        let id = EndpointId::parse(&text).expect(&text);
        prop_assert_eq!(id.as_str(), &text);
        let parts = EndpointId::from_parts(id.scheme(), id.authority_id(), id.instance_id());
        prop_assert_eq!(parts.as_ref(), Ok(&id));
        prop_assert_eq!(EndpointId::from_urn(&id.to_urn()), Ok(id));
    }

    #[test]
    fn r_arc_2a_the_place_of_a_fault_is_in_the_text(text in nearly_endpoint_id()) {
        if let Err(error) = EndpointId::parse(&text) {
            prop_assert_eq!(error.input(), &text);
            prop_assert!(text.get(error.span()).is_some(), "{:?}", error.span());
            // Both forms can be written.
            let shown = format!("{error:#}");
            prop_assert!(shown.starts_with(&error.to_string()));
        }
    }

    #[test]
    fn r_arc_5_whatever_is_encoded_is_allowed(text in ".{1,8}") {
        let encoded = percent_encode(&text);
        prop_assert_eq!(&*percent_decode(&encoded), text.as_bytes());
        if encoded.len() <= 50 {
            let id = EndpointId::from_parts(AuthorityScheme::User, "", &encoded);
            let id = id.expect("allowed characters");
            prop_assert_eq!(id.instance_id(), encoded);
        }
    }

    #[test]
    fn r_arc_6_no_valid_id_is_longer(id in endpoint_id()) {
        prop_assert!((1..=50).contains(&id.instance_id().chars().count()));
    }
}
