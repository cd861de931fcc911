//! A session against the rules written down plainly.

use std::collections::BTreeMap;

use proptest::prelude::*;
use usp_e2e::{Config, RetransmitTries, Session};
use usp_record::{Record, SarState};

use crate::util::*;

/// What the rules say of a session that the peer has opened, with nothing forgotten and nothing fast.
#[derive(Default)]
struct Model {
    /// Every Record that was processed, in order.
    processed: Vec<Op>,
    early: BTreeMap<u64, Op>,
    sent: u64,
    tries: BTreeMap<u64, u32>,
    acknowledged: u64,
    partial: Vec<u8>,
    in_message: bool,
    duplicates: u32,
}

/// A Record that comes, or a Message that is sent.
#[derive(Clone, Debug)]
enum Op {
    Record {
        sequence: u64,
        expected: u64,
        wants: u64,
        state: SarState,
        byte: u8,
    },
    Send,
}

/// What is to be seen after a step: Messages, numbers of Records that are resent, or that the session has ended.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Alive(Vec<Vec<u8>>, Vec<u64>),
    Failed,
}

const TRIES: u32 = 2;

impl Model {
    fn expected(&self) -> u64 {
        self.processed.len() as u64 + 1
    }

    /// The peer has everything below a number; nobody can have what was never sent.
    fn acknowledge(&mut self, expected: u64) -> Result<(), ()> {
        if expected > self.sent + 1 {
            return Err(());
        }
        self.acknowledged = self.acknowledged.max(expected - 1);
        Ok(())
    }

    fn process(&mut self, op: &Op, seen: &mut (Vec<Vec<u8>>, Vec<u64>)) -> Result<(), ()> {
        let Op::Record {
            expected,
            wants,
            state,
            byte,
            ..
        } = op
        else {
            unreachable!()
        };
        self.acknowledge(*expected)?;
        if *wants != 0 {
            let tries = self.tries.entry(*wants).or_default();
            if *wants <= self.acknowledged {
                // it has come since, unless the Record says so itself
                if expected > wants {
                    return Err(());
                }
            } else if *wants > self.sent || *tries >= TRIES {
                return Err(());
            } else {
                *tries += 1;
                if !seen.1.contains(wants) {
                    seen.1.push(*wants);
                }
            }
        }
        let follows = match state {
            SarState::None | SarState::Begin => !self.in_message,
            SarState::Inprocess | SarState::Complete => self.in_message,
        };
        if !follows {
            return Err(());
        }
        self.partial.push(*byte);
        self.in_message = matches!(state, SarState::Begin | SarState::Inprocess);
        if !self.in_message {
            seen.0.push(std::mem::take(&mut self.partial));
        }
        self.processed.push(op.clone());
        Ok(())
    }

    fn step(&mut self, op: &Op) -> Seen {
        let mut seen = (Vec::new(), Vec::new());
        let outcome = match op {
            Op::Send => {
                self.sent += 1;
                Ok(())
            }
            Op::Record {
                sequence, expected, ..
            } => {
                if *sequence < self.expected() || self.early.contains_key(sequence) {
                    self.duplicates += 1;
                    // whatever it says, a copy does no harm
                    let _ = self.acknowledge(*expected);
                    Ok(())
                } else if *sequence > self.expected() {
                    self.early.insert(*sequence, op.clone());
                    self.acknowledge(*expected)
                } else {
                    let mut outcome = self.process(op, &mut seen);
                    while outcome.is_ok() {
                        let Some(next) = self.early.remove(&self.expected()) else {
                            break;
                        };
                        outcome = self.process(&next, &mut seen);
                    }
                    if !self.early.is_empty() {
                        // the next gap is asked for by a Record of its own
                        self.sent += 1;
                    }
                    outcome
                }
            }
        };
        // what was acknowledged in the same step is not resent any more
        seen.1.retain(|id| *id > self.acknowledged);
        match outcome {
            Ok(()) => Seen::Alive(seen.0, seen.1),
            Err(()) => Seen::Failed,
        }
    }
}

fn real_step(agent: &mut Session, now: std::time::Instant, op: &Op) -> Seen {
    let outcome = match op {
        Op::Send => agent.send(now, "m").map(|_| ()),
        Op::Record {
            sequence,
            expected,
            wants,
            state,
            byte,
        } => {
            let mut context = context(7, *sequence, *expected)
                .with_sar_states(*state, *state)
                .with_payload(vec![*byte]);
            context.retransmit_id = usp_record::SequenceId::new(*wants);
            agent.handle_record(now, to_agent(context))
        }
    };
    let mut resent = Vec::new();
    while let Some(transmit) = agent.poll_transmit(now) {
        if transmit.is_retransmission {
            resent.push(ids(&transmit.to_record())[1]);
        }
    }
    let came = messages(agent).iter().map(|bytes| bytes.to_vec()).collect();
    if outcome.is_err() {
        assert_eq!(agent.session_id(), None);
        return Seen::Failed;
    }
    Seen::Alive(came, resent)
}

