//! Bytes to [`Msg`]: a view, copied.

use crate::{DecodeError, DecodeErrorKind, Limits, Msg, view};

/// Reads a Message.
pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Msg, DecodeError> {
    let (view, memory) = view::measure(bytes, limits)?;
    let max = limits.max_decoded_bytes();
    if usize::try_from(memory).is_ok_and(|memory| memory <= max) {
        Ok(view.to_msg())
    } else {
        let fault = (DecodeErrorKind::TooMuchMemory { max }, "msg", 0);
        Err(view::undecodable(bytes, fault))
    }
}
