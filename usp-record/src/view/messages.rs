// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! A view of every message, with an accessor for every field.

use core::fmt;

use super::{
    checked_str::CheckedStr,
    fields::{List, Raw},
};
use crate::debug::Blob;

/// A USP Record: what travels over a Message Transfer Protocol.
#[derive(Clone, Copy)]
pub struct RecordView<'a>(Raw<'a>);

impl<'a> RecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Version of USP that the sender speaks, such as `1.4`.
    #[must_use]
    #[inline]
    pub fn version(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Version of USP that the sender speaks, such as `1.4`.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn version_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }

    /// Endpoint ID of the receiver.
    #[must_use]
    #[inline]
    pub fn to_id(self) -> &'a str {
        self.0.text(0x12)
    }

    /// Endpoint ID of the receiver.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn to_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x12)
    }

    /// Endpoint ID of the sender.
    #[must_use]
    #[inline]
    pub fn from_id(self) -> &'a str {
        self.0.text(0x1A)
    }

    /// Endpoint ID of the sender.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn from_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x1A)
    }

    /// How the payload is protected.
    ///
    /// The number of the `PayloadSecurity`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn payload_security(self) -> i32 {
        self.0.enumeration(0x20)
    }

    /// MAC or signature over the other fields; empty if there is none.
    #[must_use]
    #[inline]
    pub fn mac_signature(self) -> &'a [u8] {
        self.0.delimited(0x2A)
    }

    /// Certificate of the sender, PEM; empty if there is none.
    #[must_use]
    #[inline]
    pub fn sender_cert(self) -> &'a [u8] {
        self.0.delimited(0x32)
    }

    /// The alternative that is present.
    #[must_use]
    #[inline]
    pub fn record_type(self) -> record::RecordTypeView<'a> {
        record::RecordTypeView::new(self.0)
    }

    /// Endpoint ID of the Endpoint that wrote the Message (USP 1.5).
    #[must_use]
    #[inline]
    pub fn originator_id(self) -> &'a str {
        self.0.text(0x72)
    }

    /// Endpoint ID of the Endpoint that wrote the Message (USP 1.5).
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn originator_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x72)
    }

    /// Endpoint ID of the Endpoint that is to read the Message (USP 1.5).
    #[must_use]
    #[inline]
    pub fn destination_id(self) -> &'a str {
        self.0.text(0x7A)
    }

    /// Endpoint ID of the Endpoint that is to read the Message (USP 1.5).
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn destination_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x7A)
    }
}

impl fmt::Debug for RecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordView")
            .field("version", &self.version())
            .field("to_id", &self.to_id())
            .field("from_id", &self.from_id())
            .field("payload_security", &self.payload_security())
            .field("mac_signature", &Blob(self.mac_signature()))
            .field("sender_cert", &Blob(self.sender_cert()))
            .field("record_type", &self.record_type())
            .field("originator_id", &self.originator_id())
            .field("destination_id", &self.destination_id())
            .finish()
    }
}

/// Views of what belongs to `Record`.
pub mod record {
    use super::*;

    /// Alternatives of `record_type`.
    #[derive(Clone, Copy, Debug)]
    #[non_exhaustive]
    pub enum RecordTypeView<'a> {
        /// A Message outside of any session.
        NoSessionContext(NoSessionContextRecordView<'a>),
        /// A Message, or a piece of one, inside of a session.
        SessionContext(SessionContextRecordView<'a>),
        /// First Record on a WebSocket connection (USP 1.2).
        WebsocketConnect(WebSocketConnectRecordView<'a>),
        /// First Record of an Agent over MQTT (USP 1.2).
        MqttConnect(MqttConnectRecordView<'a>),
        /// First Record of an Agent over STOMP (USP 1.2).
        StompConnect(StompConnectRecordView<'a>),
        /// The sender ends the exchange (USP 1.2).
        Disconnect(DisconnectRecordView<'a>),
        /// First Record on a Unix domain socket (USP 1.3).
        UdsConnect(UdsConnectRecordView<'a>),
    }

    impl<'a> RecordTypeView<'a> {
        /// The alternative that a message holds.
        #[inline]
        pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
            let (number, raw) = raw.choice(7, 13);
            match number {
                8 => Self::SessionContext(SessionContextRecordView::new(raw)),
                9 => Self::WebsocketConnect(WebSocketConnectRecordView::new(raw)),
                10 => Self::MqttConnect(MqttConnectRecordView::new(raw)),
                11 => Self::StompConnect(StompConnectRecordView::new(raw)),
                12 => Self::Disconnect(DisconnectRecordView::new(raw)),
                13 => Self::UdsConnect(UdsConnectRecordView::new(raw)),
                _ => Self::NoSessionContext(NoSessionContextRecordView::new(raw)),
            }
        }
    }
}
/// A Message outside of any session.
#[derive(Clone, Copy)]
pub struct NoSessionContextRecordView<'a>(Raw<'a>);

impl<'a> NoSessionContextRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// The Message.
    #[must_use]
    #[inline]
    pub fn payload(self) -> &'a [u8] {
        self.0.delimited(0x12)
    }
}

impl fmt::Debug for NoSessionContextRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NoSessionContextRecordView")
            .field("payload", &Blob(self.payload()))
            .finish()
    }
}

