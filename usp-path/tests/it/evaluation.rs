//! Expressions against values, whatever holds them.

use usp_path::{
    ComponentErrorReason, Constant, Expr, Leniency, Op, Operand, Step, TypeClass, UNKNOWN_TIME,
};

/// An integer as a data model may have it.
struct Int(i64);

impl Operand for Int {
    type Error = String;

    fn compare(&self, op: Op, constant: &Constant<'_>) -> Result<bool, String> {
        let text = constant.to_str();
        let other = text.parse().map_err(|_| text.into_owned())?;
        Ok(op.holds(self.0.cmp(&other)))
    }
}

#[test]
fn all_components_must_hold_and_no_more_is_asked_than_needed() {
    let expr = Expr::parse("[A==1&&B>2&&C<3]").unwrap();
    let mut asked = Vec::new();
    let mut eval = |values: [i64; 3]| {
        asked.clear();
        let result = expr.view().matches(|component| {
            let name = component.param().as_str();
            asked.push(name);
            let value = values["ABC".find(name).unwrap()];
            Int(value).compare(component.op(), &component.constant())
        });
        (result, asked.concat())
    };
    assert_eq!(eval([1, 3, 2]), (Ok(true), "ABC".to_owned()));
    assert_eq!(eval([1, 2, 2]), (Ok(false), "AB".to_owned()));
    assert_eq!(eval([0, 3, 2]), (Ok(false), "A".to_owned()));
}

#[test]
fn steps_ask_for_values_and_keep_their_place_on_errors() {
    let expr = Expr::parse("[Num==01&&Refs#*+.Num>=5]").unwrap();
    let mut evaluation = expr.view().evaluate();
    let Step::Need(component) = evaluation.step() else {
        panic!("{evaluation:?}")
    };
    assert_eq!(component.param().as_str(), "Num");
    assert!(!component.param().has_many_values());
    // 01 is 1: values are compared, not texts.
    evaluation.supply([Int(1)]).unwrap();
    let Step::Need(component) = evaluation.step() else {
        panic!("{evaluation:?}")
    };
    assert!(component.param().has_many_values() && component.param().follows_references());
    // One of several suffices; none is no match.
    let mut other = evaluation.clone();
    evaluation.supply([Int(4), Int(5), Int(4)]).unwrap();
    assert_eq!(evaluation.step(), Step::Match);
    other.supply::<Int>([]).unwrap();
    assert_eq!(other.step(), Step::NoMatch);
    // The outcome stands.
    evaluation.answer(false);
    other.supply([Int(9)]).unwrap();
    assert_eq!(
        (evaluation.step(), other.step()),
        (Step::Match, Step::NoMatch)
    );

    let expr = Expr::parse("[Num==abc]").unwrap();
    let mut evaluation = expr.view().evaluate();
    let before = evaluation.step();
    assert_eq!(evaluation.supply([Int(1)]), Err("abc".to_owned()));
    assert_eq!(evaluation.step(), before);
}

/// Operators and constants by type: the table of the message rules, 0.5.
#[test]
fn r_arc_9_operators_and_constants_fit_the_type() {
    let [operator, unquoted, quoted, constant_of_another] = [
        ComponentErrorReason::Operator,
        ComponentErrorReason::Unquoted,
        ComponentErrorReason::Quoted,
        ComponentErrorReason::Constant,
    ];
    use TypeClass::{Boolean, DateTime, Decimal, Integer, Octets, Text};
    let check = |text: &str, class, list, leniency| {
        let expr = Expr::parse(text).unwrap();
        let component = expr.view().components().next().unwrap();
        component.check(class, list, leniency).map_err(|error| {
            assert_eq!(error.code(), 7008);
            error.reason()
        })
    };
    let ops = ["==", "!=", "~=", "<", ">", "<=", ">="];
    for (class, constant, ordered) in [
        (Text, "\"a\"", false),
        (Octets, "\"YQ==\"", false),
        (Boolean, "true", false),
        (Integer, "5", true),
        (Decimal, "-1.5", true),
        (DateTime, "2021-06-06T08:00:00Z", true),
    ] {
        for op in ops {
            let text = format!("[P{op}{constant}]");
            let fits = matches!(op, "==" | "!=") || op != "~=" && ordered;
            let wanted = if fits { Ok(()) } else { Err(operator) };
            assert_eq!(
                check(&text, class, false, Leniency::STRICT),
                wanted,
                "{class:?} {text}"
            );
            // On a list ~= takes an element; == and != take the whole text.
            let wanted = match op {
                "~=" => Ok(()),
                "==" | "!=" if constant.starts_with('"') => Ok(()),
                "==" | "!=" => Err(unquoted),
                _ => Err(operator),
            };
            assert_eq!(
                check(&text, class, true, Leniency::STRICT),
                wanted,
                "{class:?} list {text}"
            );
        }
    }
    let lenient = Leniency::QUOTED_CONSTANTS;
    for (text, class, strict, tolerant) in [
        ("[P==\"true\"]", Boolean, Err(quoted), Ok(())),
        (
            "[P==\"yes\"]",
            Boolean,
            Err(quoted),
            Err(constant_of_another),
        ),
        ("[P==1]", Boolean, Ok(()), Ok(())),
        ("[P==0]", Boolean, Ok(()), Ok(())),
        (
            "[P==True]",
            Boolean,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P==2]",
            Boolean,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        ("[P==08]", Integer, Ok(()), Ok(())),
        ("[P==+123]", Integer, Ok(()), Ok(())),
        ("[P==-0]", Integer, Ok(()), Ok(())),
        ("[P==\"5\"]", Integer, Err(quoted), Ok(())),
        (
            "[P==1.5]",
            Integer,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P==+]",
            Integer,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P==abc]",
            Integer,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        ("[P==1.5]", Decimal, Ok(()), Ok(())),
        ("[P==.5]", Decimal, Ok(()), Ok(())),
        ("[P==5.]", Decimal, Ok(()), Ok(())),
        (
            "[P==.]",
            Decimal,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P==1e3]",
            Decimal,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        ("[P==eth0]", Text, Err(unquoted), Err(unquoted)),
        ("[P==5]", Octets, Err(unquoted), Err(unquoted)),
        (
            "[P<2021-06-06T08:00:00.123+01:00]",
            DateTime,
            Ok(()),
            Ok(()),
        ),
        ("[P<2021-06-06T08:00:00]", DateTime, Ok(()), Ok(())),
        (
            "[P<2021-06-06]",
            DateTime,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P<2021-06-06T08:00:00.]",
            DateTime,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        (
            "[P<2021-06-06T08:00:00z]",
            DateTime,
            Err(constant_of_another),
            Err(constant_of_another),
        ),
        ("[P==0001-01-01T00:00:00Z]", DateTime, Ok(()), Ok(())),
        (
            "[P<0001-01-01T00:00:00Z]",
            DateTime,
            Err(operator),
            Err(operator),
        ),
    ] {
        assert_eq!(
            check(text, class, false, Leniency::STRICT),
            strict,
            "{text}"
        );
        assert_eq!(
            check(text, class, false, lenient),
            tolerant,
            "{text} {lenient:?}"
        );
    }
    assert_eq!(UNKNOWN_TIME, "0001-01-01T00:00:00Z");
    assert_eq!(
        check("[P==eth0]", Text, false, Leniency::UNQUOTED_STRINGS),
        Ok(())
    );
    // ~= is for lists alone.
    assert_eq!(
        check("[P~=\"a\"]", Text, false, Leniency::ALL),
        Err(operator)
    );
}
