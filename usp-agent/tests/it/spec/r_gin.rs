//! R-GIN.*: which rows there are.

use usp_msg::{ErrorCode, GetInstances, GetInstancesResp};

use crate::support::small::{Small, ask, ask_as};

fn lines(answer: &GetInstancesResp) -> Vec<String> {
    let entries = answer.req_path_results.iter();
    entries
        .flat_map(|entry| {
            assert_eq!(entry.err_code, ErrorCode::SUCCESS, "{}", entry.err_msg);
            &entry.curr_insts
        })
        .map(|row| {
            let keys: Vec<_> = row
                .unique_keys
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            format!("{} {}", row.instantiated_obj_path, keys.join(" "))
        })
        .collect()
}

#[test]
fn r_gin_0_instances_that_may_not_be_listed_do_not_exist() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "r--- r--- r--- ----", "Device."),
        (2, "r--- r--- ---- ----", "Device.Net.Interface.1."),
        (3, "---- r--- r--- ----", "Device.Net.Interface.*.Mtu"),
    ]);
    let request = GetInstances::new(["Device.Net.Interface."]);
    let answer: GetInstancesResp = ask_as(agent, &access, request);
    assert_eq!(
        lines(&answer),
        [
            "Device.Net.Interface.2. Alias=wan Name=eth1",
            "Device.Net.Interface.4. Alias=spare Name=eth2",
        ]
    );
    // Found only through a parameter that may not be read.
    let request = GetInstances::new(["Device.Net.Interface.[Mtu==1400]."]);
    let answer: GetInstancesResp = ask_as(agent, &access, request);
    assert!(lines(&answer).is_empty());
}

#[test]
fn r_gin_1_unreadable_keys_are_left_out() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "r--- r--- r--- ----", "Device."),
        (2, "---- ---- ---- ----", "Device.Net.Interface.*.Name"),
    ]);
    let request = GetInstances::new(["Device.Net.Interface."]).with_first_level_only(true);
    let answer: GetInstancesResp = ask_as(agent, &access, request);
    assert_eq!(lines(&answer)[0], "Device.Net.Interface.1. Alias=lan");
}

#[test]
fn tables_rows_and_searches_are_listed_depth_first() {
    let small = Small::new();
    let agent = &mut small.agent();
    let mut list = |path: &str, first| {
        let request = GetInstances::new([path]).with_first_level_only(first);
        lines(&ask::<GetInstancesResp>(agent, request))
    };
    let first = "Device.Net.Interface.1. Alias=lan Name=eth0";
    let addresses = [
        "Device.Net.Interface.1.Address.1. Family=v4 Address=192.0.2.1",
        "Device.Net.Interface.1.Address.2. Family=v4 Address=192.0.2.2",
    ];
    assert_eq!(list("Device.Net.Interface.1.", true), [first]);
    assert_eq!(
        list("Device.Net.Interface.[Enable==true].", false),
        [first, addresses[0], addresses[1]]
    );
    assert_eq!(list("Device.Net.Interface.*.Address.", true), addresses);
    assert_eq!(list("Device.Net.Interface.", false).len(), 5);
    assert!(list("Device.Net.Interface.4.Address.", true).is_empty());
}

#[test]
fn what_is_no_table_or_not_there_has_its_code() {
    let small = Small::new();
    let agent = &mut small.agent();
    for (path, code) in [
        ("Device.Net.", 7018),
        ("Device.Net.Interface.1.Stats.", 7018),
        ("Device.Net.Interface.1.Name", 7018),
        ("Device.Net.Gone.", 7026),
        ("Device.Net.Interface.3.Address.", 7016),
        ("Device.Net.Interface.3.", 7016),
        ("Device.Net..", 7008),
    ] {
        let answer: GetInstancesResp = ask(agent, GetInstances::new([path]));
        assert_eq!(answer.req_path_results[0].err_code.number(), code, "{path}");
    }
}
