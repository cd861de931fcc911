//! [`Record`] to bytes.

use alloc::vec::Vec;

use prost::encoding::{encode_varint, encoded_len_varint};

use crate::{BackBuffer, Record, RecordType, SequenceId, SessionContext};

/// A sink for fields: it counts them or writes them.
trait Sink {
    fn raw(&mut self, bytes: &[u8]);
    fn varint(&mut self, value: u64);
}

/// Counts bytes.
struct Count(usize);

impl Sink for Count {
    fn raw(&mut self, bytes: &[u8]) {
        self.0 = self.0.saturating_add(bytes.len());
    }

    fn varint(&mut self, value: u64) {
        self.0 = self.0.saturating_add(encoded_len_varint(value));
    }
}

impl Sink for Vec<u8> {
    fn raw(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    fn varint(&mut self, value: u64) {
        encode_varint(value, self);
    }
}

const VARINT: u64 = 0;
const BYTES: u64 = 2;
const FIXED32: u64 = 5;

fn key(out: &mut impl Sink, number: u64, wire_type: u64) {
    out.varint(number << 3 | wire_type);
}

fn bytes(out: &mut impl Sink, number: u64, value: &[u8]) {
    if !value.is_empty() {
        entry(out, number, value);
    }
}

/// An entry of a list stands there even when it is empty.
fn entry(out: &mut impl Sink, number: u64, value: &[u8]) {
    key(out, number, BYTES);
    out.varint(len64(value.len()));
    out.raw(value);
}

fn number(out: &mut impl Sink, field: u64, value: u64) {
    if value != 0 {
        key(out, field, VARINT);
        out.varint(value);
    }
}

fn enumeration(out: &mut impl Sink, field: u64, value: i32) {
    number(out, field, u64::try_from(value).unwrap_or_default());
}

fn len64(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

pub(crate) fn record_len(record: &Record) -> usize {
    let mut count = Count(0);
    write(record, &mut count);
    count.0
}

pub(crate) fn record(record: &Record) -> Vec<u8> {
    let mut out = Vec::with_capacity(record_len(record));
    write(record, &mut out);
    out
}

pub(crate) fn record_into(record: &Record, buffer: &mut BackBuffer) {
    let (mut memory, _) = core::mem::take(buffer).into_parts();
    memory.clear();
    memory.reserve(record_len(record));
    write(record, &mut memory);
    let len = memory.len();
    *buffer = BackBuffer::from_parts(memory, 0..len);
}

fn write(record: &Record, out: &mut impl Sink) {
    bytes(out, 1, record.version.as_str().as_bytes());
    bytes(out, 2, record.to_id.as_str().as_bytes());
    bytes(out, 3, record.from_id.as_str().as_bytes());
    enumeration(out, 4, record.payload_security.number());
    bytes(out, 5, &record.mac_signature);
    bytes(out, 6, &record.sender_cert);
    let field = match &record.record_type {
        RecordType::NoSessionContext(_) => 7,
        RecordType::SessionContext(_) => 8,
        RecordType::WebSocketConnect(_) => 9,
        RecordType::MqttConnect(_) => 10,
        RecordType::StompConnect(_) => 11,
        RecordType::Disconnect(_) => 12,
        RecordType::UdsConnect(_) => 13,
    };
    let mut inner = Count(0);
    content(&record.record_type, &mut inner);
    key(out, field, BYTES);
    out.varint(len64(inner.0));
    content(&record.record_type, out);
    for (field, id) in [(14, &record.originator_id), (15, &record.destination_id)] {
        if let Some(id) = id {
            bytes(out, field, id.as_str().as_bytes());
        }
    }
    out.raw(record.unknown_fields.as_bytes());
}

fn content(record_type: &RecordType, out: &mut impl Sink) {
    let unknown_fields = match record_type {
        RecordType::NoSessionContext(content) => {
            bytes(out, 2, content.payload.as_bytes());
            &content.unknown_fields
        }
        RecordType::SessionContext(content) => {
            session_context(content, out);
            &content.unknown_fields
        }
        RecordType::WebSocketConnect(content) => &content.unknown_fields,
        RecordType::MqttConnect(content) => {
            enumeration(out, 1, content.version.number());
            bytes(out, 2, content.subscribed_topic.as_str().as_bytes());
            &content.unknown_fields
        }
        RecordType::StompConnect(content) => {
            enumeration(out, 1, content.version.number());
            bytes(out, 2, content.subscribed_destination.as_str().as_bytes());
            &content.unknown_fields
        }
        RecordType::Disconnect(content) => {
            bytes(out, 1, content.reason.as_bytes());
            let code = content.reason_code.number();
            if code != 0 {
                key(out, 2, FIXED32);
                out.raw(&code.to_le_bytes());
            }
            &content.unknown_fields
        }
        RecordType::UdsConnect(content) => &content.unknown_fields,
    };
    out.raw(unknown_fields.as_bytes());
}

fn session_context(content: &SessionContext, out: &mut impl Sink) {
    number(out, 1, content.session_id.get());
    number(out, 2, content.sequence_id.get());
    number(out, 3, content.expected_id.get());
    number(out, 4, content.retransmit_id.map_or(0, SequenceId::get));
    enumeration(out, 5, content.payload_sar_state.number());
    enumeration(out, 6, content.payloadrec_sar_state.number());
    for piece in &content.payload {
        entry(out, 7, piece);
    }
}
