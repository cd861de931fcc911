//! Parsing of paths, beside what any parser must at least do.
//!
//! Two lower bounds: `scan` looks every byte up in a table of the classes of the grammar and refuses what belongs to
//! none; `split` collects what stands between the dots.

use std::hint::black_box;

use usp_path::PathView;

use crate::Suite;

const SHAPES: [(&str, &str); 6] = [
    ("plain", "Device.DeviceInfo.SoftwareVersion"),
    (
        "instance",
        "Device.WiFi.AccessPoint.3.AssociatedDevice.12.SignalStrength",
    ),
    (
        "search",
        r#"Device.NAT.PortMapping.[ExternalPort==8080&&Protocol=="TCP"].InternalClient"#,
    ),
    (
        "reference",
        "Device.WiFi.AccessPoint.1.SSIDReference+.LowerLayers#1+.Name",
    ),
    (
        "supported",
        "Device.WiFi.DataElements.Network.Device.{i}.Radio.{i}.BSS.{i}.STA.{i}.",
    ),
    (
        "worst",
        concat!(
            r#"Device.IP.Interface.[Name=="an interface with ]brackets[ && %22quotes%22"&&Stats.ErrorsSent>=100"#,
            r#"&&LowerLayers~="Device.Ethernet.Link.1"&&Router+.Alias!="c"].IPv4Address.*.X_EXAMPLE-COM_Lease."#,
            "[ExpiryTime<2026-06-06T08:00:00Z].Client#*+.Option.12.Value"
        ),
    ),
];

/// The classes that a byte can belong to; 0 is none.
const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => 1,
            b'0'..=b'9' | b'-' => 2,
            b'.' => 4,
            b'[' | b']' | b'{' | b'}' | b'(' | b')' | b'*' | b'#' | b'+' => 8,
            b'=' | b'!' | b'~' | b'<' | b'>' | b'&' => 16,
            b'"' | b'%' | b':' | b' ' => 32,
            _ => 0,
        };
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

fn scan(text: &str) -> Option<u8> {
    let mut seen = 0;
    for byte in text.bytes() {
        let class = CLASSES[usize::from(byte)];
        if class == 0 {
            return None;
        }
        seen |= class;
    }
    Some(seen)
}

/// Adds the cases.
pub fn cases(suite: &mut Suite) {
    for (shape, text) in SHAPES {
        suite.case(format!("path/parse/{shape}"), |case| {
            // What the entrants find out is not comparable; that they succeed is.
            let done = text.len() as u64;
            case.bytes(text.len());
            case.ours(move || {
                let path = PathView::parse(black_box(text)).expect("a path");
                black_box(&path);
                done
            });
            case.peer("scan", move || {
                black_box(scan(black_box(text))).expect("known bytes");
                done
            });
            case.peer("split", move || {
                let parts: Vec<&str> = black_box(text).split('.').collect();
                black_box(&parts);
                done
            });
        });
    }
}
