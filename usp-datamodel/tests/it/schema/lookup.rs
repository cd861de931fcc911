use usp_datamodel::{Kind, LookupErrorKind, Schema, tr181};

fn kind(schema: Schema<'_>, path: &str) -> LookupErrorKind {
    schema.lookup(path).unwrap_err().kind()
}

#[test]
fn every_node_is_found_by_its_path_with_any_numbers() {
    let image = super::gateway();
    for schema in [Schema::from_bytes(&image).unwrap(), tr181()] {
        for node in schema.nodes() {
            let path = node.path().to_string();
            let found = schema.lookup(&path);
            if node.is_deleted() {
                assert_eq!(
                    found.unwrap_err().kind(),
                    LookupErrorKind::Deleted,
                    "{path}"
                );
                continue;
            }
            assert_eq!(found.unwrap().node, node, "{path}");
            for number in ["1", "42", "4294967295", "*", "[Alias==\"a.b\"]"] {
                let asked = path.replace("{i}", number);
                let found = schema.lookup(&asked).unwrap();
                assert_eq!(found.node, node, "{asked}");
                assert!(found.mounts.is_empty(), "{asked}");
                assert_eq!(
                    found.instances.len(),
                    path.matches("{i}").count(),
                    "{asked}"
                );
                let wanted = number.parse::<u32>().ok();
                assert!(
                    found.instances.iter().all(|found| found == wanted),
                    "{asked}"
                );
                assert_eq!(found.is_row, path.ends_with("{i}."), "{asked}");
            }
            if let Some(without) = path.strip_suffix("{i}.") {
                let found = schema.lookup(without).unwrap();
                assert!(found.node == node && !found.is_row, "{without}");
                assert_eq!(
                    schema.lookup(without.trim_end_matches('.')).unwrap().node,
                    node
                );
            }
        }
    }
}

#[test]
fn reasons_are_told_with_their_place() {
    let schema = tr181();
    assert_eq!(
        kind(schema, "Device.WiFi.Radio.Channel"),
        LookupErrorKind::NeedsInstance
    );
    assert_eq!(
        kind(schema, "Device.WiFi.1.Radio."),
        LookupErrorKind::NotATable
    );
    assert_eq!(
        kind(schema, "Device.WiFi.Radio.1.Chanel"),
        LookupErrorKind::NotInSchema
    );
    assert_eq!(
        kind(schema, "Device.WiFi.Radio.1.Channel.X"),
        LookupErrorKind::NotAnObject
    );
    assert_eq!(
        kind(schema, "Device.WiFi.Radio.01."),
        LookupErrorKind::Syntax
    );
    assert_eq!(
        kind(schema, "Device.WiFi.Radio.1.2."),
        LookupErrorKind::NotATable
    );
    for bad in [
        "",
        ".",
        "Device..WiFi.",
        "Device.WiFi.Radio.99999999999.",
        "Device.(x)",
    ] {
        assert_eq!(kind(schema, bad), LookupErrorKind::Syntax, "{bad}");
    }
    let error = schema.lookup("Device.WiFi.Radio.1.Chanel").unwrap_err();
    assert_eq!(error.span(), 20..26);
    assert_eq!(schema.node(error.reached()).unwrap().name(), "Radio");
    assert_eq!(
        (error.code(), schema.lookup("Device..").unwrap_err().code()),
        (7026, 7008)
    );
    expect_test::expect!["name not in the schema, at offset 20 of the path"]
        .assert_eq(&error.to_string());
}

#[test]
fn mount_points_lead_on_to_mountable_objects() {
    let schema = tr181();
    let found = schema
        .lookup("Device.ProxiedDevice.3.Node.4.WiFi.Radio.5.Channel")
        .unwrap();
    assert_eq!(
        found.node.path().to_string(),
        "Device.WiFi.Radio.{i}.Channel"
    );
    let numbers: Vec<_> = found.instances.iter().flatten().collect();
    assert_eq!(numbers, [3, 4, 5]);
    let mount = schema.node(*found.mounts.last().unwrap()).unwrap();
    assert_eq!(
        mount.path().to_string(),
        "Device.ProxiedDevice.{i}.Node.{i}."
    );
    assert_eq!(
        kind(schema, "Device.Node.1.ProxiedDevice."),
        LookupErrorKind::NotInSchema,
        "mount points are not mounted"
    );
    let image = super::gateway();
    let own = Schema::from_bytes(&image).unwrap();
    assert!(own.lookup("Device.Node.1.RadioNumberOfEntries").is_ok());
    assert_eq!(
        kind(own, "Device.Node.1.NodeNumberOfEntries"),
        LookupErrorKind::NotInSchema
    );
}

