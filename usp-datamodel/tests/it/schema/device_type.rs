//! Device types narrow values and numbers of rows, and never widen them.

use expect_test::expect;
use usp_datamodel::{
    NumberOfEntries, Schema, Supported, instances,
    instances::{WriteError, Writer},
    types::{DefaultKind, Size},
    value::Mode,
    xml::{Diagnostic, Loader},
};

fn device_type(body: &str) -> usp_datamodel::xml::DeviceType {
    let text = format!(
        "<dt:document xmlns:dt=\"urn:broadband-forum-org:cwmp:devicetype-1-15\">\
         <import file=\"m.xml\"><model name=\"Device:1.4\"/></import>\n\
         <model ref=\"Device:1.4\">{body}</model></dt:document>"
    );
    Loader::new()
        .load_device_type("dt.xml", text.as_bytes())
        .unwrap()
}

fn radio(params: &str) -> String {
    format!("<object ref=\"Device.Radio.{{i}}.\">{params}</object>")
}

fn lines(findings: &[Diagnostic]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn supported<'a>(schema: Schema<'a>, body: &str) -> (Supported<'a>, String) {
    let (set, findings) = device_type(body).supported(schema);
    let findings = lines(&findings);
    (set, findings)
}

#[test]
fn each_kind_of_facet_stands_for_that_of_the_model() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let (set, findings) = supported(
        schema,
        &radio(
            "<parameter ref=\"Alias\" access=\"readOnly\"><syntax><string><size minLength=\"2\" maxLength=\"4\"/></string></syntax></parameter>\
             <parameter ref=\"Short\" access=\"readWrite\"><syntax><dataType ref=\"ShortHandle\"><size maxLength=\"3\"/></dataType></syntax></parameter>\
             <parameter ref=\"Bands\" access=\"readWrite\"><syntax><list maxItems=\"1\"/><string><enumeration value=\"Low\"/></string></syntax></parameter>\
             <parameter ref=\"Offset\" access=\"readWrite\"><syntax><int><range minInclusive=\"0\" maxInclusive=\"16384\" step=\"8192\"/></int></syntax></parameter>\
             <parameter ref=\"Gain\" access=\"readOnly\"><syntax><decimal><decimalRange minInclusive=\"-0.5\" maxInclusive=\"2.25\"/></decimal></syntax></parameter>\
             <parameter ref=\"Any\" access=\"readWrite\"><syntax><string><pattern value=\"[a-c]+\"/></string><default type=\"object\" value=\"abc\"/></syntax></parameter>\
             <parameter ref=\"Mode\" access=\"readOnly\"><syntax><string><enumeration value=\"Alpha\" access=\"readOnly\"/></string></syntax></parameter>\
             <parameter ref=\"Enable\" access=\"readWrite\"/>",
        ),
    );
    assert_eq!(findings, "");
    let fits = |name: &str, value: &str| {
        let param = schema.lookup(&format!("Device.Radio.1.{name}")).unwrap();
        let by_model = param.node.as_param().unwrap().ty();
        let by_device = set.param_type(param.node.id());
        assert!(
            by_model.validate(value, Mode::Report).is_ok()
                || by_device.validate(value, Mode::Report).is_err(),
            "wider than the model: {name} {value}"
        );
        by_device.validate(value, Mode::Set).is_ok()
    };
    assert!(fits("Alias", "abc") && !fits("Alias", "a") && !fits("Alias", "abcde"));
    // The pattern is that of the model still.
    assert!(fits("Short", "a1") && !fits("Short", "abcd") && !fits("Short", "1a"));
    assert!(fits("Bands", "Low") && !fits("Bands", "High") && !fits("Bands", "Low,Low"));
    assert!(fits("Offset", "8192") && !fits("Offset", "4096") && !fits("Offset", "-5"));
    assert!(fits("Gain", "-0.5") && !fits("Gain", "-1"));
    assert!(fits("Any", "abba") && !fits("Any", "x"));
    assert!(!fits("Mode", "Alpha"), "reported only");
    assert!(fits("Enable", "true"));
    let any = schema.lookup("Device.Radio.1.Any").unwrap().node.id();
    let default = set.param_type(any).default_value().unwrap();
    assert_eq!((default.kind, default.value), (DefaultKind::Object, "abc"));
}

