//! What is written piece by piece has the bytes of the tree that it stands for.

use proptest::prelude::*;
use usp_msg::{
    BackBuffer, Body, ErrorCode, Msg, Request, Response,
    get::GetResp,
    get_instances::GetInstancesResp,
    get_supported_dm::GetSupportedDmResp,
    notify::{Event, Notification, Notify},
    proptest::{msg_id, request, response},
    stream::{EventWriter, GetInstancesRespWriter, GetRespWriter, GetSupportedDmRespWriter},
};

/// A failed entry has no results, which is how the writers have it too.
macro_rules! split {
    ($writer:ident, $entry:ident, $path:ident, $results:ident, |$found:ident, $result:ident| $body:block) => {
        if $entry.err_code != ErrorCode::SUCCESS || !$entry.err_msg.is_empty() {
            $writer.failed_path(&$entry.$path, $entry.err_code, &$entry.err_msg);
        } else {
            let mut $found = $writer.path(&$entry.$path);
            for $result in &$entry.$results $body
        }
    };
}

fn get_resp(mut writer: GetRespWriter<'_>, resp: &GetResp) -> impl FnOnce(&usp_msg::MsgId) {
    for entry in &resp.req_path_results {
        split!(
            writer,
            entry,
            requested_path,
            resolved_path_results,
            |found, result| {
                let mut object = found.object(&result.resolved_path);
                for (name, value) in &result.result_params {
                    object.param(name, value);
                }
            }
        );
    }
    move |id| writer.finish(id)
}

fn get_instances_resp(
    mut writer: GetInstancesRespWriter<'_>,
    resp: &GetInstancesResp,
) -> impl FnOnce(&usp_msg::MsgId) {
    for entry in &resp.req_path_results {
        split!(
            writer,
            entry,
            requested_path,
            curr_insts,
            |found, result| {
                let mut instance = found.instance(&result.instantiated_obj_path);
                for (name, value) in &result.unique_keys {
                    instance.unique_key(name, value);
                }
            }
        );
    }
    move |id| writer.finish(id)
}

fn supported_dm_resp(
    mut writer: GetSupportedDmRespWriter<'_>,
    resp: &GetSupportedDmResp,
) -> impl FnOnce(&usp_msg::MsgId) {
    fn texts(texts: &[String]) -> impl Iterator<Item = &str> {
        texts.iter().map(String::as_str)
    }
    for entry in &resp.req_obj_results {
        if entry.err_code != ErrorCode::SUCCESS || !entry.err_msg.is_empty() {
            writer.failed_path(&entry.req_obj_path, entry.err_code, &entry.err_msg);
            continue;
        }
        let mut found = writer.path(&entry.req_obj_path);
        found.data_model_inst_uri(&entry.data_model_inst_uri);
        for result in &entry.supported_objs {
            let mut object = found.object(
                &result.supported_obj_path,
                result.access,
                result.is_multi_instance,
            );
            for command in &result.supported_commands {
                let (inputs, outputs) = (
                    texts(&command.input_arg_names),
                    texts(&command.output_arg_names),
                );
                object.command(&command.command_name, inputs, outputs, command.command_type);
            }
            for event in &result.supported_events {
                object.event(&event.event_name, texts(&event.arg_names));
            }
            for param in &result.supported_params {
                object.param(
                    param.param_name,
                    param.access,
                    param.value_type,
                    param.value_change,
                );
            }
            for path in &result.divergent_paths {
                object.divergent_path(path);
            }
            for keys in &result.unique_key_sets {
                object.unique_key_set(texts(&keys.key_names));
            }
        }
    }
    move |id| writer.finish(id)
}

