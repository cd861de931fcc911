//! Start, use and end of sessions.

use std::sync::Arc;

use usp_e2e::{
    Cause, Error, Event, Ignored, Misbehaviour, Misuse, Origin, ReplyPath, RetryPolicy, Session,
    SessionMode,
};
use usp_record::{ErrorCode, Payload, Record, RecordType, SessionId};

use crate::util::*;

fn started(session: &mut Session) -> Vec<(u64, Origin)> {
    events(session)
        .into_iter()
        .filter_map(|event| match event {
            Event::SessionStarted { id, origin, .. } => Some((id.get(), origin)),
            _ => None,
        })
        .collect()
}

fn disconnect(record: &Record) -> (ErrorCode, &str) {
    match &record.record_type {
        RecordType::Disconnect(content) => (content.reason_code, content.reason.as_str()),
        other => panic!("expected a disconnect record, found {}", other.name()),
    }
}

#[test]
fn r_e2e_1_a_record_for_another_endpoint_changes_nothing() {
    let now = start();
    let mut agent = agent(agent_config());
    let mut record = to_agent(context(7, 1, 1).with_payload("Msg"));
    record.to_id = "self::other".parse().expect("id");
    assert_eq!(
        agent.handle_record(now, record),
        Err(Error::Ignored(Ignored::NotForUs))
    );
    assert_eq!(agent.session_id(), None);
    assert!(sent(&mut agent, now).is_empty() && events(&mut agent).is_empty());
    assert_eq!(agent.poll_timeout(), None);
}

#[test]
fn r_e2e_3_session_ids_are_greater_than_1_and_none_comes_twice() {
    let now = start();
    let mut agent = agent(agent_config());
    let mut last = None;
    agent.start(now).expect("allowed");
    for _ in 0..200 {
        let id = agent.session_id().expect("open");
        assert!(id.is_usable());
        assert_ne!(Some(id), last);
        last = Some(id);
        agent.restart(now).expect("allowed");
    }
}

#[test]
fn r_e2e_4_the_first_record_of_a_peer_starts_its_session_here() {
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(3801, 1, 1).with_payload("Get")))
        .expect("taken");
    assert_eq!(started(&mut agent), [(3801, Origin::Peer)]);
    agent.send(now, "GetResp").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now)), [3801, 1, 2, 0]);
}

#[test]
fn r_e2e_4_an_empty_record_starts_a_session_as_well() {
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(3801, 1, 1)))
        .expect("taken");
    assert_eq!(started(&mut agent), [(3801, Origin::Peer)]);
    assert!(sent(&mut agent, now).is_empty());
    assert_eq!(agent.poll_timeout(), None);
}

#[test]
fn r_e2e_4_an_own_session_can_be_started_by_an_empty_record() {
    let now = start();
    let mut agent = agent(agent_config());
    agent.start(now).expect("allowed");
    let record = one_sent(&mut agent, now);
    let id = agent.session_id().expect("open").get();
    assert_eq!(ids(&record), [id, 1, 1, 0]);
    assert!(content(&record).payload.is_empty());
}

#[test]
fn r_e2e_5_a_new_session_replaces_the_old_one() {
    let now = start();
    let mut agent = agent(agent_config());
    for id in [10, 11] {
        agent
            .handle_record(now, to_agent(context(id, 1, 1)))
            .expect("taken");
    }
    assert_eq!(agent.session_id().map(|id| id.get()), Some(11));
    let told = events(&mut agent);
    assert!(
        told.iter().any(|event| matches!(event,
            Event::SessionEnded { id, cause: Cause::Replaced } if id.get() == 10)),
        "{told:?}"
    );
    // late Records of the old one are of no interest
    agent
        .handle_record(now, to_agent(context(10, 2, 1).with_payload("late")))
        .expect("ignored");
    agent
        .handle_record(now, to_agent(context(10, 1, 1).with_payload("late")))
        .expect("ignored");
    assert_eq!(agent.session_id().map(|id| id.get()), Some(11));
    assert_eq!(agent.stats().stale, 2);
    assert!(messages(&mut agent).is_empty());
}

