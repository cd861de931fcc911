//! Order, retransmission, failure, and what becomes of Messages.

use std::sync::Arc;

use usp_e2e::{Cause, Error, Event, Limit, Misbehaviour, OnRestart, RetransmitTries, Session};
use usp_record::{PayloadSecurity, Record, SarState};

use crate::util::*;

fn in_session(config: usp_e2e::Config) -> (Session, std::time::Instant) {
    let now = start();
    let mut agent = agent(config);
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    (agent, now)
}

fn misbehaved(what: Misbehaviour) -> Error {
    Error::PeerMisbehaved(what)
}

/// A new session of our own starts after the back-off, with another number.
fn assert_restarts(agent: &mut Session, old: u64) {
    assert_eq!(agent.session_id(), None);
    let at = agent.poll_timeout().expect("a restart is planned");
    agent.handle_timeout(at);
    let record = one_sent(agent, at);
    assert_ne!(ids(&record)[0], old);
    assert_eq!(ids(&record)[1..], [1, 1, 0]);
}

#[test]
fn r_e2e_16_a_record_is_kept_until_expected_id_is_greater() {
    let (mut agent, now) =
        in_session(agent_config().with_retransmit_tries(RetransmitTries::Unlimited));
    agent.send(now, "GetResp").expect("queued");
    let first = one_sent(&mut agent, now);
    assert!(agent.bytes_held() > 0);
    // expected_id 1 is not greater than 1: it is still there a minute later
    let later = now + secs(60);
    let mut ask = context(7, 2, 1);
    ask.retransmit_id = Some(sequence(1));
    agent.handle_record(later, to_agent(ask)).expect("taken");
    let again = one_sent(&mut agent, later);
    let mut same = content(&first).clone();
    same.expected_id = sequence(3);
    assert_eq!(*content(&again), same);
    agent
        .handle_record(later, to_agent(context(7, 3, 2)))
        .expect("taken");
    assert_eq!(agent.bytes_held(), 0);
    assert!(
        events(&mut agent)
            .iter()
            .any(|event| matches!(event, Event::Delivered { .. }))
    );
}

#[test]
fn r_e2e_18_all_records_of_a_session_have_the_same_payload_security() {
    let (mut agent, now) = in_session(agent_config().with_max_record_bytes(Some(200)));
    agent.send(now, vec![b'x'; 2000]).expect("queued");
    let records = sent(&mut agent, now);
    assert!(records.len() > 5);
    assert!(
        records
            .iter()
            .all(|record| record.payload_security == PayloadSecurity::Plaintext)
    );
}

#[test]
fn r_e2e_19_another_payload_security_fails_the_record_and_the_session() {
    let (mut agent, now) = in_session(agent_config());
    let record = to_agent(context(7, 2, 1).with_payload("Get"))
        .with_payload_security(PayloadSecurity::Tls12);
    assert_eq!(
        agent.handle_record(now, record),
        Err(misbehaved(Misbehaviour::SecurityChanged))
    );
    assert!(messages(&mut agent).is_empty());
    assert!(sent(&mut agent, now).is_empty(), "no error reply");
    assert_restarts(&mut agent, 7);
}

#[test]
fn r_e2e_20_early_records_wait_and_are_processed_in_order() {
    let (mut agent, now) = in_session(agent_config());
    for number in [4, 3, 5] {
        let record = to_agent(context(7, number, 1).with_payload(number.to_string()));
        agent.handle_record(now, record).expect("buffered");
        assert!(messages(&mut agent).is_empty());
    }
    assert_eq!(agent.bytes_held(), 3);
    agent
        .handle_record(now, to_agent(context(7, 2, 1).with_payload("2")))
        .expect("taken");
    assert_eq!(messages(&mut agent), ["2", "3", "4", "5"]);
    assert_eq!(agent.bytes_held(), 0);
    agent.send(now, "x").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now))[2], 6);
}

#[test]
fn r_e2e_20_earlier_records_are_ignored_silently() {
    let (mut agent, now) = in_session(agent_config());
    agent
        .handle_record(now, to_agent(context(7, 1, 1).with_payload("again")))
        .expect("ignored");
    assert!(messages(&mut agent).is_empty() && sent(&mut agent, now).is_empty());
    assert_eq!(agent.stats().duplicates, 1);
}

