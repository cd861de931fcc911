mod laws;
mod numbers;
mod transactions;
mod withdrawn;

use usp_datamodel::instances::{Instances, Object};

pub(crate) use crate::resolve::{empty, schema, store};

pub(crate) fn at(store: &Instances<'_>, path: &str) -> Object {
    store
        .find(path)
        .unwrap_or_else(|| panic!("{path} does not exist"))
}

/// The value of a parameter by its full path.
pub(crate) fn value(store: &Instances<'_>, path: &str) -> String {
    let (object, name) = path.rsplit_once('.').unwrap();
    let value = store.value_by_name(at(store, object), name);
    value
        .unwrap_or_else(|| panic!("{path} has no value"))
        .to_owned()
}

/// Sets parameters as a Controller, all of them required; the code of the first refusal.
pub(crate) fn set(store: &mut Instances<'_>, settings: &[(&str, &str)]) -> Result<(), u32> {
    use usp_datamodel::instances::Writer;
    let mut transaction = store.transaction();
    for (path, value) in settings {
        let (object, name) = path.rsplit_once('.').unwrap();
        let row = transaction.instances().find(object);
        // An arm that does not exist yet is reached through the row that holds it.
        let (object, param) = match row {
            Some(object) => transaction.instances().relative_param(object, name),
            None => {
                let (row, arm) = object.rsplit_once('.').unwrap();
                let row = at(transaction.instances(), row);
                transaction
                    .instances()
                    .relative_param(row, &format!("{arm}.{name}"))
            }
        }
        .unwrap_or_else(|| panic!("no parameter {path}"));
        transaction
            .set(Writer::Controller, object, param.id(), value, true)
            .map_err(|error| error.code())?;
    }
    transaction.commit().map_err(|error| error.code())?;
    Ok(())
}

/// Adds a row as a Controller, with parameters.
pub(crate) fn add(
    store: &mut Instances<'_>,
    parent: &str,
    table: &str,
    settings: &[(&str, &str)],
) -> Result<String, u32> {
    use usp_datamodel::instances::Writer;
    let parent = at(store, parent);
    let table = schema().lookup(table).unwrap().node.id();
    let mut transaction = store.transaction();
    let row = transaction
        .add(Writer::Controller, parent, table)
        .map_err(|error| error.code())?;
    for (name, value) in settings {
        let (object, param) = transaction.instances().relative_param(row, name).unwrap();
        transaction
            .set(Writer::Controller, object, param.id(), value, false)
            .map_err(|error| error.code())?;
    }
    let path = transaction.instances().path(row).to_string();
    transaction.commit().map_err(|error| error.code())?;
    Ok(path)
}

pub(crate) fn delete(store: &mut Instances<'_>, path: &str) -> Result<(), u32> {
    use usp_datamodel::instances::Writer;
    let row = at(store, path);
    let mut transaction = store.transaction();
    transaction
        .delete(Writer::Controller, row)
        .map_err(|error| error.code())?;
    transaction.commit().map_err(|error| error.code())?;
    Ok(())
}
