use alloc::{borrow::ToOwned as _, string::ToString as _};

use crate::{BodyKind, DecodeError, ErrorMsg, Msg, MsgId};

/// The Message that answers bytes which are no valid Message, or none where silence is right.
///
/// An ErrorMsg with [`DecodeError::code`] answers a Request whose message ID could be read [R-MTP.5, R-ENC.5].
/// Nothing answers
///
/// - a Response or an ErrorMsg, however broken: answers are never answered;
/// - a Message whose ID is missing, empty or beyond the fault, for nobody could match the answer [R-MSG.8];
/// - a Deregister, which is never answered with an ErrorMsg [R-DEREG.4].
///
/// A broken Notify or Operate is answered even if `send_resp` is false. The specification says both that it should
/// be [R-ENC.5] and, of Notify, that it should not [R-NOT.8]; the sender ignores an answer that it does not want, and
/// one that looks at it learns of its fault.
///
/// What the Record around it demands (a valid sender, a way back) is for the caller to check.
#[must_use]
pub fn reply_to_undecodable(error: &DecodeError) -> Option<Msg> {
    match error.body() {
        BodyKind::Request => {}
        BodyKind::Response | BodyKind::Error | BodyKind::Unknown => return None,
    }
    // [R-DEREG.4]
    if error.is_deregister() {
        return None;
    }
    // [R-MSG.8]
    let id = MsgId::try_from(error.msg_id()?.to_owned()).ok()?;
    Some(Msg::new(id, ErrorMsg::new(error.code(), error.to_string())))
}
