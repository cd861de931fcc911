//! Schemas: files in, and what they say as a table.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use usp_datamodel::{
    Schema,
    xml::{Diagnostic, Loaded, Loader, Resolved, Resolver, Severity, best_file},
};

mod row;

const DUMP_USAGE: &str = "usage: schema-dump FILE.xml|FILE.uspdm [--dir DIR]";

/// Prints every node of a model with its facts, one line each, sorted by path.
///
/// A model with errors, each of which is a lost fact, is printed, too, and still is a failure.
/// Warnings are none.
pub(crate) fn dump(args: &[&str]) -> Result<String, String> {
    let (text, errors) = table(args)?;
    if errors == 0 {
        return Ok(text);
    }
    println!("{text}");
    Err(lost(errors))
}

fn lost(errors: usize) -> String {
    format!("the model lacks what {errors} errors have lost")
}

/// The table of a model, and how many facts were lost on the way.
fn table(args: &[&str]) -> Result<(String, usize), String> {
    let mut errors = 0;
    let (file, folder) = match args {
        [file] => (*file, None),
        [file, "--dir", folder] | ["--dir", folder, file] => (*file, Some(*folder)),
        _ => return Err(DUMP_USAGE.to_owned()),
    };
    let file = Path::new(file);
    let mut rows = Vec::new();
    if file.extension().is_some_and(|ending| ending == "uspdm") {
        let image = read(file)?;
        let schema = Schema::from_bytes(&image).map_err(|error| error.to_string())?;
        row::of_schema(&schema, &mut rows);
    } else {
        let loaded = load(file, folder.map(Path::new))?;
        errors = complain(&loaded.diagnostics);
        for model in loaded.models {
            complain(&model.lint().map_err(|error| error.to_string())?);
            let image = model.compile().map_err(|error| error.to_string())?;
            let schema = Schema::from_bytes(&image).map_err(|error| error.to_string())?;
            row::of_schema(&schema, &mut rows);
        }
    }
    rows.sort();
    let mut text = row::HEADER.to_owned();
    for row in rows {
        let _ = write!(text, "\n{row}");
    }
    Ok((text, errors))
}

/// Loads a document; what it imports lies in the folder, or beside it.
pub(crate) fn load(file: &Path, folder: Option<&Path>) -> Result<Loaded, String> {
    let bytes = read(file)?;
    let beside = file.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let mut resolver = Folders::new([folder, Some(&beside)].into_iter().flatten())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if Loader::new().load_device_type(&name, &bytes).is_ok() {
        return Err(format!("{name}: expected a model, found a device type"));
    }
    let loaded = Loader::new().load(&name, &bytes, &mut resolver);
    loaded.map_err(|error| error.to_string())
}

/// Prints findings, and counts the errors among them.
fn complain(findings: &[Diagnostic]) -> usize {
    for finding in findings {
        eprintln!("{finding}");
    }
    let errors = findings.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Finds imported files in folders, the first of which counts most.
struct Folders(Vec<(PathBuf, Vec<String>)>);

impl Folders {
    fn new<'p>(folders: impl Iterator<Item = &'p Path>) -> Result<Self, String> {
        let mut found = Vec::new();
        for folder in folders {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            let entries = fs::read_dir(folder);
            let entries = entries.map_err(|error| format!("{}: {error}", folder.display()))?;
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            let mut names: Vec<String> = names.collect();
            names.sort();
            found.push((folder.to_path_buf(), names));
        }
        Ok(Self(found))
    }
}

impl Resolver for Folders {
    fn resolve(&mut self, file: &str, spec: Option<&str>) -> Option<Resolved> {
        self.0.iter().find_map(|(folder, names)| {
            let name = best_file(file, spec, names.iter().map(String::as_str))?;
            let bytes = fs::read(folder.join(name)).ok()?;
            Some(Resolved::new(name, bytes))
        })
    }
}

const PACK_USAGE: &str = "usage: pack-schema FILE.xml [--dir DIR] [--out FILE.uspdm] [--check]";

/// Makes the image of a model; without `--out` the one of TR-181 that usp-datamodel embeds.
///
/// A model with errors has none.
pub(crate) fn pack(args: &[&str]) -> Result<String, String> {
    let mut file = None;
    let mut folder = None;
    let mut out = crate::root().join("usp-datamodel/src/tr181/tr181.uspdm");
    let mut check = false;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--dir" => folder = Some(Path::new(args.next().ok_or(PACK_USAGE)?)),
            "--out" => out = PathBuf::from(args.next().ok_or(PACK_USAGE)?),
            "--check" => check = true,
            name if file.is_none() && !name.starts_with('-') => file = Some(Path::new(name)),
            _ => return Err(PACK_USAGE.to_owned()),
        }
    }
    let loaded = load(file.ok_or(PACK_USAGE)?, folder)?;
    match complain(&loaded.diagnostics) {
        0 => {}
        errors => return Err(lost(errors)),
    }
    let model = loaded.into_model().ok_or("no model in the document")?;
    let image = model.compile().map_err(|error| error.to_string())?;
    let schema = Schema::from_bytes(&image).map_err(|error| error.to_string())?;
    let story = format!(
        "{}: {} nodes in {} bytes",
        schema.model().name(),
        schema.node_count(),
        image.len()
    );
    if check {
        return if read(&out)? == image {
            Ok(format!("{story}, as committed"))
        } else {
            Err(format!("{} differs from the model", out.display()))
        };
    }
    fs::write(&out, &image).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(format!("{story}, written to {}", out.display()))
}

#[cfg(test)]
mod tests;
