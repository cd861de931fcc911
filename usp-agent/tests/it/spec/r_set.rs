//! R-SET.*: parameters of existing objects.

use expect_test::expect;
use usp_msg::set::UpdateObject;
use usp_msg::{ErrorMsg, ParamSetting, Set, SetResp};

use crate::support::small::{Small, ask, ask_as, dump, errors};

fn update(path: &str, settings: &[(&str, &str, bool)]) -> UpdateObject {
    let settings = settings
        .iter()
        .map(|(param, value, required)| ParamSetting::new(*param, *value).with_required(*required));
    UpdateObject::new(path, settings)
}

fn text(answer: &SetResp) -> String {
    let mut out = String::new();
    for entry in &answer.updated_obj_results {
        out += &format!("{}\n", entry.requested_path);
        match &entry.oper_status {
            Ok(success) => {
                for object in &success.updated_inst_results {
                    let params: Vec<_> = object
                        .updated_params
                        .iter()
                        .map(|(k, v)| format!("{k}={v}"))
                        .collect();
                    out += &format!("  {} {}\n", object.affected_path, params.join(" "));
                    for error in &object.param_errs {
                        out += &format!("    {} {}\n", error.param, error.err_code.number());
                    }
                }
            }
            Err(failure) => {
                out += &format!("  failed {}\n", failure.err_code.number());
                for object in &failure.updated_inst_failures {
                    for error in &object.param_errs {
                        out += &format!(
                            "    {}{} {}\n",
                            object.affected_path,
                            error.param,
                            error.err_code.number()
                        );
                    }
                }
            }
        }
    }
    out
}

