//! Resolution beside a naive interpreter that walks everything and evaluates text by text.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use usp_datamodel::resolve::Purpose;
use usp_path::PathView;

use super::ask::later;
use super::{Hidden, empty, purpose, resolve, shown};

/// The parameters of the tables of the model that the paths go through.
fn params(kind: &str) -> &'static [&'static str] {
    match kind {
        "Port" => &["Alias", "Speed", "Enable", "Tags"],
        "Link" => &["Name", "Lower", "Upper"],
        "Address" => &["Ip"],
        "Stats" => &["Sent"],
        _ => &[],
    }
}

/// Everything that exists, as text.
#[derive(Clone, Debug, Default)]
struct Naive {
    /// Rows by the path of their table, in order.
    rows: BTreeMap<String, BTreeSet<u32>>,
    values: BTreeMap<String, String>,
    hidden: Vec<String>,
}

/// An object: its path, and the name of its kind.
type At = (String, String);

impl Naive {
    fn value(&self, object: &str, name: &str) -> Option<String> {
        let path = format!("{object}{name}");
        (!Hidden::new(&self.hidden).hides(&path)).then(|| {
            let unset = match name {
                "Speed" => "-1",
                "Sent" => "0",
                "Enable" => "false",
                _ => "",
            };
            self.values
                .get(&path)
                .cloned()
                .unwrap_or_else(|| unset.to_owned())
        })
    }

    fn follow(&self, at: &At, segment: &str) -> Vec<At> {
        let name = segment.split(['#', '+']).next().unwrap();
        let Some(value) = self
            .value(&at.0, name)
            .filter(|_| params(&at.1).contains(&name))
        else {
            return vec![];
        };
        let items: Vec<&str> = value.split(',').filter(|item| !item.is_empty()).collect();
        let chosen = match segment
            .split_once('#')
            .map(|(_, item)| item.trim_end_matches('+'))
        {
            Some("*") => items,
            Some(n) => items
                .get(n.parse::<usize>().unwrap() - 1)
                .copied()
                .into_iter()
                .collect(),
            None => items.first().copied().into_iter().collect(),
        };
        chosen
            .into_iter()
            .filter_map(|path| {
                let (table, number) = path.rsplit_once('.')?;
                let rows = self.rows.get(&format!("{table}."))?;
                let kind = table.rsplit('.').next()?;
                rows.contains(&number.parse().ok()?)
                    .then(|| (format!("{path}."), kind.to_owned()))
            })
            .collect()
    }

    fn holds(&self, at: &At, component: &str) -> bool {
        let at_op = component.find(['=', '!', '<', '>', '~']).unwrap();
        let (way, rest) = component.split_at(at_op);
        let op_len = if rest[1..].starts_with('=') { 2 } else { 1 };
        let (op, constant) = rest.split_at(op_len);
        let constant = constant.trim_matches('"');
        let mut objects = vec![at.clone()];
        let mut steps: Vec<&str> = way.split('.').collect();
        let name = steps.pop().unwrap();
        for step in steps {
            objects = if step.ends_with('+') {
                objects
                    .iter()
                    .flat_map(|at| self.follow(at, step))
                    .collect()
            } else {
                objects
                    .into_iter()
                    .filter(|at| at.1 == "Port")
                    .map(|at| (format!("{}{step}.", at.0), step.to_owned()))
                    .collect()
            };
        }
        objects.iter().any(|at| {
            let Some(value) = self
                .value(&at.0, name)
                .filter(|_| params(&at.1).contains(&name))
            else {
                return false;
            };
            match name {
                "Speed" | "Sent" => {
                    let (value, constant): (i64, i64) =
                        (value.parse().unwrap(), constant.parse().unwrap());
                    match op {
                        "==" => value == constant,
                        "!=" => value != constant,
                        "<" => value < constant,
                        "<=" => value <= constant,
                        ">" => value > constant,
                        _ => value >= constant,
                    }
                }
                "Enable" => ((value == "true") == matches!(constant, "true" | "1")) == (op == "=="),
                "Tags" if op == "~=" => value.split(',').any(|item| item == constant),
                _ => (value == constant) == (op == "=="),
            }
        })
    }

