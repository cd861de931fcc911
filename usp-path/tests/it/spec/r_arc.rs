use usp_path::{
    Expr, Item, Leniency, Limits, Op, PathKind, PathName, PathView, Segment, SupportedPath,
};

fn parse(text: &str) -> PathView<'_> {
    PathView::parse(text).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn r_arc_7_the_six_kinds_of_path_names() {
    use PathKind::{Command, Event, Object, ObjectInstance, Parameter, Referenced};
    for (text, kind, search) in [
        ("Device.", Object, false),
        ("Device.IP.Interface.", Object, false),
        ("Device.IP.Interface.1.", ObjectInstance, false),
        ("Device.IP.Interface.1.Stats.", Object, false),
        ("Device.IP.Interface.1.Name", Parameter, false),
        ("Device.IP.Interface.1.Reset()", Command, false),
        ("Device.Boot!", Event, false),
        ("Device.IP.Interface.*.", ObjectInstance, true),
        ("Device.IP.Interface.[Name==\"eth0\"].Name", Parameter, true),
        ("Device.IP.Interface.*.Reset()", Command, true),
        ("Device.NAT.PortMapping.1.Interface+.", Referenced, false),
        ("Device.WiFi.SSID.1.LowerLayers#*+.Name", Parameter, true),
    ] {
        let path = parse(text);
        assert_eq!((path.kind(), path.is_search()), (kind, search), "{text}");
        assert_eq!(path.to_string(), text);
    }
}

#[test]
fn r_arc_7_names_are_case_sensitive_and_may_hold_hyphens() {
    assert_ne!(parse("Device.ip."), parse("Device.IP."));
    assert!(PathView::parse("Device.X_EXAMPLE-COM_MyConfig.").is_ok());
    for bad in [
        "Device.1x.",
        "Device.-x.",
        "Device.ä.",
        "Device.a b.",
        "Device.a$.",
        "Device.a\u{0}.",
    ] {
        assert_eq!(
            PathView::parse(bad).map_err(|e| e.code()),
            Err(7008),
            "{bad:?}"
        );
    }
}

#[test]
fn r_arc_7_placeholders_belong_to_the_supported_data_model() {
    let path = parse("Device.WiFi.AccessPoint.{i}.AssociatedDevice.{i}.");
    assert!(SupportedPath::try_from(&path).is_ok());
    // Behind {i} there is no instance identifier; before it there may be numbers.
    assert!(PathView::parse("Device.WiFi.AccessPoint.{i}.AssociatedDevice.1.").is_err());
    assert!(PathView::parse("Device.WiFi.AccessPoint.{i}.AssociatedDevice.*.").is_err());
    assert!(PathView::parse("Device.WiFi.AccessPoint.*.AssociatedDevice.{i}.").is_err());
    let mounted = parse("Device.WiFi.AccessPoint.1.AssociatedDevice.{i}.");
    assert!(SupportedPath::try_from(mounted).is_ok());
    assert!(SupportedPath::try_from(parse("Device.WiFi.")).is_ok());
    assert!(SupportedPath::try_from(parse("Device.WiFi.SSID.1.")).is_err());
}

#[test]
fn r_arc_7_instance_numbers_are_positive() {
    assert!(PathView::parse("Device.IP.Interface.0.").is_err());
    assert!(PathView::parse("Device.IP.Interface.-1.").is_err());
    let number = |text: &str| match parse(text).segment(3) {
        Some(Segment::Instance(number)) => number.get(),
        other => panic!("{other:?}"),
    };
    assert_eq!(number("Device.IP.Interface.4294967295."), Some(u32::MAX));
    // Larger ones parse, but no instance has them.
    assert_eq!(number("Device.IP.Interface.4294967296."), None);
}

