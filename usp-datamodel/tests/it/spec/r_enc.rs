//! R-ENC.6: values in the lexical forms of TR-106 and XML Schema.

use std::cmp::Ordering;
use std::time::Duration;

use usp_datamodel::types::{
    EnumItem, ListRule, NestedBrackets, ParamAccess, Primitive, Range, Reference, ReferenceKind,
    Size, Status, Strength, Type,
};
use usp_datamodel::value::{DateTime, Mode, Style, Value};

const LIST: ListRule<'_> = ListRule::new();

fn code(ty: &Type<'_>, text: &str, mode: Mode) -> u32 {
    ty.validate(text, mode)
        .map_or_else(|error| error.code(), |()| 0)
}

fn canonical(primitive: Primitive, text: &str) -> String {
    Type::new(primitive).canonical(text).unwrap().into_owned()
}

#[test]
fn r_enc_6_boolean_has_four_spellings_and_no_more() {
    let boolean = Type::new(Primitive::Boolean);
    for (text, value) in [("true", true), ("1", true), ("false", false), ("0", false)] {
        assert_eq!(boolean.parse(text), Ok(Value::Boolean(value)));
        assert_eq!(canonical(Primitive::Boolean, text), value.to_string());
    }
    for text in ["True", "yes", "", " true", "01", "TRUE"] {
        assert_eq!(code(&boolean, text, Mode::Set), 7011, "{text:?}");
    }
    let numeric = Style::DEFAULT.with_numeric_booleans(true);
    assert_eq!(boolean.canonical_with("true", numeric).unwrap(), "1");
    assert_eq!(boolean.canonical_with("0", numeric).unwrap(), "0");
}

