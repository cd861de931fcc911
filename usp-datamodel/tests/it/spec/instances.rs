//! The requirements that the instantiated data model keeps.

use usp_datamodel::Supported;
use usp_datamodel::instances::{Instances, Writer};
use usp_datamodel::resolve::{Everything, Purpose};

use crate::instances::{add, at, delete, set, value};
use crate::resolve::{resolve, schema, store};

fn found(store: &Instances<'_>, path: &str) -> Vec<String> {
    resolve(
        store.supported(),
        &mut &*store,
        path,
        Purpose::Get,
        &Everything,
    )
    .unwrap()
}

#[test]
fn r_arc_8_instance_numbers_stay_and_never_come_back() {
    let mut store = store();
    let alias = value(&store, "Device.Port.5.Alias");
    delete(&mut store, "Device.Port.2.").unwrap();
    assert_eq!(value(&store, "Device.Port.5.Alias"), alias);
    delete(&mut store, "Device.Port.5.").unwrap();
    let added = add(&mut store, "Device.", "Device.Port.", &[]).unwrap();
    assert_eq!(added, "Device.Port.6.");
}

#[test]
fn r_arc_8_instance_numbers_survive_export_and_restore() {
    let mut store = store();
    set(
        &mut store,
        &[("Device.Port.1.Chip", "line\nand \\ and = and \u{20ac}")],
    )
    .unwrap();
    delete(&mut store, "Device.Port.5.").unwrap();
    delete(&mut store, "Device.Mtp.2.").unwrap();
    let export = store.export();
    let mut again = Instances::restore(Supported::all(schema()), &export).unwrap();
    assert_eq!(again.export(), export);
    assert_eq!(
        value(&again, "Device.Port.1.Chip"),
        value(&store, "Device.Port.1.Chip")
    );
    let added = add(&mut again, "Device.", "Device.Port.", &[]).unwrap();
    assert_eq!(added, "Device.Port.6.");
    let added = add(&mut again, "Device.", "Device.Mtp.", &[]).unwrap();
    assert_eq!(added, "Device.Mtp.3.");
}

