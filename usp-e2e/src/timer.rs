//! The deadlines of a session.

use std::time::{Duration, Instant};

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timer {
    /// Something received is to be acknowledged by a Record of its own.
    Acknowledge,
    /// A missing Record is to be requested.
    Request,
    /// The oldest Record without acknowledgement is to be sent again.
    Resend,
    /// Nothing has moved for too long.
    Stall,
    /// The session expires (R-E2E.7).
    Expire,
    /// A session is to be started again (R-E2E.10).
    Retry,
    /// The TLS handshake takes too long.
    Handshake,
}

impl Timer {
    const ALL: [Self; 7] = [
        Self::Acknowledge,
        Self::Request,
        Self::Resend,
        Self::Stall,
        Self::Expire,
        Self::Retry,
        Self::Handshake,
    ];
}

/// One deadline for each [`Timer`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Timers {
    acknowledge: Option<Instant>,
    request: Option<Instant>,
    resend: Option<Instant>,
    stall: Option<Instant>,
    expire: Option<Instant>,
    retry: Option<Instant>,
    handshake: Option<Instant>,
}

impl Timers {
    const fn slot(&mut self, timer: Timer) -> &mut Option<Instant> {
        match timer {
            Timer::Acknowledge => &mut self.acknowledge,
            Timer::Request => &mut self.request,
            Timer::Resend => &mut self.resend,
            Timer::Stall => &mut self.stall,
            Timer::Expire => &mut self.expire,
            Timer::Retry => &mut self.retry,
            Timer::Handshake => &mut self.handshake,
        }
    }

    pub(crate) const fn get(&self, timer: Timer) -> Option<Instant> {
        match timer {
            Timer::Acknowledge => self.acknowledge,
            Timer::Request => self.request,
            Timer::Resend => self.resend,
            Timer::Stall => self.stall,
            Timer::Expire => self.expire,
            Timer::Retry => self.retry,
            Timer::Handshake => self.handshake,
        }
    }

    pub(crate) const fn set(&mut self, timer: Timer, at: Instant) {
        *self.slot(timer) = Some(at);
    }

    /// Sets a deadline unless there is one.
    pub(crate) const fn set_if_unset(&mut self, timer: Timer, at: Instant) {
        let slot = self.slot(timer);
        if slot.is_none() {
            *slot = Some(at);
        }
    }

    pub(crate) const fn stop(&mut self, timer: Timer) {
        *self.slot(timer) = None;
    }

    /// The earliest deadline.
    pub(crate) fn next(&self) -> Option<Instant> {
        Timer::ALL
            .into_iter()
            .filter_map(|timer| self.get(timer))
            .min()
    }

    /// Takes a timer whose deadline has come.
    pub(crate) fn take_due(&mut self, now: Instant) -> Option<Timer> {
        let due = Timer::ALL
            .into_iter()
            .find(|timer| self.get(*timer).is_some_and(|at| at <= now))?;
        self.stop(due);
        Some(due)
    }
}

/// The moment after a time, or as late as the clock can say.
pub(crate) fn after(now: Instant, time: Duration) -> Instant {
    // Ten years fit every clock; a longer time is as good as never.
    const FAR: Duration = Duration::from_secs(10 * 365 * 86_400);
    now.checked_add(time.min(FAR)).unwrap_or(now)
}
