//! What the listings in `spec/public-api` say about types of other crates.
#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "a test that panics has failed, and says at which file"
)]

use std::{collections::BTreeSet, fs, path::PathBuf};

/// Crates whose types may stand in the API, and the word by which a README names them.
const OTHERS: [(&str, &str); 5] = [
    ("bytes", "bytes"),
    ("prost", "prost"),
    ("proptest", "proptest"),
    ("rustls", "rustls"),
    ("serde_core", "serde"),
];

/// Types of the language, which stand before the names of what they hold.
const PRIMITIVES: [&str; 15] = [
    "bool", "char", "f32", "f64", "i16", "i32", "i64", "i8", "isize", "str", "u16", "u32", "u64",
    "u8", "usize",
];

/// First segments of all paths in a listing, without the standard library and the family.
fn foreign_crates(listing: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut crates = BTreeSet::new();
    for word in listing.split(|c: char| !is_name(c) && c != ':') {
        // A bound stands behind one colon, a path on the root behind two.
        let Some((first, _)) = word.trim_start_matches(':').split_once("::") else {
            continue;
        };
        let first = first.rsplit(':').next().unwrap_or(first);
        let is_crate = first.starts_with(|c: char| c.is_ascii_lowercase());
        let is_ours = first.starts_with("usp_") || first == "self";
        let is_std = ["alloc", "core", "std"].contains(&first) || PRIMITIVES.contains(&first);
        if is_crate && !is_ours && !is_std {
            crates.insert(first);
        }
    }
    crates
}

#[test]
fn foreign_crates_are_found() {
    let listing = "pub fn usp_x::f<T: zzz::Tr>(&self, a: &yyy::Y, core::fmt::Z) -> Option<xxx::y::X>\nimpl Self::A";
    assert_eq!(
        foreign_crates(listing),
        BTreeSet::from(["xxx", "yyy", "zzz"])
    );
}

#[test]
fn types_of_others_are_few_and_named() {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), ".."].iter().collect();
    let mut listings = 0;
    for entry in fs::read_dir(root.join("spec/public-api")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let krate = path.file_stem().expect("a name").to_string_lossy();
        let listing = fs::read_to_string(&path).expect("a listing");
        let readme = fs::read_to_string(root.join(&*krate).join("README.md")).expect("a README");
        let (_, named) = readme
            .rsplit_once("Types of other crates in the API:")
            .unwrap_or_default();
        for foreign in foreign_crates(&listing) {
            let word = OTHERS.iter().find(|(name, _)| *name == foreign);
            assert!(word.is_some(), "{krate}: {foreign} in the public API");
            assert!(
                word.is_some_and(|(_, word)| named.contains(word)),
                "{krate}: its README does not name {foreign} as part of the API"
            );
        }
        listings += 1;
    }
    assert!(listings > 5, "{listings} listings");
}
