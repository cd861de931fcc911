//! Permissions on what is mounted: at mount points, below them, and at mount points below mount points.

use core::task::Poll;

use usp_agent::roles::{Access, Permission, PermissionRow, Rights, Role};
use usp_agent::{Agent, get_from, get_supported_dm};
use usp_datamodel::instances::Instances;
use usp_datamodel::{Schema, Supported};
use usp_msg::{
    Add, AddResp, Delete, DeleteResp, Get, GetInstances, GetInstancesResp, GetResp, GetSupportedDm,
    ParamSetting, Set, SetResp, add::CreateObject, set::UpdateObject,
};

use crate::support::model_text::compile;
use crate::support::small::ask_as;

/// Two mount points at the top, one below what is mountable, and tables that are mounted there.
const MODEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-17" spec="urn:example:mounted-1-0" file="model.xml">
  <model name="Device:1.0">
    <object name="Device." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="Name" access="readOnly"><syntax><string/></syntax></parameter>
      <parameter name="PortNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
      <parameter name="NodeNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
      <parameter name="PeerNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
    </object>
    <object name="Device.Port.{i}." access="readWrite" minEntries="0" maxEntries="unbounded" numEntriesParameter="PortNumberOfEntries">
      <uniqueKey functional="false"><parameter ref="Alias"/></uniqueKey>
      <parameter name="Alias" access="readWrite"><syntax><string><size maxLength="64"/></string></syntax></parameter>
      <parameter name="Speed" access="readWrite"><syntax><int/></syntax></parameter>
    </object>
    <object name="Device.Rack." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="Label" access="readWrite"><syntax><string/></syntax></parameter>
      <parameter name="BayNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
      <command name="Blink()"/>
    </object>
    <object name="Device.Rack.Bay.{i}." access="readOnly" minEntries="0" maxEntries="unbounded" numEntriesParameter="BayNumberOfEntries" mountType="mountPoint">
      <parameter name="Kind" access="readOnly"><syntax><string/></syntax></parameter>
    </object>
    <object name="Device.Node.{i}." access="readOnly" minEntries="0" maxEntries="unbounded" numEntriesParameter="NodeNumberOfEntries" mountType="mountPoint">
      <parameter name="Kind" access="readOnly"><syntax><string/></syntax></parameter>
    </object>
    <object name="Device.Node.{i}.Radio." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="Channel" access="readWrite"><syntax><int/></syntax></parameter>
    </object>
    <object name="Device.Peer.{i}." access="readOnly" minEntries="0" maxEntries="unbounded" numEntriesParameter="PeerNumberOfEntries" mountType="mountPoint">
      <parameter name="Kind" access="readOnly"><syntax><string/></syntax></parameter>
    </object>
  </model>
</dm:document>"#;

/// The values of the store, each 1 but for what expressions choose by.
const VALUES: [(&str, &str); 13] = [
    ("Device.Port.1.Speed", "1"),
    ("Device.Port.2.Speed", "1"),
    ("Device.Node.1.Kind", "hub"),
    ("Device.Node.1.Radio.Channel", "1"),
    ("Device.Node.1.Port.1.Speed", "1"),
    ("Device.Node.1.Port.2.Speed", "2"),
    ("Device.Node.1.Rack.Label", "r"),
    ("Device.Node.1.Rack.Bay.1.Kind", "slot"),
    ("Device.Node.1.Rack.Bay.1.Port.1.Speed", "1"),
    ("Device.Node.2.Kind", "leaf"),
    ("Device.Node.2.Port.1.Speed", "1"),
    ("Device.Peer.1.Port.1.Speed", "1"),
    ("Device.Rack.Bay.1.Port.1.Speed", "1"),
];

struct World {
    image: Vec<u8>,
}

impl World {
    fn new() -> Self {
        Self {
            image: compile(MODEL),
        }
    }

    fn schema(&self) -> Schema<'_> {
        Schema::from_bytes(&self.image).unwrap()
    }

    fn agent(&self) -> Agent<'_> {
        let mut store = Instances::new(Supported::all(self.schema()));
        let mut transaction = store.transaction();
        for (path, value) in VALUES {
            transaction
                .put(path, value)
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        transaction.commit().unwrap();
        Agent::new(store)
    }
}

