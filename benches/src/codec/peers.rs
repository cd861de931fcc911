//! The other peers, each as its own documentation has it, with code made from our schema.
//!
//! Maps, lists and texts have the same names everywhere; only the way to the alternatives of a choice differs.

use std::hint::black_box;

use bytes::Bytes;
use usp_bench_peers as generated;

use super::{Kind, Peer};

/// Adds up the lengths of all texts of the messages that the workloads have.
macro_rules! texts {
    (@get $sum:ident $get:expr) => {
        for path in &$get.param_paths {
            $sum += path.len();
        }
    };
    (@notify $sum:ident $notify:expr, $change:expr) => {
        $sum +=
            $notify.subscription_id.len() + $change.param_path.len() + $change.param_value.len();
    };
    (@set $sum:ident $set:expr) => {
        for object in &$set.update_objs {
            $sum += object.obj_path.len();
            for setting in &object.param_settings {
                $sum += setting.param.len() + setting.value.len();
            }
        }
    };
    (@get_resp $sum:ident $resp:expr) => {
        for result in &$resp.req_path_results {
            $sum += result.requested_path.len() + result.err_msg.len();
            for resolved in &result.resolved_path_results {
                $sum += resolved.resolved_path.len();
                for (key, value) in &resolved.result_params {
                    $sum += key.len() + value.len();
                }
            }
        }
    };
    (@supported_dm $sum:ident $resp:expr) => {
        for result in &$resp.req_obj_results {
            $sum +=
                result.req_obj_path.len() + result.err_msg.len() + result.data_model_inst_uri.len();
            for object in &result.supported_objs {
                $sum += object.supported_obj_path.len();
                for command in &object.supported_commands {
                    $sum += command.command_name.len();
                    for name in &command.input_arg_names {
                        $sum += name.len();
                    }
                    for name in &command.output_arg_names {
                        $sum += name.len();
                    }
                }
                for event in &object.supported_events {
                    $sum += event.event_name.len();
                    for name in &event.arg_names {
                        $sum += name.len();
                    }
                }
                for param in &object.supported_params {
                    $sum += param.param_name.len();
                }
                for path in &object.divergent_paths {
                    $sum += path.len();
                }
                for keys in &object.unique_key_sets {
                    for name in &keys.key_names {
                        $sum += name.len();
                    }
                }
            }
        }
    };
}

/// The operations of a peer, from how it decodes, encodes and is looked at.
macro_rules! peer {
    (
        $module:ident, $name:literal;
        msg: $msg:ty, record: $record:ty;
        decode_msg: $decode_msg:expr, decode_record: $decode_record:expr;
        payload: $payload:expr, texts: $texts:expr;
        encode_msg: $encode_msg:expr, encode_record: $encode_record:expr, set_payload: $set_payload:expr
    ) => {
        pub mod $module {
            use super::*;

            pub fn peer() -> Peer {
                Peer {
                    name: $name,
                    decode,
                    visit,
                    encode: Some(encode),
                }
            }

            fn decode(kind: Kind, bytes: &Bytes) {
                match kind {
                    Kind::Msg => {
                        black_box(&$decode_msg(bytes));
                    }
                    Kind::Wrapped => {
                        let record = $decode_record(bytes);
                        let payload: &[u8] = $payload(&record);
                        black_box(&$decode_msg(payload));
                    }
                    Kind::Record => {
                        black_box(&$decode_record(bytes));
                    }
                }
            }

            fn visit(kind: Kind, bytes: &Bytes) -> u64 {
                let size = match kind {
                    Kind::Msg => $texts(&$decode_msg(bytes)),
                    Kind::Wrapped => {
                        let record = $decode_record(bytes);
                        let payload: &[u8] = $payload(&record);
                        let ids = record.version.len() + record.to_id.len() + record.from_id.len();
                        ids + $texts(&$decode_msg(payload))
                    }
                    Kind::Record => {
                        let record = $decode_record(bytes);
                        record.version.len() + record.to_id.len() + record.from_id.len()
                    }
                };
                size as u64
            }

            #[allow(unused_mut, reason = "some encoders keep a buffer")]
            fn encode(kind: Kind, bytes: &Bytes) -> Box<dyn FnMut() -> u64> {
                // What is decoded once lives as long as the bench.
                let bytes: &'static [u8] = Vec::leak(bytes.to_vec());
                match kind {
                    Kind::Msg => {
                        let msg: $msg = $decode_msg(bytes);
                        let mut encode = $encode_msg;
                        Box::new(move || {
                            encode(&msg);
                            1
                        })
                    }
                    Kind::Wrapped => {
                        let mut record: $record = $decode_record(bytes);
                        let payload: &'static [u8] = Vec::leak($payload(&record).to_vec());
                        let msg: $msg = $decode_msg(payload);
                        let mut encode_msg = $encode_msg;
                        let mut encode_record = $encode_record;
                        Box::new(move || {
                            let payload: Vec<u8> = encode_msg(&msg);
                            $set_payload(&mut record, payload);
                            encode_record(&record);
                            1
                        })
                    }
                    Kind::Record => {
                        let record: $record = $decode_record(bytes);
                        let mut encode = $encode_record;
                        Box::new(move || {
                            encode(&record);
                            1
                        })
                    }
                }
            }
        }
    };
}

