//! Changes of a store, and what must hold of it whatever has happened.

use std::collections::BTreeSet;

use usp_datamodel::NodeId;
use usp_datamodel::instances::{Instances, Object, Transaction, Writer};
use usp_datamodel::types::{ReferenceKind, Strength};

use super::Dice;

/// The rows and single objects of a store that exist.
fn objects(store: &Instances<'_>) -> Vec<Object> {
    let mut found = vec![store.find("Device.").unwrap()];
    let mut at = 0;
    while let Some(object) = found.get(at).copied() {
        found.extend(store.children(object));
        at += 1;
    }
    found
}

/// Does something as a Controller; what is refused changes nothing.
fn change(dice: &mut Dice<'_>, transaction: &mut Transaction<'_, '_>) {
    let before = transaction.instances().export();
    let store = transaction.instances();
    let objects = objects(store);
    let object = *dice.pick(&objects).unwrap();
    let node = store
        .schema()
        .node(object.node())
        .unwrap()
        .as_object()
        .unwrap();
    let done = match dice.roll(4) {
        0 => {
            let tables: Vec<NodeId> = node
                .objects()
                .filter(|below| below.is_table())
                .map(|table| table.id())
                .collect();
            let Some(table) = dice.pick(&tables) else {
                return;
            };
            transaction
                .add(Writer::Controller, object, *table)
                .map(|_| ())
        }
        1 => transaction.delete(Writer::Controller, object),
        _ => {
            let params: Vec<NodeId> = node.params().map(|param| param.id()).collect();
            let Some(param) = dice.pick(&params) else {
                return;
            };
            let target = dice
                .pick(&objects)
                .map(|target| store.path(*target).to_string());
            let values = [
                "",
                "x",
                "k1",
                "k2",
                "-1",
                "2",
                "true",
                "X",
                "Y",
                "x,y",
                &target.unwrap(),
            ];
            let value = dice.pick(&values).unwrap();
            transaction.set(Writer::Controller, object, *param, value, dice.roll(2) == 0)
        }
    };
    if done.is_err() {
        assert_eq!(transaction.instances().export(), before);
    }
}

/// What must hold of a store, whatever has happened.
fn is_sound(store: &Instances<'_>) {
    let export = store.export();
    let again = Instances::restore(store.supported().clone(), &export).unwrap();
    assert_eq!(again.export(), export);
    for object in objects(store) {
        let node = store
            .schema()
            .node(object.node())
            .unwrap()
            .as_object()
            .unwrap();
        // [R-ARC.12]
        for param in node.params() {
            let strong = ReferenceKind::Path(Strength::Strong);
            if param
                .reference()
                .is_none_or(|reference| reference.kind() != strong)
            {
                continue;
            }
            let value = store.value(object, param.id()).unwrap();
            for row in value.split(',').filter(|row| !row.is_empty()) {
                assert!(store.find(&format!("{row}.")).is_some(), "{row}\n{export}");
            }
        }
        for table in node.objects().filter(|below| below.is_table()) {
            let rows: Vec<Object> = store.rows(object, table.id()).map(|(_, row)| row).collect();
            let counter = store
                .value(object, table.entries_param().unwrap().id())
                .unwrap();
            assert_eq!(counter, rows.len().to_string());
            for key in table.unique_keys() {
                let keys = rows.iter().map(|row| {
                    let parts = key
                        .params()
                        .map(|param| store.value(*row, param.id()).unwrap());
                    parts.collect::<Vec<_>>()
                });
                let keys: Vec<_> = keys.collect();
                let different: BTreeSet<_> = keys.iter().collect();
                assert_eq!(different.len(), keys.len(), "{export}");
            }
        }
    }
}

/// Transactions happen as a whole or not at all.
pub(super) fn all_or_nothing(dice: &mut Dice<'_>, store: &mut Instances<'_>) {
    for _ in 0..6 {
        let before = store.export();
        let mut transaction = store.transaction();
        (0..dice.roll(6)).for_each(|_| change(dice, &mut transaction));
        let savepoint = transaction.savepoint();
        let there = transaction.instances().export();
        (0..dice.roll(4)).for_each(|_| change(dice, &mut transaction));
        if dice.roll(2) == 0 {
            let _checked = transaction.check();
            transaction.rollback_to(savepoint);
            assert_eq!(transaction.instances().export(), there);
        }
        if dice.roll(4) == 0 {
            drop(transaction);
            assert_eq!(store.export(), before);
        } else if transaction.commit().is_err() {
            assert_eq!(store.export(), before);
        }
        is_sound(store);
    }
}
