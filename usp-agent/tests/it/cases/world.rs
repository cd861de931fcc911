//! The agent that the cases assume, in process.

use std::collections::BTreeMap;

use serde_json::Value;
use usp_agent::roles::Access;
use usp_agent::{Agent, Behavior, Execution, Fault, Invocation, LocalAgent, Requester, Write};
use usp_datamodel::instances::{Instances, Object, Transaction, Writer};
use usp_datamodel::{Schema, Supported};
use usp_msg::{ErrorCode, Msg, Request, StringMap};

use crate::support::{fixture, model_text};

/// The packed model of the fixture.
pub(crate) fn image(description: &Value) -> Vec<u8> {
    let objects = fixture::objects(description);
    model_text::compile(&model_text::document(
        "urn:example-org:fixture-1-0-0",
        &objects,
    ))
}

/// The store that a case starts with.
pub(crate) fn store<'s>(schema: Schema<'s>, description: &Value) -> Instances<'s> {
    let mut store = Instances::new(Supported::all(schema));
    let mut transaction = store.transaction();
    for (path, value) in description["initial"].as_object().unwrap() {
        let value = value.as_str().unwrap();
        transaction
            .put(path, value)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    transaction.commit().unwrap();
    store
}

/// One agent with its own copy of the store.
#[derive(Debug)]
pub(crate) struct World<'s> {
    agent: Agent<'s>,
    behavior: Back,
}

/// What stands behind the agent.
#[derive(Debug)]
pub(crate) struct Back {
    local: LocalAgent,
    /// Commands that were run, with their arguments.
    pub(crate) invoked: Vec<(String, BTreeMap<String, String>)>,
}

impl<'s> World<'s> {
    pub(crate) fn new(store: Instances<'s>, clock: &str) -> Self {
        Self {
            agent: Agent::new(store),
            behavior: Back {
                local: LocalAgent::at(clock),
                invoked: Vec::new(),
            },
        }
    }

    pub(crate) fn invoked(&self) -> &[(String, BTreeMap<String, String>)] {
        &self.behavior.invoked
    }

    /// Writes the tree directly.
    pub(crate) fn put(&mut self, path: &str, value: &str) {
        let mut transaction = self.agent.store_mut().transaction();
        transaction.put(path, value).unwrap();
        transaction.commit().unwrap();
    }

    /// The answer to a request of an Endpoint.
    pub(crate) fn ask(&mut self, from: &str, msg: &Msg) -> Option<Msg> {
        let request: &Request = msg.as_request().expect("a request");
        let store = self.agent.store();
        let controller = controller(store, from);
        let access = Access::of_controller(store, controller);
        let mut requester = Requester::new(&access);
        if let Some(row) = controller {
            requester = requester.with_controller(row);
        }
        let handled = self.agent.handle(request, &requester, &mut self.behavior);
        handled.answer.map(|answer| match answer {
            Ok(response) => Msg::new(msg.id.clone(), response),
            Err(error) => Msg::new(msg.id.clone(), error),
        })
    }
}

fn controller(store: &Instances<'_>, endpoint: &str) -> Option<Object> {
    let agent = store.find("Device.LocalAgent.")?;
    let mut rows = store.children(agent);
    rows.find(|row| store.value_by_name(*row, "EndpointID") == Some(endpoint))
}

impl Behavior for Back {
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

    fn deleting(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
    ) -> Result<(), Fault> {
        self.local.deleting(transaction, row)
    }

    fn execute(&mut self, invocation: &Invocation<'_>, store: &mut Instances<'_>) -> Execution {
        let arguments = invocation.arguments.iter();
        let arguments = arguments.map(|(key, value)| (key.to_string(), value.to_string()));
        self.invoked
            .push((invocation.path.to_string(), arguments.collect()));
        let originator = invocation.by.controller.and_then(|row| {
            let id = store.value_by_name(row, "EndpointID");
            id.map(String::from)
        });
        let mut transaction = store.transaction();
        let done = if invocation.command.is_async() {
            started(invocation, originator.as_deref(), &mut transaction)
        } else {
            match invocation.command.name() {
                "AddCertificate()" => add_certificate(invocation.arguments, &mut transaction),
                "Delete()" => transaction
                    .delete(Writer::Agent, invocation.object)
                    .map(|()| None),
                _ => Ok(None),
            }
        };
        match done {
            Err(error) => Execution::Failed(Fault::new(ErrorCode::COMMAND_FAILURE, error)),
            Ok(None) => Execution::Done {
                output_args: StringMap::new(),
                changes: transaction.commit().unwrap(),
            },
            Ok(Some(path)) => Execution::Started {
                req_obj_path: path,
                changes: transaction.commit().unwrap(),
            },
        }
    }
}

type Outcome = Result<Option<String>, usp_datamodel::instances::WriteError>;

fn row(table: &str, values: &[(&str, &str)], transaction: &mut Transaction<'_, '_>) -> Outcome {
    let agent = transaction.instances().find("Device.LocalAgent.").unwrap();
    let schema = transaction.instances().schema();
    let table = schema.lookup(table).unwrap().node;
    let row = transaction.add(Writer::Agent, agent, table.id())?;
    for (name, value) in values {
        let param = table.as_object().unwrap().param(name).unwrap();
        transaction.set(Writer::Agent, row, param.id(), value, true)?;
    }
    Ok(Some(transaction.instances().path(row).to_string()))
}

fn started(
    invocation: &Invocation<'_>,
    originator: Option<&str>,
    transaction: &mut Transaction<'_, '_>,
) -> Outcome {
    row(
        "Device.LocalAgent.Request.",
        &[
            ("Originator", originator.unwrap_or_default()),
            ("Command", invocation.path),
            ("CommandKey", invocation.command_key),
            ("Status", "Active"),
        ],
        transaction,
    )
}

fn add_certificate(arguments: &StringMap, transaction: &mut Transaction<'_, '_>) -> Outcome {
    let alias = arguments.get("Alias").unwrap_or("cpe-certificate");
    row(
        "Device.LocalAgent.Certificate.",
        &[
            ("Alias", alias),
            ("SerialNumber", "01"),
            ("Issuer", "CN=ctl1-alt"),
        ],
        transaction,
    )
    .map(|_| None)
}