mod buffa_owned {
    pub use super::generated::{buffa_record as record, buffa_usp as msg};
}

peer! {
    buffa, "buffa";
    msg: buffa_owned::msg::Msg, record: buffa_owned::record::Record;
    decode_msg: |bytes: &[u8]| <buffa_owned::msg::Msg as ::buffa::Message>::decode_from_slice(bytes).expect("a valid Msg"),
    decode_record: |bytes: &[u8]| {
        <buffa_owned::record::Record as ::buffa::Message>::decode_from_slice(bytes).expect("a valid Record")
    };
    payload: super::buffa_payload, texts: super::buffa_texts;
    encode_msg: |msg: &buffa_owned::msg::Msg| black_box(::buffa::Message::encode_to_vec(msg)),
    encode_record: |record: &buffa_owned::record::Record| black_box(::buffa::Message::encode_to_vec(record)),
    set_payload: super::buffa_set_payload
}

fn buffa_payload(record: &buffa_owned::record::Record) -> &[u8] {
    use buffa_owned::record::__buffa::oneof::record::RecordType;
    match &record.record_type {
        Some(RecordType::NoSessionContext(inner)) => &inner.payload,
        _ => panic!("no payload"),
    }
}

fn buffa_set_payload(record: &mut buffa_owned::record::Record, payload: Vec<u8>) {
    use buffa_owned::record::__buffa::oneof::record::RecordType;
    if let Some(RecordType::NoSessionContext(inner)) = &mut record.record_type {
        inner.payload = payload;
    }
}

macro_rules! buffa_texts {
    ($msg:expr, $oneof:path) => {{
        use $oneof as oneof;
        let mut sum = $msg.header.msg_id.len();
        match &$msg.body.msg_body {
            Some(oneof::body::MsgBody::Request(request)) => match &request.req_type {
                Some(oneof::request::ReqType::Get(get)) => texts!(@get sum get),
                Some(oneof::request::ReqType::Set(set)) => texts!(@set sum set),
                Some(oneof::request::ReqType::Notify(notify)) => match &notify.notification {
                    Some(oneof::notify::Notification::ValueChange(change)) => {
                        texts!(@notify sum notify, change);
                    }
                    _ => panic!("no visitor"),
                },
                _ => panic!("no visitor"),
            },
            Some(oneof::body::MsgBody::Response(response)) => match &response.resp_type {
                Some(oneof::response::RespType::GetResp(resp)) => texts!(@get_resp sum resp),
                Some(oneof::response::RespType::GetSupportedDmResp(resp)) => texts!(@supported_dm sum resp),
                _ => panic!("no visitor"),
            },
            _ => panic!("no visitor"),
        }
        sum
    }};
}