#[test]
fn r_e2e_20_a_missing_record_is_requested_until_it_comes() {
    let (mut agent, now) = in_session(agent_config());
    agent
        .handle_record(now, to_agent(context(7, 4, 1).with_payload("4")))
        .expect("buffered");
    assert!(sent(&mut agent, now).is_empty(), "it may just be late");
    let mut at = now;
    for number in 1..=3 {
        at = agent.poll_timeout().expect("a request is planned");
        agent.handle_timeout(at);
        assert_eq!(ids(&one_sent(&mut agent, at)), [7, number, 2, 2]);
    }
    agent
        .handle_record(at, to_agent(context(7, 2, 1).with_payload("2")))
        .expect("taken");
    // the next gap is asked for at once
    assert_eq!(ids(&one_sent(&mut agent, at)), [7, 4, 3, 3]);
    agent
        .handle_record(at, to_agent(context(7, 3, 1).with_payload("3")))
        .expect("taken");
    assert_eq!(messages(&mut agent), ["2", "3", "4"]);
}

#[test]
fn r_e2e_20_a_request_counts_when_its_record_is_in_order() {
    let ask = |sequence_id| {
        let mut ask = context(7, sequence_id, 1);
        ask.retransmit_id = Some(sequence(1));
        to_agent(ask)
    };
    let unlimited = agent_config().with_retransmit_tries(RetransmitTries::Unlimited);
    let (mut agent, now) = in_session(unlimited.clone());
    agent.send(now, "GetResp").expect("queued");
    let _ = one_sent(&mut agent, now);
    agent.handle_record(now, ask(3)).expect("buffered");
    assert!(sent(&mut agent, now).is_empty());
    agent
        .handle_record(now, to_agent(context(7, 2, 1)))
        .expect("taken");
    assert_eq!(ids(&one_sent(&mut agent, now)), [7, 1, 4, 0]);
    // at once only behind a switch, and then not a second time
    let (mut agent, now) = in_session(unlimited.with_early_requests(true));
    agent.send(now, "GetResp").expect("queued");
    let _ = one_sent(&mut agent, now);
    agent.handle_record(now, ask(3)).expect("buffered");
    assert_eq!(ids(&one_sent(&mut agent, now)), [7, 1, 2, 0]);
    agent
        .handle_record(now, to_agent(context(7, 2, 1)))
        .expect("taken");
    assert!(sent(&mut agent, now).is_empty());
}

#[test]
fn r_e2e_21_a_request_for_a_record_that_is_not_there_restarts_the_session() {
    for (wanted, expected) in [(5, 1), (1, 2)] {
        let (mut agent, now) =
            in_session(agent_config().with_retransmit_tries(RetransmitTries::Unlimited));
        agent.send(now, "GetResp").expect("queued");
        let _ = one_sent(&mut agent, now);
        let mut ask = context(7, 2, expected);
        ask.retransmit_id = Some(sequence(wanted));
        assert_eq!(
            agent.handle_record(now, to_agent(ask)),
            Err(misbehaved(Misbehaviour::UnknownRetransmit {
                id: sequence(wanted)
            }))
        );
        assert_restarts(&mut agent, 7);
    }
}

#[test]
fn r_e2e_21_one_request_too_many_restarts_the_session() {
    // TP-469 3.14: with 2 tries two requests are served, the third is not
    for (tries, served) in [(0, 0), (2, 2)] {
        let (mut agent, now) =
            in_session(agent_config().with_retransmit_tries(RetransmitTries::AtMost(tries)));
        agent.send(now, "GetResp").expect("queued");
        let _ = one_sent(&mut agent, now);
        for number in 0..=served {
            let mut ask = context(7, 2 + number, 1);
            ask.retransmit_id = Some(sequence(1));
            let outcome = agent.handle_record(now, to_agent(ask));
            if number < served {
                outcome.expect("served");
                assert_eq!(ids(&one_sent(&mut agent, now))[1], 1);
            } else {
                assert_eq!(
                    outcome,
                    Err(misbehaved(Misbehaviour::TooManyRetransmits {
                        id: sequence(1)
                    }))
                );
            }
        }
        assert_restarts(&mut agent, 7);
    }
}

