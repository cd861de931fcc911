//! What a constructor or a `with_...` sets stands in the field of that name, on the wire.

use expect_test::expect;
use prost::Message as _;
use usp_msg::add::CreateObject;
use usp_msg::get_supported_dm::{
    CmdType, ObjAccessType, ParamAccessType, ParamValueType, RequestedObjectResult,
    SupportedCommandResult, SupportedEventResult, SupportedObjectResult, SupportedParamResult,
    SupportedUniqueKeySet, ValueChangeType,
};
use usp_msg::notify::{
    Event, ObjectCreation, ObjectDeletion, OnBoardRequest, OperationComplete, ValueChange,
};
use usp_msg::set::UpdateObject;
use usp_msg::{
    Add, Body, CommandFailure, Delete, Deregister, ErrorMsg, Get, GetInstances, GetSupportedDm,
    GetSupportedDmResp, GetSupportedProtocol, GetSupportedProtocolResp, Notify, NotifyResp,
    Operate, ParamError, ParamSetting, Register, Set, SupportedVersions, Version, wire,
};

use crate::msg;

/// The body of a Message as it was written, in JSON.
fn written(body: impl Into<Body>) -> String {
    let bytes = msg(body).encode();
    let wire = wire::Msg::decode(&*bytes).expect("a Message");
    serde_json::to_string(&wire.body).expect("JSON") + "\n"
}

fn versions() -> SupportedVersions {
    SupportedVersions::new([Version::new(1, 3), Version::new(1, 4)])
}