#[test]
fn r_e2e_6_a_different_session_id_restarts_the_numbers() {
    let now = start();
    let mut agent = agent(agent_config());
    for sequence in 1..=3 {
        agent
            .handle_record(now, to_agent(context(10, sequence, 1).with_payload("Get")))
            .expect("taken");
    }
    agent.send(now, "GetResp").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now)), [10, 1, 4, 0]);
    agent
        .handle_record(now, to_agent(context(77, 1, 1).with_payload("Get")))
        .expect("taken");
    agent.send(now, "GetResp").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now)), [77, 1, 2, 0]);
}

#[test]
fn r_e2e_6_of_two_starts_at_once_the_larger_id_wins_on_both_sides() {
    let now = start();
    for seed in 0..40 {
        let mut a = Session::new(
            Arc::new(agent_config()),
            CONTROLLER.parse().expect("id"),
            seed,
        )
        .expect("two endpoints");
        let mut b = Session::new(
            Arc::new(controller_config()),
            AGENT.parse().expect("id"),
            seed + 1000,
        )
        .expect("two endpoints");
        a.start(now).expect("allowed");
        b.start(now).expect("allowed");
        let larger = a.session_id().max(b.session_id());
        let (from_a, from_b) = (one_sent(&mut a, now), one_sent(&mut b, now));
        let outcomes = [a.handle_record(now, from_b), b.handle_record(now, from_a)];
        assert_eq!((a.session_id(), b.session_id()), (larger, larger));
        let lost = outcomes
            .iter()
            .filter(|outcome| **outcome == Err(Error::Ignored(Ignored::StartLost)))
            .count();
        assert_eq!(lost, 1);
        a.send(now, "ping").expect("queued");
        b.send(now, "pong").expect("queued");
        exchange(&mut a, &mut b, now).expect("one session");
        assert_eq!(messages(&mut a), ["pong"]);
        assert_eq!(messages(&mut b), ["ping"]);
    }
}

#[test]
fn r_e2e_6a_a_disallowed_session_is_answered_with_disconnect_7106() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Forbid));
    let error = agent
        .handle_record(now, to_agent(context(120, 1, 1).with_payload("Get")))
        .expect_err("forbidden");
    assert_eq!(error, Error::PeerMisbehaved(Misbehaviour::SessionForbidden));
    assert_eq!(error.code(), Some(ErrorCode::SESSION_CONTEXT_NOT_ALLOWED));
    let record = one_sent(&mut agent, now);
    let (code, reason) = disconnect(&record);
    assert_eq!(code, ErrorCode::SESSION_CONTEXT_NOT_ALLOWED);
    assert!(!reason.is_empty());
    assert_eq!(agent.session_id(), None);
    assert!(messages(&mut agent).is_empty());
    // own Messages go outside of a session, or not at all
    agent.send(now, "Notify").expect("queued");
    assert_eq!(
        one_sent(&mut agent, now).record_type.name(),
        "no_session_context"
    );
    assert_eq!(
        agent.send_via(now, ReplyPath::Session, "Notify"),
        Err(Error::ApiMisuse(Misuse::SessionForbidden))
    );
}

#[test]
fn r_e2e_6a_a_controller_learns_that_sessions_are_refused() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Forbid));
    let mut controller = controller(controller_config());
    let id = controller.send(now, "Get").expect("queued");
    let first = one_sent(&mut controller, now);
    agent.handle_record(now, first).expect_err("forbidden");
    let answer = one_sent(&mut agent, now);
    controller.handle_record(now, answer).expect("taken");
    let told = events(&mut controller);
    assert!(told.iter().any(|event| matches!(event,
        Event::PeerDisconnected { code, .. } if *code == ErrorCode::SESSION_CONTEXT_NOT_ALLOWED)));
    assert!(told.iter().any(|event| matches!(event,
        Event::Lost { id: lost, .. } if *lost == id)));
    assert_eq!(
        controller.send(now, "Get"),
        Err(Error::ApiMisuse(Misuse::SessionRefusedByPeer))
    );
    // until the peer starts one itself
    let allow = agent_config().with_session_mode(SessionMode::Require);
    agent
        .set_config(now, Arc::new(allow))
        .expect("the same endpoint");
    agent.send(now, "Notify").expect("queued");
    exchange(&mut agent, &mut controller, now).expect("taken");
    assert_eq!(messages(&mut controller), ["Notify"]);
    controller.send(now, "NotifyResp").expect("queued");
    exchange(&mut agent, &mut controller, now).expect("taken");
    assert_eq!(messages(&mut agent), ["NotifyResp"]);
}

