//! One module per chapter of TR-369; functions start with the id of a requirement.

mod r_arc;
mod r_e2e;
mod r_enc;
mod r_mtp;
mod r_sec;
