//! The front door: what comes in, what goes out, and when to wake up.

mod lifecycle;
mod observe;
mod receive;
mod transmit;

use std::{
    collections::VecDeque,
    fmt,
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Instant,
};

use bytes::Bytes;
use usp_record::{EndpointIdText, ErrorCode, PayloadSecurity, Record, SequenceId, SessionId};

use crate::{
    Cause, Config, Error, Event, Limit, MessageId, Misuse, ReplyPath, SessionMode, Stats,
    outgoing::{Cutting, Message, Outgoing},
    queue::Queue,
    reassemble::Reassembly,
    retry::Seeded,
    security::{Integrity, MtpProtection, Protection},
    sequence::Incoming,
    state::{Lifecycle, Phase},
    timer::{Timer, Timers},
};

/// A Record that came, with what its transport did for it.
///
/// A plain [`Record`] turns into one to which the settings of the session apply.
#[derive(Clone, Debug)]
pub struct Received {
    record: Record,
    carrier: Carrier,
}

/// What is known of how a Record came.
#[derive(Clone, Copy, Debug)]
struct Carrier {
    /// What protected it; else what the session knows of its channel.
    mtp: Option<MtpProtection>,
    /// Length of the bytes that its payload is a part of, if that is known.
    wire_bytes: Option<usize>,
}

impl Received {
    /// A Record that came over the usual channel.
    #[must_use]
    pub const fn new(record: Record) -> Self {
        Self {
            record,
            carrier: Carrier {
                mtp: None,
                wire_bytes: None,
            },
        }
    }

    pub(crate) const fn sender(&self) -> &EndpointIdText {
        &self.record.from_id
    }

    /// Says how long the buffer is that the Record was decoded from, in bytes; default: not known.
    ///
    /// Its payload is a part of that buffer, and stays there if that costs little memory; otherwise it is copied, as
    /// soon as it has to be kept. [`Session::handle_bytes`] says it by itself.
    #[must_use]
    pub const fn with_wire_bytes(mut self, bytes: usize) -> Self {
        self.carrier.wire_bytes = Some(bytes);
        self
    }

    /// Says what protected this Record on its way; default: what the session knows of its channel.
    #[must_use]
    pub const fn with_mtp(mut self, mtp: MtpProtection) -> Self {
        self.carrier.mtp = Some(mtp);
        self
    }
}

impl From<Record> for Received {
    fn from(record: Record) -> Self {
        Self::new(record)
    }
}

/// The exchange of Records with one peer, with or without a Session Context.
///
/// After any call with `&mut self` drain [`poll_transmit`](Self::poll_transmit), then
/// [`poll_event`](Self::poll_event), then look at [`poll_timeout`](Self::poll_timeout) again. `now` must never go
/// back. See the [crate page](crate) for an example.
pub struct Session {
    config: Arc<Config>,
    peer: EndpointIdText,
    mtp: Option<MtpProtection>,
    seeded: Seeded,
    life: Lifecycle,
    timers: Timers,
    incoming: Incoming,
    outgoing: Outgoing,
    protection: Protection,
    /// Whether the peer has begun to use MACs.
    peer_uses_mac: bool,
    /// Whether our numbers come to an end (R-E2E.9).
    exhausted: bool,
    /// Whether the peer said that it does not want sessions.
    refused_by_peer: bool,
    /// Whether an empty Record is to go out, unless another one does.
    acknowledge: bool,
    /// Records with payload taken since we last sent one.
    unacknowledged: u16,
    /// A Record to ask the peer for.
    request: Option<SequenceId>,
    last_message: u64,
    outgoing_bytes: usize,
    work: Lazy,
    stats: Stats,
}

/// The queues, all empty while nothing happens.
#[derive(Debug)]
struct Work {
    disconnect: Option<(ErrorCode, String)>,
    /// Messages to go outside of a session.
    sessionless: Queue<Bytes>,
    /// Messages not begun.
    waiting: Queue<Message>,
    /// Messages begun and not acknowledged; the last one is being cut if there is a `cutting`.
    begun: Queue<Message>,
    cutting: Option<Cutting>,
    /// Flights of a TLS handshake.
    flights: VecDeque<Cutting>,
    resends: VecDeque<SequenceId>,
    events: Queue<Event>,
    reassembly: Reassembly,
}

