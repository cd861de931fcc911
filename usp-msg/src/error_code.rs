use core::fmt;

use crate::convert::convert_by_into;

/// A USP error code: what failed, as a number.
///
/// Open: any number is a value, for peers know codes that we do not. Those of USP 1.4 have a constant.
///
/// ```
/// use usp_msg::{ErrorClass, ErrorCode};
///
/// let code = ErrorCode::from(7026);
/// assert_eq!(code, ErrorCode::INVALID_PATH);
/// assert_eq!(code.to_string(), "7026 Invalid path");
/// assert_eq!(ErrorCode::from(7801).class(), ErrorClass::Vendor);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorCode(u32);

/// Family that an [`ErrorCode`] belongs to, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the ranges of the standard are all here"
)]
pub enum ErrorClass {
    /// No error: 0.
    Success,
    /// Errors of Messages: 7000 to 7099.
    Message,
    /// Errors of Records: 7100 to 7199.
    Record,
    /// Errors that a data model defines: 7200 to 7299.
    DataModel,
    /// Errors that a vendor defines: 7800 to 7999.
    Vendor,
    /// Numbers without a meaning: all others. Pass them on, do not make them up.
    Unassigned,
}

/// What is answered, for the lists of codes that the standard gives with each message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum ErrorContext {
    /// Add.
    Add,
    /// Set.
    Set,
    /// Delete.
    Delete,
    /// Get.
    Get,
    /// GetInstances.
    GetInstances,
    /// GetSupportedDM.
    GetSupportedDm,
    /// Operate.
    Operate,
    /// The outcome of an asynchronous command, in a Notify.
    OperationComplete,
    /// Notify.
    Notify,
    /// Register.
    Register,
    /// Deregister.
    Deregister,
}

/// Place in a Message that holds an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum ErrorPlace {
    /// `err_code` of an ErrorMsg.
    Error,
    /// `param_errs` of an ErrorMsg.
    ErrorParam,
    /// `oper_failure` of an AddResp, SetResp, DeleteResp, RegisterResp or DeregisterResp.
    OperFailure,
    /// `param_errs` of an AddResp or SetResp.
    ParamErrs,
    /// `unaffected_path_errs` of a DeleteResp.
    UnaffectedPathErrs,
    /// `err_code` of an entry of a GetResp, GetInstancesResp or GetSupportedDMResp.
    PathResult,
    /// `cmd_failure` of an OperateResp.
    CommandFailure,
    /// `cmd_failure` of an OperationComplete notification.
    OperationComplete,
}

/// What the standard says of one code.
struct Entry {
    name: &'static str,
    contexts: &'static [ErrorContext],
    places: &'static [ErrorPlace],
}

impl ErrorCode {
    /// No error: what an absent code reads as.
    pub const SUCCESS: Self = Self(0);

    /// The code with this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether this is 0, which stands for no error.
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 == 0
    }

    /// The name in the standard, such as `Invalid path`; none for codes without a fixed meaning.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.entry().map(|entry| entry.name)
    }

    /// The family of the code.
    #[must_use]
    pub const fn class(self) -> ErrorClass {
        match self.0 {
            0 => ErrorClass::Success,
            7000..=7099 => ErrorClass::Message,
            7100..=7199 => ErrorClass::Record,
            7200..=7299 => ErrorClass::DataModel,
            7800..=7999 => ErrorClass::Vendor,
            _ => ErrorClass::Unassigned,
        }
    }

    /// Whether the standard lists the code for this message.
    ///
    /// Vendor codes are listed everywhere, those of data models nowhere. The lists contradict the meanings here
    /// and there (7025 is on none, though defined for Add and Set), so nothing is refused on their account.
    #[must_use]
    pub fn is_listed_for(self, context: ErrorContext) -> bool {
        match self.class() {
            ErrorClass::Vendor => true,
            ErrorClass::Message | ErrorClass::Record => {
                self.entry().is_some_and(|e| e.contexts.contains(&context))
            }
            ErrorClass::Success | ErrorClass::DataModel | ErrorClass::Unassigned => false,
        }
    }

    /// Whether the code makes sense in this place.
    #[must_use]
    pub fn is_carried_in(self, place: ErrorPlace) -> bool {
        match self.class() {
            ErrorClass::Vendor => true,
            ErrorClass::DataModel => matches!(
                place,
                ErrorPlace::CommandFailure | ErrorPlace::OperationComplete
            ),
            ErrorClass::Success => place == ErrorPlace::PathResult,
            ErrorClass::Message | ErrorClass::Record => {
                self.entry().is_some_and(|e| e.places.contains(&place))
            }
            ErrorClass::Unassigned => false,
        }
    }
}

