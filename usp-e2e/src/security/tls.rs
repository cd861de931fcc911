//! TLS over the payloads of a session, and what both sides have to agree on.
//!
//! The TLS machine is rustls; the crypto provider and the time come from the caller. The
//! initiator of the session is the TLS client \[R-E2E.41\]. rustls never renegotiates: it refuses
//! a request for it and the connection goes on \[R-E2E.42\].

mod config;
mod trust;

use std::io::{self, Read, Write};
use std::vec::Vec;

use bytes::Bytes;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, Connection, ServerConfig, ServerConnection};
use std::sync::Arc;

use super::{EXPORTED_BYTES, EXPORTER_LABEL, MacKeys};

pub use self::config::{ConfigError, Identity, client_config, provider, server_config};
pub use self::trust::{Anchors, Trust, TrustError};

/// Bytes of the header of a TLS record: its last two are the length of the rest.
const HEADER_BYTES: usize = 5;

/// Why TLS over payloads failed; the session is over and starts anew \[R-E2E.21\].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// What the peer sent is no TLS, breaks the protocol, or its certificate is not accepted.
    #[error("TLS: {0}")]
    Tls(rustls::Error),
    /// A payload ends inside of a TLS record.
    #[error("expected whole TLS records, found {0} bytes over")]
    PartialRecord(usize),
    /// The peer closed its side of the connection.
    #[error("the peer closed the TLS connection")]
    Closed,
    /// More decrypted bytes than the limit, without being taken.
    #[error("more than {max} decrypted bytes in one payload")]
    TooLarge {
        /// The limit, in bytes.
        max: usize,
    },
}

/// The TLS side of one session: TLS records in and out, plain bytes out and in.
#[derive(Debug)]
pub struct TlsPayload {
    connection: Connection,
}

impl TlsPayload {
    /// The TLS client: for the side that starts the session \[R-E2E.41\].
    ///
    /// # Errors
    ///
    /// [`TlsError::Tls`] when rustls cannot make a connection of the configuration.
    pub fn client(config: Arc<ClientConfig>) -> Result<Self, TlsError> {
        // Endpoint IDs are no host names: the name is fixed, never sent, and checked by no one.
        let name = ServerName::IpAddress(core::net::Ipv4Addr::UNSPECIFIED.into());
        let connection = ClientConnection::new(config, name).map_err(TlsError::Tls)?;
        Ok(Self {
            connection: connection.into(),
        })
    }

    /// The TLS server: for the side that answers.
    ///
    /// # Errors
    ///
    /// [`TlsError::Tls`] when rustls cannot make a connection of the configuration.
    pub fn server(config: Arc<ServerConfig>) -> Result<Self, TlsError> {
        let connection = ServerConnection::new(config).map_err(TlsError::Tls)?;
        Ok(Self {
            connection: connection.into(),
        })
    }

    /// Whether this side is the TLS client.
    #[must_use]
    pub const fn is_client(&self) -> bool {
        matches!(self.connection, Connection::Client(_))
    }

    /// Whether the handshake still goes on; until it ends Messages wait and Records are signed.
    #[must_use]
    pub fn is_handshaking(&self) -> bool {
        self.connection.is_handshaking()
    }