#[test]
fn what_would_widen_the_model_is_told_and_left_as_it_was() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let (set, findings) = supported(
        schema,
        &radio(
            "<parameter ref=\"Alias\"><syntax><string><size maxLength=\"65\"/></string></syntax></parameter>\n\
             <parameter ref=\"Narrow\"><syntax><string><size minLength=\"0\" maxLength=\"4\"/></string></syntax></parameter>\n\
             <parameter ref=\"Bands\"><syntax><list maxItems=\"5\"/><string><enumeration value=\"Low\"/><enumeration value=\"Middle\"/></string></syntax></parameter>\n\
             <parameter ref=\"Offset\"><syntax><int><range minInclusive=\"0\" maxInclusive=\"61440\" step=\"1\"/></int></syntax></parameter>\n\
             <parameter ref=\"Gain\"><syntax><decimal><decimalRange maxInclusive=\"2\"/></decimal></syntax></parameter>\n\
             <parameter ref=\"Enable\"><syntax><int/></syntax></parameter>\n\
             <parameter ref=\"Mode\"><syntax><list/><string/></syntax></parameter>\n\
             <parameter ref=\"Short\"><syntax><dataType ref=\"Handle\"/></syntax></parameter>\n\
             <parameter ref=\"Address\"><syntax><string><pattern value=\"1\\.[0-9]\"/></string></syntax></parameter>\n\
             <parameter ref=\"Any\"><syntax><string><pattern value=\"(\"/></string><default type=\"odd\" value=\"\"/></syntax></parameter>\n\
             <parameter ref=\"Blank\"/>",
        ),
    );
    expect![[r#"
        dt.xml:11:67: error[bad-attribute]: expected a type of default, found "odd"
        dt.xml:2:57: error[wider-facet]: Device.Radio.{i}.Alias: sizes beyond those of the model
        dt.xml:3:1: error[wider-facet]: Device.Radio.{i}.Narrow: sizes beyond those of the model
        dt.xml:4:1: error[wider-facet]: Device.Radio.{i}.Bands: enumeration value "Middle" that the model does not have
        dt.xml:4:1: error[wider-facet]: Device.Radio.{i}.Bands: numbers of items beyond those of the model
        dt.xml:5:1: error[wider-facet]: Device.Radio.{i}.Offset: ranges beyond those of the model
        dt.xml:6:1: error[wider-facet]: Device.Radio.{i}.Gain: ranges beyond those of the model
        dt.xml:7:1: error[other-type]: Device.Radio.{i}.Enable: type differs from that of the model
        dt.xml:8:1: error[other-type]: Device.Radio.{i}.Mode: type differs from that of the model
        dt.xml:9:1: error[other-type]: Device.Radio.{i}.Short: type differs from that of the model
        dt.xml:10:1: warning[other-pattern]: Device.Radio.{i}.Address: pattern "1\\.[0-9]" stands for those of the model, unproven
        dt.xml:11:1: error[bad-facet]: Device.Radio.{i}.Any: pattern "(": expected a closing parenthesis at byte 1
        dt.xml:12:1: error[unknown-path]: Device.Radio.{i}.Blank: name not in the schema, at offset 17 of the path"#]].assert_eq(&findings);
    for node in schema.nodes().filter_map(|node| node.as_param()) {
        let now = set.param_type(node.id());
        if !matches!(node.name(), "Bands" | "Address") {
            assert_eq!(now, node.ty(), "{}", node.path());
        }
    }
    let bands = schema.lookup("Device.Radio.1.Bands").unwrap().node.id();
    let bands = set.param_type(bands);
    assert_eq!(bands.list().unwrap().max_items, Some(4));
    assert_eq!(bands.enumeration().iter().count(), 1);
}

#[test]
fn numbers_of_rows_are_narrowed() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let table = |body: &str| {
        let (set, findings) = supported(schema, body);
        let radio = schema.lookup("Device.Radio.").unwrap().node.id();
        let NumberOfEntries { min, max, .. } = set.number_of_entries(radio);
        ((min, max), findings)
    };
    let fine = table("<object ref=\"Device.Radio.{i}.\" minEntries=\"1\" maxEntries=\"2\"/>");
    assert_eq!(fine, ((1, Some(2)), String::new()));
    let fine =
        table("<object ref=\"Device.Radio.{i}.\" minEntries=\"0\" maxEntries=\"unbounded\"/>");
    assert_eq!(fine, ((0, None), String::new()));
    let (entries, finding) =
        table("<object ref=\"Device.Radio.{i}.\" minEntries=\"3\" maxEntries=\"2\"/>");
    assert_eq!(entries, (0, None));
    expect!["dt.xml:2:25: error[wider-entries]: Device.Radio.{i}.: number of rows beyond that of the model"]
        .assert_eq(&finding);
    let (_, finding) = supported(
        schema,
        "<object ref=\"Device.Wire.{i}.\" minEntries=\"1\" maxEntries=\"x\"/>",
    );
    expect![[r#"dt.xml:2:25: error[wider-entries]: Device.Wire.{i}.: expected a number of rows, found "x""#]]
        .assert_eq(&finding);
    let (_, finding) = supported(
        schema,
        "<object ref=\"Device.Wire.{i}.\" minEntries=\"3\" maxEntries=\"4\"/>",
    );
    assert!(
        finding.contains("wider-entries"),
        "fewer than the model always has"
    );
}

#[test]
fn a_store_checks_with_what_is_narrowed() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let (set, findings) = supported(
        schema,
        "<object ref=\"Device.Radio.{i}.\" access=\"createDelete\" minEntries=\"0\" maxEntries=\"2\">\
         <parameter ref=\"Any\" access=\"readWrite\"><syntax><string><size maxLength=\"3\"/></string>\
         <default type=\"object\" value=\"abc\"/></syntax></parameter></object>",
    );
    assert_eq!(findings, "");
    let mut store = instances::Instances::new(set);
    let (table, any) = {
        let id = |path: &str| schema.lookup(path).unwrap().node.id();
        (id("Device.Radio."), id("Device.Radio.1.Any"))
    };
    let root = store.find("Device.").unwrap();
    let mut transaction = store.transaction();
    let row = transaction.add(Writer::Controller, root, table).unwrap();
    let value = transaction.instances().value(row, any);
    assert_eq!(value, Some("abc"), "the default of the device");
    let set = |transaction: &mut instances::Transaction<'_, '_>, value: &str| {
        transaction.set(Writer::Controller, row, any, value, true)
    };
    set(&mut transaction, "xyz").unwrap();
    let error = set(&mut transaction, "wxyz").unwrap_err();
    assert_eq!(error.code(), 7012, "{error}");
    transaction.add(Writer::Controller, root, table).unwrap();
    let full = transaction.add(Writer::Controller, root, table);
    assert!(matches!(full, Err(WriteError::TableFull)));
    transaction.commit().unwrap();
}

#[test]
fn types_and_rows_can_be_narrowed_by_hand() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let mut set = Supported::all(schema);
    let any = schema.lookup("Device.Radio.1.Any").unwrap().node;
    let sizes = [Size::new(1, Some(2))];
    let ty = any.as_param().unwrap().ty().with_sizes(&sizes);
    set.set_param_type(any.id(), &ty);
    assert_eq!(set.param_type(any.id()), ty);
    let radio = schema.lookup("Device.Radio.").unwrap().node;
    let mut entries = set.number_of_entries(radio.id());
    assert_eq!(entries, radio.as_object().unwrap().number_of_entries());
    entries.max = Some(7);
    set.set_number_of_entries(radio.id(), entries);
    assert_eq!(set.number_of_entries(radio.id()).max, Some(7));
}

#[test]
fn the_shared_device_type_narrows_tr_181() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/dm-data/dt/example-device-type.xml");
    let Ok(bytes) = std::fs::read(file) else {
        eprintln!("skipped: no ../../shared/dm-data/dt");
        return;
    };
    let device = Loader::new().load_device_type("dt.xml", &bytes).unwrap();
    let (set, findings) = device.supported(usp_datamodel::tr181());
    assert_eq!(lines(&findings), "");
    let id = |path: &str| usp_datamodel::tr181().lookup(path).unwrap().node.id();
    let protocol = set.param_type(id("Device.LocalAgent.MTP.1.Protocol"));
    assert!(protocol.validate("MQTT", Mode::Set).is_ok());
    assert!(protocol.validate("STOMP", Mode::Set).is_err());
    assert_eq!(set.number_of_entries(id("Device.WiFi.Radio.")).max, Some(2));
    assert_eq!(
        set.number_of_entries(id("Device.LocalAgent.MTP.")).max,
        Some(4)
    );
}
