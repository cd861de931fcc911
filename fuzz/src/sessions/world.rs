//! Two sessions that obey a script, and then a link without faults.
//!
//! Every Message arrives once and in order, or is reported as lost; who says that one was delivered, or that it was
//! not, is right; memory stays within the settings; and everything comes to an end.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use arbitrary::{Arbitrary, Unstructured};
use usp_e2e::{Error, Event, MessageId, OnRestart, ReplyPath, Session};
use usp_record::{Record, RecordType};

use super::{
    link::Link,
    script::{Operation, Script, Settings, Side},
};

/// Rounds that the link without faults has to bring everything to an end.
const MAX_ROUNDS: usize = 20_000;
/// Time that it has for that, which is longer than all waits before restarts together.
const MAX_TIME: Duration = Duration::from_secs(30 * 86_400);

/// More in a row would be an outage of minutes: then a side may forget the number of a session that the other one still
/// sends Records of, and takes them again.
const MAX_LOSSES: u32 = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Pending,
    Delivered,
    Lost { in_doubt: bool },
}

/// A Message that was sent.
#[derive(Debug)]
struct Sent {
    length: usize,
    fate: Fate,
    arrivals: u32,
}

#[derive(Debug)]
struct End {
    session: Session,
    link: Link,
    max_record: Option<usize>,
    most_held: usize,
    on_restart: OnRestart,
    sent: Vec<Sent>,
    by_id: BTreeMap<MessageId, usize>,
    /// The number of the next Message that may come in order.
    next_arrival: usize,
    outside: Vec<Vec<u8>>,
}

/// Bytes from which side, number and length can be told.
fn message(side: Side, number: usize, length: usize, outside: bool) -> Vec<u8> {
    let [low, high] = (number as u16).to_le_bytes();
    let tag = [side as u8, u8::from(outside), low, high];
    let mut bytes: Vec<u8> = (0..length.max(tag.len()))
        .map(|at| (at ^ at >> 8 ^ number.wrapping_mul(37)) as u8)
        .collect();
    bytes[..tag.len()].copy_from_slice(&tag);
    bytes
}

struct World {
    ends: [End; 2],
    losses: u32,
    now: Instant,
}

/// Any script of operations.
pub(crate) fn check(data: &[u8]) {
    let Ok(script) = Script::arbitrary(&mut Unstructured::new(data)) else {
        return;
    };
    let mut world = World::new(&script);
    for operation in &script.operations {
        world.step(*operation);
    }
    world.settle();
}

impl World {
    fn new(script: &Script) -> Self {
        let end = |side: Side, settings: &Settings| {
            let peer = side.other().id().parse().expect("an id");
            End {
                session: Session::new(Arc::new(settings.config.clone()), peer, side as u64)
                    .expect("two endpoints"),
                link: Link::default(),
                max_record: settings.max_record,
                most_held: settings.most_held,
                on_restart: settings.on_restart,
                sent: Vec::new(),
                by_id: BTreeMap::new(),
                next_arrival: 0,
                outside: Vec::new(),
            }
        };
        let [agent, controller] = &script.settings;
        Self {
            ends: [end(Side::Agent, agent), end(Side::Controller, controller)],
            losses: 0,
            now: Instant::now(),
        }
    }

    fn end(&mut self, side: Side) -> &mut End {
        &mut self.ends[side as usize]
    }

