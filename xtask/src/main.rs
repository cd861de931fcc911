//! Developer tasks: see CONTRIBUTING.md.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "syntax trees have many kinds of node, of which a task wants a few"
)]

mod codegen;
mod error_variants;
mod path_constants;
mod public_api;
mod schema;
mod sources;
mod spec_coverage;

use std::process::ExitCode;

/// The published crates.
const FAMILY: [&str; 6] = [
    "usp-msg",
    "usp-record",
    "usp-path",
    "usp-datamodel",
    "usp-e2e",
    "usp-agent",
];

const USAGE: &str = "\
usage: cargo run -q -p xtask -- TASK
tasks:
  codegen [--check]   generate the wire types from proto/*.proto; --check only compares
  error-variants      every variant of every public error is named by a test
  pack-schema FILE.xml [--dir DIR] [--out FILE.uspdm] [--check]
                      make the image of a data model: of TR-181 for usp-datamodel, or any; --check only compares
  path-constants [--check]
                      write the constants of examples/src/paths.rs from the schema of TR-181; --check only compares
  path-constants FILE.uspdm OBJECT...
                      print the constants for objects of a schema, to be put into a module
  public-api [--check]
                      write the public API down in spec/public-api; --check only compares
  schema-dump FILE.xml|FILE.uspdm [--dir DIR]
                      print every node of a data model with its facts, one line each
  spec-coverage [--promote]
                      hold spec/requirements.toml against the tests; --promote marks newly tested ids";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["codegen", rest @ ..] => codegen::run(rest),
        ["error-variants", rest @ ..] => error_variants::run(rest),
        ["path-constants", rest @ ..] => path_constants::run(rest),
        ["pack-schema", rest @ ..] => schema::pack(rest),
        ["public-api", rest @ ..] => public_api::run(rest),
        ["schema-dump", rest @ ..] => schema::dump(rest),
        ["spec-coverage", rest @ ..] => spec_coverage::run(rest),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

/// Top folder of the workspace.
fn root() -> std::path::PathBuf {
    let mut path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.pop();
    path
}
