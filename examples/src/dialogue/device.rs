//! What the Agent is: a part of Device:2.19 with some hundred rows, and a command.

use std::{error::Error, io};

use usp_agent::{Behavior, Execution, Fault, Invocation, LocalAgent, Requester, Write};
use usp_datamodel::{
    Supported,
    instances::{Instances, Object, Transaction, Writer},
    tr181,
};
use usp_msg::ErrorCode;

/// Objects with the parameters and commands that this device has of them.
const SUPPORTED: [(&str, &str); 11] = [
    (
        "Device.DeviceInfo.",
        "Manufacturer ModelName SoftwareVersion",
    ),
    ("Device.IP.Interface.{i}.", "Alias Enable Name"),
    ("Device.IP.Diagnostics.", "IPPing()"),
    (
        "Device.NAT.PortMapping.{i}.",
        "Alias Enable Interface RemoteHost ExternalPort Protocol InternalPort InternalClient",
    ),
    (
        "Device.WiFi.Radio.{i}.",
        "Alias Enable Name OperatingFrequencyBand",
    ),
    (
        "Device.WiFi.SSID.{i}.",
        "Alias Enable Name SSID LowerLayers",
    ),
    (
        "Device.LocalAgent.Controller.{i}.",
        "Alias EndpointID AssignedRole",
    ),
    (
        "Device.LocalAgent.ControllerTrust.Role.{i}.",
        "Alias Enable Name",
    ),
    (
        "Device.LocalAgent.ControllerTrust.Role.{i}.Permission.{i}.",
        "Alias Enable Order Targets Param Obj InstantiatedObj CommandEvent",
    ),
    (
        "Device.LocalAgent.Request.{i}.",
        "Originator Command CommandKey Status",
    ),
    (
        "Device.LocalAgent.Subscription.{i}.",
        "Alias Enable ID Recipient NotifType ReferenceList",
    ),
];

/// Rows of the port mapping table.
const MAPPINGS: u32 = 240;

/// The instantiated data model, filled.
pub(super) fn store() -> io::Result<Instances<'static>> {
    fill().map_err(|error| io::Error::other(error.to_string()))
}

fn fill() -> Result<Instances<'static>, Box<dyn Error>> {
    let mut supported = Supported::none(tr181());
    for (object, names) in SUPPORTED {
        for name in names.split(' ') {
            supported.insert_path(&format!("{object}{name}"))?;
        }
    }
    let mut store = Instances::new(supported);
    let mut transaction = store.transaction();
    for (object, values) in [
        (
            "Device.DeviceInfo.",
            "Manufacturer=Example ModelName=Toy SoftwareVersion=1.0",
        ),
        ("Device.IP.Interface.1.", "Alias=wan Name=eth0 Enable=true"),
        (
            "Device.WiFi.Radio.1.",
            "Alias=r1 Name=wl0 Enable=true OperatingFrequencyBand=2.4GHz",
        ),
        (
            "Device.WiFi.Radio.2.",
            "Alias=r2 Name=wl1 Enable=true OperatingFrequencyBand=5GHz",
        ),
        (
            "Device.WiFi.SSID.1.",
            "Alias=s1 Name=a SSID=home LowerLayers=Device.WiFi.Radio.1",
        ),
        (
            "Device.WiFi.SSID.2.",
            "Alias=s2 Name=b SSID=office LowerLayers=Device.WiFi.Radio.2",
        ),
        (
            "Device.LocalAgent.Controller.1.",
            "Alias=c1 EndpointID=proto::controller \
             AssignedRole=Device.LocalAgent.ControllerTrust.Role.1",
        ),
        (
            "Device.LocalAgent.Controller.2.",
            "Alias=c2 EndpointID=proto::visitor \
             AssignedRole=Device.LocalAgent.ControllerTrust.Role.2",
        ),
        (
            "Device.LocalAgent.ControllerTrust.Role.1.",
            "Alias=r1 Name=owner Enable=true",
        ),
        (
            "Device.LocalAgent.ControllerTrust.Role.1.Permission.1.",
            "Alias=p1 Enable=true Order=1 Targets=Device. \
             Param=rw-n Obj=rw-n InstantiatedObj=rw-n CommandEvent=r-xn",
        ),
        (
            "Device.LocalAgent.ControllerTrust.Role.2.",
            "Alias=r2 Name=visitor Enable=true",
        ),
        (
            "Device.LocalAgent.ControllerTrust.Role.2.Permission.1.",
            "Alias=p1 Enable=true Order=1 Targets=Device.WiFi. \
             Param=r--- Obj=r--- InstantiatedObj=r--- CommandEvent=----",
        ),
    ] {
        for value in values.split_whitespace() {
            let (name, value) = value.split_once('=').unwrap_or((value, ""));
            transaction.put(&format!("{object}{name}"), value)?;
        }
    }
    for row in 1..=MAPPINGS {
        let object = format!("Device.NAT.PortMapping.{row}.");
        let client = row.checked_rem(12).unwrap_or_default();
        for (name, value) in [
            ("Alias", format!("map-{row}")),
            ("Enable", (row & 1 == 0).to_string()),
            ("Interface", "Device.IP.Interface.1".into()),
            ("ExternalPort", row.saturating_add(10_000).to_string()),
            ("Protocol", "TCP".into()),
            ("InternalPort", "80".into()),
            ("InternalClient", format!("192.168.1.{client}")),
        ] {
            transaction.put(&format!("{object}{name}"), &value)?;
        }
    }
    transaction.commit()?;
    Ok(store)
}

