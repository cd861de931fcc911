//! Benches of the family beside their peers and lower bounds.
//!
//! Everything that is measured is a [`Case`] of the [`Suite`]: an id `crate/operation/shape`, our own way of doing
//! it, and the ways of the peers. The bin `ratios` runs all entrants of a case in turn, many times, and shows how
//! many times longer than ours each peer takes; the criterion benches take our entrants alone.
//!
//! # Adding a case
//!
//! Write a module with a function `cases(&mut Suite)` and name it in [`all`]. In it, per case:
//!
//! ```
//! # use usp_benches::Suite;
//! fn cases(suite: &mut Suite) {
//!     suite.case("path/parse/long", |case| {
//!         // Setup is done only if the case is wanted. Every entrant gives a number that sums up what it has
//!         // done, and all must give the same one: it keeps the work alive and shows that it is the same.
//!         let text = "Device.IP.Interface.1.Enable";
//!         case.bytes(text.len());
//!         case.ours(move || text.split('.').count() as u64);
//!         case.peer("bytes", move || text.bytes().filter(|b| *b == b'.').count() as u64 + 1);
//!     });
//! }
//! # let mut suite = Suite::new(None);
//! # cases(&mut suite);
//! # assert_eq!(suite.run(1)[0].peers.len(), 1);
//! ```

mod agent;
mod agent_answers;
pub mod alloc;
pub mod codec;
mod datamodel;
mod e2e;
pub mod path;
mod suite;
mod values;

pub use suite::{Allocations, Case, Entrant, Outcome, PeerOutcome, Suite};

/// Adds the cases of all crates.
pub fn all(suite: &mut Suite) {
    agent::cases(suite);
    agent_answers::cases(suite);
    codec::cases(suite);
    datamodel::cases(suite);
    e2e::cases(suite);
    path::cases(suite);
    values::cases(suite);
}
