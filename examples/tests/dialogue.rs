//! The dialogue of `agent_and_controller`, word by word.
#![allow(clippy::expect_used, reason = "a test that panics has failed")]

use expect_test::expect;

#[test]
fn what_agent_and_controller_say() {
    let mut out = Vec::new();
    usp_examples::dialogue::run(&mut out).expect("a vector takes all");
    let text = String::from_utf8(out).expect("UTF-8");
    expect![[r##"
        # The Agent has connected over a Unix domain socket.
        agent      -> uds_connect

        # Which versions of USP do both speak?
        controller -> GetSupportedProto (request-1)
                       1.0,1.1,1.2,1.3,1.4
        agent      -> GetSupportedProtoResp (request-1)
                       1.0,1.1,1.2,1.3
        They will speak USP 1.3, in a session from now on.

        # Read an object, a parameter, and what does not exist.
        controller -> Get (request-2), record 1 of the session
                       Device.DeviceInfo.
                       Device.WiFi.SSID.1.SSID
                       Device.NoSuchThing.
        agent      -> GetResp (request-2), record 1 of the session
                       Device.DeviceInfo.Manufacturer = "Example"
                       Device.DeviceInfo.ModelName = "Toy"
                       Device.DeviceInfo.SoftwareVersion = "1.0"
                       Device.WiFi.SSID.1.SSID = "home"
                       Device.NoSuchThing.: 7026 Invalid path: expected a name of the data model, at segment 1 of the path

        # Search among some hundred rows, and follow references.
        controller -> Get (request-3), record 2 of the session
                       Device.NAT.PortMapping.[Enable==true&&ExternalPort<=10004].InternalClient
                       Device.WiFi.SSID.[LowerLayers#1+.OperatingFrequencyBand=="5GHz"].SSID
                       Device.WiFi.SSID.*.LowerLayers#1+.Name
        agent      -> GetResp (request-3), record 2 of the session
                       Device.NAT.PortMapping.2.InternalClient = "192.168.1.2"
                       Device.NAT.PortMapping.4.InternalClient = "192.168.1.4"
                       Device.WiFi.SSID.2.SSID = "office"
                       Device.WiFi.Radio.1.Name = "wl0"
                       Device.WiFi.Radio.2.Name = "wl1"

        # Subscribe to changes of the network name.
        controller -> Add (request-4), record 3 of the session
                       Device.LocalAgent.Subscription. {Enable="true", ID="ssid-watch", NotifType="ValueChange", ReferenceList="Device.WiFi.SSID.1.SSID"}
        agent      -> AddResp (request-4), record 3 of the session
                       Device.LocalAgent.Subscription.1. {Alias="cpe-1", Recipient="Device.LocalAgent.Controller.1", ID="ssid-watch"}

        # Change it: the Agent tells at once.
        controller -> Set (request-5), record 4 of the session
                       Device.WiFi.SSID.1. {SSID="guest"}
        agent      -> SetResp (request-5), record 4 of the session
                       Device.WiFi.SSID.1. {SSID="guest"}
        agent      -> Notify (notify-1), record 5 of the session
                       Device.WiFi.SSID.1.SSID is now "guest"
        controller -> NotifyResp (notify-1), record 5 of the session
                       ssid-watch

        # Start a command that takes its time.
        controller -> Operate (request-6), record 6 of the session
                       Device.IP.Diagnostics.IPPing() {Host="192.0.2.1", ProtocolVersion="Any", NumberOfRepetitions="3", Timeout="1000", DataBlockSize="64", DSCP="0"}
        agent      -> OperateResp (request-6), record 6 of the session
                       runs as Device.LocalAgent.Request.1.
        (some time later)
        controller -> nothing, record 7 of the session; waits for record 7
        agent      -> Notify (notify-2), record 7 of the session
                       Device.IP.Diagnostics.IPPing() gave {SuccessCount="3", FailureCount="0"}
        controller -> NotifyResp (notify-2), record 8 of the session
                       ping-watch

        # A Set that fails half way: nothing of it stays.
        controller -> Set (request-7), record 9 of the session
                       Device.NAT.PortMapping.[InternalClient=="192.168.1.7"]. {Enable="false"}
                       Device.WiFi.SSID.2. {LowerLayer="Device.WiFi.Radio.1"}
        agent      -> Error (request-7), record 8 of the session
                       7021 Required parameter failed: parameter failed: LowerLayer: 7010 (the object has no such parameter)
                       Device.WiFi.SSID.2.LowerLayer: 7010 Unsupported parameter: the object has no such parameter

        # Another Controller, whose role shows it the Wi-Fi only.
        visitor    -> Get (request-1)
                       Device.WiFi.SSID.1.SSID
                       Device.NAT.PortMapping.1.Enable
        agent      -> GetResp (request-1)
                       Device.WiFi.SSID.1.SSID = "guest"
                       Device.NAT.PortMapping.1.Enable: 7026 Invalid path: expected an instance that exists, at segment 4 of the path

        # It may look, and not touch.
        visitor    -> Set (request-2)
                       Device.WiFi.SSID.1. {SSID="mine"}
        agent      -> Error (request-2)
                       7006 Permission denied: parameter failed: SSID: 7006 (no permission to write the parameter)
                       Device.WiFi.SSID.1.SSID: 7006 Permission denied: no permission to write the parameter

        # Write what cannot be written: an Error.
        controller -> Set (request-8), record 10 of the session
                       Device.DeviceInfo. {ModelName="Other"}
        agent      -> Error (request-8), record 9 of the session
                       7021 Required parameter failed: parameter failed: ModelName: 7013 (the parameter is read-only)
                       Device.DeviceInfo.ModelName: 7013 Attempt to update non-writeable parameter: the parameter is read-only

        # A Record that claims to be protected outside of a session: an Error too.
        controller -> Get (request-9)
                       Device.DeviceInfo.ModelName
        agent      -> Error (request-9)
                       7104 Invalid Record value: the Record is refused

        # A Record for somebody else: silence.
        controller -> Get (request-10)
                       Device.DeviceInfo.ModelName
    "##]].assert_eq(&text);
}