    /// What a path of names that the model has leads to.
    fn resolve(&self, segments: &[String], is_param: bool) -> Vec<String> {
        let mut at: Vec<At> = vec![("Device.".into(), "Device".into())];
        let mut waits = false;
        let mut found = Vec::new();
        for (place, segment) in segments.iter().enumerate() {
            let last = place + 1 == segments.len();
            let mut next: Vec<At> = Vec::new();
            for object in &at {
                if waits {
                    for number in self.rows.get(&object.0).into_iter().flatten() {
                        let row = (format!("{}{number}.", object.0), object.1.clone());
                        let selected = match segment.strip_prefix('[') {
                            Some(expression) => expression
                                .trim_end_matches(']')
                                .split("&&")
                                .all(|one| self.holds(&row, one)),
                            None => segment == "*" || *segment == number.to_string(),
                        };
                        if selected {
                            next.push(row);
                        }
                    }
                } else if last && is_param {
                    if params(&object.1).contains(&&**segment)
                        && self.value(&object.0, segment).is_some()
                    {
                        found.push(format!("{}{segment}", object.0));
                    }
                } else if segment.ends_with('+') {
                    next.extend(self.follow(object, segment));
                } else {
                    let exists = match &**segment {
                        "Stats" => object.1 == "Port",
                        "Address" => object.1 == "Link",
                        _ => object.1 == "Device",
                    };
                    if exists {
                        next.push((format!("{}{segment}.", object.0), segment.clone()));
                    }
                }
            }
            if segment.ends_with('+') {
                let mut seen = BTreeSet::new();
                next.retain(|at| seen.insert(at.clone()));
            }
            waits = !waits && matches!(&**segment, "Port" | "Link" | "Address");
            at = next;
        }
        if is_param {
            return found;
        }
        at.into_iter().map(|at| at.0).collect()
    }
}

fn selector(kind: &'static str) -> BoxedStrategy<String> {
    let one: BoxedStrategy<String> = match kind {
        "Port" => prop_oneof![
            (prop_oneof![Just("=="), Just("!=")], 0..4_u32)
                .prop_map(|(op, n)| format!("Alias{op}\"p{n}\"")),
            (
                prop_oneof![
                    Just("=="),
                    Just("<"),
                    Just(">="),
                    Just(">"),
                    Just("!="),
                    Just("<=")
                ],
                -1..4_i32
            )
                .prop_map(|(op, n)| format!("Speed{op}{n}")),
            any::<bool>().prop_map(|yes| format!("Enable=={yes}")),
            (0..3_u32).prop_map(|n| format!("Tags~=\"t{n}\"")),
            (0..3_u32).prop_map(|n| format!("Stats.Sent<={n}")),
        ]
        .boxed(),
        "Link" => prop_oneof![
            (0..4_u32).prop_map(|n| format!("Name==\"l{n}\"")),
            (0..4_u32).prop_map(|n| format!("Lower+.Alias!=\"p{n}\"")),
            (0..4_u32).prop_map(|n| format!("Lower#*+.Speed>{n}")),
            (0..4_u32).prop_map(|n| format!("Upper+.Lower#2+.Stats.Sent=={n}")),
            (0..4_u32).prop_map(|n| format!("Upper+.Upper+.Name==\"l{n}\"")),
        ]
        .boxed(),
        _ => (0..4_u32).prop_map(|n| format!("Ip!=\"a{n}\"")).boxed(),
    };
    prop_oneof![
        3 => (1..5_u32).prop_map(|n| n.to_string()),
        2 => Just("*".to_owned()),
        4 => prop::collection::vec(one, 1..3).prop_map(|all| format!("[{}]", all.join("&&"))),
    ]
    .boxed()
}

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

/// The segments behind `Device.`, and whether the last is a parameter.
fn path() -> impl Strategy<Value = (Vec<String>, bool)> {
    let follow = prop_oneof![
        Just("Lower+"),
        Just("Lower#2+"),
        Just("Lower#*+"),
        Just("Upper+"),
        Just("Upper#2+")
    ];
    let ports = (
        selector("Port"),
        prop_oneof![
            Just((texts(&[]), false)),
            Just((texts(&["Speed"]), true)),
            Just((texts(&["Stats"]), false)),
            Just((texts(&["Stats", "Sent"]), true)),
        ],
    )
        .prop_map(|(rows, (rest, is_param))| ([texts(&["Port", &rows]), rest].concat(), is_param));
    let links = (
        selector("Link"),
        prop::collection::vec(follow, 0..4),
        selector("Address"),
        0..5_u32,
    )
        .prop_map(|(rows, follows, address, end)| {
            let mut segments = texts(&["Link", &rows]);
            segments.extend(follows.into_iter().map(str::to_owned));
            let (rest, is_param) = match end {
                0 => (texts(&["Name"]), true),
                1 => (texts(&["Address", &address]), false),
                2 => (texts(&["Address", &address, "Ip"]), true),
                3 => (texts(&["Alias"]), true),
                _ => (texts(&[]), false),
            };
            segments.extend(rest);
            (segments, is_param)
        });
    prop_oneof![ports, links]
}

