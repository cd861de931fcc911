//! Memory: a schema takes none, and the loader of XML no more than a multiple of its document.

use allocation_counter::measure;
use usp_datamodel::xml::{Loader, NoFiles};
use usp_datamodel::{Schema, tr181};

/// Most bytes of memory for one byte of XML while a model is loaded and compiled; attributes weigh most.
const MOST_PER_BYTE: u64 = 48;
/// What the loader takes once.
const ONCE: u64 = 64 << 10;

#[test]
fn a_schema_takes_no_memory() {
    let image = tr181().as_bytes().to_vec();
    let mut damaged = image.clone();
    damaged[image.len() / 2] ^= 1;
    let info = measure(|| {
        let schema = Schema::from_bytes(&image).expect("an image");
        assert!(Schema::from_bytes(&damaged).is_err());
        let path = "Device.WiFi.AccessPoint.1.AssociatedDevice.2.SignalStrength";
        let found = schema.lookup(path).expect("a path of TR-181");
        let param = found.node.as_param().expect("a parameter");
        assert!(
            param
                .ty()
                .validate("-50", usp_datamodel::value::Mode::Set)
                .is_ok()
        );
        assert!(schema.lookup("Device.WiFi.Nope.").is_err());
        assert!(schema.nodes().count() > 5000);
    });
    assert_eq!(info.count_total, 0, "{info:?}");
}

fn document(objects: &str) -> String {
    format!(
        r#"<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-14" spec="urn:x" file="x.xml">
          <model name="Device:1.0"><object name="Device." access="readOnly" minEntries="1" maxEntries="1"/>
          {objects}</model></dm:document>"#
    )
}

#[test]
fn a_document_takes_a_multiple_of_itself() {
    let object = |n: usize, content: &str| {
        format!(
            r#"<object name="Device.O{n}." access="readOnly" minEntries="1" maxEntries="1">{content}</object>"#
        )
    };
    let param = r#"<parameter name="P" access="readOnly"><syntax><string/></syntax></parameter>"#;
    let objects: String = (0..5000).map(|n| object(n, param)).collect();
    let deep = "<description>".repeat(100_000);
    let enumeration = r#"<enumeration value="a"/>"#.repeat(20_000);
    let wide = format!(
        r#"<parameter name="P" access="readOnly"><syntax><string>{enumeration}</string></syntax></parameter>"#
    );
    for (what, xml) in [
        ("objects", document(&objects)),
        ("nested", document(&deep)),
        ("comments", document(&"<!-- -->".repeat(50_000))),
        (
            "attributes",
            document(&format!("<object {}/>", "a=\"\" ".repeat(50_000))),
        ),
        ("enumerations", document(&object(0, &wide))),
        ("open", "<a>".repeat(200_000)),
        ("entities", document(&"&lt;&#x41;".repeat(20_000))),
    ] {
        let info = measure(|| {
            let loaded = Loader::new().load("x.xml", xml.as_bytes(), &mut NoFiles);
            let model = loaded.ok().and_then(|loaded| loaded.into_model());
            let _ = model.map(|model| model.compile());
        });
        let most = xml.len() as u64 * MOST_PER_BYTE + ONCE;
        assert!(
            info.bytes_max <= most,
            "{what}: {info:?} for {} bytes",
            xml.len()
        );
    }
}
