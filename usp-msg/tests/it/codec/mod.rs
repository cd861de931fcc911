//! The fast codec and prost agree, but for the differences that are wanted.

mod differences;
mod encode;
mod fields;
mod judge;
mod laws;
mod limits;
mod neighbours;
mod stream;
mod texts;
