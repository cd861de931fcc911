//! The requirements of TR-369 that this crate makes true.

mod r_arc;
mod r_reg;
