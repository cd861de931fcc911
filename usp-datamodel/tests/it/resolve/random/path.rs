//! The paths that the dice throw.

use super::Dice;
use super::model::{Object, Param, Ty};
use super::world::World;

#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    Nth(usize),
    All,
}

#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) follow: Option<(String, Item)>,
    pub(super) object: Option<String>,
    pub(super) param: String,
    pub(super) op: &'static str,
    pub(super) is_quoted: bool,
    pub(super) constant: String,
}

#[derive(Clone, Debug)]
pub(super) enum Seg {
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
    pub(super) fn is_instance(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Star | Self::Expr(_))
    }

    pub(super) fn is_search(&self) -> bool {
        matches!(
            self,
            Self::Star | Self::Expr(_) | Self::Follow(_, Item::All)
        )
    }

    pub(super) fn text(&self) -> String {
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

pub(super) fn path(dice: &mut Dice<'_>, world: &World) -> Vec<Seg> {
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
        if dice.roll(12) == 0 {
            // Nobody has it, or it is followed only where it is a reference.
            let stranger = dice.pick(&at.params).filter(|_| dice.roll(2) == 0);
            let name = stranger.map_or("z", |param| &param.name);
            path.push(Seg::Follow(name.into(), item(dice)));
            continue;
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
