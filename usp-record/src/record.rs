//! The Record.

use alloc::vec::Vec;

use bytes::Bytes;

use crate::{
    BackBuffer, DecodeError, Disconnect, EndpointIdText, ErrorCode, Limits, MqttConnect, Payload,
    SarState, SessionContext, StompConnect, UdsConnect, UnknownFields, Version, WebSocketConnect,
    decode, encode,
};

/// How the payload of a Record is protected (field 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PayloadSecurity {
    /// Not at all.
    #[default]
    Plaintext,
    /// By TLS 1.2 or later, inside a Session Context (R-E2E.41).
    Tls12,
}

impl PayloadSecurity {
    /// The protection with a number of the wire (0 or 1).
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::Plaintext,
            1 => Self::Tls12,
            _ => return None,
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Plaintext => 0,
            Self::Tls12 => 1,
        }
    }
}

/// What a Record is for: exactly one of seven (R-ENC.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RecordType {
    /// A Message outside of any session (field 7).
    NoSessionContext(NoSessionContext),
    /// A Message, or a piece of one, in a Session Context (field 8).
    SessionContext(SessionContext),
    /// First Record on a WebSocket (field 9).
    WebSocketConnect(WebSocketConnect),
    /// First Record of an Agent over MQTT (field 10).
    MqttConnect(MqttConnect),
    /// First Record of an Agent over STOMP (field 11).
    StompConnect(StompConnect),
    /// The sender ends the exchange (field 12).
    Disconnect(Disconnect),
    /// First Record on a Unix domain socket (field 13).
    UdsConnect(UdsConnect),
}

impl RecordType {
    /// The name of the field of a Record, as the schema has it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoSessionContext(_) => "no_session_context",
            Self::SessionContext(_) => "session_context",
            Self::WebSocketConnect(_) => "websocket_connect",
            Self::MqttConnect(_) => "mqtt_connect",
            Self::StompConnect(_) => "stomp_connect",
            Self::Disconnect(_) => "disconnect",
            Self::UdsConnect(_) => "uds_connect",
        }
    }

    /// Whether this is one of the four Connect Records.
    #[must_use]
    pub const fn is_connect(&self) -> bool {
        matches!(
            self,
            Self::WebSocketConnect(_)
                | Self::MqttConnect(_)
                | Self::StompConnect(_)
                | Self::UdsConnect(_)
        )
    }
}

macro_rules! from_content {
    ($($name:ident),*) => {
        $(impl From<$name> for RecordType {
            fn from(content: $name) -> Self {
                Self::$name(content)
            }
        })*
    };
}

from_content!(
    NoSessionContext,
    SessionContext,
    WebSocketConnect,
    MqttConnect,
    StompConnect,
    Disconnect,
    UdsConnect
);

/// The content of a Record outside of any session (field 7).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NoSessionContext {
    /// The encoded Message (field 2, required).
    pub payload: Payload,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl NoSessionContext {
    /// The content with its payload.
    #[must_use]
    pub const fn new(payload: Payload) -> Self {
        Self {
            payload,
            unknown_fields: UnknownFields::new(),
        }
    }
}

