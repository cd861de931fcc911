//! Errors of images, XML, lookup, description and resolution that no other test is about: each is produced once.

use usp_datamodel::resolve::{Everything, Purpose, Resolution, ResolveErrorKind};
use usp_datamodel::supported::{self, DescribeErrorKind, DescribeOptions};
use usp_datamodel::xml::{CompileError, LoadError, Loader, NoFiles};
use usp_datamodel::{ImageError, LookupErrorKind, Schema, Supported, tr181};
use usp_path::PathView;

#[test]
fn images() {
    let refused = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut image = tr181().as_bytes().to_vec();
        change(&mut image);
        Schema::from_bytes(&image).unwrap_err()
    };
    assert_eq!(refused(&|image| image[0] ^= 1), ImageError::NotAnImage);
    assert_eq!(refused(&Vec::clear), ImageError::NotAnImage);
    let length = tr181().as_bytes().len();
    assert_eq!(
        refused(&|image| image.push(0)),
        ImageError::Length {
            expected: length,
            found: length + 1
        }
    );
    assert_eq!(
        refused(&|image| image[length - 1] ^= 1),
        ImageError::Checksum
    );
    // The number of the format stands behind the letters that begin an image.
    let magic = tr181().as_bytes().iter().position(|byte| *byte < b' ');
    let format = refused(&|image| image[magic.unwrap() + 1] ^= 0x80);
    assert!(matches!(format, ImageError::Format { .. }), "{format}");
}

fn load(xml: &str) -> Result<Vec<u8>, CompileError> {
    let loaded = Loader::new().load("x.xml", xml.as_bytes(), &mut NoFiles);
    loaded.unwrap().into_model().unwrap().compile()
}

/// A document around the parameters of `Device.`.
fn device(params: &str) -> String {
    format!(
        r#"<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-14" spec="urn:x" file="x.xml">
          <model name="Device:1.0"><object name="Device." access="readOnly" minEntries="1" maxEntries="1">
          {params}</object></model></dm:document>"#
    )
}

#[test]
fn documents() {
    let refused = |xml: &str| {
        let loaded = Loader::new().load("x.xml", xml.as_bytes(), &mut NoFiles);
        loaded.map(|loaded| loaded.models.len()).unwrap_err()
    };
    assert!(matches!(refused("<dm:document"), LoadError::Xml { .. }));
    assert!(matches!(
        refused("<html></html>"),
        LoadError::NotADocument { found, .. } if found == "html"
    ));
    let empty = r#"<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-14" spec="urn:x" file="x.xml"/>"#;
    let device_type = Loader::new().load_device_type("x.xml", empty.as_bytes());
    assert!(matches!(device_type.unwrap_err(), LoadError::NoModel { file } if file == "x.xml"));
}

#[test]
fn models_that_make_no_image() {
    let param = |syntax: &str| {
        device(&format!(
            r#"<parameter name="P" access="readOnly"><syntax>{syntax}</syntax></parameter>"#
        ))
    };
    assert!(load(&param("<string/>")).is_ok());
    let large = "(a{1,400}){1,400}";
    let syntax = format!(r#"<string><pattern value="{large}"/></string>"#);
    let error = load(&param(&syntax)).unwrap_err();
    assert!(
        matches!(&error, CompileError::Pattern { path, pattern, .. } if path == "Device.P" && pattern == large),
        "{error}"
    );
    let error = load(&param(r#"<int><range minInclusive="low"/></int>"#)).unwrap_err();
    assert!(
        matches!(&error, CompileError::Range { min, .. } if min == "low"),
        "{error}"
    );
    let many: String = (0..300)
        .map(|n| format!(r#"<parameter name="P{n}" access="readOnly" version="1.{n}"><syntax><string/></syntax></parameter>"#))
        .collect();
    let error = load(&device(&many)).unwrap_err();
    let expected = CompileError::TooMany {
        what: "versions",
        max: 256,
    };
    assert_eq!(error, expected);
}

#[test]
fn lookups() {
    let kind = |path: &str| tr181().lookup(path).unwrap_err().kind();
    // `LowerLayers` may refer to any of the interfaces of a device.
    assert_eq!(
        kind("Device.IP.Interface.1.LowerLayers+.Name"),
        LookupErrorKind::AmbiguousReference
    );
    // Each step along `Upper` stands for a row that nobody has named.
    let path = |steps: usize| format!("Device.Link.1.{}Name", "Upper+.".repeat(steps));
    let schema = crate::resolve::schema();
    assert!(schema.lookup(&path(14)).is_ok());
    let error = schema.lookup(&path(15)).unwrap_err();
    assert_eq!(error.kind(), LookupErrorKind::TooManyInstances);
}

#[test]
fn descriptions() {
    let all = Supported::all(tr181());
    let kind = |path: &str| {
        let everything = supported::Everything;
        let described = all.describe(path, DescribeOptions::default(), &everything);
        described.err().map(|error| error.kind())
    };
    assert_eq!(kind("Device.IP.Interface."), None);
    assert_eq!(
        kind("Device.IP.Interface.*."),
        Some(DescribeErrorKind::NotAllowed)
    );
    assert!(matches!(
        kind("Device.Toaster."),
        Some(DescribeErrorKind::NotSupported(error)) if error.kind() == LookupErrorKind::NotInSchema
    ));
}

#[test]
fn resolutions() {
    use ResolveErrorKind as Kind;
    let store = crate::resolve::store();
    let kind = |path: &str, purpose: Purpose| {
        let path = PathView::parse(path).unwrap();
        let found = Resolution::new(store.supported(), &path, purpose, &Everything);
        let outcome = found.and_then(|mut resolution| resolution.step(&mut &store));
        *outcome.expect_err(path.as_str()).kind()
    };
    for (path, purpose, expected) in [
        ("Device.Port.{i}.", Purpose::Get, Kind::Placeholder),
        ("Device.Port.*.", Purpose::GetSupportedDm, Kind::Search),
        ("Device.Nope.", Purpose::Get, Kind::NotInModel),
        ("Device.Info.1.", Purpose::Get, Kind::NotATable),
        ("Device.Port.Alias", Purpose::Get, Kind::NeedsInstance),
        ("Device.Name+.Alias", Purpose::Get, Kind::NoReference),
        ("Device.Reboot()", Purpose::Get, Kind::WrongKind),
        ("Device.Port.99.", Purpose::Get, Kind::Missing),
    ] {
        assert_eq!(kind(path, purpose), expected, "{path}");
    }
    assert!(matches!(
        kind("Device.Port.[Enable<true].", Purpose::Get),
        Kind::Expression(_)
    ));
}
