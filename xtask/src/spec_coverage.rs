//! `spec-coverage [--promote]`: every requirement has a test named after it, or a written reason why not.

mod table;
mod tests_of;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use syn::{ImplItem, Item, TraitItem};

use self::{
    table::{IDS, Status, Table},
    tests_of::{TestFn, tests_of},
};
use crate::{
    FAMILY, root,
    sources::{Targets, walk_package},
};

const TABLE: &str = "spec/requirements.toml";

/// Runs the task.
///
/// # Errors
///
/// The list of what does not fit together, or a file that cannot be read.
pub(crate) fn run(args: &[&str]) -> Result<String, String> {
    let promote = match args {
        [] => false,
        ["--promote"] => true,
        _ => return Err("usage: spec-coverage [--promote]".to_owned()),
    };
    let path = root().join(TABLE);
    let text =
        fs::read_to_string(&path).map_err(|error| format!("cannot read {TABLE}: {error}"))?;
    let mut table = table::parse(&text)?;
    if table.len() != IDS {
        return Err(format!(
            "{TABLE}: expected {IDS} ids, found {}",
            table.len()
        ));
    }

    let mut tests = Vec::new();
    let mut helpers = BTreeMap::new();
    for krate in FAMILY {
        let dir = root().join(krate);
        tests.extend(tests_of(&dir)?);
        helpers.insert(krate, declared_names(&dir)?);
    }
    tests.extend(tests_of(&root().join("examples"))?);

    if promote {
        let named = named_ids(&table, &tests);
        let gained: Vec<&str> = table
            .iter()
            .filter(|(id, row)| row.status == Status::Later && named.contains(id.as_str()))
            .map(|(id, _)| id.as_str())
            .collect();
        let text = table::promoted(&text, &table, &gained);
        fs::write(&path, &text).map_err(|error| format!("cannot write {TABLE}: {error}"))?;
        table = table::parse(&text)?;
    }

    let mut faults = table::faults(&table);
    faults.extend(coverage_faults(&table, &tests));
    faults.extend(helper_faults(&table, &helpers));
    let report = report(&table, &tests);
    if faults.is_empty() {
        Ok(report)
    } else {
        let list: String = faults.iter().fold(String::new(), |mut list, fault| {
            let _ = writeln!(list, "  {fault}");
            list
        });
        Err(format!(
            "{report}\nspec-coverage failed:\n{}",
            list.trim_end()
        ))
    }
}

/// What a function name says about requirements.
#[derive(Debug, PartialEq, Eq)]
enum Named<'a> {
    /// Does not begin with `r_`.
    Nothing,
    /// An id of the table.
    Id(&'a str),
    /// Begins with `r_`, but what follows is no id of the table.
    Unknown,
}

/// The requirement that a test is named after: `r_e2e_6a_disallowed_..` -> `R-E2E.6a`.
///
/// The longest id wins: `r_e2e_32_1_..` names R-E2E.32.1, while `r_arc_6_50_characters_..` names R-ARC.6.
fn named<'a>(table: &'a Table, name: &str) -> Named<'a> {
    let Some(rest) = name.strip_prefix("r_") else {
        return Named::Nothing;
    };
    let mut parts = rest.split('_');
    let (Some(chapter), Some(number)) = (parts.next(), parts.next()) else {
        return Named::Unknown;
    };
    let chapter = chapter.to_uppercase();
    let short = format!("R-{chapter}.{number}");
    let long = parts.next().map(|sub| format!("{short}.{sub}"));
    [long, Some(short)]
        .into_iter()
        .flatten()
        .find_map(|id| table.get_key_value(&id))
        .map_or(Named::Unknown, |(id, _)| Named::Id(id))
}

/// Ids with at least one test that runs and has a body.
fn named_ids<'a>(table: &'a Table, tests: &[TestFn]) -> BTreeSet<&'a str> {
    tests
        .iter()
        .filter(|test| !test.is_ignored && !test.is_empty)
        .filter_map(|test| match named(table, &test.name) {
            Named::Id(id) => Some(id),
            Named::Nothing | Named::Unknown => None,
        })
        .collect()
}

/// Where table and tests contradict each other.
fn coverage_faults(table: &Table, tests: &[TestFn]) -> Vec<String> {
    let mut faults = Vec::new();
    for test in tests {
        let (name, place) = (&test.name, test.place());
        match named(table, name) {
            Named::Nothing => {}
            Named::Unknown => faults.push(format!("{place}: {name} names no known requirement")),
            Named::Id(id) if test.is_ignored => {
                faults.push(format!(
                    "{place}: {name} is ignored and proves nothing of {id}"
                ));
            }
            Named::Id(id) if test.is_empty => {
                faults.push(format!(
                    "{place}: {name} has no body and proves nothing of {id}"
                ));
            }
            Named::Id(_) => {}
        }
    }
    let named = named_ids(table, tests);
    for (id, row) in table {
        match (row.status, named.contains(id.as_str())) {
            (Status::Tested, false) => {
                faults.push(format!(
                    "{id}: is called tested, but no test is named after it"
                ));
            }
            (Status::Later, true) => faults.push(format!(
                "{id}: is called later, but has a test (run spec-coverage --promote)"
            )),
            _ => {}
        }
    }
    faults
}

