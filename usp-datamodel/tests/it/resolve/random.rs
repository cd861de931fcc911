//! Resolution on random models, beside an interpreter that knows them as text alone.
//!
//! Everything is thrown with dice from bytes: a model with tables in tables, unique keys, references,
//! unions, optional objects and mount points; what exists in it; a path; who may not see what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::prelude::*;
use usp_datamodel::instances::{Instances, Object as Handle, Transaction, Writer};
use usp_datamodel::resolve::{Permissions, Place, Purpose};
use usp_datamodel::xml::{Loader, NoFiles};
use usp_datamodel::{NodeId, Schema, Supported};
use usp_path::PathView;

use super::{resolve, shown, sources};

struct Dice<'b> {
    bytes: &'b [u8],
}

impl Dice<'_> {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        usize::from(*first) % sides
    }

    fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        (!items.is_empty()).then(|| &items[self.roll(items.len())])
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Single,
    Optional,
    Arm,
    Table,
    Mount,
}

#[derive(Clone, Debug, PartialEq)]
enum Ty {
    Text,
    Int,
    Bool,
    List,
    /// To rows of a table of the top.
    Ref {
        is_list: bool,
        to: usize,
    },
    /// The names of the arms.
    Kind,
    Counter(String),
}

#[derive(Clone, Debug)]
struct Param {
    name: String,
    ty: Ty,
    access: &'static str,
    is_key: bool,
}

#[derive(Clone, Debug)]
struct Object {
    name: String,
    form: Form,
    params: Vec<Param>,
    below: Vec<Self>,
}

impl Object {
    fn is_table(&self) -> bool {
        matches!(self.form, Form::Table | Form::Mount)
    }

    fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.name == name)
    }
}

