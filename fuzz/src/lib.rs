//! What the fuzz targets ask; the targets themselves only hand over their bytes.
//!
//! An oracle that the tests of a crate need as well lives there, and is taken from there.

#[path = "../../usp-datamodel/tests/it/resolve/ask.rs"]
mod ask;
mod endpoint_id;
mod instances;
mod json;
#[path = "../../usp-msg/tests/it/codec/judge.rs"]
mod msg;
#[path = "../../usp-path/tests/it/naive.rs"]
mod naive;
mod path;
#[path = "../../usp-datamodel/tests/it/resolve/random/mod.rs"]
mod random;
mod record;
mod reply;
mod schema;
mod sessions;
mod value;

/// Every target by its name, so that an ordinary test can replay files.
pub const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("e2e_ops", e2e_ops),
    ("endpoint_id", endpoint_id),
    ("json", json),
    ("msg_decode", msg_decode),
    ("path_parse", path_parse),
    ("reassemble", reassemble),
    ("record_decode", record_decode),
    ("reply_to_undecodable", reply_to_undecodable),
    ("resolve", resolve),
    ("schema_image", schema_image),
    ("schema_xml", schema_xml),
    ("transactions", transactions),
    ("value_parse", value_parse),
];

/// Two sessions over a link that does what a script says: Messages arrive once and in order, or are reported as lost.
pub fn e2e_ops(data: &[u8]) {
    sessions::operations(data);
}

/// Texts are Endpoint IDs where a slow reader of the rules says so; each form leads back.
pub fn endpoint_id(data: &[u8]) {
    endpoint_id::check(data);
}

/// JSON that is read is written so that it is read again, and means the same as bytes.
pub fn json(data: &[u8]) {
    json::check(data);
}

/// Any bytes get the verdict that prost gives them, but for the differences that are wanted.
pub fn msg_decode(data: &[u8]) {
    msg::msg(data);
}

/// Texts obey the laws of paths, and a naive reader of the grammar agrees with ours.
pub fn path_parse(data: &[u8]) {
    path::check(data);
}

/// Pieces in any order become the Messages that a naive reassembler makes of them, and fail where it does.
pub fn reassemble(data: &[u8]) {
    sessions::reassemble(data);
}

/// Any bytes get the verdict that prost gives them, but for the rules of USP; strangers get no answer.
pub fn record_decode(data: &[u8]) {
    record::check(data);
}

/// Bytes that are no Message get the answer that they deserve, and silence otherwise.
pub fn reply_to_undecodable(data: &[u8]) {
    reply::check(data);
}

/// Texts obey the laws of values, and slow readers agree with ours.
pub fn value_parse(data: &[u8]) {
    value::check(data);
}

/// Images of any bytes, also with a right checksum, are refused or read without harm.
pub fn schema_image(data: &[u8]) {
    schema::image(data);
}

/// XML that loads gives an image, the same each time, with every node of the model.
pub fn schema_xml(data: &[u8]) {
    schema::xml(data);
}

/// A path leads to the same, whether the source answers at once or later, and to what a naive interpreter finds.
pub fn resolve(data: &[u8]) {
    instances::resolve(data);
}

/// Changes of a store happen as a whole or not at all, and what is exported is restored.
pub fn transactions(data: &[u8]) {
    instances::transactions(data);
}
