//! Bytes to [`Record`], in one pass.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::{ops::Range, str};

use bytes::Bytes;

use crate::{
    DecodeError, DecodeErrorKind, Disconnect, EndpointIdText, ErrorCode, Limits, MqttConnect,
    MqttVersion, NoSessionContext, Payload, PayloadSecurity, Record, RecordType, SarState,
    SequenceId, SessionContext, SessionId, StompConnect, StompVersion, Subscribed, UdsConnect,
    UnknownFields, Version, WebSocketConnect,
    decode_error::Fault,
    fields::{Fail, Field, Fields, Value, fail},
    view,
};

/// Reads a Record; the payload shares the memory of `input`, and IDs that are among `ids` share theirs.
pub(crate) fn decode(
    input: &Bytes,
    limits: &Limits,
    ids: &[&EndpointIdText],
) -> Result<Record, DecodeError> {
    // What practically all Records look like takes a short way.
    view::plain_record(input, limits, ids).map_or_else(|| any(input, limits), Ok)
}

/// Reads a Record with fields in any order and of any kind, and knows what is wrong with the rest.
pub(crate) fn any(input: &Bytes, limits: &Limits) -> Result<Record, DecodeError> {
    let mut decoder = Decoder {
        input,
        limits: *limits,
        elements: 0,
        memory: 0,
    };
    decoder.record().map_err(|fault| undecodable(input, fault))
}

/// Deepest nesting of groups that is looked through for an error, in levels.
const MAX_SALVAGE_NESTING: u32 = Limits::DEFAULT.max_nesting();

/// Longest ID that an error repeats, in bytes; no Endpoint ID is longer.
const MAX_ID: usize = 256;

/// The error, with what can still be read of the Record.
fn undecodable(input: &[u8], fault: Fail) -> DecodeError {
    let (mut to_id, mut from_id, mut payload) = (None, None, None);
    // Text and lengths end where the bytes stop making sense; all before stays useful for R-MTP.5.
    let mut fields = Fields::new(input, 0..input.len(), "record", MAX_SALVAGE_NESTING);
    while let Ok(Some(field)) = fields.next() {
        match (field.number, field.value) {
            (2, Value::Bytes(range)) => to_id = Some(range),
            (3, Value::Bytes(range)) => from_id = Some(range),
            (7, Value::Bytes(range)) => payload = payload.or_else(|| first(input, range, 2)),
            (8, Value::Bytes(range)) => payload = payload.or_else(|| first(input, range, 7)),
            _ => {}
        }
    }
    let text = |range: Option<Range<usize>>| {
        let text = str::from_utf8(input.get(range?)?).ok()?;
        matches!(text.len(), 1..=MAX_ID).then(|| text.to_owned())
    };
    DecodeError::new(Fault {
        kind: fault.kind,
        path: fault.path.to_owned(),
        offset: fault.offset,
        to_id: text(to_id),
        from_id: text(from_id),
        payload,
    })
}

/// Place of the first non-empty bytes field of a submessage with a number.
fn first(input: &[u8], range: Range<usize>, number: u32) -> Option<Range<usize>> {
    let mut fields = Fields::new(input, range, "record", MAX_SALVAGE_NESTING);
    while let Ok(Some(field)) = fields.next() {
        if let (true, Value::Bytes(range)) = (field.number == number, field.value) {
            if !range.is_empty() {
                return Some(range);
            }
        }
    }
    None
}

struct Decoder<'a> {
    input: &'a Bytes,
    limits: Limits,
    elements: usize,
    memory: usize,
}

