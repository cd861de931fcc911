//! Messages through two sessions, beside encoding and decoding the same Records and nothing else.

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use usp_e2e::{
    Config, Event, Role, Session, SessionMode,
    security::{MtpProtection, Security},
};
use usp_record::{Record, RecordType};

use crate::Suite;

const LARGE: usize = 4 << 20;
/// Shape, bytes of the Message, and largest Record.
const SHAPES: [(&str, usize, usize); 4] = [
    ("4mib_in_1kib", LARGE, 1 << 10),
    ("4mib_in_16kib", LARGE, 1 << 14),
    ("4mib_in_64kib", LARGE, 1 << 16),
    ("200b_in_1kib", 200, 1 << 10),
];

fn session(own: &str, peer: &str, role: Role, max: usize) -> Session {
    let config = Config::new(own.parse().unwrap(), role)
        .with_session_mode(SessionMode::Require)
        .with_max_record_bytes(Some(max))
        .with_security(Security::default().with_mtp(MtpProtection::TRUSTED));
    Session::new(Arc::new(config), peer.parse().unwrap(), 1).unwrap()
}

/// Gives what there is to send to the other side; the bytes of Messages that came.
fn carry(from: &mut Session, to: &mut Session, now: Instant) -> u64 {
    let mut came = 0;
    while let Some(transmit) = from.poll_transmit(now) {
        let record = Record::decode(transmit.encode()).unwrap();
        to.handle_record(now, record).unwrap();
        while let Some(event) = to.poll_event() {
            if let Event::Message { payload, .. } = event {
                came += payload.len() as u64;
            }
        }
    }
    came
}

pub fn cases(suite: &mut Suite) {
    for (shape, length, max) in SHAPES {
        suite.case(format!("e2e/carry/{shape}"), |case| {
            case.bytes(length);
            let message = Bytes::from(vec![b'm'; length]);
            let records = {
                let mut sender = session("self::acs", "self::agent", Role::Controller, max);
                let now = Instant::now();
                sender.send(now, message.clone()).unwrap();
                std::iter::from_fn(|| sender.poll_transmit(now))
                    .map(|transmit| transmit.record)
                    .collect::<Vec<_>>()
            };
            case.peer("records", move || {
                records
                    .iter()
                    .map(|record| {
                        let decoded = black_box(Record::decode(record.encode()).unwrap());
                        match decoded.record_type {
                            RecordType::SessionContext(context) => context.payload_len() as u64,
                            _ => unreachable!(),
                        }
                    })
                    .sum()
            });
            let mut sender = session("self::acs", "self::agent", Role::Controller, max);
            let mut receiver = session("self::agent", "self::acs", Role::Agent, max);
            let mut now = Instant::now();
            case.ours(move || {
                sender.send(now, message.clone()).unwrap();
                let came = carry(&mut sender, &mut receiver, now);
                // acknowledgements on the way back, in time
                now += Duration::from_secs(2);
                receiver.handle_timeout(now);
                carry(&mut receiver, &mut sender, now);
                while sender.poll_event().is_some() {}
                came
            });
        });
    }
}