fn model(dice: &mut Dice<'_>) -> Object {
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
                    to: dice.roll(8),
                },
            },
            access: ["readWrite", "readOnly", "writeOnceReadOnly"][dice.roll(3)],
            is_key: false,
        })
        .collect();
    if form == Form::Table && params[0].ty == Ty::Text {
        params[0].is_key = dice.roll(2) == 0;
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
const MOUNTED: &str = "";

fn xml(top: &Object) -> String {
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
    for param in object.params.iter().filter(|param| param.is_key) {
        write!(
            out,
            "<uniqueKey functional=\"true\"><parameter ref=\"{}\"/></uniqueKey>",
            param.name
        )
        .unwrap();
    }
    for param in object.params.iter().filter(|param| param.access != MOUNTED) {
        let syntax = match &param.ty {
            Ty::Text => "<string/>".to_owned(),
            Ty::Int => "<int/>".to_owned(),
            Ty::Bool => "<boolean/>".to_owned(),
            Ty::List => "<list/><string/>".to_owned(),
            Ty::Counter(_) => "<unsignedInt/>".to_owned(),
            Ty::Ref { is_list, to } => {
                let list = if *is_list { "<list/>" } else { "" };
                let table = &top.below[*to].name;
                format!(
                    "{list}<string><pathRef refType=\"weak\" targetType=\"row\" \
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

/// What there is, as text.
struct World {
    top: Object,
    /// Rows by the path of their table.
    rows: BTreeMap<String, BTreeSet<u32>>,
    values: BTreeMap<String, String>,
    /// Optional and mounted objects that exist.
    there: BTreeSet<String>,
    hidden: BTreeSet<String>,
}

/// An object of the world: its path, and what it is.
#[derive(Clone)]
struct At<'w> {
    path: String,
    object: &'w Object,
    /// Whether it is a mounted object that no row of its own encloses.
    is_mounted: bool,
}

impl World {
    fn new(dice: &mut Dice<'_>) -> Self {
        let top = model(dice);
        let mut world = Self {
            rows: BTreeMap::new(),
            values: BTreeMap::new(),
            there: BTreeSet::new(),
            hidden: BTreeSet::new(),
            top: top.clone(),
        };
        world.fill(dice, &top, "Device.", false);
        world
    }

    /// Puts rows and values into an object that exists.
    fn fill(&mut self, dice: &mut Dice<'_>, object: &Object, path: &str, is_mounted: bool) {
        for param in &object.params {
            let value = match &param.ty {
                Ty::Counter(_) => continue,
                _ if param.is_key => {
                    let row = path.trim_end_matches('.').rsplit('.').next().unwrap();
                    format!("k{row}")
                }
                _ if dice.roll(3) == 0 => continue,
                Ty::Text => ["", "x", "y", "k1"][dice.roll(4)].into(),
                Ty::Int => (dice.roll(4) as i32 - 1).to_string(),
                Ty::Bool => ["true", "false"][dice.roll(2)].into(),
                Ty::List => ["", "x", "x,y", "y,k1"][dice.roll(4)].into(),
                Ty::Kind => ["X", "Y"][dice.roll(2)].into(),
                Ty::Ref { is_list, to } => {
                    let table = &self.top.below[*to].name;
                    let count = if *is_list { dice.roll(4) } else { dice.roll(2) };
                    let items: Vec<String> = (0..count)
                        .map(|_| format!("Device.{table}.{}", 1 + dice.roll(4)))
                        .collect();
                    items.join(",")
                }
            };
            self.values.insert(format!("{path}{}", param.name), value);
        }
        let kind = self
            .values
            .get(&format!("{path}kind"))
            .cloned()
            .unwrap_or_else(|| "X".into());
        for below in object.below.clone() {
            let inner = format!("{path}{}.", below.name);
            match below.form {
                Form::Single if !is_mounted => {}
                Form::Arm if below.name == kind => {}
                Form::Arm => continue,
                Form::Single | Form::Optional => {
                    if dice.roll(2) == 0 {
                        continue;
                    }
                    self.there.insert(inner.clone());
                }
                Form::Table | Form::Mount => {
                    self.fill_table(dice, &below, &inner);
                    continue;
                }
            }
            self.fill(dice, &below, &inner, is_mounted);
        }
    }

    fn fill_table(&mut self, dice: &mut Dice<'_>, table: &Object, path: &str) {
        for number in 1..4 {
            if dice.roll(2) == 0 {
                continue;
            }
            self.rows.entry(path.to_owned()).or_default().insert(number);
            let row = format!("{path}{number}.");
            self.fill(dice, table, &row, false);
            if table.form == Form::Mount {
                for mounted in self.top.below.clone() {
                    let inner = format!("{row}{}.", mounted.name);
                    if mounted.form == Form::Table {
                        self.fill_table(dice, &mounted, &inner);
                    } else if mounted.form == Form::Single && dice.roll(2) == 0 {
                        self.there.insert(inner.clone());
                        self.fill(dice, &mounted, &inner, true);
                    }
                }
            }
        }
    }

    fn store<'s>(&self, schema: Schema<'s>) -> Instances<'s> {
        let mut store = Instances::new(Supported::all(schema));
        let mut transaction = store.transaction();
        for (table, rows) in &self.rows {
            for row in rows {
                transaction.reach(&format!("{table}{row}.")).unwrap();
            }
        }
        for path in &self.there {
            transaction.reach(path).unwrap();
        }
        for (path, value) in &self.values {
            transaction
                .put(path, value)
                .unwrap_or_else(|error| panic!("{path}={value}: {error}"));
        }
        transaction.commit().unwrap();
        store
    }

    /// Everything that may be hidden.
    fn hide(&mut self, dice: &mut Dice<'_>) {
        let tables = self.rows.keys().cloned();
        let rows = self
            .rows
            .iter()
            .flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}{row}.")));
        let all: Vec<String> = self
            .values
            .keys()
            .cloned()
            .chain(rows)
            .chain(tables)
            .collect();
        for _ in 0..dice.roll(6) {
            self.hidden.extend(dice.pick(&all).cloned());
        }
    }

    /// The objects and tables below an object, by the model.
    fn below<'w>(&'w self, object: &'w Object) -> impl Iterator<Item = &'w Object> {
        let mounted = (object.form == Form::Mount).then_some(&self.top.below);
        let mountable = mounted
            .into_iter()
            .flatten()
            .filter(|below| below.form != Form::Mount);
        object.below.iter().chain(mountable)
    }

    fn child<'w>(&'w self, object: &'w Object, name: &str) -> Option<&'w Object> {
        self.below(object).find(|below| below.name == name)
    }

    /// A single object that exists.
    fn enter<'w>(&'w self, at: &At<'w>, object: &'w Object) -> Option<At<'w>> {
        let path = format!("{}{}.", at.path, object.name);
        let is_mounted = at.is_mounted || at.object.form == Form::Mount;
        let exists = match object.form {
            Form::Arm => self.value(at, at.object.param("kind")?) == object.name,
            Form::Single => !is_mounted || self.there.contains(&path),
            Form::Optional => self.there.contains(&path),
            Form::Table | Form::Mount => false,
        };
        exists.then_some(At {
            path,
            object,
            is_mounted,
        })
    }

    fn value(&self, at: &At<'_>, param: &Param) -> String {
        let path = format!("{}{}", at.path, param.name);
        let unset = match &param.ty {
            Ty::Text | Ty::List | Ty::Ref { .. } => "",
            Ty::Int => "-1",
            Ty::Bool => "false",
            Ty::Kind => "X",
            Ty::Counter(table) => {
                let rows = self.rows.get(&format!("{}{table}.", at.path));
                return rows.map_or(0, BTreeSet::len).to_string();
            }
        };
        self.values
            .get(&path)
            .cloned()
            .unwrap_or_else(|| unset.to_owned())
    }

    fn read(&self, at: &At<'_>, param: &Param) -> Option<String> {
        (!self.hidden.contains(&format!("{}{}", at.path, param.name)))
            .then(|| self.value(at, param))
    }

    fn follow<'w>(&'w self, at: &At<'w>, name: &str, item: Item) -> Vec<At<'w>> {
        let Some(param) = at.object.param(name) else {
            return vec![];
        };
        let Ty::Ref { to, .. } = &param.ty else {
            return vec![];
        };
        let value = self.read(at, param).unwrap_or_default();
        let items: Vec<&str> = value.split(',').filter(|item| !item.is_empty()).collect();
        let chosen = match item {
            Item::All => items,
            Item::Nth(n) => items.get(n - 1).copied().into_iter().collect(),
        };
        let rows = chosen.into_iter().filter_map(|path| {
            let (table, number) = path.rsplit_once('.')?;
            let rows = self.rows.get(&format!("{table}."))?;
            rows.contains(&number.parse().ok()?).then(|| At {
                path: format!("{path}."),
                object: &self.top.below[*to],
                is_mounted: false,
            })
        });
        rows.collect()
    }

    /// Whether an expression suits the model: 0.4 item 2, and P10.
    fn check(&self, table: &Object, tests: &[Test]) -> Result<(), u32> {
        for test in tests {
            // Behind references the dice throw what suits.
            if test.follow.is_some() {
                continue;
            }
            let holder = match &test.object {
                Some(name) => table
                    .below
                    .iter()
                    .find(|below| below.name == *name && !below.is_table()),
                None => Some(table),
            };
            let param = holder
                .and_then(|holder| holder.param(&test.param))
                .ok_or(7026_u32)?;
            if !suits(&param.ty, test.op, test.is_quoted, &test.constant) {
                return Err(7008);
            }
        }
        Ok(())
    }

    fn holds(&self, row: &At<'_>, test: &Test) -> bool {
        let mut at = vec![row.clone()];
        if let Some((name, item)) = &test.follow {
            at = self.follow(row, name, *item);
        }
        if let Some(name) = &test.object {
            at = at
                .iter()
                .filter_map(|at| {
                    self.enter(
                        at,
                        at.object.below.iter().find(|below| below.name == *name)?,
                    )
                })
                .collect();
        }
        at.iter().any(|at| {
            let Some(param) = at.object.param(&test.param) else {
                return false;
            };
            suits(&param.ty, test.op, test.is_quoted, &test.constant)
                && self
                    .read(at, param)
                    .is_some_and(|value| compare(&param.ty, &value, test.op, &test.constant))
        })
    }

    /// What the model says of a path, up to the first reference.
    fn map(&self, path: &[Seg], purpose: Purpose) -> Result<(), u32> {
        let mut object = &self.top;
        let mut waits = false;
        let mut end = "single";
        for seg in &path[1..] {
            if seg.is_instance() != waits {
                return Err(7026);
            }
            waits = false;
            match seg {
                Seg::Follow(name, _) => {
                    let param = object.param(name).ok_or(7026_u32)?;
                    return if matches!(param.ty, Ty::Ref { .. }) {
                        Ok(())
                    } else {
                        Err(7026)
                    };
                }
                Seg::Expr(tests) => {
                    self.check(object, tests)?;
                    end = "row";
                }
                Seg::Number(_) | Seg::Star => end = "row",
                Seg::Name(name) => {
                    object = self.child(object, name).ok_or(7026_u32)?;
                    waits = object.is_table();
                    end = if waits { "table" } else { "single" };
                }
                Seg::Param(name) => {
                    object.param(name).ok_or(7026_u32)?;
                    end = "param";
                }
                Seg::Command => end = "command",
                Seg::Event => end = "event",
            }
        }
        refuses(purpose, end).map_or(Ok(()), Err)
    }

    fn resolve(&self, path: &[Seg], purpose: Purpose) -> Result<Vec<String>, u32> {
        let is_search = path.iter().any(Seg::is_search);
        if is_search && purpose == Purpose::GetSupportedDm {
            return Err(7008);
        }
        self.map(path, purpose)?;
        let mut at = vec![(
            At {
                path: "Device.".into(),
                object: &self.top,
                is_mounted: false,
            },
            false,
        )];
        // Path of the object, what is meant, how it is hidden, and what it is.
        let mut found: Vec<(String, &str)> = Vec::new();
        // Behind a reference: what its target does not have by its model, or what is not wanted there.
        let mut lost = None;
        for seg in &path[1..] {
            let mut next: Vec<(At<'_>, bool)> = Vec::new();
            for (one, is_table) in &at {
                match seg {
                    Seg::Number(_) | Seg::Star | Seg::Expr(_) if *is_table => {
                        for number in self.rows.get(&one.path).into_iter().flatten() {
                            let row = At {
                                path: format!("{}{number}.", one.path),
                                object: one.object,
                                is_mounted: false,
                            };
                            let selected = match seg {
                                Seg::Number(wanted) => wanted == number,
                                Seg::Expr(tests) => {
                                    self.check(one.object, tests).is_ok()
                                        && tests.iter().all(|test| self.holds(&row, test))
                                }
                                _ => true,
                            };
                            if selected {
                                next.push((row, false));
                            }
                        }
                    }
                    _ if *is_table || seg.is_instance() => lost = Some(7026),
                    Seg::Follow(name, _)
                        if !one
                            .object
                            .param(name)
                            .is_some_and(|param| matches!(param.ty, Ty::Ref { .. })) =>
                    {
                        lost = Some(7026);
                    }
                    Seg::Follow(name, item) => {
                        next.extend(
                            self.follow(one, name, *item)
                                .into_iter()
                                .map(|at| (at, false)),
                        );
                    }
                    Seg::Name(name) => match self.child(one.object, name) {
                        Some(table) if table.is_table() => {
                            let path = format!("{}{name}.", one.path);
                            next.push((
                                At {
                                    path,
                                    object: table,
                                    is_mounted: false,
                                },
                                true,
                            ));
                        }
                        Some(object) => next.extend(self.enter(one, object).map(|at| (at, false))),
                        None => lost = Some(7026),
                    },
                    Seg::Param(name) if one.object.param(name).is_some() => {
                        found.push((format!("{}{name}", one.path), "param"));
                    }
                    Seg::Command => found.push((format!("{}Run()", one.path), "command")),
                    Seg::Event => found.push((format!("{}Done!", one.path), "event")),
                    _ => lost = Some(7026),
                }
            }
            if matches!(seg, Seg::Follow(..)) {
                let mut seen = BTreeSet::new();
                next.retain(|(at, _)| seen.insert(at.path.clone()));
            }
            at = next;
        }
        for (one, is_table) in at {
            let is_row = one
                .path
                .trim_end_matches('.')
                .ends_with(|last: char| last.is_ascii_digit());
            let end = if is_table {
                "table"
            } else if is_row {
                "row"
            } else {
                "single"
            };
            found.push((one.path, end));
        }
        let sees = |path: &str, end: &str| match (purpose, end) {
            (Purpose::Get, "param" | "single" | "row" | "table")
            | (Purpose::GetInstances, "single" | "row") => !self.hidden.contains(path),
            _ => true,
        };
        let refused = found.iter().find_map(|(_, end)| refuses(purpose, end));
        lost = lost.or(refused);
        let targets: Vec<String> = found
            .into_iter()
            .filter(|(path, end)| refuses(purpose, end).is_none() && sees(path, end))
            .map(|(path, end)| {
                if end == "table" {
                    format!("{path}{{i}}.")
                } else {
                    path
                }
            })
            .collect();
        if targets.is_empty() && !is_search {
            let missing = if purpose == Purpose::Get { 7026 } else { 7016 };
            return Err(lost.unwrap_or(missing));
        }
        Ok(targets)
    }
}

/// Table 0.2, by the code for what is not allowed.
fn refuses(purpose: Purpose, end: &str) -> Option<u32> {
    match (purpose, end) {
        (Purpose::Get, "command" | "event") => Some(7026),
        (Purpose::Get | Purpose::GetSupportedDm, _)
        | (Purpose::GetInstances, "table" | "row")
        | (Purpose::Set, "single" | "row")
        | (Purpose::Add, "table")
        | (Purpose::Delete, "row")
        | (Purpose::Operate, "command") => None,
        (Purpose::Set, "table") => Some(7016),
        (Purpose::Delete, "single" | "table") | (Purpose::GetInstances | Purpose::Add, _) => {
            Some(7018)
        }
        (Purpose::Operate, _) => Some(7008),
        _ => Some(7026),
    }
}

/// Table 0.5.
fn suits(ty: &Ty, op: &str, is_quoted: bool, constant: &str) -> bool {
    match ty {
        Ty::Int => !is_quoted && op != "~=" && constant.parse::<i64>().is_ok(),
        Ty::Counter(_) => !is_quoted && op != "~=" && constant.parse::<u32>().is_ok(),
        Ty::Bool => {
            !is_quoted
                && ["==", "!="].contains(&op)
                && ["true", "false", "1", "0"].contains(&constant)
        }
        Ty::List | Ty::Ref { is_list: true, .. } => is_quoted && ["==", "!=", "~="].contains(&op),
        Ty::Text | Ty::Kind | Ty::Ref { .. } => is_quoted && ["==", "!="].contains(&op),
    }
}

fn compare(ty: &Ty, value: &str, op: &str, constant: &str) -> bool {
    match ty {
        Ty::Int | Ty::Counter(_) => {
            let (value, constant): (i64, i64) = (value.parse().unwrap(), constant.parse().unwrap());
            match op {
                "==" => value == constant,
                "!=" => value != constant,
                "<" => value < constant,
                "<=" => value <= constant,
                ">" => value > constant,
                _ => value >= constant,
            }
        }
        Ty::Bool => ((value == "true") == matches!(constant, "true" | "1")) == (op == "=="),
        // An empty list has no items.
        _ if op == "~=" => !value.is_empty() && value.split(',').any(|item| item == constant),
        _ => (value == constant) == (op == "=="),
    }
}

#[derive(Clone, Copy, Debug)]
enum Item {
    Nth(usize),
    All,
}

#[derive(Clone, Debug)]
struct Test {
    follow: Option<(String, Item)>,
    object: Option<String>,
    param: String,
    op: &'static str,
    is_quoted: bool,
    constant: String,
}

#[derive(Clone, Debug)]
enum Seg {
    Name(String),
    Number(u32),
    Star,
    Expr(Vec<Test>),
    Follow(String, Item),
    Param(String),
    Command,
    Event,
}

impl Seg {
    fn is_instance(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Star | Self::Expr(_))
    }

    fn is_search(&self) -> bool {
        matches!(
            self,
            Self::Star | Self::Expr(_) | Self::Follow(_, Item::All)
        )
    }

    fn text(&self) -> String {
        match self {
            Self::Name(name) | Self::Param(name) => name.clone(),
            Self::Number(number) => number.to_string(),
            Self::Star => "*".into(),
            Self::Follow(name, item) => format!("{name}{}", item_text(*item)),
            Self::Command => "Run()".into(),
            Self::Event => "Done!".into(),
            Self::Expr(tests) => {
                let tests = tests.iter().map(|test| {
                    let follow = test
                        .follow
                        .iter()
                        .map(|(name, item)| format!("{name}{}.", item_text(*item)));
                    let object = test.object.iter().map(|name| format!("{name}."));
                    let way: String = follow.chain(object).collect();
                    let quote = if test.is_quoted { "\"" } else { "" };
                    format!(
                        "{way}{}{}{quote}{}{quote}",
                        test.param, test.op, test.constant
                    )
                });
                format!("[{}]", tests.collect::<Vec<_>>().join("&&"))
            }
        }
    }
}

