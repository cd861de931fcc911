//! What published documents contain beside the obvious, one small document for each.

use usp_datamodel::{
    Kind, Schema,
    types::{DefaultKind, Status},
    value::Mode,
    xml::{Loader, NoFiles, Resolved, Resolver},
};

/// Files by name.
struct Files<'f>(&'f [(&'f str, &'f str)]);

impl Resolver for Files<'_> {
    fn resolve(&mut self, file: &str, _spec: Option<&str>) -> Option<Resolved> {
        let (name, text) = self.0.iter().find(|(name, _)| *name == file)?;
        Some(Resolved::new(*name, document(text).into_bytes()))
    }
}

fn document(body: &str) -> String {
    format!(
        "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-16\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"urn:broadband-forum-org:cwmp:datamodel-1-5 other.xsd\" spec=\"urn:x:y\">{body}</dm:document>"
    )
}

fn image_of(body: &str, files: &[(&str, &str)]) -> (Vec<u8>, Vec<String>) {
    let text = document(body);
    let loaded = Loader::new()
        .load("root.xml", text.as_bytes(), &mut Files(files))
        .unwrap();
    let mut findings: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    let model = loaded.into_model().unwrap();
    findings.extend(model.lint().unwrap().iter().map(ToString::to_string));
    (model.compile().unwrap(), findings)
}

/// The image of a `Device:1.2` model with a body, and rules of findings.
fn model(body: &str) -> (Vec<u8>, Vec<String>) {
    image_of(
        &format!("<model name=\"Device:1.2\"><object name=\"Device.\"/>{body}</model>"),
        &[],
    )
}

fn object(name: &str, body: &str) -> String {
    let entries = if name.ends_with("{i}.") {
        "minEntries=\"0\" maxEntries=\"unbounded\""
    } else {
        ""
    };
    format!("<object name=\"{name}\" {entries}>{body}</object>")
}

fn param(name: &str, syntax: &str) -> String {
    format!("<parameter name=\"{name}\" access=\"readWrite\"><syntax>{syntax}</syntax></parameter>")
}

fn targets(schema: &Schema<'_>, path: &str) -> Vec<String> {
    let param = schema.lookup(path).unwrap().node.as_param().unwrap();
    let targets = param.reference().unwrap().targets();
    targets.map(|node| node.path().to_string()).collect()
}

fn reference(attributes: &str) -> String {
    format!("<string><pathRef refType=\"weak\" {attributes}/></string>")
}

#[test]
fn targets_are_named_with_and_without_dots_and_levels() {
    let row = |target: &str| reference(&format!("targetParent=\"{target}\" targetType=\"row\""));
    let inner: String = [
        ("Plain", "Role"),
        ("Dotted", "Role."),
        ("Indexed", "Role.{i}."),
        ("Own", "#"),
        ("Up", "##"),
        ("UpName", "##.Other."),
        ("Root", ".Other"),
        ("Absolute", "Device.Other.{i}."),
        ("Beyond", "########.Other."),
        ("Two", "\n  .Other.\n\t#.Role.  "),
        ("Nothing", ""),
    ]
    .iter()
    .map(|(name, target)| param(name, &row(target)))
    .collect();
    let body = [
        object("Device.Other.{i}.", ""),
        object("Device.Box.{i}.", ""),
        object("Device.Box.{i}.Role.{i}.", ""),
        object(
            "Device.Box.{i}.Part.",
            &(inner + &param("Sub", &row("#.Role."))),
        ),
        object("Device.Box.{i}.Part.Role.{i}.", ""),
    ]
    .concat();
    let (image, findings) = model(&body);
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    let of = |name: &str| targets(&schema, &format!("Device.Box.{{i}}.Part.{name}"));
    for name in ["Plain", "Dotted", "Indexed"] {
        assert_eq!(of(name), ["Device.Box.{i}.Part.Role.{i}."], "{name}");
    }
    assert_eq!(of("Own"), ["Device.Box.{i}."]);
    assert_eq!(of("Up"), ["Device."]);
    for name in ["UpName", "Root", "Absolute", "Beyond"] {
        assert_eq!(of(name), ["Device.Other.{i}."], "{name}");
    }
    assert_eq!(of("Sub"), ["Device.Box.{i}.Role.{i}."]);
    assert_eq!(of("Two"), ["Device.Other.{i}.", "Device.Box.{i}.Role.{i}."]);
    assert!(of("Nothing").is_empty());
}

