//! GetSupportedDM: learn what a data model supports.

use alloc::{string::String, vec::Vec};

use crate::{
    ErrorCode, Failure,
    convert::{convert_by_into, same_fields},
    failure::path_result,
    wire::get_supported_dm_resp as numbers,
};

pub use crate::supported_params::{Iter as SupportedParamsIter, SupportedParams};

/// Asks what the data model supports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetSupportedDm {
    /// Paths of objects, commands, events or parameters.
    pub obj_paths: Vec<String>,
    /// Whether to stop at the immediate children.
    pub first_level_only: bool,
    /// Whether to include commands.
    pub return_commands: bool,
    /// Whether to include events.
    pub return_events: bool,
    /// Whether to include parameters.
    pub return_params: bool,
    /// Whether to include unique keys (USP 1.4).
    pub return_unique_key_sets: bool,
}

impl GetSupportedDm {
    /// A GetSupportedDM of these paths, of objects alone and at any depth.
    #[must_use]
    pub fn new<P: Into<String>>(obj_paths: impl IntoIterator<Item = P>) -> Self {
        Self {
            obj_paths: obj_paths.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// The same, stopping at the immediate children or not; default `false`.
    #[must_use]
    pub fn with_first_level_only(mut self, first_level_only: bool) -> Self {
        self.first_level_only = first_level_only;
        self
    }

    /// The same, with or without commands; default `false`.
    #[must_use]
    pub fn with_return_commands(mut self, return_commands: bool) -> Self {
        self.return_commands = return_commands;
        self
    }

    /// The same, with or without events; default `false`.
    #[must_use]
    pub fn with_return_events(mut self, return_events: bool) -> Self {
        self.return_events = return_events;
        self
    }

    /// The same, with or without parameters; default `false`.
    #[must_use]
    pub fn with_return_params(mut self, return_params: bool) -> Self {
        self.return_params = return_params;
        self
    }

    /// The same, with or without unique keys (USP 1.4); default `false`.
    #[must_use]
    pub fn with_return_unique_key_sets(mut self, return_unique_key_sets: bool) -> Self {
        self.return_unique_key_sets = return_unique_key_sets;
        self
    }
}

/// The supported data model: the answer to GetSupportedDM.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetSupportedDmResp {
    /// One entry per path of the request, in its order.
    pub req_obj_results: Vec<RequestedObjectResult>,
}

impl GetSupportedDmResp {
    /// A GetSupportedDMResp of these entries.
    #[must_use]
    pub fn new(req_obj_results: impl IntoIterator<Item = RequestedObjectResult>) -> Self {
        Self {
            req_obj_results: req_obj_results.into_iter().collect(),
        }
    }

    /// The entry of a path, as it stood in the request.
    #[must_use]
    pub fn entry(&self, req_obj_path: &str) -> Option<&RequestedObjectResult> {
        self.req_obj_results
            .iter()
            .find(|r| r.req_obj_path == req_obj_path)
    }

    /// All objects of all entries, in order.
    pub fn objects(&self) -> impl Iterator<Item = &SupportedObjectResult> {
        self.req_obj_results.iter().flat_map(|r| &r.supported_objs)
    }

    /// The entries that failed, as requested path and reason.
    pub fn failures(&self) -> impl Iterator<Item = (&str, Failure<'_>)> {
        self.req_obj_results.iter().filter_map(|r| {
            let failure = r.result().err()?;
            Some((r.req_obj_path.as_str(), failure))
        })
    }
}

/// What one path of a GetSupportedDM gave.
///
/// The fields are those of the wire; [`result`](Self::result) reads them as the standard means them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RequestedObjectResult {
    /// The path as it stood in the request.
    pub req_obj_path: String,
    /// 0, or why the path failed.
    pub err_code: ErrorCode,
    /// Why the path failed, for human readers.
    pub err_msg: String,
    /// URI of the data model; may be empty.
    pub data_model_inst_uri: String,
    /// One entry per object.
    pub supported_objs: Vec<SupportedObjectResult>,
}