/// `caller` rows that neither name a helper (a path in backticks) nor say `none: ` and why, and helpers that no crate
/// declares.
fn helper_faults(table: &Table, declared: &BTreeMap<&str, BTreeSet<String>>) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, row) in table.iter().filter(|(_, row)| row.status == Status::Caller) {
        let reason = row.reason.as_deref().unwrap_or_default();
        let says_none = reason
            .strip_prefix("none: ")
            .is_some_and(|why| !why.trim().is_empty());
        if says_none == reason.contains('`') {
            faults.push(format!(
                "{id}: expected a helper in backticks, or `none: ` and the reason, found {reason:?}"
            ));
        }
        for path in reason.split('`').skip(1).step_by(2) {
            let mut segments = path.split("::");
            let krate = segments.next().unwrap_or_default().replace('_', "-");
            let known = declared.get(krate.as_str());
            if !known.is_some_and(|names| segments.all(|segment| names.contains(segment))) {
                faults.push(format!("{id}: the helper `{path}` does not exist"));
            }
        }
    }
    faults
}

/// Names of the types, functions and methods that the library in `dir` declares.
fn declared_names(dir: &std::path::Path) -> Result<BTreeSet<String>, String> {
    let mut names = BTreeSet::new();
    walk_package(dir, Targets::Library, &mut |_, is_test, items| {
        if is_test {
            return;
        }
        for item in items {
            match item {
                Item::Struct(item) => drop(names.insert(item.ident.to_string())),
                Item::Enum(item) => drop(names.insert(item.ident.to_string())),
                Item::Fn(item) => drop(names.insert(item.sig.ident.to_string())),
                Item::Mod(item) => drop(names.insert(item.ident.to_string())),
                Item::Trait(item) => {
                    names.insert(item.ident.to_string());
                    names.extend(item.items.iter().filter_map(|item| match item {
                        TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
                        _ => None,
                    }));
                }
                Item::Impl(item) => names.extend(item.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                    _ => None,
                })),
                _ => {}
            }
        }
    })?;
    Ok(names)
}

