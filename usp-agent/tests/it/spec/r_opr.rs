//! R-OPR.*: commands and their arguments.

use expect_test::{Expect, expect};
use usp_agent::roles::Access;
use usp_agent::{Behavior, Execution, Fault, Invocation, check_arguments};
use usp_datamodel::instances::{Changes, Instances};
use usp_datamodel::{Schema, Supported};
use usp_msg::operate::OperationResp;
use usp_msg::{ErrorCode, Operate, Response, StringMap};

use crate::support::MODEL;
use crate::support::model_text::compile;
use crate::support::small::{Small, handle_with};

type Checked = Result<Vec<(String, String)>, (ErrorCode, String)>;

fn ping(given: &[(&str, &str)]) -> Checked {
    check(MODEL, "Device.Net.Interface.{i}.Ping()", given)
}

fn check(model: &str, command: &str, given: &[(&str, &str)]) -> Checked {
    let image = compile(model);
    let schema = Schema::from_bytes(&image).unwrap();
    let command = schema.lookup(command).unwrap();
    let command = command.node.as_command().unwrap();
    let given: StringMap = given.iter().copied().collect();
    match check_arguments(&Supported::all(schema), command, &given) {
        Ok(checked) => Ok(checked.into_iter().collect()),
        Err(fault) => Err((fault.code, fault.message)),
    }
}

#[track_caller]
fn refused(given: &[(&str, &str)], expected: &Expect) {
    let (code, message) = ping(given).unwrap_err();
    assert_eq!(code, ErrorCode::INVALID_COMMAND_ARGUMENTS);
    expected.assert_eq(&message);
}

#[track_caller]
fn accepted(given: &[(&str, &str)], expected: &[(&str, &str)]) {
    let checked = ping(given).unwrap();
    let checked: Vec<_> = checked.iter().map(|(k, v)| (&**k, &**v)).collect();
    assert_eq!(checked, expected);
}

#[test]
fn r_opr_5_objects_among_arguments_have_mandatory_members_and_bounds() {
    let model = r#"<dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-15" spec="urn:x" file="x.xml">
      <model name="Device:1.0"><object name="Device." access="readOnly" minEntries="1" maxEntries="1">
        <command name="Go()"><input>
          <object name="Must." access="readOnly" minEntries="1" maxEntries="1" mandatory="true">
            <parameter name="A" mandatory="true"><syntax><string/></syntax></parameter>
            <parameter name="B"><syntax><string/><default type="parameter" value="b"/></syntax></parameter>
          </object>
          <object name="May." access="readOnly" minEntries="0" maxEntries="1">
            <parameter name="A" mandatory="true"><syntax><string/></syntax></parameter>
            <parameter name="B"><syntax><string/><default type="parameter" value="b"/></syntax></parameter>
          </object>
          <object name="Row.{i}." access="readOnly" minEntries="2" maxEntries="3">
            <parameter name="A"><syntax><string/></syntax></parameter>
          </object>
        </input></command>
      </object></model></dm:document>"#;
    let go = |given: &[(&'static str, &'static str)]| match check(model, "Device.Go()", given) {
        Ok(checked) => {
            let pairs = checked
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join(" ")
        }
        Err((code, message)) => format!("{code}: {message}"),
    };
    let rows = |count: usize| {
        let names = ["Row.1.A", "Row.2.A", "Row.3.A", "Row.4.A"];
        let pairs = names.map(|name| (name, "r"));
        [&[("Must.A", "a")][..], &pairs[..count]].concat()
    };
    expect!["7027 Invalid command arguments: mandatory argument Must. is missing"]
        .assert_eq(&go(&[]));
    expect!["7027 Invalid command arguments: mandatory argument Must.A is missing"]
        .assert_eq(&go(&[("Must.B", "a")]));
    expect!["7027 Invalid command arguments: mandatory argument May.A is missing"]
        .assert_eq(&go(&[("Must.A", "a"), ("May.B", "a")]));
    expect!["7027 Invalid command arguments: Row. has 1 rows, expected 2"].assert_eq(&go(&rows(1)));
    expect!["Must.A=a Must.B=b Row.1.A=r Row.2.A=r"].assert_eq(&go(&rows(2)));
    expect!["7027 Invalid command arguments: Row. has too many rows"].assert_eq(&go(&rows(4)));
    expect!["Must.A=a Must.B=b May.A=c May.B=b Row.1.A=r Row.2.A=r Row.3.A=r"].assert_eq(&go(&[
        &rows(3)[..],
        &[("May.A", "c")],
    ]
    .concat()));
}