#[test]
fn r_e2e_6b_ending_a_session_sends_disconnect_7105() {
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    let id = agent.send(now, "Notify").expect("queued");
    agent.end(now, "");
    let record = one_sent(&mut agent, now);
    let (code, reason) = disconnect(&record);
    assert_eq!(code, ErrorCode::SESSION_CONTEXT_TERMINATED);
    assert!(!reason.is_empty());
    assert_eq!(agent.session_id(), None);
    let lost = Event::Lost {
        id,
        cause: Cause::Ended,
        in_doubt: false,
    };
    assert!(events(&mut agent).contains(&lost));
    // the same when sessions are forbidden from now on
    agent
        .handle_record(now, to_agent(context(8, 1, 1)))
        .expect("taken");
    let forbid = agent_config().with_session_mode(SessionMode::Forbid);
    agent
        .set_config(now, Arc::new(forbid))
        .expect("the same endpoint");
    let record = one_sent(&mut agent, now);
    assert_eq!(disconnect(&record).0, ErrorCode::SESSION_CONTEXT_TERMINATED);
}

#[test]
fn r_e2e_7_an_expired_session_is_replaced_by_our_next_message() {
    let begin = start();
    let mut agent = agent(agent_config().with_expiration(Some(secs(60))));
    agent
        .handle_record(begin, to_agent(context(7, 1, 1).with_payload("Get")))
        .expect("taken");
    agent.send(begin, "GetResp").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, begin))[0], 7);
    assert_eq!(agent.poll_timeout(), Some(begin + secs(60)));
    agent.handle_timeout(begin + secs(59));
    assert_eq!(agent.session_id().map(|id| id.get()), Some(7));
    agent.handle_timeout(begin + secs(60));
    assert_eq!(agent.session_id(), None);
    // the answer was never acknowledged: it is in doubt
    assert!(events(&mut agent).iter().any(|event| matches!(
        event,
        Event::Lost {
            cause: Cause::Expired,
            in_doubt: true,
            ..
        }
    )));
    let later = begin + secs(70);
    agent.send(later, "Notify").expect("queued");
    let record = one_sent(&mut agent, later);
    assert_ne!(ids(&record)[0], 7);
    assert_eq!(ids(&record)[1..], [1, 1, 0]);
}

#[test]
fn r_e2e_7_a_late_record_of_an_expired_session_starts_a_new_one() {
    let begin = start();
    let mut agent = agent(agent_config().with_expiration(Some(secs(60))));
    agent
        .handle_record(begin, to_agent(context(7, 1, 1)))
        .expect("taken");
    agent.handle_timeout(begin + secs(60));
    let later = begin + secs(61);
    let error = agent
        .handle_record(later, to_agent(context(7, 2, 1).with_payload("Get")))
        .expect_err("expired");
    assert!(matches!(
        error,
        Error::PeerMisbehaved(Misbehaviour::SessionExpired { .. })
    ));
    assert!(messages(&mut agent).is_empty());
    let record = one_sent(&mut agent, later);
    assert_ne!(ids(&record)[0], 7);
    assert_eq!(ids(&record)[1], 1);
}

#[test]
fn r_e2e_7_records_either_way_keep_a_session_alive_and_0_means_never() {
    let begin = start();
    let mut agent1 = agent(agent_config().with_expiration(Some(secs(60))));
    agent1
        .handle_record(begin, to_agent(context(7, 1, 1)))
        .expect("taken");
    agent1.send(begin + secs(50), "Notify").expect("queued");
    let _ = sent(&mut agent1, begin + secs(50));
    assert_eq!(agent1.poll_timeout(), Some(begin + secs(110)));
    agent1
        .handle_record(begin + secs(100), to_agent(context(7, 2, 2)))
        .expect("taken");
    assert_eq!(agent1.poll_timeout(), Some(begin + secs(160)));
    let mut agent2 = agent(agent_config().with_expiration(Some(secs(0))));
    agent2
        .handle_record(begin, to_agent(context(7, 1, 1)))
        .expect("taken");
    assert_eq!(agent2.poll_timeout(), None);
}

