//! `public-api [--check]`: the public items of each published crate as text, so that a breaking change is seen.
//!
//! rustdoc's JSON is the source (it sees what macros make), read by `cargo public-api` on a nightly toolchain.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf, process::Command};

use crate::{FAMILY, root};

const FOLDER: &str = "spec/public-api";

/// How much of a tool's error output is shown.
const REASON_LINES: usize = 20;

/// Runs the task.
///
/// # Errors
///
/// The tool is missing or fails, a file cannot be read or written, or (`--check`) a snapshot differs.
pub(crate) fn run(args: &[&str]) -> Result<String, String> {
    let check = match args {
        [] => false,
        ["--check"] => true,
        _ => return Err("usage: public-api [--check]".to_owned()),
    };
    let mut differences = String::new();
    for krate in FAMILY {
        let listing = listing(krate)?;
        let path = snapshot(krate);
        if check {
            let known = fs::read_to_string(&path).unwrap_or_default();
            let changes = changes(&known, &listing);
            if !changes.is_empty() {
                let _ = write!(differences, "{krate}:\n{changes}");
            }
        } else {
            fs::create_dir_all(root().join(FOLDER))
                .and_then(|()| fs::write(&path, &listing))
                .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        }
    }
    if differences.is_empty() {
        let done = if check { "as written down" } else { "written" };
        Ok(format!(
            "public-api: {} crates {done} in {FOLDER}",
            FAMILY.len()
        ))
    } else {
        Err(format!(
            "{differences}the public API differs from {FOLDER}; if that is meant, \
             run `cargo run -q -p xtask -- public-api` and say in CHANGELOG.md what changes"
        ))
    }
}

fn snapshot(krate: &str) -> PathBuf {
    root().join(FOLDER).join(format!("{krate}.txt"))
}

/// The public items of a crate with all features, one a line.
fn listing(krate: &str) -> Result<String, String> {
    let output = Command::new("cargo")
        .args(["+nightly", "public-api", "--all-features", "--color=never"])
        .args(["--omit", "blanket-impls,auto-trait-impls", "-p", krate])
        .current_dir(root())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        let reason: Vec<&str> = text.lines().take(REASON_LINES).collect();
        let reason = reason.join("\n");
        return Err(format!(
            "cargo public-api fails for {krate} (it needs a nightly toolchain and \
             `cargo install cargo-public-api --locked`):\n{reason}"
        ));
    }
    let text = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    if text.trim().is_empty() {
        return Err(format!("cargo public-api lists nothing for {krate}"));
    }
    Ok(text)
}

/// Lines that went (`-`) and lines that came (`+`).
fn changes(old: &str, new: &str) -> String {
    let (old_lines, new_lines): (BTreeSet<&str>, BTreeSet<&str>) =
        (old.lines().collect(), new.lines().collect());
    let mut out = String::new();
    for line in old_lines.difference(&new_lines) {
        let _ = writeln!(out, "- {line}");
    }
    for line in new_lines.difference(&old_lines) {
        let _ = writeln!(out, "+ {line}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_name_what_went_and_what_came() {
        assert_eq!(changes("a\nb\n", "b\na\n"), "");
        assert_eq!(changes("a\nb\n", "b\nc\n"), "- a\n+ c\n");
        assert_eq!(changes("", "c\n"), "+ c\n");
    }
}
