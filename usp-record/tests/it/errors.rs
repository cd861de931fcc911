//! The wording of every error.

use expect_test::{Expect, expect};
use usp_record::{
    DecodeErrorKind, EmptyError, EndpointId, InvalidRecord, Limits, Payload, Record, wire,
};

fn id_error(text: &str, expected: &Expect) {
    let error = EndpointId::parse(text).expect_err(text);
    expected.assert_eq(&format!("{error:#}\n"));
}

#[test]
fn endpoint_ids() {
    id_error(
        "self",
        &expect![[r#"
        expected authority-scheme, ':', authority-id, ':', instance-id, found "self"
          self
          ^^^^
    "#]],
    );
    id_error(
        "mac::a",
        &expect![[r#"
        expected oui, cid, pen, self, user, os, ops, uuid, imei, proto, doc or fqdn, found "mac" at byte 0 of "mac::a"
          mac::a
          ^^^
    "#]],
    );
    id_error(
        "oui:00256:a",
        &expect![[r#"
        expected an authority-id of 6, 7 or 9 hex digits with scheme oui, found "00256" at byte 4 of "oui:00256:a"
          oui:00256:a
              ^^^^^
    "#]],
    );
    id_error(
        "cid:00256:a",
        &expect![[r#"
        expected an authority-id of 6 hex digits with scheme cid, found "00256" at byte 4 of "cid:00256:a"
          cid:00256:a
              ^^^^^
    "#]],
    );
    id_error(
        "pen:x:a",
        &expect![[r#"
        expected an authority-id of decimal digits with scheme pen, found "x" at byte 4 of "pen:x:a"
          pen:x:a
              ^
    "#]],
    );
    id_error(
        "pen::a",
        &expect![[r#"
        expected an authority-id of decimal digits with scheme pen, found nothing at byte 4 of "pen::a"
          pen::a
              ^
    "#]],
    );
    id_error(
        "self:abcdefg:a",
        &expect![[r#"
        expected an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme self, found "abcdefg" at byte 5 of "self:abcdefg:a"
          self:abcdefg:a
               ^^^^^^^
    "#]],
    );
    id_error(
        "user:a~:a",
        &expect![[r#"
        expected an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme user, found "a~" at byte 5 of "user:a~:a"
          user:a~:a
               ^^
    "#]],
    );
    id_error(
        "doc:a~:a",
        &expect![[r#"
        expected an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme doc, found "a~" at byte 4 of "doc:a~:a"
          doc:a~:a
              ^^
    "#]],
    );
    id_error(
        "proto:a.b:a",
        &expect![[r#"
        expected an authority-id of at most 6 letters, digits, '-' or '_' with scheme proto, found "a.b" at byte 6 of "proto:a.b:a"
          proto:a.b:a
                ^^^
    "#]],
    );
    id_error(
        "os:x:a",
        &expect![[r#"
        expected no authority-id with scheme os, found "x" at byte 3 of "os:x:a"
          os:x:a
             ^
    "#]],
    );
    id_error(
        "ops:x:a",
        &expect![[r#"
        expected no authority-id with scheme ops, found "x" at byte 4 of "ops:x:a"
          ops:x:a
              ^
    "#]],
    );
    id_error(
        "uuid:x:a",
        &expect![[r#"
        expected no authority-id with scheme uuid, found "x" at byte 5 of "uuid:x:a"
          uuid:x:a
               ^
    "#]],
    );
    id_error(
        "imei:x:a",
        &expect![[r#"
        expected no authority-id with scheme imei, found "x" at byte 5 of "imei:x:a"
          imei:x:a
               ^
    "#]],
    );
    id_error(
        "fqdn:x:a",
        &expect![[r#"
        expected no authority-id with scheme fqdn, found "x" at byte 5 of "fqdn:x:a"
          fqdn:x:a
               ^
    "#]],
    );
    id_error(
        "self::",
        &expect![[r#"
        expected an instance-id, found nothing at byte 6 of "self::"
          self::
                ^
    "#]],
    );
    id_error(
        "self::a\u{e9}\n b",
        &expect![[r#"
        expected a letter, a digit, '-', '.', '_' or a percent triple, found "é" at byte 7 of "self::aé\n b"
          self::aé\n b
                 ^
    "#]],
    );
    id_error(
        "self::a\nb",
        &expect![[r#"
        expected a letter, a digit, '-', '.', '_' or a percent triple, found "\n" at byte 7 of "self::a\nb"
          self::a\nb
                 ^^
    "#]],
    );
    id_error(
        "self::50%",
        &expect![[r#"
        expected '%' and two hex digits, found "%" at byte 8 of "self::50%"
          self::50%
                  ^
    "#]],
    );
    id_error(
        &format!("self::{}", "a".repeat(51)),
        &expect![[r#"
        expected an instance-id of at most 50 characters, found "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" at byte 6 of "self::aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
          self::aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#]],
    );
    id_error(
        "os::1-2",
        &expect![[r#"
        expected <OUI>-<SerialNumber> with scheme os, found "1-2" at byte 4 of "os::1-2"
          os::1-2
              ^^^
    "#]],
    );
    id_error(
        "ops::1-2",
        &expect![[r#"
        expected <OUI>-<ProductClass>-<SerialNumber> with scheme ops, found "1-2" at byte 5 of "ops::1-2"
          ops::1-2
               ^^^
    "#]],
    );
    id_error(
        "uuid::1-2",
        &expect![[r#"
        expected a UUID with scheme uuid, found "1-2" at byte 6 of "uuid::1-2"
          uuid::1-2
                ^^^
    "#]],
    );
    id_error(
        "imei::1",
        &expect![[r#"
        expected an IMEI of 15 digits with scheme imei, found "1" at byte 6 of "imei::1"
          imei::1
                ^
    "#]],
    );
    id_error(
        "fqdn::a",
        &expect![[r#"
        expected a domain name with scheme fqdn, found "a" at byte 6 of "fqdn::a"
          fqdn::a
                ^
    "#]],
    );
    let error = EndpointId::from_urn("urn:x").expect_err("no prefix");
    expect![[r#"
        expected urn:bbf:usp:id: and an Endpoint ID, found "urn:x"
          urn:x
          ^^^^^
    "#]]
    .assert_eq(&format!("{error:#}\n"));
    let error = EndpointId::from_urn("urn:bbf:usp:id:self::a:b").expect_err("a third colon");
    expect![[r#"
        expected a letter, a digit, '-', '.', '_' or a percent triple, found ":" at byte 22 of "urn:bbf:usp:id:self::a:b"
          urn:bbf:usp:id:self::a:b
                                ^
    "#]].assert_eq(&format!("{error:#}\n"));
}

fn decode_error(bytes: &[u8], limits: &Limits, expected: &Expect) -> DecodeErrorKind {
    let error = Record::decode_with(bytes.to_vec(), limits).expect_err("not a Record");
    expected.assert_eq(&format!("{error} -> {}\n", error.code()));
    error.kind()
}

#[test]
fn bytes() {
    let all = Limits::DEFAULT;
    let mut seen = vec![
        decode_error(
            b"\x0a\x031.",
            &all,
            &expect![[r#"
                record: expected more bytes, found the end of the enclosing message (at byte 0) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x20\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            &all,
            &expect![[r#"
                record: expected a number of at most 64 bits, found a longer one (at byte 1) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x07\x00",
            &all,
            &expect![[r#"
                record: expected a field key, found a malformed one (at byte 0) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x83\x01\x08\x00",
            &all,
            &expect![[r#"
                record: expected balanced groups, found an unmatched start or end (at byte 4) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x0a\x03a\xff!",
            &all,
            &expect![[r#"
                record.version: expected UTF-8, found other bytes (at byte 3) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x6a\x00\x4a\x00",
            &all,
            &expect![[r#"
                record.record_type: expected one alternative, found a second one (at byte 2) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"",
            &all,
            &expect![[r#"
                record.record_type: expected one alternative, found none (at byte 0) -> 7100 Record could not be parsed
            "#]],
        ),
        decode_error(
            b"\x0a\x011\x12\x01a\x6a\x00",
            &all,
            &expect![[r#"
                record.from_id: expected a non-empty field, found an empty one (at byte 8) -> 7104 Invalid Record value
            "#]],
        ),
        decode_error(
            b"\x42\x02\x28\x09",
            &all,
            &expect![[r#"
                record.session_context.payload_sar_state: expected a known enumeration value, found 9 (at byte 2) -> 7104 Invalid Record value
            "#]],
        ),
    ];
    let limits = all.with_max_message_bytes(3);
    seen.push(decode_error(
        b"\x0a\x021.",
        &limits,
        &expect![[r#"
        record: expected at most 3 bytes, found more (at byte 3) -> 7100 Record could not be parsed
    "#]],
    ));
    let limits = all.with_max_nesting(1);
    seen.push(decode_error(
        b"\x83\x01\x83\x01\x84\x01\x84\x01",
        &limits,
        &expect![[r#"
            record: expected at most 1 levels of nesting, found more (at byte 0) -> 7100 Record could not be parsed
        "#]],
    ));
    let limits = all.with_max_elements(1);
    seen.push(decode_error(
        b"\x42\x04\x3a\x00\x3a\x00",
        &limits,
        &expect![[r#"
            record.session_context.payload: expected at most 1 list entries, found more (at byte 4) -> 7100 Record could not be parsed
        "#]],
    ));
    let limits = all.with_max_decoded_bytes(3);
    seen.push(decode_error(
        b"\x0a\x031.4\x12\x01a\x1a\x01b\x6a\x00",
        &limits,
        &expect![[r#"
            record: expected a value of at most 3 bytes of memory, found a larger one (at byte 13) -> 7100 Record could not be parsed
        "#]],
    ));
    assert_eq!(
        seen,
        [
            DecodeErrorKind::Truncated,
            DecodeErrorKind::Varint,
            DecodeErrorKind::Key,
            DecodeErrorKind::Group,
            DecodeErrorKind::Utf8,
            DecodeErrorKind::SecondAlternative,
            DecodeErrorKind::NoAlternative,
            DecodeErrorKind::Empty,
            DecodeErrorKind::UnknownEnum(9),
            DecodeErrorKind::TooLong { max: 3 },
            DecodeErrorKind::TooDeep { max: 1 },
            DecodeErrorKind::TooManyElements { max: 1 },
            DecodeErrorKind::TooMuchMemory { max: 3 },
        ]
    );
}

#[test]
fn values() {
    let error: EmptyError = Payload::new("").expect_err("empty");
    expect!["expected at least one byte, found none"].assert_eq(&error.to_string());
    let error: InvalidRecord = Record::try_from(wire::Record::default()).expect_err("no type");
    expect!["record.record_type: expected one alternative, found none"]
        .assert_eq(&error.to_string());
}
