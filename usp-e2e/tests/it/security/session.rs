//! Sessions with payload TLS and signatures.

use std::sync::{Arc, OnceLock};

use rustls::crypto::ring::default_provider;
use usp_e2e::{
    Role,
    security::{
        PeerTls,
        tls::{Trust, client_config, server_config},
    },
};

use super::pki::{Authority, identity, time};
use crate::util::{AGENT, CONTROLLER};

/// The configurations of one side, made once.
pub(super) fn both(role: Role) -> Arc<PeerTls> {
    static MADE: OnceLock<[Arc<PeerTls>; 2]> = OnceLock::new();
    let [agent, controller] = MADE.get_or_init(|| {
        let authority = Authority::new();
        let make = |own: &str, peer: &str| {
            let issued = authority.issue(&format!("urn:bbf:usp:id:{own}"));
            let trust = || Trust::chain(peer.parse().expect("id"), authority.anchors());
            let client = client_config(default_provider(), time(), identity(&issued), trust());
            let server = server_config(default_provider(), time(), identity(&issued), trust());
            Arc::new(PeerTls::new(
                client.expect("configuration"),
                server.expect("configuration"),
            ))
        };
        [make(AGENT, CONTROLLER), make(CONTROLLER, AGENT)]
    });
    Arc::clone(match role {
        Role::Agent => agent,
        Role::Controller => controller,
    })
}
