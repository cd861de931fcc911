//! Every error text.

use expect_test::{Expect, expect};
use usp_datamodel::types::{
    Bound, EnumItem, ListRule, NestedBrackets, ParamAccess, Primitive, Range, RangeError, Size,
    Step, Type,
};
use usp_datamodel::value::{Condition, ConditionError, Mode, ValueErrorKind};
use usp_path::{Constant, Literal, Op};

fn check(ty: Type<'_>, text: &str, kind: ValueErrorKind, expected: &Expect) {
    let error = ty.validate(text, Mode::Set).unwrap_err();
    assert_eq!(*error.kind(), kind);
    expected.assert_eq(&format!("{} {:#}", error.code(), error.with_text(text)));
}

#[test]
fn value_errors_name_the_fault_and_the_place() {
    let of = Type::new;
    let list = |primitive, rule| of(primitive).with_list(rule);
    check(
        of(Primitive::Int),
        "12abc",
        ValueErrorKind::Unexpected {
            expected: Primitive::Int,
            found: 'a',
        },
        &expect![[r#"
        7011 expected int, found 'a' at byte 2
          12abc
            ^"#]],
    );
    check(
        of(Primitive::Boolean),
        "trüe",
        ValueErrorKind::Unexpected {
            expected: Primitive::Boolean,
            found: 'ü',
        },
        &expect![[r#"
        7011 expected boolean, found 'ü' at byte 2
          trüe
            ^"#]],
    );
    check(
        of(Primitive::Decimal),
        "-",
        ValueErrorKind::Truncated {
            expected: Primitive::Decimal,
        },
        &expect![[r#"
        7011 expected decimal, found the end of the text at byte 1
          -
           ^"#]],
    );
    check(
        of(Primitive::UnsignedInt),
        "4294967296",
        ValueErrorKind::Overflow {
            expected: Primitive::UnsignedInt,
        },
        &expect![[r#"
        7011 expected a number that fits unsignedInt at byte 0
          4294967296
          ^"#]],
    );
    check(
        of(Primitive::DateTime),
        "2026-02-30T00:00:00Z",
        ValueErrorKind::NoSuchTime,
        &expect![[r#"
            7011 expected a date and time that exist at byte 8
              2026-02-30T00:00:00Z
                      ^"#]],
    );
    check(
        of(Primitive::DateTime),
        "2026-02-03T00:00:00",
        ValueErrorKind::MissingZone,
        &expect![[r#"
            7011 expected a time zone: only times since boot, of years before 1000, have none at byte 0
              2026-02-03T00:00:00
              ^"#]],
    );
    check(
        list(Primitive::Int, ListRule::new()),
        "1, 2x",
        ValueErrorKind::Unexpected {
            expected: Primitive::Int,
            found: 'x',
        },
        &expect![[r#"
            7011 expected int, found 'x' at byte 4, in item 1
              1, 2x
                  ^"#]],
    );
    check(
        list(Primitive::Int, ListRule::new()),
        "1,2,",
        ValueErrorKind::TrailingComma,
        &expect![[r#"
            7011 expected an item after the last comma of the list at byte 3
              1,2,
                 ^"#]],
    );
    check(
        list(Primitive::String, ListRule::new()),
        "a,New Reno",
        ValueErrorKind::BareWhitespace,
        &expect![[r#"
            7011 expected white space inside a list item as %20 at byte 5, in item 1
              a,New Reno
                   ^"#]],
    );
    check(
        list(Primitive::String, ListRule::new()),
        "a,%ff",
        ValueErrorKind::Escape,
        &expect![[r#"
            7011 expected percent escapes that decode to UTF-8 at byte 2, in item 1
              a,%ff
                ^"#]],
    );
    let required = ListRule::new().with_nested(NestedBrackets::Required);
    check(
        list(Primitive::String, required),
        "[a],b",
        ValueErrorKind::Brackets,
        &expect![[r#"
        7011 expected matching square brackets around an inner list at byte 4, in item 1
          [a],b
              ^"#]],
    );
    check(
        list(Primitive::Int, ListRule::new().with_items(2, None)),
        "1",
        ValueErrorKind::TooFewItems { found: 1, min: 2 },
        &expect![[r#"
            7012 expected at least 2 items, found 1 at byte 1
              1
               ^"#]],
    );
    check(
        list(Primitive::Int, ListRule::new().with_items(0, Some(1))),
        "1,2",
        ValueErrorKind::TooManyItems { found: 2, max: 1 },
        &expect![[r#"
            7012 expected at most 1 items, found 2 at byte 3
              1,2
                 ^"#]],
    );
    check(
        of(Primitive::String).with_sizes(&[Size::new(0, Some(2))]),
        "abc",
        ValueErrorKind::Size { length: 3 },
        &expect![[r#"
            7012 expected a permitted size, found a length of 3 at byte 0
              abc
              ^"#]],
    );
    check(
        of(Primitive::Int).with_ranges(&[Range::integers(Some(1), None)]),
        "0",
        ValueErrorKind::Range,
        &expect![[r#"
            7012 expected a number within the permitted ranges at byte 0
              0
              ^"#]],
    );
    let items = [
        EnumItem::new("Up"),
        EnumItem::new("Error").with_access(ParamAccess::ReadOnly),
    ];
    check(
        of(Primitive::String).with_enumeration(&items),
        "Down",
        ValueErrorKind::Enumeration,
        &expect![[r#"
            7012 expected one of the enumeration values at byte 0
              Down
              ^"#]],
    );
    check(
        of(Primitive::String).with_enumeration(&items),
        "Error",
        ValueErrorKind::ReadOnlyItem,
        &expect![[r#"
            7012 expected an enumeration value that may be set, found a read-only one at byte 0
              Error
              ^"#]],
    );
    let none = [usp_datamodel::types::Pattern::new("x", &[])];
    check(
        of(Primitive::String).with_patterns(&none),
        "line\nbreak",
        ValueErrorKind::Pattern,
        &expect![[r#"
            7012 expected a text that one of the patterns matches at byte 0
              line\nbreak
              ^"#]],
    );
    let error = ParamAccess::ReadOnly.check(Mode::Set).unwrap_err();
    assert_eq!(*error.kind(), ValueErrorKind::NotWritable);
    expect!["7013 expected a parameter that may be written"]
        .assert_eq(&format!("{} {error}", error.code()));
    let text = "0".repeat(100) + "x" + &"1".repeat(100);
    let error = of(Primitive::Int).parse(&text).unwrap_err();
    expect![[r#"expected int, found 'x' at byte 100: "000000000000000000000000000000x11111111111111111111111111111""#]].assert_eq(&error.with_text(&text).to_string());
}

#[test]
fn condition_errors_name_the_type() {
    let check = |ty: Type<'static>, op, constant: Constant<'static>, expected: Expect| {
        let error = Condition::new(ty, op, &constant).unwrap_err();
        match error {
            ConditionError::Operator { op: found, .. }
            | ConditionError::UnknownTime { op: found } => assert_eq!(found, op),
            ConditionError::NotAList => assert!(!ty.is_list()),
            ConditionError::Quotes { primitive } => {
                assert_ne!(primitive.is_quoted(), constant.is_quoted());
            }
            ConditionError::Constant(error) => assert_eq!(error.code(), 7011),
            other => panic!("a new variant needs a test: {other:?}"),
        }
        expected.assert_eq(&format!("{} {error}", error.code()));
    };
    let of = Type::new;
    let quoted = |text| Constant::Quoted(Literal::new(text));
    check(
        of(Primitive::String),
        Op::Lt,
        quoted("a"),
        expect!["7008 expected an operator of string, found <"],
    );
    check(
        of(Primitive::String),
        Op::Contains,
        quoted("a"),
        expect!["7008 expected a list on the left of ~="],
    );
    check(
        of(Primitive::Boolean),
        Op::Eq,
        quoted("true"),
        expect!["7008 expected a constant of boolean without quotes"],
    );
    check(
        of(Primitive::String),
        Op::Eq,
        Constant::Bare("a"),
        expect!["7008 expected a constant of string in quotes"],
    );
    check(
        of(Primitive::Int),
        Op::Eq,
        Constant::Bare("a"),
        expect![
            "7008 expected a constant of the type of the parameter: expected int, found 'a' at byte 0"
        ],
    );
    check(
        of(Primitive::DateTime),
        Op::Gt,
        Constant::Bare("0001-01-01T00:00:00Z"),
        expect!["7008 expected == or != beside the unknown time, found >"],
    );
}

#[test]
fn schema_errors_name_what_was_expected() {
    assert_eq!(Bound::parse("x"), Err(RangeError::NotANumber));
    assert_eq!(Step::parse("-1"), Err(RangeError::BadStep));
    expect!["expected a decimal number as bound or step of a range"]
        .assert_eq(&Bound::parse("x").unwrap_err().to_string());
    expect!["expected a step greater than 0 with at most 18 digits after the point"]
        .assert_eq(&Step::parse("0").unwrap_err().to_string());
    expect!["expected one of the ten primitive types of TR-106"]
        .assert_eq(&"text".parse::<Primitive>().unwrap_err().to_string());
}

#[cfg(feature = "pattern")]
#[test]
fn pattern_errors_name_the_place() {
    use usp_datamodel::value::pattern::{PatternErrorKind, compile};

    let mut texts = String::new();
    for (source, kind) in [
        ("a**", PatternErrorKind::Metacharacter('*')),
        ("(a", PatternErrorKind::Unclosed),
        (r"\b", PatternErrorKind::Escape),
        (r"\p{Foo}", PatternErrorKind::Property),
        ("[z-a]", PatternErrorKind::Class),
        ("a{2,1}", PatternErrorKind::Quantifier),
        (&"(".repeat(70), PatternErrorKind::TooDeep),
        ("[01]*1[01]{40}", PatternErrorKind::TooLarge),
    ] {
        let error = compile(source).unwrap_err();
        assert_eq!(error.kind(), kind);
        texts += &format!("{}: {error}\n", source.get(..12).unwrap_or(source));
    }
    expect![[r#"
        a**: expected a character, found the bare metacharacter '*' at byte 2
        (a: expected a closing parenthesis at byte 2
        \b: expected an escape of XML Schema at byte 1
        \p{Foo}: expected the name of a Unicode category or block at byte 2
        [z-a]: expected a character class at byte 3
        a{2,1}: expected a quantifier such as {2}, {2,} or {2,5} at byte 6
        ((((((((((((: expected at most 64 nested parentheses or classes at byte 64
        [01]*1[01]{4: expected a smaller pattern at byte 14
    "#]]
    .assert_eq(&texts);
}
