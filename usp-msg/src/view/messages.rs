// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

//! A view of every message, with an accessor for every field.

use core::fmt;

use super::{
    checked_str::CheckedStr,
    fields::{List, Raw},
    lists::{CheckedPairs, CheckedTexts, Pairs, Texts},
};

/// A USP Message: what one Endpoint tells another inside of a Record.
#[derive(Clone, Copy)]
pub struct MsgView<'a>(Raw<'a>);

impl<'a> MsgView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Message ID and kind; required.
    #[must_use]
    #[inline]
    pub fn header(self) -> HeaderView<'a> {
        HeaderView::new(self.0.message(0x0A))
    }

    /// What the Message says; required.
    #[must_use]
    #[inline]
    pub fn body(self) -> BodyView<'a> {
        BodyView::new(self.0.message(0x12))
    }
}

impl fmt::Debug for MsgView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MsgView")
            .field("header", &self.header())
            .field("body", &self.body())
            .finish()
    }
}

/// The part of a Message that all kinds share.
#[derive(Clone, Copy)]
pub struct HeaderView<'a>(Raw<'a>);

impl<'a> HeaderView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Ties an answer to its request; required, that is, not empty.
    #[must_use]
    #[inline]
    pub fn msg_id(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Ties an answer to its request; required, that is, not empty.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn msg_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }

    /// Kind of the Message; informational, for the body decides.
    ///
    /// The number of the `MsgType`, which may be an unknown one.
    #[must_use]
    #[inline]
    pub fn msg_type(self) -> i32 {
        self.0.enumeration(0x10)
    }
}

impl fmt::Debug for HeaderView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderView")
            .field("msg_id", &self.msg_id())
            .field("msg_type", &self.msg_type())
            .finish()
    }
}

/// The part of a Message that depends on its kind.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum BodyView<'a> {
    /// Something is asked for.
    Request(RequestView<'a>),
    /// A request was carried out, wholly or in part.
    Response(ResponseView<'a>),
    /// A request failed as a whole.
    Error(ErrorMsgView<'a>),
}

impl<'a> BodyView<'a> {
    /// The alternative that a message holds.
    #[inline]
    pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
        let (number, raw) = raw.choice(1, 3);
        match number {
            2 => Self::Response(ResponseView::new(raw)),
            3 => Self::Error(ErrorMsgView::new(raw)),
            _ => Self::Request(RequestView::new(raw)),
        }
    }
}

/// One of the eleven requests.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum RequestView<'a> {
    /// Read parameters.
    Get(GetView<'a>),
    /// Learn what the data model supports.
    GetSupportedDm(GetSupportedDmView<'a>),
    /// List object instances.
    GetInstances(GetInstancesView<'a>),
    /// Change parameters.
    Set(SetView<'a>),
    /// Create object instances.
    Add(AddView<'a>),
    /// Remove object instances.
    Delete(DeleteView<'a>),
    /// Run a command.
    Operate(OperateView<'a>),
    /// Tell a Controller what happened.
    Notify(NotifyView<'a>),
    /// Exchange protocol versions.
    GetSupportedProtocol(GetSupportedProtocolView<'a>),
    /// Offer a part of a data model to a broker (USP 1.3).
    Register(RegisterView<'a>),
    /// Withdraw an offer from a broker (USP 1.3).
    Deregister(DeregisterView<'a>),
}

impl<'a> RequestView<'a> {
    /// The alternative that a message holds.
    #[inline]
    pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
        let (number, raw) = raw.choice(1, 11);
        match number {
            2 => Self::GetSupportedDm(GetSupportedDmView::new(raw)),
            3 => Self::GetInstances(GetInstancesView::new(raw)),
            4 => Self::Set(SetView::new(raw)),
            5 => Self::Add(AddView::new(raw)),
            6 => Self::Delete(DeleteView::new(raw)),
            7 => Self::Operate(OperateView::new(raw)),
            8 => Self::Notify(NotifyView::new(raw)),
            9 => Self::GetSupportedProtocol(GetSupportedProtocolView::new(raw)),
            10 => Self::Register(RegisterView::new(raw)),
            11 => Self::Deregister(DeregisterView::new(raw)),
            _ => Self::Get(GetView::new(raw)),
        }
    }
}

/// The answer to one of the eleven requests.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ResponseView<'a> {
    /// Parameter values.
    GetResp(GetRespView<'a>),
    /// The supported data model.
    GetSupportedDmResp(GetSupportedDmRespView<'a>),
    /// Object instances.
    GetInstancesResp(GetInstancesRespView<'a>),
    /// What was changed.
    SetResp(SetRespView<'a>),
    /// What was created.
    AddResp(AddRespView<'a>),
    /// What was removed.
    DeleteResp(DeleteRespView<'a>),
    /// What the commands gave.
    OperateResp(OperateRespView<'a>),
    /// The notification has arrived.
    NotifyResp(NotifyRespView<'a>),
    /// The versions of the Agent.
    GetSupportedProtocolResp(GetSupportedProtocolRespView<'a>),
    /// What was registered (USP 1.3).
    RegisterResp(RegisterRespView<'a>),
    /// What was deregistered (USP 1.3).
    DeregisterResp(DeregisterRespView<'a>),
}

impl<'a> ResponseView<'a> {
    /// The alternative that a message holds.
    #[inline]
    pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
        let (number, raw) = raw.choice(1, 11);
        match number {
            2 => Self::GetSupportedDmResp(GetSupportedDmRespView::new(raw)),
            3 => Self::GetInstancesResp(GetInstancesRespView::new(raw)),
            4 => Self::SetResp(SetRespView::new(raw)),
            5 => Self::AddResp(AddRespView::new(raw)),
            6 => Self::DeleteResp(DeleteRespView::new(raw)),
            7 => Self::OperateResp(OperateRespView::new(raw)),
            8 => Self::NotifyResp(NotifyRespView::new(raw)),
            9 => Self::GetSupportedProtocolResp(GetSupportedProtocolRespView::new(raw)),
            10 => Self::RegisterResp(RegisterRespView::new(raw)),
            11 => Self::DeregisterResp(DeregisterRespView::new(raw)),
            _ => Self::GetResp(GetRespView::new(raw)),
        }
    }
}

/// The answer to a request that failed as a whole.
#[derive(Clone, Copy)]
pub struct ErrorMsgView<'a>(Raw<'a>);

impl<'a> ErrorMsgView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Why; a code of 7000 to 7999.
    #[must_use]
    #[inline]
    pub fn err_code(self) -> u32 {
        self.0.fixed32(0x0D)
    }

    /// The same for human readers; free text.
    #[must_use]
    #[inline]
    pub fn err_msg(self) -> &'a str {
        self.0.text(0x12)
    }

    /// The same for human readers; free text.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn err_msg_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x12)
    }

    /// The culprits, where they are known.
    #[inline]
    pub fn param_errs(self) -> impl Iterator<Item = error::ParamErrorView<'a>> + Clone {
        self.0.messages(0x1A).map(error::ParamErrorView::new)
    }
}

impl fmt::Debug for ErrorMsgView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorMsgView")
            .field("err_code", &self.err_code())
            .field("err_msg", &self.err_msg())
            .field("param_errs", &List(self.param_errs()))
            .finish()
    }
}

/// Views of what belongs to `Error`.
pub mod error {
    use super::*;

    /// One culprit of a failed Set, Add or Delete.
    #[derive(Clone, Copy)]
    pub struct ParamErrorView<'a>(Raw<'a>);

    impl<'a> ParamErrorView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the parameter or object.
        #[must_use]
        #[inline]
        pub fn param_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the parameter or object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Why; a code of 7000 to 7999.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// The same for human readers; free text.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// The same for human readers; free text.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }
    }

    impl fmt::Debug for ParamErrorView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ParamErrorView")
                .field("param_path", &self.param_path())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .finish()
        }
    }
}
/// Asks for parameter values.
#[derive(Clone, Copy)]
pub struct GetView<'a>(Raw<'a>);

impl<'a> GetView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Paths of objects, instances or parameters; search paths are welcome.
    #[must_use]
    #[inline]
    pub fn param_paths(self) -> Texts<'a> {
        Texts::new(self.0, 0x0A)
    }

    /// Paths of objects, instances or parameters; search paths are welcome.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn param_paths_checked(self) -> CheckedTexts<'a> {
        CheckedTexts::new(self.0, 0x0A)
    }

    /// Object levels to descend; 0 is all (USP 1.2).
    #[must_use]
    #[inline]
    pub fn max_depth(self) -> u32 {
        self.0.fixed32(0x15)
    }
}

impl fmt::Debug for GetView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetView")
            .field("param_paths", &self.param_paths())
            .field("max_depth", &self.max_depth())
            .finish()
    }
}

/// Parameter values, one result per path of the request.
#[derive(Clone, Copy)]
pub struct GetRespView<'a>(Raw<'a>);

impl<'a> GetRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn req_path_results(
        self,
    ) -> impl Iterator<Item = get_resp::RequestedPathResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(get_resp::RequestedPathResultView::new)
    }
}

impl fmt::Debug for GetRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetRespView")
            .field("req_path_results", &List(self.req_path_results()))
            .finish()
    }
}

