//! The cases of testdata/resolve, each from memory and from a source that answers later.

use serde::Deserialize;
use usp_path::{Leniency, Limits, PathView};

use super::ask::later;
use super::{Hidden, purpose, resolve, shown, store};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    purpose: String,
    path: String,
    #[serde(default)]
    hidden: Vec<String>,
    found: Option<Vec<String>>,
    code: Option<u32>,
}

fn run(file: &str, at_least: usize) {
    let text = std::fs::read_to_string(format!("{}/{file}", super::FOLDER)).unwrap();
    let table: Table = toml::from_str(&text).unwrap();
    assert!(table.case.len() >= at_least, "{file} has lost cases");
    let store = store();
    let mut failures = Vec::new();
    for case in table.case {
        let expected = match (&case.found, case.code) {
            (Some(found), None) => Ok(found.clone()),
            (None, Some(code)) => Err(code),
            _ => panic!("{}: either found or code", case.path),
        };
        let view = Hidden::new(&case.hidden);
        let purpose = purpose(&case.purpose);
        let memory = resolve(store.supported(), &mut &store, &case.path, purpose, &view);
        let path =
            PathView::parse_with(&case.path, Leniency::MISSING_TRAILING_DOT, &Limits::DEFAULT);
        let path = path.unwrap();
        let later = later(&store, &path, purpose, &view);
        let later = later.map(|resolution| shown(&resolution));
        for (source, found) in [
            ("memory", memory),
            ("later", later.map_err(|error| error.code())),
        ] {
            if found != expected {
                failures.push(format!(
                    "{} {} ({}, {source}): expected {expected:?}, found {found:?}",
                    case.purpose, case.path, case.rule
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{file}:\n{}", failures.join("\n"));
}

#[test]
fn zero_matches() {
    run("zero-matches.toml", 45);
}

#[test]
fn expressions() {
    run("expressions.toml", 80);
}

#[test]
fn references() {
    run("references.toml", 30);
}

#[test]
fn permissions() {
    run("permissions.toml", 18);
}
