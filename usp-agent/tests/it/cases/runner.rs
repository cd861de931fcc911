//! Runs the cases, when their folder is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use usp_datamodel::Schema;
use usp_msg::Msg;
use usp_test_support::predicate;

use super::form;
use super::world::{self, World};

/// Cases that fail, with the rule that they break or that breaks them.
const KNOWN_FAILURES: &[(&str, &str)] = &[];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/tp469")
}

#[test]
fn conformance_cases_pass_or_are_known_to_fail() {
    let Ok(fixture) = std::fs::read_to_string(folder().join("fixture.json")) else {
        eprintln!("skipped: the conformance cases are not there");
        return;
    };
    let fixture: Value = serde_json::from_str(&fixture).unwrap();
    let cases = std::fs::read_to_string(folder().join("cases.jsonl")).unwrap();
    let image = world::image(&fixture);
    let schema = Schema::from_bytes(&image).unwrap();
    let store = world::store(schema, &fixture);
    let mut passed = 0;
    let mut failed = BTreeMap::new();
    let mut left_out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let id = case["id"].as_str().unwrap().to_string();
        if let Some(reason) = out_of_scope(&case) {
            left_out.entry(reason).or_default().push(id);
            continue;
        }
        let clock = fixture["clock"].as_str().unwrap();
        let mut run = Run::new(World::new(store.clone(), clock), &fixture["vars"]);
        match run.case(&case) {
            Ok(()) => passed += 1,
            Err(error) => {
                failed.insert(id, error);
            }
        }
    }
    for (reason, ids) in &left_out {
        eprintln!("out of scope, {reason}: {} ({})", ids.len(), ids.join(" "));
    }
    for (id, error) in &failed {
        eprintln!("case {id}: {error}");
    }
    eprintln!("{passed} passed, {} failed", failed.len());
    let known: BTreeSet<&str> = KNOWN_FAILURES.iter().map(|(id, _)| *id).collect();
    let failed: BTreeSet<&str> = failed.keys().map(String::as_str).collect();
    assert_eq!(failed, known);
}

/// What a case needs that is no request and answer.
fn out_of_scope(case: &Value) -> Option<String> {
    for op in case["preconditions"].as_array().into_iter().flatten() {
        let name = op["op"].as_str().unwrap_or_default();
        if !matches!(name, "add" | "set" | "dm_set") {
            return Some(format!("needs {name}"));
        }
    }
    for step in case["steps"].as_array().into_iter().flatten() {
        let is_ours = ["request", "expect_invoke"]
            .iter()
            .any(|key| step.get(key).is_some());
        if !is_ours {
            let kinds = [
                "await",
                "quiet",
                "advance",
                "advance_until",
                "record",
                "raw_hex",
                "await_records",
                "inject",
            ];
            let kind = kinds.iter().find(|kind| step.get(**kind).is_some());
            return Some(format!(
                "needs {}",
                kind.copied().unwrap_or("something new")
            ));
        }
    }
    None
}

struct Run<'s> {
    world: World<'s>,
    vars: BTreeMap<String, String>,
}

