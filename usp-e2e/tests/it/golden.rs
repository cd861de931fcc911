//! Recorded sessions of the reference agent.
//!
//! Where the agent does something else than we do, the row says what, and the rule that we follow.

use std::{path::PathBuf, sync::Arc};

use usp_e2e::{Config, Error, Misbehaviour, Role, Session, SessionMode};
use usp_record::{Record, RecordType};

use crate::util::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/golden")
}

fn load(folder: &std::path::Path, name: &str) -> Record {
    let bytes = std::fs::read(folder.join(name)).expect(name);
    Record::decode(bytes).expect(name)
}

/// An Agent with the IDs of a recorded request.
fn agent_of(request: &Record, mode: SessionMode) -> Session {
    let config = Config::new(request.to_id.clone(), Role::Agent)
        .with_version("1.3".parse().expect("version"))
        .with_session_mode(mode)
        .with_security(trusted());
    Session::new(Arc::new(config), request.from_id.clone(), 1).expect("two endpoints")
}

#[test]
fn recorded_exchanges_give_the_recorded_bytes() {
    let folder = folder();
    let now = start();
    for exchange in [
        vec!["302-e2e-full", "303-e2e-second", "309-e2e-newsession"],
        vec!["311-e2e-after"],
        vec!["313-e2e-after"],
    ] {
        let first = load(&folder, &format!("{}.request.bin", exchange[0]));
        let mut agent = agent_of(&first, SessionMode::Allow);
        for name in exchange {
            let request = load(&folder, &format!("{name}.request.bin"));
            let answer = load(&folder, &format!("{name}.response.bin"));
            agent.handle_record(now, request.clone()).expect(name);
            assert_eq!(
                messages(&mut agent).first(),
                request.whole_payload(),
                "{name}"
            );
            let payload = answer.whole_payload().expect("in one piece").clone();
            agent.send(now, payload).expect("queued");
            let transmit = agent.poll_transmit(now).expect("an answer");
            let recorded = std::fs::read(folder.join(format!("{name}.response.bin")));
            assert_eq!(transmit.record, answer, "{name}");
            assert_eq!(transmit.encode(), recorded.expect(name), "{name}");
        }
    }
}

#[test]
fn the_recorded_segments_are_put_together() {
    let folder = folder();
    let now = start();
    let mut parts: Vec<Record> = (1..=16)
        .map(|number| {
            let suffix = if number == 1 {
                String::new()
            } else {
                number.to_string()
            };
            load(
                &folder,
                &format!("306-e2e-segmented-resp.response{suffix}.bin"),
            )
        })
        .collect();
    let whole: Vec<u8> = parts
        .iter()
        .flat_map(|record| content(record).payload.concat())
        .collect();
    // as the first Records of a session in which we have sent nothing
    for (number, record) in (1..).zip(&mut parts) {
        if let RecordType::SessionContext(context) = &mut record.record_type {
            context.sequence_id = sequence(number);
            context.expected_id = sequence(1);
        }
    }
    let config = Config::new(parts[0].to_id.clone(), Role::Controller).with_security(trusted());
    let mut controller =
        Session::new(Arc::new(config), parts[0].from_id.clone(), 1).expect("two endpoints");
    // the first one opens the session; the others may come in any order
    let rest = parts.split_off(1);
    for record in parts.into_iter().chain(rest.into_iter().rev()) {
        controller.handle_record(now, record).expect("taken");
    }
    assert_eq!(messages(&mut controller), [whole]);
}

