//! No Record may panic, loop for ever, or take more memory than the settings allow.

use std::sync::Arc;

use allocation_counter::measure;
use bytes::Bytes;
use proptest::prelude::*;
use usp_e2e::{
    Config, Error, Limit, Misbehaviour, RetransmitTries, Session, SessionMode, proptest as strategy,
};
use usp_record::{Record, SarState};

use crate::util::*;

/// What a session may take beside what the settings say: its queues, and Records of its own without payload.
const OVERHEAD: u64 = 512 << 10;
/// What a Record that came early takes beside its payload.
const EARLY_RECORD: u64 = 900;

fn agent_id() -> usp_record::EndpointIdText {
    AGENT.parse().expect("id")
}

fn peer_id() -> usp_record::EndpointIdText {
    CONTROLLER.parse().expect("id")
}

/// All that a caller does after a call.
fn drain(session: &mut Session, now: std::time::Instant) {
    while session.poll_transmit(now).is_some() {}
    while session.poll_event().is_some() {}
}

#[derive(Clone, Debug)]
enum Op {
    Record(Record),
    /// The bytes of a Record, spoilt at one place.
    Spoilt(Record, prop::sample::Index, u8),
    Cut(Record, prop::sample::Index),
    Bytes(Vec<u8>),
    Send(usize),
    Restart,
    End,
    Wait,
}

fn op() -> impl Strategy<Value = Op> {
    let record = || strategy::session_record(agent_id(), peer_id());
    prop_oneof![
        12 => record().prop_map(Op::Record),
        1 => (record(), any::<prop::sample::Index>(), any::<u8>())
            .prop_map(|(record, at, byte)| Op::Spoilt(record, at, byte)),
        1 => (record(), any::<prop::sample::Index>()).prop_map(|(record, at)| Op::Cut(record, at)),
        1 => prop::collection::vec(any::<u8>(), 0..60).prop_map(Op::Bytes),
        2 => (0_usize..5000).prop_map(Op::Send),
        1 => Just(Op::Restart),
        1 => Just(Op::End),
        4 => Just(Op::Wait),
    ]
}

/// Plays a list of operations; gives the most bytes held, or what was wrong.
fn play(config: Config, ops: &[Op]) -> Result<usize, String> {
    let mut now = start();
    let mut session = Session::new(Arc::new(config), peer_id(), 1).expect("two endpoints");
    let mut most = 0;
    for op in ops {
        let outcome = match op {
            Op::Record(record) => session.handle_record(now, record.clone()),
            Op::Spoilt(record, at, byte) => {
                let mut bytes = record.encode();
                let at = at.index(bytes.len());
                bytes[at] = *byte;
                session.handle_bytes(now, bytes)
            }
            Op::Cut(record, at) => {
                let mut bytes = record.encode();
                bytes.truncate(at.index(bytes.len()));
                session.handle_bytes(now, bytes)
            }
            Op::Bytes(bytes) => session.handle_bytes(now, bytes.clone()),
            Op::Send(length) => session.send(now, vec![b'm'; *length]).map(|_| ()),
            Op::Restart => session.restart(now),
            Op::End => {
                session.end(now, "");
                Ok(())
            }
            Op::Wait => {
                now = session.poll_timeout().map_or(now, |at| at.max(now));
                session.handle_timeout(now);
                Ok(())
            }
        };
        if let Err(error) = outcome {
            let ends = !error.session_survives();
            if error.to_string().is_empty() || (ends && session.session_id().is_some()) {
                return Err(format!("{error} after {op:?}"));
            }
        }
        drain(&mut session, now);
        most = most.max(session.bytes_held());
    }
    Ok(most)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: from_env("HOSTILE_CASES", 300),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_records_under_any_settings(
        config in strategy::config(agent_id()),
        ops in prop::collection::vec(op(), 0..60),
    ) {
        let mut outcome = Ok(0);
        // 60 Records of at most 3 KB: what is held can never be more, whatever the limits
        // bytes that were never cloned take a little more with their first clone
        let copy = ops.to_vec();
        let info = measure(|| outcome = play(config.clone(), &copy));
        let most = outcome.map_err(TestCaseError::fail)?;
        prop_assert!(info.bytes_max < OVERHEAD + 60 * 8000, "{}", info.bytes_max);
        prop_assert!(most <= 60 * 8000);
        prop_assert_eq!(info.bytes_current, 0);
    }
}

