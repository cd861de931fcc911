//! Encoding, wherever the free memory ends and whatever the lengths are.

use proptest::proptest;
use prost::Message as _;
use usp_msg::{
    BackBuffer, GetSupportedDmResp, Msg, MsgId, Response, get_supported_dm as dm, proptest::msg,
    wire,
};

fn same_as_prost(msg: &Msg, memory: usize) {
    let mut buffer = BackBuffer::with_capacity(memory);
    msg.encode_into(&mut buffer);
    let expected = wire::Msg::from(msg.clone()).encode_to_vec();
    assert_eq!(buffer.as_bytes(), expected, "with {memory} bytes of memory");
}

/// A response with messages of every width, whose names have this length.
fn response(name_len: usize, value_type: i32) -> Msg {
    let name = "n".repeat(name_len);
    let mut object =
        dm::SupportedObjectResult::new(name.as_str(), dm::ObjAccessType::from(value_type), true)
            .with_command(
                dm::SupportedCommandResult::new(name.as_str(), dm::CmdType::from(value_type))
                    .with_input_arg_name(name.as_str())
                    .with_input_arg_name("")
                    .with_output_arg_name(name.as_str()),
            )
            .with_event(dm::SupportedEventResult::new("").with_arg_name(name.as_str()))
            .with_divergent_path(name.as_str())
            .with_unique_key_set(dm::SupportedUniqueKeySet::new([name.as_str(), "", "Alias"]))
            .with_unique_key_set(dm::SupportedUniqueKeySet::new([""; 0]));
    for (access, letter) in [(0, "a"), (1, "b"), (127, "c"), (128, "d"), (-1, "e")] {
        object = object.with_param(
            dm::SupportedParamResult::new(
                letter.repeat(name_len),
                dm::ParamAccessType::from(access),
                dm::ParamValueType::from(value_type),
            )
            .with_value_change(dm::ValueChangeType::from(access)),
        );
    }
    let results = [
        dm::RequestedObjectResult::new("Device.", "", [object]),
        dm::RequestedObjectResult::failed(name.as_str(), 7_026_u32, name.as_str()),
    ];
    let id = MsgId::try_from("1").expect("an ID");
    Msg::new(id, Response::from(GetSupportedDmResp::new(results)))
}

#[test]
fn the_memory_may_end_anywhere() {
    let msg = response(9, 2);
    for memory in 0..msg.encode().len() + 3 {
        same_as_prost(&msg, memory);
    }
}

#[test]
fn names_and_numbers_of_every_width() {
    for name_len in (0..140).chain(5_450..5_470).chain([16_383, 16_384, 40_000]) {
        for value_type in [0, 3, 127, 128, i32::MAX, i32::MIN] {
            same_as_prost(&response(name_len, value_type), 4_096);
        }
    }
}

proptest! {
    #[test]
    fn the_memory_has_no_influence(msg in msg(), memory in 0..400_usize) {
        same_as_prost(&msg, memory);
    }
}
