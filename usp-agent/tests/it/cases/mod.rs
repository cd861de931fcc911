//! Conformance cases in machine-readable form.

mod predicate;
