//! Writes the seeds of the fuzz targets that `testdata/` has: `seeds FOLDER` makes `FOLDER/<target>/*`.
//!
//! They are made when they are wanted, and kept nowhere: `testdata/` is their one place.

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use usp_record::Record;

/// Longer files slow the fuzzer down and show it nothing new.
const MAX_BYTES: usize = 4096;

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("usage: seeds FOLDER")?;
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
    let mut seeds = Seeds::new(out.into());

    let mut files: Vec<PathBuf> = fs::read_dir(testdata.join("golden"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    for file in files
        .iter()
        .filter(|file| file.extension() == Some("bin".as_ref()))
    {
        let bytes = fs::read(file)?;
        seeds.record(&bytes)?;
    }
    for line in fs::read_to_string(testdata.join("protobuf-vectors/msg.jsonl"))?.lines() {
        let vector: Value = serde_json::from_str(line)?;
        seeds.msg(&hex(&vector["bytes"]))?;
        seeds.json(&vector["json"].to_string())?;
    }
    for line in fs::read_to_string(testdata.join("protobuf-vectors/record.jsonl"))?.lines() {
        let vector: Value = serde_json::from_str(line)?;
        seeds.record(&hex(&vector["bytes"]))?;
        seeds.json(&vector["json"].to_string())?;
    }
    for line in fs::read_to_string(testdata.join("protobuf-vectors/json-input.jsonl"))?.lines() {
        let vector: Value = serde_json::from_str(line)?;
        seeds.json(vector["text"].as_str().unwrap_or_default())?;
    }
    println!("{} seeds", seeds.count);
    Ok(())
}

fn hex(text: &Value) -> Vec<u8> {
    let digits: Vec<u32> = text
        .as_str()
        .unwrap_or_default()
        .chars()
        .filter_map(|c| c.to_digit(16))
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
        .collect()
}

struct Seeds {
    out: PathBuf,
    written: BTreeSet<(&'static str, Vec<u8>)>,
    count: usize,
}

impl Seeds {
    fn new(out: PathBuf) -> Self {
        Self {
            out,
            written: BTreeSet::new(),
            count: 0,
        }
    }

    fn add(&mut self, target: &'static str, bytes: Vec<u8>) -> Result<(), Box<dyn Error>> {
        if bytes.len() > MAX_BYTES || !self.written.insert((target, bytes.clone())) {
            return Ok(());
        }
        let folder = self.out.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{:05}", self.count)), bytes)?;
        self.count += 1;
        Ok(())
    }

    fn record(&mut self, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        self.add("record_decode", bytes.to_vec())?;
        self.add("json", [b"\x01", bytes].concat())?;
        if let Ok(record) = Record::decode(bytes.to_vec()) {
            for id in [&record.to_id, &record.from_id] {
                self.add("endpoint_id", id.as_str().into())?;
                self.add("endpoint_id", format!("urn:bbf:usp:id:{id}").into())?;
            }
            if let Some(payload) = record.whole_payload() {
                self.msg(payload)?;
            }
        }
        Ok(())
    }

    fn msg(&mut self, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        self.add("msg_decode", bytes.to_vec())?;
        self.add("json", [b"\x01", bytes].concat())?;
        // Cut off, so that it may want an answer.
        let cut = bytes.len().saturating_sub(1);
        self.add("reply_to_undecodable", bytes[..cut].to_vec())
    }

    fn json(&mut self, text: &str) -> Result<(), Box<dyn Error>> {
        self.add("json", [b"\x00", text.as_bytes()].concat())
    }
}
