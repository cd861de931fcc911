//! Writes the seeds of the fuzz targets: `seeds FOLDER` makes `FOLDER/<target>/*`.
//!
//! They are made when they are wanted, and kept nowhere: `testdata/` is the one place of bytes, and the scripts for
//! sessions stand here.

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use usp_datamodel::xml::{Loader, NoFiles};
use usp_record::Record;

/// Longer files slow the fuzzer down and show it nothing new.
const MAX_BYTES: usize = 4096;

/// Requests in the order in which the target `resolve` numbers them.
const PURPOSES: [&str; 7] = [
    "Get",
    "GetInstances",
    "GetSupportedDm",
    "Set",
    "Add",
    "Delete",
    "Operate",
];

/// Types in the order in which the target `value_parse` numbers them.
const TYPES: [&str; 10] = [
    "base64",
    "boolean",
    "dateTime",
    "decimal",
    "hexBinary",
    "int",
    "long",
    "string",
    "unsignedInt",
    "unsignedLong",
];

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
    seeds.datamodel(&testdata)?;
    for script in scripts() {
        seeds.add("e2e_ops", script)?;
    }
    for pieces in pieces() {
        seeds.add("reassemble", pieces)?;
    }
    println!("{} seeds", seeds.count);
    Ok(())
}

/// What may befall two sessions, as `src/sessions/script.rs` reads it; the first byte of an operation is its kind.
fn scripts() -> Vec<Vec<u8>> {
    const AGENT: u8 = 0;
    const CONTROLLER: u8 = 1;
    // Records of 120 bytes and Messages of 8 KiB; acknowledgement after half a second; what is lost is sent again
    const PATIENT: [u8; 3] = [0b0011_1101, 0x05, 0b0001_1010];
    // TR-369 by default: nothing is sent again, and silence ends the session
    const STRICT: [u8; 3] = [0b0011_1101, 0x05, 0b0000_1000];
    let (send, long, outside, start) = (0, 1, 2, 3);
    let (restart, end, deliver, repeat, lose) = (4, 5, 6, 7, 8);
    let (reversed, all, second) = (9, 10, [12, 9]);
    let cases: [Vec<u8>; 8] = [
        // a request and its answer
        vec![
            send, CONTROLLER, 200, all, CONTROLLER, send, AGENT, 200, all, AGENT,
        ],
        // outside of any session
        vec![
            outside, CONTROLLER, 30, all, CONTROLLER, outside, AGENT, 30, all, AGENT,
        ],
        // both start at once
        vec![
            send, AGENT, 9, send, CONTROLLER, 9, all, AGENT, all, CONTROLLER,
        ],
        // many Records, the last one first
        vec![
            start, AGENT, all, AGENT, long, AGENT, 0, 8, reversed, AGENT, all, CONTROLLER,
        ],
        // the second Record is lost, the third comes twice
        vec![
            long, AGENT, 0, 2, lose, AGENT, 1, repeat, AGENT, 1, all, AGENT, all, CONTROLLER,
        ],
        // the last one is lost
        vec![
            send, AGENT, 250, deliver, AGENT, 0, deliver, AGENT, 0, lose, AGENT, 0,
        ],
        // a restart while a Message is on its way
        vec![
            long, AGENT, 0, 4, deliver, AGENT, 0, restart, CONTROLLER, all, CONTROLLER,
        ],
        // the end of a session while a Message is on its way
        vec![
            long, AGENT, 0, 4, deliver, AGENT, 0, end, CONTROLLER, all, CONTROLLER,
        ],
    ];
    let with = |settings: [[u8; 3]; 2], case: &[u8]| {
        [settings.as_flattened(), case, &second, &[all, CONTROLLER]].concat()
    };
    cases
        .iter()
        .flat_map(|case| {
            [
                with([PATIENT; 2], case),
                with([STRICT; 2], case),
                with([PATIENT, STRICT], case),
            ]
        })
        .collect()
}

/// The seven ways in which the specification cuts payloads, and Records out of order, as `src/sessions/pieces.rs`
/// reads them.
fn pieces() -> Vec<Vec<u8>> {
    const ROOMY: [u8; 2] = [0x3f, 0x3f];
    const TIGHT: [u8; 2] = [0x09, 0x08];
    let (none, begin, inprocess, complete) = (0_u8, 1, 2, 3);
    // one entry of 20 bytes, in order
    let piece = |message: u8, record: u8| [0, message | 4 | record << 3 | 1 << 5, 20];
    let cases = [
        vec![piece(none, none)],
        vec![
            piece(begin, begin),
            piece(inprocess, inprocess),
            piece(complete, complete),
        ],
        vec![
            piece(begin, none),
            piece(inprocess, none),
            piece(complete, none),
        ],
        vec![
            piece(begin, begin),
            piece(inprocess, complete),
            piece(inprocess, begin),
            piece(complete, complete),
        ],
        vec![
            piece(none, none),
            piece(begin, begin),
            piece(complete, inprocess),
        ],
        vec![piece(inprocess, none)],
    ];
    let early = vec![
        [0, 1 << 5, 20],
        [201, 1 << 5, 21],
        [229, 1 << 5, 22],
        [0, 1 << 5, 23],
    ];
    [ROOMY, TIGHT]
        .iter()
        .flat_map(|bounds| {
            let all = cases.iter().chain([&early]);
            all.map(|case| [&bounds[..], case.as_flattened()].concat())
        })
        .collect()
}