    fn step(&mut self, operation: Operation) {
        let now = self.now;
        match operation {
            Operation::Send(side, length) => self.send(side, length),
            Operation::SendOutside(side, length) => self.send_outside(side, length),
            Operation::Start(side) => {
                let _ = self.end(side).session.start(now);
                self.drain(side);
            }
            Operation::Restart(side) => {
                let _ = self.end(side).session.restart(now);
                self.drain(side);
            }
            Operation::End(side) => {
                self.end(side).session.end(now, "");
                self.drain(side);
            }
            Operation::Deliver(side, which) => {
                let frame = self.end(side).link.take(which);
                self.arrive(side, frame);
            }
            Operation::Repeat(side, which) => {
                let frame = self.end(side).link.copy(which);
                self.arrive(side, frame);
            }
            Operation::Lose(side, which) if self.losses < MAX_LOSSES => {
                self.losses += 1;
                self.end(side).link.take(which);
            }
            Operation::Lose(..) => {}
            Operation::DeliverReversed(side) => {
                for _ in 0..self.end(side).link.len() {
                    let frame = self.end(side).link.take_last();
                    self.arrive(side, frame);
                }
            }
            Operation::DeliverAll(side) => self.deliver_all(side),
            Operation::Wait(time) => self.wait(now + time),
            Operation::Wake(side) => {
                self.end(side).session.handle_timeout(now);
                self.drain(side);
            }
        }
    }

    fn send(&mut self, side: Side, length: usize) {
        let now = self.now;
        let end = self.end(side);
        let bytes = message(side, end.sent.len(), length, false);
        let length = bytes.len();
        let before = end.session.bytes_held();
        match end.session.send_via(now, ReplyPath::Session, bytes) {
            Ok(id) => {
                end.by_id.insert(id, end.sent.len());
                end.sent.push(Sent {
                    length,
                    fate: Fate::Pending,
                    arrivals: 0,
                });
            }
            Err(error) => refused(&error, before == end.session.bytes_held()),
        }
        self.drain(side);
    }

    fn send_outside(&mut self, side: Side, length: usize) {
        let now = self.now;
        let end = self.end(side);
        let bytes = message(side, end.outside.len(), length, true);
        let before = end.session.bytes_held();
        match end
            .session
            .send_via(now, ReplyPath::NoSession, bytes.clone())
        {
            Ok(_) => end.outside.push(bytes),
            Err(error) => refused(&error, before == end.session.bytes_held()),
        }
        self.drain(side);
    }

    fn deliver_all(&mut self, side: Side) {
        for _ in 0..self.end(side).link.len() {
            let frame = self.end(side).link.take(0);
            self.arrive(side, frame);
        }
    }

    /// A Record of a side arrives at the other one.
    fn arrive(&mut self, from: Side, frame: Option<Vec<u8>>) {
        let Some(frame) = frame else {
            return;
        };
        let now = self.now;
        let record = Record::decode(frame).expect("what a session sends can be read");
        let to = self.end(from.other());
        match to.session.handle_record(now, record) {
            Ok(()) => {}
            Err(error) => assert!(
                !matches!(error, Error::ApiMisuse(_)),
                "nobody misuses anything: {error}"
            ),
        }
        self.drain(from.other());
    }

    /// Time goes by; sides are woken when they ask for it, and no Record is on its way for too long.
    fn wait(&mut self, until: Instant) {
        loop {
            let ends = self.ends.iter();
            let next = ends.flat_map(|end| [end.session.poll_timeout(), end.link.oldest()]);
            let next = next.flatten().min().map_or(until, |next| next.min(until));
            self.now = self.now.max(next);
            for side in Side::BOTH {
                while let Some(frame) = self.ends[side as usize].link.take_old(self.now) {
                    self.arrive(side, Some(frame));
                }
                let now = self.now;
                self.end(side).session.handle_timeout(now);
                self.drain(side);
            }
            if self.now >= until {
                return;
            }
        }
    }

    /// Sends and tells all that there is, as the contract asks for.
    fn drain(&mut self, side: Side) {
        let now = self.now;
        while let Some(transmit) = self.end(side).session.poll_transmit(now) {
            let bytes = transmit.encode();
            let fits = self.end(side).max_record;
            let fits = fits.is_none_or(|max| bytes.len() <= max);
            let closes = matches!(transmit.to_record().record_type, RecordType::Disconnect(_));
            assert!(fits, "a Record of {} bytes", bytes.len());
            if closes {
                // the last Record of its channel: what is behind it comes over another one
                self.ends.iter_mut().for_each(|end| end.link.clear());
                self.arrive(side, Some(bytes));
            } else {
                self.end(side).link.send(now, bytes);
            }
        }
        let end = self.end(side);
        let held = end.session.bytes_held();
        assert!(held <= end.most_held, "{held} bytes are held");
        while let Some(event) = self.end(side).session.poll_event() {
            self.event(side, event);
        }
    }

