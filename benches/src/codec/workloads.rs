//! The messages that are decoded and encoded.

use bytes::Bytes;
use prost::Message as _;
use usp_msg::wire as msg;
use usp_record::wire as record;

/// One workload: encoded, as every sender writes it.
#[derive(Clone)]
pub struct Workload {
    /// `w1` and so on, or the name of a recorded message.
    pub name: &'static str,
    /// What to decode.
    pub kind: Kind,
    /// The encoded Msg or Record.
    pub bytes: Bytes,
}

/// What a workload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Msg.
    Msg,
    /// A Record around a Msg, both to be decoded.
    Wrapped,
    /// A Record with a payload of any bytes.
    Record,
}

/// Makes a workload.
pub type Make = fn() -> Workload;

/// All workloads, made one by one when wanted.
pub const ALL: [(&str, Make); 10] = [
    ("w1", || of_msg("w1", &get())),
    ("w2", || of_msg("w2", &value_change())),
    ("w3", || of_msg("w3", &get_resp(200, 12))),
    ("w4", || of_msg("w4", &get_resp(5_000, 12))),
    ("w5", || of_msg("w5", &supported_dm_resp(800, 15))),
    ("w6", || of_msg("w6", &set(50, 10))),
    ("w7", || Workload {
        name: "w7",
        kind: Kind::Wrapped,
        bytes: wrapped(&get_resp(200, 12)).encode_to_vec().into(),
    }),
    ("w8", || Workload {
        name: "w8",
        kind: Kind::Record,
        bytes: session(64 << 10).encode_to_vec().into(),
    }),
    ("recorded_get_resp", || {
        recorded(
            "recorded_get_resp",
            include_bytes!("../../../testdata/golden/014-get-device-full.response.bin"),
        )
    }),
    ("recorded_supported_dm_resp", || {
        recorded(
            "recorded_supported_dm_resp",
            include_bytes!("../../../testdata/golden/004-gsdm-device-all.response.bin"),
        )
    }),
];

fn of_msg(name: &'static str, msg: &msg::Msg) -> Workload {
    Workload {
        name,
        kind: Kind::Msg,
        bytes: msg.encode_to_vec().into(),
    }
}

fn recorded(name: &'static str, bytes: &'static [u8]) -> Workload {
    let record = record::Record::decode(bytes).expect("a recorded Record");
    let Some(record::record::RecordType::NoSessionContext(inner)) = record.record_type else {
        panic!("{name}: not without a session");
    };
    Workload {
        name,
        kind: Kind::Msg,
        bytes: inner.payload,
    }
}

fn request(msg_type: msg::header::MsgType, request: msg::request::ReqType) -> msg::Msg {
    envelope(
        msg_type,
        msg::body::MsgBody::Request(msg::Request {
            req_type: Some(request),
        }),
    )
}

fn response(msg_type: msg::header::MsgType, response: msg::response::RespType) -> msg::Msg {
    envelope(
        msg_type,
        msg::body::MsgBody::Response(msg::Response {
            resp_type: Some(response),
        }),
    )
}

fn envelope(msg_type: msg::header::MsgType, body: msg::body::MsgBody) -> msg::Msg {
    msg::Msg {
        header: Some(msg::Header {
            msg_id: "AXSS-1544114045.442596".into(),
            msg_type: msg_type.into(),
        }),
        body: Some(msg::Body {
            msg_body: Some(body),
        }),
    }
}

fn get() -> msg::Msg {
    let paths = [
        "Device.IP.Interface.1.IPv4Address.[Status==\"Enabled\"].IPAddress",
        "Device.WiFi.SSID.[Enable==true&&Status==\"Up\"].Stats.",
        "Device.LocalAgent.Subscription.*.NotifType",
    ];
    request(
        msg::header::MsgType::Get,
        msg::request::ReqType::Get(msg::Get {
            param_paths: paths.map(Into::into).to_vec(),
            max_depth: 2,
        }),
    )
}

fn value_change() -> msg::Msg {
    request(
        msg::header::MsgType::Notify,
        msg::request::ReqType::Notify(msg::Notify {
            subscription_id: "wifi-clients-ssid-1".into(),
            send_resp: true,
            notification: Some(msg::notify::Notification::ValueChange(
                msg::notify::ValueChange {
                    param_path: "Device.WiFi.AccessPoint.1.AssociatedDeviceNumberOfEntries".into(),
                    param_value: "17".into(),
                },
            )),
        }),
    )
}

/// Names and values of the parameters of an object, about 25 bytes a pair.
const PARAMS: [(&str, &str); 12] = [
    ("Enable", "true"),
    ("Status", "Enabled"),
    ("Alias", "cpe-lan-address"),
    ("IPAddress", "192.168.1.100"),
    ("SubnetMask", "255.255.255.0"),
    ("AddressingType", "DHCP"),
    ("FirewallEnabled", "true"),
    ("LastChange", "2026-11-22T10:31:07Z"),
    ("BytesReceived", "18446744073"),
    ("PacketsReceived", "128734"),
    ("InterfaceReference", "Device.Ethernet.Interface.3."),
    ("Standard", "ax"),
];

