//! The cases of testdata/resolve/messages.toml: a request and its whole answer, by rule number.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};
use usp_agent::roles::Access;
use usp_agent::{Agent, Behavior, Execution, Fault, Invocation};
use usp_datamodel::instances::Instances;
use usp_msg::{ErrorCode, Msg, StringMap};

use crate::cases::form;
use crate::support::small::{Small, dump, handle_with};

const TABLE: &str = include_str!("../../../testdata/resolve/messages.toml");

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The numbers of the rules that it shows.
    rule: String,
    /// Rows of a role, instead of every right: order, the four strings, targets.
    #[serde(default)]
    role: Vec<(u32, String, String)>,
    /// The request in JSON, with proto field names.
    request: String,
    /// The answer in JSON, with all fields but `err_msg`; empty for none.
    answer: String,
    /// Values that the store has afterwards; `path=` alone for what does not exist.
    #[serde(default)]
    store: Vec<String>,
    /// Whether the store is to the byte what it was.
    #[serde(default)]
    unchanged: bool,
}

/// Commands: `Reset()` fails on interface 2, `Scan()` is started.
struct Commands;

impl Behavior for Commands {
    fn execute(&mut self, invocation: &Invocation<'_>, _store: &mut Instances<'_>) -> Execution {
        if invocation.path.contains("Interface.2.") {
            return Execution::Failed(Fault::new(ErrorCode::COMMAND_FAILURE, "no link"));
        }
        if invocation.command.is_async() {
            return Execution::Started {
                req_obj_path: "Device.LocalAgent.Request.1.".into(),
                changes: usp_datamodel::instances::Changes::default(),
            };
        }
        let given = invocation.arguments.iter();
        Execution::Done {
            output_args: given
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect::<StringMap>(),
            changes: usp_datamodel::instances::Changes::default(),
        }
    }
}

/// What the case says and what is so, where they differ.
fn run(small: &Small, case: &Case) -> Vec<String> {
    let mut agent = small.agent();
    let access = if case.role.is_empty() {
        Access::full(small.schema())
    } else {
        let rows: Vec<(u32, &str, &str)> = case
            .role
            .iter()
            .map(|(order, strings, targets)| (*order, &**strings, &**targets))
            .collect();
        small.access(&rows)
    };
    let before = dump(&agent);
    let found = exchange(&mut agent, &access, &case.request);
    let wanted: Value = if case.answer.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&case.answer).unwrap()
    };
    let mut wrong = Vec::new();
    if found != wanted {
        wrong.push(format!("answer {found}\n  expected {wanted}"));
    }
    for line in &case.store {
        let (path, value) = line.split_once('=').unwrap();
        let (object, name) = path.rsplit_once('.').unwrap();
        let object = agent.store().find(object);
        let stored = object.and_then(|object| agent.store().value_by_name(object, name));
        if stored.unwrap_or_default() != value {
            wrong.push(format!("{path} is {stored:?}, expected {value:?}"));
        }
    }
    if case.unchanged && dump(&agent) != before {
        wrong.push("the store has changed".into());
    }
    wrong
}

fn exchange(agent: &mut Agent<'_>, access: &Access, request: &str) -> Value {
    let request: Value = serde_json::from_str(request).unwrap();
    let kind = request.as_object().unwrap().keys().next().unwrap();
    // The one type with a shorter name than its request.
    let msg_type = kind.to_uppercase().replace("PROTOCOL", "PROTO");
    let msg = json!({"header": {"msg_id": "1", "msg_type": msg_type},
        "body": {"request": request}});
    let msg: Msg = serde_json::from_value(msg).unwrap();
    let request = msg.as_request().unwrap().clone();
    let handled = handle_with(agent, access, request, &mut Commands);
    let Some(answer) = handled.answer else {
        return Value::Null;
    };
    let reply = match answer {
        Ok(response) => Msg::new(msg.id, response),
        Err(error) => Msg::new(msg.id, error),
    };
    let reply = form::of(&serde_json::to_value(&reply).unwrap());
    let body = &reply["body"];
    let mut answer = match body.get("response") {
        Some(response) => response.clone(),
        None => body.clone(),
    };
    without_texts(&mut answer);
    answer
}

/// Texts for people are no matter of rules.
pub(crate) fn without_texts(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_texts),
        Value::Object(map) => {
            map.remove("err_msg");
            map.values_mut().for_each(without_texts);
        }
        _ => {}
    }
}

#[test]
fn every_numbered_rule_has_its_answer() {
    let table: Table = toml::from_str(TABLE).unwrap();
    let small = Small::new();
    let mut rules: BTreeSet<&str> = BTreeSet::new();
    let mut failures = Vec::new();
    for case in &table.case {
        rules.extend(case.rule.split(", "));
        for wrong in run(&small, case) {
            failures.push(format!("[{}] {}\n  {wrong}", case.rule, case.request));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let numbered = [
        ("1", 10),
        ("2", 14),
        ("3", 6),
        ("4.1", 4),
        ("5", 10),
        ("6.1", 4),
    ];
    for (section, last) in numbered {
        for number in 1..=last {
            let rule = format!("{section}.{number}");
            assert!(rules.contains(&*rule), "no case for rule {rule}");
        }
    }
}
