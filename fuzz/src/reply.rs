//! Answers to bytes that are no Message: who gets one, as prost sees the bytes.

use prost::Message as _;
use usp_msg::{
    Body, BodyKind, DecodeErrorKind, Msg, reply_to_undecodable,
    wire::{self, body::MsgBody, request::ReqType},
};

/// Any bytes, read as a Message that somebody may wait for an answer to.
pub(crate) fn check(data: &[u8]) {
    let Err(error) = Msg::decode(data) else {
        return;
    };
    let reply = reply_to_undecodable(&error);
    if let Some(reply) = &reply {
        assert_eq!(error.body(), BodyKind::Request);
        assert_eq!(Some(reply.id.as_str()), error.msg_id());
        let Body::Error(body) = &reply.body else {
            panic!("an answer that is no ErrorMsg: {reply:?}");
        };
        assert_eq!(body.err_code, error.code());
        assert!(matches!(body.err_code.number(), 7000..=7099));
        assert_eq!(Msg::decode(&reply.encode()).as_ref(), Ok(reply));
    }
    // Of what occurs twice, prost keeps the last or merges both: no telling which one we met first.
    let doubled = [
        DecodeErrorKind::Repeated,
        DecodeErrorKind::SecondAlternative,
    ];
    if doubled.contains(&error.kind()) {
        return;
    }
    let Ok(raw) = wire::Msg::decode(data) else {
        return;
    };
    let id = raw.header.map(|header| header.msg_id).unwrap_or_default();
    let body = raw.body.and_then(|body| body.msg_body);
    match body {
        Some(MsgBody::Response(_) | MsgBody::Error(_)) => assert_eq!(reply, None),
        Some(MsgBody::Request(_)) if id.is_empty() => assert_eq!(reply, None),
        Some(MsgBody::Request(request)) => match request.req_type {
            Some(ReqType::Deregister(_)) => assert_eq!(reply, None),
            Some(_) => assert!(
                reply.is_some_and(|reply| reply.id.as_str() == id),
                "{error}"
            ),
            // The type in the header may say that it is a Deregister.
            None => {}
        },
        None => {}
    }
}
