//! An agent with the small model of our own.

use usp_agent::roles::{Access, Permission, PermissionRow, Role};
use usp_agent::{Agent, Behavior, Handled, Requester};
use usp_datamodel::instances::Instances;
use usp_datamodel::{Schema, Supported};
use usp_msg::{ErrorMsg, Request, Response};

use super::MODEL;
use super::model_text::compile;

/// The packed model; kept by the test, since everything borrows from it.
pub(crate) struct Small {
    image: Vec<u8>,
}

impl Small {
    pub(crate) fn new() -> Self {
        Self {
            image: compile(MODEL),
        }
    }

    pub(crate) fn schema(&self) -> Schema<'_> {
        Schema::from_bytes(&self.image).unwrap()
    }

    /// Three interfaces, two addresses, two routes, a slot and a log entry.
    pub(crate) fn agent(&self) -> Agent<'_> {
        let mut store = Instances::new(Supported::all(self.schema()));
        let mut transaction = store.transaction();
        for (path, value) in [
            ("Device.Net.Interface.1.Alias", "lan"),
            ("Device.Net.Interface.1.Name", "eth0"),
            ("Device.Net.Interface.1.Enable", "true"),
            ("Device.Net.Interface.1.Secret", "s1"),
            ("Device.Net.Interface.1.Pin", "1234"),
            ("Device.Net.Interface.1.Address.1.Address", "192.0.2.1"),
            ("Device.Net.Interface.1.Address.2.Address", "192.0.2.2"),
            ("Device.Net.Interface.2.Alias", "wan"),
            ("Device.Net.Interface.2.Name", "eth1"),
            ("Device.Net.Interface.2.Mtu", "1400"),
            (
                "Device.Net.Interface.2.LowerLayers",
                "Device.Net.Interface.1",
            ),
            ("Device.Net.Interface.4.Alias", "spare"),
            ("Device.Net.Interface.4.Name", "eth2"),
            ("Device.Net.Route.1.Destination", "default"),
            ("Device.Net.Route.1.Interface", "Device.Net.Interface.2"),
            ("Device.Net.Route.2.Destination", "198.51.100.0"),
            ("Device.Net.Route.2.Interface", "Device.Net.Interface.1"),
            ("Device.Net.Slot.1.Label", "A"),
            ("Device.Net.Log.1.Text", "started"),
        ] {
            transaction
                .put(path, value)
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        transaction.commit().unwrap();
        Agent::new(store)
    }

    /// A role of rows: order, `Param Obj InstantiatedObj CommandEvent`, targets.
    pub(crate) fn access(&self, rows: &[(u32, &str, &str)]) -> Access {
        let role = rows
            .iter()
            .map(|(order, strings, targets)| {
                let mut strings = strings.split(' ').map(|text| text.parse().unwrap());
                let mut next = || strings.next().unwrap();
                let permission = Permission::new(next(), next(), next(), next());
                targets
                    .split(' ')
                    .map(|target| target.parse().unwrap())
                    .fold(
                        PermissionRow::new(*order, permission),
                        PermissionRow::with_target,
                    )
            })
            .fold(Role::new(), Role::with_permission);
        Access::compile(self.schema(), &[role], &mut ())
    }
}

/// Asks as one who may do everything.
pub(crate) fn ask<R>(agent: &mut Agent<'_>, request: impl Into<Request>) -> R
where
    R: TryFromAnswer,
{
    let access = Access::full(agent.store().schema());
    ask_as(agent, &access, request)
}

pub(crate) fn ask_as<R>(agent: &mut Agent<'_>, access: &Access, request: impl Into<Request>) -> R
where
    R: TryFromAnswer,
{
    R::of(handle(agent, access, request).answer.expect("an answer"))
}

pub(crate) fn handle(
    agent: &mut Agent<'_>,
    access: &Access,
    request: impl Into<Request>,
) -> Handled {
    handle_with(agent, access, request, &mut ())
}

pub(crate) fn handle_with(
    agent: &mut Agent<'_>,
    access: &Access,
    request: impl Into<Request>,
    behavior: &mut dyn Behavior,
) -> Handled {
    agent.handle(&request.into(), &Requester::new(access), behavior)
}

/// The answer that a test expects; any other is a failed test.
pub(crate) trait TryFromAnswer {
    fn of(answer: Result<Response, ErrorMsg>) -> Self;
}

impl TryFromAnswer for ErrorMsg {
    fn of(answer: Result<Response, ErrorMsg>) -> Self {
        answer.expect_err("an Error")
    }
}

macro_rules! answers {
    ($($name:ident)*) => { $(
        impl TryFromAnswer for usp_msg::$name {
            fn of(answer: Result<Response, ErrorMsg>) -> Self {
                match answer.expect("a response") {
                    Response::$name(response) => response,
                    other => panic!("another answer: {other:?}"),
                }
            }
        }
    )* };
}

answers! { GetResp GetInstancesResp GetSupportedDmResp SetResp AddResp DeleteResp OperateResp GetSupportedProtocolResp }

/// The code of an Error, and path and code of each of its details.
pub(crate) fn errors(error: &ErrorMsg) -> Vec<(u32, String, u32)> {
    let outer = error.err_code.number();
    let errs = error.param_errs.iter();
    errs.map(|one| (outer, one.param_path.clone(), one.err_code.number()))
        .collect()
}

/// The whole store as text, to compare.
pub(crate) fn dump(agent: &Agent<'_>) -> String {
    agent.store().export()
}
