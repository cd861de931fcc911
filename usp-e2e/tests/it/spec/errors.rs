//! Every error and cause, produced through the public API, and what it says.

use std::sync::Arc;

use expect_test::expect;
use usp_e2e::{
    Cause, Config, Error, Event, Ignored, Limit, Misbehaviour, Misuse, PeerKey, RetransmitTries,
    Role, Session, Sessions, security::IntegrityError,
};
use usp_record::{ErrorCode, PayloadSecurity, Record, SarState, SecurityPolicy};

use crate::util::*;

/// Why sessions ended, in order.
fn ends(session: &mut Session) -> Vec<Cause> {
    events(session)
        .into_iter()
        .filter_map(|event| match event {
            Event::SessionEnded { cause, .. } => Some(cause),
            _ => None,
        })
        .collect()
}

/// Messages given up, and why.
fn lost(session: &mut Session) -> Vec<(u64, Cause, bool)> {
    events(session)
        .into_iter()
        .filter_map(|event| match event {
            Event::Lost {
                id,
                cause,
                in_doubt,
            } => Some((id.get(), cause, in_doubt)),
            _ => None,
        })
        .collect()
}

#[test]
fn cause_gave_up_ends_the_tries_when_the_time_of_expiration_is_over() {
    let mut now = start();
    let mut agent = agent(agent_config().with_expiration(Some(secs(60))));
    let mut given_up = None;
    for _ in 0..20 {
        agent
            .handle_record(now, to_agent(context(1, 1, 1)))
            .expect_err("invalid number");
        if agent.stats().restarts == 1 {
            agent.send(now, "Notify").expect("queued");
        }
        now = agent.poll_timeout().expect("a try or the end");
        agent.handle_timeout(now);
        given_up = lost(&mut agent).pop();
        if given_up.is_some() {
            break;
        }
        let _ = sent(&mut agent, now);
    }
    let (id, cause, in_doubt) = given_up.expect("given up");
    // it was sent in a session that failed, or waited for one that was never started
    assert_eq!(id, 1);
    if in_doubt {
        assert!(matches!(cause, Cause::Failed(_)));
    } else {
        assert_eq!(cause, Cause::GaveUp);
    }
}

#[test]
fn cause_gave_up_is_what_a_waiting_message_is_told() {
    let now = start();
    let mut agent = agent(agent_config().with_expiration(Some(secs(1))));
    agent
        .handle_record(now, to_agent(context(1, 1, 1)))
        .expect_err("invalid number");
    agent.send(now, "Notify").expect("waits for the next try");
    assert!(sent(&mut agent, now).is_empty());
    let at = agent.poll_timeout().expect("a try");
    agent.handle_timeout(at);
    assert_eq!(lost(&mut agent), [(1, Cause::GaveUp, false)]);
    assert_eq!((agent.session_id(), agent.poll_timeout()), (None, None));
    // the next Message starts a session at once
    agent.send(at, "Notify").expect("queued");
    assert_eq!(ids(&one_sent(&mut agent, at))[1], 1);
}

#[test]
fn cause_peer_disconnected_is_told_with_the_code_of_the_peer() {
    let now = start();
    let mut agent = agent(agent_config());
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    agent.send(now, "Notify").expect("queued");
    let _ = one_sent(&mut agent, now);
    let code = ErrorCode::SESSION_CONTEXT_TERMINATED;
    let record = Record::disconnect(
        AGENT.parse().expect("id"),
        CONTROLLER.parse().expect("id"),
        code,
        "bye",
    );
    agent.handle_record(now, record).expect("taken");
    let told = events(&mut agent);
    let cause = Cause::PeerDisconnected(code);
    assert!(told.iter().any(
        |event| matches!(event, Event::SessionEnded { id, cause: found } if id.get() == 7 && *found == cause)
    ));
    assert!(told.iter().any(
        |event| matches!(event, Event::Lost { cause: found, in_doubt: true, .. } if *found == cause)
    ));
    assert!(told.contains(&Event::PeerDisconnected {
        code,
        reason: "bye".into()
    }));
}

