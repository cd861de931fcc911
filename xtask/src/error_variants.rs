//! `error-variants`: every variant of every public error is named by a test of its crate.
//!
//! That is: as `Enum::Variant` in test code, or as `"Variant"` or `Variant@` in a data file of a folder
//! `testdata/x` that the test code mentions.
//!
//! Files named `error_texts.rs` do not count: they show wordings, for which a variant need not be produced.
//!
//! Exceptions stand in `spec/error-variants.toml`, one `"usp-x::Enum::Variant" = "reason"` a line.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Item, ItemEnum, Visibility};

use crate::{
    FAMILY, root,
    sources::{Targets, sorted_entries, walk_package},
};

const EXCEPTIONS: &str = "spec/error-variants.toml";

/// The name of files with wordings.
const TEXTS: &str = "error_texts.rs";

/// Endings of the names of data files.
const DATA: [&str; 4] = ["toml", "json", "jsonl", "tsv"];

/// Runs the task.
///
/// # Errors
///
/// Variants that no test names, exceptions that are none, or a file that cannot be read.
pub(crate) fn run(args: &[&str]) -> Result<String, String> {
    if !args.is_empty() {
        return Err("usage: error-variants".to_owned());
    }
    let text = fs::read_to_string(root().join(EXCEPTIONS))
        .map_err(|error| format!("cannot read {EXCEPTIONS}: {error}"))?;
    let exceptions: BTreeMap<String, String> =
        toml::from_str(&text).map_err(|error| format!("{EXCEPTIONS}: {error}"))?;

    let (mut all, mut unnamed) = (BTreeSet::new(), BTreeSet::new());
    for krate in FAMILY {
        let package = Package::read(&root().join(krate))?;
        let mut data = String::new();
        for folder in &package.data_folders {
            read_texts(&root().join("testdata").join(folder), &mut data)?;
        }
        for (variant, is_named) in package.variants(&data) {
            let variant = format!("{krate}::{variant}");
            if !is_named {
                unnamed.insert(variant.clone());
            }
            all.insert(variant);
        }
    }
    let faults = faults(&unnamed, &exceptions);
    let (named, total) = (all.len().saturating_sub(unnamed.len()), all.len());
    let sum = format!("error-variants: {named} of {total}");
    if faults.is_empty() {
        Ok(sum)
    } else {
        Err(format!(
            "error-variants failed:\n  {}\n{sum}",
            faults.join("\n  ")
        ))
    }
}

/// Where the variants that no test names and the written exceptions differ.
fn faults(unnamed: &BTreeSet<String>, exceptions: &BTreeMap<String, String>) -> Vec<String> {
    let missing = unnamed
        .iter()
        .filter(|variant| !exceptions.contains_key(*variant))
        .map(|variant| format!("{variant}: no test names it"));
    let stale = exceptions
        .keys()
        .filter(|variant| !unnamed.contains(*variant))
        .map(|variant| format!("{variant}: is excepted, but is tested or does not exist"));
    let bare = exceptions
        .iter()
        .filter(|(_, reason)| reason.trim().is_empty())
        .map(|(variant, _)| format!("{variant}: is excepted without a reason"));
    missing.chain(stale).chain(bare).collect()
}

/// The error enums of a package, and what its tests name.
#[derive(Debug, Default)]
struct Package {
    /// Public error enums with their variants.
    enums: BTreeMap<String, Vec<String>>,
    /// `A::B` wherever it stands in test code.
    pairs: BTreeSet<(String, String)>,
    /// What `x` is wherever a text in test code says `testdata/x`.
    data_folders: BTreeSet<String>,
    /// `Enum as Alias` wherever it stands in test code.
    aliases: BTreeSet<(String, String)>,
}

impl Package {
    fn read(dir: &Path) -> Result<Self, String> {
        let mut package = Self::default();
        walk_package(dir, Targets::All, &mut |file, is_test, items| {
            if !file.ends_with(TEXTS) {
                package.add(is_test, items);
            }
        })?;
        Ok(package)
    }

    fn add(&mut self, is_test: bool, items: &[Item]) {
        for item in items {
            if is_test {
                self.add_tokens(item.to_token_stream());
            } else if let Item::Enum(item) = item {
                if is_public_error(item) {
                    let variants = item
                        .variants
                        .iter()
                        .map(|variant| variant.ident.to_string());
                    self.enums
                        .insert(item.ident.to_string(), variants.collect());
                }
            }
        }
    }