/// A command that has not ended yet.
pub(super) struct Running {
    pub(super) request: Object,
    pub(super) command: String,
    pub(super) command_key: String,
}

/// What the device does beyond its data model.
#[derive(Default)]
pub(super) struct Device {
    local: LocalAgent,
    pub(super) running: Vec<Running>,
}

impl Behavior for Device {
    fn admit(&mut self, write: &Write<'_, '_>) -> Result<(), Fault> {
        self.local.admit(write)
    }

    fn created(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
        by: &Requester<'_>,
    ) -> Result<(), Fault> {
        self.local.created(transaction, row, by)
    }

    /// The only command takes its time, so that the answer names a Request instance.
    fn execute(&mut self, invocation: &Invocation<'_>, store: &mut Instances<'_>) -> Execution {
        let mut transaction = store.transaction();
        let started = start(invocation, &mut transaction)
            .and_then(|started| Ok((started, transaction.commit().map_err(failed)?)));
        match started {
            Ok(((request, req_obj_path), changes)) => {
                self.running.push(Running {
                    request,
                    command: invocation.path.to_owned(),
                    command_key: invocation.command_key.to_owned(),
                });
                Execution::Started {
                    req_obj_path,
                    changes,
                }
            }
            Err(fault) => Execution::Failed(fault),
        }
    }
}

fn failed(error: impl std::fmt::Display) -> Fault {
    Fault::new(ErrorCode::COMMAND_FAILURE, error)
}

/// A row of the Request table for a command.
fn start(
    invocation: &Invocation<'_>,
    transaction: &mut Transaction<'_, '_>,
) -> Result<(Object, String), Fault> {
    let store = transaction.instances();
    let agent = store.find("Device.LocalAgent.");
    let table = tr181()
        .lookup("Device.LocalAgent.Request.")
        .map_err(failed)?;
    let agent = agent.ok_or_else(|| failed("no local agent"))?;
    let request = transaction
        .add(Writer::Agent, agent, table.node.id())
        .map_err(failed)?;
    let path = transaction.instances().path(request).to_string();
    for (name, value) in [
        ("Originator", "proto::controller"),
        ("Command", invocation.path),
        ("CommandKey", invocation.command_key),
        ("Status", "Active"),
    ] {
        transaction
            .put(&format!("{path}{name}"), value)
            .map_err(failed)?;
    }
    Ok((request, path))
}
