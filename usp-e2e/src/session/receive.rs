//! What a Record that came leads to.

use std::time::{Duration, Instant};

use bytes::{Buf, Bytes};
use usp_record::{
    DecodeError, Limits, NoSessionContext, PayloadSecurity, Record, RecordType, SarState,
    SecurityPolicy, SequenceId, view::SegmentView,
};

use super::{Carrier, Received, Session};
use crate::{
    Cause, Error, Event, Ignored, MessageBytes, Misbehaviour, Origin, ReplyPath, SessionMode,
    arrived::Arrived,
    outgoing::{Entries, Request},
    security::{Checked, Integrity, IntegrityError, Protection},
    sequence::{Arrival, is_exhausted},
    state::{Phase, Relation},
    stats::count,
    timer::{Timer, after},
};

impl Session {
    /// Takes a Record that came from the peer.
    ///
    /// Duplicates and leftovers of former sessions are no error.
    ///
    /// # Errors
    /// Why the Record was dropped. Nothing is sent to the peer on account of it, but the session may be restarted,
    /// see [`Error::session_survives`].
    pub fn handle_record(
        &mut self,
        now: Instant,
        received: impl Into<Received>,
    ) -> Result<(), Error> {
        let Received { record, carrier } = received.into();
        self.take_record(now, record, carrier)
    }

    fn take_record(&mut self, now: Instant, record: Record, carrier: Carrier) -> Result<(), Error> {
        let outcome = self
            .check_names(
                Some(record.to_id.as_str().as_bytes()),
                Some(record.from_id.as_str().as_bytes()),
            )
            .and_then(|()| {
                let kind = &record.record_type;
                if let RecordType::NoSessionContext(_) = kind {
                    self.take_sessionless(&record, carrier)
                } else if let RecordType::Disconnect(_) = kind {
                    self.take_disconnect(now, record, carrier)
                } else if let Some(arrived) = Arrived::new(record) {
                    self.take_of_session(now, arrived, carrier)
                } else {
                    // a Connect Record says how to reach the peer, which is not our business
                    Ok(())
                }
            });
        self.note_taken(&outcome);
        outcome
    }

    fn note_taken(&mut self, outcome: &Result<(), Error>) {
        match outcome {
            Ok(()) => count(&mut self.stats.records_received),
            Err(error) => {
                count(&mut self.stats.refused);
                self.note_refused(error);
            }
        }
    }

    /// Takes the bytes of a Record that came from the peer.
    ///
    /// The same as decoding them by [`Record::decode`] and giving the outcome to
    /// [`handle_record`](Self::handle_record) or [`handle_undecodable`](Self::handle_undecodable).
    ///
    /// A long payload stays in these bytes for as long as its Message is there. Where they are a part of a longer
    /// buffer, that is kept with them.
    ///
    /// # Errors
    /// As these.
    pub fn handle_bytes(&mut self, now: Instant, bytes: impl Into<Bytes>) -> Result<(), Error> {
        let mut bytes = bytes.into();
        let carrier = Carrier {
            mtp: None,
            wire_bytes: Some(bytes.len()),
        };
        // what practically all Records of a session look like needs no Record
        if let Some(segment) = SegmentView::read(&bytes) {
            let names = self.check_names(
                Some(segment.to_id().as_bytes()),
                Some(segment.from_id().as_bytes()),
            );
            let mut arrived = Arrived::of_segment(&segment);
            if let Some(len) = segment.payload.map(<[u8]>::len) {
                // it is the end of the bytes
                bytes.advance(bytes.len().saturating_sub(len));
                arrived = arrived.with_payload(bytes);
            }
            let outcome = names.and_then(|()| self.take_of_session(now, arrived, carrier));
            self.note_taken(&outcome);
            return outcome;
        }
        let ids = [&self.config.own_id, &self.peer];
        match Record::decode_among(bytes, &Limits::DEFAULT, &ids) {
            Ok(record) => self.take_record(now, record, carrier),
            Err(error) => self.handle_undecodable(now, &error),
        }
    }

