#[cfg(feature = "xml")]
mod instances;
mod r_arc;
mod r_enc;
