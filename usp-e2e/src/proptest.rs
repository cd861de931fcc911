//! Strategies for tests: settings, and Records of a peer that keeps to no rule.

use std::time::Duration;

use ::proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_oneof},
    sample::select,
};
use bytes::Bytes;
use usp_record::{
    EndpointIdText, PayloadSecurity, Record, SarState, SequenceId, SessionContext, SessionId,
};

use crate::{
    Config, OnRestart, RetransmitTries, RetryPolicy, Role, SessionMode,
    security::{MtpProtection, Security},
};

/// Both roles.
pub fn role() -> impl Strategy<Value = Role> {
    select(&[Role::Agent, Role::Controller][..])
}

/// All modes.
pub fn session_mode() -> impl Strategy<Value = SessionMode> {
    select(
        &[
            SessionMode::Require,
            SessionMode::Allow,
            SessionMode::Forbid,
        ][..],
    )
}

/// No try, some, and any number.
pub fn retransmit_tries() -> impl Strategy<Value = RetransmitTries> {
    prop_oneof![
        2 => (0_u32..6).prop_map(RetransmitTries::AtMost),
        1 => Just(RetransmitTries::Unlimited),
    ]
}

/// All policies.
pub fn on_restart() -> impl Strategy<Value = OnRestart> {
    select(
        &[
            OnRestart::ResendUnsent,
            OnRestart::ResendAll,
            OnRestart::Report,
        ][..],
    )
}

/// Parameters in the ranges of TR-181.
pub fn retry_policy() -> impl Strategy<Value = RetryPolicy> {
    (1_u64..=65_535, 1000_u32..=65_535).prop_map(|(wait, multiplier)| {
        RetryPolicy::DEFAULT
            .with_min_wait(Duration::from_secs(wait))
            .with_multiplier(multiplier)
    })
}

fn seconds(most: u64) -> impl Strategy<Value = Duration> {
    (0..=most.saturating_mul(1000)).prop_map(Duration::from_millis)
}

/// Settings for an Endpoint over a trusted channel and without payload TLS; limits are small.
pub fn config(own_id: EndpointIdText) -> impl Strategy<Value = Config> {
    let rules = (
        role(),
        session_mode(),
        retransmit_tries(),
        on_restart(),
        retry_policy(),
        any::<bool>(),
    );
    let times = (
        option::of(seconds(600)),
        option::of(seconds(5)),
        option::of(seconds(10)),
        option::of(seconds(200)),
        seconds(5),
        seconds(5),
    );
    let sizes = (
        option::of(150_usize..70_000),
        1_usize..100_000,
        1_usize..300,
        1_usize..100_000,
        1_usize..300,
        1_u32..40,
    );
    (rules, times, sizes).prop_map(move |(rules, times, sizes)| {
        let (role, mode, tries, policy, retry, early) = rules;
        let (expiration, ack, resend, stall, request, guard) = times;
        let (record, message, pieces, incoming, records, every) = sizes;
        Config::new(own_id.clone(), role)
            .with_session_mode(mode)
            .with_retransmit_tries(tries)
            .with_on_restart(policy)
            .with_retry(retry)
            .with_early_requests(early)
            .with_expiration(expiration)
            .with_ack_delay(ack)
            .with_resend_after(resend)
            .with_stall_timeout(stall)
            .with_request_delay(request)
            .with_start_guard(guard)
            .with_max_record_bytes(record)
            .with_max_message_bytes(message)
            .with_max_message_pieces(pieces)
            .with_max_incoming_bytes(incoming)
            .with_max_incoming_records(records)
            .with_ack_every(every)
            .with_security(Security::default().with_mtp(MtpProtection::TRUSTED))
    })
}

/// Numbers of Records: mostly small ones, some at the ends of the range.
pub fn sequence_id() -> impl Strategy<Value = SequenceId> {
    let edge = u64::MAX.saturating_sub(10_000);
    prop_oneof![
        12 => 1_u64..12,
        1 => edge.saturating_sub(2)..edge.saturating_add(3),
        1 => u64::MAX.saturating_sub(2)..=u64::MAX,
        1 => 1_u64..=u64::MAX,
    ]
    .prop_filter_map("not 0", SequenceId::new)
}

/// Numbers of sessions: a few, so that they meet again, 1, which names none, and any other.
pub fn session_id() -> impl Strategy<Value = SessionId> {
    prop_oneof![
        8 => 2_u64..6,
        1 => Just(1),
        1 => Just(u64::MAX),
        1 => 1_u64..=u64::MAX,
    ]
    .prop_filter_map("not 0", SessionId::new)
}

fn sar_state() -> impl Strategy<Value = SarState> {
    prop_oneof![
        6 => Just(SarState::None),
        2 => Just(SarState::Begin),
        2 => Just(SarState::Inprocess),
        2 => Just(SarState::Complete),
    ]
}

fn payload() -> impl Strategy<Value = Vec<Bytes>> {
    let entry = |most| vec(any::<u8>(), 0..most).prop_map(Bytes::from);
    prop_oneof![
        2 => Just(Vec::new()),
        8 => entry(40).prop_map(|entry| [entry].into()),
        1 => vec(entry(8), 0..40),
        1 => entry(3000).prop_map(|entry| [entry].into()),
    ]
}

/// Records of sessions that a peer may send to do harm; all of them can be encoded.
pub fn session_record(
    to_id: EndpointIdText,
    from_id: EndpointIdText,
) -> impl Strategy<Value = Record> {
    let numbers = (
        session_id(),
        sequence_id(),
        sequence_id(),
        option::weighted(0.3, sequence_id()),
    );
    let is_protected = ::proptest::bool::weighted(0.05);
    let mac = prop_oneof![
        12 => Just(Vec::new()),
        1 => vec(any::<u8>(), 32),
        1 => vec(any::<u8>(), 0..80),
    ];
    (
        numbers,
        sar_state(),
        sar_state(),
        payload(),
        is_protected,
        mac,
    )
        .prop_map(
            move |(numbers, message, unit, payload, is_protected, mac)| {
                let (session, sequence, expected, retransmit) = numbers;
                let mut context = SessionContext::new(session, sequence, expected);
                context.retransmit_id = retransmit;
                context.payload_sar_state = message;
                context.payloadrec_sar_state = unit;
                context.payload = payload;
                let mut record = Record::session_context(to_id.clone(), from_id.clone(), context);
                if is_protected {
                    record.payload_security = PayloadSecurity::Tls12;
                }
                record.mac_signature = mac.into();
                record
            },
        )
}
