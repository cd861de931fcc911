//! The text of every error, in both forms.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use usp_path::{
    BuildError, CommandPath, Component, Expr, Field, FieldErrorReason, Leniency, Limits, Op,
    ParseError, ParseErrorKind, PathView, RelativePath, SupportedPath, TypeClass,
};

fn error(text: &str) -> ParseError {
    PathView::parse(text).expect_err(text)
}

/// Both forms, and the code.
fn check(error: &ParseError, expect: &Expect) {
    expect.assert_eq(&format!("{} {error:#}\n", error.code()));
    assert_eq!(
        format!("{error:#}").lines().next(),
        Some(error.to_string().as_str())
    );
}

#[test]
fn every_kind_of_parse_error() {
    let tight = Limits::DEFAULT
        .with_len_bytes(24)
        .with_segments(3)
        .with_components(1);
    let limited = |text: &str| PathView::parse_with(text, Leniency::ALL, &tight).expect_err(text);
    let object = PathView::parse("Device.IP.Interface").unwrap();
    let errors = [
        error(""),
        error("Device..IP."),
        error("Device.IP/Interface."),
        error("Device.IP.Interface.3"),
        error("Device.1."),
        error("Device.IP.Interface.007."),
        error("Device.IP.Interface.{Name==\"eth0\"}."),
        error("Device.A.{i}.B.1."),
        error("Device.A.1.B+.C.{i}."),
        error("Device.IP.Interface.[]."),
        error("Device.IP.Interface.[Name==\"eth0\""),
        error("Device.IP.Interface.[==\"eth0\"]."),
        error("Device.IP.Interface.[IPv4Address.*.Status==\"Enabled\"]."),
        error("Device.IP.Interface.[Name=\"eth0\"]."),
        error("Device.IP.Interface.[Name=~\"eth0\"]."),
        error("Device.IP.Interface.[Name]."),
        error("Device.IP.Interface.[Name=='eth0']."),
        error("Device.IP.Interface.[Name==]."),
        error("Device.IP.Interface.[Name==/dev/eth0]."),
        error("Device.IP.Interface.[Name==\"eth0]."),
        error("Device.IP.Interface.[Name==\"100%\"]."),
        error("Device.IP.Interface.[Name==\"%FF\"]."),
        error("Device.IP.Interface.[Name==\"a\"||Name==\"b\"]."),
        error("Device.IP.Interface.[Name==\"a\"&Type==\"b\"]."),
        error("Device.IP.Interface.[Name==a/b]."),
        error("Device.IP.Interface.[Name == \"eth0\"]."),
        error("Device.WiFi.SSID.1.LowerLayers#0+.Name"),
        error("Device.Reboot(now)"),
        error("Device.Boot!.Cause"),
        error("Device.IP.Interface[1]."),
        object
            .join(&RelativePath::parse("Name").unwrap())
            .unwrap_err(),
        limited("Device.DeviceInfo.SoftwareVersion"),
        limited("Device.A.B.C."),
        limited("A.B.[C==%%%%%%%%]."),
        limited("A.B.[C==1&&D==1]."),
        PathView::from_utf8(b"Device.\xff.", Leniency::ALL, &Limits::DEFAULT).unwrap_err(),
        error(&format!("Device.{}\n.{}", "a".repeat(80), "b".repeat(80))),
        error(&format!("Device.A.[B==\"{}].", "x\u{301}".repeat(80))),
        error("Device.\u{0}."),
        Expr::parse("Name==1").unwrap_err(),
        Expr::parse("[Name==1].").unwrap_err(),
    ];
    let mut kinds = BTreeSet::new();
    let mut all = String::new();
    for error in &errors {
        kinds.insert(format!("{:?}", error.kind()));
        all += &format!("{} {error:#}\n\n", error.code());
    }
    expect![[r##"
        7008 empty path: expected a name, found the end at byte 0
          |
          | 
          | ^

        7008 missing name: expected a name or an instance identifier, found "." at byte 7
          |
          | Device..IP.
          |        ^

        7008 unexpected character: expected "." or the end of the path, found "/" at byte 9
          |
          | Device.IP/Interface.
          |          ^

        7008 object path without its last dot: expected ".", found the end at byte 21
          |
          | Device.IP.Interface.3
          |                      ^

        7008 instance identifier that follows no table: expected a name, found "1" at byte 7
          |
          | Device.1.
          |        ^

        7008 malformed instance number: expected a positive integer without leading zeros, found "007" at byte 20
          |
          | Device.IP.Interface.007.
          |                     ^^^

        7008 curly brackets around something else than i: expected {i}, found "{" at byte 20
          |
          | Device.IP.Interface.{Name=="eth0"}.
          |                     ^
          = hint: a search expression stands in square brackets

        7008 {i} mixed with the notation of the instantiated data model: expected {i} for every table behind the first {i}, and no search, found "1" at byte 15
          |
          | Device.A.{i}.B.1.
          |                ^

        7008 {i} mixed with the notation of the instantiated data model: expected {i} for every table behind the first {i}, and no search, found "{i}" at byte 16
          |
          | Device.A.1.B+.C.{i}.
          |                 ^^^
          = hint: {i} belongs to the supported data model; use a number, * or [..]

        7008 empty search expression: expected a parameter, an operator and a constant, found "[]" at byte 20
          |
          | Device.IP.Interface.[].
          |                     ^^

        7008 search expression without end: expected ], found "[Name==\"eth0\"" at byte 20
          |
          | Device.IP.Interface.[Name=="eth0"
          |                     ^^^^^^^^^^^^^

        7008 no parameter name in the expression: expected a name, found "=" at byte 21
          |
          | Device.IP.Interface.[=="eth0"].
          |                      ^

        7008 instance identifier inside an expression: expected a name, found "*" at byte 33
          |
          | Device.IP.Interface.[IPv4Address.*.Status=="Enabled"].
          |                                  ^
          = hint: give the child table an expression of its own

        7008 no operator after the parameter: expected ==, !=, ~=, <, >, <= or >=, found "=" at byte 25
          |
          | Device.IP.Interface.[Name="eth0"].
          |                          ^
          = hint: equality is written ==

        7008 no operator after the parameter: expected ==, !=, ~=, <, >, <= or >=, found "=" at byte 25
          |
          | Device.IP.Interface.[Name=~"eth0"].
          |                          ^
          = hint: the operators are ==, !=, ~=, <, >, <= and >=

        7008 no operator after the parameter: expected ==, !=, ~=, <, >, <= or >=, found "]" at byte 25
          |
          | Device.IP.Interface.[Name].
          |                          ^

        7008 no constant after the operator: expected a quoted text, a number, a time, true or false, found "'" at byte 27
          |
          | Device.IP.Interface.[Name=='eth0'].
          |                            ^
          = hint: a string stands in double quotes, not in apostrophes

        7008 no constant after the operator: expected a quoted text, a number, a time, true or false, found "]" at byte 27
          |
          | Device.IP.Interface.[Name==].
          |                            ^

        7008 no constant after the operator: expected a quoted text, a number, a time, true or false, found "/" at byte 27
          |
          | Device.IP.Interface.[Name==/dev/eth0].
          |                            ^
          = hint: a string stands in double quotes

        7008 quoted text without its closing quote: expected ", found "\"eth0]." at byte 27
          |
          | Device.IP.Interface.[Name=="eth0].
          |                            ^^^^^^^

        7008 malformed percent escape: expected % and two hexadecimal digits, found "%" at byte 31
          |
          | Device.IP.Interface.[Name=="100%"].
          |                                ^
          = hint: a percent sign is written %25

        7008 percent escapes that are not UTF-8: expected the bytes of a character, found "%FF" at byte 28
          |
          | Device.IP.Interface.[Name=="%FF"].
          |                             ^^^

        7008 unexpected text after the constant: expected && or ], found "|" at byte 30
          |
          | Device.IP.Interface.[Name=="a"||Name=="b"].
          |                               ^
          = hint: there is no OR; send one path for each alternative

        7008 unexpected text after the constant: expected && or ], found "&" at byte 30
          |
          | Device.IP.Interface.[Name=="a"&Type=="b"].
          |                               ^
          = hint: components are joined by &&

        7008 unexpected text after the constant: expected && or ], found "/" at byte 28
          |
          | Device.IP.Interface.[Name==a/b].
          |                             ^
          = hint: a string stands in double quotes

        7008 white space in the path: expected none, found " " at byte 25
          |
          | Device.IP.Interface.[Name == "eth0"].
          |                          ^
          = hint: write no white space around operators

        7008 malformed reference following: expected +, #n+ or #*+, found "#0" at byte 30
          |
          | Device.WiFi.SSID.1.LowerLayers#0+.Name
          |                               ^^

        7008 malformed end of a command path: expected (), found "(" at byte 13
          |
          | Device.Reboot(now)
          |              ^
          = hint: arguments are no part of the path

        7008 text after the end: expected nothing, found ".Cause" at byte 12
          |
          | Device.Boot!.Cause
          |             ^^^^^^

        7008 unexpected character: expected "." or the end of the path, found "[" at byte 19
          |
          | Device.IP.Interface[1].
          |                    ^
          = hint: an instance identifier is separated from its table by a dot

        7008 relative path joined to something that is no object: expected a path that ends in a dot, found the end at byte 19
          |
          | Device.IP.Interface
          |                    ^

        7005 path too long: expected fewer bytes at byte 24
          |
          | Device.DeviceInfo.Softwa
          |                         ^

        7005 too many segments: expected fewer segments, found "C" at byte 11
          |
          | Device.A.B.C.
          |            ^

        7005 path too long: expected fewer bytes at byte 18
          |
          | A.B.[C==%%%%%%%%].
          |                   ^

        7005 too many expression components: expected fewer components, found "D" at byte 11
          |
          | A.B.[C==1&&D==1].
          |            ^

        7008 bytes that are not UTF-8: expected a character at byte 7
          |
          | Device.
          |        ^

        7008 unexpected character: expected "." or the end of the path, found "\n" at byte 87
          |
          | ..aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa�.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb..
          |                                                               ^

        7008 quoted text without its closing quote: expected ", found "\"x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x\u{301}x".. at byte 13
          |
          | Device.A.[B=="x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x́x..
          |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        7008 missing name: expected a name or an instance identifier, found "\0" at byte 7
          |
          | Device.�.
          |        ^

        7008 search expression without its bracket: expected [, found "N" at byte 0
          |
          | Name==1
          | ^

        7008 text after the end: expected nothing, found "." at byte 9
          |
          | [Name==1].
          |          ^

    "##]].assert_eq(&all);
    // As many as there are.
    expect!["28 kinds"].assert_eq(&format!("{} kinds", kinds.len()));
    check(
        &error("Device"),
        &expect![[r#"
        7008 object path without its last dot: expected ".", found the end at byte 6
          |
          | Device
          |       ^
    "#]],
    );
}

#[test]
fn field_errors() {
    let mut all = String::new();
    for (field, text) in [
        (Field::GetParamPath, "Device.Reboot()"),
        (Field::SetObjPath, "Device.IP.Interface.{i}."),
        (Field::GetSupportedDmObjPath, "Device.IP.Interface.*."),
        (Field::RegisterPath, "Device.IP.Interface.1."),
        (
            Field::RegisterPath,
            "Device.NAT.PortMapping.Interface+.Name",
        ),
        (Field::ParamSetting, "Device.Name"),
    ] {
        let error = field.allows(&PathView::parse(text).unwrap()).unwrap_err();
        assert_eq!((error.field(), error.path()), (field, text));
        let base = error.reason() == FieldErrorReason::Base;
        assert_eq!(base, field == Field::ParamSetting);
        all += &format!("{} {:?}: {error}\n", error.code(), error.reason());
    }
    expect![[r#"
        7026 Kind: wrong kind of path: expected an object, parameter or search path, found "Device.Reboot()"
        7008 Placeholder: {i} in a path of the instantiated data model: expected an object or search path, found "Device.IP.Interface.{i}."
        7008 Search: search where none may be: expected an object, command, event or parameter path without search, found "Device.IP.Interface.*."
        7028 Instance: instance number where none may be: expected an object, command, event or parameter path without instances, found "Device.IP.Interface.1."
        7028 Reference: reference following where none may be: expected an object, command, event or parameter path without instances, found "Device.NAT.PortMapping.Interface+.Name"
        7008 Base: wrong beginning of the path: expected the relative path of a parameter, found "Device.Name"
    "#]].assert_eq(&all);
}

#[test]
fn kind_errors() {
    let path = PathView::parse("Device.IP.Interface.*.").unwrap();
    let mut all = String::new();
    for error in [
        CommandPath::try_from(&path).unwrap_err(),
        SupportedPath::try_from(&path).unwrap_err(),
        RelativePath::try_from(&path).unwrap_err(),
    ] {
        assert_eq!((error.code(), error.path()), (7008, path.as_str()));
        all += &format!("{error}\n");
    }
    expect![[r#"
        expected a command path, found "Device.IP.Interface.*."
        expected a path of the supported data model, found "Device.IP.Interface.*."
        expected a relative path, found "Device.IP.Interface.*."
    "#]]
    .assert_eq(&all);
}

#[test]
fn build_errors() {
    let supported = PathView::parse("Device.IP.Interface.{i}.").unwrap();
    let followed = PathView::parse("Device.NAT.PortMapping.1.Interface+.").unwrap();
    let relative = RelativePath::parse("A.{i}.B").unwrap();
    let errors: [BuildError; 6] = [
        Expr::text("Na me", Op::Eq, "x").unwrap_err(),
        Expr::bare("Name", Op::Eq, "two words").unwrap_err(),
        supported.with_instances(&[1, 2]).unwrap_err(),
        supported.with_instances(&[0]).unwrap_err(),
        followed.to_supported().unwrap_err(),
        relative.to_supported().unwrap_err(),
    ];
    let all: String = errors.iter().map(|error| format!("{error}\n")).collect();
    expect![[r#"
        expected the relative path of a parameter, found "Na me"
        expected a number, a time or a boolean, found "two words"
        expected 1 instance numbers, found 2
        expected an instance number, found 0
        expected a path that follows no reference, found "Device.NAT.PortMapping.1.Interface+."
        expected an absolute path of which the result has up to 65,535 bytes, found "A.{i}.B"
    "#]]
    .assert_eq(&all);
}

#[test]
fn component_errors() {
    let check = |text: &str, class, list| {
        let expr = Expr::parse(text).unwrap();
        let component: Component<'_> = expr.view().components().next().unwrap();
        let error = component.check(class, list, Leniency::STRICT).unwrap_err();
        assert_eq!(
            (error.code(), format!("[{}]", error.component()).as_str()),
            (7008, text)
        );
        format!("{:?}: {error}\n", error.reason())
    };
    let all = [
        check("[Enable<true]", TypeClass::Boolean, false),
        check("[Name==eth0]", TypeClass::Text, false),
        check("[Enable==\"true\"]", TypeClass::Boolean, false),
        check("[Num==abc]", TypeClass::Integer, false),
    ]
    .concat();
    expect![[r#"
        Operator: operator that does not fit the type in "Enable<true"
        Unquoted: constant without quotes in "Name==eth0"
        Quoted: constant in quotes in "Enable==\"true\""
        Constant: constant of another type in "Num==abc"
    "#]]
    .assert_eq(&all);
}

/// An error is small enough to be returned by value everywhere.
#[test]
fn errors_are_small() {
    assert!(size_of::<ParseError>() <= 32, "{}", size_of::<ParseError>());
    assert!(size_of::<usp_path::FieldError>() <= 48);
    assert!(size_of::<usp_path::KindError>() <= 32);
    assert!(size_of::<BuildError>() <= 24);
}

/// Each kind of parse error with a text that has it.
#[test]
fn each_kind_has_its_text() {
    let tight = Limits::DEFAULT
        .with_len_bytes(24)
        .with_segments(3)
        .with_components(1);
    for (kind, text) in [
        (ParseErrorKind::Empty, ""),
        (ParseErrorKind::Name, "A..B"),
        (ParseErrorKind::Character, "A.B/C"),
        (ParseErrorKind::TrailingDot, "A.B.1"),
        (ParseErrorKind::MisplacedInstance, "A.1."),
        (ParseErrorKind::InstanceNumber, "A.B.0."),
        (ParseErrorKind::Placeholder, "A.B.{n}."),
        (ParseErrorKind::MixedNotation, "A.B.{i}.C.1."),
        (ParseErrorKind::EmptyExpression, "A.B.[]."),
        (ParseErrorKind::UnclosedExpression, "A.B.[C==1"),
        (ParseErrorKind::Parameter, "A.B.[1==1]."),
        (ParseErrorKind::ChildTable, "A.B.[C.1.D==1]."),
        (ParseErrorKind::Operator, "A.B.[C]."),
        (ParseErrorKind::Constant, "A.B.[C==]."),
        (ParseErrorKind::UnclosedLiteral, "A.B.[C==\"x]."),
        (ParseErrorKind::Percent, "A.B.[C==\"%\"]."),
        (ParseErrorKind::PercentUtf8, "A.B.[C==\"%80\"]."),
        (ParseErrorKind::ComponentEnd, "A.B.[C==1|D==1]."),
        (ParseErrorKind::WhiteSpace, "A.B.[C ==1]."),
        (ParseErrorKind::Reference, "A.B#0+.C"),
        (ParseErrorKind::Command, "A.B(C)"),
        (ParseErrorKind::AfterEnd, "A.B()C"),
        (ParseErrorKind::TooLong, "A.B234567890123456789012345"),
        (ParseErrorKind::TooManySegments, "A.B.C.D."),
        (ParseErrorKind::TooManyComponents, "A.B.[C==1&&D==1]."),
    ] {
        let limits = if kind.code() == 7005 {
            tight
        } else {
            Limits::DEFAULT
        };
        let error = PathView::parse_with(text, Leniency::STRICT, &limits).unwrap_err();
        assert_eq!(error.kind(), kind, "{text}");
        assert_eq!(error.code(), kind.code());
    }
    assert_eq!(
        Expr::parse("A==1").unwrap_err().kind(),
        ParseErrorKind::OpenBracket
    );
    let base = PathView::parse("A.B").unwrap();
    let error = base.join(&RelativePath::parse("C").unwrap()).unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::NotAnObject);
    let error = PathView::from_utf8(b"A.\x80", Leniency::STRICT, &Limits::DEFAULT).unwrap_err();
    assert_eq!((error.kind(), error.span()), (ParseErrorKind::Utf8, 2..2));
}

#[test]
fn build_errors_tell_what_was_given() {
    let supported = PathView::parse("A.B.{i}.").unwrap();
    let (placeholders, numbers) = (1, 0);
    assert_eq!(
        supported.with_instances(&[]),
        Err(BuildError::Instances {
            placeholders,
            numbers
        })
    );
    assert_eq!(supported.with_instances(&[0]), Err(BuildError::Zero));
    assert_eq!(
        Expr::text("A.", Op::Eq, ""),
        Err(BuildError::Param("A.".into()))
    );
    assert_eq!(
        Expr::bare("A", Op::Eq, ""),
        Err(BuildError::Constant("".into()))
    );
    let followed = PathView::parse("A.B+.").unwrap();
    assert_eq!(
        followed.to_supported(),
        Err(BuildError::Reference("A.B+.".into()))
    );
    let relative = RelativePath::parse("A.B").unwrap();
    assert_eq!(
        relative.to_supported(),
        Err(BuildError::NoPath("A.B".into()))
    );
}
