//! The schema: loading XML, checking an image, finding nodes.

use std::{collections::HashMap, fs, path::Path, rc::Rc};

use quick_xml::{Reader, events::Event};
use usp_datamodel::{
    Kind, NodeId, Schema,
    supported::{DescribeOptions, Everything, Supported},
    tr181,
    xml::{Loader, NoFiles},
};

use crate::Suite;

/// The flattened TR-181, which lies beside the project and not in it.
const XML: &str = "../../shared/dm-data/full/tr-181-2-19-1-usp-full.xml";

pub(crate) fn cases(suite: &mut Suite) {
    let xml = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(XML));
    match xml {
        Ok(xml) => loading(suite, &Rc::from(xml)),
        Err(_) => eprintln!("datamodel/load/* left out: no {XML}"),
    }
    image(suite);
    lookups(suite);
}

/// All give the number of profiles.
fn loading(suite: &mut Suite, xml: &Rc<str>) {
    suite.case("datamodel/load/tr181-xml", |case| {
        case.bytes(xml.len());
        let text = Rc::clone(xml);
        case.ours(move || {
            let loaded = Loader::new().load("tr-181.xml", text.as_bytes(), &mut NoFiles);
            loaded.unwrap().into_model().unwrap().profile_count() as u64
        });
        let text = Rc::clone(xml);
        case.peer("quick-xml events", move || events(&text));
        let text = Rc::clone(xml);
        case.peer("roxmltree DOM", move || {
            let document = roxmltree::Document::parse(&text).unwrap();
            let profiles = document
                .descendants()
                .filter(|node| node.has_tag_name("profile"));
            profiles.count() as u64
        });
    });
    suite.case("datamodel/compile/tr181", |case| {
        let loaded = Loader::new().load("tr-181.xml", xml.as_bytes(), &mut NoFiles);
        let model = loaded.unwrap().into_model().unwrap();
        case.ours(move || model.compile().unwrap().len() as u64);
    });
}

fn events(text: &str) -> u64 {
    let mut reader = Reader::from_str(text);
    let mut profiles = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == b"profile" => {
                profiles += 1
            }
            Event::Eof => return profiles,
            _ => {}
        }
    }
}

fn image(suite: &mut Suite) {
    suite.case("datamodel/check-image/tr181", |case| {
        let image = tr181().as_bytes();
        case.bytes(image.len());
        case.ours(move || Schema::from_bytes(image).unwrap().node_count() as u64);
    });
    suite.case("datamodel/describe/tr181-all", |case| {
        let supported = Supported::all(tr181());
        case.ours(move || {
            let objects = supported.describe("Device.", DescribeOptions::ALL, &Everything);
            let mut parts = 0;
            for object in objects.unwrap() {
                parts += 1 + object.unique_key_sets().count();
                parts += object
                    .params()
                    .map(|param| usize::from(!param.name().is_empty()))
                    .sum::<usize>();
                for command in object.commands() {
                    parts += 1 + command.input_names().count() + command.output_names().count();
                }
                parts += object
                    .events()
                    .map(|event| 1 + event.arg_names().count())
                    .sum::<usize>();
            }
            parts as u64
        });
    });
}

/// Every parameter in a random order, each time with the same instance numbers.
fn params() -> Vec<Param> {
    let mut params: Vec<_> = tr181()
        .nodes()
        .filter(|node| node.kind() == Kind::Param && !node.is_deleted())
        .map(|node| {
            let holder = node.parent().unwrap();
            (node.path().to_string(), node.id(), node.name(), holder.id())
        })
        .collect();
    // Shuffled by a multiplier that is coprime to the length.
    let length = params.len();
    let mut seed = 1_u64;
    for at in (1..length).rev() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        params.swap(at, (seed >> 33) as usize % (at + 1));
    }
    params
}

/// A path, its node, the name of a sibling parameter, and the node of that.
type Param = (String, NodeId, &'static str, NodeId);

/// All give the sum of the numbers of the nodes.
fn lookups(suite: &mut Suite) {
    let normal = |suite: &mut Suite, id: &str, ours: fn(&[Param]) -> u64, real: bool| {
        suite.case(id, |case| {
            let params = params();
            let texts: Vec<String> = params.iter().map(|param| param.0.clone()).collect();
            let map: HashMap<String, NodeId> = params
                .iter()
                .map(|param| (param.0.clone(), param.1))
                .collect();
            // Laid out in the order of the questions, as the texts of the peer are.
            let asked: Vec<_> = params
                .iter()
                .enumerate()
                .map(|(index, param)| {
                    let number = (index % 12 + 1).to_string();
                    let number = if real { &number } else { "{i}" };
                    (param.0.replace("{i}", number), param.1, param.2, param.3)
                })
                .collect();
            case.bytes(asked.iter().map(|param| param.0.len()).sum());
            case.ours(move || ours(&asked));
            case.peer("HashMap, normalised text", move || {
                let found = texts
                    .iter()
                    .map(|text| u64::from(map[text.as_str()].number()));
                found.sum()
            });
        });
    };
    normal(
        suite,
        "datamodel/lookup/instance-paths",
        |params| {
            let schema = tr181();
            let found = params
                .iter()
                .map(|param| schema.lookup(&param.0).unwrap().node.id());
            found.map(|id| u64::from(id.number())).sum()
        },
        true,
    );
    normal(
        suite,
        "datamodel/lookup/schema-paths",
        |params| {
            let schema = tr181();
            let found = params
                .iter()
                .map(|param| schema.lookup(&param.0).unwrap().node.id());
            found.map(|id| u64::from(id.number())).sum()
        },
        false,
    );
    normal(
        suite,
        "datamodel/lookup/sibling",
        |params| {
            let schema = tr181();
            let found = params.iter().map(|param| {
                let object = schema.node(param.3).unwrap().as_object().unwrap();
                object.param(param.2).unwrap().id()
            });
            found.map(|id| u64::from(id.number())).sum()
        },
        true,
    );
}
