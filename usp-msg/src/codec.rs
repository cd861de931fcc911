//! The fields of every message: how views become owned, and how owned values become bytes.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use crate::{
    Body, CommandFailure, ErrorCode, Msg, OperationFailure, ParamSetting, ParameterError, Request,
    Response, StringMap,
    add::{self, Add, AddResp},
    back_buffer::Front,
    delete::{self, Delete, DeleteResp},
    deregister::{self, Deregister, DeregisterResp},
    encode::{Encode, Field, FlatField, VARINT, put_message, put_msg_header, tag},
    error_msg::{ErrorMsg, ParamError},
    get::{self, Get, GetResp},
    get_instances::{self, GetInstances, GetInstancesResp},
    get_supported_dm::{
        self, CmdType, GetSupportedDm, GetSupportedDmResp, ObjAccessType, ParamAccessType,
        ParamValueType, SupportedParamResult, SupportedParams, ValueChangeType,
    },
    get_supported_protocol::{GetSupportedProtocol, GetSupportedProtocolResp},
    notify::{self, Notification, Notify, NotifyResp},
    operate::{self, Operate, OperateResp, OperationResp},
    register::{self, Register, RegisterResp},
    room::Room,
    set::{self, Set, SetResp},
    view,
};

/// The owned form of what an accessor of a view gives.
trait Own<T> {
    fn own(self) -> T;
}

impl Own<String> for &str {
    #[inline]
    fn own(self) -> String {
        self.to_owned()
    }
}

impl Own<Self> for bool {
    fn own(self) -> Self {
        self
    }
}

impl Own<Self> for u32 {
    fn own(self) -> Self {
        self
    }
}

impl Own<ErrorCode> for u32 {
    fn own(self) -> ErrorCode {
        self.into()
    }
}

impl Own<StringMap> for view::Pairs<'_> {
    #[inline]
    fn own(self) -> StringMap {
        let (pairs, bytes) = self.size();
        let mut map = StringMap::with_capacity(pairs, bytes);
        map.extend(self);
        map
    }
}

impl From<view::get_supported_dm_resp::SupportedParamResultView<'_>> for SupportedParamResult {
    fn from(view: view::get_supported_dm_resp::SupportedParamResultView<'_>) -> Self {
        Self {
            param_name: view.param_name().own(),
            access: view.access().own(),
            value_type: view.value_type().own(),
            value_change: view.value_change().own(),
        }
    }
}

impl<'a, I> Own<SupportedParams> for I
where
    I: Iterator<Item = view::get_supported_dm_resp::SupportedParamResultView<'a>> + Clone,
{
    #[inline]
    fn own(self) -> SupportedParams {
        let (params, bytes) = self
            .clone()
            .fold((0_usize, 0_usize), |(params, bytes), view| {
                let name = view.param_name_checked();
                (params.saturating_add(1), bytes.saturating_add(name.len()))
            });
        let mut list = SupportedParams::with_capacity(params, bytes);
        for view in self {
            let name = view.param_name();
            list.push_numbers(name, view.access(), view.value_type(), view.value_change());
        }
        list
    }
}

impl<T, V: Own<T>, I: Iterator<Item = V> + Clone> Own<Vec<T>> for I {
    #[inline]
    fn own(self) -> Vec<T> {
        let mut elements = Vec::with_capacity(self.clone().count());
        elements.extend(self.map(Own::own));
        elements
    }
}

macro_rules! open_enums {
    ($($name:ident)*) => { $(
        impl Own<$name> for i32 {
            fn own(self) -> $name {
                self.into()
            }
        }

        impl Field for $name {
            #[inline(always)]
            fn put_field<'b>(&self, number: u8, front: Front<'b>) -> Front<'b> {
                self.number().put_field(number, front)
            }
        }

        impl FlatField for $name {
            #[inline(always)]
            fn put_flat<'r>(&self, number: u8, room: Room<'r>) -> Option<Room<'r>> {
                if matches!(self, Self::Other(_)) {
                    return None;
                }
                room.number(tag(number, VARINT), self.number())
            }
        }
    )* };
}
open_enums! { CmdType ObjAccessType ParamAccessType ParamValueType ValueChangeType }