#[test]
fn r_arc_7_references_are_followed_in_all_forms() {
    let item = |text: &str| match parse(text).segment(4) {
        Some(Segment::Follow(follow)) => {
            assert_eq!(follow.name(), "LowerLayers");
            (follow.item().number(), matches!(follow.item(), Item::All))
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        item("Device.WiFi.SSID.1.LowerLayers+.Name"),
        (Some(1), false)
    );
    assert_eq!(
        item("Device.WiFi.SSID.1.LowerLayers#2+.Name"),
        (Some(2), false)
    );
    assert_eq!(item("Device.WiFi.SSID.1.LowerLayers#*+.Name"), (None, true));
    let chained = parse("Device.WiFi.AccessPoint.1.SSIDReference+.LowerLayers#1+.Name");
    assert_eq!(
        chained
            .segments()
            .filter(|s| matches!(s, Segment::Follow(_)))
            .count(),
        2
    );
}

/// Quotes are read before brackets, joints and dots.
#[test]
fn r_arc_7_a_literal_holds_anything_but_a_quote() {
    let path = parse(r#"Device.A.[B=="x].y&&C==\"&&D!="."].E"#);
    let Some(Segment::Expr(expr)) = path.segment(2) else {
        panic!("{path:?}")
    };
    let found: Vec<_> = expr
        .components()
        .map(|c| {
            (
                c.param().as_str(),
                c.op(),
                c.constant().to_str().into_owned(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("B", Op::Eq, r"x].y&&C==\".to_owned()),
            ("D", Op::Ne, ".".to_owned())
        ]
    );
    assert_eq!(path.last_name(), Some("E"));
}

#[test]
fn r_arc_9a_white_space_around_operators_is_tolerated() {
    let plain = parse(r#"Device.IP.Interface.[Type=="Normal"&&Stats.ErrorsSent>=5]."#);
    for text in [
        r#"Device.IP.Interface.[Type == "Normal"&&Stats.ErrorsSent >= 5]."#,
        "Device.IP.Interface.[Type\t==\"Normal\"&&Stats.ErrorsSent>=\t 5].",
        r#"Device.IP.Interface.[ Type== "Normal"  && Stats.ErrorsSent >=5 ]."#,
    ] {
        for leniency in [
            Leniency::WHITE_SPACE,
            Leniency::AGENT,
            Leniency::OB_USP_AGENT,
        ] {
            let path = PathView::parse_with(text, leniency, &Limits::DEFAULT);
            assert_eq!(path.as_ref(), Ok(&plain), "{text}");
            // Treated as if absent, not carried on.
            assert_eq!(path.unwrap().to_path_name().as_str(), plain.as_str());
        }
        assert!(PathView::parse(text).is_err(), "{text}");
    }
    // Nowhere else.
    for text in [
        r#"Device.IP.Interface. [Type=="Normal"]."#,
        r#"Device.IP.Interface.[Type=="Normal"] ."#,
        r#"Device.IP.Interface.[Stats. ErrorsSent==5]."#,
        r#"Device.IP.Interface.[Type= ="Normal"]."#,
        r#"Device.IP.Interface.[Type=="Normal"& &A==1]."#,
        "Device.IP.Interface.[Type\n==\"Normal\"].",
        " Device.",
        "Device. ",
    ] {
        let path = PathView::parse_with(text, Leniency::ALL, &Limits::DEFAULT);
        assert!(path.is_err(), "{text}");
    }
    // Within a literal it is text.
    assert_ne!(
        parse(r#"Device.A.[B==" x "]."#),
        parse(r#"Device.A.[B=="x"]."#)
    );
}

#[test]
fn r_arc_9b_white_space_is_never_printed() {
    let expr = Expr::text("Type", Op::Eq, "two words")
        .and_then(|expr| expr.and_bare("Stats.ErrorsSent", Op::Ge, 5))
        .unwrap();
    assert_eq!(expr.as_str(), r#"[Type=="two words"&&Stats.ErrorsSent>=5]"#);
    let text = "Device.A.[ B == 1 && C ~= \"x y\" ].D";
    let path = PathName::parse_with(text, Leniency::WHITE_SPACE, &Limits::DEFAULT).unwrap();
    assert_eq!(path.to_string(), r#"Device.A.[B==1&&C~="x y"].D"#);
}
