//! Both sides, the links between them, and what must hold.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use usp_e2e::{Config, Event, MessageId, ReplyPath, RetransmitTries, Role, Session, Stats};
use usp_record::Record;

use super::link::{Link, Random};
use crate::util;

/// Bytes of Messages to send, room for all that a seed sends.
const MAX_OUTGOING: usize = 6 << 20;
/// Bytes of the longest Message.
const MAX_MESSAGE: usize = 4 << 20;
/// Most payload bytes of Records that come early.
const MAX_INCOMING: usize = 4 << 20;

/// What befalls the sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The link alone.
    Plain,
    /// Both start at once; sessions are restarted and sides rebooted at random points.
    Restarts,
    /// As `Restarts`, with payload TLS and flipped bits.
    #[cfg(feature = "tls")]
    Tls,
}

#[derive(Debug, Default)]
pub(crate) struct Totals {
    pub(crate) messages: u64,
    pub(crate) bytes: u64,
    pub(crate) delivered: u64,
    pub(crate) reported_lost: u64,
    pub(crate) in_doubt_but_here: u64,
    pub(crate) frames: u64,
    pub(crate) lost_frames: u64,
    pub(crate) resent: u64,
    pub(crate) restarts: u64,
    pub(crate) most_held: usize,
}

impl Totals {
    pub(crate) fn add(&mut self, other: &Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
        self.delivered += other.delivered;
        self.reported_lost += other.reported_lost;
        self.in_doubt_but_here += other.in_doubt_but_here;
        self.frames += other.frames;
        self.lost_frames += other.lost_frames;
        self.resent += other.resent;
        self.restarts += other.restarts;
        self.most_held = self.most_held.max(other.most_held);
    }

    fn count(&mut self, stats: &Stats) {
        self.frames += u64::from(stats.records_sent);
        self.resent += u64::from(stats.records_resent);
        self.restarts += u64::from(stats.restarts);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Pending,
    Delivered,
    Lost {
        in_doubt: bool,
    },
    /// The side that sent it was rebooted.
    Forgotten,
}

struct Sent {
    length: usize,
    fate: Fate,
    arrived: bool,
}

struct Side {
    config: Arc<Config>,
    peer: &'static str,
    session: Session,
    /// Messages by their number, which stands in their first bytes.
    sent: Vec<Sent>,
    by_id: BTreeMap<MessageId, usize>,
    /// The number of the next Message that may arrive from the other side.
    next_arrival: usize,
    link: Link,
    bound: usize,
}

fn message(side: usize, number: usize, length: usize) -> Vec<u8> {
    let tag = (number as u32 * 2 + side as u32).to_le_bytes();
    let mut bytes = vec![tag[0].wrapping_mul(31) ^ length as u8; length];
    for (to, from) in bytes.iter_mut().zip(tag) {
        *to = from;
    }
    bytes
}

impl Side {
    fn reboot(&mut self, seed: u64) {
        self.session = Session::new(
            Arc::clone(&self.config),
            self.peer.parse().expect("id"),
            seed,
        )
        .expect("two endpoints");
        for sent in &mut self.sent {
            if sent.fate == Fate::Pending {
                sent.fate = Fate::Forgotten;
            }
        }
        self.by_id.clear();
    }

    fn send(&mut self, now: Instant, side: usize, length: usize) {
        let number = self.sent.len();
        // four bytes tell Messages apart; shorter ones are told apart by their order
        let id = self
            .session
            .send_via(now, ReplyPath::Session, message(side, number, length))
            .expect("room for all of them");
        self.by_id.insert(id, number);
        self.sent.push(Sent {
            length,
            fate: Fate::Pending,
            arrived: false,
        });
    }

