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
        They will speak USP 1.3.

        # Read an object, a parameter, and what does not exist.
        controller -> Get (request-2)
                       Device.DeviceInfo.
                       Device.WiFi.SSID.1.SSID
                       Device.NoSuchThing.
        agent      -> GetResp (request-2)
                       Device.DeviceInfo.Manufacturer = "Example"
                       Device.DeviceInfo.ModelName = "Toy"
                       Device.DeviceInfo.SoftwareVersion = "1.0"
                       Device.WiFi.SSID.1.SSID = "home"
                       Device.NoSuchThing.: 7026 Invalid path: no such object or parameter

        # Subscribe to changes of the network name.
        controller -> Add (request-3)
                       Device.LocalAgent.Subscription. {Enable="true", ID="ssid-watch", NotifType="ValueChange", ReferenceList="Device.WiFi.SSID.1.SSID"}
        agent      -> AddResp (request-3)
                       Device.LocalAgent.Subscription.1. {ID="ssid-watch"}

        # Change it: the Agent tells at once.
        controller -> Set (request-4)
                       Device.WiFi.SSID.1. {SSID="guest"}
        agent      -> SetResp (request-4)
                       Device.WiFi.SSID.1. {SSID="guest"}
        agent      -> Notify (notify-1)
                       Device.WiFi.SSID.1.SSID is now "guest"
        controller -> NotifyResp (notify-1)
                       ssid-watch

        # Start a command that takes its time.
        controller -> Operate (request-5)
                       Device.IP.Diagnostics.IPPing() {Host="192.0.2.1"}
        agent      -> OperateResp (request-5)
                       runs as Device.LocalAgent.Request.1.
        (some time later)
        agent      -> Notify (notify-2)
                       Device.IP.Diagnostics.IPPing() gave {SuccessCount="3", FailureCount="0"}
        controller -> NotifyResp (notify-2)
                       ping-watch

        # Write what cannot be written: an Error.
        controller -> Set (request-6)
                       Device.DeviceInfo. {ModelName="Other"}
        agent      -> Error (request-6)
                       7004 Invalid arguments: a required parameter failed
                       Device.DeviceInfo.ModelName: 7013 Attempt to update non-writeable parameter: read-only

        # A Record that claims to be protected outside of a session: an Error too.
        controller -> Get (request-7)
                       Device.DeviceInfo.ModelName
        agent      -> Error (request-7)
                       7104 Invalid Record value: the Record is refused

        # A Record for somebody else: silence.
        controller -> Get (request-8)
                       Device.DeviceInfo.ModelName
    "##]].assert_eq(&text);
}
