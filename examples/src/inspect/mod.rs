//! Shows what is in captured bytes: a Record, a Msg, or frames of a Unix domain socket.

mod input;
mod tree;
mod uds;

use std::{
    fs,
    io::{self, Read, Write},
};

use bytes::Bytes;
use serde::Serialize;
use usp_msg::Msg;
use usp_record::{PayloadSecurity, Record};

pub use self::{
    input::{Input, InputError, Kind},
    uds::{Tlv, UdsError, frames},
};

/// How `inspect` is called.
pub const USAGE: &str = "\
usage: inspect [--as record|msg|uds|hex] [--json] FILE|-
  --as KIND   what the bytes are; hex: text in hex digits, of which the content is found out.
              Without it, the content is found out.
  --json      ProtoJSON instead of a tree; the Msg in a Record stands under payload_msg";

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// What the bytes are, if that was said.
    pub kind: Option<Kind>,
    /// JSON instead of a tree.
    pub json: bool,
    /// A file, or `-`.
    pub file: String,
}

impl Options {
    /// Reads the words of the command line.
    #[must_use]
    pub fn parse(words: impl IntoIterator<Item = String>) -> Option<Self> {
        let mut words = words.into_iter();
        let mut kind = None;
        let mut json = false;
        let mut file = None;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--as" => kind = Some(Kind::parse(&words.next()?)?),
                "--json" => json = true,
                _ if file.is_some() || (word.starts_with('-') && word != "-") => return None,
                _ => file = Some(word),
            }
        }
        let file = file?;
        Some(Self { kind, json, file })
    }
}

/// The program: status 0, or 1 when the input is bad or cannot be read, or 2 when the call is wrong.
pub fn run(
    words: impl IntoIterator<Item = String>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> u8 {
    // A message that nobody can read any more is no reason to fail in another way.
    let mut complain = |status: u8, text: &dyn std::fmt::Display| {
        let _ = writeln!(err, "{text}");
        status
    };
    let Some(options) = Options::parse(words) else {
        return complain(2, &USAGE);
    };
    let bytes = match read(&options.file) {
        Ok(bytes) => bytes,
        Err(error) => return complain(1, &format_args!("{}: {error}", options.file)),
    };
    let input = match Input::read(&bytes, options.kind) {
        Ok(input) => input,
        Err(error) => return complain(1, &format_args!("{}: {error}", options.file)),
    };
    let written = if options.json {
        json(&input, out)
    } else {
        tree::write(&input, out)
    };
    match written.and_then(|()| out.flush()) {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
        Err(error) => return complain(1, &format_args!("output: {error}")),
        Ok(()) => {}
    }
    match input.bad_payload() {
        Some(error) => complain(1, &format_args!("{}: {error}", options.file)),
        None => 0,
    }
}

fn read(file: &str) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(file)?;
    }
    Ok(bytes.into())
}

/// A Record, and the Msg in it where there is a whole one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Opened {
    /// The Record.
    #[serde(flatten)]
    pub record: Record,
    /// Its payload, if that is a Msg: not in pieces, not protected, not empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload_msg: Option<Msg>,
    /// Why the payload is no Msg, though it should be one.
    #[serde(skip)]
    pub bad_payload: Option<usp_msg::DecodeError>,
}

impl Opened {
    /// Looks into a Record.
    #[must_use]
    pub fn new(record: Record) -> Self {
        let plain = record.payload_security == PayloadSecurity::Plaintext;
        let payload = record.whole_payload().filter(|_| plain);
        let decoded = payload.map(|payload| Msg::decode(payload)).transpose();
        let (payload_msg, bad_payload) = match decoded {
            Ok(msg) => (msg, None),
            Err(error) => (None, Some(error)),
        };
        Self {
            record,
            payload_msg,
            bad_payload,
        }
    }
}

fn json(input: &Input, out: &mut impl Write) -> io::Result<()> {
    match input {
        Input::Record { opened, .. } => serde_json::to_writer_pretty(&mut *out, opened)?,
        Input::Msg { msg, .. } => serde_json::to_writer_pretty(&mut *out, msg)?,
        Input::Uds { tlvs, .. } => serde_json::to_writer_pretty(&mut *out, tlvs)?,
    }
    writeln!(out)
}