/// A role of rows: Order, rights, target.
type Rows<'t> = &'t [(u32, &'t str, &'t str)];

fn role(rows: Rows<'_>, permission: fn(Rights) -> Permission) -> Role {
    let rows = rows.iter().map(|(order, rights, target)| {
        let row = PermissionRow::new(*order, permission(rights.parse().unwrap()));
        row.with_target(target.parse().unwrap())
    });
    rows.fold(Role::new(), Role::with_permission)
}

fn compiled(agent: &Agent<'_>, roles: &[Role]) -> Access {
    let store = agent.store();
    Access::compile(store.schema(), roles, &mut &*store)
}

/// Rows for parameters, and a role that opens all objects.
fn on_params(agent: &Agent<'_>, roles: &[Rows<'_>]) -> Access {
    let none = Rights::NONE;
    let mut all: Vec<Role> = roles
        .iter()
        .map(|rows| {
            role(rows, |rights| {
                Permission::new(rights, Rights::NONE, Rights::NONE, Rights::NONE)
            })
        })
        .collect();
    let objects = Permission::new(none, Rights::ALL, Rights::ALL, none);
    let row = PermissionRow::new(0, objects).with_target("Device.".parse().unwrap());
    all.push(Role::new().with_permission(row));
    compiled(agent, &all)
}

/// Rows for everything.
fn on_all(agent: &Agent<'_>, rows: Rows<'_>) -> Access {
    compiled(agent, &[role(rows, Permission::uniform)])
}

