//! Replays the files of `fuzz/` on stable: whatever a fuzz target once found must not come back.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that panics has failed, and says at which file"
)]

use std::{collections::BTreeSet, fs, path::PathBuf};

fn fuzz() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "fuzz"].iter().collect()
}

/// Names in a folder; none where it is missing.
fn names(folder: &PathBuf) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a plain name"))
        .collect()
}

#[test]
fn corpus_and_regressions_pass() {
    let mut replayed = 0;
    for (target, check) in usp_fuzz::TARGETS {
        for kind in ["corpus", "regressions"] {
            let folder = fuzz().join(kind).join(target);
            for name in names(&folder) {
                let bytes = fs::read(folder.join(&name)).expect("a file");
                // The name of the file is what one wants to know when the target panics.
                eprintln!("{kind}/{target}/{name}");
                check(&bytes);
                replayed += 1;
            }
        }
    }
    assert!(replayed > 0, "nothing to replay");
}

#[test]
fn each_target_is_in_the_table_and_has_a_file() {
    let table: BTreeSet<String> = usp_fuzz::TARGETS
        .iter()
        .map(|(name, _)| format!("{name}.rs"))
        .collect();
    assert_eq!(names(&fuzz().join("fuzz_targets")), table);
    // A folder that belongs to no target would never be replayed.
    for kind in ["corpus", "regressions"] {
        for folder in names(&fuzz().join(kind)) {
            let known = table.contains(&format!("{folder}.rs")) || folder == "README.md";
            assert!(known, "{kind}/{folder}");
        }
    }
}
