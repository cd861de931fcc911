//! Messages through sessions, and a table of peers: `cargo bench -p usp-benches --bench usp_e2e`.

mod ours;

use criterion::{Criterion, criterion_group, criterion_main};

fn cases(criterion: &mut Criterion) {
    ours::run(criterion, "usp-e2e", |id| id.starts_with("e2e/"));
}

criterion_group!(benches, cases);
criterion_main!(benches);
