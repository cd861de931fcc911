//! R-ADD.*: new rows.

use expect_test::expect;
use usp_msg::add::CreateObject;
use usp_msg::{Add, AddResp, ErrorMsg, ParamSetting};

use crate::support::small::{Small, ask, ask_as, dump, errors};

fn create(path: &str, settings: &[(&str, &str, bool)]) -> CreateObject {
    let settings = settings
        .iter()
        .map(|(param, value, required)| ParamSetting::new(*param, *value).with_required(*required));
    CreateObject::new(path, settings)
}

fn text(answer: &AddResp) -> String {
    let mut out = String::new();
    for entry in &answer.created_obj_results {
        match &entry.oper_status {
            Ok(success) => {
                let keys: Vec<_> = success
                    .unique_keys
                    .iter()
                    .map(|(k, v)| format!("{k}={v}"))
                    .collect();
                out += &format!(
                    "{}: {} {}\n",
                    entry.requested_path,
                    success.instantiated_path,
                    keys.join(" ")
                );
                for error in &success.param_errs {
                    out += &format!("    {} {}\n", error.param, error.err_code.number());
                }
            }
            Err(failure) => {
                out += &format!(
                    "{}: failed {} {}\n",
                    entry.requested_path,
                    failure.err_code.number(),
                    failure.err_msg
                );
            }
        }
    }
    out
}

#[test]
fn r_add_0_with_allow_partial_each_row_stands_alone() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Add::new([
        create("Device.Net.Interface.", &[("Name", "eth0", true)]),
        create("Device.Net.Interface.1.", &[]),
        create("Device.Net.Slot.", &[]),
        create("Device.Net.Gone.", &[]),
        create("Device.Net.Interface.3.Address.", &[]),
        create("Device.Net.", &[]),
        create("Device.Net.[", &[]),
        create("Device.Net.Interface.", &[("Name", "eth9", true)]),
    ])
    .with_allow_partial(true);
    let answer: AddResp = ask(agent, request);
    expect![[r#"
        Device.Net.Interface.: failed 7025 parameter failed: Name: 7025 (expected a unique key that no other row of the table has)
        Device.Net.Interface.1.: failed 7018 expected something else at the end of the path, at segment 3 of the path
        Device.Net.Slot.: failed 7019 expected a table to which rows may be added
        Device.Net.Gone.: failed 7026 expected a name of the data model, at segment 2 of the path
        Device.Net.Interface.3.Address.: failed 7016 expected an instance that exists, at segment 4 of the path
        Device.Net.: failed 7018 expected something else at the end of the path, at segment 1 of the path
        Device.Net.[: failed 7008 no parameter name in the expression: expected a name, found the end at byte 12
        Device.Net.Interface.: Device.Net.Interface.5. Alias=cpe-5 Name=eth9
    "#]].assert_eq(&text(&answer));
}

#[test]
fn r_add_1_without_allow_partial_one_failure_undoes_all() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let good = || create("Device.Net.Interface.", &[("Name", "eth9", true)]);
    for (bad, path, code) in [
        ("Device.Net.Slot.", "Device.Net.Slot.", 7019),
        ("Device.Net.Gone.", "Device.Net.Gone.", 7026),
        ("Device.Net.Interface.1.", "Device.Net.Interface.1.", 7018),
        (
            "Device.Net.Interface.3.Address.",
            "Device.Net.Interface.3.Address.",
            7016,
        ),
    ] {
        let error: ErrorMsg = ask(agent, Add::new([good(), create(bad, &[])]));
        assert_eq!(errors(&error), [(code, path.to_string(), code)]);
        assert_eq!(dump(agent), before);
    }
    // The table is full in the course of the request.
    let request = Add::new([
        create("Device.Net.Route.", &[]),
        create("Device.Net.Route.", &[]),
    ]);
    let error: ErrorMsg = ask(agent, request);
    assert_eq!(errors(&error), [(7005, "Device.Net.Route.".into(), 7005)]);
    assert_eq!(dump(agent), before);
}

#[test]
fn r_add_2_and_r_add_2a_a_search_adds_below_each_match_or_nowhere() {
    let small = Small::new();
    let agent = &mut small.agent();
    let entry = || {
        let settings = [("Family", "v4", true), ("Address", "203.0.113.1", true)];
        create("Device.Net.Interface.*.Address.", &settings)
    };
    let answer: AddResp = ask(agent, Add::new([entry()]));
    assert_eq!(answer.created().count(), 3);
    let before = dump(agent);
    // Again: a duplicate under each.
    let error: ErrorMsg = ask(agent, Add::new([entry()]));
    assert_eq!(error.err_code.number(), 7025);
    assert_eq!(dump(agent), before);
}

#[test]
fn r_add_2a_failure_under_one_table_undoes_the_others() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "rw-- r--- rw-- r-x-", "Device.Net.Interface.2.Address."),
    ]);
    let request = Add::new([create("Device.Net.Interface.*.Address.", &[])]);
    let error: ErrorMsg = ask_as(agent, &access, request.clone());
    assert_eq!(
        errors(&error),
        [(7006, "Device.Net.Interface.2.Address.".into(), 7006)]
    );
    assert_eq!(dump(agent), before);
    let answer: AddResp = ask_as(agent, &access, request.with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.*.Address.: Device.Net.Interface.1.Address.3. Family=v4 Address=cpe-3
        Device.Net.Interface.*.Address.: failed 7006 no permission to add instances
        Device.Net.Interface.*.Address.: Device.Net.Interface.4.Address.1. Family=v4 Address=cpe-1
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn r_add_3_required_parameters_and_keys_fail_their_row() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    for (settings, code, param, own) in [
        (&[("Mtu", "10", true)][..], 7021, "Mtu", 7012),
        (&[("Nope", "10", true)], 7021, "Nope", 7010),
        (&[("Alias", "9lives", false)], 7021, "Alias", 7012),
        (
            &[("Name", "much too long for a name", false)],
            7021,
            "Name",
            7012,
        ),
        (&[("Alias", "lan", false)], 7025, "Alias", 7025),
    ] {
        let entry = || create("Device.Net.Interface.", settings);
        let error: ErrorMsg = ask(agent, Add::new([entry()]));
        let path = format!("Device.Net.Interface.{{i}}.{param}");
        assert_eq!(errors(&error), [(code, path, own)]);
        let answer: AddResp = ask(agent, Add::new([entry()]).with_allow_partial(true));
        let (_, failure) = answer.failures().next().unwrap();
        assert_eq!(failure.err_code.number(), code);
        assert!(failure.err_msg.contains(param), "{}", failure.err_msg);
        assert_eq!(dump(agent), before);
    }
}