/// An Agent in session 7, with limits.
fn limited(bytes: usize, records: usize) -> Session {
    let mut agent = agent(
        agent_config()
            .with_max_incoming_bytes(bytes)
            .with_max_incoming_records(records)
            .with_max_message_bytes(bytes)
            .with_stall_timeout(None),
    );
    agent
        .handle_record(start(), to_agent(context(7, 1, 1)))
        .expect("taken");
    agent
}

/// Gives Records to an Agent until it takes no more; gives how many it took, and the most memory it held.
fn fill(mut agent: Session, by_bytes: bool, record: impl Fn(u64) -> Vec<u8>) -> (u64, u64) {
    let now = start();
    let mut taken = 0;
    let mut largest = 0;
    let info = measure(|| {
        for number in 0..5000 {
            let bytes = record(number);
            largest = largest.max(bytes.len());
            let outcome = if by_bytes {
                agent.handle_bytes(now, bytes)
            } else {
                agent.handle_record(now, Record::decode(bytes).expect("valid"))
            };
            drain(&mut agent, now);
            if outcome.is_err() {
                break;
            }
            taken += 1;
        }
    });
    // the Record at hand, as bytes and decoded, is not yet held
    let at_hand = 20 * u64::try_from(largest).expect("short");
    (taken, info.bytes_max.saturating_sub(at_hand))
}

/// The same Record with bytes that count for nothing once it is decoded: a field that comes again and again.
fn padded(record: &Record, padding: usize) -> Vec<u8> {
    let bytes = record.encode();
    // version comes first, and the last one counts
    let mut padded = vec![0x0a, 0xff, 0x7f];
    padded.extend(vec![b'v'; 0x3fff]);
    let mut all = padded.repeat(padding.div_ceil(padded.len()));
    all.extend(bytes);
    all
}

#[test]
fn early_records_hold_no_more_than_the_limits_whatever_they_are_made_of() {
    const BYTES: usize = 1 << 20;
    const RECORDS: usize = 500;
    let bound = (BYTES as u64) + (RECORDS as u64) * EARLY_RECORD + OVERHEAD;
    let early = |number: u64| context(7, 3 + number, 1);
    for by_bytes in [false, true] {
        // one byte of payload in 64 KiB that are thrown away
        let (taken, held) = fill(limited(BYTES, RECORDS), by_bytes, |number| {
            padded(&to_agent(early(number).with_payload("x")), 1 << 16)
        });
        assert!(taken == RECORDS as u64 && held <= bound, "{taken}, {held}");
        // entries without a byte
        let (taken, held) = fill(limited(BYTES, RECORDS), by_bytes, |number| {
            let mut context = early(number);
            context.payload = vec![Bytes::new(); 10_000];
            to_agent(context).encode()
        });
        assert!(taken < 10 && held <= bound, "{taken}, {held}");
        // texts and other fields
        let (_, held) = fill(limited(BYTES, RECORDS), by_bytes, |number| {
            let version = "1".repeat(20_000);
            to_agent(early(number).with_payload("x"))
                .with_version(version.parse().expect("version"))
                .with_sender_cert(vec![b'c'; 20_000])
                .encode()
        });
        assert!(held <= bound, "{held}");
        // payload that counts
        let (taken, held) = fill(limited(BYTES, RECORDS), by_bytes, |number| {
            to_agent(early(number).with_payload(vec![b'x'; 10_000])).encode()
        });
        assert!(taken < 110 && held <= bound, "{taken}, {held}");
    }
}

