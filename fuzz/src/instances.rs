//! A small store: paths through it, and changes to it.

use std::sync::LazyLock;

use usp_datamodel::{
    Schema, Supported,
    instances::Instances,
    resolve::{Everything, Purpose},
    xml::{Loader, NoFiles},
};
use usp_path::{Leniency, Limits, PathView};

use super::ask::{later, shown};
use super::random::{PURPOSES, agree};

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

/// A first byte of at least this many throws a model of its own.
const RANDOM: u8 = 128;

/// A path leads to the same from memory and from a source that answers later, and what it leads
/// to leads to itself; on models out of dice, to what an interpreter of text finds.
pub(super) fn resolve(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    if *first >= RANDOM {
        agree(rest);
        return;
    }
    let purpose = PURPOSES[usize::from(*first) % PURPOSES.len()];
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let store = &*STORE;
    let memory = at_once(store, text, purpose);
    if let Ok(path) = PathView::parse_with(text, Leniency::MISSING_TRAILING_DOT, &Limits::DEFAULT) {
        let later = later(store, &path, purpose, &Everything);
        let later = later
            .map(|found| shown(&found))
            .map_err(|error| error.code());
        assert_eq!(later, memory, "{path}");
    }
    if purpose == Purpose::GetSupportedDm {
        return;
    }
    for found in memory.unwrap_or_default() {
        let path = found.strip_suffix("{i}.").unwrap_or(&found);
        assert_eq!(
            at_once(store, path, purpose),
            Ok(vec![found.clone()]),
            "{path}"
        );
    }
}

fn at_once(store: &Instances<'_>, path: &str, purpose: Purpose) -> Result<Vec<String>, u32> {
    let mut source = store;
    super::ask::resolve(store.supported(), &mut source, path, purpose, &Everything)
}

/// Lines of `path=value`, `-path` (delete) and `!` (end the transaction): all or nothing, and
/// what is exported is restored.
pub(super) fn transactions(data: &[u8]) {
    use usp_datamodel::instances::Writer;
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut store = STORE.clone();
    let mut before = store.export();
    for part in text.split('!').take(8) {
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
        } else if after != before {
            let again = Instances::restore(store.supported().clone(), &after);
            assert_eq!(again.expect("an export of ours").export(), after);
        }
        before = after;
    }
    let _no_export = Instances::restore(store.supported().clone(), text);
}