#[test]
fn scopes_say_where_targets_start() {
    let scoped = |scope: &str, target: &str| {
        reference(&format!(
            "targetParentScope=\"{scope}\" targetParent=\"{target}\" targetType=\"table\""
        ))
    };
    let body = [
        object("Device.Other.{i}.", ""),
        object(
            "Device.Box.",
            &[
                param("ByModel", &scoped("model", "Other.")),
                param("ByModelDot", &scoped("model", ".Other.")),
                param("ByObject", &scoped("object", "Other.")),
                param("ByObjectDot", &scoped("object", ".Other.")),
            ]
            .concat(),
        ),
        object("Device.Box.Other.{i}.", ""),
    ]
    .concat();
    let (image, _) = model(&body);
    let schema = Schema::from_bytes(&image).unwrap();
    for (name, wanted) in [
        ("ByModel", "Device.Other.{i}."),
        ("ByModelDot", "Device.Other.{i}."),
        ("ByObject", "Device.Box.Other.{i}."),
        ("ByObjectDot", "Device.Box.Other.{i}."),
    ] {
        assert_eq!(
            targets(&schema, &format!("Device.Box.{name}")),
            [wanted],
            "{name}"
        );
    }
}

#[test]
fn arguments_count_levels_with_and_without_their_list() {
    let refer = |target: &str| reference(&format!("targetParent=\"{target}\" targetType=\"row\""));
    let command = format!(
        "<command name=\"Do()\"><input>{}{}{}</input><output>{}{}</output></command>",
        param("Short", &refer("#.Role.")),
        param("Long", &refer("##.Role.")),
        param("Sibling", &refer("Result.")),
        object("Result.{i}.", ""),
        param("Known", "<string/>"),
    );
    let body = [
        object("Device.Box.{i}.", &command),
        object("Device.Box.{i}.Role.{i}.", ""),
    ]
    .concat();
    let (image, findings) = model(&body);
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    let of = |name: &str| targets(&schema, &format!("Device.Box.{{i}}.Do().Input.{name}"));
    assert_eq!(of("Short"), ["Device.Box.{i}.Role.{i}."]);
    assert_eq!(of("Long"), ["Device.Box.{i}.Role.{i}."]);
    assert_eq!(of("Sibling"), ["Device.Box.{i}.Do().Output.Result.{i}."]);
}

#[test]
fn references_into_other_models_are_no_faults() {
    let refer = |target: &str| reference(&format!("targetParent=\"{target}\" targetType=\"row\""));
    let body = [
        param("Root", &refer(".Services.StorageService.")),
        param("Absolute", &refer("Device.Services.StorageService.{i}.")),
    ]
    .concat();
    let (_, findings) = model(&object("Device.Box.", &body));
    assert_eq!(findings, Vec::<String>::new());
    // A service sees the objects of the device from outside, and its own from inside.
    let service = format!(
        "<model name=\"BoxService:1.0\" isService=\"true\">\
         <parameter name=\"BoxServiceNumberOfEntries\" access=\"readOnly\"><syntax><unsignedInt/></syntax></parameter>\
         <object name=\"BoxService.{{i}}.\" minEntries=\"0\" maxEntries=\"unbounded\" \
         numEntriesParameter=\"BoxServiceNumberOfEntries\">{}{}</object>\
         <object name=\"BoxService.{{i}}.Role.{{i}}.\" minEntries=\"0\" maxEntries=\"unbounded\"/></model>",
        param("Outside", &refer("Device.IP.Interface.")),
        param("Inside", &refer(".Role.")),
    );
    let (image, findings) = image_of(&service, &[]);
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    assert_eq!(
        targets(&schema, "BoxService.{i}.Inside"),
        ["BoxService.{i}.Role.{i}."]
    );
    let table = schema
        .lookup("BoxService.")
        .unwrap()
        .node
        .as_object()
        .unwrap();
    let counter = table.entries_param().unwrap();
    assert_eq!(counter.path().to_string(), "BoxServiceNumberOfEntries");
}

#[test]
fn states_of_parents_reach_their_children_and_only_rise() {
    let body = [
        "<object name=\"Device.Old.\" status=\"obsoleted\">".to_owned(),
        param("Kept", "<string/>"),
        "<parameter name=\"Gone\" status=\"deleted\"/></object>".into(),
        "<object name=\"Device.Old.Part.\" status=\"deprecated\"/>".into(),
        "<object base=\"Device.Old.\" status=\"deprecated\"/>".into(),
    ]
    .concat();
    let (image, _) = model(&body);
    let schema = Schema::from_bytes(&image).unwrap();
    let status = |path: &str| schema.lookup(path).unwrap().node.status();
    for path in ["Device.Old.", "Device.Old.Kept", "Device.Old.Part."] {
        assert_eq!(status(path), Status::Obsoleted, "{path}");
    }
    assert!(schema.lookup("Device.Old.Gone").is_err());
}

