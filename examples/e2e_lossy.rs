//! Two Endpoints over a link that loses, delays and repeats Records, and takes none above 1 KiB.
//!
//! ```text
//! cargo run --example e2e_lossy [SEED]
//! ```
//!
//! Prints every Record as an arrow, and what became of the Messages. The same seed gives the same picture.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "an example: short sums of time, and events that are shown as they are"
)]

use std::{
    collections::BTreeMap,
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    sync::Arc,
    time::{Duration, Instant},
};

use usp_e2e::{
    Config, Event, RetransmitTries, Role, Session, SessionMode,
    security::{MtpProtection, Security},
};
use usp_record::{Record, RecordType};

const AGENT: &str = "self::agent";
const CONTROLLER: &str = "self::acs";
const MAX_RECORD: usize = 1024;

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

fn session(own: &str, peer: &str, role: Role, seed: u64) -> Result<Session, Box<dyn Error>> {
    let config = Config::new(own.parse()?, role)
        .with_session_mode(SessionMode::Require)
        .with_max_record_bytes(Some(MAX_RECORD))
        .with_retransmit_tries(RetransmitTries::Unlimited)
        .with_resend_after(Some(Duration::from_secs(2)))
        .with_max_in_flight(Some(8))
        .with_ack_every(4)
        .with_security(Security::default().with_mtp(MtpProtection::TRUSTED));
    Ok(Session::new(Arc::new(config), peer.parse()?, seed)?)
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
        let _ = write!(
            line,
            " {:?} {} B",
            context.payload_sar_state,
            context.payload_len()
        );
    }
    line
}

#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other source; the clock is moved by hand from there"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let seed = std::env::args().nth(1).map_or(Ok(4), |text| text.parse())?;
    let mut chance = Chance(seed);
    let mut agent = session(AGENT, CONTROLLER, Role::Agent, seed)?;
    let mut controller = session(CONTROLLER, AGENT, Role::Controller, seed.wrapping_add(1))?;
    let mut out = io::stdout().lock();
    let start = Instant::now();
    let mut now = start;

    writeln!(out, "{:>8}  agent {:52} controller", "ms", "")?;
    controller.send(now, vec![b'g'; 300])?;
    agent.send(now, vec![b'n'; 6000])?;

    let mut link = Link::new();
    let mut count = 0_u32;
    let mut lost = 0_u32;
    for _ in 0..10_000 {
        for (role, side) in [
            (Role::Agent, &mut agent),
            (Role::Controller, &mut controller),
        ] {
            while let Some(transmit) = side.poll_transmit(now) {
                let text = describe(&transmit.record);
                let is_lost = chance.percent() < 20;
                let copies = if is_lost {
                    0
                } else if chance.percent() < 10 {
                    2
                } else {
                    1
                };
                lost = lost.saturating_add(u32::from(is_lost));
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
                let arrow = match role {
                    Role::Agent => format!("{again}{text}{fate} --->"),
                    Role::Controller => format!("<--- {again}{text}{fate}"),
                };
                let at = now.duration_since(start).as_millis();
                match role {
                    Role::Agent => writeln!(out, "{at:>8}  {arrow}")?,
                    Role::Controller => writeln!(out, "{at:>8}  {arrow:>64}")?,
                }
                for _ in 0..copies {
                    let delay = Duration::from_millis(chance.percent().saturating_add(40));
                    count = count.saturating_add(1);
                    link.insert((now + delay, count), (role, transmit.encode()));
                }
            }
            while let Some(event) = side.poll_event() {
                let at = now.duration_since(start).as_millis();
                match event {
                    Event::Message { payload, .. } => {
                        writeln!(
                            out,
                            "{at:>8}  {role:?} has a message of {} bytes",
                            payload.len()
                        )?;
                    }
                    Event::Delivered { id } => {
                        writeln!(
                            out,
                            "{at:>8}  {role:?} knows message {} to be there",
                            id.get()
                        )?;
                    }
                    Event::Lost { id, cause, .. } => {
                        writeln!(
                            out,
                            "{at:>8}  {role:?} gives message {} up: {cause}",
                            id.get()
                        )?;
                    }
                    other => writeln!(out, "{at:>8}  {role:?}: {other:?}")?,
                }
            }
        }
        let arrival = link.keys().next().map(|(at, _)| *at);
        if arrival.is_none() && agent.is_idle() && controller.is_idle() {
            break;
        }
        let next = [arrival, agent.poll_timeout(), controller.poll_timeout()];
        let Some(next) = next.into_iter().flatten().min() else {
            break;
        };
        now = now.max(next);
        while let Some(entry) = link.first_entry().filter(|entry| entry.key().0 <= now) {
            let (from, bytes) = entry.remove();
            let to = match from {
                Role::Agent => &mut controller,
                Role::Controller => &mut agent,
            };
            if let Err(error) = to.handle_record(now, Record::decode(bytes)?) {
                writeln!(out, "          {error}")?;
            }
        }
        agent.handle_timeout(now);
        controller.handle_timeout(now);
    }
    writeln!(out, "\n{count} records arrived, {lost} were lost")?;
    for (name, side) in [("agent", &agent), ("controller", &controller)] {
        let stats = side.stats();
        writeln!(
            out,
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
