//! Vectors that Google's protobuf runtime wrote: see testdata/protobuf-vectors.

use std::{fs, path::Path};

use prost::Message as _;
use serde::Deserialize;
use serde_json::Value;
use usp_msg::{Msg, wire};

use crate::hex;

#[derive(Deserialize)]
struct Vector {
    id: String,
    bytes: String,
    json: Value,
    /// Path of what a Message must have and this one has not.
    lacks: Option<String>,
    /// A map entry has an explicit empty field, which we leave out.
    #[serde(default)]
    explicit_default: bool,
}

pub(crate) fn lines<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/protobuf-vectors");
    let text = fs::read_to_string(folder.join(name)).expect(name);
    let parse = |line| serde_json::from_str(line).expect(line);
    text.lines().map(parse).collect()
}

fn vectors() -> Vec<Vector> {
    let mut vectors: Vec<Vector> = lines("msg.jsonl");
    assert!(vectors.len() > 900, "the file is cut off");
    for vector in &mut vectors {
        vector.json = sorted(vector.json.take());
    }
    vectors
}

/// The same JSON with the keys of each object in order, as the maps in the bytes are.
///
/// An object keeps the order of its text only when some crate of the build asks serde_json to.
fn sorted(json: Value) -> Value {
    match json {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.into_iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key, sorted(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[test]
fn the_same_bytes_both_ways() {
    for Vector {
        id,
        bytes,
        explicit_default,
        ..
    } in vectors()
    {
        let bytes = hex(&bytes);
        let wire = wire::Msg::decode(&*bytes).expect(&id);
        let again = wire.encode_to_vec();
        if explicit_default {
            assert!(again.len() < bytes.len(), "{id}");
            assert_eq!(wire::Msg::decode(&*again).expect(&id), wire, "{id}");
        } else {
            assert_eq!(again, bytes, "{id}");
        }
    }
}

#[test]
fn the_same_json_both_ways() {
    for Vector {
        id, bytes, json, ..
    } in vectors()
    {
        let wire = wire::Msg::decode(&*hex(&bytes)).expect(&id);
        assert_eq!(serde_json::to_value(&wire).expect(&id), json, "{id}");
        let text = json.to_string();
        assert_eq!(
            serde_json::from_str::<wire::Msg>(&text).expect(&id),
            wire,
            "{id}"
        );
    }
}

#[test]
fn the_same_verdict_and_bytes_for_domain_types() {
    let mut valid = 0;
    for Vector {
        id,
        bytes,
        json,
        lacks,
        ..
    } in vectors()
    {
        let bytes = hex(&bytes);
        let mut wire = wire::Msg::decode(&*bytes).expect(&id);
        // An unknown type is a number in JSON; it is refused in requests alone.
        let unknown_type = json["header"]["msgType"].is_number();
        let is_request = json["body"]["request"].is_object();
        let lacks = lacks
            .or_else(|| (unknown_type && is_request).then(|| "msg.header.msg_type".to_owned()));
        match Msg::decode(&bytes) {
            Ok(msg) => {
                assert_eq!(lacks, None, "{id}");
                assert_eq!(Msg::try_from(wire.clone()).as_ref(), Ok(&msg), "{id}");
                assert_eq!(serde_json::from_value::<Msg>(json).expect(&id), msg, "{id}");
                canonical(&mut wire, &msg);
                assert_eq!(wire::Msg::from(msg.clone()), wire, "{id}");
                assert_eq!(msg.encode(), wire.encode_to_vec(), "{id}");
                valid += 1;
            }
            Err(error) => {
                assert_eq!(Some(error.path()), lacks.as_deref(), "{id}: {error}");
                let of_wire = Msg::try_from(wire).expect_err(&id);
                assert_eq!(of_wire.path(), error.path(), "{id}");
                assert_eq!(of_wire.kind(), error.kind(), "{id}");
                serde_json::from_value::<Msg>(json).expect_err(&id);
            }
        }
    }
    assert!(valid > 500, "{valid} valid Messages");
}

/// What of a Message is not kept: a type at odds with the body [R-MSG.10], and an absent outcome of a command,
/// which stands for success without arguments.
fn canonical(wire: &mut wire::Msg, msg: &Msg) {
    use wire::{
        body::MsgBody,
        operate_resp::operation_result::{OperationResp, OutputArgs},
        response::RespType,
    };

    let header = wire.header.as_mut().expect("a header");
    header.msg_type = msg.msg_type().into();
    let body = wire.body.as_mut().expect("a body");
    if let Some(MsgBody::Response(response)) = &mut body.msg_body {
        if let Some(RespType::OperateResp(resp)) = &mut response.resp_type {
            for result in &mut resp.operation_results {
                result
                    .operation_resp
                    .get_or_insert_with(|| OperationResp::ReqOutputArgs(OutputArgs::default()));
            }
        }
    }
}