/// A piece of a Message without end, the one with a number.
fn piece(number: u64, length: usize) -> usp_record::SessionContext {
    let state = if number == 0 {
        SarState::Begin
    } else {
        SarState::Inprocess
    };
    context(7, 2 + number, 1)
        .with_payload(vec![b'x'; length])
        .with_sar_states(state, state)
}

#[test]
fn pieces_of_a_message_hold_no_more_than_their_bytes() {
    const BYTES: usize = 4 << 20;
    // a quarter more, and what a copy takes in advance
    let bound = (BYTES + BYTES / 4 + (64 << 10)) as u64 + OVERHEAD;
    for by_bytes in [false, true] {
        let (taken, held) = fill(limited(BYTES, 10), by_bytes, |number| {
            padded(&to_agent(piece(number, 1)), 1 << 14)
        });
        assert!(taken == 5000 && held <= bound, "{taken}, {held}");
        let (taken, held) = fill(limited(BYTES, 10), by_bytes, |number| {
            to_agent(piece(number, 5000)).encode()
        });
        assert!(taken == 838 && held <= bound, "{taken}, {held}");
        // just long enough to stay where it came in, in as much else as may be or a little more
        for over in [400, 500, 600] {
            let (taken, held) = fill(limited(BYTES, 10), by_bytes, |number| {
                let cert = vec![b'c'; over];
                to_agent(piece(number, 4096))
                    .with_sender_cert(cert)
                    .encode()
            });
            assert!(taken == 1024 && held <= bound, "{taken}, {held}");
        }
        // long ones with short ones between them, which make for the most pieces
        let (taken, held) = fill(limited(BYTES, 10), by_bytes, |number| {
            let length = if number % 2 == 0 { 4096 } else { 1 };
            to_agent(piece(number, length)).encode()
        });
        assert!(taken == 2046 && held <= bound, "{taken}, {held}");
        // as much beside the payload as there is payload
        let (taken, held) = fill(limited(BYTES, 10), by_bytes, |number| {
            padded(&to_agent(piece(number, 20_000)), 20_000)
        });
        assert!(taken == 209 && held <= bound, "{taken}, {held}");
    }
}

#[test]
fn a_message_keeps_no_more_memory_than_its_pieces() {
    let now = start();
    for (length, padding) in [
        (1, 1 << 16),
        (1000, 0),
        (4096, 0),
        (4096, 4096),
        (50_000, 0),
    ] {
        let mut agent = limited(16 << 20, 10);
        let mut message = None;
        let info = measure(|| {
            for number in 0..200 {
                let mut context = piece(number, length);
                if number == 199 {
                    context = context.with_sar_states(SarState::Complete, SarState::Complete);
                }
                let bytes = padded(&to_agent(context), padding);
                agent.handle_bytes(now, bytes).expect("taken");
                while agent.poll_transmit(now).is_some() {}
            }
            message = std::iter::from_fn(|| agent.poll_event()).find_map(|event| match event {
                usp_e2e::Event::Message { payload, .. } => Some(payload),
                _ => None,
            });
            // what the session itself keeps
            agent = limited(1, 1);
        });
        let message = message.expect("complete");
        assert_eq!(message.len(), 200 * length);
        let kept = usize::try_from(info.bytes_current).expect("more than before");
        assert!(
            kept <= 200 * (length + length / 4) + 4000,
            "{kept}, {length}"
        );
        assert!(message.pieces().len() <= 1 + message.len() / 4096);
        whole(message);
    }
}

