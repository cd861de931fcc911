//! Counters of a session.

/// What a peer has sent and received so far, and what is held for it.
///
/// Counters run over all sessions with the peer and stay at their greatest value when they are full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stats {
    /// Records sent, resent ones included.
    pub records_sent: u32,
    /// Records taken as belonging to the current session, or to none.
    pub records_received: u32,
    /// Records sent again, asked for or not.
    pub records_resent: u32,
    /// Records ignored because they had been received before (R-E2E.25).
    pub duplicates: u32,
    /// Records ignored because their session is over.
    pub stale: u32,
    /// Records that came early and were buffered.
    pub buffered: u32,
    /// Records refused with an error.
    pub refused: u32,
    /// Requests for a missing Record that we sent.
    pub retransmit_requests: u32,
    /// Messages given to the caller.
    pub messages_received: u32,
    /// Messages acknowledged by the peer.
    pub messages_delivered: u32,
    /// Messages reported as lost.
    pub messages_lost: u32,
    /// Sessions started by us.
    pub sessions_started: u32,
    /// Sessions taken over from the peer.
    pub sessions_adopted: u32,
    /// Sessions that failed and made a restart necessary.
    pub restarts: u32,
}

/// Adds one, up to the greatest value.
pub(crate) const fn count(counter: &mut u32) {
    *counter = counter.saturating_add(1);
}