/// The same message without what the writers do not write: results of failed entries.
fn without_results_of_failures(msg: &mut Msg) {
    if let Body::Response(response) = &mut msg.body {
        match response {
            Response::GetResp(resp) => {
                for entry in &mut resp.req_path_results {
                    if entry.err_code != ErrorCode::SUCCESS || !entry.err_msg.is_empty() {
                        entry.resolved_path_results.clear();
                    }
                }
            }
            Response::GetInstancesResp(resp) => {
                for entry in &mut resp.req_path_results {
                    if entry.err_code != ErrorCode::SUCCESS || !entry.err_msg.is_empty() {
                        entry.curr_insts.clear();
                    }
                }
            }
            Response::GetSupportedDmResp(resp) => {
                for entry in &mut resp.req_obj_results {
                    if entry.err_code != ErrorCode::SUCCESS || !entry.err_msg.is_empty() {
                        entry.data_model_inst_uri.clear();
                        entry.supported_objs.clear();
                    }
                }
            }
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn responses_have_the_bytes_of_the_tree(id in msg_id(), responses in proptest::collection::vec(response(), 8)) {
        let mut buffer = BackBuffer::new();
        for response in responses {
            let mut msg = Msg::new(id.clone(), response);
            without_results_of_failures(&mut msg);
            match msg.as_response() {
                Some(Response::GetResp(resp)) => get_resp(GetRespWriter::new(&mut buffer), resp)(&id),
                Some(Response::GetInstancesResp(resp)) => {
                    get_instances_resp(GetInstancesRespWriter::new(&mut buffer), resp)(&id);
                }
                Some(Response::GetSupportedDmResp(resp)) => {
                    supported_dm_resp(GetSupportedDmRespWriter::new(&mut buffer), resp)(&id);
                }
                // The buffer changes hands between both ways of writing.
                _ => msg.encode_into(&mut buffer),
            }
            prop_assert_eq!(Msg::decode(buffer.as_bytes()), Ok(msg.clone()));
            prop_assert_eq!(buffer.as_bytes(), msg.encode());
        }
    }

    #[test]
    fn events_have_the_bytes_of_the_tree(id in msg_id(), requests in proptest::collection::vec(request(), 8)) {
        let mut buffer = BackBuffer::new();
        for request in requests {
            let Request::Notify(Notify { subscription_id, send_resp, notification: Notification::Event(event), .. }) = &request else {
                continue;
            };
            let Event { obj_path, event_name, params, .. } = event;
            let mut writer = EventWriter::new(&mut buffer, obj_path, event_name);
            for (name, value) in params {
                writer.param(name, value);
            }
            writer.finish(&id, subscription_id, *send_resp);
            prop_assert_eq!(buffer.as_bytes(), Msg::new(id.clone(), request).encode());
        }
    }
}

#[test]
fn lengths_of_all_widths() {
    let id = usp_msg::MsgId::try_from("1").expect("an ID");
    let mut buffer = BackBuffer::new();
    for (objects, text) in [
        (0, 0),
        (1, 0),
        (1, 100),
        (1, 127),
        (1, 128),
        (3, 5_000),
        (1, 20_000),
        (2, 3_000_000),
    ] {
        let value = "v".repeat(text);
        let mut writer = GetRespWriter::new(&mut buffer);
        let mut found = writer.path("Device.");
        for _ in 0..objects {
            found.object("Device.").param("Name", &value);
        }
        writer.finish(&id);
        let results = (0..objects)
            .map(|_| usp_msg::get::ResolvedPathResult::new("Device.", [("Name", value.as_str())]));
        let resp = GetResp::new([usp_msg::get::RequestedPathResult::new("Device.", results)]);
        assert!(
            buffer.as_bytes() == Msg::new(id.clone(), resp).encode(),
            "{objects} objects, {text} bytes"
        );
    }
}

#[test]
fn a_message_stays_where_it_is_when_more_is_put_before_it() {
    let id = usp_msg::MsgId::try_from("1").expect("an ID");
    let mut buffer = BackBuffer::new();
    let mut writer = GetRespWriter::new(&mut buffer);
    writer
        .path("Device.")
        .object("Device.")
        .param("Name", "value");
    writer.finish(&id);
    let bytes = buffer.as_bytes().to_vec();
    let (memory, place) = buffer.into_parts();
    assert!(place.start > 500, "no room for a Record");
    assert_eq!(memory.get(place.clone()), Some(bytes.as_slice()));
    assert_eq!(BackBuffer::from_parts(memory, place).into_vec(), bytes);
}