fn buffa_texts(msg: &buffa_owned::msg::Msg) -> usize {
    buffa_texts!(msg, generated::buffa_usp::__buffa::oneof)
}

peer! {
    buffa_view, "buffa_view";
    msg: buffa_owned::msg::MsgView<'static>, record: buffa_owned::record::RecordView<'static>;
    decode_msg: super::buffa_view_msg, decode_record: super::buffa_view_record;
    payload: super::buffa_view_payload, texts: super::buffa_view_texts;
    encode_msg: |msg: &buffa_owned::msg::MsgView<'static>| black_box(::buffa::ViewEncode::encode_to_vec(msg)),
    encode_record: |record: &buffa_owned::record::RecordView<'static>| {
        black_box(::buffa::ViewEncode::encode_to_vec(record))
    },
    set_payload: |record: &mut buffa_owned::record::RecordView<'static>, payload: Vec<u8>| {
        // A view borrows its payload: this much has to be copied out of the way.
        black_box((record, payload));
    }
}

fn buffa_view_msg(bytes: &[u8]) -> buffa_owned::msg::MsgView<'_> {
    ::buffa::MessageView::decode_view(bytes).expect("a valid Msg")
}

fn buffa_view_record(bytes: &[u8]) -> buffa_owned::record::RecordView<'_> {
    ::buffa::MessageView::decode_view(bytes).expect("a valid Record")
}

fn buffa_view_payload<'a>(record: &buffa_owned::record::RecordView<'a>) -> &'a [u8] {
    use buffa_owned::record::__buffa::view::oneof::record::RecordType;
    match &record.record_type {
        Some(RecordType::NoSessionContext(inner)) => inner.payload,
        _ => panic!("no payload"),
    }
}

fn buffa_view_texts(msg: &buffa_owned::msg::MsgView<'_>) -> usize {
    buffa_texts!(msg, generated::buffa_usp::__buffa::view::oneof)
}

peer! {
    rust_protobuf, "rust_protobuf";
    msg: generated::rust::usp_msg::Msg, record: generated::rust::usp_record::Record;
    decode_msg: |bytes: &[u8]| <generated::rust::usp_msg::Msg as ::protobuf::Message>::parse_from_bytes(bytes).expect("a valid Msg"),
    decode_record: |bytes: &[u8]| {
        <generated::rust::usp_record::Record as ::protobuf::Message>::parse_from_bytes(bytes).expect("a valid Record")
    };
    payload: super::rust_payload, texts: super::rust_texts;
    encode_msg: |msg: &generated::rust::usp_msg::Msg| {
        black_box(::protobuf::Message::write_to_bytes(msg).expect("room"))
    },
    encode_record: |record: &generated::rust::usp_record::Record| {
        black_box(::protobuf::Message::write_to_bytes(record).expect("room"))
    },
    set_payload: |record: &mut generated::rust::usp_record::Record, payload: Vec<u8>| {
        record.mut_no_session_context().payload = payload;
    }
}

fn rust_payload(record: &generated::rust::usp_record::Record) -> &[u8] {
    &record.no_session_context().payload
}

fn rust_texts(msg: &generated::rust::usp_msg::Msg) -> usize {
    use generated::rust::usp_msg as usp;
    let mut sum = msg.header.msg_id.len();
    match &msg.body.msg_body {
        Some(usp::body::Msg_body::Request(request)) => match &request.req_type {
            Some(usp::request::Req_type::Get(get)) => texts!(@get sum get),
            Some(usp::request::Req_type::Set(set)) => texts!(@set sum set),
            Some(usp::request::Req_type::Notify(notify)) => {
                let change = notify.value_change();
                texts!(@notify sum notify, change);
            }
            _ => panic!("no visitor"),
        },
        Some(usp::body::Msg_body::Response(response)) => match &response.resp_type {
            Some(usp::response::Resp_type::GetResp(resp)) => texts!(@get_resp sum resp),
            Some(usp::response::Resp_type::GetSupportedDmResp(resp)) => {
                texts!(@supported_dm sum resp)
            }
            _ => panic!("no visitor"),
        },
        _ => panic!("no visitor"),
    }
    sum
}

