//! The schema: nodes, lookup, the supported model, images, XML.

mod describe;
mod device_type;
mod image;
mod lookup;
mod overlay;
mod paths;
mod quirks;
mod tools;
mod xml;

use usp_datamodel::xml::{Loader, NoFiles};

/// The image of the model that shows every rule.
fn gateway() -> Vec<u8> {
    let xml = include_bytes!("../../../../testdata/datamodel/gateway.xml");
    let loaded = Loader::new()
        .load("gateway.xml", xml, &mut NoFiles)
        .unwrap();
    assert!(loaded.is_complete(), "{:?}", loaded.diagnostics);
    loaded.into_model().unwrap().compile().unwrap()
}
