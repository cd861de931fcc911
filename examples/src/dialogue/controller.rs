//! A Controller that asks, and confirms what it is told.

use usp_e2e::{ReplyPath, Role};
use usp_msg::{Body, Get, Msg, NotifyResp, Request, Response, SupportedVersions, Version};
use usp_record::Record;

use super::endpoint::{Endpoint, Received, id, msg_id};

pub(super) struct Controller {
    endpoint: Endpoint,
    requests: u32,
    version: Option<Version>,
}

impl Controller {
    /// The one that may do everything.
    pub(super) const OWNER: &'static str = "proto::controller";
    /// The one that may only look.
    pub(super) const VISITOR: &'static str = "proto::visitor";

    pub(super) fn new(own_id: &str) -> Self {
        Self {
            endpoint: Endpoint::new(Role::Controller, id(own_id), super::agent::agent_id()),
            requests: 0,
            version: None,
        }
    }

    /// The highest version that both speak, once that is known.
    pub(super) const fn version(&self) -> Option<Version> {
        self.version
    }

    /// The Records of a request: the first exchange is outside of a session, the others are in one.
    pub(super) fn request(&mut self, request: Request) -> Vec<Vec<u8>> {
        let msg = Msg::new(self.next_id(), request);
        let path = match self.version {
            Some(_) => ReplyPath::Session,
            None => ReplyPath::NoSession,
        };
        self.endpoint.send(&msg, path)
    }

    /// Time passes: what is to be sent because of that.
    pub(super) fn later(&mut self) -> Vec<Vec<u8>> {
        self.endpoint.later()
    }

    /// A Record with a request in which something is wrong.
    pub(super) fn bad_request(&mut self, spoil: impl FnOnce(Record) -> Record) -> Vec<u8> {
        let get = Get::new(["Device.DeviceInfo.ModelName"]);
        let msg = Msg::new(self.next_id(), get);
        spoil(self.endpoint.wrap(&msg)).encode()
    }

    /// Records to be sent because of a Record.
    pub(super) fn handle_record(&mut self, bytes: Vec<u8>) -> Vec<Vec<u8>> {
        let mut records = Vec::new();
        for received in self.endpoint.receive(bytes) {
            let (msg, reply) = match received {
                Received::Msg(msg, reply) => (msg, reply),
                Received::Reply(record) => {
                    records.push(record);
                    continue;
                }
            };
            match msg.body {
                Body::Request(Request::Notify(notify)) if notify.send_resp => {
                    let response = NotifyResp::new(notify.subscription_id);
                    records.extend(self.endpoint.answer(msg.id, response, reply));
                }
                Body::Response(Response::GetSupportedProtocolResp(response)) => {
                    let ours: SupportedVersions = super::versions(0..=4);
                    let theirs = response.versions().ok();
                    self.version = theirs.and_then(|theirs| ours.negotiate(&theirs));
                }
                _ => {}
            }
        }
        records
    }

    fn next_id(&mut self) -> usp_msg::MsgId {
        self.requests = self.requests.saturating_add(1);
        msg_id("request", self.requests)
    }
}
