//! Typed path constants, and the Rust source that is written for them.

use expect_test::expect;
use usp_datamodel::{
    Schema,
    paths::{Arg, Command, Event, ListOf, Object, Param, Table},
    value::{DateTime, Decimal, HexBinary},
};

const RADIO: Table<0, 1> = Table::new("Device.Radio.{i}.");
const LIMITS: Object<1> = Object::new("Device.Radio.{i}.Limits.");
const ENABLE: Param<bool, 1> = Param::new("Device.Radio.{i}.Enable");
const BANDS: Param<ListOf<str>, 1> = Param::new("Device.Radio.{i}.Bands");
const POWER: Param<i64, 1> = Param::new("Device.Radio.{i}.Limits.Power");
const SCAN: Command<1> = Command::new("Device.Radio.{i}.Scan()");
const CHANNEL: Arg<u32, 0> = Arg::new("Device.Radio.{i}.Scan().Input.Channel");
const STEP: Arg<u32, 3> =
    Arg::new("Device.Radio.{i}.Scan().Output.Result.{i}.Rate.{i}.Step.{i}.Value");
const BOOT: Event<0> = Event::new("Device.Boot!");
const PART: Arg<str, 1> = Arg::new("Device.Boot!.Part.{i}.Name");

#[test]
fn constants_make_paths_and_read_values() {
    assert_eq!(RADIO.table([]).unwrap().as_str(), "Device.Radio.");
    assert_eq!(RADIO.row([7]).unwrap().as_str(), "Device.Radio.7.");
    assert_eq!(LIMITS.path([7]).unwrap().as_str(), "Device.Radio.7.Limits.");
    assert_eq!(ENABLE.path([7]).unwrap().as_str(), "Device.Radio.7.Enable");
    assert_eq!(SCAN.path([7]).unwrap().as_str(), "Device.Radio.7.Scan()");
    assert_eq!(BOOT.path([]).unwrap().as_str(), "Device.Boot!");
    assert_eq!(ENABLE.path([0]).unwrap_err(), usp_path::BuildError::Zero);
    assert_eq!(ENABLE.parse("1"), Ok(true));
    assert_eq!(ENABLE.text(false), "false");
    assert_eq!(ENABLE.parse("yes").unwrap_err().code(), 7011);
    assert_eq!(
        POWER.parse("-0012").map(|power| POWER.text(power)),
        Ok("-12".into())
    );
    let bands = BANDS.parse("Low, High").unwrap();
    assert_eq!(BANDS.text(bands), "Low,High");
    let time: Param<DateTime<'static>, 0> = Param::new("Device.Time.CurrentLocalTime");
    assert_eq!(
        time.text(time.parse("2026-01-01T00:00:00Z").unwrap()),
        "2026-01-01T00:00:00Z"
    );
    let number: Param<Decimal<'static>, 0> = Param::new("Device.X");
    assert_eq!(number.text(number.parse("01.50").unwrap()), "1.5");
    let octets: Param<HexBinary<'static>, 0> = Param::new("Device.X");
    assert_eq!(octets.text(octets.parse("0a").unwrap()), "0A");
    assert_eq!(
        format!("{ENABLE:?} {RADIO}"),
        "Param(Device.Radio.{i}.Enable) Device.Radio.{i}."
    );
}

#[test]
fn arguments_have_the_names_that_messages_carry() {
    assert_eq!(CHANNEL.name([]).unwrap(), "Channel");
    assert_eq!(
        STEP.name([1, 20, 3]).unwrap(),
        "Result.1.Rate.20.Step.3.Value"
    );
    assert_eq!(PART.name([4]).unwrap(), "Part.4.Name");
    assert_eq!(PART.name([0]).unwrap_err(), usp_path::BuildError::Zero);
    assert_eq!(PART.as_str(), "Device.Boot!.Part.{i}.Name");
    assert_eq!(format!("{CHANNEL:?}"), format!("Arg({CHANNEL})"));
    assert_eq!(CHANNEL.parse("36"), Ok(36));
    assert_eq!(CHANNEL.parse("x").unwrap_err().code(), 7011);
    assert_eq!(CHANNEL.text(36), "36");
    for path in [
        "Device.Radio.{i}.Enable",
        "Device.Radio.{i}.Scan()",
        "Device.Radio.{i}.Scan().Output.",
        "Device.Radio.{i}.Scan().Output.Result.{i}.",
        "Device.Boot!",
        "Device.Boot!.",
        "Device.Boot!.Part.{i}.Name",
    ] {
        let made = std::panic::catch_unwind(|| Arg::<str, 0>::new(path));
        assert!(made.is_err(), "{path}");
    }
}

