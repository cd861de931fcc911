#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod connect;
mod debug;
mod decode;
mod decode_error;
mod encode;
mod endpoint_id;
mod error_code;
mod fields;
mod limits;
mod parse_error;
mod record;
mod rules;
mod session_context;
mod text;
mod unknown;
pub mod wire;

pub use self::{
    connect::{
        Disconnect, MqttConnect, MqttVersion, StompConnect, StompVersion, UdsConnect,
        WebSocketConnect,
    },
    decode_error::{DecodeError, DecodeErrorKind},
    endpoint_id::{AuthorityScheme, EndpointId, percent_decode, percent_encode},
    error_code::ErrorCode,
    limits::Limits,
    parse_error::{ParseError, ParseErrorKind},
    record::{NoSessionContext, PayloadSecurity, Record, RecordType},
    session_context::{SarState, SequenceId, SessionContext, SessionId},
    text::{EmptyError, EndpointIdText, Payload, Subscribed, Version},
    unknown::UnknownFields,
};