/// A Message, or a piece of one, inside of a session.
#[derive(Clone, Copy)]
pub struct SessionContextRecordView<'a>(Raw<'a>);

impl<'a> SessionContextRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Names the session; at least 2.
    #[must_use]
    #[inline]
    pub fn session_id(self) -> u64 {
        self.0.varint(0x08)
    }

    /// Number of this Record within the session.
    #[must_use]
    #[inline]
    pub fn sequence_id(self) -> u64 {
        self.0.varint(0x10)
    }

    /// Number of the next Record that the sender expects.
    #[must_use]
    #[inline]
    pub fn expected_id(self) -> u64 {
        self.0.varint(0x18)
    }

    /// Number of a Record that the sender wants again; 0 if none.
    #[must_use]
    #[inline]
    pub fn retransmit_id(self) -> u64 {
        self.0.varint(0x20)
    }

    /// Where this Record stands in a segmented Message.
    ///
    /// The number of the `PayloadSARState`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn payload_sar_state(self) -> i32 {
        self.0.enumeration(0x28)
    }

    /// Where this Record stands in a segmented secure record.
    ///
    /// The number of the `PayloadSARState`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn payloadrec_sar_state(self) -> i32 {
        self.0.enumeration(0x30)
    }

    /// Pieces of the Message, or secure records.
    #[inline]
    pub fn payload(self) -> impl Iterator<Item = &'a [u8]> + Clone {
        self.0.list(0x3A)
    }
}

impl fmt::Debug for SessionContextRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionContextRecordView")
            .field("session_id", &self.session_id())
            .field("sequence_id", &self.sequence_id())
            .field("expected_id", &self.expected_id())
            .field("retransmit_id", &self.retransmit_id())
            .field("payload_sar_state", &self.payload_sar_state())
            .field("payloadrec_sar_state", &self.payloadrec_sar_state())
            .field("payload", &List(self.payload().map(Blob)))
            .finish()
    }
}

/// First Record on a WebSocket connection (USP 1.2).
#[derive(Clone, Copy)]
pub struct WebSocketConnectRecordView<'a>(Raw<'a>);

impl<'a> WebSocketConnectRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }
}

impl fmt::Debug for WebSocketConnectRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSocketConnectRecordView").finish()
    }
}

/// First Record of an Agent over MQTT (USP 1.2).
#[derive(Clone, Copy)]
pub struct MqttConnectRecordView<'a>(Raw<'a>);

impl<'a> MqttConnectRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Version of MQTT in use.
    ///
    /// The number of the `MQTTVersion`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn version(self) -> i32 {
        self.0.enumeration(0x08)
    }

    /// Topic at which the Agent listens.
    #[must_use]
    #[inline]
    pub fn subscribed_topic(self) -> &'a str {
        self.0.text(0x12)
    }

    /// Topic at which the Agent listens.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn subscribed_topic_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x12)
    }
}

impl fmt::Debug for MqttConnectRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MqttConnectRecordView")
            .field("version", &self.version())
            .field("subscribed_topic", &self.subscribed_topic())
            .finish()
    }
}

/// First Record of an Agent over STOMP (USP 1.2).
#[derive(Clone, Copy)]
pub struct StompConnectRecordView<'a>(Raw<'a>);

impl<'a> StompConnectRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Version of STOMP in use.
    ///
    /// The number of the `STOMPVersion`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn version(self) -> i32 {
        self.0.enumeration(0x08)
    }

    /// Destination at which the Agent listens.
    #[must_use]
    #[inline]
    pub fn subscribed_destination(self) -> &'a str {
        self.0.text(0x12)
    }

    /// Destination at which the Agent listens.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn subscribed_destination_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x12)
    }
}

impl fmt::Debug for StompConnectRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StompConnectRecordView")
            .field("version", &self.version())
            .field("subscribed_destination", &self.subscribed_destination())
            .finish()
    }
}

/// First Record on a Unix domain socket (USP 1.3).
#[derive(Clone, Copy)]
pub struct UdsConnectRecordView<'a>(Raw<'a>);

impl<'a> UdsConnectRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }
}

impl fmt::Debug for UdsConnectRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UdsConnectRecordView").finish()
    }
}

/// The sender ends the exchange (USP 1.2).
#[derive(Clone, Copy)]
pub struct DisconnectRecordView<'a>(Raw<'a>);

impl<'a> DisconnectRecordView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Why, for human readers; free text.
    #[must_use]
    #[inline]
    pub fn reason(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Why, for human readers; free text.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn reason_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }

    /// Why; 0 or a code of 7000 to 7999.
    #[must_use]
    #[inline]
    pub fn reason_code(self) -> u32 {
        self.0.fixed32(0x15)
    }
}

impl fmt::Debug for DisconnectRecordView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DisconnectRecordView")
            .field("reason", &self.reason())
            .field("reason_code", &self.reason_code())
            .finish()
    }
}
