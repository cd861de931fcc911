//! The protobuf JSON mapping: what is written, what is taken, and where we are stricter than Google's parser.

use std::{fs, path::Path};

use expect_test::{Expect, expect};
use prost::Message as _;
use serde::Deserialize;
use serde_json::Value;
use usp_msg::{
    ErrorCode, Get, GetResp, Msg, Operate, StringMap,
    get::{RequestedPathResult, ResolvedPathResult},
    get_supported_dm::{
        CmdType, ParamAccessType, ParamValueType, SupportedParamResult, SupportedParams,
    },
    wire,
};

use crate::{hex, msg, vectors::lines};

#[derive(Deserialize)]
struct Input {
    r#type: String,
    text: String,
    /// What Google's parser makes of the text; none if it refuses.
    bytes: Option<String>,
}

/// Texts that Google's parser for Python takes and we refuse: the mapping does not allow them.
const STRICTER: [&str; 5] = [
    // A field under both of its names.
    r#"{"header": {"msgId": "1", "msg_id": "1"}}"#,
    // A truth value, and a fraction, for the number of an enumeration.
    r#"{"header": {"msgType": true}}"#,
    r#"{"header": {"msgType": 1.5}}"#,
    // A list for an object.
    r#"{"header": []}"#,
    "[]",
];

#[test]
fn input_means_what_it_means_to_google() {
    let mut stricter = Vec::from(STRICTER);
    for Input {
        r#type,
        text,
        bytes,
    } in lines("json-input.jsonl")
    {
        if r#type != "usp.Msg" {
            continue;
        }
        let ours = serde_json::from_str::<wire::Msg>(&text);
        match bytes.map(|bytes| hex(&bytes)) {
            Some(_) if stricter.contains(&&*text) => {
                ours.expect_err(&text);
                stricter.retain(|t| *t != text);
            }
            Some(bytes) => {
                let theirs = wire::Msg::decode(&*bytes).expect(&text);
                assert_eq!(ours.expect(&text), theirs, "{text}");
            }
            None => {
                ours.expect_err(&text);
            }
        }
    }
    assert!(stricter.is_empty(), "not met: {stricter:?}");
}

