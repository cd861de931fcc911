//! One Record in a few lines.

use std::io::{self, Write};

use usp_msg::{
    Body, ErrorMsg, Msg, Request, Response, StringMap, notify::Notification, operate::OperationResp,
};
use usp_record::{Record, RecordType};

/// Writes what a Record says.
pub(super) fn record(arrow: &str, bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
    let record = match Record::decode(bytes.to_vec()) {
        Ok(record) => record,
        Err(error) => return writeln!(out, "{arrow} {error}"),
    };
    match (
        &record.record_type,
        record.whole_payload().map(|p| Msg::decode(p)),
    ) {
        (_, Some(Ok(msg))) => {
            let place = place(&record.record_type);
            writeln!(out, "{arrow} {} ({}){place}", name(&msg), msg.id)?;
            detail(&msg.body)
                .iter()
                .try_for_each(|line| writeln!(out, "{:15}{line}", ""))
        }
        (_, Some(Err(error))) => writeln!(out, "{arrow} {error}"),
        (RecordType::Disconnect(content), None) => {
            writeln!(out, "{arrow} Disconnect: {}", content.reason_code)
        }
        (RecordType::SessionContext(content), None) => {
            let place = place(&record.record_type);
            let expected = content.expected_id;
            writeln!(out, "{arrow} nothing{place}; waits for record {expected}")
        }
        (other, None) => writeln!(out, "{arrow} {}", other.name()),
    }
}

/// Where a Record stands in its session, if it has one.
fn place(record_type: &RecordType) -> String {
    match record_type {
        RecordType::SessionContext(content) => {
            format!(", record {} of the session", content.sequence_id)
        }
        _ => String::new(),
    }
}

fn name(msg: &Msg) -> String {
    match &msg.body {
        Body::Error(_) => "Error".into(),
        Body::Request(_) | Body::Response(_) => format!("{:?}", msg.msg_type()),
    }
}

fn detail(body: &Body) -> Vec<String> {
    match body {
        Body::Request(request) => of_request(request),
        Body::Response(response) => of_response(response),
        Body::Error(error) => of_error(error),
    }
}

fn of_request(request: &Request) -> Vec<String> {
    match request {
        Request::GetSupportedProtocol(m) => vec![m.controller_supported_protocol_versions.clone()],
        Request::Get(get) => get.param_paths.clone(),
        Request::Add(add) => {
            let objects = add.create_objs.iter();
            objects
                .map(|o| format!("{} {}", o.obj_path, settings(&o.param_settings)))
                .collect()
        }
        Request::Set(set) => {
            let objects = set.update_objs.iter();
            objects
                .map(|o| format!("{} {}", o.obj_path, settings(&o.param_settings)))
                .collect()
        }
        Request::Operate(operate) => {
            vec![format!(
                "{} {}",
                operate.command,
                pairs(&operate.input_args)
            )]
        }
        Request::Notify(notify) => vec![match &notify.notification {
            Notification::ValueChange(change) => {
                format!("{} is now {:?}", change.param_path, change.param_value)
            }
            Notification::OperComplete(complete) => {
                let outcome = match &complete.operation_resp {
                    Ok(output) => pairs(output),
                    Err(failure) => failure.failure().to_string(),
                };
                format!(
                    "{}{} gave {outcome}",
                    complete.obj_path, complete.command_name
                )
            }
            other => format!("{other:?}"),
        }],
        other => vec![format!("{other:?}")],
    }
}

fn of_response(response: &Response) -> Vec<String> {
    match response {
        Response::GetSupportedProtocolResp(m) => vec![m.agent_supported_protocol_versions.clone()],
        Response::GetResp(get) => {
            let values = get
                .params()
                .map(|p| format!("{} = {:?}", p.path(), p.value));
            let failures = get
                .failures()
                .map(|(path, failure)| format!("{path}: {failure}"));
            values.chain(failures).collect()
        }
        Response::AddResp(add) => add
            .created()
            .map(|success| {
                format!(
                    "{} {}",
                    success.instantiated_path,
                    pairs(&success.unique_keys)
                )
            })
            .collect(),
        Response::SetResp(set) => set
            .updated()
            .map(|object| format!("{} {}", object.affected_path, pairs(&object.updated_params)))
            .collect(),
        Response::OperateResp(operate) => {
            let results = operate.operation_results.iter();
            results
                .map(|result| match &result.operation_resp {
                    OperationResp::ReqObjPath(path) => format!("runs as {path}"),
                    OperationResp::ReqOutputArgs(output) => pairs(output),
                    OperationResp::CmdFailure(failure) => failure.failure().to_string(),
                })
                .collect()
        }
        Response::NotifyResp(notify) => vec![notify.subscription_id.clone()],
        other => vec![format!("{other:?}")],
    }
}

fn of_error(error: &ErrorMsg) -> Vec<String> {
    let params = error.param_errs.iter();
    let mut lines = vec![error.failure().to_string()];
    lines.extend(params.map(|param| format!("{}: {}", param.param_path, param.failure())));
    lines
}

fn settings(settings: &[usp_msg::ParamSetting]) -> String {
    pairs(
        &settings
            .iter()
            .map(|s| (s.param.as_str(), s.value.as_str()))
            .collect(),
    )
}

fn pairs(map: &StringMap) -> String {
    let pairs: Vec<String> = map
        .iter()
        .map(|(key, value)| format!("{key}={value:?}"))
        .collect();
    format!("{{{}}}", pairs.join(", "))
}
