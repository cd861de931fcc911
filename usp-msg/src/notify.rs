//! Notify: tell a Controller what happened.

use alloc::string::String;

use crate::{
    CommandFailure, InvalidMsg, StringMap, SupportedVersions,
    convert::{json_by_wire, same_fields},
    wire,
};

/// Tells a Controller what happened.
///
/// ```
/// use usp_msg::{Notify, notify::ValueChange};
///
/// let change = ValueChange::new("Device.DeviceInfo.SoftwareVersion", "2.1");
/// let notify = Notify::new("sub-1", change).with_send_resp(true);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Notify {
    /// ID of the Subscription; empty for an OnBoardRequest.
    pub subscription_id: String,
    /// Whether an answer is wanted.
    pub send_resp: bool,
    /// What happened.
    pub notification: Notification,
}

impl Notify {
    /// A Notify to which no answer is wanted.
    #[must_use]
    pub fn new(subscription_id: impl Into<String>, notification: impl Into<Notification>) -> Self {
        Self {
            subscription_id: subscription_id.into(),
            send_resp: false,
            notification: notification.into(),
        }
    }

    /// The same, to which an answer is wanted or not; default `false`, as on the wire.
    #[must_use]
    pub fn with_send_resp(mut self, send_resp: bool) -> Self {
        self.send_resp = send_resp;
        self
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notification {
    /// An event of the data model.
    Event(Event),
    /// A parameter has a new value.
    ValueChange(ValueChange),
    /// An instance was created.
    ObjCreation(ObjectCreation),
    /// An instance was deleted.
    ObjDeletion(ObjectDeletion),
    /// An asynchronous command has ended.
    OperComplete(OperationComplete),
    /// The Agent wants to be known.
    OnBoardReq(OnBoardRequest),
}

macro_rules! into_notification {
    ($($variant:ident: $type:ident),*) => { $(
        impl From<$type> for Notification {
            fn from(notification: $type) -> Self {
                Self::$variant(notification)
            }
        }
    )* };
}
into_notification!(
    Event: Event,
    ValueChange: ValueChange,
    ObjCreation: ObjectCreation,
    ObjDeletion: ObjectDeletion,
    OperComplete: OperationComplete,
    OnBoardReq: OnBoardRequest
);

/// An event of the data model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Event {
    /// Full path of the object, with its final dot.
    pub obj_path: String,
    /// Name with its `!`.
    pub event_name: String,
    /// Names and values of the arguments.
    pub params: StringMap,
}

impl Event {
    /// An event with its arguments.
    #[must_use]
    pub fn new(
        obj_path: impl Into<String>,
        event_name: impl Into<String>,
        params: impl Into<StringMap>,
    ) -> Self {
        Self {
            obj_path: obj_path.into(),
            event_name: event_name.into(),
            params: params.into(),
        }
    }
}

/// A parameter has a new value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ValueChange {
    /// Full path of the parameter.
    pub param_path: String,
    /// The new value.
    pub param_value: String,
}

impl ValueChange {
    /// A parameter with its new value.
    #[must_use]
    pub fn new(param_path: impl Into<String>, param_value: impl Into<String>) -> Self {
        Self {
            param_path: param_path.into(),
            param_value: param_value.into(),
        }
    }
}

/// An instance was created.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ObjectCreation {
    /// Full path of the instance, with its final dot.
    pub obj_path: String,
    /// Names and values of all unique keys.
    pub unique_keys: StringMap,
}

impl ObjectCreation {
    /// An instance with its unique keys.
    #[must_use]
    pub fn new(obj_path: impl Into<String>, unique_keys: impl Into<StringMap>) -> Self {
        Self {
            obj_path: obj_path.into(),
            unique_keys: unique_keys.into(),
        }
    }
}

/// An instance was deleted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ObjectDeletion {
    /// Full path of the instance, with its final dot.
    pub obj_path: String,
}

impl ObjectDeletion {
    /// An instance by its path.
    #[must_use]
    pub fn new(obj_path: impl Into<String>) -> Self {
        Self {
            obj_path: obj_path.into(),
        }
    }
}

/// An asynchronous command has ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OperationComplete {
    /// Full path of the object, with its final dot.
    pub obj_path: String,
    /// Name of the command with its `()`.
    pub command_name: String,
    /// The key that came with the Operate.
    pub command_key: String,
    /// Names and values of the output arguments, or why the command failed.
    pub operation_resp: Result<StringMap, CommandFailure>,
}

impl OperationComplete {
    /// The end of a command without a key.
    #[must_use]
    pub fn new(
        obj_path: impl Into<String>,
        command_name: impl Into<String>,
        operation_resp: Result<StringMap, CommandFailure>,
    ) -> Self {
        Self {
            obj_path: obj_path.into(),
            command_name: command_name.into(),
            command_key: String::new(),
            operation_resp,
        }
    }

    /// The same with the key that came with the Operate; default empty.
    #[must_use]
    pub fn with_command_key(mut self, command_key: impl Into<String>) -> Self {
        self.command_key = command_key.into();
        self
    }
}

/// The Agent wants to be known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OnBoardRequest {
    /// Organisation of the manufacturer, six hexadecimal digits.
    pub oui: String,
    /// Product class of the device; may be empty.
    pub product_class: String,
    /// Serial number of the device.
    pub serial_number: String,
    /// Comma-separated list such as `1.3,1.4`; see [`versions`](Self::versions).
    pub agent_supported_protocol_versions: String,
}