#[test]
fn cause_start_lost_is_told_where_the_peer_had_the_larger_number() {
    let now = start();
    let mut agent = agent(agent_config());
    agent.start(now).expect("allowed");
    agent
        .handle_record(now, to_agent(context(u64::MAX, 1, 1)))
        .expect("taken");
    assert_eq!(ends(&mut agent), [Cause::StartLost]);
    assert_eq!(agent.session_id().map(|id| id.get()), Some(u64::MAX));
    assert_eq!(agent.stats().restarts, 0, "that is no failure");
}

#[test]
fn cause_unacknowledged_ends_the_session_after_the_last_try() {
    let mut now = start();
    let mut agent = agent(
        agent_config()
            .with_resend_after(Some(secs(2)))
            .with_stall_timeout(None)
            .with_retransmit_tries(RetransmitTries::AtMost(3)),
    );
    agent.send(now, "Notify").expect("queued");
    let first = one_sent(&mut agent, now);
    // doubled each time
    for wait in [2, 4, 8] {
        now += secs(wait);
        assert_eq!(agent.poll_timeout(), Some(now));
        agent.handle_timeout(now);
        assert_eq!(one_sent(&mut agent, now), first);
    }
    now += secs(16);
    agent.handle_timeout(now);
    assert!(sent(&mut agent, now).is_empty());
    let told = events(&mut agent);
    assert!(told.iter().any(|event| matches!(
        event,
        Event::Lost {
            cause: Cause::Unacknowledged,
            in_doubt: true,
            ..
        }
    )));
    // Records without payload that nobody acknowledges have an end too
    let mut agent = crate::util::agent(agent_config().with_stall_timeout(None));
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    let mut number = 1;
    while agent.session_id().is_some() {
        number += 2;
        assert!(number < 10_000);
        // each gap is asked for by an empty Record, and then filled
        for missing in [number, number - 1] {
            let _ = agent.handle_record(now, to_agent(context(7, missing, 1)));
        }
        let _ = agent.handle_record(now, to_agent(context(7, number + 2, 1)));
        agent.handle_timeout(now + secs(1));
        let _ = sent(&mut agent, now + secs(1));
    }
    assert_eq!(ends(&mut agent), [Cause::Unacknowledged]);
}

#[cfg(all(feature = "tls", feature = "signature"))]
#[test]
fn cause_handshake_timeout_ends_a_session_whose_peer_is_silent() {
    let now = start();
    let mut agent = agent(
        agent_config()
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(trusted().with_tls(crate::security::tls_of(Role::Agent)))
            .with_handshake_timeout(secs(9)),
    );
    let id = agent.send(now, "Notify").expect("queued");
    let hello = one_sent(&mut agent, now);
    assert_eq!(hello.payload_security, PayloadSecurity::Tls12);
    agent.handle_timeout(now + secs(8));
    assert!(agent.session_id().is_some());
    agent.handle_timeout(now + secs(9));
    assert_eq!(ends(&mut agent), [Cause::HandshakeTimeout]);
    // the Message never went out: it waits for the next try
    let at = agent.poll_timeout().expect("a try");
    agent.handle_timeout(at);
    assert_eq!(ids(&one_sent(&mut agent, at))[1], 1);
    assert_eq!(id.get(), 1);
}