#[test]
fn facts_of_nodes() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let object = |path: &str| schema.lookup(path).unwrap().node.as_object().unwrap();
    let radio = object("Device.Radio.");
    assert!(radio.is_table() && radio.access().can_add() && radio.is_mountable());
    assert_eq!(radio.entries_param().unwrap().counted_table(), Some(radio));
    assert_eq!(
        radio.object("Limits").unwrap().enclosing_table(),
        Some(radio)
    );
    let union = object("Device.Radio.1.Alpha.").union().unwrap();
    assert_eq!((union.discriminator.name(), union.value), ("Mode", "Alpha"));
    assert!(object("Device.Radio.1.Alpha.").is_optional());
    assert!(object("Device.Node.").is_mount_point() && !object("Device.Node.").is_mountable());
    let keys: Vec<Vec<&str>> = radio
        .unique_keys()
        .map(|key| key.params().map(|param| param.name()).collect())
        .collect();
    assert_eq!(keys, [vec!["Alias"], vec!["Enable", "Power"]]);

    let targets = |name: &str| -> Vec<String> {
        let reference = radio.param(name).unwrap().reference().unwrap();
        reference
            .targets()
            .map(|node| node.path().to_string())
            .collect()
    };
    assert_eq!(targets("Peer"), ["Device.Radio.{i}.", "Device.Wire.{i}."]);
    assert_eq!(targets("Chosen"), ["Device.Radio.{i}.Bands"]);
    assert_eq!(targets("Bare"), ["Device."]);

    let scan = radio.command("Scan()").unwrap();
    assert!(scan.is_async());
    let input = scan.inputs().next().unwrap().as_param().unwrap();
    assert!(input.is_mandatory() && input.is_argument());
    let deep = schema
        .lookup("Device.Radio.1.Scan().Output.Result.2.Rate.3.Step.4.Value")
        .unwrap();
    assert_eq!(deep.node.kind(), Kind::OutputArg);
    assert_eq!(deep.instances.len(), 4);
    assert_eq!(schema.model().name(), "Device:1.4");
    assert_eq!(schema.model().spec(), "urn:example-com:gateway-1-4-0");
}

#[test]
fn lookups_and_answers_allocate_nothing() {
    use usp_datamodel::supported::{DescribeOptions, Everything, Supported};
    let schema = tr181();
    let supported = Supported::all(schema);
    let counted = allocation_counter::measure(|| {
        assert!(schema.lookup("Device.WiFi.Radio.1.Channel").is_ok());
        assert!(
            schema
                .lookup("Device.ProxiedDevice.1.WiFi.Radio.1.Channel")
                .is_ok()
        );
        assert!(schema.lookup("Device.WiFi.Radio.1.Chanel").is_err());
        assert!(Schema::from_bytes(schema.as_bytes()).is_ok());
        let objects = supported.describe("Device.", DescribeOptions::ALL, &Everything);
        let params: usize = objects.unwrap().map(|object| object.params().count()).sum();
        assert_eq!(params, 6581);
    });
    assert_eq!(counted.bytes_total, 0);
}

/// What is suggested for a path, and why.
fn near(schema: Schema<'_>, path: &str) -> String {
    let error = schema.lookup(path).unwrap_err();
    let nearest = error.nearest(schema, path);
    let lines: Vec<String> = nearest
        .map(|found| format!("{} {:?}", found.node.path(), found.likeness))
        .collect();
    lines.join("\n")
}

