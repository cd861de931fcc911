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
    #[inline]
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
pub(crate) fn measure<'a>(
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<(MsgView<'a>, u64), DecodeError> {
    let max = limits.max_message_bytes();
    if bytes.len() > max {
        let fault = (DecodeErrorKind::TooLong { max }, NAME, max);
        return Err(undecodable(bytes.get(..max).unwrap_or(bytes), fault));
    }
    let (plain, element_bytes) = match fast::walk(schema::ROOT, bytes, limits) {
        Ok(element_bytes) => (true, element_bytes),
        Err(fast::NotPlain) => {
            let walked = full::walk(schema::ROOT, bytes, NAME, limits);
            (false, walked.map_err(|fail| flawed(bytes, &fail, limits))?)
        }
    };
    let view = MsgView::new(Raw::new(bytes, plain));
    let (has_id, msg_type) = id_and_type(Raw::new(bytes, plain), view);
    if !has_id {
        // [R-MSG.8]
        let fault = (DecodeErrorKind::Empty, "msg.header.msg_id", 0);
        return Err(undecodable(bytes, fault));
    }
    if !salvage::is_known(msg_type) && matches!(view.body(), BodyView::Request(_)) {
        // [R-ENC.2]; where the number is a known one the body decides [R-MSG.10].
        let fault = (
            DecodeErrorKind::UnknownEnum(msg_type),
            "msg.header.msg_type",
            0,
        );
        return Err(undecodable(bytes, fault));
    }
    let texts = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Ok((view, element_bytes.saturating_add(texts)))
}

/// Whether the message ID is not empty, and the number of the type.
#[inline(always)]
fn id_and_type(raw: Raw<'_>, view: MsgView<'_>) -> (bool, i32) {
    // What practically all headers look like.
    if let Some((header, _)) = raw.first_text(0x0A) {
        if let Some((id, [0x10, msg_type @ ..0x80])) = Raw::new(header, true).first_text(0x0A) {
            return (!id.is_empty(), i32::from(*msg_type));
        }
    }
    let header = view.header();
    (!header.msg_id_checked().is_empty(), header.msg_type())
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
