//! Roles and what is mounted, over a store and over a source.

use usp_agent::roles::Access;
use usp_agent::{get, get_from, get_supported_dm};
use usp_datamodel::Supported;
use usp_datamodel::instances::Instances;
use usp_msg::{Get, GetSupportedDm};

use crate::roles::{params, role};
use crate::sources::later;

/// A device with two devices behind it.
fn store() -> Instances<'static> {
    let mut store = Instances::new(Supported::all(usp_datamodel::tr181()));
    let mut transaction = store.transaction();
    for host in [
        "Device.",
        "Device.ProxiedDevice.1.",
        "Device.ProxiedDevice.2.",
    ] {
        for row in [1, 2] {
            let path = format!("{host}WiFi.SSID.{row}.");
            let mac = format!("02:00:00:00:00:0{row}");
            let name = row.to_string();
            for (param, value) in [("SSID", &name), ("Name", &name), ("BSSID", &mac)] {
                transaction.put(&format!("{path}{param}"), value).unwrap();
            }
        }
    }
    transaction.commit().unwrap();
    store
}

/// The objects with a readable `SSID`, as one asks for all of them.
fn seen(store: &Instances<'_>, rows: &[(u32, &str, &str)]) -> Vec<String> {
    let rows = rows
        .iter()
        .map(|(order, rights, target)| params(*order, rights, &[target]));
    let role = role(rows);
    let schema = store.schema();
    let access = Access::compile(schema, &[role], &mut ());
    let request = Get::new([
        "Device.WiFi.SSID.*.SSID",
        "Device.ProxiedDevice.*.WiFi.SSID.*.SSID",
        "Device.ProxiedDevice.*.WiFi.SSIDNumberOfEntries",
        "Device.ProxiedDevice.[WiFi.SSIDNumberOfEntries==2].WiFi.SSID.[SSID==\"2\"].SSID",
    ]);
    let answer = get(&request, store, &access);
    let (later, _) = later(store, |answers| {
        get_from(&request, store.supported(), answers, &access)
    });
    assert_eq!(later, answer);
    let mut seen: Vec<String> = answer.params().map(|param| param.path()).collect();
    seen.sort();
    seen.dedup();
    let names = seen.iter().map(|path| path.replace("Device.", ""));
    names.map(|path| path.replace("Proxied", "")).collect()
}

/// Which of the objects asked for a role sees the meta data of.
fn described(targets: &[&str]) -> Vec<String> {
    let store = store();
    let role = role([params(1, "r---", targets)]);
    let access = Access::compile(store.schema(), &[role], &mut ());
    let asked = [
        "Device.WiFi.SSID.",
        "Device.ProxiedDevice.{i}.WiFi.SSID.",
        "Device.ProxiedDevice.{i}.",
    ];
    let request = GetSupportedDm::new(asked).with_return_params(true);
    let answer = get_supported_dm(&request, &store, &access);
    // Of an answer the first object is the one that was asked for.
    let results = answer.req_obj_results.iter();
    let objects = results.filter_map(|result| result.result().ok()?.first());
    let objects = objects.map(|object| {
        let params = object.supported_params.len();
        format!("{} {}", object.supported_obj_path, params.min(2))
    });
    objects.collect()
}

#[test]
fn r_gsp_0_a_mounted_element_has_the_visibility_of_its_mount() {
    let host = "Device.WiFi.SSID.{i}. 2";
    let mounted = "Device.ProxiedDevice.{i}.WiFi.SSID.{i}. 2";
    let point = "Device.ProxiedDevice.{i}. 2";
    assert_eq!(described(&["Device."]), [host, mounted, point]);
    assert_eq!(described(&["Device.WiFi."]), [host]);
    assert_eq!(described(&["Device.ProxiedDevice."]), [mounted, point]);
    assert_eq!(
        described(&["Device.ProxiedDevice.1.WiFi.SSID.*.BSSID"]),
        [""; 0]
    );
    assert_eq!(described(&["Device.ProxiedDevice.*.WiFi."]), [mounted]);
}

#[test]
fn a_role_sees_what_its_targets_cover_and_no_more() {
    let store = store();
    let host = ["WiFi.SSID.1.SSID", "WiFi.SSID.2.SSID"];
    let behind = |device: u32| {
        [
            "WiFi.SSID.1.SSID",
            "WiFi.SSID.2.SSID",
            "WiFi.SSIDNumberOfEntries",
        ]
        .map(|path| format!("{device}.{path}"))
    };
    let all = [&behind(1)[..], &behind(2), &host.map(str::to_owned)].concat();
    assert_eq!(seen(&store, &[(1, "r---", "Device.")]), all);
    assert_eq!(seen(&store, &[(1, "r---", "Device.WiFi.")]), host);
    assert_eq!(
        seen(&store, &[(1, "r---", "Device.ProxiedDevice.")]),
        [behind(1), behind(2)].concat()
    );
    assert_eq!(
        seen(&store, &[(1, "r---", "Device.ProxiedDevice.2.")]),
        behind(2)
    );
    assert_eq!(
        seen(
            &store,
            &[(1, "r---", "Device.ProxiedDevice.*.WiFi.SSID.2.")]
        ),
        ["1.WiFi.SSID.2.SSID", "2.WiFi.SSID.2.SSID"]
    );
    assert_eq!(
        seen(
            &store,
            &[
                (1, "r---", "Device.ProxiedDevice.*.WiFi."),
                (2, "----", "Device.ProxiedDevice.1.WiFi.SSID.*.SSID"),
            ]
        ),
        [&behind(1)[2..], &behind(2)].concat()
    );
    assert_eq!(
        seen(
            &store,
            &[(1, "r---", "Device."), (2, "----", "Device.WiFi.")]
        ),
        [behind(1), behind(2)].concat()
    );
    assert_eq!(
        seen(
            &store,
            &[
                (1, "r---", "Device."),
                (2, "----", "Device.ProxiedDevice.1.")
            ]
        ),
        [&behind(2)[..], &host.map(str::to_owned)].concat()
    );
}
