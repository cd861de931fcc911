//! Lints, differences, device types.

use std::{fs, path::Path};

use usp_datamodel::{
    Schema, diff,
    supported::{DescribeOptions, Everything, ValueChange},
    tr181,
    xml::{Loader, NoFiles},
};

fn lints(body: &str) -> Vec<String> {
    let text = format!(
        "<d:document xmlns:d=\"urn:broadband-forum-org:cwmp:datamodel-1-15\"><model name=\"Device:1.0\">\
         {body}</model></d:document>"
    );
    let loaded = Loader::new()
        .load("t.xml", text.as_bytes(), &mut NoFiles)
        .unwrap();
    let found = loaded.into_model().unwrap().lint().unwrap();
    found
        .iter()
        .map(|finding| finding.rule.to_owned())
        .collect()
}

#[test]
fn each_lint_finds_its_fault() {
    let object = |inside: &str| format!("<object name=\"Device.\">{inside}</object>");
    let param = |inside: &str| {
        object(&format!(
            "<parameter name=\"P\"><syntax>{inside}</syntax></parameter>"
        ))
    };
    for (rule, body) in [
        (
            "bad-pattern",
            param("<string><pattern value=\"a{1,5}?\"/></string>"),
        ),
        ("bad-default", param("<int/><default type=\"object\" value=\"x\"/>")),
        (
            "bad-default",
            param("<string><enumeration value=\"A\"/></string><default type=\"object\" value=\"B\"/>"),
        ),
        ("unbracketed-default", param("<list/><int/><default type=\"object\" value=\"1\"/>")),
        ("unknown-target", param("<string><pathRef refType=\"weak\" targetParent=\".No.\"/></string>")),
        ("implied-object", "<object name=\"Device.A.\"/>".into()),
        ("newer-than-model", object("<parameter name=\"P\" version=\"1.1\"/>")),
        ("table-size", "<object name=\"Device.\"/><object name=\"Device.T.{i}.\"/>".into()),
        ("unknown-key", object("<uniqueKey><parameter ref=\"No\"/></uniqueKey>")),
        (
            "unknown-counter",
            "<object name=\"Device.\"/><object name=\"Device.T.{i}.\" maxEntries=\"2\" numEntriesParameter=\"N\"/>".into(),
        ),
        (
            "bad-counter",
            "<object name=\"Device.\"><parameter name=\"N\"/></object>\
             <object name=\"Device.T.{i}.\" maxEntries=\"2\" numEntriesParameter=\"N\"/>"
                .into(),
        ),
        (
            "unknown-discriminator",
            "<object name=\"Device.\"/><object name=\"Device.A.\" minEntries=\"0\" discriminatorParameter=\"D\"/>".into(),
        ),
        (
            "bad-union",
            "<object name=\"Device.\"><parameter name=\"D\"/></object>\
             <object name=\"Device.A.\" minEntries=\"0\" discriminatorParameter=\"D\"/>"
                .into(),
        ),
        ("unknown-profile", "<profile name=\"A:1\" extends=\"B:1\"/>".into()),
    ] {
        assert_eq!(lints(&body), [rule], "{body}");
    }
    let fine = param(
        "<string><enumeration value=\"A\" access=\"readOnly\"/></string><default type=\"object\" value=\"A\"/>",
    );
    assert!(lints(&fine).is_empty());
}

#[test]
fn published_models_have_the_known_faults() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/dm-data/full");
    if !shared.exists() {
        eprintln!("skipped: no ../../shared/dm-data");
        return;
    }
    let found = |name: &str| {
        let bytes = fs::read(shared.join(name)).unwrap();
        let loaded = Loader::new().load(name, &bytes, &mut NoFiles).unwrap();
        assert!(loaded.is_complete(), "{:?}", loaded.diagnostics);
        let lints = loaded.into_model().unwrap().lint().unwrap();
        lints.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let has = |found: &[String], words: [&str; 2]| {
        found
            .iter()
            .any(|line| words.iter().all(|word| line.contains(word)))
    };
    let storage = found("tr-140-1-3-1-usp-full.xml");
    assert!(has(&storage, ["bad-default", "RaidType"]), "{storage:#?}");
    assert!(has(
        &storage,
        ["unbracketed-default", "UserGroupParticipation"]
    ));
    let voice = found("tr-104-2-0-2-usp-full.xml");
    assert!(
        has(&voice, ["unbracketed-default", "DTMFMethod"]),
        "{voice:#?}"
    );
    assert!(has(&voice, ["newer-than-model", "DECT.Portable.{i}.Name"]));
}

