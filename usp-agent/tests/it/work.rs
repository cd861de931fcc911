//! Set, Add, Delete and Operate over a source that answers later and is told what to do.

use proptest::prelude::*;
use serde_json::Value;
use usp_agent::roles::Access;
use usp_agent::{
    Culprit, Execution, Fault, MissingInstance, Order, Outcome, Progress, Requester, Work,
};
use usp_datamodel::Supported;
use usp_datamodel::instances::{Instances, Transaction, Writer};
use usp_datamodel::resolve::{Answers, Need};
use usp_msg::{ErrorMsg, Msg, MsgId, Operate, Request, Response};

use crate::cases::form;
use crate::rollback::request;
use crate::rules::without_texts;
use crate::support::small::Small;

/// Something with its own store, which is asked and told from afar.
pub(crate) struct Device<'s> {
    pub(crate) store: Instances<'s>,
    /// What was done since `Begin`.
    done: Vec<Order>,
    is_open: bool,
    rounds: usize,
}

impl<'s> Device<'s> {
    pub(crate) const fn new(store: Instances<'s>) -> Self {
        Self {
            store,
            done: Vec::new(),
            is_open: false,
            rounds: 0,
        }
    }

    pub(crate) fn answer(&mut self, answers: &mut Answers) {
        let store = &self.store;
        let find = |path: &str| match path {
            "" => store.root(),
            path => store
                .find(path)
                .expect("nothing is asked below what is missing"),
        };
        let needs = answers.take_needs();
        assert!(!needs.is_empty(), "it waits for nothing");
        for need in needs {
            match &need {
                Need::Object { parent, object } => {
                    let exists = store.child(find(parent), *object).is_some();
                    answers.supply_object(need, exists);
                }
                Need::Rows { parent, table } => {
                    let rows = store.rows(find(parent), *table);
                    let numbers = rows.map(|(number, _)| number).collect();
                    answers.supply_rows(need, numbers);
                }
                Need::Value { object, param } => {
                    let value = store.value(find(object), *param).map(str::to_owned);
                    answers.supply_value(need, value);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn carry_out(&mut self, orders: &[Order]) -> Vec<Outcome> {
        self.rounds += 1;
        orders.iter().map(|order| self.one(order)).collect()
    }

    pub(crate) fn one(&mut self, order: &Order) -> Outcome {
        match order {
            Order::Begin => {
                assert!(!self.is_open, "a transaction in a transaction");
                self.is_open = true;
                Outcome::Done
            }
            Order::RollBack => {
                self.is_open = false;
                self.done.clear();
                Outcome::Done
            }
            Order::Execute {
                object, arguments, ..
            } => {
                if object.contains("Interface.2.") {
                    let fault = Fault::new(7022_u32, "no link");
                    return Outcome::Executed(Execution::Failed(fault));
                }
                assert!(arguments.iter().all(|(name, _)| name != "Extra"));
                Outcome::Executed(Execution::done())
            }
            Order::Commit => {
                let mut transaction = self.store.transaction();
                for order in &self.done {
                    let again = apply(&mut transaction, order);
                    assert!(!matches!(again, Outcome::Failed(_)));
                }
                if let Err(error) = transaction.check() {
                    let faults = error.faults.iter().flat_map(|fault| {
                        let params = fault.params.iter();
                        params.map(|param| {
                            let why = Fault::new(fault.code(), fault.kind);
                            Culprit::new(&*fault.path, *param, why)
                        })
                    });
                    return Outcome::Refused(faults.collect());
                }
                transaction.commit().unwrap();
                self.is_open = false;
                self.done.clear();
                Outcome::Done
            }
            write => {
                assert!(self.is_open, "outside of a transaction");
                let mut transaction = self.store.transaction();
                for order in &self.done {
                    apply(&mut transaction, order);
                }
                let outcome = apply(&mut transaction, write);
                if !matches!(outcome, Outcome::Failed(_)) {
                    self.done.push(write.clone());
                }
                outcome
            }
        }
    }
}

fn apply(transaction: &mut Transaction<'_, '_>, order: &Order) -> Outcome {
    let store = transaction.instances();
    let find = |path: &str| store.find(path);
    let done = match order {
        Order::Set {
            object,
            param,
            value,
        } => match find(object) {
            Some(object) => transaction.set(Writer::Controller, object, *param, value, true),
            None => return Outcome::Failed(Fault::new(7016_u32, "missing")),
        },
        Order::Add { parent, table } => {
            let parent = find(parent).unwrap();
            match transaction.add(Writer::Controller, parent, *table) {
                Ok(row) => return Outcome::Added(transaction.instances().number(row)),
                Err(error) => Err(error),
            }
        }
        Order::Delete { row } => match find(row) {
            Some(row) => transaction.delete(Writer::Controller, row),
            None => return Outcome::Failed(Fault::new(7016_u32, "missing")),
        },
        other => panic!("{other:?}"),
    };
    match done {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Failed(Fault::new(error.code(), error)),
    }
}

/// The answer to a request over a device.
pub(crate) fn over(
    device: &mut Device<'_>,
    supported: &Supported<'_>,
    access: &Access,
    request: &Request,
) -> Result<Response, ErrorMsg> {
    let mut work = match request {
        Request::Set(set) => Work::set(set, supported, access),
        Request::Add(add) => Work::add(add, supported, access),
        Request::Delete(delete) => {
            Work::delete(delete, MissingInstance::default(), supported, access)
        }
        Request::Operate(operate) => Work::operate(operate, supported, access),
        other => panic!("{other:?}"),
    };
    let mut answers = Answers::new();
    loop {
        match work.step(&mut answers) {
            Progress::Done(answer) => {
                assert!(!device.is_open, "a transaction is left open");
                return answer;
            }
            Progress::Need => device.answer(&mut answers),
            Progress::Orders => {
                let outcomes = device.carry_out(work.orders());
                work.report(outcomes);
                // What was remembered may be out of date.
                answers = Answers::new();
            }
        }
    }
}

/// An answer without texts for people.
pub(crate) fn plain(answer: Result<Response, ErrorMsg>) -> Value {
    let id = MsgId::try_from("1").unwrap();
    let msg = match answer {
        Ok(response) => Msg::new(id, response),
        Err(error) => Msg::new(id, error),
    };
    let mut value = form::of(&serde_json::to_value(&msg).unwrap());
    without_texts(&mut value);
    let mut body = value["body"].clone();
    // Which of several culprits comes first is open.
    if let Some(Value::Array(errors)) = body.pointer_mut("/error/param_errs") {
        if errors.len() > 1 {
            errors.sort_by_key(Value::to_string);
            body["error"]["err_code"] = Value::Null;
        }
    }
    body
}

/// The objects and parameters at fault that an answer names.
fn culprits(answer: &Value) -> Vec<String> {
    match answer {
        Value::Array(items) => items.iter().flat_map(culprits).collect(),
        Value::Object(map) => {
            let names = ["param_path", "param"]
                .iter()
                .filter_map(|name| map.get(*name)?.as_str());
            let own = names
                .map(String::from)
                .chain(map.get("oper_failure").map(|_| String::new()));
            own.chain(map.values().flat_map(culprits)).collect()
        }
        _ => vec![],
    }
}

/// An answer without the reasons of what has failed.
fn outline(answer: &Value) -> Value {
    match answer {
        Value::Array(items) => items.iter().map(outline).collect(),
        Value::Object(map) => {
            let shown = |(name, value): (&String, &Value)| match &**name {
                "oper_failure" | "error" => (name.clone(), Value::Null),
                _ => (name.clone(), outline(value)),
            };
            Value::Object(map.iter().map(shown).collect())
        }
        other => other.clone(),
    }
}

/// Whether what one path selects may depend on what is done to another in the same transaction.
fn paths_may_meet(request: &Request) -> bool {
    let (is_partial, paths): (bool, Vec<&String>) = match request {
        Request::Set(set) => (
            set.allow_partial,
            set.update_objs.iter().map(|one| &one.obj_path).collect(),
        ),
        Request::Add(add) => (
            add.allow_partial,
            add.create_objs.iter().map(|one| &one.obj_path).collect(),
        ),
        Request::Delete(delete) => (delete.allow_partial, delete.obj_paths.iter().collect()),
        _ => return false,
    };
    let mut selecting = paths.iter().filter(|path| path.contains(['*', '[', '+']));
    !is_partial && paths.len() > 1 && selecting.next().is_some()
}

proptest! {
    #![proptest_config(usp_test_support::cases(128))]

    #[test]
    fn a_device_from_afar_gives_the_answers_of_a_store(
        requests in prop::collection::vec((request(), any::<bool>()), 1..10)
    ) {
        let small = Small::new();
        let mut agent = small.agent();
        let supported = agent.store().supported().clone();
        let full = Access::full(small.schema());
        let narrow = small.access(&[
            (1, "rw-- rw-- rw-- r-x-", "Device."),
            (2, "r--- r--- r--- r---", "Device.Net.Interface.2. Device.Net.Log."),
        ]);
        for (request, is_full) in requests {
            let access = if is_full { &full } else { &narrow };
            let mut device = Device::new(agent.store().clone());
            let from_afar = plain(over(&mut device, &supported, access, &request));
            if paths_may_meet(&request) {
                if from_afar.get("error").is_some() {
                    prop_assert_eq!(device.store.export(), agent.store().export());
                }
                continue;
            }
            let handled = agent.handle(&request, &Requester::new(access), &mut ());
            let wanted = plain(handled.answer.unwrap());
            // Of several culprits the device is not asked about those behind the first.
            let few = culprits(&from_afar);
            if few.is_empty() || culprits(&wanted).len() < 2 && !wanted.to_string().contains("7005") {
                prop_assert_eq!(&from_afar, &wanted, "{:?}", request);
            } else {
                prop_assert_eq!(outline(&from_afar), outline(&wanted), "{:?}", request);
            }
            prop_assert_eq!(device.store.export(), agent.store().export());
        }
    }
}

#[test]
fn commands_run_one_order_for_each_object() {
    let small = Small::new();
    let agent = small.agent();
    let supported = agent.store().supported().clone();
    let access = small.access(&[
        (1, "r--- r--- r--- r-x-", "Device."),
        (2, "r--- r--- r--- r---", "Device.Net.Interface.1."),
    ]);
    let ask = |path: &str, args: &[(&str, &str)]| {
        let mut request = Operate::new(path);
        request.input_args = args.iter().copied().collect();
        let mut device = Device::new(agent.store().clone());
        plain(over(&mut device, &supported, &access, &request.into()))
    };
    assert_eq!(
        ask("Device.Net.Interface.*.Reset()", &[]),
        serde_json::json!({"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7006},"executed_command":"Device.Net.Interface.1.Reset()"},{"cmd_failure":{"err_code":7022},"executed_command":"Device.Net.Interface.2.Reset()"},{"executed_command":"Device.Net.Interface.4.Reset()","req_output_args":{"output_args":{}}}]}}})
    );
    assert_eq!(
        ask("Device.Net.Interface.4.Ping()", &[("Extra", "1")]),
        serde_json::json!({"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7027},"executed_command":"Device.Net.Interface.4.Ping()"}]}}})
    );
    assert_eq!(
        ask("Device.Net.Interface.9.Reset()", &[]),
        serde_json::json!({"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7016},"executed_command":"Device.Net.Interface.9.Reset()"}]}}})
    );
    assert_eq!(
        ask("Device.Net.Interface.1.", &[]),
        serde_json::json!({"error":{"err_code":7008,"param_errs":[]}})
    );
}

#[test]
fn orders_go_out_in_rounds_and_not_one_by_one() {
    let small = Small::new();
    let agent = small.agent();
    let supported = agent.store().supported().clone();
    let access = Access::full(small.schema());
    let setting = |name: &str, value: &str| usp_msg::ParamSetting::required(name, value);
    let add = usp_msg::add::CreateObject::new(
        "Device.Net.Interface.*.Address.",
        [setting("Address", "192.0.2.7"), setting("Prefix", "24")],
    );
    let mut device = Device::new(agent.store().clone());
    let request = usp_msg::Add::new([add]).into();
    over(&mut device, &supported, &access, &request).unwrap();
    // Begin with the rows, their settings, the end.
    assert_eq!(device.rounds, 3);
}

/// The answers of a device and of a store to a request, on the small model.
fn alike(request: impl Into<Request>) -> Value {
    let request = request.into();
    let small = Small::new();
    let mut agent = small.agent();
    let supported = agent.store().supported().clone();
    let access = Access::full(small.schema());
    let mut device = Device::new(agent.store().clone());
    let from_afar = plain(over(&mut device, &supported, &access, &request));
    let handled = agent.handle(&request, &Requester::new(&access), &mut ());
    assert_eq!(from_afar, plain(handled.answer.unwrap()), "{request:?}");
    assert_eq!(device.store.export(), agent.store().export(), "{request:?}");
    from_afar
}

/// The codes in an answer, in order.
fn codes(answer: &Value) -> Vec<u64> {
    match answer {
        Value::Array(items) => items.iter().flat_map(codes).collect(),
        Value::Object(map) => {
            let own = map.get("err_code").and_then(Value::as_u64);
            own.into_iter()
                .chain(map.values().flat_map(codes))
                .collect()
        }
        _ => vec![],
    }
}

#[test]
fn r_arc_11_references_by_search_are_stored_by_number_from_afar_too() {
    let set = |value: &str| {
        let setting = usp_msg::ParamSetting::required("LowerLayers", value);
        let object = usp_msg::set::UpdateObject::new("Device.Net.Interface.4.", [setting]);
        let answer = alike(usp_msg::Set::new([object]));
        let stored = answer.pointer("/response/set_resp/updated_obj_results/0/oper_status/oper_success/updated_inst_results/0/updated_params/LowerLayers");
        stored.map_or_else(
            || format!("{:?}", codes(&answer)),
            |stored| stored.as_str().unwrap().to_owned(),
        )
    };
    let eth0 = r#"Device.Net.Interface.[Name=="eth0"]"#;
    let eth1 = r#"Device.Net.Interface.[Name=="eth1"]."#;
    assert_eq!(set(eth0), "Device.Net.Interface.1");
    assert_eq!(
        set(&format!("{eth1},{eth0}")),
        "Device.Net.Interface.2,Device.Net.Interface.1"
    );
    // [R-ARC.12] Where a weak reference leads is not checked; what leads to several rows is no reference.
    for (value, expected) in [
        (
            r#"Device.Net.Interface.[Name=="none"]"#,
            r#"Device.Net.Interface.[Name=="none"]"#,
        ),
        ("Device.Net.Interface.*", "[7021, 7012]"),
        (
            r#"Device.Net.Interface.[Nope=="x"]"#,
            r#"Device.Net.Interface.[Nope=="x"]"#,
        ),
        ("Device.Net.Interface.[", "[7021, 7012]"),
        ("not a path", "[7021, 7012]"),
        ("Device.Net.Interface.77", "Device.Net.Interface.77"),
        ("", ""),
    ] {
        assert_eq!(set(value), expected, "{value}");
    }
}

#[test]
fn settings_of_all_kinds_are_judged_from_afar_as_in_a_store() {
    for (param, value, expected) in [
        // [R-KEY.1], and write-once
        ("Alias", "lan", "[7021, 7013]"),
        ("Alias", "other", "[7021, 7013]"),
        ("Status", "Up", "[7021, 7013]"),
        ("Nope", "x", "[7021, 7010]"),
        ("Stats.Threshold", "3", ""),
        ("Stats.Nope", "3", "[7021, 7010]"),
        ("Stats.", "3", "[7021, 7010]"),
        ("Address.1.Prefix", "3", "[7021, 7010]"),
        ("Mtu", "1", "[7021, 7012]"),
        ("Mtu", "many", "[7021, 7011]"),
        ("Secret", "s", ""),
        ("Pin", "p", ""),
    ] {
        let setting = usp_msg::ParamSetting::required(param, value);
        let object = usp_msg::set::UpdateObject::new("Device.Net.Interface.1.", [setting]);
        let codes = codes(&alike(usp_msg::Set::new([object])));
        let shown = if codes.is_empty() {
            String::new()
        } else {
            format!("{codes:?}")
        };
        assert_eq!(shown, expected, "{param}={value}");
    }
    // Twice the same is once; twice different is a conflict.
    for (second, expected) in [("01400", vec![]), ("1401", vec![7021, 7014])] {
        let settings = ["1400", second].map(|value| usp_msg::ParamSetting::required("Mtu", value));
        let object = usp_msg::set::UpdateObject::new("Device.Net.Interface.1.", settings);
        assert_eq!(codes(&alike(usp_msg::Set::new([object]))), expected);
    }
}