/// Messages whose owned form has the fields of the wire; with the field numbers, in their order.
///
/// Those without messages in them are `#[flat]`.
macro_rules! messages {
    ($(
        $(#[$flat:ident])?
        $($owned:ident)::+ = $($view:ident)::+ { $($field:ident = $number:literal),* $(,)? }
    )*) => { $(
        impl From<view::$($view)::+<'_>> for $($owned)::+ {
            #[inline]
            fn from(view: view::$($view)::+<'_>) -> Self {
                Self { $($field: view.$field().own()),* }
            }
        }

        impl Own<$($owned)::+> for view::$($view)::+<'_> {
            #[inline]
            fn own(self) -> $($owned)::+ {
                self.into()
            }
        }

        encode! { $(#[$flat])? $($owned)::+ { $($field = $number),* } }
    )* };
}

macro_rules! encode {
    (#[flat] $($owned:ident)::+ { $($field:ident = $number:literal),* $(,)? }) => {
        impl Encode for $($owned)::+ {
            const FLAT: bool = true;

            #[inline]
            fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
                backwards!(long self front [$($field $number)*] [])
            }

            #[inline(always)]
            fn touch(&self) -> u8 {
                0 $(^ FlatField::touch(&self.$field))*
            }

            #[inline(always)]
            fn put_flat<'r>(&self, room: Room<'r>) -> Option<Room<'r>> {
                backwards!(flat self room [$($field $number)*] [])
            }
        }
    };
    ($($owned:ident)::+ { $($field:ident = $number:literal),* $(,)? }) => {
        impl Encode for $($owned)::+ {
            #[inline]
            fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
                backwards!(long self front [$($field $number)*] [])
            }
        }
    };
}

/// Puts the fields in reverse order.
macro_rules! backwards {
    (long $self:ident $front:ident [] [$($field:ident $number:literal)*]) => {{
        $( let $front = $self.$field.put_field($number, $front); )*
        $front
    }};
    (flat $self:ident $room:ident [] [$($field:ident $number:literal)*]) => {{
        $( let $room = $self.$field.put_flat($number, $room)?; )*
        Some($room)
    }};
    (
        $way:ident $self:ident $to:ident [$first:ident $first_number:literal $($rest:tt)*]
        [$($done:tt)*]
    ) => {
        backwards!($way $self $to [$($rest)*] [$first $first_number $($done)*])
    };
}

