//! A small store: paths through it, and changes to it.

use std::sync::LazyLock;

use usp_datamodel::{
    Schema, Supported,
    instances::Instances,
    resolve::{Answers, Everything, Need, Purpose, Resolution, Step, Target},
    xml::{Loader, NoFiles},
};
use usp_path::{Leniency, Limits, PathView};

static IMAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let xml = include_bytes!("../../testdata/resolve/model.xml");
    let loaded = Loader::new().load("model.xml", xml, &mut NoFiles);
    let model = loaded.expect("a document").into_model().expect("a model");
    model.compile().expect("an image")
});

fn empty() -> Instances<'static> {
    let schema = Schema::from_bytes(&IMAGE).expect("an image of ours");
    Instances::new(Supported::all(schema))
}

static STORE: LazyLock<Instances<'static>> = LazyLock::new(|| {
    let mut store = empty();
    let mut transaction = store.transaction();
    for line in include_str!("../../testdata/resolve/store.txt").lines() {
        let (path, value) = line.split_once(' ').expect("a path and a value");
        transaction.put(path, value).expect("a value of the model");
    }
    transaction.commit().expect("a sound store");
    store
});

const PURPOSES: [Purpose; 7] = [
    Purpose::Get,
    Purpose::GetInstances,
    Purpose::GetSupportedDm,
    Purpose::Set,
    Purpose::Add,
    Purpose::Delete,
    Purpose::Operate,
];

/// A path leads to the same from memory and from a source that answers later, and what it leads
/// to leads to itself.
pub(super) fn resolve(data: &[u8]) {
    let Some((first, text)) = data.split_first() else {
        return;
    };
    let purpose = PURPOSES[usize::from(*first) % PURPOSES.len()];
    let Ok(path) = PathView::from_utf8(text, Leniency::MISSING_TRAILING_DOT, &Limits::DEFAULT)
    else {
        return;
    };
    let store = &*STORE;
    let memory = targets(store, &path, purpose);
    assert_eq!(later(store, &path, purpose), memory, "{path}");
    for found in memory.unwrap_or_default() {
        let path = PathView::parse(&found).expect("a path");
        if purpose != Purpose::GetSupportedDm {
            assert_eq!(
                targets(store, &path, purpose),
                Ok(vec![found.clone()]),
                "{found}"
            );
        }
    }
}

fn targets(
    store: &Instances<'_>,
    path: &PathView<'_>,
    purpose: Purpose,
) -> Result<Vec<String>, u32> {
    let mut resolution = Resolution::new(store.supported(), path, purpose, &Everything)
        .map_err(|error| error.code())?;
    let mut source = store;
    let step = resolution.step(&mut source).map_err(|error| error.code())?;
    assert_eq!(step, Step::Done);
    Ok(shown(&resolution, store))
}

fn later(store: &Instances<'_>, path: &PathView<'_>, purpose: Purpose) -> Result<Vec<String>, u32> {
    let mut answers = Answers::new();
    let mut resolution = Resolution::new(store.supported(), path, purpose, &Everything)
        .map_err(|error| error.code())?;
    let find = |path: &str| {
        if path.is_empty() {
            Some(store.root())
        } else {
            store.find(path)
        }
    };
    while resolution
        .step(&mut answers)
        .map_err(|error| error.code())?
        == Step::Need
    {
        let needs = answers.take_needs();
        assert!(!needs.is_empty(), "nothing is asked for");
        for need in needs {
            match &need {
                Need::Object { parent, object } => {
                    let parent = find(parent).expect("asked below what exists");
                    let exists = store.child(parent, *object).is_some();
                    answers.supply_object(need, exists);
                }
                Need::Rows { parent, table } => {
                    let parent = find(parent).expect("asked below what exists");
                    let rows = store
                        .rows(parent, *table)
                        .map(|(number, _)| number)
                        .collect();
                    answers.supply_rows(need, rows);
                }
                Need::Value { object, param } => {
                    let object = find(object).expect("asked of what exists");
                    let value = store.value(object, *param).map(String::from);
                    answers.supply_value(need, value);
                }
                other => panic!("{other:?}"),
            }
        }
    }
    Ok(shown(&resolution, store))
}

fn shown(resolution: &Resolution<'_>, store: &Instances<'_>) -> Vec<String> {
    let name = |node| store.schema().node(node).map_or("", |node| node.name());
    let shown = |target: &Target| {
        let place = resolution.place(target.object());
        match target {
            Target::Object(_) => place.to_string(),
            Target::Table { table, .. } => format!("{place}{}.", name(*table)),
            Target::Param { param, .. } => format!("{place}{}", name(*param)),
            Target::Command { command, .. } => format!("{place}{}", name(*command)),
            Target::Event { event, .. } => format!("{place}{}", name(*event)),
            other => panic!("{other:?}"),
        }
    };
    resolution.targets().iter().map(shown).collect()
}

/// Lines of `path=value`, `-path` (delete) and `!` (end the transaction): all or nothing, and
/// what is exported is restored.
pub(super) fn transactions(data: &[u8]) {
    use usp_datamodel::instances::Writer;
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut store = STORE.clone();
    for part in text.split('!').take(8) {
        let before = store.export();
        let mut transaction = store.transaction();
        for line in part.lines().take(64) {
            if let Some(path) = line.strip_prefix('-') {
                if let Some(object) = transaction.instances().find(path) {
                    let _refused = transaction.delete(Writer::Controller, object);
                }
            } else if let Some((path, value)) = line.split_once('=') {
                let _refused = transaction.put(path, value);
            }
        }
        let committed = transaction.commit();
        let after = store.export();
        if committed.is_err() {
            assert_eq!(after, before, "a refused transaction has changed something");
        }
        let again = Instances::restore(store.supported().clone(), &after);
        assert_eq!(again.expect("an export of ours").export(), after);
    }
    let _no_export = Instances::restore(store.supported().clone(), text);
}
