//! The requirements, by chapter.

mod errors;
mod in_doubt;
mod quiet;
mod r_e2e;
mod r_e2e_failure;
mod r_e2e_integrity;
mod r_others;
mod segmentation;
mod undecodable;
