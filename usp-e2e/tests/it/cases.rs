//! The conformance cases after TP-469 that need sessions, played when their folder is there.
//!
//! A session never sees a Msg, and so neither does this: Messages are their JSON text. The Agent behind the session
//! knows as much of Get, Set and Periodic! as the cases ask of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use usp_e2e::{
    Config, Event, ReplyPath, RetransmitTries, RetryPolicy, Role, Session, SessionMode,
    security::{MtpProtection, Security},
};
use usp_record::{
    EndpointIdText, Payload, PayloadSecurity, Record, RecordType, SarState, SequenceId,
    SessionContext, SessionId,
};
use usp_test_support::predicate;

use crate::util::*;

/// Cases that fail, with the rule that they break or that breaks them.
const KNOWN_FAILURES: &[(&str, &str)] = &[];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/tp469")
}

#[test]
fn cases_that_need_a_session_pass_or_are_known_to_fail() {
    let Ok(fixture) = std::fs::read_to_string(folder().join("fixture.json")) else {
        eprintln!("skipped: the conformance cases are not there");
        return;
    };
    let fixture: Value = serde_json::from_str(&fixture).expect("JSON");
    let cases = std::fs::read_to_string(folder().join("cases.jsonl")).expect("beside it");
    let mut passed = Vec::new();
    let mut failed = BTreeMap::new();
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let id = case["id"].as_str().expect("an id").to_owned();
        if !id.starts_with("3.") {
            continue;
        }
        match Run::new(&fixture).case(&case) {
            Ok(()) => passed.push(id),
            Err(error) => {
                failed.insert(id, error);
            }
        }
    }
    for (id, error) in &failed {
        eprintln!("case {id}: {error}");
    }
    eprintln!("passed: {}; {} failed", passed.join(" "), failed.len());
    let known: BTreeSet<&str> = KNOWN_FAILURES.iter().map(|(id, _)| *id).collect();
    let failed: BTreeSet<&str> = failed.keys().map(String::as_str).collect();
    assert_eq!(failed, known);
    assert!(!passed.is_empty());
}

type Outcome<T = ()> = Result<T, String>;

/// The Agent of a case, its Controller, and the time between them.
struct Run {
    vars: BTreeMap<String, String>,
    agent: Session,
    /// Parameters by path.
    values: BTreeMap<String, String>,
    now: Instant,
    /// Whether somebody subscribed to Periodic!, and when it comes next.
    subscribed: bool,
    periodic: Option<Instant>,
    notified: u32,
    /// The Controller as an Endpoint of a session: number, Records sent, and what it expects.
    session: Option<(u64, u64, u64)>,
    bound: BTreeMap<String, Value>,
}

const SESSION: &str = "Device.LocalAgent.Controller.1.E2ESession.";
const INTERVAL: &str = "Device.LocalAgent.Controller.1.PeriodicNotifInterval";

