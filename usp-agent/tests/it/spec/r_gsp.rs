//! R-GSP.0: GetSupportedDM leaves out what the Controller may not read.

use usp_agent::get_supported_dm;
use usp_agent::roles::{Access, Permission, PermissionRow, Role};
use usp_datamodel::instances::Instances;
use usp_datamodel::{Schema, Supported};
use usp_msg::{ErrorCode, GetSupportedDm};

use crate::support::MODEL;
use crate::support::model_text::compile;

fn row(order: u32, strings: [&str; 4], target: &str) -> PermissionRow {
    let [param, obj, instantiated, command] = strings.map(|text| text.parse().unwrap());
    PermissionRow::new(order, Permission::new(param, obj, instantiated, command))
        .with_target(target.parse().unwrap())
}

#[test]
fn r_gsp_0_unreadable_elements_are_not_there() {
    let image = compile(MODEL);
    let schema = Schema::from_bytes(&image).unwrap();
    let store = Instances::new(Supported::all(schema));
    let role = Role::new()
        .with_permission(row(1, ["r---", "r---", "----", "----"], "Device.Net."))
        .with_permission(row(2, ["----"; 4], "Device.Net.Interface.*.Name"));
    let access = Access::compile(schema, &[role], &mut ());
    let request = GetSupportedDm::new([
        "Device.Net.Interface.{i}.",
        "Device.Net.Interface.{i}.Name",
        "Device.Net.Interface.{i}.Reset()",
        "Device.",
    ])
    .with_first_level_only(true)
    .with_return_params(true)
    .with_return_commands(true)
    .with_return_unique_key_sets(true);
    let answer = get_supported_dm(&request, &store, &access);
    let [table, name, reset, device] = &answer.req_obj_results[..] else {
        panic!("four entries");
    };
    let object = &table.supported_objs[0];
    assert_eq!(object.supported_obj_path, "Device.Net.Interface.{i}.");
    let names = object.supported_params.iter().map(|p| p.param_name);
    assert!(names.clone().any(|name| name == "Mtu"));
    assert!(!names.clone().any(|name| name == "Name"));
    assert!(object.supported_commands.is_empty());
    let keys: Vec<_> = object
        .unique_key_sets
        .iter()
        .map(|k| &k.key_names)
        .collect();
    assert_eq!(keys, [&["Alias"]]);
    for hidden in [name, reset, device] {
        assert_eq!(
            hidden.err_code,
            ErrorCode::INVALID_PATH,
            "{}",
            hidden.req_obj_path
        );
        assert!(hidden.supported_objs.is_empty());
    }
}
