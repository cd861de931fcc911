//! The bytes of a Record lead to what the Record itself leads to.

use std::{sync::Arc, time::Instant};

use proptest::prelude::*;
use usp_e2e::{Config, Error, PeerKey, Received, Role, Session, Sessions, proptest as strategy};
use usp_record::{EndpointIdText, Record};

use crate::util::{AGENT, CONTROLLER, events, from_env, start};

#[derive(Clone, Debug)]
enum Op {
    Record(Box<Record>),
    Send(usize),
    Wait,
}

fn id(text: &str) -> EndpointIdText {
    text.parse().expect("id")
}

/// Records from the peer to us, and some that are not.
fn record() -> BoxedStrategy<Record> {
    let record = |to, from| strategy::session_record(id(to), id(from)).boxed();
    prop_oneof![
        12 => record(AGENT, CONTROLLER),
        1 => record("self::other", CONTROLLER),
        1 => record(AGENT, "self::other"),
        1 => record(AGENT, AGENT),
    ]
    .boxed()
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        15 => record().prop_map(|record| Op::Record(Box::new(record))),
        2 => (1_usize..3000).prop_map(Op::Send),
        2 => Just(Op::Wait),
    ]
}

/// What can be seen of a session after some operation.
fn seen(session: &mut Session, now: Instant) -> impl PartialEq + std::fmt::Debug {
    let sent: Vec<_> = std::iter::from_fn(|| session.poll_transmit(now)).collect();
    (
        sent,
        events(session),
        *session.stats(),
        session.bytes_held(),
        session.session_id(),
        session.poll_timeout(),
    )
}

type Take = fn(&mut Session, Instant, &Record) -> Result<(), Error>;

fn by_bytes(session: &mut Session, now: Instant, record: &Record) -> Result<(), Error> {
    session.handle_bytes(now, record.encode())
}

fn by_record(session: &mut Session, now: Instant, record: &Record) -> Result<(), Error> {
    let bytes = record.encoded_len();
    session.handle_record(now, Received::new(record.clone()).with_wire_bytes(bytes))
}

/// A table with one peer that takes bytes.
fn in_a_table(config: &Arc<Config>, now: Instant, record: &Record) -> (Result<(), Error>, bool) {
    let key = PeerKey::new(Role::Controller, id(CONTROLLER));
    let mut sessions = Sessions::new(1);
    let inserted = sessions.insert(Arc::clone(config), key.clone());
    inserted.expect("another endpoint");
    let outcome = sessions.handle_bytes(now, Role::Controller, record.encode());
    let sessions = sessions.get(&key).map(Session::session_id);
    (outcome, sessions.flatten().is_some())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: from_env("HOSTILE_CASES", 300),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn bytes_do_what_records_do(
        config in strategy::config(id(AGENT)).boxed(),
        ops in prop::collection::vec(op(), 0..60),
    ) {
        let config = Arc::new(config);
        let session = || Session::new(Arc::clone(&config), id(CONTROLLER), 1).expect("two endpoints");
        let mut ways: [(Session, Take); 2] = [(session(), by_bytes), (session(), by_record)];
        let mut now = start();
        for op in &ops {
            let [(one, _), _] = &ways;
            let due = one.poll_timeout().map_or(now, |at| at.max(now));
            if let Op::Wait = op {
                now = due;
            }
            let [one, other] = ways.each_mut().map(|(session, take)| {
                let outcome = match op {
                    Op::Record(record) => take(session, now, record),
                    Op::Send(length) => session.send(now, vec![b'm'; *length]).map(|_| ()),
                    Op::Wait => {
                        session.handle_timeout(now);
                        Ok(())
                    }
                };
                (outcome, seen(session, now))
            });
            prop_assert_eq!(one, other, "after {:?}", op);
        }
    }

    #[test]
    fn a_table_takes_bytes_as_its_sessions_do(
        config in strategy::config(id(AGENT)).boxed(),
        record in record(),
    ) {
        let config = Arc::new(config);
        let mut session = Session::new(Arc::clone(&config), id(CONTROLLER), 1).expect("two endpoints");
        let outcome = by_record(&mut session, start(), &record);
        let found = in_a_table(&config, start(), &record);
        if record.from_id == CONTROLLER {
            prop_assert_eq!(found, (outcome, session.session_id().is_some()));
        } else {
            let stranger = Err(Error::Ignored(usp_e2e::Ignored::NotFromPeer));
            prop_assert_eq!(found, (stranger, false));
        }
    }
}
