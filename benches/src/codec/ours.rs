//! Our own ways.

use std::hint::black_box;

use usp_msg::{
    BackBuffer, Msg,
    view::{self, BodyView, CheckedStr, MsgView, RequestView, ResponseView},
};
use usp_record::{
    EndpointIdText, Envelope, Record, RecordType, Version,
    view::{RecordView, record::RecordTypeView},
};

use super::workloads::{Kind, Workload};

/// Gives the view.
pub fn view(w: &Workload) -> u64 {
    match w.kind {
        Kind::Msg => {
            black_box(MsgView::decode(&w.bytes).expect("a valid Msg"));
        }
        Kind::Wrapped => {
            let record = RecordView::decode(&w.bytes).expect("a valid Record");
            if let RecordTypeView::NoSessionContext(inner) = record.record_type() {
                black_box(MsgView::decode(inner.payload()).expect("a valid Msg"));
            }
            black_box(record);
        }
        Kind::Record => {
            black_box(RecordView::decode(&w.bytes).expect("a valid Record"));
        }
    }
    1
}

/// Gives the owned value.
pub fn owned(w: &Workload) -> u64 {
    match w.kind {
        Kind::Msg => {
            black_box(Msg::decode(&w.bytes).expect("a valid Msg"));
        }
        Kind::Wrapped | Kind::Record => {
            let record = Record::decode(w.bytes.clone()).expect("a valid Record");
            if let RecordType::NoSessionContext(inner) = &record.record_type {
                black_box(Msg::decode(inner.payload.as_bytes()).expect("a valid Msg"));
            }
            black_box(&record);
        }
    }
    1
}

/// Adds up the lengths of all texts, taken as `&str`.
pub fn visit(w: &Workload) -> u64 {
    visit_as(w, visit_msg)
}

/// Adds up the lengths of all texts, taken as checked bytes.
pub fn visit_bytes(w: &Workload) -> u64 {
    visit_as(w, visit_msg_bytes)
}

#[inline(always)]
fn visit_as(w: &Workload, visit: fn(MsgView<'_>) -> u64) -> u64 {
    match w.kind {
        Kind::Msg => visit(MsgView::decode(&w.bytes).expect("a valid Msg")),
        Kind::Wrapped | Kind::Record => {
            let record = RecordView::decode(&w.bytes).expect("a valid Record");
            let texts = record.version().len() + record.to_id().len() + record.from_id().len();
            let inner = match record.record_type() {
                RecordTypeView::NoSessionContext(inner) => {
                    visit(MsgView::decode(inner.payload()).expect("a valid Msg"))
                }
                _ => 0,
            };
            texts as u64 + inner
        }
    }
}

trait Len {
    fn size(self) -> u64;
}

impl Len for &str {
    #[inline(always)]
    fn size(self) -> u64 {
        self.len() as u64
    }
}

impl Len for CheckedStr<'_> {
    #[inline(always)]
    fn size(self) -> u64 {
        self.len() as u64
    }
}

/// The same visitor twice: the accessors differ in their names only.
macro_rules! visitor {
    ($name:ident $($accessor:ident = $actual:ident)*) => {
        fn $name(msg: MsgView<'_>) -> u64 {
            $( macro_rules! $accessor { ($view:expr) => { $view.$actual() } } )*
            let mut sum = msg_id!(msg.header()).size();
            match msg.body() {
                BodyView::Request(RequestView::Get(get)) => {
                    sum += param_paths!(get).map(Len::size).sum::<u64>();
                }
                BodyView::Request(RequestView::Notify(notify)) => {
                    sum += subscription_id!(notify).size();
                    if let view::notify::NotificationView::ValueChange(change) = notify.notification() {
                        sum += param_path!(change).size() + param_value!(change).size();
                    }
                }
                BodyView::Request(RequestView::Set(set)) => {
                    for object in set.update_objs() {
                        sum += obj_path!(object).size();
                        for setting in object.param_settings() {
                            sum += param!(setting).size() + value!(setting).size();
                        }
                    }
                }
                BodyView::Response(ResponseView::GetResp(resp)) => {
                    for result in resp.req_path_results() {
                        sum += requested_path!(result).size() + err_msg!(result).size();
                        for resolved in result.resolved_path_results() {
                            sum += resolved_path!(resolved).size();
                            for (key, value) in result_params!(resolved) {
                                sum += key.size() + value.size();
                            }
                        }
                    }
                }
                BodyView::Response(ResponseView::GetSupportedDmResp(resp)) => {
                    for result in resp.req_obj_results() {
                        sum += req_obj_path!(result).size() + err_msg!(result).size();
                        sum += data_model_inst_uri!(result).size();
                        for object in result.supported_objs() {
                            sum += supported_obj_path!(object).size();
                            for command in object.supported_commands() {
                                sum += command_name!(command).size();
                                sum += input_arg_names!(command).map(Len::size).sum::<u64>();
                                sum += output_arg_names!(command).map(Len::size).sum::<u64>();
                            }
                            for event in object.supported_events() {
                                sum += event_name!(event).size();
                                sum += arg_names!(event).map(Len::size).sum::<u64>();
                            }
                            for param in object.supported_params() {
                                sum += param_name!(param).size();
                            }
                            sum += divergent_paths!(object).map(Len::size).sum::<u64>();
                            for keys in object.unique_key_sets() {
                                sum += key_names!(keys).map(Len::size).sum::<u64>();
                            }
                        }
                    }
                }
                other => panic!("no visitor for {other:?}"),
            }
            sum
        }
    };
}

