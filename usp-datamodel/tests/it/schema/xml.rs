use expect_test::expect;
use usp_datamodel::{
    Schema,
    xml::{Limits, LoadError, Loader, NoFiles, Resolved, Resolver},
};

const HEAD: &str = "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\">";

fn load(body: &str) -> Result<usp_datamodel::xml::Loaded, LoadError> {
    let text = format!("{HEAD}{body}</dm:document>");
    Loader::new().load("t.xml", text.as_bytes(), &mut NoFiles)
}

fn findings(body: &str) -> String {
    let findings = load(body).unwrap().diagnostics;
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn findings_tell_file_line_and_column() {
    expect![[r#"
        t.xml:2:1: warning[unknown-attribute]: unknown attribute "colour" of "parameter"
        t.xml:3:2: error[unknown-component]: unknown component "No"
        t.xml:4:21: error[unknown-type]: unknown type "None""#]]
    .assert_eq(&findings_of_nested());
}

fn findings_of_nested() -> String {
    findings(
        "<model name=\"Device:1.0\"><object name=\"Device.\">\n<parameter name=\"P\" colour=\"red\"/>\n \
         <component ref=\"No\"/>\n<parameter name=\"Q\"><syntax><dataType ref=\"None\"/></syntax></parameter>\
         </object></model>",
    )
}

#[test]
fn faults_of_content_are_findings_and_the_rest_is_kept() {
    for (body, rule) in [
        ("<model name=\"D:1.0\" base=\"X\"/>", "unknown-model"),
        (
            "<model name=\"D:1.0\"><object name=\"D\"/></model>",
            "bad-name",
        ),
        (
            "<model name=\"D:1.0\"><object name=\"D.\" status=\"odd\"/></model>",
            "bad-attribute",
        ),
        (
            "<model name=\"D:1.0\"><object base=\"D.\"/></model>",
            "unknown-base",
        ),
        (
            "<model name=\"D:1.0\"><object name=\"D.\"/><object name=\"D.\"/></model>",
            "duplicate",
        ),
        ("<model name=\"D:1.0\"><object/></model>", "no-name"),
        (
            "<model name=\"D:1.0\"><units/></model>",
            "misplaced-element",
        ),
        (
            "<model name=\"D:1.0\"><strange/></model>",
            "unknown-element",
        ),
        (
            "<import file=\"none.xml\"><model name=\"M\"/></import>",
            "missing-import",
        ),
        (
            "<model name=\"D:1.0\"><profile name=\"P:1\"><object ref=\"No.\"/></profile></model>",
            "profile-item",
        ),
    ] {
        let found = findings(body);
        assert!(found.contains(&format!("[{rule}]")), "{body}: {found}");
    }
}

#[test]
fn a_name_stands_for_one_kind_of_thing() {
    let parameter = "<parameter name=\"P\"><syntax><boolean/></syntax></parameter>";
    let command = "<command name=\"P\"><input><parameter name=\"Q\"/></input></command>";
    let event = "<event name=\"P\"><parameter name=\"Q\"/></event>";
    for (first, second, kind) in [
        (parameter, command, "Param"),
        (parameter, event, "Param"),
        (command, parameter, "Command"),
        (event, command, "Event"),
    ] {
        let body =
            format!("<model name=\"D:1.0\"><object name=\"D.\">{first}{second}</object></model>");
        let loaded = load(&body).unwrap();
        let findings: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        let expected = format!("error[duplicate]: P is the name of a {kind} already");
        assert!(
            findings.iter().any(|found| found.contains(&expected)),
            "{findings:?}"
        );
        // What was there first stays, and the image is sound.
        let image = loaded.models[0].compile().unwrap();
        assert!(Schema::from_bytes(&image).is_ok(), "{body}");
    }
}

#[test]
fn what_is_no_document_is_an_error() {
    let error = |text: &str| {
        let loaded = Loader::new().load("t.xml", text.as_bytes(), &mut NoFiles);
        loaded.unwrap_err().to_string()
    };
    expect!["t.xml:1:1: no element in the file"].assert_eq(&error(""));
    assert!(error("<a>").starts_with("t.xml:1:1: expected a document element"));
    assert!(error(&format!("{HEAD}<model>")).contains("without an end"));
    assert!(error(&format!("{HEAD}</dm:document>{HEAD}</dm:document>")).contains("second root"));
    assert!(error(&format!("{HEAD}<model name='a' name='b'/></dm:document>")).contains("twice"));
    assert!(error(&format!("{HEAD}<model name='&x;'/></dm:document>")).contains("unknown entity"));
    let loaded = Loader::new().load("t.xml", b"<a>\xff", &mut NoFiles);
    assert!(matches!(loaded, Err(LoadError::Encoding { .. })));
}

#[test]
fn tags_end_where_xml_says_and_in_their_order() {
    let fine = "<!-- <model> --><model name=\"D:1.0\" >\n<description a='>' b=\"/>\"><b/>&lt;</description >\
        <object name = 'D.'\n access=\"readOnly\"><?note <object> ?><![CDATA[<object>]]>\
        <parameter name=\"P\"><syntax><string/></syntax></parameter\n></object ></model>";
    let loaded = load(fine).unwrap();
    assert_eq!(findings(fine), "");
    let image = loaded.into_model().unwrap().compile().unwrap();
    assert!(Schema::from_bytes(&image).unwrap().lookup("D.P").is_ok());
    let error = |body: &str| load(body).unwrap_err().to_string();
    expect![[r#"t.xml:1:76: expected the end of "model", found that of "object""#]]
        .assert_eq(&error("<model></object>"));
    expect![[r#"t.xml:1:83: end of "dm:document" without a start"#]]
        .assert_eq(&error("</dm:document>"));
    for body in [
        "<model",
        "<model name=\"x",
        "<model name=x/>",
        "<model name/>",
        "<model =\"x\"/>",
        "<description a=\"",
        "<model><!-- </model>",
        "<model><![CDATA[</model>",
        "<model>& </model>",
        "<model></model",
        "<1/><>",
        "<=/>",
    ] {
        let error = error(body);
        assert!(error.starts_with("t.xml:1:"), "{body}: {error}");
    }
}

/// Files that import each other, by their names.
struct Files(Vec<(&'static str, String)>);

impl Resolver for Files {
    fn resolve(&mut self, file: &str, _spec: Option<&str>) -> Option<Resolved> {
        let found = self.0.iter().find(|(name, _)| *name == file)?;
        Some(Resolved::new(found.0, found.1.clone().into_bytes()))
    }
}

fn document(body: &str) -> String {
    format!("{HEAD}{body}</dm:document>")
}

#[test]
fn circles_end() {
    let a = document(
        "<import file=\"b\"><component name=\"C\"/><dataType name=\"T\"/></import>\
         <model name=\"Device:1.0\"><component ref=\"C\"/><object name=\"Device.\">\
         <parameter name=\"P\"><syntax><dataType ref=\"T\"/></syntax></parameter></object></model>",
    );
    let b = document("<import file=\"a\"><component name=\"C\"/><dataType name=\"T\"/></import>");
    let mut files = Files(vec![("a", a.clone()), ("b", b)]);
    let loaded = Loader::new().load("a", a.as_bytes(), &mut files).unwrap();
    assert!(!loaded.is_complete());

    let own = document(
        "<component name=\"C\"><component ref=\"C\"/></component>\
         <model name=\"Device:1.0\"><component ref=\"C\"/></model>",
    );
    let loaded = Loader::new().load("a", own.as_bytes(), &mut NoFiles);
    assert!(matches!(loaded, Err(LoadError::Limit { .. })));

    let types = document(
        "<dataType name=\"T\" base=\"T\"/><model name=\"Device:1.0\"><object name=\"Device.\">\
         <parameter name=\"P\"><syntax><dataType ref=\"T\"/></syntax></parameter></object></model>",
    );
    let loaded = Loader::new()
        .load("a", types.as_bytes(), &mut NoFiles)
        .unwrap();
    assert!(!loaded.is_complete());
}

#[test]
fn limits_hold() {
    let is_limit = |limits: Limits, text: &str, files: &mut Files| {
        let loaded = Loader::new()
            .with_limits(limits)
            .load("a", text.as_bytes(), files);
        matches!(loaded, Err(LoadError::Limit { .. }))
    };
    let mut none = Files(vec![]);
    let nested = document(&format!(
        "{}{}",
        "<model>".repeat(40),
        "</model>".repeat(40)
    ));
    assert!(is_limit(Limits::DEFAULT, &nested, &mut none));
    let prose = document(&format!("{}{}", "<x>".repeat(40), "</x>".repeat(40)));
    assert!(is_limit(Limits::DEFAULT, &prose, &mut none));
    let plain = document("<model name=\"Device:1.0\"><object name=\"Device.\"/></model>");
    assert!(is_limit(Limits::DEFAULT.with_bytes(50), &plain, &mut none));
    assert!(is_limit(Limits::DEFAULT.with_nodes(0), &plain, &mut none));
    let doubled: String = (1..20)
        .map(|level| {
            let inner = format!("<component ref=\"C{}\"/>", level - 1);
            format!("<component name=\"C{level}\">{inner}{inner}</component>")
        })
        .collect();
    let laughing = document(&format!(
        "{doubled}<component name=\"C0\"><object name=\"A.\"/></component>\
         <model name=\"Device:1.0\"><component ref=\"C19\"/></model>"
    ));
    assert!(is_limit(Limits::DEFAULT, &laughing, &mut none));
    let importing = document("<import file=\"b\"><model name=\"M\"/></import>");
    let mut files = Files(vec![("b", document(""))]);
    assert!(is_limit(
        Limits::DEFAULT.with_files(1),
        &importing,
        &mut files
    ));
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\"><!ENTITY b \"{}\"><!ENTITY c \"{}\">]>{}",
        "ha".repeat(100),
        "&a;".repeat(100),
        "&b;".repeat(100),
        document("<model name=\"&c;\"/>")
    );
    assert!(is_limit(Limits::DEFAULT, &laughs, &mut none));
}

#[test]
fn deep_paths_of_objects_are_walked_without_recursion() {
    let path = "A.".repeat(500);
    let loaded = load(&format!(
        "<model name=\"A:1.0\"><object name=\"{path}\"/></model>"
    ))
    .unwrap();
    let image = loaded.into_model().unwrap().compile().unwrap();
    let schema = Schema::from_bytes(&image).unwrap();
    assert_eq!(schema.nodes().count(), 500);
    assert!(schema.lookup(&path).is_ok());
}
