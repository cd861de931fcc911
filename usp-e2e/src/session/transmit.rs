//! What goes out next.

use std::{mem, sync::Arc, time::Instant};

use bytes::Bytes;
use usp_record::{IntegrityMethod, Payload, Record, RecordType, SequenceId};

use super::Session;
use crate::{
    Cause, Transmit,
    outgoing::{Cargo, Cutting, Entries},
    segment::{Room, expected_within, field_len, varint_len},
    sequence::is_exhausted,
    state::Open,
    stats::count,
    timer::Timer,
    transmit::Segment,
};

/// More Records without payload than this are never on their way: a peer that acknowledges none is at fault.
const MAX_EMPTIES: usize = 1024;

impl Session {
    /// The next Record for the peer; to be called until there is none.
    ///
    /// A Record that is given out counts as sent.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant) -> Option<Transmit> {
        let transmit = if self.work.disconnect.is_some() {
            self.next_disconnect()
        } else if self.work.sessionless.is_empty() {
            self.next_of_session(now)
        } else {
            self.next_sessionless()
        };
        if transmit.is_some() {
            count(&mut self.stats.records_sent);
        }
        transmit
    }

    fn next_disconnect(&mut self) -> Option<Transmit> {
        let (code, reason) = self.work.disconnect.take()?;
        Some(self.outside(Record::disconnect(
            self.peer.clone(),
            self.config.own_id.clone(),
            code,
            reason,
        )))
    }

    fn next_sessionless(&mut self) -> Option<Transmit> {
        let payload = self.work.sessionless.pop_front()?;
        self.outgoing_bytes = self.outgoing_bytes.saturating_sub(payload.len());
        // [R-E2E.26] the payload was checked when it was queued
        let payload = Payload::new(payload).ok()?;
        Some(self.outside(self.sessionless(payload)))
    }

    fn sessionless(&self, payload: Payload) -> Record {
        Record::no_session_context(self.peer.clone(), self.config.own_id.clone(), payload)
            .with_version(self.config.version.clone())
    }

    /// Completes a Record that belongs to no session.
    fn outside(&self, record: Record) -> Transmit {
        let mut record = record.with_version(self.config.version.clone());
        let integrity = self.integrity();
        let method = integrity.method(true).unwrap_or(None);
        integrity.protect(&mut record, method);
        Transmit::record(record)
    }

    /// The limit that a Message outside of a session exceeds, if it does.
    pub(super) fn fits_sessionless(&self, payload: &Bytes) -> Option<usize> {
        let max = self.config.max_record_bytes?;
        let payload = Payload::new(payload.clone()).ok()?;
        let integrity = self.integrity();
        let (mac, cert) = integrity.room(integrity.method(true).unwrap_or(None));
        let len = self
            .sessionless(payload)
            .encoded_len()
            .saturating_add(field_len(mac))
            .saturating_add(field_len(cert));
        (len > max).then_some(max)
    }

    /// The limit that leaves no room for payload in a Record of a session, if it does not.
    pub(super) fn has_room(&self) -> Option<usize> {
        let max = self.config.max_record_bytes?;
        let integrity = self.integrity();
        // the longest numbers, and the longest of the protections that may come to apply
        let protection = [integrity.method(true), integrity.method(false)]
            .into_iter()
            .filter_map(Result::ok)
            .chain([None])
            .max_by_key(|method| integrity.room(*method))
            .flatten();
        let room = self.room(protection, [u64::MAX; 3]);
        let states = [usp_record::SarState::Begin; 2];
        room.longest_entry(states).is_none().then_some(max)
    }

    fn room(&self, method: Option<IntegrityMethod>, numbers: [u64; 3]) -> Room {
        let (mac, cert) = self.integrity().room(method);
        // payload_security takes two bytes where it is not the default
        let security = if self.protection.is_plain() { 0 } else { 2 };
        Room {
            max: self.config.max_record_bytes,
            header: field_len(self.config.version.as_str().len())
                .saturating_add(field_len(self.peer.as_str().len()))
                .saturating_add(field_len(self.config.own_id.as_str().len()))
                .saturating_add(security)
                .saturating_add(field_len(mac))
                .saturating_add(field_len(cert)),
            numbers: Room::numbers(numbers),
        }
    }

    fn next_of_session(&mut self, now: Instant) -> Option<Transmit> {
        let open = *self.life.open()?;
        if let Some(transmit) = self.next_resend(now, &open) {
            return Some(transmit);
        }
        // [R-E2E.9] Messages begun are finished, the next one is the next contact
        if self.exhausted && self.work.cutting.is_none() && !self.work.waiting.is_empty() {
            self.renew(now, Cause::Exhausted);
            return self.next_of_session(now);
        }
        let request = self.request.take();
        let cargo = if request.is_some() {
            count(&mut self.stats.retransmit_requests);
            Cargo::empty(request)
        } else if let Some(cargo) = self.next_cargo(now, &open) {
            cargo
        } else if mem::take(&mut self.acknowledge) {
            Cargo::empty(None)
        } else {
            self.work.trim();
            return None;
        };
        if cargo.entries.is_none() && self.outgoing.empties() >= MAX_EMPTIES {
            self.fail(now, Cause::Unacknowledged);
            return None;
        }
        self.emit(now, &open, cargo)
    }

    fn next_resend(&mut self, now: Instant, open: &Open) -> Option<Transmit> {
        while !self.work.resends.is_empty() {
            let id = self.work.resends.pop_front()?;
            let Some(sent) = self.outgoing.get(id) else {
                // acknowledged in the meantime
                continue;
            };
            let mut cargo = sent.cargo.clone();
            let expected =
                expected_within(self.incoming.expected(), usize::from(sent.expected_room));
            // what was asked for may have come: to ask for what is acknowledged would contradict itself
            cargo.retransmit_id = cargo.retransmit_id.filter(|id| *id >= expected);
            count(&mut self.stats.records_resent);
            let mut transmit = self.compose(now, open, id, expected, cargo);
            transmit.is_retransmission = true;
            return Some(transmit);
        }
        None
    }

    /// The cargo of a new Record with payload.
    fn next_cargo(&mut self, now: Instant, open: &Open) -> Option<Cargo> {
        if self
            .config
            .max_in_flight
            .is_some_and(|most| self.outgoing.in_flight() >= most)
        {
            return None;
        }
        self.work.0.as_ref()?;
        // a Message begun goes first: its TLS records were made before those of any flight that waits
        if let Some(cutting) = self.work.cutting.take() {
            return self.cut(now, open, cutting);
        }
        if let Some(flight) = self.work.flights.pop_front() {
            return self.cut(now, open, flight);
        }
        if !self.protection.is_ready() {
            return None;
        }
        let message = self.work.waiting.pop_front()?;
        let Some(units) = self.protection.seal(&message.payload) else {
            self.work.waiting.push_front(message);
            self.fail(
                now,
                Cause::Failed(crate::Error::PeerMisbehaved(
                    crate::Misbehaviour::PayloadTls,
                )),
            );
            return None;
        };
        let cutting = Cutting::message(units, message.id);
        self.work.begun.push_back(message);
        self.cut(now, open, cutting)
    }

    fn cut(&mut self, now: Instant, open: &Open, mut cutting: Cutting) -> Option<Cargo> {
        let method = self
            .integrity()
            .method(cutting.is_handshake())
            .unwrap_or(None);
        let room = self.room(
            method,
            [
                open.id.get(),
                self.outgoing.next().get(),
                self.incoming.expected().get(),
            ],
        );
        let cargo = cutting.next(&room);
        if cargo.is_none() {
            // settings have changed so that nothing fits any more
            if !cutting.is_flight() {
                self.work.cutting = Some(cutting);
            }
            self.fail(now, Cause::Ended);
            return None;
        }
        if !cutting.is_done() {
            if cutting.is_flight() {
                self.work.flights.push_front(cutting);
            } else {
                self.work.cutting = Some(cutting);
            }
        }
        cargo
    }

    /// Gives a new Record its number and keeps it.
    fn emit(&mut self, now: Instant, open: &Open, cargo: Cargo) -> Option<Transmit> {
        let expected = self.incoming.expected();
        let kept = cargo.clone();
        let Some(id) = self.outgoing.keep(kept, varint_len(expected.get()), now) else {
            self.fail(now, Cause::Exhausted);
            return None;
        };
        // [R-E2E.9]
        self.exhausted |= is_exhausted(id);
        self.arm_resend(now, false);
        Some(self.compose(now, open, id, expected, cargo))
    }

    fn compose(
        &mut self,
        now: Instant,
        open: &Open,
        id: SequenceId,
        expected: SequenceId,
        cargo: Cargo,
    ) -> Transmit {
        let (payload, more) = match cargo.entries {
            Entries::None => (None, None),
            Entries::One(entry) => (Some(entry), None),
            Entries::Many(entries) => (None, Some(entries)),
        };
        let segment = Segment {
            config: Arc::clone(&self.config),
            peer: self.peer.clone(),
            // [R-E2E.18]
            security: open.security,
            session: open.id,
            // [R-E2E.17]
            sequence: id,
            expected,
            retransmit: cargo.retransmit_id,
            states: cargo.states,
            payload,
        };
        let integrity = self.integrity();
        // [R-E2E.29]
        let method = integrity.method(cargo.handshake).unwrap_or(None);
        let transmit = if method.is_none() && more.is_none() {
            Transmit::segment(segment)
        } else {
            let mut record = segment.into_record();
            if let (Some(entries), RecordType::SessionContext(context)) =
                (more, &mut record.record_type)
            {
                context.payload = entries;
            }
            integrity.protect(&mut record, method);
            Transmit::record(record)
        };
        self.acknowledge = false;
        self.unacknowledged = 0;
        self.timers.stop(Timer::Acknowledge);
        self.touch(now);
        transmit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Config, Role,
        security::{MtpProtection, Security},
    };

    #[test]
    #[expect(clippy::disallowed_methods, reason = "an Instant has no other source")]
    fn r_e2e_9_the_next_message_after_a_number_near_the_end_opens_a_new_session() {
        let now = Instant::now();
        let config = Config::new("self::a".parse().expect("id"), Role::Agent)
            .with_security(Security::default().with_mtp(MtpProtection::TRUSTED))
            .with_max_record_bytes(Some(120));
        let peer = "self::b".parse().expect("id");
        let mut session = Session::new(Arc::new(config), peer, 1).expect("two endpoints");
        session.start(now).expect("allowed");
        let old = session.session_id();
        let edge = SequenceId::new(u64::MAX - 10_000).expect("not 0");
        session.outgoing.skip_to(edge.previous().expect("not 1"));
        let number = |transmit: &Transmit| {
            let RecordType::SessionContext(context) = transmit.to_record().record_type else {
                panic!("expected a record of the session");
            };
            context.sequence_id
        };
        // one below the edge: nothing happens yet; a Message begun at the edge is finished
        for message in [&b"m"[..], &[b'm'; 300][..]] {
            session
                .send_via(now, crate::ReplyPath::Session, message.to_vec())
                .expect("queued");
            let records: Vec<_> = std::iter::from_fn(|| session.poll_transmit(now)).collect();
            assert!(
                records
                    .iter()
                    .all(|record| number(record) >= edge.previous().expect("not 1"))
            );
            assert_eq!(session.session_id(), old);
        }
        session
            .send_via(now, crate::ReplyPath::Session, "next")
            .expect("queued");
        let first = session.poll_transmit(now).expect("a record");
        assert_eq!(number(&first), SequenceId::FIRST);
        assert_ne!(session.session_id(), old);
    }
}
