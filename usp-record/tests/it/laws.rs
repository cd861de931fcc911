//! Laws that hold for all values, with prost as the second opinion.

use proptest::prelude::*;
use prost::Message as _;
use usp_record::{
    DecodeErrorKind, Record,
    proptest::{raw_record, record},
    wire,
};

proptest! {
    #[test]
    fn decode_undoes_encode(record in record()) {
        let bytes = record.encode();
        prop_assert_eq!(bytes.len(), record.encoded_len());
        prop_assert_eq!(Record::decode(bytes), Ok(record));
    }

    #[test]
    fn the_wire_layer_undoes_itself(raw in raw_record()) {
        prop_assert_eq!(wire::Record::decode(&*raw.encode_to_vec()), Ok(raw));
    }

    #[test]
    fn the_same_bytes_as_prost(raw in raw_record()) {
        let bytes = raw.encode_to_vec();
        match (Record::try_from(raw), Record::decode(bytes.clone())) {
            (Ok(converted), Ok(decoded)) => {
                prop_assert_eq!(decoded.encode(), bytes);
                prop_assert_eq!(converted, decoded);
            }
            (Err(converted), Err(decoded)) => {
                // With several faults, each layer names the first that it meets.
                prop_assert_eq!(converted.code(), decoded.kind().code());
            }
            (converted, decoded) => prop_assert!(false, "{:?} {:?}", converted, decoded),
        }
    }

    #[test]
    fn the_same_verdict_as_prost_on_fields_in_any_order(
        record in record(),
        extra in record(),
        order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(),
        repeat in any::<bool>(),
    ) {
        let mut fields = top_fields(&record.encode());
        if repeat {
            fields.extend(top_fields(&extra.encode()));
        }
        let mut shuffled: Vec<u8> = Vec::new();
        for place in order {
            if let Some(field) = fields.get(place) {
                shuffled.extend(field);
            }
        }
        same_verdict(&shuffled)?;
    }

    #[test]
    fn the_same_verdict_as_prost_on_changed_bytes(
        record in record(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = record.encode();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        same_verdict(&bytes)?;
    }

    #[test]
    fn the_same_verdict_as_prost_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        same_verdict(&bytes)?;
    }
}

/// The encoded fields of a Record one by one.
fn top_fields(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut fields = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let before = rest;
        let (number, wire_type) = prost::encoding::decode_key(&mut rest).expect("a key");
        prost::encoding::skip_field(wire_type, number, &mut rest, Default::default())
            .expect("a field");
        fields.push(before[..before.len() - rest.len()].to_vec());
    }
    fields
}

/// What both make of the bytes: the same, except where USP or protobuf itself is stricter than prost, or laxer.
pub(crate) fn same_verdict(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ours = Record::decode(bytes.to_vec());
    let theirs = wire::Record::decode(bytes);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => prop_assert_eq!(Record::try_from(theirs), Ok(known(ours))),
        (Err(ours), Ok(theirs)) => {
            let kind = ours.kind();
            // prost takes the last record type, and merges one that comes twice; of an unknown number it keeps
            // the last, which may be a known one.
            let stricter = matches!(
                kind,
                DecodeErrorKind::SecondAlternative | DecodeErrorKind::UnknownEnum(_)
            );
            // prost knows no required fields.
            let required = matches!(
                kind,
                DecodeErrorKind::NoAlternative | DecodeErrorKind::Empty
            );
            let invalid = Record::try_from(theirs).is_err();
            prop_assert!(stricter || (required && invalid), "{:?}", kind);
        }
        (Ok(_), Err(theirs)) => {
            // To protobuf, a field with an unexpected wire type is an unknown field.
            prop_assert!(
                theirs.to_string().contains("invalid wire type"),
                "{}",
                theirs
            );
        }
        (Err(_), Err(_)) => {}
    }
    Ok(())
}

/// The Record as the raw structs can hold it: without unknown fields.
fn known(record: Record) -> Record {
    Record::try_from(wire::Record::from(record)).expect("a valid Record stays valid")
}