/// Covered and total per crate, the rest of the table, and the sum.
fn report(table: &Table, tests: &[TestFn]) -> String {
    let named = named_ids(table, tests);
    let mut out = String::new();
    let (mut all_covered, mut all) = (0_usize, 0_usize);
    for krate in FAMILY {
        let mine = || {
            table
                .iter()
                .filter(move |(_, row)| row.krate == krate && row.status.is_ours())
        };
        let total = mine().count();
        let covered = mine().filter(|(id, _)| named.contains(id.as_str())).count();
        let _ = writeln!(out, "{krate:<14} {covered:>3}/{total}");
        all_covered = all_covered.saturating_add(covered);
        all = all.saturating_add(total);
    }
    let count = |status| table.values().filter(|row| row.status == status).count();
    let _ = writeln!(
        out,
        "not ours: caller {}, out {}, deprecated {}; ids in all: {}",
        count(Status::Caller),
        count(Status::Out),
        count(Status::Deprecated),
        table.len()
    );
    let _ = write!(out, "spec-coverage: {all_covered} of {all}");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |id: &str, krate: &str, status: &str, reason: &str| {
            let reason = if reason.is_empty() {
                String::new()
            } else {
                format!(", reason = \"{reason}\"")
            };
            format!(
                "\"{id}\" = {{ level = \"MUST\", crate = \"{krate}\", status = \"{status}\"{reason} }}\n"
            )
        };
        let text = format!(
            "[chapter]\n{}{}{}{}{}{}",
            row("R-E2E.32", "usp-record", "tested", ""),
            row("R-E2E.32.1", "usp-record", "tested", ""),
            row("R-ARC.6", "usp-record", "tested", ""),
            row("R-MSG.0a", "usp-e2e", "later", "no test yet"),
            row("R-DEREG.4", "none", "out", "Controller engine"),
            row(
                "R-ARC.3",
                "caller",
                "caller",
                "`usp_record::EndpointId::is_reserved` tells"
            ),
        );
        table::parse(&text).unwrap()
    }

    fn test(name: &str) -> TestFn {
        TestFn {
            name: name.to_owned(),
            file: "tests/it/spec/r.rs".into(),
            line: 7,
            is_ignored: false,
            is_empty: false,
        }
    }

    fn complete() -> Vec<TestFn> {
        [
            "r_e2e_32_order",
            "r_e2e_32_1_bytes",
            "r_arc_6_50_characters",
            "round_trip",
        ]
        .map(test)
        .to_vec()
    }

    #[test]
    fn names_map_to_the_longest_known_id() {
        let table = table();
        for (name, expected) in [
            ("r_e2e_32_fields_in_order", Named::Id("R-E2E.32")),
            ("r_e2e_32_1_big_endian", Named::Id("R-E2E.32.1")),
            ("r_e2e_32_1", Named::Id("R-E2E.32.1")),
            ("r_e2e_32", Named::Id("R-E2E.32")),
            ("r_arc_6_50_characters", Named::Id("R-ARC.6")),
            ("r_msg_0a_same_record_type", Named::Id("R-MSG.0a")),
            ("r_dereg_4_never_an_error", Named::Id("R-DEREG.4")),
            ("r_e2e_99_no_such_id", Named::Unknown),
            ("r_e2e_32b_no_such_letter", Named::Unknown),
            ("r_arc6_missing_separator", Named::Unknown),
            ("r_arc", Named::Unknown),
            ("record_round_trip", Named::Nothing),
        ] {
            assert_eq!(named(&table, name), expected, "{name}");
        }
    }

    #[test]
    fn a_complete_table_has_no_faults() {
        assert_eq!(coverage_faults(&table(), &complete()), [""; 0]);
    }

    #[test]
    fn a_tested_id_without_a_test_fails() {
        let mut tests = complete();
        tests.remove(1);
        assert_eq!(
            coverage_faults(&table(), &tests),
            ["R-E2E.32.1: is called tested, but no test is named after it"]
        );
    }

    #[test]
    fn a_test_of_an_unknown_id_fails() {
        let mut tests = complete();
        tests.push(test("r_e2e_99_x"));
        assert_eq!(
            coverage_faults(&table(), &tests),
            ["tests/it/spec/r.rs:7: r_e2e_99_x names no known requirement"]
        );
    }

    #[test]
    fn a_later_id_with_a_test_fails() {
        let mut tests = complete();
        tests.push(test("r_msg_0a_x"));
        assert_eq!(
            coverage_faults(&table(), &tests),
            ["R-MSG.0a: is called later, but has a test (run spec-coverage --promote)"]
        );
    }

    #[test]
    fn a_test_that_does_not_run_or_does_nothing_fails() {
        for (is_ignored, is_empty, word) in [(true, false, "is ignored"), (false, true, "no body")]
        {
            let mut tests = complete();
            (tests[2].is_ignored, tests[2].is_empty) = (is_ignored, is_empty);
            let faults = coverage_faults(&table(), &tests);
            assert_eq!(faults.len(), 2, "{faults:?}");
            assert!(faults[0].contains(word), "{faults:?}");
            assert!(
                faults[1].starts_with("R-ARC.6: is called tested"),
                "{faults:?}"
            );
        }
    }

    #[test]
    fn a_promised_helper_must_exist() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let fault = ["R-ARC.3: the helper `usp_record::EndpointId::is_reserved` does not exist"];
        let mut declared = BTreeMap::new();
        assert_eq!(helper_faults(&table(), &declared), fault);
        declared.insert("usp-record", names(&["EndpointId"]));
        assert_eq!(helper_faults(&table(), &declared), fault);
        declared.insert("usp-record", names(&["EndpointId", "is_reserved"]));
        assert_eq!(helper_faults(&table(), &declared), [""; 0]);
    }

    #[test]
    fn a_caller_row_names_a_helper_or_says_none() {
        let faults = |reason: &str| {
            let table = table::parse(&format!(
                "[c]\n\"R-X.1\" = {{ level = \"MUST\", crate = \"caller\", status = \"caller\", reason = \"{reason}\" }}"
            ))
            .unwrap();
            let names = BTreeSet::from(["Record".to_owned()]);
            helper_faults(&table, &BTreeMap::from([("usp-record", names)]))
        };
        for reason in ["none: sockets are not ours", "`usp_record::Record` tells"] {
            assert_eq!(faults(reason), [""; 0], "{reason}");
        }
        for reason in [
            "sockets are not ours",
            "none",
            "none: ",
            "none: `usp_record::Record`",
        ] {
            let found = faults(reason);
            assert!(
                found.len() == 1 && found[0].starts_with("R-X.1: expected a helper"),
                "{reason}: {found:?}"
            );
        }
    }

    #[test]
    fn the_report_ends_with_the_sum() {
        let report = report(&table(), &complete());
        assert!(report.contains("usp-record       3/3\n"), "{report}");
        assert!(report.contains("usp-e2e          0/1\n"), "{report}");
        assert!(report.ends_with("\nspec-coverage: 3 of 4"), "{report}");
    }
}