impl RequestedObjectResult {
    /// The entry of a path that did not fail.
    #[must_use]
    pub fn new(
        req_obj_path: impl Into<String>,
        data_model_inst_uri: impl Into<String>,
        supported_objs: impl IntoIterator<Item = SupportedObjectResult>,
    ) -> Self {
        Self {
            req_obj_path: req_obj_path.into(),
            err_code: ErrorCode::SUCCESS,
            err_msg: String::new(),
            data_model_inst_uri: data_model_inst_uri.into(),
            supported_objs: supported_objs.into_iter().collect(),
        }
    }

    /// The entry of a path that failed.
    #[must_use]
    pub fn failed(
        req_obj_path: impl Into<String>,
        err_code: impl Into<ErrorCode>,
        err_msg: impl Into<String>,
    ) -> Self {
        Self {
            req_obj_path: req_obj_path.into(),
            err_code: err_code.into(),
            err_msg: err_msg.into(),
            data_model_inst_uri: String::new(),
            supported_objs: Vec::new(),
        }
    }

    /// The objects.
    ///
    /// # Errors
    ///
    /// Why the path failed, if `err_code` is not 0.
    pub fn result(&self) -> Result<&[SupportedObjectResult], Failure<'_>> {
        path_result(self.err_code, &self.err_msg, &self.supported_objs)
    }
}

/// One supported object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SupportedObjectResult {
    /// Full path with `{i}` for instance numbers.
    pub supported_obj_path: String,
    /// Whether instances can be created and deleted.
    pub access: ObjAccessType,
    /// Whether the object is a table.
    pub is_multi_instance: bool,
    /// Commands of the object.
    pub supported_commands: Vec<SupportedCommandResult>,
    /// Events of the object.
    pub supported_events: Vec<SupportedEventResult>,
    /// Parameters of the object.
    pub supported_params: SupportedParams,
    /// Instances whose supported data model differs (USP 1.2).
    pub divergent_paths: Vec<String>,
    /// Unique keys of the table (USP 1.4).
    pub unique_key_sets: Vec<SupportedUniqueKeySet>,
}

impl SupportedObjectResult {
    /// An object without commands, events and parameters.
    #[must_use]
    pub fn new(
        supported_obj_path: impl Into<String>,
        access: ObjAccessType,
        is_multi_instance: bool,
    ) -> Self {
        Self {
            supported_obj_path: supported_obj_path.into(),
            access,
            is_multi_instance,
            supported_commands: Vec::new(),
            supported_events: Vec::new(),
            supported_params: SupportedParams::new(),
            divergent_paths: Vec::new(),
            unique_key_sets: Vec::new(),
        }
    }

    /// The same with one more command.
    #[must_use]
    pub fn with_command(mut self, command: SupportedCommandResult) -> Self {
        self.supported_commands.push(command);
        self
    }

    /// The same with one more event.
    #[must_use]
    pub fn with_event(mut self, event: SupportedEventResult) -> Self {
        self.supported_events.push(event);
        self
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with_param(mut self, param: SupportedParamResult<impl AsRef<str>>) -> Self {
        self.supported_params.push(param);
        self
    }

    /// The same with one more instance whose supported data model differs (USP 1.2).
    #[must_use]
    pub fn with_divergent_path(mut self, path: impl Into<String>) -> Self {
        self.divergent_paths.push(path.into());
        self
    }

    /// The same with one more unique key (USP 1.4).
    #[must_use]
    pub fn with_unique_key_set(mut self, key: SupportedUniqueKeySet) -> Self {
        self.unique_key_sets.push(key);
        self
    }
}

/// One supported parameter.
///
/// The name is text of its own, or borrowed from the [`SupportedParams`] that the parameter is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SupportedParamResult<N = String> {
    /// Name relative to the object.
    pub param_name: N,
    /// Whether it can be read and written.
    pub access: ParamAccessType,
    /// Primitive data type (USP 1.2).
    pub value_type: ParamValueType,
    /// Whether value changes can be subscribed to (USP 1.2).
    pub value_change: ValueChangeType,
}

