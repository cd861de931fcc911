//! Conformance cases in machine-readable form.

mod form;
mod predicate;
mod runner;
mod world;