#[test]
fn numbers_at_the_edges_end_in_a_new_session_or_in_silence() {
    let now = start();
    let edges = [
        1,
        2,
        3,
        u64::from(u32::MAX),
        u64::from(u32::MAX) + 1,
        u64::MAX - 10_001,
        u64::MAX - 10_000,
        u64::MAX - 1,
        u64::MAX,
    ];
    for sequence_id in edges {
        for expected in edges {
            for wanted in [0].into_iter().chain(edges) {
                let mut agent = agent(
                    agent_config()
                        .with_early_requests(true)
                        .with_retransmit_tries(RetransmitTries::Unlimited),
                );
                agent
                    .handle_record(now, to_agent(context(7, 1, 1)))
                    .expect("taken");
                agent.send(now, "Notify").expect("queued");
                drain(&mut agent, now);
                let mut context = context(7, sequence_id, expected);
                context.retransmit_id = usp_record::SequenceId::new(wanted);
                let outcome = agent.handle_record(now, to_agent(context));
                let is_copy = sequence_id == 1;
                let acknowledges_unsent = expected > 2;
                // Record 1 was sent, and is gone when it is acknowledged
                let is_served = wanted == 0 || (wanted == 1 && expected == 1);
                let good = is_copy || (!acknowledges_unsent && is_served);
                assert_eq!(
                    outcome.is_ok(),
                    good,
                    "{sequence_id} {expected} {wanted}: {outcome:?}"
                );
                let renewed = good && sequence_id >= u64::MAX - 10_000;
                let same = agent.session_id().map(|id| id.get()) == Some(7);
                assert_eq!(same, good && !renewed);
                drain(&mut agent, now);
            }
        }
    }
}

#[test]
fn endless_starts_take_no_memory() {
    let now = start();
    let mut agent = agent(agent_config());
    let info = measure(|| {
        for number in 2..20_000 {
            let record = to_agent(
                context(number, 1, 1)
                    .with_payload("x")
                    .with_sar_states(SarState::Begin, SarState::Begin),
            );
            agent.handle_record(now, record).expect("taken");
            drain(&mut agent, now);
        }
    });
    assert!(info.bytes_max < 20_000, "{}", info.bytes_max);
    assert_eq!(agent.stats().sessions_adopted, 19_998);
    // numbers of sessions that are over do not bring them back while they are remembered
    agent
        .handle_record(now, to_agent(context(19_998, 1, 1).with_payload("again")))
        .expect("ignored");
    assert_eq!(agent.session_id().map(|id| id.get()), Some(19_999));
    assert!(messages(&mut agent).is_empty());
}

#[test]
fn endless_failures_are_answered_by_waiting() {
    let mut now = start();
    let begin = now;
    let mut agent = agent(agent_config());
    let mut records = 0;
    while now < begin + secs(86_400) {
        for _ in 0..20 {
            agent
                .handle_record(now, to_agent(context(1, 1, 1)))
                .expect_err("invalid number");
            records += sent(&mut agent, now).len();
        }
        while agent.poll_event().is_some() {}
        now = agent.poll_timeout().expect("a try");
        agent.handle_timeout(now);
        records += sent(&mut agent, now).len();
    }
    // ten waits that double, then at least 2560 s each
    assert!(records < 50, "{records} records in a day");
}

#[test]
fn requests_without_end_do_not_grow_the_queue() {
    let now = start();
    let mut agent = agent(agent_config().with_retransmit_tries(RetransmitTries::Unlimited));
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    agent.send(now, vec![b'm'; 1000]).expect("queued");
    drain(&mut agent, now);
    let info = measure(|| {
        for number in 2..5000 {
            let mut ask = context(7, number, 1);
            ask.retransmit_id = Some(sequence(1));
            agent.handle_record(now, to_agent(ask)).expect("served");
        }
    });
    assert!(info.bytes_max < 10_000, "{}", info.bytes_max);
    assert_eq!(sent(&mut agent, now).len(), 1, "one answer for all");
}

