// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! Each accessor of each view gives what the field of the wire type holds.

use std::fmt::Debug;

use prost::Message;
use usp_record::{view, wire};

/// The bytes of a view are those of its message, and what is printed of it begins with its name.
fn whole(
    view: &dyn Debug,
    bytes: &[u8],
    wire: &(impl Message + PartialEq + Default + Debug),
    name: &str,
) {
    assert_eq!(Message::decode(bytes).as_ref(), Ok(wire), "{view:?}");
    let shown = format!("{view:?}");
    assert!(shown.starts_with(name), "{shown}");
    assert!(wire.encoded_len() <= bytes.len(), "{shown}");
}

pub(crate) fn record(view: view::RecordView<'_>, wire: &wire::Record) {
    whole(&view, view.as_bytes(), wire, "RecordView");
    assert_eq!(view.version(), wire.version);
    assert_eq!(view.version_checked(), wire.version.as_str());
    assert_eq!(view.to_id(), wire.to_id);
    assert_eq!(view.to_id_checked(), wire.to_id.as_str());
    assert_eq!(view.from_id(), wire.from_id);
    assert_eq!(view.from_id_checked(), wire.from_id.as_str());
    assert_eq!(view.payload_security(), wire.payload_security);
    assert_eq!(view.mac_signature(), wire.mac_signature);
    assert_eq!(view.sender_cert(), wire.sender_cert);
    assert_eq!(view.originator_id(), wire.originator_id);
    assert_eq!(view.originator_id_checked(), wire.originator_id.as_str());
    assert_eq!(view.destination_id(), wire.destination_id);
    assert_eq!(view.destination_id_checked(), wire.destination_id.as_str());
    match (Some(view.record_type()), &wire.record_type) {
        (
            Some(view::record::RecordTypeView::NoSessionContext(view)),
            Some(wire::record::RecordType::NoSessionContext(wire)),
        ) => no_session_context_record(view, wire),
        (
            Some(view::record::RecordTypeView::SessionContext(view)),
            Some(wire::record::RecordType::SessionContext(wire)),
        ) => session_context_record(view, wire),
        (
            Some(view::record::RecordTypeView::WebsocketConnect(view)),
            Some(wire::record::RecordType::WebsocketConnect(wire)),
        ) => web_socket_connect_record(view, wire),
        (
            Some(view::record::RecordTypeView::MqttConnect(view)),
            Some(wire::record::RecordType::MqttConnect(wire)),
        ) => mqtt_connect_record(view, wire),
        (
            Some(view::record::RecordTypeView::StompConnect(view)),
            Some(wire::record::RecordType::StompConnect(wire)),
        ) => stomp_connect_record(view, wire),
        (
            Some(view::record::RecordTypeView::Disconnect(view)),
            Some(wire::record::RecordType::Disconnect(wire)),
        ) => disconnect_record(view, wire),
        (
            Some(view::record::RecordTypeView::UdsConnect(view)),
            Some(wire::record::RecordType::UdsConnect(wire)),
        ) => uds_connect_record(view, wire),
        (view, wire) => panic!("{view:?} of {wire:?}"),
    }
}

pub(crate) fn no_session_context_record(
    view: view::NoSessionContextRecordView<'_>,
    wire: &wire::NoSessionContextRecord,
) {
    whole(&view, view.as_bytes(), wire, "NoSessionContextRecordView");
    assert_eq!(view.payload(), wire.payload);
}

pub(crate) fn session_context_record(
    view: view::SessionContextRecordView<'_>,
    wire: &wire::SessionContextRecord,
) {
    whole(&view, view.as_bytes(), wire, "SessionContextRecordView");
    assert_eq!(view.session_id(), wire.session_id);
    assert_eq!(view.sequence_id(), wire.sequence_id);
    assert_eq!(view.expected_id(), wire.expected_id);
    assert_eq!(view.retransmit_id(), wire.retransmit_id);
    assert_eq!(view.payload_sar_state(), wire.payload_sar_state);
    assert_eq!(view.payloadrec_sar_state(), wire.payloadrec_sar_state);
    assert!(view.payload().eq(wire.payload.iter()));
}

pub(crate) fn web_socket_connect_record(
    view: view::WebSocketConnectRecordView<'_>,
    wire: &wire::WebSocketConnectRecord,
) {
    whole(&view, view.as_bytes(), wire, "WebSocketConnectRecordView");
}

pub(crate) fn mqtt_connect_record(
    view: view::MqttConnectRecordView<'_>,
    wire: &wire::MqttConnectRecord,
) {
    whole(&view, view.as_bytes(), wire, "MqttConnectRecordView");
    assert_eq!(view.version(), wire.version);
    assert_eq!(view.subscribed_topic(), wire.subscribed_topic);
    assert_eq!(
        view.subscribed_topic_checked(),
        wire.subscribed_topic.as_str()
    );
}

pub(crate) fn stomp_connect_record(
    view: view::StompConnectRecordView<'_>,
    wire: &wire::StompConnectRecord,
) {
    whole(&view, view.as_bytes(), wire, "StompConnectRecordView");
    assert_eq!(view.version(), wire.version);
    assert_eq!(view.subscribed_destination(), wire.subscribed_destination);
    assert_eq!(
        view.subscribed_destination_checked(),
        wire.subscribed_destination.as_str()
    );
}

pub(crate) fn uds_connect_record(
    view: view::UdsConnectRecordView<'_>,
    wire: &wire::UdsConnectRecord,
) {
    whole(&view, view.as_bytes(), wire, "UdsConnectRecordView");
}

pub(crate) fn disconnect_record(
    view: view::DisconnectRecordView<'_>,
    wire: &wire::DisconnectRecord,
) {
    whole(&view, view.as_bytes(), wire, "DisconnectRecordView");
    assert_eq!(view.reason(), wire.reason);
    assert_eq!(view.reason_checked(), wire.reason.as_str());
    assert_eq!(view.reason_code(), wire.reason_code);
}
