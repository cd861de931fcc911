//! The Records that open and close a channel.

use alloc::string::String;

use crate::{ErrorCode, Subscribed, UnknownFields};

/// A version of MQTT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MqttVersion {
    /// MQTT 3.1.1.
    V3_1_1,
    /// MQTT 5.0.
    V5,
}

impl MqttVersion {
    /// The version with a number of the wire (0 or 1).
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::V3_1_1,
            1 => Self::V5,
            _ => return None,
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::V3_1_1 => 0,
            Self::V5 => 1,
        }
    }
}

/// A version of STOMP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StompVersion {
    /// STOMP 1.2.
    V1_2,
}

impl StompVersion {
    /// The version with a number of the wire (0).
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::V1_2,
            _ => return None,
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::V1_2 => 0,
        }
    }
}

/// The content of the first Record on a WebSocket (field 9): nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct WebSocketConnect {
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

/// The content of the first Record on a Unix domain socket (field 13): nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UdsConnect {
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

/// The content of an Agent's first Record over MQTT (field 10).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MqttConnect {
    /// The version of MQTT in use (field 1, required).
    pub version: MqttVersion,
    /// The topic where the Agent listens (field 2, required).
    pub subscribed_topic: Subscribed,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl MqttConnect {
    /// The content with both of its fields.
    #[must_use]
    pub const fn new(version: MqttVersion, subscribed_topic: Subscribed) -> Self {
        Self {
            version,
            subscribed_topic,
            unknown_fields: UnknownFields::new(),
        }
    }
}

/// The content of an Agent's first Record over STOMP (field 11).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct StompConnect {
    /// The version of STOMP in use (field 1, required).
    pub version: StompVersion,
    /// The destination where the Agent listens (field 2, required).
    pub subscribed_destination: Subscribed,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl StompConnect {
    /// The content with both of its fields.
    #[must_use]
    pub const fn new(version: StompVersion, subscribed_destination: Subscribed) -> Self {
        Self {
            version,
            subscribed_destination,
            unknown_fields: UnknownFields::new(),
        }
    }
}

/// The content of the Record that ends an exchange (field 12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Disconnect {
    /// Why, for a human reader (field 1); may be empty.
    pub reason: String,
    /// Why, for a program (field 2); 0 if the sender gave none.
    pub reason_code: ErrorCode,
    /// Fields that this version does not know, written again by `encode`.
    pub unknown_fields: UnknownFields,
}

impl Disconnect {
    /// The content with a code and a text, as R-MTP.9 wants them.
    #[must_use]
    pub fn new(reason_code: ErrorCode, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            reason_code,
            unknown_fields: UnknownFields::new(),
        }
    }
}
