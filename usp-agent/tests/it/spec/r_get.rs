//! R-GET.*: values, one resolved path for each object.

use usp_agent::Agent;
use usp_agent::roles::Access;
use usp_msg::{ErrorCode, Get, GetResp};

use crate::support::small::{Small, ask, ask_as};

/// Resolved paths with their parameters, `a=b` separated by blanks.
fn lines(answer: &GetResp) -> Vec<String> {
    let entries = answer.req_path_results.iter();
    entries
        .flat_map(|entry| {
            assert_eq!(entry.err_code, ErrorCode::SUCCESS, "{}", entry.err_msg);
            &entry.resolved_path_results
        })
        .map(|object| {
            let params = object.result_params.iter();
            let params: Vec<_> = params
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            format!("{} {}", object.resolved_path, params.join(" "))
        })
        .collect()
}

fn get(agent: &mut Agent<'_>, path: &str) -> Vec<String> {
    lines(&ask::<GetResp>(agent, Get::new([path])))
}

fn code(agent: &mut Agent<'_>, path: &str) -> u32 {
    let answer: GetResp = ask(agent, Get::new([path]));
    let entry = &answer.req_path_results[0];
    assert_eq!(entry.requested_path, path);
    assert!(entry.resolved_path_results.is_empty());
    entry.err_code.number()
}

fn code_as(agent: &mut Agent<'_>, access: &Access, path: &str) -> u32 {
    let answer: GetResp = ask_as(agent, access, Get::new([path]));
    answer.req_path_results[0].err_code.number()
}

#[test]
fn r_get_0_what_is_not_there_is_7026() {
    let small = Small::new();
    let agent = &mut small.agent();
    for path in [
        "Device.Net.Interface.3.",
        "Device.Net.Interface.3.Name",
        "Device.Gone.",
        "Device.Net.Interface.1.Gone",
        "Device.Net.Interface.*.Gone",
        "Device.Net.Interface.[Gone==1].Name",
        "Device.Net.Interface.1.Reset()",
        "Other.",
        "Device.Net.Interface.1.LowerLayers+.Name",
    ] {
        assert_eq!(code(agent, path), 7026, "{path}");
    }
    for path in [
        "Device..Net.",
        "Device.Net.Interface.[Name=eth0].",
        "Device.Net.Interface.[Name<\"a\"].",
        "Device.Net.Interface.[Enable==\"true\"].",
        "",
    ] {
        assert_eq!(code(agent, path), 7008, "{path}");
    }
}

#[test]
fn r_get_1_unreadable_things_are_not_there() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "r--- r--- r--- ----", "Device."),
        (
            2,
            "---- ---- ---- ----",
            "Device.Net.Interface.*.Mtu Device.Net.Slot.",
        ),
    ]);
    assert_eq!(code_as(agent, &access, "Device.Net.Interface.1.Mtu"), 7026);
    assert_eq!(code_as(agent, &access, "Device.Net.Slot."), 7026);
    assert_eq!(code_as(agent, &access, "Device.Net.Slot.1.Label"), 7026);
    let answer: GetResp = ask_as(agent, &access, Get::new(["Device."]));
    assert!(
        lines(&answer)
            .iter()
            .all(|line| !line.contains("Net.Slot") && !line.contains("Mtu="))
    );
    // A search does not even tell which instances have a value that is hidden.
    let answer: GetResp = ask_as(
        agent,
        &access,
        Get::new([
            "Device.Net.Interface.[Mtu!=1500].Name",
            "Device.Net.Interface.*.Mtu",
        ]),
    );
    assert!(lines(&answer).is_empty());
}

#[test]
fn r_get_1a_a_search_without_a_match_is_success() {
    let small = Small::new();
    let agent = &mut small.agent();
    assert!(get(agent, "Device.Net.Interface.[Name==\"none\"].").is_empty());
    assert!(get(agent, "Device.Net.Interface.*.Address.7.Prefix").is_empty());
    assert!(get(agent, "Device.Net.Interface.4.LowerLayers#*+.Name").is_empty());
}

#[test]
fn r_get_1b_an_empty_table_is_success() {
    let small = Small::new();
    let agent = &mut small.agent();
    assert!(get(agent, "Device.Net.Interface.4.Address.").is_empty());
}

