//! Values that need not be set, and are taken back for what they lead to.

use usp_datamodel::instances::{FaultKind, Instances, Transaction, Writer};

use super::{at, value};
use crate::resolve::store;

fn write(transaction: &mut Transaction<'_, '_>, row: &str, name: &str, text: &str, required: bool) {
    let row = at(transaction.instances(), row);
    let (object, param) = transaction.instances().relative_param(row, name).unwrap();
    transaction
        .set(Writer::Controller, object, param.id(), text, required)
        .unwrap();
}

/// Ends a transaction, which says the same each time that it is asked.
fn end(mut transaction: Transaction<'_, '_>) -> (Vec<(FaultKind, String)>, bool) {
    let checked = transaction.check();
    let again = transaction.check();
    assert_eq!(checked.is_ok(), again.is_ok());
    assert!(again.map_or(true, |again| again.is_empty()));
    let faults = checked.map(|faults| {
        let fault = |fault: &usp_datamodel::instances::Fault| (fault.kind, fault.path.to_string());
        faults.iter().map(fault).collect()
    });
    let committed = transaction.commit().is_ok();
    assert_eq!(committed, faults.is_ok());
    (faults.unwrap_or_default(), committed)
}

fn ports(store: &Instances<'_>) -> [String; 2] {
    ["Device.Port.1.Number", "Device.Port.2.Number"].map(|path| value(store, path))
}

#[test]
fn a_parameter_of_an_absent_arm_that_is_set_twice_is_one_fault() {
    let mut store = store();
    let mut transaction = store.transaction();
    for text in ["x", "y"] {
        write(&mut transaction, "Device.Mtp.1.", "MQTT.Topic", text, false);
    }
    let (faults, committed) = end(transaction);
    assert_eq!(
        faults[0],
        (FaultKind::NotChosen, "Device.Mtp.1.MQTT.".to_owned())
    );
    assert!(committed);
}

#[test]
fn of_two_values_that_exclude_each_other_the_required_one_stays() {
    let mut store = store();
    for required in [1, 2] {
        let before = ports(&store);
        let mut transaction = store.transaction();
        let number = (40 + required).to_string();
        for port in [1, 2] {
            let row = format!("Device.Port.{port}.");
            write(&mut transaction, &row, "Number", &number, port == required);
        }
        let (faults, committed) = end(transaction);
        let other = 3 - required;
        assert_eq!(
            faults,
            [(FaultKind::DuplicateKey, format!("Device.Port.{other}."))]
        );
        assert!(committed);
        let mut expected = before;
        expected[required - 1] = number;
        assert_eq!(ports(&store), expected);
    }
    // Both are required: nothing happens.
    let before = store.export();
    let mut transaction = store.transaction();
    for row in ["Device.Port.1.", "Device.Port.2."] {
        write(&mut transaction, row, "Number", "50", true);
    }
    assert_eq!(end(transaction), (vec![], false));
    assert_eq!(store.export(), before);
}

#[test]
fn what_a_check_decided_is_taken_back_with_what_it_did() {
    let mut store = store();
    let (row, name) = ("Device.Link.1.", "Lower");
    let before = value(&store, "Device.Link.1.Lower");
    // What leads nowhere is withdrawn, and comes back with the savepoint, and is withdrawn again.
    let mut transaction = store.transaction();
    write(&mut transaction, row, name, "Device.Link.70", false);
    let savepoint = transaction.savepoint();
    assert_eq!(transaction.check().unwrap().len(), 1);
    transaction.rollback_to(savepoint);
    let written = value(transaction.instances(), "Device.Link.1.Lower");
    assert_eq!(written, "Device.Link.70");
    let (faults, committed) = end(transaction);
    assert_eq!(
        (faults.len(), faults[0].0, committed),
        (1, FaultKind::MissingTarget, true)
    );
    assert_eq!(value(&store, "Device.Link.1.Lower"), before);
    // What led somewhere leads nowhere when that is gone.
    let mut transaction = store.transaction();
    write(&mut transaction, row, name, "Device.Link.70.", true);
    let savepoint = transaction.savepoint();
    transaction.reach("Device.Link.70.").unwrap();
    assert_eq!(transaction.check().unwrap().len(), 0);
    transaction.rollback_to(savepoint);
    assert!(!end(transaction).1);
    assert_eq!(value(&store, "Device.Link.1.Lower"), before);
}