#[test]
fn r_set_0_with_allow_partial_each_entry_stands_alone() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Set::new([
        update("Device.Net.", &[("Mode", "Nonsense", true)]),
        update("Device.Net.Gone.", &[]),
        update("Device.Net.Interface.3.", &[("Mtu", "1400", false)]),
        update("Device.", &[("Name", "hub", true)]),
    ])
    .with_allow_partial(true);
    let answer: SetResp = ask(agent, request);
    expect![[r#"
        Device.Net.
          failed 7021
            Device.Net.Mode 7012
        Device.Net.Gone.
          failed 7026
        Device.Net.Interface.3.
          failed 7016
        Device.
          Device. Name=hub
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn r_set_1_without_allow_partial_one_failure_undoes_all() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let request = Set::new([
        update("Device.", &[("Name", "hub", true)]),
        update("Device.Net.", &[("Mode", "Nonsense", true)]),
    ]);
    let error: ErrorMsg = ask(agent, request);
    assert_eq!(errors(&error), [(7021, "Device.Net.Mode".into(), 7012)]);
    assert_eq!(dump(agent), before);
    for (path, code) in [
        ("Device.Net.Interface.3.", 7016),
        ("Device.Net.Interface.", 7016),
        ("Device.Gone.", 7026),
        ("Device.Net.Mode", 7026),
        ("Device.Net.[", 7008),
    ] {
        let request = Set::new([update(path, &[("Name", "x", false)])]);
        let error: ErrorMsg = ask(agent, request);
        assert_eq!(errors(&error), [(code, path.into(), code)], "{path}");
    }
    assert_eq!(dump(agent), before);
}

#[test]
fn r_set_2_a_required_parameter_fails_its_object() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let settings = [
        ("Mtu", "9000", false),
        ("Status", "Up", true),
        ("Nope", "1", false),
    ];
    let request = Set::new([update("Device.Net.Interface.1.", &settings)]);
    let answer: SetResp = ask(agent, request.clone().with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.1.
          failed 7021
            Device.Net.Interface.1.Status 7013
    "#]]
    .assert_eq(&text(&answer));
    let error: ErrorMsg = ask(agent, request);
    assert_eq!(
        errors(&error),
        [(7021, "Device.Net.Interface.1.Status".into(), 7013)]
    );
    assert_eq!(dump(agent), before);
}

#[test]
fn parameters_that_are_not_required_never_make_an_error() {
    let small = Small::new();
    let settings = [
        ("Mtu", "10", false),
        ("Status", "Up", false),
        ("Nope", "1", false),
        ("*", "1", false),
        ("Enable", "True", false),
        ("Tags", "a", false),
        ("Tags", "b", false),
        ("Stats.Threshold", "+07", false),
        ("Stats.Gone", "1", false),
        ("InterfaceNumberOfEntries", "1", false),
    ];
    for allow_partial in [true, false] {
        let agent = &mut small.agent();
        let request = Set::new([update("Device.Net.Interface.1.", &settings)]);
        let answer: SetResp = ask(agent, request.with_allow_partial(allow_partial));
        expect![[r#"
            Device.Net.Interface.1.
              Device.Net.Interface.1. Tags=a Stats.Threshold=7
                Mtu 7012
                Status 7013
                Nope 7010
                * 7010
                Enable 7011
                Tags 7014
                Stats.Gone 7010
                InterfaceNumberOfEntries 7010
        "#]]
        .assert_eq(&text(&answer));
    }
}

#[test]
fn r_set_2a_one_of_several_matches_fails_the_entry() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "r--- rw-- rw-- r-x-", "Device.Net.Interface.2."),
    ]);
    let entry = || update("Device.Net.Interface.*.", &[("Mtu", "1300", true)]);
    let request = Set::new([entry(), update("Device.", &[("Name", "hub", true)])]);
    let answer: SetResp = ask_as(agent, &access, request.clone().with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.*.
          failed 7006
            Device.Net.Interface.2.Mtu 7006
        Device.
          Device. Name=hub
    "#]]
    .assert_eq(&text(&answer));
    let undo = Set::new([update("Device.", &[("Name", "box", true)])]);
    let _: SetResp = ask(agent, undo);
    let error: ErrorMsg = ask_as(agent, &access, request);
    assert_eq!(
        errors(&error),
        [(7006, "Device.Net.Interface.2.Mtu".into(), 7006)]
    );
    assert_eq!(dump(agent), before);
    // Not required: the others are changed.
    let request = Set::new([update("Device.Net.Interface.*.", &[("Mtu", "1300", false)])]);
    let answer: SetResp = ask_as(agent, &access, request);
    expect![[r#"
        Device.Net.Interface.*.
          Device.Net.Interface.1. Mtu=1300
          Device.Net.Interface.2. 
            Mtu 7006
          Device.Net.Interface.4. Mtu=1300
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn r_set_2b_failing_objects_are_named() {
    let small = Small::new();
    let agent = &mut small.agent();
    let entry = update("Device.Net.Interface.*.", &[("Nope", "1", true)]);
    let answer: SetResp = ask(agent, Set::new([entry]).with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.*.
          failed 7021
            Device.Net.Interface.1.Nope 7010
            Device.Net.Interface.2.Nope 7010
            Device.Net.Interface.4.Nope 7010
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn r_set_3_updated_params_show_what_may_be_read_only() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "-w-- rw-- rw-- r-x-", "Device.Net.Interface.*.Mtu"),
    ]);
    let settings = [
        ("Mtu", "1300", true),
        ("Enable", "1", true),
        ("Secret", "x", true),
    ];
    let request = Set::new([update("Device.Net.Interface.2.", &settings)]);
    let answer: SetResp = ask_as(agent, &access, request);
    expect![[r#"
        Device.Net.Interface.2.
          Device.Net.Interface.2. Enable=true Secret=
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn the_order_of_entries_does_not_matter_for_unique_keys() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Set::new([
        update("Device.Net.Interface.1.", &[("Name", "eth1", true)]),
        update("Device.Net.Interface.2.", &[("Name", "eth0", true)]),
    ]);
    let answer: SetResp = ask(agent, request.clone());
    assert_eq!(answer.updated().count(), 2);
    // One by one the first is a duplicate, and then the second is none.
    let agent = &mut small.agent();
    let answer: SetResp = ask(agent, request.with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.1.
          failed 7025
            Device.Net.Interface.1.Name 7025
        Device.Net.Interface.2.
          failed 7025
            Device.Net.Interface.2.Name 7025
    "#]]
    .assert_eq(&text(&answer));
}

#[test]
fn strong_references_lead_to_something_and_weak_ones_need_not() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Set::new([
        update(
            "Device.Net.Route.1.",
            &[("Interface", "Device.Net.Interface.9", false)],
        ),
        update(
            "Device.Net.Route.2.",
            &[("Interface", "Device.Net.Interface.[Name==\"eth2\"].", true)],
        ),
        update(
            "Device.Net.Interface.1.",
            &[("LowerLayers", "Device.Net.Interface.9", true)],
        ),
    ]);
    let answer: SetResp = ask(agent, request);
    expect![[r#"
        Device.Net.Route.1.
          Device.Net.Route.1. 
            Interface 7012
        Device.Net.Route.2.
          Device.Net.Route.2. Interface=Device.Net.Interface.4
        Device.Net.Interface.1.
          Device.Net.Interface.1. LowerLayers=Device.Net.Interface.9
    "#]]
    .assert_eq(&text(&answer));
}