fn item_text(item: Item) -> String {
    match item {
        Item::Nth(1) => "+".into(),
        Item::Nth(n) => format!("#{n}+"),
        Item::All => "#*+".into(),
    }
}

fn item(dice: &mut Dice<'_>) -> Item {
    match dice.roll(5) {
        0 => Item::All,
        1 => Item::Nth(2),
        _ => Item::Nth(1),
    }
}

/// A test for rows of a table: mostly one that suits.
fn test(dice: &mut Dice<'_>, world: &World, table: &Object) -> Test {
    let mut holder = table;
    let mut follow = None;
    let mut object = None;
    let refs: Vec<&Param> = table
        .params
        .iter()
        .filter(|param| matches!(param.ty, Ty::Ref { .. }))
        .collect();
    if let (Some(param), 0) = (dice.pick(&refs), dice.roll(3)) {
        if let Ty::Ref { to, .. } = &param.ty {
            follow = Some((param.name.clone(), item(dice)));
            holder = &world.top.below[*to];
        }
    }
    let singles: Vec<&Object> = holder
        .below
        .iter()
        .filter(|below| !below.is_table())
        .collect();
    if let (Some(single), 0) = (dice.pick(&singles), dice.roll(3)) {
        object = Some(single.name.clone());
        holder = single;
    }
    let param = dice.pick(&holder.params).unwrap();
    let ops: &[&'static str] = match param.ty {
        Ty::Int | Ty::Counter(_) => &["==", "!=", "<", "<=", ">", ">="],
        Ty::List | Ty::Ref { is_list: true, .. } => &["~=", "==", "!="],
        _ => &["==", "!="],
    };
    let op = *dice.pick(ops).unwrap();
    let (is_quoted, constant) = match &param.ty {
        Ty::Int => (false, (dice.roll(4) as i32 - 1).to_string()),
        Ty::Counter(_) => (false, dice.roll(4).to_string()),
        Ty::Bool => (false, ["true", "false", "1", "0"][dice.roll(4)].to_owned()),
        Ty::Kind => (true, ["X", "Y", "Z"][dice.roll(3)].to_owned()),
        Ty::Text | Ty::List => (
            true,
            ["", "x", "y", "k1", "k2", "x,y"][dice.roll(6)].to_owned(),
        ),
        Ty::Ref { to, .. } => (
            true,
            format!("Device.{}.{}", world.top.below[*to].name, 1 + dice.roll(3)),
        ),
    };
    let mut test = Test {
        follow,
        object,
        param: param.name.clone(),
        op,
        is_quoted,
        constant,
    };
    if test.follow.is_none() {
        match dice.roll(16) {
            0 => test.param = "z".into(),
            1 => test.op = "~=",
            2 => (test.is_quoted, test.constant) = (!test.is_quoted, "1".into()),
            _ => {}
        }
    }
    test
}

