//! One file per chapter of the requirements, one test or more per requirement.

mod r_dereg;
mod r_enc;
mod r_msg;
