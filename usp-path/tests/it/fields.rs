//! What each field may hold: the table of the message rules, 0.2.

use expect_test::expect;
use usp_path::{Field, FieldErrorReason, Leniency, PathView, RelativePath};

const PATHS: [(&str, &str); 16] = [
    ("object", "Device.IP.Interface."),
    ("instance", "Device.IP.Interface.1."),
    ("parameter", "Device.IP.Interface.1.Name"),
    ("command", "Device.Reboot()"),
    ("event", "Device.Boot!"),
    ("referenced", "Device.A.Ref+."),
    ("wildcard", "Device.IP.Interface.*."),
    ("key", "Device.IP.Interface.[Name==\"eth0\"]."),
    ("search object", "Device.IP.Interface.*.Stats."),
    ("search parameter", "Device.IP.Interface.*.Name"),
    ("search command", "Device.IP.Interface.*.Reset()"),
    ("search event", "Device.IP.Interface.*.Up!"),
    ("all references", "Device.A.Refs#*+.Name"),
    ("supported", "Device.IP.Interface.{i}."),
    ("supported parameter", "Device.IP.Interface.{i}.Name"),
    ("supported command", "Device.IP.Interface.{i}.Reset()"),
];

/// The codes of a field for each path; 0 is allowed.
fn codes(field: Field) -> [u32; 16] {
    PATHS.map(|(_, text)| {
        let path = PathView::parse(text).unwrap();
        field
            .allows(&path)
            .map_or_else(|error| error.code(), |()| 0)
    })
}

#[test]
fn absolute_fields() {
    #[rustfmt::skip]
    let table = [
        //                            obj   inst  param cmd   event ref   *     key   s.obj s.par s.cmd s.evt #*+   {i}.  {i}p  {i}c
        (Field::GetParamPath,          [0,    0,    0,    7026, 7026, 0,    0,    0,    0,    0,    7026, 7026, 0,    7008, 7008, 7008]),
        (Field::GetInstancesObjPath,   [0,    0,    7018, 7018, 7018, 0,    0,    0,    0,    7018, 7018, 7018, 7018, 7008, 7008, 7008]),
        (Field::GetSupportedDmObjPath, [0,    0,    0,    0,    0,    0,    7008, 7008, 7008, 7008, 7008, 7008, 7008, 0,    0,    0]),
        (Field::SetObjPath,            [0,    0,    7026, 7026, 7026, 0,    0,    0,    0,    7026, 7026, 7026, 7026, 7008, 7008, 7008]),
        (Field::AddObjPath,            [0,    7018, 7018, 7018, 7018, 7018, 7018, 7018, 0,    7018, 7018, 7018, 7018, 7008, 7008, 7008]),
        (Field::DeleteObjPath,         [7018, 0,    7026, 7026, 7026, 0,    0,    0,    7018, 7026, 7026, 7026, 7026, 7008, 7008, 7008]),
        (Field::OperateCommand,        [7008, 7008, 7008, 0,    7008, 7008, 7008, 7008, 7008, 7008, 0,    7008, 7008, 7008, 7008, 7008]),
        (Field::RegisterPath,          [0,    7028, 7028, 0,    0,    7028, 7028, 7028, 7028, 7028, 7028, 7028, 7028, 7028, 7028, 7028]),
        (Field::DeregisterPath,        [0,    7030, 7030, 0,    0,    7030, 7030, 7030, 7030, 7030, 7030, 7030, 7030, 7030, 7030, 7030]),
        (Field::ReferenceListItem,     [0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    7012, 7012, 7012]),
        (Field::PermissionTarget,      [0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    7012, 7012, 7012]),
        (Field::ReferenceValue,        [0,    0,    0,    7012, 7012, 7012, 7012, 0,    7012, 7012, 7012, 7012, 7012, 7012, 7012, 7012]),
        (Field::ParamSetting,          [7008; 16]),
    ];
    for (field, wanted) in table {
        let found = codes(field);
        for ((name, _), (found, wanted)) in PATHS.iter().zip(found.iter().zip(&wanted)) {
            assert_eq!(found, wanted, "{field:?}: {name}");
        }
    }
}

