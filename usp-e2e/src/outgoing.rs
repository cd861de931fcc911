//! Messages to be sent, and Records kept until the peer has them.

use std::{iter, slice, time::Instant};

use bytes::Bytes;
use usp_record::{SarState, SequenceId};

use crate::{
    MessageId, RetransmitTries,
    queue::Queue,
    segment::{Room, state},
};

/// The payload entries of a Record, mostly one.
#[derive(Clone, Debug, Default)]
pub(crate) enum Entries {
    #[default]
    None,
    One(Bytes),
    Many(Vec<Bytes>),
}

impl Entries {
    pub(crate) const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The entries, one behind the other.
    pub(crate) fn as_slice(&self) -> &[Bytes] {
        match self {
            Self::None => &[],
            Self::One(entry) => slice::from_ref(entry),
            Self::Many(entries) => entries,
        }
    }

    pub(crate) fn as_mut_slice(&mut self) -> &mut [Bytes] {
        match self {
            Self::None => &mut [],
            Self::One(entry) => slice::from_mut(entry),
            Self::Many(entries) => entries,
        }
    }
}

impl From<Vec<Bytes>> for Entries {
    fn from(mut entries: Vec<Bytes>) -> Self {
        match entries.len() {
            0 | 1 => entries.pop().map_or(Self::None, Self::One),
            _ => Self::Many(entries),
        }
    }
}

/// What a Record carries beside the numbers that are of the moment.
#[derive(Clone, Debug)]
pub(crate) struct Cargo {
    pub(crate) entries: Entries,
    pub(crate) states: [SarState; 2],
    pub(crate) retransmit_id: Option<SequenceId>,
    /// The Message that ends with this Record.
    pub(crate) ends: Option<MessageId>,
    /// Whether it belongs to a TLS handshake, and has no MAC.
    pub(crate) handshake: bool,
}

impl Cargo {
    /// Nothing but acknowledgement, and maybe a request.
    pub(crate) const fn empty(retransmit_id: Option<SequenceId>) -> Self {
        Self {
            entries: Entries::None,
            states: [SarState::None; 2],
            retransmit_id,
            ends: None,
            handshake: false,
        }
    }

    /// Whether the peer has to react to it, so that no reaction means loss.
    pub(crate) const fn is_urgent(&self) -> bool {
        !self.entries.is_none() || self.retransmit_id.is_some()
    }
}

/// A Record that was sent and is kept for requests (R-E2E.16).
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) cargo: Cargo,
    /// Bytes that `expected_id` took when it was sent first.
    pub(crate) expected_room: u8,
    pub(crate) tries: u32,
    pub(crate) last_sent: Instant,
}

/// What a request for a Record leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Granted,
    /// The peer has acknowledged it since.
    Superseded,
    Unknown,
    TooOften,
}

/// The Records sent in a session and not acknowledged.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// The number of the front of `sent`, or the next one.
    first: SequenceId,
    next: SequenceId,
    sent: Queue<Sent>,
    /// Records with payload among them.
    with_payload: u32,
    urgent: u32,
}

impl Outgoing {
    pub(crate) const fn new() -> Self {
        Self {
            // [R-E2E.14]
            first: SequenceId::FIRST,
            next: SequenceId::FIRST,
            sent: Queue::new(),
            with_payload: 0,
            urgent: 0,
        }
    }

    /// As if so many Records had been sent and acknowledged.
    #[cfg(test)]
    pub(crate) const fn skip_to(&mut self, next: SequenceId) {
        self.first = next;
        self.next = next;
    }

    /// The number of the next Record.
    pub(crate) const fn next(&self) -> SequenceId {
        self.next
    }

    /// Records with payload that are not acknowledged.
    pub(crate) fn in_flight(&self) -> usize {
        usize::try_from(self.with_payload).unwrap_or(usize::MAX)
    }

    /// Records without payload that are not acknowledged.
    pub(crate) fn empties(&self) -> usize {
        self.sent.len().saturating_sub(self.in_flight())
    }

    /// Whether a Record is not acknowledged that calls for a reaction.
    pub(crate) const fn is_urgent(&self) -> bool {
        self.urgent > 0
    }

    /// Keeps a Record that is sent now; gives its number. `None` when there are no numbers left.
    pub(crate) fn keep(
        &mut self,
        cargo: Cargo,
        expected_room: usize,
        now: Instant,
    ) -> Option<SequenceId> {
        let id = self.next;
        // [R-E2E.15]
        self.next = id.next()?;
        if !cargo.entries.is_none() {
            self.with_payload = self.with_payload.saturating_add(1);
        }
        if cargo.is_urgent() {
            self.urgent = self.urgent.saturating_add(1);
        }
        // [R-E2E.16]
        self.sent.push_back(Sent {
            cargo,
            expected_room: u8::try_from(expected_room).unwrap_or(u8::MAX),
            tries: 0,
            last_sent: now,
        });
        Some(id)
    }

    fn index(&self, id: SequenceId) -> Option<usize> {
        let index = id.get().checked_sub(self.first.get())?;
        usize::try_from(index).ok()
    }

    pub(crate) fn get(&self, id: SequenceId) -> Option<&Sent> {
        self.sent.get(self.index(id)?)
    }

