//! What TR-181 says of Subscriptions in words (message rules 8.2).

use usp_agent::roles::Access;
use usp_agent::{Agent, LocalAgent};
use usp_datamodel::Supported;
use usp_datamodel::instances::Instances;
use usp_msg::add::CreateObject;
use usp_msg::set::UpdateObject;
use usp_msg::{Add, ParamSetting, Request, Response, Set};

use crate::support::small::handle_with;

const TABLE: &str = "Device.LocalAgent.Subscription.";

fn agent() -> Agent<'static> {
    Agent::new(Instances::new(Supported::all(usp_datamodel::tr181())))
}

/// The code of the one parameter that failed; 0 for none.
fn ask(agent: &mut Agent<'_>, request: impl Into<Request>) -> u32 {
    let access = Access::full(usp_datamodel::tr181());
    let handled = handle_with(agent, &access, request, &mut LocalAgent::default());
    match handled.answer.unwrap() {
        Err(error) => error.param_errs[0].err_code.number(),
        Ok(Response::SetResp(answer)) => {
            let success = answer.updated_obj_results[0].oper_status.as_ref().unwrap();
            let errs = &success.updated_inst_results[0].param_errs;
            errs.first().map_or(0, |error| error.err_code.number())
        }
        Ok(_) => 0,
    }
}

fn add(agent: &mut Agent<'_>, settings: &[(&str, &str)]) -> u32 {
    let settings = settings.iter();
    let settings = settings.map(|(param, value)| ParamSetting::required(*param, *value));
    ask(agent, Add::new([CreateObject::new(TABLE, settings)]))
}

fn set(agent: &mut Agent<'_>, settings: &[(&str, &str)]) -> u32 {
    let settings = settings.iter();
    let settings = settings.map(|(param, value)| ParamSetting::new(*param, *value));
    let path = format!("{TABLE}1.");
    ask(agent, Set::new([UpdateObject::new(path, settings)]))
}

#[test]
fn the_kind_of_a_reference_suits_the_kind_of_notification() {
    let kinds: [(&str, &[&str]); 5] = [
        (
            "ValueChange",
            &[
                "param", "object", "table", "row", "rows", "search", "unknown",
            ],
        ),
        ("ObjectCreation", &["table", "tables", "unknown"]),
        (
            "ObjectDeletion",
            &["table", "tables", "row", "rows", "search", "unknown"],
        ),
        (
            "OperationComplete",
            &[
                "command", "object", "table", "tables", "row", "rows", "search", "unknown",
            ],
        ),
        (
            "Event",
            &[
                "event", "object", "table", "tables", "row", "rows", "search", "unknown",
            ],
        ),
    ];
    let references = [
        ("param", "Device.DeviceInfo.SoftwareVersion"),
        ("object", "Device.DeviceInfo."),
        ("table", "Device.WiFi.SSID."),
        ("tables", "Device.WiFi.AccessPoint.*.AssociatedDevice."),
        ("row", "Device.WiFi.SSID.1."),
        ("rows", "Device.WiFi.SSID.*."),
        ("search", "Device.WiFi.SSID.[Enable==true]."),
        ("command", "Device.Reboot()"),
        ("event", "Device.Boot!"),
        ("unknown", "Device.Gone."),
    ];
    let base = agent();
    for (notif_type, suiting) in kinds {
        for (kind, reference) in references {
            let is_tables = (notif_type, kind) == ("ValueChange", "tables");
            let expected = if suiting.contains(&kind) || is_tables {
                0
            } else {
                7012
            };
            // Whatever comes first, ...
            let pairs = [("NotifType", notif_type), ("ReferenceList", reference)];
            let code = add(&mut base.clone(), &pairs);
            assert_eq!(code, expected, "{notif_type} {reference}");
            let code = add(&mut base.clone(), &[pairs[1], pairs[0]]);
            assert_eq!(code, expected, "{notif_type} {reference}");
            // ... also as one of several, and when only the type changes.
            let list = format!("Device.Gone.,{reference}");
            let code = add(&mut base.clone(), &[pairs[0], ("ReferenceList", &list)]);
            assert_eq!(code, expected, "{notif_type} {list}");
            let mut agent = base.clone();
            let first = if kind == "command" {
                "OperationComplete"
            } else {
                "ValueChange"
            };
            let first = if kind == "event" { "Event" } else { first };
            assert_eq!(add(&mut agent, &[("NotifType", first), pairs[1]]), 0);
            assert_eq!(set(&mut agent, &pairs[..1]), expected, "{pairs:?}");
        }
    }
}

#[test]
fn a_reference_list_does_not_change_once_it_has_a_value() {
    let agent = &mut agent();
    let list = "Device.DeviceInfo.SoftwareVersion,Device.DeviceInfo.UpTime";
    assert_eq!(add(agent, &[("NotifType", "ValueChange")]), 0);
    assert_eq!(set(agent, &[("ReferenceList", list)]), 0);
    let same = list.replace(',', " , ");
    assert_eq!(set(agent, &[("ReferenceList", &same)]), 0);
    for other in ["", "Device.DeviceInfo.UpTime", "Device.DeviceInfo."] {
        assert_eq!(set(agent, &[("ReferenceList", other)]), 7013, "{other}");
    }
}
