//! What a caller builds on beside parsing: conversions, orders, `Debug`, and the parts of a path.

use std::cmp::Ordering;
use std::collections::HashSet;

use expect_test::expect;
use usp_path::{
    Constant, Expr, Item, Leniency, Limits, Literal, Match, Op, ParseError, PathName, PathView,
    RelativePath, Segment, SupportedPath,
};

fn parse(text: &str) -> PathView<'_> {
    PathView::parse(text).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn an_operator_holds_as_its_sign_says() {
    for (op, less, equal, greater) in [
        (Op::Eq, false, true, false),
        (Op::Ne, true, false, true),
        (Op::Lt, true, false, false),
        (Op::Le, true, true, false),
        (Op::Gt, false, false, true),
        (Op::Ge, false, true, true),
        (Op::Contains, false, false, false),
    ] {
        assert_eq!(op.holds(Ordering::Less), less, "{op}");
        assert_eq!(op.holds(Ordering::Equal), equal, "{op}");
        assert_eq!(op.holds(Ordering::Greater), greater, "{op}");
        assert_eq!(op.is_ordering(), "<>".contains(&op.as_str()[..1]), "{op}");
    }
}

#[test]
fn every_way_from_text_is_the_same() {
    for text in ["Device.A.1.B", "Device.", "Device.A.[B==1].C()", "A..B", ""] {
        let parsed: Result<PathName, ParseError> = PathName::parse(text);
        assert_eq!(text.parse::<PathName>(), parsed, "{text}");
        assert_eq!(PathName::try_from(text), parsed, "{text}");
        let borrowed = PathView::try_from(text).map(|view| view.to_path_name());
        assert_eq!(borrowed, parsed, "{text}");
        if let Ok(path) = parsed {
            assert_eq!(AsRef::<str>::as_ref(&path), text);
            assert_eq!(path.is_search(), path.view().is_search());
            assert_eq!(path.into_string(), text);
        }
    }
    let relative = RelativePath::try_from("A.1.B").unwrap();
    assert_eq!(relative.to_string(), "A.1.B");
    assert!(RelativePath::try_from("A.1.").is_ok() && RelativePath::try_from("").is_err());
    assert_eq!(
        SupportedPath::try_from(parse("Device.A.{i}.")).map(|path| path.to_string()),
        Ok("Device.A.{i}.".to_owned())
    );
    assert_eq!("[A==1]".parse::<Expr>(), Expr::parse("[A==1]"));
    assert!("[A=1]".parse::<Expr>().is_err());
}

/// Objects before what is in them, instances by number, and one order for all forms of a path.
#[test]
fn orders_agree_with_each_other_and_with_equality() {
    let sorted = [
        "Device.A.",
        "Device.A.2.",
        "Device.A.2.B",
        "Device.A.10.",
        "Device.A.[B==\"x\"].",
        "Device.A.[B==\"y\"].",
        "Device.B",
    ];
    for (i, one) in sorted.iter().enumerate() {
        for (j, other) in sorted.iter().enumerate() {
            let (a, b) = (parse(one), parse(other));
            let views = a.partial_cmp(&b);
            assert_eq!(views, Some(a.cmp(&b)));
            assert_eq!(a.to_path_name().partial_cmp(&b.to_path_name()), views);
            assert_eq!(views == Some(Ordering::Equal), i == j, "{one} {other}");
            // What kinds of segments come first is of no promise; the rest is.
            if !one.contains('[') && !other.contains('[') {
                assert_eq!(views, Some(i.cmp(&j)), "{one} {other}");
            }
        }
    }
    let names: HashSet<PathName> = sorted
        .iter()
        .chain(&sorted)
        .map(|text| parse(text).into())
        .collect();
    assert_eq!(names.len(), sorted.len());
    let (a, b) = (Literal::new("a"), Literal::new("b"));
    assert_eq!(a.partial_cmp(&b), Some(Ordering::Less));
    let (one, two) = (
        Expr::parse("[A==1]").unwrap(),
        Expr::parse("[A==2]").unwrap(),
    );
    assert_eq!(one.view().partial_cmp(&two.view()), Some(Ordering::Less));
}

