//! What a caller can choose.

use std::time::Duration;

use usp_record::{EndpointIdText, PayloadSecurity, SecurityPolicy, Version};

use crate::{RetryPolicy, security::Security};

/// A session counts this far what it has not acknowledged.
const MOST_UNACKNOWLEDGED: u32 = 0xffff;

/// The part that an Endpoint plays towards its peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "USP has two roles; a third would be another protocol"
)]
pub enum Role {
    /// It is managed.
    Agent,
    /// It manages.
    Controller,
}

impl Role {
    /// The role of the other side.
    #[must_use]
    pub const fn peer(self) -> Self {
        match self {
            Self::Agent => Self::Controller,
            Self::Controller => Self::Agent,
        }
    }
}

/// Whether Session Contexts are used (`E2ESession.SessionMode`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SessionMode {
    /// Every Message goes through a session; others are refused with 7101.
    Require,
    /// Both ways are welcome. Own Messages take the session when there is one.
    #[default]
    Allow,
    /// Sessions are refused with 7106 (R-E2E.6a).
    Forbid,
}

/// How often a Record may be sent again (`E2ESession.MaxRetransmitTries`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetransmitTries {
    /// So many times; the next request restarts the session.
    AtMost(u32),
    /// Without end (-1 in the data model).
    Unlimited,
}

impl RetransmitTries {
    /// Whether a Record that was resent so many times may be resent once more.
    pub(crate) const fn allow(self, tries: u32) -> bool {
        match self {
            Self::AtMost(most) => tries < most,
            Self::Unlimited => true,
        }
    }
}

/// What becomes of Messages on their way when the session ends under them.
///
/// A Message whose last Record was sent but not acknowledged is in doubt: the peer may have it or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnRestart {
    /// Those that cannot have arrived go into the next session, those in doubt are reported: at most once.
    #[default]
    ResendUnsent,
    /// All go into the next session, so that the peer may see one twice: at least once.
    ResendAll,
    /// All are reported.
    Report,
}

/// The settings of an Endpoint towards a peer or a class of peers.
///
/// Many sessions share one through an `Arc`. Times and sizes that mirror `Device.LocalAgent.Controller.{i}.E2ESession.`
/// have the defaults of TR-181.
///
/// ```
/// use usp_e2e::{Config, Role, SessionMode};
///
/// let config = Config::new("proto::agent".parse()?, Role::Agent)
///     .with_session_mode(SessionMode::Require)
///     .with_max_record_bytes(Some(65_536));
/// # let _ = config;
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) own_id: EndpointIdText,
    pub(crate) role: Role,
    pub(crate) version: Version,
    pub(crate) mode: SessionMode,
    pub(crate) payload_security: PayloadSecurity,
    pub(crate) accepted_security: SecurityPolicy,
    pub(crate) expiration: Option<Duration>,
    pub(crate) max_record_bytes: Option<usize>,
    pub(crate) retransmit_tries: RetransmitTries,
    pub(crate) retry: RetryPolicy,
    pub(crate) on_restart: OnRestart,
    pub(crate) max_message_sessions: u32,
    pub(crate) max_message_bytes: usize,
    pub(crate) max_message_pieces: usize,
    pub(crate) max_incoming_bytes: usize,
    pub(crate) max_incoming_records: usize,
    pub(crate) max_outgoing_bytes: usize,
    pub(crate) max_in_flight: Option<usize>,
    pub(crate) ack_delay: Option<Duration>,
    pub(crate) ack_every: u32,
    pub(crate) request_delay: Duration,
    pub(crate) resend_after: Option<Duration>,
    pub(crate) stall_timeout: Option<Duration>,
    pub(crate) handshake_timeout: Duration,
    pub(crate) early_requests: bool,
    pub(crate) start_guard: Duration,
    pub(crate) security: Security,
}

impl Config {
    /// The defaults for an Endpoint with an ID and a role.
    #[must_use]
    pub fn new(own_id: EndpointIdText, role: Role) -> Self {
        Self {
            own_id,
            role,
            version: Version::V1_4,
            mode: SessionMode::Allow,
            payload_security: PayloadSecurity::Plaintext,
            accepted_security: SecurityPolicy::NotSupported,
            expiration: None,
            max_record_bytes: None,
            retransmit_tries: RetransmitTries::AtMost(0),
            retry: RetryPolicy::DEFAULT,
            on_restart: OnRestart::ResendUnsent,
            max_message_sessions: 10,
            max_message_bytes: 16 << 20,
            max_message_pieces: 65_536,
            max_incoming_bytes: 4 << 20,
            max_incoming_records: 4096,
            max_outgoing_bytes: 64 << 20,
            max_in_flight: None,
            ack_delay: Some(Duration::from_secs(1)),
            ack_every: 32,
            request_delay: Duration::from_secs(1),
            resend_after: None,
            stall_timeout: Some(Duration::from_secs(120)),
            handshake_timeout: Duration::from_secs(30),
            early_requests: false,
            start_guard: Duration::ZERO,
            security: Security::default(),
        }
    }