fn path(dice: &mut Dice<'_>, world: &World) -> Vec<Seg> {
    let mut path = vec![Seg::Name("Device".into())];
    let mut at = &world.top;
    let mut is_row_wanted = false;
    for _ in 0..1 + dice.roll(5) {
        if is_row_wanted {
            path.push(match dice.roll(8) {
                0 | 1 => Seg::Number(1 + dice.roll(4) as u32),
                2 | 3 => Seg::Star,
                4 | 5 => Seg::Expr(vec![test(dice, world, at)]),
                6 => Seg::Expr(vec![test(dice, world, at), test(dice, world, at)]),
                _ => break,
            });
            is_row_wanted = false;
            continue;
        }
        let refs: Vec<&Param> = at
            .params
            .iter()
            .filter(|param| matches!(param.ty, Ty::Ref { .. }))
            .collect();
        if let (Some(param), 0) = (dice.pick(&refs), dice.roll(4)) {
            if let Ty::Ref { to, .. } = &param.ty {
                path.push(Seg::Follow(param.name.clone(), item(dice)));
                at = &world.top.below[*to];
                continue;
            }
        }
        let below: Vec<&Object> = world.below(at).collect();
        match (dice.pick(&below), dice.roll(12)) {
            (_, 0) => path.push(Seg::Name("Z".into())),
            (_, 1) => path.push(Seg::Number(1)),
            (Some(below), _) => {
                path.push(Seg::Name(below.name.clone()));
                at = below;
                is_row_wanted = below.is_table();
            }
            (None, _) => break,
        }
    }
    match dice.roll(6) {
        0 | 1 => path.extend(
            dice.pick(&at.params)
                .map(|param| Seg::Param(param.name.clone())),
        ),
        2 => path.push(Seg::Command),
        3 if dice.roll(3) == 0 => path.push(Seg::Event),
        4 if dice.roll(4) == 0 => path.push(Seg::Param("z".into())),
        _ => {}
    }
    path
}