fn naive() -> impl Strategy<Value = Naive> {
    let port = (
        1..5_u32,
        0..4_i32,
        any::<bool>(),
        prop::collection::vec(0..3_u32, 0..3),
        0..3_u32,
    );
    let refs = prop::collection::vec((any::<bool>(), 1..5_u32), 0..4);
    let link = (
        1..5_u32,
        refs,
        0..5_u32,
        prop::collection::btree_set(1..4_u32, 0..3),
    );
    let hidden = prop::collection::vec(
        prop_oneof![
            Just("Device.Port.*.Alias"),
            Just("Device.Port.1.Speed"),
            Just("Device.Link.*.Lower"),
            Just("Device.Link.2.Upper"),
            Just("Device.Link.1.Name"),
            Just("Device.Port.2.Stats.Sent"),
        ],
        0..3,
    );
    (
        prop::collection::vec(port, 0..4),
        prop::collection::vec(link, 0..4),
        hidden,
    )
        .prop_map(|(ports, links, hidden)| {
            let mut naive = Naive {
                hidden: texts(&hidden),
                ..Naive::default()
            };
            let rows = |naive: &mut Naive, table: &str, number: u32| {
                naive
                    .rows
                    .entry(table.to_owned())
                    .or_default()
                    .insert(number)
            };
            for (number, speed, enable, tags, sent) in &ports {
                if !rows(&mut naive, "Device.Port.", *number) {
                    continue;
                }
                let tags: Vec<String> = tags.iter().map(|tag| format!("t{tag}")).collect();
                for (name, value) in [
                    ("Alias", format!("p{number}")),
                    ("Chip", format!("c{number}")),
                    ("Speed", speed.to_string()),
                    ("Enable", enable.to_string()),
                    ("Tags", tags.join(",")),
                    ("Stats.Sent", sent.to_string()),
                ] {
                    naive
                        .values
                        .insert(format!("Device.Port.{number}.{name}"), value);
                }
            }
            let numbers: BTreeSet<u32> = links.iter().map(|link| link.0).collect();
            for (number, refs, upper, addresses) in &links {
                if !rows(&mut naive, "Device.Link.", *number) {
                    continue;
                }
                let exists = |(is_port, number): &&(bool, u32)| {
                    if *is_port {
                        naive
                            .rows
                            .get("Device.Port.")
                            .is_some_and(|rows| rows.contains(number))
                    } else {
                        numbers.contains(number)
                    }
                };
                let lower: Vec<String> = refs
                    .iter()
                    .filter(exists)
                    .map(|(is_port, number)| {
                        format!("Device.{}.{number}", if *is_port { "Port" } else { "Link" })
                    })
                    .collect();
                let upper = if *upper == 0 {
                    String::new()
                } else {
                    format!("Device.Link.{upper}")
                };
                for (name, value) in [
                    ("Name", format!("l{number}")),
                    ("Lower", lower.join(",")),
                    ("Upper", upper),
                ] {
                    naive
                        .values
                        .insert(format!("Device.Link.{number}.{name}"), value);
                }
                for address in addresses {
                    rows(
                        &mut naive,
                        &format!("Device.Link.{number}.Address."),
                        *address,
                    );
                    naive.values.insert(
                        format!("Device.Link.{number}.Address.{address}.Ip"),
                        format!("a{address}"),
                    );
                }
            }
            naive
        })
}

proptest! {
    #![proptest_config(usp_test_support::cases(512))]

    #[test]
    fn a_naive_interpreter_agrees(naive in naive(), (segments, is_param) in path(), for_get in any::<bool>()) {
        let mut store = empty();
        let mut transaction = store.transaction();
        for (path, value) in &naive.values {
            transaction.put(path, value).unwrap();
        }
        transaction.commit().unwrap();
        let dot = if is_param { "" } else { "." };
        let text = format!("Device.{}{dot}", segments.join("."));
        let path = PathView::parse(&text).unwrap();
        let purpose = if for_get || is_param { purpose("Get") } else { purpose("Set") };
        let view = Hidden::new(&naive.hidden);
        let memory = resolve(store.supported(), &mut &store, &text, purpose, &view);
        let expected = naive.resolve(&segments, is_param);
        if expected.is_empty() && !path.is_search() {
            // Behind a reference the path may suit no target: then it is not in the model.
            let missing = if purpose == Purpose::Get { 7026 } else { 7016 };
            let codes = [missing, 7026];
            prop_assert!(memory.clone().is_err_and(|code| codes.contains(&code)), "{text}: {memory:?}");
            if !path.follows_references() && !naive_lacks(&segments, is_param) {
                prop_assert_eq!(&memory, &Err(missing));
            }
        } else if naive_lacks(&segments, is_param) {
            prop_assert_eq!(&memory, &Err(7026), "{}", text);
        } else {
            prop_assert_eq!(&memory, &Ok(expected), "{}", text);
        }
        let later = later(&store, &path, purpose, &view);
        prop_assert_eq!(later.map(|found| shown(&found)).map_err(|error| error.code()), memory);
    }
}

/// Whether the model does not have the path, as far as it can be told without instances.
fn naive_lacks(segments: &[String], is_param: bool) -> bool {
    let follows = segments
        .iter()
        .any(|segment| !segment.starts_with('[') && segment.ends_with('+'));
    // A link has no alias; a port behind a reference has.
    !follows
        && is_param
        && segments.first().is_some_and(|first| first == "Link")
        && segments.last().is_some_and(|last| last == "Alias")
}
