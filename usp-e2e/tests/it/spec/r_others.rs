//! Requirements of other chapters that fall to sessions.

use std::sync::Arc;

use usp_e2e::{
    Config, Error, Event, Ignored, Misbehaviour, Misuse, PeerKey, ReplyPath, Role, Session,
    SessionMode, Sessions,
};
use usp_record::{ErrorCode, Payload, PayloadSecurity, Receiver, Record, Verdict};

use crate::util::*;

fn sessionless(payload: &'static str) -> Record {
    Record::no_session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        Payload::new(payload).expect("not empty"),
    )
}

#[test]
fn r_arc_1_an_agent_and_a_controller_with_the_same_id_share_nothing() {
    let now = start();
    let config = Arc::new(
        Config::new("self::broker".parse().expect("id"), Role::Controller)
            .with_session_mode(SessionMode::Require)
            .with_security(trusted()),
    );
    let mut sessions = Sessions::new(1);
    let key = |role| PeerKey::new(role, "self::both".parse().expect("id"));
    for role in [Role::Agent, Role::Controller] {
        sessions
            .insert(Arc::clone(&config), key(role))
            .expect("another endpoint");
    }
    assert_eq!(sessions.len(), 2);
    let record = |session, payload: &'static str| {
        Record::session_context(
            "self::broker".parse().expect("id"),
            "self::both".parse().expect("id"),
            context(session, 1, 1).with_payload(payload),
        )
    };
    sessions
        .handle_record(now, Role::Agent, record(10, "as agent"))
        .expect("taken");
    sessions
        .handle_record(now, Role::Controller, record(20, "as controller"))
        .expect("taken");
    let open = |role| sessions.get(&key(role)).and_then(Session::session_id);
    assert_eq!(open(Role::Agent).map(|id| id.get()), Some(10));
    assert_eq!(open(Role::Controller).map(|id| id.get()), Some(20));
    let mut came = Vec::new();
    while let Some((from, event)) = sessions.poll_event() {
        if let Event::Message { payload, .. } = event {
            came.push((from.role, payload.into_bytes()));
        }
    }
    assert_eq!(
        came,
        [
            (Role::Agent, "as agent".into()),
            (Role::Controller, "as controller".into())
        ]
    );
}

#[test]
fn r_arc_2_nobody_talks_to_an_endpoint_with_the_same_id() {
    let now = start();
    let own = Session::new(Arc::new(agent_config()), AGENT.parse().expect("id"), 1);
    assert_eq!(
        own.err(),
        Some(Error::ApiMisuse(Misuse::OwnEndpointId)),
        "no record with to_id equal to from_id can be built"
    );
    let mut agent = agent(agent_config());
    let mut record = to_agent(context(7, 1, 1).with_payload("Get"));
    record.from_id = AGENT.parse().expect("id");
    assert_eq!(
        agent.handle_record(now, record),
        Err(Error::Ignored(Ignored::FromOurselves))
    );
    assert!(sent(&mut agent, now).is_empty() && events(&mut agent).is_empty());
    assert_eq!(agent.session_id(), None);
}

#[test]
fn r_msg_0a_the_answer_goes_the_way_the_request_came() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Allow));
    agent
        .handle_record(now, to_agent(context(7, 1, 1).with_payload("in")))
        .expect("taken");
    agent
        .handle_record(now, sessionless("outside"))
        .expect("taken");
    let asked: Vec<_> = events(&mut agent)
        .into_iter()
        .filter_map(|event| match event {
            Event::Message { payload, reply } => Some((whole(payload), reply)),
            _ => None,
        })
        .collect();
    assert_eq!(
        asked,
        [
            ("in".into(), ReplyPath::Session),
            ("outside".into(), ReplyPath::NoSession)
        ]
    );
    for (payload, reply) in asked {
        agent.send_via(now, reply, payload).expect("queued");
    }
    let mut answers: Vec<_> = sent(&mut agent, now)
        .into_iter()
        .map(|record| (record.record_type.name(), record.whole_payload().cloned()))
        .collect();
    answers.sort_unstable();
    assert_eq!(
        answers,
        [
            ("no_session_context", Some("outside".into())),
            ("session_context", Some("in".into()))
        ]
    );
}

#[test]
fn r_mtp_5_a_bad_record_is_answered_only_when_all_is_known_and_only_by_the_caller() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Allow));
    let record = sessionless("Get 17").with_payload_security(PayloadSecurity::Tls12);
    let error = agent
        .handle_record(now, record.clone())
        .expect_err("invalid");
    assert_eq!(
        error,
        Error::PeerMisbehaved(Misbehaviour::SecurityOutsideSession)
    );
    let code = error.code().expect("the peer may be told");
    assert_eq!(code, ErrorCode::INVALID_RECORD_VALUE);
    assert!(sent(&mut agent, now).is_empty(), "not by itself");
    // the caller looks whether all of it holds, and then answers the way the request came
    let own = AGENT.parse().expect("id");
    let bytes = record.encode();
    let msg_id = |_: &[u8]| Some("17");
    let verdict = Receiver::new(&own).judge(&bytes, Ok(&record), msg_id);
    assert_eq!(
        verdict,
        Verdict::Answer {
            code,
            request: "17"
        }
    );
    agent
        .send_via(now, ReplyPath::NoSession, "Error 7104 for 17")
        .expect("queued");
    assert_eq!(
        one_sent(&mut agent, now).record_type.name(),
        "no_session_context"
    );
    let unknown =
        Receiver::new(&own)
            .with_reply_path_known(false)
            .judge(&bytes, Ok(&record), msg_id);
    assert!(matches!(unknown, Verdict::Ignore { .. }));
}

#[test]
fn r_mtp_7_a_disconnect_is_sent_before_leaving_and_makes_the_other_forget() {
    let now = start();
    let mut agent = agent(agent_config());
    let mut controller = controller(controller_config());
    controller.send(now, "Get").expect("queued");
    exchange(&mut controller, &mut agent, now).expect("no loss");
    let old = controller.session_id().expect("open");
    agent.disconnect(now, ErrorCode::SESSION_CONTEXT_TERMINATED, "bye");
    let record = one_sent(&mut agent, now);
    assert_eq!(record.record_type.name(), "disconnect");
    let _ = events(&mut controller);
    controller.handle_record(now, record).expect("taken");
    assert_eq!(controller.session_id(), None);
    assert!(
        events(&mut controller).iter().any(
            |event| matches!(event, Event::PeerDisconnected { reason, .. } if reason == "bye")
        )
    );
    // that there was a session is forgotten as well: its number is as good as any
    let mut record = Record::session_context(
        CONTROLLER.parse().expect("id"),
        AGENT.parse().expect("id"),
        context(old.get(), 1, 1).with_payload("Notify"),
    );
    record.version = usp_record::Version::V1_3;
    controller.handle_record(now, record).expect("taken");
    assert_eq!(controller.session_id(), Some(old));
    assert_eq!(messages(&mut controller), ["Notify"]);
}