#[test]
fn entities_nest_in_values_and_white_space_is_normal() {
    let text = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE x [<!ENTITY d '[0-9]'><!ENTITY dd \"&d;&d;\">]>\n{}",
        document(&format!(
            "<model name='Device:1.2'><object name='Device.\n'>{}</object></model>",
            param(
                "P",
                "<string><pattern value=\"&dd;&#45;&#x41;&amp;\"/></string><default type=\"object\" value=\"&#9;\"/>"
            )
        ))
    );
    let loaded = Loader::new()
        .load("root.xml", text.as_bytes(), &mut Files(&[]))
        .unwrap();
    assert!(loaded.is_complete(), "{:?}", loaded.diagnostics);
    let image = loaded.into_model().unwrap().compile().unwrap();
    let schema = Schema::from_bytes(&image).unwrap();
    let param = schema.lookup("Device.P").unwrap().node.as_param().unwrap();
    assert!(param.ty().validate("12-A&", Mode::Set).is_ok());
    assert!(param.ty().validate("1-A&", Mode::Set).is_err());
    assert_eq!(param.default_value().unwrap().value, "\t");
}

#[test]
fn lists_of_types_and_of_syntaxes_are_combined() {
    let types = "<dataType name=\"Bands\"><list maxItems=\"4\"/><string><enumeration value=\"A\"/>\
        <enumeration value=\"B\"/></string></dataType>";
    let body = [
        param(
            "Named",
            "<dataType ref=\"Bands\"/><default type=\"object\" value=\"A,B\"/>",
        ),
        param("Fewer", "<list maxItems=\"1\"/><dataType ref=\"Bands\"/>"),
        param(
            "Values",
            "<dataType base=\"Bands\"><enumeration value=\"A\"/></dataType>",
        ),
        param(
            "Factory",
            "<unsignedInt/><default type=\"implementation\" value=\"7\"/>",
        ),
    ]
    .concat();
    let (image, findings) = image_of(
        &format!(
            "{types}<model name=\"Device:1.2\"><object name=\"Device.\">{body}</object></model>"
        ),
        &[],
    );
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains("unbracketed-default"));
    let schema = Schema::from_bytes(&image).unwrap();
    let fits = |name: &str, value: &str| {
        let node = schema.lookup(&format!("Device.{name}")).unwrap().node;
        node.as_param()
            .unwrap()
            .ty()
            .validate(value, Mode::Set)
            .is_ok()
    };
    assert!(fits("Named", "A,B,A,B") && !fits("Named", "A,B,A,B,A") && !fits("Named", "C"));
    assert!(fits("Fewer", "B") && !fits("Fewer", "A,B"));
    assert!(fits("Values", "A,A") && !fits("Values", "B"));
    let default = |name: &str| {
        let node = schema.lookup(&format!("Device.{name}")).unwrap().node;
        node.as_param().unwrap().default_value().unwrap().kind
    };
    assert_eq!(default("Named"), DefaultKind::Object);
    assert_eq!(default("Factory"), DefaultKind::Implementation);
}

#[test]
fn events_take_components_and_tables_without_rights() {
    let parts = "<component name=\"Arguments\"><parameter name=\"Cause\" access=\"readWrite\"><syntax><string/>\
        <default type=\"factory\" value=\"x\"/></syntax></parameter>\
        <object name=\"Row.{i}.\" access=\"readWrite\" minEntries=\"0\" maxEntries=\"unbounded\" \
        numEntriesParameter=\"RowNumberOfEntries\"><component ref=\"Inner\"/></object></component>\
        <component name=\"Inner\"><object name=\"Deep.{i}.\" minEntries=\"0\" maxEntries=\"2\">\
        <parameter name=\"Value\"><syntax><int/></syntax></parameter></object></component>";
    let root = "<import file=\"parts\"><component name=\"_Args\" ref=\"Arguments\"/></import>\
        <model name=\"Device:1.2\"><object name=\"Device.\"><event name=\"Boot!\"><component ref=\"_Args\"/></event>\
        </object></model>";
    let (image, findings) = image_of(root, &[("parts", parts)]);
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    let cause = schema.lookup("Device.Boot!.Cause").unwrap().node;
    assert_eq!(cause.kind(), Kind::EventArg);
    let default = cause.as_param().unwrap().default_value().unwrap();
    assert_eq!((default.kind, default.value), (DefaultKind::Parameter, "x"));
    let row = schema.lookup("Device.Boot!.Row.{i}.").unwrap().node;
    let row = row.as_object().unwrap();
    assert!(row.is_table() && !row.access().can_add() && row.entries_param().is_none());
    let value = schema.lookup("Device.Boot!.Row.{i}.Deep.{i}.Value");
    assert_eq!(value.unwrap().instances.len(), 2);
}

