//! The life of a session: all of its transitions.
//!
//! # Theory of operation
//!
//! Towards a peer there is at most one session at a time (R-E2E.5), and it is in one of these phases:
//!
//! ```text
//!            begin()                                    take_over()
//!   ┌──────────────────────┐                    ┌──────────────────────┐
//!   │                      ▼                    ▼                      │
//! ┌─┴────┐ give_up()  ┌─────────────────────────────┐ take_over() ┌────┴────────┐
//! │ Idle │◀───────────│            Open             │◀────────────│ BackingOff  │
//! └──────┘  leave()   │ Us, unanswered              │ begin()     │ (R-E2E.10)  │
//!    ▲                │   └─ answered() ─▶ answered │────────────▶│             │
//!    │                │ Peer, answered              │  fail()     └────┬────────┘
//!    │                └─────────────────────────────┘                  │
//!    └─────────────────────────────────────────────────────────────────┘
//!                         give_up() (R-E2E.11), forget() (R-MTP.7)
//! ```
//!
//! * Either side *begins* a session by sending a Record with a number of its own choice and sequence number 1. Until
//!   a Record of that session comes back it is *unanswered*: the peer may have begun one in the same moment.
//! * A Record of another session with sequence number 1 *takes over*: the old session is dropped and the peer's
//!   adopted (R-E2E.4, R-E2E.6). While our own is unanswered, that happens only if the peer's number is larger, and
//!   the peer ignores ours, so that both sides end up with the same one.
//! * A Record that cannot be taken makes the session *fail* (R-E2E.21, R-E2E.23, R-E2E.24). The next one begins after
//!   a wait that grows with each failure, until a Record is taken (R-E2E.10 to R-E2E.12).
//! * A session is *left* without failure: it expired, its numbers are exhausted, or the caller ends it.
//!
//! Numbers of sessions that are over are remembered for a while. A transport may deliver a Record late or twice; a
//! late first Record must not bring a dead session back to life, and a late other one is no reason to tear down a
//! living session. A start of which nothing is known cannot be told from a late one, except by its number: ours grow
//! from session to session, and where the configuration says so a smaller one counts as late for a while.
//! Specification says: a different number starts a session (R-E2E.6) or, with another sequence
//! number than 1, restarts it (R-E2E.24). We do that for numbers that we have not just seen end. Only for a session
//! that ended by expiration does a late Record count as interest of the peer, and starts a new one (R-E2E.7).
//!
//! Everything here is about numbers and times. What is sent and what becomes of Messages is up to
//! [`Session`](crate::Session), which calls these functions and nothing else to change the phase.

use std::time::{Duration, Instant};

use usp_record::{PayloadSecurity, SequenceId, SessionId};

use crate::{Origin, RetryPolicy, retry::Seeded, timer::after};

/// How long the number of a session that is over is remembered.
const REMEMBERED: Duration = Duration::from_secs(120);
/// How many numbers are remembered at most.
const MAX_REMEMBERED: usize = 8;

/// Where the session with a peer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// There is none, and nothing to start one for.
    Idle,
    /// It failed, and the next one begins later (R-E2E.10).
    BackingOff,
    /// There is one.
    Open(Open),
}

/// A session that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) id: SessionId,
    pub(crate) origin: Origin,
    /// Whether a Record of it came from the peer.
    pub(crate) answered: bool,
    /// Constant for the session (R-E2E.18).
    pub(crate) security: PayloadSecurity,
    /// When it was opened, or when the peer answered to one of ours.
    pub(crate) since: Instant,
}

/// What a Record of a session means for the phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It belongs to the open session.
    Current,
    /// It starts a new session, which replaces the open one if any.
    TakeOver,
    /// Its session is over; there is nothing to do.
    Stale,
    /// It belongs to a session that lost against ours, or that is older by its number.
    StartLost,
    /// Its session has expired (R-E2E.7).
    Expired,
    /// It has a number that it may not have (R-E2E.24).
    Invalid,
}

#[derive(Clone, Copy, Debug)]
struct Former {
    id: SessionId,
    ended: Instant,
    expired: bool,
}

/// The phase, and what is remembered beyond it.
#[derive(Debug)]
pub(crate) struct Lifecycle {
    phase: Phase,
    former: Vec<Former>,
    failing: Option<Box<Failing>>,
    /// The greatest number of any session with the peer.
    highest: u64,
}

/// A session failed, and no Record was taken since then.
#[derive(Debug)]
struct Failing {
    since: Instant,
    /// Failures since a Record was taken (R-E2E.12); none after a reboot, for it is not kept (R-E2E.13).
    retries: u32,
}

impl Lifecycle {
    pub(crate) const fn new() -> Self {
        Self {
            phase: Phase::Idle,
            former: Vec::new(),
            failing: None,
            highest: 0,
        }
    }

    pub(crate) const fn phase(&self) -> Phase {
        self.phase
    }

    pub(crate) const fn open(&self) -> Option<&Open> {
        match &self.phase {
            Phase::Open(open) => Some(open),
            Phase::Idle | Phase::BackingOff => None,
        }
    }

