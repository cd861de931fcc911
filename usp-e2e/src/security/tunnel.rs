//! Payload TLS as a session needs it: TLS records cut by Records in, and whole ones out.

use std::{fmt, mem, sync::Arc};

use bytes::{Bytes, BytesMut};
use rustls::{ClientConfig, ServerConfig};
use usp_record::{EndpointIdText, SarState};

use super::{MacKeys, TlsPayload};
use crate::{Config, Error, Limit, Misbehaviour, Origin, queue::Queue, reassemble::SarOrder};

/// Longest TLS record: what TLS 1.2 allows, with its header.
const MAX_TLS_RECORD: usize = 5 + (1 << 14) + 2048;

/// Where the TLS configurations for a peer come from.
///
/// They are asked for at the start of each session, so that new keys come into use with the next one.
pub trait TlsConfigs: fmt::Debug + Send + Sync {
    /// The configuration for a session that we start, as [`tls::client_config`](super::tls::client_config) makes it.
    fn client(&self, peer: &EndpointIdText) -> Option<Arc<ClientConfig>>;

    /// The configuration for a session that the peer starts, as
    /// [`tls::server_config`](super::tls::server_config) makes it.
    fn server(&self, peer: &EndpointIdText) -> Option<Arc<ServerConfig>>;
}

/// The configurations for one peer.
#[derive(Clone, Debug)]
pub struct PeerTls {
    client: Arc<ClientConfig>,
    server: Arc<ServerConfig>,
}

impl PeerTls {
    /// One configuration for each side that may start the session.
    #[must_use]
    pub fn new(client: impl Into<Arc<ClientConfig>>, server: impl Into<Arc<ServerConfig>>) -> Self {
        Self {
            client: client.into(),
            server: server.into(),
        }
    }
}

impl TlsConfigs for PeerTls {
    fn client(&self, _: &EndpointIdText) -> Option<Arc<ClientConfig>> {
        Some(Arc::clone(&self.client))
    }

    fn server(&self, _: &EndpointIdText) -> Option<Arc<ServerConfig>> {
        Some(Arc::clone(&self.server))
    }
}

/// TLS over the payloads of one session.
#[derive(Debug)]
pub(crate) struct Tunnel {
    tls: TlsPayload,
    keys: Option<MacKeys>,
    order: SarOrder,
    /// The TLS record that is cut by Records, as far as it is here.
    partial: BytesMut,
}

impl Tunnel {
    /// The side that starts the session is the TLS client (R-E2E.41).
    pub(crate) fn new(
        configs: &dyn TlsConfigs,
        origin: Origin,
        peer: &EndpointIdText,
    ) -> Option<Self> {
        let tls = match origin {
            Origin::Us => TlsPayload::client(configs.client(peer)?),
            Origin::Peer => TlsPayload::server(configs.server(peer)?),
        };
        Some(Self {
            tls: tls.ok()?,
            keys: None,
            order: SarOrder::default(),
            partial: BytesMut::new(),
        })
    }

    pub(crate) const fn keys(&self) -> Option<&MacKeys> {
        self.keys.as_ref()
    }

    /// TLS records that are to go out unasked: those of the handshake, and alerts.
    pub(crate) fn take_flight(&mut self) -> Queue<Bytes> {
        self.tls.take_records().into()
    }

    /// Encrypts a Message into TLS records.
    pub(crate) fn seal(&mut self, message: &[u8]) -> Option<Queue<Bytes>> {
        self.tls.encrypt(message).ok()?;
        Some(self.tls.take_records().into()).filter(|records: &Queue<_>| !records.is_empty())
    }

    /// Takes the payload of the next Record in order; gives plain bytes in pieces, and whether a Message ends here.
    pub(crate) fn open(
        &mut self,
        [payload_state, payloadrec_state]: [SarState; 2],
        payload: &[Bytes],
        config: &Config,
    ) -> Result<(Vec<Bytes>, bool), Error> {
        let ends = self
            .order
            .follow(payload_state, payloadrec_state)
            .map_err(Error::PeerMisbehaved)?;
        let mut plain = Vec::new();
        let is_cut = payloadrec_state != SarState::None;
        for entry in payload {
            if is_cut {
                if self.partial.len().saturating_add(entry.len()) > MAX_TLS_RECORD {
                    return Err(Error::PeerMisbehaved(Misbehaviour::PayloadTls));
                }
                self.partial.extend_from_slice(entry);
            } else {
                plain.push(self.decrypt(entry, config)?);
            }
        }
        if payloadrec_state == SarState::Complete {
            let record = mem::take(&mut self.partial);
            plain.push(self.decrypt(&record, config)?);
        }
        if self.keys.is_none() && !self.tls.is_handshaking() {
            // [R-E2E.35] from here on Records have MACs
            self.keys = self.tls.mac_keys().ok();
        }
        plain.retain(|piece| !piece.is_empty());
        Ok((plain, ends))
    }

    fn decrypt(&mut self, records: &[u8], config: &Config) -> Result<Bytes, Error> {
        use super::tls::TlsError;
        self.tls
            .handle_records(records, config.max_message_bytes)
            .map_err(|error| match error {
                TlsError::TooLarge { max } => Error::LimitExceeded {
                    limit: Limit::MessageBytes,
                    max,
                },
                TlsError::Tls(_) | TlsError::PartialRecord(_) | TlsError::Closed => {
                    Error::PeerMisbehaved(Misbehaviour::PayloadTls)
                }
            })
    }
}