#[cfg(all(feature = "tls", feature = "signature"))]
#[test]
fn misbehaviour_payload_tls_is_bytes_that_are_no_tls() {
    let now = start();
    let config = || {
        agent_config()
            .with_payload_security(PayloadSecurity::Tls12)
            .with_accepted_security(SecurityPolicy::Required)
            .with_security(trusted().with_tls(crate::security::tls_of(Role::Agent)))
    };
    let tls = |payload: Vec<u8>| {
        to_agent(context(7, 1, 1).with_payload(payload))
            .with_payload_security(PayloadSecurity::Tls12)
    };
    for payload in [
        b"hello".to_vec(),
        b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00".to_vec(),
        b"\x17\x03\x03\x00\x01x".to_vec(),
        // more than a TLS record has, in one piece
        vec![0x16; 30_000],
    ] {
        let mut agent = agent(config());
        assert_eq!(
            agent.handle_record(now, tls(payload)),
            Err(Error::PeerMisbehaved(Misbehaviour::PayloadTls))
        );
        assert_eq!(
            ends(&mut agent),
            [Cause::Failed(Error::PeerMisbehaved(
                Misbehaviour::PayloadTls
            ))]
        );
    }
    // a TLS record that never ends, cut into many
    let mut agent = agent(config());
    let mut outcome = Ok(());
    let mut taken = 0;
    for number in 1..100 {
        let state = if number == 1 {
            SarState::Begin
        } else {
            SarState::Inprocess
        };
        let record = to_agent(
            context(7, number, 1)
                .with_payload(vec![0x16; 1000])
                .with_sar_states(state, state),
        )
        .with_payload_security(PayloadSecurity::Tls12);
        outcome = agent.handle_record(now, record);
        if outcome.is_err() {
            break;
        }
        taken += 1;
    }
    assert_eq!(
        outcome,
        Err(Error::PeerMisbehaved(Misbehaviour::PayloadTls))
    );
    assert!(
        taken < 20,
        "{taken} Records of 1000 bytes are no TLS record"
    );
}

#[test]
fn ignored_not_from_peer_is_a_record_of_somebody_else() {
    let now = start();
    let mut agent = agent(agent_config());
    let mut record = to_agent(context(7, 1, 1).with_payload("Get"));
    record.from_id = "self::stranger".parse().expect("id");
    let expected = Err(Error::Ignored(Ignored::NotFromPeer));
    assert_eq!(agent.handle_record(now, record.clone()), expected);
    assert_eq!(agent.session_id(), None);
    assert_eq!(agent.poll_timeout(), None);
    let mut sessions = Sessions::new(1);
    assert_eq!(
        sessions.handle_record(now, Role::Controller, record.clone()),
        expected
    );
    assert_eq!(
        sessions.handle_bytes(now, Role::Controller, record.encode()),
        expected
    );
    assert_eq!(
        sessions.handle_bytes(now, Role::Controller, "no Record"),
        expected
    );
}

#[test]
fn misbehaviour_of_a_start_with_the_wrong_payload_security() {
    let now = start();
    let tls = to_agent(context(7, 1, 1).with_payload("hello"))
        .with_payload_security(PayloadSecurity::Tls12);
    let plain = to_agent(context(7, 1, 1).with_payload("Get"));
    for (policy, record, found, code) in [
        (
            SecurityPolicy::NotSupported,
            tls.clone(),
            Misbehaviour::SecurityNotSupported,
            ErrorCode::SECURE_SESSION_NOT_SUPPORTED,
        ),
        // supported by policy, and not set up
        (
            SecurityPolicy::Optional,
            tls,
            Misbehaviour::SecurityNotSupported,
            ErrorCode::SECURE_SESSION_NOT_SUPPORTED,
        ),
        (
            SecurityPolicy::Required,
            plain,
            Misbehaviour::SecurityRequired,
            ErrorCode::SECURE_SESSION_REQUIRED,
        ),
    ] {
        let mut agent = agent(agent_config().with_accepted_security(policy));
        let error = Error::PeerMisbehaved(found);
        assert_eq!(agent.handle_record(now, record), Err(error));
        assert_eq!(error.code(), Some(code));
        assert!(error.session_survives());
        assert_eq!((agent.session_id(), agent.poll_timeout()), (None, None));
        assert!(sent(&mut agent, now).is_empty() && messages(&mut agent).is_empty());
    }
}

#[test]
fn misbehaviour_several_entries_in_a_plain_payload() {
    let now = start();
    let mut agent = agent(agent_config());
    let record = to_agent(context(7, 1, 1).with_payload("a").with_payload("b"));
    let error = Error::PeerMisbehaved(Misbehaviour::SeveralEntries);
    assert_eq!(agent.handle_record(now, record), Err(error));
    assert_eq!(ends(&mut agent), [Cause::Failed(error)]);
}

