use expect_test::expect;
use usp_datamodel::{Schema, tr181};

/// Reads everything that an image says.
fn read_all(schema: Schema<'_>) -> usize {
    let mut seen = format!("{schema:?}").len();
    for node in schema.nodes().take(20_000) {
        let path = node.path().to_string();
        seen += path.len() + node.children().count() + schema.lookup(&path).map_or(0, |_| 1);
        if let Some(object) = node.as_object() {
            seen += object
                .unique_keys()
                .map(|key| key.params().count())
                .sum::<usize>();
            seen += usize::from(object.union().is_some()) + format!("{object:?}").len();
        }
        if let Some(param) = node.as_param() {
            seen += format!("{:?}{:?}", param.ty(), param.since()).len();
            seen += param
                .reference()
                .map_or(0, |reference| reference.targets().count());
        }
    }
    for profile in schema.profiles() {
        seen += profile.own_items().count() + profile.extends().count();
    }
    seen
}

#[test]
fn the_embedded_image_passes_the_check_of_any_image() {
    let schema = tr181();
    let checked = Schema::from_bytes(schema.as_bytes()).unwrap();
    assert!(checked.is_same_image(&schema));
    assert_eq!(read_all(checked), read_all(schema));
    assert_eq!(schema.model().name(), "Device:2.19");
    assert_eq!(schema.model().version().to_string(), "2.19");
    assert!(schema.as_bytes().len() <= 450_000);
    for param in schema.nodes().filter_map(|node| node.as_param()) {
        assert!(!param.has_syntax() || param.ty().primitive().name() != "");
    }
}

#[test]
fn every_damaged_byte_is_noticed() {
    let image = super::gateway();
    for at in 0..image.len() {
        let mut damaged = image.clone();
        damaged[at] ^= 0x10;
        assert!(Schema::from_bytes(&damaged).is_err(), "byte {at}");
    }
    for length in 0..image.len() {
        assert!(
            Schema::from_bytes(&image[..length]).is_err(),
            "{length} bytes"
        );
    }
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    assert_eq!(super::gateway(), super::gateway());
}

#[test]
fn error_texts() {
    let image = super::gateway();
    let error = |change: fn(&mut Vec<u8>)| {
        let mut image = image.clone();
        change(&mut image);
        Schema::from_bytes(&image).unwrap_err().to_string()
    };
    expect!["expected the image of a schema, found other bytes"]
        .assert_eq(&error(|image| image[0] = 0));
    expect!["expected image format 3, found 9"].assert_eq(&error(|image| image[6] = 9));
    assert!(error(|image| image.truncate(image.len() - 1)).starts_with("expected "));
    expect!["checksum of the image does not match its content"]
        .assert_eq(&error(|image| *image.last_mut().unwrap() ^= 1));
}
