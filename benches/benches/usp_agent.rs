//! Requests to an Agent: `cargo bench -p usp-benches --bench usp_agent`.

mod ours;

use criterion::{Criterion, criterion_group, criterion_main};

fn cases(criterion: &mut Criterion) {
    ours::run(criterion, "usp-agent", |id| id.starts_with("agent/"));
}

criterion_group!(benches, cases);
criterion_main!(benches);