impl<'s> Run<'s> {
    fn new(world: World<'s>, vars: &Value) -> Self {
        let vars = vars.as_object().unwrap().iter();
        Self {
            world,
            vars: vars
                .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_string()))
                .collect(),
        }
    }

    fn case(&mut self, case: &Value) -> Result<(), String> {
        for (at, op) in case["preconditions"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let op = self.substitute(op)?;
            self.precondition(&op, at)?;
        }
        if case.get("steps").is_none() {
            return self.step(case, 0);
        }
        for (at, step) in case["steps"].as_array().unwrap().iter().enumerate() {
            self.step(step, at)?;
        }
        Ok(())
    }

    fn precondition(&mut self, op: &Value, at: usize) -> Result<(), String> {
        let params = || -> Vec<Value> {
            let params = op["params"].as_object().into_iter().flatten();
            params
                .map(|(param, value)| json!({"param": param, "value": value, "required": true}))
                .collect()
        };
        let path = &op["path"];
        let (request, answer) = match op["op"].as_str().unwrap_or_default() {
            "add" => (
                json!({"add": {"allow_partial": false, "create_objs":
                    [{"obj_path": path, "param_settings": params()}]}}),
                "add_resp",
            ),
            "set" => (
                json!({"set": {"allow_partial": false, "update_objs":
                    [{"obj_path": path, "param_settings": params()}]}}),
                "set_resp",
            ),
            "dm_set" => {
                for (path, value) in op["values"].as_object().into_iter().flatten() {
                    self.world.put(path, value.as_str().unwrap_or_default());
                }
                return Ok(());
            }
            other => return Err(format!("unknown precondition {other}")),
        };
        let kind = request.as_object().unwrap().keys().next().unwrap();
        let msg = json!({"header": {"msg_id": format!("pre-{at}"), "msg_type": kind.to_uppercase()},
            "body": {"request": request}});
        let from = op["from"].as_str().unwrap_or("ctl1");
        let reply = self.exchange(&msg, from)?.ok_or("no answer")?;
        let payload = &reply["body"]["response"][answer];
        if payload.is_null() {
            return Err(format!("precondition {at} failed: {reply}"));
        }
        if let Some(name) = op["bind"].as_str() {
            let path = "created_obj_results.0.oper_status.oper_success.instantiated_path";
            self.bind(name, payload, path)?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Value, at: usize) -> Result<(), String> {
        let label = |error: String| format!("step {}: {error}", at + 1);
        if let Some(expected) = step.get("expect_invoke") {
            let expected = self.substitute(expected)?;
            return self.invoked(&expected).map_err(label);
        }
        let request = self.substitute(&step["request"])?;
        let from = step["from"].as_str().unwrap_or("ctl1");
        let reply = self.exchange(&request, from).map_err(label)?;
        let expect = self.substitute(&step["expect"])?;
        self.check(&request, reply.as_ref(), &expect)
            .map_err(label)?;
        if let Some(reply) = &reply {
            for (name, path) in step["bind"].as_object().into_iter().flatten() {
                let payload = payload(reply);
                self.bind(name, &payload, path.as_str().unwrap_or_default())
                    .map_err(label)?;
            }
        }
        Ok(())
    }

    fn exchange(&mut self, request: &Value, from: &str) -> Result<Option<Value>, String> {
        let from = self.vars.get(from).ok_or("unknown sender")?.clone();
        let msg: Msg =
            serde_json::from_value(request.clone()).map_err(|error| error.to_string())?;
        // Over the wire and back, as a real exchange.
        let msg = Msg::decode(&msg.encode()).map_err(|error| error.to_string())?;
        let Some(reply) = self.world.ask(&from, &msg) else {
            return Ok(None);
        };
        let reply = Msg::decode(&reply.encode()).map_err(|error| error.to_string())?;
        let reply = serde_json::to_value(&reply).map_err(|error| error.to_string())?;
        Ok(Some(form::of(&reply)))
    }

    fn check(&self, request: &Value, reply: Option<&Value>, expect: &Value) -> Result<(), String> {
        let wanted: Vec<&str> = match &expect["msg_type"] {
            Value::String(one) => vec![one],
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
            _ => return Err("the case does not say which answer".into()),
        };
        let Some(reply) = reply else {
            return if wanted.contains(&"none") {
                Ok(())
            } else {
                Err(format!("no answer, expected {wanted:?}"))
            };
        };
        if reply["header"]["msg_id"] != request["header"]["msg_id"] {
            return Err("another msg_id".into());
        }
        let msg_type = reply["header"]["msg_type"].as_str().unwrap_or_default();
        if !wanted.contains(&msg_type) {
            return Err(format!("{msg_type}, expected {wanted:?}: {reply}"));
        }
        let payload = payload(reply);
        let code = payload["err_code"].as_u64();
        let is_right = match &expect["err_code"] {
            Value::Null => true,
            Value::String(_) => {
                let list = request["header"]["msg_type"].as_str().unwrap_or_default();
                let list = match list {
                    "GET_SUPPORTED_DM" => "gsdm".to_string(),
                    other => other.to_lowercase(),
                };
                predicate::is_code_of(&list, code.unwrap_or_default())?
            }
            Value::Array(list) => list.iter().any(|one| one.as_u64() == code),
            one => one.as_u64() == code,
        };
        if !is_right {
            return Err(format!("err_code {code:?}: {reply}"));
        }
        for key in ["must", "spec"] {
            if let Some(list) = expect.get(key) {
                predicate::check_all(&payload, list)
                    .map_err(|error| format!("{key}: {error} of {payload}"))?;
            }
        }
        Ok(())
    }

    fn invoked(&self, expected: &Value) -> Result<(), String> {
        let command = expected["command"].as_str().unwrap_or_default();
        let run = self.world.invoked().iter().rev();
        let (_, args) = run
            .clone()
            .find(|(path, _)| path == command)
            .ok_or_else(|| format!("{command} was not run"))?;
        for (name, value) in expected["args"].as_object().into_iter().flatten() {
            if args.get(name).map(String::as_str) != value.as_str() {
                return Err(format!("argument {name}: {:?}", args.get(name)));
            }
        }
        Ok(())
    }

    fn bind(&mut self, name: &str, payload: &Value, path: &str) -> Result<(), String> {
        let value = reach(payload, path).ok_or_else(|| format!("nothing at {path}"))?;
        let text = value.as_str().ok_or_else(|| format!("no text at {path}"))?;
        self.vars.insert(name.to_string(), text.to_string());
        Ok(())
    }

    fn substitute(&self, value: &Value) -> Result<Value, String> {
        Ok(match value {
            Value::String(text) => Value::String(self.expand(text)?),
            Value::Array(items) => Value::Array(
                items
                    .iter()
                    .map(|item| self.substitute(item))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(map) => Value::Object(
                map.iter()
                    .map(|(key, item)| Ok((self.expand(key)?, self.substitute(item)?)))
                    .collect::<Result<_, String>>()?,
            ),
            other => other.clone(),
        })
    }

    fn expand(&self, text: &str) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("${") {
            let (name, after) = behind.split_once('}').ok_or("open variable")?;
            let form = name.chars().last().filter(|last| "#!.".contains(*last));
            let plain = form.map_or(name, |_| &name[..name.len() - 1]);
            let value = self
                .vars
                .get(plain)
                .ok_or_else(|| format!("unknown variable {plain}"))?;
            let bare = value.trim_end_matches('.');
            out.push_str(before);
            match form {
                Some('#') => out.push_str(bare.rsplit('.').next().unwrap_or_default()),
                Some('!') => out.push_str(bare),
                Some(_) => out.push_str(&format!("{bare}.")),
                None => out.push_str(value),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// The message within: `add_resp`, `error` and so on.
fn payload(reply: &Value) -> Value {
    let body = &reply["body"];
    if let Some(error) = body.get("error") {
        return error.clone();
    }
    let response = body["response"].as_object();
    response
        .and_then(|response| response.values().next())
        .cloned()
        .unwrap_or_default()
}

/// One node: segments with dots, `[field=value]` selects an element of a list.
fn reach(root: &Value, path: &str) -> Option<Value> {
    let mut at = root.clone();
    let mut rest = path;
    while !rest.is_empty() {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (segment, behind) = rest.split_at(end);
        if !segment.is_empty() {
            at = match &at {
                Value::Array(items) => items.get(segment.parse::<usize>().ok()?)?.clone(),
                other => other.get(segment)?.clone(),
            };
        }
        rest = match behind.strip_prefix('[') {
            Some(inner) => {
                let (condition, after) = inner.split_once(']')?;
                let (field, value) = condition.split_once('=')?;
                let items = at.as_array()?.clone();
                at = items.into_iter().find(|item| {
                    let found = predicate::select(item, field);
                    found.iter().any(|node| node.as_str() == Some(value))
                })?;
                after
            }
            None => behind,
        };
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    Some(at)
}