#[test]
fn r_add_4_failed_parameters_that_are_not_required_are_told() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "r--- rw-- rw-- r-x-", "Device.Net.Interface.*.Enable"),
    ]);
    let settings = [
        ("Mtu", "10", false),
        ("Enable", "true", false),
        ("Stats.Threshold", "3", true),
        ("Status", "Up", false),
    ];
    let request = Add::new([create("Device.Net.Interface.", &settings)]);
    let answer: AddResp = ask_as(agent, &access, request);
    expect![[r#"
        Device.Net.Interface.: Device.Net.Interface.5. Alias=cpe-5 Name=cpe-5
            Mtu 7012
            Enable 7006
            Status 7013
    "#]]
    .assert_eq(&text(&answer));
    // Required and not permitted: 7006, not 7021.
    let request = Add::new([create("Device.Net.Interface.", &[("Enable", "true", true)])]);
    let error: ErrorMsg = ask_as(agent, &access, request);
    assert_eq!(
        errors(&error),
        [(7006, "Device.Net.Interface.{i}.Enable".into(), 7006)]
    );
}

#[test]
fn r_add_5_keys_that_are_not_set_are_made_and_told() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Add::new([
        create("Device.Net.Interface.", &[]),
        create("Device.Net.Interface.", &[("Alias", "mine", false)]),
        create("Device.Net.Log.", &[]),
    ]);
    let answer: AddResp = ask(agent, request);
    expect![[r#"
        Device.Net.Interface.: Device.Net.Interface.5. Alias=cpe-5 Name=cpe-5
        Device.Net.Interface.: Device.Net.Interface.6. Alias=mine Name=cpe-6
        Device.Net.Log.: Device.Net.Log.2. Alias=cpe-2
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn r_add_6_unreadable_keys_are_left_out() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "-w-- rw-- rw-- r-x-", "Device.Net.Interface.*.Name"),
    ]);
    let settings = [("Name", "eth9", true), ("Alias", "nine", true)];
    let request = Add::new([create("Device.Net.Interface.", &settings)]);
    let answer: AddResp = ask_as(agent, &access, request);
    expect![[r#"
        Device.Net.Interface.: Device.Net.Interface.5. Alias=nine
    "#]]
    .assert_eq(&text(&answer));
}
