//! Recorded sessions of the reference agent, played again with an Agent of ours.
//!
//! Every exchange has what we make of it here. Where the recorded agent sent something else than we do,
//! `testdata/golden/session-differences.tsv` says what, and by which rule; there and nowhere else.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use bytes::Bytes;
use usp_e2e::{Cause, Config, Error, Event, Misbehaviour, Role, Session, SessionMode};
use usp_record::{ErrorCode, Record, RecordType};

use crate::util::*;

struct Exchange {
    requests: Vec<Record>,
    responses: Vec<Record>,
    /// The bytes of the responses.
    sent: Vec<Bytes>,
}

impl Exchange {
    /// The Message that the recorded agent answered with, put together.
    fn answer(&self) -> Option<Vec<u8>> {
        let payloads: Vec<u8> = self
            .responses
            .iter()
            .flat_map(|record| match &record.record_type {
                RecordType::SessionContext(context) => context.payload.concat(),
                RecordType::NoSessionContext(content) => content.payload.as_ref().to_vec(),
                _ => Vec::new(),
            })
            .collect();
        (!payloads.is_empty()).then_some(payloads)
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/golden")
}

/// All Records of 301 to 333, by the name of their exchange and in order; each of them decodes.
fn recorded() -> BTreeMap<String, Exchange> {
    let mut files: BTreeMap<(String, bool, u32), Bytes> = BTreeMap::new();
    for entry in std::fs::read_dir(folder()).expect("the folder") {
        let entry = entry.expect("a file");
        let name = entry.file_name().into_string().expect("text");
        let [stem, part, "bin"] = name.split('.').collect::<Vec<_>>()[..] else {
            continue;
        };
        if !("301".."334").contains(&&stem[..3]) {
            continue;
        }
        let (is_response, number) = match part.strip_prefix("request") {
            Some(number) => (false, number),
            None => (true, part.strip_prefix("response").expect("one of two")),
        };
        let number = if number.is_empty() { "1" } else { number };
        let bytes = std::fs::read(entry.path()).expect("readable");
        files.insert(
            (
                stem.to_owned(),
                is_response,
                number.parse().expect("number"),
            ),
            bytes.into(),
        );
    }
    let mut exchanges = BTreeMap::new();
    for ((stem, is_response, number), bytes) in files {
        let record = Record::decode(bytes.clone())
            .unwrap_or_else(|error| panic!("{stem} {is_response} {number}: {error}"));
        let exchange = exchanges.entry(stem).or_insert_with(|| Exchange {
            requests: Vec::new(),
            responses: Vec::new(),
            sent: Vec::new(),
        });
        if is_response {
            exchange.responses.push(record);
            exchange.sent.push(bytes);
        } else {
            exchange.requests.push(record);
        }
    }
    exchanges
}

/// An Agent of ours in the place of the recorded one.
struct Player {
    agent: Session,
    now: Instant,
    /// Records that the Controller and the Agent have sent in the session.
    taken: u64,
    given: u64,
}

impl Player {
    fn new(request: &Record, mode: SessionMode) -> Self {
        let config = config_of(request).with_session_mode(mode);
        let agent =
            Session::new(Arc::new(config), request.from_id.clone(), 1).expect("two endpoints");
        Self {
            agent,
            now: start(),
            taken: 0,
            given: 0,
        }
    }

    fn set_config(&mut self, change: impl FnOnce(Config) -> Config) {
        let config = change(Config::clone(self.agent.config()));
        self.agent
            .set_config(self.now, Arc::new(config))
            .expect("the same endpoint");
    }

    /// Stands for what was sent before a Record and not recorded, in either direction.
    fn fill(&mut self, request: &Record) {
        let [session, sequence_id, expected, _] = ids(request);
        while self.given + 1 < expected {
            self.agent.send(self.now, "Notify").expect("queued");
            let _ = self.sent();
        }
        while self.taken + 1 < sequence_id {
            let filler = Record::session_context(
                request.to_id.clone(),
                request.from_id.clone(),
                context(session, self.taken + 1, 1),
            );
            self.agent.handle_record(self.now, filler).expect("taken");
            self.taken += 1;
        }
        let _ = events(&mut self.agent);
    }

    fn sent(&mut self) -> Vec<Record> {
        let records = sent(&mut self.agent, self.now);
        for record in &records {
            if let RecordType::SessionContext(context) = &record.record_type {
                self.given = self.given.max(context.sequence_id.get());
            }
        }
        records
    }

