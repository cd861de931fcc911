//! Our own entrants of all cases under criterion: `cargo bench -p usp-benches -- codec/encode`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use usp_benches::Suite;

fn ours(criterion: &mut Criterion) {
    // What criterion is asked for is not known here: all cases are set up, and it picks from them.
    let mut suite = Suite::new(None);
    usp_benches::all(&mut suite);
    let mut group = criterion.benchmark_group("usp");
    for (id, bytes, run) in suite.ours() {
        if bytes > 0 {
            group.throughput(Throughput::Bytes(bytes as u64));
        }
        group.bench_function(id, |bencher| bencher.iter(&mut *run));
    }
    group.finish();
}

criterion_group!(benches, ours);
criterion_main!(benches);
