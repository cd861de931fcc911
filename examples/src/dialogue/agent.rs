//! An Agent: the engine, a device behind it, and Records around it.

use std::io;

use usp_agent::{Requester, roles::Access};
use usp_datamodel::instances::{Change, Changes, Instances, Object, Writer};
use usp_e2e::{ReplyPath, Role};
use usp_msg::{
    Body, Msg, MsgId, Notify, Request, StringMap,
    notify::{Notification, OperationComplete, ValueChange},
};
use usp_record::{EndpointIdText, Record};

use super::{
    controller::Controller,
    device::{self, Device, Running},
    endpoint::{Endpoint, Received, id, msg_id},
    versions,
};

pub(super) struct Agent {
    /// One for each Controller, the owner first.
    endpoints: [Endpoint; 2],
    engine: usp_agent::Agent<'static>,
    device: Device,
    notifications: u32,
}

impl Agent {
    pub(super) fn new() -> io::Result<Self> {
        let endpoint = |peer_id| Endpoint::new(Role::Agent, agent_id(), peer_id);
        Ok(Self {
            endpoints: [Controller::OWNER, Controller::VISITOR].map(|peer| endpoint(id(peer))),
            engine: usp_agent::Agent::new(device::store()?).with_versions(versions(0..=3)),
            device: Device::default(),
            notifications: 0,
        })
    }

    /// The first Record on the socket. [R-MTP.6]
    pub(super) fn connect(&self) -> Vec<u8> {
        let [owner, _] = &self.endpoints;
        Record::uds_connect(owner.peer_id.clone(), owner.own_id.clone()).encode()
    }

    /// Records to be sent because of a Record of a Controller.
    pub(super) fn handle_record(&mut self, from: &str, bytes: Vec<u8>) -> Vec<Vec<u8>> {
        let mut records = Vec::new();
        for received in self.endpoint(from).receive(bytes) {
            match received {
                Received::Msg(
                    Msg {
                        id,
                        body: Body::Request(request),
                    },
                    reply,
                ) => {
                    let (body, changes) = self.handle(from, &request);
                    if let Some(body) = body {
                        records.extend(self.endpoint(from).answer(id, body, reply));
                    }
                    records.extend(self.value_changes(&changes));
                }
                Received::Reply(record) => records.push(record),
                // The answer to a Notify ends here: this Agent does not repeat it.
                Received::Msg(..) => {}
            }
        }
        records
    }

    fn endpoint(&mut self, peer: &str) -> &mut Endpoint {
        let [owner, visitor] = &mut self.endpoints;
        if visitor.peer_id.as_str() == peer {
            visitor
        } else {
            owner
        }
    }

    /// Time passes: what is to be sent to the owner because of that.
    pub(super) fn later(&mut self) -> Vec<Vec<u8>> {
        let [owner, _] = &mut self.endpoints;
        owner.later()
    }

    /// The answer to a request, by what the roles of its sender grant.
    fn handle(&mut self, from: &str, request: &Request) -> (Option<Body>, Changes) {
        let store = self.engine.store();
        let row = rows(store, "Controller")
            .find(|row| store.value_by_name(*row, "EndpointID") == Some(from));
        let access = Access::of_controller(store, row);
        let requester = Requester::new(&access);
        let requester = row.map_or(requester, |row| requester.with_controller(row));
        let handled = self.engine.handle(request, &requester, &mut self.device);
        let body = handled.answer.map(|answer| match answer {
            Ok(response) => Body::from(response),
            Err(error) => Body::from(error),
        });
        (body, handled.changes)
    }

    /// What subscriptions to changed values have to be told.
    fn value_changes(&mut self, changes: &Changes) -> Vec<Vec<u8>> {
        let store = self.engine.store();
        let mut told = Vec::new();
        for change in changes {
            let Change::Value {
                object, param, new, ..
            } = change
            else {
                continue;
            };
            let name = store.schema().node(*param).map_or("", |node| node.name());
            let path = format!("{}{name}", object.path);
            let subscriptions = rows(store, "Subscription")
                .filter(|row| store.value_by_name(*row, "ReferenceList") == Some(&path));
            for subscription in subscriptions {
                let id = store.value_by_name(subscription, "ID").unwrap_or_default();
                told.push((id.to_owned(), ValueChange::new(path.as_str(), &**new)));
            }
        }
        let told = told.into_iter();
        told.flat_map(|(id, change)| self.notify(&id, change))
            .collect()
    }

    /// What is sent when commands have come to their end; their Request instances go.
    pub(super) fn finish_commands(&mut self) -> Vec<Vec<u8>> {
        let mut records = Vec::new();
        for running in std::mem::take(&mut self.device.running) {
            let Running {
                request,
                command,
                command_key,
            } = running;
            let mut transaction = self.engine.store_mut().transaction();
            let gone = transaction.delete(Writer::Agent, request);
            if gone.is_err() || transaction.commit().is_err() {
                continue;
            }
            let at = command.rfind('.').map_or(0, |dot| dot.saturating_add(1));
            let (object, name) = command.split_at(at);
            let output = StringMap::from([("SuccessCount", "3"), ("FailureCount", "0")]);
            let complete =
                OperationComplete::new(object, name, Ok(output)).with_command_key(command_key);
            records.extend(self.notify("ping-watch", complete));
        }
        records
    }

    /// A Notify, which the Agent sends on its own account: into the session.
    fn notify(
        &mut self,
        subscription: &str,
        notification: impl Into<Notification>,
    ) -> Vec<Vec<u8>> {
        self.notifications = self.notifications.saturating_add(1);
        let notify = Notify::new(subscription, notification).with_send_resp(true);
        let id: MsgId = msg_id("notify", self.notifications);
        let [owner, _] = &mut self.endpoints;
        owner.send(&Msg::new(id, notify), ReplyPath::Session)
    }
}

/// The rows of a table of the local agent.
fn rows<'r>(store: &'r Instances<'static>, table: &'r str) -> impl Iterator<Item = Object> + 'r {
    let agent = store.find("Device.LocalAgent.");
    let children = agent.into_iter().flat_map(|agent| store.children(agent));
    children.filter(move |row| {
        let node = store.schema().node(row.node());
        node.is_some_and(|node| node.name() == table)
    })
}

/// The Agent's Endpoint ID.
pub(super) fn agent_id() -> EndpointIdText {
    id("proto::agent")
}
