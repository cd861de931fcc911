#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod back_buffer;
mod certificate;
mod connect;
mod convert;
mod debug;
mod decode;
mod decode_error;
mod encode;
mod endpoint_id;
mod envelope;
mod error_code;
mod fields;
mod integrity;
#[cfg(feature = "serde")]
mod json;
mod limits;
mod parse_error;
#[cfg(feature = "proptest")]
pub mod proptest;
mod record;
mod rules;
mod session_context;
mod text;
mod unknown;
mod verdict;
pub mod view;
pub mod wire;

pub use self::{
    back_buffer::BackBuffer,
    certificate::SubjectAltName,
    connect::{
        Disconnect, MqttConnect, MqttVersion, StompConnect, StompVersion, UdsConnect,
        WebSocketConnect,
    },
    convert::InvalidRecord,
    decode_error::{DecodeError, DecodeErrorKind},
    endpoint_id::{AuthorityScheme, EndpointId, percent_decode, percent_encode},
    envelope::Envelope,
    error_code::ErrorCode,
    integrity::{IntegrityMethod, MAC_BYTES},
    limits::Limits,
    parse_error::{ParseError, ParseErrorKind},
    record::{NoSessionContext, PayloadSecurity, Record, RecordType},
    session_context::{SarState, SequenceId, SessionContext, SessionId},
    text::{EmptyError, EndpointIdText, Payload, Subscribed, Version},
    unknown::UnknownFields,
    verdict::{Receiver, SecurityPolicy, Silence, Verdict},
};