    /// Takes all Records of an exchange, lets `answer` answer each Message; gives what the Agent sends and why it
    /// refused the last Record that it refused.
    fn play(&mut self, exchange: &Exchange) -> (Vec<Record>, usize, Option<Error>) {
        let mut error = None;
        let mut came = 0;
        let mut out = Vec::new();
        for request in &exchange.requests {
            if let RecordType::SessionContext(context) = &request.record_type {
                let open = self.agent.session_id();
                if open != Some(context.session_id) && context.sequence_id.get() == 1 {
                    (self.taken, self.given) = (0, 0);
                }
            }
            match self.agent.handle_record(self.now, request.clone()) {
                Ok(()) => {
                    if let RecordType::SessionContext(context) = &request.record_type {
                        self.taken = self.taken.max(context.sequence_id.get());
                    }
                }
                Err(why) => error = Some(why),
            }
            for event in events(&mut self.agent) {
                if let Event::Message { payload, reply } = event {
                    came += 1;
                    if let Some(whole) = request.whole_payload() {
                        assert_eq!(&payload, whole);
                    }
                    if let Some(answer) = exchange.answer() {
                        self.agent
                            .send_via(self.now, reply, answer)
                            .expect("queued");
                    }
                }
            }
            out.extend(self.sent());
        }
        (out, came, error)
    }
}

fn config_of(request: &Record) -> Config {
    Config::new(request.to_id.clone(), Role::Agent)
        .with_version("1.3".parse().expect("version"))
        .with_security(trusted())
}

/// What we send in each exchange, with everything checked on the way that is not in the bytes.
fn ours(all: &BTreeMap<String, Exchange>) -> BTreeMap<&'static str, Vec<Record>> {
    use SessionMode::{Allow, Require};
    let mut ours = BTreeMap::new();
    let of = |name: &str| all.get(name).unwrap_or_else(|| panic!("{name} is missing"));
    let fresh = |name: &str, mode| Player::new(&of(name).requests[0], mode);
    let answered = |player: &mut Player, name: &'static str| {
        let (records, came, error) = player.play(of(name));
        assert_eq!((came, error), (1, None), "{name}");
        (name, records)
    };
    let code = |error: Option<Error>| error.and_then(|error| error.code());

    // a Get outside of any session
    ours.extend([answered(
        &mut fresh("301-e2e-params", Allow),
        "301-e2e-params",
    )]);

    // session 2, its Records up to 6, and session 77 in its place
    let mut player = fresh("302-e2e-full", Allow);
    for name in ["302-e2e-full", "303-e2e-second"] {
        ours.extend([answered(&mut player, name)]);
    }
    player.fill(&of("305-e2e-setmax").requests[0]);
    ours.extend([answered(&mut player, "305-e2e-setmax")]);
    // the Set has come into force
    player.set_config(|config| config.with_max_record_bytes(Some(512)));
    let segmented = answered(&mut player, "306-e2e-segmented-resp");
    assert!(segmented.1.iter().all(|record| record.encoded_len() <= 512));
    let whole: Vec<u8> = segmented
        .1
        .iter()
        .flat_map(|record| content(record).payload.concat())
        .collect();
    assert_eq!(Some(whole), of(segmented.0).answer());
    ours.extend([segmented]);
    // an empty Record acknowledges, and is no Message
    let (records, came, error) = player.play(of("307-e2e-empty"));
    assert_eq!((came, error), (0, None));
    ours.insert("307-e2e-empty", records);
    player.set_config(|config| config.with_max_record_bytes(None));
    ours.extend([answered(&mut player, "309-e2e-newsession")]);
    assert_eq!(player.agent.session_id().map(|id| id.get()), Some(77));

    // session 78, again after its end, and what does not follow in it
    let mut player = fresh("311-e2e-after", Allow);
    ours.extend([answered(&mut player, "311-e2e-after")]);
    let request = &of("311-e2e-after").requests[0];
    let bye = Record::disconnect(
        request.to_id.clone(),
        request.from_id.clone(),
        ErrorCode::SESSION_CONTEXT_TERMINATED,
        "terminated",
    );
    player.agent.handle_record(player.now, bye).expect("taken");
    let _ = events(&mut player.agent);
    ours.extend([answered(&mut player, "313-e2e-after")]);
    let (records, came, error) = player.play(of("314-e2e-dup"));
    assert_eq!((came, error), (0, None));
    assert_eq!(player.agent.stats().duplicates, 1);
    ours.insert("314-e2e-dup", records);
    let (records, came, error) = player.play(of("315-e2e-gap"));
    assert_eq!((came, error), (0, None));
    assert!(records.is_empty());
    // the gap is asked for
    player.now = player.agent.poll_timeout().expect("a request is planned");
    player.agent.handle_timeout(player.now);
    let asked = player.sent();
    assert_eq!(asked.len(), 1);
    assert_eq!(ids(&asked[0])[3], 2);
    ours.insert("315-e2e-gap", asked);

    // a segment that never comes: the others wait for it, it is asked for, and the session restarts in the end
    let mut player = fresh("317-e2e-seg-gap", Allow);
    player.fill_from_start(of("317-e2e-seg-gap"));
    let (records, came, error) = player.play(of("317-e2e-seg-gap"));
    assert_eq!((came, error), (0, None));
    assert!(records.is_empty());
    player.now = player.agent.poll_timeout().expect("a request is planned");
    player.agent.handle_timeout(player.now);
    let asked = player.sent();
    assert_eq!(ids(&asked[0])[3], 12);
    ours.insert("317-e2e-seg-gap", asked);
    while player.agent.session_id().is_some() {
        player.now = player.agent.poll_timeout().expect("something is planned");
        player.agent.handle_timeout(player.now);
        let _ = player.sent();
    }
    assert!(events(&mut player.agent).iter().any(|event| matches!(
        event,
        Event::SessionEnded {
            cause: Cause::Stalled,
            ..
        }
    )));
    // a segment that comes twice
    let mut player = fresh("318-e2e-seg-dup", Allow);
    let (records, came, error) = player.play(of("318-e2e-seg-dup"));
    assert_eq!((came, error), (1, None));
    assert_eq!(player.agent.stats().duplicates, 1);
    ours.insert("318-e2e-seg-dup", records);

    // numbers that no session has, and segments that do not begin
    for name in [
        "319-e2e-sid1",
        "321-e2e-newsess-seq5",
        "322-e2e-inprocess-first",
    ] {
        let mut player = fresh(name, Allow);
        let (records, came, error) = player.play(of(name));
        assert_eq!(came, 0);
        let is_segment = name.starts_with("322");
        assert!(
            matches!(error, Some(Error::PeerMisbehaved(what)) if match what {
                Misbehaviour::InvalidSessionId { .. } => !is_segment,
                Misbehaviour::SegmentOrder { .. } => is_segment,
                _ => false,
            })
        );
        assert!(records.is_empty(), "dropped silently");
        // and a session of our own begins after the wait
        let at = player
            .agent
            .poll_timeout()
            .expect("a new session is planned");
        player.now = at;
        player.agent.handle_timeout(at);
        let started = player.sent();
        assert_eq!(ids(&started[0])[1..], [1, 1, 0]);
        ours.insert(name, started);
    }

    // protected payloads that are not supported
    let mut player = fresh("326-e2e-tls12", Allow);
    let (records, came, error) = player.play(of("326-e2e-tls12"));
    assert_eq!(came, 0);
    assert_eq!(code(error), Some(ErrorCode::SECURE_SESSION_NOT_SUPPORTED));
    ours.insert("326-e2e-tls12", records);

    // the payload is no Msg, which is not our business
    let (_, records) = answered(&mut fresh("327-e2e-badmsg", Allow), "327-e2e-badmsg");
    ours.insert("327-e2e-badmsg", records);

    // the Set that forbids sessions, then a session, then the Set that requires them
    let mut player = fresh("329-e2e-mode-forbid", Allow);
    ours.extend([answered(&mut player, "329-e2e-mode-forbid")]);
    player.set_config(|config| config.with_session_mode(SessionMode::Forbid));
    assert!(player.sent().is_empty(), "there was no session to end");
    let (records, came, error) = player.play(of("330-e2e-forbid-session"));
    assert_eq!(came, 0);
    assert_eq!(code(error), Some(ErrorCode::SESSION_CONTEXT_NOT_ALLOWED));
    assert_eq!(disconnect_code(&records[0]), 7106);
    ours.insert("330-e2e-forbid-session", records);
    let (name, mut records) = answered(&mut player, "331-e2e-mode-require");
    player.set_config(|config| config.with_session_mode(Require));
    player.agent.start(player.now).expect("allowed");
    records.extend(player.sent());
    assert_eq!(records[0].record_type.name(), "no_session_context");
    assert_eq!(ids(&records[1])[1..], [1, 1, 0]);
    assert!(!content(&records[1]).has_payload());
    ours.insert(name, records);

    // Reset() is answered in the old session, which is ended; the new one begins with an empty Record
    let mut player = fresh("333-e2e-reset", Require);
    let reset = of("333-e2e-reset");
    player
        .agent
        .handle_record(player.now, reset.requests[0].clone())
        .expect("taken");
    let answer = reset.responses[0].whole_payload().expect("whole").clone();
    player.agent.send(player.now, answer).expect("queued");
    let mut records = player.sent();
    player.agent.end(player.now, "Session Context terminated");
    records.extend(player.sent());
    player.agent.start(player.now).expect("allowed");
    records.extend(player.sent());
    assert_eq!(records[..2], reset.responses[..2]);
    assert_eq!(disconnect_code(&records[1]), 7105);
    assert!(
        ids(&records[2])[0] > 200,
        "another session, numbered upwards"
    );
    ours.insert("333-e2e-reset", records);
    ours
}

