//! JSON: what is read is written so that it is read again, and means the same as bytes.

use core::fmt::Debug;

use prost::Message;
use serde::{Serialize, de::DeserializeOwned};
use usp_msg::Msg;
use usp_record::Record;

/// The first byte says whether the rest is JSON or bytes to make JSON of.
pub(crate) fn check(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    if choice % 2 == 0 {
        from_text(rest);
    } else {
        from_bytes(rest);
    }
}

fn from_text(text: &[u8]) {
    let wire = serde_json::from_slice::<usp_msg::wire::Msg>(text);
    if let Ok(wire) = &wire {
        same_again(wire);
        same_bytes(wire);
    }
    // What is required is a matter of the values, not of the spelling.
    let msg = serde_json::from_slice::<Msg>(text);
    let converted = wire.ok().map(Msg::try_from).and_then(Result::ok);
    assert_eq!(msg.ok(), converted);

    let wire = serde_json::from_slice::<usp_record::wire::Record>(text);
    if let Ok(wire) = &wire {
        same_again(wire);
        same_bytes(wire);
    }
    let record = serde_json::from_slice::<Record>(text);
    let converted = wire.ok().map(Record::try_from).and_then(Result::ok);
    assert_eq!(record.ok(), converted);
}

fn from_bytes(bytes: &[u8]) {
    if let Ok(wire) = usp_msg::wire::Msg::decode(bytes) {
        once(&wire);
    }
    if let Ok(wire) = usp_record::wire::Record::decode(bytes) {
        same_again(&wire);
    }
    if let Ok(msg) = Msg::decode(bytes) {
        once(&msg);
    }
}

/// Of repeated keys of a map, JSON has only the last; what it has, it keeps.
fn once<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON of any value");
    let once: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    same_again(&once);
}

fn same_again<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON of any value");
    let again: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(again, *value, "{text}");
}

fn same_bytes<T: Message + Default + PartialEq + Debug>(value: &T) {
    let again = T::decode(&*value.encode_to_vec()).expect("what prost wrote");
    assert_eq!(again, *value);
}