#[test]
fn r_e2e_8_a_received_sequence_id_near_the_end_starts_a_new_session() {
    let now = start();
    let edge = u64::MAX - 10_000;
    for (number, renews) in [(edge - 1, false), (edge, true), (u64::MAX, true)] {
        let mut agent = agent(agent_config());
        agent
            .handle_record(now, to_agent(context(7, 1, 1)))
            .expect("taken");
        agent
            .handle_record(now, to_agent(context(7, number, 1)))
            .expect("taken");
        assert_eq!(agent.session_id().map(|id| id.get()) != Some(7), renews);
        if renews {
            let record = one_sent(&mut agent, now);
            assert_eq!(ids(&record)[1..], [1, 1, 0]);
            assert!(events(&mut agent).iter().any(|event| matches!(
                event,
                Event::SessionEnded {
                    cause: Cause::Exhausted,
                    ..
                }
            )));
        }
    }
}

#[test]
fn r_e2e_10_the_wait_before_attempt_n_lies_in_its_range() {
    let table = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560];
    for (attempt, low) in (1..).zip(table) {
        assert_eq!(
            RetryPolicy::DEFAULT.range(attempt),
            (secs(low), secs(2 * low))
        );
        for seed in 0..200 {
            let wait = RetryPolicy::DEFAULT.wait(attempt, seed);
            assert!(wait >= secs(low) && wait <= secs(2 * low));
            assert_eq!(wait, RetryPolicy::DEFAULT.wait(attempt, seed));
        }
    }
    // waits are spread over the range
    let early = (0..1000)
        .filter(|seed| RetryPolicy::DEFAULT.wait(1, *seed) < secs(6))
        .count();
    assert!((150..250).contains(&early), "{early}");
    let slow = RetryPolicy::DEFAULT
        .with_min_wait(secs(3))
        .with_multiplier(1500);
    assert_eq!(slow.range(2), (secs(3) * 3 / 2, secs(3) * 9 / 4));
    // the largest parameters of TR-181
    let worst = RetryPolicy::DEFAULT
        .with_min_wait(secs(65_535))
        .with_multiplier(65_535);
    assert!(worst.wait(10, 1) > secs(86_400 * 365));
}

#[test]
fn r_e2e_10_a_failed_session_starts_again_after_the_wait_and_not_before() {
    let begin = start();
    let mut agent = agent(agent_config());
    let bad = to_agent(context(1, 1, 1));
    agent.handle_record(begin, bad).expect_err("invalid id");
    let at = agent.poll_timeout().expect("a try is planned");
    assert!(at >= begin + secs(5) && at <= begin + secs(10));
    agent.handle_timeout(at - secs(1));
    assert!(sent(&mut agent, at - secs(1)).is_empty());
    agent.handle_timeout(at);
    assert_eq!(ids(&one_sent(&mut agent, at))[1], 1);
}

#[test]
fn r_e2e_11_from_the_tenth_attempt_on_the_range_stays() {
    let tenth = RetryPolicy::DEFAULT.range(10);
    assert_eq!(tenth, (secs(2560), secs(5120)));
    for attempt in [11, 12, 1000, u32::MAX] {
        assert_eq!(RetryPolicy::DEFAULT.range(attempt), tenth);
    }
}

/// Lets every session that the Agent starts fail; gives the waits in between.
fn waits(agent: &mut Session, mut now: std::time::Instant, times: usize) -> Vec<u64> {
    let mut waits = Vec::new();
    for _ in 0..times {
        agent
            .handle_record(now, to_agent(context(1, 1, 1)))
            .expect_err("invalid id");
        let Some(at) = agent.poll_timeout() else {
            break;
        };
        waits.push((at - now).as_secs());
        now = at;
        agent.handle_timeout(now);
        let _ = sent(agent, now);
        if agent.session_id().is_none() {
            break;
        }
    }
    waits
}