#[test]
fn r_get_2_a_parameter_path_gives_the_path_of_its_object() {
    let small = Small::new();
    let agent = &mut small.agent();
    assert_eq!(get(agent, "Device.Net.Mode"), ["Device.Net. Mode=Bridge"]);
    assert_eq!(
        get(agent, "Device.Net.Interface.*.Name"),
        [
            "Device.Net.Interface.1. Name=eth0",
            "Device.Net.Interface.2. Name=eth1",
            "Device.Net.Interface.4. Name=eth2",
        ]
    );
    assert_eq!(
        get(
            agent,
            "Device.Net.Route.[Destination==\"default\"].Interface+.Name"
        ),
        ["Device.Net.Interface.2. Name=eth1"]
    );
}

#[test]
fn r_get_3_a_parameter_path_gives_this_parameter_only() {
    let small = Small::new();
    let agent = &mut small.agent();
    assert_eq!(
        get(agent, "Device.Net.Interface.1.Stats.Threshold"),
        ["Device.Net.Interface.1.Stats. Threshold=-1"]
    );
}

#[test]
fn r_get_4_unreadable_parameters_are_left_out_and_masked_ones_are_null() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = small.access(&[
        (1, "r--- r--- r--- ----", "Device.Net."),
        (2, "---- r--- ---- ----", "Device.Net.Interface.1.Stats."),
        (3, "---- ---- ---- ----", "Device.Net.Interface.*.Name"),
    ]);
    let answer: GetResp = ask_as(agent, &access, Get::new(["Device.Net.Interface.1."]));
    let objects = lines(&answer);
    assert!(!objects[0].contains("Name=") && objects[0].contains("Mtu=1500"));
    // Readable without secured role: the null value.
    assert!(objects[0].contains("Secret= ") && objects[0].contains("Pin= "));
    assert_eq!(objects[1], "Device.Net.Interface.1.Stats. ");
    let secured = access.with_secured(true);
    let answer: GetResp = ask_as(agent, &secured, Get::new(["Device.Net.Interface.1."]));
    assert!(lines(&answer)[0].contains("Secret=s1 ") && lines(&answer)[0].contains("Pin= "));
}

#[test]
fn r_get_5_max_depth_counts_levels_of_objects() {
    let small = Small::new();
    let agent = &mut small.agent();
    let mut paths = |path: &str, depth| {
        let answer: GetResp = ask(agent, Get::new([path]).with_max_depth(depth));
        let objects = lines(&answer);
        let paths = objects.iter().filter_map(|line| line.split(' ').next());
        paths.map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(paths("Device.", 1), ["Device."]);
    assert_eq!(
        paths("Device.", 2),
        ["Device.", "Device.Net.", "Device.Uplink."]
    );
    assert_eq!(
        paths("Device.Net.Interface.", 1),
        [
            "Device.Net.Interface.1.",
            "Device.Net.Interface.2.",
            "Device.Net.Interface.4."
        ]
    );
    assert_eq!(
        paths("Device.Net.Interface.1.", 2),
        [
            "Device.Net.Interface.1.",
            "Device.Net.Interface.1.Stats.",
            "Device.Net.Interface.1.Address.1.",
            "Device.Net.Interface.1.Address.2.",
        ]
    );
    assert_eq!(
        paths("Device.Net.Interface.1.Name", 1),
        ["Device.Net.Interface.1."]
    );
    let all = paths("Device.", 0);
    assert_eq!(all, paths("Device.", 9));
    assert_eq!(all.len(), 16);
}

#[test]
fn each_path_has_its_own_entry_in_order_and_verbatim() {
    let small = Small::new();
    let agent = &mut small.agent();
    let paths = [
        "Device.Net.Mode",
        "Device.Gone",
        "Device.Net.Mode",
        "Device.Net.Slot",
    ];
    let answer: GetResp = ask(agent, Get::new(paths));
    let requested: Vec<_> = answer
        .req_path_results
        .iter()
        .map(|e| &*e.requested_path)
        .collect();
    assert_eq!(requested, paths);
    let codes: Vec<_> = answer
        .req_path_results
        .iter()
        .map(|e| e.err_code.number())
        .collect();
    assert_eq!(codes, [0, 7026, 0, 0]);
    let empty: GetResp = ask(agent, Get::new::<&str>([]));
    assert!(empty.req_path_results.is_empty());
}
