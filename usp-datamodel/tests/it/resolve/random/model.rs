//! The models that the dice throw, and their XML.

use std::fmt::Write as _;

use super::Dice;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Single,
    Optional,
    Arm,
    Table,
    Mount,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ty {
    Text,
    Int,
    Bool,
    List,
    /// To rows of a table of the top.
    Ref {
        is_list: bool,
        is_strong: bool,
        to: usize,
    },
    /// The names of the arms.
    Kind,
    Counter(String),
}

#[derive(Clone, Debug)]
pub(super) struct Param {
    pub(super) name: String,
    pub(super) ty: Ty,
    access: &'static str,
    /// Whether no two rows have the same.
    pub(super) is_key: bool,
}

/// A unique key.
#[derive(Clone, Debug)]
struct Key {
    params: &'static [&'static str],
    is_functional: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) name: String,
    pub(super) form: Form,
    pub(super) params: Vec<Param>,
    keys: Vec<Key>,
    pub(super) below: Vec<Self>,
}

impl Object {
    pub(super) fn is_table(&self) -> bool {
        matches!(self.form, Form::Table | Form::Mount)
    }

    pub(super) fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.name == name)
    }
}

pub(super) fn model(dice: &mut Dice<'_>) -> Object {
    let count = 2 + dice.roll(3);
    let mut below: Vec<Object> = (0..count).map(|at| object(dice, at, 0)).collect();
    below.push(Object {
        name: "T".into(),
        form: Form::Table,
        ..object(dice, 0, 2)
    });
    let tables: Vec<usize> = (0..below.len())
        .filter(|at| below[*at].form == Form::Table)
        .collect();
    let mut top = Object {
        name: "Device".into(),
        form: Form::Single,
        params: vec![],
        keys: vec![],
        below,
    };
    finish(&mut top, &tables);
    finish_mounts(&mut top);
    top
}

fn object(dice: &mut Dice<'_>, at: usize, depth: usize) -> Object {
    let form = match dice.roll(8) {
        0..=3 => Form::Table,
        4 if depth == 0 => Form::Mount,
        5 => Form::Optional,
        _ => Form::Single,
    };
    let mut params: Vec<Param> = (0..1 + dice.roll(3))
        .map(|at| Param {
            name: ["p", "q", "r"][at].into(),
            ty: match dice.roll(8) {
                0 | 1 => Ty::Text,
                2 => Ty::Int,
                3 => Ty::Bool,
                4 => Ty::List,
                is_list => Ty::Ref {
                    is_list: is_list == 5,
                    is_strong: dice.roll(3) == 0,
                    to: dice.roll(8),
                },
            },
            access: ["readWrite", "readOnly", "writeOnceReadOnly"][dice.roll(3)],
            is_key: false,
        })
        .collect();
    let mut keys = Vec::new();
    for (at, names) in [(0, &["p"][..]), (1, &["p", "q"])] {
        let last = params.get_mut(at).filter(|param| param.ty == Ty::Text);
        if let (Form::Table, Some(last)) = (form, last) {
            if dice.roll(2) == 0 {
                last.is_key = true;
                keys.push(Key {
                    params: names,
                    is_functional: dice.roll(2) == 0,
                });
            }
        }
    }
    let mut below = Vec::new();
    if depth < 2 && form != Form::Mount {
        below = (0..dice.roll(3))
            .map(|at| object(dice, at, depth + 1))
            .collect();
        if dice.roll(4) == 0 {
            params.push(Param {
                name: "kind".into(),
                ty: Ty::Kind,
                access: "readWrite",
                is_key: false,
            });
            for name in ["X", "Y"] {
                let arm = object(dice, 0, 2);
                below.push(Object {
                    name: name.into(),
                    form: Form::Arm,
                    ..arm
                });
            }
        }
    }
    Object {
        name: ["A", "B", "C", "D"][at].into(),
        form,
        params,
        keys,
        below,
    }
}