    /// Takes note of a Record that came from the peer and cannot be decoded.
    ///
    /// Specification says that a Record of a session that cannot be processed leads to a new session (R-E2E.21), and
    /// so does one with a number that no session has, such as 0 (R-E2E.24). That the Record is one of a session is
    /// certain when the fault is in its `session_context`; others change nothing. Whether the Record is answered
    /// (R-MTP.5) is up to the caller, see [`usp_record::Receiver`].
    ///
    /// # Errors
    /// Always: why the Record was dropped, see [`Error::session_survives`].
    pub fn handle_undecodable(&mut self, now: Instant, error: &DecodeError) -> Result<(), Error> {
        let code = error.code();
        let error = match self.check_names(
            error.to_id().map(str::as_bytes),
            error.from_id().map(str::as_bytes),
        ) {
            Err(ignored) => ignored,
            Ok(()) if self.config.mode == SessionMode::Forbid || !is_of_session(error) => {
                Error::PeerMisbehaved(Misbehaviour::Undecodable { code })
            }
            Ok(()) => {
                // [R-E2E.21] [R-E2E.24]
                let error = Error::PeerMisbehaved(Misbehaviour::UndecodableInSession { code });
                self.fail(now, Cause::Failed(error));
                error
            }
        };
        count(&mut self.stats.refused);
        self.note_refused(&error);
        Err(error)
    }

    fn check_names(&self, to_id: Option<&[u8]>, from_id: Option<&[u8]>) -> Result<(), Error> {
        let own_id = Some(self.config.own_id.as_str().as_bytes());
        // [R-E2E.1]
        if to_id != own_id {
            return Err(Error::Ignored(Ignored::NotForUs));
        }
        // [R-ARC.2]
        if from_id == own_id {
            return Err(Error::Ignored(Ignored::FromOurselves));
        }
        if from_id != Some(self.peer.as_str().as_bytes()) {
            return Err(Error::Ignored(Ignored::NotFromPeer));
        }
        Ok(())
    }

