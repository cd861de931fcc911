//! What holds for all values and all bytes.

use proptest::{collection::vec, prelude::*, sample::Index};
use prost::Message as _;
use usp_msg::{
    Msg,
    proptest::{msg, wire_msg},
    view::MsgView,
    wire,
};

use crate::accessors;

use super::{
    fields::{Content, Field, each_message, looks_like_a_message, parse, write},
    judge::{self, Outcome},
};

proptest! {
    #[test]
    fn all_values_go_through(msg in msg()) {
        let bytes = msg.encode();
        prop_assert_eq!(judge::msg(&bytes), Outcome::Same);
        prop_assert_eq!(Msg::decode(&bytes), Ok(msg));
    }

    #[test]
    fn each_accessor_gives_what_prost_reads(msg in msg()) {
        let bytes = msg.encode();
        let view = MsgView::decode(&bytes).expect("a valid message");
        accessors::msg(view, &wire::Msg::decode(&bytes[..]).expect("a valid message"));
    }

    #[test]
    fn wire_structs_get_the_same_verdict(raw in wire_msg()) {
        let outcome = judge::msg(&raw.encode_to_vec());
        prop_assert!(matches!(outcome, Outcome::Same | Outcome::Stricter), "{:?}", outcome);
    }

    #[test]
    fn changed_bytes_get_the_same_verdict(
        msg in msg(),
        changes in vec((any::<Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = msg.encode();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        judge::msg(&bytes);
    }

    #[test]
    fn cut_bytes_get_the_same_verdict(msg in msg(), at in any::<Index>()) {
        let bytes = msg.encode();
        judge::msg(&bytes[..at.index(bytes.len())]);
    }

    #[test]
    fn any_bytes_get_the_same_verdict(bytes in vec(any::<u8>(), 0..80)) {
        judge::msg(&bytes);
    }

    #[test]
    fn fields_in_any_order_are_the_same_value(msg in msg(), order in vec(any::<Index>(), 64), padding in 0..3_usize) {
        let mut fields = parse(&msg.encode()).expect("a message");
        let mut order = order.iter().cycle();
        each_message(&mut fields, &mut |fields| {
            for at in 1..fields.len() {
                // Elements of a list keep their order.
                let to = order.next().map_or(at, |i| i.index(at + 1));
                let between = &fields[to..at];
                if between.iter().all(|f| f.number != fields[at].number) {
                    fields[to..=at].rotate_right(1);
                }
            }
        });
        let shuffled = write(&fields, padding);
        if judge::msg(&shuffled) == Outcome::Same {
            let view = MsgView::decode(&shuffled).expect("judged to be valid");
            prop_assert_eq!(view.to_msg().msg_type(), msg.msg_type());
            accessors::msg(view, &wire::Msg::decode(&shuffled[..]).expect("judged to be valid"));
            // An id that looks like a message was taken apart too, and has become another text.
            if !looks_like_a_message(msg.id.as_str()) {
                prop_assert_eq!(view.header().msg_id(), msg.id.as_str());
            }
        }
    }

    #[test]
    fn repeated_fields_get_the_same_verdict(msg in msg(), picks in vec((any::<Index>(), any::<Index>()), 1..3)) {
        let mut fields = parse(&msg.encode()).expect("a message");
        let mut count = 0_usize;
        each_message(&mut fields, &mut |fields| count += usize::from(!fields.is_empty()));
        for (message, field) in picks {
            let chosen = message.index(count);
            let mut at = 0;
            each_message(&mut fields, &mut |fields| {
                if !fields.is_empty() {
                    if at == chosen {
                        let field = fields[field.index(fields.len())].clone();
                        fields.push(field);
                    }
                    at += 1;
                }
            });
        }
        judge::msg(&write(&fields, 0));
    }

    #[test]
    fn unknown_fields_never_hurt(msg in msg(), at in any::<Index>(), unknown in unknown_field(3)) {
        let mut fields = parse(&msg.encode()).expect("a message");
        // Between the two fields of the Message and in its header no text can be mistaken for a message.
        let mut bytes = Vec::new();
        let place = at.index(fields.len() + 1);
        for (n, field) in fields.drain(..).enumerate() {
            if n == place {
                bytes.extend(&unknown);
            }
            bytes.extend(write(&[field], 0));
        }
        if place > 1 {
            bytes.extend(&unknown);
        }
        let decoded = Msg::decode(&bytes);
        let kind = decoded.as_ref().err().map(|e| e.kind());
        prop_assert_eq!(decoded.ok(), Some(msg), "{:?}", kind);
        judge::msg(&bytes);
    }

    #[test]
    fn other_wire_types_are_unknown_fields(msg in msg(), number in 1..3_u64) {
        let mut bytes = msg.encode();
        let mut field = write(&[Field { number, content: Content::Varint(7) }], 0);
        field.append(&mut bytes);
        prop_assert_eq!(judge::msg(&field), Outcome::UnexpectedWireType);
        prop_assert_eq!(Msg::decode(&field), Ok(msg));
    }

    #[test]
    fn every_error_names_a_field(msg in msg(), at in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = msg.encode();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Err(error) = Msg::decode(&bytes) {
            prop_assert!(error.path().starts_with("msg"), "{}", error.path());
            // A changed length may move the fault to any place behind it.
            prop_assert!(error.offset() <= bytes.len(), "{error}");
        }
    }
}

/// Fields with a number that no message has: of every wire type, and groups of them.
fn unknown_field(depth: u32) -> BoxedStrategy<Vec<u8>> {
    let number = prop_oneof![16_u64..100, Just((1 << 29) - 1)];
    let leaf = (
        number.clone(),
        any::<u64>(),
        vec(any::<u8>(), 0..200),
        0..4_u8,
    )
        .prop_map(|(number, value, bytes, wire_type)| {
            let mut out = Vec::new();
            let wire_type = [0, 1, 2, 5][usize::from(wire_type)];
            super::fields::put_varint(&mut out, number << 3 | wire_type, 0);
            match wire_type {
                0 => super::fields::put_varint(&mut out, value, 0),
                1 => out.extend(value.to_le_bytes()),
                2 => {
                    super::fields::put_varint(&mut out, bytes.len() as u64, 0);
                    out.extend(bytes);
                }
                _ => out.extend((value as u32).to_le_bytes()),
            }
            out
        });
    if depth == 0 {
        return leaf.boxed();
    }
    let group = (number, vec(unknown_field(depth - 1), 0..4)).prop_map(|(number, parts)| {
        let mut out = Vec::new();
        super::fields::put_varint(&mut out, number << 3 | 3, 0);
        parts.iter().for_each(|part| out.extend(part));
        super::fields::put_varint(&mut out, number << 3 | 4, 0);
        out
    });
    prop_oneof![leaf, group].boxed()
}
