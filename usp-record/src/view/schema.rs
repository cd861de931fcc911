// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! The messages of the schema, with their rules.

use super::table::{Field, Kind, Message, Shape};

/// Place of the outermost message.
pub(super) const ROOT: u8 = 0;

/// Levels of nesting below the outermost message that the schema has.
pub(super) const DEPTH: u32 = 1;

const fn field(number: u8, name: &'static str, kind: Kind, shape: Shape) -> Field {
    Field {
        number,
        name,
        kind,
        shape,
    }
}

pub(super) static SCHEMA: [Message; 8] = [
    // 0: usp_record.Record
    Message {
        choice: "record_type",
        choice_optional: false,
        fields: &[
            field(1, "version", Kind::Text, Shape::Filled),
            field(2, "to_id", Kind::Text, Shape::Filled),
            field(3, "from_id", Kind::Text, Shape::Filled),
            field(4, "payload_security", Kind::Known(1), Shape::Single),
            field(5, "mac_signature", Kind::Bytes, Shape::Single),
            field(6, "sender_cert", Kind::Bytes, Shape::Single),
            field(7, "no_session_context", Kind::Message(1), Shape::Choice),
            field(8, "session_context", Kind::Message(2), Shape::Choice),
            field(9, "websocket_connect", Kind::Message(3), Shape::Choice),
            field(10, "mqtt_connect", Kind::Message(4), Shape::Choice),
            field(11, "stomp_connect", Kind::Message(5), Shape::Choice),
            field(12, "disconnect", Kind::Message(7), Shape::Choice),
            field(13, "uds_connect", Kind::Message(6), Shape::Choice),
            field(14, "originator_id", Kind::Text, Shape::Single),
            field(15, "destination_id", Kind::Text, Shape::Single),
        ],
    },
    // 1: usp_record.NoSessionContextRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[field(2, "payload", Kind::Bytes, Shape::Filled)],
    },
    // 2: usp_record.SessionContextRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "session_id", Kind::Varint, Shape::Filled),
            field(2, "sequence_id", Kind::Varint, Shape::Filled),
            field(3, "expected_id", Kind::Varint, Shape::Filled),
            field(4, "retransmit_id", Kind::Varint, Shape::Single),
            field(5, "payload_sar_state", Kind::Known(3), Shape::Single),
            field(6, "payloadrec_sar_state", Kind::Known(3), Shape::Single),
            field(7, "payload", Kind::Bytes, Shape::List),
        ],
    },
    // 3: usp_record.WebSocketConnectRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[],
    },
    // 4: usp_record.MQTTConnectRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "version", Kind::Known(1), Shape::Single),
            field(2, "subscribed_topic", Kind::Text, Shape::Filled),
        ],
    },
    // 5: usp_record.STOMPConnectRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "version", Kind::Known(0), Shape::Single),
            field(2, "subscribed_destination", Kind::Text, Shape::Filled),
        ],
    },
    // 6: usp_record.UDSConnectRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[],
    },
    // 7: usp_record.DisconnectRecord
    Message {
        choice: "",
        choice_optional: false,
        fields: &[
            field(1, "reason", Kind::Text, Shape::Single),
            field(2, "reason_code", Kind::Fixed32, Shape::Single),
        ],
    },
];
