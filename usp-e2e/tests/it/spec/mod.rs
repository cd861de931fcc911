//! By requirement.
