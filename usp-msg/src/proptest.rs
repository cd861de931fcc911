//! Strategies for tests: Messages of every kind, and wire structs that may lack what a Message must have.
//!
//! Texts are paths and names for the most part, else any text. Numbers are any numbers, so that unknown error codes
//! and unknown values of enumerations occur; maps may repeat a key.
//!
//! ```
//! # fn main() {
//! use proptest::{proptest, prop_assert_eq};
//! use usp_msg::{Msg, proptest::msg};
//!
//! proptest!(|(msg in msg())| {
//!     prop_assert_eq!(Msg::decode(&msg.encode()), Ok(msg));
//! });
//! # }
//! ```

use alloc::{string::String, vec::Vec};

use ::proptest::{
    collection::vec,
    prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof},
    sample::select,
};

use crate::{
    Add, AddResp, Body, CommandFailure, Delete, DeleteResp, Deregister, DeregisterResp, ErrorCode,
    ErrorMsg, Get, GetInstances, GetInstancesResp, GetResp, GetSupportedDm, GetSupportedDmResp,
    GetSupportedProtocol, GetSupportedProtocolResp, Msg, MsgId, Notify, NotifyResp, Operate,
    OperateResp, OperationFailure, ParamError, ParamSetting, ParameterError, Register,
    RegisterResp, Request, Response, Set, SetResp, StringMap, add, delete, deregister, get,
    get_instances, get_supported_dm as dm, notify, operate, register, set, wire,
};

/// Entries of a list, at most.
const MOST: usize = 4;

/// A path, a name, or any other text; may be empty.
pub fn text() -> BoxedStrategy<String> {
    let word = select(
        &[
            "Device.",
            "LocalAgent.",
            "1.",
            "{i}.",
            "*.",
            "Alias",
            "Reset()",
            "é",
        ][..],
    );
    prop_oneof![
        4 => vec(word, 0..6).prop_map(|words| words.concat()),
        2 => vec(any::<char>(), 0..12).prop_map(|chars| chars.into_iter().collect()),
        1 => (any::<char>(), 0_usize..200).prop_map(|(c, n)| core::iter::repeat_n(c, n).collect()),
    ]
    .boxed()
}

/// Names and values; a name may be there twice.
pub fn string_map() -> BoxedStrategy<StringMap> {
    vec((text(), text()), 0..MOST).prop_map(Into::into).boxed()
}

/// A message ID.
pub fn msg_id() -> BoxedStrategy<MsgId> {
    text()
        .prop_filter_map("a message ID is not empty", |text| text.try_into().ok())
        .boxed()
}

/// An error code, of the standard or not.
pub fn error_code() -> BoxedStrategy<ErrorCode> {
    prop_oneof![
        select(ErrorCode::ALL),
        any::<u32>().prop_map(ErrorCode::new),
        Just(ErrorCode::SUCCESS),
    ]
    .boxed()
}

fn texts() -> BoxedStrategy<Vec<String>> {
    list(text())
}

fn list<T: Clone + core::fmt::Debug + 'static>(
    element: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Vec<T>> {
    vec(element, 0..MOST).boxed()
}

/// A value of an open enumeration.
fn open<T: From<i32> + core::fmt::Debug + 'static>() -> BoxedStrategy<T> {
    prop_oneof![0..12_i32, any::<i32>()]
        .prop_map(T::from)
        .boxed()
}

fn status<S, F>(
    success: impl Strategy<Value = S> + 'static,
    failure: impl Strategy<Value = F> + 'static,
) -> BoxedStrategy<Result<S, F>>
where
    S: core::fmt::Debug + 'static,
    F: core::fmt::Debug + 'static,
{
    prop_oneof![success.prop_map(Ok), failure.prop_map(Err)].boxed()
}

/// One strategy for each struct, field by field.
macro_rules! structs {
    ($($visibility:vis $name:ident: $($type:ident)::+ { $($field:ident: $strategy:expr),* $(,)? })*) => { $(
        #[doc = concat!("Any `", stringify!($($type)::+), "`.")]
        $visibility fn $name() -> BoxedStrategy<$($type)::+> {
            ($($strategy,)*)
                .prop_map(|($($field,)*)| $($type)::+ { $($field),* })
                .boxed()
        }
    )* };
}