#[test]
fn a_message_in_full() {
    let resp = GetResp::new([
        RequestedPathResult::new(
            "Device.Time.",
            [ResolvedPathResult::new(
                "Device.Time.",
                [("Enable", "true")],
            )],
        ),
        RequestedPathResult::failed("Device.X.", ErrorCode::INVALID_PATH, "no such object"),
    ]);
    let text = serde_json::to_string_pretty(&msg(resp.clone())).expect("JSON");
    expect![[r#"
        {
          "header": {
            "msgId": "1",
            "msgType": "GET_RESP"
          },
          "body": {
            "response": {
              "getResp": {
                "reqPathResults": [
                  {
                    "requestedPath": "Device.Time.",
                    "resolvedPathResults": [
                      {
                        "resolvedPath": "Device.Time.",
                        "resultParams": {
                          "Enable": "true"
                        }
                      }
                    ]
                  },
                  {
                    "requestedPath": "Device.X.",
                    "errCode": 7026,
                    "errMsg": "no such object"
                  }
                ]
              }
            }
          }
        }"#]]
    .assert_eq(&text);
    assert_eq!(
        serde_json::from_str::<Msg>(&text).expect("a Msg"),
        msg(resp)
    );
}

#[test]
fn parts_of_a_message_have_json_too() {
    let get = Get::new(["Device."]).with_max_depth(2);
    let text = serde_json::to_string(&get).expect("JSON");
    assert_eq!(text, r#"{"paramPaths":["Device."],"maxDepth":2}"#);
    assert_eq!(serde_json::from_str::<Get>(&text).expect("a Get"), get);

    let text = r#"{"param_paths":["Device."],"max_depth":2}"#;
    assert_eq!(serde_json::from_str::<Get>(text).expect("a Get"), get);

    assert_eq!(
        serde_json::to_string(&CmdType::Async).expect("JSON"),
        r#""CMD_ASYNC""#
    );
    assert_eq!(
        serde_json::to_string(&CmdType::Other(77)).expect("JSON"),
        "77"
    );
    assert_eq!(
        serde_json::from_str::<CmdType>("77").expect("a number"),
        CmdType::Other(77)
    );
    assert_eq!(
        serde_json::to_string(&ErrorCode::INVALID_PATH).expect("JSON"),
        "7026"
    );
}

#[test]
fn a_repeated_key_is_written_once_with_the_value_that_counts() {
    let args = StringMap::from([("a", "1"), ("b", "2"), ("a", "3")]);
    let operate = Operate::new("Device.Reboot()").with_input_args(args);
    let text = serde_json::to_string(&operate).expect("JSON");
    assert_eq!(
        text,
        r#"{"command":"Device.Reboot()","inputArgs":{"b":"2","a":"3"}}"#
    );
}

#[test]
fn supported_parameters_are_a_list() {
    let text = r#"[{"paramName":"Alias","access":"PARAM_READ_WRITE"},{"valueType":"PARAM_INT"}]"#;
    let params: SupportedParams = serde_json::from_str(text).expect("a list");
    let (alias, unnamed) = (
        SupportedParamResult::new("Alias", ParamAccessType::ReadWrite, ParamValueType::Unknown),
        SupportedParamResult::new("", ParamAccessType::ReadOnly, ParamValueType::Int),
    );
    assert_eq!(params, SupportedParams::from(vec![alias, unnamed]));
    assert_eq!(serde_json::to_string(&params).expect("JSON"), text);
}

/// The requests of the conformance cases, in the names of the schema.
#[test]
fn conformance_requests_are_taken() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/tp469/cases.jsonl");
    let Ok(text) = fs::read_to_string(file) else {
        eprintln!("skipped: no shared folder");
        return;
    };
    let mut count = 0;
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect(line);
        let single = [case.clone()];
        let steps = case["steps"].as_array().map_or(&single[..], |steps| steps);
        for request in steps.iter().map(|step| &step["request"]) {
            // Some steps send no Message.
            if request.is_object() {
                let id = &case["id"];
                let wire: wire::Msg =
                    serde_json::from_value(request.clone()).unwrap_or_else(|e| panic!("{id}: {e}"));
                assert!(wire.body.is_some(), "{id}");
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count} requests");
}

fn refused<T: for<'de> Deserialize<'de> + core::fmt::Debug>(text: &str, expected: &Expect) {
    let error = serde_json::from_str::<T>(text).expect_err(text);
    expected.assert_eq(&error.to_string());
}

#[test]
fn what_is_refused_is_explained() {
    refused::<Get>(
        r#"{"paths": []}"#,
        &expect!["unknown field `paths`, expected `paramPaths` or `maxDepth` at line 1 column 8"],
    );
    refused::<Get>(
        r#"{"maxDepth": 1, "max_depth": 1}"#,
        &expect!["duplicate field `maxDepth` at line 1 column 27"],
    );
    refused::<Get>(
        r#"{"maxDepth": -1}"#,
        &expect![
            "invalid value: integer `-1`, expected a number without sign and fraction, or a text with one at line 1 column 15"
        ],
    );
    refused::<Get>(
        r#"{"maxDepth": 4294967296}"#,
        &expect![
            "invalid value: integer `4294967296`, expected a number of 32 bits at line 1 column 24"
        ],
    );
    refused::<Get>(
        "[]",
        &expect![
            "invalid type: sequence, expected an object that holds a usp.Get at line 1 column 0"
        ],
    );
    refused::<CmdType>(
        r#""CMD_LATER""#,
        &expect![[
            r#"invalid value: string "CMD_LATER", expected a name of the enumeration, or a number at line 1 column 11"#
        ]],
    );
    refused::<wire::Body>(
        r#"{"request": {}, "error": {}}"#,
        &expect!["expected one alternative of msg_body, found a second one at line 1 column 28"],
    );
    refused::<Operate>(
        r#"{"inputArgs": {"a": "1", "a": "1"}}"#,
        &expect![[r#"duplicate key "a" at line 1 column 34"#]],
    );
    refused::<Msg>(
        r#"{"header": {"msgId": ""}, "body": {"error": {}}}"#,
        &expect!["msg.header.msg_id: expected a non-empty field, found an empty one"],
    );
    refused::<Msg>(
        r#"{"header": {"msgId": "1"}, "body": {"response": {"addResp": {"createdObjResults": [{}]}}}}"#,
        &expect![
            "msg.body.response.add_resp.created_obj_results[0].oper_status: expected one alternative, found none"
        ],
    );
}
