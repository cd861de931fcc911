//! What Agent and Controller have in common: Records in, Records out.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use usp_e2e::{
    Config, Event, ReplyPath, Role, Session,
    security::{MtpProtection, Security},
};
use usp_msg::{Body, ErrorMsg, Msg, MsgId};
use usp_record::{EndpointIdText, Payload, Receiver, Record, Verdict};

/// An Endpoint with one peer.
pub(super) struct Endpoint {
    pub(super) own_id: EndpointIdText,
    pub(super) peer_id: EndpointIdText,
    session: Session,
    now: Instant,
}

/// What came of a Record.
pub(super) enum Received {
    /// A Msg to be handled, and the way that its answer has to take. [R-MSG.0a]
    Msg(Msg, ReplyPath),
    /// A Record to be sent back as it is.
    Reply(Vec<u8>),
}

impl Endpoint {
    #[expect(
        clippy::disallowed_methods,
        reason = "an Instant has no other source; the clock is moved by hand from there"
    )]
    pub(super) fn new(role: Role, own_id: EndpointIdText, peer_id: EndpointIdText) -> Self {
        // A socket within the host: what comes out of it needs no signature.
        let security = Security::default().with_mtp(MtpProtection::TRUSTED);
        let config = Config::new(own_id.clone(), role).with_security(security);
        let session = Session::new(Arc::new(config), peer_id.clone(), 1);
        #[expect(clippy::expect_used, reason = "the IDs of the dialogue differ")]
        let session = session.expect("invariant: two endpoints");
        Self {
            own_id,
            peer_id,
            session,
            now: Instant::now(),
        }
    }

    /// A Record to the peer with a Msg in it, outside of the session.
    pub(super) fn wrap(&self, msg: &Msg) -> Record {
        let payload = Payload::new(msg.encode());
        // A Msg has an ID, and so it has bytes.
        #[expect(clippy::expect_used, reason = "the encoding of a Msg is never empty")]
        let payload = payload.expect("invariant: a Msg is not empty");
        Record::no_session_context(self.peer_id.clone(), self.own_id.clone(), payload)
    }

    /// Judges a Record and takes the Msgs out that are complete with it.
    pub(super) fn receive(&mut self, bytes: Vec<u8>) -> Vec<Received> {
        let bytes = Bytes::from(bytes);
        let decoded = Record::decode(bytes.clone());
        // [R-MTP.5] an Error goes back only for a Request whose ID is known.
        let id_of_request = |payload: &[u8]| -> Option<MsgId> {
            let msg = Msg::decode(payload).ok()?;
            msg.as_request()?;
            Some(msg.id)
        };
        let receiver = Receiver::new(&self.own_id).with_sessions_allowed(true);
        match receiver.judge(&bytes, decoded.as_ref(), id_of_request) {
            Verdict::Process => {}
            Verdict::Answer { code, request } => {
                let error = ErrorMsg::new(code.number(), "the Record is refused");
                let record = self.wrap(&Msg::new(request, error)).encode();
                return vec![Received::Reply(record)];
            }
            Verdict::Disconnect { code } => {
                let reason = code.name().unwrap_or_default();
                let (to, from) = (self.peer_id.clone(), self.own_id.clone());
                let record = Record::disconnect(to, from, code, reason).encode();
                return vec![Received::Reply(record)];
            }
            _ => return Vec::new(),
        }
        // What is wrong with a Record of a session is the session's business: it starts anew where it has to.
        let _ = self.session.handle_bytes(self.now, bytes);
        let mut received: Vec<_> = self.drain().into_iter().map(Received::Reply).collect();
        while let Some(event) = self.session.poll_event() {
            let Event::Message { payload, reply } = event else {
                continue;
            };
            match Msg::decode(&payload.into_bytes()) {
                Ok(msg) => received.push(Received::Msg(msg, reply)),
                Err(error) => {
                    let answer = usp_msg::reply_to_undecodable(&error);
                    let records = answer.map(|msg| self.send(&msg, reply)).unwrap_or_default();
                    received.extend(records.into_iter().map(Received::Reply));
                }
            }
        }
        received
    }

    /// The Records that bring a Msg to the peer.
    pub(super) fn send(&mut self, msg: &Msg, path: ReplyPath) -> Vec<Vec<u8>> {
        // There is no limit that a Msg of the dialogue would exceed.
        let _ = self.session.send_via(self.now, path, msg.encode());
        self.drain()
    }

    /// The answer to a request, which takes the way that the request came. [R-MSG.0a]
    pub(super) fn answer(
        &mut self,
        id: MsgId,
        body: impl Into<Body>,
        reply: ReplyPath,
    ) -> Vec<Vec<u8>> {
        self.send(&Msg::new(id, body), reply)
    }

    /// Two seconds pass: what is to be sent because of that.
    pub(super) fn later(&mut self) -> Vec<Vec<u8>> {
        let time = Duration::from_secs(2);
        self.now = self.now.checked_add(time).unwrap_or(self.now);
        self.session.handle_timeout(self.now);
        self.drain()
    }

    fn drain(&mut self) -> Vec<Vec<u8>> {
        std::iter::from_fn(|| self.session.poll_transmit(self.now))
            .map(|transmit| transmit.encode())
            .collect()
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
