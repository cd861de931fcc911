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

/// A parameter that is asked for.
struct Param {
    /// Its path in the form of the supported data model.
    path: String,
    id: NodeId,
    /// The name of it, and the object that holds it: a sibling of the parameters there.
    name: &'static str,
    holder: NodeId,
}

/// Every parameter in the order of the model.
fn params() -> Vec<Param> {
    let params = tr181().nodes();
    let params = params.filter(|node| node.kind() == Kind::Param && !node.is_deleted());
    let params = params.map(|node| Param {
        path: node.path().to_string(),
        id: node.id(),
        name: node.name(),
        holder: node.parent().unwrap().id(),
    });
    params.collect()
}

/// Shuffles by a generator of its own, so that each run asks in the same order.
fn shuffle<T>(items: &mut [T]) {
    let mut seed = 1_u64;
    for at in (1..items.len()).rev() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        items.swap(at, (seed >> 33) as usize % (at + 1));
    }
}

/// A path as it is asked for.
struct Question {
    text: String,
    name: &'static str,
    holder: NodeId,
}

/// All give the sum of the numbers of the nodes.
///
/// The peer has the same questions in the same random order, and a map with keys of its own. Where
/// those keys lie in memory is told apart: a map is filled from the model, in the order of the
/// model; filled in the order of the questions, each question finds its key beside the one before.
fn lookups(suite: &mut Suite) {
    let normal = |suite: &mut Suite, id: &str, ours: fn(&[Question]) -> u64, real: bool| {
        suite.case(id, |case| {
            let mut params = params();
            // Not a clone of the other: its keys would lie in the order of the table.
            let (map, by_model) = (keys(&params), keys(&params));
            shuffle(&mut params);
            let as_asked = keys(&params);
            let normalised = || params.iter().map(|param| param.path.clone());
            let (texts, same_texts): (Vec<_>, Vec<_>) =
                (normalised().collect(), normalised().collect());
            let asked: Rc<[Question]> = params.iter().enumerate().map(question(real)).collect();
            case.bytes(asked.iter().map(|question| question.text.len()).sum());
            let questions = Rc::clone(&asked);
            case.ours(move || ours(&questions));
            let probes = |map: &HashMap<String, NodeId>, texts: &[String]| {
                let found = texts.iter().map(|text| u64::from(map[text].number()));
                found.sum()
            };
            case.peer("HashMap, normalised text", move || probes(&map, &texts));
            case.peer("the same, filled as asked", move || {
                probes(&as_asked, &same_texts)
            });
            case.peer("normalise, then HashMap", move || {
                let mut text = String::new();
                let found = asked.iter().map(|question| {
                    normalise(&question.text, &mut text);
                    u64::from(by_model[&text].number())
                });
                found.sum()
            });
        });
    };
    normal(suite, "datamodel/lookup/instance-paths", by_lookup, true);
    normal(suite, "datamodel/lookup/schema-paths", by_lookup, false);
    normal(
        suite,
        "datamodel/lookup/sibling",
        |questions| {
            let schema = tr181();
            let found = questions.iter().map(|question| {
                let object = schema.node(question.holder).unwrap().as_object().unwrap();
                object.param(question.name).unwrap().id()
            });
            found.map(|id| u64::from(id.number())).sum()
        },
        true,
    );
}

fn by_lookup(questions: &[Question]) -> u64 {
    let schema = tr181();
    let found = questions
        .iter()
        .map(|question| schema.lookup(&question.text).unwrap().node.id());
    found.map(|id| u64::from(id.number())).sum()
}

fn keys(params: &[Param]) -> HashMap<String, NodeId> {
    let keys = params.iter();
    keys.map(|param| (param.path.clone(), param.id)).collect()
}

/// The question for a parameter, with real instance numbers or without.
fn question(real: bool) -> impl Fn((usize, &Param)) -> Question {
    move |(index, param)| {
        let number = (index % 12 + 1).to_string();
        let number = if real { &number } else { "{i}" };
        Question {
            text: param.path.replace("{i}", number),
            name: param.name,
            holder: param.holder,
        }
    }
}

/// Writes a path with `{i}` for each instance number.
fn normalise(path: &str, normalised: &mut String) {
    normalised.clear();
    for segment in path.split_inclusive('.') {
        if segment.starts_with(|first: char| first.is_ascii_digit()) {
            normalised.push_str("{i}.");
        } else {
            normalised.push_str(segment);
        }
    }
}
