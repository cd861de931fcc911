//! R-KEY.*: unique keys.

use usp_msg::set::UpdateObject;
use usp_msg::{ErrorMsg, ParamSetting, Set, SetResp};

use crate::support::small::{Small, ask, dump};

fn set(path: &str, param: &str, value: &str) -> Set {
    Set::new([UpdateObject::new(
        path,
        [ParamSetting::required(param, value)],
    )])
}

#[test]
fn r_key_1_non_functional_keys_do_not_change() {
    let small = Small::new();
    let agent = &mut small.agent();
    let before = dump(agent);
    let error: ErrorMsg = ask(agent, set("Device.Net.Interface.1.", "Alias", "other"));
    assert_eq!(error.param_errs[0].err_code.number(), 7013);
    assert_eq!(dump(agent), before);
}

#[test]
fn r_key_2_functional_keys_change_unless_another_row_has_them() {
    let small = Small::new();
    let agent = &mut small.agent();
    let _: SetResp = ask(agent, set("Device.Net.Interface.1.", "Name", "eth9"));
    let before = dump(agent);
    let error: ErrorMsg = ask(agent, set("Device.Net.Interface.1.", "Name", "eth1"));
    assert_eq!(error.err_code.number(), 7025);
    assert_eq!(
        error.param_errs[0].param_path,
        "Device.Net.Interface.1.Name"
    );
    assert_eq!(dump(agent), before);
}
