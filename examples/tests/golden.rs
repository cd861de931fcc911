//! Records of the reference agent: each decodes, or fails as documented, and encodes to the same bytes again.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::{collections::BTreeMap, fs, path::Path};

use bytes::Bytes;
use prost::Message as _;
use usp_msg::Msg;
use usp_record::Record;

/// One line of `INDEX.tsv`.
struct Entry {
    file: String,
    content: String,
    size: usize,
}

fn index(folder: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(folder.join("INDEX.tsv")).expect("INDEX.tsv");
    let mut entries = Vec::new();
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, _, _, _, content, size] = columns.as_slice() else {
            panic!("six columns: {line}");
        };
        if *file != "-" {
            entries.push(Entry {
                file: (*file).into(),
                content: (*content).into(),
                size: size.parse().expect("a size"),
            });
        }
    }
    entries
}

/// What is not as with all other Records: (file, layer) and the outcome.
type Exceptions = BTreeMap<(String, String), String>;

fn listed() -> Exceptions {
    let path = testdata().join("exceptions.tsv");
    let text = fs::read_to_string(path).expect("exceptions.tsv");
    text.lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [file, layer, outcome, reason] = columns.as_slice() else {
                panic!("four columns: {line}");
            };
            assert!(!reason.is_empty(), "a reason: {line}");
            (((*file).into(), (*layer).into()), (*outcome).into())
        })
        .collect()
}

fn testdata() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/golden"))
}

/// Which of the two layers write other bytes than the ones that they read.
fn differing(bytes: &[u8], by_wire: &[u8], by_domain: &[u8]) -> Option<String> {
    let layers: Vec<&str> = [("wire", by_wire), ("domain", by_domain)]
        .into_iter()
        .filter_map(|(layer, written)| (written != bytes).then_some(layer))
        .collect();
    (!layers.is_empty()).then(|| format!("differs: {}", layers.join(", ")))
}

fn check_record(bytes: &Bytes) -> (Option<String>, Option<Bytes>) {
    let record = match Record::decode(bytes.clone()) {
        Ok(record) => record,
        Err(error) => return (Some(format!("error: {error}")), None),
    };
    let raw = usp_record::wire::Record::decode(bytes.clone()).expect("no stricter than the domain");
    let outcome = differing(bytes, &raw.encode_to_vec(), &record.encode());
    let message = record.whole_payload().cloned();
    (outcome, message)
}

fn check_msg(bytes: &[u8]) -> Option<String> {
    let msg = match Msg::decode(bytes) {
        Ok(msg) => msg,
        Err(error) => return Some(format!("error: {error}")),
    };
    let raw = usp_msg::wire::Msg::decode(bytes).expect("no stricter than the domain");
    differing(bytes, &raw.encode_to_vec(), &msg.encode())
}

/// Goes through all Records of a folder; gives how many there are, and those that are exceptions.
fn check_all(folder: &Path) -> (usize, Exceptions) {
    let mut found = Exceptions::new();
    let mut count = 0;
    for entry in index(folder) {
        if entry.content == "UDS-FRAME" || entry.content == "-" {
            continue;
        }
        count += 1;
        let bytes = fs::read(folder.join(&entry.file)).expect("the file");
        assert_eq!(bytes.len(), entry.size, "{}", entry.file);
        let (outcome, message) = check_record(&bytes.into());
        let mut note = |layer: &str, outcome: Option<String>| {
            if let Some(outcome) = outcome {
                found.insert((entry.file.clone(), layer.into()), outcome);
            }
        };
        note("record", outcome);
        note("msg", message.and_then(|message| check_msg(&message)));
    }
    (count, found)
}

#[test]
fn all_records_of_the_project() {
    let (count, found) = check_all(testdata());
    assert!(count > 400, "{count} Records");
    assert_eq!(found, listed());
}

#[test]
fn each_file_is_in_the_index() {
    let listed = index(testdata());
    for file in fs::read_dir(testdata()).expect("the folder") {
        let name = file
            .expect("a file")
            .file_name()
            .into_string()
            .expect("a name");
        if name.ends_with(".bin") {
            assert!(listed.iter().any(|entry| entry.file == name), "{name}");
        }
    }
}

#[test]
fn all_records_of_the_shared_folder() {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/golden"));
    if !shared.is_dir() {
        eprintln!("skipped: no folder ../shared/golden beside the project");
        return;
    }
    let (_, found) = check_all(shared);
    assert_eq!(found, listed());
}
