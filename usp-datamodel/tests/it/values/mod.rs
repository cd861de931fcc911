mod errors;
mod hostile;
mod laws;
#[cfg(feature = "pattern")]
mod vectors;
