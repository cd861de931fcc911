//! What the fuzz targets ask; the targets themselves only hand over their bytes.
//!
//! An oracle that the tests of a crate need as well lives there, and is taken from there.

#[path = "../../usp-msg/tests/it/codec/judge.rs"]
mod msg;
#[path = "../../usp-path/tests/it/naive.rs"]
mod naive;
mod path;
mod value;

/// Any bytes get the verdict that prost gives them, but for the differences that are wanted.
pub fn msg_decode(data: &[u8]) {
    msg::msg(data);
}

/// Texts obey the laws of values, and slow readers agree with ours.
pub fn value_parse(data: &[u8]) {
    value::check(data);
}

/// Texts obey the laws of paths, and a naive reader of the grammar agrees with ours.
pub fn path_parse(data: &[u8]) {
    path::check(data);
}
