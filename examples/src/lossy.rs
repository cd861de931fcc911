//! Two sessions over a link that loses, delays and repeats Records, drawn as a sequence of arrows.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "an example: short sums of time, and events that are shown as they are"
)]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
    time::{Duration, Instant},
};

use usp_e2e::{Config, Event, RetransmitTries, Role, Session, SessionMode, Transmit};
use usp_record::{PayloadSecurity, Record, RecordType};

/// The largest Record that the link takes, in bytes.
pub const MAX_RECORD: usize = 1024;

/// Settings for such a link, on top of what is set already.
#[must_use]
pub fn settings(config: Config) -> Config {
    config
        .with_session_mode(SessionMode::Require)
        .with_max_record_bytes(Some(MAX_RECORD))
        .with_retransmit_tries(RetransmitTries::Unlimited)
        .with_resend_after(Some(Duration::from_secs(2)))
        .with_max_in_flight(Some(8))
        .with_ack_every(4)
}

/// What came of it all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Messages that arrived, on both sides.
    pub arrived: u32,
    /// Messages of which their sender knows that they arrived.
    pub delivered: u32,
    /// Messages that were given up.
    pub given_up: u32,
    /// Records that the link carried, copies included.
    pub carried: u32,
    /// Records that the link lost.
    pub lost: u32,
}

/// Numbers that follow from a seed.
struct Chance(u64);

impl Chance {
    /// A number below 100.
    fn percent(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).checked_rem(100).unwrap_or_default()
    }
}

/// What is on its way: when it arrives, in which order it was sent, to whom, and its bytes.
type Link = BTreeMap<(Instant, u32), (Role, Vec<u8>)>;

struct World<'a, W> {
    out: &'a mut W,
    chance: Chance,
    start: Instant,
    now: Instant,
    link: Link,
    totals: Totals,
}

/// Lets an Agent and a Controller with something to send get it across.
///
/// # Errors
/// Those of the writer, and a Record that cannot be read.
pub fn run(
    out: &mut impl Write,
    seed: u64,
    agent: &mut Session,
    controller: &mut Session,
    start: Instant,
) -> io::Result<Totals> {
    let mut world = World {
        out,
        chance: Chance(seed),
        start,
        now: start,
        link: Link::new(),
        totals: Totals::default(),
    };
    writeln!(world.out, "{:>8}  agent {:52} controller", "ms", "")?;
    for _ in 0..10_000 {
        world.drain(Role::Agent, agent)?;
        world.drain(Role::Controller, controller)?;
        let arrival = world.link.keys().next().map(|(at, _)| *at);
        if arrival.is_none() && agent.is_idle() && controller.is_idle() {
            break;
        }
        let next = [arrival, agent.poll_timeout(), controller.poll_timeout()];
        let Some(next) = next.into_iter().flatten().min() else {
            break;
        };
        world.now = world.now.max(next);
        let now = world.now;
        while let Some(entry) = world
            .link
            .first_entry()
            .filter(|entry| entry.key().0 <= now)
        {
            let (from, bytes) = entry.remove();
            let to = match from {
                Role::Agent => &mut *controller,
                Role::Controller => &mut *agent,
            };
            if let Err(error) = to.handle_bytes(now, bytes) {
                writeln!(world.out, "          {error}")?;
            }
        }
        agent.handle_timeout(now);
        controller.handle_timeout(now);
    }
    world.summary(agent, controller)?;
    Ok(world.totals)
}

impl<W: Write> World<'_, W> {
    fn millis(&self) -> u128 {
        self.now.duration_since(self.start).as_millis()
    }

    fn drain(&mut self, role: Role, side: &mut Session) -> io::Result<()> {
        while let Some(transmit) = side.poll_transmit(self.now) {
            self.send(role, &transmit)?;
        }
        while let Some(event) = side.poll_event() {
            self.tell(role, event)?;
        }
        Ok(())
    }

    fn send(&mut self, role: Role, transmit: &Transmit) -> io::Result<()> {
        let text = describe(&transmit.to_record());
        let is_lost = self.chance.percent() < 20;
        let copies = match self.chance.percent() {
            _ if is_lost => 0,
            ..10 => 2,
            _ => 1,
        };
        let again = if transmit.is_retransmission {
            "again "
        } else {
            ""
        };
        let fate = match copies {
            0 => " (lost)",
            1 => "",
            _ => " (twice)",
        };
        let at = self.millis();
        match role {
            Role::Agent => writeln!(self.out, "{at:>8}  {again}{text}{fate} --->")?,
            Role::Controller => {
                let arrow = format!("<--- {again}{text}{fate}");
                writeln!(self.out, "{at:>8}  {arrow:>64}")?;
            }
        }
        self.totals.lost = self.totals.lost.saturating_add(u32::from(is_lost));
        for _ in 0..copies {
            let delay = Duration::from_millis(self.chance.percent().saturating_add(40));
            self.totals.carried = self.totals.carried.saturating_add(1);
            let place = (self.now + delay, self.totals.carried);
            self.link.insert(place, (role, transmit.encode()));
        }
        Ok(())
    }

    fn tell(&mut self, role: Role, event: Event) -> io::Result<()> {
        let text = match event {
            Event::Message { payload, .. } => {
                self.totals.arrived = self.totals.arrived.saturating_add(1);
                format!("{role:?} has a message of {} bytes", payload.len())
            }
            Event::Delivered { id } => {
                self.totals.delivered = self.totals.delivered.saturating_add(1);
                format!("{role:?} knows message {} to be there", id.get())
            }
            Event::Lost { id, cause, .. } => {
                self.totals.given_up = self.totals.given_up.saturating_add(1);
                format!("{role:?} gives message {} up: {cause}", id.get())
            }
            other => format!("{role:?}: {other:?}"),
        };
        writeln!(self.out, "{:>8}  {text}", self.millis())
    }

    fn summary(&mut self, agent: &Session, controller: &Session) -> io::Result<()> {
        let Totals { carried, lost, .. } = self.totals;
        writeln!(self.out, "\n{carried} records arrived, {lost} were lost")?;
        for (name, side) in [("agent", agent), ("controller", controller)] {
            let stats = side.stats();
            writeln!(
                self.out,
                "{name}: {} sent, {} of them again, {} received twice, {} buffered, {} asked for",
                stats.records_sent,
                stats.records_resent,
                stats.duplicates,
                stats.buffered,
                stats.retransmit_requests
            )?;
        }
        Ok(())
    }
}

/// One line: the numbers and states of a Record.
fn describe(record: &Record) -> String {
    let RecordType::SessionContext(context) = &record.record_type else {
        return record.record_type.name().into();
    };
    let mut line = format!(
        "seq {:>2} exp {:>2}",
        context.sequence_id.get(),
        context.expected_id.get()
    );
    if let Some(id) = context.retransmit_id {
        let _ = write!(line, " wants {id}");
    }
    if context.has_payload() {
        let message = context.payload_sar_state;
        let _ = match record.payload_security {
            PayloadSecurity::Plaintext => write!(line, " {message:?}"),
            // where the Record stands in the Message, and where in a record of TLS
            _ => write!(line, " {message:?}/{:?}", context.payloadrec_sar_state),
        };
        let _ = write!(line, " {} B", context.payload_len());
    }
    line
}
