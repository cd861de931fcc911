//! After a request that fails the store is byte for byte as it was.

use proptest::prelude::*;
use usp_agent::roles::Access;
use usp_msg::add::CreateObject;
use usp_msg::set::UpdateObject;
use usp_msg::{Add, Delete, ParamSetting, Request, Set};

use crate::support::small::{Small, dump, handle};

fn path() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Device.",
        "Device.Net.",
        "Device.Net.Interface.",
        "Device.Net.Interface.1.",
        "Device.Net.Interface.2.",
        "Device.Net.Interface.3.",
        "Device.Net.Interface.*.",
        "Device.Net.Interface.[Enable==true].",
        "Device.Net.Interface.*.Stats.",
        "Device.Net.Interface.1.Address.",
        "Device.Net.Interface.*.Address.",
        "Device.Net.Interface.1.Address.*.",
        "Device.Net.Route.",
        "Device.Net.Route.*.",
        "Device.Net.Route.[Interface+.Name==\"eth1\"].",
        "Device.Net.Slot.",
        "Device.Net.Slot.1.",
        "Device.Net.Log.",
        "Device.Net.Log.*.",
        "Device.Gone.",
        "Device.Net.[",
        "Device.Net.Route.1.Interface+.",
    ])
    .prop_map(String::from)
}

fn setting() -> impl Strategy<Value = ParamSetting> {
    let param = prop::sample::select(vec![
        "Alias",
        "Name",
        "Enable",
        "Mtu",
        "LowerLayers",
        "Interface",
        "Destination",
        "Family",
        "Address",
        "Prefix",
        "Text",
        "Note",
        "Threshold",
        "Stats.Threshold",
        "Mode",
        "Status",
        "Nope",
    ]);
    let value = prop::sample::select(vec![
        "lan",
        "eth0",
        "eth1",
        "eth7",
        "true",
        "0",
        "1300",
        "v6",
        "192.0.2.1",
        "default",
        "",
        "Device.Net.Interface.1",
        "Device.Net.Interface.9",
        "Router",
        "9bad",
        "-5",
    ]);
    (param, value, any::<bool>()).prop_map(|(param, value, required)| {
        ParamSetting::new(param, value).with_required(required)
    })
}

fn settings() -> impl Strategy<Value = Vec<ParamSetting>> {
    prop::collection::vec(setting(), 0..4)
}

pub(crate) fn request() -> impl Strategy<Value = Request> {
    let entries = || prop::collection::vec((path(), settings()), 1..4);
    prop_oneof![
        (entries(), any::<bool>()).prop_map(|(entries, partial)| {
            let objects = entries.into_iter();
            let objects = objects.map(|(path, settings)| UpdateObject::new(path, settings));
            Set::new(objects).with_allow_partial(partial).into()
        }),
        (entries(), any::<bool>()).prop_map(|(entries, partial)| {
            let objects = entries.into_iter();
            let objects = objects.map(|(path, settings)| CreateObject::new(path, settings));
            Add::new(objects).with_allow_partial(partial).into()
        }),
        (prop::collection::vec(path(), 1..4), any::<bool>())
            .prop_map(|(paths, partial)| Delete::new(paths).with_allow_partial(partial).into()),
    ]
}

proptest! {
    #![proptest_config(usp_test_support::cases(96))]

    #[test]
    fn a_request_that_fails_changes_nothing(
        requests in prop::collection::vec((request(), any::<bool>()), 1..12)
    ) {
        let small = Small::new();
        let agent = &mut small.agent();
        let full = Access::full(small.schema());
        let narrow = small.access(&[
            (1, "rw-- rw-- rw-- r-x-", "Device."),
            (2, "r--- r--- r--- r---", "Device.Net.Interface.2. Device.Net.Log."),
        ]);
        for (request, is_full) in requests {
            let before = dump(agent);
            let access = if is_full { &full } else { &narrow };
            let handled = handle(agent, access, request);
            if matches!(handled.answer, Some(Err(_))) {
                prop_assert!(handled.changes.is_empty());
                prop_assert_eq!(dump(agent), before);
            } else if handled.changes.is_empty() {
                // No change that nobody is told of.
                prop_assert_eq!(dump(agent), before);
            }
        }
    }
}