#[test]
fn a_limit_says_which_it_is_and_the_session_starts_anew() {
    let now = start();
    let (bytes, records) = (100, 3);
    let mut agent = limited(bytes, records);
    let whole = to_agent(context(7, 2, 1).with_payload(vec![b'x'; bytes + 1]));
    let error = Error::LimitExceeded {
        limit: Limit::MessageBytes,
        max: bytes,
    };
    assert_eq!(agent.handle_record(now, whole), Err(error));
    assert!(!error.session_survives());
    assert_eq!(agent.bytes_held(), 0);
    // what forbids sessions keeps them off at no cost
    let mut agent = crate::util::agent(agent_config().with_session_mode(SessionMode::Forbid));
    let info = measure(|| {
        for number in 2..2000 {
            let record = to_agent(context(number, 1, 1).with_payload("Get"));
            assert_eq!(
                agent.handle_record(now, record),
                Err(Error::PeerMisbehaved(Misbehaviour::SessionForbidden))
            );
        }
    });
    assert!(info.bytes_max < 4000, "{}", info.bytes_max);
    assert_eq!(sent(&mut agent, now).len(), 1, "one Disconnect for all");
}

#[cfg(all(feature = "tls", feature = "signature"))]
mod tls {
    use super::*;
    use crate::security::tls_of;
    use usp_record::{PayloadSecurity, SecurityPolicy};

    fn protected(config: Config) -> Config {
        let role = config.role();
        config
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(trusted().with_tls(tls_of(role)))
    }

    #[test]
    fn a_handshake_that_is_cut_anywhere_or_spoilt_anywhere_does_no_harm() {
        let now = start();
        let mut controller = controller(protected(controller_config()));
        controller.start(now).expect("allowed");
        let first = one_sent(&mut controller, now);
        let hello = content(&first).payload[0].clone();
        let base = agent(protected(agent_config()));
        let config = Arc::clone(base.config());
        let try_one = |payload: Vec<u8>| {
            let mut agent = Session::new(Arc::clone(&config), peer_id(), 1).expect("two endpoints");
            let record = to_agent(context(7, 1, 1).with_payload(payload))
                .with_payload_security(PayloadSecurity::Tls12);
            let info = measure(|| {
                let _ = agent.handle_record(now, record);
                drain(&mut agent, now);
            });
            assert!(info.bytes_max < 300_000, "{}", info.bytes_max);
            assert!(messages(&mut agent).is_empty());
        };
        for end in 1..hello.len() {
            try_one(hello[..end].to_vec());
        }
        for at in (0..hello.len()).step_by(3) {
            let mut spoilt = hello.to_vec();
            spoilt[at] ^= 0x55;
            try_one(spoilt);
        }
    }

    #[test]
    fn hellos_without_end_take_no_memory() {
        let now = start();
        let mut controller = controller(protected(controller_config()));
        controller.start(now).expect("allowed");
        let hello = content(&one_sent(&mut controller, now)).payload[0].clone();
        let mut agent = agent(protected(agent_config()));
        let info = measure(|| {
            for number in 2..60 {
                let record = to_agent(context(number, 1, 1).with_payload(hello.clone()))
                    .with_payload_security(PayloadSecurity::Tls12);
                agent.handle_record(now, record).expect("taken");
                drain(&mut agent, now);
            }
        });
        assert!(info.bytes_max < 400_000, "{}", info.bytes_max);
        assert_eq!(agent.stats().sessions_adopted, 58);
    }

    #[test]
    fn plain_bytes_in_a_protected_session_are_no_message() {
        let now = start();
        let mut agent = agent(protected(agent_config()));
        let mut controller = controller(protected(controller_config()));
        controller.start(now).expect("allowed");
        exchange(&mut controller, &mut agent, now).expect("handshake");
        let _ = events(&mut agent);
        controller.send(now, "Get").expect("queued");
        let good = one_sent(&mut controller, now);
        let mut bad = good.clone();
        bad.mac_signature = Bytes::new();
        if let usp_record::RecordType::SessionContext(context) = &mut bad.record_type {
            context.payload = vec!["Get".into()];
        }
        agent.handle_record(now, bad).expect_err("not protected");
        assert!(messages(&mut agent).is_empty());
        assert_eq!(agent.session_id(), None);
        agent.handle_record(now, good).expect("stale now");
        assert!(messages(&mut agent).is_empty());
    }
}
