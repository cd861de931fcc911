//! Devices that refuse what the data model allows: what goes out to them then, and what the answer says.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use serde_json::Value;
use usp_agent::roles::Access;
use usp_agent::{Culprit, Execution, Fault, MissingInstance, Order, Outcome, Progress, Work};
use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::Answers;
use usp_datamodel::{Schema, Supported};
use usp_msg::add::CreateObject;
use usp_msg::set::UpdateObject;
use usp_msg::{Add, Delete, Operate, ParamSetting, Request, Set};

use crate::support::model_text::compile;
use crate::work::{Device, plain};

/// A table whose name ends in a digit, like the number behind it.
const MODEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-15" spec="urn:example-org:refusals-1-0-0" file="refusals.xml">
  <model name="Device:1.0">
    <object name="Device." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="Port2NumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
    </object>
    <object name="Device.Port2.{i}." access="readWrite" minEntries="0" maxEntries="unbounded" numEntriesParameter="Port2NumberOfEntries">
      <uniqueKey functional="true"><parameter ref="Name"/></uniqueKey>
      <parameter name="Name" access="readWrite"><syntax><string/></syntax></parameter>
      <parameter name="Mtu" access="readWrite"><syntax><unsignedInt/></syntax></parameter>
      <command name="Run()"/>
    </object>
    <object name="Device.Port2.{i}.Stats." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="Top" access="readWrite"><syntax><unsignedInt/></syntax></parameter>
    </object>
  </model>
</dm:document>"#;

fn image() -> Vec<u8> {
    compile(MODEL)
}

/// Rows 1 and 12.
fn store(image: &[u8]) -> Instances<'_> {
    let schema = Schema::from_bytes(image).unwrap();
    let mut store = Instances::new(Supported::all(schema));
    let mut transaction = store.transaction();
    for (path, value) in [
        ("Device.Port2.1.Name", "a"),
        ("Device.Port2.1.Mtu", "1"),
        ("Device.Port2.12.Name", "b"),
    ] {
        transaction.put(path, value).unwrap();
    }
    transaction.commit().unwrap();
    store
}

/// An order as text.
fn text(schema: Schema<'_>, order: &Order) -> String {
    let name = |node| schema.node(node).unwrap().name();
    match order {
        Order::Set {
            object,
            param,
            value,
        } => format!("set {object}{} {value}", name(*param)),
        Order::Add { parent, table } => format!("add {parent}{}.", name(*table)),
        Order::Delete { row } => format!("delete {row}"),
        Order::Execute {
            object, command, ..
        } => format!("run {object}{}", name(*command)),
        Order::Begin => "begin".to_owned(),
        Order::Commit => "commit".to_owned(),
        Order::RollBack => "roll back".to_owned(),
        other => panic!("{other:?}"),
    }
}

