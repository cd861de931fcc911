//! `spec/requirements.toml`: every requirement id and how the family stands to it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::FAMILY;

/// How many ids TR-369 1.4.1 has: a row that gets lost is an error.
pub(super) const IDS: usize = 402;

const LEVELS: [&str; 5] = ["MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY"];

/// How the family stands to a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    Tested,
    Later,
    Caller,
    Out,
    Deprecated,
}

impl Status {
    /// Whether a crate of the family has to meet the requirement.
    pub(super) const fn is_ours(self) -> bool {
        matches!(self, Self::Tested | Self::Later)
    }
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) level: String,
    #[serde(rename = "crate")]
    pub(super) krate: String,
    pub(super) status: Status,
    pub(super) reason: Option<String>,
}

/// The table, by id.
pub(super) type Table = BTreeMap<String, Row>;

/// Reads the table: one TOML table per chapter of TR-369, one line per id.
///
/// # Errors
///
/// Not TOML, unknown fields, or the same id in two chapters.
pub(super) fn parse(text: &str) -> Result<Table, String> {
    let chapters: BTreeMap<String, Table> =
        toml::from_str(text).map_err(|error| format!("requirements.toml: {error}"))?;
    let mut table = Table::new();
    for (id, row) in chapters.into_values().flatten() {
        if table.contains_key(&id) {
            return Err(format!("requirements.toml: {id} stands in two chapters"));
        }
        table.insert(id, row);
    }
    Ok(table)
}

/// What is wrong with the table by itself, one line each.
pub(super) fn faults(table: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, row) in table {
        if !LEVELS.contains(&row.level.as_str()) {
            faults.push(format!("{id}: unknown level {:?}", row.level));
        }
        let is_family = FAMILY.contains(&row.krate.as_str());
        if row.status.is_ours() && !is_family
            || row.status == Status::Caller && row.krate != "caller"
            || row.status == Status::Out && row.krate != "none"
        {
            let (krate, status) = (&row.krate, row.status);
            faults.push(format!(
                "{id}: crate {krate:?} does not go with status {status:?}"
            ));
        }
        let has_reason = row
            .reason
            .as_deref()
            .is_some_and(|text| !text.trim().is_empty());
        if has_reason == (row.status == Status::Tested) {
            faults.push(if has_reason {
                format!("{id}: is tested and yet gives a reason why not")
            } else {
                format!("{id}: is not tested and gives no reason")
            });
        }
    }
    faults
}

/// The table's text with the given ids turned from `later` into `tested`, all else as it stands.
pub(super) fn promoted(text: &str, table: &Table, ids: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let id = line
            .strip_prefix('"')
            .and_then(|rest| rest.split('"').next());
        match id
            .filter(|id| ids.contains(id))
            .and_then(|id| table.get_key_value(id))
        {
            Some((id, Row { level, krate, .. })) => {
                out.push_str(&format!(
                    "\"{id}\" = {{ level = \"{level}\", crate = \"{krate}\", status = \"tested\" }}"
                ));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"# head
["architecture"]
"R-ARC.1" = { level = "MUST", crate = "usp-e2e", status = "later", reason = "no test yet" }
"R-ARC.1a" = { level = "MUST", crate = "usp-e2e", status = "later", reason = "no test yet" }
"#;

    #[test]
    fn promotion_touches_only_the_named_line() {
        let table = parse(TEXT).unwrap();
        let text = promoted(TEXT, &table, &["R-ARC.1"]);
        let line = r#""R-ARC.1" = { level = "MUST", crate = "usp-e2e", status = "tested" }"#;
        let mut expected: Vec<&str> = TEXT.lines().collect();
        expected[2] = line;
        assert_eq!(text.lines().collect::<Vec<_>>(), expected);
        assert_eq!(faults(&parse(&text).unwrap()), [""; 0]);
    }

    #[test]
    fn each_fault_of_a_row_is_named() {
        for (row, fault) in [
            (
                r#"level = "WILL", crate = "usp-msg", status = "tested""#,
                "unknown level",
            ),
            (
                r#"level = "MUST", crate = "usp-mgs", status = "tested""#,
                "does not go with",
            ),
            (
                r#"level = "MUST", crate = "none", status = "later", reason = "r""#,
                "does not go with",
            ),
            (
                r#"level = "MUST", crate = "usp-msg", status = "caller", reason = "r""#,
                "does not go with",
            ),
            (
                r#"level = "MUST", crate = "usp-msg", status = "out", reason = "r""#,
                "does not go with",
            ),
            (
                r#"level = "MUST", crate = "none", status = "out""#,
                "gives no reason",
            ),
            (
                r#"level = "MUST", crate = "usp-msg", status = "later", reason = " ""#,
                "gives no reason",
            ),
            (
                r#"level = "MUST", crate = "usp-msg", status = "tested", reason = "r""#,
                "why not",
            ),
        ] {
            let table = parse(&format!("[c]\n\"R-X.1\" = {{ {row} }}")).unwrap();
            let found = faults(&table);
            assert!(
                found.len() == 1 && found[0].contains(fault),
                "{row}: {found:?}"
            );
        }
    }

    #[test]
    fn bad_tables_are_refused() {
        for (text, fault) in [
            ("[a]\n\"R-X.1\" = { level = \"MUST\" }", "missing field"),
            (
                "[a]\n\"R-X.1\" = { level = \"MUST\", crate = \"none\", status = \"maybe\" }",
                "maybe",
            ),
            (
                "[a]\n\"R-X.1\" = { level = \"MUST\", crate = \"none\", status = \"out\", why = \"\" }",
                "why",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(fault), "{error}");
        }
        let row =
            "\"R-X.1\" = { level = \"MUST\", crate = \"none\", status = \"out\", reason = \"r\" }";
        let error = parse(&format!("[a]\n{row}\n[b]\n{row}")).unwrap_err();
        assert!(error.contains("two chapters"), "{error}");
    }
}
