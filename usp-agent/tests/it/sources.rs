//! Get and GetInstances over sources whose answers come at once, or later.

use core::task::Poll;

use usp_agent::roles::Access;
use usp_agent::{
    get, get_from, get_instances, get_instances_from, get_supported_dm, get_supported_dm_from,
    get_supported_dm_into,
};
use usp_datamodel::Supported;
use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::{Answers, Need};
use usp_msg::{BackBuffer, Get, GetInstances, GetSupportedDm, Msg, MsgId};

use crate::support::small::Small;

const PATHS: [&str; 27] = [
    "Device.",
    "Device.Net.",
    "Device.Net.Mode",
    "Device.Net.Interface.",
    "Device.Net.Interface.1.",
    "Device.Net.Interface.3.",
    "Device.Net.Interface.1",
    "Device.Net.Interface.1.Name",
    "Device.Net.Interface.1.Pin",
    "Device.Net.Interface.*.Secret",
    "Device.Net.Interface.*.",
    "Device.Net.Interface.*.Address.",
    "Device.Net.Interface.*.Address.*.",
    "Device.Net.Interface.[Enable==true].",
    "Device.Net.Interface.[Alias==\"wan\"].Name",
    "Device.Net.Interface.[Alias==\"none\"].Name",
    "Device.Net.Interface.[Mtu>=1400&&Name!=\"eth0\"].",
    "Device.Net.Interface.[Enable==\"true\"].",
    "Device.Net.Route.*.Interface+.Name",
    "Device.Net.Route.[Interface+.Alias==\"lan\"].",
    "Device.Net.Interface.2.LowerLayers#1+.",
    "Device.Net.Interface.2.LowerLayers#*+.Name",
    "Device.Net.Slot.",
    "Device.Net.Log.",
    "Device.Gone.",
    "Device.Net.Interface.[Gone==1].",
    "Device..",
];

/// Answers what a source lacks out of a store; gives how often it was asked.
pub(crate) fn later<T>(
    store: &Instances<'_>,
    mut step: impl FnMut(&mut Answers) -> Poll<T>,
) -> (T, usize) {
    let mut answers = Answers::new();
    let mut rounds = 0;
    let find = |path: &str| match path {
        "" => store.root(),
        path => store
            .find(path)
            .expect("nothing is asked below what is missing"),
    };
    loop {
        if let Poll::Ready(found) = step(&mut answers) {
            return (found, rounds);
        }
        rounds += 1;
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
}

fn views(small: &Small) -> Vec<Access> {
    vec![
        Access::full(small.schema()),
        Access::full(small.schema()).with_secured(false),
        small.access(&[(1, "r--- r--- r--- r---", "Device.")]),
        small.access(&[
            (1, "r--- r--- r--- r---", "Device."),
            (2, "---- r--- r--- ----", "Device.Net.Interface.2."),
            (3, "r--- ---- r--- ----", "Device.Net.Route."),
            (4, "r--- r--- ---- ----", "Device.Net.Interface.1."),
            (5, "---- r--- r--- ----", "Device.Net.Interface.*.Alias"),
        ]),
        small.access(&[]),
    ]
}

#[test]
fn answers_do_not_depend_on_the_source() {
    let small = Small::new();
    let agent = small.agent();
    let store = agent.store();
    let supported = store.supported();
    for access in views(&small) {
        for depth in 0..4 {
            let request = Get::new(PATHS).with_max_depth(depth);
            let wanted = get(&request, store, &access);
            let at_once = get_from(&request, supported, &mut &*store, &access);
            assert_eq!(at_once, Poll::Ready(wanted.clone()));
            let (found, rounds) = later(store, |source| {
                get_from(&request, supported, source, &access)
            });
            assert_eq!(found, wanted);
            assert!(rounds < 12, "{rounds} rounds");
        }
        for first_level_only in [false, true] {
            let request = GetInstances::new(PATHS).with_first_level_only(first_level_only);
            let wanted = get_instances(&request, store, &access);
            let at_once = get_instances_from(&request, supported, &mut &*store, &access);
            assert_eq!(at_once, Poll::Ready(wanted.clone()));
            let (found, _) = later(store, |source| {
                get_instances_from(&request, supported, source, &access)
            });
            assert_eq!(found, wanted);
        }
        let request = GetSupportedDm::new(PATHS.into_iter().chain([
            "Device.Net.Interface.1.Address.",
            "Device.Net.Interface.9.Address.",
            "Device.Net.Interface.1.Scan()",
            "Device.Uplink.LTE.",
        ]))
        .with_return_params(true);
        let wanted = get_supported_dm(&request, store, &access);
        let (found, rounds) = later(store, |source| {
            get_supported_dm_from(&request, supported, source, &access)
        });
        assert_eq!(found, wanted);
        assert!(rounds < 7, "{rounds} rounds");
    }
}

#[test]
fn rounds_follow_the_depth_and_not_the_number_of_rows() {
    let small = Small::new();
    let mut agent = small.agent();
    let access = Access::full(small.schema());
    let request = Get::new(["Device.", "Device.Net.Route.*.Interface+.Name"]);
    let rounds = |store: &Instances<'_>| {
        later(store, |source| {
            get_from(&request, store.supported(), source, &access)
        })
        .1
    };
    let before = rounds(agent.store());
    let mut transaction = agent.store_mut().transaction();
    for row in 10..60 {
        let path = format!("Device.Net.Interface.{row}.Address.1.Address");
        transaction.put(&path, "192.0.2.9").unwrap();
    }
    transaction.commit().unwrap();
    assert_eq!(rounds(agent.store()), before);
}

#[test]
fn a_description_written_as_found_is_the_tree_with_all_flags_and_roles() {
    let store = Instances::new(Supported::all(usp_datamodel::tr181()));
    let full = Access::full(store.schema());
    let role = |rows: &[(&str, &str)]| {
        let rows = rows.iter().map(|(rights, target)| {
            let rights = rights.parse().unwrap();
            usp_agent::roles::PermissionRow::new(1, usp_agent::roles::Permission::uniform(rights))
                .with_target(target.parse().unwrap())
        });
        let role = rows.fold(
            usp_agent::roles::Role::new(),
            usp_agent::roles::Role::with_permission,
        );
        Access::compile(store.schema(), &[role], &mut ())
    };
    let some = role(&[
        ("r---", "Device.WiFi."),
        ("r---", "Device.LocalAgent."),
        ("r---", "Device.Boot!"),
        ("r---", "Device.IP.Interface.1."),
    ]);
    let id = MsgId::try_from("9").unwrap();
    let mut buffer = BackBuffer::new();
    for access in [&full, &some] {
        assert_eq!(access.sees_all_supported(), core::ptr::eq(access, &full));
        for flags in 0..32 {
            let has = |bit: u32| flags >> bit & 1 != 0;
            let request = GetSupportedDm::new(["Device.", "Device.WiFi.Radio.{i}.Channel"])
                .with_first_level_only(has(0))
                .with_return_params(has(1))
                .with_return_commands(has(2))
                .with_return_events(has(3))
                .with_return_unique_key_sets(has(4));
            get_supported_dm_into(&request, &store, access, &id, &mut buffer);
            let tree = Msg::new(id.clone(), get_supported_dm(&request, &store, access));
            assert!(buffer.as_bytes() == tree.encode(), "flags {flags:05b}");
        }
    }
}