/// Makes the constants, and the table that explains them.
macro_rules! codes {
    ($(
        $(#[$doc:meta])*
        $constant:ident = $number:literal $name:literal
            for [$($context:ident)*]
            in [$($place:ident)*];
    )*) => {
        impl ErrorCode {
            $( $(#[$doc])* pub const $constant: Self = Self($number); )*

            /// All codes that have a constant, in ascending order.
            pub const ALL: &[Self] = &[$(Self::$constant),*];

            fn entry(self) -> Option<&'static Entry> {
                Some(match self.0 {
                    $( $number => &Entry {
                        name: $name,
                        contexts: &[$(ErrorContext::$context),*],
                        places: &[$(ErrorPlace::$place),*],
                    }, )*
                    _ => return None,
                })
            }
        }
    };
}

codes! {
    /// The Message as a whole failed, for a reason of which the text tells.
    MESSAGE_FAILED = 7000 "Message failed"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate Notify Register Deregister]
        in [Error OperFailure];
    /// The receiver does not know or support this kind of Message.
    MESSAGE_NOT_SUPPORTED = 7001 "Message not supported"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate Notify Register Deregister]
        in [Error];
    /// The receiver refuses and gives no reason.
    REQUEST_DENIED = 7002 "Request denied"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Notify Register Deregister]
        in [Error OperFailure CommandFailure OperationComplete PathResult];
    /// A failure within the receiver.
    INTERNAL_ERROR = 7003 "Internal error"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Notify Register Deregister]
        in [Error ErrorParam OperFailure ParamErrs UnaffectedPathErrs PathResult CommandFailure OperationComplete];
    /// The Message itself holds invalid values, such as an unset choice (R-ENC.5).
    INVALID_ARGUMENTS = 7004 "Invalid arguments"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Notify Register Deregister]
        in [Error ErrorParam OperFailure CommandFailure OperationComplete PathResult];
    /// A limit of memory or of processing is reached.
    RESOURCES_EXCEEDED = 7005 "Resources exceeded"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Notify Register Deregister]
        in [Error OperFailure CommandFailure OperationComplete PathResult];
    /// The sender may not do this.
    PERMISSION_DENIED = 7006 "Permission denied"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Notify Register Deregister]
        in [Error ErrorParam OperFailure ParamErrs UnaffectedPathErrs CommandFailure OperationComplete];
    /// It would put the receiver into an invalid state.
    INVALID_CONFIGURATION = 7007 "Invalid configuration"
        for [Add Set Delete Operate OperationComplete Register Deregister]
        in [Error OperFailure CommandFailure OperationComplete];
    /// A path does not parse.
    INVALID_PATH_SYNTAX = 7008 "Invalid path syntax"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Register Deregister]
        in [Error ErrorParam OperFailure PathResult CommandFailure OperationComplete];
    /// A parameter could not be updated, for a reason of which the text tells.
    PARAMETER_ACTION_FAILED = 7009 "Parameter action failed"
        for [Add Set]
        in [ParamErrs ErrorParam];
    /// The object has no such parameter.
    UNSUPPORTED_PARAMETER = 7010 "Unsupported parameter"
        for [Add Set Get]
        in [ParamErrs ErrorParam];
    /// The text is no value of the data type.
    INVALID_TYPE = 7011 "Invalid type"
        for [Add Set]
        in [ParamErrs ErrorParam];
    /// The value is of the right type but not permitted.
    INVALID_VALUE = 7012 "Invalid value"
        for [Add Set]
        in [ParamErrs ErrorParam];
    /// The parameter cannot be written.
    ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER = 7013 "Attempt to update non-writeable parameter"
        for [Add Set]
        in [ParamErrs ErrorParam];
    /// The value is at odds with other values.
    VALUE_CONFLICT = 7014 "Value conflict"
        for [Add Set]
        in [ParamErrs ErrorParam];
    /// An object could not be created, updated or deleted, for a reason of which the text tells.
    OPERATION_ERROR = 7015 "Operation error"
        for [Add Set Delete]
        in [OperFailure UnaffectedPathErrs ErrorParam];
    /// The path is valid, but the object does not exist.
    OBJECT_DOES_NOT_EXIST = 7016 "Object does not exist"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate OperationComplete Register Deregister]
        in [Error ErrorParam OperFailure UnaffectedPathErrs PathResult CommandFailure OperationComplete];
    /// An instance could not be created.
    OBJECT_COULD_NOT_BE_CREATED = 7017 "Object could not be created"
        for [Add]
        in [OperFailure ErrorParam];
    /// The path does not name a table.
    OBJECT_IS_NOT_A_TABLE = 7018 "Object is not a table"
        for [Add Delete GetInstances]
        in [OperFailure ErrorParam PathResult];
    /// Instances of this table are not created by request.
    ATTEMPT_TO_CREATE_NON_CREATABLE_OBJECT = 7019 "Attempt to create non-creatable object"
        for [Add]
        in [OperFailure ErrorParam];
    /// The object could not be updated.
    OBJECT_COULD_NOT_BE_UPDATED = 7020 "Object could not be updated"
        for [Set]
        in [OperFailure ErrorParam];
    /// The object failed because a required parameter did.
    REQUIRED_PARAMETER_FAILED = 7021 "Required parameter failed"
        for [Set]
        in [OperFailure Error ErrorParam];
    /// A command did not complete, for a reason of which the text tells.
    COMMAND_FAILURE = 7022 "Command failure"
        for [Operate OperationComplete]
        in [CommandFailure OperationComplete];
    /// An asynchronous command was canceled by request.
    COMMAND_CANCELED = 7023 "Command canceled"
        for [OperationComplete]
        in [OperationComplete];
    /// An instance could not be deleted.
    DELETE_FAILURE = 7024 "Delete failure"
        for [Delete]
        in [UnaffectedPathErrs OperFailure ErrorParam];
    /// Another instance has the same unique key.
    OBJECT_EXISTS_WITH_DUPLICATE_KEY = 7025 "Object exists with duplicate key"
        for []
        in [OperFailure ErrorParam ParamErrs];
    /// The data model has nothing under this path.
    INVALID_PATH = 7026 "Invalid path"
        for [Add Set Delete Get GetInstances GetSupportedDm Operate]
        in [Error ErrorParam OperFailure PathResult CommandFailure];
    /// An input argument is missing or has an invalid value.
    INVALID_COMMAND_ARGUMENTS = 7027 "Invalid command arguments"
        for [Operate]
        in [CommandFailure];
    /// A path could not be registered, for a reason of which the text tells.
    REGISTER_FAILURE = 7028 "Register failure"
        for [Register]
        in [OperFailure Error];
    /// Another Agent has registered the path.
    ALREADY_IN_USE = 7029 "Already in use"
        for [Register]
        in [OperFailure Error];
    /// A path could not be deregistered, for a reason of which the text tells.
    DEREGISTER_FAILURE = 7030 "Deregister failure"
        for [Deregister]
        in [OperFailure];
    /// A path could not be deregistered, for it belongs to another Agent.
    PATH_ALREADY_REGISTERED = 7031 "Path already registered"
        for []
        in [OperFailure];
    /// The bytes are not a Record.
    RECORD_COULD_NOT_BE_PARSED = 7100 "Record could not be parsed"
        for []
        in [Error];
    /// A secure session is required.
    SECURE_SESSION_REQUIRED = 7101 "Secure session required"
        for []
        in [Error];
    /// Secure sessions are not supported.
    SECURE_SESSION_NOT_SUPPORTED = 7102 "Secure session not supported"
        for []
        in [Error];
    /// Segmented payloads are not supported.
    SEGMENTATION_AND_REASSEMBLY_NOT_SUPPORTED = 7103 "Segmentation and reassembly not supported"
        for []
        in [Error];
    /// A field of the Record has an invalid value.
    INVALID_RECORD_VALUE = 7104 "Invalid Record value"
        for []
        in [Error];
    /// The session ends; in Disconnect Records only.
    SESSION_CONTEXT_TERMINATED = 7105 "Session Context terminated"
        for []
        in [];
    /// Sessions are not allowed; in Disconnect Records only.
    SESSION_CONTEXT_NOT_ALLOWED = 7106 "Session Context not allowed"
        for []
        in [];
}

impl From<u32> for ErrorCode {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<ErrorCode> for u32 {
    fn from(code: ErrorCode) -> Self {
        code.0
    }
}

convert_by_into!(ErrorCode, u32);

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} {name}", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}

impl fmt::Debug for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorCode({self})")
    }
}