#[test]
fn r_arc_9_a_search_finds_all_that_satisfy_every_component() {
    let store = store();
    assert_eq!(
        found(&store, r#"Device.Port.[Chip=="x"&&Speed>=10]."#),
        ["Device.Port.1.", "Device.Port.2."]
    );
    assert_eq!(
        found(&store, r#"Device.Port.[Chip=="x"&&Speed>10]."#),
        ["Device.Port.1."]
    );
}

#[test]
fn r_arc_10_a_wildcard_finds_every_instance_or_none() {
    let store = store();
    assert_eq!(found(&store, "Device.Port.*.").len(), 3);
    assert!(found(&store, "Device.Empty.*.").is_empty());
}

#[test]
fn r_arc_11_references_by_key_become_references_by_number() {
    let mut store = store();
    set(
        &mut store,
        &[("Device.Info.Active", r#"Device.Port.[Alias=="b"]."#)],
    )
    .unwrap();
    assert_eq!(value(&store, "Device.Info.Active"), "Device.Port.2");
    set(
        &mut store,
        &[(
            "Device.Link.2.Lower",
            r#"Device.Link.[Name=="l1"],Device.Port.[Number==1&&Chip=="y"]"#,
        )],
    )
    .unwrap();
    assert_eq!(
        value(&store, "Device.Link.2.Lower"),
        "Device.Link.1,Device.Port.5"
    );
    let missing = [("Device.Info.Active", r#"Device.Port.[Alias=="none"]"#)];
    assert_eq!(set(&mut store, &missing), Err(7012));
    assert_eq!(value(&store, "Device.Info.Active"), "Device.Port.2");
}

#[test]
fn r_arc_12_a_strong_reference_to_nothing_is_refused_and_a_weak_one_is_not() {
    let mut store = store();
    assert_eq!(
        set(&mut store, &[("Device.Info.Active", "Device.Port.3")]),
        Err(7012)
    );
    assert_eq!(value(&store, "Device.Info.Active"), "Device.Port.1");
    set(&mut store, &[("Device.Link.1.Upper", "Device.Link.99")]).unwrap();
    assert_eq!(value(&store, "Device.Link.1.Upper"), "Device.Link.99");
    set(&mut store, &[("Device.Info.Active", "")]).unwrap();
}

#[test]
fn r_arc_12_deletion_empties_strong_references_and_leaves_weak_ones() {
    let mut store = store();
    delete(&mut store, "Device.Port.1.").unwrap();
    assert_eq!(value(&store, "Device.Info.Active"), "");
    assert_eq!(value(&store, "Device.Link.1.Lower"), "Device.Port.5");
    delete(&mut store, "Device.Port.5.").unwrap();
    assert_eq!(value(&store, "Device.Link.1.Lower"), "");
    delete(&mut store, "Device.Link.2.").unwrap();
    assert_eq!(value(&store, "Device.Link.1.Upper"), "Device.Link.2");
}

#[test]
fn r_arc_12_a_number_that_another_begins_with_is_not_the_same() {
    let mut store = store();
    let mut transaction = store.transaction();
    transaction.put("Device.Port.11.Alias", "eleven").unwrap();
    transaction.put("Device.Port.11.Number", "11").unwrap();
    transaction
        .put("Device.Link.1.Lower", "Device.Port.11,Device.Port.1")
        .unwrap();
    transaction.commit().unwrap();
    delete(&mut store, "Device.Port.1.").unwrap();
    assert_eq!(value(&store, "Device.Link.1.Lower"), "Device.Port.11");
}

#[test]
fn r_key_1_a_non_functional_key_never_changes() {
    let mut store = store();
    assert_eq!(
        set(&mut store, &[("Device.Port.1.Alias", "other")]),
        Err(7013)
    );
    // The same value is no change.
    assert_eq!(set(&mut store, &[("Device.Port.1.Alias", "a")]), Ok(()));
    let added = add(&mut store, "Device.", "Device.Port.", &[("Alias", "mine")]).unwrap();
    assert_eq!(value(&store, &format!("{added}Alias")), "mine");
    assert_eq!(
        add(&mut store, "Device.", "Device.Port.", &[("Alias", "mine")]),
        Err(7025)
    );
}

#[test]
fn r_key_2_a_functional_key_changes_but_never_to_that_of_another_row() {
    let mut store = store();
    set(&mut store, &[("Device.Link.1.Name", "new")]).unwrap();
    let before = store.export();
    assert_eq!(set(&mut store, &[("Device.Link.2.Name", "new")]), Err(7025));
    assert_eq!(set(&mut store, &[("Device.Port.2.Number", "1")]), Err(7025));
    assert_eq!(store.export(), before);
    // A key belongs to the rows of one parent.
    set(&mut store, &[("Device.Link.2.Address.1.Ip", "10.0.0.1")]).unwrap();
    // The Agent is bound by it, too.
    let mut transaction = store.transaction();
    transaction.put("Device.Link.2.Name", "new").unwrap();
    assert_eq!(transaction.commit().unwrap_err().code(), 7025);
}

#[test]
fn r_msg_3_paths_of_results_use_instance_numbers() {
    let store = store();
    let path = r#"Device.Link.[Name=="l1"].Lower#2+.Stats.Sent"#;
    assert_eq!(found(&store, path), ["Device.Port.5.Stats.Sent"]);
}

#[test]
fn r_msg_4a_a_search_without_match_succeeds() {
    let store = store();
    for purpose in [
        Purpose::Get,
        Purpose::GetInstances,
        Purpose::Set,
        Purpose::Delete,
    ] {
        let path = r#"Device.Port.[Alias=="none"]."#;
        let found = resolve(store.supported(), &mut &store, path, purpose, &Everything);
        assert_eq!(found, Ok(vec![]));
    }
}

#[test]
fn r_arc_12_references_within_what_is_deleted_go_with_it() {
    let mut store = store();
    let before = store.export();
    let mut transaction = store.transaction();
    for path in ["Device.Link.3.", "Device.Link.1.", "Device.Port.1."] {
        let row = at(transaction.instances(), path);
        transaction.delete(Writer::Agent, row).unwrap();
    }
    drop(transaction);
    assert_eq!(store.export(), before);
    delete(&mut store, "Device.Port.2.").unwrap();
    assert_eq!(value(&store, "Device.Link.3.Lower"), "Device.Link.1");
}

#[test]
fn r_arc_12_a_value_that_is_back_does_not_refer_to_what_was_deleted_meanwhile() {
    // A value that need not be set leads nowhere, and is withdrawn at the end; Port 1 is gone by then.
    let mut store = store();
    let mut transaction = store.transaction();
    for (path, name, lost) in [
        ("Device.Info.", "Active", "Device.Port.88"),
        ("Device.Link.1.", "Lower", "Device.Port.88,Device.Port.5"),
    ] {
        let object = at(transaction.instances(), path);
        let (object, param) = transaction
            .instances()
            .relative_param(object, name)
            .unwrap();
        transaction
            .set(Writer::Controller, object, param.id(), lost, false)
            .unwrap();
    }
    let port = at(transaction.instances(), "Device.Port.1.");
    transaction.delete(Writer::Controller, port).unwrap();
    assert_eq!(transaction.check().unwrap().len(), 2);
    transaction.commit().unwrap();
    assert_eq!(value(&store, "Device.Info.Active"), "");
    assert_eq!(value(&store, "Device.Link.1.Lower"), "Device.Port.5");
    let export = store.export();
    let again = Instances::restore(Supported::all(schema()), &export).unwrap();
    assert_eq!(again.export(), export);
}
