//! Bytes to [`Msg`]: a view, copied.

use crate::{DecodeError, DecodeErrorKind, Limits, Msg, MsgId, view};

/// Reads a Message.
pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Msg, DecodeError> {
    let (view, memory) = view::measure(bytes, limits)?;
    let max = limits.max_decoded_bytes();
    if !usize::try_from(memory).is_ok_and(|memory| memory <= max) {
        return Err(view::undecodable(
            bytes,
            (DecodeErrorKind::TooMuchMemory { max }, "msg", 0),
        ));
    }
    match MsgId::try_from(view.header().msg_id()) {
        Ok(id) => Ok(Msg {
            id,
            body: view.body().into(),
        }),
        // [R-MSG.8]; the view has no empty one.
        Err(_) => Err(view::undecodable(
            bytes,
            (DecodeErrorKind::Empty, "msg.header.msg_id", 0),
        )),
    }
}
