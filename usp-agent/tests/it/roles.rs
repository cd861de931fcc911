//! Permissions: roles, Order, targets, compiled.

use usp_agent::roles::{Access, Permission, PermissionRow, Reveal, Rights, Role};
use usp_datamodel::{NodeId, Schema};
use usp_path::PathView;

use crate::support::MODEL;
use crate::support::model_text::compile;

const INTERFACE: &str = "Device.Net.Interface.{i}.";
const MTU: &str = "Device.Net.Interface.{i}.Mtu";

fn params(order: u32, rights: &str, targets: &[&str]) -> PermissionRow {
    let rights: Rights = rights.parse().unwrap();
    let row = PermissionRow::new(order, Permission::uniform(rights));
    targets
        .iter()
        .fold(row, |row, target| row.with_target(target.parse().unwrap()))
}

fn role(rows: impl IntoIterator<Item = PermissionRow>) -> Role {
    rows.into_iter().fold(Role::new(), Role::with_permission)
}

/// Reveals what it was told for a target.
struct Told<'t>(&'t [(&'t str, &'t [&'t str])]);

impl Reveal for Told<'_> {
    fn reveal(&mut self, target: &PathView<'_>, found: &mut dyn FnMut(&str)) {
        for (text, paths) in self.0 {
            if *text == target.as_str() {
                paths.iter().copied().for_each(&mut *found);
            }
        }
    }
}

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

    fn node(&self, path: &str) -> NodeId {
        self.schema().lookup(path).unwrap().node.id()
    }

    /// The rights on parameters, as text.
    #[track_caller]
    fn check(&self, access: &Access, path: &str, instances: &[u32], rights: &str) {
        let granted = access.on(self.node(path), instances).param.to_string();
        assert_eq!(granted, rights, "{path} {instances:?}");
    }
}

#[test]
fn no_row_is_no_right_and_full_is_every_right() {
    let world = World::new();
    let none = Access::compile(world.schema(), &[], &mut ());
    world.check(&none, MTU, &[1], "----");
    assert!(!none.reads_secured());
    let full = Access::full(world.schema());
    world.check(&full, MTU, &[1], "rwxn");
    assert!(full.reads_secured());
    assert!(none.with_secured(true).reads_secured());
}

#[test]
fn the_row_with_the_highest_order_replaces_the_others_within_a_role() {
    let world = World::new();
    let rows = [
        params(1, "rw--", &["Device."]),
        params(3, "---n", &["Device.Net.Interface.*.Mtu"]),
        params(2, "r---", &["Device.Net."]),
    ];
    let access = Access::compile(world.schema(), &[role(rows)], &mut ());
    world.check(&access, "Device.Name", &[], "rw--");
    world.check(&access, "Device.Net.Mode", &[], "r---");
    world.check(&access, MTU, &[7], "---n");
    // A wide row with a high Order hides a narrow one with a low Order.
    let rows = [
        params(9, "r---", &["Device."]),
        params(1, "rwxn", &["Device.Net.Mode"]),
    ];
    let access = Access::compile(world.schema(), &[role(rows)], &mut ());
    world.check(&access, "Device.Net.Mode", &[], "r---");
}

#[test]
fn rows_of_one_order_add_up() {
    let world = World::new();
    let rows = [
        params(4, "r---", &["Device.Net."]),
        params(4, "-w--", &["Device.Net.Interface.2."]),
        params(1, "--xn", &["Device."]),
    ];
    let access = Access::compile(world.schema(), &[role(rows)], &mut ());
    world.check(&access, MTU, &[2], "rw--");
    world.check(&access, MTU, &[3], "r---");
}

#[test]
fn roles_add_up_assigned_and_inherited_alike() {
    let world = World::new();
    let assigned = role([params(5, "r---", &["Device."])]);
    let inherited = role([
        params(1, "-w--", &["Device.Net."]),
        params(2, "---n", &["Device.Net.Interface.1."]),
    ]);
    let access = Access::compile(world.schema(), &[assigned, inherited], &mut ());
    world.check(&access, "Device.Name", &[], "r---");
    world.check(&access, "Device.Net.Mode", &[], "rw--");
    world.check(&access, MTU, &[1], "r--n");
    world.check(&access, MTU, &[2], "rw--");
}

#[test]
fn targets_are_instances_wildcards_and_parameters() {
    let world = World::new();
    let rows = [params(
        1,
        "r---",
        &[
            "Device.Net.Interface.2.",
            "Device.Net.Interface.*.Address.1.",
            "Device.Net.Mode",
        ],
    )];
    let access = Access::compile(world.schema(), &[role(rows)], &mut ());
    let address = "Device.Net.Interface.{i}.Address.{i}.Prefix";
    world.check(&access, MTU, &[2], "r---");
    world.check(&access, MTU, &[1], "----");
    world.check(&access, address, &[9, 1], "r---");
    world.check(&access, address, &[9, 2], "----");
    world.check(&access, address, &[2, 2], "r---");
    world.check(&access, "Device.Net.Mode", &[], "r---");
    world.check(&access, "Device.Name", &[], "----");
    // The instance covers the row, and not the table without a row.
    world.check(&access, INTERFACE, &[], "----");
    assert_eq!(
        access.on_supported(world.node(MTU)).param,
        Rights::READ,
        "seen in the supported model, since some instance is"
    );
}

#[test]
fn a_search_target_covers_what_it_resolves_to() {
    let world = World::new();
    let target = "Device.Net.Interface.[Enable==true].";
    let rows = [
        params(1, "r---", &["Device."]),
        params(2, "rw--", &[target]),
    ];
    let found: [(&str, &[&str]); 1] = [(target, &["Device.Net.Interface.3."])];
    let mut told = Told(&found);
    let access = Access::compile(world.schema(), &[role(rows)], &mut told);
    world.check(&access, MTU, &[3], "rw--");
    world.check(&access, MTU, &[1], "r---");
    assert_eq!(access.depends_on(), [world.node(INTERFACE)]);
}

#[test]
fn targets_that_the_model_does_not_have_are_told() {
    let world = World::new();
    let rows = [params(1, "rwxn", &["Device.Gone.", "Device.Net."])];
    let access = Access::compile(world.schema(), &[role(rows)], &mut ());
    let unknown: Vec<_> = access
        .unknown_targets()
        .iter()
        .map(|t| t.as_str())
        .collect();
    assert_eq!(unknown, ["Device.Gone."]);
    world.check(&access, MTU, &[1], "rwxn");
}

#[test]
fn the_model_itself_and_what_is_mounted_are_told_apart() {
    let schema = usp_datamodel::tr181();
    let node = |path: &str| schema.lookup(path).unwrap().node.id();
    let ssid = node("Device.WiFi.SSID.{i}.");
    let station = node("Device.WiFi.AccessPoint.{i}.AssociatedDevice.{i}.");
    let wifi = node("Device.WiFi.");
    let all =
        |targets: &[&str]| Access::compile(schema, &[role([params(1, "rwxn", targets)])], &mut ());
    // A target on the host says nothing of a mounted model, with and without numbers, ...
    for target in ["Device.WiFi.", "Device.WiFi.SSID.*.", "Device.WiFi.SSID.1."] {
        let access = all(&[target]);
        assert_eq!(access.on(ssid, &[1]), Permission::ALL, "{target}");
        // SSID 2 of device 1, SSID 1 of device 1, SSID 1 of a device behind a device
        for numbers in [&[1, 2][..], &[1, 1], &[1, 1, 1]] {
            assert_eq!(access.on(ssid, numbers), Permission::NONE, "{target}");
        }
        assert_eq!(access.on(wifi, &[1]), Permission::NONE, "{target}");
    }
    // ... one on a mounted model nothing of the host, ...
    for target in [
        "Device.ProxiedDevice.*.WiFi.",
        "Device.ProxiedDevice.1.WiFi.AccessPoint.2.",
    ] {
        let access = all(&[target]);
        assert_eq!(access.on(ssid, &[1]), Permission::NONE, "{target}");
        assert_eq!(access.on(station, &[1, 2]), Permission::NONE, "{target}");
        assert_eq!(access.unknown_targets().len(), 1, "{target}");
    }
    // ... and one on the whole model means both, whatever else there is.
    let access = all(&["Device."]);
    assert_eq!(access.on(ssid, &[1, 2]), Permission::ALL);
    let of_host = role([
        params(2, "rw--", &["Device.WiFi."]),
        params(1, "r---", &["Device."]),
    ]);
    let access = Access::compile(schema, &[of_host], &mut ());
    assert_eq!(access.on(ssid, &[2]).param.to_string(), "rw--");
    assert_eq!(access.on(ssid, &[1, 2]).param.to_string(), "r---");
    // One of several mount points is not told from the others.
    let narrowed = role([
        params(1, "rwxn", &["Device."]),
        params(2, "r---", &["Device.ProxiedDevice.1."]),
    ]);
    let access = Access::compile(schema, &[narrowed], &mut ());
    assert_eq!(access.on(ssid, &[2]), Permission::ALL);
    for numbers in [[1, 2], [2, 2]] {
        assert_eq!(access.on(ssid, &numbers), Permission::NONE);
    }
    // A right that is taken away below a mount point is not given by the model above.
    let narrowed = role([
        params(1, "rwxn", &["Device."]),
        params(2, "----", &["Device.ProxiedDevice.*.WiFi."]),
    ]);
    let access = Access::compile(schema, &[narrowed], &mut ());
    assert_eq!(access.on(ssid, &[2]), Permission::ALL);
    assert_eq!(access.on(ssid, &[1, 2]), Permission::NONE);
}