impl SupportedParamResult {
    /// A parameter of which nothing is said about value changes.
    #[must_use]
    pub fn new(
        param_name: impl Into<String>,
        access: ParamAccessType,
        value_type: ParamValueType,
    ) -> Self {
        Self {
            param_name: param_name.into(),
            access,
            value_type,
            value_change: ValueChangeType::Unknown,
        }
    }
}

impl<N> SupportedParamResult<N> {
    /// The same with what is said about value changes; default [`ValueChangeType::Unknown`].
    #[must_use]
    pub fn with_value_change(mut self, value_change: ValueChangeType) -> Self {
        self.value_change = value_change;
        self
    }
}

impl SupportedParamResult<&str> {
    /// The same with text of its own.
    #[must_use]
    pub fn to_owned(self) -> SupportedParamResult {
        SupportedParamResult {
            param_name: self.param_name.into(),
            access: self.access,
            value_type: self.value_type,
            value_change: self.value_change,
        }
    }
}

/// One supported command.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SupportedCommandResult {
    /// Name with its `()`.
    pub command_name: String,
    /// Names of the input arguments.
    pub input_arg_names: Vec<String>,
    /// Names of the output arguments.
    pub output_arg_names: Vec<String>,
    /// Whether it is synchronous (USP 1.2).
    pub command_type: CmdType,
}

impl SupportedCommandResult {
    /// A command without arguments.
    #[must_use]
    pub fn new(command_name: impl Into<String>, command_type: CmdType) -> Self {
        Self {
            command_name: command_name.into(),
            input_arg_names: Vec::new(),
            output_arg_names: Vec::new(),
            command_type,
        }
    }

    /// The same with one more input argument.
    #[must_use]
    pub fn with_input_arg_name(mut self, name: impl Into<String>) -> Self {
        self.input_arg_names.push(name.into());
        self
    }

    /// The same with one more output argument.
    #[must_use]
    pub fn with_output_arg_name(mut self, name: impl Into<String>) -> Self {
        self.output_arg_names.push(name.into());
        self
    }
}

/// One supported event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SupportedEventResult {
    /// Name with its `!`.
    pub event_name: String,
    /// Names of the arguments.
    pub arg_names: Vec<String>,
}

impl SupportedEventResult {
    /// An event without arguments.
    #[must_use]
    pub fn new(event_name: impl Into<String>) -> Self {
        Self {
            event_name: event_name.into(),
            arg_names: Vec::new(),
        }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with_arg_name(mut self, name: impl Into<String>) -> Self {
        self.arg_names.push(name.into());
        self
    }
}

/// One unique key of a table (USP 1.4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SupportedUniqueKeySet {
    /// Parameters that together form the key.
    pub key_names: Vec<String>,
}

impl SupportedUniqueKeySet {
    /// A key of these parameters.
    #[must_use]
    pub fn new<N: Into<String>>(key_names: impl IntoIterator<Item = N>) -> Self {
        Self {
            key_names: key_names.into_iter().map(Into::into).collect(),
        }
    }
}

