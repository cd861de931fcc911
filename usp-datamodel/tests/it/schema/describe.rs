use std::collections::BTreeSet;

use usp_datamodel::{
    Kind, Mounts, Node, NodeId, ObjectNode, Schema,
    supported::{DescribeErrorKind, DescribeOptions, Everything, Supported, Visibility},
    tr181,
};

/// One line for everything that an answer says.
fn lines(
    supported: &Supported<'_>,
    path: &str,
    options: DescribeOptions,
    visibility: &dyn Visibility,
) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for object in supported.describe(path, options, visibility).unwrap() {
        let path = object.path().to_string();
        let mut say =
            |text: String| assert!(lines.insert(format!("{path} {text}")), "twice: {text}");
        say(format!(
            "{:?} {}",
            object.access(),
            object.is_multi_instance()
        ));
        for param in object.params() {
            let change = param.value_change();
            say(format!(
                "{} {} {} {change:?}",
                param.name(),
                param.is_writable(),
                param.value_type()
            ));
        }
        for command in object.commands() {
            say(format!("{} {}", command.name(), command.is_async()));
            for name in command.input_names() {
                say(format!("{} in {name}", command.name()));
            }
            for name in command.output_names() {
                say(format!("{} out {name}", command.name()));
            }
        }
        for event in object.events() {
            say(event.name().to_owned());
            for name in event.arg_names() {
                say(format!("{} {name}", event.name()));
            }
        }
        for key in object.unique_key_sets() {
            let names: Vec<String> = key.iter().map(|name| name.to_string()).collect();
            say(format!("key {}", names.join("+")));
        }
    }
    lines
}

/// The same lines by looking at every node of the schema, by the text of its path.
fn oracle(schema: Schema<'_>, path: &str, options: DescribeOptions) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let all: Vec<(String, Node<'_>)> = schema
        .nodes()
        .map(|node| (node.path().to_string(), node))
        .collect();
    let full = |text: &str| {
        let text = text.strip_suffix("{i}.").unwrap_or(text);
        all.iter()
            .find(|(found, _)| found == text || *found == format!("{text}{{i}}."))
    };
    let (asked, top) = full(path).unwrap();
    let is_object = matches!(top.kind(), Kind::Object | Kind::Table);
    for (path, node) in &all {
        if node.is_deleted() || !path.starts_with("Device.") {
            continue;
        }
        let object = match node.kind() {
            Kind::Object | Kind::Table => path.clone(),
            Kind::Param | Kind::Command | Kind::Event => {
                let name = path.rfind('.').unwrap() + 1;
                path[..name].to_owned()
            }
            _ => match path.find("()").or(path.find('!')) {
                Some(at) => path[..path[..at].rfind('.').unwrap() + 1].to_owned(),
                None => continue,
            },
        };
        if !object.starts_with("Device.") {
            continue;
        }
        let below = object.strip_prefix(asked.as_str());
        let level = below.map(|rest| rest.replace("{i}.", "").matches('.').count());
        let is_deep = options.first_level_only && level != Some(0);
        let wanted = if is_object {
            match level {
                None => false,
                Some(level) if options.first_level_only && level > 1 => false,
                Some(_) => true,
            }
        } else {
            let holder = &asked[..asked.rfind('.').unwrap() + 1];
            object == holder
                && (path == holder || path == asked || path.starts_with(&format!("{asked}.")))
        };
        if !wanted {
            continue;
        }
        let part = |asked: bool| if is_object { asked && !is_deep } else { true };
        let mut say = |text: String| lines.insert(format!("{object} {text}"));
        match node.kind() {
            Kind::Object | Kind::Table => {
                let facts = node.as_object().unwrap();
                let multi = path.ends_with("{i}.");
                let access = if multi {
                    format!("{:?}", facts.access())
                } else {
                    "ReadOnly".into()
                };
                say(format!("{access} {multi}"));
                if multi && is_object && options.unique_key_sets {
                    for key in facts.unique_keys() {
                        if key.params().any(|param| param.as_node().is_deleted()) {
                            continue;
                        }
                        let names = key.params().map(|param| {
                            let name = param.path().to_string();
                            name[object.len()..].to_owned()
                        });
                        say(format!("key {}", names.collect::<Vec<_>>().join("+")));
                    }
                }
            }
            Kind::Param if part(options.params) => {
                let param = node.as_param().unwrap();
                let writable = param.access() != usp_datamodel::types::ParamAccess::ReadOnly;
                let ty = param.ty();
                let ty = if ty.is_list() {
                    "string"
                } else {
                    ty.primitive().name()
                };
                say(format!("{} {writable} {ty} Allowed", param.name()));
            }
            Kind::Command if part(options.commands) => {
                say(format!(
                    "{} {}",
                    node.name(),
                    node.as_command().unwrap().is_async()
                ));
            }
            Kind::Event if part(options.events) => {
                say(node.name().to_owned());
            }
            Kind::InputArg | Kind::OutputArg if part(options.commands) => {
                let rest = &path[object.len()..];
                let (command, rest) = rest.split_once("().").unwrap();
                let rest = rest
                    .replacen("Input.", "in ", 1)
                    .replacen("Output.", "out ", 1);
                say(format!("{command}() {rest}"));
            }
            Kind::EventArg if part(options.events) => {
                let rest = &path[object.len()..];
                let (event, rest) = rest.split_once("!.").unwrap();
                say(format!("{event}! {rest}"));
            }
            _ => {}
        }
    }
    lines
}