visitor! { visit_msg
    msg_id = msg_id param_paths = param_paths subscription_id = subscription_id param_path = param_path
    param_value = param_value obj_path = obj_path param = param value = value
    requested_path = requested_path err_msg = err_msg resolved_path = resolved_path
    result_params = result_params req_obj_path = req_obj_path data_model_inst_uri = data_model_inst_uri
    supported_obj_path = supported_obj_path command_name = command_name
    input_arg_names = input_arg_names output_arg_names = output_arg_names event_name = event_name
    arg_names = arg_names param_name = param_name divergent_paths = divergent_paths key_names = key_names
}

visitor! { visit_msg_bytes
    msg_id = msg_id_checked param_paths = param_paths_checked subscription_id = subscription_id_checked
    param_path = param_path_checked param_value = param_value_checked obj_path = obj_path_checked
    param = param_checked value = value_checked requested_path = requested_path_checked
    err_msg = err_msg_checked resolved_path = resolved_path_checked
    result_params = result_params_checked req_obj_path = req_obj_path_checked
    data_model_inst_uri = data_model_inst_uri_checked supported_obj_path = supported_obj_path_checked
    command_name = command_name_checked input_arg_names = input_arg_names_checked
    output_arg_names = output_arg_names_checked event_name = event_name_checked
    arg_names = arg_names_checked param_name = param_name_checked
    divergent_paths = divergent_paths_checked key_names = key_names_checked
}

/// Encodes an owned value into a buffer that is used again.
pub fn encode(w: &Workload) -> Box<dyn FnMut() -> u64> {
    match w.kind {
        Kind::Msg => {
            let msg = Msg::decode(&w.bytes).expect("a valid Msg");
            let mut buffer = BackBuffer::new();
            Box::new(move || {
                msg.encode_into(&mut buffer);
                black_box(buffer.as_bytes());
                1
            })
        }
        Kind::Wrapped => {
            let record = Record::decode(w.bytes.clone()).expect("a valid Record");
            let payload = record.whole_payload().expect("a payload");
            let msg = Msg::decode(payload).expect("a valid Msg");
            let mut buffer = BackBuffer::new();
            let mut wrap = wrapper(record);
            Box::new(move || {
                msg.encode_into(&mut buffer);
                buffer = wrap(std::mem::take(&mut buffer));
                1
            })
        }
        Kind::Record => {
            let record = Record::decode(w.bytes.clone()).expect("a valid Record");
            let mut buffer = usp_record::BackBuffer::new();
            Box::new(move || {
                record.encode_into(&mut buffer);
                black_box(buffer.as_bytes());
                1
            })
        }
    }
}

/// Puts a Record around a Message, where it lies.
pub fn wrapper(record: Record) -> impl FnMut(BackBuffer) -> BackBuffer {
    move |buffer| {
        let (memory, place) = buffer.into_parts();
        let mut buffer = usp_record::BackBuffer::from_parts(memory, place);
        Envelope::new(&record.to_id, &record.from_id)
            .with_version(&record.version)
            .wrap(&mut buffer)
            .expect("a payload");
        black_box(buffer.as_bytes());
        let (memory, place) = buffer.into_parts();
        BackBuffer::from_parts(memory, place)
    }
}

/// Writes a GetResp that was never built, with a Record around it if wanted.
pub fn stream(objects: Vec<String>, param_count: usize, in_record: bool) -> impl FnMut() -> u64 {
    let id = usp_msg::MsgId::try_from("AXSS-1544114045.442596").expect("an ID");
    let to = EndpointIdText::try_from("os::controller.example.com").expect("an ID");
    let from = EndpointIdText::try_from("os::012345-A1B2C3D4E5F6").expect("an ID");
    let mut buffer = BackBuffer::new();
    move || {
        let mut resp = usp_msg::stream::GetRespWriter::new(&mut buffer);
        let mut found = resp.path("Device.IP.Interface.");
        for (n, path) in objects.iter().enumerate() {
            let mut object = found.object(path);
            for (name, value) in super::workloads::params(n, param_count) {
                object.param(name, value);
            }
        }
        resp.finish(&id);
        if in_record {
            let (memory, place) = std::mem::take(&mut buffer).into_parts();
            let mut record = usp_record::BackBuffer::from_parts(memory, place);
            Envelope::new(&to, &from)
                .with_version(&Version::V1_4)
                .wrap(&mut record)
                .expect("a payload");
            black_box(record.as_bytes());
            let (memory, place) = record.into_parts();
            buffer = BackBuffer::from_parts(memory, place);
        }
        buffer.len() as u64
    }
}