#[test]
fn r_e2e_21_a_full_buffer_of_early_records_restarts_the_session() {
    let (mut agent, now) = in_session(agent_config().with_max_incoming_bytes(10));
    agent
        .handle_record(now, to_agent(context(7, 3, 1).with_payload("12345678")))
        .expect("buffered");
    assert_eq!(
        agent.handle_record(now, to_agent(context(7, 4, 1).with_payload("123"))),
        Err(Error::LimitExceeded {
            limit: Limit::IncomingBytes,
            max: 10
        })
    );
    assert_eq!(agent.bytes_held(), 0);
    assert_restarts(&mut agent, 7);
    let (mut agent, now) = in_session(agent_config().with_max_incoming_records(2));
    for number in [3, 4] {
        agent
            .handle_record(now, to_agent(context(7, number, 1)))
            .expect("buffered");
    }
    assert_eq!(
        agent.handle_record(now, to_agent(context(7, 5, 1))),
        Err(Error::LimitExceeded {
            limit: Limit::IncomingRecords,
            max: 2
        })
    );
    assert_restarts(&mut agent, 7);
}

#[test]
fn r_e2e_21_segments_out_of_order_or_too_many_restart_the_session() {
    use SarState::{Begin, Complete, Inprocess, None as Whole};
    let segment = |number, payload, payloadrec| {
        to_agent(
            context(7, number, 1)
                .with_payload("part")
                .with_sar_states(payload, payloadrec),
        )
    };
    for (payload, payloadrec) in [
        (Inprocess, Inprocess),
        (Complete, Complete),
        (Whole, Begin),
        (Begin, Inprocess),
        (Whole, Complete),
    ] {
        let (mut agent, now) = in_session(agent_config());
        let found = agent.handle_record(now, segment(2, payload, payloadrec));
        let expected = Misbehaviour::SegmentOrder {
            payload,
            payloadrec,
        };
        assert_eq!(found, Err(misbehaved(expected)));
        assert_restarts(&mut agent, 7);
    }
    for (payload, payloadrec) in [(Begin, Begin), (Whole, Whole), (Complete, Inprocess)] {
        let (mut agent, now) = in_session(agent_config());
        agent
            .handle_record(now, segment(2, Begin, Begin))
            .expect("taken");
        agent
            .handle_record(now, segment(3, payload, payloadrec))
            .expect_err("does not follow");
        assert_restarts(&mut agent, 7);
    }
    let (mut agent, now) = in_session(agent_config().with_max_message_bytes(6));
    agent
        .handle_record(now, segment(2, Begin, Begin))
        .expect("taken");
    assert_eq!(
        agent.handle_record(now, segment(3, Complete, Complete)),
        Err(Error::LimitExceeded {
            limit: Limit::MessageBytes,
            max: 6
        })
    );
    assert_restarts(&mut agent, 7);
    let (mut agent, now) = in_session(agent_config().with_max_message_pieces(2));
    for (number, state) in [(2, Begin), (3, Inprocess)] {
        agent
            .handle_record(now, segment(number, state, state))
            .expect("taken");
    }
    assert_eq!(
        agent.handle_record(now, segment(4, Complete, Complete)),
        Err(Error::LimitExceeded {
            limit: Limit::MessagePieces,
            max: 2
        })
    );
}

#[test]
fn r_e2e_21_an_acknowledgement_of_what_was_never_sent_restarts_the_session() {
    let (mut agent, now) = in_session(agent_config());
    assert!(matches!(
        agent.handle_record(now, to_agent(context(7, 2, 2))),
        Err(Error::PeerMisbehaved(
            Misbehaviour::AcknowledgedUnsent { .. }
        ))
    ));
    assert_restarts(&mut agent, 7);
}

#[test]
fn r_e2e_22_what_was_acknowledged_was_delivered_before_the_restart() {
    let (mut agent, now) = in_session(agent_config());
    for number in 2..=4 {
        agent
            .handle_record(
                now,
                to_agent(context(7, number, 1).with_payload(number.to_string())),
            )
            .expect("taken");
    }
    agent.send(now, "x").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now))[2], 5);
    // a Record beyond the acknowledgement is dropped with the old session
    agent
        .handle_record(now, to_agent(context(7, 6, 1).with_payload("6")))
        .expect("buffered");
    agent
        .handle_record(now, to_agent(context(8, 1, 1).with_payload("new")))
        .expect("taken");
    assert_eq!(messages(&mut agent), ["2", "3", "4", "new"]);
}