impl OnBoardRequest {
    /// A request for a device without a product class.
    #[must_use]
    pub fn new(
        oui: impl Into<String>,
        serial_number: impl Into<String>,
        versions: &SupportedVersions,
    ) -> Self {
        use alloc::string::ToString as _;

        Self {
            oui: oui.into(),
            product_class: String::new(),
            serial_number: serial_number.into(),
            agent_supported_protocol_versions: versions.to_string(),
        }
    }

    /// The same with a product class; default empty.
    #[must_use]
    pub fn with_product_class(mut self, product_class: impl Into<String>) -> Self {
        self.product_class = product_class.into();
        self
    }

    /// The protocol versions of the Agent.
    ///
    /// # Errors
    ///
    /// The text is no list of versions.
    pub fn versions(&self) -> Result<SupportedVersions, crate::ParseVersionsError> {
        self.agent_supported_protocol_versions.parse()
    }
}

/// The notification has arrived: the answer to Notify.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NotifyResp {
    /// The ID that came with the Notify.
    pub subscription_id: String,
}

impl NotifyResp {
    /// An answer for a Subscription.
    #[must_use]
    pub fn new(subscription_id: impl Into<String>) -> Self {
        Self {
            subscription_id: subscription_id.into(),
        }
    }
}

impl From<Notify> for wire::Notify {
    fn from(domain: Notify) -> Self {
        use wire::notify::Notification as Wire;

        let notification = match domain.notification {
            Notification::Event(event) => Wire::Event(event.into()),
            Notification::ValueChange(change) => Wire::ValueChange(change.into()),
            Notification::ObjCreation(creation) => Wire::ObjCreation(creation.into()),
            Notification::ObjDeletion(deletion) => Wire::ObjDeletion(deletion.into()),
            Notification::OperComplete(complete) => Wire::OperComplete(complete.into()),
            Notification::OnBoardReq(request) => Wire::OnBoardReq(request.into()),
        };
        Self {
            subscription_id: domain.subscription_id,
            send_resp: domain.send_resp,
            notification: Some(notification),
        }
    }
}

impl TryFrom<wire::Notify> for Notify {
    type Error = InvalidMsg;

    fn try_from(wire: wire::Notify) -> Result<Self, InvalidMsg> {
        use wire::notify::Notification as Wire;

        // [R-ENC.3]
        let notification = match wire
            .notification
            .ok_or_else(|| InvalidMsg::no_alternative("notification"))?
        {
            Wire::Event(event) => Notification::Event(event.into()),
            Wire::ValueChange(change) => Notification::ValueChange(change.into()),
            Wire::ObjCreation(creation) => Notification::ObjCreation(creation.into()),
            Wire::ObjDeletion(deletion) => Notification::ObjDeletion(deletion.into()),
            Wire::OperComplete(complete) => Notification::OperComplete(
                OperationComplete::try_from(complete).map_err(|e| e.within("oper_complete"))?,
            ),
            Wire::OnBoardReq(request) => Notification::OnBoardReq(request.into()),
        };
        Ok(Self {
            subscription_id: wire.subscription_id,
            send_resp: wire.send_resp,
            notification,
        })
    }
}

impl From<OperationComplete> for wire::notify::OperationComplete {
    fn from(domain: OperationComplete) -> Self {
        use wire::notify::operation_complete::{OperationResp as Wire, OutputArgs};

        let operation_resp = match domain.operation_resp {
            Ok(args) => Wire::ReqOutputArgs(OutputArgs {
                output_args: args.into(),
            }),
            Err(failure) => Wire::CmdFailure(failure.into()),
        };
        Self {
            obj_path: domain.obj_path,
            command_name: domain.command_name,
            command_key: domain.command_key,
            operation_resp: Some(operation_resp),
        }
    }
}

impl TryFrom<wire::notify::OperationComplete> for OperationComplete {
    type Error = InvalidMsg;

    fn try_from(wire: wire::notify::OperationComplete) -> Result<Self, InvalidMsg> {
        use wire::notify::operation_complete::OperationResp as Wire;

        // [R-ENC.3]
        let operation_resp = match wire
            .operation_resp
            .ok_or_else(|| InvalidMsg::no_alternative("operation_resp"))?
        {
            Wire::ReqOutputArgs(args) => Ok(args.output_args.into()),
            Wire::CmdFailure(failure) => Err(failure.into()),
        };
        Ok(Self {
            obj_path: wire.obj_path,
            command_name: wire.command_name,
            command_key: wire.command_key,
            operation_resp,
        })
    }
}

json_by_wire!(Notify, wire::Notify);
json_by_wire!(OperationComplete, wire::notify::OperationComplete);

same_fields! {
    Event = notify::Event { obj_path, event_name, params }
    ValueChange = notify::ValueChange { param_path, param_value }
    ObjectCreation = notify::ObjectCreation { obj_path, unique_keys }
    ObjectDeletion = notify::ObjectDeletion { obj_path }
    OnBoardRequest = notify::OnBoardRequest {
        oui, product_class, serial_number, agent_supported_protocol_versions
    }
    NotifyResp = NotifyResp { subscription_id }
}
