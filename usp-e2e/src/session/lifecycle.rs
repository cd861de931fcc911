//! How sessions begin and end, and what becomes of Messages then.

use std::time::Instant;

use usp_record::{ErrorCode, PayloadSecurity, SequenceId, SessionId};

use super::Session;
use crate::{
    Cause, Event, OnRestart, Origin,
    outgoing::{Message, Outgoing, Request},
    reassemble::Reassembly,
    security::Protection,
    sequence::Incoming,
    state::{Open, Phase},
    stats::count,
    timer::{Timer, Timers, after},
};
#[cfg(feature = "tls")]
use crate::{outgoing::Cutting, security::Tunnel};

impl Session {
    /// Whether payload TLS is set up where it is asked for.
    pub(super) fn can_begin(&self) -> bool {
        self.config.payload_security == PayloadSecurity::Plaintext || self.config.security.has_tls()
    }

    /// Begins a session of our own, at once.
    pub(super) fn begin(&mut self, now: Instant) {
        let open = self
            .life
            .begin(self.config.payload_security, &mut self.seeded, now);
        count(&mut self.stats.sessions_started);
        // the first Record goes out even if it carries nothing
        self.acknowledge = true;
        self.opened(now, open);
    }

    /// Adopts the session of the peer in place of ours, if any.
    pub(super) fn take_over(&mut self, now: Instant, id: SessionId, security: PayloadSecurity) {
        let cause = match self.life.open() {
            Some(open) if open.origin == Origin::Us && !open.answered => Cause::StartLost,
            _ => Cause::Replaced,
        };
        self.close(cause);
        // whatever it said before, it wants sessions now
        self.refused_by_peer = false;
        let open = self.life.take_over(id, security, now);
        count(&mut self.stats.sessions_adopted);
        self.opened(now, open);
    }

    fn opened(&mut self, now: Instant, open: Open) {
        self.timers.stop(Timer::Retry);
        self.tell(Event::SessionStarted {
            id: open.id,
            origin: open.origin,
            security: open.security,
        });
        self.protect(now, &open);
        self.touch(now);
    }

    #[cfg(feature = "tls")]
    fn protect(&mut self, now: Instant, open: &Open) {
        if open.security == PayloadSecurity::Plaintext {
            return;
        }
        let configs = self.config.security.tls.as_deref();
        match configs.and_then(|configs| Tunnel::new(configs, open.origin, &self.peer)) {
            Some(tunnel) => {
                self.protection = Protection::Tls(Box::new(tunnel));
                self.timers
                    .set(Timer::Handshake, after(now, self.config.handshake_timeout));
                self.queue_flight(true);
            }
            None => self.fail(
                now,
                Cause::Failed(crate::Error::ApiMisuse(crate::Misuse::NoTls)),
            ),
        }
    }

    /// Queues what payload TLS has to say by itself, before or after there were keys.
    #[cfg(feature = "tls")]
    pub(super) fn queue_flight(&mut self, handshake: bool) {
        if let Protection::Tls(tunnel) = &mut self.protection {
            let flight = tunnel.take_flight();
            if !flight.is_empty() {
                self.work
                    .flights
                    .push_back(Cutting::flight(flight, handshake));
            }
        }
    }

    #[cfg(not(feature = "tls"))]
    const fn protect(&mut self, _: Instant, _: &Open) {}

    /// Ends the session as far as Messages and Records are concerned; the phase is changed by the caller.
    ///
    /// Messages that go into the next session are back in the queue, in order.
    pub(super) fn close(&mut self, cause: Cause) {
        let Some(id) = self.session_id() else {
            return;
        };
        self.tell(Event::SessionEnded { id, cause });
        let unsent_last = self.work.cutting.take().is_some();
        let policy = self.config.on_restart;
        let mut again = Vec::new();
        let mut begun = std::mem::take(&mut self.work.begun);
        while let Some(mut message) = begun.pop_front() {
            // its last Record was sent, unless it is the one that was being cut
            message.in_doubt |= !(unsent_last && begun.is_empty());
            match (policy, message.in_doubt) {
                (OnRestart::ResendAll, _) | (OnRestart::ResendUnsent, false) => again.push(message),
                (OnRestart::ResendUnsent, true) | (OnRestart::Report, _) => {
                    self.lose(&message, cause);
                }
            }
        }
        for message in again.into_iter().rev() {
            self.work.waiting.push_front(message);
        }
        let mut waiting = std::mem::take(&mut self.work.waiting);
        while let Some(mut message) = waiting.pop_front() {
            message.sessions = message.sessions.saturating_add(1);
            if policy == OnRestart::Report || message.sessions >= self.config.max_message_sessions {
                self.lose(&message, cause);
            } else {
                self.work.waiting.push_back(message);
            }
        }
        self.work.flights.clear();
        self.work.resends.clear();
        self.request = None;
        self.acknowledge = false;
        self.unacknowledged = 0;
        self.exhausted = false;
        self.peer_uses_mac = false;
        // [R-E2E.22] what we acknowledged has been processed on arrival, so that nothing is left to do for it
        self.incoming = Incoming::new();
        self.work.reassembly = Reassembly::default();
        self.outgoing = Outgoing::new();
        self.protection = Protection::Plain;
        self.timers = Timers::default();
    }

