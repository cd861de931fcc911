//! A readable tree of a Record, a Msg or frames.
//!
//! The tree is the JSON form with the names of the schema, without the payload bytes, and with notes.

use std::io::{self, Write};

use serde_json::Value;

use super::{Input, Opened, Tlv};

/// Fields whose keys are data and not names of the schema.
const MAPS: [&str; 6] = [
    "inputArgs",
    "outputArgs",
    "params",
    "resultParams",
    "uniqueKeys",
    "updatedParams",
];

pub(super) fn write(input: &Input, out: &mut impl Write) -> io::Result<()> {
    match input {
        Input::Record { opened, len } => {
            writeln!(out, "Record, {len} bytes")?;
            record(opened, 1, out)
        }
        Input::Msg { msg, len } => {
            writeln!(out, "Msg, {len} bytes")?;
            value(&serde_json::to_value(msg)?, 1, true, out)
        }
        Input::Uds { tlvs, len } => {
            writeln!(out, "UDS, {len} bytes")?;
            tlvs.iter().try_for_each(|tlv| piece(tlv, out))
        }
    }
}

fn piece(tlv: &Tlv, out: &mut impl Write) -> io::Result<()> {
    match tlv {
        Tlv::Handshake(id) => writeln!(out, "  handshake: {id:?}"),
        Tlv::Error(text) => writeln!(out, "  error: {text:?}"),
        Tlv::Record {
            record: opened,
            len,
        } => {
            writeln!(out, "  record: {len} bytes")?;
            record(opened, 2, out)
        }
        Tlv::Password => writeln!(out, "  password: ***"),
        Tlv::Unknown { kind, len } => writeln!(out, "  type {kind}: {len} bytes"),
    }
}

fn record(opened: &Opened, depth: usize, out: &mut impl Write) -> io::Result<()> {
    let mut json = serde_json::to_value(&opened.record)?;
    abridge(&mut json);
    value(&json, depth, true, out)?;
    for (name, id) in [
        ("to_id", &opened.record.to_id),
        ("from_id", &opened.record.from_id),
    ] {
        if let Err(error) = id.parse() {
            note(
                depth,
                &format_args!("{name} is no Endpoint ID: {error}"),
                out,
            )?;
        }
    }
    let unknown = opened.record.unknown_fields.as_bytes().len();
    if unknown > 0 {
        note(depth, &format_args!("unknown fields: {unknown} bytes"), out)?;
    }
    let deeper = depth.saturating_add(1);
    match (&opened.payload_msg, &opened.bad_payload) {
        (Some(msg), _) => {
            line(depth, &"payload_msg", out)?;
            value(&serde_json::to_value(msg)?, deeper, true, out)
        }
        (None, Some(error)) => note(depth, &format_args!("payload is not a Msg: {error}"), out),
        (None, None) => Ok(()),
    }
}

/// Puts lengths in the place of bytes, which stand there as base64.
fn abridge(json: &mut Value) {
    let Some(fields) = json.as_object_mut() else {
        return;
    };
    for (key, json) in fields {
        match (key.as_str(), json) {
            ("macSignature" | "senderCert" | "payload", Value::Array(entries)) => {
                entries.iter_mut().for_each(shorten);
            }
            ("macSignature" | "senderCert" | "payload", json) => shorten(json),
            (_, json) => abridge(json),
        }
    }
}

fn shorten(base64: &mut Value) {
    let Some(text) = base64.as_str() else {
        return;
    };
    let digits = text.trim_end_matches('=').len();
    let bytes = digits.saturating_mul(3) / 4;
    *base64 = format!("{bytes} bytes").into();
}

/// Writes the content of an object or a list; `names` says whether keys are names of the schema.
fn value(json: &Value, depth: usize, names: bool, out: &mut impl Write) -> io::Result<()> {
    match json {
        Value::Object(fields) => {
            for (key, json) in fields {
                let name = if names { snake(key) } else { quoted(key) };
                field(&name, json, depth, !MAPS.contains(&key.as_str()), out)?;
            }
            Ok(())
        }
        Value::Array(entries) => {
            for (number, json) in entries.iter().enumerate() {
                field(&format!("[{number}]"), json, depth, true, out)?;
            }
            Ok(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            line(depth, &plain(json), out)
        }
    }
}

fn field(
    name: &str,
    json: &Value,
    depth: usize,
    names: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    match json {
        Value::Object(fields) if fields.is_empty() => line(depth, &name, out),
        Value::Object(_) | Value::Array(_) => {
            line(depth, &name, out)?;
            value(json, depth.saturating_add(1), names, out)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let code = json.as_u64().filter(|_| name.ends_with("_code"));
            let meaning = code.and_then(|code| meaning(u32::try_from(code).ok()?));
            match meaning {
                Some(meaning) => line(depth, &format_args!("{name}: {json} ({meaning})"), out),
                None => line(depth, &format_args!("{name}: {}", plain(json)), out),
            }
        }
    }
}

/// What an error code is called, on either level.
fn meaning(code: u32) -> Option<&'static str> {
    usp_record::ErrorCode::new(code)
        .name()
        .or_else(|| usp_msg::ErrorCode::new(code).name())
}

fn plain(scalar: &Value) -> String {
    scalar.as_str().map_or_else(|| scalar.to_string(), quoted)
}

/// Text as it is, or in quotes where one could not see where it ends.
fn quoted(text: &str) -> String {
    let clear = !text.is_empty()
        && text.trim() == text
        && text.chars().all(|char| !char.is_control() && char != '"');
    if clear {
        text.into()
    } else {
        format!("{text:?}")
    }
}

/// `reqPathResults` as it stands in the schema: `req_path_results`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}

fn line(depth: usize, text: &dyn std::fmt::Display, out: &mut impl Write) -> io::Result<()> {
    let indent = depth.saturating_mul(2);
    writeln!(out, "{:indent$}{text}", "")
}

fn note(depth: usize, text: &dyn std::fmt::Display, out: &mut impl Write) -> io::Result<()> {
    line(depth, &format_args!("({text})"), out)
}
