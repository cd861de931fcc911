//! Records on their way, until a script or their age says what becomes of them.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// No Record is on its way for longer.
pub(super) const LIFETIME: Duration = Duration::from_secs(3);

/// One direction.
#[derive(Debug, Default)]
pub(super) struct Link(VecDeque<(Instant, Vec<u8>)>);

impl Link {
    pub(super) fn send(&mut self, now: Instant, frame: Vec<u8>) {
        self.0.push_back((now, frame));
    }

    /// Takes a Record out; the number counts round and round.
    pub(super) fn take(&mut self, which: u8) -> Option<Vec<u8>> {
        let at = usize::from(which).checked_rem(self.0.len())?;
        self.0.remove(at).map(|(_, frame)| frame)
    }

    /// A copy of a Record, which stays on its way.
    pub(super) fn copy(&self, which: u8) -> Option<Vec<u8>> {
        let at = usize::from(which).checked_rem(self.0.len())?;
        self.0.get(at).map(|(_, frame)| frame.clone())
    }

    pub(super) fn take_last(&mut self) -> Option<Vec<u8>> {
        self.0.pop_back().map(|(_, frame)| frame)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// When the oldest Record arrives at the latest.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.0.front().map(|(sent, _)| *sent + LIFETIME)
    }

    /// Takes a Record that cannot be on its way for longer.
    pub(super) fn take_old(&mut self, now: Instant) -> Option<Vec<u8>> {
        (self.oldest()? <= now)
            .then(|| self.0.pop_front())?
            .map(|(_, frame)| frame)
    }

    /// Loses everything: the channel is closed.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
