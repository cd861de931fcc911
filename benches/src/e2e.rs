//! Messages through two sessions, beside encoding and decoding the same Records and nothing else.
//!
//! A Message comes in pieces that share the memory of its Records. `throughput` is how it comes, `throughput_joined`
//! is with all of it put together.
#![expect(
    clippy::disallowed_methods,
    reason = "a session wants some time to start from; which one is all the same"
)]

use std::{
    collections::BTreeSet,
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use usp_e2e::{
    Config, Event, MessageBytes, PeerKey, Role, Session, SessionMode, Sessions, Transmit,
    security::{MtpProtection, Security},
};
use usp_record::{Record, RecordType};

use crate::Suite;

const AGENT: &str = "self::agent";
const CONTROLLER: &str = "self::acs";

const LARGE: usize = 4 << 20;
/// Shape, bytes of the Message, and largest Record.
const SHAPES: [(&str, usize, usize); 4] = [
    ("4mib_in_1kib", LARGE, 1 << 10),
    ("4mib_in_16kib", LARGE, 1 << 14),
    ("4mib_in_64kib", LARGE, 1 << 16),
    ("200b_in_1kib", 200, 1 << 10),
];

const IDLE_PEERS: u32 = 1_000_000;

/// Adds the cases of `usp-e2e`.
pub fn cases(suite: &mut Suite) {
    for (shape, length, max) in SHAPES {
        suite.case(format!("e2e/throughput/{shape}"), |case| {
            case.bytes(length);
            let message = Bytes::from(vec![b'm'; length]);
            let (mut pair, records) = Pair::with_records(max, &message);
            let kept = records.clone();
            case.ours(move || pair.carry(&message, |_| (), |message| message.len()));
            case.peer("encode_decode", move || trips(&records));
            // Whoever is to have all of a Message at once keeps what came.
            case.peer("encode_decode_keep", move || {
                let payloads: Vec<Bytes> =
                    kept.iter().map(|record| payload(&trip(record))).collect();
                black_box(&payloads).iter().map(Bytes::len).sum::<usize>() as u64
            });
        });
    }
    for (shape, length, max) in SHAPES {
        suite.case(format!("e2e/throughput_joined/{shape}"), |case| {
            case.bytes(length);
            let message = Bytes::from(vec![b'm'; length]);
            let (mut pair, records) = Pair::with_records(max, &message);
            let copied = records.clone();
            case.ours(move || {
                let join = |message: MessageBytes| black_box(message.into_bytes()).len();
                pair.carry(&message, |_| (), join)
            });
            case.peer("encode_decode", move || trips(&records));
            // No Message in one piece costs less: each payload is copied once, into memory that is there.
            let mut joined = Vec::with_capacity(length);
            case.peer("encode_decode_copy", move || {
                joined.clear();
                for record in &copied {
                    joined.extend_from_slice(&payload(&trip(record)));
                }
                black_box(&joined).len() as u64
            });
        });
    }
    suite.case("e2e/poll_timeout/1000000_idle_peers", |case| {
        let (sessions, deadlines) = idle(IDLE_PEERS);
        case.ours(move || u64::from(black_box(&sessions).poll_timeout().is_some()));
        case.peer("btree_first", move || {
            u64::from(black_box(&deadlines).first().is_some())
        });
    });
}

fn config(own: &str, role: Role) -> Config {
    Config::new(own.parse().unwrap(), role)
        .with_session_mode(SessionMode::Require)
        .with_security(Security::default().with_mtp(MtpProtection::TRUSTED))
}

/// A trip of a Record through its bytes.
fn trip(record: &Record) -> Record {
    black_box(Record::decode(record.encode()).unwrap())
}

/// The bytes of payload of Records, each of which made a trip and is gone.
fn trips(records: &[Record]) -> u64 {
    let trips = records.iter().map(|record| payload(&trip(record)).len());
    trips.sum::<usize>() as u64
}

fn payload(record: &Record) -> Bytes {
    match &record.record_type {
        RecordType::SessionContext(context) => context.payload.first().cloned().unwrap_or_default(),
        other => unreachable!("{}", other.name()),
    }
}

/// A Controller that sends, an Agent that receives, and a link without faults.
struct Pair {
    controller: Session,
    agent: Session,
    now: Instant,
}

impl Pair {
    fn new(max: usize) -> Self {
        let session = |own, peer: &str, role| {
            let config = config(own, role).with_max_record_bytes(Some(max));
            Session::new(Arc::new(config), peer.parse().unwrap(), 1).unwrap()
        };
        Self {
            controller: session(CONTROLLER, AGENT, Role::Controller),
            agent: session(AGENT, CONTROLLER, Role::Agent),
            now: Instant::now(),
        }
    }

    /// Two sides with a session, and the Records in which a Message goes from one to the other and is acknowledged.
    fn with_records(max: usize, message: &Bytes) -> (Self, Vec<Record>) {
        let mut pair = Self::new(max);
        let length = |message: MessageBytes| message.len();
        // the second Message is like all that follow: the session is there
        pair.carry(message, |_| (), length);
        let mut records = Vec::new();
        pair.carry(
            message,
            |transmit| records.push(transmit.to_record()),
            length,
        );
        (pair, records)
    }

    /// Sends a Message until it is acknowledged; the bytes that came, as counted by whoever takes it.
    ///
    /// Records are handed over as they are made, as a transport would that keeps up, and none piles up.
    fn carry(
        &mut self,
        message: &Bytes,
        mut see: impl FnMut(&Transmit),
        take: impl Fn(MessageBytes) -> usize,
    ) -> u64 {
        let mut came = 0;
        self.controller.send(self.now, message.clone()).unwrap();
        for _ in 0..2 {
            while let Some(transmit) = self.controller.poll_transmit(self.now) {
                see(&transmit);
                let bytes = transmit.encode();
                self.agent.handle_bytes(self.now, bytes).unwrap();
                while let Some(event) = self.agent.poll_event() {
                    if let Event::Message { payload, .. } = event {
                        came += take(payload) as u64;
                    }
                }
                self.acknowledge(&mut see);
            }
            // the last acknowledgement takes its time
            self.now += Duration::from_secs(2);
            self.agent.handle_timeout(self.now);
            self.acknowledge(&mut see);
        }
        assert!(self.controller.is_idle());
        came
    }

    fn acknowledge(&mut self, see: &mut impl FnMut(&Transmit)) {
        while let Some(transmit) = self.agent.poll_transmit(self.now) {
            see(&transmit);
            let bytes = transmit.encode();
            self.controller.handle_bytes(self.now, bytes).unwrap();
            while self.controller.poll_event().is_some() {}
        }
    }
}

/// A table of peers, each with a session in which nothing happens and that will expire, and their deadlines alone.
fn idle(peers: u32) -> (Sessions, BTreeSet<(Instant, u32)>) {
    let now = Instant::now();
    let hour = Duration::from_secs(3600);
    let config = Arc::new(config(CONTROLLER, Role::Controller).with_expiration(Some(hour)));
    let mut sessions = Sessions::new(1);
    let mut deadlines = BTreeSet::new();
    for number in 0..peers {
        let id = format!("os::012345-{number:08}");
        let key = PeerKey::new(Role::Agent, id.as_str().try_into().unwrap());
        sessions.insert(Arc::clone(&config), key.clone()).unwrap();
        let started = sessions.with(&key, |session| session.start(now));
        started.unwrap().unwrap();
        while sessions.poll_transmit(now).is_some() {}
        while sessions.poll_event().is_some() {}
        deadlines.insert((now + hour, number));
    }
    (sessions, deadlines)
}
