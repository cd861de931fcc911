//! Between [`Record`] and the raw structs of [`wire`].

use core::fmt;

use crate::{
    DecodeErrorKind, Disconnect, EmptyError, EndpointIdText, ErrorCode, MqttConnect, MqttVersion,
    NoSessionContext, Payload, PayloadSecurity, Record, RecordType, SarState, SequenceId,
    SessionContext, SessionId, StompConnect, StompVersion, Subscribed, UdsConnect, UnknownFields,
    Version, WebSocketConnect,
    wire::{self, record::RecordType as Raw},
};

/// A raw Record that is not valid: what is wrong and in which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidRecord {
    kind: DecodeErrorKind,
    path: &'static str,
}

impl InvalidRecord {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Field at fault, from the Record inwards: `record.session_context.session_id`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// USP code that names this fault.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.kind.code()
    }
}

impl fmt::Display for InvalidRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl core::error::Error for InvalidRecord {}

/// Loses unknown fields, for which the raw structs have no place.
impl From<Record> for wire::Record {
    fn from(record: Record) -> Self {
        Self {
            version: record.version.into(),
            to_id: record.to_id.into(),
            from_id: record.from_id.into(),
            payload_security: record.payload_security.number(),
            mac_signature: record.mac_signature,
            sender_cert: record.sender_cert,
            originator_id: record.originator_id.map(Into::into).unwrap_or_default(),
            destination_id: record.destination_id.map(Into::into).unwrap_or_default(),
            record_type: Some(record.record_type.into()),
        }
    }
}

impl From<RecordType> for Raw {
    fn from(record_type: RecordType) -> Self {
        match record_type {
            RecordType::NoSessionContext(content) => {
                Self::NoSessionContext(wire::NoSessionContextRecord {
                    payload: content.payload.into_bytes(),
                })
            }
            RecordType::SessionContext(content) => {
                Self::SessionContext(wire::SessionContextRecord {
                    session_id: content.session_id.get(),
                    sequence_id: content.sequence_id.get(),
                    expected_id: content.expected_id.get(),
                    retransmit_id: content.retransmit_id.map_or(0, SequenceId::get),
                    payload_sar_state: content.payload_sar_state.number(),
                    payloadrec_sar_state: content.payloadrec_sar_state.number(),
                    payload: content.payload,
                })
            }
            RecordType::WebSocketConnect(_) => {
                Self::WebsocketConnect(wire::WebSocketConnectRecord {})
            }
            RecordType::MqttConnect(content) => Self::MqttConnect(wire::MqttConnectRecord {
                version: content.version.number(),
                subscribed_topic: content.subscribed_topic.into(),
            }),
            RecordType::StompConnect(content) => Self::StompConnect(wire::StompConnectRecord {
                version: content.version.number(),
                subscribed_destination: content.subscribed_destination.into(),
            }),
            RecordType::Disconnect(content) => Self::Disconnect(wire::DisconnectRecord {
                reason: content.reason,
                reason_code: content.reason_code.number(),
            }),
            RecordType::UdsConnect(_) => Self::UdsConnect(wire::UdsConnectRecord {}),
        }
    }
}

impl TryFrom<wire::Record> for Record {
    type Error = InvalidRecord;

    fn try_from(raw: wire::Record) -> Result<Self, InvalidRecord> {
        // The order of the checks is that of the decoder.
        Ok(Self {
            payload_security: known(
                PayloadSecurity::from_number,
                raw.payload_security,
                "record.payload_security",
            )?,
            // [R-ENC.3] [R-ENC.4]
            record_type: raw
                .record_type
                .ok_or(InvalidRecord {
                    kind: DecodeErrorKind::NoAlternative,
                    path: "record.record_type",
                })?
                .try_into()?,
            // [R-MTP.4b]
            version: required(Version::try_from(raw.version), "record.version")?,
            to_id: required(EndpointIdText::try_from(raw.to_id), "record.to_id")?,
            from_id: required(EndpointIdText::try_from(raw.from_id), "record.from_id")?,
            mac_signature: raw.mac_signature,
            sender_cert: raw.sender_cert,
            originator_id: EndpointIdText::try_from(raw.originator_id).ok(),
            destination_id: EndpointIdText::try_from(raw.destination_id).ok(),
            unknown_fields: UnknownFields::new(),
        })
    }
}

impl TryFrom<Raw> for RecordType {
    type Error = InvalidRecord;

    fn try_from(raw: Raw) -> Result<Self, InvalidRecord> {
        Ok(match raw {
            Raw::NoSessionContext(raw) => {
                // [R-E2E.26]
                let path = "record.no_session_context.payload";
                NoSessionContext::new(required(Payload::new(raw.payload), path)?).into()
            }
            Raw::SessionContext(raw) => session_context(raw)?.into(),
            Raw::WebsocketConnect(wire::WebSocketConnectRecord {}) => {
                WebSocketConnect::default().into()
            }
            Raw::MqttConnect(raw) => MqttConnect::new(
                known(
                    MqttVersion::from_number,
                    raw.version,
                    "record.mqtt_connect.version",
                )?,
                required(
                    Subscribed::try_from(raw.subscribed_topic),
                    "record.mqtt_connect.subscribed_topic",
                )?,
            )
            .into(),
            Raw::StompConnect(raw) => StompConnect::new(
                known(
                    StompVersion::from_number,
                    raw.version,
                    "record.stomp_connect.version",
                )?,
                required(
                    Subscribed::try_from(raw.subscribed_destination),
                    "record.stomp_connect.subscribed_destination",
                )?,
            )
            .into(),
            Raw::Disconnect(raw) => {
                Disconnect::new(ErrorCode::new(raw.reason_code), raw.reason).into()
            }
            Raw::UdsConnect(wire::UdsConnectRecord {}) => UdsConnect::default().into(),
        })
    }
}

fn session_context(raw: wire::SessionContextRecord) -> Result<SessionContext, InvalidRecord> {
    let session_id = SessionId::new(raw.session_id).ok_or(EmptyError);
    let sequence_id = SequenceId::new(raw.sequence_id).ok_or(EmptyError);
    let expected_id = SequenceId::new(raw.expected_id).ok_or(EmptyError);
    Ok(SessionContext {
        payload_sar_state: known(
            SarState::from_number,
            raw.payload_sar_state,
            "record.session_context.payload_sar_state",
        )?,
        payloadrec_sar_state: known(
            SarState::from_number,
            raw.payloadrec_sar_state,
            "record.session_context.payloadrec_sar_state",
        )?,
        // [R-MTP.4b]
        session_id: required(session_id, "record.session_context.session_id")?,
        sequence_id: required(sequence_id, "record.session_context.sequence_id")?,
        expected_id: required(expected_id, "record.session_context.expected_id")?,
        retransmit_id: SequenceId::new(raw.retransmit_id),
        payload: raw.payload,
        unknown_fields: UnknownFields::new(),
    })
}

fn required<T>(value: Result<T, EmptyError>, path: &'static str) -> Result<T, InvalidRecord> {
    value.map_err(|EmptyError| InvalidRecord {
        kind: DecodeErrorKind::Empty,
        path,
    })
}

fn known<T>(
    from_number: fn(i32) -> Option<T>,
    number: i32,
    path: &'static str,
) -> Result<T, InvalidRecord> {
    // [R-ENC.2]
    from_number(number).ok_or(InvalidRecord {
        kind: DecodeErrorKind::UnknownEnum(number),
        path,
    })
}
