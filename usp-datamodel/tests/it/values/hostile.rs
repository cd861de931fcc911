//! Hostile values: no panic, no allocation, no more time than their length asks for.

use allocation_counter::measure;
use usp_datamodel::types::{
    EnumItem, ListRule, NestedBrackets, Pattern, Primitive, Range, Reference, ReferenceKind, Size,
    Strength, Type,
};
use usp_datamodel::value::{DateTime, Decimal, Mode, pattern};

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        "-",
        "+",
        ".",
        "%",
        "%f",
        "%ff",
        "%00",
        "%c3",
        "%c3%",
        ",",
        ",,",
        "[",
        "]",
        "[[",
        "]]",
        "][",
        "[]",
        "[],",
        "Z",
        "2026-",
        "2026-01-01T00:00:00+",
        "--1-01-01T00:00:00Z",
        "=",
        "====",
        "A===",
        "\u{fffd}",
        "\u{10ffff}",
        "\0",
        "true\0",
        "1\u{301}",
        "é",
        "٣",
        "NaN",
        "-0",
        "0x0",
        "1e9999999999",
    ]
    .map(String::from)
    .to_vec();
    for unit in [
        "0",
        "9",
        "-",
        ",",
        "1,",
        "[",
        "]",
        "%",
        "%2",
        "%25",
        "%ff",
        " ",
        "a ",
        "é",
        "=",
        "A",
        ".",
        "[,",
        "0001-01-01T00:00:00.",
        "\n",
    ] {
        texts.push(unit.repeat(5_000));
    }
    texts.push(format!("0001-01-01T00:00:00.{}1Z", "0".repeat(5_000)));
    texts.push(format!("{}-01-01T00:00:00Z", "9".repeat(5_000)));
    texts.push(format!("-0.{}1", "0".repeat(5_000)));
    texts
}

#[test]
fn checking_and_comparing_hostile_values_takes_no_heap() {
    let dfa = pattern::compile(r"([0-9A-F]{2}:){5}[0-9A-F]{2}|\d+|\p{L}*").unwrap();
    let long = "7".repeat(100);
    let sizes = [Size::new(0, Some(0)), Size::new(2, Some(64))];
    let ranges = [
        Range::parse(Some("-0.5"), Some(&long), Some("0.25")).unwrap(),
        Range::integers(Some(i128::MIN), Some(i128::MAX)),
    ];
    let items = [EnumItem::new("true"), EnumItem::new("é")];
    let patterns = [
        Pattern::new("", &dfa),
        Pattern::new("", &[]),
        Pattern::new("", &[1, 2, 3]),
    ];
    let texts = texts();
    let mut verdicts = 0_usize;
    let heap = measure(|| {
        for primitive in Primitive::ALL {
            let bare = Type::new(primitive);
            let faceted = bare
                .with_sizes(&sizes)
                .with_ranges(&ranges)
                .with_enumeration(&items)
                .with_patterns(&patterns)
                .with_reference(Reference::new(ReferenceKind::Path(Strength::Strong)));
            for ty in [bare, faceted] {
                let list = |nested| {
                    ty.with_list(
                        ListRule::new()
                            .with_nested(nested)
                            .with_items(1, Some(9))
                            .with_sizes(&sizes),
                    )
                };
                for ty in [
                    ty,
                    list(NestedBrackets::Legacy),
                    list(NestedBrackets::Permitted),
                    list(NestedBrackets::Required),
                ] {
                    for text in &texts {
                        for mode in [Mode::Set, Mode::Create, Mode::Report] {
                            verdicts += usize::from(ty.validate(text, mode).is_ok());
                        }
                        let order = ty.total_cmp(text, text);
                        assert!(order.is_eq());
                    }
                }
            }
        }
    });
    assert_eq!(
        heap.count_total, 0,
        "validation and comparison allocate nothing"
    );
    assert!(verdicts > 0, "some hostile texts are values");
}

#[test]
fn reading_a_packed_type_takes_no_heap() {
    let dfa = pattern::compile("[0-9]{14,15}").unwrap();
    let patterns = [Pattern::new("[0-9]{14,15}", &dfa)];
    let items = [EnumItem::new("a"), EnumItem::new("b")];
    let sizes = [Size::new(1, Some(15))];
    let ty = Type::new(Primitive::String)
        .with_patterns(&patterns)
        .with_sizes(&sizes)
        .with_list(ListRule::new().with_sizes(&sizes));
    let mut bytes = Vec::new();
    ty.with_enumeration(&items).pack(&mut bytes);
    let heap = measure(|| {
        assert!(Type::check_packed(&bytes));
        let ty = Type::from_packed(&bytes).unwrap();
        assert_eq!(
            ty.validate("a,12345678901234", Mode::Report)
                .unwrap_err()
                .code(),
            7012
        );
        assert_eq!(ty.enumeration().iter().count(), 2);
    });
    assert_eq!(heap.count_total, 0);
}

#[test]
fn any_bytes_walk_as_an_automaton() {
    let dfa = pattern::compile(r"(a|b){2,3}\d").unwrap();
    assert!(pattern::is_match(&dfa, "ab7".bytes()));
    let mut matches = 0_usize;
    for at in 0..dfa.len() {
        assert!(dfa.len() > at);
        for value in 0..=u8::MAX {
            let mut bytes = dfa.clone();
            bytes[at] = value;
            for text in ["", "ab7", "aaa0", "\u{661}", "zzzz"] {
                matches += usize::from(pattern::is_match(&bytes, text.bytes()));
            }
        }
        matches += usize::from(pattern::is_match(&dfa[..at], "ab7".bytes()));
    }
    assert!(matches > 0);
}

#[test]
fn hostile_patterns_are_refused_in_bounded_space() {
    for source in [
        "(".repeat(5_000),
        "[".repeat(4_000),
        "[a-[".repeat(1_000),
        "(".repeat(65) + &")".repeat(65),
        "[01]*1[01]{40}".to_string(),
        "((a{1000}){1000}){1000}".to_string(),
        "a{99999999999}".to_string(),
        "x".repeat(4_097),
        "(\\p{L}|\\i|\\c){900}".to_string(),
    ] {
        let error = pattern::compile(&source).unwrap_err();
        assert!(error.at() <= source.len(), "{error}");
    }
}

#[test]
fn a_short_pattern_with_a_large_count_takes_bounded_work() {
    // Tens of thousands of states that have nothing in common: each round of merging looks at all of them.
    for source in ["[?@0-;é]{9999}", "[\\S L]{28,1515}", "(ab|cd){9999}"] {
        let mut length = 0;
        let heap = measure(|| length = pattern::compile(source).map_or(0, |bytes| bytes.len()));
        assert!(length > 100_000, "{length}");
        assert!(heap.count_total < 1_500_000, "{source}: {heap:?}");
    }
}

#[test]
fn public_types_cross_threads() {
    fn assert<T: Send + Sync>() {}
    assert::<Type<'_>>();
    assert::<usp_datamodel::value::Value<'_>>();
    assert::<usp_datamodel::value::ValueError>();
    assert::<usp_datamodel::value::Condition<'_>>();
    assert::<DateTime<'_>>();
    assert::<Decimal<'_>>();
    assert::<pattern::PatternError>();
    assert!(size_of::<usp_datamodel::value::ValueError>() <= 64);
}