impl Player {
    /// As [`fill`](Self::fill), with the first Record of the session.
    fn fill_from_start(&mut self, exchange: &Exchange) {
        let request = &exchange.requests[0];
        let first = Record::session_context(
            request.to_id.clone(),
            request.from_id.clone(),
            context(ids(request)[0], 1, 1),
        );
        self.agent.handle_record(self.now, first).expect("taken");
        self.taken = 1;
        self.fill(request);
    }
}

fn disconnect_code(record: &Record) -> u32 {
    match &record.record_type {
        RecordType::Disconnect(content) => content.reason_code.number(),
        other => panic!("expected a disconnect record, found {}", other.name()),
    }
}

#[test]
fn every_recorded_exchange_gives_the_recorded_bytes_or_a_difference_with_its_reason() {
    let all = recorded();
    let ours = ours(&all);
    let names: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(ours.keys().copied().collect::<BTreeSet<_>>(), names);
    let different: BTreeSet<&str> = ours
        .iter()
        .filter(|(name, records)| {
            let bytes: Vec<Bytes> = records
                .iter()
                .map(|record| record.encode().into())
                .collect();
            bytes != all[**name].sent
        })
        .map(|(name, _)| *name)
        .collect();
    let table = std::fs::read_to_string(folder().join("session-differences.tsv")).expect("there");
    let mut reasons = BTreeSet::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, theirs, own, rule] = columns[..] else {
            panic!("four columns: {line}");
        };
        assert!(!theirs.is_empty() && !own.is_empty() && !rule.is_empty());
        assert!(reasons.insert(name), "{name} stands there twice");
    }
    assert_eq!(different, reasons);
}