    /// The number of the oldest Record without acknowledgement, if there is one.
    pub(crate) const fn first(&self) -> SequenceId {
        self.first
    }

    /// Forgets the Records before a number (R-E2E.16); gives the next Message that ended in one of them.
    ///
    /// To be called until it gives nothing.
    pub(crate) fn acknowledge(&mut self, expected: SequenceId) -> Option<MessageId> {
        while self.first < expected {
            let sent = self.sent.pop_front()?;
            self.first = self.first.next().unwrap_or(SequenceId::MAX);
            if !sent.cargo.entries.is_none() {
                self.with_payload = self.with_payload.saturating_sub(1);
            }
            if sent.cargo.is_urgent() {
                self.urgent = self.urgent.saturating_sub(1);
            }
            if sent.cargo.ends.is_some() {
                return sent.cargo.ends;
            }
        }
        None
    }

    /// Gives back the memory that is not used: between two Messages that is most of it.
    pub(crate) fn trim(&mut self) {
        self.sent.trim();
    }

    /// Counts one more transmission of a Record, if that is allowed.
    pub(crate) fn request(
        &mut self,
        id: SequenceId,
        tries: RetransmitTries,
        now: Instant,
    ) -> Request {
        if id < self.first {
            return Request::Superseded;
        }
        let Some(sent) = self.index(id).and_then(|index| self.sent.get_mut(index)) else {
            return Request::Unknown;
        };
        if !tries.allow(sent.tries) {
            return Request::TooOften;
        }
        sent.tries = sent.tries.saturating_add(1);
        sent.last_sent = now;
        Request::Granted
    }
}

/// A Message, or a flight of a handshake, that is being cut into Records.
#[derive(Debug)]
pub(crate) struct Cutting {
    /// Whole units: the plain Message, or one TLS record each.
    units: Queue<Bytes>,
    /// Bytes of the first unit that have gone.
    offset: usize,
    started: bool,
    ends: Option<MessageId>,
    handshake: bool,
}

impl Cutting {
    pub(crate) fn message(units: impl Into<Queue<Bytes>>, id: MessageId) -> Self {
        Self {
            units: units.into(),
            offset: 0,
            started: false,
            ends: Some(id),
            handshake: false,
        }
    }

    /// What payload TLS has to say by itself; `handshake`: there were no keys yet when it was said.
    #[cfg(feature = "tls")]
    pub(crate) fn flight(units: impl Into<Queue<Bytes>>, handshake: bool) -> Self {
        Self {
            units: units.into(),
            offset: 0,
            started: false,
            ends: None,
            handshake,
        }
    }

    /// Whether it is no Message.
    pub(crate) const fn is_flight(&self) -> bool {
        self.ends.is_none()
    }

    pub(crate) const fn is_handshake(&self) -> bool {
        self.handshake
    }

    pub(crate) fn is_done(&self) -> bool {
        self.units.is_empty()
    }

    /// Takes the cargo of the next Record; `None` when a Record has no room for a byte of it.
    pub(crate) fn next(&mut self, room: &Room) -> Option<Cargo> {
        let cargo = |entries, states, ends, handshake| Cargo {
            entries,
            states,
            retransmit_id: None,
            ends,
            handshake,
        };
        // everything in one Record: cases 1, 3 and 4 of the specification
        let none = [SarState::None; 2];
        if !self.started && room.fits(none, self.units.iter().map(Bytes::len)) {
            self.started = true;
            let entries = match self.units.len() {
                1 => Entries::One(self.units.pop_front()?),
                _ => Entries::Many(iter::from_fn(|| self.units.pop_front()).collect()),
            };
            return Some(cargo(entries, none, self.ends, self.handshake));
        }
        let first = !self.started;
        let last_unit = self.units.len() == 1;
        let unit = self.units.get(0)?;
        let rest = unit.len().saturating_sub(self.offset);
        let of = |last_piece: bool| {
            [
                state(first, last_unit && last_piece),
                state(self.offset == 0, last_piece),
            ]
        };
        let ends_here = room.max.is_none_or(|max| rest <= max)
            && room
                .longest_entry(of(true))
                .is_some_and(|longest| longest >= rest);
        let (states, len) = if ends_here {
            // the rest of a unit, or all of it: the last Record of cases 2, 5 and 7, each one of case 6
            (of(true), rest)
        } else {
            let longest = room.longest_entry(of(false))?;
            // leave something for the last piece where states make the difference
            let len = longest.min(rest.saturating_sub(1));
            (of(false), Some(len).filter(|len| *len > 0)?)
        };
        let end = self.offset.saturating_add(len);
        let piece = unit.slice(self.offset..end);
        let ends = if end < unit.len() {
            self.offset = end;
            None
        } else {
            self.offset = 0;
            self.units.pop_front();
            self.ends.filter(|_| last_unit)
        };
        self.started = true;
        Some(cargo(Entries::One(piece), states, ends, self.handshake))
    }
}

/// A Message of the caller until it is acknowledged or lost.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: MessageId,
    pub(crate) payload: Bytes,
    /// Sessions that ended over it.
    pub(crate) sessions: u32,
    /// Whether all of it was sent in one of them.
    pub(crate) in_doubt: bool,
}
