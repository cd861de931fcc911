//! What a script may say: settings of both sides, then operations, one after the other, some bytes each.

use std::time::Duration;

use arbitrary::{Arbitrary, Result, Unstructured};
use usp_e2e::{Config, OnRestart, RetransmitTries, Role, security};

/// Most operations of a script: more show nothing new, and take their time.
const MAX_OPERATIONS: usize = 400;

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Agent,
    Controller,
}

impl Side {
    pub(super) const BOTH: [Self; 2] = [Self::Agent, Self::Controller];

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Agent => Self::Controller,
            Self::Controller => Self::Agent,
        }
    }

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Agent => "self::agent",
            Self::Controller => "self::acs",
        }
    }
}

impl Arbitrary<'_> for Side {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        Ok(Self::BOTH[usize::from(u8::arbitrary(u)? & 1)])
    }
}

/// Something that a caller or the link does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Operation {
    /// A Message into the session.
    Send(Side, usize),
    /// A Message outside of any session.
    SendOutside(Side, usize),
    Start(Side),
    Restart(Side),
    End(Side),
    /// One of the Records on their way from a side arrives.
    Deliver(Side, u8),
    /// The same, and it will arrive once more.
    Repeat(Side, u8),
    Lose(Side, u8),
    /// All Records on their way from a side arrive, the last one first.
    DeliverReversed(Side),
    DeliverAll(Side),
    /// Time goes by.
    Wait(Duration),
    /// A side is woken without need.
    Wake(Side),
}

impl Arbitrary<'_> for Operation {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let kind = u8::arbitrary(u)? % 16;
        if kind >= 12 {
            // from a tenth of a second to some minutes
            let n = u32::from(u8::arbitrary(u)?);
            let tenths = (n + 1) << ((kind - 12) * 2);
            return Ok(Self::Wait(Duration::from_millis(100) * tenths));
        }
        let side = Side::arbitrary(u)?;
        Ok(match kind {
            0 => Self::Send(side, usize::from(u8::arbitrary(u)?)),
            1 => Self::Send(side, usize::from(u16::arbitrary(u)?) % 9000),
            2 => Self::SendOutside(side, usize::from(u8::arbitrary(u)?)),
            3 => Self::Start(side),
            4 => Self::Restart(side),
            5 => Self::End(side),
            6 => Self::Deliver(side, u8::arbitrary(u)?),
            7 => Self::Repeat(side, u8::arbitrary(u)?),
            8 => Self::Lose(side, u8::arbitrary(u)?),
            9 => Self::DeliverReversed(side),
            10 => Self::DeliverAll(side),
            _ => Self::Wake(side),
        })
    }
}

/// The settings of one side.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) config: Config,
    pub(super) max_record: Option<usize>,
    /// Most bytes that the session may hold.
    pub(super) most_held: usize,
    pub(super) on_restart: OnRestart,
}

/// Bytes of Messages that a side may hold to be sent.
const OUTGOING: usize = 1 << 16;

impl Settings {
    fn arbitrary(u: &mut Unstructured<'_>, side: Side) -> Result<Self> {
        let role = match side {
            Side::Agent => Role::Agent,
            Side::Controller => Role::Controller,
        };
        let trusted = security::Security::default().with_mtp(security::MtpProtection::TRUSTED);
        let [limits, times, flags] = <[u8; 3]>::arbitrary(u)?;
        let tries = match flags & 3 {
            0 => RetransmitTries::AtMost(0),
            1 => RetransmitTries::AtMost(3),
            _ => RetransmitTries::Unlimited,
        };
        let on_restart = match flags >> 2 & 3 {
            0 => OnRestart::Report,
            1 => OnRestart::ResendAll,
            _ => OnRestart::ResendUnsent,
        };
        let resend = tries != RetransmitTries::AtMost(0) && flags & 16 != 0;
        // without resending nothing but the end of the session tells that a last Record was lost
        let expires = !resend || flags & 32 != 0;
        let max_record = [None, Some(120), Some(300), Some(1500)][usize::from(limits & 3)];
        let max_message = 1024 << (limits >> 2 & 3);
        let max_incoming = 1024 << (limits >> 4 & 3);
        let in_flight = [None, Some(1), Some(4), Some(32)][usize::from(limits >> 6)];
        let config = Config::new(side.id().parse().expect("an id"), role)
            .with_security(trusted)
            .with_retransmit_tries(tries)
            .with_on_restart(on_restart)
            .with_resend_after(resend.then(|| Duration::from_millis(700)))
            .with_expiration(expires.then(|| Duration::from_secs(90)))
            .with_early_requests(flags & 64 != 0)
            .with_max_message_sessions(if flags & 128 != 0 { 2 } else { 10 })
            .with_max_record_bytes(max_record)
            .with_max_message_bytes(max_message)
            .with_max_incoming_bytes(max_incoming)
            .with_max_incoming_records(32)
            .with_max_outgoing_bytes(OUTGOING)
            .with_max_in_flight(in_flight)
            .with_ack_delay(Some(Duration::from_millis(u64::from(times & 15) * 100)))
            .with_ack_every(1 + u32::from(times >> 4 & 3))
            .with_request_delay(Duration::from_millis(200))
            .with_stall_timeout(Some(Duration::from_secs(20 << (times >> 6))))
            .with_start_guard(super::link::LIFETIME + Duration::from_secs(1));
        Ok(Self {
            config,
            max_record,
            // an eighth more for what else is in the Records that a Message came in
            most_held: OUTGOING + max_message + max_message / 8 + max_incoming,
            on_restart,
        })
    }
}

/// A whole script.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) settings: [Settings; 2],
    pub(super) operations: Vec<Operation>,
}

impl Arbitrary<'_> for Script {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let [agent, controller] = Side::BOTH;
        let settings = [
            Settings::arbitrary(u, agent)?,
            Settings::arbitrary(u, controller)?,
        ];
        let mut operations = Vec::new();
        while !u.is_empty() && operations.len() < MAX_OPERATIONS {
            operations.push(Operation::arbitrary(u)?);
        }
        Ok(Self {
            settings,
            operations,
        })
    }
}
