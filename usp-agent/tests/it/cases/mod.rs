//! Conformance cases in machine-readable form.

pub(crate) mod form;
mod predicate;
mod runner;
mod world;
