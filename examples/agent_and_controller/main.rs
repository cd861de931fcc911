//! An Agent and a Controller in one process.
fn main() {}
