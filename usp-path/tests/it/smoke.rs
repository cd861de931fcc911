use usp_path::*;
#[test]
fn smoke() {
    for t in [
        "Device.",
        "Device",
        "Device.DeviceInfo.SerialNumber",
        "Device.IP.Interface.1.Name",
        "Device.IP.Interface.1",
        r#"Device.IP.Interface.[Name=="eth0"&&Stats.ErrorsSent>0].IPv4Address.*.IPAddress"#,
        r#"Device.IP.Interface.[Name="eth0"]."#,
        r#"Device.IP.Interface.[Name=="a]b.&&%22c"]."#,
        r#"Device.IP.Interface.{Type=="Normal"}.Status"#,
        "Device.WiFi.SSID.1.LowerLayers#*+.Name",
        r#"Device.IP.Interface.[Type=="Normal"||Type=="X"].Status"#,
        "Device.IP.Interface.[].",
        "Device.A.Reset()",
        "Device.Boot!",
        "Device.A.{i}.B.1.",
        "Device.A.1.B.{i}.",
        r#"Device.A.[Type == "x"]."#,
        "Device..A",
        "Device.1.",
        "A.B[1].",
        "Device.A.[B==%41].",
        r#"Device.A.[B=="%zz"]."#,
        r#"Device.A.[B=="%C3%A9"]."#,
        r#"Device.A.[B=="%C3"]."#,
    ] {
        match PathView::parse(t) {
            Ok(p) => println!(
                "{t} -> {p} {:?} {} {:?}",
                p.kind(),
                p.is_search(),
                p.segments().collect::<Vec<_>>()
            ),
            Err(e) => println!("{e:#}"),
        }
    }
}