impl<'a> Decoder<'a> {
    fn record(&mut self) -> Result<Record, Fail> {
        let max = self.limits.max_message_bytes();
        if self.input.len() > max {
            return Err(fail(DecodeErrorKind::TooLong { max }, "record", max));
        }
        let mut version = "";
        let mut to_id = "";
        let mut from_id = "";
        let mut payload_security = PayloadSecurity::Plaintext;
        let mut mac_signature = Bytes::new();
        let mut sender_cert = Bytes::new();
        let mut originator_id = "";
        let mut destination_id = "";
        let mut record_type: Option<RecordType> = None;
        let mut unknown = Unknown::default();

        let input = self.input;
        let end = input.len();
        let max_nesting = self.limits.max_nesting();
        let mut fields = Fields::new(input, 0..end, "record", max_nesting);
        while let Some(field) = fields.next()? {
            let Field {
                number,
                start,
                value,
            } = field;
            if matches!(number, 7..=13) && record_type.is_some() && matches!(value, Value::Bytes(_))
            {
                // [R-ENC.3] one alternative, and that once
                return Err(fail(
                    DecodeErrorKind::SecondAlternative,
                    "record.record_type",
                    start,
                ));
            }
            match (number, value) {
                (1, Value::Bytes(range)) => version = text(input, range, "record.version")?,
                (2, Value::Bytes(range)) => to_id = text(input, range, "record.to_id")?,
                (3, Value::Bytes(range)) => from_id = text(input, range, "record.from_id")?,
                (4, Value::Varint(raw)) => {
                    payload_security = known(
                        PayloadSecurity::from_number,
                        raw,
                        "record.payload_security",
                        start,
                    )?;
                }
                (5, Value::Bytes(range)) => mac_signature = input.slice(range),
                (6, Value::Bytes(range)) => sender_cert = input.slice(range),
                (7, Value::Bytes(range)) => {
                    record_type = Some(self.no_session_context(range)?.into());
                }
                (8, Value::Bytes(range)) => record_type = Some(self.session_context(range)?.into()),
                (9, Value::Bytes(range)) => {
                    let unknown_fields = self.nothing(range, "record.websocket_connect")?;
                    record_type = Some(WebSocketConnect { unknown_fields }.into());
                }
                (10, Value::Bytes(range)) => record_type = Some(self.mqtt_connect(range)?.into()),
                (11, Value::Bytes(range)) => record_type = Some(self.stomp_connect(range)?.into()),
                (12, Value::Bytes(range)) => record_type = Some(self.disconnect(range)?.into()),
                (13, Value::Bytes(range)) => {
                    let unknown_fields = self.nothing(range, "record.uds_connect")?;
                    record_type = Some(UdsConnect { unknown_fields }.into());
                }
                (14, Value::Bytes(range)) => {
                    originator_id = text(input, range, "record.originator_id")?;
                }
                (15, Value::Bytes(range)) => {
                    destination_id = text(input, range, "record.destination_id")?;
                }
                _ => self.keep(&mut unknown, start..fields.position(), fields.path())?,
            }
        }

        let Some(record_type) = record_type else {
            // [R-ENC.4]
            return Err(fail(
                DecodeErrorKind::NoAlternative,
                "record.record_type",
                end,
            ));
        };
        for text in [version, to_id, from_id, originator_id, destination_id] {
            self.charge(text.len(), "record", end)?;
        }
        Ok(Record {
            // [R-MTP.4b]
            version: required(Version::try_from(version), "record.version", end)?,
            to_id: required(EndpointIdText::try_from(to_id), "record.to_id", end)?,
            from_id: required(EndpointIdText::try_from(from_id), "record.from_id", end)?,
            payload_security,
            mac_signature,
            sender_cert,
            originator_id: EndpointIdText::try_from(originator_id).ok(),
            destination_id: EndpointIdText::try_from(destination_id).ok(),
            record_type,
            unknown_fields: unknown.finish(input),
        })
    }

    fn no_session_context(&mut self, range: Range<usize>) -> Result<NoSessionContext, Fail> {
        const PATH: &str = "record.no_session_context.payload";
        let input = self.input;
        let end = range.end;
        let mut payload = Bytes::new();
        let mut unknown = Unknown::default();
        let mut fields = self.fields(range, "record.no_session_context")?;
        while let Some(field) = fields.next()? {
            match (field.number, field.value) {
                (2, Value::Bytes(range)) => payload = input.slice(range),
                _ => self.keep(&mut unknown, field.start..fields.position(), fields.path())?,
            }
        }
        Ok(NoSessionContext {
            // [R-E2E.26]
            payload: required(Payload::new(payload), PATH, end)?,
            unknown_fields: unknown.finish(input),
        })
    }

