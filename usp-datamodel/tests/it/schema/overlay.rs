//! Vendor documents over a model that they import.

use expect_test::expect;
use usp_datamodel::{
    ObjectAccess, Schema, diff, tr181,
    value::Mode,
    xml::{DataModel, Loader, NoFiles, Resolved, Resolver, SchemaFile, write_model},
};

const GATEWAY: &str = include_str!("../../../../testdata/datamodel/gateway.xml");

/// The standard model, and vendor documents by name.
struct Files<'f>(&'f [(&'f str, String)]);

impl Resolver for Files<'_> {
    fn resolve(&mut self, file: &str, _spec: Option<&str>) -> Option<Resolved> {
        if file == "gateway.xml" {
            return Some(Resolved::new(file, GATEWAY.as_bytes()));
        }
        let (name, text) = self.0.iter().find(|(name, _)| *name == file)?;
        Some(Resolved::new(*name, text.clone().into_bytes()))
    }
}

fn vendor(spec: &str, imports: &str, body: &str) -> String {
    format!(
        "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\" spec=\"{spec}\">\
         {imports}{body}</dm:document>"
    )
}

const IMPORT: &str = "<import file=\"gateway.xml\" spec=\"urn:example-com:gateway-1-4-0\">\
    <dataType name=\"Handle\"/><model name=\"_Device:1.4\" ref=\"Device:1.4\"/></import>";

fn overlay(body: &str) -> String {
    vendor(
        "urn:example-com:acme-1-0-0",
        IMPORT,
        &format!("<model name=\"Device:1.4\" base=\"_Device:1.4\">\n{body}</model>"),
    )
}

fn load(text: &str, files: &[(&str, String)]) -> (DataModel, String) {
    let loaded = Loader::new()
        .load("root.xml", text.as_bytes(), &mut Files(files))
        .unwrap();
    let lines: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    (loaded.into_model().unwrap(), lines.join("\n"))
}

fn changes(older: &[u8], newer: &[u8]) -> Vec<String> {
    let (older, newer) = (
        Schema::from_bytes(older).unwrap(),
        Schema::from_bytes(newer).unwrap(),
    );
    let mut changes: Vec<String> = diff(&older, &newer)
        .iter()
        .map(ToString::to_string)
        .collect();
    changes.sort();
    changes
}

const ACME: &str = r#"<object base="Device.">
 <parameter name="X_EXAMPLE-COM_TableNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
 <command name="X_EXAMPLE-COM_Blink()" async="true"><input><parameter name="Times" mandatory="true"><syntax><unsignedInt><range minInclusive="1"/></unsignedInt></syntax></parameter></input></command>
</object>
<object base="Device.Radio.{i}.">
 <parameter name="X_EXAMPLE-COM_Colour" access="readWrite"><syntax><string><enumeration value="Red"/><enumeration value="Blue"/></string></syntax></parameter>
 <parameter base="Short"><syntax><dataType ref="ShortHandle"><size maxLength="5"/></dataType></syntax></parameter>
 <parameter base="Offset" access="readOnly" status="deprecated"><syntax><int><range minInclusive="0" maxInclusive="8192" step="4096"/></int></syntax></parameter>
 <parameter base="Bands"><syntax><list maxItems="2"><size maxLength="20"/></list></syntax></parameter>
 <command base="Scan()"><input><parameter name="X_EXAMPLE-COM_Deep"><syntax><boolean/></syntax></parameter></input></command>
</object>
<object name="Device.X_EXAMPLE-COM_Table.{i}." access="readWrite" minEntries="0" maxEntries="8" numEntriesParameter="X_EXAMPLE-COM_TableNumberOfEntries">
 <uniqueKey functional="false"><parameter ref="Alias"/></uniqueKey>
 <parameter name="Alias" access="writeOnceReadOnly"><syntax><dataType ref="Handle"/></syntax></parameter>
 <parameter name="Radio" access="readWrite"><syntax><string><pathRef refType="strong" targetParent=".Radio." targetType="row"/></string></syntax></parameter>
</object>
<object base="Device.Wire.{i}." minEntries="2" maxEntries="2"/>
<profile name="X_EXAMPLE-COM_Colours:1"><object ref="Device.Radio.{i}." requirement="present"><parameter ref="X_EXAMPLE-COM_Colour" requirement="readWrite"/></object></profile>
"#;

#[test]
fn a_vendor_adds_and_changes_what_the_standard_model_has() {
    let (model, findings) = load(&overlay(ACME), &[]);
    assert_eq!(findings, "");
    let image = model.compile().unwrap();
    expect![[r#"
        [
            "+ Device.Radio.{i}.Scan().Input.X_EXAMPLE-COM_Deep",
            "+ Device.Radio.{i}.X_EXAMPLE-COM_Colour",
            "+ Device.X_EXAMPLE-COM_Blink()",
            "+ Device.X_EXAMPLE-COM_Table.{i}.",
            "+ Device.X_EXAMPLE-COM_TableNumberOfEntries",
            "~ Device.Radio.{i}.Bands: type",
            "~ Device.Radio.{i}.Offset: access",
            "~ Device.Radio.{i}.Offset: status",
            "~ Device.Radio.{i}.Offset: type",
            "~ Device.Radio.{i}.Short: type",
            "~ Device.Wire.{i}.: entries",
        ]
    "#]]
    .assert_debug_eq(&changes(&super::gateway(), &image));
    let schema = Schema::from_bytes(&image).unwrap();
    assert_eq!(schema.model().spec(), "urn:example-com:acme-1-0-0");
    let param = |path: &str| schema.lookup(path).unwrap().node.as_param().unwrap();
    assert!(
        param("Device.Radio.1.X_EXAMPLE-COM_Colour")
            .as_node()
            .is_vendor()
    );
    let fits = |path: &str, value: &str| param(path).ty().validate(value, Mode::Set).is_ok();
    // The facet kind that is given is replaced, the others are those of the base.
    let short = "Device.Radio.1.Short";
    assert!(fits(short, "abcde") && !fits(short, "abcdef") && !fits(short, "1bcd"));
    assert_eq!(param(short).ty().units(), Some("letters"));
    let offset = "Device.Radio.1.Offset";
    assert!(fits(offset, "8192") && !fits(offset, "12288") && !fits(offset, "-5"));
    assert!(
        fits("Device.Radio.1.Bands", "Low,Low") && !fits("Device.Radio.1.Bands", "Low,Low,Low")
    );
    let table = schema.lookup("Device.X_EXAMPLE-COM_Table.").unwrap().node;
    let table = table.as_object().unwrap();
    assert_eq!(table.access(), ObjectAccess::AddDelete);
    assert!(table.entries_param().is_some() && table.unique_keys().count() == 1);
    let reference = table.param("Radio").unwrap().reference().unwrap();
    let target = reference.targets().next().unwrap();
    assert_eq!(target.path().to_string(), "Device.Radio.{i}.");
    assert!(
        schema.profile("X_EXAMPLE-COM_Colours:1").is_some() && schema.profile("Base:2").is_some()
    );
}

#[test]
fn overlays_stand_on_each_other() {
    let second = vendor(
        "urn:example-com:acme-1-1-0",
        "<import file=\"acme.xml\"><model name=\"Device:1.4\"/></import>",
        "<model name=\"Device:1.5\" base=\"Device:1.4\"><object base=\"Device.Radio.{i}.\">\
         <parameter base=\"X_EXAMPLE-COM_Colour\"><syntax><string><enumeration value=\"Red\"/></string></syntax></parameter>\
         </object></model>",
    );
    let (model, findings) = load(&second, &[("acme.xml", overlay(ACME))]);
    assert_eq!(findings, "");
    let second = model.compile().unwrap();
    let first = load(&overlay(ACME), &[]).0.compile().unwrap();
    assert_eq!(
        changes(&first, &second),
        ["~ Device.Radio.{i}.X_EXAMPLE-COM_Colour: type"]
    );
    assert_eq!(
        Schema::from_bytes(&second).unwrap().model().name(),
        "Device:1.5"
    );
}

#[test]
fn faults_of_an_overlay_are_told_with_their_place() {
    let (_, findings) = load(
        &overlay(
            "<object base=\"Device.None.\"/>\n\
             <object base=\"Device.Radio.{i}.\"><parameter base=\"None\" access=\"readOnly\"/>\n\
             <parameter name=\"Enable\" access=\"readOnly\"/></object>\n\
             <object name=\"Device.Wire.{i}.\"/>\n",
        ),
        &[],
    );
    expect![[r#"
        root.xml:2:1: error[unknown-base]: base "Device.None." does not exist
        root.xml:3:34: error[unknown-base]: base "None" does not exist
        root.xml:4:1: error[duplicate]: second definition of "Enable"
        root.xml:5:1: error[duplicate]: second definition of "Device.Wire.{i}.""#]]
    .assert_eq(&findings);
    let (_, findings) = load(
        &vendor(
            "urn:x",
            "",
            "<model name=\"Device:1.4\" base=\"Device:1.3\"/>",
        ),
        &[],
    );
    assert!(findings.contains("unknown-model"), "{findings}");
}

/// What is written of a schema, loaded and compiled again.
fn again(schema: Schema<'_>) -> Vec<u8> {
    let mut text = String::new();
    write_model(schema, &mut text).unwrap();
    let file = schema.model().file();
    let loaded = Loader::new()
        .load(file, text.as_bytes(), &mut NoFiles)
        .unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.into_model().unwrap().compile().unwrap()
}

#[test]
fn a_schema_that_is_written_gives_its_image_again() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let second = again(schema);
    assert_eq!(changes(&image, &second), [""; 0]);
    assert!(second == image, "byte for byte");
    let second = again(tr181());
    assert_eq!(changes(tr181().as_bytes(), &second), [""; 0]);
    assert!(second == tr181().as_bytes(), "byte for byte");
    // Of an overlay, too, though objects come before parameters there.
    let overlay = load(&overlay(ACME), &[]).0.compile().unwrap();
    let second = again(Schema::from_bytes(&overlay).unwrap());
    assert_eq!(changes(&overlay, &second), [""; 0]);
}

#[test]
fn an_overlay_over_an_image_is_one_over_its_document() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let text = overlay(ACME);
    let mut files = SchemaFile::new(schema, NoFiles);
    let loaded = Loader::new()
        .load("acme.xml", text.as_bytes(), &mut files)
        .unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let over_image = loaded.into_model().unwrap().compile().unwrap();
    let over_document = load(&text, &[]).0.compile().unwrap();
    assert_eq!(changes(&over_document, &over_image), [""; 0]);
    // What is not the model is asked of the other resolver.
    let other = vendor(
        "urn:x",
        "<import file=\"no.xml\"><model name=\"M\"/></import>",
        "<model name=\"D:1.0\"/>",
    );
    let loaded = Loader::new()
        .load("x.xml", other.as_bytes(), &mut files)
        .unwrap();
    assert!(!loaded.is_complete());
}

#[test]
fn an_overlay_over_the_embedded_model_keeps_all_of_it() {
    let text = vendor(
        "urn:example-com:acme-2-0-0",
        "<import file=\"tr-181-2-usp.xml\" spec=\"urn:broadband-forum-org:tr-181-2-19-usp\">\
         <model name=\"_Device:2.19\" ref=\"Device:2.19\"/><dataType name=\"MACAddress\"/></import>",
        "<model name=\"Device:2.19\" base=\"_Device:2.19\"><object base=\"Device.WiFi.Radio.{i}.\">\
         <parameter name=\"X_EXAMPLE-COM_Twin\" access=\"readWrite\"><syntax><dataType ref=\"MACAddress\"/></syntax></parameter>\
         <parameter base=\"Channel\"><syntax><unsignedInt><range minInclusive=\"1\" maxInclusive=\"13\"/></unsignedInt></syntax></parameter>\
         </object></model>",
    );
    let mut files = SchemaFile::new(tr181(), NoFiles);
    let loaded = Loader::new()
        .load("acme.xml", text.as_bytes(), &mut files)
        .unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let image = loaded.into_model().unwrap().compile().unwrap();
    assert_eq!(
        changes(tr181().as_bytes(), &image),
        [
            "+ Device.WiFi.Radio.{i}.X_EXAMPLE-COM_Twin",
            "~ Device.WiFi.Radio.{i}.Channel: type"
        ]
    );
    let schema = Schema::from_bytes(&image).unwrap();
    let found = schema
        .lookup("Device.WiFi.Radio.1.X_EXAMPLE-COM_Twin")
        .unwrap();
    let twin = found.node.as_param().unwrap().ty();
    assert!(twin.validate("00:11:22:33:44:55", Mode::Set).is_ok());
    assert!(
        twin.validate("00:11", Mode::Set).is_err(),
        "the facets of the type are known"
    );
}
