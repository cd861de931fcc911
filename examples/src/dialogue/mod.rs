//! An Agent and a Controller that exchange Records over a wire that is a queue.
//!
//! Both ends see bytes only, as over a real transport: a Record is judged before anything is believed, then the Msg
//! inside of it is decoded, and the answer goes back the way that the request came: in the Session Context or outside of
//! any.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the dialogue uses a few of the messages; all others are treated alike"
)]

mod agent;
mod controller;
mod device;
mod endpoint;
mod say;

use std::{
    collections::VecDeque,
    io::{self, Write},
};

use usp_msg::{
    Add, Get, GetSupportedProtocol, Operate, ParamSetting, Request, Set, SupportedVersions,
    Version, add::CreateObject, set::UpdateObject,
};
use usp_record::PayloadSecurity;

use self::{agent::Agent, controller::Controller};

/// Versions of USP that both ends speak; what they have in common is not the same as what each has.
fn versions(minor: impl IntoIterator<Item = u32>) -> SupportedVersions {
    SupportedVersions::new(minor.into_iter().map(|minor| Version::new(1, minor)))
}

/// Who sent the bytes.
#[derive(Clone, Copy)]
enum Sender {
    Agent,
    Controller,
    Visitor,
}

struct Dialogue<'a, W> {
    agent: Agent,
    controller: Controller,
    visitor: Controller,
    out: &'a mut W,
}

