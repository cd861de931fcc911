//! Conformance cases in machine-readable form.

pub(crate) mod form;
mod runner;
mod world;
