//! Bytes that are no Record.

use usp_e2e::{Cause, Error, Event, Ignored, Misbehaviour, SessionMode};
use usp_record::{ErrorCode, Record};

use crate::util::*;

/// A Record of a session whose content is given as bytes.
fn with_content(content: &[u8]) -> Vec<u8> {
    let mut bytes = Record::session_context(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        context(7, 2, 1),
    )
    .encode();
    // the content is the last field, and short
    let at = bytes.len() - content_len(&bytes) - 2;
    bytes.truncate(at);
    bytes.push(0x42);
    bytes.push(u8::try_from(content.len()).expect("short"));
    bytes.extend(content);
    bytes
}

fn content_len(bytes: &[u8]) -> usize {
    // three numbers of one byte with their keys
    assert_eq!(bytes[bytes.len() - 8..][..2], [0x42, 6]);
    6
}

#[test]
fn r_e2e_21_a_record_of_the_session_that_cannot_be_decoded_restarts_it() {
    let now = start();
    for (content, code) in [
        // a key of no wire type, a cut number, a payload that is longer than the Record
        (
            &b"\x08\x07\x10\x02\x18\x01\x0f"[..],
            ErrorCode::RECORD_NOT_PARSED,
        ),
        (b"\x08\x07\x10\x82", ErrorCode::RECORD_NOT_PARSED),
        (
            b"\x08\x07\x10\x02\x18\x01\x3a\x09x",
            ErrorCode::RECORD_NOT_PARSED,
        ),
        // a state that there is not
        (
            b"\x08\x07\x10\x02\x18\x01\x28\x09",
            ErrorCode::INVALID_RECORD_VALUE,
        ),
    ] {
        let mut agent = agent(agent_config());
        agent
            .handle_record(now, to_agent(context(7, 1, 1)))
            .expect("taken");
        let error = Error::PeerMisbehaved(Misbehaviour::UndecodableInSession { code });
        assert_eq!(agent.handle_bytes(now, with_content(content)), Err(error));
        assert!(!error.session_survives());
        assert_eq!(error.code(), Some(code));
        assert!(sent(&mut agent, now).is_empty(), "no error reply");
        assert!(events(&mut agent).iter().any(|event| matches!(event,
            Event::SessionEnded { cause: Cause::Failed(found), .. } if *found == error)));
        let at = agent.poll_timeout().expect("a new session is planned");
        assert!(at >= now + secs(5) && at <= now + secs(10));
        agent.handle_timeout(at);
        let first = ids(&one_sent(&mut agent, at));
        assert_ne!(first[0], 7);
        assert_eq!(first[1..], [1, 1, 0]);
        assert_eq!(agent.stats().refused, 1);
    }
}

#[test]
fn r_e2e_24_the_session_number_0_restarts_the_session() {
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    let _ = events(&mut agent);
    let bytes = with_content(b"\x10\x01\x18\x01\x3a\x03Get");
    let code = ErrorCode::INVALID_RECORD_VALUE;
    assert_eq!(
        agent.handle_bytes(now, bytes),
        Err(Error::PeerMisbehaved(Misbehaviour::UndecodableInSession {
            code
        }))
    );
    assert_eq!(agent.session_id(), None);
    assert!(sent(&mut agent, now).is_empty(), "no error reply");
    assert!(messages(&mut agent).is_empty());
    assert!(agent.poll_timeout().is_some(), "a new session is planned");
}

#[test]
fn r_e2e_1_what_is_not_for_us_or_of_no_session_changes_nothing() {
    let now = start();
    let mut agent = agent(agent_config().with_session_mode(SessionMode::Allow));
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    let _ = events(&mut agent);
    let bad = with_content(b"\x08\x07\x10\x82");
    let replaced = |from: &str, to: &str| {
        let at = bad
            .windows(from.len())
            .position(|window| window == from.as_bytes())
            .expect("there");
        let mut bytes = bad.clone();
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        bytes
    };
    let undecodable = |code| Error::PeerMisbehaved(Misbehaviour::Undecodable { code });
    let not_parsed = ErrorCode::RECORD_NOT_PARSED;
    for (bytes, expected) in [
        (
            replaced(AGENT, "self::other"),
            Error::Ignored(Ignored::NotForUs),
        ),
        (
            replaced(CONTROLLER, "self::abc"),
            Error::Ignored(Ignored::NotFromPeer),
        ),
        (
            b"\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
            Error::Ignored(Ignored::NotForUs),
        ),
        (Vec::new(), Error::Ignored(Ignored::NotForUs)),
        // the names are good, and then there is nothing
        (bad[..bad.len() - 6].to_vec(), undecodable(not_parsed)),
    ] {
        assert_eq!(agent.handle_bytes(now, bytes), Err(expected));
        assert!(expected.session_survives());
        assert_eq!(agent.session_id().map(|id| id.get()), Some(7));
        assert!(sent(&mut agent, now).is_empty() && events(&mut agent).is_empty());
        assert_eq!(agent.poll_timeout(), None);
    }
    // where sessions are forbidden there is none to restart
    let forbid = agent_config().with_session_mode(SessionMode::Forbid);
    let mut agent = crate::util::agent(forbid);
    assert_eq!(agent.handle_bytes(now, bad), Err(undecodable(not_parsed)));
    assert_eq!(agent.poll_timeout(), None);
}

#[test]
fn good_bytes_are_taken_as_their_record_is() {
    let now = start();
    let mut agent = agent(agent_config());
    let bytes = bytes::Bytes::from(to_agent(context(7, 1, 1).with_payload("Get")).encode());
    agent.handle_bytes(now, bytes.clone()).expect("taken");
    let came = messages(&mut agent);
    assert_eq!(came, ["Get"]);
    assert!(bytes.as_ptr_range().contains(&came[0].as_ptr()));
}