const PURPOSES: [Purpose; 7] = [
    Purpose::Get,
    Purpose::GetInstances,
    Purpose::GetSupportedDm,
    Purpose::Set,
    Purpose::Add,
    Purpose::Delete,
    Purpose::Operate,
];

struct Eyes<'w, 's> {
    hidden: &'w BTreeSet<String>,
    schema: Schema<'s>,
}

impl Permissions for Eyes<'_, '_> {
    fn reads_param(&self, object: Place<'_>, param: NodeId) -> bool {
        let name = self.schema.node(param).unwrap().name();
        !self.hidden.contains(&format!("{object}{name}"))
    }

    fn reads_object(&self, object: Place<'_>) -> bool {
        !self.hidden.contains(&object.to_string())
    }

    fn reads_table(&self, parent: Place<'_>, table: NodeId) -> bool {
        let name = self.schema.node(table).unwrap().name();
        !self.hidden.contains(&format!("{parent}{name}."))
    }

    fn lists_row(&self, row: Place<'_>) -> bool {
        !self.hidden.contains(&row.to_string())
    }

    fn reads_secured(&self) -> bool {
        true
    }
}

/// The rows and single objects of a store that exist.
fn objects(store: &Instances<'_>) -> Vec<Handle> {
    let mut found = vec![store.find("Device.").unwrap()];
    let mut at = 0;
    while let Some(object) = found.get(at).copied() {
        found.extend(store.children(object));
        at += 1;
    }
    found
}

