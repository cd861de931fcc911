//! TLS over payloads, trust in certificates, MACs and signatures.

pub(crate) mod pki;
mod signature;
mod tls;