    /// What a Record with these numbers means. Changes nothing.
    ///
    /// For the time of `guard` after a session was opened or answered, and without one after a session was left, what
    /// belongs to an unknown session with a smaller number counts as late.
    pub(crate) fn relation(
        &self,
        id: SessionId,
        sequence: SequenceId,
        guard: Duration,
        now: Instant,
    ) -> Relation {
        // [R-E2E.3] [R-E2E.24] 0 and 1 name no session
        if !id.is_usable() {
            return Relation::Invalid;
        }
        let open = self.open();
        if open.is_some_and(|open| open.id == id) {
            return Relation::Current;
        }
        if let Some(former) = self.former.iter().find(|former| former.id == id) {
            if now.saturating_duration_since(former.ended) < REMEMBERED {
                return if former.expired {
                    Relation::Expired
                } else {
                    Relation::Stale
                };
            }
        }
        let is_late = |newer: SessionId, from: Instant| {
            id < newer && now.saturating_duration_since(from) < guard
        };
        let late = open.map_or_else(
            || {
                let mut former = self.former.iter();
                former.any(|former| is_late(former.id, former.ended))
            },
            |open| is_late(open.id, open.since),
        );
        if late {
            return Relation::StartLost;
        }
        // [R-E2E.24] an unknown number is good for the first Record alone
        if sequence != SequenceId::FIRST {
            return Relation::Invalid;
        }
        match open {
            // both sides began: the larger number wins, here and there
            Some(open) if open.origin == Origin::Us && !open.answered && id < open.id => {
                Relation::StartLost
            }
            // [R-E2E.4] [R-E2E.6]
            _ => Relation::TakeOver,
        }
    }

    /// Begins a session of our own, in place of the open one if any.
    pub(crate) fn begin(
        &mut self,
        security: PayloadSecurity,
        seeded: &mut Seeded,
        now: Instant,
    ) -> Open {
        let id = self.fresh_id(seeded);
        self.enter(
            Open {
                id,
                origin: Origin::Us,
                answered: false,
                security,
                since: now,
            },
            now,
        )
    }

    /// Adopts a session that the peer began, in place of the open one if any (R-E2E.5).
    pub(crate) fn take_over(
        &mut self,
        id: SessionId,
        security: PayloadSecurity,
        now: Instant,
    ) -> Open {
        self.enter(
            Open {
                id,
                origin: Origin::Peer,
                answered: true,
                security,
                since: now,
            },
            now,
        )
    }

    fn enter(&mut self, open: Open, now: Instant) -> Open {
        self.retire(now, false);
        self.former.retain(|former| former.id != open.id);
        self.highest = if open.id.get() < self.highest && open.origin == Origin::Us {
            // begun again from the start
            open.id.get()
        } else {
            self.highest.max(open.id.get())
        };
        self.phase = Phase::Open(open);
        open
    }

    /// A Record of the open session came and was taken.
    pub(crate) fn answered(&mut self, now: Instant) {
        if let Phase::Open(open) = &mut self.phase {
            if !open.answered {
                // Until it had ours, the peer may have begun one of its own, whose Records are still on their way.
                open.answered = true;
                open.since = now;
            }
        }
        self.taken();
    }

    /// A Record was taken, in a session or outside of one.
    pub(crate) fn taken(&mut self) {
        // [R-E2E.12]
        self.failing = None;
    }

    /// The session failed; gives the time of the next try.
    ///
    /// Without a session it is the try that failed. A wait that runs already goes on.
    pub(crate) fn fail(
        &mut self,
        retry: &RetryPolicy,
        seeded: &mut Seeded,
        now: Instant,
    ) -> Option<Instant> {
        if self.phase == Phase::BackingOff {
            return None;
        }
        self.retire(now, false);
        self.phase = Phase::BackingOff;
        let failing = self.failing.get_or_insert_with(|| {
            Box::new(Failing {
                since: now,
                retries: 0,
            })
        });
        failing.retries = failing.retries.saturating_add(1);
        // [R-E2E.10]
        Some(after(now, retry.wait(failing.retries, seeded.next())))
    }

    /// Since when no Record was taken, if a session failed since then (R-E2E.11).
    pub(crate) fn failing_since(&self) -> Option<Instant> {
        self.failing.as_ref().map(|failing| failing.since)
    }

    /// Leaves the session, without a reason to start another one.
    pub(crate) fn leave(&mut self, expired: bool, now: Instant) {
        self.retire(now, expired);
        self.phase = Phase::Idle;
    }

    /// Gives up trying (R-E2E.11).
    pub(crate) fn give_up(&mut self) {
        self.phase = Phase::Idle;
        self.taken();
    }

    /// Forgets everything, also that there was a session (R-MTP.7).
    pub(crate) fn forget(&mut self) {
        *self = Self::new();
    }

    /// Remembers a session that lost against ours, so that its other Records are known to be stale.
    pub(crate) fn start_lost(&mut self, id: SessionId, now: Instant) {
        self.remember(Former {
            id,
            ended: now,
            expired: false,
        });
    }

    fn retire(&mut self, now: Instant, expired: bool) {
        if let Some(id) = self.open().map(|open| open.id) {
            self.remember(Former {
                id,
                ended: now,
                expired,
            });
        }
    }

    fn remember(&mut self, new: Former) {
        self.former.retain(|former| {
            former.id != new.id && new.ended.saturating_duration_since(former.ended) < REMEMBERED
        });
        if self.former.len() >= MAX_REMEMBERED {
            self.former.remove(0);
        }
        self.former.push(new);
    }

    /// A number greater than any that was in use with the peer, as far as that is known (R-E2E.3).
    ///
    /// Greater, so that a start that comes late can be told from a new one, see [`Relation::StartLost`].
    fn fresh_id(&mut self, seeded: &mut Seeded) -> SessionId {
        let drawn = seeded.next();
        // a first number of 32 bits keeps the field short; chance alone keeps it apart from those before a reboot
        let (from, step) = match self.highest {
            0 => (2, drawn >> 32),
            highest => (highest, 1_u64.saturating_add(drawn >> 52)),
        };
        let next = from.checked_add(step).and_then(SessionId::new);
        // a peer that went up to the end of the numbers makes us begin again at their start
        next.filter(|id| id.is_usable())
            .unwrap_or(SessionId::MIN_USABLE)
    }
}
