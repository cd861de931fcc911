//! Tells Records, Msgs and frames apart.

use bytes::Bytes;
use usp_msg::Msg;
use usp_record::Record;

use super::{
    Opened,
    uds::{self, Tlv, UdsError},
};

/// What bytes can be said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A Record.
    Record,
    /// A Msg without a Record.
    Msg,
    /// Frames of a Unix domain socket.
    Uds,
    /// Hex digits, which stand for any of the others.
    Hex,
}

impl Kind {
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "record" => Self::Record,
            "msg" => Self::Msg,
            "uds" => Self::Uds,
            "hex" => Self::Hex,
            _ => return None,
        })
    }
}

/// What the bytes are.
#[derive(Debug)]
#[non_exhaustive]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of them in the whole program"
)]
pub enum Input {
    /// A Record.
    Record {
        /// The Record and what is in it.
        opened: Opened,
        /// Length in bytes.
        len: usize,
    },
    /// A Msg without a Record.
    Msg {
        /// The Msg.
        msg: Msg,
        /// Length in bytes.
        len: usize,
    },
    /// One or more frames of a Unix domain socket.
    Uds {
        /// What is in the frames, in order.
        tlvs: Vec<Tlv>,
        /// Length in bytes.
        len: usize,
    },
}

/// Bytes of which nothing can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// Said or found to be a Record.
    #[error("not a Record: {0}")]
    Record(usp_record::DecodeError),
    /// Said or found to be a Msg.
    #[error("not a Msg: {0}")]
    Msg(usp_msg::DecodeError),
    /// Said or found to be a frame.
    #[error("not a UDS frame: {0}")]
    Uds(UdsError),
    /// Neither, and nothing speaks for one of them.
    #[error(
        "neither a Record nor a Msg nor a UDS frame\n  as a Record: {record}\n  as a Msg: {msg}"
    )]
    Nothing {
        /// What is wrong with it as a Record.
        record: usp_record::DecodeError,
        /// What is wrong with it as a Msg.
        msg: usp_msg::DecodeError,
    },
    /// Said to be hex digits.
    #[error("not hex: expected two hex digits, found {found:?} at byte {offset}")]
    Hex {
        /// Place in the text.
        offset: usize,
        /// What stands there.
        found: String,
    },
}

impl Input {
    /// Makes sense of bytes.
    ///
    /// # Errors
    /// What is wrong with them, as what they were said to be or look most like.
    pub fn read(bytes: &Bytes, kind: Option<Kind>) -> Result<Self, InputError> {
        match kind {
            Some(Kind::Record) => record(bytes).map_err(InputError::Record),
            Some(Kind::Msg) => msg(bytes).map_err(InputError::Msg),
            Some(Kind::Uds) => frames(bytes),
            Some(Kind::Hex) => Self::read(&unhex(bytes)?, None),
            None if bytes.starts_with(uds::SYNC) => frames(bytes),
            None => any(bytes),
        }
    }

    /// What is wrong with the payload of the first Record that has a bad one.
    pub(super) fn bad_payload(&self) -> Option<String> {
        let text = |opened: &Opened| {
            let error = opened.bad_payload.as_ref()?;
            Some(format!("payload is not a Msg: {error}"))
        };
        match self {
            Self::Record { opened, .. } => text(opened),
            Self::Msg { .. } => None,
            Self::Uds { tlvs, .. } => tlvs.iter().find_map(|tlv| match tlv {
                Tlv::Record { record, .. } => text(record),
                Tlv::Handshake(_) | Tlv::Error(_) | Tlv::Password | Tlv::Unknown { .. } => None,
            }),
        }
    }
}

fn record(bytes: &Bytes) -> Result<Input, usp_record::DecodeError> {
    let opened = Opened::new(Record::decode(bytes.clone())?);
    let len = bytes.len();
    Ok(Input::Record { opened, len })
}

fn msg(bytes: &Bytes) -> Result<Input, usp_msg::DecodeError> {
    let msg = Msg::decode(bytes)?;
    let len = bytes.len();
    Ok(Input::Msg { msg, len })
}

fn frames(bytes: &Bytes) -> Result<Input, InputError> {
    let tlvs = uds::frames(bytes).map_err(InputError::Uds)?;
    let len = bytes.len();
    Ok(Input::Uds { tlvs, len })
}

fn any(bytes: &Bytes) -> Result<Input, InputError> {
    let not_record = match record(bytes) {
        Ok(input) => return Ok(input),
        Err(error) => error,
    };
    let not_msg = match msg(bytes) {
        Ok(input) => return Ok(input),
        Err(error) => error,
    };
    // An id that could be read tells what the bytes were meant to be.
    let record_like = not_record.to_id().is_some() || not_record.from_id().is_some();
    Err(match (record_like, not_msg.msg_id().is_some()) {
        (true, _) => InputError::Record(not_record),
        (false, true) => InputError::Msg(not_msg),
        (false, false) => InputError::Nothing {
            record: not_record,
            msg: not_msg,
        },
    })
}

/// The bytes for which hex digits stand; white space is left out.
fn unhex(text: &[u8]) -> Result<Bytes, InputError> {
    let digits = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    let mut out = Vec::new();
    let mut high: Option<(usize, u8)> = None;
    let bad = |offset: usize, len: usize| InputError::Hex {
        offset,
        found: String::from_utf8_lossy(text.get(offset..).unwrap_or_default())
            .chars()
            .take(len)
            .collect(),
    };
    for (offset, &byte) in text.iter().enumerate() {
        if byte.is_ascii_whitespace() {
            continue;
        }
        let digit = digits(byte).ok_or_else(|| bad(offset, 1))?;
        high = match high {
            None => Some((offset, digit)),
            Some((_, high)) => {
                out.push(high << 4 | digit);
                None
            }
        };
    }
    match high {
        Some((offset, _)) => Err(bad(offset, 2)),
        None => Ok(out.into()),
    }
}