    /// The Endpoint ID of this side.
    #[must_use]
    pub const fn own_id(&self) -> &EndpointIdText {
        &self.own_id
    }

    /// The role of this side.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Sets the version of USP written into Records; default 1.4.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Sets whether sessions are used (`SessionMode`); default [`SessionMode::Allow`].
    #[must_use]
    pub const fn with_session_mode(mut self, mode: SessionMode) -> Self {
        self.mode = mode;
        self
    }

    /// Sets the protection of sessions that we start (`PayloadSecurity`); default plain.
    ///
    /// TLS needs the feature `tls` and connections in [`Security`].
    #[must_use]
    pub const fn with_payload_security(mut self, security: PayloadSecurity) -> Self {
        self.payload_security = security;
        self
    }

    /// Sets what is thought of the protection of a peer's session; default [`SecurityPolicy::NotSupported`].
    ///
    /// A session with the wrong one is refused with 7101 or 7102.
    #[must_use]
    pub const fn with_accepted_security(mut self, policy: SecurityPolicy) -> Self {
        self.accepted_security = policy;
        self
    }

    /// Sets after how much silence a session expires (`SessionExpiration`, R-E2E.7); default: never.
    ///
    /// A time of 0 means never.
    #[must_use]
    pub fn with_expiration(mut self, expiration: Option<Duration>) -> Self {
        self.expiration = expiration.filter(|time| !time.is_zero());
        self
    }

    /// Sets the largest encoded Record, in bytes (`MaxUSPRecordSize`); default: no limit. 0 means no limit.
    #[must_use]
    pub fn with_max_record_bytes(mut self, bytes: Option<usize>) -> Self {
        self.max_record_bytes = bytes.filter(|bytes| *bytes != 0);
        self
    }

    /// Sets how often a Record may be sent again (`MaxRetransmitTries`); default never.
    ///
    /// With the default the first request for a missing Record restarts the session.
    #[must_use]
    pub const fn with_retransmit_tries(mut self, tries: RetransmitTries) -> Self {
        self.retransmit_tries = tries;
        self
    }

    /// Sets the back-off before a session is started again; default 5 s, doubled each time.
    #[must_use]
    pub const fn with_retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Sets what becomes of Messages when their session ends; default [`OnRestart::ResendUnsent`].
    #[must_use]
    pub const fn with_on_restart(mut self, policy: OnRestart) -> Self {
        self.on_restart = policy;
        self
    }

    /// Sets in how many sessions a Message is tried before it is reported as lost; default 10.
    ///
    /// Over a bad link and without retransmission a long Message would otherwise restart sessions for ever.
    #[must_use]
    pub const fn with_max_message_sessions(mut self, sessions: u32) -> Self {
        self.max_message_sessions = sessions;
        self
    }

    /// Sets the longest Message that is reassembled, in bytes; default 16 MiB.
    ///
    /// Worst-case memory: a quarter more, for what else is in the Records that long pieces stay in, and 64 KiB, for
    /// short ones are copied behind each other.
    #[must_use]
    pub const fn with_max_message_bytes(mut self, bytes: usize) -> Self {
        self.max_message_bytes = bytes;
        self
    }

    /// Sets the most pieces that a Message may come in; default 65,536.
    ///
    /// Takes no memory beside the bytes of the Message: it bounds the work for a Message that never ends.
    #[must_use]
    pub const fn with_max_message_pieces(mut self, pieces: usize) -> Self {
        self.max_message_pieces = pieces;
        self
    }

    /// Sets how many bytes are held of Records that came early; default 4 MiB (R-E2E.21).
    ///
    /// Payloads, and what else is kept with them.
    #[must_use]
    pub const fn with_max_incoming_bytes(mut self, bytes: usize) -> Self {
        self.max_incoming_bytes = bytes;
        self
    }

