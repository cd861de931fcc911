//! The modules of a package, as the compiler finds them: from the target roots through every `mod`.
//!
//! A file that no `mod` names is never compiled, so nothing in it counts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, Expr, Item, Lit, Meta};

/// What a walk over a package calls for each list of items: the file, whether the list is test code, the items.
pub(crate) type Visit<'a> = dyn FnMut(&Path, bool, &[Item]) + 'a;

/// Which targets of a package to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Targets {
    /// The library alone.
    Library,
    /// Library, binaries, examples and integration tests.
    All,
}

/// Calls `visit` for the items of each module of the package in `dir`.
///
/// # Errors
///
/// A file that cannot be read or parsed, or a `mod` without a file.
pub(crate) fn walk_package(
    dir: &Path,
    targets: Targets,
    visit: &mut Visit<'_>,
) -> Result<(), String> {
    for root in target_roots(dir, targets)? {
        let is_test = root.starts_with(dir.join("tests"));
        walk_file(&root, true, is_test, visit)?;
    }
    Ok(())
}

/// The root files of the targets of a package, in the layout that cargo finds by itself.
fn target_roots(dir: &Path, targets: Targets) -> Result<Vec<PathBuf>, String> {
    let mut roots: Vec<PathBuf> = ["src/lib.rs"].iter().map(|name| dir.join(name)).collect();
    if targets == Targets::All {
        roots.push(dir.join("src/main.rs"));
        for folder in ["src/bin", "tests", "examples"] {
            for entry in sorted_entries(&dir.join(folder))? {
                if entry.is_dir() {
                    roots.push(entry.join("main.rs"));
                } else if entry.extension().is_some_and(|ext| ext == "rs") {
                    roots.push(entry);
                }
            }
        }
    }
    roots.retain(|root| root.is_file());
    Ok(roots)
}

/// The entries of a folder in a stable order; none where the folder is missing.
///
/// # Errors
///
/// A folder that cannot be read.
pub(crate) fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let fail = |error: std::io::Error| format!("cannot list {}: {error}", folder.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        entries.push(entry.map_err(fail)?.path());
    }
    entries.sort();
    Ok(entries)
}

fn walk_file(
    file: &Path,
    is_root: bool,
    is_test: bool,
    visit: &mut Visit<'_>,
) -> Result<(), String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let parsed = syn::parse_file(&text).map_err(|error| {
        let line = error.span().start().line;
        format!("cannot parse {}:{line}: {error}", file.display())
    })?;
    let parent = file.parent().unwrap_or_else(|| Path::new(""));
    let own_folder = if is_root || file.file_name().is_some_and(|name| name == "mod.rs") {
        parent.to_owned()
    } else {
        parent.join(file.file_stem().unwrap_or_default())
    };
    walk_items(file, &own_folder, is_test, &parsed.items, visit)
}

fn walk_items(
    file: &Path,
    folder: &Path,
    is_test: bool,
    items: &[Item],
    visit: &mut Visit<'_>,
) -> Result<(), String> {
    visit(file, is_test, items);
    for item in items {
        let Item::Mod(module) = item else { continue };
        let is_test = is_test || is_cfg_test(&module.attrs);
        let name = module.ident.to_string();
        if let Some((_, items)) = &module.content {
            walk_items(file, &folder.join(name), is_test, items, visit)?;
            continue;
        }
        let candidates = match path_attribute(&module.attrs) {
            Some(path) => vec![file.parent().unwrap_or_else(|| Path::new("")).join(path)],
            None => vec![
                folder.join(format!("{name}.rs")),
                folder.join(&name).join("mod.rs"),
            ],
        };
        let Some(found) = candidates.iter().find(|path| path.is_file()) else {
            return Err(format!("{}: no file for `mod {name}`", file.display()));
        };
        walk_file(found, false, is_test, visit)?;
    }
    Ok(())
}

/// Whether the item stands under `#[cfg(test)]` itself (not under a longer condition).
pub(crate) fn is_cfg_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        if !pair.path.is_ident("path") {
            return None;
        }
        match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    })
}
