//! Promises of the types themselves.

use std::collections::BTreeSet;

use usp_msg::{get_supported_dm::*, *};

#[test]
fn all_types_can_be_sent_and_shared() {
    fn check<T: Send + Sync + Unpin + 'static>() {}
    check::<Add>();
    check::<AddResp>();
    check::<BackBuffer>();
    check::<Body>();
    check::<BodyKind>();
    check::<CmdType>();
    check::<CommandFailure>();
    check::<DecodeError>();
    check::<DecodeErrorKind>();
    check::<Delete>();
    check::<DeleteResp>();
    check::<Deregister>();
    check::<DeregisterResp>();
    check::<EmptyMsgId>();
    check::<ErrorClass>();
    check::<ErrorCode>();
    check::<ErrorContext>();
    check::<ErrorMsg>();
    check::<ErrorPlace>();
    check::<Failure<'static>>();
    check::<Get>();
    check::<GetInstances>();
    check::<GetInstancesResp>();
    check::<GetResp>();
    check::<GetSupportedDm>();
    check::<GetSupportedDmResp>();
    check::<GetSupportedProtocol>();
    check::<GetSupportedProtocolResp>();
    check::<InvalidMsg>();
    check::<Limits>();
    check::<Msg>();
    check::<MsgId>();
    check::<MsgType>();
    check::<Notify>();
    check::<NotifyResp>();
    check::<ObjAccessType>();
    check::<Operate>();
    check::<OperateResp>();
    check::<OperationFailure>();
    check::<ParamAccessType>();
    check::<ParamError>();
    check::<ParamSetting>();
    check::<ParamValueType>();
    check::<ParameterError>();
    check::<ParseVersionsError>();
    check::<Register>();
    check::<RegisterResp>();
    check::<Request>();
    check::<Response>();
    check::<Set>();
    check::<SetResp>();
    check::<StringMap>();
    check::<SupportedParamResult>();
    check::<SupportedParams>();
    check::<SupportedVersions>();
    check::<ValueChangeType>();
    check::<Version>();
    check::<view::MsgView<'static>>();
    check::<wire::Msg>();
}

#[test]
fn errors_are_small() {
    assert!(size_of::<Result<(), DecodeError>>() <= 16);
    assert!(size_of::<InvalidMsg>() <= 64);
    assert!(size_of::<ParseVersionsError>() <= 64);
}

#[test]
fn open_enumerations_keep_every_number() {
    fn check<T: From<i32> + Into<i32> + PartialEq + Copy + core::fmt::Debug>(listed: i32) {
        for number in [-1, 0, 1, 2, 3, 11, 12, i32::MIN, i32::MAX] {
            let value = T::from(number);
            assert_eq!(value.into(), number);
            let is_other = format!("{value:?}").starts_with("Other");
            assert_eq!(is_other, !(0..listed).contains(&number), "{value:?}");
        }
    }
    check::<ObjAccessType>(4);
    check::<ParamAccessType>(3);
    check::<ParamValueType>(11);
    check::<ValueChangeType>(3);
    check::<CmdType>(3);
}

