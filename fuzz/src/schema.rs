//! Schemas: XML of any kind, and images of any bytes.

use std::sync::LazyLock;

use usp_datamodel::{
    Schema,
    supported::{DescribeOptions, Everything, Supported},
    xml::{Limits, Loader, NoFiles, Resolved, Resolver},
};

#[path = "../../usp-datamodel/src/packed/hash.rs"]
#[allow(dead_code, reason = "only the checksum is wanted")]
mod hash;

/// Every import is the document itself: circles of all kinds.
struct Itself<'a>(&'a [u8]);

impl Resolver for Itself<'_> {
    fn resolve(&mut self, file: &str, _spec: Option<&str>) -> Option<Resolved> {
        Some(Resolved::new(file, self.0.to_vec()))
    }
}

/// What loads also compiles or says why; the image has every node of the model, found by its path.
pub(super) fn xml(data: &[u8]) {
    let limits = Limits::DEFAULT
        .with_files(8)
        .with_bytes(1 << 20)
        .with_entity_bytes(1 << 16)
        .with_inclusions(1000)
        .with_nodes(5000);
    let loader = Loader::new().with_limits(limits);
    let Ok(loaded) = loader.load("root.xml", data, &mut Itself(data)) else {
        return;
    };
    for model in loaded.models {
        let Ok(image) = model.compile() else { continue };
        assert_eq!(model.compile().as_ref(), Ok(&image), "not deterministic");
        let schema = Schema::from_bytes(&image).expect("an image of ours passes the check");
        assert_eq!(schema.node_count(), model.node_count());
        assert_eq!(schema.nodes().count() + 1, model.node_count());
        read(schema);
        let _ = model.lint();
    }
}

/// Any bytes, and an image with changed bytes and the right checksum.
pub(super) fn image(data: &[u8]) {
    if let Ok(schema) = Schema::from_bytes(data) {
        read(schema);
    }
    let mut image = SMALL.clone();
    for patch in data.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([patch[0], patch[1]])) % image.len();
        image[at] = patch[2];
    }
    let checksum = hash::checksum(&image[16..]);
    image[8..16].copy_from_slice(&checksum.to_le_bytes());
    if let Ok(schema) = Schema::from_bytes(&image) {
        read(schema);
    }
}

static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let xml = include_bytes!("../../testdata/datamodel/gateway.xml");
    let loaded = Loader::new()
        .load("gateway.xml", xml, &mut NoFiles)
        .unwrap();
    loaded.into_model().unwrap().compile().unwrap()
});

/// Reads everything that a schema says, within bounds.
fn read(schema: Schema<'_>) {
    for node in schema.nodes().take(20_000) {
        let path = node.path().to_string();
        let _ = schema.lookup(&path);
        let _ = (node.status(), node.since(), node.children().len());
        if let Some(object) = node.as_object() {
            let _ = (
                object.union(),
                object.entries_param(),
                object.enable_param(),
            );
            for key in object.unique_keys() {
                key.params().for_each(|param| _ = param.name());
            }
        }
        if let Some(param) = node.as_param() {
            let _ = param.ty().parse("1");
            let _ = param
                .reference()
                .map(|reference| reference.targets().count());
        }
    }
    for profile in schema.profiles().take(1000) {
        let _ = profile.own_items().count() + profile.extends().count();
    }
    let supported = Supported::all(schema);
    if let Ok(objects) = supported.describe("Device.", DescribeOptions::ALL, &Everything) {
        for object in objects.take(5000) {
            let _ = (object.path().to_string(), object.access());
            object
                .params()
                .for_each(|param| _ = (param.name(), param.value_type(), param.value_change()));
            for command in object.commands() {
                command
                    .input_names()
                    .into_iter()
                    .chain(command.output_names())
                    .for_each(drop);
            }
            object
                .events()
                .for_each(|event| event.arg_names().into_iter().for_each(drop));
            object
                .unique_key_sets()
                .for_each(|key| key.iter().for_each(|name| _ = name.to_string()));
        }
    }
}
