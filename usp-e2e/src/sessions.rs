//! A table of peers, for an Endpoint that has more than one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Instant,
};

use bytes::Bytes;
use usp_record::{DecodeError, EndpointIdText, ErrorCode, Record, view::SegmentView};

use crate::{
    Config, Error, Event, Ignored, MessageId, Misuse, Received, ReplyPath, Role, Session, Transmit,
    retry::Seeded,
};

/// What tells peers apart: their role and their Endpoint ID (R-ARC.1).
///
/// An Agent and a Controller may have the same Endpoint ID and are two peers all the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct PeerKey {
    /// The Endpoint ID of the peer.
    pub id: EndpointIdText,
    /// The role of the peer.
    pub role: Role,
}

impl PeerKey {
    /// A peer with a role and an ID.
    #[must_use]
    pub const fn new(role: Role, id: EndpointIdText) -> Self {
        Self { id, role }
    }
}

/// The peers of an Endpoint, each with at most one Session Context (R-ARC.1, R-E2E.5).
///
/// Works as a [`Session`] does, with a key beside each argument and result. Only peers that have something to say are
/// looked at: idle ones cost memory and nothing else.
///
/// ```
/// use std::{sync::Arc, time::Instant};
/// use usp_e2e::{Config, PeerKey, Role, Sessions, security::{MtpProtection, Security}};
///
/// let config = Config::new("self::acs".parse()?, Role::Controller)
///     .with_security(Security::default().with_mtp(MtpProtection::TRUSTED));
/// let mut sessions = Sessions::new(7);
/// let agent = PeerKey::new(Role::Agent, "self::cpe-1".parse()?);
/// sessions.insert(Arc::new(config), agent.clone())?;
/// let now = Instant::now();
/// sessions.send(now, &agent, "a Msg")?;
/// let (to, transmit) = sessions.poll_transmit(now).expect("a Record to send");
/// assert_eq!((to, transmit.to_record().to_id.as_str()), (agent, "self::cpe-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Sessions {
    slots: BTreeMap<PeerKey, u32>,
    peers: Peers,
    /// Peers by their next deadline.
    deadlines: BTreeSet<(Instant, u32)>,
    /// Peers that were touched since they had nothing to send.
    to_transmit: BTreeSet<u32>,
    /// Peers that were touched since they had nothing to tell.
    to_report: BTreeSet<u32>,
    seeded: Seeded,
}

/// Peers by their numbers, which are used again.
#[derive(Debug)]
struct Peers {
    all: Vec<Option<Box<Slot>>>,
    free: Vec<u32>,
}

impl Peers {
    fn get(&self, slot: u32) -> Option<&Slot> {
        self.all.get(usize::try_from(slot).ok()?)?.as_deref()
    }

    fn get_mut(&mut self, slot: u32) -> Option<&mut Slot> {
        self.all
            .get_mut(usize::try_from(slot).ok()?)?
            .as_deref_mut()
    }

    /// `None` when there are more peers than numbers.
    fn insert(&mut self, peer: Box<Slot>) -> Option<u32> {
        if let Some(slot) = self.free.pop() {
            *self.all.get_mut(usize::try_from(slot).ok()?)? = Some(peer);
            return Some(slot);
        }
        let slot = u32::try_from(self.all.len()).ok()?;
        self.all.push(Some(peer));
        Some(slot)
    }

    fn remove(&mut self, slot: u32) -> Option<Box<Slot>> {
        let removed = self.all.get_mut(usize::try_from(slot).ok()?)?.take()?;
        self.free.push(slot);
        Some(removed)
    }
}

#[derive(Debug)]
struct Slot {
    role: Role,
    session: Session,
}

impl Slot {
    fn key(&self) -> PeerKey {
        PeerKey::new(self.role, self.session.peer().clone())
    }
}