    /// Takes whole TLS records that came in and gives what they decrypt to.
    ///
    /// Empty while the handshake goes on. After each call ask [`take_records`](Self::take_records).
    ///
    /// # Errors
    ///
    /// [`TlsError`]; the alert that goes with it is still to be taken and sent.
    pub fn handle_records(&mut self, records: &[u8], max_bytes: usize) -> Result<Bytes, TlsError> {
        let over = partial_bytes(records);
        if over != 0 {
            return Err(TlsError::PartialRecord(over));
        }
        let mut rest = records;
        let mut plain = Vec::new();
        while !rest.is_empty() {
            if let Err(error) = self.connection.read_tls(&mut rest) {
                // rustls takes no more before the plain bytes are read, which they are below;
                // so this is its own limit on a handshake message.
                return Err(TlsError::Tls(rustls::Error::General(error.to_string())));
            }
            let state = self
                .connection
                .process_new_packets()
                .map_err(TlsError::Tls)?;
            let at = plain.len();
            let length = at.saturating_add(state.plaintext_bytes_to_read());
            if length > max_bytes {
                return Err(TlsError::TooLarge { max: max_bytes });
            }
            plain.resize(length, 0);
            let target = plain.get_mut(at..).unwrap_or_default();
            match self.connection.reader().read_exact(target) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Err(TlsError::Closed);
                }
                Err(error) => return Err(TlsError::Tls(rustls::Error::General(error.to_string()))),
            }
            if state.peer_has_closed() {
                return if plain.is_empty() {
                    Err(TlsError::Closed)
                } else {
                    Ok(exact(plain))
                };
            }
        }
        Ok(exact(plain))
    }

    /// Encrypts plain bytes; the TLS records are to be taken with [`take_records`](Self::take_records).
    ///
    /// # Errors
    ///
    /// [`TlsError::Tls`] while the handshake goes on, or when keys are used up.
    pub fn encrypt(&mut self, plain: &[u8]) -> Result<(), TlsError> {
        if self.is_handshaking() {
            return Err(TlsError::Tls(rustls::Error::HandshakeNotComplete));
        }
        self.connection.set_buffer_limit(None);
        self.connection
            .writer()
            .write_all(plain)
            .map_err(|error| TlsError::Tls(rustls::Error::General(error.to_string())))
    }

    /// Takes the TLS records that are to go out, each by itself.
    pub fn take_records(&mut self) -> Vec<Bytes> {
        let mut buffer = Vec::new();
        while self.connection.wants_write() {
            // A Vec takes all that is written to it.
            if self.connection.write_tls(&mut buffer).is_err() {
                break;
            }
        }
        let mut rest = Bytes::from(buffer);
        let mut records = Vec::new();
        while let Some(length) = record_len(&rest).filter(|length| *length <= rest.len()) {
            records.push(rest.split_to(length));
        }
        records
    }

    /// The MAC keys of this connection, once the handshake is done \[R-E2E.35\] \[R-E2E.38\].
    ///
    /// # Errors
    ///
    /// [`TlsError::Tls`] while the handshake goes on.
    pub fn mac_keys(&self) -> Result<MacKeys, TlsError> {
        let exported = self
            .connection
            .export_keying_material([0; EXPORTED_BYTES], EXPORTER_LABEL, Some(&[]))
            .map_err(TlsError::Tls)?;
        Ok(MacKeys::new(&exported, self.is_client()))
    }

    /// The peer's certificates in DER form, its own first, once they came.
    pub fn peer_certificates(&self) -> impl Iterator<Item = &[u8]> {
        let certificates = self.connection.peer_certificates().unwrap_or_default();
        certificates.iter().map(AsRef::as_ref)
    }

    /// Says goodbye: the close alert is to be taken and sent.
    pub fn close(&mut self) {
        self.connection.send_close_notify();
    }
}

/// Bytes in a buffer that is no longer than they are.
fn exact(mut bytes: Vec<u8>) -> Bytes {
    bytes.shrink_to_fit();
    bytes.into()
}

/// Length of the TLS record at the head of some bytes, its header included.
fn record_len(bytes: &[u8]) -> Option<usize> {
    let header: &[u8; HEADER_BYTES] = bytes.first_chunk()?;
    let [_, _, _, high, low] = *header;
    HEADER_BYTES.checked_add(usize::from(u16::from_be_bytes([high, low])))
}

/// How many bytes stand behind the last whole TLS record.
fn partial_bytes(mut bytes: &[u8]) -> usize {
    while let Some(rest) = record_len(bytes).and_then(|length| bytes.get(length..)) {
        bytes = rest;
    }
    bytes.len()
}