#[test]
fn relative_fields() {
    let code = |field: Field, text: &str| {
        let path = RelativePath::parse(text).unwrap();
        field
            .allows(&path)
            .map_or_else(|error| error.code(), |()| 0)
    };
    #[rustfmt::skip]
    let table = [
        //                        Name  Sub.Name Sub.1.Name Sub.{i}.Name Sub.*.Name Ref+.Name Sub.  Do()
        (Field::ParamSetting,      [0,   0,       7008,      7008,        7008,      7008,     7010, 7010]),
        (Field::UniqueKey,         [0,   0,       7008,      7008,        7008,      7008,     7010, 7010]),
        (Field::ResultParam,       [0,   0,       0,         7008,        7008,      7008,     7010, 7010]),
        (Field::Argument,          [0,   0,       0,         7008,        7008,      7008,     7010, 7010]),
        (Field::SupportedArgument, [0,   0,       7008,      0,           7008,      7008,     7010, 7010]),
        (Field::SetObjPath,        [7008; 8]),
    ];
    let paths = [
        "Name",
        "Sub.Name",
        "Sub.1.Name",
        "Sub.{i}.Name",
        "Sub.*.Name",
        "Ref+.Name",
        "Sub.",
        "Do()",
    ];
    for (field, wanted) in table {
        for (text, wanted) in paths.iter().zip(wanted) {
            assert_eq!(code(field, text), wanted, "{field:?}: {text}");
        }
    }
}

#[test]
fn an_object_without_its_dot_passes_where_it_is_tolerated() {
    let path = PathView::parse("Device.IP.Interface").unwrap();
    for field in [
        Field::SetObjPath,
        Field::AddObjPath,
        Field::DeleteObjPath,
        Field::GetInstancesObjPath,
    ] {
        assert!(field.allows(&path).is_err(), "{field:?}");
        assert_eq!(
            field.allows_with(&path, Leniency::AGENT),
            Ok(()),
            "{field:?}"
        );
    }
    let error = Field::OperateCommand
        .allows_with(&path, Leniency::AGENT)
        .unwrap_err();
    assert_eq!(
        (error.code(), error.reason()),
        (7008, FieldErrorReason::Kind)
    );
    // An address with {i} stays wrong.
    let path = PathView::parse("Device.IP.Interface.{i}.IPv4Address").unwrap();
    assert!(Field::AddObjPath.allows_with(&path, Leniency::ALL).is_err());
}

/// A path of the other base is wrong in each field, and the error says what the field wants.
#[test]
fn each_field_says_what_it_wants() {
    let (absolute, relative) = (
        PathView::parse("Device.A.").unwrap(),
        RelativePath::parse("A.").unwrap(),
    );
    let fields = [
        Field::GetParamPath,
        Field::GetInstancesObjPath,
        Field::GetSupportedDmObjPath,
        Field::SetObjPath,
        Field::AddObjPath,
        Field::DeleteObjPath,
        Field::OperateCommand,
        Field::RegisterPath,
        Field::DeregisterPath,
        Field::ReferenceListItem,
        Field::PermissionTarget,
        Field::ReferenceValue,
        Field::ParamSetting,
        Field::UniqueKey,
        Field::ResultParam,
        Field::Argument,
        Field::SupportedArgument,
    ];
    let texts: Vec<String> = fields
        .into_iter()
        .map(|field| {
            let errors = [&absolute, &*relative].map(|path| field.allows(path).err());
            let error = errors
                .into_iter()
                .flatten()
                .find(|error| error.reason() == FieldErrorReason::Base);
            let error = error.expect("one of the bases is wrong");
            assert_eq!(error.code(), 7008, "{field:?}");
            format!("{field:?}: {error}\n")
        })
        .collect();
    expect![[r#"
        GetParamPath: wrong beginning of the path: expected an object, parameter or search path, found "A."
        GetInstancesObjPath: wrong beginning of the path: expected the path of a table or of its rows, found "A."
        GetSupportedDmObjPath: wrong beginning of the path: expected an object, command, event or parameter path without search, found "A."
        SetObjPath: wrong beginning of the path: expected an object or search path, found "A."
        AddObjPath: wrong beginning of the path: expected the path of a table, found "A."
        DeleteObjPath: wrong beginning of the path: expected the path of a row, or a search path to rows, found "A."
        OperateCommand: wrong beginning of the path: expected a command path, found "A."
        RegisterPath: wrong beginning of the path: expected an object, command, event or parameter path without instances, found "A."
        DeregisterPath: wrong beginning of the path: expected an object, command, event or parameter path without instances, found "A."
        ReferenceListItem: wrong beginning of the path: expected an object, parameter, command, event or search path, found "A."
        PermissionTarget: wrong beginning of the path: expected an object, parameter, command, event or search path, found "A."
        ReferenceValue: wrong beginning of the path: expected the path of an object or parameter, found "A."
        ParamSetting: wrong beginning of the path: expected the relative path of a parameter, found "Device.A."
        UniqueKey: wrong beginning of the path: expected the relative path of a parameter, found "Device.A."
        ResultParam: wrong beginning of the path: expected the relative path of a parameter, found "Device.A."
        Argument: wrong beginning of the path: expected the relative path of a parameter, found "Device.A."
        SupportedArgument: wrong beginning of the path: expected the relative path of a parameter, found "Device.A."
    "#]].assert_eq(&texts.concat());
}
