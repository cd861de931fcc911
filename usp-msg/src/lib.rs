#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod add;
mod back_buffer;
mod codec;
mod convert;
mod decode;
mod decode_error;
pub mod delete;
pub mod deregister;
mod encode;
mod error_code;
mod error_msg;
mod failure;
mod forward;
pub mod get;
pub mod get_instances;
pub mod get_supported_dm;
pub mod get_supported_protocol;
mod invalid_msg;
#[cfg(feature = "serde")]
mod json;
mod limits;
mod map;
mod msg;
mod msg_id;
pub mod notify;
pub mod operate;
mod param_setting;
#[cfg(feature = "proptest")]
pub mod proptest;
pub mod register;
mod reply;
mod room;
pub mod set;
pub mod stream;
mod supported_params;
mod versions;
pub mod view;
pub mod wire;

pub use self::{
    add::{Add, AddResp},
    back_buffer::BackBuffer,
    decode_error::{BodyKind, DecodeError, DecodeErrorKind},
    delete::{Delete, DeleteResp},
    deregister::{Deregister, DeregisterResp},
    error_code::{ErrorClass, ErrorCode, ErrorContext, ErrorPlace},
    error_msg::{ErrorMsg, ParamError},
    failure::{CommandFailure, Failure, OperationFailure, ParameterError},
    get::{Get, GetResp},
    get_instances::{GetInstances, GetInstancesResp},
    get_supported_dm::{GetSupportedDm, GetSupportedDmResp},
    get_supported_protocol::{GetSupportedProtocol, GetSupportedProtocolResp},
    invalid_msg::InvalidMsg,
    limits::Limits,
    map::{Iter as StringMapIter, StringMap},
    msg::{Body, Msg, Request, Response},
    msg_id::{EmptyMsgId, MsgId},
    notify::{Notify, NotifyResp},
    operate::{Operate, OperateResp},
    param_setting::ParamSetting,
    register::{Register, RegisterResp},
    reply::reply_to_undecodable,
    set::{Set, SetResp},
    versions::{ParseVersionsError, SupportedVersions, Version},
    wire::header::MsgType,
};