/// Which of [`VALUES`] a Get of everything shows, from the store and from a source alike.
fn read(agent: &mut Agent<'_>, access: &Access) -> Vec<&'static str> {
    let request = Get::new(["Device."]);
    let store = agent.store();
    let Poll::Ready(from_source) = get_from(&request, store.supported(), &mut &*store, access)
    else {
        panic!("memory answers at once");
    };
    let answer: GetResp = ask_as(agent, access, request);
    assert_eq!(answer, from_source);
    let results = &answer.req_path_results[0].resolved_path_results;
    let shown = |path: &str| {
        results.iter().any(|object| {
            let name = path.strip_prefix(object.resolved_path.as_str());
            name.is_some_and(|name| object.result_params.iter().any(|param| param.0 == name))
        })
    };
    let paths = VALUES.iter().map(|value| value.0);
    paths.filter(|path| shown(path)).collect()
}

/// Whether a target without an expression covers a path, text by text.
fn covers(target: &str, path: &str) -> bool {
    let mut of_path = path.split('.');
    let mut of_target = target.strip_suffix('.').unwrap_or(target).split('.');
    of_target.all(|wanted| {
        of_path
            .next()
            .is_some_and(|found| wanted == found || wanted == "*")
    })
}

#[test]
fn each_two_targets_give_what_their_texts_say() {
    const TARGETS: [&str; 19] = [
        "Device.",
        "Device.Port.",
        "Device.Port.1.",
        "Device.Rack.",
        "Device.Rack.Bay.*.Port.",
        "Device.Node.",
        "Device.Node.*.",
        "Device.Node.1.",
        "Device.Node.1.Radio.",
        "Device.Node.1.Port.",
        "Device.Node.*.Port.",
        "Device.Node.*.Port.1.",
        "Device.Node.1.Port.*.Speed",
        "Device.Node.2.Port.1.Speed",
        "Device.Node.1.Rack.",
        "Device.Node.1.Rack.Bay.",
        "Device.Node.*.Rack.Bay.1.Port.",
        "Device.Node.*.Rack.Bay.*.Port.1.Speed",
        "Device.Peer.*.Port.",
    ];
    let world = World::new();
    let mut agent = world.agent();
    let paths = || VALUES.iter().map(|value| value.0);
    for low in TARGETS {
        for high in TARGETS {
            let rows = [(1, "r---", low), (2, "----", high)];
            let access = on_params(&agent, &[&rows]);
            assert_eq!(access.unknown_targets(), []);
            let expected = paths().filter(|path| covers(low, path) && !covers(high, path));
            let shown = read(&mut agent, &access);
            assert_eq!(shown, expected.collect::<Vec<_>>(), "{low} without {high}");

            let access = on_params(&agent, &[&rows[..1], &[(1, "r---", high)]]);
            let expected = paths().filter(|path| covers(low, path) || covers(high, path));
            let shown = read(&mut agent, &access);
            assert_eq!(shown, expected.collect::<Vec<_>>(), "{low} and {high}");
        }
    }
}

#[test]
fn expressions_select_mount_points_and_what_is_below_them() {
    let world = World::new();
    let mut agent = world.agent();
    for (target, expected) in [
        (
            r#"Device.Node.[Kind=="leaf"]."#,
            &["Device.Node.2.Kind", "Device.Node.2.Port.1.Speed"][..],
        ),
        (
            "Device.Node.*.Port.[Speed==2].",
            &["Device.Node.1.Port.2.Speed"],
        ),
        (
            r#"Device.Node.[Kind=="hub"].Port.[Speed<2].Speed"#,
            &["Device.Node.1.Port.1.Speed"],
        ),
        (
            r#"Device.Node.*.Rack.Bay.[Kind=="slot"].Port."#,
            &["Device.Node.1.Rack.Bay.1.Port.1.Speed"],
        ),
        ("Device.Port.[Speed==2].", &[]),
    ] {
        let access = on_params(&agent, &[&[(1, "r---", target)]]);
        assert_eq!(read(&mut agent, &access), expected, "{target}");
        let schema = world.schema();
        let names = access
            .depends_on()
            .iter()
            .map(|node| schema.node(*node).unwrap().name());
        let names: Vec<_> = names.collect();
        let mut tables = vec!["Port", "Node", "Bay"];
        tables.retain(|table| target.contains(&format!("{table}.")));
        assert_eq!(names, tables, "{target}");
    }
}

#[test]
fn counters_are_mounted_with_their_tables() {
    let world = World::new();
    let mut agent = world.agent();
    let mut sees = |targets: &[&str], path: &str| {
        let rows: Vec<_> = targets.iter().map(|target| (1, "r---", *target)).collect();
        let access = on_params(&agent, &[&rows]);
        let answer: GetResp = ask_as(&mut agent, &access, Get::new([path]));
        answer.req_path_results[0].err_code.number() == 0
    };
    let of_host = "Device.PortNumberOfEntries";
    let of_node = "Device.Node.1.PortNumberOfEntries";
    assert!(sees(&[of_host], of_host));
    assert!(!sees(&[of_host], of_node));
    assert!(!sees(&[of_node], of_host));
    assert!(sees(&[of_node], of_node));
    assert!(sees(&["Device.Node.1."], of_node));
    assert!(!sees(&["Device.Node.2."], of_node));
}

#[test]
fn set_add_and_delete_need_the_right_where_it_is_mounted() {
    let world = World::new();
    let mut agent = world.agent();
    let rows = [
        (1, "r---", "Device."),
        (2, "rw--", "Device.Node.1.Port."),
        (2, "rw--", "Device.Node.*.Rack.Bay.1.Port."),
        (3, "r---", "Device.Node.1.Port.1."),
    ];
    let access = on_all(&agent, &rows);
    let denied = |error: &usp_msg::ErrorMsg| {
        error
            .param_errs
            .iter()
            .all(|detail| detail.err_code.number() == 7006)
            && !error.param_errs.is_empty()
    };
    for (row, may) in [
        ("Device.Port.1.", false),
        ("Device.Node.1.Port.1.", false),
        ("Device.Node.1.Port.2.", true),
        ("Device.Node.2.Port.1.", false),
        ("Device.Node.1.Rack.Bay.1.Port.1.", true),
        ("Device.Rack.Bay.1.Port.1.", false),
    ] {
        let (table, _) = row.trim_end_matches('.').rsplit_once('.').unwrap();
        let table = format!("{table}.");
        let setting = UpdateObject::new(row, [ParamSetting::required("Speed", "7")]);
        let set = Set::new([setting]).with_allow_partial(false);
        let delete = Delete::new([row]).with_allow_partial(false);
        let add = Add::new([CreateObject::new(&*table, Vec::<ParamSetting>::new())])
            .with_allow_partial(false);
        let may_add = may || row == "Device.Node.1.Port.1.";
        if may {
            let _: SetResp = ask_as(&mut agent, &access, set);
            let _: DeleteResp = ask_as(&mut agent, &access, delete);
        } else {
            assert!(denied(&ask_as(&mut agent, &access, set)), "{row}");
            assert!(denied(&ask_as(&mut agent, &access, delete)), "{row}");
        }
        if may_add {
            let _: AddResp = ask_as(&mut agent, &access, add);
        } else {
            assert!(denied(&ask_as(&mut agent, &access, add)), "{table}");
        }
    }
}

#[test]
fn get_instances_lists_mounted_rows_by_their_own_rights() {
    let world = World::new();
    let mut agent = world.agent();
    let rows = [(1, "r---", "Device."), (2, "----", "Device.Node.1.Port.2.")];
    let access = on_all(&agent, &rows);
    let mut listed = |path: &str| {
        let request = GetInstances::new([path]);
        let answer: GetInstancesResp = ask_as(&mut agent, &access, request);
        let rows = answer.req_path_results[0].curr_insts.iter();
        rows.map(|row| row.instantiated_obj_path.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed("Device.Port."), ["Device.Port.1.", "Device.Port.2."]);
    assert_eq!(
        listed("Device.Node.*.Port."),
        ["Device.Node.1.Port.1.", "Device.Node.2.Port.1."]
    );
}

#[test]
fn get_supported_dm_hides_by_the_mount_points_on_the_way() {
    let world = World::new();
    let agent = world.agent();
    let names = |rows: Rows<'_>, path: &str| {
        let request = GetSupportedDm::new([path])
            .with_return_commands(true)
            .with_return_params(true);
        let answer = get_supported_dm(&request, agent.store(), &on_all(&agent, rows));
        let result = &answer.req_obj_results[0];
        let mut names = Vec::new();
        for object in &result.supported_objs {
            names.push(object.supported_obj_path.clone());
            names.extend(
                object
                    .supported_params
                    .iter()
                    .map(|param| param.param_name.to_owned()),
            );
            names.extend(
                object
                    .supported_commands
                    .iter()
                    .map(|command| command.command_name.clone()),
            );
        }
        (result.err_code.number(), names.join(" "))
    };
    let of_node = [
        (1, "r---", "Device.Node.1.Port."),
        (1, "r---", "Device.Node.*.Rack.Label"),
    ];
    let port = "Device.Node.{i}.Port.{i}.";
    assert_eq!(names(&of_node, "Device.Port."), (7026, String::new()));
    assert_eq!(
        names(&of_node, "Device.Peer.{i}.Port.{i}."),
        (7026, String::new())
    );
    assert_eq!(names(&of_node, port), (0, format!("{port} Alias Speed")));
    assert_eq!(names(&of_node, "Device.Node.1.Rack.Label").0, 0);
    assert_eq!(names(&of_node, "Device.Node.1.Rack.Blink()").0, 7026);
    let without = [
        (1, "r---", "Device."),
        (2, "----", "Device.Node.*.Port.*.Alias"),
        (2, "----", "Device.Node.*.Rack.Bay.*.Port.*.Speed"),
        (2, "----", "Device.Node.*.Rack.Blink()"),
    ];
    let host = "Device.Port.{i}.";
    assert_eq!(names(&without, host), (0, format!("{host} Alias Speed")));
    assert_eq!(names(&without, port), (0, format!("{port} Speed")));
    let inner = "Device.Node.{i}.Rack.Bay.{i}.Port.{i}.";
    assert_eq!(names(&without, inner), (0, format!("{inner} Alias")));
    assert!(names(&without, "Device.Rack.").1.contains("Blink()"));
    assert!(
        !names(&without, "Device.Node.{i}.Rack.")
            .1
            .contains("Blink()")
    );
}