messages! {
    ErrorMsg = ErrorMsgView { err_code = 1, err_msg = 2, param_errs = 3 }
    #[flat]
    ParamError = error::ParamErrorView { param_path = 1, err_code = 2, err_msg = 3 }

    #[flat]
    Get = GetView { param_paths = 1, max_depth = 2 }
    GetResp = GetRespView { req_path_results = 1 }
    get::RequestedPathResult = get_resp::RequestedPathResultView {
        requested_path = 1, err_code = 2, err_msg = 3, resolved_path_results = 4,
    }
    get::ResolvedPathResult = get_resp::ResolvedPathResultView {
        resolved_path = 1, result_params = 2,
    }

    #[flat]
    GetSupportedDm = GetSupportedDmView {
        obj_paths = 1, first_level_only = 2, return_commands = 3, return_events = 4,
        return_params = 5, return_unique_key_sets = 6,
    }
    GetSupportedDmResp = GetSupportedDmRespView { req_obj_results = 1 }
    get_supported_dm::RequestedObjectResult = get_supported_dm_resp::RequestedObjectResultView {
        req_obj_path = 1, err_code = 2, err_msg = 3, data_model_inst_uri = 4, supported_objs = 5,
    }
    get_supported_dm::SupportedObjectResult = get_supported_dm_resp::SupportedObjectResultView {
        supported_obj_path = 1, access = 2, is_multi_instance = 3, supported_commands = 4,
        supported_events = 5, supported_params = 6, divergent_paths = 7, unique_key_sets = 8,
    }
    #[flat]
    get_supported_dm::SupportedCommandResult = get_supported_dm_resp::SupportedCommandResultView {
        command_name = 1, input_arg_names = 2, output_arg_names = 3, command_type = 4,
    }
    #[flat]
    get_supported_dm::SupportedEventResult = get_supported_dm_resp::SupportedEventResultView {
        event_name = 1, arg_names = 2,
    }
    #[flat]
    get_supported_dm::SupportedUniqueKeySet = get_supported_dm_resp::SupportedUniqueKeySetView {
        key_names = 1,
    }

    #[flat]
    GetInstances = GetInstancesView { obj_paths = 1, first_level_only = 2 }
    GetInstancesResp = GetInstancesRespView { req_path_results = 1 }
    get_instances::RequestedPathResult = get_instances_resp::RequestedPathResultView {
        requested_path = 1, err_code = 2, err_msg = 3, curr_insts = 4,
    }
    get_instances::CurrInstance = get_instances_resp::CurrInstanceView {
        instantiated_obj_path = 1, unique_keys = 2,
    }

    GetSupportedProtocol = GetSupportedProtocolView { controller_supported_protocol_versions = 1 }
    GetSupportedProtocolResp = GetSupportedProtocolRespView {
        agent_supported_protocol_versions = 1,
    }

    Set = SetView { allow_partial = 1, update_objs = 2 }
    set::UpdateObject = set::UpdateObjectView { obj_path = 1, param_settings = 2 }
    SetResp = SetRespView { updated_obj_results = 1 }
    set::UpdatedObjectResult = set_resp::UpdatedObjectResultView {
        requested_path = 1, oper_status = 2,
    }
    set::OperationFailure
        = set_resp::updated_object_result::operation_status::OperationFailureView
    { err_code = 1, err_msg = 2, updated_inst_failures = 3 }
    set::OperationSuccess
        = set_resp::updated_object_result::operation_status::OperationSuccessView
    { updated_inst_results = 1 }
    set::UpdatedInstanceFailure = set_resp::UpdatedInstanceFailureView {
        affected_path = 1, param_errs = 2,
    }
    set::UpdatedInstanceResult = set_resp::UpdatedInstanceResultView {
        affected_path = 1, param_errs = 2, updated_params = 3,
    }

    Add = AddView { allow_partial = 1, create_objs = 2 }
    add::CreateObject = add::CreateObjectView { obj_path = 1, param_settings = 2 }
    AddResp = AddRespView { created_obj_results = 1 }
    add::CreatedObjectResult = add_resp::CreatedObjectResultView {
        requested_path = 1, oper_status = 2,
    }
    add::OperationSuccess
        = add_resp::created_object_result::operation_status::OperationSuccessView
    { instantiated_path = 1, param_errs = 2, unique_keys = 3 }

    Delete = DeleteView { allow_partial = 1, obj_paths = 2 }
    DeleteResp = DeleteRespView { deleted_obj_results = 1 }
    delete::DeletedObjectResult = delete_resp::DeletedObjectResultView {
        requested_path = 1, oper_status = 2,
    }
    delete::OperationSuccess
        = delete_resp::deleted_object_result::operation_status::OperationSuccessView
    { affected_paths = 1, unaffected_path_errs = 2 }
    #[flat]
    delete::UnaffectedPathError = delete_resp::UnaffectedPathErrorView {
        unaffected_path = 1, err_code = 2, err_msg = 3,
    }

    Operate = OperateView { command = 1, command_key = 2, send_resp = 3, input_args = 4 }
    OperateResp = OperateRespView { operation_results = 1 }

    notify::Event = notify::EventView { obj_path = 1, event_name = 2, params = 3 }
    #[flat]
    notify::ValueChange = notify::ValueChangeView { param_path = 1, param_value = 2 }
    notify::ObjectCreation = notify::ObjectCreationView { obj_path = 1, unique_keys = 2 }
    #[flat]
    notify::ObjectDeletion = notify::ObjectDeletionView { obj_path = 1 }
    #[flat]
    notify::OnBoardRequest = notify::OnBoardRequestView {
        oui = 1, product_class = 2, serial_number = 3, agent_supported_protocol_versions = 4,
    }
    #[flat]
    NotifyResp = NotifyRespView { subscription_id = 1 }

    Register = RegisterView { allow_partial = 1, reg_paths = 2 }
    #[flat]
    register::RegistrationPath = register::RegistrationPathView { path = 1 }
    RegisterResp = RegisterRespView { registered_path_results = 1 }
    register::RegisteredPathResult = register_resp::RegisteredPathResultView {
        requested_path = 1, oper_status = 2,
    }
    #[flat]
    register::OperationSuccess
        = register_resp::registered_path_result::operation_status::OperationSuccessView
    { registered_path = 1 }

    Deregister = DeregisterView { paths = 1 }
    DeregisterResp = DeregisterRespView { deregistered_path_results = 1 }
    deregister::DeregisteredPathResult = deregister_resp::DeregisteredPathResultView {
        requested_path = 1, oper_status = 2,
    }
    #[flat]
    deregister::OperationSuccess
        = deregister_resp::deregistered_path_result::operation_status::OperationSuccessView
    { deregistered_path = 1 }
}

