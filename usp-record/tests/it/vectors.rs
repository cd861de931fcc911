//! Vectors that Google's protobuf runtime wrote: see testdata/protobuf-vectors.

use std::{fs, path::Path};

use prost::Message as _;
use serde::Deserialize;
use serde_json::Value;
use usp_record::{Record, wire};

#[derive(Deserialize)]
struct Vector {
    id: String,
    bytes: String,
    json: Value,
}

#[derive(Deserialize)]
struct Input {
    r#type: String,
    text: String,
    /// What Google's parser makes of the text; none if it refuses.
    bytes: Option<String>,
}

/// Text that Google's parser for Python takes and we refuse: letters that are not base 64.
const STRICTER: &str = r#"{"macSignature": "!!!!"}"#;

pub(crate) fn lines<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/protobuf-vectors");
    let text = fs::read_to_string(folder.join(name)).expect(name);
    let parse = |line| serde_json::from_str(line).expect(line);
    text.lines().map(parse).collect()
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks_exact(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
        .collect()
}

#[test]
fn the_same_bytes_and_json_both_ways() {
    let vectors: Vec<Vector> = lines("record.jsonl");
    assert!(vectors.len() > 140, "the file is cut off");
    for Vector { id, bytes, json } in vectors {
        let bytes = hex(&bytes);
        let wire = wire::Record::decode(&*bytes).expect(&id);
        assert_eq!(wire.encode_to_vec(), bytes, "{id}");
        assert_eq!(serde_json::to_value(&wire).expect(&id), json, "{id}");
        let text = json.to_string();
        assert_eq!(
            serde_json::from_str::<wire::Record>(&text).expect(&id),
            wire,
            "{id}"
        );
    }
}

#[test]
fn valid_records_survive_in_bytes_and_json() {
    let mut valid = 0;
    for Vector { id, bytes, json } in lines("record.jsonl") {
        let bytes = hex(&bytes);
        let wire = wire::Record::decode(&*bytes).expect(&id);
        match Record::decode(bytes.clone()) {
            Ok(record) => {
                assert_eq!(Record::try_from(wire.clone()).as_ref(), Ok(&record), "{id}");
                assert_eq!(record.encode(), bytes, "{id}");
                assert_eq!(serde_json::to_value(&record).expect(&id), json, "{id}");
                let again: Record = serde_json::from_value(json).expect(&id);
                assert_eq!(again, record, "{id}");
                assert_eq!(wire::Record::from(record), wire, "{id}");
                valid += 1;
            }
            Err(error) => {
                // Only the vectors with every field have all that is required.
                assert!(!id.starts_with("full/"), "{id}: {error}");
                let invalid = Record::try_from(wire).expect_err(&id);
                assert_eq!(invalid.path(), error.path(), "{id}");
                assert_eq!(invalid.kind(), error.kind(), "{id}");
                serde_json::from_value::<Record>(json).expect_err(&id);
            }
        }
    }
    assert_eq!(valid, 28, "seven types, four times");
}

#[test]
fn json_input_means_what_it_means_to_google() {
    for Input {
        r#type,
        text,
        bytes,
    } in lines("json-input.jsonl")
    {
        if r#type != "usp_record.Record" {
            continue;
        }
        let ours = serde_json::from_str::<wire::Record>(&text);
        match bytes {
            Some(bytes) if text != STRICTER => {
                let theirs = wire::Record::decode(&*hex(&bytes)).expect(&text);
                assert_eq!(ours.expect(&text), theirs, "{text}");
            }
            Some(_) | None => {
                ours.expect_err(&text);
            }
        }
    }
}
