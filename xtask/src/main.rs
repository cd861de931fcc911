//! Developer tasks: see CONTRIBUTING.md.
fn main() {}
