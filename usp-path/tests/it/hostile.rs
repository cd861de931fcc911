//! Hostile input: limits hold, nothing panics, no heap where none is promised.

use allocation_counter::measure;
use usp_path::{Leniency, Limits, ParseErrorKind, PathName, PathView, RelativePath, Segment};

const SIXTEEN: &str = "A.B.1.C.*.D.[E==\"x%41]\"&&F+.G!=2].H+.I#2+.J#*+.K.L";

#[test]
fn up_to_sixteen_segments_need_no_heap() {
    for text in [
        "Device.",
        "Device.DeviceInfo.SoftwareVersion",
        "Device.WiFi.AccessPoint.3.AssociatedDevice.12.SignalStrength",
        r#"Device.NAT.PortMapping.[ExternalPort==8080&&Protocol=="TCP"].InternalClient"#,
        "A.B.{i}.C.{i}.D.{i}.E.{i}.F.{i}.G.{i}.H.I()",
        "A.B.C.D.E.F.G.H.I.J.K.L.M.N.O.P",
        SIXTEEN,
    ] {
        let info = measure(|| {
            let path = PathView::parse(text).unwrap();
            assert!(path.len() <= 16);
            // Nor does reading it.
            let parent = path.parent();
            let mut work = parent.map_or(0, |parent| parent.len());
            for segment in path.segments() {
                if let Segment::Expr(expr) = segment {
                    for component in expr.components() {
                        work += component.param().segments().count();
                        work += component.constant().is_quoted() as usize;
                    }
                }
            }
            assert!(path == path.reborrow() && path.cmp(&path).is_eq());
            work += (path.covers(&path) as usize).min(1);
            assert!(work < 100);
        });
        assert_eq!(info.count_total, 0, "{text}");
    }
    let info = measure(|| {
        assert!(RelativePath::parse("Stats.BytesSent").is_ok());
    });
    assert_eq!(info.count_total, 0);
}

#[test]
fn more_segments_take_six_bytes_each() {
    let text = "A.".repeat(17);
    let info = measure(|| assert_eq!(PathView::parse(&text).unwrap().len(), 17));
    assert!(info.count_total > 0);
    let text = "A.".repeat(32_000);
    let limits = Limits::MAX;
    let info = measure(|| {
        let path = PathView::parse_with(&text, Leniency::ALL, &limits).unwrap();
        assert_eq!(path.len(), 32_000);
    });
    // The buffer doubles as it grows.
    assert!(info.bytes_max <= 3 * 6 * 32_000, "{info:?}");
}

/// A text of any length costs no more than an error that holds what a path may have at most.
#[test]
fn memory_is_bounded_by_the_limits_on_good_and_bad_input() {
    for text in [
        "A.",
        "[",
        "]",
        "%",
        "\"",
        "A.[B==1&&",
        "é",
        "\0",
        "{i}.",
        "*.",
        "A+.",
        "A.1.",
    ] {
        let text = format!("Device.{}", text.repeat(100_000));
        for leniency in [Leniency::STRICT, Leniency::ALL] {
            let info = measure(|| {
                assert!(PathView::parse_with(&text, leniency, &Limits::DEFAULT).is_err());
            });
            assert!(info.bytes_max <= 10_000, "{info:?}");
        }
        let cut: String = text.chars().take(3000).collect();
        let info = measure(|| {
            let _ = PathName::parse_with(&cut, Leniency::ALL, &Limits::DEFAULT);
        });
        assert!(info.bytes_max <= 16 * cut.len() as u64, "{info:?}");
    }
}

#[test]
fn each_limit_is_kept_exactly() {
    let limits = Limits::DEFAULT
        .with_len_bytes(24)
        .with_segments(4)
        .with_components(2);
    let kind = |text: &str| {
        PathView::parse_with(text, Leniency::ALL, &limits).map_or_else(
            |error| {
                assert_eq!(error.code(), 7005, "{text}");
                Some(error.kind())
            },
            |_| None,
        )
    };
    assert_eq!(kind("Device.A23456789.A234567"), None);
    assert_eq!(
        kind("Device.A23456789.A2345678"),
        Some(ParseErrorKind::TooLong)
    );
    assert_eq!(kind("A.B.C.D."), None);
    assert_eq!(kind("A.B.C.D.E"), Some(ParseErrorKind::TooManySegments));
    assert_eq!(kind("A.B.1.C()"), None);
    assert_eq!(kind("A.B.1.C.D()"), Some(ParseErrorKind::TooManySegments));
    assert_eq!(kind("A.B.[C==1&&D==1].E"), None);
    assert_eq!(
        kind("A.B.[C==1&&D==1&&E==1]."),
        Some(ParseErrorKind::TooManyComponents)
    );
    // All expressions of a path together.
    let limits = limits.with_len_bytes(99).with_segments(9);
    let text = "A.B.[C==1&&D==1].E.[F==1].";
    let error = PathView::parse_with(text, Leniency::ALL, &limits).unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::TooManyComponents);
    // The canonical form counts too: it is what is stored and sent on.
    let text = "A.B.[C==a b%%%%].";
    for (max, fits) in [(26, false), (27, true)] {
        let limits = Limits::DEFAULT.with_len_bytes(max);
        let path = PathView::parse_with(text, Leniency::ALL, &limits);
        assert_eq!(path.as_ref().is_ok(), fits, "{max}: {path:?}");
        if let Ok(path) = path {
            assert_eq!(path.to_string().len(), usize::from(max));
        }
    }
    for text in ["Device.A.1", "Device"] {
        let max = u16::try_from(text.len()).unwrap();
        let fits = |max| {
            let limits = Limits::DEFAULT.with_len_bytes(max);
            PathView::parse_with(text, Leniency::AGENT, &limits).is_ok()
        };
        assert!(!fits(max) && fits(max + 1), "{text}");
    }
    assert_eq!(
        (limits.len_bytes(), limits.segments(), limits.components()),
        (99, 9, 2)
    );
    assert_eq!(Limits::default(), Limits::DEFAULT);
}

/// Every prefix, and every prefix with one byte of trouble behind it.
#[test]
fn no_cut_and_no_byte_panics() {
    let text = r#"Device.A.[B=="x%C3%A9]"&&C+.D#*+.E>=5].F.{i}.G#12+.*.H()!"#;
    for end in 0..=text.len() {
        for byte in (0..128_u8).chain([0xC3, 0xFF]) {
            let mut bytes = text.as_bytes()[..end].to_vec();
            bytes.push(byte);
            for leniency in [Leniency::STRICT, Leniency::ALL] {
                match PathView::from_utf8(&bytes, leniency, &Limits::DEFAULT) {
                    Ok(path) => assert!(PathView::parse(&path.to_string()).is_ok()),
                    Err(error) => assert!(!format!("{error:#}").is_empty()),
                }
            }
        }
    }
}

/// A constant without quotes whose end cannot be found.
#[test]
fn open_apostrophes_and_brackets_are_told() {
    let error = |text: &str| {
        let error = PathView::parse_with(text, Leniency::ALL, &Limits::DEFAULT).unwrap_err();
        (error.kind(), error.span())
    };
    assert_eq!(
        error("A.B.[C==it's]."),
        (ParseErrorKind::UnclosedLiteral, 10..14)
    );
    assert_eq!(
        error("A.B.[C==two words"),
        (ParseErrorKind::UnclosedExpression, 8..17)
    );
    assert_eq!(
        error("A.B.[C==a\"b]."),
        (ParseErrorKind::ComponentEnd, 9..10)
    );
    assert_eq!(error("A.B.[C== ]."), (ParseErrorKind::Constant, 9..10));
}