    fn integrity_of(&self, carrier: Carrier) -> Integrity<'_> {
        carrier
            .mtp
            .map_or_else(|| self.integrity(), |mtp| self.integrity_by(mtp))
    }

    /// What protects a Record outside of the current session: there are no keys for it.
    fn integrity_outside(&self, carrier: Carrier) -> Integrity<'_> {
        Integrity {
            keys: None,
            keys_will_come: false,
            ..self.integrity_of(carrier)
        }
    }

    fn take_sessionless(&mut self, record: &Record, carrier: Carrier) -> Result<(), Error> {
        let refused = |what| Err(Error::PeerMisbehaved(what));
        if let Err(error) = self.integrity_outside(carrier).check(record) {
            return refused(Misbehaviour::Unprotected(error));
        }
        // [R-E2E.41]
        if record.payload_security != PayloadSecurity::Plaintext {
            return refused(Misbehaviour::SecurityOutsideSession);
        }
        if self.config.mode == SessionMode::Require {
            return refused(Misbehaviour::SessionRequired);
        }
        if self.config.accepted_security == SecurityPolicy::Required {
            return refused(Misbehaviour::SecurityRequired);
        }
        if let RecordType::NoSessionContext(NoSessionContext { payload, .. }) = &record.record_type
        {
            self.deliver(payload.as_bytes().clone().into(), ReplyPath::NoSession);
        }
        self.life.taken();
        Ok(())
    }

    fn take_disconnect(
        &mut self,
        now: Instant,
        record: Record,
        carrier: Carrier,
    ) -> Result<(), Error> {
        // a session with payload TLS has keys for its Disconnect Record too
        let by_session = self.integrity_of(carrier).check(&record) == Ok(Checked::Good);
        if !by_session {
            self.integrity_outside(carrier)
                .check(&record)
                .map_err(|error| Error::PeerMisbehaved(Misbehaviour::Unprotected(error)))?;
        }
        if let RecordType::Disconnect(disconnect) = record.record_type {
            self.peer_disconnected(now, disconnect.reason_code, disconnect.reason);
        }
        Ok(())
    }

    fn take_of_session(
        &mut self,
        now: Instant,
        arrived: Arrived,
        carrier: Carrier,
    ) -> Result<(), Error> {
        let numbers = arrived.numbers;
        if self.config.mode == SessionMode::Forbid {
            // [R-E2E.6a]
            let what = Misbehaviour::SessionForbidden;
            self.queue_disconnect(what.code(), "");
            return Err(Error::PeerMisbehaved(what));
        }
        let relation = self.life.relation(
            numbers.session,
            numbers.sequence,
            self.config.start_guard,
            now,
        );
        let checked = match relation {
            Relation::Stale => {
                count(&mut self.stats.stale);
                self.start_again(now);
                return Ok(());
            }
            Relation::StartLost => {
                self.life.start_lost(numbers.session, now);
                return Err(Error::Ignored(Ignored::StartLost));
            }
            Relation::Current => self.check_current(&arrived, carrier),
            Relation::TakeOver | Relation::Expired | Relation::Invalid => arrived
                .check(&self.integrity_outside(carrier))
                .map(|_| Checked::Good),
        };
        let outcome = match (relation, checked) {
            // [R-E2E.25] a copy of what was taken does no harm, whatever it is made of
            (Relation::Current, _)
                if self.incoming.classify(numbers.sequence) == Arrival::Duplicate =>
            {
                self.take_duplicate(now, &arrived, checked == Ok(Checked::Good));
                Ok(())
            }
            // [R-E2E.23]
            (_, Err(error)) => Err(Error::PeerMisbehaved(Misbehaviour::Integrity(error))),
            (Relation::Current, Ok(checked)) => self.take_current(now, arrived, checked, carrier),
            (Relation::TakeOver, Ok(checked)) => {
                self.check_security(arrived.security)?;
                self.take_over(now, numbers.session, arrived.security);
                self.take_current(now, arrived, checked, carrier)
            }
            (Relation::Expired, Ok(_)) => {
                // [R-E2E.7] this is the next interaction
                if self.life.phase() == Phase::Idle {
                    self.begin(now);
                }
                return Err(Error::PeerMisbehaved(Misbehaviour::SessionExpired {
                    session_id: numbers.session,
                }));
            }
            // [R-E2E.24]
            (Relation::Invalid | Relation::Stale | Relation::StartLost, Ok(_)) => {
                Err(Error::PeerMisbehaved(Misbehaviour::InvalidSessionId {
                    session_id: numbers.session,
                    sequence_id: numbers.sequence,
                }))
            }
        };
        if let Err(error) = outcome {
            // [R-E2E.21] [R-E2E.23] [R-E2E.24]
            self.fail(now, Cause::Failed(error));
            return Err(error);
        }
        // [R-E2E.8]
        if is_exhausted(numbers.sequence) && self.session_id() == Some(numbers.session) {
            self.renew(now, Cause::Exhausted);
        }
        Ok(())
    }

    /// The peer goes on with a session that is over: it does not have the first Record of ours.
    ///
    /// That Record may be empty, and then nothing else would tell that it was lost.
    fn start_again(&mut self, now: Instant) {
        let is_unanswered = self
            .life
            .open()
            .is_some_and(|open| open.origin == Origin::Us && !open.answered);
        let first = SequenceId::FIRST;
        let is_due = self.outgoing.get(first).is_some_and(|sent| {
            now.saturating_duration_since(sent.last_sent) >= self.config.request_delay
        });
        if is_unanswered && is_due {
            let tries = self.config.retransmit_tries;
            if self.outgoing.request(first, tries, now) == Request::Granted {
                self.queue_resend(first);
            }
        }
    }

    /// Whether a peer may start a session with this protection.
    fn check_security(&self, security: PayloadSecurity) -> Result<(), Error> {
        let refused = |what| Err(Error::PeerMisbehaved(what));
        let policy = self.config.accepted_security;
        if security == PayloadSecurity::Plaintext {
            return if policy == SecurityPolicy::Required {
                refused(Misbehaviour::SecurityRequired)
            } else {
                Ok(())
            };
        }
        if policy == SecurityPolicy::NotSupported || !self.config.security.has_tls() {
            return refused(Misbehaviour::SecurityNotSupported);
        }
        Ok(())
    }

    fn check_current(
        &self,
        arrived: &Arrived,
        carrier: Carrier,
    ) -> Result<Checked, IntegrityError> {
        let checked = arrived.check(&self.integrity_of(carrier))?;
        // what was protected by a MAC once is so for good
        let is_downgrade = self.peer_uses_mac
            && !arrived.has_mac
            && arrived.numbers.sequence >= self.incoming.expected();
        if is_downgrade {
            return Err(IntegrityError::BadMac);
        }
        Ok(checked)
    }

    fn take_duplicate(&mut self, now: Instant, arrived: &Arrived, authentic: bool) {
        count(&mut self.stats.duplicates);
        // [R-E2E.25] one that contradicts itself is as harmless
        if !authentic
            || self
                .take_acknowledgement(now, arrived.numbers.expected)
                .is_err()
        {
            return;
        }
        self.touch(now);
        if arrived.has_payload() {
            self.owe_again(now);
        }
    }

    fn take_current(
        &mut self,
        now: Instant,
        arrived: Arrived,
        checked: Checked,
        carrier: Carrier,
    ) -> Result<(), Error> {
        self.touch(now);
        // [R-E2E.19]
        if self
            .life
            .open()
            .is_some_and(|open| open.security != arrived.security)
        {
            return Err(Error::PeerMisbehaved(Misbehaviour::SecurityChanged));
        }
        // [R-E2E.20]
        if self.incoming.classify(arrived.numbers.sequence) == Arrival::Early {
            return self.take_early(now, arrived, checked, carrier);
        }
        let had_gap = self.incoming.has_gap();
        self.take_in_order(now, arrived, checked, carrier.wire_bytes)?;
        while let Some(early) = self.incoming.take_next() {
            self.take_in_order(now, early.arrived, early.checked, Some(early.bytes))?;
        }
        if self.incoming.has_gap() {
            self.request_missing(now);
        } else if had_gap {
            self.request = None;
            self.timers.stop(Timer::Request);
        }
        self.moved(now);
        Ok(())
    }

    /// Begins to count the time without any move, unless that goes on already.
    pub(super) fn arm_stall(&mut self, now: Instant) {
        if let Some(time) = self.config.stall_timeout {
            self.timers.set_if_unset(Timer::Stall, after(now, time));
        }
    }

    fn take_early(
        &mut self,
        now: Instant,
        mut arrived: Arrived,
        checked: Checked,
        carrier: Carrier,
    ) -> Result<(), Error> {
        if checked == Checked::Good {
            let numbers = arrived.numbers;
            self.life.answered(now);
            self.take_acknowledgement(now, numbers.expected)?;
            arrived.open();
            if self.config.early_requests {
                if let Some(id) = numbers.retransmit {
                    self.grant(now, id, numbers.expected)?;
                }
                arrived.numbers.retransmit = None;
            }
        }
        let bytes = arrived.detach(carrier.wire_bytes);
        self.incoming
            .keep(arrived, checked, bytes, &self.config)
            .map_err(|(limit, max)| Error::LimitExceeded { limit, max })?;
        count(&mut self.stats.buffered);
        self.timers
            .set_if_unset(Timer::Request, after(now, self.config.request_delay));
        self.arm_stall(now);
        Ok(())
    }

    /// Processes the next Record in order (R-E2E.20).
    fn take_in_order(
        &mut self,
        now: Instant,
        mut arrived: Arrived,
        mut checked: Checked,
        buffer: Option<usize>,
    ) -> Result<(), Error> {
        // what could not be checked when it came may be checked by now
        if checked == Checked::NotYet {
            checked = self.check_late(&arrived)?;
        }
        let has_payload = arrived.has_payload();
        let payload = arrived.take_payload();
        let states = arrived.states;
        // a Record without payload says nothing about segments
        let payload = (has_payload || states != [SarState::None; 2]).then_some(payload);
        let message;
        if checked == Checked::NotYet {
            // [R-E2E.33] only the keys that this very Record brings can check it; nothing else of it is used before
            message = self.take_payload(states, payload, buffer)?;
            if self.check_late(&arrived)? == Checked::NotYet {
                let error = Misbehaviour::Integrity(IntegrityError::NoKey);
                return Err(Error::PeerMisbehaved(error));
            }
            self.take_numbers(now, &arrived)?;
        } else {
            self.take_numbers(now, &arrived)?;
            message = self.take_payload(states, payload, buffer)?;
        }
        if let Some(message) = message {
            self.deliver(message, ReplyPath::Session);
        }
        if has_payload {
            self.unacknowledged = self.unacknowledged.saturating_add(1);
            self.owe_acknowledgement(now);
        }
        // [R-E2E.17] [R-E2E.20]
        self.incoming.advance();
        Ok(())
    }

    fn check_late(&self, arrived: &Arrived) -> Result<Checked, Error> {
        arrived
            .check(&self.integrity())
            .map_err(|error| Error::PeerMisbehaved(Misbehaviour::Integrity(error)))
    }

    /// What a Record in order says beside its payload.
    fn take_numbers(&mut self, now: Instant, arrived: &Arrived) -> Result<(), Error> {
        let numbers = &arrived.numbers;
        self.life.answered(now);
        self.peer_uses_mac |= self.protection.keys().is_some() && arrived.has_mac;
        self.take_acknowledgement(now, numbers.expected)?;
        match numbers.retransmit {
            Some(id) => self.grant(now, id, numbers.expected),
            None => Ok(()),
        }
    }

    fn take_payload(
        &mut self,
        states: [SarState; 2],
        payload: Option<Entries>,
        buffer: Option<usize>,
    ) -> Result<Option<MessageBytes>, Error> {
        let Some(payload) = payload else {
            return Ok(None);
        };
        match &mut self.protection {
            Protection::Plain => {
                let reassembly = &mut self.work.reassembly;
                reassembly.push(states, payload, buffer, &self.config)
            }
            #[cfg(feature = "tls")]
            Protection::Tls(tunnel) => {
                let handshake = tunnel.keys().is_none();
                let (plain, ends) = tunnel.open(states, payload.as_slice(), &self.config)?;
                // each has a buffer of its own
                let pieces = plain.into_iter().map(|bytes| crate::reassemble::Piece {
                    buffer: Some(bytes.len()),
                    bytes,
                });
                let message = self.work.reassembly.take(pieces, ends, &self.config)?;
                self.after_payload(handshake);
                Ok(message)
            }
        }
    }

    /// Payload TLS may have something to say, and may be done with its handshake.
    #[cfg(feature = "tls")]
    fn after_payload(&mut self, handshake: bool) {
        self.queue_flight(handshake);
        if self.protection.is_ready() {
            self.timers.stop(Timer::Handshake);
        }
    }

    pub(super) fn deliver(&mut self, payload: MessageBytes, reply: ReplyPath) {
        count(&mut self.stats.messages_received);
        self.tell(Event::Message { payload, reply });
    }

    /// Sees to it that the peer learns what we have.
    fn owe_acknowledgement(&mut self, now: Instant) {
        self.unacknowledged = self.unacknowledged.max(1);
        if let Some(delay) = self.config.ack_delay {
            if u32::from(self.unacknowledged) >= self.config.ack_every {
                self.acknowledge = true;
            } else {
                self.timers
                    .set_if_unset(Timer::Acknowledge, after(now, delay));
            }
        }
    }

    /// The peer sends again what we have: maybe it does not know that we do.
    ///
    /// A duplicate is ignored silently (R-E2E.25), so a side that does not send again unasked itself waits for the
    /// peer to fall silent before it says so.
    fn owe_again(&mut self, now: Instant) {
        /// Longer than anybody who tests for silence listens.
        const SILENCE: Duration = Duration::from_secs(5);
        self.unacknowledged = self.unacknowledged.max(1);
        match (self.config.ack_delay, self.config.resend_after) {
            (Some(delay), Some(_)) => self
                .timers
                .set_if_unset(Timer::Acknowledge, after(now, delay)),
            (Some(delay), None) => {
                self.timers
                    .set(Timer::Acknowledge, after(now, delay.max(SILENCE)));
            }
            (None, _) => {}
        }
    }

    /// Releases what the peer has (R-E2E.16).
    fn take_acknowledgement(&mut self, now: Instant, expected: SequenceId) -> Result<(), Error> {
        let next = self.outgoing.next();
        if expected > next {
            return Err(Error::PeerMisbehaved(Misbehaviour::AcknowledgedUnsent {
                expected_id: expected,
                next,
            }));
        }
        if expected <= self.outgoing.first() {
            return Ok(());
        }
        while let Some(id) = self.outgoing.acknowledge(expected) {
            if let Some(message) = self.work.begun.pop_front() {
                self.release(&message);
            }
            count(&mut self.stats.messages_delivered);
            self.tell(Event::Delivered { id });
        }
        self.arm_resend(now, true);
        self.moved(now);
        Ok(())
    }

    /// Something moved: a stall is counted from now on, if there is still something to wait for.
    fn moved(&mut self, now: Instant) {
        self.timers.stop(Timer::Stall);
        if self.incoming.has_gap() || self.work.reassembly.bytes() > 0 {
            self.arm_stall(now);
        }
    }

    /// Serves a request for a Record (R-E2E.20).
    fn grant(&mut self, now: Instant, id: SequenceId, expected: SequenceId) -> Result<(), Error> {
        let what = match self.outgoing.request(id, self.config.retransmit_tries, now) {
            Request::Granted => {
                self.queue_resend(id);
                return Ok(());
            }
            // it has come since, or the peer contradicts itself
            Request::Superseded if expected <= id => return Ok(()),
            Request::Superseded | Request::Unknown => Misbehaviour::UnknownRetransmit { id },
            Request::TooOften => Misbehaviour::TooManyRetransmits { id },
        };
        // [R-E2E.21]
        Err(Error::PeerMisbehaved(what))
    }
}

/// Whether bytes that are no Record would be one of a session.
fn is_of_session(error: &DecodeError) -> bool {
    error.path().starts_with("record.session_context")
}
