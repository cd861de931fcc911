//! Code of the peers, from our own schemas and without protoc.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

const NAMES: [&str; 2] = ["usp-msg.proto", "usp-record.proto"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let protos = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../proto");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = NAMES.map(|name| protos.join(name));
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let mut compiler = protox::Compiler::new([&protos])?;
    compiler.include_imports(true).open_files(NAMES)?;
    let folder = |name: &str| -> Result<PathBuf, std::io::Error> {
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    };
    // prost as everybody uses it: maps are hash maps, bytes are vectors.
    prost_build::Config::new().compile_fds(compiler.file_descriptor_set())?;

    let set = out.join("schema.bin");
    fs::write(&set, compiler.encode_file_descriptor_set())?;
    buffa_build::Config::new()
        .descriptor_set(&set)
        .files(&NAMES)
        .out_dir(folder("buffa")?)
        .generate_views(true)
        .compile()?;
    let mut micropb = micropb_gen::Generator::new();
    micropb.use_container_std();
    micropb.compile_fdset_file(&set, folder("micropb")?.join("micro.rs"))?;

    let rust = folder("rust")?;
    protobuf_codegen::Codegen::new()
        .pure()
        .include(&protos)
        .inputs(&files)
        .out_dir(&rust)
        .run()?;
    for name in ["usp_msg.rs", "usp_record.rs"] {
        as_module(&rust.join(name))?;
    }
    modules(&rust, &["usp_msg", "usp_record"])?;

    let quick = folder("quick")?;
    let includes = [protos.clone()];
    let config = pb_rs::ConfigBuilder::new(&files, None, Some(&quick), &includes)?.build();
    pb_rs::types::FileDescriptor::run(&config)?;
    for name in ["usp.rs", "usp_record.rs"] {
        as_module(&quick.join(name))?;
    }
    modules(&quick, &["usp", "usp_record"])?;
    Ok(())
}

/// Makes a generated file fit for `include!`, which takes no attributes and documentation of a whole file.
fn as_module(path: &Path) -> Result<(), std::io::Error> {
    let text = fs::read_to_string(path)?;
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("#![") && !line.starts_with("//!"))
        .collect();
    // pb-rs takes itself to be at the top of a crate.
    fs::write(path, lines.join("\n"))
}

/// Names the modules of a folder, by their full paths.
fn modules(folder: &Path, names: &[&str]) -> Result<(), std::io::Error> {
    let modules: Vec<String> = names
        .iter()
        .map(|name| {
            let path = folder.join(name);
            format!(
                "pub mod {name} {{ include!({:?}); }}",
                format!("{}.rs", path.display())
            )
        })
        .collect();
    fs::write(folder.join("mod.rs"), modules.join("\n"))
}
