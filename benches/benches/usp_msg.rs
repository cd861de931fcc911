//! Messages: decoding and encoding: `cargo bench -p usp-benches --bench usp_msg`.

mod ours;

use criterion::{Criterion, criterion_group, criterion_main};

/// The workloads that are Records, with a Message in them or in a session.
fn is_record(id: &str) -> bool {
    id.ends_with("/w7") || id.ends_with("/w8")
}

fn cases(criterion: &mut Criterion) {
    ours::run(criterion, "usp-msg", |id| {
        id.starts_with("codec/") && !is_record(id)
    });
}

criterion_group!(benches, cases);
criterion_main!(benches);
