//! An Agent that understands just what the dialogue needs.

use usp_msg::{
    Add, AddResp, Body, ErrorCode, ErrorMsg, Get, GetResp, GetSupportedProtocolResp, Msg, MsgId,
    Notify, Operate, OperateResp, ParamError, Request, Set, SetResp, StringMap,
    add::{CreatedObjectResult, OperationSuccess as Created},
    get::{RequestedPathResult, ResolvedPathResult},
    notify::{Notification, OperationComplete, ValueChange},
    operate::{OperationResp, OperationResult},
    set::{UpdatedInstanceResult, UpdatedObjectResult},
};
use usp_record::{EndpointIdText, Record};

use super::{
    endpoint::{Endpoint, Received, id, msg_id},
    store::{Refusal, Store},
    versions,
};

const SUBSCRIPTIONS: &str = "Device.LocalAgent.Subscription.";

/// A command that has not ended yet.
struct Running {
    command: String,
    command_key: String,
}

pub(super) struct Agent {
    endpoint: Endpoint,
    store: Store,
    subscriptions: u32,
    notifications: u32,
    running: Vec<Running>,
}

impl Agent {
    pub(super) fn new() -> Self {
        Self {
            endpoint: Endpoint {
                own_id: agent_id(),
                peer_id: super::controller::controller_id(),
            },
            store: Store::new(),
            subscriptions: 0,
            notifications: 0,
            running: Vec::new(),
        }
    }

    /// The first Record on the socket. [R-MTP.6]
    pub(super) fn connect(&self) -> Vec<u8> {
        Record::uds_connect(self.endpoint.peer_id.clone(), self.endpoint.own_id.clone()).encode()
    }

    /// Records to be sent because of a Record.
    pub(super) fn handle_record(&mut self, bytes: Vec<u8>) -> Vec<Vec<u8>> {
        match self.endpoint.receive(bytes) {
            Received::Msg(Msg {
                id,
                body: Body::Request(request),
            }) => self.handle(id, &request),
            Received::Reply(record) => vec![record],
            // The answer to a Notify ends here: this Agent does not repeat it.
            Received::Msg(_) | Received::Nothing => Vec::new(),
        }
    }

    /// What is sent when commands have come to their end.
    pub(super) fn finish_commands(&mut self) -> Vec<Vec<u8>> {
        let running = std::mem::take(&mut self.running);
        running
            .into_iter()
            .filter_map(
                |Running {
                     command,
                     command_key,
                 }| {
                    let (object, name) = command.split_at(command.rfind('.')?.checked_add(1)?);
                    let output = StringMap::from([("SuccessCount", "3"), ("FailureCount", "0")]);
                    let complete = OperationComplete::new(object, name, Ok(output))
                        .with_command_key(command_key);
                    Some(self.notify("ping-watch", complete))
                },
            )
            .collect()
    }

    fn handle(&mut self, id: MsgId, request: &Request) -> Vec<Vec<u8>> {
        let mut changes = Vec::new();
        let body: Body = match request {
            Request::GetSupportedProtocol(_) => {
                Body::Response(GetSupportedProtocolResp::new(&versions(0..=3)).into())
            }
            Request::Get(get) => self.get(get),
            Request::Add(add) => self.add(add),
            Request::Set(set) => self.set(set, &mut changes),
            Request::Operate(operate) => self.operate(operate),
            _ => {
                let text = "this Agent is a toy";
                Body::Error(ErrorMsg::new(ErrorCode::MESSAGE_NOT_SUPPORTED, text))
            }
        };
        let mut records = vec![self.endpoint.answer(id, body)];
        for (subscription, change) in changes {
            records.push(self.notify(&subscription, change));
        }
        records
    }

    fn get(&self, get: &Get) -> Body {
        let result = |path: &String| {
            let mut objects: Vec<ResolvedPathResult> = Vec::new();
            for (object, name, value) in self.store.read(path) {
                match objects.last_mut() {
                    Some(last) if last.resolved_path == object => {
                        last.result_params.insert(name, value);
                    }
                    _ => objects.push(ResolvedPathResult::new(object, [(name, value)])),
                }
            }
            if objects.is_empty() {
                let code = ErrorCode::INVALID_PATH;
                return RequestedPathResult::failed(path, code, "no such object or parameter");
            }
            RequestedPathResult::new(path, objects)
        };
        Body::Response(GetResp::new(get.param_paths.iter().map(result)).into())
    }