/// Views of what belongs to `GetResp`.
pub mod get_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct RequestedPathResultView<'a>(Raw<'a>);

    impl<'a> RequestedPathResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// 0, or why the path failed.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// Why the path failed, for human readers.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// Why the path failed, for human readers.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }

        /// One entry per object found.
        #[inline]
        pub fn resolved_path_results(
            self,
        ) -> impl Iterator<Item = ResolvedPathResultView<'a>> + Clone {
            self.0.messages(0x22).map(ResolvedPathResultView::new)
        }
    }

    impl fmt::Debug for RequestedPathResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("RequestedPathResultView")
                .field("requested_path", &self.requested_path())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .field("resolved_path_results", &List(self.resolved_path_results()))
                .finish()
        }
    }

    /// Parameters of one object.
    #[derive(Clone, Copy)]
    pub struct ResolvedPathResultView<'a>(Raw<'a>);

    impl<'a> ResolvedPathResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the object.
        #[must_use]
        #[inline]
        pub fn resolved_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn resolved_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Parameter names relative to the object, and values.
        #[must_use]
        #[inline]
        pub fn result_params(self) -> Pairs<'a> {
            Pairs::new(self.0, 0x12)
        }

        /// Parameter names relative to the object, and values.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn result_params_checked(self) -> CheckedPairs<'a> {
            CheckedPairs::new(self.0, 0x12)
        }
    }

    impl fmt::Debug for ResolvedPathResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ResolvedPathResultView")
                .field("resolved_path", &self.resolved_path())
                .field("result_params", &self.result_params())
                .finish()
        }
    }
}
/// Asks what the data model supports.
#[derive(Clone, Copy)]
pub struct GetSupportedDmView<'a>(Raw<'a>);

impl<'a> GetSupportedDmView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Paths of objects, commands, events or parameters.
    #[must_use]
    #[inline]
    pub fn obj_paths(self) -> Texts<'a> {
        Texts::new(self.0, 0x0A)
    }

    /// Paths of objects, commands, events or parameters.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn obj_paths_checked(self) -> CheckedTexts<'a> {
        CheckedTexts::new(self.0, 0x0A)
    }

    /// Do not descend below the immediate children.
    #[must_use]
    #[inline]
    pub fn first_level_only(self) -> bool {
        self.0.boolean(0x10)
    }

    /// Include commands.
    #[must_use]
    #[inline]
    pub fn return_commands(self) -> bool {
        self.0.boolean(0x18)
    }

    /// Include events.
    #[must_use]
    #[inline]
    pub fn return_events(self) -> bool {
        self.0.boolean(0x20)
    }

    /// Include parameters.
    #[must_use]
    #[inline]
    pub fn return_params(self) -> bool {
        self.0.boolean(0x28)
    }

    /// Include unique keys (USP 1.4).
    #[must_use]
    #[inline]
    pub fn return_unique_key_sets(self) -> bool {
        self.0.boolean(0x30)
    }
}

impl fmt::Debug for GetSupportedDmView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetSupportedDmView")
            .field("obj_paths", &self.obj_paths())
            .field("first_level_only", &self.first_level_only())
            .field("return_commands", &self.return_commands())
            .field("return_events", &self.return_events())
            .field("return_params", &self.return_params())
            .field("return_unique_key_sets", &self.return_unique_key_sets())
            .finish()
    }
}

/// The supported data model, one result per path of the request.
#[derive(Clone, Copy)]
pub struct GetSupportedDmRespView<'a>(Raw<'a>);

impl<'a> GetSupportedDmRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn req_obj_results(
        self,
    ) -> impl Iterator<Item = get_supported_dm_resp::RequestedObjectResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(get_supported_dm_resp::RequestedObjectResultView::new)
    }
}

impl fmt::Debug for GetSupportedDmRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetSupportedDmRespView")
            .field("req_obj_results", &List(self.req_obj_results()))
            .finish()
    }
}

/// Views of what belongs to `GetSupportedDMResp`.
pub mod get_supported_dm_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct RequestedObjectResultView<'a>(Raw<'a>);

    impl<'a> RequestedObjectResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn req_obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn req_obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// 0, or why the path failed.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// Why the path failed, for human readers.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// Why the path failed, for human readers.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }

        /// URI of the data model.
        #[must_use]
        #[inline]
        pub fn data_model_inst_uri(self) -> &'a str {
            self.0.text(0x22)
        }

        /// URI of the data model.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn data_model_inst_uri_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x22)
        }

        /// One entry per object.
        #[inline]
        pub fn supported_objs(self) -> impl Iterator<Item = SupportedObjectResultView<'a>> + Clone {
            self.0.messages(0x2A).map(SupportedObjectResultView::new)
        }
    }

    impl fmt::Debug for RequestedObjectResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("RequestedObjectResultView")
                .field("req_obj_path", &self.req_obj_path())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .field("data_model_inst_uri", &self.data_model_inst_uri())
                .field("supported_objs", &List(self.supported_objs()))
                .finish()
        }
    }

    /// One supported object.
    #[derive(Clone, Copy)]
    pub struct SupportedObjectResultView<'a>(Raw<'a>);

    impl<'a> SupportedObjectResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path with `{i}` for instance numbers.
        #[must_use]
        #[inline]
        pub fn supported_obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path with `{i}` for instance numbers.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn supported_obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Whether instances can be created and deleted.
        ///
        /// The number of the `ObjAccessType`, which may be an unknown one.
        #[must_use]
        #[inline]
        pub fn access(self) -> i32 {
            self.0.enumeration(0x10)
        }

        /// Whether the object is a table.
        #[must_use]
        #[inline]
        pub fn is_multi_instance(self) -> bool {
            self.0.boolean(0x18)
        }

        /// Commands of the object.
        #[inline]
        pub fn supported_commands(
            self,
        ) -> impl Iterator<Item = SupportedCommandResultView<'a>> + Clone {
            self.0.messages(0x22).map(SupportedCommandResultView::new)
        }

        /// Events of the object.
        #[inline]
        pub fn supported_events(
            self,
        ) -> impl Iterator<Item = SupportedEventResultView<'a>> + Clone {
            self.0.messages(0x2A).map(SupportedEventResultView::new)
        }

        /// Parameters of the object.
        #[inline]
        pub fn supported_params(
            self,
        ) -> impl Iterator<Item = SupportedParamResultView<'a>> + Clone {
            self.0.messages(0x32).map(SupportedParamResultView::new)
        }

        /// Instances whose supported data model differs (USP 1.2).
        #[must_use]
        #[inline]
        pub fn divergent_paths(self) -> Texts<'a> {
            Texts::new(self.0, 0x3A)
        }

        /// Instances whose supported data model differs (USP 1.2).
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn divergent_paths_checked(self) -> CheckedTexts<'a> {
            CheckedTexts::new(self.0, 0x3A)
        }

        /// Unique keys of the table (USP 1.4).
        #[inline]
        pub fn unique_key_sets(
            self,
        ) -> impl Iterator<Item = SupportedUniqueKeySetView<'a>> + Clone {
            self.0.messages(0x42).map(SupportedUniqueKeySetView::new)
        }
    }

    impl fmt::Debug for SupportedObjectResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SupportedObjectResultView")
                .field("supported_obj_path", &self.supported_obj_path())
                .field("access", &self.access())
                .field("is_multi_instance", &self.is_multi_instance())
                .field("supported_commands", &List(self.supported_commands()))
                .field("supported_events", &List(self.supported_events()))
                .field("supported_params", &List(self.supported_params()))
                .field("divergent_paths", &self.divergent_paths())
                .field("unique_key_sets", &List(self.unique_key_sets()))
                .finish()
        }
    }

    /// One supported parameter.
    #[derive(Clone, Copy)]
    pub struct SupportedParamResultView<'a>(Raw<'a>);

    impl<'a> SupportedParamResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name relative to the object.
        #[must_use]
        #[inline]
        pub fn param_name(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name relative to the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_name_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Whether it can be read and written.
        ///
        /// The number of the `ParamAccessType`, which may be an unknown one.
        #[must_use]
        #[inline]
        pub fn access(self) -> i32 {
            self.0.enumeration(0x10)
        }

        /// Primitive data type (USP 1.2).
        ///
        /// The number of the `ParamValueType`, which may be an unknown one.
        #[must_use]
        #[inline]
        pub fn value_type(self) -> i32 {
            self.0.enumeration(0x18)
        }

        /// Whether value changes can be subscribed to (USP 1.2).
        ///
        /// The number of the `ValueChangeType`, which may be an unknown one.
        #[must_use]
        #[inline]
        pub fn value_change(self) -> i32 {
            self.0.enumeration(0x20)
        }
    }

    impl fmt::Debug for SupportedParamResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SupportedParamResultView")
                .field("param_name", &self.param_name())
                .field("access", &self.access())
                .field("value_type", &self.value_type())
                .field("value_change", &self.value_change())
                .finish()
        }
    }

    /// One supported command.
    #[derive(Clone, Copy)]
    pub struct SupportedCommandResultView<'a>(Raw<'a>);

    impl<'a> SupportedCommandResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name with its `()`.
        #[must_use]
        #[inline]
        pub fn command_name(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name with its `()`.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn command_name_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Names of the input arguments.
        #[must_use]
        #[inline]
        pub fn input_arg_names(self) -> Texts<'a> {
            Texts::new(self.0, 0x12)
        }

        /// Names of the input arguments.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn input_arg_names_checked(self) -> CheckedTexts<'a> {
            CheckedTexts::new(self.0, 0x12)
        }

        /// Names of the output arguments.
        #[must_use]
        #[inline]
        pub fn output_arg_names(self) -> Texts<'a> {
            Texts::new(self.0, 0x1A)
        }

        /// Names of the output arguments.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn output_arg_names_checked(self) -> CheckedTexts<'a> {
            CheckedTexts::new(self.0, 0x1A)
        }

        /// Whether it is synchronous (USP 1.2).
        ///
        /// The number of the `CmdType`, which may be an unknown one.
        #[must_use]
        #[inline]
        pub fn command_type(self) -> i32 {
            self.0.enumeration(0x20)
        }
    }

    impl fmt::Debug for SupportedCommandResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SupportedCommandResultView")
                .field("command_name", &self.command_name())
                .field("input_arg_names", &self.input_arg_names())
                .field("output_arg_names", &self.output_arg_names())
                .field("command_type", &self.command_type())
                .finish()
        }
    }

    /// One supported event.
    #[derive(Clone, Copy)]
    pub struct SupportedEventResultView<'a>(Raw<'a>);

    impl<'a> SupportedEventResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name with its `!`.
        #[must_use]
        #[inline]
        pub fn event_name(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name with its `!`.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn event_name_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Names of the arguments.
        #[must_use]
        #[inline]
        pub fn arg_names(self) -> Texts<'a> {
            Texts::new(self.0, 0x12)
        }

        /// Names of the arguments.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn arg_names_checked(self) -> CheckedTexts<'a> {
            CheckedTexts::new(self.0, 0x12)
        }
    }

    impl fmt::Debug for SupportedEventResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SupportedEventResultView")
                .field("event_name", &self.event_name())
                .field("arg_names", &self.arg_names())
                .finish()
        }
    }

    /// One unique key of a table (USP 1.4).
    #[derive(Clone, Copy)]
    pub struct SupportedUniqueKeySetView<'a>(Raw<'a>);

    impl<'a> SupportedUniqueKeySetView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Parameters that together form the key.
        #[must_use]
        #[inline]
        pub fn key_names(self) -> Texts<'a> {
            Texts::new(self.0, 0x0A)
        }

        /// Parameters that together form the key.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn key_names_checked(self) -> CheckedTexts<'a> {
            CheckedTexts::new(self.0, 0x0A)
        }
    }

    impl fmt::Debug for SupportedUniqueKeySetView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SupportedUniqueKeySetView")
                .field("key_names", &self.key_names())
                .finish()
        }
    }
}
/// Asks for the instances of tables.
#[derive(Clone, Copy)]
pub struct GetInstancesView<'a>(Raw<'a>);

