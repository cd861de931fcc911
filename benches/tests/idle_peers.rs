//! What a peer costs in which nothing happens.
#![allow(missing_docs, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "an Instant has no other source")]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use usp_e2e::{
    Config, Event, PeerKey, Role, Session, SessionMode, Sessions,
    security::{MtpProtection, Security},
};
use usp_record::EndpointIdText;

const PEERS: u32 = 20_000;
/// What was promised, in bytes that are asked of the allocator.
const MOST: u64 = 512;

fn config(own: EndpointIdText, role: Role) -> Arc<Config> {
    let security = Security::default().with_mtp(MtpProtection::TRUSTED);
    let config = Config::new(own, role).with_session_mode(SessionMode::Require);
    Arc::new(config.with_security(security))
}

fn agent_id(number: u32) -> EndpointIdText {
    let id = format!("os::012345-{number:08}");
    id.parse().expect("not empty")
}

fn table() -> Sessions {
    let config = config("self::acs".parse().expect("not empty"), Role::Controller);
    let mut sessions = Sessions::new(1);
    for number in 0..PEERS {
        let key = PeerKey::new(Role::Agent, agent_id(number));
        sessions
            .insert(Arc::clone(&config), key)
            .expect("another endpoint");
    }
    sessions
}

/// Bytes for each peer of what is left after some work.
fn each(work: impl FnOnce() -> Sessions) -> u64 {
    let mut kept = None;
    let counted = allocation_counter::measure(|| kept = Some(work()));
    assert_eq!(kept.map(|sessions| sessions.len()), Some(PEERS as usize));
    u64::try_from(counted.bytes_current).expect("not negative") / u64::from(PEERS)
}

#[test]
fn a_peer_that_was_never_heard_of_is_small() {
    let bytes = each(table);
    println!("{bytes} bytes for each of {PEERS} peers without a session");
    assert!(bytes <= MOST, "{bytes}");
}

/// A request and its answer, and all acknowledgements that follow by themselves.
fn exchange(sessions: &mut Sessions, number: u32, now: Instant) {
    let id = agent_id(number);
    let key = PeerKey::new(Role::Agent, id.clone());
    let acs = "self::acs".parse().expect("not empty");
    let seed = u64::from(number);
    let mut agent = Session::new(config(id, Role::Agent), acs, seed).expect("two endpoints");
    sessions.send(now, &key, "request").expect("room for it");
    let (mut asked, mut answered) = (0, 0);
    for second in 0..10 {
        let now = now + Duration::from_secs(second);
        sessions.handle_timeout(now);
        agent.handle_timeout(now);
        while let Some((_, transmit)) = sessions.poll_transmit(now) {
            agent
                .handle_record(now, transmit.into_record())
                .expect("taken");
        }
        while let Some(event) = agent.poll_event() {
            if matches!(event, Event::Message { .. }) {
                asked += 1;
                agent.send(now, "answer").expect("room for it");
            }
        }
        while let Some(transmit) = agent.poll_transmit(now) {
            let taken = sessions.handle_record(now, Role::Agent, transmit.into_record());
            taken.expect("taken");
        }
        while let Some((_, event)) = sessions.poll_event() {
            answered += u32::from(matches!(event, Event::Message { .. }));
        }
    }
    assert_eq!((asked, answered), (1, 1));
}

#[test]
fn a_peer_with_a_session_in_which_nothing_happens_is_small() {
    let bytes = each(|| {
        let mut sessions = table();
        let now = Instant::now();
        for number in 0..PEERS {
            exchange(
                &mut sessions,
                number,
                now + Duration::from_secs(10) * number,
            );
        }
        assert_eq!(sessions.poll_timeout(), None, "nothing happens");
        sessions
    });
    println!("{bytes} bytes for each of {PEERS} peers after an exchange");
    assert!(bytes <= MOST, "{bytes}");
}
