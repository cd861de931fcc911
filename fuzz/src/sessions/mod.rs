//! Two sessions and a link that does whatever a script says, and a reassembler against a naive one.

mod link;
mod pieces;
mod script;
mod world;

pub(super) use self::{pieces::check as reassemble, world::check as operations};