impl<'a> GetInstancesView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Paths of tables; search paths are welcome.
    #[must_use]
    #[inline]
    pub fn obj_paths(self) -> Texts<'a> {
        Texts::new(self.0, 0x0A)
    }

    /// Paths of tables; search paths are welcome.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn obj_paths_checked(self) -> CheckedTexts<'a> {
        CheckedTexts::new(self.0, 0x0A)
    }

    /// Leave child tables out.
    #[must_use]
    #[inline]
    pub fn first_level_only(self) -> bool {
        self.0.boolean(0x10)
    }
}

impl fmt::Debug for GetInstancesView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetInstancesView")
            .field("obj_paths", &self.obj_paths())
            .field("first_level_only", &self.first_level_only())
            .finish()
    }
}

/// Object instances, one result per path of the request.
#[derive(Clone, Copy)]
pub struct GetInstancesRespView<'a>(Raw<'a>);

impl<'a> GetInstancesRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn req_path_results(
        self,
    ) -> impl Iterator<Item = get_instances_resp::RequestedPathResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(get_instances_resp::RequestedPathResultView::new)
    }
}

impl fmt::Debug for GetInstancesRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetInstancesRespView")
            .field("req_path_results", &List(self.req_path_results()))
            .finish()
    }
}

/// Views of what belongs to `GetInstancesResp`.
pub mod get_instances_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct RequestedPathResultView<'a>(Raw<'a>);

    impl<'a> RequestedPathResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// 0, or why the path failed.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// Why the path failed, for human readers.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// Why the path failed, for human readers.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }

        /// The instances.
        #[inline]
        pub fn curr_insts(self) -> impl Iterator<Item = CurrInstanceView<'a>> + Clone {
            self.0.messages(0x22).map(CurrInstanceView::new)
        }
    }

    impl fmt::Debug for RequestedPathResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("RequestedPathResultView")
                .field("requested_path", &self.requested_path())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .field("curr_insts", &List(self.curr_insts()))
                .finish()
        }
    }

    /// One instance.
    #[derive(Clone, Copy)]
    pub struct CurrInstanceView<'a>(Raw<'a>);

    impl<'a> CurrInstanceView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path with instance number.
        #[must_use]
        #[inline]
        pub fn instantiated_obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path with instance number.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn instantiated_obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Names and values of all unique keys.
        #[must_use]
        #[inline]
        pub fn unique_keys(self) -> Pairs<'a> {
            Pairs::new(self.0, 0x12)
        }

        /// Names and values of all unique keys.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn unique_keys_checked(self) -> CheckedPairs<'a> {
            CheckedPairs::new(self.0, 0x12)
        }
    }

    impl fmt::Debug for CurrInstanceView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("CurrInstanceView")
                .field("instantiated_obj_path", &self.instantiated_obj_path())
                .field("unique_keys", &self.unique_keys())
                .finish()
        }
    }
}
/// Changes parameters of existing objects.
#[derive(Clone, Copy)]
pub struct SetView<'a>(Raw<'a>);

impl<'a> SetView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Carry out what is possible, though other objects fail.
    #[must_use]
    #[inline]
    pub fn allow_partial(self) -> bool {
        self.0.boolean(0x08)
    }

    /// What to change.
    #[inline]
    pub fn update_objs(self) -> impl Iterator<Item = set::UpdateObjectView<'a>> + Clone {
        self.0.messages(0x12).map(set::UpdateObjectView::new)
    }
}

impl fmt::Debug for SetView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetView")
            .field("allow_partial", &self.allow_partial())
            .field("update_objs", &List(self.update_objs()))
            .finish()
    }
}

/// Views of what belongs to `Set`.
pub mod set {
    use super::*;

    /// The changes to one object, or to all that a search path finds.
    #[derive(Clone, Copy)]
    pub struct UpdateObjectView<'a>(Raw<'a>);

    impl<'a> UpdateObjectView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Path of the object.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// New values.
        #[inline]
        pub fn param_settings(self) -> impl Iterator<Item = UpdateParamSettingView<'a>> + Clone {
            self.0.messages(0x12).map(UpdateParamSettingView::new)
        }
    }

    impl fmt::Debug for UpdateObjectView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UpdateObjectView")
                .field("obj_path", &self.obj_path())
                .field("param_settings", &List(self.param_settings()))
                .finish()
        }
    }

    /// The new value of one parameter.
    #[derive(Clone, Copy)]
    pub struct UpdateParamSettingView<'a>(Raw<'a>);

    impl<'a> UpdateParamSettingView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name relative to the object.
        #[must_use]
        #[inline]
        pub fn param(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name relative to the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// New value.
        #[must_use]
        #[inline]
        pub fn value(self) -> &'a str {
            self.0.text(0x12)
        }

        /// New value.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn value_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }

        /// The object fails when this parameter does.
        #[must_use]
        #[inline]
        pub fn required(self) -> bool {
            self.0.boolean(0x18)
        }
    }

    impl fmt::Debug for UpdateParamSettingView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UpdateParamSettingView")
                .field("param", &self.param())
                .field("value", &self.value())
                .field("required", &self.required())
                .finish()
        }
    }
}
/// What a Set changed, one result per object of the request.
#[derive(Clone, Copy)]
pub struct SetRespView<'a>(Raw<'a>);

impl<'a> SetRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn updated_obj_results(
        self,
    ) -> impl Iterator<Item = set_resp::UpdatedObjectResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(set_resp::UpdatedObjectResultView::new)
    }
}

impl fmt::Debug for SetRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetRespView")
            .field("updated_obj_results", &List(self.updated_obj_results()))
            .finish()
    }
}

/// Views of what belongs to `SetResp`.
pub mod set_resp {
    use super::*;

