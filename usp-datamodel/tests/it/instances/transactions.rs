//! What transactions let pass, what they refuse, and what they report.

use expect_test::expect;
use usp_datamodel::instances::{
    Change, FaultKind, Instances, RestoreErrorKind, WriteError, Writer,
};
use usp_datamodel::value::ValueErrorKind;
use usp_datamodel::{ObjectAccess, Supported};

use super::{add, at, delete, empty, schema, set, store, value};

fn lines(changes: &usp_datamodel::instances::Changes) -> Vec<String> {
    let line = |change: &Change| match change {
        Change::Created(place) => format!("+ {}", place.path),
        Change::Deleted(place) => format!("- {}", place.path),
        Change::Value {
            object,
            param,
            old,
            new,
        } => {
            let name = schema().node(*param).unwrap().name();
            format!("{}{name}: {old:?} -> {new:?}", object.path)
        }
        other => panic!("{other:?}"),
    };
    changes.as_slice().iter().map(line).collect()
}

#[test]
fn changes_say_what_came_what_went_and_what_was_before() {
    let mut store = store();
    let mut transaction = store.transaction();
    transaction.put("Device.Port.9.Alias", "z").unwrap();
    transaction.put("Device.Port.2.Speed", "10").unwrap();
    transaction.put("Device.Port.2.Speed", "11").unwrap();
    transaction.put("Device.Port.1.Enable", "1").unwrap();
    let link = at(transaction.instances(), "Device.Link.1.");
    transaction.delete(Writer::Agent, link).unwrap();
    let passing = transaction.reach("Device.Empty.1.").unwrap();
    transaction.delete(Writer::Agent, passing).unwrap();
    let changes = transaction.commit().unwrap();
    expect![[r#"
        + Device.Port.9.
        - Device.Link.1.
        - Device.Link.1.Address.1.
        - Device.Link.1.Address.2.
        Device.LinkNumberOfEntries: "3" -> "2"
        Device.PortNumberOfEntries: "3" -> "4"
        Device.Port.2.Speed: "10" -> "11"
        Device.Link.3.Lower: "Device.Link.1,Device.Port.2" -> "Device.Port.2"
    "#]]
    .assert_eq(&(lines(&changes).join("\n") + "\n"));
    assert!(!changes.is_empty());
    assert_eq!(
        (changes.created().count(), changes.deleted().count()),
        (1, 3)
    );
}

#[test]
fn a_transaction_that_is_dropped_or_refused_has_never_been() {
    let mut store = store();
    let before = store.export();
    let mut transaction = store.transaction();
    let port = at(transaction.instances(), "Device.Port.1.");
    transaction.delete(Writer::Agent, port).unwrap();
    transaction.put("Device.Node.2.Link.3.Name", "far").unwrap();
    transaction.put("Device.Mtp.1.Protocol", "MQTT").unwrap();
    assert_ne!(transaction.instances().export(), before);
    drop(transaction);
    assert_eq!(store.export(), before);
    // The indices are back, too.
    assert_eq!(
        set(
            &mut store,
            &[("Device.Port.2.Chip", "x"), ("Device.Port.2.Number", "1")]
        ),
        Err(7025)
    );
    delete(&mut store, "Device.Port.1.").unwrap();
    assert_eq!(value(&store, "Device.Info.Active"), "");
    assert_eq!(value(&store, "Device.Link.1.Lower"), "Device.Port.5");
}

#[test]
fn savepoints_nest() {
    let mut store = empty();
    let mut transaction = store.transaction();
    transaction.put("Device.Port.1.Alias", "a").unwrap();
    let outer = transaction.savepoint();
    let with_one = transaction.instances().export();
    transaction.put("Device.Port.2.Alias", "b").unwrap();
    let inner = transaction.savepoint();
    let with_two = transaction.instances().export();
    transaction.put("Device.Port.3.Alias", "c").unwrap();
    transaction.rollback_to(inner);
    assert_eq!(transaction.instances().export(), with_two);
    transaction.rollback_to(outer);
    assert_eq!(transaction.instances().export(), with_one);
    let changes = transaction.commit().unwrap();
    assert_eq!(changes.created().count(), 1);
}

#[test]
fn the_order_of_changes_does_not_matter() {
    // Two keys change places.
    let mut store = store();
    set(
        &mut store,
        &[("Device.Port.1.Number", "2"), ("Device.Port.2.Number", "1")],
    )
    .unwrap();
    // An arm is set before its discriminator, and behind it.
    for settings in [
        [
            ("Device.Mtp.1.MQTT.Topic", "x"),
            ("Device.Mtp.1.Protocol", "MQTT"),
        ],
        [
            ("Device.Mtp.1.Protocol", "MQTT"),
            ("Device.Mtp.1.MQTT.Topic", "x"),
        ],
    ] {
        let mut store = empty();
        let mut transaction = store.transaction();
        transaction.put("Device.Mtp.1.Protocol", "UDS").unwrap();
        transaction.commit().unwrap();
        set(&mut store, &settings).unwrap();
        assert_eq!(value(&store, "Device.Mtp.1.MQTT.Topic"), "x");
        assert!(store.find("Device.Mtp.1.UDS.").is_none());
    }
    // A reference is set before its target exists.
    let mut transaction = store.transaction();
    transaction
        .put("Device.Info.Active", "Device.Port.[Alias==\"late\"]")
        .unwrap();
    transaction.put("Device.Port.8.Alias", "late").unwrap();
    transaction.commit().unwrap();
    assert_eq!(value(&store, "Device.Info.Active"), "Device.Port.8");
}

#[test]
fn an_arm_that_is_left_loses_its_values() {
    let mut store = store();
    set(&mut store, &[("Device.Mtp.1.Protocol", "None")]).unwrap();
    assert!(store.find("Device.Mtp.1.UDS.").is_none());
    set(&mut store, &[("Device.Mtp.1.Protocol", "UDS")]).unwrap();
    assert_eq!(value(&store, "Device.Mtp.1.UDS.Socket"), "/run/usp");
    assert_eq!(
        set(&mut store, &[("Device.Mtp.1.MQTT.Topic", "x")]),
        Err(7010)
    );
    assert_eq!(store.children(at(&store, "Device.Mtp.1.")).count(), 1);
}

#[test]
fn values_that_are_not_required_fail_alone() {
    let mut store = store();
    let mut transaction = store.transaction();
    let set = |transaction: &mut usp_datamodel::instances::Transaction<'_, '_>,
               path: &str,
               value: &str,
               required| {
        let (object, name) = path.rsplit_once('.').unwrap();
        let object = at(transaction.instances(), object);
        let (object, param) = transaction
            .instances()
            .relative_param(object, name)
            .unwrap();
        transaction.set(Writer::Controller, object, param.id(), value, required)
    };
    set(&mut transaction, "Device.Port.1.Speed", "7", true).unwrap();
    set(&mut transaction, "Device.Port.1.Number", "2", false).unwrap();
    set(
        &mut transaction,
        "Device.Info.Active",
        "Device.Port.77",
        false,
    )
    .unwrap();
    assert_eq!(
        set(&mut transaction, "Device.Port.1.Enable", "maybe", false)
            .unwrap_err()
            .code(),
        7011
    );
    let withdrawn = transaction.check().unwrap();
    let kinds: Vec<_> = withdrawn
        .iter()
        .map(|fault| (fault.kind, &*fault.path))
        .collect();
    assert_eq!(
        kinds,
        [
            (FaultKind::MissingTarget, "Device.Info."),
            (FaultKind::DuplicateKey, "Device.Port.1.")
        ]
    );
    let changes = transaction.commit().unwrap();
    assert_eq!(lines(&changes), ["Device.Port.1.Speed: \"100\" -> \"7\""]);
}

#[test]
fn what_a_controller_may_not_do() {
    let mut store = store();
    assert_eq!(set(&mut store, &[("Device.Port.1.State", "Up")]), Err(7013));
    assert_eq!(
        set(&mut store, &[("Device.PortNumberOfEntries", "1")]),
        Err(7013)
    );
    assert_eq!(
        set(&mut store, &[("Device.Port.1.Speed", "1001")]),
        Err(7012)
    );
    assert_eq!(
        set(&mut store, &[("Device.Port.1.Speed", "fast")]),
        Err(7011)
    );
    assert_eq!(set(&mut store, &[("Device.Info.Mode", "C")]), Err(7012));
    assert_eq!(set(&mut store, &[("Device.Info.Mode", "B")]), Ok(()));
    assert_eq!(
        set(&mut store, &[("Device.Info.Active", "Device.Link.1")]),
        Err(7012)
    );
    assert_eq!(
        set(&mut store, &[("Device.Info.Active", "no path..")]),
        Err(7012)
    );
    assert_eq!(add(&mut store, "Device.", "Device.Empty.", &[]), Err(7019));
    assert_eq!(add(&mut store, "Device.", "Device.Info.", &[]), Err(7018));
    for (number, expected) in [("3", Ok("Device.Link.1.Address.3.")), ("4", Err(7005))] {
        let ip = format!("10.0.0.{number}");
        let added = add(
            &mut store,
            "Device.Link.1.",
            "Device.Link.{i}.Address.",
            &[("Ip", &ip)],
        );
        assert_eq!(added.as_deref().map_err(|code| *code), expected);
    }
    let mut supported = Supported::all(schema());
    let port = schema().lookup("Device.Port.").unwrap().node.id();
    supported.set_object_access(port, ObjectAccess::AddOnly);
    let mut store = Instances::new(supported);
    let added = add(&mut store, "Device.", "Device.Port.", &[]).unwrap();
    assert_eq!(delete(&mut store, &added), Err(7024));
}

#[test]
fn counters_of_mounted_tables_stand_at_the_mount_point() {
    let mut store = store();
    let count = |store: &Instances<'_>, path: &str| value(store, path);
    assert_eq!(count(&store, "Device.Node.1.PortNumberOfEntries"), "1");
    assert_eq!(count(&store, "Device.Node.1.LinkNumberOfEntries"), "0");
    assert_eq!(count(&store, "Device.PortNumberOfEntries"), "3");
    let mut transaction = store.transaction();
    transaction.reach("Device.Node.2.").unwrap();
    transaction.reach("Device.Node.1.Port.7.").unwrap();
    let changes = transaction.commit().unwrap();
    assert!(lines(&changes).contains(&"Device.Node.1.PortNumberOfEntries: \"1\" -> \"2\"".into()));
    assert_eq!(count(&store, "Device.Node.1.PortNumberOfEntries"), "2");
    assert_eq!(count(&store, "Device.Node.2.PortNumberOfEntries"), "0");
    let node = at(&store, "Device.Node.1.");
    let shown: Vec<_> = store
        .values(node)
        .map(|found| (found.name, found.value))
        .collect();
    assert!(shown.contains(&("Kind", "hub")) && shown.contains(&("PortNumberOfEntries", "2")));
    assert!(store.value_by_name(node, "NodeNumberOfEntries").is_none());
    let restored = Instances::restore(store.supported().clone(), &store.export()).unwrap();
    assert_eq!(count(&restored, "Device.Node.1.PortNumberOfEntries"), "2");
}

#[test]
fn what_is_written_once() {
    let mut store = store();
    let path = add(
        &mut store,
        "Device.",
        "Device.Port.",
        &[("Serial", "s"), ("Chip", "w")],
    )
    .unwrap();
    assert_eq!(
        set(&mut store, &[(&format!("{path}Serial"), "t")]),
        Err(7013)
    );
    // Nobody has written it yet.
    assert_eq!(set(&mut store, &[("Device.Port.1.Serial", "t")]), Ok(()));
    assert_eq!(set(&mut store, &[("Device.Port.1.Serial", "u")]), Err(7013));
}

#[test]
fn what_is_written_once_is_known_by_the_writing_and_not_by_the_value() {
    let mut store = store();
    // The default counts as any value does: in an Add, in a Set, and from the Agent.
    let added = [("Serial", ""), ("Chip", "w")];
    let path = add(&mut store, "Device.", "Device.Port.", &added).unwrap();
    let serial = format!("{path}Serial");
    assert_eq!(set(&mut store, &[(&serial, "t")]), Err(7013));
    assert_eq!(set(&mut store, &[("Device.Port.1.Serial", "")]), Ok(()));
    assert_eq!(set(&mut store, &[("Device.Port.1.Serial", "")]), Err(7013));
    let mut transaction = store.transaction();
    transaction.put("Device.Port.2.Serial", "").unwrap();
    let changes = transaction.commit().unwrap();
    assert!(
        matches!(changes.as_slice(), [Change::Fixed { object, .. }] if *object.path == *"Device.Port.2."),
        "{changes:?}"
    );
    assert_eq!(set(&mut store, &[("Device.Port.2.Serial", "u")]), Err(7013));
    // It outlives a restart.
    let restored = Instances::restore(store.supported().clone(), &store.export());
    let mut restored = restored.unwrap();
    assert_eq!(restored.export(), store.export());
    for path in [&*serial, "Device.Port.1.Serial", "Device.Port.2.Serial"] {
        assert_eq!(set(&mut restored, &[(path, "v")]), Err(7013), "{path}");
    }
    assert_eq!(set(&mut restored, &[("Device.Port.5.Serial", "v")]), Ok(()));
}

#[test]
fn what_is_written_once_and_taken_back_was_never_written() {
    let mut store = store();
    let before = store.export();
    let serial = schema().lookup("Device.Port.{i}.Serial").unwrap().node.id();
    let row = at(&store, "Device.Port.1.");
    // A transaction that is dropped, a savepoint, ...
    let mut transaction = store.transaction();
    let savepoint = transaction.savepoint();
    let write = |transaction: &mut usp_datamodel::instances::Transaction<'_, '_>| {
        transaction.set(Writer::Controller, row, serial, "", false)
    };
    write(&mut transaction).unwrap();
    assert_eq!(write(&mut transaction), Err(WriteError::ReadOnly));
    transaction.rollback_to(savepoint);
    write(&mut transaction).unwrap();
    drop(transaction);
    assert_eq!(store.export(), before);
    // ... and a row that has gone, whose place another row takes.
    assert_eq!(set(&mut store, &[("Device.Port.1.Serial", "t")]), Ok(()));
    delete(&mut store, "Device.Port.1.").unwrap();
    let added = [("Chip", "w")];
    let path = add(&mut store, "Device.", "Device.Port.", &added).unwrap();
    assert_eq!(set(&mut store, &[(&format!("{path}Serial"), "u")]), Ok(()));
}

#[test]
fn keys_that_nobody_sets_are_generated() {
    let mut store = store();
    let first = add(&mut store, "Device.", "Device.Port.", &[]).unwrap();
    let second = add(&mut store, "Device.", "Device.Port.", &[("Alias", "cpe-8")]).unwrap();
    let third = add(&mut store, "Device.", "Device.Port.", &[]).unwrap();
    assert_eq!(
        [&*first, &*second, &*third],
        ["Device.Port.6.", "Device.Port.7.", "Device.Port.8."]
    );
    assert_eq!(value(&store, "Device.Port.6.Alias"), "cpe-6");
    assert_eq!(value(&store, "Device.Port.8.Alias"), "cpe-9");
    // A default that is taken is none to start with.
    let third = add(&mut store, "Device.", "Device.Mtp.", &[]).unwrap();
    assert_eq!(value(&store, &format!("{third}Protocol")), "None");
    assert_eq!(add(&mut store, "Device.", "Device.Mtp.", &[]), Err(7025));
}

#[test]
fn values_are_canonical() {
    let mut store = store();
    for (path, text, canonical) in [
        ("Device.Port.1.Enable", "0", "false"),
        ("Device.Port.1.Speed", "+07", "7"),
        ("Device.Port.1.Mac", "aB", "AB"),
        (
            "Device.Port.1.Since",
            "2026-01-01T02:00:00+02:00",
            "2026-01-01T00:00:00Z",
        ),
        ("Device.Port.1.Vlans", "01, 2", "1,2"),
        ("Device.Link.1.Upper", "Device.Link.2.", "Device.Link.2"),
    ] {
        set(&mut store, &[(path, text)]).unwrap();
        assert_eq!(value(&store, path), canonical);
    }
}

#[test]
fn counters_follow_their_tables() {
    let mut store = store();
    assert_eq!(value(&store, "Device.Link.1.AddressNumberOfEntries"), "2");
    delete(&mut store, "Device.Link.1.Address.1.").unwrap();
    assert_eq!(value(&store, "Device.Link.1.AddressNumberOfEntries"), "1");
    assert_eq!(value(&store, "Device.PortNumberOfEntries"), "3");
    assert_eq!(value(&store, "Device.EmptyNumberOfEntries"), "0");
}

#[test]
fn optional_objects_exist_when_the_agent_says_so() {
    let mut store = store();
    assert!(store.find("Device.Maybe.").is_none());
    let mut transaction = store.transaction();
    transaction.put("Device.Maybe.Level", "3").unwrap();
    transaction.commit().unwrap();
    let object = at(&store, "Device.Maybe.");
    assert_eq!(value(&store, "Device.Maybe.Level"), "3");
    let mut transaction = store.transaction();
    transaction.set_present(object, false).unwrap();
    let info = at(transaction.instances(), "Device.Info.");
    assert_eq!(
        transaction.set_present(info, false),
        Err(WriteError::NoSuchObject)
    );
    transaction.commit().unwrap();
    assert!(!store.exists(object));
}

#[test]
fn names_and_handles() {
    let store = store();
    let object = at(&store, "Device.Node.1.Port.4.Stats.");
    assert_eq!(
        store.path(object).to_string(),
        "Device.Node.1.Port.4.Stats."
    );
    assert_eq!(*store.numbers(object), [1, 4]);
    assert_eq!(store.number(object), 0);
    let row = store.parent(object).unwrap();
    assert_eq!(
        (store.number(row), store.path(row).to_string()),
        (4, "Device.Node.1.Port.4.".into())
    );
    assert_eq!(
        store.path(store.parent(row).unwrap()).to_string(),
        "Device.Node.1."
    );
    let sent = schema()
        .lookup("Device.Port.{i}.Stats.Sent")
        .unwrap()
        .node
        .id();
    assert_eq!(
        store.param_path(object, sent).to_string(),
        "Device.Node.1.Port.4.Stats.Sent"
    );
    assert_eq!(
        usp_datamodel::instances::Object::from_token(object.to_token()),
        object
    );
    let port = schema().lookup("Device.Port.").unwrap().node.id();
    let stats = schema().lookup("Device.Port.{i}.Stats.").unwrap().node.id();
    assert_eq!(store.object(port, &[5]), store.find("Device.Port.5"));
    assert_eq!(
        store.object(stats, &[5]),
        store.find("Device.Port.5.Stats.")
    );
    for numbers in [&[][..], &[3], &[5, 1]] {
        assert_eq!(store.object(port, numbers), None);
    }
    for path in [
        "",
        "Device.Port.",
        "Device.Port.01.",
        "Device.Port.+1.",
        "Device.Port.x.",
        "Device.Port.1..",
        "Nothing.",
    ] {
        assert_eq!(store.find(path), None, "{path}");
    }
}

#[test]
fn every_refusal_of_a_write() {
    let mut store = store();
    let schema = schema();
    let node = |path: &str| schema.lookup(path).unwrap().node.id();
    let mut transaction = store.transaction();
    let port = at(transaction.instances(), "Device.Port.1.");
    let link = at(transaction.instances(), "Device.Link.1.");
    let info = at(transaction.instances(), "Device.Info.");
    let root = at(transaction.instances(), "Device.");
    let agent = Writer::Agent;
    let controller = Writer::Controller;
    let error = |result: Result<(), WriteError>, expected: WriteError, code: u32| {
        assert_eq!(result, Err(expected));
        assert_eq!(expected.code(), code);
    };
    let added = |result: Result<usp_datamodel::instances::Object, WriteError>| result.map(|_| ());
    error(
        added(transaction.add_numbered(root, node("Device.Port."), 1)),
        WriteError::NumberTaken,
        7025,
    );
    error(
        added(transaction.add(controller, root, node("Device.Empty."))),
        WriteError::NotCreatable,
        7019,
    );
    error(
        added(transaction.add(agent, root, node("Device.Info."))),
        WriteError::NotATable,
        7018,
    );
    error(
        transaction.delete(agent, info),
        WriteError::NotDeletable,
        7024,
    );
    error(
        transaction.put("Device.Port.x.Alias", ""),
        WriteError::NoSuchPath,
        7026,
    );
    error(
        transaction.put("Device.Port.1.Nothing", ""),
        WriteError::NoSuchPath,
        7026,
    );
    error(
        transaction.set(agent, port, node("Device.Name"), "", true),
        WriteError::NoSuchParam,
        7010,
    );
    error(
        transaction.set(controller, port, node("Device.Port.{i}.State"), "Up", true),
        WriteError::ReadOnly,
        7013,
    );
    error(
        transaction.set(controller, port, node("Device.Port.{i}.Alias"), "new", true),
        WriteError::KeyFixed,
        7013,
    );
    error(
        transaction.set(controller, info, node("Device.Info.Mode"), "Z", true),
        WriteError::NotListed,
        7012,
    );
    error(
        transaction.set(controller, info, node("Device.Info.Active"), "a b", true),
        WriteError::NotAPath,
        7012,
    );
    error(
        transaction.set(
            controller,
            info,
            node("Device.Info.Active"),
            "Device.Link.1",
            true,
        ),
        WriteError::WrongTarget,
        7012,
    );
    let speed = transaction
        .set(
            controller,
            port,
            node("Device.Port.{i}.Speed"),
            "5000",
            true,
        )
        .unwrap_err();
    assert!(matches!(speed, WriteError::Value(value) if value.kind() == &ValueErrorKind::Range));
    for number in 3..4 {
        transaction
            .put(&format!("Device.Link.1.Address.{number}.Ip"), "x")
            .unwrap();
    }
    error(
        added(transaction.add(agent, link, node("Device.Link.{i}.Address."))),
        WriteError::TableFull,
        7005,
    );
    transaction.delete(agent, port).unwrap();
    error(
        transaction.delete(agent, port),
        WriteError::NoSuchObject,
        7016,
    );
    error(
        transaction.set(agent, port, node("Device.Port.{i}.Speed"), "1", true),
        WriteError::NoSuchObject,
        7016,
    );
    error(
        added(transaction.add(agent, port, node("Device.Port."))),
        WriteError::NoSuchObject,
        7016,
    );
}

#[test]
fn every_text_of_an_error() {
    let mut store = store();
    let mut transaction = store.transaction();
    transaction.put("Device.Port.1.Number", "2").unwrap();
    transaction
        .put("Device.Info.Active", "Device.Port.77")
        .unwrap();
    let error = transaction.commit().unwrap_err();
    expect!["Device.Info.: expected a strong reference to something that exists (and 1 more)"]
        .assert_eq(&error.to_string());
    assert_eq!(error.code(), 7012);
    let all = [
        WriteError::NoSuchObject,
        WriteError::NoSuchParam,
        WriteError::NotATable,
        WriteError::NotCreatable,
        WriteError::NotDeletable,
        WriteError::TableFull,
        WriteError::ReadOnly,
        WriteError::KeyFixed,
        WriteError::NotAPath,
        WriteError::WrongTarget,
        WriteError::NotListed,
        WriteError::NumberTaken,
        WriteError::NoSuchPath,
    ];
    let texts: Vec<String> = all
        .iter()
        .map(|error| format!("{} {error}\n", error.code()))
        .collect();
    expect![[r#"
        7016 expected an object that exists
        7010 expected a parameter of the object
        7018 expected a table
        7019 expected a table to which rows may be added
        7024 expected a row that may be deleted
        7005 expected a table with room for one more row
        7013 expected a parameter that may be written
        7013 expected the unique key of the row to stay as it is
        7012 expected the path of an object or parameter
        7012 expected a reference to one of its possible targets
        7012 expected one of the values that the target of the reference lists
        7025 expected an instance number that is not in use
        7026 expected the path of a parameter of the data model
    "#]]
    .assert_eq(&texts.concat());
    let kinds = [
        FaultKind::DuplicateKey,
        FaultKind::MissingTarget,
        FaultKind::NotChosen,
    ];
    let texts: Vec<String> = kinds
        .iter()
        .map(|kind| format!("{} {kind}\n", kind.code()))
        .collect();
    expect![[r#"
        7025 expected a unique key that no other row of the table has
        7012 expected a strong reference to something that exists
        7010 expected a parameter of an object that the discriminator chooses
    "#]]
    .assert_eq(&texts.concat());
}

#[test]
fn an_export_that_does_not_suit_is_refused_with_its_line() {
    let restore = |text: &str| Instances::restore(Supported::all(schema()), text).unwrap_err();
    let head = "usp instances 1\n";
    assert_eq!(
        restore("").to_string(),
        "line 1 of the export: expected a line of an export"
    );
    assert_eq!(restore("something else").kind, RestoreErrorKind::Syntax);
    let error = restore(&format!("{head}Device.\nDevice.Nothing.1.\n"));
    assert_eq!(
        (error.line, error.kind),
        (3, RestoreErrorKind::Write(WriteError::NoSuchPath))
    );
    let error = restore(&format!("{head}Device.Port.1.Alias=a\\x"));
    assert_eq!((error.line, error.kind), (2, RestoreErrorKind::Syntax));
    let error = restore(&format!(
        "{head}Device.Port.1.Alias=a\nDevice.Port.2.Alias=a\n"
    ));
    expect!["line 0 of the export: Device.Port.1.: expected a unique key that no other row of the table has (and 3 more)"]
        .assert_eq(&error.to_string());
    assert!(matches!(error.kind, RestoreErrorKind::Transaction(_)));
}

#[test]
fn public_types_go_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Instances<'_>>();
    check::<usp_datamodel::instances::Transaction<'_, '_>>();
    check::<usp_datamodel::instances::Changes>();
    check::<WriteError>();
    check::<usp_datamodel::resolve::Answers>();
    check::<usp_datamodel::resolve::ResolveError>();
    assert!(size_of::<usp_datamodel::instances::Object>() <= 8);
}
