//! R-ARC.9: operators and constants of search expressions, by type.

use usp_datamodel::types::{ListRule, Primitive, Reference, ReferenceKind, Strength, Type};
use usp_datamodel::value::{Condition, TypedText};
use usp_path::{Constant, Expr, Leniency, Literal, Op, Step};

const ALL: [Op; 7] = [Op::Eq, Op::Ne, Op::Lt, Op::Gt, Op::Le, Op::Ge, Op::Contains];

fn quoted(text: &str) -> Constant<'_> {
    Constant::Quoted(Literal::new(text))
}

fn bare(text: &str) -> Constant<'_> {
    Constant::Bare(text)
}

fn fitting(primitive: Primitive) -> Constant<'static> {
    match primitive {
        Primitive::Base64 => quoted("QUI="),
        Primitive::HexBinary => quoted("0aFF"),
        Primitive::String => quoted("x"),
        Primitive::Boolean => bare("1"),
        Primitive::DateTime => bare("2026-01-01T00:00:00Z"),
        Primitive::Decimal => bare("1.5"),
        Primitive::Int | Primitive::Long | Primitive::UnsignedInt | Primitive::UnsignedLong => {
            bare("7")
        }
    }
}

#[test]
fn r_arc_9_each_type_has_its_operators() {
    for primitive in Primitive::ALL {
        let ty = Type::new(primitive);
        let ordered = primitive.is_numeric() || primitive == Primitive::DateTime;
        for op in ALL {
            let expected = match op {
                Op::Eq | Op::Ne => true,
                Op::Contains => false,
                Op::Lt | Op::Gt | Op::Le | Op::Ge => ordered,
            };
            let condition = Condition::new(ty, op, &fitting(primitive));
            assert_eq!(condition.is_ok(), expected, "{primitive} {op}");
            if let Err(error) = condition {
                assert_eq!(error.code(), 7008);
            }
            let list = ty.with_list(ListRule::new());
            let constant = if op == Op::Contains {
                fitting(primitive)
            } else {
                quoted("x")
            };
            let condition = Condition::new(list, op, &constant);
            assert_eq!(
                condition.is_ok(),
                !op.is_ordering(),
                "list of {primitive} {op}"
            );
        }
    }
}

#[test]
fn r_arc_9_quotes_suit_the_type_of_the_constant() {
    for primitive in Primitive::ALL {
        let ty = Type::new(primitive);
        let constant = fitting(primitive);
        let text = constant.to_str();
        let swapped = if constant.is_quoted() {
            bare(&text)
        } else {
            quoted(&text)
        };
        let error = Condition::new(ty, Op::Eq, &swapped).unwrap_err();
        assert_eq!(error.code(), 7008, "{primitive}");
        let lenient = Leniency::QUOTED_CONSTANTS | Leniency::UNQUOTED_STRINGS;
        assert!(Condition::new_with(ty, Op::Eq, &swapped, lenient).is_ok());
    }
}

#[test]
fn r_arc_9_a_constant_that_is_no_value_of_the_type_is_refused_before_any_value_is_seen() {
    for (primitive, constant) in [
        (Primitive::Boolean, bare("True")),
        (Primitive::UnsignedInt, bare("-1")),
        (Primitive::Int, bare("2147483648")),
        (Primitive::Int, bare("1.0")),
        (Primitive::DateTime, bare("2026")),
        (Primitive::DateTime, bare("2026-01-01T00:00:00")),
        (Primitive::Base64, quoted("Q")),
        (Primitive::HexBinary, quoted("0")),
    ] {
        let error = Type::new(primitive)
            .evaluate("", Op::Eq, &constant)
            .unwrap_err();
        assert_eq!(error.code(), 7008);
    }
}

#[test]
fn r_arc_9_values_compare_typed() {
    let rows = [
        (Primitive::Int, "0123", Op::Eq, bare("+123"), true),
        (Primitive::Int, "9", Op::Lt, bare("10"), true),
        (Primitive::Int, "9", Op::Ge, bare("10"), false),
        (Primitive::Boolean, "1", Op::Eq, bare("true"), true),
        (Primitive::Boolean, "0", Op::Ne, bare("true"), true),
        (Primitive::Decimal, "1.50", Op::Le, bare("1.5"), true),
        (
            Primitive::Decimal,
            "1.50",
            Op::Gt,
            bare("1.49999999999999999999999999"),
            true,
        ),
        (Primitive::HexBinary, "0aff", Op::Eq, quoted("0AFF"), true),
        (Primitive::Base64, "QU\nI=", Op::Eq, quoted("QUI="), true),
        (Primitive::String, "a", Op::Eq, quoted("a"), true),
        (Primitive::String, "a", Op::Eq, quoted("A"), false),
        (Primitive::String, "a", Op::Ne, quoted("A"), true),
        // What is no value of its type satisfies nothing.
        (Primitive::Int, "x", Op::Eq, bare("1"), false),
        (Primitive::Int, "x", Op::Ne, bare("1"), false),
    ];
    for (primitive, value, op, constant, expected) in rows {
        let found = Type::new(primitive).evaluate(value, op, &constant);
        assert_eq!(found, Ok(expected), "{primitive} {value} {op} {constant:?}");
    }
}

