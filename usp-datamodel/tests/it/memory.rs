//! Memory: a schema takes none, and the loader of XML no more than a multiple of its document.

use allocation_counter::measure;
use proptest::prelude::*;
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
        check(what, &xml);
    }
}

fn check(what: &str, xml: &str) {
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

/// What documents are made of, in any order; much of it is refused, and some of it is a model.
const PIECES: &[&str] = &[
    r#"<object name="Device.A." access="readOnly" minEntries="1" maxEntries="1">"#,
    r#"<object name="Device.T.{i}." access="readWrite" minEntries="0" maxEntries="unbounded">"#,
    r#"<object base="Device.A." version="1.1">"#,
    "</object>",
    r#"<parameter name="P" access="readWrite"><syntax><string/></syntax></parameter>"#,
    r#"<parameter name="Q" access="readOnly"><syntax><list/><unsignedInt><range minInclusive="1"/></unsignedInt></syntax></parameter>"#,
    r#"<parameter name="R" access="readOnly"><syntax>"#,
    "</syntax></parameter>",
    r#"<uniqueKey><parameter ref="P"/></uniqueKey>"#,
    r#"<command name="C()"><input><parameter name="I" access="readWrite"><syntax><boolean/></syntax></parameter></input></command>"#,
    r#"<profile name="X:1"><object ref="Device.A." requirement="present"/></profile>"#,
    r#"<component name="K"/>"#,
    r#"<component ref="K"/>"#,
    r#"<dataType name="D"><string><enumeration value="v"/></string></dataType>"#,
    r#"<dataType ref="D"/>"#,
    r#"<import file="y.xml" spec="urn:y"><model name="Device:1.0"/></import>"#,
    "<description>text &amp; more &#65;</description>",
    "<![CDATA[ ]]>",
    "<!-- -->",
    "<?p?>",
    "<x ",
    "&",
    "<",
    "]]>",
];

proptest! {
    #![proptest_config(usp_test_support::cases(64))]

    #[test]
    fn any_document_takes_a_multiple_of_itself(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..300),
        at in any::<prop::sample::Index>(),
        byte in 0_u8..0x80,
    ) {
        let xml = document(&pieces.concat());
        check("pieces", &xml);
        let mut damaged = xml.into_bytes();
        let at = at.index(damaged.len());
        damaged[at] = byte;
        check("damaged", std::str::from_utf8(&damaged).expect("ASCII"));
    }
}
