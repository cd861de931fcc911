//! What there is, as text, and what paths mean in it.

use std::collections::{BTreeMap, BTreeSet};

use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::Purpose;
use usp_datamodel::{Schema, Supported};

use super::Dice;
use super::model::{Form, Object, Param, Ty, model};
use super::path::{Item, Seg, Test};
use super::rules::{compare, refuses, suits};

/// What there is, as text.
pub(super) struct World {
    pub(super) top: Object,
    /// Rows by the path of their table.
    rows: BTreeMap<String, BTreeSet<u32>>,
    values: BTreeMap<String, String>,
    /// Optional and mounted objects that exist.
    there: BTreeSet<String>,
    /// The paths of the strong references, while they may lead nowhere.
    strong: Vec<String>,
    pub(super) hidden: BTreeSet<String>,
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
    pub(super) fn new(dice: &mut Dice<'_>) -> Self {
        let top = model(dice);
        let mut world = Self {
            rows: BTreeMap::new(),
            values: BTreeMap::new(),
            there: BTreeSet::new(),
            strong: Vec::new(),
            hidden: BTreeSet::new(),
            top: top.clone(),
        };
        world.fill(dice, &top, "Device.", false);
        for path in core::mem::take(&mut world.strong) {
            let value = world.values.remove(&path).unwrap_or_default();
            let there: Vec<&str> = value.split(',').filter(|row| world.has(row)).collect();
            let there = there.join(",");
            world.values.insert(path, there);
        }
        world
    }

    /// Whether there is a row, by its path without the last dot.
    fn has(&self, row: &str) -> bool {
        let parts = row.rsplit_once('.').map(|(table, number)| {
            let rows = self.rows.get(&format!("{table}."));
            rows.is_some_and(|rows| number.parse().is_ok_and(|number| rows.contains(&number)))
        });
        parts == Some(true)
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
                Ty::Ref {
                    is_list,
                    is_strong,
                    to,
                } => {
                    let table = &self.top.below[*to].name;
                    let count = if *is_list { dice.roll(4) } else { dice.roll(2) };
                    let items: Vec<String> = (0..count)
                        .map(|_| format!("Device.{table}.{}", 1 + dice.roll(4)))
                        .collect();
                    if *is_strong {
                        self.strong.push(format!("{path}{}", param.name));
                    }
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

    pub(super) fn store<'s>(&self, schema: Schema<'s>) -> Instances<'s> {
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
    pub(super) fn hide(&mut self, dice: &mut Dice<'_>) {
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
    pub(super) fn below<'w>(&'w self, object: &'w Object) -> impl Iterator<Item = &'w Object> {
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
        let there = chosen.into_iter().filter(|path| self.has(path));
        let rows = there.map(|path| At {
            path: format!("{path}."),
            object: &self.top.below[*to],
            is_mounted: false,
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

    pub(super) fn resolve(&self, path: &[Seg], purpose: Purpose) -> Result<Vec<String>, u32> {
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
