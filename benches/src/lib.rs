//! Benches of the family beside their peers and lower bounds.
