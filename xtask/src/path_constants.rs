//! `path-constants`: constants for the paths of a schema, as Rust source.

use std::fs;

use usp_datamodel::{Schema, paths::rust_paths, tr181};

use crate::{codegen::rustfmt, root};

const USAGE: &str = "usage: path-constants [--check] | FILE.uspdm OBJECT...";

/// What the examples have constants for.
const OBJECTS: [&str; 5] = [
    "Device.Boot!",
    "Device.DeviceInfo.FirmwareImage.",
    "Device.DeviceInfo.MemoryStatus.",
    "Device.LocalAgent.MTP.",
    "Device.WiFi.Radio.",
];

/// Writes or compares the constants of the examples, or prints those of any schema.
pub(crate) fn run(args: &[&str]) -> Result<String, String> {
    let check = match args {
        [] => false,
        ["--check"] => true,
        [file, objects @ ..] if !objects.is_empty() && !file.starts_with('-') => {
            let image = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
            let schema = Schema::from_bytes(&image).map_err(|error| error.to_string())?;
            return constants(schema, objects);
        }
        _ => return Err(USAGE.to_owned()),
    };
    let file = root().join("examples/src/paths.rs");
    let shown = "examples/src/paths.rs";
    let text = format!(
        "//! Constants for some paths of TR-181.\n//!\n\
         //! Written by `cargo run -q -p xtask -- path-constants`; not to be edited.\n\n{}",
        constants(tr181(), &OBJECTS)?
    );
    if check {
        return if fs::read_to_string(&file).ok().as_deref() == Some(text.as_str()) {
            Ok(format!("path-constants: {shown} checked"))
        } else {
            Err(format!(
                "path-constants: {shown} differs from what the schema gives\n\
                 run: cargo run -q -p xtask -- path-constants"
            ))
        };
    }
    fs::write(&file, text).map_err(|error| format!("{shown}: {error}"))?;
    Ok(format!("path-constants: {shown} written"))
}

fn constants(schema: Schema<'_>, objects: &[&str]) -> Result<String, String> {
    let mut text = String::from("use usp_datamodel::paths;\n\n");
    rust_paths(schema, objects, &mut text).map_err(|error| error.to_string())?;
    rustfmt(&text)
}