    /// What one object of the request gave.
    #[derive(Clone, Copy)]
    pub struct UpdatedObjectResultView<'a>(Raw<'a>);

    impl<'a> UpdatedObjectResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Success or failure; required.
        #[must_use]
        #[inline]
        pub fn oper_status(self) -> updated_object_result::OperationStatusView<'a> {
            self.0
                .messages(0x12)
                .find_map(updated_object_result::OperationStatusView::choose)
                .unwrap_or_else(updated_object_result::OperationStatusView::none)
        }
    }

    impl fmt::Debug for UpdatedObjectResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UpdatedObjectResultView")
                .field("requested_path", &self.requested_path())
                .field("oper_status", &self.oper_status())
                .finish()
        }
    }

    /// Views of what belongs to `UpdatedObjectResult`.
    pub mod updated_object_result {
        use super::*;

        /// Success or failure.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationStatusView<'a> {
            /// Nothing was changed.
            OperFailure(operation_status::OperationFailureView<'a>),
            /// The object, or each object found, was changed.
            OperSuccess(operation_status::OperationSuccessView<'a>),
        }

        impl<'a> OperationStatusView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(1, 2);
                Some(match number {
                    1 => Self::OperFailure(operation_status::OperationFailureView::new(raw)),
                    2 => Self::OperSuccess(operation_status::OperationSuccessView::new(raw)),
                    _ => return None,
                })
            }

            /// What a valid message cannot hold.
            #[cold]
            pub(in crate::view) fn none() -> Self {
                let raw = Raw::EMPTY;
                Self::OperFailure(operation_status::OperationFailureView::new(raw))
            }
        }

        /// Views of what belongs to `OperationStatus`.
        pub mod operation_status {
            use super::*;

            /// Why nothing was changed.
            #[derive(Clone, Copy)]
            pub struct OperationFailureView<'a>(Raw<'a>);

            impl<'a> OperationFailureView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Why; a code of 7000 to 7999.
                #[must_use]
                #[inline]
                pub fn err_code(self) -> u32 {
                    self.0.fixed32(0x0D)
                }

                /// The same for human readers; free text.
                #[must_use]
                #[inline]
                pub fn err_msg(self) -> &'a str {
                    self.0.text(0x12)
                }

                /// The same for human readers; free text.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn err_msg_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x12)
                }

                /// The objects that failed, as far as they are known.
                #[inline]
                pub fn updated_inst_failures(
                    self,
                ) -> impl Iterator<Item = UpdatedInstanceFailureView<'a>> + Clone {
                    self.0.messages(0x1A).map(UpdatedInstanceFailureView::new)
                }
            }

            impl fmt::Debug for OperationFailureView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationFailureView")
                        .field("err_code", &self.err_code())
                        .field("err_msg", &self.err_msg())
                        .field("updated_inst_failures", &List(self.updated_inst_failures()))
                        .finish()
                }
            }

            /// What was changed.
            #[derive(Clone, Copy)]
            pub struct OperationSuccessView<'a>(Raw<'a>);

            impl<'a> OperationSuccessView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// One entry per object.
                #[inline]
                pub fn updated_inst_results(
                    self,
                ) -> impl Iterator<Item = UpdatedInstanceResultView<'a>> + Clone {
                    self.0.messages(0x0A).map(UpdatedInstanceResultView::new)
                }
            }

            impl fmt::Debug for OperationSuccessView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationSuccessView")
                        .field("updated_inst_results", &List(self.updated_inst_results()))
                        .finish()
                }
            }
        }
    }
    /// One object that could not be changed.
    #[derive(Clone, Copy)]
    pub struct UpdatedInstanceFailureView<'a>(Raw<'a>);

    impl<'a> UpdatedInstanceFailureView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the object.
        #[must_use]
        #[inline]
        pub fn affected_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn affected_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// The parameters that failed.
        #[inline]
        pub fn param_errs(self) -> impl Iterator<Item = ParameterErrorView<'a>> + Clone {
            self.0.messages(0x12).map(ParameterErrorView::new)
        }
    }

    impl fmt::Debug for UpdatedInstanceFailureView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UpdatedInstanceFailureView")
                .field("affected_path", &self.affected_path())
                .field("param_errs", &List(self.param_errs()))
                .finish()
        }
    }

    /// One changed object.
    #[derive(Clone, Copy)]
    pub struct UpdatedInstanceResultView<'a>(Raw<'a>);

    impl<'a> UpdatedInstanceResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the object.
        #[must_use]
        #[inline]
        pub fn affected_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn affected_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Parameters that failed and were not required.
        #[inline]
        pub fn param_errs(self) -> impl Iterator<Item = ParameterErrorView<'a>> + Clone {
            self.0.messages(0x12).map(ParameterErrorView::new)
        }

        /// Names and values of what was changed.
        #[must_use]
        #[inline]
        pub fn updated_params(self) -> Pairs<'a> {
            Pairs::new(self.0, 0x1A)
        }

        /// Names and values of what was changed.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn updated_params_checked(self) -> CheckedPairs<'a> {
            CheckedPairs::new(self.0, 0x1A)
        }
    }

    impl fmt::Debug for UpdatedInstanceResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UpdatedInstanceResultView")
                .field("affected_path", &self.affected_path())
                .field("param_errs", &List(self.param_errs()))
                .field("updated_params", &self.updated_params())
                .finish()
        }
    }

    /// One parameter that could not be changed.
    #[derive(Clone, Copy)]
    pub struct ParameterErrorView<'a>(Raw<'a>);

    impl<'a> ParameterErrorView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name relative to the object.
        #[must_use]
        #[inline]
        pub fn param(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name relative to the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Why; a code of 7000 to 7999.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// The same for human readers; free text.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// The same for human readers; free text.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }
    }

    impl fmt::Debug for ParameterErrorView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ParameterErrorView")
                .field("param", &self.param())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .finish()
        }
    }
}
/// Creates object instances.
#[derive(Clone, Copy)]
pub struct AddView<'a>(Raw<'a>);

impl<'a> AddView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Carry out what is possible, though other objects fail.
    #[must_use]
    #[inline]
    pub fn allow_partial(self) -> bool {
        self.0.boolean(0x08)
    }

    /// What to create.
    #[inline]
    pub fn create_objs(self) -> impl Iterator<Item = add::CreateObjectView<'a>> + Clone {
        self.0.messages(0x12).map(add::CreateObjectView::new)
    }
}

impl fmt::Debug for AddView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddView")
            .field("allow_partial", &self.allow_partial())
            .field("create_objs", &List(self.create_objs()))
            .finish()
    }
}

/// Views of what belongs to `Add`.
pub mod add {
    use super::*;

    /// One instance, or one below each object that a search path finds.
    #[derive(Clone, Copy)]
    pub struct CreateObjectView<'a>(Raw<'a>);

    impl<'a> CreateObjectView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Path of the table.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Path of the table.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Initial values.
        #[inline]
        pub fn param_settings(self) -> impl Iterator<Item = CreateParamSettingView<'a>> + Clone {
            self.0.messages(0x12).map(CreateParamSettingView::new)
        }
    }

    impl fmt::Debug for CreateObjectView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("CreateObjectView")
                .field("obj_path", &self.obj_path())
                .field("param_settings", &List(self.param_settings()))
                .finish()
        }
    }

    /// The initial value of one parameter.
    #[derive(Clone, Copy)]
    pub struct CreateParamSettingView<'a>(Raw<'a>);

    impl<'a> CreateParamSettingView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name relative to the new instance.
        #[must_use]
        #[inline]
        pub fn param(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name relative to the new instance.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Initial value.
        #[must_use]
        #[inline]
        pub fn value(self) -> &'a str {
            self.0.text(0x12)
        }

        /// Initial value.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn value_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }

        /// The instance is not created when this parameter fails.
        #[must_use]
        #[inline]
        pub fn required(self) -> bool {
            self.0.boolean(0x18)
        }
    }

    impl fmt::Debug for CreateParamSettingView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("CreateParamSettingView")
                .field("param", &self.param())
                .field("value", &self.value())
                .field("required", &self.required())
                .finish()
        }
    }
}
/// What an Add created.
#[derive(Clone, Copy)]
pub struct AddRespView<'a>(Raw<'a>);

impl<'a> AddRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn created_obj_results(
        self,
    ) -> impl Iterator<Item = add_resp::CreatedObjectResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(add_resp::CreatedObjectResultView::new)
    }
}

impl fmt::Debug for AddRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddRespView")
            .field("created_obj_results", &List(self.created_obj_results()))
            .finish()
    }
}

/// Views of what belongs to `AddResp`.
pub mod add_resp {
    use super::*;

