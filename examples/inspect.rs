//! Shows what is in captured bytes.
//!
//! ```sh
//! cargo run --example inspect -- testdata/golden/003-getsupportedprotocol.response.bin
//! echo 0a 07 0a 03 6d 2d 31 10 01 | cargo run --example inspect -- --as hex -
//! ```

use std::{
    io::{BufWriter, stderr, stdout},
    process::ExitCode,
};

fn main() -> ExitCode {
    let words = std::env::args().skip(1);
    let mut out = BufWriter::new(stdout().lock());
    usp_examples::inspect::run(words, &mut out, &mut stderr().lock()).into()
}