/// A USP Record: the envelope of a Message between two Endpoints.
///
/// Whatever is required is there and not empty (R-MTP.4b, R-E2E.26), and numbers of enumerations are known ones
/// (R-ENC.2). Payloads share the buffer from which they were decoded. The Endpoint IDs are kept as text, see
/// [`EndpointIdText`].
///
/// ```
/// use usp_record::{Payload, Record, RecordType};
///
/// let record = Record::no_session_context(
///     "proto::agent".parse()?,
///     "proto::controller".parse()?,
///     Payload::new("the bytes of a Msg")?,
/// );
/// let bytes = record.encode();
/// assert_eq!(Record::decode(bytes), Ok(record));
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Record {
    /// The version of USP that the sender speaks (field 1, required).
    pub version: Version,
    /// The receiver (field 2, required).
    pub to_id: EndpointIdText,
    /// The sender (field 3, required).
    pub from_id: EndpointIdText,
    /// How the payload is protected (field 4).
    pub payload_security: PayloadSecurity,
    /// MAC or signature over the fields that are not payload (field 5); empty if there is none.
    pub mac_signature: Bytes,
    /// Certificate or chain of the sender, PEM (field 6); empty if there is none.
    pub sender_cert: Bytes,
    /// The Endpoint that wrote the Message, where a third one relays it (field 14, USP 1.5).
    pub originator_id: Option<EndpointIdText>,
    /// The Endpoint that is to read the Message, where a third one relays it (field 15, USP 1.5).
    pub destination_id: Option<EndpointIdText>,
    /// What the Record is for (fields 7 to 13, exactly one).
    pub record_type: RecordType,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl Record {
    /// A Record of any type: version 1.4, plain payload, no integrity protection.
    #[must_use]
    pub fn new(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        record_type: impl Into<RecordType>,
    ) -> Self {
        Self {
            version: Version::V1_4,
            to_id,
            from_id,
            payload_security: PayloadSecurity::Plaintext,
            mac_signature: Bytes::new(),
            sender_cert: Bytes::new(),
            originator_id: None,
            destination_id: None,
            record_type: record_type.into(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// A Record that carries a Message outside of any session (R-E2E.26).
    #[must_use]
    pub fn no_session_context(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        payload: Payload,
    ) -> Self {
        Self::new(to_id, from_id, NoSessionContext::new(payload))
    }

    /// A Record that belongs to a Session Context.
    #[must_use]
    pub fn session_context(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        content: SessionContext,
    ) -> Self {
        Self::new(to_id, from_id, content)
    }

    /// The first Record on a WebSocket.
    #[must_use]
    pub fn web_socket_connect(to_id: EndpointIdText, from_id: EndpointIdText) -> Self {
        Self::new(to_id, from_id, WebSocketConnect::default())
    }

    /// The first Record of an Agent over MQTT.
    #[must_use]
    pub fn mqtt_connect(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        content: MqttConnect,
    ) -> Self {
        Self::new(to_id, from_id, content)
    }

    /// The first Record of an Agent over STOMP.
    #[must_use]
    pub fn stomp_connect(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        content: StompConnect,
    ) -> Self {
        Self::new(to_id, from_id, content)
    }

    /// The first Record on a Unix domain socket.
    #[must_use]
    pub fn uds_connect(to_id: EndpointIdText, from_id: EndpointIdText) -> Self {
        Self::new(to_id, from_id, UdsConnect::default())
    }

    /// The Record that ends an exchange, with code and text (R-MTP.9).
    #[must_use]
    pub fn disconnect(
        to_id: EndpointIdText,
        from_id: EndpointIdText,
        reason_code: ErrorCode,
        reason: impl Into<alloc::string::String>,
    ) -> Self {
        Self::new(to_id, from_id, Disconnect::new(reason_code, reason))
    }

    /// Sets the version that the sender speaks; default 1.4.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Says how the payload is protected; default: not at all.
    #[must_use]
    pub const fn with_payload_security(mut self, security: PayloadSecurity) -> Self {
        self.payload_security = security;
        self
    }

    /// Sets the MAC or signature; default: none.
    #[must_use]
    pub fn with_mac_signature(mut self, mac_signature: impl Into<Bytes>) -> Self {
        self.mac_signature = mac_signature.into();
        self
    }

    /// Sets the sender's certificate, PEM; default: none.
    #[must_use]
    pub fn with_sender_cert(mut self, sender_cert: impl Into<Bytes>) -> Self {
        self.sender_cert = sender_cert.into();
        self
    }

    /// Names the Endpoint that wrote the Message (USP 1.5); default: none.
    #[must_use]
    pub fn with_originator_id(mut self, id: EndpointIdText) -> Self {
        self.originator_id = Some(id);
        self
    }

    /// Names the Endpoint that is to read the Message (USP 1.5); default: none.
    #[must_use]
    pub fn with_destination_id(mut self, id: EndpointIdText) -> Self {
        self.destination_id = Some(id);
        self
    }

    /// The payload, where it is in one piece: a Message, unless it is protected.
    ///
    /// `None` for a segment, for several entries or an empty one, and for Connect and Disconnect Records.
    #[must_use]
    pub fn whole_payload(&self) -> Option<&Bytes> {
        match &self.record_type {
            RecordType::NoSessionContext(content) => Some(content.payload.as_bytes()),
            RecordType::SessionContext(context) => match context.payload.as_slice() {
                [whole] if context.payload_sar_state == SarState::None && !whole.is_empty() => {
                    Some(whole)
                }
                _ => None,
            },
            RecordType::WebSocketConnect(_)
            | RecordType::MqttConnect(_)
            | RecordType::StompConnect(_)
            | RecordType::Disconnect(_)
            | RecordType::UdsConnect(_) => None,
        }
    }

    /// Reads a Record within [`Limits::DEFAULT`].
    ///
    /// Payloads, MAC, certificate and unknown fields share the memory of `bytes`.
    ///
    /// # Errors
    /// [`DecodeError`] when the bytes are no valid Record.
    pub fn decode(bytes: impl Into<Bytes>) -> Result<Self, DecodeError> {
        decode::decode(&bytes.into(), &Limits::DEFAULT, &[])
    }

    /// Reads a Record within limits of the caller.
    ///
    /// # Errors
    /// As [`decode`](Self::decode).
    pub fn decode_with(bytes: impl Into<Bytes>, limits: &Limits) -> Result<Self, DecodeError> {
        decode::decode(&bytes.into(), limits, &[])
    }

    /// Reads a Record of Endpoints that are known: where one of `ids` stands in it, that one is shared.
    ///
    /// Gives what [`decode_with`](Self::decode_with) gives; an ID that is shared takes no memory of its own.
    ///
    /// # Errors
    /// As [`decode`](Self::decode).
    pub fn decode_among(
        bytes: impl Into<Bytes>,
        limits: &Limits,
        ids: &[&EndpointIdText],
    ) -> Result<Self, DecodeError> {
        decode::decode(&bytes.into(), limits, ids)
    }

    /// Number of bytes of the encoded Record.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        encode::record_len(self)
    }

    /// The bytes of the Record, as protobuf.
    ///
    /// Fields come in ascending order, unknown ones after the known ones of the same message.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        encode::record(self)
    }

    /// Writes the Record into a buffer, in place of what was there.
    pub fn encode_into(&self, buffer: &mut BackBuffer) {
        encode::record_into(self, buffer);
    }
}