#[test]
fn misuse_is_refused_and_changes_nothing() {
    let now = start();
    let misuse = |what| Err(Error::ApiMisuse(what));
    let mut agent1 = agent(agent_config());
    assert_eq!(
        agent1.send(now, "").map(|_| ()),
        misuse(Misuse::EmptyMessage)
    );
    let other = |id: &str, role| {
        Arc::new(Config::new(id.parse().expect("id"), role).with_security(trusted()))
    };
    for config in [
        other("self::x", Role::Agent),
        other(AGENT, Role::Controller),
    ] {
        assert_eq!(
            agent1.set_config(now, config),
            misuse(Misuse::OtherEndpoint)
        );
    }
    assert_eq!(agent1.config().role(), Role::Agent);
    let mut sessions = Sessions::new(1);
    let key = PeerKey::new(Role::Agent, "self::nobody".parse().expect("id"));
    assert_eq!(
        sessions.send(now, &key, "Get").map(|_| ()),
        misuse(Misuse::UnknownPeer)
    );
    assert_eq!(
        sessions.disconnect(now, &key, ErrorCode::SESSION_CONTEXT_TERMINATED, ""),
        misuse(Misuse::UnknownPeer)
    );
    assert_eq!(agent1.session_id(), None);
    assert!(sent(&mut agent1, now).is_empty() && agent1.is_idle());
}

