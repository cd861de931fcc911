//! The packed image of a schema: layout, checks and, on the host, the writer.
//!
//! An image is one block of little-endian bytes without pointers. Nodes stand in breadth-first
//! order, so the children of a node are neighbours and a parent stands before its children. All
//! reads are bounds-checked: bytes that no writer made give wrong answers, never a panic.

pub(crate) mod check;
pub(crate) mod fold;
pub(crate) mod format;
pub(crate) mod hash;
pub(crate) mod index;
pub(crate) mod piece;
#[cfg(feature = "xml")]
pub(crate) mod write;

pub use self::check::ImageError;