#[test]
fn everything_of_tr181_has_the_published_totals() {
    let supported = Supported::all(tr181());
    let mut totals = [0; 6];
    for object in supported
        .describe("Device.", DescribeOptions::ALL, &Everything)
        .unwrap()
    {
        totals[0] += 1;
        totals[1] += object.params().count();
        for command in object.commands() {
            totals[2] += 1;
            totals[4] += command.input_names().count() + command.output_names().count();
        }
        for event in object.events() {
            totals[3] += 1;
            totals[4] += event.arg_names().count();
        }
        totals[5] += object.unique_key_sets().count();
    }
    // Objects, parameters, commands, events, argument names, unique keys.
    assert_eq!(totals, [809, 6581, 178, 52, 1069, 584]);
}

#[test]
fn every_answer_agrees_with_the_obvious_one() {
    let image = super::gateway();
    let own = Schema::from_bytes(&image).unwrap();
    for schema in [own, tr181()] {
        let supported = Supported::all(schema);
        for (index, node) in schema.nodes().enumerate() {
            let path = node.path().to_string();
            let is_part = matches!(
                node.kind(),
                Kind::Object | Kind::Table | Kind::Param | Kind::Command | Kind::Event
            );
            let rare = schema.node_count() > 1000 && index % 907 != 0;
            if !is_part || node.is_deleted() || rare || !path.starts_with("Device.") {
                continue;
            }
            for bits in [0, 1, 31, 30, 9, index % 32] {
                let options = DescribeOptions::default()
                    .with_first_level_only(bits & 1 != 0)
                    .with_params(bits & 2 != 0)
                    .with_commands(bits & 4 != 0)
                    .with_events(bits & 8 != 0)
                    .with_unique_key_sets(bits & 16 != 0);
                let found = lines(&supported, &path, options, &Everything);
                assert_eq!(found, oracle(schema, &path, options), "{path} {options:?}");
            }
        }
    }
}

#[test]
fn instance_paths_and_missing_placeholders_ask_for_the_same() {
    let supported = Supported::all(tr181());
    let ask = |path| lines(&supported, path, DescribeOptions::ALL, &Everything);
    let wanted = ask("Device.WiFi.Radio.{i}.");
    assert_eq!(ask("Device.WiFi.Radio."), wanted);
    assert_eq!(ask("Device.WiFi.Radio.2."), wanted);
}

#[test]
fn mounted_objects_are_told_below_their_mount_point() {
    let supported = Supported::all(tr181());
    let options = DescribeOptions::OBJECTS;
    let mut objects = supported
        .describe("Device.ProxiedDevice.1.WiFi.Radio.", options, &Everything)
        .unwrap();
    let first = objects.next().unwrap();
    assert_eq!(
        first.path().to_string(),
        "Device.ProxiedDevice.{i}.WiFi.Radio.{i}."
    );
}

/// One who may not read some nodes, and knows of some instances.
struct Guest {
    unreadable: Vec<NodeId>,
    divergent: Option<(NodeId, Vec<String>)>,
}

impl Visibility for Guest {
    fn may_read(&self, node: Node<'_>, _mounts: &Mounts) -> bool {
        !self.unreadable.contains(&node.id())
    }

    fn exists(&self, path: &str) -> bool {
        path.contains(".1.")
    }

    fn divergent_paths(&self, object: ObjectNode<'_>) -> &[String] {
        match &self.divergent {
            Some((id, paths)) if *id == object.id() => paths,
            _ => &[],
        }
    }
}

fn id(path: &str) -> NodeId {
    tr181().lookup(path).unwrap().node.id()
}

