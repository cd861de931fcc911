//! Many peers.

use std::{sync::Arc, time::Instant};

use usp_e2e::{
    Error, Event, Ignored, Misuse, PeerKey, ReplyPath, Role, Session, SessionMode, Sessions,
};
use usp_record::{Record, RecordType};

use crate::util::*;

fn key(number: usize) -> PeerKey {
    let id = format!("os::012345-{number:08}");
    PeerKey::new(Role::Agent, id.parse().expect("id"))
}

fn table(peers: usize) -> Sessions {
    let config = Arc::new(controller_config());
    let mut sessions = Sessions::new(5);
    for number in 0..peers {
        sessions
            .insert(Arc::clone(&config), key(number))
            .expect("another endpoint");
    }
    sessions
}

#[test]
fn only_peers_with_something_to_do_are_heard_of() {
    let now = start();
    let mut sessions = table(100);
    assert_eq!(sessions.poll_timeout(), None);
    for number in [7, 77] {
        sessions.send(now, &key(number), "Get").expect("queued");
    }
    let mut to = Vec::new();
    let mut first: Option<Record> = None;
    while let Some((peer, transmit)) = sessions.poll_transmit(now) {
        to.push(peer);
        first.get_or_insert_with(|| transmit.into_record());
    }
    assert_eq!(to, [key(7), key(77)]);
    // an answer of one of them; the acknowledgement for it is due later
    let sent = first.expect("two");
    let answer = Record::session_context(
        sent.from_id.clone(),
        sent.to_id.clone(),
        context(ids(&sent)[0], 1, 2).with_payload("GetResp"),
    );
    sessions
        .handle_record(now, Role::Agent, answer)
        .expect("taken");
    let told: Vec<_> = std::iter::from_fn(|| sessions.poll_event()).collect();
    assert!(
        told.iter()
            .all(|(peer, _)| [key(7), key(77)].contains(peer))
    );
    assert!(
        told.iter()
            .any(|(peer, event)| *peer == key(7) && matches!(event, Event::Message { .. }))
    );
    let at = sessions.poll_timeout().expect("an acknowledgement is due");
    assert_eq!(at, now + secs(1));
    sessions.handle_timeout(at);
    let (peer, transmit) = sessions.poll_transmit(at).expect("an acknowledgement");
    assert_eq!((peer, ids(&transmit.to_record())[2]), (key(7), 2));
    assert!(sessions.poll_transmit(at).is_none());
    assert_eq!(sessions.poll_timeout(), None);
}

#[test]
fn a_peer_that_is_removed_leaves_no_deadline_behind() {
    let now = start();
    let config = controller_config().with_expiration(Some(secs(60)));
    let mut sessions = Sessions::new(5);
    sessions
        .insert(Arc::new(config), key(1))
        .expect("another endpoint");
    sessions.send(now, &key(1), "Get").expect("queued");
    let _ = sessions.poll_transmit(now);
    assert!(sessions.poll_timeout().is_some() && !sessions.is_empty());
    assert!(sessions.remove(&key(1)).is_some());
    assert_eq!(sessions.poll_timeout(), None);
    assert!(sessions.poll_transmit(now).is_none() && sessions.poll_event().is_none());
    assert!(sessions.is_empty());
    assert!(sessions.send(now, &key(1), "Get").is_err());
}

/// How many bytes a peer costs in which nothing happens, for the documentation.
#[test]
fn a_peer_in_the_place_of_a_removed_one_has_nothing_of_it() {
    let now = start();
    let mut sessions = table(3);
    sessions.send(now, &key(1), "Get").expect("queued");
    let (_, transmit) = sessions.poll_transmit(now).expect("a Record");
    assert!(sessions.poll_event().is_some(), "a session has started");
    sessions.send(now, &key(1), "Set").expect("queued");
    let gone = sessions.remove(&key(1)).expect("known");
    assert!(gone.session_id().is_some());
    assert!(sessions.remove(&key(1)).is_none());
    assert_eq!(
        sessions.send(now, &key(1), "Get"),
        Err(Error::ApiMisuse(Misuse::UnknownPeer))
    );
    sessions
        .insert(Arc::new(controller_config()), key(9))
        .expect("another endpoint");
    assert_eq!(sessions.len(), 3);
    assert!(sessions.poll_transmit(now).is_none());
    assert!(sessions.poll_event().is_none());
    assert_eq!(sessions.poll_timeout(), None);
    assert_eq!(sessions.get(&key(9)).and_then(Session::session_id), None);
    // What is for the one that has gone is for nobody.
    let sent = transmit.into_record();
    let answer = Record::session_context(
        sent.from_id.clone(),
        sent.to_id.clone(),
        context(ids(&sent)[0], 1, 2),
    );
    assert_eq!(
        sessions.handle_record(now, Role::Agent, answer),
        Err(Error::Ignored(Ignored::NotFromPeer))
    );
    sessions.send(now, &key(9), "Get").expect("queued");
    let (peer, transmit) = sessions.poll_transmit(now).expect("a Record");
    assert_eq!(peer, key(9));
    assert_eq!(transmit.into_record().to_id.as_str(), "os::012345-00000009");
}