    /// Collects `A::B` and `A as B`, at any depth.
    fn add_tokens(&mut self, tokens: TokenStream) {
        // The ident before, and what stood between it and the next one.
        let (mut before, mut between) = (None::<String>, String::new());
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if ident == "as" => " as ".clone_into(&mut between),
                TokenTree::Ident(ident) => {
                    let ident = ident.to_string();
                    if let Some(before) = before.take() {
                        match between.as_str() {
                            "::" => drop(self.pairs.insert((before, ident.clone()))),
                            " as " => drop(self.aliases.insert((before, ident.clone()))),
                            _ => {}
                        }
                    }
                    before = Some(ident);
                    between.clear();
                }
                TokenTree::Punct(punct) => between.push(punct.as_char()),
                TokenTree::Group(group) => {
                    self.add_tokens(group.stream());
                    before = None;
                }
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    self.data_folders
                        .extend(text.split("testdata/").skip(1).filter_map(|rest| {
                            let folder = rest.split(['/', '"']).next()?;
                            (!folder.is_empty()).then(|| folder.to_owned())
                        }));
                    before = None;
                }
            }
        }
    }

    /// `Enum::Variant`, and whether a test or its data names it.
    fn variants<'a>(&'a self, data: &'a str) -> impl Iterator<Item = (String, bool)> + 'a {
        self.enums.iter().flat_map(move |(name, variants)| {
            let names: Vec<&String> = self
                .aliases
                .iter()
                .filter(|(of, _)| of == name)
                .map(|(_, alias)| alias)
                .chain([name])
                .collect();
            variants.iter().map(move |variant| {
                let is_named = names
                    .iter()
                    .any(|&name| self.pairs.contains(&(name.clone(), variant.clone())))
                    || is_in_data(data, variant);
                (format!("{name}::{variant}"), is_named)
            })
        })
    }
}

/// Whether the data says `"Variant"` or `Variant@`.
fn is_in_data(data: &str, variant: &str) -> bool {
    data.match_indices(variant).any(|(at, _)| {
        let before = data.get(..at).and_then(|text| text.chars().next_back());
        let after = data.get(at..).and_then(|text| text.strip_prefix(variant));
        let after = after.and_then(|text| text.chars().next());
        match after {
            Some('@') => !before.is_some_and(char::is_alphanumeric),
            Some('"') => before == Some('"'),
            _ => false,
        }
    })
}

/// Appends the texts in a folder of `testdata/`, at any depth.
fn read_texts(folder: &Path, out: &mut String) -> Result<(), String> {
    for path in sorted_entries(folder)? {
        if path.is_dir() {
            read_texts(&path, out)?;
        } else if path
            .extension()
            .is_some_and(|ext| DATA.iter().any(|data| ext == *data))
        {
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            out.push_str(&text);
        }
    }
    Ok(())
}

/// A `pub enum` that derives `Error`, or is called so.
fn is_public_error(item: &ItemEnum) -> bool {
    let name = item.ident.to_string();
    let derives_error = item
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
        .any(|attribute| {
            let idents = attribute.meta.to_token_stream().to_string();
            idents
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == "Error")
        });
    matches!(item.vis, Visibility::Public(_))
        && (derives_error || name.ends_with("Error") || name.ends_with("ErrorKind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unnamed(library: &str, tests: &str) -> Vec<String> {
        let mut package = Package::default();
        package.add(false, &syn::parse_file(library).unwrap().items);
        package.add(true, &syn::parse_file(tests).unwrap().items);
        let unnamed = package.variants("").filter(|(_, is_named)| !is_named);
        unnamed.map(|(variant, _)| variant).collect()
    }

    #[test]
    fn variants_count_as_named_by_path_or_alias_only() {
        let library = "
            #[derive(Debug, thiserror::Error)] pub enum Fault { A, B, C { x: u8 }, D }
            pub enum DecodeErrorKind { A }
            pub enum Colour { Red }
            enum PrivateError { A }
        ";
        let tests = "
            use x::{Fault as F, DecodeErrorKind};
            // Fault::D in a comment
            #[test] fn t() { assert_eq!(f(\"Fault::D\"), Err(Fault::A)); let _ = [F::B, D]; g(|| Fault::C { x: 1 }); }
        ";
        assert_eq!(unnamed(library, tests), ["DecodeErrorKind::A", "Fault::D"]);
    }

    #[test]
    fn data_names_a_variant_in_quotes_or_before_a_span() {
        for (data, expected) in [
            ("Utf8@3..4 x", true),
            ("kind = \"Utf8\"", true),
            ("PercentUtf8@3..4", false),
            ("Utf8 is an encoding", false),
            ("\"PercentUtf8\"", false),
        ] {
            assert_eq!(is_in_data(data, "Utf8"), expected, "{data}");
        }
        let mut package = Package::default();
        let tests = "#[test] fn t() { run(concat!(D, \"/../testdata/path/x.toml\")) }";
        package.add(true, &syn::parse_file(tests).unwrap().items);
        assert_eq!(package.data_folders, BTreeSet::from(["path".to_owned()]));
    }

    #[test]
    fn each_difference_is_a_fault() {
        let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let map = |rows: &[(&str, &str)]| {
            let rows = rows
                .iter()
                .map(|&(name, why)| (name.to_owned(), why.to_owned()));
            rows.collect()
        };
        assert_eq!(
            faults(&set(&["x::E::A"]), &map(&[("x::E::A", "why")])),
            [""; 0]
        );
        for (unnamed, exceptions, fault) in [
            (set(&["x::E::A"]), map(&[]), "x::E::A: no test names it"),
            (
                set(&[]),
                map(&[("x::E::A", "why")]),
                "x::E::A: is excepted, but is tested or does not exist",
            ),
            (
                set(&["x::E::A"]),
                map(&[("x::E::A", " ")]),
                "x::E::A: is excepted without a reason",
            ),
        ] {
            assert_eq!(faults(&unnamed, &exceptions), [fault]);
        }
    }
}