macro_rules! quick_texts {
    ($msg:expr, $usp:path) => {{
        use $usp as usp;
        let mut sum = $msg.header.as_ref().map_or(0, |h| h.msg_id.len());
        match $msg.body.as_ref().map(|b| &b.msg_body) {
            Some(usp::mod_Body::OneOfmsg_body::request(request)) => match &request.req_type {
                usp::mod_Request::OneOfreq_type::get(get) => texts!(@get sum get),
                usp::mod_Request::OneOfreq_type::set(set) => texts!(@set sum set),
                usp::mod_Request::OneOfreq_type::notify(notify) => match &notify.notification {
                    usp::mod_Notify::OneOfnotification::value_change(change) => {
                        texts!(@notify sum notify, change);
                    }
                    _ => panic!("no visitor"),
                },
                _ => panic!("no visitor"),
            },
            Some(usp::mod_Body::OneOfmsg_body::response(response)) => match &response.resp_type {
                usp::mod_Response::OneOfresp_type::get_resp(resp) => texts!(@get_resp sum resp),
                usp::mod_Response::OneOfresp_type::get_supported_dm_resp(resp) => texts!(@supported_dm sum resp),
                _ => panic!("no visitor"),
            },
            _ => panic!("no visitor"),
        }
        sum
    }};
}

fn quick_encode(message: &impl quick_protobuf::MessageWrite, buffer: &mut Vec<u8>) -> Vec<u8> {
    buffer.clear();
    let mut writer = quick_protobuf::Writer::new(&mut *buffer);
    message.write_message(&mut writer).expect("room");
    black_box(&buffer);
    Vec::new()
}

peer! {
    quick, "quick_protobuf";
    msg: generated::quick::usp::Msg<'static>, record: generated::quick::usp_record::Record<'static>;
    decode_msg: super::quick_msg, decode_record: super::quick_record;
    payload: super::quick_payload, texts: super::quick_msg_texts;
    encode_msg: { let mut buffer = Vec::new(); move |msg: &generated::quick::usp::Msg<'static>| super::quick_encode(msg, &mut buffer) },
    encode_record: {
        let mut buffer = Vec::new();
        move |record: &generated::quick::usp_record::Record<'static>| super::quick_encode(record, &mut buffer)
    },
    set_payload: |record: &mut generated::quick::usp_record::Record<'static>, payload: Vec<u8>| { black_box((record, payload)); }
}

fn quick_msg(bytes: &[u8]) -> generated::quick::usp::Msg<'_> {
    use quick_protobuf::MessageRead as _;
    let mut reader = quick_protobuf::BytesReader::from_bytes(bytes);
    generated::quick::usp::Msg::from_reader(&mut reader, bytes).expect("a valid Msg")
}

fn quick_record(bytes: &[u8]) -> generated::quick::usp_record::Record<'_> {
    use quick_protobuf::MessageRead as _;
    let mut reader = quick_protobuf::BytesReader::from_bytes(bytes);
    generated::quick::usp_record::Record::from_reader(&mut reader, bytes).expect("a valid Record")
}

fn quick_payload<'r>(record: &'r generated::quick::usp_record::Record<'_>) -> &'r [u8] {
    match &record.record_type {
        generated::quick::usp_record::mod_Record::OneOfrecord_type::no_session_context(inner) => {
            &inner.payload
        }
        _ => panic!("no payload"),
    }
}

fn quick_msg_texts(msg: &generated::quick::usp::Msg<'_>) -> usize {
    quick_texts!(msg, generated::quick::usp)
}

peer! {
    rusp, "rusp";
    msg: ::rusp_lib::usp::Msg, record: ::rusp_lib::usp_record::Record;
    decode_msg: |bytes: &[u8]| ::rusp_lib::usp_decoder::try_decode_msg(bytes).expect("a valid Msg"),
    decode_record: |bytes: &[u8]| ::rusp_lib::usp_decoder::try_decode_record(bytes).expect("a valid Record");
    payload: super::rusp_payload, texts: super::rusp_texts;
    encode_msg: |msg: &::rusp_lib::usp::Msg| black_box(msg.to_vec().expect("room")),
    encode_record: |record: &::rusp_lib::usp_record::Record| black_box(record.to_vec().expect("room")),
    set_payload: super::rusp_set_payload
}