/// Does something as a Controller; what is refused changes nothing.
fn change(dice: &mut Dice<'_>, transaction: &mut Transaction<'_, '_>) {
    let before = transaction.instances().export();
    let store = transaction.instances();
    let objects = objects(store);
    let object = *dice.pick(&objects).unwrap();
    let node = store
        .schema()
        .node(object.node())
        .unwrap()
        .as_object()
        .unwrap();
    let done = match dice.roll(4) {
        0 => {
            let tables: Vec<NodeId> = node
                .objects()
                .filter(|below| below.is_table())
                .map(|table| table.id())
                .collect();
            let Some(table) = dice.pick(&tables) else {
                return;
            };
            transaction
                .add(Writer::Controller, object, *table)
                .map(|_| ())
        }
        1 => transaction.delete(Writer::Controller, object),
        _ => {
            let params: Vec<NodeId> = node.params().map(|param| param.id()).collect();
            let Some(param) = dice.pick(&params) else {
                return;
            };
            let target = dice
                .pick(&objects)
                .map(|target| store.path(*target).to_string());
            let values = [
                "",
                "x",
                "k1",
                "k2",
                "-1",
                "2",
                "true",
                "X",
                "Y",
                "x,y",
                &target.unwrap(),
            ];
            let value = dice.pick(&values).unwrap();
            transaction.set(Writer::Controller, object, *param, value, dice.roll(2) == 0)
        }
    };
    if done.is_err() {
        assert_eq!(transaction.instances().export(), before);
    }
}