#[test]
fn messages_outside_of_sessions_and_broken_records_find_their_peer() {
    let now = start();
    let config = controller_config().with_session_mode(SessionMode::Allow);
    let mut sessions = Sessions::new(5);
    for number in 0..3 {
        sessions
            .insert(Arc::new(config.clone()), key(number))
            .expect("another endpoint");
    }
    sessions
        .send_via(now, &key(2), ReplyPath::NoSession, "Get")
        .expect("queued");
    let (peer, transmit) = sessions.poll_transmit(now).expect("a Record");
    let sent = transmit.into_record();
    assert_eq!(peer, key(2));
    assert!(matches!(sent.record_type, RecordType::NoSessionContext(_)));
    // A Record of a session whose last field is cut off, from two senders.
    for (from, is_known) in [(2, true), (7, false)] {
        let from = format!("os::012345-{from:08}");
        let record = Record::session_context(
            CONTROLLER.parse().expect("id"),
            from.parse().expect("id"),
            context(7, 1, 1).with_payload("GetResp"),
        );
        let mut bytes = record.encode();
        bytes.truncate(bytes.len() - 1);
        let error = sessions
            .handle_bytes(now, Role::Agent, bytes)
            .expect_err("cut off");
        let is_stranger = error == Error::Ignored(Ignored::NotFromPeer);
        assert_eq!(is_stranger, !is_known, "{error}");
    }
}

#[test]
fn an_idle_peer_is_small() {
    let size = size_of::<Session>();
    eprintln!("a session takes {size} bytes, without what it holds");
    assert!(size <= 800, "{size}");
}

#[test]
fn the_earliest_deadline_is_found_without_a_search() {
    #[expect(clippy::disallowed_methods, reason = "this test measures")]
    fn clock() -> Instant {
        Instant::now()
    }
    let now = start();
    let peers = 20_000;
    let mut sessions = table(peers);
    for number in 0..peers {
        let record = Record::session_context(
            CONTROLLER.parse().expect("id"),
            key(number).id,
            context(100, 1, 1).with_payload("Notify"),
        );
        sessions
            .handle_record(now, Role::Agent, record)
            .expect("taken");
    }
    let rounds: u32 = 10_000;
    let before = clock();
    for _ in 0..rounds {
        assert!(std::hint::black_box(&sessions).poll_timeout().is_some());
    }
    let each = before.elapsed() / rounds;
    eprintln!("{each:?} for poll_timeout over {peers} peers");
    // far above what is measured, far below a search
    assert!(each < std::time::Duration::from_micros(20), "{each:?}");
}

/// Memory of this process, in bytes.
#[cfg(target_os = "linux")]
fn resident() -> Option<usize> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = statm.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

/// `PEERS=1000000 cargo test --release -p usp-e2e --test it -- a_million --nocapture` measures by itself.
#[cfg(target_os = "linux")]
#[test]
fn a_million_idle_peers_fit_when_asked_for() {
    let Some(peers) = std::env::var("PEERS")
        .ok()
        .and_then(|text| text.parse().ok())
    else {
        eprintln!("skipped: set PEERS to measure the memory of so many");
        return;
    };
    #[expect(clippy::disallowed_methods, reason = "this test measures")]
    fn clock() -> Instant {
        Instant::now()
    }
    let now = start();
    let before = resident().expect("known");
    let mut sessions = table(peers);
    let fresh = (resident().expect("known") - before) / peers;
    // each has had a session and an exchange that is over
    for number in 0..peers {
        let record = |sequence, expected, payload: &'static str| {
            Record::session_context(
                CONTROLLER.parse().expect("id"),
                key(number).id,
                context(100, sequence, expected).with_payload(payload),
            )
        };
        sessions
            .handle_record(now, Role::Agent, record(1, 1, "Notify"))
            .expect("taken");
        sessions
            .send(now, &key(number), "NotifyResp")
            .expect("queued");
        while sessions.poll_transmit(now).is_some() {}
        sessions
            .handle_record(now, Role::Agent, record(2, 2, ""))
            .expect("taken");
        while sessions.poll_event().is_some() {}
        while sessions.poll_transmit(now).is_some() {}
    }
    let used = (resident().expect("known") - before) / peers;
    let started = clock();
    let rounds = 100_000;
    for _ in 0..rounds {
        std::hint::black_box(std::hint::black_box(&sessions).poll_timeout());
    }
    let each = started.elapsed() / rounds;
    eprintln!(
        "{peers} idle peers: {fresh} bytes each before a session, {used} after an exchange; {each:?} for poll_timeout"
    );
}
