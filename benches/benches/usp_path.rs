//! Paths: parsing and matching: `cargo bench -p usp-benches --bench usp_path`.

mod ours;

use criterion::{Criterion, criterion_group, criterion_main};

fn cases(criterion: &mut Criterion) {
    ours::run(criterion, "usp-path", |id| id.starts_with("path/"));
}

criterion_group!(benches, cases);
criterion_main!(benches);
