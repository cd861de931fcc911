//! Tests by requirement.

mod r_gsp;