    fn session_context(&mut self, range: Range<usize>) -> Result<SessionContext, Fail> {
        const SESSION: &str = "record.session_context.session_id";
        const SEQUENCE: &str = "record.session_context.sequence_id";
        const EXPECTED: &str = "record.session_context.expected_id";
        const STATE: &str = "record.session_context.payload_sar_state";
        const REC_STATE: &str = "record.session_context.payloadrec_sar_state";
        const PAYLOAD: &str = "record.session_context.payload";
        let input = self.input;
        let end = range.end;
        let [
            mut session_id,
            mut sequence_id,
            mut expected_id,
            mut retransmit_id,
        ] = [0_u64; 4];
        let mut payload_sar_state = SarState::None;
        let mut payloadrec_sar_state = SarState::None;
        let mut payload = Vec::new();
        let mut unknown = Unknown::default();
        let mut fields = self.fields(range, "record.session_context")?;
        while let Some(field) = fields.next()? {
            let start = field.start;
            match (field.number, field.value) {
                (1, Value::Varint(id)) => session_id = id,
                (2, Value::Varint(id)) => sequence_id = id,
                (3, Value::Varint(id)) => expected_id = id,
                (4, Value::Varint(id)) => retransmit_id = id,
                (5, Value::Varint(raw)) => {
                    payload_sar_state = known(SarState::from_number, raw, STATE, start)?;
                }
                (6, Value::Varint(raw)) => {
                    payloadrec_sar_state = known(SarState::from_number, raw, REC_STATE, start)?;
                }
                (7, Value::Bytes(range)) => {
                    let max = self.limits.max_elements();
                    if self.elements >= max {
                        let kind = DecodeErrorKind::TooManyElements { max };
                        return Err(fail(kind, PAYLOAD, start));
                    }
                    self.elements = self.elements.saturating_add(1);
                    self.room(&mut payload, 1, PAYLOAD, start)?;
                    payload.push(input.slice(range));
                }
                _ => self.keep(&mut unknown, start..fields.position(), fields.path())?,
            }
        }
        // [R-MTP.4b]
        let empty = |path| fail(DecodeErrorKind::Empty, path, end);
        Ok(SessionContext {
            session_id: SessionId::new(session_id).ok_or_else(|| empty(SESSION))?,
            sequence_id: SequenceId::new(sequence_id).ok_or_else(|| empty(SEQUENCE))?,
            expected_id: SequenceId::new(expected_id).ok_or_else(|| empty(EXPECTED))?,
            retransmit_id: SequenceId::new(retransmit_id),
            payload_sar_state,
            payloadrec_sar_state,
            payload,
            unknown_fields: unknown.finish(input),
        })
    }

    fn mqtt_connect(&mut self, range: Range<usize>) -> Result<MqttConnect, Fail> {
        let paths = [
            "record.mqtt_connect",
            "record.mqtt_connect.version",
            "record.mqtt_connect.subscribed_topic",
        ];
        let from_number = MqttVersion::from_number;
        let (version, topic, unknown_fields) = self.subscription(range, paths, from_number)?;
        Ok(MqttConnect {
            version: version.unwrap_or(MqttVersion::V3_1_1),
            subscribed_topic: topic,
            unknown_fields,
        })
    }

    fn stomp_connect(&mut self, range: Range<usize>) -> Result<StompConnect, Fail> {
        let paths = [
            "record.stomp_connect",
            "record.stomp_connect.version",
            "record.stomp_connect.subscribed_destination",
        ];
        let from_number = StompVersion::from_number;
        let (version, destination, unknown_fields) =
            self.subscription(range, paths, from_number)?;
        Ok(StompConnect {
            version: version.unwrap_or(StompVersion::V1_2),
            subscribed_destination: destination,
            unknown_fields,
        })
    }