#[test]
fn r_e2e_11_tries_go_on_until_the_session_would_have_expired() {
    let begin = start();
    let mut forever = agent(agent_config());
    let found = waits(&mut forever, begin, 14);
    assert_eq!(found.len(), 14);
    assert!((2560..=5120).contains(&found[13]), "{found:?}");
    let mut limited = agent(agent_config().with_expiration(Some(secs(100))));
    limited.send(begin, "Notify").expect("queued");
    let found = waits(&mut limited, begin, 14);
    assert!(found.len() < 8, "{found:?}");
    assert_eq!(limited.poll_timeout(), None, "nothing more is planned");
    // the next Message begins anew, and at once
    let later = begin + secs(10_000);
    limited.send(later, "Notify").expect("queued");
    assert_eq!(ids(&one_sent(&mut limited, later))[1], 1);
    let _ = events(&mut limited);
    limited.end(later, "");
    assert_eq!(limited.session_id(), None);
}

#[test]
fn r_e2e_12_a_record_that_is_taken_resets_the_retry_count() {
    let begin = start();
    let mut agent = agent(agent_config());
    let found = waits(&mut agent, begin, 4);
    assert!(found[3] >= 40, "{found:?}");
    let later = begin + secs(1000);
    agent
        .handle_record(later, to_agent(context(u64::MAX, 1, 1)))
        .expect("taken");
    let found = waits(&mut agent, later, 1);
    assert!((5..=10).contains(&found[0]), "{found:?}");
}

#[test]
fn r_e2e_13_after_a_reboot_the_retry_count_is_0() {
    let begin = start();
    let mut before = agent(agent_config());
    assert!(waits(&mut before, begin, 5)[4] >= 80);
    // nothing of it is kept: a new Session is what a reboot leaves
    let mut rebooted = agent(agent_config());
    let first = waits(&mut rebooted, begin, 1)[0];
    assert!((5..=10).contains(&first));
}

#[test]
fn r_e2e_14_the_first_record_has_sequence_id_1() {
    let now = start();
    let mut agent = agent(agent_config());
    agent.send(now, "Notify").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now))[1], 1);
    agent.restart(now).expect("allowed");
    assert_eq!(ids(&one_sent(&mut agent, now))[1], 1);
}

#[test]
fn r_e2e_15_every_new_record_counts_on_by_1() {
    let now = start();
    let mut agent = agent(agent_config());
    for number in 1..=20 {
        agent.send(now, "Notify").expect("queued");
        assert_eq!(ids(&one_sent(&mut agent, now))[1], number);
    }
}

#[test]
fn r_e2e_17_every_record_says_what_is_expected_next() {
    let now = start();
    let mut agent = agent(agent_config());
    agent.send(now, "Notify").expect("queued");
    let first = one_sent(&mut agent, now);
    assert_eq!(ids(&first)[2], 1);
    let id = ids(&first)[0];
    for sequence in 1..=5 {
        agent
            .handle_record(now, to_agent(context(id, sequence, 1).with_payload("x")))
            .expect("taken");
        agent.send(now, "Notify").expect("queued");
        assert_eq!(ids(&one_sent(&mut agent, now))[2], sequence + 1);
    }
    // a Record that came early is not counted
    agent
        .handle_record(now, to_agent(context(id, 9, 1).with_payload("x")))
        .expect("buffered");
    agent.send(now, "Notify").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, now))[2], 6);
}

#[test]
fn a_session_is_required_of_messages_outside_of_one() {
    let now = start();
    let mut agent = agent(agent_config());
    let record = Record::no_session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        Payload::new("Get").expect("not empty"),
    );
    let error = agent.handle_record(now, record).expect_err("refused");
    assert_eq!(error, Error::PeerMisbehaved(Misbehaviour::SessionRequired));
    assert_eq!(error.code(), Some(ErrorCode::SECURE_SESSION_REQUIRED));
    assert!(error.session_survives());
}