encode! { #[flat] OperationFailure { err_code = 1, err_msg = 2 } }
encode! { #[flat] CommandFailure { err_code = 1, err_msg = 2 } }
encode! { #[flat] ParameterError { param = 1, err_code = 2, err_msg = 3 } }
encode! { #[flat] ParamSetting { param = 1, value = 2, required = 3 } }

/// Messages that the wire has several times and we once.
macro_rules! shared {
    ($($owned:ident = $($view:ident)::+ { $($field:ident)* })*) => { $(
        impl Own<$owned> for view::$($view)::+<'_> {
            fn own(self) -> $owned {
                $owned { $($field: self.$field().own()),* }
            }
        }
    )* };
}

shared! {
    OperationFailure
        = add_resp::created_object_result::operation_status::OperationFailureView
    { err_code err_msg }
    OperationFailure
        = delete_resp::deleted_object_result::operation_status::OperationFailureView
    { err_code err_msg }
    OperationFailure
        = register_resp::registered_path_result::operation_status::OperationFailureView
    { err_code err_msg }
    OperationFailure
        = deregister_resp::deregistered_path_result::operation_status::OperationFailureView
    { err_code err_msg }
    CommandFailure = operate_resp::operation_result::CommandFailureView { err_code err_msg }
    CommandFailure = notify::operation_complete::CommandFailureView { err_code err_msg }
    ParameterError = add_resp::ParameterErrorView { param err_code err_msg }
    ParameterError = set_resp::ParameterErrorView { param err_code err_msg }
    ParamSetting = add::CreateParamSettingView { param value required }
    ParamSetting = set::UpdateParamSettingView { param value required }
}

macro_rules! oper_status {
    ($($($view:ident)::+,)*) => { $(
        impl<S, F> Own<Result<S, F>> for view::$($view)::+::OperationStatusView<'_>
        where
            for<'a> view::$($view)::+::operation_status::OperationSuccessView<'a>: Own<S>,
            for<'a> view::$($view)::+::operation_status::OperationFailureView<'a>: Own<F>,
        {
            fn own(self) -> Result<S, F> {
                match self {
                    Self::OperSuccess(success) => Ok(success.own()),
                    Self::OperFailure(failure) => Err(failure.own()),
                }
            }
        }
    )* };
}

oper_status! {
    add_resp::created_object_result,
    delete_resp::deleted_object_result,
    deregister_resp::deregistered_path_result,
    register_resp::registered_path_result,
    set_resp::updated_object_result,
}

// OperateResp and Notify, whose choices are enumerations here.

impl Own<operate::OperationResult> for view::operate_resp::OperationResultView<'_> {
    fn own(self) -> operate::OperationResult {
        use view::operate_resp::operation_result::OperationRespView;

        operate::OperationResult {
            executed_command: self.executed_command().own(),
            operation_resp: match self.operation_resp() {
                Some(OperationRespView::ReqObjPath(path)) => {
                    OperationResp::ReqObjPath(path.to_str().own())
                }
                Some(OperationRespView::ReqOutputArgs(args)) => {
                    OperationResp::ReqOutputArgs(args.output_args().own())
                }
                Some(OperationRespView::CmdFailure(failure)) => {
                    OperationResp::CmdFailure(failure.own())
                }
                // Success without arguments: the example of TR-369 is written so.
                None => OperationResp::ReqOutputArgs(StringMap::new()),
            },
        }
    }
}

/// Arguments in a message of their own.
struct OutputArgs<'a>(&'a StringMap);

impl Encode for OutputArgs<'_> {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
        self.0.put_field(1, front)
    }
}