    fn lose(&mut self, message: &Message, cause: Cause) {
        self.release(message);
        count(&mut self.stats.messages_lost);
        self.tell(Event::Lost {
            id: message.id,
            cause,
            in_doubt: message.in_doubt,
        });
    }

    /// Reports all Messages that wait for a session.
    pub(super) fn lose_waiting(&mut self, cause: Cause) {
        if self.work.waiting.is_empty() {
            return;
        }
        let mut waiting = std::mem::take(&mut self.work.waiting);
        while let Some(message) = waiting.pop_front() {
            self.lose(&message, cause);
        }
    }

    /// Takes a Message out of the count of bytes.
    pub(super) const fn release(&mut self, message: &Message) {
        self.outgoing_bytes = self.outgoing_bytes.saturating_sub(message.payload.len());
    }

    /// The session failed; the next one begins after a wait (R-E2E.21, R-E2E.10).
    pub(super) fn fail(&mut self, now: Instant, cause: Cause) {
        if self.life.phase() == Phase::BackingOff {
            return;
        }
        self.close(cause);
        count(&mut self.stats.restarts);
        self.back_off(now);
    }

    fn back_off(&mut self, now: Instant) {
        if let Some(at) = self.life.fail(&self.config.retry, &mut self.seeded, now) {
            self.timers.set(Timer::Retry, at);
        }
    }

    /// Replaces the session without a failure and without a wait.
    pub(super) fn renew(&mut self, now: Instant, cause: Cause) {
        self.close(cause);
        self.begin(now);
    }

    pub(super) fn retry(&mut self, now: Instant) {
        let since = self.life.failing_since();
        let given_up = match (self.config.expiration, since) {
            (Some(expiration), Some(since)) => now.saturating_duration_since(since) >= expiration,
            _ => false,
        };
        if given_up {
            // [R-E2E.11]
            self.life.give_up();
            self.lose_waiting(Cause::GaveUp);
        } else {
            self.begin(now);
        }
    }

    /// A Record went one way or the other: the session lives on (R-E2E.7).
    pub(super) fn touch(&mut self, now: Instant) {
        match (self.config.expiration, self.life.open()) {
            (Some(time), Some(_)) => self.timers.set(Timer::Expire, after(now, time)),
            _ => self.timers.stop(Timer::Expire),
        }
    }

    /// Nothing was heard for too long (R-E2E.7).
    pub(super) fn expire(&mut self, now: Instant) {
        self.close(Cause::Expired);
        self.life.leave(true, now);
        // what still waits is the next interaction
        if !self.work.waiting.is_empty() {
            self.begin(now);
        }
    }

    /// The peer sent a Disconnect Record (R-MTP.7).
    pub(super) fn peer_disconnected(&mut self, now: Instant, code: ErrorCode, reason: String) {
        let cause = Cause::PeerDisconnected(code);
        self.close(cause);
        self.timers = Timers::default();
        // [R-MTP.7]
        self.life.forget();
        self.tell(Event::PeerDisconnected { code, reason });
        if code == ErrorCode::SESSION_CONTEXT_NOT_ALLOWED {
            self.refused_by_peer = true;
            self.lose_waiting(cause);
        } else if !self.work.waiting.is_empty() {
            self.back_off(now);
        }
    }

    /// Asks for the Record that holds up the others.
    pub(super) fn request_missing(&mut self, now: Instant) {
        if !self.incoming.has_gap() {
            return;
        }
        self.request = Some(self.incoming.expected());
        self.timers
            .set(Timer::Request, after(now, self.config.request_delay));
    }

    /// Sends the oldest Records again that the peer has not acknowledged.
    pub(super) fn resend_oldest(&mut self, now: Instant) {
        /// As many at a time: a lost acknowledgement alone must not bring everything on its way again.
        const AT_ONCE: u64 = 8;
        if !self.outgoing.is_urgent() {
            return;
        }
        let first = self.outgoing.first().get();
        let last = first
            .saturating_add(AT_ONCE)
            .min(self.outgoing.next().get());
        for id in (first..last).filter_map(SequenceId::new) {
            let answer = self.outgoing.request(id, self.config.retransmit_tries, now);
            if answer != Request::Granted {
                self.fail(now, Cause::Unacknowledged);
                return;
            }
            self.queue_resend(id);
        }
        self.arm_resend(now, true);
        self.arm_stall(now);
    }

    /// Sets the time of the next resending, from now if `again`.
    pub(super) fn arm_resend(&mut self, now: Instant, again: bool) {
        let Some(time) = self
            .config
            .resend_after
            .filter(|_| self.outgoing.is_urgent())
        else {
            self.timers.stop(Timer::Resend);
            return;
        };
        let tries = self
            .outgoing
            .get(self.outgoing.first())
            .map_or(0, |sent| sent.tries);
        let at = after(now, time.saturating_mul(1_u32 << tries.min(4)));
        if again {
            self.timers.set(Timer::Resend, at);
        } else {
            self.timers.set_if_unset(Timer::Resend, at);
        }
    }

    pub(super) fn queue_resend(&mut self, id: SequenceId) {
        if !self.work.resends.contains(&id) {
            self.work.resends.push_back(id);
        }
    }
}