impl Run {
    fn new(fixture: &Value) -> Self {
        let texts = |value: &Value| -> BTreeMap<String, String> {
            value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned()))
                .collect()
        };
        let vars = texts(&fixture["vars"]);
        let config = Config::new(vars["agent"].parse().expect("id"), Role::Agent)
            // Case 3.12 wants a Record again without having set `MaxRetransmitTries`, whose default 0 allows for no
            // retransmission. So this Agent is one that allows for some until the parameter is set.
            .with_retransmit_tries(RetransmitTries::AtMost(3))
            .with_security(trusted());
        let peer = vars["ctl1"].parse().expect("id");
        let mut run = Self {
            agent: Session::new(Arc::new(config), peer, 1).expect("two endpoints"),
            values: texts(&fixture["initial"]),
            vars,
            now: start(),
            subscribed: false,
            periodic: None,
            notified: 0,
            session: None,
            bound: BTreeMap::new(),
        };
        let initial: Vec<_> = run.values.clone().into_iter().collect();
        for (path, value) in initial {
            run.set(&path, &value).expect("the fixture is good");
        }
        run
    }

    fn case(&mut self, case: &Value) -> Outcome {
        let case = self.expand(case);
        for op in case["preconditions"].as_array().into_iter().flatten() {
            self.precondition(op)?;
        }
        let whole = [case.clone()];
        let steps = case["steps"].as_array().map_or(&whole[..], Vec::as_slice);
        for (number, step) in steps.iter().enumerate() {
            self.step(step)
                .map_err(|error| format!("step {}: {error}", number + 1))?;
        }
        Ok(())
    }

    /// Puts in what the variables stand for.
    fn expand(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let mut text = text.clone();
                for (name, value) in &self.vars {
                    text = text.replace(&format!("${{{name}}}"), value);
                }
                Value::String(text)
            }
            Value::Array(items) => items.iter().map(|item| self.expand(item)).collect(),
            Value::Object(map) => Value::Object(
                map.iter()
                    .map(|(key, value)| (key.clone(), self.expand(value)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    fn precondition(&mut self, op: &Value) -> Outcome {
        let object = op["path"].as_str().unwrap_or_default();
        match op["op"].as_str().unwrap_or_default() {
            "add" if object == "Device.LocalAgent.Subscription." => {
                let list = op["params"]["ReferenceList"].as_str().unwrap_or_default();
                self.subscribed |= list.ends_with("Periodic!");
                Ok(())
            }
            "set" | "dm_set" => {
                for (name, value) in op["params"].as_object().into_iter().flatten() {
                    self.set(
                        &format!("{object}{name}"),
                        value.as_str().unwrap_or_default(),
                    )?;
                }
                Ok(())
            }
            "policy" => {
                let is_protected = op["mtp_integrity"].as_bool().ok_or("another policy")?;
                let mtp = if is_protected {
                    MtpProtection::TRUSTED
                } else {
                    MtpProtection::NONE
                };
                self.configure(|config| config.with_security(Security::default().with_mtp(mtp)))
            }
            "use_session" => {
                self.session = Some((op["id"].as_u64().ok_or("a number")?, 0, 1));
                Ok(())
            }
            other => Err(format!("unknown precondition {other:?}")),
        }
    }

    fn configure(&mut self, change: impl FnOnce(Config) -> Config) -> Outcome {
        let config = change(Config::clone(self.agent.config()));
        self.agent
            .set_config(self.now, Arc::new(config))
            .map_err(|error| error.to_string())
    }

    /// Sets a parameter, and what follows from it for the session.
    fn set(&mut self, path: &str, value: &str) -> Outcome {
        self.values.insert(path.to_owned(), value.to_owned());
        let number = || value.parse::<u32>().map_err(|_| format!("{path}: {value}"));
        let stored = |run: &Self, name: &str, default: u32| {
            let found = run.values.get(&format!("{SESSION}{name}"));
            found.and_then(|text| text.parse().ok()).unwrap_or(default)
        };
        if path == INTERVAL {
            self.periodic = Some(self.now + secs(number()?.into()));
            return Ok(());
        }
        let Some(name) = path.strip_prefix(SESSION) else {
            return Ok(());
        };
        match name {
            "SessionMode" => {
                let mode = match value {
                    "Require" => SessionMode::Require,
                    "Forbid" => SessionMode::Forbid,
                    _ => SessionMode::Allow,
                };
                self.configure(|config| config.with_session_mode(mode))
            }
            "PayloadSecurity" => {
                let security = match value {
                    "TLS" => PayloadSecurity::Tls12,
                    _ => PayloadSecurity::Plaintext,
                };
                self.configure(|config| config.with_payload_security(security))
            }
            "SessionExpiration" => {
                let time = secs(number()?.into());
                self.configure(|config| config.with_expiration(Some(time)))
            }
            "MaxRetransmitTries" => {
                let tries = number().map_or(RetransmitTries::Unlimited, RetransmitTries::AtMost);
                self.configure(|config| config.with_retransmit_tries(tries))
            }
            "MaxUSPRecordSize" => {
                let bytes = usize::try_from(number()?).map_err(|error| error.to_string())?;
                self.configure(|config| config.with_max_record_bytes(Some(bytes)))
            }
            "SessionRetryMinimumWaitInterval" | "SessionRetryIntervalMultiplier" => {
                let wait = stored(self, "SessionRetryMinimumWaitInterval", 5);
                let policy = RetryPolicy::DEFAULT
                    .with_min_wait(secs(wait.into()))
                    .with_multiplier(stored(self, "SessionRetryIntervalMultiplier", 2000));
                self.configure(|config| config.with_retry(policy))
            }
            _ => Ok(()),
        }
    }

    fn step(&mut self, step: &Value) -> Outcome {
        let window = |value: &Value| secs(value.as_u64().unwrap_or(5));
        if let Some(hex) = step["raw_hex"].as_str() {
            let bytes: Vec<u8> = (0..hex.len() / 2)
                .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex"))
                .collect();
            let _ = self.agent.handle_bytes(self.now, bytes);
        } else if step.get("request").is_some() {
            let sent = self.request(&step["request"])?;
            return self.expect_answer(&step["request"], &step["expect"], &sent);
        } else if step.get("record").is_some() {
            let record = record_of(&step["record"])?;
            let _ = self.agent.handle_record(self.now, record);
        } else if let Some(seconds) = step["advance"].as_u64() {
            let _ = self.listen(secs(seconds));
            return Ok(());
        } else if step.get("await_records").is_some() {
            return self.await_records(step);
        } else {
            return Err(format!("unknown step {step}"));
        }
        // what comes back is looked at as long as the step says
        let new = &step["expect_new_session"];
        let within = if new.is_object() {
            &new["within"]
        } else {
            &step["within"]
        };
        let found = self.listen(window(within));
        if let Some(expected) = step["expect_records"].as_array() {
            if found.len() != expected.len() {
                return Err(format!("{} records expected: {found:?}", expected.len()));
            }
            for (record, expected) in found.iter().zip(expected) {
                self.check_record(record, &expected["must"])?;
                if let Some(name) = expected["bind_record"].as_str() {
                    self.bound.insert(name.to_owned(), record.clone());
                }
            }
        }
        for record in &found {
            for never in [&step["expect_never"], &new["never"]] {
                if never.is_array() && predicate::check_all(record, never).is_ok() {
                    return Err(format!("never expected: {record}"));
                }
            }
        }
        if new.is_object() {
            let is_start = |record: &&Value| {
                let session = &record["session_context"];
                session["sequence_id"] == 1 && session["session_id"] != new["not_id"]
            };
            found
                .iter()
                .find(is_start)
                .ok_or_else(|| format!("no new session: {found:?}"))?;
        }
        match step["expect"]["one_of"].as_array() {
            Some(choices) if !choices.iter().any(|choice| is_choice(&found, choice)) => {
                Err(format!("none of {choices:?}: {found:?}"))
            }
            _ => Ok(()),
        }
    }

    fn check_record(&self, record: &Value, must: &Value) -> Outcome {
        for one in must.as_array().into_iter().flatten() {
            if one[0] == "same_record" {
                let mut first = self.bound[one[1].as_str().ok_or("a name")?].clone();
                first["session_context"]["expected_id"] =
                    record["session_context"]["expected_id"].clone();
                if &first != record {
                    return Err(format!("{record} is not {first}"));
                }
            } else {
                predicate::check_all(record, &json!([one]))
                    .map_err(|error| format!("{error} in {record}"))?;
            }
        }
        Ok(())
    }

    /// Sends a Message of the Controller; gives the Records that come back.
    fn request(&mut self, msg: &Value) -> Outcome<Vec<Value>> {
        let (agent, own) = (self.id("agent"), self.id("ctl1"));
        let record = match &mut self.session {
            Some((session, sent, expected)) => {
                *sent += 1;
                let context = context(*session, *sent, *expected).with_payload(msg.to_string());
                Record::session_context(agent, own, context)
            }
            None => {
                let payload = Payload::new(msg.to_string()).map_err(|error| error.to_string())?;
                Record::no_session_context(agent, own, payload)
            }
        };
        self.agent
            .handle_record(self.now, record)
            .map_err(|error| error.to_string())?;
        Ok(self.listen(Duration::ZERO))
    }

    fn id(&self, name: &str) -> EndpointIdText {
        self.vars[name].parse().expect("id")
    }

    fn expect_answer(&self, request: &Value, expect: &Value, found: &[Value]) -> Outcome {
        let answer = found
            .iter()
            .map(message_in)
            .find(|msg| msg["header"]["msg_id"] == request["header"]["msg_id"])
            .ok_or_else(|| format!("no answer: {found:?}"))?;
        if let Some(wanted) = expect.get("msg_type") {
            if &answer["header"]["msg_type"] != wanted {
                return Err(format!("{wanted} expected: {answer}"));
            }
        }
        let response = answer["body"]["response"].as_object();
        let content = response.and_then(|response| response.values().next());
        let content = content.ok_or_else(|| format!("no response: {answer}"))?;
        match expect.get("must") {
            Some(must) => predicate::check_all(content, must),
            None => Ok(()),
        }
    }

    fn await_records(&mut self, step: &Value) -> Outcome {
        let wanted = &step["await_records"];
        let count = wanted["count"].as_u64().ok_or("a count")?;
        let within = secs(wanted["within"].as_u64().ok_or("a time")?);
        let matching: Vec<Value> = self
            .listen(within)
            .into_iter()
            .filter(|record| predicate::check_all(record, &wanted["match"]).is_ok())
            .take(usize::try_from(count).map_err(|error| error.to_string())?)
            .collect();
        if u64::try_from(matching.len()) != Ok(count) {
            return Err(format!("{count} records expected: {matching:?}"));
        }
        predicate::check_all(&Value::Array(matching), &step["must"])
    }

    /// Lets time go by; gives the Records that the Agent sends.
    fn listen(&mut self, time: Duration) -> Vec<Value> {
        let end = self.now + time;
        let mut found = self.drain();
        loop {
            let periodic = self.periodic.filter(|_| self.subscribed);
            let next = [self.agent.poll_timeout(), periodic]
                .into_iter()
                .flatten()
                .min();
            let Some(next) = next.filter(|next| *next <= end) else {
                break;
            };
            self.now = self.now.max(next);
            self.agent.handle_timeout(self.now);
            if periodic.is_some_and(|at| at <= self.now) {
                self.notify();
            }
            found.extend(self.drain());
        }
        self.now = end;
        found
    }

    fn notify(&mut self) {
        self.notified += 1;
        let interval = self.values[INTERVAL].parse().expect("number");
        self.periodic = Some(self.now + secs(interval));
        let msg = json!({
            "header": {"msg_id": format!("notify-{}", self.notified), "msg_type": "NOTIFY"},
            "body": {"request": {"notify": {"subscription_id": "per", "send_resp": false,
                "event": {"obj_path": "Device.LocalAgent.", "event_name": "Periodic!"}}}}
        });
        self.agent
            .send(self.now, msg.to_string())
            .expect("room for it");
    }

    /// Answers what came, and gives what is sent.
    fn drain(&mut self) -> Vec<Value> {
        let mut found = Vec::new();
        loop {
            for record in sent(&mut self.agent, self.now) {
                self.note(&record);
                found.push(json_of(&record));
            }
            let events = events(&mut self.agent);
            if events.is_empty() {
                return found;
            }
            for event in events {
                if let Event::Message { payload, reply } = event {
                    self.answer(&whole(payload), reply);
                }
            }
        }
    }

    /// The Controller adopts the sessions of the Agent.
    fn note(&mut self, record: &Record) {
        if let (Some(session), RecordType::SessionContext(context)) =
            (&mut self.session, &record.record_type)
        {
            if session.0 != context.session_id.get() {
                *session = (context.session_id.get(), 0, 1);
            }
            session.2 = session.2.max(context.sequence_id.get() + 1);
        }
    }

    fn answer(&mut self, payload: &[u8], reply: ReplyPath) {
        let Ok(msg) = serde_json::from_slice::<Value>(payload) else {
            return;
        };
        let request = &msg["body"]["request"];
        let (kind, response) = if let Some(get) = request.get("get") {
            ("GET_RESP", json!({"get_resp": self.get(get)}))
        } else if let Some(set) = request.get("set") {
            ("SET_RESP", json!({"set_resp": self.take_set(set)}))
        } else {
            return;
        };
        let answer = json!({
            "header": {"msg_id": msg["header"]["msg_id"], "msg_type": kind},
            "body": {"response": response}
        });
        self.agent
            .send_via(self.now, reply, answer.to_string())
            .expect("room for it");
    }

    fn get(&self, get: &Value) -> Value {
        let results = get["param_paths"].as_array().into_iter().flatten();
        let results = results.map(|path| {
            let path = path.as_str().unwrap_or_default();
            let mut objects: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
            for (name, value) in &self.values {
                if name == path || (path.ends_with('.') && name.starts_with(path)) {
                    let (object, parameter) = name.split_at(name.rfind('.').map_or(0, |at| at + 1));
                    objects.entry(object).or_default().insert(parameter, value);
                }
            }
            let objects: Vec<Value> = objects
                .iter()
                .map(|(path, params)| json!({"resolved_path": path, "result_params": params}))
                .collect();
            json!({"requested_path": path, "resolved_path_results": objects})
        });
        json!({"req_path_results": results.collect::<Vec<_>>()})
    }

    fn take_set(&mut self, set: &Value) -> Value {
        let mut results = Vec::new();
        for object in set["update_objs"].as_array().into_iter().flatten() {
            let path = object["obj_path"].as_str().unwrap_or_default();
            for setting in object["param_settings"].as_array().into_iter().flatten() {
                let name = setting["param"].as_str().unwrap_or_default();
                let value = setting["value"].as_str().unwrap_or_default();
                self.set(&format!("{path}{name}"), value)
                    .expect("the cases set what is there");
            }
            results.push(json!({"requested_path": path}));
        }
        json!({"updated_obj_results": results})
    }
}

fn is_choice(found: &[Value], choice: &Value) -> bool {
    if choice == "none" {
        return found.is_empty();
    }
    found.iter().any(|record| {
        choice["record_type"]
            .as_str()
            .is_some_and(|kind| record.get(kind).is_some())
            || (choice.get("msg_type").is_some()
                && message_in(record)["header"]["msg_type"] == choice["msg_type"])
    })
}

/// The Message in a Record as JSON.
fn message_in(record: &Value) -> &Value {
    ["session_context", "no_session_context"]
        .iter()
        .find_map(|kind| record[kind].get("payload_msg"))
        .unwrap_or(&Value::Null)
}

fn record_of(value: &Value) -> Outcome<Record> {
    let text = |name: &str| value[name].as_str().unwrap_or_default();
    let id = |name: &str| text(name).parse().map_err(|_| format!("{name} is missing"));
    let (to_id, from_id) = (id("to_id")?, id("from_id")?);
    let payload = |content: &Value| match content.get("payload_msg") {
        Some(msg) => vec![msg.to_string().into_bytes()],
        None => content["payload"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|entry| base64(entry.as_str().unwrap_or_default()))
            .collect(),
    };
    let mut record = if let Some(content) = value.get("session_context") {
        let number = |name: &str| content[name].as_u64().unwrap_or_default();
        let sequence = |name: &str| SequenceId::new(number(name));
        let mut context = SessionContext::new(
            SessionId::new(number("session_id")).ok_or("session 0 cannot be written")?,
            sequence("sequence_id").ok_or("Record 0 cannot be written")?,
            sequence("expected_id").ok_or("expected 0 cannot be written")?,
        );
        context.retransmit_id = sequence("retransmit_id");
        context.payload = payload(content).into_iter().map(Into::into).collect();
        let state = |name: &str| match content[name].as_str() {
            Some("BEGIN") => SarState::Begin,
            Some("INPROCESS") => SarState::Inprocess,
            Some("COMPLETE") => SarState::Complete,
            _ => SarState::None,
        };
        context.payload_sar_state = state("payload_sar_state");
        context.payloadrec_sar_state = state("payloadrec_sar_state");
        Record::session_context(to_id, from_id, context)
    } else if let Some(content) = value.get("no_session_context") {
        let payload = Payload::new(payload(content).concat()).map_err(|error| error.to_string())?;
        Record::no_session_context(to_id, from_id, payload)
    } else {
        return Err("another type of Record".into());
    };
    if text("payload_security") == "TLS12" {
        record.payload_security = PayloadSecurity::Tls12;
    }
    record.mac_signature = base64(text("mac_signature")).into();
    record.sender_cert = base64(text("sender_cert")).into();
    Ok(record)
}

fn json_of(record: &Record) -> Value {
    let message = |payload: Option<&bytes::Bytes>| {
        payload.and_then(|payload| serde_json::from_slice::<Value>(payload).ok())
    };
    let mut value = json!({
        "version": record.version.as_str(),
        "to_id": record.to_id.as_str(),
        "from_id": record.from_id.as_str(),
        "payload_security": if record.payload_security == PayloadSecurity::Tls12 { "TLS12" } else { "PLAINTEXT" },
    });
    match &record.record_type {
        RecordType::SessionContext(context) => {
            value["session_context"] = json!({
                "session_id": context.session_id.get(),
                "sequence_id": context.sequence_id.get(),
                "expected_id": context.expected_id.get(),
                "retransmit_id": context.retransmit_id.map_or(0, SequenceId::get),
                "payload_sar_state": format!("{:?}", context.payload_sar_state).to_uppercase(),
                "payloadrec_sar_state": format!("{:?}", context.payloadrec_sar_state).to_uppercase(),
            });
            if let Some(msg) = message(record.whole_payload()) {
                value["session_context"]["payload_msg"] = msg;
            }
        }
        RecordType::NoSessionContext(_) => {
            value["no_session_context"] = json!({"payload_msg": message(record.whole_payload())});
        }
        RecordType::Disconnect(content) => {
            value["disconnect"] =
                json!({"reason": content.reason, "reason_code": content.reason_code.number()});
        }
        other => panic!("a session does not send {}", other.name()),
    }
    value
}

/// Base64 with padding, as the cases write it.
fn base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| -> u32 {
        let at = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .iter()
            .position(|known| *known == byte);
        u32::try_from(at.expect("base64")).expect("short")
    };
    let digits: Vec<u32> = text.trim_end_matches('=').bytes().map(digit).collect();
    digits
        .chunks(4)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0, |bits, digit| bits << 6 | digit);
            let bits = bits << (6 * (4 - chunk.len()));
            bits.to_be_bytes()[1..chunk.len()].to_vec()
        })
        .collect()
}

#[test]
fn the_runner_reads_base64() {
    assert_eq!(base64("FgMBAC4B"), b"\x16\x03\x01\x00\x2e\x01");
    assert_eq!(base64("TWE="), b"Ma");
    assert_eq!(base64("TQ=="), b"M");
    assert_eq!(base64(""), b"");
}

/// A policy that the cases do not name is not silently another one.
#[test]
fn the_runner_refuses_what_it_does_not_know() {
    let fixture = json!({
        "vars": {"agent": "proto::agent", "ctl1": "proto::ctl1"},
        "initial": {format!("{SESSION}SessionMode"): "Allow"}
    });
    let run = |case: Value| Run::new(&fixture).case(&case);
    assert!(run(json!({"preconditions": [{"op": "firmware"}], "steps": []})).is_err());
    assert!(run(json!({"steps": [{"inject": {}}]})).is_err());
    let step = json!({"record": {"to_id": "proto::agent", "from_id": "proto::ctl1",
        "session_context": {"session_id": 9, "sequence_id": 1, "expected_id": 1}},
        "expect_records": [{"must": []}], "within": 1});
    assert!(
        run(json!({"steps": [step]})).is_err(),
        "an empty Record has no answer"
    );
}