/// What must hold of a store, whatever has happened.
fn is_sound(store: &Instances<'_>) {
    let export = store.export();
    let again = Instances::restore(store.supported().clone(), &export).unwrap();
    assert_eq!(again.export(), export);
    for object in objects(store) {
        let node = store
            .schema()
            .node(object.node())
            .unwrap()
            .as_object()
            .unwrap();
        for table in node.objects().filter(|below| below.is_table()) {
            let rows: Vec<Handle> = store.rows(object, table.id()).map(|(_, row)| row).collect();
            let counter = store
                .value(object, table.entries_param().unwrap().id())
                .unwrap();
            assert_eq!(counter, rows.len().to_string());
            for key in table.unique_keys() {
                let keys = rows.iter().map(|row| {
                    let parts = key
                        .params()
                        .map(|param| store.value(*row, param.id()).unwrap());
                    parts.collect::<Vec<_>>()
                });
                let keys: Vec<_> = keys.collect();
                let different: BTreeSet<_> = keys.iter().collect();
                assert_eq!(different.len(), keys.len(), "{export}");
            }
        }
    }
}

/// Transactions happen as a whole or not at all.
fn all_or_nothing(dice: &mut Dice<'_>, store: &mut Instances<'_>) {
    for _ in 0..6 {
        let before = store.export();
        let mut transaction = store.transaction();
        (0..dice.roll(6)).for_each(|_| change(dice, &mut transaction));
        let savepoint = transaction.savepoint();
        let there = transaction.instances().export();
        (0..dice.roll(4)).for_each(|_| change(dice, &mut transaction));
        if dice.roll(2) == 0 {
            let _checked = transaction.check();
            transaction.rollback_to(savepoint);
            assert_eq!(transaction.instances().export(), there);
        }
        if dice.roll(4) == 0 {
            drop(transaction);
            assert_eq!(store.export(), before);
        } else if transaction.commit().is_err() {
            assert_eq!(store.export(), before);
        }
        is_sound(store);
    }
}

