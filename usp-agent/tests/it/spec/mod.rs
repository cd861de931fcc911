//! Tests by requirement.

mod r_add;
mod r_del;
mod r_get;
mod r_gin;
mod r_gsp;
mod r_key;
mod r_msg;
mod r_opr;
mod r_set;
