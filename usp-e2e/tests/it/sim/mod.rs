//! Two sessions over a bad link, with a clock that nobody waits for.
//!
//! A seed gives the link, the settings, the Messages of both sides and what befalls them. For each the same must hold:
//! every Message arrives once and in order or is reported as lost, nothing hangs, memory stays within its bound.
//!
//! `SIM_SEEDS=10000 cargo test --release -p usp-e2e --all-features -- sim` runs more seeds than the default, from
//! `SIM_FIRST` on.

mod link;
mod world;

use self::world::{Kind, Totals, run};
use crate::util::from_env;

/// Seeds that once found a fault.
const REGRESSIONS: &[(Kind, u64)] = &[
    (Kind::Plain, 190),
    (Kind::Restarts, 190),
    (Kind::Plain, 4413),
    (Kind::Restarts, 4413),
];

fn many(kind: Kind, default: u64) {
    let first = from_env("SIM_FIRST", 0);
    let seeds = from_env("SIM_SEEDS", default);
    let mut totals = Totals::default();
    for seed in first..first + seeds {
        totals.add(&run(kind, seed));
    }
    eprintln!("{kind:?}: {seeds} seeds from {first}: {totals:?}");
    // the links are bad enough, and not so bad that nothing arrives
    assert!(totals.lost_frames > 0 && totals.delivered > totals.reported_lost);
    assert!(totals.restarts > 0 && totals.resent > 0);
}

#[test]
fn every_message_arrives_once_and_in_order_or_is_reported() {
    many(Kind::Plain, 300);
}

#[test]
fn so_it_is_with_crossing_starts_restarts_and_reboots() {
    many(Kind::Restarts, 300);
}

#[cfg(feature = "tls")]
#[test]
fn so_it_is_with_payload_tls_and_flipped_bits() {
    many(Kind::Tls, 30);
}

#[test]
fn seeds_that_found_a_fault() {
    for (kind, seed) in REGRESSIONS {
        run(*kind, *seed);
    }
}