    /// What one object of the request gave.
    #[derive(Clone, Copy)]
    pub struct CreatedObjectResultView<'a>(Raw<'a>);

    impl<'a> CreatedObjectResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Success or failure; required.
        #[must_use]
        #[inline]
        pub fn oper_status(self) -> created_object_result::OperationStatusView<'a> {
            self.0
                .messages(0x12)
                .find_map(created_object_result::OperationStatusView::choose)
                .unwrap_or_else(created_object_result::OperationStatusView::none)
        }
    }

    impl fmt::Debug for CreatedObjectResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("CreatedObjectResultView")
                .field("requested_path", &self.requested_path())
                .field("oper_status", &self.oper_status())
                .finish()
        }
    }

    /// Views of what belongs to `CreatedObjectResult`.
    pub mod created_object_result {
        use super::*;

        /// Success or failure.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationStatusView<'a> {
            /// Nothing was created.
            OperFailure(operation_status::OperationFailureView<'a>),
            /// An instance was created.
            OperSuccess(operation_status::OperationSuccessView<'a>),
        }

        impl<'a> OperationStatusView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(1, 2);
                Some(match number {
                    1 => Self::OperFailure(operation_status::OperationFailureView::new(raw)),
                    2 => Self::OperSuccess(operation_status::OperationSuccessView::new(raw)),
                    _ => return None,
                })
            }

            /// What a valid message cannot hold.
            #[cold]
            pub(in crate::view) fn none() -> Self {
                let raw = Raw::EMPTY;
                Self::OperFailure(operation_status::OperationFailureView::new(raw))
            }
        }

        /// Views of what belongs to `OperationStatus`.
        pub mod operation_status {
            use super::*;

            /// Why nothing was created.
            #[derive(Clone, Copy)]
            pub struct OperationFailureView<'a>(Raw<'a>);

            impl<'a> OperationFailureView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Why; a code of 7000 to 7999.
                #[must_use]
                #[inline]
                pub fn err_code(self) -> u32 {
                    self.0.fixed32(0x0D)
                }

                /// The same for human readers; free text.
                #[must_use]
                #[inline]
                pub fn err_msg(self) -> &'a str {
                    self.0.text(0x12)
                }

                /// The same for human readers; free text.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn err_msg_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x12)
                }
            }

            impl fmt::Debug for OperationFailureView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationFailureView")
                        .field("err_code", &self.err_code())
                        .field("err_msg", &self.err_msg())
                        .finish()
                }
            }

            /// The new instance.
            #[derive(Clone, Copy)]
            pub struct OperationSuccessView<'a>(Raw<'a>);

            impl<'a> OperationSuccessView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Full path with the new instance number.
                #[must_use]
                #[inline]
                pub fn instantiated_path(self) -> &'a str {
                    self.0.text(0x0A)
                }

                /// Full path with the new instance number.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn instantiated_path_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x0A)
                }

                /// Parameters that failed and were not required.
                #[inline]
                pub fn param_errs(self) -> impl Iterator<Item = ParameterErrorView<'a>> + Clone {
                    self.0.messages(0x12).map(ParameterErrorView::new)
                }

                /// Names and values of all unique keys.
                #[must_use]
                #[inline]
                pub fn unique_keys(self) -> Pairs<'a> {
                    Pairs::new(self.0, 0x1A)
                }

                /// Names and values of all unique keys.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn unique_keys_checked(self) -> CheckedPairs<'a> {
                    CheckedPairs::new(self.0, 0x1A)
                }
            }

            impl fmt::Debug for OperationSuccessView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationSuccessView")
                        .field("instantiated_path", &self.instantiated_path())
                        .field("param_errs", &List(self.param_errs()))
                        .field("unique_keys", &self.unique_keys())
                        .finish()
                }
            }
        }
    }
    /// One parameter that could not be set.
    #[derive(Clone, Copy)]
    pub struct ParameterErrorView<'a>(Raw<'a>);

    impl<'a> ParameterErrorView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Name relative to the new instance.
        #[must_use]
        #[inline]
        pub fn param(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Name relative to the new instance.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Why; a code of 7000 to 7999.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// The same for human readers; free text.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// The same for human readers; free text.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }
    }

    impl fmt::Debug for ParameterErrorView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ParameterErrorView")
                .field("param", &self.param())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .finish()
        }
    }
}
/// Removes object instances.
#[derive(Clone, Copy)]
pub struct DeleteView<'a>(Raw<'a>);

impl<'a> DeleteView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Carry out what is possible, though other objects fail.
    #[must_use]
    #[inline]
    pub fn allow_partial(self) -> bool {
        self.0.boolean(0x08)
    }

    /// Paths of instances; search paths are welcome.
    #[must_use]
    #[inline]
    pub fn obj_paths(self) -> Texts<'a> {
        Texts::new(self.0, 0x12)
    }

    /// Paths of instances; search paths are welcome.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn obj_paths_checked(self) -> CheckedTexts<'a> {
        CheckedTexts::new(self.0, 0x12)
    }
}

impl fmt::Debug for DeleteView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeleteView")
            .field("allow_partial", &self.allow_partial())
            .field("obj_paths", &self.obj_paths())
            .finish()
    }
}

/// What a Delete removed, one result per path of the request.
#[derive(Clone, Copy)]
pub struct DeleteRespView<'a>(Raw<'a>);

impl<'a> DeleteRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn deleted_obj_results(
        self,
    ) -> impl Iterator<Item = delete_resp::DeletedObjectResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(delete_resp::DeletedObjectResultView::new)
    }
}

impl fmt::Debug for DeleteRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeleteRespView")
            .field("deleted_obj_results", &List(self.deleted_obj_results()))
            .finish()
    }
}

/// Views of what belongs to `DeleteResp`.
pub mod delete_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct DeletedObjectResultView<'a>(Raw<'a>);

    impl<'a> DeletedObjectResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Success or failure; required.
        #[must_use]
        #[inline]
        pub fn oper_status(self) -> deleted_object_result::OperationStatusView<'a> {
            self.0
                .messages(0x12)
                .find_map(deleted_object_result::OperationStatusView::choose)
                .unwrap_or_else(deleted_object_result::OperationStatusView::none)
        }
    }

    impl fmt::Debug for DeletedObjectResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("DeletedObjectResultView")
                .field("requested_path", &self.requested_path())
                .field("oper_status", &self.oper_status())
                .finish()
        }
    }

    /// Views of what belongs to `DeletedObjectResult`.
    pub mod deleted_object_result {
        use super::*;

        /// Success or failure.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationStatusView<'a> {
            /// Nothing was removed.
            OperFailure(operation_status::OperationFailureView<'a>),
            /// The path was worked on.
            OperSuccess(operation_status::OperationSuccessView<'a>),
        }

        impl<'a> OperationStatusView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(1, 2);
                Some(match number {
                    1 => Self::OperFailure(operation_status::OperationFailureView::new(raw)),
                    2 => Self::OperSuccess(operation_status::OperationSuccessView::new(raw)),
                    _ => return None,
                })
            }

            /// What a valid message cannot hold.
            #[cold]
            pub(in crate::view) fn none() -> Self {
                let raw = Raw::EMPTY;
                Self::OperFailure(operation_status::OperationFailureView::new(raw))
            }
        }

        /// Views of what belongs to `OperationStatus`.
        pub mod operation_status {
            use super::*;

            /// Why nothing was removed.
            #[derive(Clone, Copy)]
            pub struct OperationFailureView<'a>(Raw<'a>);

            impl<'a> OperationFailureView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Why; a code of 7000 to 7999.
                #[must_use]
                #[inline]
                pub fn err_code(self) -> u32 {
                    self.0.fixed32(0x0D)
                }

                /// The same for human readers; free text.
                #[must_use]
                #[inline]
                pub fn err_msg(self) -> &'a str {
                    self.0.text(0x12)
                }

                /// The same for human readers; free text.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn err_msg_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x12)
                }
            }

            impl fmt::Debug for OperationFailureView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationFailureView")
                        .field("err_code", &self.err_code())
                        .field("err_msg", &self.err_msg())
                        .finish()
                }
            }

            /// What was removed, and what was not.
            #[derive(Clone, Copy)]
            pub struct OperationSuccessView<'a>(Raw<'a>);

            impl<'a> OperationSuccessView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Instances that are gone.
                #[must_use]
                #[inline]
                pub fn affected_paths(self) -> Texts<'a> {
                    Texts::new(self.0, 0x0A)
                }

                /// Instances that are gone.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn affected_paths_checked(self) -> CheckedTexts<'a> {
                    CheckedTexts::new(self.0, 0x0A)
                }

                /// Instances that could not be removed.
                #[inline]
                pub fn unaffected_path_errs(
                    self,
                ) -> impl Iterator<Item = UnaffectedPathErrorView<'a>> + Clone {
                    self.0.messages(0x12).map(UnaffectedPathErrorView::new)
                }
            }

            impl fmt::Debug for OperationSuccessView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationSuccessView")
                        .field("affected_paths", &self.affected_paths())
                        .field("unaffected_path_errs", &List(self.unaffected_path_errs()))
                        .finish()
                }
            }
        }
    }
    /// One instance that could not be removed.
    #[derive(Clone, Copy)]
    pub struct UnaffectedPathErrorView<'a>(Raw<'a>);

    impl<'a> UnaffectedPathErrorView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the instance.
        #[must_use]
        #[inline]
        pub fn unaffected_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the instance.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn unaffected_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Why; a code of 7000 to 7999.
        #[must_use]
        #[inline]
        pub fn err_code(self) -> u32 {
            self.0.fixed32(0x15)
        }

        /// The same for human readers; free text.
        #[must_use]
        #[inline]
        pub fn err_msg(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// The same for human readers; free text.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn err_msg_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }
    }

    impl fmt::Debug for UnaffectedPathErrorView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("UnaffectedPathErrorView")
                .field("unaffected_path", &self.unaffected_path())
                .field("err_code", &self.err_code())
                .field("err_msg", &self.err_msg())
                .finish()
        }
    }
}
/// Runs a command.
#[derive(Clone, Copy)]
pub struct OperateView<'a>(Raw<'a>);

impl<'a> OperateView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Path of the command with its `()`; search paths are welcome.
    #[must_use]
    #[inline]
    pub fn command(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Path of the command with its `()`; search paths are welcome.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn command_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }

    /// Chosen by the Controller, repeated when the command completes.
    #[must_use]
    #[inline]
    pub fn command_key(self) -> &'a str {
        self.0.text(0x12)
    }

    /// Chosen by the Controller, repeated when the command completes.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn command_key_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x12)
    }

    /// Whether an answer is wanted.
    #[must_use]
    #[inline]
    pub fn send_resp(self) -> bool {
        self.0.boolean(0x18)
    }

    /// Names and values of the input arguments.
    #[must_use]
    #[inline]
    pub fn input_args(self) -> Pairs<'a> {
        Pairs::new(self.0, 0x22)
    }

    /// Names and values of the input arguments.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn input_args_checked(self) -> CheckedPairs<'a> {
        CheckedPairs::new(self.0, 0x22)
    }
}