impl<W: Write> Dialogue<'_, W> {
    /// Carries one Record over, and all that follows from it.
    fn carry(&mut self, sender: Sender, record: Vec<u8>) -> io::Result<()> {
        let mut wire = VecDeque::from([(sender, record)]);
        while let Some((sender, record)) = wire.pop_front() {
            let arrow = match sender {
                Sender::Agent => "agent      ->",
                Sender::Controller => "controller ->",
                Sender::Visitor => "visitor    ->",
            };
            say::record(arrow, &record, self.out)?;
            match sender {
                Sender::Agent => {
                    let answers = self.controller.handle_record(record).into_iter();
                    wire.extend(answers.map(|answer| (Sender::Controller, answer)));
                }
                Sender::Controller => {
                    let answers = self.agent.handle_record(Controller::OWNER, record);
                    wire.extend(answers.into_iter().map(|answer| (Sender::Agent, answer)));
                }
                // What goes back to the visitor ends there.
                Sender::Visitor => {
                    for answer in self.agent.handle_record(Controller::VISITOR, record) {
                        say::record("agent      ->", &answer, self.out)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn ask(&mut self, what: &str, request: impl Into<Request>) -> io::Result<()> {
        writeln!(self.out, "\n# {what}")?;
        for record in self.controller.request(request.into()) {
            self.carry(Sender::Controller, record)?;
        }
        Ok(())
    }

    fn visitor_asks(&mut self, what: &str, request: impl Into<Request>) -> io::Result<()> {
        writeln!(self.out, "\n# {what}")?;
        for record in self.visitor.request(request.into()) {
            self.carry(Sender::Visitor, record)?;
        }
        Ok(())
    }
}

/// Lets them talk and writes down what is said.
///
/// # Errors
/// Those of the writer.
pub fn run(out: &mut impl Write) -> io::Result<()> {
    let mut talk = Dialogue {
        agent: Agent::new()?,
        controller: Controller::new(Controller::OWNER),
        visitor: Controller::new(Controller::VISITOR),
        out,
    };
    writeln!(
        talk.out,
        "# The Agent has connected over a Unix domain socket."
    )?;
    let connect = talk.agent.connect();
    talk.carry(Sender::Agent, connect)?;

    let offered = GetSupportedProtocol::new(&versions(0..=4));
    talk.ask("Which versions of USP do both speak?", offered)?;
    if let Some(version) = talk.controller.version() {
        writeln!(
            talk.out,
            "They will speak USP {version}, in a session from now on."
        )?;
    }

    let get = Get::new([
        "Device.DeviceInfo.",
        "Device.WiFi.SSID.1.SSID",
        "Device.NoSuchThing.",
    ]);
    talk.ask("Read an object, a parameter, and what does not exist.", get)?;

    let get = Get::new([
        "Device.NAT.PortMapping.[Enable==true&&ExternalPort<=10004].InternalClient",
        "Device.WiFi.SSID.[LowerLayers#1+.OperatingFrequencyBand==\"5GHz\"].SSID",
        "Device.WiFi.SSID.*.LowerLayers#1+.Name",
    ]);
    talk.ask(
        "Search among some hundred rows, and follow references.",
        get,
    )?;

    let subscription = CreateObject::new(
        "Device.LocalAgent.Subscription.",
        [
            ParamSetting::required("Enable", "true"),
            ParamSetting::required("ID", "ssid-watch"),
            ParamSetting::required("NotifType", "ValueChange"),
            ParamSetting::required("ReferenceList", "Device.WiFi.SSID.1.SSID"),
        ],
    );
    talk.ask(
        "Subscribe to changes of the network name.",
        Add::new([subscription]),
    )?;

    let setting = ParamSetting::required("SSID", "guest");
    let rename = UpdateObject::new("Device.WiFi.SSID.1.", [setting]);
    talk.ask("Change it: the Agent tells at once.", Set::new([rename]))?;

    let ping = Operate::new("Device.IP.Diagnostics.IPPing()")
        .with_command_key("ping-1")
        .with_send_resp(true)
        .with_input_args([
            ("Host", "192.0.2.1"),
            ("ProtocolVersion", "Any"),
            ("NumberOfRepetitions", "3"),
            ("Timeout", "1000"),
            ("DataBlockSize", "64"),
            ("DSCP", "0"),
        ]);
    talk.ask("Start a command that takes its time.", ping)?;
    writeln!(talk.out, "(some time later)")?;
    for record in talk.agent.later() {
        talk.carry(Sender::Agent, record)?;
    }
    for record in talk.controller.later() {
        talk.carry(Sender::Controller, record)?;
    }
    for record in talk.agent.finish_commands() {
        talk.carry(Sender::Agent, record)?;
    }

    let disable = UpdateObject::new(
        "Device.NAT.PortMapping.[InternalClient==\"192.168.1.7\"].",
        [ParamSetting::required("Enable", "false")],
    );
    let misspelt = UpdateObject::new(
        "Device.WiFi.SSID.2.",
        [ParamSetting::required("LowerLayer", "Device.WiFi.Radio.1")],
    );
    talk.ask(
        "A Set that fails half way: nothing of it stays.",
        Set::new([disable, misspelt]),
    )?;

    let get = Get::new(["Device.WiFi.SSID.1.SSID", "Device.NAT.PortMapping.1.Enable"]);
    talk.visitor_asks(
        "Another Controller, whose role shows it the Wi-Fi only.",
        get,
    )?;
    let setting = ParamSetting::required("SSID", "mine");
    let update = UpdateObject::new("Device.WiFi.SSID.1.", [setting]);
    talk.visitor_asks("It may look, and not touch.", Set::new([update]))?;

    let setting = ParamSetting::required("ModelName", "Other");
    let update = UpdateObject::new("Device.DeviceInfo.", [setting]);
    talk.ask(
        "Write what cannot be written: an Error.",
        Set::new([update]),
    )?;

    writeln!(
        talk.out,
        "\n# A Record that claims to be protected outside of a session: an Error too."
    )?;
    let record = talk
        .controller
        .bad_request(|r| r.with_payload_security(PayloadSecurity::Tls12));
    talk.carry(Sender::Controller, record)?;

    writeln!(talk.out, "\n# A Record for somebody else: silence.")?;
    let record = talk.controller.bad_request(|mut record| {
        record.to_id = endpoint::id("proto::stranger");
        record
    });
    talk.carry(Sender::Controller, record)?;
    talk.out.flush()
}