#[test]
fn where_the_reference_agent_differs_we_follow_the_rule() {
    let folder = folder();
    let now = start();
    let request = |name: &str| load(&folder, &format!("{name}.bin"));

    // 314: the agent answers a repeated Record again; R-E2E.25 says to ignore it
    let first = request("313-e2e-after.request");
    let mut agent = agent_of(&first, SessionMode::Allow);
    agent.handle_record(now, first).expect("taken");
    agent.send(now, "GetResp").expect("queued");
    let _ = sent(&mut agent, now);
    let _ = events(&mut agent);
    agent
        .handle_record(now, request("314-e2e-dup.request"))
        .expect("ignored");
    assert!(messages(&mut agent).is_empty() && sent(&mut agent, now).is_empty());

    // 315: the agent goes on over a gap; R-E2E.20 buffers what is early, and the gap is asked for
    agent
        .handle_record(now, request("315-e2e-gap.request"))
        .expect("buffered");
    assert!(messages(&mut agent).is_empty());
    let at = agent.poll_timeout().expect("a request is planned");
    agent.handle_timeout(at);
    assert_eq!(ids(&one_sent(&mut agent, at))[3], 2);

    // 318: the agent ends the session over a repeated segment; R-E2E.25 says to ignore it
    let parts =
        ["", "2", "3", "4", "5"].map(|suffix| request(&format!("318-e2e-seg-dup.request{suffix}")));
    let mut agent = agent_of(&parts[0], SessionMode::Allow);
    for part in parts {
        agent.handle_record(now, part).expect("taken or ignored");
    }
    assert_eq!(messages(&mut agent).len(), 1);

    // 319, 321: the agent sends Disconnect 7105; R-E2E.24 drops silently and starts a new session
    for name in ["319-e2e-sid1.request", "321-e2e-newsess-seq5.request"] {
        let record = request(name);
        let mut agent = agent_of(&record, SessionMode::Allow);
        assert!(matches!(
            agent.handle_record(now, record),
            Err(Error::PeerMisbehaved(Misbehaviour::InvalidSessionId { .. }))
        ));
        assert!(sent(&mut agent, now).is_empty());
        assert!(agent.poll_timeout().is_some(), "a new session is planned");
    }

    // 322: the agent sends Disconnect 7105; R-E2E.21 starts a new session
    let record = request("322-e2e-inprocess-first.request");
    let mut agent = agent_of(&record, SessionMode::Allow);
    assert!(matches!(
        agent.handle_record(now, record),
        Err(Error::PeerMisbehaved(Misbehaviour::SegmentOrder { .. }))
    ));
    assert!(sent(&mut agent, now).is_empty());

    // 326: the agent sends Disconnect 7102; R-MTP.5 leaves it to the caller, who gets the code
    let record = request("326-e2e-tls12.request");
    let mut agent = agent_of(&record, SessionMode::Allow);
    let error = agent.handle_record(now, record).expect_err("refused");
    assert_eq!(error.code().map(|code| code.number()), Some(7102));

    // 327: the payload is no Msg, which is not our business
    let record = request("327-e2e-badmsg.request");
    let mut agent = agent_of(&record, SessionMode::Allow);
    agent.handle_record(now, record).expect("taken");
    assert_eq!(messages(&mut agent).len(), 1);

    // 330: the agent sends Disconnect 7105; R-E2E.6a asks for 7106
    let record = request("330-e2e-forbid-session.request");
    let mut agent = agent_of(&record, SessionMode::Forbid);
    agent.handle_record(now, record).expect_err("forbidden");
    match one_sent(&mut agent, now).record_type {
        RecordType::Disconnect(content) => assert_eq!(content.reason_code.number(), 7106),
        other => panic!("expected a disconnect record, found {}", other.name()),
    }

    // 333: Reset() ends the session with Disconnect 7105 and starts the next one with an empty Record: so do we
    let record = request("333-e2e-reset.request");
    let mut agent = agent_of(&record, SessionMode::Require);
    agent.handle_record(now, record).expect("taken");
    agent.end(now, "reset");
    agent.start(now).expect("allowed");
    let records = sent(&mut agent, now);
    assert_eq!(records[0].record_type.name(), "disconnect");
    assert!(content(&records[1]).payload.is_empty());
}