#[test]
fn r_arc_9_the_unknown_time_has_no_order() {
    let time = Type::new(Primitive::DateTime);
    let unknown = "0001-01-01T00:00:00Z";
    let known = "2026-01-01T00:00:00Z";
    for op in [Op::Lt, Op::Gt, Op::Le, Op::Ge] {
        assert_eq!(
            time.evaluate(known, op, &bare(unknown)).unwrap_err().code(),
            7008
        );
        assert_eq!(time.evaluate(unknown, op, &bare(known)), Ok(false));
    }
    assert_eq!(
        time.evaluate(unknown, Op::Eq, &bare("0001-01-01T00:00:00.0Z")),
        Ok(true)
    );
    assert_eq!(time.evaluate(known, Op::Ne, &bare(unknown)), Ok(true));
    assert_eq!(time.evaluate(unknown, Op::Ne, &bare(known)), Ok(true));
    assert_eq!(time.evaluate(known, Op::Eq, &bare(unknown)), Ok(false));
}

#[test]
fn r_arc_9_times_with_and_without_zone_never_match() {
    let time = Type::new(Primitive::DateTime);
    for op in [Op::Eq, Op::Ne, Op::Lt, Op::Gt, Op::Le, Op::Ge] {
        assert_eq!(
            time.evaluate("0001-01-02T00:00:00", op, &bare("2026-01-01T00:00:00Z")),
            Ok(false)
        );
        assert_eq!(
            time.evaluate("2026-01-01T00:00:00Z", op, &bare("0001-01-02T00:00:00")),
            Ok(false)
        );
        assert_eq!(
            time.evaluate("2026-01-01T00:00:00", op, &bare("2026-01-01T00:00:00Z")),
            Ok(false)
        );
    }
    assert_eq!(
        time.evaluate("0001-01-02T00:00:00", Op::Lt, &bare("0001-01-03T00:00:00")),
        Ok(true)
    );
    assert_eq!(
        time.evaluate(
            "9999-12-31T23:59:59Z",
            Op::Gt,
            &bare("2026-01-01T00:00:00Z")
        ),
        Ok(true)
    );
}

#[test]
fn r_arc_9_contains_looks_for_an_element() {
    let rule = ListRule::new();
    let strings = Type::new(Primitive::String).with_list(rule);
    let numbers = Type::new(Primitive::UnsignedInt).with_list(rule);
    let paths = Type::new(Primitive::String)
        .with_reference(Reference::new(ReferenceKind::Path(Strength::Strong)))
        .with_list(rule);
    for (ty, value, op, constant, expected) in [
        (
            strings,
            "IPv4, IPv6Firewall",
            Op::Contains,
            quoted("IPv6Firewall"),
            true,
        ),
        (
            strings,
            "IPv4,IPv6Firewall",
            Op::Contains,
            quoted("IPv6"),
            false,
        ),
        (
            strings,
            "New%20Reno,Cubic",
            Op::Contains,
            quoted("New Reno"),
            true,
        ),
        (strings, "", Op::Contains, quoted(""), false),
        (strings, "a,b", Op::Eq, quoted("a,b"), true),
        (strings, "a,b", Op::Eq, quoted("b,a"), false),
        (strings, "a,b", Op::Ne, quoted("a"), true),
        (numbers, "05, 6", Op::Contains, bare("5"), true),
        (numbers, "1,2", Op::Eq, quoted("1,2"), true),
        (
            paths,
            "Device.A.1,Device.A.2",
            Op::Contains,
            quoted("Device.A.2."),
            true,
        ),
    ] {
        assert_eq!(
            ty.evaluate(value, op, &constant),
            Ok(expected),
            "{value} {op} {constant:?}"
        );
    }
    assert_eq!(
        numbers
            .evaluate("5", Op::Contains, &quoted("5"))
            .unwrap_err()
            .code(),
        7008
    );
    assert_eq!(
        numbers
            .evaluate("5", Op::Eq, &bare("5"))
            .unwrap_err()
            .code(),
        7008
    );
    assert_eq!(
        strings
            .evaluate("a", Op::Contains, &bare("a"))
            .unwrap_err()
            .code(),
        7008
    );
}

#[test]
fn r_arc_9_an_expression_of_usp_path_takes_typed_values() {
    let expr = Expr::parse(r#"[Enable==1&&Num>=+07&&Name=="50%25"]"#).unwrap();
    for (enable, num, name, expected) in [
        ("true", "7", "50%", Step::Match),
        ("false", "7", "50%", Step::NoMatch),
        ("true", "6", "50%", Step::NoMatch),
        ("true", "7", "50%25", Step::NoMatch),
    ] {
        let mut evaluation = expr.view().evaluate();
        while let Step::Need(component) = evaluation.step() {
            let (primitive, text) = match component.param().as_str() {
                "Enable" => (Primitive::Boolean, enable),
                "Num" => (Primitive::UnsignedInt, num),
                _ => (Primitive::String, name),
            };
            let value = TypedText::new(Type::new(primitive), text);
            evaluation.supply([value]).unwrap();
        }
        assert_eq!(evaluation.step(), expected);
    }
}