    /// Sets how many Records that came early are held; default 4096.
    ///
    /// Worst-case memory: about 900 bytes for each, beside [their bytes](Self::with_max_incoming_bytes).
    #[must_use]
    pub const fn with_max_incoming_records(mut self, records: usize) -> Self {
        self.max_incoming_records = records;
        self
    }

    /// Sets how many bytes of Messages may wait for being sent and acknowledged; default 64 MiB.
    #[must_use]
    pub const fn with_max_outgoing_bytes(mut self, bytes: usize) -> Self {
        self.max_outgoing_bytes = bytes;
        self
    }

    /// Sets how many Records may be on their way without acknowledgement; default: any number.
    ///
    /// Set it only towards peers that acknowledge while a Message is still coming, as this crate does.
    #[must_use]
    pub const fn with_max_in_flight(mut self, records: Option<usize>) -> Self {
        self.max_in_flight = records;
        self
    }

    /// Sets how long to wait for a Record of our own before an empty one acknowledges; default 1 s.
    ///
    /// `None`: never, only Records that have something to say acknowledge.
    #[must_use]
    pub const fn with_ack_delay(mut self, delay: Option<Duration>) -> Self {
        self.ack_delay = delay;
        self
    }

    /// Sets after how many Records with payload to acknowledge at once, 65,535 at most; default 32.
    #[must_use]
    pub const fn with_ack_every(mut self, records: u32) -> Self {
        self.ack_every = if records > MOST_UNACKNOWLEDGED {
            MOST_UNACKNOWLEDGED
        } else {
            records
        };
        self
    }

    /// Sets how long a Record may be late before it is requested, and requested again; default 1 s.
    #[must_use]
    pub const fn with_request_delay(mut self, delay: Duration) -> Self {
        self.request_delay = delay;
        self
    }

    /// Sets after how long a Record without acknowledgement is sent again unasked; default: never.
    ///
    /// Doubled with each time, and counted as [`RetransmitTries`]. TR-369 knows requests alone, which cannot tell
    /// that the last Record is missing. The peer ignores what it has. Also makes this side acknowledge a
    /// duplicate as any other Record; otherwise it does that only after 5 s of silence.
    #[must_use]
    pub const fn with_resend_after(mut self, time: Option<Duration>) -> Self {
        self.resend_after = time;
        self
    }

    /// Sets how long nothing may move before the session is restarted; default 120 s.
    ///
    /// Counted while a Record is missing before others, while a Message is there in part, and while Records are
    /// sent again unasked.
    #[must_use]
    pub const fn with_stall_timeout(mut self, time: Option<Duration>) -> Self {
        self.stall_timeout = time;
        self
    }

    /// Sets how long the handshake of payload TLS may take before the session is restarted; default 30 s.
    #[must_use]
    pub const fn with_handshake_timeout(mut self, time: Duration) -> Self {
        self.handshake_timeout = time;
        self
    }

    /// Sets whether a request for a Record is served when it comes early; default `false`.
    ///
    /// Specification says: a request counts when its Record is in order (R-E2E.20). When both sides miss a
    /// Record, no request ever is, and the session stalls. With `true` it does not.
    #[must_use]
    pub const fn with_early_requests(mut self, served: bool) -> Self {
        self.early_requests = served;
        self
    }

    /// Sets for how long after the start of a session (of ours: after the first answer), and after its end while there
    /// is no other, Records of an unknown session with a smaller number count as late; default 0.
    ///
    /// Specification says: any other number starts a session (R-E2E.6). Where the transport changes the order of
    /// Records, those of a session that was replaced or that lost may come after the one that stays, and would bring back
    /// its Messages or end the living session. A peer that does not count its sessions upwards is made to wait by this.
    #[must_use]
    pub const fn with_start_guard(mut self, time: Duration) -> Self {
        self.start_guard = time;
        self
    }

    /// Sets how Records and payloads are protected; default: nothing is, and nothing is accepted.
    #[must_use]
    pub fn with_security(mut self, security: Security) -> Self {
        self.security = security;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acknowledgements_come_after_65535_records_at_most() -> Result<(), usp_record::EmptyError> {
        let config = Config::new("proto::agent".parse()?, Role::Agent);
        for (wanted, set) in [
            (1, 1),
            (65_535, 65_535),
            (65_536, 65_535),
            (u32::MAX, 65_535),
        ] {
            assert_eq!(config.clone().with_ack_every(wanted).ack_every, set);
        }
        Ok(())
    }
}