impl fmt::Debug for OperateView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OperateView")
            .field("command", &self.command())
            .field("command_key", &self.command_key())
            .field("send_resp", &self.send_resp())
            .field("input_args", &self.input_args())
            .finish()
    }
}

/// What the commands gave, one result per object that was found.
#[derive(Clone, Copy)]
pub struct OperateRespView<'a>(Raw<'a>);

impl<'a> OperateRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// One entry per executed command.
    #[inline]
    pub fn operation_results(
        self,
    ) -> impl Iterator<Item = operate_resp::OperationResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(operate_resp::OperationResultView::new)
    }
}

impl fmt::Debug for OperateRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OperateRespView")
            .field("operation_results", &List(self.operation_results()))
            .finish()
    }
}

/// Views of what belongs to `OperateResp`.
pub mod operate_resp {
    use super::*;

    /// What one command gave.
    #[derive(Clone, Copy)]
    pub struct OperationResultView<'a>(Raw<'a>);

    impl<'a> OperationResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the command.
        #[must_use]
        #[inline]
        pub fn executed_command(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the command.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn executed_command_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// The alternative that is present, if any is.
        #[must_use]
        #[inline]
        pub fn operation_resp(self) -> Option<operation_result::OperationRespView<'a>> {
            operation_result::OperationRespView::choose(self.0)
        }
    }

    impl fmt::Debug for OperationResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("OperationResultView")
                .field("executed_command", &self.executed_command())
                .field("operation_resp", &self.operation_resp())
                .finish()
        }
    }

    /// Views of what belongs to `OperationResult`.
    pub mod operation_result {
        use super::*;

        /// The result of a command.
        #[derive(Clone, Copy)]
        pub struct OutputArgsView<'a>(Raw<'a>);

        impl<'a> OutputArgsView<'a> {
            pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                Self(raw)
            }

            /// The bytes of the message, as they came.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0.bytes()
            }

            /// Names and values of the output arguments.
            #[must_use]
            #[inline]
            pub fn output_args(self) -> Pairs<'a> {
                Pairs::new(self.0, 0x0A)
            }

            /// Names and values of the output arguments.
            ///
            /// As bytes that are known to be UTF-8: nothing is checked again.
            #[must_use]
            #[inline]
            pub fn output_args_checked(self) -> CheckedPairs<'a> {
                CheckedPairs::new(self.0, 0x0A)
            }
        }

        impl fmt::Debug for OutputArgsView<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("OutputArgsView")
                    .field("output_args", &self.output_args())
                    .finish()
            }
        }

        /// Why a command failed.
        #[derive(Clone, Copy)]
        pub struct CommandFailureView<'a>(Raw<'a>);

        impl<'a> CommandFailureView<'a> {
            pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                Self(raw)
            }

            /// The bytes of the message, as they came.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0.bytes()
            }

            /// Why; a code of 7000 to 7999.
            #[must_use]
            #[inline]
            pub fn err_code(self) -> u32 {
                self.0.fixed32(0x0D)
            }

            /// The same for human readers; free text.
            #[must_use]
            #[inline]
            pub fn err_msg(self) -> &'a str {
                self.0.text(0x12)
            }

            /// The same for human readers; free text.
            ///
            /// As bytes that are known to be UTF-8: nothing is checked again.
            #[must_use]
            #[inline]
            pub fn err_msg_checked(self) -> CheckedStr<'a> {
                self.0.checked(0x12)
            }
        }

        impl fmt::Debug for CommandFailureView<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("CommandFailureView")
                    .field("err_code", &self.err_code())
                    .field("err_msg", &self.err_msg())
                    .finish()
            }
        }

        /// Alternatives of `operation_resp`.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationRespView<'a> {
            /// Asynchronous: path of the Request object to watch.
            ReqObjPath(CheckedStr<'a>),
            /// Synchronous: the result.
            ReqOutputArgs(OutputArgsView<'a>),
            /// The command failed.
            CmdFailure(CommandFailureView<'a>),
        }

        impl<'a> OperationRespView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(2, 4);
                Some(match number {
                    2 => Self::ReqObjPath(raw.as_checked()),
                    3 => Self::ReqOutputArgs(OutputArgsView::new(raw)),
                    4 => Self::CmdFailure(CommandFailureView::new(raw)),
                    _ => return None,
                })
            }
        }
    }
}
/// Tells a Controller what happened.
#[derive(Clone, Copy)]
pub struct NotifyView<'a>(Raw<'a>);

impl<'a> NotifyView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// ID of the Subscription; empty for an OnBoardRequest.
    #[must_use]
    #[inline]
    pub fn subscription_id(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// ID of the Subscription; empty for an OnBoardRequest.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn subscription_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }

    /// Whether an answer is wanted.
    #[must_use]
    #[inline]
    pub fn send_resp(self) -> bool {
        self.0.boolean(0x10)
    }

    /// The alternative that is present.
    #[must_use]
    #[inline]
    pub fn notification(self) -> notify::NotificationView<'a> {
        notify::NotificationView::new(self.0)
    }
}

impl fmt::Debug for NotifyView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotifyView")
            .field("subscription_id", &self.subscription_id())
            .field("send_resp", &self.send_resp())
            .field("notification", &self.notification())
            .finish()
    }
}

/// Views of what belongs to `Notify`.
pub mod notify {
    use super::*;