impl Sessions {
    /// An empty table; every peer gets a seed of its own that follows from this one.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self {
            slots: BTreeMap::new(),
            peers: Peers {
                all: Vec::new(),
                free: Vec::new(),
            },
            deadlines: BTreeSet::new(),
            to_transmit: BTreeSet::new(),
            to_report: BTreeSet::new(),
            seeded: Seeded::new(seed),
        }
    }

    /// Number of peers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no peer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds a peer; one that is there already is replaced, with all that was under way.
    ///
    /// # Errors
    /// [`Misuse::OwnEndpointId`] when the peer has our own Endpoint ID (R-ARC.2).
    pub fn insert(&mut self, config: Arc<Config>, key: PeerKey) -> Result<(), Error> {
        let session = Session::new(config, key.id.clone(), self.seeded.next())?;
        self.remove(&key);
        let peer = Box::new(Slot {
            role: key.role,
            session,
        });
        // four thousand million peers do not fit into any memory
        if let Some(slot) = self.peers.insert(peer) {
            self.slots.insert(key, slot);
        }
        Ok(())
    }

    /// Removes a peer, with all that was under way.
    pub fn remove(&mut self, key: &PeerKey) -> Option<Session> {
        let slot = self.slots.remove(key)?;
        let removed = self.peers.remove(slot)?;
        if let Some(at) = removed.session.poll_timeout() {
            self.deadlines.remove(&(at, slot));
        }
        self.to_transmit.remove(&slot);
        self.to_report.remove(&slot);
        Some(removed.session)
    }

    /// The session of a peer.
    #[must_use]
    pub fn get(&self, key: &PeerKey) -> Option<&Session> {
        let slot = self.slots.get(key)?;
        self.peers.get(*slot).map(|slot| &slot.session)
    }

    /// Does anything to the session of a peer, and notes what follows from it.
    ///
    /// # Errors
    /// [`Misuse::UnknownPeer`].
    pub fn with<T>(
        &mut self,
        key: &PeerKey,
        act: impl FnOnce(&mut Session) -> T,
    ) -> Result<T, Error> {
        let slot = self
            .slots
            .get(key)
            .copied()
            .ok_or(Error::ApiMisuse(Misuse::UnknownPeer))?;
        self.at(slot, act)
            .ok_or(Error::ApiMisuse(Misuse::UnknownPeer))
    }

    fn at<T>(&mut self, slot: u32, act: impl FnOnce(&mut Session) -> T) -> Option<T> {
        let peer = self.peers.get_mut(slot)?;
        let before = peer.session.poll_timeout();
        let result = act(&mut peer.session);
        let after = peer.session.poll_timeout();
        self.move_deadline(slot, before, after);
        self.to_transmit.insert(slot);
        self.to_report.insert(slot);
        Some(result)
    }

    fn move_deadline(&mut self, slot: u32, before: Option<Instant>, after: Option<Instant>) {
        if before == after {
            return;
        }
        if let Some(old) = before {
            self.deadlines.remove(&(old, slot));
        }
        if let Some(new) = after {
            self.deadlines.insert((new, slot));
        }
    }

    /// Takes a Record of a peer with a role; its Endpoint ID is in the Record.
    ///
    /// The role is not in the Record: an Endpoint that is Agent and Controller at once has to know it from the
    /// channel or from the Message.
    ///
    /// # Errors
    /// As [`Session::handle_record`], and [`Ignored::NotFromPeer`] when there is no such peer.
    pub fn handle_record(
        &mut self,
        now: Instant,
        role: Role,
        received: impl Into<Received>,
    ) -> Result<(), Error> {
        let received = received.into();
        let key = PeerKey::new(role, received.sender().clone());
        let slot = self
            .slots
            .get(&key)
            .copied()
            .ok_or(Error::Ignored(Ignored::NotFromPeer))?;
        self.at(slot, |session| session.handle_record(now, received))
            .unwrap_or(Err(Error::Ignored(Ignored::NotFromPeer)))
    }

    /// Takes the bytes of a Record of a peer with a role; its Endpoint ID is in the Record.
    ///
    /// # Errors
    /// As [`Session::handle_bytes`], and [`Ignored::NotFromPeer`] when there is no such peer.
    pub fn handle_bytes(
        &mut self,
        now: Instant,
        role: Role,
        bytes: impl Into<Bytes>,
    ) -> Result<(), Error> {
        let bytes = bytes.into();
        let wire_bytes = bytes.len();
        if let Some(segment) = SegmentView::read(&bytes) {
            let stranger = Err(Error::Ignored(Ignored::NotFromPeer));
            return EndpointIdText::try_from(segment.from_id().to_str())
                .ok()
                .and_then(|id| self.slots.get(&PeerKey::new(role, id)).copied())
                .and_then(|slot| self.at(slot, |session| session.handle_bytes(now, bytes)))
                .unwrap_or(stranger);
        }
        match Record::decode(bytes) {
            Ok(record) => {
                self.handle_record(now, role, Received::new(record).with_wire_bytes(wire_bytes))
            }
            Err(error) => self.handle_undecodable(now, role, &error),
        }
    }

    /// Takes note of a Record that cannot be decoded, as [`Session::handle_undecodable`].
    ///
    /// # Errors
    /// Always; [`Ignored::NotFromPeer`] when its sender cannot be told or is none of the peers.
    pub fn handle_undecodable(
        &mut self,
        now: Instant,
        role: Role,
        error: &DecodeError,
    ) -> Result<(), Error> {
        let stranger = Err(Error::Ignored(Ignored::NotFromPeer));
        let Some(Ok(id)) = error.from_id().map(EndpointIdText::try_from) else {
            return stranger;
        };
        self.slots
            .get(&PeerKey::new(role, id))
            .copied()
            .and_then(|slot| self.at(slot, |session| session.handle_undecodable(now, error)))
            .unwrap_or(stranger)
    }

    /// As [`Session::send`].
    ///
    /// # Errors
    /// As there, and [`Misuse::UnknownPeer`].
    pub fn send(
        &mut self,
        now: Instant,
        key: &PeerKey,
        message: impl Into<Bytes>,
    ) -> Result<MessageId, Error> {
        self.with(key, |session| session.send(now, message))?
    }

    /// As [`Session::send_via`].
    ///
    /// # Errors
    /// As there, and [`Misuse::UnknownPeer`].
    pub fn send_via(
        &mut self,
        now: Instant,
        key: &PeerKey,
        path: ReplyPath,
        message: impl Into<Bytes>,
    ) -> Result<MessageId, Error> {
        self.with(key, |session| session.send_via(now, path, message))?
    }

    /// As [`Session::disconnect`].
    ///
    /// # Errors
    /// [`Misuse::UnknownPeer`].
    pub fn disconnect(
        &mut self,
        now: Instant,
        key: &PeerKey,
        code: ErrorCode,
        reason: &str,
    ) -> Result<(), Error> {
        self.with(key, |session| session.disconnect(now, code, reason))
    }

    /// The next Record, and the peer that it is for.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant) -> Option<(PeerKey, Transmit)> {
        loop {
            let slot = *self.to_transmit.first()?;
            let Some(peer) = self.peers.get_mut(slot) else {
                self.to_transmit.remove(&slot);
                continue;
            };
            let before = peer.session.poll_timeout();
            let transmit = peer.session.poll_transmit(now);
            let after = peer.session.poll_timeout();
            let found = transmit.map(|transmit| (peer.key(), transmit));
            // sending moves deadlines, and may end a session
            self.move_deadline(slot, before, after);
            self.to_report.insert(slot);
            if found.is_some() {
                return found;
            }
            self.to_transmit.remove(&slot);
        }
    }

    /// What happened next, and with which peer.
    #[must_use]
    pub fn poll_event(&mut self) -> Option<(PeerKey, Event)> {
        loop {
            let slot = *self.to_report.first()?;
            let found = self.peers.get_mut(slot).and_then(|peer| {
                let event = peer.session.poll_event()?;
                Some((peer.key(), event))
            });
            if found.is_some() {
                return found;
            }
            self.to_report.remove(&slot);
        }
    }

    /// The earliest deadline of all peers.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.deadlines.first().map(|(at, _)| *at)
    }

    /// Does what is due with any peer; an early call is harmless.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some((at, slot)) = self.deadlines.first().copied() {
            if at > now {
                break;
            }
            self.at(slot, |session| session.handle_timeout(now));
        }
    }
}