#[test]
fn r_e2e_24_an_invalid_session_id_restarts_the_session() {
    for (session, sequence_id) in [(1, 1), (1, 2), (101, 5)] {
        let (mut agent, now) = in_session(agent_config());
        let record = to_agent(context(session, sequence_id, 1).with_payload("Get"));
        assert!(matches!(
            agent.handle_record(now, record),
            Err(Error::PeerMisbehaved(Misbehaviour::InvalidSessionId { .. }))
        ));
        assert!(sent(&mut agent, now).is_empty(), "no error reply");
        let told = events(&mut agent);
        assert!(told.iter().any(|event| matches!(
            event,
            Event::SessionEnded {
                cause: Cause::Failed(_),
                ..
            }
        )));
        assert!(
            !told
                .iter()
                .any(|event| matches!(event, Event::Message { .. }))
        );
        assert_restarts(&mut agent, 7);
    }
    // also where there is no session to restart
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(101, 5, 1)))
        .expect_err("invalid");
    assert_restarts(&mut agent, 101);
}

#[test]
fn r_e2e_25_a_repeated_record_is_ignored_without_a_word() {
    let (mut agent, now) = in_session(agent_config());
    let record = to_agent(context(7, 2, 1).with_payload("Get"));
    agent.handle_record(now, record.clone()).expect("taken");
    assert_eq!(messages(&mut agent), ["Get"]);
    agent.send(now, "GetResp").expect("queued");
    let _ = one_sent(&mut agent, now);
    // TP-469 3.15: three repetitions, three seconds of silence after each
    let mut at = now;
    for _ in 0..3 {
        agent.handle_record(at, record.clone()).expect("ignored");
        at += secs(3);
        agent.handle_timeout(at);
        assert!(sent(&mut agent, at).is_empty());
        assert!(messages(&mut agent).is_empty());
    }
    assert_eq!(agent.session_id().map(|id| id.get()), Some(7));
    // so is a copy of a Record that waits for others
    let early = to_agent(context(7, 5, 1).with_payload("5"));
    agent.handle_record(at, early.clone()).expect("buffered");
    agent.handle_record(at, early).expect("ignored");
    assert_eq!(agent.bytes_held(), "GetResp".len() + 1);
}

#[test]
fn a_stalled_session_is_restarted() {
    let (mut agent, now) = in_session(agent_config().with_stall_timeout(Some(secs(30))));
    agent
        .handle_record(now, to_agent(context(7, 3, 1).with_payload("3")))
        .expect("buffered");
    let mut at = now;
    while agent.session_id().is_some() {
        at = agent.poll_timeout().expect("something is planned");
        agent.handle_timeout(at);
        let _ = sent(&mut agent, at);
    }
    assert_eq!(at, now + secs(30));
    assert!(events(&mut agent).iter().any(|event| matches!(
        event,
        Event::SessionEnded {
            cause: Cause::Stalled,
            ..
        }
    )));
}

/// What becomes of three Messages: one in doubt, one half sent, one not begun.
fn after_restart(policy: OnRestart) -> (Vec<(u64, bool)>, Vec<u64>) {
    let config = agent_config()
        .with_on_restart(policy)
        .with_max_record_bytes(Some(200));
    let (mut agent, now) = in_session(config);
    for length in [10, 1000, 20] {
        agent.send(now, vec![length as u8; length]).expect("queued");
    }
    for _ in 0..3 {
        let _ = agent.poll_transmit(now);
    }
    agent
        .handle_record(now, to_agent(context(8, 1, 1)))
        .expect("taken");
    let lost = events(&mut agent)
        .into_iter()
        .filter_map(|event| match event {
            Event::Lost {
                id,
                cause: Cause::Replaced,
                in_doubt,
            } => Some((id.get(), in_doubt)),
            _ => None,
        })
        .collect();
    let mut came = Vec::new();
    let mut length = 0;
    for record in sent(&mut agent, now) {
        length += u64::try_from(content(&record).payload_len()).expect("short");
        if matches!(
            content(&record).payload_sar_state,
            SarState::None | SarState::Complete
        ) {
            came.push(std::mem::take(&mut length));
        }
    }
    came.retain(|length| *length > 0);
    (lost, came)
}

#[test]
fn a_restart_sends_again_or_reports_as_the_policy_says() {
    assert_eq!(
        after_restart(OnRestart::ResendUnsent),
        (vec![(1, true)], vec![1000, 20])
    );
    assert_eq!(
        after_restart(OnRestart::ResendAll),
        (vec![], vec![10, 1000, 20])
    );
    assert_eq!(
        after_restart(OnRestart::Report),
        (vec![(1, true), (2, false), (3, false)], vec![])
    );
}