    /// An event of the data model.
    #[derive(Clone, Copy)]
    pub struct EventView<'a>(Raw<'a>);

    impl<'a> EventView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the object.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Name with its `!`.
        #[must_use]
        #[inline]
        pub fn event_name(self) -> &'a str {
            self.0.text(0x12)
        }

        /// Name with its `!`.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn event_name_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }

        /// Names and values of the arguments.
        #[must_use]
        #[inline]
        pub fn params(self) -> Pairs<'a> {
            Pairs::new(self.0, 0x1A)
        }

        /// Names and values of the arguments.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn params_checked(self) -> CheckedPairs<'a> {
            CheckedPairs::new(self.0, 0x1A)
        }
    }

    impl fmt::Debug for EventView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("EventView")
                .field("obj_path", &self.obj_path())
                .field("event_name", &self.event_name())
                .field("params", &self.params())
                .finish()
        }
    }

    /// A parameter has a new value.
    #[derive(Clone, Copy)]
    pub struct ValueChangeView<'a>(Raw<'a>);

    impl<'a> ValueChangeView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the parameter.
        #[must_use]
        #[inline]
        pub fn param_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the parameter.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// The new value.
        #[must_use]
        #[inline]
        pub fn param_value(self) -> &'a str {
            self.0.text(0x12)
        }

        /// The new value.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn param_value_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }
    }

    impl fmt::Debug for ValueChangeView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ValueChangeView")
                .field("param_path", &self.param_path())
                .field("param_value", &self.param_value())
                .finish()
        }
    }

    /// An instance was created.
    #[derive(Clone, Copy)]
    pub struct ObjectCreationView<'a>(Raw<'a>);

    impl<'a> ObjectCreationView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the instance.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the instance.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Names and values of all unique keys.
        #[must_use]
        #[inline]
        pub fn unique_keys(self) -> Pairs<'a> {
            Pairs::new(self.0, 0x12)
        }

        /// Names and values of all unique keys.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn unique_keys_checked(self) -> CheckedPairs<'a> {
            CheckedPairs::new(self.0, 0x12)
        }
    }

    impl fmt::Debug for ObjectCreationView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ObjectCreationView")
                .field("obj_path", &self.obj_path())
                .field("unique_keys", &self.unique_keys())
                .finish()
        }
    }

    /// An instance was deleted.
    #[derive(Clone, Copy)]
    pub struct ObjectDeletionView<'a>(Raw<'a>);

    impl<'a> ObjectDeletionView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the instance.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the instance.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }
    }

    impl fmt::Debug for ObjectDeletionView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("ObjectDeletionView")
                .field("obj_path", &self.obj_path())
                .finish()
        }
    }

    /// An asynchronous command has ended.
    #[derive(Clone, Copy)]
    pub struct OperationCompleteView<'a>(Raw<'a>);

    impl<'a> OperationCompleteView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Full path of the object.
        #[must_use]
        #[inline]
        pub fn obj_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Full path of the object.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn obj_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Name of the command with its `()`.
        #[must_use]
        #[inline]
        pub fn command_name(self) -> &'a str {
            self.0.text(0x12)
        }

        /// Name of the command with its `()`.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn command_name_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }

        /// The key that came with the Operate.
        #[must_use]
        #[inline]
        pub fn command_key(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// The key that came with the Operate.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn command_key_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }

        /// The alternative that is present.
        #[must_use]
        #[inline]
        pub fn operation_resp(self) -> operation_complete::OperationRespView<'a> {
            operation_complete::OperationRespView::new(self.0)
        }
    }

    impl fmt::Debug for OperationCompleteView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("OperationCompleteView")
                .field("obj_path", &self.obj_path())
                .field("command_name", &self.command_name())
                .field("command_key", &self.command_key())
                .field("operation_resp", &self.operation_resp())
                .finish()
        }
    }

    /// Views of what belongs to `OperationComplete`.
    pub mod operation_complete {
        use super::*;

        /// The result of a command.
        #[derive(Clone, Copy)]
        pub struct OutputArgsView<'a>(Raw<'a>);

        impl<'a> OutputArgsView<'a> {
            pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                Self(raw)
            }

            /// The bytes of the message, as they came.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0.bytes()
            }

            /// Names and values of the output arguments.
            #[must_use]
            #[inline]
            pub fn output_args(self) -> Pairs<'a> {
                Pairs::new(self.0, 0x0A)
            }

            /// Names and values of the output arguments.
            ///
            /// As bytes that are known to be UTF-8: nothing is checked again.
            #[must_use]
            #[inline]
            pub fn output_args_checked(self) -> CheckedPairs<'a> {
                CheckedPairs::new(self.0, 0x0A)
            }
        }

        impl fmt::Debug for OutputArgsView<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("OutputArgsView")
                    .field("output_args", &self.output_args())
                    .finish()
            }
        }

        /// Why a command failed.
        #[derive(Clone, Copy)]
        pub struct CommandFailureView<'a>(Raw<'a>);

        impl<'a> CommandFailureView<'a> {
            pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                Self(raw)
            }

            /// The bytes of the message, as they came.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0.bytes()
            }

            /// Why; a code of 7000 to 7999.
            #[must_use]
            #[inline]
            pub fn err_code(self) -> u32 {
                self.0.fixed32(0x0D)
            }

            /// The same for human readers; free text.
            #[must_use]
            #[inline]
            pub fn err_msg(self) -> &'a str {
                self.0.text(0x12)
            }

            /// The same for human readers; free text.
            ///
            /// As bytes that are known to be UTF-8: nothing is checked again.
            #[must_use]
            #[inline]
            pub fn err_msg_checked(self) -> CheckedStr<'a> {
                self.0.checked(0x12)
            }
        }

        impl fmt::Debug for CommandFailureView<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("CommandFailureView")
                    .field("err_code", &self.err_code())
                    .field("err_msg", &self.err_msg())
                    .finish()
            }
        }

        /// Alternatives of `operation_resp`.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationRespView<'a> {
            /// The result.
            ReqOutputArgs(OutputArgsView<'a>),
            /// The command failed.
            CmdFailure(CommandFailureView<'a>),
        }

        impl<'a> OperationRespView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
                let (number, raw) = raw.choice(4, 5);
                match number {
                    5 => Self::CmdFailure(CommandFailureView::new(raw)),
                    _ => Self::ReqOutputArgs(OutputArgsView::new(raw)),
                }
            }
        }
    }
    /// The Agent wants to be known.
    #[derive(Clone, Copy)]
    pub struct OnBoardRequestView<'a>(Raw<'a>);

    impl<'a> OnBoardRequestView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Organisation of the manufacturer, six hexadecimal digits.
        #[must_use]
        #[inline]
        pub fn oui(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Organisation of the manufacturer, six hexadecimal digits.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn oui_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Product class of the device.
        #[must_use]
        #[inline]
        pub fn product_class(self) -> &'a str {
            self.0.text(0x12)
        }

        /// Product class of the device.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn product_class_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x12)
        }

        /// Serial number of the device.
        #[must_use]
        #[inline]
        pub fn serial_number(self) -> &'a str {
            self.0.text(0x1A)
        }

        /// Serial number of the device.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn serial_number_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x1A)
        }

        /// Comma-separated list such as `1.3,1.4`.
        #[must_use]
        #[inline]
        pub fn agent_supported_protocol_versions(self) -> &'a str {
            self.0.text(0x22)
        }

        /// Comma-separated list such as `1.3,1.4`.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn agent_supported_protocol_versions_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x22)
        }
    }

    impl fmt::Debug for OnBoardRequestView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("OnBoardRequestView")
                .field("oui", &self.oui())
                .field("product_class", &self.product_class())
                .field("serial_number", &self.serial_number())
                .field(
                    "agent_supported_protocol_versions",
                    &self.agent_supported_protocol_versions(),
                )
                .finish()
        }
    }

    /// Alternatives of `notification`.
    #[derive(Clone, Copy, Debug)]
    #[non_exhaustive]
    pub enum NotificationView<'a> {
        /// An event of the data model.
        Event(EventView<'a>),
        /// A parameter has a new value.
        ValueChange(ValueChangeView<'a>),
        /// An instance was created.
        ObjCreation(ObjectCreationView<'a>),
        /// An instance was deleted.
        ObjDeletion(ObjectDeletionView<'a>),
        /// An asynchronous command has ended.
        OperComplete(OperationCompleteView<'a>),
        /// The Agent wants to be known.
        OnBoardReq(OnBoardRequestView<'a>),
    }

    impl<'a> NotificationView<'a> {
        /// The alternative that a message holds.
        #[inline]
        pub(in crate::view) fn new(raw: Raw<'a>) -> Self {
            let (number, raw) = raw.choice(3, 8);
            match number {
                4 => Self::ValueChange(ValueChangeView::new(raw)),
                5 => Self::ObjCreation(ObjectCreationView::new(raw)),
                6 => Self::ObjDeletion(ObjectDeletionView::new(raw)),
                7 => Self::OperComplete(OperationCompleteView::new(raw)),
                8 => Self::OnBoardReq(OnBoardRequestView::new(raw)),
                _ => Self::Event(EventView::new(raw)),
            }
        }
    }
}
/// The notification has arrived.
#[derive(Clone, Copy)]
pub struct NotifyRespView<'a>(Raw<'a>);

impl<'a> NotifyRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// The ID that came with the Notify.
    #[must_use]
    #[inline]
    pub fn subscription_id(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// The ID that came with the Notify.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn subscription_id_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }
}

impl fmt::Debug for NotifyRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotifyRespView")
            .field("subscription_id", &self.subscription_id())
            .finish()
    }
}

/// Asks for the protocol versions of an Agent.
#[derive(Clone, Copy)]
pub struct GetSupportedProtocolView<'a>(Raw<'a>);

impl<'a> GetSupportedProtocolView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Comma-separated list such as `1.3,1.4`.
    #[must_use]
    #[inline]
    pub fn controller_supported_protocol_versions(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Comma-separated list such as `1.3,1.4`.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn controller_supported_protocol_versions_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }
}

impl fmt::Debug for GetSupportedProtocolView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetSupportedProtocolView")
            .field(
                "controller_supported_protocol_versions",
                &self.controller_supported_protocol_versions(),
            )
            .finish()
    }
}

/// The protocol versions of an Agent.
#[derive(Clone, Copy)]
pub struct GetSupportedProtocolRespView<'a>(Raw<'a>);

impl<'a> GetSupportedProtocolRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Comma-separated list such as `1.3,1.4`.
    #[must_use]
    #[inline]
    pub fn agent_supported_protocol_versions(self) -> &'a str {
        self.0.text(0x0A)
    }

    /// Comma-separated list such as `1.3,1.4`.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn agent_supported_protocol_versions_checked(self) -> CheckedStr<'a> {
        self.0.checked(0x0A)
    }
}

impl fmt::Debug for GetSupportedProtocolRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetSupportedProtocolRespView")
            .field(
                "agent_supported_protocol_versions",
                &self.agent_supported_protocol_versions(),
            )
            .finish()
    }
}

/// Offers parts of a data model to a broker (USP 1.3).
#[derive(Clone, Copy)]
pub struct RegisterView<'a>(Raw<'a>);

impl<'a> RegisterView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Carry out what is possible, though other paths fail.
    #[must_use]
    #[inline]
    pub fn allow_partial(self) -> bool {
        self.0.boolean(0x08)
    }

    /// What to register.
    #[inline]
    pub fn reg_paths(self) -> impl Iterator<Item = register::RegistrationPathView<'a>> + Clone {
        self.0
            .messages(0x12)
            .map(register::RegistrationPathView::new)
    }
}

impl fmt::Debug for RegisterView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisterView")
            .field("allow_partial", &self.allow_partial())
            .field("reg_paths", &List(self.reg_paths()))
            .finish()
    }
}

/// Views of what belongs to `Register`.
pub mod register {
    use super::*;

    /// One path to register.
    #[derive(Clone, Copy)]
    pub struct RegistrationPathView<'a>(Raw<'a>);

    impl<'a> RegistrationPathView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// Path without instance numbers.
        #[must_use]
        #[inline]
        pub fn path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// Path without instance numbers.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }
    }

    impl fmt::Debug for RegistrationPathView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("RegistrationPathView")
                .field("path", &self.path())
                .finish()
        }
    }
}
/// What a broker registered, one result per path of the request (USP 1.3).
#[derive(Clone, Copy)]
pub struct RegisterRespView<'a>(Raw<'a>);

impl<'a> RegisterRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn registered_path_results(
        self,
    ) -> impl Iterator<Item = register_resp::RegisteredPathResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(register_resp::RegisteredPathResultView::new)
    }
}

impl fmt::Debug for RegisterRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisterRespView")
            .field(
                "registered_path_results",
                &List(self.registered_path_results()),
            )
            .finish()
    }
}

