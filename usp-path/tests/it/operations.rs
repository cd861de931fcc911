//! Print, join, split, compare, match, convert.

use usp_path::{
    CommandPath, EventPath, Expr, Leniency, Limits, Match, ObjectPath, Op, ParamPath,
    ParseErrorKind, PathName, PathView, RelativePath, SearchPath, SupportedPath,
};

fn parse(text: &str) -> PathView<'_> {
    PathView::parse(text).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn parents_go_up_to_the_root() {
    let path = parse(r#"Device.IP.Interface.[Name=="a.b"].IPv4Address.*.Ref+.X"#);
    let mut found = vec![path.to_string()];
    let mut current = path.to_path_name();
    while let Some(parent) = current.parent().map(|parent| parent.to_path_name()) {
        found.push(parent.to_string());
        current = parent;
    }
    assert_eq!(
        found,
        [
            r#"Device.IP.Interface.[Name=="a.b"].IPv4Address.*.Ref+.X"#,
            r#"Device.IP.Interface.[Name=="a.b"].IPv4Address.*.Ref+."#,
            r#"Device.IP.Interface.[Name=="a.b"].IPv4Address.*."#,
            r#"Device.IP.Interface.[Name=="a.b"].IPv4Address."#,
            r#"Device.IP.Interface.[Name=="a.b"]."#,
            "Device.IP.Interface.",
            "Device.IP.",
            "Device.",
        ]
    );
    // What a path is does not depend on how it came to be.
    let (owned, borrowed) = (parse("Device.A.*."), parse("Device.A.*.B"));
    assert_eq!(borrowed.parent(), Some(owned.clone()));
    assert!(borrowed.parent().unwrap().is_search() && !owned.parent().unwrap().is_search());
    assert!(
        !parse("Device.A.R#*+.B")
            .prefix(2)
            .unwrap()
            .follows_references()
    );
}

#[test]
fn prefixes_of_lenient_texts_are_canonical() {
    let text = "Device..A.[ B == 1 ].C.007";
    let path = PathView::parse_with(text, Leniency::ALL, &Limits::DEFAULT).unwrap();
    let prefixes: Vec<_> = (1..=path.len())
        .map(|n| path.prefix(n).unwrap().to_string())
        .collect();
    assert_eq!(
        prefixes,
        [
            "Device.",
            "Device.A.",
            "Device.A.[B==1].",
            "Device.A.[B==1].C.",
            "Device.A.[B==1].C.7."
        ]
    );
    let (head, tail) = path.split(2).unwrap();
    assert_eq!(
        (head.to_string(), tail.to_string()),
        ("Device.A.".into(), "[B==1].C.7.".into())
    );
    assert!(
        head.split(1)
            .is_some_and(|(_, tail)| !tail.is_search() && !tail.has_instances())
    );
    let (_, name) = parse("Device.A.1.B")
        .split(3)
        .map(|(a, b)| (a.to_string(), b.into_view()))
        .unwrap();
    assert!(!name.has_instances() && !name.is_search());
    assert_eq!(path.prefix(0), None);
    assert_eq!(path.prefix(6), None);
}

#[test]
fn joining_makes_one_path_or_none() {
    let join = |base: &str, relative: &str| {
        let relative = RelativePath::parse(relative).unwrap();
        parse(base)
            .join(&relative)
            .map(|p| p.to_string())
            .map_err(|e| e.kind())
    };
    assert_eq!(
        join("Device.IP.", "Interface.1.Name"),
        Ok("Device.IP.Interface.1.Name".into())
    );
    assert_eq!(
        join("Device.IP.Interface.", "1.Name"),
        Ok("Device.IP.Interface.1.Name".into())
    );
    assert_eq!(join("Device.", "Reboot()"), Ok("Device.Reboot()".into()));
    assert_eq!(
        join("Device.A.Ref+.", "Name"),
        Ok("Device.A.Ref+.Name".into())
    );
    assert_eq!(
        join("Device.IP.Interface.1.", "2.Name"),
        Err(ParseErrorKind::MisplacedInstance)
    );
    assert_eq!(
        join("Device.A.{i}.", "B.1.C"),
        Err(ParseErrorKind::MixedNotation)
    );
    assert_eq!(join("Device.IP", "Name"), Err(ParseErrorKind::NotAnObject));
    assert_eq!(
        join("Device.Boot!", "Cause"),
        Err(ParseErrorKind::NotAnObject)
    );
    // A relative path has nothing to stand on.
    let relative = RelativePath::parse("A.").unwrap();
    assert_eq!(
        relative.join(&relative).unwrap_err().kind(),
        ParseErrorKind::NotAnObject
    );
    // Together they may be too long.
    let long = format!("{}.", "A".repeat(40_000));
    let path = PathView::parse_with(&long, Leniency::STRICT, &Limits::MAX).unwrap();
    let relative = RelativePath::parse_with(&long, Leniency::STRICT, &Limits::MAX).unwrap();
    assert_eq!(
        path.join(&relative).unwrap_err().kind(),
        ParseErrorKind::TooLong
    );
}

#[test]
fn ancestors_are_told_by_segments() {
    let is = |a: &str, b: &str| parse(a).is_ancestor_of(&parse(b));
    assert!(is("Device.", "Device.IP.Interface.1.Name"));
    assert!(is("Device.IP.Interface.1.", "Device.IP.Interface.1.Name"));
    assert!(!is("Device.IP.Interface.1.", "Device.IP.Interface.10.Name"));
    assert!(!is("Device.IP.", "Device.IP."));
    assert!(!is("Device.IP", "Device.IP.Interface."));
    assert!(!is("Device.I.", "Device.IP.Interface."));
    assert!(is("Device.A.*.", "Device.A.*.B") && !is("Device.A.*.", "Device.A.1.B"));
    let path = parse("Device.IP.Interface.1.Name");
    let relative = path.strip_prefix(&parse("Device.IP.")).unwrap();
    assert_eq!(relative.as_str(), "Interface.1.Name");
    assert_eq!(path.strip_prefix(&path), None);
}

#[test]
fn order_is_by_segments_and_numbers() {
    let sorted = [
        "Device.",
        "Device.IP",
        "Device.IP.",
        "Device.IP.Interface.",
        "Device.IP.Interface.2.",
        "Device.IP.Interface.9.Name",
        "Device.IP.Interface.10.",
        "Device.IP.Interface.99999999999999999999.",
        "Device.IP.Interface.100000000000000000000.",
        "Device.IP.Interface.*.",
    ];
    let mut paths: Vec<PathName> = sorted
        .iter()
        .rev()
        .map(|text| text.parse().unwrap())
        .collect();
    paths.sort();
    let found: Vec<_> = paths.iter().map(PathName::as_str).collect();
    assert_eq!(found[3..], sorted[3..]);
    assert_eq!(found[0], "Device.");
    // A parameter is not the object of its name.
    assert_ne!(parse("Device.IP"), parse("Device.IP."));
}

#[test]
fn patterns_cover_what_stands_below() {
    use Match::{Depends, No, Yes};
    let covers = |pattern: &str, path: &str| parse(pattern).covers(&parse(path));
    for (pattern, path, wanted) in [
        ("Device.", "Device.IP.Interface.1.Name", Yes),
        ("Device.IP.Interface.", "Device.IP.Interface.1.", Yes),
        ("Device.IP.Interface.", "Device.IP.Interface.", Yes),
        ("Device.IP.Interface.1.", "Device.IP.Interface.", No),
        (
            "Device.IP.Interface.1.",
            "Device.IP.Interface.1.Stats.BytesSent",
            Yes,
        ),
        ("Device.IP.Interface.1.", "Device.IP.Interface.2.", No),
        ("Device.IP.Interface.*.", "Device.IP.Interface.2.Name", Yes),
        ("Device.IP.Interface.*.", "Device.IP.Interface.", No),
        (
            "Device.IP.Interface.*.",
            "Device.IP.InterfaceNumberOfEntries",
            No,
        ),
        (
            "Device.IP.Interface.{i}.Name",
            "Device.IP.Interface.2.Name",
            Yes,
        ),
        (
            "Device.IP.Interface.*.Name",
            "Device.IP.Interface.{i}.Name",
            Yes,
        ),
        (
            "Device.IP.Interface.*.Name",
            "Device.IP.Interface.2.Alias",
            No,
        ),
        // The dot of a target may be left out.
        (
            "Device.LocalAgent.ControllerTrust",
            "Device.LocalAgent.ControllerTrust.Role.1.",
            Yes,
        ),
        (
            "Device.LocalAgent.ControllerTrust",
            "Device.LocalAgent.ControllerTrust.",
            Yes,
        ),
        (
            "Device.LocalAgent.Controller",
            "Device.LocalAgent.ControllerTrust.",
            No,
        ),
        // An object is no parameter, command or event of its name.
        ("Device.IP.", "Device.IP", No),
        ("Device.Reboot()", "Device.Reboot()", Yes),
        ("Device.Reboot()", "Device.Reboot!", No),
        ("Device.Reboot", "Device.Reboot()", No),
        ("Device.Boot!", "Device.Boot!", Yes),
        // What only values can tell.
        ("Device.A.[B==1].", "Device.A.1.C", Depends),
        ("Device.A.[B==1].C", "Device.A.1.D", No),
        ("Device.A.[B==1].", "Device.A.[B==1].C", Yes),
        ("Device.A.[B==1].", "Device.A.*.C", Depends),
        ("Device.A.1.", "Device.A.[B==1].C", Depends),
        ("Device.Reboot()", "Device.Reboot.Now()", No),
        ("Device.A.Ref+.", "Device.B.1.", Depends),
        ("Device.A.Ref+.", "Device.A.Ref+.", Yes),
    ] {
        assert_eq!(covers(pattern, path), wanted, "{pattern} covers {path}");
    }
    let matches = |pattern: &str, path: &str| parse(pattern).matches(&parse(path));
    assert_eq!(matches("Device.A.*.B", "Device.A.12.B"), Yes);
    assert_eq!(matches("Device.A.*.", "Device.A.12.B"), No);
    assert_eq!(matches("Device.A", "Device.A."), No);
    assert_eq!(matches("Device.A.[B==1].C", "Device.A.12.C"), Depends);
    // With an answer for expressions.
    let mut asked = Vec::new();
    let found =
        parse("Device.A.[B==1].C.[D==2].").covers_with(&parse("Device.A.7.C.8.E"), |expr, row| {
            asked.push(format!("{expr} {row}"));
            Yes
        });
    assert_eq!(
        (found, asked.join(", ")),
        (Yes, "[B==1] Device.A.7., [D==2] Device.A.7.C.8.".into())
    );
}

/// The root without its dot, as permission targets are written in the specification.
#[test]
fn permission_targets_may_lack_the_dot_of_the_root() {
    let target =
        PathView::parse_with("Device", Leniency::MISSING_TRAILING_DOT, &Limits::DEFAULT).unwrap();
    assert_eq!(target.to_string(), "Device.");
    assert_eq!(
        target.covers(&parse("Device.LocalAgent.EndpointID")),
        Match::Yes
    );
}

#[test]
fn to_the_supported_form_and_back() {
    let supported = |text: &str| parse(text).to_supported().map(|p| p.to_string()).ok();
    assert_eq!(
        supported("Device.A.1.B.[C==\"x\"].D.*.E"),
        Some("Device.A.{i}.B.{i}.D.{i}.E".into())
    );
    assert_eq!(supported("Device.A."), Some("Device.A.".into()));
    assert_eq!(
        supported("Device.A.1.Reset()"),
        Some("Device.A.{i}.Reset()".into())
    );
    assert_eq!(
        supported("Device.A.1.B.{i}."),
        Some("Device.A.{i}.B.{i}.".into())
    );
    assert_eq!(supported("Device.A.Ref+.B"), None);
    let with = |text: &str, numbers: &[u32]| {
        parse(text)
            .with_instances(numbers)
            .map(|p| p.to_string())
            .ok()
    };
    assert_eq!(
        with("Device.A.{i}.B.{i}.C", &[7, 8]),
        Some("Device.A.7.B.8.C".into())
    );
    assert_eq!(
        with("Device.A.*.B.[C==1].", &[7, 8]),
        Some("Device.A.7.B.8.".into())
    );
    assert_eq!(
        with("Device.A.5.B.{i}.", &[8]),
        Some("Device.A.5.B.8.".into())
    );
    assert_eq!(with("Device.A.", &[]), Some("Device.A.".into()));
    assert_eq!(with("Device.A.{i}.", &[]), None);
    assert_eq!(with("Device.A.{i}.", &[0]), None);
    // So do relative paths.
    let relative = RelativePath::parse("Result.{i}.Channel").unwrap();
    assert_eq!(relative.fill(&[3]).unwrap(), "Result.3.Channel");
}

#[test]
fn typed_views_take_what_they_are_for() {
    let path = parse("Device.IP.Interface.*.Reset()");
    assert!(CommandPath::try_from(&path).is_ok() && SearchPath::try_from(&path).is_ok());
    assert!(EventPath::try_from(&path).is_err() && ParamPath::try_from(&path).is_err());
    assert!(ObjectPath::try_from(&path).is_err() && SupportedPath::try_from(&path).is_err());
    let name: PathName = "Device.Boot!".parse().unwrap();
    let event = EventPath::try_from(&name).unwrap();
    assert_eq!(
        (event.last_name(), event.to_string()),
        (Some("Boot"), "Device.Boot!".into())
    );
    assert_eq!(PathView::from(event), name.view());
    let supported = parse("Device.A.{i}.B");
    assert!(
        ParamPath::try_from(&supported).is_err() && SupportedPath::try_from(&supported).is_ok()
    );
    let relative = RelativePath::parse("B").unwrap();
    assert!(ParamPath::try_from(relative.into_view()).is_err());
}

#[test]
fn expressions_are_built_from_values() {
    let expr = Expr::text("Name", Op::Eq, r#"a"b%c]d&&e.f"#).unwrap();
    assert_eq!(expr.as_str(), r#"[Name=="a%22b%25c]d&&e.f"]"#);
    let expr = Expr::bare("Enable", Op::Eq, true).unwrap().and(&expr);
    assert_eq!(expr.view().components().count(), 2);
    let path = parse("Device.T.").with_expr(&expr).unwrap();
    assert_eq!(
        path.as_str(),
        r#"Device.T.[Enable==true&&Name=="a%22b%25c]d&&e.f"]."#
    );
    assert!(parse("Device.T.1.").with_expr(&expr).is_err());
    for bad in ["", "a b", "a]", "a\"", "a&&b==1", "é"] {
        assert!(Expr::bare("Name", Op::Eq, bad).is_err(), "{bad:?}");
    }
    for bad in ["", "A.", "A.1.B", "A==1&&B", "A+", "*", "A B"] {
        assert!(Expr::text(bad, Op::Eq, "x").is_err(), "{bad:?}");
    }
    assert!(Expr::text("Ref#*+.Sub.Name", Op::Contains, "").is_ok());
}

#[test]
fn serde_is_text() {
    let path: PathName = serde_json::from_str(r#""Device.A.[B==\"x\"].""#).unwrap();
    assert_eq!(
        serde_json::to_string(&path).unwrap(),
        r#""Device.A.[B==\"x\"].""#
    );
    assert_eq!(
        serde_json::to_string(&path.view()).unwrap(),
        r#""Device.A.[B==\"x\"].""#
    );
    assert!(serde_json::from_str::<PathName>(r#""Device.A.[B=\"x\"].""#).is_err());
    let view: PathView<'_> = serde_json::from_str(r#""Device.A.""#).unwrap();
    assert_eq!(view, parse("Device.A."));
    let expr: Expr = serde_json::from_str(r#""[A==1]""#).unwrap();
    assert_eq!(serde_json::to_string(&expr).unwrap(), r#""[A==1]""#);
    assert_eq!(
        serde_json::to_string(&RelativePath::parse("A.B").unwrap()).unwrap(),
        r#""A.B""#
    );
}

#[test]
fn everything_is_send_and_sync() {
    fn both<T: Send + Sync + Clone + std::fmt::Debug>() {}
    both::<PathView<'_>>();
    both::<PathName>();
    both::<Expr>();
    both::<usp_path::ExprView<'_>>();
    both::<usp_path::Component<'_>>();
    both::<usp_path::Evaluation<'_>>();
    both::<usp_path::Segment<'_>>();
    both::<ObjectPath<'_>>();
    both::<ParamPath<'_>>();
    both::<CommandPath<'_>>();
    both::<EventPath<'_>>();
    both::<SearchPath<'_>>();
    both::<SupportedPath<'_>>();
    both::<RelativePath<'_>>();
    both::<usp_path::ParseError>();
    both::<usp_path::FieldError>();
    both::<usp_path::KindError>();
    both::<usp_path::BuildError>();
    both::<usp_path::ComponentError>();
    both::<Limits>();
    both::<Leniency>();
    both::<usp_path::Field>();
}

#[test]
fn reference_values_are_read_with_and_without_dot_and_written_without() {
    for text in ["Device.WiFi.Radio.1", "Device.WiFi.Radio.1."] {
        let path = PathView::parse_with(text, Leniency::AGENT, &Limits::DEFAULT).unwrap();
        assert_eq!(path, parse("Device.WiFi.Radio.1."));
        assert_eq!(path.to_reference_value(), "Device.WiFi.Radio.1");
    }
    assert_eq!(parse("Device.A.B").to_reference_value(), "Device.A.B");
    let key = parse("Device.A.[B==\"x.\"].");
    assert_eq!(key.to_reference_value(), "Device.A.[B==\"x.\"]");
}
