//! Schemas, instances and resolution: `cargo bench -p usp-benches --bench usp_datamodel`.

mod ours;

use criterion::{Criterion, criterion_group, criterion_main};

fn cases(criterion: &mut Criterion) {
    ours::run(criterion, "usp-datamodel", |id| {
        id.starts_with("datamodel/")
    });
}

criterion_group!(benches, cases);
criterion_main!(benches);