#[test]
fn the_recorded_segments_are_put_together() {
    let all = recorded();
    let exchange = &all["306-e2e-segmented-resp"];
    let now = start();
    let mut parts = exchange.responses.clone();
    assert_eq!(parts.len(), 16);
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
    let whole = exchange.answer().expect("a Message");
    assert_eq!(messages(&mut controller), [whole]);
}

#[test]
fn the_missing_segment_completes_the_recorded_message() {
    let all = recorded();
    let exchange = &all["317-e2e-seg-gap"];
    let mut player = Player::new(&exchange.requests[0], SessionMode::Allow);
    player.fill_from_start(exchange);
    player.play(exchange);
    let missing = Record::session_context(
        exchange.requests[0].to_id.clone(),
        exchange.requests[0].from_id.clone(),
        context(78, 12, 3)
            .with_payload("<the missing one>")
            .with_sar_states(
                usp_record::SarState::Inprocess,
                usp_record::SarState::Inprocess,
            ),
    );
    player
        .agent
        .handle_record(player.now, missing)
        .expect("taken");
    let payload = |at: usize| content(&exchange.requests[at]).payload.concat();
    let whole = [
        payload(0),
        b"<the missing one>".to_vec(),
        payload(1),
        payload(2),
    ]
    .concat();
    assert_eq!(messages(&mut player.agent), [whole]);
}
