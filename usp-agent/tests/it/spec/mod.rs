//! Tests by requirement.

mod r_gsp;
mod r_opr;
