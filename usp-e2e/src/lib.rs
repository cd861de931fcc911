#![doc = include_str!("../README.md")]

mod arrived;
mod config;
mod error;
mod event;
mod message_bytes;
mod outgoing;
#[cfg(feature = "proptest")]
pub mod proptest;
mod queue;
mod reassemble;
mod retry;
pub mod security;
mod segment;
mod sequence;
mod session;
mod sessions;
mod state;
mod stats;
mod timer;
mod transmit;

pub use self::{
    config::{Config, OnRestart, RetransmitTries, Role, SessionMode},
    error::{Error, Ignored, Limit, Misbehaviour, Misuse},
    event::{Cause, Event, MessageId, Origin, ReplyPath},
    message_bytes::{MessageBytes, MessageReader},
    retry::RetryPolicy,
    session::{Received, Session},
    sessions::{PeerKey, Sessions},
    stats::Stats,
    transmit::Transmit,
};