#[test]
fn r_enc_6_integers_keep_to_their_bits() {
    for (primitive, least, greatest, below, above) in [
        (
            Primitive::Int,
            "-2147483648",
            "2147483647",
            "-2147483649",
            "2147483648",
        ),
        (
            Primitive::Long,
            "-9223372036854775808",
            "9223372036854775807",
            "-9223372036854775809",
            "9223372036854775808",
        ),
        (
            Primitive::UnsignedInt,
            "0",
            "4294967295",
            "-1",
            "4294967296",
        ),
        (
            Primitive::UnsignedLong,
            "0",
            "18446744073709551615",
            "-1",
            "18446744073709551616",
        ),
    ] {
        let ty = Type::new(primitive);
        assert_eq!(code(&ty, least, Mode::Set), 0);
        assert_eq!(code(&ty, greatest, Mode::Set), 0);
        for text in [
            below,
            above,
            "",
            "+",
            "-",
            "1.0",
            "0x1",
            "1e3",
            " 1",
            "12abc",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(code(&ty, text, Mode::Set), 7011, "{primitive} {text:?}");
        }
        for (text, out) in [
            ("+0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("+0123", "123"),
            ("-000", "0"),
        ] {
            assert_eq!(canonical(primitive, text), out);
        }
        let zeros = "0".repeat(500) + greatest;
        assert_eq!(canonical(primitive, &zeros), greatest);
    }
}

#[test]
fn r_enc_6_decimals_are_exact_at_any_length() {
    let decimal = Type::new(Primitive::Decimal);
    for (text, out) in [
        ("1.0", "1"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0.0", "0"),
        ("+001.500", "1.5"),
        ("-00.10", "-0.1"),
        ("10", "10"),
        ("0", "0"),
    ] {
        assert_eq!(canonical(Primitive::Decimal, text), out);
    }
    for text in ["1e3", "INF", "NaN", ".", "", "-", "1.2.3", "1,5", "+-1"] {
        assert_eq!(code(&decimal, text, Mode::Set), 7011, "{text:?}");
    }
    let long = format!("0.{}1", "0".repeat(300));
    let longer = format!("0.{}1", "0".repeat(301));
    assert_eq!(decimal.compare(&long, &longer), Ok(Some(Ordering::Greater)));
    assert_eq!(
        decimal.compare(&format!("-{long}"), &longer),
        Ok(Some(Ordering::Less))
    );
    assert_eq!(decimal.compare("1.50", "+01.5"), Ok(Some(Ordering::Equal)));
    let big = "9".repeat(60);
    let ranges = [Range::parse(Some("-0.5"), Some(&big), None).unwrap()];
    let ranged = decimal.with_ranges(&ranges);
    assert_eq!(code(&ranged, &big, Mode::Set), 0);
    assert_eq!(code(&ranged, &format!("{big}.1"), Mode::Set), 7012);
    assert_eq!(code(&ranged, "-0.50001", Mode::Set), 7012);
    let pointed = Style::DEFAULT.with_decimal_point(true);
    assert_eq!(decimal.canonical_with("7", pointed).unwrap(), "7.0");
    assert_eq!(decimal.canonical_with("7.50", pointed).unwrap(), "7.5");
}

#[test]
fn r_enc_6_date_time_is_unknown_infinite_since_boot_or_utc() {
    let time = Type::new(Primitive::DateTime);
    for text in [
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00.000Z",
        "0001-01-01T00:00:00+00:00",
        "0001-01-01T00:00:00-00:00",
    ] {
        assert_eq!(
            time.parse(text),
            Ok(Value::DateTime(DateTime::Unknown)),
            "{text}"
        );
        assert_eq!(canonical(Primitive::DateTime, text), "0001-01-01T00:00:00Z");
    }
    assert_eq!(
        time.parse("9999-12-31T23:59:59Z"),
        Ok(Value::DateTime(DateTime::Infinite))
    );
    let Ok(Value::DateTime(boot)) = time.parse("0001-01-03T03:04:05.25") else {
        panic!("a time since boot");
    };
    let seconds = ((2 * 24 + 3) * 60 + 4) * 60 + 5;
    assert_eq!(boot.since_boot(), Some(Duration::new(seconds, 250_000_000)));
    assert_eq!(
        canonical(Primitive::DateTime, "0001-01-01T00:03:00.000"),
        "0001-01-01T00:03:00"
    );
    assert_eq!(
        canonical(Primitive::DateTime, "0001-01-01T00:00:00"),
        "0001-01-01T00:00:00"
    );
}

#[test]
fn r_enc_6_date_time_is_written_in_utc() {
    for (text, out) in [
        ("2026-11-22T16:00:00.50+01:00", "2026-11-22T15:00:00.5Z"),
        ("2026-01-01T00:00:00+14:00", "2025-12-31T10:00:00Z"),
        ("2024-02-28T24:00:00Z", "2024-02-29T00:00:00Z"),
        ("2023-12-31T24:00:00-00:30", "2024-01-01T00:30:00Z"),
        ("-0001-12-31T24:00:00Z", "0000-01-01T00:00:00Z"),
        ("12345-01-01T00:00:00.000Z", "12345-01-01T00:00:00Z"),
    ] {
        assert_eq!(canonical(Primitive::DateTime, text), out);
    }
}

#[test]
fn r_enc_6_date_time_without_zone_after_year_999_is_read_but_not_set() {
    let time = Type::new(Primitive::DateTime);
    for text in [
        "1000-01-01T00:00:00",
        "2026-11-22T16:00:00",
        "0000-01-01T00:00:00",
    ] {
        assert_eq!(code(&time, text, Mode::Set), 7011, "{text}");
        assert_eq!(code(&time, text, Mode::Report), 0, "{text}");
    }
    assert_eq!(code(&time, "0999-12-31T23:59:59", Mode::Set), 0);
}

#[test]
fn r_enc_6_date_time_knows_the_calendar() {
    let time = Type::new(Primitive::DateTime);
    for (text, expected) in [
        ("2000-02-29T00:00:00Z", 0),
        ("1900-02-29T00:00:00Z", 7011),
        ("2026-02-29T00:00:00Z", 7011),
        ("0000-02-29T00:00:00Z", 0),
        ("2026-04-31T00:00:00Z", 7011),
        ("2026-13-01T00:00:00Z", 7011),
        ("2026-01-01T24:00:00Z", 0),
        ("2026-01-01T24:00:01Z", 7011),
        ("2026-01-01T23:59:60Z", 7011),
        ("2026-01-01T00:00:00+14:01", 7011),
        ("2026-01-01T00:00:00z", 7011),
        ("2026-01-01 00:00:00Z", 7011),
        ("02026-01-01T00:00:00Z", 7011),
        ("999999999999999-12-31T23:59:59Z", 0),
        ("1000000000000000-01-01T00:00:00Z", 7011),
    ] {
        assert_eq!(code(&time, text, Mode::Set), expected, "{text}");
    }
}

#[test]
fn r_enc_6_date_time_order_needs_the_same_kind_of_time() {
    let time = Type::new(Primitive::DateTime);
    let unknown = "0001-01-01T00:00:00Z";
    for (a, b, order) in [
        (
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00+01:00",
            Some(Ordering::Equal),
        ),
        (
            "2026-01-01T00:00:00.1Z",
            "2026-01-01T00:00:00.09Z",
            Some(Ordering::Greater),
        ),
        (
            "2026-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            Some(Ordering::Less),
        ),
        (
            "0001-01-02T00:00:00",
            "0001-01-03T00:00:00",
            Some(Ordering::Less),
        ),
        ("0001-01-02T00:00:00", "2026-01-01T00:00:00Z", None),
        (unknown, "2026-01-01T00:00:00Z", None),
        (unknown, "0001-01-01T00:00:00.0Z", Some(Ordering::Equal)),
    ] {
        assert_eq!(time.compare(a, b), Ok(order), "{a} {b}");
    }
}

#[test]
fn r_enc_6_octets_count_decoded_and_compare_decoded() {
    let sizes = [Size::new(2, Some(2))];
    let base64 = Type::new(Primitive::Base64).with_sizes(&sizes);
    assert_eq!(code(&base64, "QUI=", Mode::Set), 0);
    assert_eq!(code(&base64, "QU\n I=", Mode::Set), 0);
    assert_eq!(base64.canonical("QU\r\nI=").unwrap(), "QUI=");
    assert_eq!(code(&base64, "QUJD", Mode::Set), 7012);
    for text in ["QUI", "QUJ=", "QUI==", "Q_I=", "=QUI", "QUI=QUI="] {
        assert_eq!(code(&base64, text, Mode::Set), 7011, "{text}");
    }
    let hex = Type::new(Primitive::HexBinary).with_sizes(&sizes);
    assert_eq!(code(&hex, "0aFf", Mode::Set), 0);
    assert_eq!(hex.canonical("0aFf").unwrap(), "0AFF");
    let lower = Style::DEFAULT.with_lower_case_hex(true);
    assert_eq!(hex.canonical_with("0aFf", lower).unwrap(), "0aff");
    assert_eq!(hex.compare("abcd", "ABCD"), Ok(Some(Ordering::Equal)));
    assert_eq!(hex.compare("abcd", "ABCE"), Ok(None));
    assert_eq!(code(&hex, "0aF", Mode::Set), 7011);
    assert_eq!(code(&hex, "0a", Mode::Set), 7012);
}

#[test]
fn r_enc_6_sizes_of_strings_count_characters_and_are_alternatives() {
    let sizes = [Size::new(0, Some(0)), Size::new(3, Some(4))];
    let string = Type::new(Primitive::String).with_sizes(&sizes);
    for (text, expected) in [
        ("", 0),
        ("é", 7012),
        ("ééé", 0),
        ("éééé", 0),
        ("ééééé", 7012),
        ("  a", 0),
    ] {
        assert_eq!(code(&string, text, Mode::Set), expected, "{text:?}");
    }
    assert_eq!(string.canonical("  a").unwrap(), "  a");
}

#[test]
fn r_enc_6_ranges_are_alternatives_and_may_step() {
    let ranges = [
        Range::parse(Some("0"), Some("61440"), Some("4096")).unwrap(),
        Range::integers(Some(-1), Some(-1)),
        Range::integers(Some(100_000), None),
    ];
    let int = Type::new(Primitive::Int).with_ranges(&ranges);
    for (text, expected) in [
        ("0", 0),
        ("4096", 0),
        ("61440", 0),
        ("4095", 7012),
        ("65536", 7012),
        ("-1", 0),
        ("-2", 7012),
        ("100001", 0),
        ("99999", 7012),
    ] {
        assert_eq!(code(&int, text, Mode::Set), expected, "{text}");
    }
}

#[test]
fn r_enc_6_enumerations_are_closed_to_writers_and_open_to_readers() {
    let items = [
        EnumItem::new("Up"),
        EnumItem::new("Error").with_access(ParamAccess::ReadOnly),
        EnumItem::new("Old").with_status(Status::Deprecated),
        EnumItem::new("Gone").with_status(Status::Deleted),
        EnumItem::new(""),
    ];
    let string = Type::new(Primitive::String).with_enumeration(&items);
    for (text, set) in [
        ("Up", 0),
        ("up", 7012),
        ("Error", 7012),
        ("Old", 0),
        ("Gone", 7012),
        ("", 0),
        ("X_A_B", 7012),
    ] {
        assert_eq!(code(&string, text, Mode::Set), set, "{text}");
        assert_eq!(code(&string, text, Mode::Create), set, "{text}");
        assert_eq!(code(&string, text, Mode::Report), 0, "{text}");
    }
}

#[test]
fn r_enc_6_access_decides_who_writes() {
    let rows = [
        (ParamAccess::ReadOnly, Mode::Set, 7013),
        (ParamAccess::ReadOnly, Mode::Create, 7013),
        (ParamAccess::ReadWrite, Mode::Set, 0),
        (ParamAccess::ReadWrite, Mode::Create, 0),
        (ParamAccess::WriteOnceReadOnly, Mode::Set, 7013),
        (ParamAccess::WriteOnceReadOnly, Mode::Create, 0),
        (ParamAccess::ReadOnly, Mode::Report, 0),
        (ParamAccess::WriteOnceReadOnly, Mode::Report, 0),
    ];
    for (access, mode, expected) in rows {
        let found = access.check(mode).map_or_else(|error| error.code(), |()| 0);
        assert_eq!(found, expected, "{access:?} {mode:?}");
    }
}

#[test]
fn r_enc_6_lists_are_split_at_commas_and_unescaped() {
    let items = [
        EnumItem::new("New Reno"),
        EnumItem::new("a,b"),
        EnumItem::new("50%"),
    ];
    let list = Type::new(Primitive::String)
        .with_enumeration(&items)
        .with_list(LIST);
    assert_eq!(code(&list, "", Mode::Set), 0);
    assert_eq!(code(&list, "New%20Reno , a%2cb,\t50%25", Mode::Set), 0);
    assert_eq!(code(&list, "50%", Mode::Set), 0);
    assert_eq!(
        list.canonical("New%20Reno , a%2cb,\t50%").unwrap(),
        "New%20Reno,a%2Cb,50%25"
    );
    assert_eq!(code(&list, "New Reno", Mode::Set), 7011);
    assert_eq!(code(&list, "New Reno", Mode::Report), 0);
    assert_eq!(code(&list, "a%2Cb,", Mode::Set), 7011);
    assert_eq!(code(&list, "a,b", Mode::Set), 7012);
    assert_eq!(code(&list, "%ff", Mode::Set), 7011);
    let numbers = Type::new(Primitive::UnsignedInt).with_list(LIST);
    assert_eq!(numbers.canonical(" 01 ,+2, 3 ").unwrap(), "1,2,3");
    assert_eq!(code(&numbers, "1,,2", Mode::Set), 7011);
    let error = numbers.validate("1, 2x,3", Mode::Set).unwrap_err();
    assert_eq!((error.item(), error.at(), error.code()), (Some(1), 4, 7011));
}

#[test]
fn r_enc_6_lists_count_items_and_characters() {
    let whole = [Size::new(0, Some(7))];
    let each = [Size::new(1, Some(3))];
    let rule = LIST.with_items(1, Some(3)).with_sizes(&whole);
    let list = Type::new(Primitive::String)
        .with_sizes(&each)
        .with_list(rule);
    for (text, expected) in [
        ("a", 0),
        ("", 7012),
        ("a,b,c", 0),
        ("a,b,c,d", 7012),
        ("abcd", 7012),
        ("abc,abc", 0),
        ("abc, abc", 7012),
    ] {
        assert_eq!(code(&list, text, Mode::Set), expected, "{text}");
    }
}

#[test]
fn r_enc_6_inner_lists_stand_in_brackets() {
    let each = [Size::new(3, Some(3))];
    let string = Type::new(Primitive::String).with_sizes(&each);
    for (nested, text, expected) in [
        (NestedBrackets::Required, "[0,1],[2,3]", 0),
        (NestedBrackets::Required, "[0,1] , [2,3]", 0),
        (NestedBrackets::Required, "0%2C1", 7011),
        (NestedBrackets::Required, "[0,1],[2,3", 7011),
        (NestedBrackets::Required, "[0,1]],[2,3]", 7011),
        (NestedBrackets::Permitted, "[0,1],2%2C3", 0),
        (NestedBrackets::Permitted, "[0,1,2]", 7012),
        (NestedBrackets::Legacy, "0%2C1,2%2C3", 0),
        (NestedBrackets::Legacy, "[0,1]", 7012),
    ] {
        let list = string.with_list(LIST.with_nested(nested));
        assert_eq!(code(&list, text, Mode::Set), expected, "{nested:?} {text}");
    }
}

#[test]
fn r_enc_6_unique_keys_take_lists_as_sets() {
    let numbers = Type::new(Primitive::Int).with_list(LIST);
    for (a, b, same) in [
        ("1,2", "2, +1", true),
        ("1,1,2", "2,1", true),
        ("1,2", "1", false),
        ("", "", true),
        ("", "1", false),
        ("1,x", "x,1", false),
        ("x", "x", true),
    ] {
        assert_eq!(numbers.key_eq(a, b), same, "{a} {b}");
    }
    let many = |order: &mut dyn Iterator<Item = i32>| {
        order.map(|n| n.to_string()).collect::<Vec<_>>().join(",")
    };
    let (up, down) = (many(&mut (0..500)), many(&mut (0..500).rev()));
    assert!(numbers.key_eq(&up, &down));
    assert!(!numbers.key_eq(&up, &format!("{down},500")));
    let path = Type::new(Primitive::String)
        .with_reference(Reference::new(ReferenceKind::Path(Strength::Strong)));
    assert!(path.key_eq("Device.IP.Interface.1.", "Device.IP.Interface.1"));
    assert!(!Type::new(Primitive::String).key_eq("a.", "a"));
    assert!(Type::new(Primitive::Boolean).key_eq("1", "true"));
}

#[test]
fn r_enc_6_references_are_written_without_the_last_dot() {
    let path = Type::new(Primitive::String)
        .with_reference(Reference::new(ReferenceKind::Path(Strength::Weak)));
    assert_eq!(
        path.canonical("Device.IP.Interface.1.").unwrap(),
        "Device.IP.Interface.1"
    );
    let list = path.with_list(LIST);
    assert_eq!(
        list.canonical("Device.A.1., Device.A.2").unwrap(),
        "Device.A.1,Device.A.2"
    );
    assert_eq!(path.null_value(), "");
}

#[test]
fn r_enc_6_null_values_are_values_of_their_type() {
    let nulls = [
        (Primitive::Base64, ""),
        (Primitive::Boolean, "false"),
        (Primitive::DateTime, "0001-01-01T00:00:00Z"),
        (Primitive::Decimal, "-1"),
        (Primitive::HexBinary, ""),
        (Primitive::Int, "-1"),
        (Primitive::Long, "-1"),
        (Primitive::String, ""),
        (Primitive::UnsignedInt, "0"),
        (Primitive::UnsignedLong, "0"),
    ];
    for (primitive, null) in nulls {
        let ty = Type::new(primitive);
        assert_eq!(ty.null_value(), null);
        assert_eq!(ty.canonical(null).unwrap(), null);
        assert_eq!(ty.with_list(LIST).null_value(), "");
        assert_eq!(ty.with_list(LIST).wire_primitive(), Primitive::String);
        assert_eq!(primitive.name().parse(), Ok(primitive));
    }
    let reference = Reference::new(ReferenceKind::Enumeration).with_null_value("None");
    assert_eq!(
        Type::new(Primitive::String)
            .with_reference(reference)
            .null_value(),
        "None"
    );
}

#[test]
fn r_enc_6_defaults_of_lists_lose_their_brackets() {
    use usp_datamodel::types::{DefaultKind, DefaultValue};
    let default = |value| DefaultValue::new(DefaultKind::Object, value);
    let list = Type::new(Primitive::String).with_list(LIST);
    for (schema, text) in [
        ("[]", ""),
        ("[1,2,3]", "1,2,3"),
        ("Linear", "Linear"),
        ("[[1,2],[3]]", "[1,2],[3]"),
        ("[1],[2]", "[1],[2]"),
    ] {
        assert_eq!(
            list.with_default(default(schema)).default_text(),
            Some(text)
        );
    }
    let string = Type::new(Primitive::String);
    assert_eq!(
        string.with_default(default("[]")).default_text(),
        Some("[]")
    );
    assert_eq!(string.with_default(default(" ")).default_text(), Some(" "));
    assert_eq!(string.default_text(), None);
}
