use usp_msg::{
    BodyKind, DecodeErrorKind, ErrorCode, GetSupportedDmResp, Msg, MsgType, Notify, OperateResp,
    Request, Response, get_supported_dm::*, notify::*, operate, reply_to_undecodable,
};

use crate::{field, hex, msg, replies::raw};

#[test]
fn r_enc_0_field_numbers_and_types_are_those_of_the_schema() {
    // Every message and field, both ways, against another implementation: see `vectors`. Here one by hand, with a
    // code, which is a fixed32.
    let resp = usp_msg::GetResp::new([usp_msg::get::RequestedPathResult::failed("P", 7026, "m")]);
    assert_eq!(
        msg(resp).encode(),
        hex("0a 05 0a 01 31 10 02
             12 11 12 0f 0a 0d 0a 0b 0a 01 50 15 72 1b 00 00 1a 01 6d")
    );
}

#[test]
fn r_enc_0_enum_values_are_those_of_the_schema() {
    for (number, msg_type) in [
        (0, MsgType::Error),
        (1, MsgType::Get),
        (2, MsgType::GetResp),
        (3, MsgType::Notify),
        (4, MsgType::Set),
        (5, MsgType::SetResp),
        (6, MsgType::Operate),
        (7, MsgType::OperateResp),
        (8, MsgType::Add),
        (9, MsgType::AddResp),
        (10, MsgType::Delete),
        (11, MsgType::DeleteResp),
        (12, MsgType::GetSupportedDm),
        (13, MsgType::GetSupportedDmResp),
        (14, MsgType::GetInstances),
        (15, MsgType::GetInstancesResp),
        (16, MsgType::NotifyResp),
        (17, MsgType::GetSupportedProto),
        (18, MsgType::GetSupportedProtoResp),
        (19, MsgType::Register),
        (20, MsgType::RegisterResp),
        (21, MsgType::Deregister),
        (22, MsgType::DeregisterResp),
    ] {
        assert_eq!(i32::from(msg_type), number);
    }
    assert_eq!(ObjAccessType::DeleteOnly.number(), 3);
    assert_eq!(ParamAccessType::WriteOnly.number(), 2);
    assert_eq!(ParamValueType::UnsignedLong.number(), 10);
    assert_eq!(ValueChangeType::WillIgnore.number(), 2);
    assert_eq!(CmdType::Async.number(), 2);
}

#[test]
fn r_enc_2_an_unknown_type_of_a_request_is_reported() {
    let error = Msg::decode(&raw(77, &field(1, &field(1, &[])))).expect_err("unknown type");
    assert_eq!(error.kind(), DecodeErrorKind::UnknownEnum(77));
    assert_eq!(error.path(), "msg.header.msg_type");
    assert_eq!(error.code(), ErrorCode::INVALID_ARGUMENTS);
    assert_eq!(error.msg_id(), Some("id-1"));
}

#[test]
fn r_enc_2_unknown_numbers_in_a_response_are_kept() {
    let object = SupportedObjectResult::new("Device.X.{i}.", ObjAccessType::from(9), true)
        .with_param(
            SupportedParamResult::new("P", ParamAccessType::from(-1), ParamValueType::from(99))
                .with_value_change(ValueChangeType::from(3)),
        )
        .with_command(SupportedCommandResult::new("C()", CmdType::from(i32::MAX)));
    let resp = GetSupportedDmResp::new([RequestedObjectResult::new("Device.", "", [object])]);
    let bytes = msg(resp.clone()).encode();
    let decoded = Msg::decode(&bytes).expect("a Msg");
    assert_eq!(decoded, msg(resp));
    assert_eq!(decoded.encode(), bytes);
    let Some(Response::GetSupportedDmResp(dm)) = decoded.as_response() else {
        panic!("{decoded:?}");
    };
    let access = dm.objects().next().map(|o| o.access);
    assert_eq!(access, Some(ObjAccessType::Other(9)));
}

/// Bytes with one choice left open, and where that is.
fn open_choices() -> Vec<(Vec<u8>, &'static str)> {
    let request = |content: &[u8]| field(1, content);
    let response = |content: &[u8]| field(2, content);
    let complete = field(8, &field(7, &field(1, b"o")));
    let entry_without_status = |resp: u8| response(&field(resp, &field(1, &field(1, b"p"))));
    let entry_with_open_status = |resp: u8| {
        response(&field(
            resp,
            &field(1, &[field(1, b"p"), field(2, &[])].concat()),
        ))
    };
    let mut choices = vec![
        (raw(1, &[]), "msg.body"),
        (raw(1, &request(&[])), "msg.body.request"),
        (raw(2, &response(&[])), "msg.body.response"),
        (
            raw(3, &request(&field(8, &[]))),
            "msg.body.request.notify.notification",
        ),
        (
            raw(3, &request(&complete)),
            "msg.body.request.notify.oper_complete.operation_resp",
        ),
    ];
    for (resp, place) in [
        (
            4,
            "msg.body.response.set_resp.updated_obj_results[0].oper_status",
        ),
        (
            5,
            "msg.body.response.add_resp.created_obj_results[0].oper_status",
        ),
        (
            6,
            "msg.body.response.delete_resp.deleted_obj_results[0].oper_status",
        ),
        (
            10,
            "msg.body.response.register_resp.registered_path_results[0].oper_status",
        ),
        (
            11,
            "msg.body.response.deregister_resp.deregistered_path_results[0].oper_status",
        ),
    ] {
        choices.push((raw(2, &entry_without_status(resp)), place));
        choices.push((raw(2, &entry_with_open_status(resp)), place));
    }
    choices
}

#[test]
fn r_enc_3_an_open_choice_is_an_error() {
    for (bytes, place) in open_choices() {
        let error = Msg::decode(&bytes).expect_err(place);
        assert_eq!(
            (error.kind(), error.path()),
            (DecodeErrorKind::NoAlternative, place)
        );
    }
}

#[test]
fn r_enc_3_two_alternatives_are_an_error() {
    let both = |a: Vec<u8>, b: Vec<u8>| [a, b].concat();
    let success_and_failure = both(field(1, &[]), field(2, &[]));
    let entry = both(field(1, b"p"), field(2, &success_and_failure));
    for (bytes, place) in [
        (
            raw(1, &both(field(1, &field(1, &[])), field(2, &[]))),
            "two bodies",
        ),
        (
            raw(1, &field(1, &both(field(1, &[]), field(4, &[])))),
            "two requests",
        ),
        (
            raw(1, &field(1, &both(field(1, &[]), field(1, &[])))),
            "the same request twice",
        ),
        (
            raw(3, &field(1, &field(8, &both(field(3, &[]), field(6, &[]))))),
            "two notifications",
        ),
        (
            raw(9, &field(2, &field(5, &field(1, &entry)))),
            "two outcomes",
        ),
    ] {
        let error = Msg::decode(&bytes).expect_err(place);
        assert_eq!(error.kind(), DecodeErrorKind::SecondAlternative, "{place}");
    }
}

#[test]
fn r_enc_3_a_command_without_outcome_is_done_and_what_we_send_says_so() {
    // An example of the specification leaves the outcome out; we read it, and never write it.
    let bytes = raw(
        7,
        &field(2, &field(7, &field(1, &field(1, b"Device.Reboot()")))),
    );
    let decoded = Msg::decode(&bytes).expect("a Msg");
    let expected = OperateResp::new([operate::OperationResult::new(
        "Device.Reboot()",
        operate::OperationResp::ReqOutputArgs([("", ""); 0].into()),
    )]);
    assert_eq!(
        decoded.as_response(),
        Some(&Response::OperateResp(expected))
    );
    assert!(decoded.encode().ends_with(&[0x1a, 0]));
}

#[test]
fn r_enc_3_what_is_sent_has_exactly_one_alternative() {
    // The types leave no choice open: `Notify::new` takes the notification.
    let notify = Notify::new("", ObjectDeletion::new(""));
    let bytes = msg(notify.clone()).encode();
    assert!(bytes.ends_with(&field(1, &field(8, &field(6, &[])))));
    assert_eq!(
        Msg::decode(&bytes).expect("a Msg").as_request(),
        Some(&Request::Notify(notify))
    );
}

#[test]
fn r_enc_5_a_request_with_an_open_choice_is_answered_with_7004() {
    for (bytes, place) in open_choices() {
        let error = Msg::decode(&bytes).expect_err(place);
        let reply = reply_to_undecodable(&error);
        if error.body() == BodyKind::Request {
            let reply = reply.expect("an answer");
            assert_eq!(reply.id.as_str(), "id-1");
            let code = reply.as_error().map(|e| e.err_code);
            assert_eq!(code, Some(ErrorCode::INVALID_ARGUMENTS));
        } else {
            assert_eq!(reply, None);
        }
    }
}
