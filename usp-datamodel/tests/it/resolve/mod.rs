mod ask;
mod data;
mod laws;
mod random;
mod random_laws;
mod sources;

use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::{Permissions, Place, Purpose};
use usp_datamodel::xml::{Loader, NoFiles};
use usp_datamodel::{NodeId, Schema, Supported};
use usp_path::{Match, PathName, PathView};

pub(crate) use self::ask::{resolve, shown};

pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/resolve");

/// The schema of testdata/resolve, made once.
pub(crate) fn schema() -> Schema<'static> {
    use std::sync::OnceLock;
    static IMAGE: OnceLock<Vec<u8>> = OnceLock::new();
    let image = IMAGE.get_or_init(|| {
        let xml = std::fs::read(format!("{FOLDER}/model.xml")).unwrap();
        let loaded = Loader::new().load("model.xml", &xml, &mut NoFiles).unwrap();
        assert!(loaded.is_complete(), "{:?}", loaded.diagnostics);
        loaded.into_model().unwrap().compile().unwrap()
    });
    Schema::from_bytes(image).unwrap()
}

pub(crate) fn empty() -> Instances<'static> {
    Instances::new(Supported::all(schema()))
}

/// The store of testdata/resolve.
pub(crate) fn store() -> Instances<'static> {
    let mut store = empty();
    let mut transaction = store.transaction();
    for line in std::fs::read_to_string(format!("{FOLDER}/store.txt"))
        .unwrap()
        .lines()
    {
        let (path, value) = line.split_once(' ').unwrap();
        transaction
            .put(path, value)
            .unwrap_or_else(|error| panic!("{line}: {error}"));
    }
    transaction.commit().unwrap();
    store
}

/// Hides what matches one of some patterns.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    patterns: Vec<PathName>,
    secured: bool,
}

impl Hidden {
    pub(crate) fn new(patterns: &[String]) -> Self {
        let (secured, patterns): (Vec<_>, Vec<_>) =
            patterns.iter().partition(|pattern| *pattern == "(secured)");
        Self {
            patterns: patterns.iter().map(|text| text.parse().unwrap()).collect(),
            secured: !secured.is_empty(),
        }
    }

    pub(crate) fn hides(&self, path: &str) -> bool {
        let path = PathView::parse(path).unwrap();
        let matches = |pattern: &PathName| pattern.view().matches(&path) == Match::Yes;
        self.patterns.iter().any(matches)
    }
}

impl Permissions for Hidden {
    fn reads_param(&self, object: Place<'_>, param: NodeId) -> bool {
        let name = schema().node(param).unwrap().name();
        !self.hides(&format!("{object}{name}"))
    }

    fn reads_object(&self, object: Place<'_>) -> bool {
        !self.hides(&object.to_string())
    }

    fn reads_table(&self, parent: Place<'_>, table: NodeId) -> bool {
        let name = schema().node(table).unwrap().name();
        !self.hides(&format!("{parent}{name}."))
    }

    fn lists_row(&self, row: Place<'_>) -> bool {
        !self.hides(&row.to_string())
    }

    fn reads_secured(&self) -> bool {
        !self.secured
    }
}

pub(crate) fn purpose(name: &str) -> Purpose {
    match name {
        "Get" => Purpose::Get,
        "GetInstances" => Purpose::GetInstances,
        "GetSupportedDm" => Purpose::GetSupportedDm,
        "Set" => Purpose::Set,
        "Add" => Purpose::Add,
        "Delete" => Purpose::Delete,
        "Operate" => Purpose::Operate,
        other => panic!("no purpose {other}"),
    }
}
