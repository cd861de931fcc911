//! Our own entrants of some cases under criterion.

use criterion::{Criterion, Throughput};
use usp_benches::Suite;

/// Runs the cases whose id is wanted, as the group of a crate.
///
/// Which of them criterion was asked for is not known here: all of the crate are set up, and it picks from them.
pub(crate) fn run(criterion: &mut Criterion, group: &str, wanted: fn(&str) -> bool) {
    let mut suite = Suite::only(wanted);
    usp_benches::all(&mut suite);
    let mut group = criterion.benchmark_group(group);
    let mut cases: usize = 0;
    for (id, bytes, run) in suite.ours() {
        if bytes > 0 {
            group.throughput(Throughput::Bytes(bytes as u64));
        }
        group.bench_function(id, |bencher| bencher.iter(&mut *run));
        cases += 1;
    }
    group.finish();
    assert!(cases > 0, "no case is wanted");
}
