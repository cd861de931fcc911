//! Explains paths: `cargo run -p usp-path --example explain -- 'Device.IP.Interface.[Name=="eth0"].Status'`.

use std::{
    env,
    io::{self, Write},
};

use usp_path::{Field, PathView, Segment};

const FIELDS: [Field; 7] = [
    Field::GetParamPath,
    Field::GetInstancesObjPath,
    Field::GetSupportedDmObjPath,
    Field::SetObjPath,
    Field::AddObjPath,
    Field::DeleteObjPath,
    Field::OperateCommand,
];

fn main() -> io::Result<()> {
    let mut texts: Vec<String> = env::args().skip(1).collect();
    if texts.is_empty() {
        texts = [
            r#"Device.NAT.PortMapping.[ExternalPort==80&&Protocol=="TCP"].Interface+.Name"#,
            "Device.IP.Interface.[Type==\"Normal\"||Type==\"Loopback\"].Status",
        ]
        .map(String::from)
        .to_vec();
    }
    let out = &mut io::stdout().lock();
    for text in &texts {
        match PathView::parse(text) {
            Ok(path) => explain(out, &path)?,
            Err(error) => writeln!(out, "{}: {error:#}\n", error.code())?,
        }
    }
    Ok(())
}

fn explain(out: &mut impl Write, path: &PathView<'_>) -> io::Result<()> {
    let search = if path.is_search() { ", a search" } else { "" };
    writeln!(out, "{path}: {:?}{search}", path.kind())?;
    for segment in path.segments() {
        writeln!(out, "  {segment}")?;
        if let Segment::Expr(expr) = segment {
            for component in expr.components() {
                let constant = component.constant();
                let (param, op) = (component.param(), component.op());
                writeln!(out, "    {param} {op} {:?}", constant.to_str())?;
            }
        }
    }
    for field in FIELDS {
        match field.allows(path) {
            Ok(()) => writeln!(out, "  {field:?}: yes")?,
            Err(error) => writeln!(out, "  {field:?}: {} {}", error.code(), error.reason())?,
        }
    }
    writeln!(out)
}