#[test]
fn every_body_has_its_own_type() {
    let requests = [
        (Request::Get(Get::default()), MsgType::GetResp),
        (
            GetSupportedDm::default().into(),
            MsgType::GetSupportedDmResp,
        ),
        (GetInstances::default().into(), MsgType::GetInstancesResp),
        (Set::default().into(), MsgType::SetResp),
        (Add::default().into(), MsgType::AddResp),
        (Delete::default().into(), MsgType::DeleteResp),
        (Operate::new("").into(), MsgType::OperateResp),
        (
            Notify::new("", notify::ObjectDeletion::new("")).into(),
            MsgType::NotifyResp,
        ),
        (
            GetSupportedProtocol::default().into(),
            MsgType::GetSupportedProtoResp,
        ),
        (Register::default().into(), MsgType::RegisterResp),
        (Deregister::default().into(), MsgType::DeregisterResp),
    ];
    let responses: [Response; 11] = [
        GetResp::default().into(),
        GetSupportedDmResp::default().into(),
        GetInstancesResp::default().into(),
        SetResp::default().into(),
        AddResp::default().into(),
        DeleteResp::default().into(),
        OperateResp::default().into(),
        NotifyResp::default().into(),
        GetSupportedProtocolResp::default().into(),
        RegisterResp::default().into(),
        DeregisterResp::default().into(),
    ];
    let mut types = BTreeSet::from([Body::Error(ErrorMsg::new(0, "")).msg_type()]);
    for ((request, answer), response) in requests.into_iter().zip(responses) {
        assert_eq!(request.response_type(), answer);
        assert_eq!(response.msg_type(), answer);
        types.extend([request.msg_type(), answer]);
    }
    assert_eq!(types.len(), 23);
}

#[test]
fn answers_are_read_without_digging() {
    let failure = || OperationFailure::new(ErrorCode::PERMISSION_DENIED, "not you");
    let add = AddResp::new([
        add::CreatedObjectResult::success(
            "Device.A.",
            add::OperationSuccess::new("Device.A.1.", [("Alias", "x")]),
        ),
        add::CreatedObjectResult::failed("Device.B.", failure()),
    ]);
    let created: Vec<_> = add
        .created()
        .map(|c| c.instantiated_path.as_str())
        .collect();
    assert_eq!(created, ["Device.A.1."]);
    let failed: Vec<_> = add.failures().collect();
    assert_eq!(failed, [("Device.B.", &failure())]);

    let param_err = |name| ParameterError::new(name, ErrorCode::INVALID_VALUE, "");
    let set = SetResp::new([
        set::UpdatedObjectResult::success(
            "Device.A.*.",
            [set::UpdatedInstanceResult::new("Device.A.1.", [("X", "1")])
                .with_param_err(param_err("Y"))],
        ),
        set::UpdatedObjectResult::failed(
            "Device.B.1.",
            set::OperationFailure::new(ErrorCode::REQUIRED_PARAMETER_FAILED, "")
                .with_updated_inst_failure(set::UpdatedInstanceFailure::new(
                    "Device.B.1.",
                    [param_err("Z")],
                )),
        ),
    ]);
    let updated: Vec<_> = set.updated().map(|u| u.updated_params.get("X")).collect();
    assert_eq!(updated, [Some("1")]);
    let errs: Vec<_> = set.param_errs().map(|(p, e)| (p, &*e.param)).collect();
    assert_eq!(errs, [("Device.A.1.", "Y"), ("Device.B.1.", "Z")]);
    let failed: Vec<_> = set.failures().map(|(p, f)| (p, f.err_code)).collect();
    assert_eq!(
        failed,
        [("Device.B.1.", ErrorCode::REQUIRED_PARAMETER_FAILED)]
    );

    let delete = DeleteResp::new([
        delete::DeletedObjectResult::success(
            "Device.A.*.",
            delete::OperationSuccess::new(["Device.A.1."]).with_unaffected_path_err(
                delete::UnaffectedPathError::new("Device.A.2.", ErrorCode::DELETE_FAILURE, ""),
            ),
        ),
        delete::DeletedObjectResult::failed("Device.B.", failure()),
    ]);
    assert!(delete.affected_paths().eq(["Device.A.1."]));
    let unaffected: Vec<_> = delete.unaffected_path_errs().map(|e| e.err_code).collect();
    assert_eq!(unaffected, [ErrorCode::DELETE_FAILURE]);
    assert_eq!(delete.failures().count(), 1);

    let operate = OperateResp::new([
        operate::OperationResult::new(
            "Device.A()",
            operate::OperationResp::ReqOutputArgs([("Out", "1")].into()),
        ),
        operate::OperationResult::new(
            "Device.B()",
            operate::OperationResp::ReqObjPath("Device.LocalAgent.Request.1.".to_owned()),
        ),
        operate::OperationResult::new(
            "Device.C()",
            operate::OperationResp::CmdFailure(CommandFailure::new(7022, "no")),
        ),
    ]);
    let of = |command| &operate.entry(command).expect(command).operation_resp;
    assert_eq!(
        of("Device.A()").output_args().and_then(|a| a.get("Out")),
        Some("1")
    );
    assert_eq!(
        of("Device.B()").req_obj_path(),
        Some("Device.LocalAgent.Request.1.")
    );
    assert_eq!(
        of("Device.C()").failure().map(|f| f.err_code),
        Some(ErrorCode::COMMAND_FAILURE)
    );
    assert_eq!(operate.failures().count(), 1);

    let register = RegisterResp::new([
        register::RegisteredPathResult::success("Device.A.", "Device.A."),
        register::RegisteredPathResult::failed("Device.B.", failure()),
    ]);
    assert!(register.registered_paths().eq(["Device.A."]));
    assert_eq!(register.failures().count(), 1);

    let deregister = DeregisterResp::new([
        deregister::DeregisteredPathResult::success("", ["Device.A.", "Device.B."]),
        deregister::DeregisteredPathResult::failed("Device.C.", failure()),
    ]);
    assert!(
        deregister
            .deregistered_paths()
            .eq(["Device.A.", "Device.B."])
    );
    assert_eq!(deregister.failures().count(), 1);
}

