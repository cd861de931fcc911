//! Roles as TR-181 keeps them: `Device.LocalAgent.ControllerTrust.` and the rows of Controllers.

use usp_agent::roles::Access;
use usp_agent::{Agent, LocalAgent};
use usp_datamodel::Supported;
use usp_datamodel::instances::{Instances, Object};
use usp_msg::{Delete, Get, GetResp};

use crate::support::small::{ask_as, handle_with};

const TRUST: &str = "Device.LocalAgent.ControllerTrust.";

/// A store with some values; a path that ends in a dot is a row without any.
fn store(values: &[(&str, &str)]) -> Instances<'static> {
    let mut store = Instances::new(Supported::all(usp_datamodel::tr181()));
    let mut transaction = store.transaction();
    for (path, value) in values {
        if path.ends_with('.') {
            transaction.reach(path).map(|_| ()).unwrap();
        } else {
            transaction.put(path, value).unwrap();
        }
    }
    transaction.commit().unwrap();
    store
}

/// Three roles of which the second is disabled, and three Controllers.
fn trusting() -> Instances<'static> {
    let role = |row: &str| format!("{TRUST}Role.{row}");
    let mut values = Vec::new();
    for (row, enable, target, param) in [
        ("1", "true", "Device.DeviceInfo.", "r---"),
        ("2", "false", "Device.Time.", "r---"),
        ("3", "true", "Device.LocalAgent.", "r---"),
    ] {
        let permission = format!("{TRUST}Role.{row}.Permission.1.");
        values.extend([
            (format!("{TRUST}Role.{row}.Alias"), format!("role-{row}")),
            (format!("{TRUST}Role.{row}.Name"), format!("name-{row}")),
            (format!("{TRUST}Role.{row}.Enable"), enable.to_owned()),
            (format!("{permission}Enable"), "true".to_owned()),
            (format!("{permission}Targets"), target.to_owned()),
            (format!("{permission}Param"), param.to_owned()),
        ]);
    }
    for (row, assigned, inherited) in [
        ("1", format!("{},{}", role("1"), role("2")), String::new()),
        ("2", String::new(), role("3")),
        ("3", role("1"), role("3")),
    ] {
        let controller = format!("Device.LocalAgent.Controller.{row}.");
        values.extend([
            (format!("{controller}Alias"), format!("acs-{row}")),
            (
                format!("{controller}EndpointID"),
                format!("self::acs-{row}"),
            ),
            (format!("{controller}AssignedRole"), assigned),
            (format!("{controller}InheritedRole"), inherited),
        ]);
    }
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(path, value)| (&**path, &**value))
        .collect();
    store(&values)
}

fn controller(store: &Instances<'_>, row: u32) -> Object {
    let path = format!("Device.LocalAgent.Controller.{row}.");
    store.find(&path).unwrap()
}

/// Which of three objects may be read.
fn reads(store: &Instances<'static>, controller: Option<Object>) -> [bool; 3] {
    let access = Access::of_controller(store, controller);
    let mut agent = Agent::new(store.clone());
    [
        "Device.DeviceInfo.UpTime",
        "Device.Time.Enable",
        "Device.LocalAgent.UpTime",
    ]
    .map(|path| {
        let answer: GetResp = ask_as(&mut agent, &access, Get::new([path]));
        answer.req_path_results[0].err_code.number() == 0
    })
}

/// A store with one value changed.
fn with(mut store: Instances<'static>, path: &str, value: &str) -> Instances<'static> {
    let mut transaction = store.transaction();
    transaction.put(path, value).unwrap();
    transaction.commit().unwrap();
    store
}

#[test]
fn a_controller_has_its_assigned_and_inherited_roles_as_far_as_they_are_enabled() {
    let store = trusting();
    for (row, expected) in [
        (1, [true, false, false]),
        (2, [false, false, true]),
        (3, [true, false, true]),
    ] {
        let controller = controller(&store, row);
        assert_eq!(reads(&store, Some(controller)), expected, "{row}");
    }
}

#[test]
fn who_has_no_row_has_the_untrusted_role() {
    let store = trusting();
    assert_eq!(reads(&store, None), [false; 3]);
    let path = format!("{TRUST}UntrustedRole");
    let store = with(store, &path, &format!("{TRUST}Role.3"));
    assert_eq!(reads(&store, None), [false, false, true]);
    // A Controller with a row is no stranger.
    assert_eq!(
        reads(&store, Some(controller(&store, 1))),
        [true, false, false]
    );
}

#[test]
fn who_has_the_banned_role_is_banned() {
    let store = trusting();
    let banned = |store: &Instances<'_>| {
        [1, 2, 3].map(|row| Access::is_banned(store, controller(store, row)))
    };
    assert_eq!(banned(&store), [false; 3]);
    let path = format!("{TRUST}BannedRole");
    let store = with(store, &path, &format!("{TRUST}Role.3"));
    assert_eq!(banned(&store), [false, true, true]);
    let store = with(store, &path, &format!("{TRUST}Role.1"));
    assert_eq!(banned(&store), [true, false, true]);
}

#[test]
fn the_subscriptions_of_a_controller_go_with_it() {
    let mut values = vec![];
    for (row, recipient) in [(1, 2), (2, 1), (3, 2)] {
        let row = format!("Device.LocalAgent.Subscription.{row}.");
        values.extend([
            (format!("{row}Alias"), row.clone()),
            (format!("{row}ID"), row.clone()),
            (
                format!("{row}Recipient"),
                format!("Device.LocalAgent.Controller.{recipient}"),
            ),
        ]);
    }
    let mut store = trusting();
    for (path, value) in &values {
        store = with(store, path, value);
    }
    let mut agent = Agent::new(store);
    let access = Access::full(usp_datamodel::tr181());
    let request = Delete::new(["Device.LocalAgent.Controller.2."]);
    let handled = handle_with(&mut agent, &access, request, &mut LocalAgent::default());
    assert!(handled.answer.unwrap().is_ok());
    let left = |path: &str| agent.store().find(path).is_some();
    assert_eq!(
        [1, 2, 3].map(|row| left(&format!("Device.LocalAgent.Subscription.{row}."))),
        [false, true, false]
    );
    assert!(!left("Device.LocalAgent.Controller.2.") && left("Device.LocalAgent.Controller.1."));
}