/// Nothing but what a Record itself leads to: no acknowledgement or request of its own accord.
fn bare() -> Config {
    agent_config()
        .with_retransmit_tries(RetransmitTries::AtMost(TRIES))
        .with_ack_delay(None)
        .with_ack_every(u32::MAX)
}

fn op() -> impl Strategy<Value = Op> {
    let state = prop_oneof![
        6 => Just(SarState::None),
        1 => Just(SarState::Begin),
        1 => Just(SarState::Inprocess),
        1 => Just(SarState::Complete),
    ];
    let record = (1_u64..10, 1_u64..9, 0_u64..12, state, any::<u8>()).prop_map(
        |(sequence, expected, wants, state, byte)| Op::Record {
            sequence,
            // mostly what is true
            expected: match expected {
                7 => 2,
                8 => 4,
                _ => 1,
            },
            wants: if wants < 3 { wants } else { 0 },
            state,
            byte,
        },
    );
    prop_oneof![4 => record, 1 => Just(Op::Send)]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: from_env("MODEL_CASES", 2000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_session_does_what_the_rules_say(ops in prop::collection::vec(op(), 1..40)) {
        let now = start();
        let mut agent = agent(bare());
        let mut model = Model::default();
        // the session is opened by a first Record of the peer
        let first = Op::Record { sequence: 1, expected: 1, wants: 0, state: SarState::None, byte: 0 };
        for op in std::iter::once(first).chain(ops) {
            let (wanted, found) = (model.step(&op), real_step(&mut agent, now, &op));
            prop_assert_eq!(&found, &wanted, "after {:?}", op);
            if wanted == Seen::Failed {
                break;
            }
            prop_assert_eq!(agent.stats().duplicates, model.duplicates);
        }
    }
}

/// Every order of some things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for order in orders(of - 1) {
        for at in 0..of {
            let mut more = order.clone();
            more.insert(at, of - 1);
            all.push(more);
        }
    }
    all
}

/// What befalls one of the Records on their way.
#[derive(Clone, Copy, Debug)]
enum Mishap {
    None,
    Lost(usize),
    Twice(usize),
}

#[test]
fn all_orders_of_four_records_with_one_lost_or_repeated_end_well() {
    let mut schedules = 0;
    for from_agent in 0..=4_usize {
        for order in orders(4) {
            let mishaps = (0..4).flat_map(|at| [Mishap::Lost(at), Mishap::Twice(at)]);
            for mishap in std::iter::once(Mishap::None).chain(mishaps) {
                schedules += 1;
                schedule(from_agent, &order, mishap);
            }
        }
    }
    assert_eq!(schedules, 5 * 24 * 9);
}

fn schedule(from_agent: usize, order: &[usize], mishap: Mishap) {
    let mut now = start();
    let reliable = |config: Config| {
        config
            .with_retransmit_tries(RetransmitTries::Unlimited)
            .with_resend_after(Some(secs(2)))
    };
    let mut sides = [
        agent(reliable(agent_config())),
        controller(reliable(controller_config())),
    ];
    // a session that both sides know
    sides[0].start(now).expect("allowed");
    let [a, b] = &mut sides;
    exchange(a, b, now).expect("no loss");
    let mut flying: Vec<(usize, Record)> = Vec::new();
    for number in 0..4_usize {
        let from = usize::from(number >= from_agent);
        sides[from]
            .send(now, vec![b'0' + number as u8])
            .expect("queued");
        flying.push((from, one_sent(&mut sides[from], now)));
    }
    let mut came: [Vec<u8>; 2] = Default::default();
    let mut deliver = |sides: &mut [Session; 2], now, from: usize, record: &Record| {
        let to = 1 - from;
        sides[to]
            .handle_record(now, record.clone())
            .unwrap_or_else(|error| panic!("{from_agent} {order:?} {mishap:?}: {error}"));
        came[to].extend(messages(&mut sides[to]).concat());
    };
    for at in order {
        let (from, record) = &flying[*at];
        let copies = match mishap {
            Mishap::Lost(lost) if lost == *at => 0,
            Mishap::Twice(twice) if twice == *at => 2,
            _ => 1,
        };
        for _ in 0..copies {
            deliver(&mut sides, now, *from, record);
        }
    }
    for _ in 0..200 {
        for from in [0, 1] {
            for record in sent(&mut sides[from], now) {
                deliver(&mut sides, now, from, &record);
            }
        }
        let _ = sides.each_mut().map(events);
        if sides.iter().all(Session::is_idle) {
            break;
        }
        let next = sides.iter().filter_map(Session::poll_timeout).min();
        now = next.unwrap_or_else(|| panic!("{from_agent} {order:?} {mishap:?} hangs"));
        sides.iter_mut().for_each(|side| side.handle_timeout(now));
    }
    let sent_by = |range: std::ops::Range<usize>| -> Vec<u8> {
        range.map(|number| b'0' + number as u8).collect()
    };
    assert_eq!(
        came,
        [sent_by(from_agent..4), sent_by(0..from_agent)],
        "{from_agent} {order:?} {mishap:?}"
    );
}