/// JSON with the keys of each object in order, whatever the features of the library that wrote it.
fn sorted(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(sorted).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(map) => {
            let members: BTreeMap<_, _> = map.iter().collect();
            let members = members
                .into_iter()
                .map(|(name, value)| format!("{name:?}:{}", sorted(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// What a device says to an order instead of carrying it out, and how often it says so.
type Refusal = (&'static str, Outcome, usize);

/// The orders of a request to a device that refuses, a round a line, and the answer.
fn ask(request: impl Into<Request>, refusals: &[Refusal]) -> String {
    let image = image();
    let mut device = Device::new(store(&image));
    let schema = device.store.schema();
    let supported = device.store.supported().clone();
    let access = Access::full(schema);
    let before = device.store.export();
    let request = request.into();
    let mut work = match &request {
        Request::Set(set) => Work::set(set, &supported, &access),
        Request::Add(add) => Work::add(add, &supported, &access),
        Request::Delete(delete) => {
            Work::delete(delete, MissingInstance::default(), &supported, &access)
        }
        Request::Operate(operate) => Work::operate(operate, &supported, &access),
        other => panic!("{other:?}"),
    };
    let mut left: Vec<Refusal> = refusals.to_vec();
    let mut answers = Answers::new();
    let mut lines = String::new();
    let answer = loop {
        match work.step(&mut answers) {
            Progress::Done(answer) => break answer,
            Progress::Need => device.answer(&mut answers),
            Progress::Orders => {
                let mut outcomes = Vec::new();
                let mut said = Vec::new();
                let mut is_over = false;
                for order in work.orders() {
                    let text = text(schema, order);
                    if is_over {
                        outcomes.push(failed(7003));
                        continue;
                    }
                    let refusal = left.iter_mut().find(|one| one.0 == text && one.2 > 0);
                    outcomes.push(match refusal {
                        Some((_, outcome, times)) => {
                            *times -= 1;
                            is_over = text == "begin";
                            said.push(text + " (refused)");
                            outcome.clone()
                        }
                        None => {
                            said.push(text);
                            device.one(order)
                        }
                    });
                }
                lines += &(said.join(", ") + "\n");
                work.report(outcomes);
                answers = Answers::new();
            }
        }
    };
    assert!(left.iter().all(|one| one.2 == 0), "never asked: {left:?}");
    let changed = if device.store.export() == before {
        "nothing changed"
    } else {
        "changed"
    };
    format!("{lines}{changed}: {}", sorted(&plain(answer)))
}

fn failed(code: u32) -> Outcome {
    Outcome::Failed(Fault::new(code, "no"))
}

/// The parameter of the model, as a device names it that does not want it.
fn culprit(object: &str, name: &str, code: u32) -> Culprit {
    let image = image();
    let schema = Schema::from_bytes(&image).unwrap();
    let param = schema.lookup(&format!("{object}{name}")).unwrap();
    Culprit::new(object, param.node.id(), Fault::new(code, "no"))
}

fn both(name: &str, value: &str, other: &str, number: &str) -> [ParamSetting; 2] {
    [
        ParamSetting::required(name, value),
        ParamSetting::new(other, number),
    ]
}

fn set(is_partial: bool) -> Set {
    let first = UpdateObject::new("Device.Port2.1.", both("Mtu", "7", "Stats.Top", "3"));
    let second = UpdateObject::new("Device.Port2.12.", both("Mtu", "8", "Name", "c"));
    Set::new([first, second]).with_allow_partial(is_partial)
}

fn add(is_partial: bool) -> Add {
    let first = CreateObject::new("Device.Port2.", both("Name", "x", "Mtu", "9"));
    Add::new([first]).with_allow_partial(is_partial)
}

#[test]
fn a_transaction_that_cannot_begin_is_not_rolled_back() {
    let refusal = ("begin", failed(7003), 1);
    expect![[r#"
        begin (refused)
        nothing changed: {"error":{"err_code":7003,"param_errs":[{"err_code":7003,"param_path":"Device.Port2.1."}]}}"#]].assert_eq(&ask(set(false), &[refusal.clone()]));
    expect![[r#"
        begin (refused)
        begin, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_failure":{"err_code":7003,"updated_inst_failures":[]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[],"updated_params":{"Mtu":"8","Name":"c"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(true), &[refusal.clone()]));
    expect![[r#"
        begin (refused)
        nothing changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_failure":{"err_code":7003}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[refusal.clone()]));
    expect![[r#"
        begin (refused)
        begin, delete Device.Port2.12.
        commit
        changed: {"response":{"delete_resp":{"deleted_obj_results":[{"oper_status":{"oper_success":{"affected_paths":["Device.Port2.12."],"unaffected_path_errs":[{"err_code":7003,"unaffected_path":"Device.Port2.1."}]}},"requested_path":"Device.Port2.*."}]}}}"#]].assert_eq(&ask(
        Delete::new(["Device.Port2.*."]).with_allow_partial(true),
        &[refusal],
    ));
}

#[test]
fn r_set_2_a_setting_that_a_device_refuses_fails_its_object_if_it_is_required() {
    let required = ("set Device.Port2.1.Mtu 7", failed(7012), 1);
    let optional = ("set Device.Port2.1.Stats.Top 3", failed(7003), 1);
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7 (refused), set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        roll back
        nothing changed: {"error":{"err_code":7021,"param_errs":[{"err_code":7012,"param_path":"Device.Port2.1.Mtu"}]}}"#]].assert_eq(&ask(set(false), &[required.clone()]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7 (refused), set Device.Port2.1.Stats.Top 3
        roll back
        begin, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_failure":{"err_code":7021,"updated_inst_failures":[{"affected_path":"Device.Port2.1.","param_errs":[{"err_code":7012,"param":"Mtu"}]}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[],"updated_params":{"Mtu":"8","Name":"c"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(true), &[required.clone()]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3 (refused), set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.1.","param_errs":[{"err_code":7003,"param":"Stats.Top"}],"updated_params":{"Mtu":"7"}}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[],"updated_params":{"Mtu":"8","Name":"c"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(false), &[optional.clone()]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7 (refused), set Device.Port2.1.Stats.Top 3 (refused)
        roll back
        begin, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_failure":{"err_code":7021,"updated_inst_failures":[{"affected_path":"Device.Port2.1.","param_errs":[{"err_code":7012,"param":"Mtu"}]}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[],"updated_params":{"Mtu":"8","Name":"c"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(true), &[optional, required]));
}

#[test]
fn r_add_2_a_row_that_a_device_refuses_is_told() {
    let row = ("add Device.Port2.", failed(7017), 1);
    let required = ("set Device.Port2.13.Name x", failed(7025), 1);
    let optional = ("set Device.Port2.13.Mtu 9", failed(7012), 1);
    expect![[r#"
        begin, add Device.Port2. (refused)
        roll back
        nothing changed: {"error":{"err_code":7017,"param_errs":[{"err_code":7017,"param_path":"Device.Port2."}]}}"#]].assert_eq(&ask(add(false), &[row.clone()]));
    expect![[r#"
        begin, add Device.Port2. (refused)
        roll back
        nothing changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_failure":{"err_code":7017}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[row]));
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x (refused), set Device.Port2.13.Mtu 9
        roll back
        nothing changed: {"error":{"err_code":7025,"param_errs":[{"err_code":7025,"param_path":"Device.Port2.{i}.Name"}]}}"#]].assert_eq(&ask(add(false), &[required.clone()]));
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x (refused), set Device.Port2.13.Mtu 9
        roll back
        nothing changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_failure":{"err_code":7025}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[required]));
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x, set Device.Port2.13.Mtu 9 (refused)
        commit
        changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_success":{"instantiated_path":"Device.Port2.13.","param_errs":[{"err_code":7012,"param":"Mtu"}],"unique_keys":{"Name":"x"}}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[optional]));
}

#[test]
fn r_del_3_a_row_that_a_device_keeps_is_told() {
    let keeps = ("delete Device.Port2.12.", failed(7018), 1);
    let gone = ("delete Device.Port2.12.", failed(7016), 1);
    let all = |is_partial| Delete::new(["Device.Port2.*."]).with_allow_partial(is_partial);
    expect![[r#"
        begin, delete Device.Port2.1., delete Device.Port2.12. (refused)
        roll back
        nothing changed: {"error":{"err_code":7018,"param_errs":[{"err_code":7018,"param_path":"Device.Port2.12."}]}}"#]].assert_eq(&ask(all(false), &[keeps.clone()]));
    expect![[r#"
        begin, delete Device.Port2.1.
        commit
        begin, delete Device.Port2.12. (refused)
        roll back
        changed: {"response":{"delete_resp":{"deleted_obj_results":[{"oper_status":{"oper_success":{"affected_paths":["Device.Port2.1."],"unaffected_path_errs":[{"err_code":7018,"unaffected_path":"Device.Port2.12."}]}},"requested_path":"Device.Port2.*."}]}}}"#]].assert_eq(&ask(all(true), &[keeps]));
    expect![[r#"
        begin, delete Device.Port2.1., delete Device.Port2.12. (refused)
        commit
        changed: {"response":{"delete_resp":{"deleted_obj_results":[{"oper_status":{"oper_success":{"affected_paths":["Device.Port2.1."],"unaffected_path_errs":[]}},"requested_path":"Device.Port2.*."}]}}}"#]].assert_eq(&ask(all(false), &[gone]));
}

#[test]
fn an_end_that_a_device_refuses_is_tried_again_without_the_optional_settings_at_fault() {
    let refused = |culprits: &[Culprit]| ("commit", Outcome::Refused(culprits.to_vec()), 1);
    let top = culprit("Device.Port2.1.Stats.", "Top", 7012);
    let mtu = culprit("Device.Port2.1.", "Mtu", 7012);
    let name = culprit("Device.Port2.12.", "Name", 7025);
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit (refused)
        roll back
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.12.Mtu 8
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.1.","param_errs":[{"err_code":7012,"param":"Stats.Top"}],"updated_params":{"Mtu":"7"}}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[{"err_code":7025,"param":"Name"}],"updated_params":{"Mtu":"8"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(false), &[refused(&[top.clone(), name])]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit (refused)
        roll back
        nothing changed: {"error":{"err_code":7021,"param_errs":[{"err_code":7012,"param_path":"Device.Port2.1.Mtu"}]}}"#]].assert_eq(&ask(set(false), &[refused(&[top, mtu.clone()])]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3
        commit (refused)
        roll back
        begin, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit
        changed: {"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_failure":{"err_code":7021,"updated_inst_failures":[{"affected_path":"Device.Port2.1.","param_errs":[{"err_code":7012,"param":"Mtu"}]}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[],"updated_params":{"Mtu":"8","Name":"c"}}]}},"requested_path":"Device.Port2.12."}]}}}"#]].assert_eq(&ask(set(true), &[refused(&[mtu])]));
    let elsewhere = culprit("Device.Port2.1.", "Name", 7025);
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit (refused)
        roll back
        nothing changed: {"error":{"err_code":7025,"param_errs":[{"err_code":7025,"param_path":"Device.Port2.1."}]}}"#]].assert_eq(&ask(set(false), &[refused(&[elsewhere])]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit (refused)
        roll back
        nothing changed: {"error":{"err_code":7003,"param_errs":[]}}"#]].assert_eq(&ask(set(false), &[refused(&[])]));
    expect![[r#"
        begin, set Device.Port2.1.Mtu 7, set Device.Port2.1.Stats.Top 3, set Device.Port2.12.Mtu 8, set Device.Port2.12.Name c
        commit (refused)
        roll back
        nothing changed: {"error":{"err_code":7002,"param_errs":[]}}"#]].assert_eq(&ask(set(false), &[("commit", failed(7002), 1)]));
}

#[test]
fn a_row_is_added_again_to_a_table_whose_name_ends_in_a_digit() {
    let mtu = culprit("Device.Port2.13.", "Mtu", 7012);
    let refusal = ("commit", Outcome::Refused(vec![mtu]), 1);
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x, set Device.Port2.13.Mtu 9
        commit (refused)
        roll back
        begin, add Device.Port2.
        set Device.Port2.13.Name x
        commit
        changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_success":{"instantiated_path":"Device.Port2.13.","param_errs":[{"err_code":7012,"param":"Mtu"}],"unique_keys":{"Name":"x"}}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(false), &[refusal.clone()]));
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x, set Device.Port2.13.Mtu 9
        commit (refused)
        roll back
        begin, add Device.Port2.
        set Device.Port2.13.Name x
        commit
        changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_success":{"instantiated_path":"Device.Port2.13.","param_errs":[{"err_code":7012,"param":"Mtu"}],"unique_keys":{"Name":"x"}}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[refusal]));
    let name = culprit("Device.Port2.13.", "Name", 7025);
    let refusal = ("commit", Outcome::Refused(vec![name]), 1);
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x, set Device.Port2.13.Mtu 9
        commit (refused)
        roll back
        nothing changed: {"error":{"err_code":7025,"param_errs":[{"err_code":7025,"param_path":"Device.Port2.{i}.Name"}]}}"#]].assert_eq(&ask(add(false), &[refusal.clone()]));
    expect![[r#"
        begin, add Device.Port2.
        set Device.Port2.13.Name x, set Device.Port2.13.Mtu 9
        commit (refused)
        roll back
        nothing changed: {"response":{"add_resp":{"created_obj_results":[{"oper_status":{"oper_failure":{"err_code":7025}},"requested_path":"Device.Port2."}]}}}"#]].assert_eq(&ask(add(true), &[refusal]));
}

#[test]
fn outcomes_that_do_not_suit_their_orders_are_failures() {
    for outcome in [
        Outcome::Added(1),
        Outcome::Refused(vec![]),
        Outcome::Executed(Execution::done()),
    ] {
        let answer = ask(set(false), &[("set Device.Port2.1.Mtu 7", outcome, 1)]);
        assert!(answer.contains("nothing changed"), "{answer}");
        assert!(answer.contains("7003"), "{answer}");
    }
    let answer = ask(add(false), &[("add Device.Port2.", Outcome::Done, 1)]);
    assert!(
        answer.contains("nothing changed") && answer.contains("7003"),
        "{answer}"
    );
}

#[test]
fn a_command_that_a_device_refuses_has_failed() {
    let run = |outcome| {
        ask(
            Operate::new("Device.Port2.1.Run()"),
            &[("run Device.Port2.1.Run()", outcome, 1)],
        )
    };
    expect![[r#"
        run Device.Port2.1.Run() (refused)
        nothing changed: {"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7005},"executed_command":"Device.Port2.1.Run()"}]}}}"#]].assert_eq(&run(failed(7005)));
    expect![[r#"
        run Device.Port2.1.Run() (refused)
        nothing changed: {"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7012},"executed_command":"Device.Port2.1.Run()"}]}}}"#]].assert_eq(&run(Outcome::Refused(vec![culprit(
        "Device.Port2.1.",
        "Mtu",
        7012,
    )])));
    expect![[r#"
        run Device.Port2.1.Run() (refused)
        nothing changed: {"response":{"operate_resp":{"operation_results":[{"cmd_failure":{"err_code":7003},"executed_command":"Device.Port2.1.Run()"}]}}}"#]].assert_eq(&run(Outcome::Done));
    expect![[r#"
        run Device.Port2.1.Run() (refused)
        nothing changed: {"response":{"operate_resp":{"operation_results":[{"executed_command":"Device.Port2.1.Run()","req_obj_path":"Device.LocalAgent.Request.1."}]}}}"#]].assert_eq(&run(Outcome::Executed(Execution::Started {
        req_obj_path: "Device.LocalAgent.Request.1.".into(),
        changes: Default::default(),
    })));
}

#[test]
fn a_missing_outcome_is_a_failure() {
    let image = image();
    let mut device = Device::new(store(&image));
    let supported = device.store.supported().clone();
    let access = Access::full(device.store.schema());
    let request = set(false);
    let mut work = Work::set(&request, &supported, &access);
    let mut answers = Answers::new();
    let answer = loop {
        match work.step(&mut answers) {
            Progress::Done(answer) => break answer,
            Progress::Need => device.answer(&mut answers),
            // of the first round the last outcome is left out, of the next one all are there
            Progress::Orders => {
                let is_first = work.orders().contains(&Order::Begin);
                let count = work.orders().len() - usize::from(is_first);
                work.report(vec![Outcome::Done; count]);
                answers = Answers::new();
            }
        }
    };
    let answer = sorted(&plain(answer));
    let wanted: Expect = expect![[
        r#"{"response":{"set_resp":{"updated_obj_results":[{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.1.","param_errs":[],"updated_params":{"Mtu":"7","Stats.Top":"3"}}]}},"requested_path":"Device.Port2.1."},{"oper_status":{"oper_success":{"updated_inst_results":[{"affected_path":"Device.Port2.12.","param_errs":[{"err_code":7003,"param":"Name"}],"updated_params":{"Mtu":"8"}}]}},"requested_path":"Device.Port2.12."}]}}}"#
    ]];
    wanted.assert_eq(&answer);
}
