mod errors;
#[cfg(feature = "pattern")]
mod hostile;
#[cfg(feature = "proptest")]
mod laws;
#[cfg(feature = "pattern")]
mod vectors;
