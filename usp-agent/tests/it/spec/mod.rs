//! Tests by requirement.

mod r_gsp;
mod r_msg;
mod r_opr;
