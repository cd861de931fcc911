// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! How each message looks in JSON.

use super::kinds::{Enum, Fixed32, List, Nested, Octets, Text, Uint64, enumeration, message};

message! {
    crate::wire::Record, "usp_record.Record",
    {
        version "version": Text,
        to_id "toId": Text,
        from_id "fromId": Text,
        payload_security "payloadSecurity": Enum<crate::wire::record::PayloadSecurity>,
        mac_signature "macSignature": Octets,
        sender_cert "senderCert": Octets,
        originator_id "originatorId": Text,
        destination_id "destinationId": Text,
    }
    record_type: crate::wire::record::RecordType {
        NoSessionContext "no_session_context" "noSessionContext": Nested,
        SessionContext "session_context" "sessionContext": Nested,
        WebsocketConnect "websocket_connect" "websocketConnect": Nested,
        MqttConnect "mqtt_connect" "mqttConnect": Nested,
        StompConnect "stomp_connect" "stompConnect": Nested,
        Disconnect "disconnect" "disconnect": Nested,
        UdsConnect "uds_connect" "udsConnect": Nested,
    }
}

enumeration!(crate::wire::record::PayloadSecurity);

message! {
    crate::wire::NoSessionContextRecord, "usp_record.NoSessionContextRecord",
    {
        payload "payload": Octets,
    }
}

message! {
    crate::wire::SessionContextRecord, "usp_record.SessionContextRecord",
    {
        session_id "sessionId": Uint64,
        sequence_id "sequenceId": Uint64,
        expected_id "expectedId": Uint64,
        retransmit_id "retransmitId": Uint64,
        payload_sar_state "payloadSarState": Enum<crate::wire::session_context_record::PayloadSarState>,
        payloadrec_sar_state "payloadrecSarState": Enum<crate::wire::session_context_record::PayloadSarState>,
        payload "payload": List<Octets>,
    }
}

enumeration!(crate::wire::session_context_record::PayloadSarState);

message! {
    crate::wire::WebSocketConnectRecord, "usp_record.WebSocketConnectRecord",
    {
    }
}

message! {
    crate::wire::MqttConnectRecord, "usp_record.MQTTConnectRecord",
    {
        version "version": Enum<crate::wire::mqtt_connect_record::MqttVersion>,
        subscribed_topic "subscribedTopic": Text,
    }
}

enumeration!(crate::wire::mqtt_connect_record::MqttVersion);

message! {
    crate::wire::StompConnectRecord, "usp_record.STOMPConnectRecord",
    {
        version "version": Enum<crate::wire::stomp_connect_record::StompVersion>,
        subscribed_destination "subscribedDestination": Text,
    }
}

enumeration!(crate::wire::stomp_connect_record::StompVersion);

message! {
    crate::wire::UdsConnectRecord, "usp_record.UDSConnectRecord",
    {
    }
}

message! {
    crate::wire::DisconnectRecord, "usp_record.DisconnectRecord",
    {
        reason "reason": Text,
        reason_code "reasonCode": Fixed32,
    }
}