structs! {
    pub get: Get { param_paths: texts(), max_depth: any::<u32>() }
    pub get_resp: GetResp { req_path_results: list(get_result()) }
    get_result: get::RequestedPathResult {
        requested_path: text(),
        err_code: error_code(),
        err_msg: text(),
        resolved_path_results: list(resolved()),
    }
    resolved: get::ResolvedPathResult { resolved_path: text(), result_params: string_map() }

    pub get_supported_dm: GetSupportedDm {
        obj_paths: texts(),
        first_level_only: any::<bool>(),
        return_commands: any::<bool>(),
        return_events: any::<bool>(),
        return_params: any::<bool>(),
        return_unique_key_sets: any::<bool>(),
    }
    pub get_supported_dm_resp: GetSupportedDmResp { req_obj_results: list(dm_result()) }
    dm_result: dm::RequestedObjectResult {
        req_obj_path: text(),
        err_code: error_code(),
        err_msg: text(),
        data_model_inst_uri: text(),
        supported_objs: list(supported_object()),
    }
    supported_object: dm::SupportedObjectResult {
        supported_obj_path: text(),
        access: open::<dm::ObjAccessType>(),
        is_multi_instance: any::<bool>(),
        supported_commands: list(supported_command()),
        supported_events: list(supported_event()),
        supported_params: list(supported_param()).prop_map(Into::into),
        divergent_paths: texts(),
        unique_key_sets: list(unique_key_set()),
    }
    supported_param: dm::SupportedParamResult {
        param_name: text(),
        access: open::<dm::ParamAccessType>(),
        value_type: open::<dm::ParamValueType>(),
        value_change: open::<dm::ValueChangeType>(),
    }
    supported_command: dm::SupportedCommandResult {
        command_name: text(),
        input_arg_names: texts(),
        output_arg_names: texts(),
        command_type: open::<dm::CmdType>(),
    }
    supported_event: dm::SupportedEventResult { event_name: text(), arg_names: texts() }
    unique_key_set: dm::SupportedUniqueKeySet { key_names: texts() }

    pub get_instances: GetInstances { obj_paths: texts(), first_level_only: any::<bool>() }
    pub get_instances_resp: GetInstancesResp { req_path_results: list(instances_result()) }
    instances_result: get_instances::RequestedPathResult {
        requested_path: text(),
        err_code: error_code(),
        err_msg: text(),
        curr_insts: list(curr_instance()),
    }
    curr_instance: get_instances::CurrInstance {
        instantiated_obj_path: text(),
        unique_keys: string_map(),
    }

    pub set: Set { allow_partial: any::<bool>(), update_objs: list(update_object()) }
    update_object: set::UpdateObject { obj_path: text(), param_settings: list(param_setting()) }
    param_setting: ParamSetting { param: text(), value: text(), required: any::<bool>() }
    pub set_resp: SetResp { updated_obj_results: list(updated_object()) }
    updated_object: set::UpdatedObjectResult {
        requested_path: text(),
        oper_status: status(set_success(), set_failure()),
    }
    set_success: set::OperationSuccess { updated_inst_results: list(updated_instance()) }
    set_failure: set::OperationFailure {
        err_code: error_code(),
        err_msg: text(),
        updated_inst_failures: list(failed_instance()),
    }
    updated_instance: set::UpdatedInstanceResult {
        affected_path: text(),
        param_errs: list(parameter_error()),
        updated_params: string_map(),
    }
    failed_instance: set::UpdatedInstanceFailure {
        affected_path: text(),
        param_errs: list(parameter_error()),
    }
    parameter_error: ParameterError { param: text(), err_code: error_code(), err_msg: text() }
    operation_failure: OperationFailure { err_code: error_code(), err_msg: text() }

    pub add: Add { allow_partial: any::<bool>(), create_objs: list(create_object()) }
    create_object: add::CreateObject { obj_path: text(), param_settings: list(param_setting()) }
    pub add_resp: AddResp { created_obj_results: list(created_object()) }
    created_object: add::CreatedObjectResult {
        requested_path: text(),
        oper_status: status(add_success(), operation_failure()),
    }
    add_success: add::OperationSuccess {
        instantiated_path: text(),
        param_errs: list(parameter_error()),
        unique_keys: string_map(),
    }

    pub delete: Delete { allow_partial: any::<bool>(), obj_paths: texts() }
    pub delete_resp: DeleteResp { deleted_obj_results: list(deleted_object()) }
    deleted_object: delete::DeletedObjectResult {
        requested_path: text(),
        oper_status: status(delete_success(), operation_failure()),
    }
    delete_success: delete::OperationSuccess {
        affected_paths: texts(),
        unaffected_path_errs: list(unaffected_path_error()),
    }
    unaffected_path_error: delete::UnaffectedPathError {
        unaffected_path: text(),
        err_code: error_code(),
        err_msg: text(),
    }

    pub operate: Operate {
        command: text(),
        command_key: text(),
        send_resp: any::<bool>(),
        input_args: string_map(),
    }
    pub operate_resp: OperateResp { operation_results: list(operation_result()) }
    operation_result: operate::OperationResult {
        executed_command: text(),
        operation_resp: operation_resp(),
    }
    command_failure: CommandFailure { err_code: error_code(), err_msg: text() }

    pub notify: Notify {
        subscription_id: text(),
        send_resp: any::<bool>(),
        notification: notification(),
    }
    event: notify::Event { obj_path: text(), event_name: text(), params: string_map() }
    value_change: notify::ValueChange { param_path: text(), param_value: text() }
    object_creation: notify::ObjectCreation { obj_path: text(), unique_keys: string_map() }
    object_deletion: notify::ObjectDeletion { obj_path: text() }
    operation_complete: notify::OperationComplete {
        obj_path: text(),
        command_name: text(),
        command_key: text(),
        operation_resp: status(string_map(), command_failure()),
    }
    on_board_request: notify::OnBoardRequest {
        oui: text(),
        product_class: text(),
        serial_number: text(),
        agent_supported_protocol_versions: text(),
    }
    pub notify_resp: NotifyResp { subscription_id: text() }

    pub get_supported_protocol: GetSupportedProtocol {
        controller_supported_protocol_versions: text(),
    }
    pub get_supported_protocol_resp: GetSupportedProtocolResp {
        agent_supported_protocol_versions: text(),
    }

    pub register: Register { allow_partial: any::<bool>(), reg_paths: list(registration_path()) }
    registration_path: register::RegistrationPath { path: text() }
    pub register_resp: RegisterResp { registered_path_results: list(registered_path()) }
    registered_path: register::RegisteredPathResult {
        requested_path: text(),
        oper_status: status(register_success(), operation_failure()),
    }
    register_success: register::OperationSuccess { registered_path: text() }

    pub deregister: Deregister { paths: texts() }
    pub deregister_resp: DeregisterResp { deregistered_path_results: list(deregistered_path()) }
    deregistered_path: deregister::DeregisteredPathResult {
        requested_path: text(),
        oper_status: status(deregister_success(), operation_failure()),
    }
    deregister_success: deregister::OperationSuccess { deregistered_path: texts() }

    pub error_msg: ErrorMsg {
        err_code: error_code(),
        err_msg: text(),
        param_errs: list(param_error()),
    }
    param_error: ParamError { param_path: text(), err_code: error_code(), err_msg: text() }

    pub msg: Msg { id: msg_id(), body: body() }
}