#[test]
fn requests() {
    let settings = || {
        [
            ParamSetting::new("P", "v").with_required(true),
            ParamSetting::new("Q", "w"),
        ]
    };
    let all = [
        written(Get::new(["D."]).with_max_depth(2)),
        written(GetInstances::new(["D.T."]).with_first_level_only(true)),
        written(GetSupportedDm::new(["D.a"]).with_first_level_only(true)),
        written(GetSupportedDm::new(["D.b"]).with_return_commands(true)),
        written(GetSupportedDm::new(["D.c"]).with_return_events(true)),
        written(GetSupportedDm::new(["D.d"]).with_return_params(true)),
        written(GetSupportedDm::new(["D.e"]).with_return_unique_key_sets(true)),
        written(GetSupportedProtocol::new(&versions())),
        written(Add::new([CreateObject::new("D.T.", settings())]).with_allow_partial(true)),
        written(Set::new([UpdateObject::new("D.T.1.", settings())]).with_allow_partial(true)),
        written(Delete::new(["D.T.1."]).with_allow_partial(true)),
        written(
            Operate::new("D.C()")
                .with_command_key("k")
                .with_send_resp(true),
        ),
        written(Operate::new("D.C()").with_input_args([("I", "1")])),
        written(Register::new(["D.S."]).with_allow_partial(true)),
        written(Deregister::new(["D.S."])),
    ];
    expect![[r#"
        {"request":{"get":{"paramPaths":["D."],"maxDepth":2}}}
        {"request":{"getInstances":{"objPaths":["D.T."],"firstLevelOnly":true}}}
        {"request":{"getSupportedDm":{"objPaths":["D.a"],"firstLevelOnly":true}}}
        {"request":{"getSupportedDm":{"objPaths":["D.b"],"returnCommands":true}}}
        {"request":{"getSupportedDm":{"objPaths":["D.c"],"returnEvents":true}}}
        {"request":{"getSupportedDm":{"objPaths":["D.d"],"returnParams":true}}}
        {"request":{"getSupportedDm":{"objPaths":["D.e"],"returnUniqueKeySets":true}}}
        {"request":{"getSupportedProtocol":{"controllerSupportedProtocolVersions":"1.3,1.4"}}}
        {"request":{"add":{"allowPartial":true,"createObjs":[{"objPath":"D.T.","paramSettings":[{"param":"P","value":"v","required":true},{"param":"Q","value":"w"}]}]}}}
        {"request":{"set":{"allowPartial":true,"updateObjs":[{"objPath":"D.T.1.","paramSettings":[{"param":"P","value":"v","required":true},{"param":"Q","value":"w"}]}]}}}
        {"request":{"delete":{"allowPartial":true,"objPaths":["D.T.1."]}}}
        {"request":{"operate":{"command":"D.C()","commandKey":"k","sendResp":true}}}
        {"request":{"operate":{"command":"D.C()","inputArgs":{"I":"1"}}}}
        {"request":{"register":{"allowPartial":true,"regPaths":[{"path":"D.S."}]}}}
        {"request":{"deregister":{"paths":["D.S."]}}}
    "#]].assert_eq(&all.concat());
}

#[test]
fn notifications() {
    let args = || [("K", "v")];
    let complete = |outcome| OperationComplete::new("D.", "C()", outcome).with_command_key("k");
    let all = [
        written(Notify::new("s", Event::new("D.", "E!", args())).with_send_resp(true)),
        written(Notify::new("s", ValueChange::new("D.P", "v"))),
        written(Notify::new("s", ObjectCreation::new("D.T.1.", args()))),
        written(Notify::new("s", ObjectDeletion::new("D.T.1."))),
        written(Notify::new("s", complete(Ok(args().into())))),
        written(Notify::new(
            "s",
            complete(Err(CommandFailure::new(7022, "no"))),
        )),
        written(Notify::new(
            "",
            OnBoardRequest::new("oui", "serial", &versions()).with_product_class("class"),
        )),
        written(NotifyResp::new("s")),
    ];
    expect![[r#"
        {"request":{"notify":{"subscriptionId":"s","sendResp":true,"event":{"objPath":"D.","eventName":"E!","params":{"K":"v"}}}}}
        {"request":{"notify":{"subscriptionId":"s","valueChange":{"paramPath":"D.P","paramValue":"v"}}}}
        {"request":{"notify":{"subscriptionId":"s","objCreation":{"objPath":"D.T.1.","uniqueKeys":{"K":"v"}}}}}
        {"request":{"notify":{"subscriptionId":"s","objDeletion":{"objPath":"D.T.1."}}}}
        {"request":{"notify":{"subscriptionId":"s","operComplete":{"objPath":"D.","commandName":"C()","commandKey":"k","reqOutputArgs":{"outputArgs":{"K":"v"}}}}}}
        {"request":{"notify":{"subscriptionId":"s","operComplete":{"objPath":"D.","commandName":"C()","commandKey":"k","cmdFailure":{"errCode":7022,"errMsg":"no"}}}}}
        {"request":{"notify":{"onBoardReq":{"oui":"oui","productClass":"class","serialNumber":"serial","agentSupportedProtocolVersions":"1.3,1.4"}}}}
        {"response":{"notifyResp":{"subscriptionId":"s"}}}
    "#]].assert_eq(&all.concat());
}

#[test]
fn answers() {
    let object = SupportedObjectResult::new("D.T.{i}.", ObjAccessType::AddDelete, true)
        .with_param(
            SupportedParamResult::new("P", ParamAccessType::ReadWrite, ParamValueType::Boolean)
                .with_value_change(ValueChangeType::Allowed),
        )
        .with_command(
            SupportedCommandResult::new("C()", CmdType::Async)
                .with_input_arg_name("I")
                .with_output_arg_name("O"),
        )
        .with_event(SupportedEventResult::new("E!").with_arg_name("A"))
        .with_unique_key_set(SupportedUniqueKeySet::new(["P", "Q"]))
        .with_divergent_path("D.T.1.");
    let all = [
        written(GetSupportedDmResp::new([RequestedObjectResult::new(
            "D.",
            "urn:m",
            [object],
        )])),
        written(GetSupportedProtocolResp::new(&versions())),
        written(ErrorMsg::new(7004, "no").with_param_err(ParamError::new("D.P", 7012, "bad"))),
    ];
    expect![[r#"
        {"response":{"getSupportedDmResp":{"reqObjResults":[{"reqObjPath":"D.","dataModelInstUri":"urn:m","supportedObjs":[{"supportedObjPath":"D.T.{i}.","access":"OBJ_ADD_DELETE","isMultiInstance":true,"supportedCommands":[{"commandName":"C()","inputArgNames":["I"],"outputArgNames":["O"],"commandType":"CMD_ASYNC"}],"supportedEvents":[{"eventName":"E!","argNames":["A"]}],"supportedParams":[{"paramName":"P","access":"PARAM_READ_WRITE","valueType":"PARAM_BOOLEAN","valueChange":"VALUE_CHANGE_ALLOWED"}],"divergentPaths":["D.T.1."],"uniqueKeySets":[{"keyNames":["P","Q"]}]}]}]}}}
        {"response":{"getSupportedProtocolResp":{"agentSupportedProtocolVersions":"1.3,1.4"}}}
        {"error":{"errCode":7004,"errMsg":"no","paramErrs":[{"paramPath":"D.P","errCode":7012,"errMsg":"bad"}]}}
    "#]].assert_eq(&all.concat());
}

/// A failure is code and text, whatever it is part of.
#[test]
fn failures_show_code_and_text() {
    let error = ErrorMsg::new(7004, "no").with_param_err(ParamError::new("D.P", 7012, "bad"));
    assert_eq!(error.failure().err_msg, "no");
    assert_eq!(error.failure().err_code.number(), 7004);
    assert_eq!(error.to_string(), error.failure().to_string());
    let inner = error.param_err("D.P").expect("the parameter");
    assert_eq!(
        (inner.failure().err_code.number(), inner.failure().err_msg),
        (7012, "bad")
    );
    assert!(error.param_err("D.").is_none());
    let command = CommandFailure::new(7022, "no");
    assert_eq!(command.failure().err_code, command.err_code);
    assert!(error.to_string().contains("7004") && error.to_string().contains("no"));
}

#[test]
fn versions_are_read_as_they_were_written() {
    let (ask, tell) = (
        GetSupportedProtocol::new(&versions()),
        GetSupportedProtocolResp::new(&versions()),
    );
    assert_eq!(ask.versions(), Ok(versions()));
    assert_eq!(tell.versions(), Ok(versions()));
}