/// Resolves some paths in a world; how many of them led somewhere.
fn agree(bytes: &[u8]) -> usize {
    let dice = &mut Dice { bytes };
    let mut world = World::new(dice);
    let loaded = Loader::new()
        .load("random.xml", xml(&world.top).as_bytes(), &mut NoFiles)
        .unwrap();
    let image = loaded.into_model().unwrap().compile().unwrap();
    let schema = Schema::from_bytes(&image).unwrap();
    let mut store = world.store(schema);
    let mut led = 0;
    for _ in 0..32 {
        world.hide(dice);
        let segs = path(dice, &world);
        let ends_in_name = segs
            .last()
            .is_some_and(|last| matches!(last, Seg::Param(_) | Seg::Command | Seg::Event));
        let text: Vec<String> = segs.iter().map(Seg::text).collect();
        let text = text.join(".") + if ends_in_name { "" } else { "." };
        let purpose = PURPOSES[dice.roll(2 * PURPOSES.len()) % 11 % PURPOSES.len()];
        let Ok(view) = PathView::parse(&text) else {
            continue;
        };
        let eyes = Eyes {
            hidden: &world.hidden,
            schema,
        };
        let found = resolve(store.supported(), &mut &store, &text, purpose, &eyes);
        let expected = world.resolve(&segs, purpose);
        assert_eq!(
            found,
            expected,
            "{purpose:?} {text}\nhidden {:?}\n{}",
            world.hidden,
            store.export()
        );
        led += usize::from(expected.is_ok_and(|found| !found.is_empty()));
        let later = sources::later(&store, &view, purpose, &eyes);
        let later = later
            .map(|found| shown(&found))
            .map_err(|error| error.code());
        assert_eq!(later, found, "{purpose:?} {text}");
    }
    all_or_nothing(dice, &mut store);
    led
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_naive_interpreter_agrees_on_random_models(bytes in prop::collection::vec(any::<u8>(), 200..2400)) {
        agree(&bytes);
    }
}

#[test]
fn the_dice_throw_paths_that_lead_somewhere() {
    let mut state = 1_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let led: usize = (0..40)
        .map(|_| agree(&(0..3000).map(|_| byte()).collect::<Vec<_>>()))
        .sum();
    assert!(led > 100, "{led} of 1280");
}
