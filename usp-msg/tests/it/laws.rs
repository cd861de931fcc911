//! Laws that hold for all values.

use proptest::{prelude::*, sample::Index};
use prost::Message as _;
use usp_msg::{Body, Msg, Request, Response, proptest as strategies, wire};

proptest! {
    #[test]
    fn decode_undoes_encode(msg in strategies::msg()) {
        prop_assert_eq!(Msg::decode(&msg.encode()), Ok(msg));
    }

    #[test]
    fn the_wire_layer_undoes_itself(wire in strategies::wire_msg()) {
        prop_assert_eq!(wire::Msg::decode(&*wire.encode_to_vec()), Ok(wire));
    }

    #[test]
    fn conversions_undo_each_other(msg in strategies::msg()) {
        let wire = wire::Msg::from(msg.clone());
        prop_assert_eq!(&wire.encode_to_vec(), &msg.encode());
        prop_assert_eq!(Msg::try_from(wire), Ok(msg));
    }

    #[test]
    fn both_ways_to_a_msg_agree(wire in strategies::wire_msg()) {
        let decoded = Msg::decode(&wire.encode_to_vec());
        match (Msg::try_from(wire), decoded) {
            (Ok(converted), Ok(decoded)) => prop_assert_eq!(converted, decoded),
            (Err(converted), Err(decoded)) => {
                // With several faults, each layer names the first that it meets.
                prop_assert_eq!(converted.code(), decoded.code());
            }
            (converted, decoded) => prop_assert!(false, "{converted:?} {decoded:?}"),
        }
    }

    #[test]
    fn json_undoes_itself_for_wire_structs(wire in strategies::wire_msg()) {
        let text = serde_json::to_string(&wire).expect("JSON");
        let again: wire::Msg = serde_json::from_str(&text).expect("a wire struct");
        // Maps with a repeated key lose the pairs that do not count: compare what is written.
        prop_assert_eq!(serde_json::to_string(&again).expect("JSON"), text);
    }

    #[test]
    fn json_undoes_itself_for_domain_types(msg in strategies::msg()) {
        let text = serde_json::to_string(&msg).expect("JSON");
        let again: Msg = serde_json::from_str(&text).expect("a Msg");
        prop_assert_eq!(again.msg_type(), msg.msg_type());
        prop_assert_eq!(serde_json::to_string(&again).expect("JSON"), text);
    }

    #[test]
    fn json_with_a_hole_is_taken_or_refused(
        wire in strategies::wire_msg(),
        start in any::<Index>(),
        length in 0..30_usize,
        patch in prop_oneof![
            Just(""),
            Just("null"),
            Just("{}"),
            Just("-1"),
            Just("\"x\":[],"),
            Just("\"request\":{},"),
        ],
    ) {
        let text: Vec<char> = serde_json::to_string(&wire).expect("JSON").chars().collect();
        let start = start.index(text.len());
        let end = text.len().min(start + length);
        let text: String = text[..start].iter().copied()
            .chain(patch.chars())
            .chain(text[end..].iter().copied())
            .collect();
        let wire = serde_json::from_str::<wire::Msg>(&text);
        match serde_json::from_str::<Msg>(&text) {
            // What the domain takes, the wire takes, with the same meaning.
            Ok(msg) => prop_assert_eq!(Msg::try_from(wire.expect("a wire struct")), Ok(msg)),
            Err(_) => prop_assert!(wire.map_or(true, |wire| Msg::try_from(wire).is_err())),
        }
    }
}

/// One law per message: it survives on its own what a Msg survives.
macro_rules! every_message {
    ($($kind:ident: $($name:ident)*;)*) => { $( $(
        mod $name {
            use super::*;

            proptest! {
                #[test]
                fn survives(message in strategies::$name()) {
                    let msg = crate::msg($kind::from(message.clone()));
                    let decoded = Msg::decode(&msg.encode()).expect("a Msg");
                    prop_assert_eq!(&decoded.body, &Body::from(message));
                    prop_assert_eq!(decoded, msg);
                }
            }
        }
    )* )* };
}

every_message! {
    Request: get get_supported_dm get_instances set add delete operate notify
        get_supported_protocol register deregister;
    Response: get_resp get_supported_dm_resp get_instances_resp set_resp add_resp delete_resp
        operate_resp notify_resp get_supported_protocol_resp register_resp deregister_resp;
    Body: error_msg;
}
