//! prost, with hash maps as it comes, and with maps as lists of pairs.

use std::hint::black_box;

use bytes::Bytes;
use prost::Message as _;
use usp_bench_peers::prost as generated;

use super::{Kind, Peer};

/// With hash maps.
pub fn prost() -> Peer {
    Peer {
        name: "prost",
        decode: hash::decode,
        visit: hash::visit,
        encode: Some(hash::encode),
    }
}

/// With lists of pairs: our raw layer.
pub fn prost_vec() -> Peer {
    Peer {
        name: "prost_vec",
        decode: vec::decode,
        visit: vec::visit,
        encode: Some(vec::encode),
    }
}

macro_rules! peer {
    ($module:ident, $msg:path, $record:path, |$pair:ident| $texts:expr, $entry:expr) => {
        mod $module {
            use super::*;
            use $msg as msg;
            use $record as record;

            fn payload(record: &record::Record) -> Option<&[u8]> {
                match record.record_type.as_ref()? {
                    record::record::RecordType::NoSessionContext(inner) => Some(&inner.payload),
                    _ => None,
                }
            }

            pub fn decode(kind: Kind, bytes: &Bytes) {
                match kind {
                    Kind::Msg => {
                        black_box(msg::Msg::decode(bytes.clone()).expect("a valid Msg"));
                    }
                    Kind::Wrapped => {
                        let record = record::Record::decode(bytes.clone()).expect("a valid Record");
                        let inner = payload(&record).expect("a payload");
                        black_box(msg::Msg::decode(inner).expect("a valid Msg"));
                    }
                    Kind::Record => {
                        black_box(record::Record::decode(bytes.clone()).expect("a valid Record"));
                    }
                }
            }

            pub fn visit(kind: Kind, bytes: &Bytes) -> u64 {
                match kind {
                    Kind::Msg => texts(&msg::Msg::decode(bytes.clone()).expect("a valid Msg")),
                    Kind::Wrapped => {
                        let record = record::Record::decode(bytes.clone()).expect("a valid Record");
                        let inner = payload(&record).expect("a payload");
                        record_texts(&record)
                            + texts(&msg::Msg::decode(inner).expect("a valid Msg"))
                    }
                    Kind::Record => record_texts(
                        &record::Record::decode(bytes.clone()).expect("a valid Record"),
                    ),
                }
            }

            pub fn encode(kind: Kind, bytes: &Bytes) -> Box<dyn FnMut() -> u64> {
                let mut buffer = Vec::new();
                match kind {
                    Kind::Msg => {
                        let msg = msg::Msg::decode(bytes.clone()).expect("a valid Msg");
                        Box::new(move || {
                            buffer.clear();
                            msg.encode(&mut buffer).expect("room");
                            black_box(&buffer);
                            1
                        })
                    }
                    Kind::Wrapped => {
                        let mut record =
                            record::Record::decode(bytes.clone()).expect("a valid Record");
                        let msg = msg::Msg::decode(payload(&record).expect("a payload"))
                            .expect("a valid Msg");
                        Box::new(move || {
                            if let Some(record::record::RecordType::NoSessionContext(inner)) =
                                &mut record.record_type
                            {
                                inner.payload = msg.encode_to_vec().into();
                            }
                            buffer.clear();
                            record.encode(&mut buffer).expect("room");
                            black_box(&buffer);
                            1
                        })
                    }
                    Kind::Record => {
                        let record = record::Record::decode(bytes.clone()).expect("a valid Record");
                        Box::new(move || {
                            buffer.clear();
                            record.encode(&mut buffer).expect("room");
                            black_box(&buffer);
                            1
                        })
                    }
                }
            }

            /// Builds a GetResp and encodes it.
            pub fn build(objects: &[String], param_count: usize) -> u64 {
                let resolved =
                    objects
                        .iter()
                        .enumerate()
                        .map(|(n, path)| msg::get_resp::ResolvedPathResult {
                            resolved_path: path.clone(),
                            result_params: super::super::workloads::params(n, param_count)
                                .map(|(key, value)| ($entry)(key.to_owned(), value.to_owned()))
                                .collect(),
                        });
                let resp = msg::GetResp {
                    req_path_results: vec![msg::get_resp::RequestedPathResult {
                        requested_path: "Device.IP.Interface.".to_owned(),
                        err_code: 0,
                        err_msg: String::new(),
                        resolved_path_results: resolved.collect(),
                    }],
                };
                let response = msg::Response {
                    resp_type: Some(msg::response::RespType::GetResp(resp)),
                };
                let msg = msg::Msg {
                    header: Some(msg::Header {
                        msg_id: "AXSS-1544114045.442596".to_owned(),
                        msg_type: msg::header::MsgType::GetResp.into(),
                    }),
                    body: Some(msg::Body {
                        msg_body: Some(msg::body::MsgBody::Response(response)),
                    }),
                };
                black_box(msg.encode_to_vec()).len() as u64
            }

            fn record_texts(record: &record::Record) -> u64 {
                (record.version.len() + record.to_id.len() + record.from_id.len()) as u64
            }

            fn texts(msg: &msg::Msg) -> u64 {
                let size = |text: &String| text.len() as u64;
                let sizes = |texts: &Vec<String>| texts.iter().map(size).sum::<u64>();
                let mut sum = msg.header.as_ref().map_or(0, |h| size(&h.msg_id));
                match msg.body.as_ref().and_then(|b| b.msg_body.as_ref()) {
                    Some(msg::body::MsgBody::Request(request)) => match request.req_type.as_ref() {
                        Some(msg::request::ReqType::Get(get)) => sum += sizes(&get.param_paths),
                        Some(msg::request::ReqType::Notify(notify)) => {
                            sum += size(&notify.subscription_id);
                            if let Some(msg::notify::Notification::ValueChange(c)) =
                                &notify.notification
                            {
                                sum += size(&c.param_path) + size(&c.param_value);
                            }
                        }
                        Some(msg::request::ReqType::Set(set)) => {
                            for object in &set.update_objs {
                                sum += size(&object.obj_path);
                                for setting in &object.param_settings {
                                    sum += size(&setting.param) + size(&setting.value);
                                }
                            }
                        }
                        _ => panic!("no visitor"),
                    },
                    Some(msg::body::MsgBody::Response(response)) => {
                        match response.resp_type.as_ref() {
                            Some(msg::response::RespType::GetResp(resp)) => {
                                for result in &resp.req_path_results {
                                    sum += size(&result.requested_path) + size(&result.err_msg);
                                    for resolved in &result.resolved_path_results {
                                        sum += size(&resolved.resolved_path);
                                        for $pair in &resolved.result_params {
                                            let (key, value) = $texts;
                                            sum += size(key) + size(value);
                                        }
                                    }
                                }
                            }
                            Some(msg::response::RespType::GetSupportedDmResp(resp)) => {
                                for result in &resp.req_obj_results {
                                    sum += size(&result.req_obj_path) + size(&result.err_msg);
                                    sum += size(&result.data_model_inst_uri);
                                    for object in &result.supported_objs {
                                        sum += size(&object.supported_obj_path);
                                        for command in &object.supported_commands {
                                            sum += size(&command.command_name);
                                            sum += sizes(&command.input_arg_names);
                                            sum += sizes(&command.output_arg_names);
                                        }
                                        for event in &object.supported_events {
                                            sum +=
                                                size(&event.event_name) + sizes(&event.arg_names);
                                        }
                                        for param in &object.supported_params {
                                            sum += size(&param.param_name);
                                        }
                                        sum += sizes(&object.divergent_paths);
                                        for keys in &object.unique_key_sets {
                                            sum += sizes(&keys.key_names);
                                        }
                                    }
                                }
                            }
                            _ => panic!("no visitor"),
                        }
                    }
                    _ => panic!("no visitor"),
                }
                sum
            }
        }
    };
}

peer!(
    hash,
    generated::usp,
    generated::usp_record,
    |pair| pair,
    |key, value| (key, value)
);
peer!(
    vec,
    usp_msg::wire,
    usp_record::wire,
    |pair| (&pair.key, &pair.value),
    |key, value| usp_msg::wire::MapEntry { key, value }
);
pub use hash::build as build_hash;
pub use vec::build as build_vec;
