//! Strategies for tests: Endpoint IDs and Records, valid and nearly valid.
#![allow(
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "strategies run in tests, where a wrong pattern is to be seen at once"
)]

use alloc::{format, string::String, vec::Vec};

use ::proptest::{
    collection::vec,
    option,
    prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof},
    sample::select,
};
use bytes::Bytes;

use crate::{
    AuthorityScheme, Disconnect, EndpointId, EndpointIdText, ErrorCode, MqttConnect, MqttVersion,
    NoSessionContext, Payload, PayloadSecurity, Record, RecordType, SarState, SequenceId,
    SessionContext, SessionId, StompConnect, StompVersion, Subscribed, UnknownFields, Version,
    wire,
};

fn text(pattern: &'static str) -> impl Strategy<Value = String> {
    ::proptest::string::string_regex(pattern).expect("invariant: a valid pattern")
}

fn instance_id(scheme: AuthorityScheme) -> BoxedStrategy<String> {
    match scheme {
        AuthorityScheme::Os => text("[0-9A-Fa-f]{6,7}-[A-Za-z0-9._-]{1,30}").boxed(),
        AuthorityScheme::Ops => {
            text("[0-9A-F]{6}-([A-Za-z0-9._]|%2D){1,5}-[A-Za-z0-9._-]{1,20}").boxed()
        }
        AuthorityScheme::Uuid => {
            text("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").boxed()
        }
        AuthorityScheme::Imei => text("[0-9]{15}").boxed(),
        AuthorityScheme::Fqdn => text("([a-z0-9]{1,8}\\.){1,3}[a-z]{2,6}").boxed(),
        AuthorityScheme::Oui
        | AuthorityScheme::Cid
        | AuthorityScheme::Pen
        | AuthorityScheme::SelfAssigned
        | AuthorityScheme::User
        | AuthorityScheme::Proto
        | AuthorityScheme::Doc => text("([A-Za-z0-9._-]|%[0-9A-Fa-f]{2}){1,16}").boxed(),
    }
}

fn authority_id(scheme: AuthorityScheme) -> BoxedStrategy<String> {
    match scheme {
        AuthorityScheme::Oui => text("[0-9A-Fa-f]{6,7}|[0-9A-F]{9}").boxed(),
        AuthorityScheme::Cid => text("[0-9A-Fa-f]{6}").boxed(),
        AuthorityScheme::Pen => text("[0-9]{1,9}").boxed(),
        AuthorityScheme::SelfAssigned | AuthorityScheme::User | AuthorityScheme::Doc => {
            text("[A-Za-z0-9._-]{0,6}").boxed()
        }
        AuthorityScheme::Proto => text("[A-Za-z0-9_-]{0,6}").boxed(),
        AuthorityScheme::Os
        | AuthorityScheme::Ops
        | AuthorityScheme::Uuid
        | AuthorityScheme::Imei
        | AuthorityScheme::Fqdn => Just(String::new()).boxed(),
    }
}

/// Texts that keep to every rule of Endpoint IDs, of all schemes.
pub fn endpoint_id_text() -> impl Strategy<Value = String> {
    select(&AuthorityScheme::ALL[..])
        .prop_flat_map(|scheme| (Just(scheme), authority_id(scheme), instance_id(scheme)))
        .prop_map(|(scheme, authority, instance)| format!("{scheme}:{authority}:{instance}"))
}

/// Valid Endpoint IDs of all schemes.
pub fn endpoint_id() -> impl Strategy<Value = EndpointId> {
    endpoint_id_text().prop_filter_map("an Endpoint ID", |text| EndpointId::parse(&text).ok())
}

/// Texts that are one character away from an Endpoint ID, and may still be one.
pub fn nearly_endpoint_id() -> impl Strategy<Value = String> {
    (
        endpoint_id_text(),
        any::<::proptest::sample::Index>(),
        select(
            &[
                None,
                Some(':'),
                Some('%'),
                Some('~'),
                Some('*'),
                Some('é'),
                Some('0'),
            ][..],
        ),
        any::<bool>(),
    )
        .prop_map(|(text, place, char, replace)| {
            let mut chars: Vec<char> = text.chars().collect();
            let place = place.index(chars.len());
            if replace || char.is_none() {
                chars.remove(place);
            }
            if let Some(char) = char {
                chars.insert(place, char);
            }
            chars.into_iter().collect()
        })
}

/// The IDs of a Record: mostly valid ones, and any other text.
pub fn endpoint_id_on_the_wire() -> impl Strategy<Value = EndpointIdText> {
    prop_oneof![
        3 => endpoint_id().prop_map(EndpointIdText::from),
        1 => any::<String>().prop_filter_map("not empty", |text| text.try_into().ok()),
    ]
}

fn bytes(max: usize) -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..max).prop_map(Bytes::from)
}