/// Views of what belongs to `RegisterResp`.
pub mod register_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct RegisteredPathResultView<'a>(Raw<'a>);

    impl<'a> RegisteredPathResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Success or failure; required.
        #[must_use]
        #[inline]
        pub fn oper_status(self) -> registered_path_result::OperationStatusView<'a> {
            self.0
                .messages(0x12)
                .find_map(registered_path_result::OperationStatusView::choose)
                .unwrap_or_else(registered_path_result::OperationStatusView::none)
        }
    }

    impl fmt::Debug for RegisteredPathResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("RegisteredPathResultView")
                .field("requested_path", &self.requested_path())
                .field("oper_status", &self.oper_status())
                .finish()
        }
    }

    /// Views of what belongs to `RegisteredPathResult`.
    pub mod registered_path_result {
        use super::*;

        /// Success or failure.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationStatusView<'a> {
            /// The path was not registered.
            OperFailure(operation_status::OperationFailureView<'a>),
            /// The path was registered.
            OperSuccess(operation_status::OperationSuccessView<'a>),
        }

        impl<'a> OperationStatusView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(1, 2);
                Some(match number {
                    1 => Self::OperFailure(operation_status::OperationFailureView::new(raw)),
                    2 => Self::OperSuccess(operation_status::OperationSuccessView::new(raw)),
                    _ => return None,
                })
            }

            /// What a valid message cannot hold.
            #[cold]
            pub(in crate::view) fn none() -> Self {
                let raw = Raw::EMPTY;
                Self::OperFailure(operation_status::OperationFailureView::new(raw))
            }
        }

        /// Views of what belongs to `OperationStatus`.
        pub mod operation_status {
            use super::*;

            /// Why the path was not registered.
            #[derive(Clone, Copy)]
            pub struct OperationFailureView<'a>(Raw<'a>);

            impl<'a> OperationFailureView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Why; a code of 7000 to 7999.
                #[must_use]
                #[inline]
                pub fn err_code(self) -> u32 {
                    self.0.fixed32(0x0D)
                }

                /// The same for human readers; free text.
                #[must_use]
                #[inline]
                pub fn err_msg(self) -> &'a str {
                    self.0.text(0x12)
                }

                /// The same for human readers; free text.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn err_msg_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x12)
                }
            }

            impl fmt::Debug for OperationFailureView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationFailureView")
                        .field("err_code", &self.err_code())
                        .field("err_msg", &self.err_msg())
                        .finish()
                }
            }

            /// What was registered.
            #[derive(Clone, Copy)]
            pub struct OperationSuccessView<'a>(Raw<'a>);

            impl<'a> OperationSuccessView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// The registered path.
                #[must_use]
                #[inline]
                pub fn registered_path(self) -> &'a str {
                    self.0.text(0x0A)
                }

                /// The registered path.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn registered_path_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x0A)
                }
            }

            impl fmt::Debug for OperationSuccessView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationSuccessView")
                        .field("registered_path", &self.registered_path())
                        .finish()
                }
            }
        }
    }
}
/// Withdraws registered paths from a broker (USP 1.3).
#[derive(Clone, Copy)]
pub struct DeregisterView<'a>(Raw<'a>);

impl<'a> DeregisterView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// Paths to withdraw; an empty one withdraws all.
    #[must_use]
    #[inline]
    pub fn paths(self) -> Texts<'a> {
        Texts::new(self.0, 0x0A)
    }

    /// Paths to withdraw; an empty one withdraws all.
    ///
    /// As bytes that are known to be UTF-8: nothing is checked again.
    #[must_use]
    #[inline]
    pub fn paths_checked(self) -> CheckedTexts<'a> {
        CheckedTexts::new(self.0, 0x0A)
    }
}

impl fmt::Debug for DeregisterView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeregisterView")
            .field("paths", &self.paths())
            .finish()
    }
}

/// What a broker deregistered, one result per path of the request (USP 1.3).
#[derive(Clone, Copy)]
pub struct DeregisterRespView<'a>(Raw<'a>);

impl<'a> DeregisterRespView<'a> {
    pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
        Self(raw)
    }

    /// The bytes of the message, as they came.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.bytes()
    }

    /// In the order of the request.
    #[inline]
    pub fn deregistered_path_results(
        self,
    ) -> impl Iterator<Item = deregister_resp::DeregisteredPathResultView<'a>> + Clone {
        self.0
            .messages(0x0A)
            .map(deregister_resp::DeregisteredPathResultView::new)
    }
}

impl fmt::Debug for DeregisterRespView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeregisterRespView")
            .field(
                "deregistered_path_results",
                &List(self.deregistered_path_results()),
            )
            .finish()
    }
}

/// Views of what belongs to `DeregisterResp`.
pub mod deregister_resp {
    use super::*;

    /// What one path of the request gave.
    #[derive(Clone, Copy)]
    pub struct DeregisteredPathResultView<'a>(Raw<'a>);

    impl<'a> DeregisteredPathResultView<'a> {
        pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
            Self(raw)
        }

        /// The bytes of the message, as they came.
        #[must_use]
        pub const fn as_bytes(self) -> &'a [u8] {
            self.0.bytes()
        }

        /// The path as it stood in the request.
        #[must_use]
        #[inline]
        pub fn requested_path(self) -> &'a str {
            self.0.text(0x0A)
        }

        /// The path as it stood in the request.
        ///
        /// As bytes that are known to be UTF-8: nothing is checked again.
        #[must_use]
        #[inline]
        pub fn requested_path_checked(self) -> CheckedStr<'a> {
            self.0.checked(0x0A)
        }

        /// Success or failure; required.
        #[must_use]
        #[inline]
        pub fn oper_status(self) -> deregistered_path_result::OperationStatusView<'a> {
            self.0
                .messages(0x12)
                .find_map(deregistered_path_result::OperationStatusView::choose)
                .unwrap_or_else(deregistered_path_result::OperationStatusView::none)
        }
    }

    impl fmt::Debug for DeregisteredPathResultView<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("DeregisteredPathResultView")
                .field("requested_path", &self.requested_path())
                .field("oper_status", &self.oper_status())
                .finish()
        }
    }

    /// Views of what belongs to `DeregisteredPathResult`.
    pub mod deregistered_path_result {
        use super::*;

        /// Success or failure.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum OperationStatusView<'a> {
            /// Nothing was deregistered.
            OperFailure(operation_status::OperationFailureView<'a>),
            /// The path was deregistered.
            OperSuccess(operation_status::OperationSuccessView<'a>),
        }

        impl<'a> OperationStatusView<'a> {
            /// The alternative that a message holds.
            #[inline]
            pub(in crate::view) fn choose(raw: Raw<'a>) -> Option<Self> {
                let (number, raw) = raw.choice(1, 2);
                Some(match number {
                    1 => Self::OperFailure(operation_status::OperationFailureView::new(raw)),
                    2 => Self::OperSuccess(operation_status::OperationSuccessView::new(raw)),
                    _ => return None,
                })
            }

            /// What a valid message cannot hold.
            #[cold]
            pub(in crate::view) fn none() -> Self {
                let raw = Raw::EMPTY;
                Self::OperFailure(operation_status::OperationFailureView::new(raw))
            }
        }

        /// Views of what belongs to `OperationStatus`.
        pub mod operation_status {
            use super::*;

            /// Why nothing was deregistered.
            #[derive(Clone, Copy)]
            pub struct OperationFailureView<'a>(Raw<'a>);

            impl<'a> OperationFailureView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// Why; a code of 7000 to 7999.
                #[must_use]
                #[inline]
                pub fn err_code(self) -> u32 {
                    self.0.fixed32(0x0D)
                }

                /// The same for human readers; free text.
                #[must_use]
                #[inline]
                pub fn err_msg(self) -> &'a str {
                    self.0.text(0x12)
                }

                /// The same for human readers; free text.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn err_msg_checked(self) -> CheckedStr<'a> {
                    self.0.checked(0x12)
                }
            }

            impl fmt::Debug for OperationFailureView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationFailureView")
                        .field("err_code", &self.err_code())
                        .field("err_msg", &self.err_msg())
                        .finish()
                }
            }

            /// What was deregistered.
            #[derive(Clone, Copy)]
            pub struct OperationSuccessView<'a>(Raw<'a>);

            impl<'a> OperationSuccessView<'a> {
                pub(in crate::view) const fn new(raw: Raw<'a>) -> Self {
                    Self(raw)
                }

                /// The bytes of the message, as they came.
                #[must_use]
                pub const fn as_bytes(self) -> &'a [u8] {
                    self.0.bytes()
                }

                /// The paths that are no longer registered.
                #[must_use]
                #[inline]
                pub fn deregistered_path(self) -> Texts<'a> {
                    Texts::new(self.0, 0x0A)
                }

                /// The paths that are no longer registered.
                ///
                /// As bytes that are known to be UTF-8: nothing is checked again.
                #[must_use]
                #[inline]
                pub fn deregistered_path_checked(self) -> CheckedTexts<'a> {
                    CheckedTexts::new(self.0, 0x0A)
                }
            }

            impl fmt::Debug for OperationSuccessView<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("OperationSuccessView")
                        .field("deregistered_path", &self.deregistered_path())
                        .finish()
                }
            }
        }
    }
}