#[test]
fn r_e2e_24_within_the_guard_no_record_of_an_older_unknown_session_counts() {
    let now = start();
    let mut agent = agent(agent_config().with_start_guard(secs(5)));
    let lost = Err(Error::Ignored(Ignored::StartLost));
    let record = |session, sequence| to_agent(context(session, sequence, 1).with_payload("Msg"));

    assert_eq!(agent.handle_record(now, record(100, 1)), Ok(()));
    // The second Record of a session whose first one is still on its way ends nothing, ...
    assert_eq!(agent.handle_record(now + secs(1), record(90, 2)), lost);
    assert_eq!(agent.session_id().map(SessionId::get), Some(100));
    // ... and the first one does not bring its Message after a failure either.
    let failure = agent.handle_record(now + secs(1), record(110, 2));
    assert!(
        matches!(failure, Err(Error::PeerMisbehaved(_))),
        "{failure:?}"
    );
    assert_eq!(agent.session_id(), None);
    assert_eq!(agent.handle_record(now + secs(2), record(80, 1)), lost);
    assert_eq!(messages(&mut agent), ["Msg"]);

    // A larger number starts at once, a smaller one when the time is over.
    assert_eq!(agent.handle_record(now + secs(3), record(120, 1)), Ok(()));
    assert_eq!(agent.handle_record(now + secs(9), record(70, 1)), Ok(()));
    assert_eq!(messages(&mut agent), ["Msg", "Msg"]);
}

#[test]
fn r_e2e_24_a_peer_that_insists_on_its_number_is_not_locked_out_by_the_guard() {
    let now = start();
    let mut agent = agent(agent_config().with_start_guard(secs(300)));
    let record = |session, sequence| to_agent(context(session, sequence, 1).with_payload("Msg"));
    assert_eq!(agent.handle_record(now, record(100, 1)), Ok(()));
    let failure = agent.handle_record(now + secs(1), record(110, 2));
    assert!(matches!(failure, Err(Error::PeerMisbehaved(_))));
    assert_eq!(messages(&mut agent), ["Msg"]);
    // For two minutes it counts as what was left, whatever the guard.
    for (at, came) in [(2, false), (120, false), (122, true)] {
        assert_eq!(agent.handle_record(now + secs(at), record(100, 1)), Ok(()));
        assert_eq!(!messages(&mut agent).is_empty(), came, "{at}");
    }
    assert_eq!(agent.session_id().map(SessionId::get), Some(100));
}

#[test]
fn r_e2e_24_the_guard_of_our_own_session_runs_from_the_first_answer() {
    let now = start();
    let mut agent = agent(agent_config().with_start_guard(secs(5)));
    agent.send(now, "Msg").expect("queued");
    let ours = ids(&one_sent(&mut agent, now))[0];
    // The peer began one of its own, with a smaller number, before it heard of ours, and answers after a while.
    let answered = now + secs(20);
    let answer = to_agent(context(ours, 1, 2));
    assert_eq!(agent.handle_record(answered, answer), Ok(()));
    let late = to_agent(context(ours - 1, 1, 1).with_payload("Msg"));
    assert_eq!(
        agent.handle_record(answered + secs(4), late),
        Err(Error::Ignored(Ignored::StartLost))
    );
    assert_eq!(agent.session_id().map(SessionId::get), Some(ours));
    let next = to_agent(context(ours - 2, 1, 1).with_payload("Msg"));
    assert_eq!(agent.handle_record(answered + secs(5), next), Ok(()));
    assert_eq!(messages(&mut agent), ["Msg"]);
}

#[test]
fn r_e2e_3_a_new_session_has_a_number_a_little_above_the_last() {
    let now = start();
    let mut agent = agent(agent_config());
    let mut last = None;
    for _ in 0..20 {
        agent.send(now, "Notify").expect("queued");
        let _ = one_sent(&mut agent, now);
        let id = agent.session_id().expect("open").get();
        if let Some(last) = last.replace(id) {
            assert!(last < id && id - last <= 4096, "{last} {id}");
        }
        agent.disconnect(now, ErrorCode::SESSION_CONTEXT_TERMINATED, "again");
        let _ = one_sent(&mut agent, now);
    }
}
