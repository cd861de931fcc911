//! Code of the peers, from our own schemas and without protoc.

use std::{env, path::PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let protos = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../proto");
    let names = ["usp-msg.proto", "usp-record.proto"];
    for name in names {
        println!("cargo::rerun-if-changed={}", protos.join(name).display());
    }
    let set = protox::compile(names, [&protos])?;
    // prost as everybody uses it: maps are hash maps, bytes are vectors.
    prost_build::Config::new().compile_fds(set)?;
    Ok(())
}
