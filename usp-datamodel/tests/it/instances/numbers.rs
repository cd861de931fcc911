//! Instance references, tables that must not become empty, and secrets in the index of keys.

use usp_datamodel::instances::{Instances, WriteError, Writer};
use usp_datamodel::xml::{Loader, NoFiles};
use usp_datamodel::{Schema, Supported};

use super::{add, at, store, value};

const MODEL: &str = r#"<?xml version="1.0"?>
<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-17" spec="urn:example:numbers-1-0" file="numbers.xml">
  <model name="Device:1.0">
    <object name="Device." access="readOnly" minEntries="1" maxEntries="1">
      <parameter name="RowNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
      <parameter name="Strong" access="readWrite"><syntax><int><instanceRef refType="strong" targetParent="Device.Row."/></int></syntax></parameter>
      <parameter name="List" access="readWrite"><syntax><list/><unsignedInt><instanceRef refType="strong" targetParent="Device.Row."/></unsignedInt></syntax></parameter>
      <parameter name="Weak" access="readWrite"><syntax><unsignedInt><instanceRef refType="weak" targetParent="Device.Row."/></unsignedInt></syntax></parameter>
    </object>
    <object name="Device.Row.{i}." access="readWrite" minEntries="1" maxEntries="unbounded" numEntriesParameter="RowNumberOfEntries">
      <uniqueKey functional="false"><parameter ref="Alias"/></uniqueKey>
      <parameter name="Alias" access="readWrite"><syntax><string/></syntax></parameter>
      <parameter name="Inner" access="readWrite"><syntax><unsignedInt><instanceRef refType="strong" targetParentScope="object" targetParent="Part."/></unsignedInt></syntax></parameter>
      <parameter name="PartNumberOfEntries" access="readOnly"><syntax><unsignedInt/></syntax></parameter>
    </object>
    <object name="Device.Row.{i}.Part.{i}." access="readWrite" minEntries="0" maxEntries="unbounded" numEntriesParameter="PartNumberOfEntries">
      <uniqueKey functional="false"><parameter ref="Alias"/></uniqueKey>
      <parameter name="Alias" access="readWrite"><syntax><string/></syntax></parameter>
    </object>
  </model>
</dm:document>"#;

fn image() -> Vec<u8> {
    let loaded = Loader::new()
        .load("numbers.xml", MODEL.as_bytes(), &mut NoFiles)
        .unwrap();
    assert!(loaded.is_complete(), "{:?}", loaded.diagnostics);
    loaded.into_model().unwrap().compile().unwrap()
}

/// Rows 1 and 2, of which the first has part 7.
fn numbers(image: &[u8]) -> Instances<'_> {
    let schema = Schema::from_bytes(image).unwrap();
    let mut store = Instances::new(Supported::all(schema));
    let mut transaction = store.transaction();
    for (path, alias) in [
        ("Device.Row.1.Alias", "a"),
        ("Device.Row.2.Alias", "b"),
        ("Device.Row.1.Part.7.Alias", "p"),
    ] {
        transaction.put(path, alias).unwrap();
    }
    transaction.commit().unwrap();
    store
}

fn write(
    store: &mut Instances<'_>,
    writer: Writer,
    path: &str,
    value: &str,
) -> Result<(), WriteError> {
    let (object, name) = path.rsplit_once('.').unwrap();
    let (object, param) = store.relative_param(at(store, object), name).unwrap();
    let mut transaction = store.transaction();
    transaction.set(writer, object, param.id(), value, true)?;
    transaction.commit().unwrap();
    Ok(())
}

#[test]
fn r_arc_12_strong_instance_references_lead_to_rows_that_exist() {
    let image = image();
    let mut store = numbers(&image);
    let mut set = |path, value| write(&mut store, Writer::Controller, path, value);
    for (path, good) in [
        ("Device.Strong", "2"),
        ("Device.Strong", "-1"),
        ("Device.Strong", "0"),
        ("Device.List", "1,2"),
        ("Device.List", ""),
        ("Device.Weak", "9"),
        ("Device.Row.1.Inner", "7"),
        ("Device.Row.2.Inner", "0"),
    ] {
        assert_eq!(set(path, good), Ok(()), "{path}={good}");
    }
    for (path, bad) in [
        ("Device.Strong", "3"),
        ("Device.List", "1,3"),
        ("Device.Row.1.Inner", "1"),
        // Part 7 stands in the other row.
        ("Device.Row.2.Inner", "7"),
    ] {
        assert_eq!(set(path, bad), Err(WriteError::WrongTarget), "{path}={bad}");
        assert_eq!(WriteError::WrongTarget.code(), 7012);
    }
    // The Agent reports what its device says.
    assert_eq!(
        write(&mut store, Writer::Agent, "Device.Strong", "3"),
        Ok(())
    );
    assert_eq!(value(&store, "Device.Strong"), "3");
}

#[test]
fn a_controller_leaves_the_rows_that_a_table_must_have() {
    let image = image();
    let mut store = numbers(&image);
    let delete = |store: &mut Instances<'_>, writer, path: &str| {
        let row = at(store, path);
        let mut transaction = store.transaction();
        transaction.delete(writer, row)?;
        transaction.commit().unwrap();
        Ok::<_, WriteError>(())
    };
    assert_eq!(
        delete(&mut store, Writer::Controller, "Device.Row.1."),
        Ok(())
    );
    let error = delete(&mut store, Writer::Controller, "Device.Row.2.").unwrap_err();
    assert_eq!((error, error.code()), (WriteError::TableAtMinimum, 7024));
    expect_test::expect!["expected a table with more rows than it must have"]
        .assert_eq(&error.to_string());
    assert_eq!(value(&store, "Device.RowNumberOfEntries"), "1");
    assert_eq!(delete(&mut store, Writer::Agent, "Device.Row.2."), Ok(()));
}

#[test]
fn a_seed_of_the_keys_changes_nothing_but_their_hashes() {
    let plain = store();
    let mut seeded = plain.clone().with_key_seed([0x1234, 0x5678]);
    assert_eq!(seeded.export(), plain.export());
    assert!(!format!("{seeded:?}").contains("4660"));
    let first = add(
        &mut seeded,
        "Device.",
        "Device.Port.",
        &[("Alias", "one more")],
    );
    assert!(first.is_ok());
    let again = add(
        &mut seeded,
        "Device.",
        "Device.Port.",
        &[("Alias", "one more")],
    );
    assert_eq!(again, Err(7025));
    let found = crate::resolve::resolve(
        seeded.supported(),
        &mut &seeded,
        r#"Device.Port.[Alias=="one more"]."#,
        usp_datamodel::resolve::Purpose::Get,
        &usp_datamodel::resolve::Everything,
    );
    assert_eq!(found, Ok(first.into_iter().collect()));
}