/// The objects of a GetResp, with their parameters.
pub fn objects(count: usize) -> impl Iterator<Item = String> {
    (1..=count).map(|n| {
        format!(
            "Device.IP.Interface.{}.IPv4Address.{}.",
            n / 4 + 1,
            n % 4 + 1
        )
    })
}

/// The parameters of object number `n`.
pub fn params(
    n: usize,
    count: usize,
) -> impl DoubleEndedIterator<Item = (&'static str, &'static str)> {
    (0..count).map(move |p| {
        let (name, _) = PARAMS[p % PARAMS.len()];
        let (_, value) = PARAMS[(p + if n.is_multiple_of(7) { 1 } else { 0 }) % PARAMS.len()];
        (name, value)
    })
}

fn get_resp(object_count: usize, param_count: usize) -> msg::Msg {
    let resolved = objects(object_count)
        .enumerate()
        .map(|(n, path)| msg::get_resp::ResolvedPathResult {
            resolved_path: path,
            result_params: params(n, param_count).map(entry).collect(),
        })
        .collect();
    response(
        msg::header::MsgType::GetResp,
        msg::response::RespType::GetResp(msg::GetResp {
            req_path_results: vec![msg::get_resp::RequestedPathResult {
                requested_path: "Device.IP.Interface.".into(),
                err_code: 0,
                err_msg: String::new(),
                resolved_path_results: resolved,
            }],
        }),
    )
}

fn entry((key, value): (&str, &str)) -> msg::MapEntry {
    msg::MapEntry {
        key: key.into(),
        value: value.into(),
    }
}

fn supported_dm_resp(object_count: usize, param_count: usize) -> msg::Msg {
    use msg::get_supported_dm_resp as dm;
    let objects = (0..object_count).map(|n| dm::SupportedObjectResult {
        supported_obj_path: format!("Device.Services.Module{}.Interface.{{i}}.Part{n}.", n / 10),
        access: (n % 4) as i32,
        is_multi_instance: n % 3 == 0,
        supported_commands: (0..n % 3)
            .map(|_| dm::SupportedCommandResult {
                command_name: "Reset()".into(),
                input_arg_names: vec!["Delay".into(), "Reason".into()],
                output_arg_names: vec!["Result".into()],
                command_type: 2,
            })
            .collect(),
        supported_events: (0..n % 2)
            .map(|_| dm::SupportedEventResult {
                event_name: "Changed!".into(),
                arg_names: vec!["Cause".into(), "When".into()],
            })
            .collect(),
        supported_params: (0..param_count)
            .map(|p| dm::SupportedParamResult {
                param_name: PARAMS[(p + n) % PARAMS.len()].0.into(),
                access: (p % 2) as i32,
                value_type: (p % 10 + 1) as i32,
                value_change: 1,
            })
            .collect(),
        divergent_paths: Vec::new(),
        unique_key_sets: ["Alias", "Name"]
            .map(|name| dm::SupportedUniqueKeySet {
                key_names: vec![name.into()],
            })
            .to_vec(),
    });
    response(
        msg::header::MsgType::GetSupportedDmResp,
        msg::response::RespType::GetSupportedDmResp(msg::GetSupportedDmResp {
            req_obj_results: vec![dm::RequestedObjectResult {
                req_obj_path: "Device.".into(),
                err_code: 0,
                err_msg: String::new(),
                data_model_inst_uri: "urn:broadband-forum-org:tr-181-2-18-0-usp".into(),
                supported_objs: objects.collect(),
            }],
        }),
    )
}

fn set(object_count: usize, param_count: usize) -> msg::Msg {
    let update_objs = objects(object_count)
        .enumerate()
        .map(|(n, obj_path)| msg::set::UpdateObject {
            obj_path,
            param_settings: params(n, param_count)
                .map(|(param, value)| msg::set::UpdateParamSetting {
                    param: param.into(),
                    value: value.into(),
                    required: true,
                })
                .collect(),
        })
        .collect();
    request(
        msg::header::MsgType::Set,
        msg::request::ReqType::Set(msg::Set {
            allow_partial: true,
            update_objs,
        }),
    )
}

fn record_of(record_type: record::record::RecordType) -> record::Record {
    record::Record {
        version: "1.4".into(),
        to_id: "os::controller.example.com".into(),
        from_id: "os::012345-A1B2C3D4E5F6".into(),
        record_type: Some(record_type),
        ..Default::default()
    }
}

fn wrapped(msg: &msg::Msg) -> record::Record {
    record_of(record::record::RecordType::NoSessionContext(
        record::NoSessionContextRecord {
            payload: msg.encode_to_vec().into(),
        },
    ))
}

fn session(payload: usize) -> record::Record {
    record_of(record::record::RecordType::SessionContext(
        record::SessionContextRecord {
            session_id: 4_711,
            sequence_id: 2,
            expected_id: 3,
            payload: vec![Bytes::from(vec![0xA5; payload])],
            ..Default::default()
        },
    ))
}