#[test]
fn constants_are_held_against_a_schema() {
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    assert!(RADIO.node(schema).unwrap().is_some());
    assert!(LIMITS.node(schema).unwrap().is_some());
    assert!(ENABLE.node(schema).unwrap().is_some());
    assert!(BANDS.node(schema).unwrap().is_some());
    assert!(POWER.node(schema).unwrap().is_some());
    assert!(SCAN.node(schema).unwrap().is_some());
    assert!(BOOT.node(schema).unwrap().is_some());
    assert!(CHANNEL.node(schema).unwrap().is_some());
    assert!(STEP.node(schema).unwrap().is_some());
    assert!(PART.node(schema).unwrap().is_some());
    let other: Arg<str, 0> = Arg::new("Device.Radio.{i}.Scan().Input.Channel");
    assert_eq!(other.node(schema), Ok(None), "of another type");
    let none: Arg<u32, 0> = Arg::new("Device.Radio.{i}.Scan().Output.Channel");
    assert_eq!(none.node(schema).unwrap_err().code(), 7026);
    let other: Param<u32, 1> = Param::new("Device.Radio.{i}.Enable");
    assert_eq!(other.node(schema), Ok(None), "of another type");
    let none: Param<u32, 1> = Param::new("Device.Radio.{i}.None");
    assert_eq!(none.node(schema).unwrap_err().code(), 7026);
}

