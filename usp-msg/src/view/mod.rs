//! Messages as they lie in their bytes: checked once, never copied.
//!
//! [`MsgView::decode`] walks over the bytes once and accepts what [`Msg::decode`](crate::Msg::decode) accepts, with
//! the same error for the rest. After that the accessors cannot fail and take no memory; lists and maps are
//! iterators over the bytes. Fields may come in any order and with any unknown fields between them.
//!
//! A `&str` is checked to be UTF-8 once more when it is handed out, for nothing here is `unsafe`. Where that
//! counts, take the [`CheckedStr`] from the accessor with the ending `_checked`.
//!
//! ```
//! use usp_msg::{Get, Msg, MsgId, Request, view::{BodyView, MsgView, RequestView}};
//!
//! let msg = Msg::new(MsgId::try_from("17")?, Request::from(Get::new(["Device.Time."])));
//! let bytes = msg.encode();
//! let view = MsgView::decode(&bytes)?;
//! assert_eq!(view.header().msg_id(), "17");
//! if let BodyView::Request(RequestView::Get(get)) = view.body() {
//!     assert!(get.param_paths().eq(["Device.Time."]));
//! }
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod checked_str;
mod envelope;
mod fast;
mod fields;
mod full;
mod keys;
mod lists;
mod messages;
mod salvage;
mod schema;
#[expect(dead_code, reason = "shared code; this schema has no field of bytes")]
mod table;

use self::fields::Raw;
pub use self::{
    checked_str::CheckedStr,
    lists::{CheckedPairs, CheckedTexts, Pairs, Texts},
    messages::*,
};
use crate::{DecodeError, DecodeErrorKind, Limits, Msg, MsgId, decode_error::Fault};

const NAME: &str = "msg";

impl<'a> MsgView<'a> {
    /// The Message in these bytes, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the bytes, see [`DecodeErrorKind`].
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        Self::decode_with(bytes, &Limits::DEFAULT)
    }

    /// The Message in these bytes, within other limits; the one on decoded memory does not apply.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the bytes, see [`DecodeErrorKind`].
    pub fn decode_with(bytes: &'a [u8], limits: &Limits) -> Result<Self, DecodeError> {
        measure(bytes, limits).map(|(view, _)| view)
    }

    /// The owned Message, of any size.
    #[must_use]
    pub fn to_msg(self) -> Msg {
        Msg {
            id: MsgId::checked(self.header().msg_id()),
            body: self.body().into(),
        }
    }
}

/// The view, and an upper bound of the memory that the owned Message takes, in bytes.
#[inline]
pub(crate) fn measure<'a>(
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<(MsgView<'a>, u64), DecodeError> {
    if bytes.len() <= limits.max_message_bytes() {
        if let Ok(element_bytes) = envelope::walk(bytes, limits) {
            let view = MsgView::new(Raw::new(bytes, true));
            return Ok((view, memory(bytes, element_bytes)));
        }
    }
    judge(bytes, limits)
}

fn memory(bytes: &[u8], element_bytes: u64) -> u64 {
    let texts = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    element_bytes.saturating_add(texts)
}

/// The same for a Message that is not plain, or wrong.
#[cold]
#[inline(never)]
fn judge<'a>(bytes: &'a [u8], limits: &Limits) -> Result<(MsgView<'a>, u64), DecodeError> {
    let max = limits.max_message_bytes();
    if bytes.len() > max {
        let fault = (DecodeErrorKind::TooLong { max }, NAME, max);
        return Err(undecodable(bytes.get(..max).unwrap_or(bytes), fault));
    }
    let element_bytes = full::walk(schema::ROOT, bytes, NAME, limits)
        .map_err(|fail| flawed(bytes, &fail, limits))?;
    let view = MsgView::new(Raw::new(bytes, false));
    let header = view.header();
    if header.msg_id_checked().is_empty() {
        // [R-MSG.8]
        let fault = (DecodeErrorKind::Empty, "msg.header.msg_id", 0);
        return Err(undecodable(bytes, fault));
    }
    let msg_type = header.msg_type();
    if !salvage::is_known(msg_type) && matches!(view.body(), BodyView::Request(_)) {
        // [R-ENC.2]; where the number is a known one the body decides [R-MSG.10].
        let fault = (
            DecodeErrorKind::UnknownEnum(msg_type),
            "msg.header.msg_type",
            0,
        );
        return Err(undecodable(bytes, fault));
    }
    Ok((view, memory(bytes, element_bytes)))
}

#[cold]
fn flawed(bytes: &[u8], fail: &full::Fail, limits: &Limits) -> DecodeError {
    use full::Flaw;
    let kind = match fail.flaw {
        Flaw::Truncated => DecodeErrorKind::Truncated,
        Flaw::Varint => DecodeErrorKind::Varint,
        Flaw::Key => DecodeErrorKind::Key,
        Flaw::Group => DecodeErrorKind::Group,
        Flaw::Utf8 => DecodeErrorKind::Utf8,
        Flaw::Repeated => DecodeErrorKind::Repeated,
        Flaw::SecondAlternative => DecodeErrorKind::SecondAlternative,
        Flaw::NoAlternative => DecodeErrorKind::NoAlternative,
        Flaw::Missing => DecodeErrorKind::Missing,
        Flaw::TooDeep => DecodeErrorKind::TooDeep {
            max: limits.max_nesting(),
        },
        Flaw::TooManyElements => DecodeErrorKind::TooManyElements {
            max: limits.max_elements(),
        },
    };
    undecodable(bytes, (kind, &fail.path, fail.offset))
}

/// The error, with what can still be read of the Message.
#[cold]
pub(crate) fn undecodable(
    bytes: &[u8],
    (kind, path, offset): (DecodeErrorKind, &str, usize),
) -> DecodeError {
    let rest = salvage::salvage(bytes);
    let is_open =
        kind == DecodeErrorKind::NoAlternative && matches!(path, "msg.body" | "msg.body.request");
    DecodeError::new(Fault {
        kind: if is_open && !salvage::is_known(rest.msg_type) {
            DecodeErrorKind::UnknownRequest(rest.msg_type) // [R-MSG.1]
        } else {
            kind
        },
        path: path.into(),
        offset,
        msg_id: rest.msg_id,
        body: rest.body,
        is_deregister: rest.is_deregister,
    })
}
