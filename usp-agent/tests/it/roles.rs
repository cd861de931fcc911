//! Permissions: roles, Order, targets, compiled.

use usp_agent::roles::{Access, At, Permission, PermissionRow, Reveal, Rights, Role};
use usp_datamodel::{NodeId, Schema};
use usp_path::PathView;

use crate::support::MODEL;
use crate::support::model_text::compile;

const INTERFACE: &str = "Device.Net.Interface.{i}.";
const MTU: &str = "Device.Net.Interface.{i}.Mtu";

pub(crate) fn params(order: u32, rights: &str, targets: &[&str]) -> PermissionRow {
    let rights: Rights = rights.parse().unwrap();
    let row = PermissionRow::new(order, Permission::uniform(rights));
    targets
        .iter()
        .fold(row, |row, target| row.with_target(target.parse().unwrap()))
}

pub(crate) fn role(rows: impl IntoIterator<Item = PermissionRow>) -> Role {
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
        access.on_supported(world.node(MTU), &[]).param,
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
    let name = node("Device.WiFi.SSID.{i}.Name");
    let station = node("Device.WiFi.AccessPoint.{i}.AssociatedDevice.{i}.");
    let wifi = node("Device.WiFi.");
    let point = node("Device.ProxiedDevice.{i}.");
    let here: &[NodeId] = &[];
    let there: &[NodeId] = &[point];
    let nested: &[NodeId] = &[point, point];
    let access = |roles: &[(u32, &str, &str)]| {
        let rows = roles
            .iter()
            .map(|(order, rights, target)| params(*order, rights, &[target]));
        let access = Access::compile(schema, &[role(rows.collect::<Vec<_>>())], &mut ());
        assert_eq!(access.unknown_targets().len(), 0);
        access
    };
    let is = |access: &Access, node, (mounts, numbers): (&[NodeId], &[u32]), rights: &str| {
        let granted = access.on(node, At::new(node, mounts, numbers));
        assert_eq!(granted.param.to_string(), rights, "{mounts:?} {numbers:?}");
    };
    // A target on the host says nothing of a mounted model, with and without numbers.
    for target in ["Device.WiFi.", "Device.WiFi.SSID.*.", "Device.WiFi.SSID.1."] {
        let access = access(&[(1, "rwxn", target)]);
        is(&access, ssid, (here, &[1]), "rwxn");
        // SSID 2 of device 1, SSID 1 of device 1, SSID 1 of a device behind a device
        for way in [(there, &[1, 2][..]), (there, &[1, 1]), (nested, &[1, 1, 1])] {
            is(&access, ssid, way, "----");
        }
        is(&access, wifi, (there, &[1]), "----");
    }
    // One on a mounted model says nothing of the host, and of other rows.
    let mounted = access(&[
        (1, "r---", "Device.ProxiedDevice.*.WiFi."),
        (2, "rw--", "Device.ProxiedDevice.1.WiFi.AccessPoint.2."),
        (3, "rwx-", "Device.ProxiedDevice.*.WiFi.SSID.*.Name"),
    ]);
    is(&mounted, ssid, (here, &[1]), "----");
    is(&mounted, station, (here, &[1, 2]), "----");
    is(&mounted, name, (here, &[1]), "----");
    is(&mounted, wifi, (there, &[1]), "r---");
    is(&mounted, ssid, (there, &[7, 3]), "r---");
    is(&mounted, name, (there, &[7, 3]), "rwx-");
    is(&mounted, station, (there, &[1, 2, 5]), "rw--");
    is(&mounted, station, (there, &[1, 1, 2]), "r---");
    is(&mounted, station, (there, &[2, 2, 5]), "r---");
    // ... nor of what is mounted elsewhere, or not at all.
    for way in [
        (&[wifi][..], &[1, 2, 5][..]),
        (here, &[1, 2, 5]),
        (nested, &[1, 1, 2, 5]),
        (&[NodeId::default(), point], &[1, 2, 5]),
    ] {
        is(&mounted, station, way, "----");
    }
    // One on the whole model means both.
    let all = access(&[(1, "r---", "Device."), (2, "rw--", "Device.WiFi.")]);
    is(&all, ssid, (here, &[2]), "rw--");
    is(&all, ssid, (there, &[1, 2]), "r---");
    // Rows of a mount point are told from each other, and so is what is taken away below them.
    let narrowed = access(&[
        (1, "rwxn", "Device."),
        (2, "r---", "Device.ProxiedDevice.1."),
        (3, "----", "Device.ProxiedDevice.2.WiFi."),
    ]);
    is(&narrowed, ssid, (here, &[2]), "rwxn");
    is(&narrowed, ssid, (there, &[1, 2]), "r---");
    is(&narrowed, ssid, (there, &[2, 2]), "----");
    is(&narrowed, ssid, (there, &[3, 2]), "rwxn");
}

#[test]
fn all_meta_data_is_seen_by_who_may_read_all_of_it() {
    let schema = usp_datamodel::tr181();
    let sees_all = |rows: &[(u32, &str, &str)]| {
        let rows = rows.iter();
        let rows = rows.map(|(order, rights, target)| params(*order, rights, &[target]));
        Access::compile(schema, &[role(rows)], &mut ()).sees_all_supported()
    };
    assert!(sees_all(&[(1, "r---", "Device.")]));
    assert!(sees_all(&[
        (1, "r---", "Device."),
        (2, "rw--", "Device.WiFi.")
    ]));
    assert!(!sees_all(&[]));
    assert!(!sees_all(&[(1, "-w--", "Device.")]));
    assert!(!sees_all(&[
        (1, "r---", "Device."),
        (2, "----", "Device.WiFi.")
    ]));
    assert!(!sees_all(&[(1, "r---", "Device.WiFi.")]));
    let point = "Device.ProxiedDevice.*.WiFi.SSID.";
    assert!(!sees_all(&[(1, "r---", "Device."), (2, "----", point)]));
}
