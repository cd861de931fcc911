//! Laws of transactions, on random changes.

use proptest::prelude::*;
use usp_datamodel::Supported;
use usp_datamodel::instances::{Instances, Transaction, Writer};
use usp_datamodel::resolve::{Everything, Purpose};

use super::{schema, store};
use crate::resolve::resolve;

#[derive(Clone, Debug)]
enum Op {
    Put(String, String),
    Set(String, String, bool),
    Add(String, &'static str),
    Delete(String),
}

fn row() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..8_u32).prop_map(|n| format!("Device.Port.{n}.")),
        (1..6_u32).prop_map(|n| format!("Device.Link.{n}.")),
        (1..4_u32, 1..4_u32).prop_map(|(l, a)| format!("Device.Link.{l}.Address.{a}.")),
        (1..4_u32).prop_map(|n| format!("Device.Mtp.{n}.")),
        (1..3_u32, 1..3_u32).prop_map(|(n, p)| format!("Device.Node.{n}.Port.{p}.")),
    ]
}

fn setting() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        Just("Alias"),
        Just("Chip"),
        Just("Number"),
        Just("Speed"),
        Just("Name"),
        Just("Lower"),
        Just("Upper"),
        Just("Ip"),
        Just("Protocol"),
        Just("UDS.Socket"),
        Just("MQTT.Topic"),
        Just("Stats.Best"),
        Just("Serial"),
    ];
    let value = prop_oneof![
        Just(String::new()),
        (0..4_u32).prop_map(|n| n.to_string()),
        Just("a".to_owned()),
        Just("UDS".to_owned()),
        Just("MQTT".to_owned()),
        Just("Device.Port.[Alias==\"a\"]".to_owned()),
        prop::collection::vec(row(), 1..3).prop_map(|rows| rows.join(",")),
    ];
    (name, value).prop_map(|(name, value)| (name.to_owned(), value))
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (row(), setting()).prop_map(|(row, (name, value))| Op::Put(row + &name, value)),
        4 => (row(), setting(), any::<bool>()).prop_map(|(row, (name, value), required)| Op::Set(row + &name, value, required)),
        2 => prop_oneof![
            Just(("Device.".to_owned(), "Device.Port.")),
            Just(("Device.".to_owned(), "Device.Link.")),
            Just(("Device.".to_owned(), "Device.Mtp.")),
            (1..4_u32).prop_map(|n| (format!("Device.Link.{n}."), "Device.Link.{i}.Address.")),
        ].prop_map(|(parent, table)| Op::Add(parent, table)),
        3 => row().prop_map(Op::Delete),
    ]
}

/// Does what can be done; a refused change must change nothing.
fn apply(transaction: &mut Transaction<'_, '_>, op: &Op) {
    let before = transaction.instances().export();
    let store = transaction.instances();
    let done = match op {
        Op::Put(path, value) => {
            // On the way rows may have come into being before the value was refused.
            let _refused = transaction.put(path, value);
            return;
        }
        Op::Set(path, value, required) => {
            let row_end = path
                .match_indices('.')
                .rfind(|(at, _)| path[..*at].ends_with(|c: char| c.is_ascii_digit()));
            let (object, name) = path.split_at(row_end.unwrap().0 + 1);
            let Some((object, param)) = store
                .find(object)
                .and_then(|object| store.relative_param(object, name))
            else {
                return;
            };
            transaction.set(Writer::Controller, object, param.id(), value, *required)
        }
        Op::Add(parent, table) => {
            let table = schema().lookup(table).unwrap().node.id();
            let Some(parent) = store.find(parent) else {
                return;
            };
            transaction
                .add(Writer::Controller, parent, table)
                .map(|_| ())
        }
        Op::Delete(row) => {
            let Some(row) = store.find(row) else { return };
            transaction.delete(Writer::Controller, row)
        }
    };
    if done.is_err() {
        assert_eq!(transaction.instances().export(), before, "{op:?}");
    }
}

/// What must hold whatever has happened.
fn is_sound(store: &Instances<'_>) {
    let export = store.export();
    let again = Instances::restore(Supported::all(schema()), &export).unwrap();
    assert_eq!(again.export(), export);
    let root = store.find("Device.").unwrap();
    let link = schema().lookup("Device.Link.").unwrap().node.id();
    let mut names: Vec<&str> = Vec::new();
    for (number, row) in store.rows(root, link) {
        let name = store.value_by_name(row, "Name").unwrap();
        assert!(!names.contains(&name), "two links of one name");
        names.push(name);
        // The index of keys says what a scan says.
        let expression = usp_path::Expr::text("Name", usp_path::Op::Eq, name).unwrap();
        let path = format!("Device.Link.{expression}.");
        let found = resolve(
            store.supported(),
            &mut &*store,
            &path,
            Purpose::Get,
            &Everything,
        );
        assert_eq!(found, Ok(vec![format!("Device.Link.{number}.")]));
        // Strong references lead somewhere.
        let lower = store.value_by_name(row, "Lower").unwrap();
        assert!(
            lower
                .split(',')
                .all(|item| item.is_empty() || store.find(item).is_some()),
            "{lower}"
        );
    }
    let count = store.value_by_name(root, "LinkNumberOfEntries").unwrap();
    assert_eq!(count, names.len().to_string());
}

proptest! {
    #![proptest_config(usp_test_support::cases(96))]

    #[test]
    fn all_or_nothing(first in prop::collection::vec(op(), 0..12), second in prop::collection::vec(op(), 0..12)) {
        let mut store = store();
        let mut transaction = store.transaction();
        first.iter().for_each(|op| apply(&mut transaction, op));
        let before = store_before(transaction);
        let before = before.unwrap_or_else(|| crate::resolve::store().export());
        prop_assert_eq!(&store.export(), &before);
        is_sound(&store);
        // A savepoint, then all that came behind it is taken back.
        let mut transaction = store.transaction();
        first.iter().for_each(|op| apply(&mut transaction, op));
        let savepoint = transaction.savepoint();
        let there = transaction.instances().export();
        second.iter().for_each(|op| apply(&mut transaction, op));
        let _withdrawn = transaction.check();
        transaction.rollback_to(savepoint);
        prop_assert_eq!(transaction.instances().export(), there);
        drop(transaction);
        prop_assert_eq!(&store.export(), &before);
        is_sound(&store);
    }
}

/// Commits; the state that a refused commit has to leave is that from before, which is `None`.
fn store_before(transaction: Transaction<'_, '_>) -> Option<String> {
    let mut transaction = transaction;
    let checked = transaction.check().is_ok();
    let after = transaction.instances().export();
    let committed = transaction.commit();
    assert_eq!(committed.is_ok(), checked);
    committed.is_ok().then_some(after)
}