#[test]
fn debug_shows_the_text() {
    let expr = Expr::text("A", Op::Eq, "100%").unwrap();
    let path = parse("Device.A.[B==\"%25\"].Ref#2+.C");
    let literal = path.segments().find_map(|segment| match segment {
        Segment::Expr(expr) => expr
            .components()
            .next()
            .map(|component| component.constant()),
        _ => None,
    });
    let shown = format!(
        "{path:?}\n{:?}\n{expr:?}\n{:?}\n{literal:?}\n{:?}\n{:?}\n",
        path.to_path_name(),
        expr.view(),
        Leniency::AGENT,
        Leniency::STRICT,
    );
    expect![[r#"
        PathView("Device.A.[B==\"%25\"].Ref#2+.C")
        PathName("Device.A.[B==\"%25\"].Ref#2+.C")
        Expr("[A==\"100%25\"]")
        ExprView("[A==\"100%25\"]")
        Some(Quoted(Literal("%")))
        Leniency{"white space", "missing trailing dot"}
        Leniency{}
    "#]]
    .assert_eq(&shown);
}

/// However many segments there are on either side.
#[test]
fn split_parts_are_the_whole() {
    let tables: String = (0..60).map(|n| format!("N{n}.{}.", n + 1)).collect();
    let text = format!("Device.{tables}P");
    let path = PathView::parse_with(&text, Leniency::STRICT, &Limits::MAX).unwrap();
    assert_eq!(path.len(), 122);
    for count in 1..path.len() {
        let (head, tail) = path.split(count).unwrap();
        assert_eq!(format!("{head}{tail}"), text, "{count}");
        let rest: Vec<_> = path.segments().skip(count).collect();
        assert_eq!(tail.segments().collect::<Vec<_>>(), rest, "{count}");
        assert_eq!(head.join(&tail).unwrap(), path.to_path_name(), "{count}");
    }
    assert!(path.split(0).is_none() && path.split(path.len()).is_none());
}

#[test]
fn names_of_the_last_segment() {
    for (text, name) in [
        ("Device.A.B", Some("B")),
        ("Device.A.", Some("A")),
        ("Device.A.B()", Some("B")),
        ("Device.A.B!", Some("B")),
        ("Device.A.Ref#3+.", Some("Ref")),
        ("Device.A.1.", None),
        ("Device.A.*.", None),
        ("Device.A.[B==1].", None),
        ("Device.A.{i}.", None),
    ] {
        assert_eq!(parse(text).last_name(), name, "{text}");
    }
}

#[test]
fn references_in_an_expression_have_their_items() {
    let expr = Expr::parse("[A+.B#2+.C#*+.D==1]").unwrap();
    let component = expr.view().components().next().unwrap();
    let param = component.param();
    assert_eq!(param.as_str(), "A+.B#2+.C#*+.D");
    assert!(param.follows_references());
    let items: Vec<_> = param
        .segments()
        .map(|segment| match segment {
            Segment::Follow(follow) => (
                follow.name(),
                Some((follow.item() == Item::All, follow.item().number())),
            ),
            Segment::Name(name) => (name, None),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        items,
        [
            ("A", Some((false, Some(1)))),
            ("B", Some((false, Some(2)))),
            ("C", Some((true, None))),
            ("D", None),
        ]
    );
    assert_eq!(
        Expr::parse("[A==1]")
            .unwrap()
            .and_text("B", Op::Ne, "\"")
            .unwrap()
            .as_str(),
        "[A==1&&B!=\"%22\"]"
    );
    assert!(
        Expr::bare("A", Op::Eq, 1)
            .unwrap()
            .and_text("1B", Op::Ne, "")
            .is_err()
    );
    assert_eq!(component.constant(), Constant::Bare("1"));
}

/// What a reference leads to only values can tell, but a path is always itself.
#[test]
fn patterns_and_references() {
    for (pattern, path, covers, matches) in [
        ("Device.A.Ref+.", "Device.A.Ref+.", Match::Yes, Match::Yes),
        (
            "Device.A.Ref+.",
            "Device.A.Ref+.B",
            Match::Depends,
            Match::Depends,
        ),
        (
            "Device.A.Ref+.",
            "Device.Z.1.",
            Match::Depends,
            Match::Depends,
        ),
        (
            "Device.A.",
            "Device.A.Ref+.",
            Match::Depends,
            Match::Depends,
        ),
        ("Device.A.*.B", "Device.A.1.B", Match::Yes, Match::Yes),
        ("Device.A.*.B", "Device.A.1.C", Match::No, Match::No),
        ("Device.A.1.B", "Device.A.", Match::No, Match::No),
        ("Device.A.B.", "Device.A.B", Match::No, Match::No),
        ("Device.A.B", "Device.A.B.", Match::Yes, Match::No),
        ("Device.A.", "Device.A.1.B", Match::Yes, Match::No),
        (
            "Device.A.1.",
            "Device.A.[B==1].",
            Match::Depends,
            Match::Depends,
        ),
        (
            "Device.A.[B==1].",
            "Device.A.[B==1].",
            Match::Yes,
            Match::Yes,
        ),
        (
            "Device.A.[B==1].",
            "Device.A.[B==2].",
            Match::Depends,
            Match::Depends,
        ),
        ("Device.A.*.", "Device.A.B.", Match::No, Match::No),
    ] {
        let (one, other) = (parse(pattern), parse(path));
        assert_eq!(one.covers(&other), covers, "{pattern} covers {path}");
        assert_eq!(one.matches(&other), matches, "{pattern} matches {path}");
    }
    let relative = RelativePath::parse("Device.A.").unwrap();
    assert_eq!(parse("Device.A.").covers(&relative), Match::No);
}

/// `expected` and `found` are the halves of the one-line text.
#[test]
fn errors_give_their_parts() {
    for text in [
        "",
        "Device",
        "Device.A.[B=1].",
        "Device.A.[B==\"x].",
        "Device.A.01.",
        "Device.A.{i",
        "Device.%",
    ] {
        let error = PathView::parse(text).unwrap_err();
        assert!(!error.expected().is_empty());
        let line = error.to_string();
        assert!(
            line.contains(error.expected()),
            "{line}: {}",
            error.expected()
        );
        assert!(text.contains(error.found()), "{line}");
    }
    let error = SupportedPath::try_from(parse("Device.A.1.")).unwrap_err();
    assert!(error.to_string().contains(error.expected()), "{error}");
}

/// A literal is what it means: escapes in a path are read, those in a value are text.
#[test]
fn literals_are_equal_by_meaning() {
    for (escaped, meant) in [("a", "a"), ("%25", "%"), ("%2525", "%25"), ("%22x", "\"x")] {
        let text = format!("[A==\"{escaped}\"]");
        let expr = Expr::parse(&text).unwrap();
        let view = expr.view();
        let Constant::Quoted(written) = view.components().next().unwrap().constant() else {
            panic!("a literal");
        };
        assert_eq!(written, Literal::new(meant));
        assert_eq!(
            written == Literal::new(escaped),
            escaped == meant,
            "{escaped}"
        );
        assert_eq!(
            Literal::new(escaped) == Literal::new(meant),
            escaped == meant
        );
        assert_eq!(written.cmp(&Literal::new(meant)), Ordering::Equal);
        assert!(written.chars().eq(meant.chars()));
    }
}
