//! What an Agent does with its data model: resolution of paths on a large store and on a small one.

use std::{collections::BTreeMap, hint::black_box, rc::Rc};

use usp_datamodel::{
    Supported,
    instances::{Instances, Object},
    resolve::{Everything, Purpose, Resolution, Step, Subtree},
    tr181,
};
use usp_path::PathView;

use crate::Suite;

/// Rows of the large store: 50,000 instances with 12 parameters each.
const LARGE: u32 = 50_000;
/// Rows of the small one.
const SMALL: u32 = 600;

/// Twelve parameters of one table, with a unique key of one parameter and one of three.
const PARAMS: [&str; 12] = [
    "Alias",
    "RemoteHost",
    "ExternalPort",
    "Protocol",
    "Enable",
    "Status",
    "Interface",
    "LeaseDuration",
    "InternalPort",
    "InternalClient",
    "Description",
    "AllInterfaces",
];

const IDS: [&str; 11] = [
    "agent/resolve/device-600",
    "agent/resolve/wildcard-600",
    "agent/resolve/search-600",
    "agent/resolve/search-two-600",
    "agent/resolve/key-600",
    "agent/resolve/device-50000",
    "agent/resolve/wildcard-50000",
    "agent/resolve/search-50000",
    "agent/resolve/search-two-50000",
    "agent/resolve/key-50000",
    "agent/resolve/key-1000",
];

pub(crate) fn cases(suite: &mut Suite) {
    // The stores take a while to fill.
    if !IDS.iter().any(|id| suite.wants(id)) {
        return;
    }
    for rows in [SMALL, LARGE] {
        let store = Rc::new(store(rows));
        let usage = store.usage();
        let own = (usage.bytes - usage.value_bytes) as f64 / usage.params as f64;
        eprintln!(
            "agent/resolve: {} rows, {} parameters, {own:.1} bytes a parameter beside {:.1} of its value",
            usage.rows,
            usage.params,
            usage.value_bytes as f64 / usage.params as f64
        );
        walk(suite, &store, rows);
        matches(
            suite,
            &store,
            &format!("wildcard-{rows}"),
            "Device.NAT.PortMapping.*.",
            u64::from(rows),
        );
        let search = r#"Device.NAT.PortMapping.[InternalPort==25]."#;
        matches(
            suite,
            &store,
            &format!("search-{rows}"),
            search,
            u64::from(rows / 100),
        );
        let two = r#"Device.NAT.PortMapping.[Enable==true&&Description!="none"]."#;
        matches(
            suite,
            &store,
            &format!("search-two-{rows}"),
            two,
            u64::from(rows / 2),
        );
        key(suite, &store, rows);
    }
    key(suite, &Rc::new(store(1000)), 1000);
}

fn supported() -> Supported<'static> {
    let mut supported = Supported::none(tr181());
    for param in PARAMS {
        supported
            .insert_path(&format!("Device.NAT.PortMapping.{{i}}.{param}"))
            .unwrap();
    }
    supported
        .insert_path("Device.NAT.PortMappingNumberOfEntries")
        .unwrap();
    supported
}

fn values(row: u32) -> [(&'static str, String); 12] {
    let values = [
        format!("cpe-{row}"),
        String::new(),
        (row % 65_535).to_string(),
        if row.is_multiple_of(2) { "TCP" } else { "UDP" }.to_owned(),
        (row.is_multiple_of(2)).to_string(),
        "Enabled".to_owned(),
        format!("Device.IP.Interface.{}", row % 4 + 1),
        "0".to_owned(),
        (row % 100).to_string(),
        format!("192.168.1.{}", row % 250),
        format!("mapping {row}"),
        "false".to_owned(),
    ];
    let mut values = values.into_iter();
    PARAMS.map(|param| (param, values.next().unwrap()))
}

pub(crate) fn store(rows: u32) -> Instances<'static> {
    let mut store = Instances::new(supported());
    let nat = tr181().lookup("Device.NAT.PortMapping.").unwrap().node;
    for first in (1..=rows).step_by(1000) {
        let mut transaction = store.transaction();
        for row in first..(first + 1000).min(rows + 1) {
            let parent = transaction.instances().find("Device.NAT.").unwrap();
            let object = transaction.add_numbered(parent, nat.id(), row).unwrap();
            for (name, value) in values(row) {
                // The targets are no part of the store.
                if name == "Interface" {
                    continue;
                }
                let (_, param) = transaction
                    .instances()
                    .relative_param(object, name)
                    .unwrap();
                let writer = usp_datamodel::instances::Writer::Agent;
                transaction
                    .set(writer, object, param.id(), &value, true)
                    .unwrap();
            }
        }
        transaction.commit().unwrap();
    }
    store
}

