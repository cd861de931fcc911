//! What happens, told to the caller and, with the feature `tracing`, to whoever listens.

use super::Session;
use crate::{Error, Event};

impl Session {
    /// Tells the caller.
    pub(super) fn tell(&mut self, event: Event) {
        #[cfg(feature = "tracing")]
        {
            let peer = self.peer.as_str();
            match &event {
                Event::Message { payload, reply } => {
                    tracing::trace!(peer, bytes = payload.len(), ?reply, "message received");
                }
                Event::Delivered { id } => {
                    tracing::trace!(peer, id = id.get(), "message delivered");
                }
                Event::Lost {
                    id,
                    cause,
                    in_doubt,
                } => {
                    tracing::warn!(peer, id = id.get(), %cause, in_doubt, "message lost");
                }
                Event::SessionStarted {
                    id,
                    origin,
                    security,
                } => {
                    tracing::debug!(
                        peer,
                        session = id.get(),
                        ?origin,
                        ?security,
                        "session started"
                    );
                }
                Event::SessionEnded { id, cause } => {
                    tracing::debug!(peer, session = id.get(), %cause, "session ended");
                }
                Event::PeerDisconnected { code, reason } => {
                    tracing::debug!(peer, %code, reason, "peer disconnected");
                }
            }
        }
        self.work.events.push_back(event);
    }

    /// Notes a Record that was refused; the caller is told by the error.
    #[cfg_attr(
        not(feature = "tracing"),
        expect(
            clippy::unused_self,
            reason = "has something to do with the feature `tracing`"
        )
    )]
    pub(super) fn note_refused(&self, error: &Error) {
        #[cfg(feature = "tracing")]
        tracing::debug!(peer = self.peer.as_str(), %error, "record refused");
        #[cfg(not(feature = "tracing"))]
        let _ = error;
    }
}