impl Encode for operate::OperationResult {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
        let front = match &self.operation_resp {
            // A member of a choice is written even if it is empty.
            OperationResp::ReqObjPath(path) => front.put_delimited(0x12, path.as_bytes()),
            OperationResp::ReqOutputArgs(args) => put_message(3, &OutputArgs(args), front),
            OperationResp::CmdFailure(failure) => put_message(4, failure, front),
        };
        self.executed_command.put_field(1, front)
    }
}

impl From<view::NotifyView<'_>> for Notify {
    fn from(view: view::NotifyView<'_>) -> Self {
        use view::notify::NotificationView;

        Self {
            subscription_id: view.subscription_id().own(),
            send_resp: view.send_resp(),
            notification: match view.notification() {
                NotificationView::Event(event) => Notification::Event(event.own()),
                NotificationView::ValueChange(change) => Notification::ValueChange(change.own()),
                NotificationView::ObjCreation(created) => Notification::ObjCreation(created.own()),
                NotificationView::ObjDeletion(deleted) => Notification::ObjDeletion(deleted.own()),
                NotificationView::OperComplete(done) => Notification::OperComplete(done.into()),
                NotificationView::OnBoardReq(request) => Notification::OnBoardReq(request.own()),
            },
        }
    }
}

impl Encode for Notify {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
        let front = match &self.notification {
            Notification::Event(event) => put_message(3, event, front),
            Notification::ValueChange(change) => put_message(4, change, front),
            Notification::ObjCreation(created) => put_message(5, created, front),
            Notification::ObjDeletion(deleted) => put_message(6, deleted, front),
            Notification::OperComplete(done) => put_message(7, done, front),
            Notification::OnBoardReq(request) => put_message(8, request, front),
        };
        let front = self.send_resp.put_field(2, front);
        self.subscription_id.put_field(1, front)
    }
}

impl From<view::notify::OperationCompleteView<'_>> for notify::OperationComplete {
    fn from(view: view::notify::OperationCompleteView<'_>) -> Self {
        use view::notify::operation_complete::OperationRespView;

        Self {
            obj_path: view.obj_path().own(),
            command_name: view.command_name().own(),
            command_key: view.command_key().own(),
            operation_resp: match view.operation_resp() {
                OperationRespView::ReqOutputArgs(args) => Ok(args.output_args().own()),
                OperationRespView::CmdFailure(failure) => Err(failure.own()),
            },
        }
    }
}

impl Encode for notify::OperationComplete {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
        let front = match &self.operation_resp {
            Ok(args) => put_message(4, &OutputArgs(args), front),
            Err(failure) => put_message(5, failure, front),
        };
        let front = self.command_key.put_field(3, front);
        let front = self.command_name.put_field(2, front);
        self.obj_path.put_field(1, front)
    }
}

macro_rules! kinds {
    ($owned:ident = $view:ident { $($name:ident = $number:literal),* $(,)? }) => {
        impl From<view::$view<'_>> for $owned {
            #[inline]
            fn from(view: view::$view<'_>) -> Self {
                match view {
                    $( view::$view::$name(message) => Self::$name(message.into()), )*
                }
            }
        }

        impl Encode for $owned {
            #[inline]
            fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
                match self {
                    $( Self::$name(message) => put_message($number, message, front), )*
                }
            }
        }
    };
}

kinds! {
    Request = RequestView {
        Get = 1, GetSupportedDm = 2, GetInstances = 3, Set = 4, Add = 5, Delete = 6, Operate = 7,
        Notify = 8, GetSupportedProtocol = 9, Register = 10, Deregister = 11,
    }
}

kinds! {
    Response = ResponseView {
        GetResp = 1, GetSupportedDmResp = 2, GetInstancesResp = 3, SetResp = 4, AddResp = 5,
        DeleteResp = 6, OperateResp = 7, NotifyResp = 8, GetSupportedProtocolResp = 9,
        RegisterResp = 10, DeregisterResp = 11,
    }
}

kinds! { Body = BodyView { Request = 1, Response = 2, Error = 3 } }

impl Encode for Msg {
    fn put_fields<'b>(&self, front: Front<'b>) -> Front<'b> {
        let front = put_message(2, &self.body, front);
        put_msg_header(&self.id, self.msg_type(), front)
    }
}
