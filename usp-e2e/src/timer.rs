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
    #[cfg(feature = "tls")]
    Handshake,
}

/// At most one deadline for each [`Timer`].
///
/// A list, for most peers have none most of the time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timers(Vec<(Timer, Instant)>);

impl Timers {
    pub(crate) fn get(&self, timer: Timer) -> Option<Instant> {
        self.0
            .iter()
            .find_map(|(of, at)| (*of == timer).then_some(*at))
    }

    pub(crate) fn set(&mut self, timer: Timer, at: Instant) {
        match self.0.iter_mut().find(|(of, _)| *of == timer) {
            Some((_, old)) => *old = at,
            None => self.0.push((timer, at)),
        }
    }

    /// Sets a deadline unless there is one.
    pub(crate) fn set_if_unset(&mut self, timer: Timer, at: Instant) {
        if self.get(timer).is_none() {
            self.0.push((timer, at));
        }
    }

    pub(crate) fn stop(&mut self, timer: Timer) {
        if self.0.is_empty() {
            return;
        }
        self.0.retain(|(of, _)| *of != timer);
    }

    /// Gives back the memory, if there is no deadline.
    pub(crate) fn trim(&mut self) {
        if self.0.is_empty() {
            self.0 = Vec::new();
        }
    }

    /// The earliest deadline.
    pub(crate) fn next(&self) -> Option<Instant> {
        self.0.iter().map(|(_, at)| *at).min()
    }

    /// Takes a timer whose deadline has come, the earliest first.
    pub(crate) fn take_due(&mut self, now: Instant) -> Option<Timer> {
        let (due, at) = *self.0.iter().min_by_key(|(_, at)| *at)?;
        if at > now {
            return None;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "an Instant has no other source")]
    fn a_timer_has_one_deadline() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut timers = Timers::default();
        timers.set_if_unset(Timer::Stall, after(2));
        timers.set_if_unset(Timer::Stall, after(1));
        timers.set_if_unset(Timer::Expire, after(9));
        assert_eq!(timers.get(Timer::Stall), Some(after(2)));
        assert_eq!(timers.get(Timer::Retry), None);
        timers.set(Timer::Stall, after(5));
        assert_eq!(timers.next(), Some(after(5)));
        assert_eq!(timers.take_due(after(4)), None);
        assert_eq!(timers.take_due(after(5)), Some(Timer::Stall));
        assert_eq!(timers.next(), Some(after(9)));
        timers.stop(Timer::Expire);
        assert_eq!((timers.next(), timers.0.len()), (None, 0));
    }
}
