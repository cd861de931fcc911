//! What the types promise.

use usp_agent::roles::{Access, Permission, PermissionRow, Rights, RightsError, Role};
use usp_agent::{
    Agent, Arrival, Execution, Fault, Handled, LocalAgent, MissingInstance, UnderWay, get,
    get_instances, get_instances_into, get_into, get_supported_dm, get_supported_dm_into,
};
use usp_datamodel::Supported;
use usp_datamodel::instances::Instances;
use usp_msg::{
    BackBuffer, Get, GetInstances, GetSupportedDm, GetSupportedProtocol, GetSupportedProtocolResp,
    Msg, MsgId,
};

use crate::support::small::{Small, ask};

#[test]
fn types_go_between_threads() {
    fn pinned<T: Send + Sync>() {}
    pinned::<Access>();
    pinned::<Agent<'_>>();
    pinned::<Arrival>();
    pinned::<Execution>();
    pinned::<Fault>();
    pinned::<Handled>();
    pinned::<LocalAgent>();
    pinned::<MissingInstance>();
    pinned::<Permission>();
    pinned::<PermissionRow>();
    pinned::<Rights>();
    pinned::<RightsError>();
    pinned::<Role>();
    pinned::<UnderWay>();
    pinned::<usp_agent::Work<'_>>();
    pinned::<usp_agent::Order>();
    pinned::<usp_agent::Outcome>();
    pinned::<usp_agent::Culprit>();
    pinned::<usp_agent::Progress>();
}

#[test]
fn answers_written_as_found_are_the_same_as_trees() {
    let small = Small::new();
    let agent = small.agent();
    let store = agent.store();
    let access = small.access(&[
        (1, "r--- r--- r--- r---", "Device."),
        (2, "---- r--- ---- ----", "Device.Net.Interface.2."),
    ]);
    let id = MsgId::try_from("7").unwrap();
    let mut buffer = BackBuffer::new();

    let request = Get::new(["Device.", "Device.Gone.", "Device.Net.Interface.*.Name"]);
    get_into(&request, store, &access, &id, &mut buffer);
    let tree = Msg::new(id.clone(), get(&request, store, &access));
    assert_eq!(buffer.as_bytes(), tree.encode());

    let request = GetInstances::new(["Device.Net.Interface.", "Device.Net.", "Device.Net.Log."]);
    get_instances_into(&request, store, &access, &id, &mut buffer);
    let tree = Msg::new(id.clone(), get_instances(&request, store, &access));
    assert_eq!(buffer.as_bytes(), tree.encode());

    let request = GetSupportedDm::new(["Device.", "Device.Gone.", "Device.Net.Mode"])
        .with_return_params(true)
        .with_return_commands(true)
        .with_return_events(true)
        .with_return_unique_key_sets(true);
    get_supported_dm_into(&request, store, &access, &id, &mut buffer);
    let tree = Msg::new(id, get_supported_dm(&request, store, &access));
    assert_eq!(buffer.as_bytes(), tree.encode());
}

#[test]
fn versions_are_those_of_the_agent() {
    let store = Instances::new(Supported::all(usp_datamodel::tr181()));
    let mut agent = Agent::new(store);
    let request = GetSupportedProtocol::default();
    let answer: GetSupportedProtocolResp = ask(&mut agent, request);
    assert_eq!(
        answer.agent_supported_protocol_versions,
        "1.0,1.1,1.2,1.3,1.4"
    );
}
