use usp_path::{Field, FieldErrorReason, PathView};

#[test]
fn r_reg_2_registered_paths_hold_no_instances_and_no_placeholders() {
    for text in [
        "Device.",
        "Device.Time.",
        "Device.IP.Interface.",
        "Device.Reboot()",
        "Device.Boot!",
        "Device.DeviceInfo.SerialNumber",
    ] {
        let path = PathView::parse(text).unwrap();
        assert_eq!(Field::RegisterPath.allows(&path), Ok(()), "{text}");
        assert_eq!(Field::DeregisterPath.allows(&path), Ok(()), "{text}");
    }
    for (text, reason) in [
        ("Device.IP.Interface.1.", FieldErrorReason::Instance),
        ("Device.IP.Interface.1.Name", FieldErrorReason::Instance),
        ("Device.IP.Interface.{i}.", FieldErrorReason::Placeholder),
        (
            "Device.IP.Interface.{i}.Reset()",
            FieldErrorReason::Placeholder,
        ),
        ("Device.IP.Interface.*.", FieldErrorReason::Search),
        (
            "Device.IP.Interface.[Name==\"eth0\"].",
            FieldErrorReason::Search,
        ),
        ("Device.A.Ref+.Name", FieldErrorReason::Reference),
        ("Device.A.Ref#*+.Name", FieldErrorReason::Search),
    ] {
        let path = PathView::parse(text).unwrap();
        let error = Field::RegisterPath.allows(&path).unwrap_err();
        assert_eq!((error.code(), error.reason()), (7028, reason), "{text}");
        let error = Field::DeregisterPath.allows(&path).unwrap_err();
        assert_eq!((error.code(), error.reason()), (7030, reason), "{text}");
    }
    // What does not parse is no matter of the field.
    assert_eq!(
        PathView::parse("Device.IP.Interface.[].")
            .unwrap_err()
            .code(),
        7008
    );
}
