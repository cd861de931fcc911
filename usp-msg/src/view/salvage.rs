//! What can be read of bytes that are no valid Message: enough to know whether an answer is due.

use alloc::{borrow::ToOwned, string::String};

use super::{
    fields::Raw,
    keys::{Value, key, varint},
};
use crate::BodyKind;

/// Readable parts of a Message.
pub(super) struct Salvage {
    pub(super) msg_id: Option<String>,
    pub(super) msg_type: i32,
    pub(super) body: BodyKind,
    /// Whether it is a Deregister, which is never answered with an ErrorMsg.
    pub(super) is_deregister: bool,
}

/// Whether a number is a `MsgType`.
pub(super) const fn is_known(msg_type: i32) -> bool {
    0 <= msg_type && msg_type <= 22
}

/// Whether a number is an unknown `MsgType`, or one of a request.
const fn may_be_request(msg_type: i32) -> bool {
    !is_known(msg_type) || matches!(msg_type, 1 | 3 | 4 | 6 | 8 | 10 | 12 | 14 | 17 | 19 | 21)
}

/// Reads on until the bytes make no sense.
pub(super) fn salvage(bytes: &[u8]) -> Salvage {
    let mut msg_id = None;
    let mut msg_type = 0;
    let mut body = None;
    let mut request = None;
    let mut fields = Loose(Raw::new(bytes, false));
    while let Some((number, value)) = fields.next() {
        match (number, value) {
            (1, Value::Delimited(header)) => {
                let mut fields = Loose(Raw::new(header, false));
                while let Some(field) = fields.next() {
                    match field {
                        (1, Value::Delimited(id)) => msg_id = core::str::from_utf8(id).ok(),
                        (2, Value::Varint(_)) => {
                            msg_type = Raw::new(header, false).enumeration(0x10);
                        }
                        _ => {}
                    }
                }
            }
            (2, Value::Delimited(part)) => {
                let mut fields = Loose(Raw::new(part, false));
                while let Some((number, value)) = fields.next() {
                    if let (1, Value::Delimited(part)) = (number, value) {
                        request = Loose(Raw::new(part, false))
                            .next()
                            .map(|(number, _)| number);
                    }
                    let kind = match number {
                        1 => BodyKind::Request,
                        2 => BodyKind::Response,
                        3 => BodyKind::Error,
                        _ => continue,
                    };
                    // Alternatives that contradict each other tell nothing.
                    body = match body {
                        None => Some(kind),
                        Some(earlier) if earlier == kind => Some(kind),
                        Some(_) => Some(BodyKind::Unknown),
                    };
                }
            }
            _ => {}
        }
    }
    Salvage {
        msg_id: msg_id.filter(|id| !id.is_empty()).map(ToOwned::to_owned),
        msg_type,
        // By the body if it can be read, for it decides [R-MSG.10].
        is_deregister: request.map_or(msg_type == 21, |number| number == 11),
        body: match body {
            Some(kind) => kind,
            None if may_be_request(msg_type) => BodyKind::Request,
            None => BodyKind::Unknown,
        },
    }
}

/// Fields of a message that may be cut off in one of them.
struct Loose<'a>(Raw<'a>);

impl<'a> Loose<'a> {
    fn next(&mut self) -> Option<(u32, Value<'a>)> {
        let before = self.0.bytes();
        if let Some((number, _, value)) = self.0.step() {
            return Some((number, value));
        }
        // What is left of a field that ends beyond the message.
        self.0 = Raw::EMPTY;
        let (key, rest) = key(before)?;
        let (_, rest) = varint(rest)?;
        (key.wire_type == 2).then_some((key.number, Value::Delimited(rest)))
    }
}