#[test]
fn differences_are_told_by_path() {
    let image = super::gateway();
    let older = Schema::from_bytes(&image).unwrap();
    assert!(diff(&older, &older).is_empty());
    let xml = include_str!("../../../../testdata/datamodel/gateway.xml")
        .replace("maxLength=\"8\"", "maxLength=\"9\"")
        .replace(
            "name=\"Blank\" access=\"readWrite\"",
            "name=\"Empty\" access=\"readWrite\"",
        )
        .replace(
            "command name=\"Reboot()\"",
            "command name=\"Reboot()\" async=\"true\"",
        )
        .replace(
            "minEntries=\"4\" maxEntries=\"4\"",
            "minEntries=\"1\" maxEntries=\"4\"",
        )
        .replace(
            "type=\"factory\" value=\"false\"",
            "type=\"factory\" value=\"true\"",
        );
    let loaded = Loader::new()
        .load("g.xml", xml.as_bytes(), &mut NoFiles)
        .unwrap();
    let image = loaded.into_model().unwrap().compile().unwrap();
    let changes = diff(&older, &Schema::from_bytes(&image).unwrap());
    let mut changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
    changes.sort();
    assert_eq!(
        changes,
        [
            "+ Device.Empty",
            "- Device.Blank",
            "~ Device.Radio.{i}.Enable: default",
            "~ Device.Radio.{i}.Short: type",
            "~ Device.Reboot(): flags",
            "~ Device.Wire.{i}.: entries",
        ]
    );
}

const DEVICE: &str = r#"<dt:document xmlns:dt="urn:broadband-forum-org:cwmp:devicetype-1-15">
<import file="m.xml"><model name="Device:2.19"/></import>
<model ref="Device:2.19">
<object ref="Device."><command ref="Reboot()"/>
<event ref="Boot!"><parameter ref="Cause"/></event></object>
<object ref="Device.WiFi.SSID.{i}." access="create"><parameter ref="Enable" access="readOnly" activeNotify="willDeny"/>
<parameter ref="Colour"/></object>
</model></dt:document>"#;

#[test]
fn a_device_type_narrows_the_supported_model() {
    let device = Loader::new()
        .load_device_type("dt.xml", DEVICE.as_bytes())
        .unwrap();
    assert_eq!(device.model(), "Device:2.19");
    let (set, lost) = device.supported(tr181());
    let lost: Vec<String> = lost.iter().map(ToString::to_string).collect();
    expect_test::expect![[r#"
        [
            "dt.xml:7:1: error[unknown-path]: Device.WiFi.SSID.{i}.Colour: name not in the schema, at offset 21 of the path",
        ]
    "#]]
    .assert_debug_eq(&lost);
    let objects: Vec<_> = set
        .describe("Device.", DescribeOptions::ALL, &Everything)
        .unwrap()
        .collect();
    let paths: Vec<String> = objects
        .iter()
        .map(|object| object.path().to_string())
        .collect();
    assert_eq!(paths, ["Device.", "Device.WiFi.", "Device.WiFi.SSID.{i}."]);
    assert!(objects[2].access().can_add() && !objects[2].access().can_delete());
    let enable = objects[2].params().next().unwrap();
    assert!(!enable.is_writable() && enable.value_change() == ValueChange::WillIgnore);
    assert!(objects[0].commands().next().unwrap().input_names().count() > 0);
    let names: Vec<String> = objects[0]
        .events()
        .next()
        .unwrap()
        .arg_names()
        .map(|name| name.to_string())
        .collect();
    assert_eq!(names, ["Cause"]);
    assert!(Loader::new().load_device_type("g.xml", b"<a/>").is_err());
}