#[cfg(feature = "generate")]
#[test]
fn constants_are_written_with_their_facts() {
    use usp_datamodel::paths::{GenerateError, rust_paths};
    let image = super::gateway();
    let schema = Schema::from_bytes(&image).unwrap();
    let written = |objects: &[&str]| {
        let mut text = String::new();
        rust_paths(schema, objects, &mut text).map(|()| text)
    };
    expect![[r#"
        /// `Device.`: since 1.0
        pub mod device {
        use super::paths;
        /// `Device.Radio.{i}.`: rows are added and deleted, since 1.1
        pub mod radio {
        use super::paths;
        /// The table itself.
        pub const OBJECT: paths::Table<0, 1> = paths::Table::new("Device.Radio.{i}.");
        /// `Device.Radio.{i}.Alias`: string (Handle), length 0..=64, written when its row is added, since 1.1
        pub const ALIAS: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Alias");
        /// `Device.Radio.{i}.Enable`: boolean, read and write, since 1.1
        pub const ENABLE: paths::Param<bool, 1> = paths::Param::new("Device.Radio.{i}.Enable");
        /// `Device.Radio.{i}.Short`: string (ShortHandle), length 0..=8, in letters, read and write, since 1.3
        pub const SHORT: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Short");
        /// `Device.Radio.{i}.Narrow`: string (Handle), length 0..=0 or 3..=5, read and write, since 1.1
        pub const NARROW: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Narrow");
        /// `Device.Radio.{i}.Bands`: list of string (Bands), one of `Low` `High`, read and write, since 1.1
        pub const BANDS: paths::Param<paths::ListOf<str>, 1> = paths::Param::new("Device.Radio.{i}.Bands");
        /// `Device.Radio.{i}.Address`: string (Address), length 0..=15, read and write, since 1.1
        pub const ADDRESS: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Address");
        /// `Device.Radio.{i}.Any`: string, length 0..=, read and write, since 1.1
        pub const ANY: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Any");
        /// `Device.Radio.{i}.Offset`: int, ..=-5 0..=61440, in Hz, read and write, since 1.1
        pub const OFFSET: paths::Param<i32, 1> = paths::Param::new("Device.Radio.{i}.Offset");
        /// `Device.Radio.{i}.Gain`: decimal, -1.5..=2.25, read only, since 1.1
        pub const GAIN: paths::Param<usp_datamodel::value::Decimal<'static>, 1> = paths::Param::new("Device.Radio.{i}.Gain");
        /// `Device.Radio.{i}.Lists`: list of unsignedInt, read and write, since 1.1
        pub const LISTS: paths::Param<paths::ListOf<u32>, 1> = paths::Param::new("Device.Radio.{i}.Lists");
        /// `Device.Radio.{i}.Secret`: string, read and write, since 1.1
        pub const SECRET: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Secret");
        /// `Device.Radio.{i}.Mode`: string, one of `Alpha` `Beta`, read only, since 1.1
        pub const MODE: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Mode");
        /// `Device.Radio.{i}.Peer`: list of string, read and write, since 1.1
        pub const PEER: paths::Param<paths::ListOf<str>, 1> = paths::Param::new("Device.Radio.{i}.Peer");
        /// `Device.Radio.{i}.Bare`: string, read and write, since 1.1
        pub const BARE: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Bare");
        /// `Device.Radio.{i}.Chosen`: string, read and write, since 1.1
        pub const CHOSEN: paths::Param<str, 1> = paths::Param::new("Device.Radio.{i}.Chosen");
        /// `Device.Radio.{i}.Number`: unsignedInt, read and write, since 1.1
        pub const NUMBER: paths::Param<u32, 1> = paths::Param::new("Device.Radio.{i}.Number");
        /// `Device.Radio.{i}.Scan()`: asynchronous command, since 1.1, deprecated
        pub const SCAN: paths::Command<1> = paths::Command::new("Device.Radio.{i}.Scan()");
        /// Arguments of `Device.Radio.{i}.Scan()`.
        pub mod scan {
        use super::paths;
        /// The input arguments.
        pub mod input {
        use super::paths;
        /// `Device.Radio.{i}.Scan().Input.Channel`: unsignedInt, mandatory, since 1.1, deprecated
        pub const CHANNEL: paths::Arg<u32, 0> = paths::Arg::new("Device.Radio.{i}.Scan().Input.Channel");
        }
        /// The output arguments.
        pub mod output {
        use super::paths;
        /// `Device.Radio.{i}.Scan().Output.Status`: string, since 1.1, deprecated
        pub const STATUS: paths::Arg<str, 0> = paths::Arg::new("Device.Radio.{i}.Scan().Output.Status");
        /// `Device.Radio.{i}.Scan().Output.Result.{i}.`: since 1.1, deprecated
        pub mod result {
        use super::paths;
        /// `Device.Radio.{i}.Scan().Output.Result.{i}.Name`: string, since 1.1, deprecated
        pub const NAME: paths::Arg<str, 1> = paths::Arg::new("Device.Radio.{i}.Scan().Output.Result.{i}.Name");
        /// `Device.Radio.{i}.Scan().Output.Result.{i}.Rate.{i}.`: since 1.1, deprecated
        pub mod rate {
        use super::paths;
        /// `Device.Radio.{i}.Scan().Output.Result.{i}.Rate.{i}.Step.{i}.`: since 1.1, deprecated
        pub mod step {
        use super::paths;
        /// `Device.Radio.{i}.Scan().Output.Result.{i}.Rate.{i}.Step.{i}.Value`: unsignedInt (Counter), in packets, since 1.1, deprecated
        pub const VALUE: paths::Arg<u32, 3> = paths::Arg::new("Device.Radio.{i}.Scan().Output.Result.{i}.Rate.{i}.Step.{i}.Value");
        }
        }
        }
        }
        }
        /// `Device.Radio.{i}.Limits.`: since 1.4
        pub mod limits {
        use super::paths;
        /// The object itself.
        pub const OBJECT: paths::Object<1> = paths::Object::new("Device.Radio.{i}.Limits.");
        /// `Device.Radio.{i}.Limits.Power`: long, read only, since 1.4
        pub const POWER: paths::Param<i64, 1> = paths::Param::new("Device.Radio.{i}.Limits.Power");
        }
        /// `Device.Radio.{i}.Alpha.`: need not exist, since 1.4
        pub mod alpha {
        use super::paths;
        /// The object itself.
        pub const OBJECT: paths::Object<1> = paths::Object::new("Device.Radio.{i}.Alpha.");
        }
        }
        }
    "#]].assert_eq(&written(&["Device.Radio."]).unwrap());
    assert_eq!(
        written(&["Device.Radio.1.Limits.", "Device.Wire."]),
        written(&["Device.Wire.{i}.", "Device.Radio.{i}.Limits."]),
        "the order is that of the model"
    );
    let all = written(&["Device."]).unwrap();
    for node in schema.nodes() {
        let is_leaf =
            node.as_param().is_some() || node.as_command().is_some() || node.as_event().is_some();
        let inside = node.path().to_string().starts_with("Device.");
        if is_leaf && inside {
            let found = all.contains(&format!("::new(\"{}\")", node.path()));
            assert_eq!(found, !node.is_deleted(), "{}", node.path());
        }
    }
    expect![[r#"
        /// `Device.`: since 1.0
        pub mod device {
        use super::paths;
        /// `Device.Boot!`: event, since 1.2
        pub const BOOT: paths::Event<0> = paths::Event::new("Device.Boot!");
        /// Arguments of `Device.Boot!`.
        pub mod boot {
        use super::paths;
        /// `Device.Boot!.Cause`: string, one of `""` `Power`, since 1.2
        pub const CAUSE: paths::Arg<str, 0> = paths::Arg::new("Device.Boot!.Cause");
        /// `Device.Boot!.Part.{i}.`: since 1.2
        pub mod part {
        use super::paths;
        /// `Device.Boot!.Part.{i}.Name`: string, since 1.2
        pub const NAME: paths::Arg<str, 1> = paths::Arg::new("Device.Boot!.Part.{i}.Name");
        }
        }
        }
    "#]]
    .assert_eq(&written(&["Device.Boot!"]).unwrap());
    assert_eq!(
        written(&["Device.Radio.{i}.Scan()", "Device."]).unwrap(),
        all,
        "what is there already"
    );
    let error = written(&["Device.", "Device.Nothing."]).unwrap_err();
    expect!["object number 1 of the list: name not in the schema, at offset 7 of the path"]
        .assert_eq(&error.to_string());
    assert!(matches!(error, GenerateError::Unknown { index: 1, .. }));
    let error = written(&["Device.Radio.{i}.Enable"]).unwrap_err();
    expect!["object number 0 of the list: expected an object, table, command or event"]
        .assert_eq(&error.to_string());
    assert_eq!(error, GenerateError::NotAnObject { index: 0 });
    struct Full;
    impl std::fmt::Write for Full {
        fn write_str(&mut self, _: &str) -> std::fmt::Result {
            Err(std::fmt::Error)
        }
    }
    let error = rust_paths(schema, &["Device."], &mut Full).unwrap_err();
    assert_eq!(error, GenerateError::Output);
    expect!["the output takes no more text"].assert_eq(&error.to_string());
}