/// Whole fields with numbers that no message of the schema has.
pub fn unknown_fields() -> impl Strategy<Value = UnknownFields> {
    let field = (16_u8..=31, any::<[u8; 8]>(), 0..5_u8).prop_map(|(number, content, kind)| {
        // Keys of numbers from 16 up take two bytes.
        let key = |wire_type: u8| [((number & 0x0f) << 3) | wire_type | 0x80, number >> 4];
        let [a, b, c, d, ..] = content;
        let mut field = Vec::new();
        match kind {
            0 => field.extend(key(0).into_iter().chain([a | 0x80, b & 0x7f])),
            1 => field.extend(key(1).into_iter().chain(content)),
            2 => field.extend(key(2).into_iter().chain([8]).chain(content)),
            3 => field.extend(key(5).into_iter().chain([a, b, c, d])),
            _ => field.extend(key(3).into_iter().chain([8, a & 0x7f]).chain(key(4))),
        }
        field
    });
    vec(field, 0..3).prop_map(|fields| UnknownFields::from_checked(fields.concat().into()))
}

fn sequence_id() -> impl Strategy<Value = SequenceId> {
    (1..=u64::MAX).prop_filter_map("not 0", SequenceId::new)
}

fn sar_state() -> impl Strategy<Value = SarState> {
    select(
        &[
            SarState::None,
            SarState::Begin,
            SarState::Inprocess,
            SarState::Complete,
        ][..],
    )
}

/// Session Contexts with any numbers, states, payload and unknown fields.
pub fn session_context() -> impl Strategy<Value = SessionContext> {
    (
        (1..=u64::MAX).prop_filter_map("not 0", SessionId::new),
        sequence_id(),
        sequence_id(),
        option::of(sequence_id()),
        (sar_state(), sar_state()),
        vec(bytes(20), 0..4),
        unknown_fields(),
    )
        .prop_map(
            |(session, sequence, expected, retransmit, states, payload, unknown_fields)| {
                let mut context = SessionContext::new(session, sequence, expected)
                    .with_sar_states(states.0, states.1);
                context.retransmit_id = retransmit;
                context.payload = payload;
                context.unknown_fields = unknown_fields;
                context
            },
        )
}

fn subscribed() -> impl Strategy<Value = Subscribed> {
    any::<String>().prop_filter_map("not empty", |text| text.try_into().ok())
}

/// Contents of all seven types, with unknown fields.
pub fn record_type() -> impl Strategy<Value = RecordType> {
    prop_oneof![
        (vec(any::<u8>(), 1..40), unknown_fields()).prop_filter_map(
            "not empty",
            |(payload, unknown_fields)| {
                let mut content = NoSessionContext::new(Payload::new(payload).ok()?);
                content.unknown_fields = unknown_fields;
                Some(content.into())
            }
        ),
        session_context().prop_map(RecordType::from),
        unknown_fields()
            .prop_map(|unknown_fields| { crate::WebSocketConnect { unknown_fields }.into() }),
        (
            select(&[MqttVersion::V3_1_1, MqttVersion::V5][..]),
            subscribed(),
            unknown_fields()
        )
            .prop_map(|(version, topic, unknown_fields)| {
                let mut content = MqttConnect::new(version, topic);
                content.unknown_fields = unknown_fields;
                content.into()
            }),
        (subscribed(), unknown_fields()).prop_map(|(destination, unknown_fields)| {
            let mut content = StompConnect::new(StompVersion::V1_2, destination);
            content.unknown_fields = unknown_fields;
            content.into()
        }),
        (any::<u32>(), any::<String>(), unknown_fields()).prop_map(
            |(code, reason, unknown_fields)| {
                let mut content = Disconnect::new(ErrorCode::new(code), reason);
                content.unknown_fields = unknown_fields;
                content.into()
            }
        ),
        unknown_fields().prop_map(|unknown_fields| crate::UdsConnect { unknown_fields }.into()),
    ]
}

/// Valid Records of all types.
pub fn record() -> impl Strategy<Value = Record> {
    (
        any::<String>().prop_filter_map("not empty", |text| Version::try_from(text).ok()),
        (endpoint_id_on_the_wire(), endpoint_id_on_the_wire()),
        (
            option::of(endpoint_id_on_the_wire()),
            option::of(endpoint_id_on_the_wire()),
        ),
        any::<bool>(),
        (bytes(40), bytes(40)),
        record_type(),
        unknown_fields(),
    )
        .prop_map(
            |(
                version,
                (to, from),
                (originator, destination),
                tls,
                (mac, cert),
                content,
                unknown,
            )| {
                let mut record = Record::new(to, from, content)
                    .with_version(version)
                    .with_mac_signature(mac)
                    .with_sender_cert(cert);
                if tls {
                    record.payload_security = PayloadSecurity::Tls12;
                }
                record.originator_id = originator;
                record.destination_id = destination;
                record.unknown_fields = unknown;
                record
            },
        )
}

/// Raw Records that may be invalid in any way that raw structs allow.
pub fn raw_record() -> impl Strategy<Value = wire::Record> {
    (record(), 0..8_u8, any::<i32>()).prop_map(|(record, flaw, number)| {
        let mut raw = wire::Record::from(record);
        match flaw {
            0 => raw.version.clear(),
            1 => raw.to_id.clear(),
            2 => raw.from_id.clear(),
            3 => raw.payload_security = number,
            4 => raw.record_type = None,
            5 => {
                if let Some(wire::record::RecordType::SessionContext(context)) =
                    &mut raw.record_type
                {
                    context.session_id = 0;
                    context.payload_sar_state = number;
                }
            }
            6 => {
                if let Some(wire::record::RecordType::NoSessionContext(content)) =
                    &mut raw.record_type
                {
                    content.payload.clear();
                }
            }
            _ => {}
        }
        raw
    })
}
