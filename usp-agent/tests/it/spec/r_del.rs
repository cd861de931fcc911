//! R-DEL.*: rows that go.

use expect_test::expect;
use usp_agent::{Agent, MissingInstance};
use usp_msg::{Delete, DeleteResp, ErrorMsg};

use crate::support::small::{Small, ask, ask_as, dump, errors};

fn text(answer: &DeleteResp) -> String {
    let mut out = String::new();
    for entry in &answer.deleted_obj_results {
        out += &format!("{}:", entry.requested_path);
        match &entry.oper_status {
            Ok(success) => {
                for path in &success.affected_paths {
                    out += &format!(" {path}");
                }
                for error in &success.unaffected_path_errs {
                    let code = error.err_code.number();
                    out += &format!(" ({} {code})", error.unaffected_path);
                }
            }
            Err(failure) => out += &format!(" failed {}", failure.err_code.number()),
        }
        out += "\n";
    }
    out
}

fn refused(agent: &mut Agent<'_>, paths: &[&str]) -> Vec<(u32, String, u32)> {
    errors(&ask(agent, Delete::new(paths.iter().copied())))
}

#[test]
fn r_del_0_with_allow_partial_each_path_stands_alone() {
    let small = Small::new();
    let agent = &mut small.agent();
    let request = Delete::new([
        "Device.Net.",
        "Device.Net.Interface.",
        "Device.Net.Mode",
        "Device.Gone.",
        "Device.Net.[",
        "Device.Net.Interface.4.",
        "Device.Net.Interface.4.",
        "Device.Net.Slot.1.",
        "Device.Net.Interface.1.Address.*.",
    ])
    .with_allow_partial(true);
    let answer: DeleteResp = ask(agent, request);
    expect![[r#"
        Device.Net.: failed 7018
        Device.Net.Interface.: failed 7018
        Device.Net.Mode: failed 7026
        Device.Gone.: failed 7026
        Device.Net.[: failed 7008
        Device.Net.Interface.4.: Device.Net.Interface.4.
        Device.Net.Interface.4.:
        Device.Net.Slot.1.: (Device.Net.Slot.1. 7024)
        Device.Net.Interface.1.Address.*.: Device.Net.Interface.1.Address.1. Device.Net.Interface.1.Address.2.
    "#]].assert_eq(&text(&answer));
}

#[test]
fn r_del_1_without_allow_partial_one_failure_keeps_all() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let good = "Device.Net.Interface.4.";
    for (bad, code) in [
        ("Device.Net.", 7018),
        ("Device.Net.Slot.1.", 7024),
        ("Device.Gone.", 7026),
        ("Device.Net.Mode", 7026),
    ] {
        assert_eq!(
            refused(agent, &[good, bad]),
            [(code, bad.to_string(), code)]
        );
        assert_eq!(dump(agent), before);
    }
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "rw-- rw-- r--- r-x-", "Device.Net.Interface.2."),
    ]);
    let error: ErrorMsg = ask_as(agent, &access, Delete::new(["Device.Net.Interface.*."]));
    assert_eq!(error.err_code.number(), 7006);
    assert_eq!(error.param_errs[0].param_path, "Device.Net.Interface.2.");
    assert_eq!(dump(agent), before);
    let mut strict = small.agent().with_missing_instance(MissingInstance::Fails);
    let missing = "Device.Net.Interface.3.";
    assert_eq!(
        refused(&mut strict, &[good, missing]),
        [(7016, missing.to_string(), 7016)]
    );
    // A search that matches nothing is no missing instance.
    let answer: DeleteResp = ask(
        &mut strict,
        Delete::new(["Device.Net.Interface.[Name==\"x\"]."]),
    );
    assert_eq!(answer.affected_paths().count(), 0);
}

#[test]
fn r_del_2_and_r_del_4_only_readable_instances_are_told() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "rw-- rw-- -w-- r-x-", "Device.Net.Interface.1."),
        (3, "rw-- rw-- ---- r-x-", "Device.Net.Interface.2."),
    ]);
    let request = Delete::new(["Device.Net.Interface.*."]).with_allow_partial(true);
    let answer: DeleteResp = ask_as(agent, &access, request);
    expect![[r#"
        Device.Net.Interface.*.: Device.Net.Interface.4.
    "#]]
    .assert_eq(&text(&answer));
    let left = agent.store().find("Device.Net.Interface.2.");
    assert!(left.is_some() && agent.store().find("Device.Net.Interface.1.").is_none());
}

#[test]
fn r_del_2a_what_does_not_exist_is_deleted_with_success() {
    let small = Small::new();
    for allow_partial in [true, false] {
        let agent = &mut small.agent();
        let request = Delete::new([
            "Device.Net.Interface.3.",
            "Device.Net.Interface.3.Address.1.",
            "Device.Net.Interface.[Name==\"none\"].",
        ]);
        let answer: DeleteResp = ask(agent, request.with_allow_partial(allow_partial));
        expect![[r#"
            Device.Net.Interface.3.:
            Device.Net.Interface.3.Address.1.:
            Device.Net.Interface.[Name=="none"].:
        "#]]
        .assert_eq(&text(&answer));
    }
}

#[test]
fn r_del_3_matched_instances_that_stay_are_told_with_their_code() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "rw-- rw-- r--- r-x-", "Device.Net.Interface.2."),
    ]);
    let request = Delete::new(["Device.Net.Interface.*.", "Device.Net.Slot.*."]);
    let answer: DeleteResp = ask_as(agent, &access, request.with_allow_partial(true));
    expect![[r#"
        Device.Net.Interface.*.: Device.Net.Interface.1. Device.Net.Interface.4. (Device.Net.Interface.2. 7006)
        Device.Net.Slot.*.: (Device.Net.Slot.1. 7024)
    "#]].assert_eq(&text(&answer));
}

#[test]
fn strong_references_to_what_goes_become_null_and_weak_ones_stay() {
    let small = Small::new();
    let agent = &mut small.agent();
    let _: DeleteResp = ask(agent, Delete::new(["Device.Net.Interface.1."]));
    let store = agent.store();
    let value = |path: &str, name| store.value_by_name(store.find(path).unwrap(), name);
    assert_eq!(value("Device.Net.Route.2.", "Interface"), Some(""));
    let weak = value("Device.Net.Interface.2.", "LowerLayers");
    assert_eq!(weak, Some("Device.Net.Interface.1"));
    assert_eq!(value("Device.Net.", "InterfaceNumberOfEntries"), Some("2"));
}