#[test]
fn what_a_path_found_is_read_without_digging() {
    let get = GetResp::new([
        get::RequestedPathResult::new(
            "Device.A.",
            [
                get::ResolvedPathResult::new("Device.A.", [("X", "1"), ("B.Y", "2")]),
                get::ResolvedPathResult::new("Device.A.C.1.", [("X", "3")]),
            ],
        ),
        get::RequestedPathResult::failed("Device.Z.", 7026, ""),
    ]);
    let paths: Vec<_> = get.params().map(|p| (p.path(), p.value)).collect();
    assert_eq!(
        paths,
        [
            ("Device.A.X".to_owned(), "1"),
            ("Device.A.B.Y".to_owned(), "2"),
            ("Device.A.C.1.X".to_owned(), "3"),
        ]
    );
    assert_eq!(get.value("Device.A.C.1.X"), Some("3"));
    assert_eq!(get.value("Device.A.C.1.Y"), None);
    let entry = get.entry("Device.Z.").expect("an entry");
    assert_eq!(entry.err_code, ErrorCode::INVALID_PATH);
    assert_eq!(
        entry.result().map_err(|f| f.err_code),
        Err(ErrorCode::INVALID_PATH)
    );
    let failed: Vec<_> = get.failures().map(|(p, f)| format!("{p} {f}")).collect();
    assert_eq!(failed, ["Device.Z. 7026 Invalid path"]);

    let instances = GetInstancesResp::new([get_instances::RequestedPathResult::new(
        "Device.A.",
        [get_instances::CurrInstance::new(
            "Device.A.1.",
            [("Alias", "x")],
        )],
    )]);
    let found: Vec<_> = instances
        .instances()
        .map(|i| &*i.instantiated_obj_path)
        .collect();
    assert_eq!(found, ["Device.A.1."]);
    assert!(instances.failures().next().is_none());
    assert_eq!(
        instances.entry("Device.A.").map(|e| e.curr_insts.len()),
        Some(1)
    );

    let dm = GetSupportedDmResp::new([
        RequestedObjectResult::new(
            "Device.A.",
            "urn:x",
            [SupportedObjectResult::new(
                "Device.A.{i}.",
                ObjAccessType::AddDelete,
                true,
            )],
        ),
        RequestedObjectResult::failed("Device.Z.", 7026, "no"),
    ]);
    assert_eq!(dm.objects().count(), 1);
    assert_eq!(dm.failures().count(), 1);
    assert!(dm.entry("Device.Z.").is_some_and(|e| e.result().is_err()));
}