fn operation_resp() -> BoxedStrategy<operate::OperationResp> {
    prop_oneof![
        text().prop_map(operate::OperationResp::ReqObjPath),
        string_map().prop_map(operate::OperationResp::ReqOutputArgs),
        command_failure().prop_map(operate::OperationResp::CmdFailure),
    ]
    .boxed()
}

fn notification() -> BoxedStrategy<notify::Notification> {
    prop_oneof![
        event().prop_map(notify::Notification::from),
        value_change().prop_map(notify::Notification::from),
        object_creation().prop_map(notify::Notification::from),
        object_deletion().prop_map(notify::Notification::from),
        operation_complete().prop_map(notify::Notification::from),
        on_board_request().prop_map(notify::Notification::from),
    ]
    .boxed()
}

/// Any of the eleven requests.
pub fn request() -> BoxedStrategy<Request> {
    // In two halves, for a choice has at most ten alternatives.
    prop_oneof![
        6 => prop_oneof![
            get().prop_map(Request::from),
            get_supported_dm().prop_map(Request::from),
            get_instances().prop_map(Request::from),
            set().prop_map(Request::from),
            add().prop_map(Request::from),
            delete().prop_map(Request::from),
        ],
        5 => prop_oneof![
            operate().prop_map(Request::from),
            notify().prop_map(Request::from),
            get_supported_protocol().prop_map(Request::from),
            register().prop_map(Request::from),
            deregister().prop_map(Request::from),
        ],
    ]
    .boxed()
}