#[test]
fn what_is_wrong_is_said() {
    let id = |number| usp_record::SessionId::new(number).expect("not 0");
    let of = sequence;
    let code = ErrorCode::RECORD_NOT_PARSED;
    let misbehaviours = [
        Misbehaviour::Undecodable { code },
        Misbehaviour::UndecodableInSession { code },
        Misbehaviour::SessionForbidden,
        Misbehaviour::SessionRequired,
        Misbehaviour::SecurityRequired,
        Misbehaviour::SecurityNotSupported,
        Misbehaviour::Unprotected(IntegrityError::Missing),
        Misbehaviour::SecurityOutsideSession,
        Misbehaviour::InvalidSessionId {
            session_id: id(1),
            sequence_id: of(5),
        },
        Misbehaviour::SessionExpired { session_id: id(7) },
        Misbehaviour::SecurityChanged,
        Misbehaviour::Integrity(IntegrityError::BadMac),
        Misbehaviour::AcknowledgedUnsent {
            expected_id: of(9),
            next: of(2),
        },
        Misbehaviour::UnknownRetransmit { id: of(4) },
        Misbehaviour::TooManyRetransmits { id: of(4) },
        Misbehaviour::SegmentOrder {
            payload: SarState::Inprocess,
            payloadrec: SarState::None,
        },
        Misbehaviour::SeveralEntries,
        Misbehaviour::PayloadTls,
    ];
    let ignored = [
        Ignored::NotForUs,
        Ignored::FromOurselves,
        Ignored::NotFromPeer,
        Ignored::StartLost,
    ];
    let limits = [
        Limit::MessageBytes,
        Limit::MessagePieces,
        Limit::IncomingBytes,
        Limit::IncomingRecords,
        Limit::OutgoingBytes,
        Limit::RecordBytes,
    ];
    let misuses = [
        Misuse::OwnEndpointId,
        Misuse::EmptyMessage,
        Misuse::SessionForbidden,
        Misuse::SessionRefusedByPeer,
        Misuse::NoSigner,
        Misuse::NoTls,
        Misuse::OtherEndpoint,
        Misuse::UnknownPeer,
    ];
    let errors = misbehaviours
        .map(Error::PeerMisbehaved)
        .into_iter()
        .chain(ignored.map(Error::Ignored))
        .chain(limits.map(|limit| Error::LimitExceeded { limit, max: 10 }))
        .chain(misuses.map(Error::ApiMisuse));
    // code for the peer, whether the session goes on, text
    let lines: Vec<String> = errors
        .map(|error| {
            let code = error.code().map_or(0, ErrorCode::number);
            let goes_on = if error.session_survives() { '+' } else { '-' };
            format!("{code:4} {goes_on} {error}")
        })
        .collect();
    expect![[r#"
        7100 + peer broke a rule: expected a record, found bytes that cannot be decoded (code 7100 Record could not be parsed)
        7100 - peer broke a rule: expected a record of a session, found bytes that cannot be decoded (code 7100 Record could not be parsed)
        7106 + peer broke a rule: session contexts are not allowed
        7101 + peer broke a rule: a session context is required
        7101 + peer broke a rule: payload security is required
        7102 + peer broke a rule: payload security is not supported
        7104 + peer broke a rule: outside of a session: expected a mac_signature, for the transport does not protect the Record
        7104 + peer broke a rule: payload security outside of a session context
        7104 - peer broke a rule: expected a record of the session or the first one of a new session, found record 5 of session 1
        7105 + peer broke a rule: session 7 has expired
        7104 - peer broke a rule: payload security changed within the session
        7104 - peer broke a rule: mac_signature is not the MAC of the Record
        7104 - peer broke a rule: expected at most 2 in expected_id, found 9
        7105 - peer broke a rule: record 4 is requested but not there
        7105 - peer broke a rule: record 4 is requested once too often
        7105 - peer broke a rule: segment states Inprocess and None do not follow on the record before
        7104 - peer broke a rule: expected one payload entry, found several
        7105 - peer broke a rule: payload tls failed
           0 + record ignored: it is for another endpoint
           0 + record ignored: it comes from our own endpoint id
           0 + record ignored: it comes from another peer
           0 + record ignored: it starts a session with a smaller number than the one just started
        7105 - bytes of a reassembled message: expected at most 10
        7105 - pieces of a reassembled message: expected at most 10
        7105 - bytes of records that came early: expected at most 10
        7105 - records that came early: expected at most 10
           0 + bytes of messages to send: expected at most 10
           0 + bytes of an encoded record: expected at most 10
           0 + peer has our own endpoint id
           0 + expected a message of at least one byte
           0 + session contexts are forbidden by the configuration
           0 + session contexts are refused by the peer
           0 + records must be signed and there is no signer
           0 + payload tls is not set up
           0 + settings belong to another endpoint
           0 + no such peer"#]].assert_eq(&lines.join("\n"));
    let causes = [
        Cause::Failed(Error::PeerMisbehaved(Misbehaviour::PayloadTls)),
        Cause::Replaced,
        Cause::StartLost,
        Cause::Expired,
        Cause::Exhausted,
        Cause::Stalled,
        Cause::Unacknowledged,
        Cause::HandshakeTimeout,
        Cause::PeerDisconnected(ErrorCode::SESSION_CONTEXT_NOT_ALLOWED),
        Cause::Ended,
        Cause::GaveUp,
    ]
    .map(|cause| cause.to_string());
    expect![[r#"
        peer broke a rule: payload tls failed
        peer started another session
        peer started a session at the same time
        session expired
        sequence numbers are exhausted
        no progress
        no acknowledgement
        tls handshake timed out
        peer disconnected with 7106 Session Context not allowed
        session ended by the caller
        no session could be started in time"#]]
    .assert_eq(&causes.join("\n"));
}

#[test]
fn public_types_can_go_to_another_thread() {
    fn check<T: Send + Sync>() {}
    check::<Session>();
    check::<Sessions>();
    check::<Config>();
    check::<Error>();
    check::<Cause>();
    check::<Event>();
    check::<usp_e2e::Transmit>();
    check::<usp_e2e::Received>();
    check::<usp_e2e::Stats>();
    check::<PeerKey>();
    check::<usp_e2e::RetryPolicy>();
    check::<usp_e2e::security::Security>();
    check::<IntegrityError>();
    assert!(size_of::<Error>() <= 40, "{}", size_of::<Error>());
    assert!(size_of::<Cause>() <= 40, "{}", size_of::<Cause>());
}

#[cfg(all(feature = "tls", feature = "signature"))]
#[test]
fn public_types_of_payload_tls_can_go_to_another_thread() {
    fn check<T: Send + Sync>() {}
    check::<usp_e2e::security::TlsPayload>();
    check::<usp_e2e::security::PeerTls>();
    check::<usp_e2e::security::MacKeys>();
    check::<usp_e2e::security::Signer>();
    check::<usp_e2e::security::tls::TlsError>();
    check::<usp_e2e::security::tls::Trust>();
    check::<usp_e2e::security::tls::Identity>();
}
