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
                assert_eq!(found.mount, None, "{asked}");
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
    let mount = schema.node(found.mount.unwrap()).unwrap();
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