fn resolved<'p>(store: &'p Instances<'static>, path: &'p PathView<'p>) -> Resolution<'p> {
    let mut resolution =
        Resolution::new(store.supported(), path, Purpose::Get, &Everything).unwrap();
    assert_eq!(resolution.step(&mut &*store).unwrap(), Step::Done);
    resolution
}

/// All parameters with their values: beside it a sorted map of whole paths, which has no objects.
fn walk(suite: &mut Suite, store: &Rc<Instances<'static>>, rows: u32) {
    suite.case(format!("agent/resolve/device-{rows}"), |case| {
        let ours = Rc::clone(store);
        case.ours(move || {
            let path = PathView::parse("Device.").unwrap();
            let mut subtree = Subtree::new(resolved(&ours, &path), 0);
            assert_eq!(subtree.step(&mut &*ours).unwrap(), Step::Done);
            let mut sum = 0;
            for id in subtree.objects() {
                let object = Object::from_token(subtree.place(*id).token());
                for found in ours.values(object) {
                    sum += 1 + found.value.len() as u64;
                }
            }
            sum
        });
        let map = paths(store);
        case.peer("BTreeMap of paths", move || {
            let from = map.range("Device.".to_owned()..);
            let below = from.take_while(|(path, _)| path.starts_with("Device."));
            below.map(|(_, value)| 1 + value.len() as u64).sum()
        });
    });
}

fn paths(store: &Instances<'_>) -> BTreeMap<String, String> {
    let mut paths = BTreeMap::new();
    let mut open = vec![store.root()];
    while let Some(object) = open.pop() {
        for (param, value) in store.params(object) {
            paths.insert(
                store.param_path(object, param.id()).to_string(),
                value.to_owned(),
            );
        }
        open.extend(store.children(object));
    }
    paths
}

/// A search whose matches are counted.
fn matches(
    suite: &mut Suite,
    store: &Rc<Instances<'static>>,
    id: &str,
    path: &'static str,
    expected: u64,
) {
    suite.case(format!("agent/resolve/{id}"), |case| {
        let ours = Rc::clone(store);
        case.ours(move || {
            let path = PathView::parse(path).unwrap();
            let found = resolved(&ours, &path).targets().len() as u64;
            assert_eq!(found, expected);
            found
        });
        let other = Rc::clone(store);
        let table = tr181().lookup("Device.NAT.PortMapping.").unwrap().node.id();
        case.peer("rows alone", move || {
            let nat = other.find("Device.NAT.").unwrap();
            let last = other
                .rows(nat, table)
                .map(|(number, _)| black_box(number))
                .fold(None, |_, number| Some(number));
            assert!(last.is_some());
            expected
        });
    });
}

/// One row by its unique key; the peer has nothing but an index to look into.
fn key(suite: &mut Suite, store: &Rc<Instances<'static>>, rows: u32) {
    suite.case(format!("agent/resolve/key-{rows}"), |case| {
        let ours = Rc::clone(store);
        let text = format!(
            "Device.NAT.PortMapping.[Alias==\"cpe-{}\"].Enable",
            rows / 2
        );
        case.ours(move || {
            let path = PathView::parse(&text).unwrap();
            let resolution = resolved(&ours, &path);
            let [target] = resolution.targets() else {
                panic!("one row")
            };
            u64::from(resolution.place(target.object()).number())
        });
        let index: BTreeMap<String, u32> =
            (1..=rows).map(|row| (format!("cpe-{row}"), row)).collect();
        let wanted = format!("cpe-{}", rows / 2);
        case.peer("BTreeMap of keys", move || u64::from(index[&wanted]));
    });
}
