//! A pair of sessions and shorthands.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::{Buf as _, Bytes};
use usp_e2e::{
    Config, Error, Event, MessageBytes, Role, Session, SessionMode, Transmit,
    security::{MtpProtection, Security},
};
use usp_record::{Record, RecordType, SequenceId, SessionContext, SessionId};

pub(crate) const AGENT: &str = "self::agent";
pub(crate) const CONTROLLER: &str = "self::acs";

/// The moment at which every test begins.
#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other source; nothing depends on which one it is"
)]
pub(crate) fn start() -> Instant {
    Instant::now()
}

pub(crate) const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(crate) fn trusted() -> Security {
    Security::default().with_mtp(MtpProtection::TRUSTED)
}

/// Settings of an Agent that uses sessions over a trusted channel.
pub(crate) fn agent_config() -> Config {
    Config::new(AGENT.parse().expect("id"), Role::Agent)
        .with_session_mode(SessionMode::Require)
        .with_security(trusted())
}

pub(crate) fn controller_config() -> Config {
    Config::new(CONTROLLER.parse().expect("id"), Role::Controller)
        .with_session_mode(SessionMode::Require)
        .with_security(trusted())
}

/// An Agent that talks to a Controller.
pub(crate) fn agent(config: Config) -> Session {
    Session::new(Arc::new(config), CONTROLLER.parse().expect("id"), 1).expect("two endpoints")
}

pub(crate) fn controller(config: Config) -> Session {
    Session::new(Arc::new(config), AGENT.parse().expect("id"), 2).expect("two endpoints")
}

pub(crate) fn sequence(id: u64) -> SequenceId {
    SequenceId::new(id).expect("not 0")
}

/// A Record from the Controller to the Agent.
pub(crate) fn to_agent(context: SessionContext) -> Record {
    Record::session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        context,
    )
}

pub(crate) fn context(session: u64, sequence_id: u64, expected: u64) -> SessionContext {
    SessionContext::new(
        SessionId::new(session).expect("not 0"),
        sequence(sequence_id),
        sequence(expected),
    )
}

/// All that is to be sent now, each after a trip through its bytes.
pub(crate) fn sent(session: &mut Session, now: Instant) -> Vec<Record> {
    std::iter::from_fn(|| session.poll_transmit(now))
        .map(|transmit: Transmit| {
            let bytes = transmit.encode();
            let record = Record::decode(bytes.clone()).expect("valid");
            assert_eq!(record, transmit.to_record());
            assert_eq!(record.encode(), bytes);
            let (head, payload) = transmit.into_parts();
            assert_eq!([&head[..], &payload].concat(), bytes);
            record
        })
        .collect()
}

/// The only Record that is to be sent now.
pub(crate) fn one_sent(session: &mut Session, now: Instant) -> Record {
    let mut records = sent(session, now);
    assert_eq!(records.len(), 1, "{records:?}");
    records.remove(0)
}

pub(crate) fn events(session: &mut Session) -> Vec<Event> {
    std::iter::from_fn(|| session.poll_event()).collect()
}

/// The bytes of a Message, after a look at all ways to get them.
pub(crate) fn whole(payload: MessageBytes) -> Bytes {
    let read = payload.reader().copy_to_bytes(payload.len());
    assert_eq!(payload.pieces().concat(), read);
    assert!(payload.pieces().iter().all(|piece| !piece.is_empty()));
    assert_eq!(payload, read);
    assert_eq!(payload.len(), read.len());
    let whole = payload.into_bytes();
    assert_eq!(whole, read);
    whole
}

/// The Messages among what happened.
pub(crate) fn messages(session: &mut Session) -> Vec<Bytes> {
    events(session)
        .into_iter()
        .filter_map(|event| match event {
            Event::Message { payload, .. } => Some(whole(payload)),
            _ => None,
        })
        .collect()
}

/// The content of a Record of a session.
pub(crate) fn content(record: &Record) -> &SessionContext {
    match &record.record_type {
        RecordType::SessionContext(context) => context,
        other => panic!("expected a record of a session, found {}", other.name()),
    }
}

/// Session, sequence, expected and retransmit number of a Record.
pub(crate) fn ids(record: &Record) -> [u64; 4] {
    let context = content(record);
    [
        context.session_id.get(),
        context.sequence_id.get(),
        context.expected_id.get(),
        context.retransmit_id.map_or(0, SequenceId::get),
    ]
}

/// Carries Records to and fro until nobody has anything to send.
pub(crate) fn exchange(a: &mut Session, b: &mut Session, now: Instant) -> Result<(), Error> {
    loop {
        let from_a = sent(a, now);
        let from_b = sent(b, now);
        if from_a.is_empty() && from_b.is_empty() {
            return Ok(());
        }
        for record in from_a {
            b.handle_record(now, record)?;
        }
        for record in from_b {
            a.handle_record(now, record)?;
        }
    }
}

/// A number that may be set from outside, for longer runs.
pub(crate) fn from_env<T: std::str::FromStr>(name: &str, default: T) -> T {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}
