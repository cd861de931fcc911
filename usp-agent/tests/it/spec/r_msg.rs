//! Rules of all messages.

use usp_agent::roles::Access;
use usp_agent::{Arrival, UnderWay};
use usp_msg::add::CreateObject;
use usp_msg::set::UpdateObject;
use usp_msg::{
    Add, AddResp, Delete, DeleteResp, Deregister, ErrorCode, ErrorMsg, Get, GetInstances,
    GetInstancesResp, GetResp, MsgId, Operate, OperateResp, ParamSetting, Register, Request, Set,
    SetResp,
};

use crate::support::small::{Small, ask, handle};

#[test]
fn r_msg_4_a_request_under_way_is_not_processed_twice() {
    let mut under_way = UnderWay::new(2);
    let id = MsgId::try_from("1").unwrap();
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::New);
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::Duplicate);
    assert_eq!(under_way.arrived("proto::b", &id), Arrival::New);
    assert_eq!(under_way.len(), 2);
    let other = MsgId::try_from("2").unwrap();
    assert_eq!(under_way.arrived("proto::a", &other), Arrival::Full);
    under_way.answered("proto::a", &id);
    // After the answer the id may be used again.
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::New);
    under_way.answered("proto::a", &id);
    under_way.answered("proto::b", &id);
    under_way.answered("proto::b", &id);
    assert!(under_way.is_empty());
}

#[test]
fn r_msg_0_every_request_is_answered_but_an_operate_that_wants_none() {
    let small = Small::new();
    let agent = &mut small.agent();
    let access = Access::full(small.schema());
    let silent = Operate::new("Device.Reboot()").with_send_resp(false);
    assert_eq!(handle(agent, &access, silent).answer, None);
    let loud = Operate::new("Device.Reboot()").with_send_resp(true);
    assert!(handle(agent, &access, loud).answer.is_some());
}

#[test]
fn r_msg_1_requests_of_other_roles_are_not_supported() {
    let small = Small::new();
    let agent = &mut small.agent();
    let requests: [Request; 2] = [
        Register::new(["Device.X."]).into(),
        Deregister::new(["Device.X."]).into(),
    ];
    for request in requests {
        let error: ErrorMsg = ask(agent, request);
        assert_eq!(error.err_code, ErrorCode::MESSAGE_NOT_SUPPORTED);
    }
}

#[test]
fn r_msg_3_answers_use_instance_numbers_and_echo_the_request() {
    let small = Small::new();
    let agent = &mut small.agent();
    let path = "Device.Net.Interface.[ Name == \"eth0\" ].LowerLayers";
    let _: SetResp = ask(
        agent,
        Set::new([UpdateObject::new(
            "Device.Net.Interface.[Name==\"eth0\"].",
            [ParamSetting::required(
                "LowerLayers",
                "Device.Net.Interface.[Alias==\"spare\"].",
            )],
        )]),
    );
    let answer: GetResp = ask(agent, Get::new([path]));
    let entry = &answer.req_path_results[0];
    assert_eq!(
        (entry.err_msg.as_str(), entry.requested_path.as_str()),
        ("", path)
    );
    let object = &entry.resolved_path_results[0];
    assert_eq!(object.resolved_path, "Device.Net.Interface.1.");
    let value = object.result_params.get("LowerLayers");
    assert_eq!(value, Some("Device.Net.Interface.4"));
}

#[test]
fn r_msg_4a_a_search_that_matches_nothing_is_an_empty_success() {
    let small = Small::new();
    let agent = &mut small.agent();
    let row = "Device.Net.Interface.[Name==\"none\"].";
    let get: GetResp = ask(agent, Get::new([row]));
    assert_eq!(get.req_path_results[0].err_code, ErrorCode::SUCCESS);
    let list: GetInstancesResp = ask(agent, GetInstances::new([row]));
    assert_eq!(list.req_path_results[0].err_code, ErrorCode::SUCCESS);
    assert!(list.req_path_results[0].curr_insts.is_empty());
    for allow_partial in [true, false] {
        let entry = UpdateObject::new(row, [ParamSetting::required("Nope", "1")]);
        let set: SetResp = ask(agent, Set::new([entry]).with_allow_partial(allow_partial));
        assert_eq!(
            (set.updated_obj_results.len(), set.updated().count()),
            (1, 0)
        );
        let entry = CreateObject::new(format!("{row}Address."), []);
        let add: AddResp = ask(agent, Add::new([entry]).with_allow_partial(allow_partial));
        let created: Vec<_> = add.created().collect();
        assert_eq!(created.len(), 1);
        assert_eq!(created[0].instantiated_path, "");
        let delete: DeleteResp = ask(agent, Delete::new([row]).with_allow_partial(allow_partial));
        assert_eq!(delete.failures().count(), 0);
        assert_eq!(delete.affected_paths().count(), 0);
    }
    let operate = Operate::new(format!("{row}Reset()")).with_send_resp(true);
    let operate: OperateResp = ask(agent, operate);
    assert!(operate.operation_results.is_empty());
}