#[test]
fn what_is_not_found_has_near_names() {
    let schema = tr181();
    // A letter too few, two swapped, case, and a mark left out.
    expect_test::expect!["Device.WiFi.Radio.{i}.Channel Spelling(1)"]
        .assert_eq(&near(schema, "Device.WiFi.Radio.1.Chanel"));
    expect_test::expect!["Device.WiFi.Radio.{i}. Spelling(1)"]
        .assert_eq(&near(schema, "Device.WiFi.Raido.1.Channel"));
    expect_test::expect!["Device. Case"].assert_eq(&near(schema, "device.wifi."));
    expect_test::expect!["Device.WiFi.NeighboringWiFiDiagnostic() Spelling(1)"]
        .assert_eq(&near(schema, "Device.WiFi.NeighboringWiFiDiagnostic"));
    // An instance is missing, or one is too many.
    expect_test::expect!["Device.WiFi.Radio.{i}.Channel Instance"]
        .assert_eq(&near(schema, "Device.WiFi.Radio.Channel"));
    expect_test::expect!["Device.WiFi.Radio.{i}. Instance"]
        .assert_eq(&near(schema, "Device.WiFi.1.Radio.1."));
    // The same name elsewhere: the nearest places of the tree.
    expect_test::expect![[r#"
        Device.WiFi.SSID.{i}.MACAddress Moved
        Device.GatewayInfo.MACAddress Moved
        Device.WiFi.AccessPoint.{i}.AssociatedDevice.{i}.MACAddress Moved
        Device.DOCSIS.Interface.{i}.MACAddress Moved
        Device.PTM.Link.{i}.MACAddress Moved"#]]
    .assert_eq(&near(schema, "Device.WiFi.Radio.1.MACAddress"));
    // Below a mount point, what is mountable counts.
    expect_test::expect!["Device.WiFi. Spelling(1)"]
        .assert_eq(&near(schema, "Device.ProxiedDevice.1.WiFy.Radio.1."));
    for none in [
        "Device.WiFi.Radio.1.Zzzzzzzz",
        "Device..",
        "",
        "Device.WiFi.Radio.01.",
    ] {
        assert_eq!(near(schema, none), "", "{none}");
    }
}

#[test]
fn nothing_deleted_and_no_argument_is_suggested_from_outside() {
    use usp_datamodel::Likeness;
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    for node in schema.nodes() {
        let path = node.path().to_string();
        let mut worse = path.clone();
        // Broken at each place in turn.
        for at in 0..path.len() {
            worse.replace_range(at..=at, "q");
            if let Err(error) = schema.lookup(&worse) {
                let first: Vec<_> = error.nearest(schema, &worse).collect();
                let again: Vec<_> = error.nearest(schema, &worse).collect();
                assert_eq!(first, again);
                assert!(first.len() <= 5);
                for found in &first {
                    assert!(!found.node.is_deleted(), "{worse}: {:?}", found.node);
                    let reached = schema.node(error.reached()).unwrap();
                    let is_child = found.node.parent() == Some(reached);
                    assert!(
                        is_child || found.likeness == Likeness::Moved || reached.name() == "Node",
                        "{worse}: {found:?}"
                    );
                }
            }
            worse.clone_from(&path);
        }
    }
    let error = schema.lookup("Device.Radio.1.Scam()").unwrap_err();
    let found = error
        .nearest(schema, "Device.Radio.1.Scam()")
        .next()
        .unwrap();
    assert_eq!(found.likeness, Likeness::Spelling(1));
    assert!(found.node.as_command().is_some());
    // `Speed` is a parameter; `Value` only an argument.
    assert_eq!(near(schema, "Device.Value"), "");
    assert_eq!(near(schema, "Device.Speed"), "Device.Wire.{i}.Speed Moved");
}

#[test]
fn paths_of_one_node_hold_names_and_numbers_only() {
    use usp_path::{Leniency, Limits, PathView};
    let schema = tr181();
    let look = |path: &str| schema.lookup_plain_path(&PathView::parse(path).unwrap());
    let found = look("Device.WiFi.Radio.3.Channel").unwrap();
    assert!(found.instances.is_concrete() && found.instances.last() == Some(3));
    assert!(
        !look("Device.WiFi.Radio.{i}.Channel")
            .unwrap()
            .instances
            .is_concrete()
    );
    let wrong = |path: &str| {
        let error = look(path).unwrap_err();
        (error.kind(), error.span(), error.code())
    };
    assert_eq!(
        wrong("Device.WiFi.Radio.*.Channel"),
        (LookupErrorKind::Search, 18..19, 7026)
    );
    assert_eq!(
        wrong("Device.WiFi.Radio.[Alias==\"a\"].Channel"),
        (LookupErrorKind::Search, 18..30, 7026)
    );
    assert_eq!(
        wrong("Device.WiFi.SSID.1.LowerLayers#1+.Channel"),
        (LookupErrorKind::Reference, 19..33, 7026)
    );
    expect_test::expect![
        "wildcard or search expression where one node is wanted, at offset 18 of the path"
    ]
    .assert_eq(&look("Device.WiFi.Radio.*.").unwrap_err().to_string());
    expect_test::expect!["followed reference where one node is wanted, at offset 19 of the path"]
        .assert_eq(
            &look("Device.WiFi.SSID.1.LowerLayers+.")
                .unwrap_err()
                .to_string(),
        );
    // What a leniency let pass is found by its segments.
    let lenient = PathView::parse_with(
        "Device..WiFi.Radio.007.Channel",
        Leniency::ALL,
        &Limits::DEFAULT,
    );
    let lenient = lenient.unwrap();
    let found = schema.lookup_path(&lenient).unwrap();
    assert_eq!(found.instances.last(), Some(7));
    assert!(schema.lookup(lenient.as_str()).is_err());
}

#[test]
fn parsed_and_written_paths_fail_alike() {
    use usp_path::PathView;
    let schema = tr181();
    let mut failed = 0;
    for node in schema.nodes() {
        let path = node.path().to_string();
        for broken in [
            path.replace("{i}.", ""),
            path.replacen("{i}.", "1.2.", 1),
            path.replace("{i}", "4294967296"),
            format!("{path}Zz"),
            format!("{path}.Zz."),
            path.replace("Device.", "Device.ProxiedDevice.1."),
            path.replace('e', "ee"),
        ] {
            let Ok(parsed) = PathView::parse(&broken) else {
                continue;
            };
            let (left, right) = (schema.lookup_path(&parsed), schema.lookup(&broken));
            assert_eq!(left, right, "{broken}");
            failed += usize::from(left.is_err());
        }
    }
    assert!(failed > 20_000, "{failed}");
}
