//! Compares our verdict on any bytes with that of prost, and all our ways to read them with each other.
//!
//! Shared with the fuzz targets. The differences to prost are all deliberate, and are all named here:
//!
//! - prost refuses a known field with an unexpected wire type; for us it is an unknown field, as protobuf says.
//! - USP is stricter: one header, one body and one member of each choice, none of them absent; a message ID that
//!   is not empty; known message types in requests.

use std::cell::RefCell;

use prost::Message as _;
use usp_msg::{BackBuffer, DecodeError, DecodeErrorKind, Msg, view::MsgView, wire};

/// What came out, for those who want to know how often which way was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Both accept.
    Same,
    /// We alone accept: a wire type that is not the one of the schema.
    UnexpectedWireType,
    /// We alone refuse, for a rule of USP.
    Stricter,
    /// Both refuse.
    Refused,
}

/// Judges some bytes.
///
/// # Panics
///
/// If a difference is none of those that are wanted.
pub(crate) fn msg(bytes: &[u8]) -> Outcome {
    let view = MsgView::decode(bytes);
    let ours = match view {
        // The owned way begins with the view, and cannot say anything else about what that refuses.
        Err(error) => Err(error),
        Ok(view) => {
            let owned = Msg::decode(bytes);
            assert_eq!(owned.as_ref(), Ok(&view.to_msg()), "owned and view differ");
            owned
        }
    };
    let theirs = wire::Msg::decode(bytes);
    match (ours, theirs) {
        (Ok(msg), Ok(raw)) => {
            let converted = Msg::try_from(raw).expect("what we accept has all that USP asks for");
            assert_eq!(msg, converted, "other values than prost");
            encodes(msg);
            Outcome::Same
        }
        (Ok(msg), Err(error)) => {
            let text = error.to_string();
            assert!(
                text.contains("invalid wire type"),
                "prost alone refuses: {text}"
            );
            encodes(msg);
            Outcome::UnexpectedWireType
        }
        (Err(error), Ok(raw)) => {
            let kind = error.kind();
            match kind {
                DecodeErrorKind::Repeated | DecodeErrorKind::SecondAlternative => {
                    assert!(bytes.len() > 2, "no room for two of anything");
                }
                DecodeErrorKind::NoAlternative
                | DecodeErrorKind::Missing
                | DecodeErrorKind::Empty
                | DecodeErrorKind::UnknownEnum(_)
                | DecodeErrorKind::UnknownRequest(_) => {
                    let merged = raw.encoded_len() < bytes.len();
                    match Msg::try_from(raw) {
                        // With several faults, each layer names the first that it meets.
                        Err(theirs) if theirs.path() == error.path() => {
                            assert_eq!(theirs.code(), error.code(), "{theirs} and {error}");
                        }
                        Err(_) => {}
                        // Prost completes a member by the same one again, which is one too many.
                        Ok(msg) => assert!(merged, "what we refuse lacks something: {msg:?}"),
                    }
                }
                kind => panic!("we alone refuse: {kind:?}"),
            }
            place(&error, bytes);
            Outcome::Stricter
        }
        (Err(error), Err(_)) => {
            place(&error, bytes);
            Outcome::Refused
        }
    }
}

thread_local! {
    static BUFFER: RefCell<BackBuffer> = const { RefCell::new(BackBuffer::new()) };
}

/// A value becomes the bytes that prost makes of it, and these become the value.
fn encodes(msg: Msg) {
    // A buffer that is used again, after other messages.
    BUFFER.with_borrow_mut(|buffer| {
        msg.encode_into(buffer);
        assert_eq!(
            Msg::decode(buffer.as_bytes()).as_ref(),
            Ok(&msg),
            "not what was encoded"
        );
        assert_eq!(
            wire::Msg::from(msg).encode_to_vec(),
            buffer.as_bytes(),
            "other bytes than prost"
        );
    });
}

fn place(error: &DecodeError, bytes: &[u8]) {
    assert!(error.offset() <= bytes.len(), "{error}");
    assert!(error.path().starts_with("msg"), "{error}");
}