/// Bytes without a rule, the same each time.
fn dice(seed: u32, count: usize) -> Vec<u8> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    let states = std::iter::successors(Some(seed), next).skip(1);
    states
        .take(count)
        .map(|state| (state >> 24) as u8)
        .collect()
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
        if bytes.len() > MAX_BYTES {
            return Ok(());
        }
        self.write(target, bytes)
    }

    fn write(&mut self, target: &'static str, bytes: Vec<u8>) -> Result<(), Box<dyn Error>> {
        if !self.written.insert((target, bytes.clone())) {
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

    /// Documents, images, paths, changes, values and patterns.
    fn datamodel(&mut self, testdata: &Path) -> Result<(), Box<dyn Error>> {
        for name in [
            "datamodel/gateway.xml",
            "datamodel/source-usp.xml",
            "datamodel/tr-999-types.xml",
            "datamodel/tr-999-1-2-1-common.xml",
            "resolve/model.xml",
        ] {
            let xml = fs::read(testdata.join(name))?;
            // Whole documents are longer than other seeds, and there is no way to a shorter one.
            self.write("schema_xml", xml.clone())?;
            let loaded = Loader::new().load(name, &xml, &mut NoFiles)?;
            for image in loaded
                .models
                .iter()
                .filter_map(|model| model.compile().ok())
            {
                self.write("schema_image", image)?;
            }
        }
        self.documents(&fs::read_to_string(testdata.join("datamodel/gateway.xml"))?)?;
        // Changes of an image: where, and to what.
        for at in 0..400_u16 {
            let [low, high] = at.wrapping_mul(37).to_le_bytes();
            self.add(
                "schema_image",
                vec![low, high, 0xff, low, high.wrapping_add(1), 1],
            )?;
        }

        for name in ["expressions", "permissions", "references", "zero-matches"] {
            let text = fs::read_to_string(testdata.join(format!("resolve/{name}.toml")))?;
            let values = |line: &str, key: &str| {
                let value = line.strip_prefix(key)?.trim().strip_prefix('=')?.trim();
                Some(value.get(1..value.len().checked_sub(1)?)?.to_owned())
            };
            let mut purpose = 0;
            for line in text.lines() {
                if let Some(word) = values(line, "purpose") {
                    purpose = PURPOSES
                        .iter()
                        .position(|known| *known == word)
                        .unwrap_or(0);
                }
                if let Some(path) = values(line, "path") {
                    self.add("resolve", [&[purpose as u8], path.as_bytes()].concat())?;
                }
            }
        }
        // Dice for a model, what exists in it, and paths.
        for seed in 1..=24 {
            self.add("resolve", [&[128][..], &dice(seed, 1500)].concat())?;
        }
        let store = fs::read_to_string(testdata.join("resolve/store.txt"))?;
        for line in store.lines() {
            let (path, value) = line.split_once(' ').unwrap_or((line, ""));
            let row = path.rsplit_once('.').map_or("", |(row, _)| row);
            self.add("transactions", format!("{path}={value}").into())?;
            self.add(
                "transactions",
                format!("{path}={value}x\n!-{row}.\n").into(),
            )?;
            self.add("transactions", format!("-{row}.\n!{path}={value}\n").into())?;
        }
        self.add("transactions", store.replace(' ', "=").into())?;

        for line in fs::read_to_string(testdata.join("values/lexical.jsonl"))?.lines() {
            let vector: Value = serde_json::from_str(line)?;
            let name = vector["type"].as_str().unwrap_or_default();
            let number = TYPES.iter().position(|known| *known == name).unwrap_or(7);
            let texts = [&vector["accept"], &vector["reject"]];
            let texts: Vec<&str> = texts
                .into_iter()
                .filter_map(Value::as_array)
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            for pair in texts.windows(2) {
                let bytes = [pair[0].as_bytes(), pair[1].as_bytes()].join(&0xff);
                self.add("value_parse", [&[number as u8], &bytes[..]].concat())?;
            }
        }
        for line in fs::read_to_string(testdata.join("values/patterns.jsonl"))?.lines() {
            let vector: Value = serde_json::from_str(line)?;
            let pattern = vector["pattern"].as_str().unwrap_or_default();
            self.add("value_parse", [b"\xf7", pattern.as_bytes()].concat())?;
        }
        Ok(())
    }

    /// Small documents: each parameter, command and event of a model by itself.
    fn documents(&mut self, model: &str) -> Result<(), Box<dyn Error>> {
        let namespace = "urn:broadband-forum-org:cwmp:datamodel-1-5";
        for tag in ["parameter", "command", "event"] {
            for part in model.split(&format!("<{tag} name=")).skip(1) {
                let Some((body, _)) = part.split_once(&format!("</{tag}>")) else {
                    continue;
                };
                let text = format!(
                    "<dm:document xmlns:dm=\"{namespace}\"><model name=\"D:1.0\"><object name=\"D.\">\
                     <{tag} name={body}</{tag}></object></model></dm:document>"
                );
                self.add("schema_xml", text.into())?;
            }
        }
        Ok(())
    }
}