    fn event(&mut self, side: Side, event: Event) {
        match event {
            Event::Message {
                payload,
                reply: ReplyPath::NoSession,
            } => {
                let sent = &self.end(side.other()).outside;
                assert!(sent.iter().any(|sent| payload == sent), "never sent");
            }
            Event::Message {
                payload,
                reply: ReplyPath::Session,
            } => self.message(side, &payload.into_bytes()),
            Event::Delivered { id } => self.tell(side, id, Fate::Delivered),
            Event::Lost { id, in_doubt, .. } => self.tell(side, id, Fate::Lost { in_doubt }),
            _ => {}
        }
    }

    fn message(&mut self, to: Side, payload: &[u8]) {
        let from = to.other();
        let least = self.end(to).next_arrival;
        let sender = self.end(from);
        let again = sender.on_restart == OnRestart::ResendAll;
        let least = if again { 0 } else { least };
        let (number, sent) = sender
            .sent
            .iter_mut()
            .enumerate()
            .skip(least)
            .find(|(number, sent)| payload == message(from, *number, sent.length, false))
            .unwrap_or_else(|| panic!("{} bytes twice, out of order or spoilt", payload.len()));
        sent.arrivals += 1;
        let fate = sent.fate;
        assert!(
            matches!(fate, Fate::Pending | Fate::Lost { in_doubt: true }),
            "message {number} was settled as {fate:?} before it came"
        );
        self.end(to).next_arrival = number + 1;
    }

    fn tell(&mut self, side: Side, id: MessageId, fate: Fate) {
        let end = self.end(side);
        let number = end.by_id.remove(&id).expect("each is settled once");
        let sent = &mut end.sent[number];
        assert_eq!(sent.fate, Fate::Pending, "message {number}");
        sent.fate = fate;
    }

    /// From here on the link has no faults: everything has to come to an end.
    fn settle(&mut self) {
        let begin = self.now;
        for _ in 0..MAX_ROUNDS {
            for side in Side::BOTH {
                self.deliver_all(side);
            }
            if self.ends.iter().any(|end| end.link.len() > 0) {
                continue;
            }
            if self.ends.iter().all(|end| end.session.is_idle()) {
                return self.judge();
            }
            let next = self
                .ends
                .iter()
                .filter_map(|end| end.session.poll_timeout());
            let next = next
                .min()
                .unwrap_or_else(|| panic!("hangs: {:#?}", self.ends));
            self.wait(next.max(self.now));
            assert!(
                self.now.duration_since(begin) < MAX_TIME,
                "takes a month: {:#?}",
                self.ends
            );
        }
        panic!("does not come to an end: {:#?}", self.ends);
    }

    fn judge(&self) {
        for end in &self.ends {
            let again = end.on_restart == OnRestart::ResendAll;
            for (number, sent) in end.sent.iter().enumerate() {
                let arrived = sent.arrivals > 0;
                assert!(again || sent.arrivals <= 1, "message {number} came twice");
                match sent.fate {
                    Fate::Pending => panic!("message {number} is neither delivered nor lost"),
                    Fate::Delivered => assert!(arrived, "message {number} is not there"),
                    Fate::Lost { in_doubt } => {
                        assert!(in_doubt || !arrived, "message {number} is there");
                    }
                }
            }
        }
    }
}

/// What a caller may be told who did nothing wrong; then nothing has changed.
fn refused(error: &Error, unchanged: bool) {
    assert!(unchanged, "{error}, and something changed");
    assert!(
        matches!(error, Error::LimitExceeded { .. } | Error::ApiMisuse(_)),
        "{error}"
    );
}
