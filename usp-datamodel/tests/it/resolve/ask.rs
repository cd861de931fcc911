//! A path, asked of a source that answers at once and of one that answers later.

use usp_datamodel::NodeId;
use usp_datamodel::Supported;
use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::{
    Answers, DataSource, Need, Permissions, Purpose, Resolution, ResolveError, Step, Target,
};
use usp_path::{Leniency, Limits, PathView};

/// Resolves a path as a message would have it, from a source that answers at once.
pub(crate) fn resolve<S: DataSource>(
    supported: &Supported<'_>,
    source: &mut S,
    path: &str,
    purpose: Purpose,
    view: &dyn Permissions,
) -> Result<Vec<String>, u32> {
    let path = PathView::parse_with(path, Leniency::MISSING_TRAILING_DOT, &Limits::DEFAULT)
        .map_err(|error| error.code())?;
    let mut resolution =
        Resolution::new(supported, &path, purpose, view).map_err(|error| error.code())?;
    let step = resolution.step(source).map_err(|error| error.code())?;
    assert_eq!(step, Step::Done);
    Ok(shown(&resolution))
}

/// The paths of what a resolution has found.
pub(crate) fn shown(resolution: &Resolution<'_>) -> Vec<String> {
    let schema = resolution.supported().schema();
    let name = |node: &NodeId| schema.node(*node).unwrap().name();
    let shown = |target: &Target| {
        let place = resolution.place(target.object());
        match target {
            Target::Object(_) => place.to_string(),
            Target::Table { table, .. } => format!("{place}{}.{{i}}.", name(table)),
            Target::Param { param, .. } => format!("{place}{}", name(param)),
            Target::Command { command, .. } => format!("{place}{}", name(command)),
            Target::Event { event, .. } => format!("{place}{}", name(event)),
            other => panic!("{other:?}"),
        }
    };
    resolution.targets().iter().map(shown).collect()
}

/// Answers what is asked from a store.
pub(super) fn answer(store: &Instances<'_>, answers: &mut Answers) -> usize {
    let needs = answers.take_needs();
    assert!(!needs.is_empty(), "nothing is asked for");
    let count = needs.len();
    let find = |path: &str| {
        if path.is_empty() {
            return store.root();
        }
        store
            .find(path)
            .unwrap_or_else(|| panic!("asked below {path}, which does not exist"))
    };
    for need in needs {
        match &need {
            Need::Object { parent, object } => {
                let exists = store.child(find(parent), *object).is_some();
                answers.supply_object(need, exists);
            }
            Need::Rows { parent, table } => {
                let rows = store
                    .rows(find(parent), *table)
                    .map(|(number, _)| number)
                    .rev();
                let rows: Vec<u32> = rows.collect();
                answers.supply_rows(need, rows);
            }
            Need::Value { object, param } => {
                let value = store.value(find(object), *param).map(String::from);
                answers.supply_value(need, value);
            }
            other => panic!("{other:?}"),
        }
    }
    count
}

/// Resolves a path, answering each round of questions only when it has been asked.
pub(super) fn later<'p>(
    store: &'p Instances<'p>,
    path: &'p PathView<'p>,
    purpose: Purpose,
    view: &'p dyn Permissions,
) -> Result<Resolution<'p>, ResolveError> {
    let mut answers = Answers::new();
    let mut resolution = Resolution::new(store.supported(), path, purpose, view)?;
    while resolution.step(&mut answers)? == Step::Need {
        answer(store, &mut answers);
    }
    Ok(resolution)
}