#[test]
fn a_parent_may_come_after_its_children_and_names_may_have_any_letters() {
    let body = [
        object(
            "Device.Box.Part.",
            &param(
                "X_\u{e9}",
                "<string><enumeration value=\"\u{e9}\"/></string>",
            ),
        ),
        object(
            "Device.Box.",
            "<!-- late --><parameter name=\"P\" dmr:x=\"1\" id=\"1.3.6.1.2.1\"/>",
        ),
        "<other:thing xmlns:other=\"urn:o\"><object name=\"No.\"/></other:thing>".into(),
    ]
    .concat();
    let (image, findings) = model(&body);
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    let node = schema.lookup("Device.Box.Part.X_\u{e9}").unwrap().node;
    let ty = node.as_param().unwrap().ty();
    assert!(ty.validate("\u{e9}", Mode::Set).is_ok());
    assert!(schema.lookup("Device.Box.P").is_ok());
    assert_eq!(
        schema
            .lookup("Device.Box.")
            .unwrap()
            .node
            .children()
            .count(),
        2
    );
}

#[test]
fn profiles_say_what_is_not_specified_and_stand_on_each_other() {
    let body = "<profile name=\"A:1\"><object ref=\"Device.\" requirement=\"notSpecified\">\
        <parameter ref=\"P\" requirement=\"readOnly\"/></object></profile>\
        <profile name=\"B:1\" extends=\"\n A:1\n\"/>\
        <profile name=\"A:2\" base=\"A:1\"/><profile base=\"A:1\" status=\"deprecated\"/>";
    let (image, findings) = image_of(
        &format!(
            "<model name=\"Device:1.2\"><object name=\"Device.\">{}</object>{body}</model>",
            param("P", "<int/>")
        ),
        &[],
    );
    assert_eq!(findings, Vec::<String>::new());
    let schema = Schema::from_bytes(&image).unwrap();
    let extended = schema.profile("B:1").unwrap().extends().next().unwrap();
    assert_eq!(extended.name(), "A:1");
    assert_eq!(schema.profile("A:2").unwrap().base().unwrap().name(), "A:1");
    assert_eq!(extended.own_items().count(), 2);
    assert_eq!(schema.profile("A:1").unwrap().status(), Status::Deprecated);
}

#[test]
fn versions_of_reports_are_not_raised_in_components() {
    let text = |attribute: &str| {
        format!(
            "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-8\" \
             xmlns:dmr=\"urn:broadband-forum-org:cwmp:datamodel-report-0-1\">\
             <component name=\"C\"><parameter name=\"P\" access=\"readOnly\" {attribute}=\"1.1\">\
             <syntax><string/></syntax></parameter></component>\
             <model name=\"Device:1.4\"><object name=\"Device.\" version=\"1.0\"/>\
             <object name=\"Device.O.\" version=\"1.3\"><component ref=\"C\"/></object></model>\
             </dm:document>"
        )
    };
    for (attribute, since) in [("version", "1.3"), ("dmr:version", "1.1")] {
        let text = text(attribute);
        let loaded = Loader::new().load("r.xml", text.as_bytes(), &mut NoFiles);
        let image = loaded.unwrap().into_model().unwrap().compile().unwrap();
        let schema = Schema::from_bytes(&image).unwrap();
        let found = schema.lookup("Device.O.P").unwrap().node.since();
        assert_eq!(found.to_string(), since, "{attribute}");
    }
}

#[test]
fn a_model_may_be_imported_without_the_last_number_of_its_version() {
    let model = |name: &str, param: &str| {
        let body = format!(
            "<parameter name=\"{param}\" access=\"readOnly\"><syntax><string/></syntax></parameter>"
        );
        format!("<model name=\"{name}\"><object name=\"Device.\">{body}</object></model>")
    };
    let common = [
        model("Device:1.2.9", "Older"),
        model("Device:1.2.10", "Newest"),
        model("Device:1.20", "Other"),
        model("Device:1.3.1", "Next"),
    ]
    .concat();
    let root = "<import file=\"common.xml\"><model name=\"_D:1.2\" ref=\"Device:1.2\"/></import>\
        <model name=\"Device:1.2\" base=\"_D:1.2\"/>";
    let (image, findings) = image_of(root, &[("common.xml", &common)]);
    let schema = Schema::from_bytes(&image).unwrap();
    assert!(schema.lookup("Device.Newest").is_ok());
    assert_eq!(schema.nodes().count(), 2);
    assert_eq!(findings, [""; 0]);
    let none = root.replace("ref=\"Device:1.2\"", "ref=\"Device:1.4\"");
    let (_, findings) = image_of(&none, &[("common.xml", &common)]);
    assert!(findings.iter().any(|f| f.contains("[unknown-model]")));
}