/// Points references at tables that there are, and counts the rows of tables.
fn finish(object: &mut Object, tables: &[usize]) {
    for param in &mut object.params {
        if let Ty::Ref { to, .. } = &mut param.ty {
            *to = tables[*to % tables.len()];
        }
    }
    for below in &mut object.below {
        if below.form == Form::Arm {
            below
                .params
                .iter_mut()
                .for_each(|param| param.is_key = false);
            below.keys.clear();
        }
        finish(below, tables);
    }
    let counters = object.below.iter().filter(|below| below.is_table());
    let counters: Vec<Param> = counters
        .map(|table| Param {
            name: format!("{}NumberOfEntries", table.name),
            ty: Ty::Counter(table.name.clone()),
            access: "readOnly",
            is_key: false,
        })
        .collect();
    object.params.extend(counters);
}

/// Counts the rows of tables at mount points.
fn finish_mounts(top: &mut Object) {
    let tables = top.below.iter().filter(|below| below.form == Form::Table);
    let counters: Vec<Param> = tables
        .map(|table| Param {
            name: format!("{}NumberOfEntries", table.name),
            ty: Ty::Counter(table.name.clone()),
            access: MOUNTED,
            is_key: false,
        })
        .collect();
    let mounts = top.below.iter_mut();
    for mount in mounts.filter(|below| below.form == Form::Mount) {
        mount.params.extend(counters.iter().cloned());
    }
}

/// The access of what stands in another place of the model.
pub(super) const MOUNTED: &str = "";

pub(super) fn xml(top: &Object) -> String {
    let mut out = String::from(
        "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-17\" spec=\"urn:example:random-1-0\" \
         file=\"random.xml\"><model name=\"Device:1.0\">",
    );
    object_xml(top, top, "", &mut out);
    out + "</model></dm:document>"
}

fn object_xml(top: &Object, object: &Object, above: &str, out: &mut String) {
    let row = if object.is_table() { "{i}." } else { "" };
    let path = format!("{above}{}.{row}", object.name);
    let extra = match object.form {
        Form::Single => "access=\"readOnly\" minEntries=\"1\" maxEntries=\"1\"".to_owned(),
        Form::Optional => "access=\"readOnly\" minEntries=\"0\" maxEntries=\"1\"".to_owned(),
        Form::Arm => {
            "access=\"readOnly\" minEntries=\"0\" maxEntries=\"1\" discriminatorParameter=\"kind\""
                .to_owned()
        }
        Form::Table | Form::Mount => {
            let mount = if object.form == Form::Mount {
                " mountType=\"mountPoint\""
            } else {
                ""
            };
            format!(
                "access=\"readWrite\" minEntries=\"0\" maxEntries=\"unbounded\" \
                 numEntriesParameter=\"{}NumberOfEntries\"{mount}",
                object.name
            )
        }
    };
    write!(out, "<object name=\"{path}\" {extra}>").unwrap();
    for key in &object.keys {
        write!(out, "<uniqueKey functional=\"{}\">", key.is_functional).unwrap();
        for name in key.params {
            write!(out, "<parameter ref=\"{name}\"/>").unwrap();
        }
        out.push_str("</uniqueKey>");
    }
    for param in object.params.iter().filter(|param| param.access != MOUNTED) {
        let syntax = match &param.ty {
            Ty::Text => "<string/>".to_owned(),
            Ty::Int => "<int/>".to_owned(),
            Ty::Bool => "<boolean/>".to_owned(),
            Ty::List => "<list/><string/>".to_owned(),
            Ty::Counter(_) => "<unsignedInt/>".to_owned(),
            Ty::Ref {
                is_list,
                is_strong,
                to,
            } => {
                let list = if *is_list { "<list/>" } else { "" };
                let strength = if *is_strong { "strong" } else { "weak" };
                let table = &top.below[*to].name;
                format!(
                    "{list}<string><pathRef refType=\"{strength}\" targetType=\"row\" \
                     targetParent=\"Device.{table}.\"/></string>"
                )
            }
            Ty::Kind => "<string><enumeration value=\"X\"/><enumeration value=\"Y\"/></string>\
                         <default type=\"object\" value=\"X\"/>"
                .to_owned(),
        };
        let (name, access) = (&param.name, param.access);
        write!(
            out,
            "<parameter name=\"{name}\" access=\"{access}\"><syntax>{syntax}</syntax></parameter>"
        )
        .unwrap();
    }
    out.push_str("<command name=\"Run()\"/><event name=\"Done!\"/></object>");
    for below in &object.below {
        object_xml(top, below, &path, out);
    }
}
