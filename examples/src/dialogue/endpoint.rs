//! What Agent and Controller have in common: Records in, Records out.

use bytes::Bytes;
use usp_msg::{Body, ErrorMsg, Msg, MsgId};
use usp_record::{EndpointIdText, Payload, Receiver, Record, RecordType, Verdict};

/// An Endpoint with one peer.
pub(super) struct Endpoint {
    pub(super) own_id: EndpointIdText,
    pub(super) peer_id: EndpointIdText,
}

/// What came of a Record.
pub(super) enum Received {
    /// A Msg to be handled.
    Msg(Msg),
    /// A Record to be sent back as it is.
    Reply(Vec<u8>),
    /// Nothing to do.
    Nothing,
}

impl Endpoint {
    /// A Record to the peer with a Msg in it.
    pub(super) fn wrap(&self, msg: &Msg) -> Record {
        let payload = Payload::new(msg.encode());
        // A Msg has an ID, and so it has bytes.
        #[expect(clippy::expect_used, reason = "the encoding of a Msg is never empty")]
        let payload = payload.expect("invariant: a Msg is not empty");
        Record::no_session_context(self.peer_id.clone(), self.own_id.clone(), payload)
    }

    /// Judges a Record and takes the Msg out of it.
    pub(super) fn receive(&self, bytes: Vec<u8>) -> Received {
        let bytes = Bytes::from(bytes);
        let decoded = Record::decode(bytes.clone());
        // [R-MTP.5] an Error goes back only for a Request whose ID is known.
        let id_of_request = |payload: &[u8]| -> Option<MsgId> {
            let msg = Msg::decode(payload).ok()?;
            msg.as_request()?;
            Some(msg.id)
        };
        match Receiver::new(&self.own_id).judge(&bytes, decoded.as_ref(), id_of_request) {
            Verdict::Process => {}
            Verdict::Answer { code, request } => {
                let error = ErrorMsg::new(code.number(), "the Record is refused");
                return Received::Reply(self.wrap(&Msg::new(request, error)).encode());
            }
            Verdict::Disconnect { code } => {
                let reason = code.name().unwrap_or_default();
                let (to, from) = (self.peer_id.clone(), self.own_id.clone());
                return Received::Reply(Record::disconnect(to, from, code, reason).encode());
            }
            _ => return Received::Nothing,
        }
        let Ok(Record {
            record_type: RecordType::NoSessionContext(content),
            ..
        }) = decoded
        else {
            return Received::Nothing;
        };
        match Msg::decode(content.payload.as_ref()) {
            Ok(msg) => Received::Msg(msg),
            Err(error) => usp_msg::reply_to_undecodable(&error).map_or(Received::Nothing, |msg| {
                Received::Reply(self.wrap(&msg).encode())
            }),
        }
    }

    /// The answer to a request, as a Record.
    pub(super) fn answer(&self, id: MsgId, body: impl Into<Body>) -> Vec<u8> {
        self.wrap(&Msg::new(id, body)).encode()
    }
}

/// An ID that is known not to be empty.
#[expect(
    clippy::expect_used,
    reason = "all IDs of the dialogue are written here"
)]
pub(super) fn id(text: &str) -> EndpointIdText {
    text.parse().expect("invariant: not empty")
}

/// A msg_id of a word and a number.
#[expect(clippy::expect_used, reason = "a number has at least one digit")]
pub(super) fn msg_id(word: &str, number: u32) -> MsgId {
    format!("{word}-{number}")
        .try_into()
        .expect("invariant: not empty")
}