#[test]
fn r_gsp_0_what_may_not_be_read_is_absent() {
    let supported = Supported::all(tr181());
    let guest = Guest {
        unreadable: vec![
            id("Device.WiFi.Radio."),
            id("Device.WiFi.SSID.{i}.SSID"),
            id("Device.Reboot()"),
        ],
        divergent: None,
    };
    let found = lines(&supported, "Device.WiFi.", DescribeOptions::ALL, &guest);
    assert!(
        !found
            .iter()
            .any(|line| line.starts_with("Device.WiFi.Radio.{i}. "))
    );
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("Device.WiFi.Radio.{i}.Stats. "))
    );
    assert!(
        !found
            .iter()
            .any(|line| line.starts_with("Device.WiFi.SSID.{i}. SSID "))
    );
    let error = supported
        .describe("Device.Reboot()", DescribeOptions::ALL, &guest)
        .unwrap_err();
    assert_eq!(error.code(), 7026);
}

#[test]
fn divergent_objects_say_so_and_nothing_else() {
    let supported = Supported::all(tr181());
    let paths = vec!["Device.Node.1.".to_owned(), "Device.Node.2.".to_owned()];
    let guest = Guest {
        unreadable: vec![],
        divergent: Some((id("Device.ProxiedDevice."), paths.clone())),
    };
    let objects: Vec<_> = supported
        .describe("Device.", DescribeOptions::ALL, &guest)
        .unwrap()
        .collect();
    let divergent = objects
        .iter()
        .find(|object| !object.divergent_paths().is_empty())
        .unwrap();
    assert_eq!(divergent.path().to_string(), "Device.ProxiedDevice.{i}.");
    assert_eq!(divergent.divergent_paths(), paths);
    assert_eq!(
        divergent.params().count() + divergent.unique_key_sets().count(),
        0
    );
    let below = |path: String| path.starts_with("Device.ProxiedDevice.{i}.") && path.len() > 25;
    assert!(
        !objects
            .iter()
            .any(|object| below(object.path().to_string()))
    );
    assert!(
        objects
            .iter()
            .any(|object| object.path().to_string() == "Device.WiFi.")
    );
    // Asked by its instance path, the object is told in full.
    let asked = supported
        .describe("Device.ProxiedDevice.1.", DescribeOptions::ALL, &guest)
        .unwrap();
    assert!(asked.clone().next().unwrap().params().count() > 0);
    assert!(asked.count() > 1);
}

#[test]
fn errors_have_the_code_of_their_reason() {
    let supported = Supported::all(tr181());
    let guest = Guest {
        unreadable: vec![],
        divergent: None,
    };
    let code = |path: &str| {
        let error = supported
            .describe(path, DescribeOptions::ALL, &guest)
            .unwrap_err();
        assert!(!error.to_string().is_empty());
        error.code()
    };
    assert_eq!(code("Device.WiFi.Radio.*."), 7008);
    assert_eq!(code("Device.WiFi.Radio.[Enable==true]."), 7008);
    assert_eq!(code("Device.WiFi.Radio.{i}.Stats.1."), 7008);
    assert_eq!(code("Device.WiFi.Radio.2.Channel"), 7016);
    assert_eq!(code("Device.WiFi.Radio.2."), 7016);
    assert_eq!(code("Device.Nothing."), 7026);
    assert_eq!(code("Device..WiFi."), 7008);
    let error = supported.describe("Device.WiFi.Radio.7.", DescribeOptions::ALL, &guest);
    assert_eq!(error.unwrap_err().kind(), DescribeErrorKind::NoSuchInstance);
}

#[test]
fn sets_come_from_profiles_and_paths_and_can_be_compared_with_profiles() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let set = Supported::from_profiles(schema, &["More:1"]).unwrap();
    let has = |path: &str| set.contains(schema.lookup(path).unwrap().node.id());
    assert!(has("Device.Radio.{i}.Scan()") && has("Device.Radio.{i}.Enable"));
    assert!(has("Device.RadioNumberOfEntries") && has("Device.Boot!"));
    assert!(!has("Device.Radio.{i}.Alias"));
    assert_eq!(
        Supported::from_profiles(schema, &["Base:1", "No:1"])
            .unwrap_err()
            .index,
        1
    );

    let mut set = Supported::none(schema);
    assert!(set.is_empty());
    set.insert_path("Device.Radio.{i}.Scan()").unwrap();
    let names = lines(&set, "Device.Radio.", DescribeOptions::ALL, &Everything);
    assert!(names.contains("Device.Radio.{i}. Scan() out Result.{i}.Rate.{i}.Step.{i}.Value"));
    let missing = set.missing_for(schema.profile("Base:2").unwrap());
    let missing: Vec<String> = missing.iter().map(|node| node.path().to_string()).collect();
    assert_eq!(
        missing,
        ["Device.RadioNumberOfEntries", "Device.Radio.{i}.Enable"]
    );
    assert!(set.insert_path("Device.Radio.{i}.Old").is_err());
    set.remove(schema.lookup("Device.Radio.").unwrap().node);
    assert_eq!(set.len(), 1);
}