fn rusp_payload(record: &::rusp_lib::usp_record::Record) -> &[u8] {
    match &record.record_type {
        ::rusp_lib::usp_record::mod_Record::OneOfrecord_type::no_session_context(inner) => {
            &inner.payload
        }
        _ => panic!("no payload"),
    }
}

fn rusp_set_payload(record: &mut ::rusp_lib::usp_record::Record, payload: Vec<u8>) {
    if let ::rusp_lib::usp_record::mod_Record::OneOfrecord_type::no_session_context(inner) =
        &mut record.record_type
    {
        inner.payload = payload;
    }
}

fn rusp_texts(msg: &::rusp_lib::usp::Msg) -> usize {
    quick_texts!(msg, ::rusp_lib::usp)
}

peer! {
    micropb, "micropb";
    msg: generated::micro::usp_::Msg, record: generated::micro::usp_record_::Record;
    decode_msg: super::micro_decode::<generated::micro::usp_::Msg>,
    decode_record: super::micro_decode::<generated::micro::usp_record_::Record>;
    payload: super::micro_payload, texts: super::micro_texts;
    encode_msg: super::micro_encode::<generated::micro::usp_::Msg>,
    encode_record: super::micro_encode::<generated::micro::usp_record_::Record>,
    set_payload: super::micro_set_payload
}

fn micro_decode<M: ::micropb::MessageDecode + Default>(bytes: &[u8]) -> M {
    let mut message = M::default();
    message.decode_from_bytes(bytes).expect("a valid message");
    message
}

fn micro_encode<M: ::micropb::MessageEncode>(message: &M) -> Vec<u8> {
    let mut encoder = ::micropb::PbEncoder::new(Vec::new());
    message.encode(&mut encoder).expect("room");
    black_box(encoder.into_writer())
}

fn micro_payload(record: &generated::micro::usp_record_::Record) -> &[u8] {
    use generated::micro::usp_record_::Record_::RecordType;
    match &record.record_type {
        Some(RecordType::NoSessionContext(inner)) => &inner.payload,
        _ => panic!("no payload"),
    }
}

fn micro_set_payload(record: &mut generated::micro::usp_record_::Record, payload: Vec<u8>) {
    use generated::micro::usp_record_::Record_::RecordType;
    if let Some(RecordType::NoSessionContext(inner)) = &mut record.record_type {
        inner.payload = payload;
    }
}

fn micro_texts(msg: &generated::micro::usp_::Msg) -> usize {
    use generated::micro::usp_ as usp;
    let mut sum = msg.header.msg_id.len();
    match &msg.body.msg_body {
        Some(usp::Body_::MsgBody::Request(request)) => match &request.req_type {
            Some(usp::Request_::ReqType::Get(get)) => texts!(@get sum get),
            Some(usp::Request_::ReqType::Set(set)) => texts!(@set sum set),
            Some(usp::Request_::ReqType::Notify(notify)) => match &notify.notification {
                Some(usp::Notify_::Notification::ValueChange(change)) => {
                    texts!(@notify sum notify, change);
                }
                _ => panic!("no visitor"),
            },
            _ => panic!("no visitor"),
        },
        Some(usp::Body_::MsgBody::Response(response)) => match &response.resp_type {
            Some(usp::Response_::RespType::GetResp(resp)) => texts!(@get_resp sum resp),
            Some(usp::Response_::RespType::GetSupportedDmResp(resp)) => {
                texts!(@supported_dm sum resp)
            }
            _ => panic!("no visitor"),
        },
        _ => panic!("no visitor"),
    }
    sum
}