impl Work {
    const fn new() -> Self {
        Self {
            disconnect: None,
            sessionless: Queue::new(),
            waiting: Queue::new(),
            begun: Queue::new(),
            cutting: None,
            flights: VecDeque::new(),
            resends: VecDeque::new(),
            events: Queue::new(),
            reassembly: Reassembly::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.disconnect.is_none()
            && self.sessionless.is_empty()
            && self.waiting.is_empty()
            && self.begun.is_empty()
            && self.cutting.is_none()
            && self.flights.is_empty()
            && self.resends.is_empty()
            && self.events.is_empty()
            && self.reassembly.is_empty()
    }
}

/// The queues of a peer, which take no memory while they are empty.
#[derive(Debug, Default)]
struct Lazy(Option<Box<Work>>);

impl Lazy {
    /// Gives the memory back if nothing is in it.
    fn trim(&mut self) {
        if self.0.as_ref().is_some_and(|work| work.is_empty()) {
            self.0 = None;
        }
    }
}

impl Deref for Lazy {
    type Target = Work;

    #[inline]
    fn deref(&self) -> &Work {
        static EMPTY: Work = Work::new();
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Lazy {
    #[inline]
    fn deref_mut(&mut self) -> &mut Work {
        self.0.get_or_insert_with(|| Box::new(Work::new()))
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("own_id", &self.config.own_id)
            .field("peer", &self.peer)
            .field("phase", &self.life.phase())
            .field("expected", &self.incoming.expected())
            .field("next", &self.outgoing.next())
            .field("bytes_held", &self.bytes_held())
            .field("stats", &self.stats)
            .finish_non_exhaustive()
    }
}

impl Session {
    /// An exchange with a peer, without a session yet.
    ///
    /// All that is random follows from the seed: numbers of sessions and waits before restarts. Two peers with the
    /// same seed would draw the same ones.
    ///
    /// # Errors
    /// [`Misuse::OwnEndpointId`] when the peer has our own Endpoint ID (R-ARC.2).
    pub fn new(config: Arc<Config>, peer: EndpointIdText, seed: u64) -> Result<Self, Error> {
        // [R-ARC.2]
        if config.own_id == peer {
            return Err(Error::ApiMisuse(Misuse::OwnEndpointId));
        }
        Ok(Self {
            config,
            peer,
            mtp: None,
            seeded: Seeded::new(seed),
            life: Lifecycle::new(),
            timers: Timers::default(),
            incoming: Incoming::new(),
            outgoing: Outgoing::new(),
            protection: Protection::Plain,
            peer_uses_mac: false,
            exhausted: false,
            refused_by_peer: false,
            acknowledge: false,
            unacknowledged: 0,
            request: None,
            last_message: 0,
            outgoing_bytes: 0,
            work: Lazy::default(),
            stats: Stats::default(),
        })
    }

    /// The Endpoint ID of the peer.
    #[must_use]
    pub const fn peer(&self) -> &EndpointIdText {
        &self.peer
    }

    /// The settings.
    #[must_use]
    pub const fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// The number of the session that is open, if any.
    #[must_use]
    pub fn session_id(&self) -> Option<SessionId> {
        self.life.open().map(|open| open.id)
    }

    /// Counters.
    #[must_use]
    pub const fn stats(&self) -> &Stats {
        &self.stats
    }

    /// Payload bytes that are held: Messages to send, Records that came early, and unfinished Messages.
    #[must_use]
    pub fn bytes_held(&self) -> usize {
        self.outgoing_bytes
            .saturating_add(self.incoming.bytes())
            .saturating_add(self.work.reassembly.bytes())
    }

    /// Whether nothing is on its way: no Message to send or to be acknowledged, none half received, no event.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.outgoing_bytes == 0
            && self.work.sessionless.is_empty()
            && self.work.events.is_empty()
            && !self.incoming.has_gap()
            && self.work.reassembly.bytes() == 0
    }

    /// Says what the channel to this peer does for Records, in place of what the settings say.
    pub const fn set_mtp(&mut self, mtp: MtpProtection) {
        self.mtp = Some(mtp);
    }

    /// Takes new settings; times count from now.
    ///
    /// A peer that has refused sessions may be asked again. When sessions are forbidden from now on, the open one is
    /// ended with a Disconnect Record (R-E2E.6b).
    ///
    /// # Errors
    /// [`Misuse::OtherEndpoint`] when Endpoint ID or role differ.
    pub fn set_config(&mut self, now: Instant, config: Arc<Config>) -> Result<(), Error> {
        if config.own_id != self.config.own_id || config.role != self.config.role {
            return Err(Error::ApiMisuse(Misuse::OtherEndpoint));
        }
        self.config = config;
        self.refused_by_peer = false;
        if self.config.mode == SessionMode::Forbid && self.life.phase() != Phase::Idle {
            self.end(now, "session contexts are no longer allowed");
        }
        self.touch(now);
        Ok(())
    }

    /// Queues a Message that is not an answer: into the session or outside of one, by [`SessionMode`].
    ///
    /// # Errors
    /// [`Error::ApiMisuse`] and [`Error::LimitExceeded`]; then nothing has changed.
    pub fn send(&mut self, now: Instant, message: impl Into<Bytes>) -> Result<MessageId, Error> {
        let path = match self.config.mode {
            SessionMode::Require => ReplyPath::Session,
            SessionMode::Allow if self.life.phase() != Phase::Idle => ReplyPath::Session,
            SessionMode::Allow | SessionMode::Forbid => ReplyPath::NoSession,
        };
        self.send_via(now, path, message)
    }

    /// Queues a Message for one way.
    ///
    /// An answer has to take the way of its request (R-MSG.0a), which is part of [`Event::Message`]. A session is
    /// started where there is none. A Message outside of a session cannot be segmented, and nothing is heard of it
    /// again: it has no [`Event::Delivered`]. It may go even where sessions are required, for that is how a request is
    /// answered that came before they were, and how one is refused with an Error Message (R-MTP.5).
    ///
    /// # Errors
    /// [`Error::ApiMisuse`] and [`Error::LimitExceeded`]; then nothing has changed.
    pub fn send_via(
        &mut self,
        now: Instant,
        path: ReplyPath,
        message: impl Into<Bytes>,
    ) -> Result<MessageId, Error> {
        let payload = message.into();
        if payload.is_empty() {
            return Err(Error::ApiMisuse(Misuse::EmptyMessage));
        }
        let bytes = self.outgoing_bytes.saturating_add(payload.len());
        if bytes > self.config.max_outgoing_bytes {
            return Err(Error::LimitExceeded {
                limit: Limit::OutgoingBytes,
                max: self.config.max_outgoing_bytes,
            });
        }
        self.check_sendable(path, &payload)?;
        let id = MessageId::after(self.last_message);
        self.last_message = id.get();
        match path {
            ReplyPath::NoSession => self.work.sessionless.push_back(payload),
            ReplyPath::Session => {
                self.work.waiting.push_back(Message {
                    id,
                    payload,
                    sessions: 0,
                    in_doubt: false,
                });
                if self.life.phase() == Phase::Idle {
                    self.begin(now);
                }
            }
        }
        self.outgoing_bytes = bytes;
        Ok(id)
    }

    /// Whether a Message can be sent at all.
    fn check_sendable(&self, path: ReplyPath, payload: &Bytes) -> Result<(), Error> {
        let misuse = |what| Err(Error::ApiMisuse(what));
        let fits = match path {
            ReplyPath::Session => {
                if self.config.mode == SessionMode::Forbid {
                    return misuse(Misuse::SessionForbidden);
                }
                if self.refused_by_peer {
                    return misuse(Misuse::SessionRefusedByPeer);
                }
                if self.life.open().is_none() && !self.can_begin() {
                    return misuse(Misuse::NoTls);
                }
                self.has_room()
            }
            ReplyPath::NoSession => self.fits_sessionless(payload),
        };
        match (self.integrity().method(true), fits) {
            (Err(what), _) => misuse(what),
            (Ok(_), Some(max)) => Err(Error::LimitExceeded {
                limit: Limit::RecordBytes,
                max,
            }),
            (Ok(_), None) => Ok(()),
        }
    }

    /// Starts a session without a Message, unless there is one or one is about to start.
    ///
    /// # Errors
    /// [`Error::ApiMisuse`] when sessions are forbidden here or refused by the peer.
    pub fn start(&mut self, now: Instant) -> Result<(), Error> {
        self.check_sendable(ReplyPath::Session, &Bytes::new())?;
        if self.life.phase() == Phase::Idle {
            self.begin(now);
        }
        Ok(())
    }

    /// Starts a session in place of the open one, at once (`E2ESession.Reset()`).
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn restart(&mut self, now: Instant) -> Result<(), Error> {
        self.check_sendable(ReplyPath::Session, &Bytes::new())?;
        self.close(Cause::Ended);
        self.begin(now);
        Ok(())
    }

    /// Ends the session and tells the peer with a Disconnect Record of code 7105 (R-E2E.6b).
    ///
    /// All Messages for the session are reported as lost.
    pub fn end(&mut self, now: Instant, reason: &str) {
        self.disconnect(now, ErrorCode::SESSION_CONTEXT_TERMINATED, reason);
    }

    /// Sends a Disconnect Record with any code, before the channel is closed for example (R-MTP.7).
    ///
    /// Ends the session; all Messages for it are reported as lost. An empty reason is replaced by the name of
    /// the code.
    pub fn disconnect(&mut self, now: Instant, code: ErrorCode, reason: &str) {
        self.close(Cause::Ended);
        self.life.leave(false, now);
        self.timers = Timers::default();
        self.lose_waiting(Cause::Ended);
        self.queue_disconnect(code, reason);
    }

    fn queue_disconnect(&mut self, code: ErrorCode, reason: &str) {
        // [R-E2E.6a] [R-E2E.6b] the text is not empty
        let text = if reason.is_empty() {
            code.name().unwrap_or("disconnected")
        } else {
            reason
        };
        self.work.disconnect = Some((code, text.into()));
    }

    /// What happened; to be drained after [`poll_transmit`](Self::poll_transmit).
    #[must_use]
    pub fn poll_event(&mut self) -> Option<Event> {
        if self.work.events.is_empty() {
            self.work.trim();
            if self.work.0.is_none() {
                self.outgoing.trim();
                self.timers.trim();
            }
            return None;
        }
        self.work.events.pop_front()
    }

    /// When [`handle_timeout`](Self::handle_timeout) is to be called, unless something else comes before.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.timers.next()
    }

    /// Does what is due; an early call is harmless.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some(timer) = self.timers.take_due(now) {
            match timer {
                Timer::Acknowledge => self.acknowledge = self.unacknowledged > 0,
                Timer::Request => self.request_missing(now),
                Timer::Resend => self.resend_oldest(now),
                Timer::Stall => self.fail(now, Cause::Stalled),
                #[cfg(feature = "tls")]
                Timer::Handshake => self.fail(now, Cause::HandshakeTimeout),
                Timer::Expire => self.expire(now),
                Timer::Retry => self.retry(now),
            }
        }
    }

    /// What protects a Record of the current session, or one outside of any.
    fn integrity(&self) -> Integrity<'_> {
        self.integrity_by(self.mtp.unwrap_or(self.config.security.mtp))
    }

    fn integrity_by(&self, mtp: MtpProtection) -> Integrity<'_> {
        Integrity {
            security: &self.config.security,
            by_mtp: mtp.protects(),
            keys: self.protection.keys(),
            keys_will_come: self.protection.security() != PayloadSecurity::Plaintext,
        }
    }
}
