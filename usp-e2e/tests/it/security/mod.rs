//! TLS over payloads, trust in certificates, MACs and signatures.

mod late_keys;
pub(crate) mod pki;
mod renegotiation;
mod session;
mod signature;
mod tls;

/// TLS configurations of the Agent or the Controller of the tests; all share one authority.
pub(crate) fn tls_of(role: usp_e2e::Role) -> std::sync::Arc<usp_e2e::security::PeerTls> {
    session::both(role)
}
