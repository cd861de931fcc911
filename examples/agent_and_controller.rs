//! An Agent and a Controller in one process exchange Records, and what they say is printed.
//!
//! ```sh
//! cargo run --example agent_and_controller
//! ```

use std::io::{self, BufWriter, stdout};

fn main() -> io::Result<()> {
    match usp_examples::dialogue::run(&mut BufWriter::new(stdout().lock())) {
        // Whoever read the dialogue has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}
