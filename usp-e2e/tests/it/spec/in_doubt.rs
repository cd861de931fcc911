//! A Message that the peer may have stays in doubt, however many sessions come after.

use std::{sync::Arc, time::Instant};

use usp_e2e::{Cause, Config, Event, OnRestart, Session};
use usp_record::{ErrorCode, Record};

use crate::util::*;

fn config(policy: OnRestart) -> Config {
    agent_config()
        .with_on_restart(policy)
        .with_max_record_bytes(Some(200))
}

/// What is reported of lost Messages.
fn lost(agent: &mut Session) -> Vec<(u64, Cause, bool)> {
    let lost = events(agent).into_iter().filter_map(|event| match event {
        Event::Lost {
            id,
            cause,
            in_doubt,
        } => Some((id.get(), cause, in_doubt)),
        _ => None,
    });
    lost.collect()
}

/// The peer starts a session.
fn replace(agent: &mut Session, now: Instant, session: u64) {
    agent
        .handle_record(now, to_agent(context(session, 1, 1)))
        .expect("taken");
}

/// An Agent that sent one of two Messages in full in session 7, after which the peer started session 8.
///
/// Of `records` the first goes out in session 8, no more.
fn after_one_restart(records: usize) -> (Session, Instant) {
    let now = start();
    let mut agent = agent(config(OnRestart::ResendAll));
    replace(&mut agent, now, 7);
    agent.send(now, vec![b'1'; 1000]).expect("queued");
    assert!(sent(&mut agent, now).len() > 5);
    agent.send(now, vec![b'2'; 1000]).expect("queued");
    replace(&mut agent, now, 8);
    for _ in 0..records {
        let _ = agent.poll_transmit(now).expect("sent again");
    }
    assert_eq!(lost(&mut agent), []);
    (agent, now)
}

#[test]
fn a_message_sent_in_full_in_a_former_session_stays_in_doubt() {
    // whether it has been begun again or not
    for records in [0, 1, 3] {
        let (mut agent, now) = after_one_restart(records);
        agent.end(now, "");
        assert_eq!(
            lost(&mut agent),
            [(1, Cause::Ended, true), (2, Cause::Ended, false)],
            "{records}"
        );
        let (mut agent, now) = after_one_restart(records);
        let code = ErrorCode::SESSION_CONTEXT_NOT_ALLOWED;
        let (to, from) = (AGENT.parse().expect("id"), CONTROLLER.parse().expect("id"));
        agent
            .handle_record(now, Record::disconnect(to, from, code, "no"))
            .expect("taken");
        let cause = Cause::PeerDisconnected(code);
        assert_eq!(
            lost(&mut agent),
            [(1, cause, true), (2, cause, false)],
            "{records}"
        );
    }
}

#[test]
fn a_message_in_doubt_is_not_sent_again_when_the_policy_becomes_stricter() {
    let (mut agent, now) = after_one_restart(1);
    agent
        .set_config(now, Arc::new(config(OnRestart::ResendUnsent)))
        .expect("the same endpoint");
    replace(&mut agent, now, 9);
    assert_eq!(lost(&mut agent), [(1, Cause::Replaced, true)]);
    let again: Vec<u8> = sent(&mut agent, now)
        .iter()
        .flat_map(|record| content(record).payload.concat())
        .collect();
    assert_eq!(again, vec![b'2'; 1000]);
}
