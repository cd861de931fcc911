//! What `inspect` shows, and how it ends.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::PathBuf,
    process::{Command, Stdio},
};

use expect_test::{Expect, expect};
use usp_examples::inspect;

fn golden(name: &str) -> String {
    format!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/golden/{}.bin"),
        name
    )
}

/// A file with these bytes.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a temporary file");
    path.into_os_string()
        .into_string()
        .expect("a path in UTF-8")
}

/// Status, standard output and standard error, with the file's folder left out.
fn inspect(words: &[&str]) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = inspect::run(words.iter().map(|w| (*w).into()), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let folder = words.last().and_then(|file| Some(file.rsplit_once('/')?.0));
    let err = text(err).replace(&format!("{}/", folder.unwrap_or("-")), "");
    format!("{}{err}status {status}\n", text(out))
}

fn check(words: &[&str], expected: &Expect) {
    expected.assert_eq(&inspect(words));
}

#[test]
fn a_record_with_its_msg() {
    check(
        &[&golden("017-get-single.response")],
        &expect![[r#"
            Record, 147 bytes
              version: 1.3
              to_id: self::ctl-uds
              from_id: proto::obuspa-agent
              no_session_context
                payload: 102 bytes
              payload_msg
                header
                  msg_id: m-15
                  msg_type: GET_RESP
                body
                  response
                    get_resp
                      req_path_results
                        [0]
                          requested_path: Device.LocalAgent.SoftwareVersion
                          resolved_path_results
                            [0]
                              resolved_path: Device.LocalAgent.
                              result_params
                                SoftwareVersion: 11.0.4
            status 0
        "#]],
    );
}

#[test]
fn a_record_as_json() {
    check(
        &["--json", &golden("190-rec-disconnect.request")],
        &expect![[r#"
            {
              "version": "1.3",
              "toId": "proto::obuspa-agent",
              "fromId": "self::ctl-uds",
              "disconnect": {
                "reason": "bye",
                "reasonCode": 7105
              }
            }
            status 0
        "#]],
    );
    let json = inspect(&["--json", &golden("017-get-single.response")]);
    let json = json.rsplit_once("status").expect("a status").0;
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(json["fromId"], "proto::obuspa-agent");
    assert_eq!(json["payload_msg"]["header"]["msgType"], "GET_RESP");
    // The Record can be read back: what is added is no field of it.
    let mut record = json;
    record
        .as_object_mut()
        .and_then(|fields| fields.remove("payload_msg"))
        .expect("a Msg");
    let record: usp_record::Record = serde_json::from_value(record).expect("a Record");
    let bytes = fs::read(golden("017-get-single.response")).expect("the file");
    assert_eq!(record.encode(), bytes);
}

#[test]
fn sessions_connects_and_codes() {
    check(
        &[&golden("306-e2e-segmented-resp.response16")],
        &expect![[r#"
            Record, 194 bytes
              version: 1.3
              to_id: self::ctl-uds
              from_id: proto::obuspa-agent
              session_context
                session_id: 2
                sequence_id: 20
                expected_id: 8
                payload_sar_state: COMPLETE
                payloadrec_sar_state: COMPLETE
                payload
                  [0]: 137 bytes
            status 0
        "#]],
    );
    check(
        &[&golden("226-mqtt-reconnect.response")],
        &expect![[r#"
            Record, 58 bytes
              version: 1.3
              to_id: self::ctl-mqtt
              from_id: proto::obuspa-agent
              mqtt_connect
                version: V5
                subscribed_topic: /usp/agent
            status 0
        "#]],
    );
    check(
        &[&golden("183-rec-tls12.response")],
        &expect![[r#"
            Record, 142 bytes
              version: 1.3
              to_id: self::ctl-uds
              from_id: proto::obuspa-agent
              disconnect
                reason: ValidateUspRecord: Received USP record contains an encrypted payload without Session Context
                reason_code: 7104 (Invalid Record value)
            status 0
        "#]],
    );
    check(
        &[&golden("103-bad-set-ro.response")],
        &expect![[r#"
            Record, 294 bytes
              version: 1.3
              to_id: self::ctl-uds
              from_id: proto::obuspa-agent
              no_session_context
                payload: 247 bytes
              payload_msg
                header
                  msg_id: m-98
                body
                  error
                    err_code: 7004 (Invalid arguments)
                    err_msg: GROUP_SET_VECTOR_Add: Trying to perform a parameter set on read-only parameter Device.X_TEST.Fixed
                    param_errs
                      [0]
                        param_path: Device.X_TEST.Fixed
                        err_code: 7013 (Attempt to update non-writeable parameter)
                        err_msg: GROUP_SET_VECTOR_Add: Trying to perform a parameter set on read-only parameter Device.X_TEST.Fixed
            status 0
        "#]],
    );
}

#[test]
fn maps_keep_the_keys_of_the_sender() {
    check(
        &[&golden("047-op-sync.response")],
        &expect![[r#"
            Record, 116 bytes
              version: 1.3
              to_id: self::ctl-uds
              from_id: proto::obuspa-agent
              no_session_context
                payload: 71 bytes
              payload_msg
                header
                  msg_id: m-45
                  msg_type: OPERATE_RESP
                body
                  response
                    operate_resp
                      operation_results
                        [0]
                          executed_command: Device.X_TEST.Sync()
                          req_output_args
                            output_args
                              Echo: hello
                              Key: key-1
            status 0
        "#]],
    );
}

#[test]
fn unknown_fields_and_odd_ids_are_noted() {
    let bytes = b"\x0a\x031.4\x12\x03a b\x1a\x07self::a\x6a\x00\x82\x01\x02hi";
    check(
        &[&file("odd", bytes)],
        &expect![[r#"
            Record, 26 bytes
              version: 1.4
              to_id: a b
              from_id: self::a
              uds_connect
              (to_id is no Endpoint ID: expected authority-scheme, ':', authority-id, ':', instance-id, found "a b")
              (unknown fields: 5 bytes)
            status 0
        "#]],
    );
}

#[test]
fn a_msg_alone() {
    let bytes = b"\x0a\x09\x0a\x05m-162\x10\x01\x12\x0e\x0a\x0c\x0a\x0a\x0a\x08Device.\x22";
    check(
        &[&file("msg", bytes)],
        &expect![[r#"
            Msg, 27 bytes
              header
                msg_id: m-162
                msg_type: GET
              body
                request
                  get
                    param_paths
                      [0]: "Device.\""
            status 0
        "#]],
    );
    let json = inspect(&["--as", "msg", "--json", &file("msg", bytes)]);
    assert!(json.contains(r#""msgId": "m-162""#), "{json}");
}

#[test]
fn frames_of_a_socket() {
    check(
        &[&golden("001-uds-handshake.response")],
        &expect![[r#"
            UDS, 32 bytes
              handshake: "proto::obuspa-agent"
            status 0
        "#]],
    );
    let record = fs::read(golden("002-uds-connect-record.response")).expect("the file");
    let mut bytes = b"_USP\0\0\0\x32\x04\0\0\0\x06secret".to_vec();
    let length = u8::try_from(record.len()).expect("a short Record");
    bytes.splice(7..8, [length + 5 + 11 + 6]);
    bytes.extend([3, 0, 0, 0, length]);
    bytes.extend(record);
    bytes.extend(b"\x09\0\0\0\x01?");
    check(
        &[&file("frame", &bytes)],
        &expect![[r#"
            UDS, 73 bytes
              password: ***
              record: 43 bytes
                version: 1.3
                to_id: self::ctl-uds
                from_id: proto::obuspa-agent
                uds_connect
              type 9: 1 bytes
            status 0
        "#]],
    );
    check(
        &["--json", &file("frame", &bytes)],
        &expect![[r#"
            [
              "password",
              {
                "record": {
                  "version": "1.3",
                  "toId": "self::ctl-uds",
                  "fromId": "proto::obuspa-agent",
                  "udsConnect": {}
                }
              },
              {
                "unknown": {
                  "type": 9,
                  "len": 1
                }
              }
            ]
            status 0
        "#]],
    );
    bytes.pop();
    check(
        &[&file("cut", &bytes)],
        &expect![[r#"
            cut: not a UDS frame: expected 65 bytes after byte 8, found 64
            status 1
        "#]],
    );
    check(
        &["--as", "uds", &golden("017-get-single.response")],
        &expect![[r#"
            017-get-single.response.bin: not a UDS frame: expected _USP at byte 0, found other bytes
            status 1
        "#]],
    );
    check(
        &[&file("bad", b"_USP\0\0\0\x06\x03\0\0\0\x01\xff")],
        &expect![[r#"
            bad: not a UDS frame: record at byte 13: record: expected more bytes, found the end of the enclosing message (at byte 0)
            status 1
        "#]],
    );
}

#[test]
fn hex_digits() {
    check(
        &[
            "--as",
            "hex",
            &file(
                "hex",
                b"0A0331 2e34 1207\n73656c663a3a62 1a0773656c663a3a61 6a00\n",
            ),
        ],
        &expect![[r#"
            Record, 25 bytes
              version: 1.4
              to_id: self::b
              from_id: self::a
              uds_connect
            status 0
        "#]],
    );
    check(
        &["--as", "hex", &file("nohex", b"0a 0g")],
        &expect![[r#"
            nohex: not hex: expected two hex digits, found "g" at byte 4
            status 1
        "#]],
    );
    check(
        &["--as", "hex", &file("half", b"0a 0")],
        &expect![[r#"
            half: not hex: expected two hex digits, found "0" at byte 3
            status 1
        "#]],
    );
}

#[test]
fn bad_input_has_status_1_and_its_place() {
    check(
        &[&golden("173-rec-garbage.request")],
        &expect![[r#"
            173-rec-garbage.request.bin: neither a Record nor a Msg nor a UDS frame
              as a Record: record: expected a field key, found a malformed one (at byte 0)
              as a Msg: msg: expected a field key, found a malformed one (at byte 0)
            status 1
        "#]],
    );
    check(
        &[&golden("174-rec-empty.request")],
        &expect![[r#"
            174-rec-empty.request.bin: neither a Record nor a Msg nor a UDS frame
              as a Record: record.record_type: expected one alternative, found none (at byte 0)
              as a Msg: msg.header: expected a required field, found none (at byte 0)
            status 1
        "#]],
    );
    check(
        &[&golden("207-ws-truncated.request")],
        &expect![[r#"
            207-ws-truncated.request.bin: not a Record: record: expected more bytes, found the end of the enclosing message (at byte 40)
            status 1
        "#]],
    );
    check(
        &[&golden("182-rec-notype.request")],
        &expect![[r#"
            182-rec-notype.request.bin: not a Record: record.record_type: expected one alternative, found none (at byte 41)
            status 1
        "#]],
    );
    check(
        &[&golden("169-msg-garbage.request")],
        &expect![[r#"
            Record, 50 bytes
              version: 1.3
              to_id: proto::obuspa-agent
              from_id: self::ctl-uds
              no_session_context
                payload: 5 bytes
              (payload is not a Msg: msg: expected a field key, found a malformed one (at byte 0))
            169-msg-garbage.request.bin: payload is not a Msg: msg: expected a field key, found a malformed one (at byte 0)
            status 1
        "#]],
    );
    check(
        &["--as", "msg", &golden("017-get-single.response")],
        &expect![[r#"
            017-get-single.response.bin: not a Msg: msg.header: expected more bytes, found the end of the enclosing message (at byte 2)
            status 1
        "#]],
    );
    check(
        &["--as", "record", &golden("001-uds-handshake.request")],
        &expect![[r#"
            001-uds-handshake.request.bin: not a Record: record: expected a field key, found a malformed one (at byte 0)
            status 1
        "#]],
    );
    assert!(
        inspect(&["no such file"]).ends_with("status 1\n"),
        "{}",
        inspect(&["no such file"])
    );
}

#[test]
fn a_wrong_call_has_status_2() {
    for words in [
        &[][..],
        &["--as"],
        &["--as", "x", "f"],
        &["--what", "f"],
        &["f", "g"],
    ] {
        let shown = inspect(words);
        assert!(shown.starts_with("usage: inspect"), "{shown}");
        assert!(shown.ends_with("status 2\n"), "{shown}");
    }
}

#[test]
fn every_recorded_file_is_shown_or_refused_with_its_place() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/golden");
    let exceptions = fs::read_to_string(format!("{folder}/exceptions.tsv")).expect("the list");
    for entry in fs::read_dir(folder).expect("the folder") {
        let name = entry
            .expect("a file")
            .file_name()
            .into_string()
            .expect("a name");
        if !name.ends_with(".bin") {
            continue;
        }
        let bad = exceptions
            .lines()
            .any(|line| line.starts_with(&name) && line.contains("\terror: "));
        let shown = inspect(&[&format!("{folder}/{name}")]);
        let status = if bad { "status 1\n" } else { "status 0\n" };
        assert!(shown.ends_with(status), "{name}: {shown}");
        assert_eq!(bad, shown.contains("(at byte"), "{name}: {shown}");
    }
}

/// The example as a program: `cargo test` builds it beside the tests, `cargo test --test inspect` may not have.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.ancestors().nth(2).expect("the folder above deps");
    let name = format!("inspect{}", std::env::consts::EXE_SUFFIX);
    let program = profile.join("examples").join(name);
    if !program.exists() {
        let status = Command::new(env!("CARGO"))
            .args(["build", "-q", "-p", "usp-examples", "--example", "inspect"])
            .status()
            .expect("cargo");
        assert!(status.success(), "{status}");
    }
    program
}

#[test]
fn the_program_itself() {
    let run = |input: &[u8]| {
        let mut child = Command::new(program())
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("cargo");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(input).expect("a reader");
        drop(stdin);
        child
    };
    let good = fs::read(golden("017-get-single.response")).expect("the file");
    let output = run(&good).wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"Record, 147 bytes"));

    let output = run(b"\xff").wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(output.stderr.starts_with(b"-: neither a Record"));

    // Nobody reads to the end: neither a panic nor a complaint.
    let big = fs::read(golden("014-get-device-full.response")).expect("the file");
    let mut child = run(&big);
    drop(child.stdout.take());
    let mut complaint = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut complaint).expect("text");
    assert_eq!(complaint, "");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}