    /// What MQTT and STOMP have in common: a version, if it is there, and a required text.
    fn subscription<T>(
        &mut self,
        range: Range<usize>,
        [path, version_path, text_path]: [&'static str; 3],
        from_number: fn(i32) -> Option<T>,
    ) -> Result<(Option<T>, Subscribed, UnknownFields), Fail> {
        let input = self.input;
        let end = range.end;
        let mut version = None;
        let mut subscribed = "";
        let mut unknown = Unknown::default();
        let mut fields = self.fields(range, path)?;
        while let Some(field) = fields.next()? {
            match (field.number, field.value) {
                (1, Value::Varint(raw)) => {
                    version = Some(known(from_number, raw, version_path, field.start)?);
                }
                (2, Value::Bytes(range)) => subscribed = text(input, range, text_path)?,
                _ => self.keep(&mut unknown, field.start..fields.position(), fields.path())?,
            }
        }
        self.charge(subscribed.len(), text_path, end)?;
        let subscribed = required(Subscribed::try_from(subscribed), text_path, end)?;
        Ok((version, subscribed, unknown.finish(input)))
    }

    fn disconnect(&mut self, range: Range<usize>) -> Result<Disconnect, Fail> {
        const REASON: &str = "record.disconnect.reason";
        let input = self.input;
        let end = range.end;
        let mut reason = "";
        let mut reason_code = 0;
        let mut unknown = Unknown::default();
        let mut fields = self.fields(range, "record.disconnect")?;
        while let Some(field) = fields.next()? {
            match (field.number, field.value) {
                (1, Value::Bytes(range)) => reason = text(input, range, REASON)?,
                (2, Value::Fixed32(code)) => reason_code = code,
                _ => self.keep(&mut unknown, field.start..fields.position(), fields.path())?,
            }
        }
        self.charge(reason.len(), REASON, end)?;
        Ok(Disconnect {
            reason: String::from(reason),
            reason_code: ErrorCode::new(reason_code),
            unknown_fields: unknown.finish(input),
        })
    }

    /// A message without fields.
    fn nothing(&mut self, range: Range<usize>, path: &'static str) -> Result<UnknownFields, Fail> {
        let mut unknown = Unknown::default();
        let mut fields = self.fields(range, path)?;
        while let Some(field) = fields.next()? {
            self.keep(&mut unknown, field.start..fields.position(), fields.path())?;
        }
        Ok(unknown.finish(self.input))
    }

    /// The fields of a submessage, one level below the Record.
    fn fields(&self, range: Range<usize>, path: &'static str) -> Result<Fields<'a>, Fail> {
        let max = self.limits.max_nesting();
        let Some(left) = max.checked_sub(1) else {
            return Err(fail(DecodeErrorKind::TooDeep { max }, path, range.start));
        };
        Ok(Fields::new(self.input, range, path, left).within(max))
    }

    /// Keeps an unknown field.
    fn keep(
        &mut self,
        unknown: &mut Unknown,
        field: Range<usize>,
        path: &'static str,
    ) -> Result<(), Fail> {
        let pending = unknown.pending(&field);
        self.room(&mut unknown.copied, pending, path, field.start)?;
        unknown.push(self.input, field);
        Ok(())
    }

    /// Makes room for more elements, which is counted before it is taken.
    ///
    /// While a list moves, its old room counts as well.
    fn room<T>(
        &mut self,
        list: &mut Vec<T>,
        more: usize,
        path: &'static str,
        offset: usize,
    ) -> Result<(), Fail> {
        let (len, old) = (list.len(), list.capacity());
        let needed = len.saturating_add(more);
        if needed > old {
            let new = needed.max(old.saturating_mul(2));
            self.charge(new.saturating_mul(size_of::<T>()), path, offset)?;
            list.reserve_exact(new.saturating_sub(len));
            self.memory = self
                .memory
                .saturating_sub(old.saturating_mul(size_of::<T>()));
        }
        Ok(())
    }

    /// Counts memory that is about to be taken.
    fn charge(&mut self, bytes: usize, path: &'static str, offset: usize) -> Result<(), Fail> {
        let max = self.limits.max_decoded_bytes();
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > max {
            return Err(fail(DecodeErrorKind::TooMuchMemory { max }, path, offset));
        }
        Ok(())
    }
}

/// Unknown fields on their way: a piece of the input as long as they stand side by side.
#[derive(Default)]
struct Unknown {
    run: Range<usize>,
    copied: Vec<u8>,
}

impl Unknown {
    /// How many bytes will be copied, by and by, if this field comes and no other.
    fn pending(&self, field: &Range<usize>) -> usize {
        let apart = !self.run.is_empty() && self.run.end != field.start;
        if apart || !self.copied.is_empty() {
            self.run.len().saturating_add(field.len())
        } else {
            0
        }
    }

    fn push(&mut self, input: &[u8], field: Range<usize>) {
        if self.run.is_empty() {
            self.run = field;
        } else if self.run.end == field.start {
            self.run.end = field.end;
        } else {
            self.copied
                .extend_from_slice(input.get(self.run.clone()).unwrap_or_default());
            self.run = field;
        }
    }

    fn finish(mut self, input: &Bytes) -> UnknownFields {
        if self.copied.is_empty() {
            return UnknownFields::from_checked(input.slice(self.run));
        }
        self.copied
            .extend_from_slice(input.get(self.run).unwrap_or_default());
        UnknownFields::from_checked(self.copied.into())
    }
}

fn text<'a>(input: &'a [u8], range: Range<usize>, path: &'static str) -> Result<&'a str, Fail> {
    let start = range.start;
    let bytes = input.get(range).unwrap_or_default();
    str::from_utf8(bytes).map_err(|error| {
        let offset = start.saturating_add(error.valid_up_to());
        fail(DecodeErrorKind::Utf8, path, offset)
    })
}

fn required<T, E>(value: Result<T, E>, path: &'static str, offset: usize) -> Result<T, Fail> {
    value.map_err(|_| fail(DecodeErrorKind::Empty, path, offset))
}

/// An enumeration value; numbers of more than 32 bits lose the upper ones, as protobuf has it.
fn known<T>(
    from_number: fn(i32) -> Option<T>,
    raw: u64,
    path: &'static str,
    offset: usize,
) -> Result<T, Fail> {
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "protobuf cuts an enumeration number down to 32 bits"
    )]
    let number = raw as i32;
    // [R-ENC.2]
    from_number(number).ok_or_else(|| fail(DecodeErrorKind::UnknownEnum(number), path, offset))
}
