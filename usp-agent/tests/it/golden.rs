//! Requests that were recorded, answered here, beside the recorded answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use usp_agent::roles::Access;
use usp_agent::{Agent, LocalAgent, Requester};
use usp_datamodel::instances::Instances;
use usp_datamodel::{Schema, Supported};
use usp_msg::{Body, GetResp, GetSupportedDmResp, Msg, Request};
use usp_record::Record;

use crate::support::model_text;
use crate::support::small::TryFromAnswer;

/// Where answers differ, one line each: file, `rule`, `leniency` or `state`, why.
const DIFFERENCES: &str = include_str!("../../../testdata/agent/golden.tsv");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/golden")
}

fn msg(name: &str) -> Option<Msg> {
    let bytes = std::fs::read(folder().join(name)).ok()?;
    let record = Record::decode(bytes).ok()?;
    Msg::decode(record.whole_payload()?).ok()
}

#[test]
fn recorded_requests_are_answered_alike_or_the_difference_is_explained() {
    let described: GetSupportedDmResp = response("004-gsdm-device-all.response.bin");
    let mut objects = model_text::of_answer(&described);
    facets(&mut objects);
    let document = model_text::document("urn:broadband-forum-org:tr-181-2-12-0", &objects);
    let image = model_text::compile(&document);
    let schema = Schema::from_bytes(&image).unwrap();
    let start = start(schema);

    let mut agent = Agent::new(start);
    let mut differing = BTreeMap::new();
    let mut same = 0;
    for (name, request) in requests() {
        let recorded = msg(&name.replace(".request.", ".response."));
        let Some(recorded) = recorded else { continue };
        let controller = agent.store().find("Device.LocalAgent.Controller.1.");
        let access = Access::full(agent.store().schema());
        let mut requester = Requester::new(&access);
        if let Some(row) = controller {
            requester = requester.with_controller(row);
        }
        let handled = agent.handle(&request, &requester, &mut LocalAgent::default());
        let ours = handled.answer.map(|answer| match answer {
            Ok(response) => plain(&Body::from(response)),
            Err(error) => plain(&Body::from(error)),
        });
        let theirs = plain(&recorded.body);
        if ours.as_deref() == Some(theirs.as_str()) {
            same += 1;
        } else {
            differing.insert(name, format!("ours:   {ours:?}\ntheirs: {theirs}"));
        }
    }
    let listed: BTreeSet<&str> = DIFFERENCES
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect();
    for (name, difference) in &differing {
        if !listed.contains(name.as_str()) {
            let difference: String = difference.chars().take(700).collect();
            eprintln!("{name}\n{difference}\n");
        }
    }
    eprintln!("{same} alike, {} differ", differing.len());
    let differing: BTreeSet<&str> = differing.keys().map(String::as_str).collect();
    assert_eq!(differing, listed);
}

fn response<R: TryFromAnswer>(name: &str) -> R {
    match msg(name).map(|msg| msg.body) {
        Some(Body::Response(response)) => R::of(Ok(response)),
        other => panic!("{name} holds no response: {other:?}"),
    }
}

/// The requests 004 to 156 in the order of the recording.
fn requests() -> Vec<(String, Request)> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".request.bin"))
        .filter(|name| ("004"..="156~").contains(&name.as_str()))
        .collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| match msg(&name)?.body {
            Body::Request(request) => Some((name, request)),
            _ => None,
        })
        .collect()
}

/// What the recording of the model does not tell: facets, and arguments that are mandatory.
fn facets(objects: &mut [model_text::ObjectText]) {
    let reference = |list: &str| {
        format!(
            "{list}<string><pathRef refType=\"weak\" targetParent=\"Device.X_TEST.T.\" \
             targetType=\"row\"/></string>"
        )
    };
    for object in objects
        .iter_mut()
        .filter(|object| object.path.contains(".X_TEST."))
    {
        for param in &mut object.params {
            param.syntax = match param.name.as_str() {
                "Ref" => reference(""),
                "RefList" => reference("<list/>"),
                "Percent" => "<unsignedInt><range minInclusive=\"0\" maxInclusive=\"100\"/>\
                     </unsignedInt>"
                    .into(),
                "Color" => {
                    ["Red", "Green", "Blue"]
                        .map(|color| format!("<enumeration value=\"{color}\"/>"))
                        .concat()
                        .replacen("", "<string>", 1)
                        + "</string>"
                }
                _ => continue,
            };
        }
        for command in &mut object.commands {
            for argument in command.inputs.iter_mut().filter(|input| input.name == "In") {
                argument.mandatory = true;
            }
        }
    }
}

/// The store that the recorded Get of everything shows.
fn start(schema: Schema<'_>) -> Instances<'_> {
    let mut store = Instances::new(Supported::all(schema));
    let shown: GetResp = response("014-get-device-full.response.bin");
    let mut transaction = store.transaction();
    for param in shown.params() {
        // Counters follow their tables; what the model does not have was mounted.
        let _ = transaction.put(&param.path(), param.value);
    }
    transaction.commit().unwrap();
    store
}

/// An answer as text, without the texts of errors and with maps in order.
fn plain(body: &Body) -> String {
    let mut json = serde_json::to_value(Msg::new("1".parse().unwrap(), body.clone())).unwrap();
    strip(&mut json);
    json["body"].to_string()
}

fn strip(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
        serde_json::Value::Object(map) => {
            map.remove("errMsg");
            map.values_mut().for_each(strip);
        }
        _ => {}
    }
}
