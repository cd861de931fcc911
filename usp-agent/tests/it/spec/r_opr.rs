//! R-OPR.5 to R-OPR.7: arguments of commands.

use expect_test::{Expect, expect};
use usp_agent::check_arguments;
use usp_datamodel::Schema;
use usp_msg::{ErrorCode, StringMap};

use crate::support::MODEL;
use crate::support::model_text::compile;

fn ping(given: &[(&str, &str)]) -> Result<Vec<(String, String)>, (ErrorCode, String)> {
    let image = compile(MODEL);
    let schema = Schema::from_bytes(&image).unwrap();
    let command = schema.lookup("Device.Net.Interface.{i}.Ping()").unwrap();
    let command = command.node.as_command().unwrap();
    let given: StringMap = given.iter().copied().collect();
    match check_arguments(command, &given) {
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