/// An enumeration that keeps the numbers it does not know. // [R-ENC.2]
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        $type:ident { $( $(#[$variant_doc:meta])* $variant:ident = $wire:ident, )* }
    ) => {
        $(#[$doc])*
        ///
        /// Open: a number that is not listed here is kept and sent on. [R-ENC.2]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $( $(#[$variant_doc])* $variant, )*
            /// A number without a meaning in USP 1.5; `From<i32>` puts no listed number here.
            Other(i32),
        }

        impl $type {
            /// The number on the wire.
            #[must_use]
            pub fn number(self) -> i32 {
                match self {
                    $( Self::$variant => numbers::$type::$wire.into(), )*
                    Self::Other(number) => number,
                }
            }
        }

        impl From<i32> for $type {
            fn from(number: i32) -> Self {
                match numbers::$type::try_from(number) {
                    $( Ok(numbers::$type::$wire) => Self::$variant, )*
                    Err(_) => Self::Other(number),
                }
            }
        }

        impl From<$type> for i32 {
            fn from(value: $type) -> Self {
                value.number()
            }
        }

        convert_by_into!($type, i32);
    };
}

open_enum! {
    /// What may be done with an object.
    ObjAccessType {
        /// Instances are neither created nor deleted by a Controller.
        ReadOnly = ObjReadOnly,
        /// Instances are created and deleted.
        AddDelete = ObjAddDelete,
        /// Instances are created, not deleted.
        AddOnly = ObjAddOnly,
        /// Instances are deleted, not created.
        DeleteOnly = ObjDeleteOnly,
    }
}

open_enum! {
    /// What may be done with a parameter.
    ParamAccessType {
        /// Read.
        ReadOnly = ParamReadOnly,
        /// Read and write.
        ReadWrite = ParamReadWrite,
        /// Write.
        WriteOnly = ParamWriteOnly,
    }
}

open_enum! {
    /// Primitive data type of a parameter.
    ParamValueType {
        /// Not told, as by Agents before USP 1.2.
        Unknown = ParamUnknown,
        /// Octets in base 64.
        Base64 = ParamBase64,
        /// `true` or `false`.
        Boolean = ParamBoolean,
        /// A point in time.
        DateTime = ParamDateTime,
        /// A decimal fraction.
        Decimal = ParamDecimal,
        /// Octets in base 16.
        HexBinary = ParamHexBinary,
        /// A signed number of 32 bits.
        Int = ParamInt,
        /// A signed number of 64 bits.
        Long = ParamLong,
        /// Text, lists too.
        String = ParamString,
        /// An unsigned number of 32 bits.
        UnsignedInt = ParamUnsignedInt,
        /// An unsigned number of 64 bits.
        UnsignedLong = ParamUnsignedLong,
    }
}

open_enum! {
    /// Whether value changes of a parameter are notified.
    ValueChangeType {
        /// Not told, as by Agents before USP 1.2.
        Unknown = ValueChangeUnknown,
        /// A subscription gives notifications.
        Allowed = ValueChangeAllowed,
        /// A subscription to the object leaves this parameter out.
        WillIgnore = ValueChangeWillIgnore,
    }
}

open_enum! {
    /// Whether a command answers at once.
    CmdType {
        /// Not told, as by Agents before USP 1.2.
        Unknown = CmdUnknown,
        /// The answer holds the result.
        Sync = CmdSync,
        /// The answer holds the path of a Request object.
        Async = CmdAsync,
    }
}

same_fields! {
    GetSupportedDm = GetSupportedDm {
        obj_paths, first_level_only, return_commands, return_events, return_params,
        return_unique_key_sets
    }
    GetSupportedDmResp = GetSupportedDmResp { req_obj_results }
    RequestedObjectResult = get_supported_dm_resp::RequestedObjectResult {
        req_obj_path, err_code, err_msg, data_model_inst_uri, supported_objs
    }
    SupportedObjectResult = get_supported_dm_resp::SupportedObjectResult {
        supported_obj_path, access, is_multi_instance, supported_commands, supported_events,
        supported_params, divergent_paths, unique_key_sets
    }
    SupportedParamResult = get_supported_dm_resp::SupportedParamResult {
        param_name, access, value_type, value_change
    }
    SupportedCommandResult = get_supported_dm_resp::SupportedCommandResult {
        command_name, input_arg_names, output_arg_names, command_type
    }
    SupportedEventResult = get_supported_dm_resp::SupportedEventResult { event_name, arg_names }
    SupportedUniqueKeySet = get_supported_dm_resp::SupportedUniqueKeySet { key_names }
}