/// Builds a GetResp with the builders of rusp, and encodes it.
pub fn rusp_builders(objects: &[String], param_count: usize) -> u64 {
    use ::rusp_lib::usp_builder::{
        GetReqPathResultBuilder, GetRespBuilder, MsgBuilder, ResolvedPathResultBuilder,
    };
    let resolved = objects
        .iter()
        .enumerate()
        .map(|(n, path)| {
            let params =
                super::workloads::params(n, param_count).map(|(k, v)| (k.to_owned(), v.to_owned()));
            ResolvedPathResultBuilder::new(path.clone()).with_result_params(params.collect())
        })
        .collect();
    let result = GetReqPathResultBuilder::new("Device.IP.Interface.".to_owned())
        .set_err(0, Some(String::new()))
        .with_res_path_results(resolved);
    let body = GetRespBuilder::new()
        .with_req_path_results(vec![result])
        .build()
        .expect("a body");
    let msg = MsgBuilder::new()
        .with_msg_id("AXSS-1544114045.442596".to_owned())
        .with_body(body)
        .build()
        .expect("a Msg");
    black_box(msg.to_vec().expect("room")).len() as u64
}

/// Builds an owned GetResp with buffa, and encodes it.
pub fn buffa_build(objects: &[String], param_count: usize) -> u64 {
    use buffa_owned::msg as usp;
    let resolved = objects
        .iter()
        .enumerate()
        .map(|(n, path)| usp::get_resp::ResolvedPathResult {
            resolved_path: path.clone(),
            result_params: super::workloads::params(n, param_count)
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .collect(),
            ..Default::default()
        })
        .collect();
    let resp = usp::GetResp {
        req_path_results: vec![usp::get_resp::RequestedPathResult {
            requested_path: "Device.IP.Interface.".to_owned(),
            resolved_path_results: resolved,
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = usp::Response {
        resp_type: Some(usp::__buffa::oneof::response::RespType::GetResp(Box::new(
            resp,
        ))),
        ..Default::default()
    };
    let msg = usp::Msg {
        header: usp::Header {
            msg_id: "AXSS-1544114045.442596".to_owned(),
            msg_type: usp::header::MsgType::GET_RESP.into(),
            ..Default::default()
        }
        .into(),
        body: usp::Body {
            msg_body: Some(usp::__buffa::oneof::body::MsgBody::Response(Box::new(
                response,
            ))),
            ..Default::default()
        }
        .into(),
        ..Default::default()
    };
    black_box(::buffa::Message::encode_to_vec(&msg)).len() as u64
}

/// Builds a borrowed GetResp with buffa, and encodes it into a buffer that is used again.
pub fn buffa_view_build(objects: &[String], param_count: usize, buffer: &mut Vec<u8>) {
    use buffa_owned::msg as usp;
    let resolved: Vec<_> = objects
        .iter()
        .enumerate()
        .map(
            |(n, path)| usp::__buffa::view::get_resp::ResolvedPathResultView {
                resolved_path: path,
                result_params: super::workloads::params(n, param_count).collect(),
                ..Default::default()
            },
        )
        .collect();
    let resp = usp::GetRespView {
        req_path_results: vec![usp::__buffa::view::get_resp::RequestedPathResultView {
            requested_path: "Device.IP.Interface.",
            resolved_path_results: resolved.into(),
            ..Default::default()
        }]
        .into(),
        ..Default::default()
    };
    let response = usp::ResponseView {
        resp_type: Some(usp::__buffa::view::oneof::response::RespType::GetResp(
            Box::new(resp),
        )),
        ..Default::default()
    };
    let msg = usp::MsgView {
        header: usp::HeaderView {
            msg_id: "AXSS-1544114045.442596",
            msg_type: usp::header::MsgType::GET_RESP.into(),
            ..Default::default()
        }
        .into(),
        body: usp::BodyView {
            msg_body: Some(usp::__buffa::view::oneof::body::MsgBody::Response(
                Box::new(response),
            )),
            ..Default::default()
        }
        .into(),
        ..Default::default()
    };
    buffer.clear();
    ::buffa::ViewEncode::encode(&msg, buffer);
}