    fn settle(&mut self, id: MessageId, fate: Fate, seed: u64) {
        let number = self.by_id.remove(&id).expect("each is settled once");
        let sent = &mut self.sent[number];
        assert_eq!(sent.fate, Fate::Pending, "seed {seed}, message {number}");
        sent.fate = fate;
    }
}

fn config(kind: Kind, id: &str, role: Role, random: &mut Random, mtu: Option<usize>) -> Config {
    let tries = match random.below(4) {
        0 => RetransmitTries::AtMost(0),
        1 => RetransmitTries::AtMost(5),
        _ => RetransmitTries::Unlimited,
    };
    let resend = tries != RetransmitTries::AtMost(0) && random.chance(800);
    let config = Config::new(id.parse().expect("id"), role)
        .with_security(util::trusted())
        .with_max_record_bytes(mtu)
        .with_retransmit_tries(tries)
        .with_resend_after(resend.then(|| Duration::from_millis(500 + random.below(4000))))
        // without resending nothing but the end of the session tells that a last Record was lost
        .with_expiration(
            (!resend || random.chance(300)).then(|| util::secs(60 + random.below(600))),
        )
        .with_ack_delay(Some(Duration::from_millis(random.below(1500))))
        .with_ack_every(1 + random.below(16) as u32)
        .with_request_delay(Duration::from_millis(100 + random.below(1500)))
        .with_stall_timeout(Some(util::secs(20 + random.below(100))))
        .with_early_requests(random.chance(500))
        // longer than any frame is on its way
        .with_start_guard(util::secs(4))
        .with_max_in_flight(random.chance(700).then(|| 4 + random.below(60) as usize))
        .with_max_outgoing_bytes(MAX_OUTGOING)
        .with_max_message_bytes(MAX_MESSAGE)
        .with_max_incoming_bytes(MAX_INCOMING >> random.below(5))
        .with_max_incoming_records(64 << random.below(8));
    #[cfg(feature = "tls")]
    if kind == Kind::Tls {
        return config
            .with_payload_security(usp_record::PayloadSecurity::Tls12)
            .with_accepted_security(usp_record::SecurityPolicy::Required)
            .with_security(util::trusted().with_tls(super::super::security::tls_of(role)));
    }
    let _ = kind;
    config
}

fn length(random: &mut Random, max: u64) -> usize {
    let bits = random.below(64 - u64::from(max.leading_zeros()));
    ((1 << bits) + random.below(1 << bits)).min(max) as usize
}

/// Plays a seed to its end and checks all that must hold.
pub(crate) fn run(kind: Kind, seed: u64) -> Totals {
    let mut random = Random(seed.wrapping_mul(0x1234_5678_9abc_def1) ^ kind as u64);
    let mtu = random
        .chance(900)
        .then(|| 200 + length(&mut random, 1 << 16));
    let flips = kind != Kind::Plain && kind != Kind::Restarts;
    let ids = [
        (util::AGENT, Role::Agent),
        (util::CONTROLLER, Role::Controller),
    ];
    let mut sides: Vec<Side> = [0, 1]
        .into_iter()
        .map(|at| {
            let config = Arc::new(config(kind, ids[at].0, ids[at].1, &mut random, mtu));
            let peer = ids[1 - at].0;
            Side {
                session: Session::new(
                    Arc::clone(&config),
                    peer.parse().expect("id"),
                    random.next(),
                )
                .expect("two endpoints"),
                config,
                peer,
                sent: Vec::new(),
                by_id: BTreeMap::new(),
                next_arrival: 0,
                link: Link::new(&mut random, mtu, flips),
                // an eighth more for what else is in the Records that a Message came in
                bound: MAX_OUTGOING + MAX_MESSAGE + MAX_MESSAGE / 8 + MAX_INCOMING,
            }
        })
        .collect();

    let begin = util::start();
    let mut now = begin;
    // what the callers do, by time
    let mut plan: BTreeMap<(Duration, u64), (usize, Option<usize>)> = BTreeMap::new();
    let large = random.below(40) == 0;
    let crossing = kind != Kind::Plain || random.chance(300);
    for number in 0..2 + random.below(12) {
        let side = random.below(2) as usize;
        let at = if crossing && number < 2 {
            Duration::ZERO
        } else {
            Duration::from_millis(random.below(60_000))
        };
        let side = if crossing && number < 2 {
            number as usize
        } else {
            side
        };
        let most = if large && number == 2 {
            4 << 20
        } else {
            1 << 16
        };
        let length = if large && number == 2 {
            most as usize
        } else {
            length(&mut random, most)
        };
        plan.insert((at, number), (side, Some(length)));
    }
    if kind != Kind::Plain {
        for number in 0..random.below(4) {
            let at = Duration::from_millis(random.below(60_000));
            plan.insert((at, 100 + number), (random.below(2) as usize, None));
        }
    }

    let trace = std::env::var_os("SIM_TRACE").is_some();
    let mut totals = Totals::default();
    let mut steps = 0_u64;
    loop {
        steps += 1;
        assert!(
            steps < 1_000_000,
            "seed {seed} of {kind:?} does not come to an end, {:?} after its start: {:#?}",
            now.duration_since(begin),
            [&sides[0].session, &sides[1].session]
        );
        while let Some(entry) = plan.first_entry() {
            if begin + entry.key().0 > now {
                break;
            }
            match entry.remove() {
                (side, Some(length)) => sides[side].send(now, side, length),
                (side, None) if random.chance(500) => {
                    let _ = sides[side].session.restart(now);
                }
                (side, None) => {
                    let session = random.next();
                    totals.count(sides[side].session.stats());
                    sides[side].reboot(session);
                    // it has forgotten what it took, and takes again what the other side keeps
                    let kept = sides[1 - side]
                        .sent
                        .iter()
                        .position(|sent| sent.fate == Fate::Pending);
                    if let Some(kept) = kept {
                        sides[side].next_arrival = sides[side].next_arrival.min(kept);
                    }
                    sides[0].link.clear();
                    sides[1].link.clear();
                }
            }
        }
        for at in [0, 1] {
            while let Some(frame) = sides[at].link.take(now) {
                let shown = trace.then(|| format!("{:?}", Record::decode(frame.clone())));
                let outcome = sides[1 - at].session.handle_bytes(now, frame);
                if let Some(shown) = shown {
                    eprintln!("{:?} {at} -> {}: {outcome:?} {shown}", now - begin, 1 - at);
                }
                drain(&mut sides, 1 - at, now, seed, &mut random, &mut totals);
            }
            sides[at].session.handle_timeout(now);
            drain(&mut sides, at, now, seed, &mut random, &mut totals);
        }
        let quiet = sides
            .iter()
            .all(|side| side.session.is_idle() && side.link.next().is_none());
        if quiet && plan.is_empty() {
            break;
        }
        let next = sides
            .iter()
            .flat_map(|side| [side.link.next(), side.session.poll_timeout()])
            .flatten()
            .chain(plan.keys().next().map(|(at, _)| begin + *at))
            .min();
        let Some(next) = next else {
            panic!(
                "seed {seed} of {kind:?} hangs: {:#?}",
                [&sides[0].session, &sides[1].session]
            );
        };
        now = now.max(next);
        assert!(
            now.duration_since(begin) < util::secs(30 * 86_400),
            "seed {seed} of {kind:?} takes a month: {:#?}",
            [&sides[0].session, &sides[1].session]
        );
    }
    check(&sides, kind, seed, &mut totals);
    totals
}

/// Sends and tells all that there is, as the contract asks for.
fn drain(
    sides: &mut [Side],
    at: usize,
    now: Instant,
    seed: u64,
    random: &mut Random,
    totals: &mut Totals,
) {
    let side = &mut sides[at];
    while let Some(transmit) = side.session.poll_transmit(now) {
        side.link.send(now, transmit.encode(), random);
    }
    let held = side.session.bytes_held();
    assert!(held <= side.bound, "seed {seed}: {held} bytes are held");
    totals.most_held = totals.most_held.max(held);
    while let Some(event) = sides[at].session.poll_event() {
        match event {
            Event::Message { payload, .. } => {
                let payload = util::whole(payload);
                let from = sides[at].next_arrival;
                let other = &sides[1 - at].sent;
                // the first one that it can be: order is what is checked
                let found = (from..other.len())
                    .find(|number| payload == message(1 - at, *number, other[*number].length))
                    .unwrap_or_else(|| {
                        panic!(
                            "seed {seed}: side {at} got {} bytes twice, out of order or spoilt",
                            payload.len()
                        )
                    });
                assert!(
                    matches!(
                        other[found].fate,
                        Fate::Pending | Fate::Forgotten | Fate::Lost { in_doubt: true }
                    ),
                    "seed {seed}: message {found} was settled as {:?} before it arrived",
                    other[found].fate
                );
                sides[1 - at].sent[found].arrived = true;
                sides[at].next_arrival = found + 1;
            }
            Event::Delivered { id } => sides[at].settle(id, Fate::Delivered, seed),
            Event::Lost { id, in_doubt, .. } => sides[at].settle(id, Fate::Lost { in_doubt }, seed),
            _ => {}
        }
    }
}

fn check(sides: &[Side], kind: Kind, seed: u64, totals: &mut Totals) {
    for side in sides {
        totals.count(side.session.stats());
        totals.lost_frames += side.link.lost_frames;
        for (number, sent) in side.sent.iter().enumerate() {
            let what = format!("seed {seed} of {kind:?}, {} {number}", side.config.own_id());
            totals.messages += 1;
            totals.bytes += sent.length as u64;
            totals.delivered += u64::from(sent.arrived);
            match sent.fate {
                Fate::Pending => panic!("{what} is neither delivered nor reported"),
                Fate::Delivered => assert!(sent.arrived, "{what} is not there"),
                Fate::Lost { in_doubt } => {
                    assert!(in_doubt || !sent.arrived, "{what} is there");
                    totals.reported_lost += u64::from(!sent.arrived);
                    totals.in_doubt_but_here += u64::from(sent.arrived);
                }
                Fate::Forgotten => {}
            }
        }
    }
}