#[test]
fn a_message_is_not_carried_on_for_ever() {
    let now = start();
    let mut agent = agent(agent_config().with_max_message_sessions(2));
    let id = agent.send(now, "Notify").expect("queued");
    for other in [u64::from(u32::MAX) + 10, u64::from(u32::MAX) + 20] {
        agent
            .handle_record(now, to_agent(context(other, 1, 1)))
            .expect("taken");
    }
    assert!(events(&mut agent).iter().any(|event| matches!(event,
        Event::Lost { id: lost, in_doubt: false, .. } if *lost == id)));
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let now = start();
    let mut agent = agent(agent_config().with_max_outgoing_bytes(100));
    assert_eq!(
        agent.send(now, vec![0; 101]),
        Err(Error::LimitExceeded {
            limit: Limit::OutgoingBytes,
            max: 100
        })
    );
    assert_eq!((agent.bytes_held(), agent.session_id()), (0, None));
    let tiny = agent_config().with_max_record_bytes(Some(60));
    let mut agent = crate::util::agent(tiny);
    assert_eq!(
        agent.send(now, "Notify"),
        Err(Error::LimitExceeded {
            limit: Limit::RecordBytes,
            max: 60
        })
    );
    assert_eq!(agent.session_id(), None);
    let other = usp_e2e::Config::new("self::x".parse().expect("id"), usp_e2e::Role::Agent);
    assert!(agent.set_config(now, Arc::new(other)).is_err());
}

#[test]
fn a_long_tail_of_other_fields_is_not_kept_with_a_short_payload() {
    let (mut agent, now) = in_session(agent_config());
    let record = to_agent(
        context(7, 2, 1)
            .with_payload("x")
            .with_sar_states(SarState::Begin, SarState::Begin),
    )
    .with_sender_cert(vec![b'c'; 100_000]);
    let bytes = bytes::Bytes::from(record.encode());
    let record = Record::decode(bytes.clone()).expect("valid");
    agent.handle_record(now, record).expect("taken");
    assert!(bytes.is_unique(), "the buffer is free again");
}

#[test]
fn a_start_that_was_lost_is_sent_again_when_the_peer_goes_on_with_the_old_session() {
    let (mut agent, now) =
        in_session(agent_config().with_retransmit_tries(RetransmitTries::Unlimited));
    agent.restart(now).expect("allowed");
    let first = one_sent(&mut agent, now);
    agent
        .handle_record(now, to_agent(context(7, 2, 1)))
        .expect("ignored");
    assert!(
        sent(&mut agent, now).is_empty(),
        "it may just be on its way"
    );
    let later = now + secs(2);
    agent
        .handle_record(later, to_agent(context(7, 3, 1)))
        .expect("ignored");
    assert_eq!(one_sent(&mut agent, later), first);
}

#[test]
fn a_request_that_is_sent_again_asks_for_nothing_that_has_come() {
    let (mut agent, now) =
        in_session(agent_config().with_retransmit_tries(RetransmitTries::Unlimited));
    agent
        .handle_record(now, to_agent(context(7, 3, 1)))
        .expect("buffered");
    let at = agent.poll_timeout().expect("a request is planned");
    agent.handle_timeout(at);
    assert_eq!(ids(&one_sent(&mut agent, at)), [7, 1, 2, 2]);
    agent
        .handle_record(at, to_agent(context(7, 2, 1)))
        .expect("taken");
    let mut ask = context(7, 4, 1);
    ask.retransmit_id = Some(sequence(1));
    agent.handle_record(at, to_agent(ask)).expect("served");
    assert_eq!(ids(&one_sent(&mut agent, at)), [7, 1, 5, 0]);
}

#[test]
fn an_early_record_is_copied_only_when_it_may_keep_more_than_its_payload() {
    let (mut agent, now) = in_session(agent_config());
    let early = |number| to_agent(context(7, number, 1).with_payload(vec![b'x'; 5000])).encode();
    let shared = bytes::Bytes::from(early(3));
    agent.handle_bytes(now, shared.clone()).expect("buffered");
    assert!(!shared.is_unique(), "its bytes are known to be payload");
    assert_eq!(agent.bytes_held(), shared.len());
    let copied = bytes::Bytes::from(early(4));
    let record = Record::decode(copied.clone()).expect("valid");
    agent.handle_record(now, record).expect("buffered");
    assert!(copied.is_unique());
    assert_eq!(agent.bytes_held(), shared.len() + 5000);
    agent
        .handle_record(now, to_agent(context(7, 2, 1)))
        .expect("taken");
    let came = messages(&mut agent);
    assert_eq!(came, [vec![b'x'; 5000], vec![b'x'; 5000]]);
    assert!(
        shared.as_ptr_range().contains(&came[0].as_ptr()),
        "not copied at all"
    );
}