/// Any of the eleven responses.
pub fn response() -> BoxedStrategy<Response> {
    prop_oneof![
        6 => prop_oneof![
            get_resp().prop_map(Response::from),
            get_supported_dm_resp().prop_map(Response::from),
            get_instances_resp().prop_map(Response::from),
            set_resp().prop_map(Response::from),
            add_resp().prop_map(Response::from),
            delete_resp().prop_map(Response::from),
        ],
        5 => prop_oneof![
            operate_resp().prop_map(Response::from),
            notify_resp().prop_map(Response::from),
            get_supported_protocol_resp().prop_map(Response::from),
            register_resp().prop_map(Response::from),
            deregister_resp().prop_map(Response::from),
        ],
    ]
    .boxed()
}

/// Any request, response or ErrorMsg.
pub fn body() -> BoxedStrategy<Body> {
    prop_oneof![
        5 => request().prop_map(Body::from),
        5 => response().prop_map(Body::from),
        1 => error_msg().prop_map(Body::from),
    ]
    .boxed()
}

/// Any wire struct, valid or lacking one or more of the things that a Message must have.
pub fn wire_msg() -> BoxedStrategy<wire::Msg> {
    let kept = || ::proptest::bool::weighted(0.8);
    let header = prop_oneof![
        3 => Just(None),
        1 => (text(), prop_oneof![-1..25_i32, any::<i32>()])
            .prop_map(|(msg_id, msg_type)| Some(Some(wire::Header { msg_id, msg_type }))),
        1 => Just(Some(None)),
    ];
    (msg(), header, kept(), vec(kept(), 3), vec(kept(), 3 * MOST))
        .prop_map(|(msg, header, body, outer, inner)| {
            let mut msg = wire::Msg::from(msg);
            if let Some(header) = header {
                msg.header = header;
            }
            if !body {
                msg.body = None;
            }
            if let Some(body) = &mut msg.body {
                unset(body, &outer, &inner);
            }
            msg
        })
        .boxed()
}

/// Clears choices: of the three outer levels those that `outer` does not keep, of the entries those that `inner`
/// does not keep.
fn unset(body: &mut wire::Body, outer: &[bool], inner: &[bool]) {
    use wire::{body::MsgBody, request::ReqType, response::RespType};

    /// Clears the status, or the choice inside of it.
    macro_rules! statuses {
        ($list:expr) => {
            for (entry, keep) in $list.iter_mut().zip(inner.chunks(3)) {
                if !keep.first().is_none_or(|keep| *keep) {
                    entry.oper_status = None;
                }
                if let Some(status) = &mut entry.oper_status {
                    if !keep.get(1).is_none_or(|keep| *keep) {
                        status.oper_status = None;
                    }
                }
            }
        };
    }

    let keeps = |level: usize| outer.get(level).is_none_or(|keep| *keep);
    if !keeps(0) {
        body.msg_body = None;
    }
    match &mut body.msg_body {
        Some(MsgBody::Request(request)) => {
            if !keeps(1) {
                request.req_type = None;
            }
            if let Some(ReqType::Notify(notify)) = &mut request.req_type {
                if !keeps(2) {
                    notify.notification = None;
                }
                if let Some(wire::notify::Notification::OperComplete(complete)) =
                    &mut notify.notification
                {
                    if inner.first().is_some_and(|keep| !keep) {
                        complete.operation_resp = None;
                    }
                }
            }
        }
        Some(MsgBody::Response(response)) => {
            if !keeps(1) {
                response.resp_type = None;
            }
            match &mut response.resp_type {
                Some(RespType::AddResp(resp)) => statuses!(resp.created_obj_results),
                Some(RespType::SetResp(resp)) => statuses!(resp.updated_obj_results),
                Some(RespType::DeleteResp(resp)) => statuses!(resp.deleted_obj_results),
                Some(RespType::RegisterResp(resp)) => statuses!(resp.registered_path_results),
                Some(RespType::DeregisterResp(resp)) => statuses!(resp.deregistered_path_results),
                Some(RespType::OperateResp(resp)) => {
                    for (result, keep) in resp.operation_results.iter_mut().zip(inner) {
                        if !keep {
                            result.operation_resp = None;
                        }
                    }
                }
                Some(
                    RespType::GetResp(_)
                    | RespType::GetSupportedDmResp(_)
                    | RespType::GetInstancesResp(_)
                    | RespType::NotifyResp(_)
                    | RespType::GetSupportedProtocolResp(_),
                )
                | None => {}
            }
        }
        Some(MsgBody::Error(_)) | None => {}
    }
}