#[test]
fn r_opr_5_missing_mandatory_argument_is_refused() {
    refused(&[], &expect!["mandatory argument Host is missing"]);
    refused(
        &[("Host", "h"), ("Hop.1.Ttl", "3")],
        &expect!["mandatory argument Hop.1.Address is missing"],
    );
    refused(
        &[("Host", "h"), ("Hop.2.Address", "a")],
        &expect!["the rows of Hop. are not numbered from 1 without gaps"],
    );
    refused(
        &[("Host", "h"), ("Count", "11")],
        &expect![[
            r#"argument Count: expected a number within the permitted ranges at byte 0: "11""#
        ]],
    );
    refused(
        &[("Host", "h"), ("Count", "many")],
        &expect![[r#"argument Count: expected unsignedInt, found 'm' at byte 0: "many""#]],
    );
}

#[test]
fn r_opr_6_unknown_arguments_are_ignored() {
    accepted(
        &[
            ("Host", "h"),
            ("Colour", "red"),
            ("Hop.x", "1"),
            ("Hop.01.Address", "a"),
        ],
        &[("Host", "h"), ("Count", "3")],
    );
    accepted(
        &[
            ("Host", "h"),
            ("Hop.1.Address", "a"),
            ("Hop.1.Colour", "red"),
        ],
        &[
            ("Host", "h"),
            ("Count", "3"),
            ("Hop.1.Address", "a"),
            ("Hop.1.Ttl", "64"),
        ],
    );
}

#[test]
fn r_opr_7_absent_optional_arguments_have_their_default() {
    accepted(&[("Host", "h")], &[("Host", "h"), ("Count", "3")]);
    accepted(
        &[("Host", "h"), ("Count", "+07")],
        &[("Host", "h"), ("Count", "7")],
    );
}

#[test]
fn r_opr_5_arguments_are_checked_by_what_the_device_supports() {
    let image = compile(MODEL);
    let schema = Schema::from_bytes(&image).unwrap();
    let node = |path: &str| schema.lookup(path).unwrap().node;
    let command = node("Device.Net.Interface.{i}.Ping()")
        .as_command()
        .unwrap();
    let argument = |name: &str| node(&format!("Device.Net.Interface.{{i}}.Ping().Input.{name}"));
    let mut supported = Supported::all(schema);
    let hop = argument("Hop.").id();
    let mut entries = supported.number_of_entries(hop);
    entries.max = Some(1);
    supported.set_number_of_entries(hop, entries);
    supported.remove(argument("Hop.{i}.Ttl"));
    let check = |given: &[(&str, &str)]| {
        let given: StringMap = given.iter().copied().collect();
        check_arguments(&supported, command, &given)
    };
    let one = [("Host", "h"), ("Hop.1.Address", "a"), ("Hop.1.Ttl", "9")];
    let checked: Vec<_> = check(&one).unwrap().into_iter().collect();
    let keys: Vec<&str> = checked.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["Host", "Count", "Hop.1.Address"]);
    let two = [
        ("Host", "h"),
        ("Hop.1.Address", "a"),
        ("Hop.2.Address", "b"),
    ];
    assert_eq!(check(&two).unwrap_err().message, "Hop. has too many rows");
}

/// Runs `Reset()` on all interfaces but the second, and starts `Scan()`.
#[derive(Default)]
struct Scripted {
    run: Vec<String>,
}

impl Behavior for Scripted {
    fn execute(&mut self, invocation: &Invocation<'_>, _store: &mut Instances<'_>) -> Execution {
        self.run.push(invocation.path.to_string());
        if invocation.command.is_async() {
            return Execution::Started {
                req_obj_path: "Device.LocalAgent.Request.1.".into(),
                changes: Changes::default(),
            };
        }
        if invocation.path.contains("Interface.2.") {
            return Execution::Failed(Fault::new(ErrorCode::COMMAND_FAILURE, "no link"));
        }
        Execution::done()
    }
}

fn operate(access: Option<&[(u32, &str, &str)]>, command: &str) -> (String, Vec<String>) {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = access.map_or_else(|| Access::full(small.schema()), |rows| small.access(rows));
    let mut behavior = Scripted::default();
    let request = Operate::new(command).with_send_resp(true);
    let handled = handle_with(agent, &access, request, &mut behavior);
    let text = match handled.answer.unwrap() {
        Ok(Response::OperateResp(answer)) => answer
            .operation_results
            .iter()
            .map(|result| {
                let outcome = match &result.operation_resp {
                    OperationResp::ReqObjPath(path) => format!("started {path}"),
                    OperationResp::ReqOutputArgs(args) => format!("done {args:?}"),
                    OperationResp::CmdFailure(failure) => {
                        format!("failed {}", failure.err_code.number())
                    }
                };
                format!("{}: {outcome}\n", result.executed_command)
            })
            .collect(),
        Ok(other) => panic!("{other:?}"),
        Err(error) => format!("Error {}\n", error.err_code.number()),
    };
    (text, behavior.run)
}

#[test]
fn r_opr_1_a_failing_command_is_an_entry_and_never_an_error() {
    let (text, run) = operate(None, "Device.Net.Interface.*.Reset()");
    expect![[r#"
        Device.Net.Interface.1.Reset(): done {}
        Device.Net.Interface.2.Reset(): failed 7022
        Device.Net.Interface.4.Reset(): done {}
    "#]]
    .assert_eq(&text);
    assert_eq!(run.len(), 3);
    let (text, run) = operate(None, "Device.Net.Interface.1.Ping()");
    assert_eq!(text, "Device.Net.Interface.1.Ping(): failed 7027\n");
    assert!(run.is_empty());
    let (text, _) = operate(None, "Device.Net.Interface.4.Scan()");
    assert_eq!(
        text,
        "Device.Net.Interface.4.Scan(): started Device.LocalAgent.Request.1.\n"
    );
    for (command, code) in [
        ("Device.Net.Interface.3.Reset()", 7016),
        ("Device.Net.Interface.1.Gone()", 7026),
    ] {
        assert_eq!(
            operate(None, command).0,
            format!("{command}: failed {code}\n")
        );
    }
    for path in ["Device.Net.Interface.1.", "Device.Net.Mode", "Device.[", ""] {
        assert_eq!(operate(None, path).0, "Error 7008\n", "{path}");
    }
}

#[test]
fn a_command_without_permission_is_not_run() {
    let rows = [
        (1, "rw-- rw-- rw-- r-x-", "Device."),
        (2, "rw-- rw-- rw-- r---", "Device.Net.Interface.1."),
    ];
    let (text, run) = operate(Some(&rows), "Device.Net.Interface.[Enable==true].Reset()");
    assert_eq!(text, "Device.Net.Interface.1.Reset(): failed 7006\n");
    assert!(run.is_empty());
}

#[test]
fn r_opr_4_without_send_resp_the_command_runs_the_same_way() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = Access::full(small.schema());
    let mut behavior = Scripted::default();
    let request = Operate::new("Device.Reboot()").with_send_resp(false);
    let handled = handle_with(agent, &access, request, &mut behavior);
    assert_eq!((handled.answer, behavior.run.len()), (None, 1));
}