    /// Only subscriptions can be added here.
    fn add(&mut self, add: &Add) -> Body {
        if let Some(other) = add.create_objs.iter().find(|o| o.obj_path != SUBSCRIPTIONS) {
            let code = ErrorCode::ATTEMPT_TO_CREATE_NON_CREATABLE_OBJECT;
            return ErrorMsg::new(code, format!("cannot add to {}", other.obj_path)).into();
        }
        let mut results = Vec::new();
        for object in &add.create_objs {
            self.subscriptions = self.subscriptions.saturating_add(1);
            let path = format!("{SUBSCRIPTIONS}{}.", self.subscriptions);
            for setting in &object.param_settings {
                self.store
                    .create(&format!("{path}{}", setting.param), &setting.value, true);
            }
            let id = object
                .param_settings
                .iter()
                .find(|setting| setting.param == "ID");
            let keys: StringMap = id.map(|id| ("ID", id.value.as_str())).into_iter().collect();
            results.push(CreatedObjectResult::success(
                &object.obj_path,
                Created::new(path, keys),
            ));
        }
        Body::Response(AddResp::new(results).into())
    }

    /// All or nothing: first everything is checked, then it is written.
    fn set(&mut self, set: &Set, changes: &mut Vec<(String, ValueChange)>) -> Body {
        let settings = set.update_objs.iter().flat_map(|object| {
            let path = |param| format!("{}{param}", object.obj_path);
            object
                .param_settings
                .iter()
                .map(move |s| (path(&s.param), s.value.as_str()))
        });
        let mut error = ErrorMsg::new(ErrorCode::INVALID_ARGUMENTS, "a required parameter failed");
        for (path, _) in settings.clone() {
            let (code, text) = match self.store.check(&path) {
                Ok(()) => continue,
                Err(Refusal::Unknown) => (ErrorCode::UNSUPPORTED_PARAMETER, "not known"),
                Err(Refusal::ReadOnly) => {
                    let code = ErrorCode::ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER;
                    (code, "read-only")
                }
            };
            error = error.with_param_err(ParamError::new(path, code, text));
        }
        if !error.param_errs.is_empty() {
            return error.into();
        }
        for (path, value) in settings {
            if self.store.write(&path, value) {
                if let Some(subscription) = self.subscription_to(&path) {
                    changes.push((subscription, ValueChange::new(path, value)));
                }
            }
        }
        let result = |object: &usp_msg::set::UpdateObject| {
            let params = object
                .param_settings
                .iter()
                .map(|s| (s.param.as_str(), s.value.as_str()));
            let params: StringMap = params.collect();
            let instance = UpdatedInstanceResult::new(&object.obj_path, params);
            UpdatedObjectResult::success(&object.obj_path, [instance])
        };
        Body::Response(SetResp::new(set.update_objs.iter().map(result)).into())
    }

    /// The only command takes its time, so that the answer names a Request instance.
    fn operate(&mut self, operate: &Operate) -> Body {
        if operate.command != "Device.IP.Diagnostics.IPPing()" {
            return ErrorMsg::new(ErrorCode::INVALID_PATH, "no such command").into();
        }
        self.running.push(Running {
            command: operate.command.clone(),
            command_key: operate.command_key.clone(),
        });
        let request = format!("Device.LocalAgent.Request.{}.", self.running.len());
        let result = OperationResult::new(&operate.command, OperationResp::ReqObjPath(request));
        Body::Response(OperateResp::new([result]).into())
    }

    /// The ID of the subscription to changes of a parameter.
    fn subscription_to(&self, path: &str) -> Option<String> {
        let all = || self.store.read(SUBSCRIPTIONS);
        let (object, ..) =
            all().find(|(_, name, value)| *name == "ReferenceList" && *value == path)?;
        let (.., id) = all().find(|(other, name, _)| *other == object && *name == "ID")?;
        Some(id.into())
    }

    fn notify(&mut self, subscription: &str, notification: impl Into<Notification>) -> Vec<u8> {
        self.notifications = self.notifications.saturating_add(1);
        let notify = Notify::new(subscription, notification).with_send_resp(true);
        let id = msg_id("notify", self.notifications);
        self.endpoint.answer(id, notify)
    }
}

/// The Agent's Endpoint ID.
pub(super) fn agent_id() -> EndpointIdText {
    id("proto::agent")
}
