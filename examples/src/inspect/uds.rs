//! Frames of a Unix domain socket: `_USP`, a length, and pieces of type, length and value.

use bytes::Bytes;
use serde::Serialize;
use usp_record::Record;

use super::Opened;

/// How each frame begins.
pub(super) const SYNC: &[u8] = b"_USP";

/// One piece of a frame.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tlv {
    /// The sender's Endpoint ID (type 1).
    Handshake(String),
    /// Why the sender closes the socket (type 2).
    Error(String),
    /// A Record (type 3).
    Record {
        /// The Record and what is in it.
        #[serde(flatten)]
        record: Box<Opened>,
        /// Length in bytes.
        #[serde(skip)]
        len: usize,
    },
    /// A password, which is not shown (type 4).
    Password,
    /// A type that is not known.
    Unknown {
        /// The type.
        #[serde(rename = "type")]
        kind: u8,
        /// Length of the value in bytes.
        len: usize,
    },
}

/// Bytes that are no frame: what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UdsError {
    /// The frame does not begin as it should.
    #[error("expected _USP at byte {offset}, found other bytes")]
    Sync {
        /// Place in the input.
        offset: usize,
    },
    /// A length goes beyond what is there.
    #[error("expected {expected} bytes after byte {offset}, found {found}")]
    Truncated {
        /// Place in the input.
        offset: usize,
        /// What the length says.
        expected: u64,
        /// What is there.
        found: usize,
    },
    /// A Record piece holds none.
    #[error("record at byte {offset}: {error}")]
    Record {
        /// Place of the Record in the input.
        offset: usize,
        /// What is wrong with it.
        error: usp_record::DecodeError,
    },
}

/// A reader that knows where it is.
struct Reader<'a> {
    input: &'a Bytes,
    position: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: u64) -> Result<Bytes, UdsError> {
        let found = self.end.saturating_sub(self.position);
        let truncated = UdsError::Truncated {
            offset: self.position,
            expected: len,
            found,
        };
        let len = usize::try_from(len)
            .ok()
            .filter(|len| *len <= found)
            .ok_or(truncated)?;
        let start = self.position;
        self.position = start.saturating_add(len);
        Ok(self.input.slice(start..self.position))
    }

    fn length(&mut self) -> Result<u64, UdsError> {
        let bytes = self.take(4)?;
        let number = bytes
            .iter()
            .fold(0, |all: u64, byte| all << 8 | u64::from(*byte));
        Ok(number)
    }

    /// A reader of the next bytes alone.
    fn part(&mut self, len: u64) -> Result<Self, UdsError> {
        let position = self.position;
        self.take(len)?;
        Ok(Self {
            input: self.input,
            position,
            end: self.position,
        })
    }

    const fn is_empty(&self) -> bool {
        self.position >= self.end
    }
}

/// Takes one or more frames apart.
///
/// # Errors
/// The first thing that is wrong, with its place in the input.
pub fn frames(input: &Bytes) -> Result<Vec<Tlv>, UdsError> {
    let mut reader = Reader {
        input,
        position: 0,
        end: input.len(),
    };
    let mut tlvs = Vec::new();
    loop {
        let offset = reader.position;
        if reader.take(4)? != SYNC {
            return Err(UdsError::Sync { offset });
        }
        let len = reader.length()?;
        let mut frame = reader.part(len)?;
        while !frame.is_empty() {
            tlvs.push(tlv(&mut frame)?);
        }
        if reader.is_empty() {
            return Ok(tlvs);
        }
    }
}

fn tlv(frame: &mut Reader<'_>) -> Result<Tlv, UdsError> {
    let kind = frame.take(1)?.first().copied().unwrap_or_default();
    let len = frame.length()?;
    let offset = frame.position;
    let value = frame.take(len)?;
    let text = || String::from_utf8_lossy(&value).into_owned();
    Ok(match kind {
        1 => Tlv::Handshake(text()),
        2 => Tlv::Error(text()),
        3 => {
            let len = value.len();
            let record = Record::decode(value)
                .map(|record| Box::new(Opened::new(record)))
                .map_err(|error| UdsError::Record { offset, error })?;
            Tlv::Record { record, len }
        }
        4 => Tlv::Password,
        _ => Tlv::Unknown {
            kind,
            len: value.len(),
        },
    })
}
