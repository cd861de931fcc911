//! What TR-181 says of `Device.LocalAgent.` in words.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object, Transaction, Writer};
use usp_msg::ErrorCode;

use crate::behavior::Write;
use crate::{Behavior, Fault, Requester};

const SUBSCRIPTIONS: &str = "Device.LocalAgent.Subscription.{i}.";
const CONTROLLERS: &str = "Device.LocalAgent.Controller.{i}.";

/// The rules of `Device.LocalAgent.` that are no facts of the schema.
///
/// - `Subscription.Recipient` is the Controller that adds the row, `CreationDate` the time.
/// - `Subscription.ReferenceList` does not change once it has a value.
/// - The Subscriptions of a Controller go with its row.
#[derive(Clone, Debug, Default)]
pub struct LocalAgent {
    now: String,
}

impl LocalAgent {
    /// The rules, with the time of the request as a `dateTime`; empty for an unknown one.
    #[must_use]
    pub fn at(now: impl Into<String>) -> Self {
        Self { now: now.into() }
    }
}

impl Behavior for LocalAgent {
    fn admit(&mut self, write: &Write<'_, '_>) -> Result<(), Fault> {
        let store = write.store;
        let name = store.schema().node(write.param).map(|node| node.name());
        if write.is_new
            || name != Some("ReferenceList")
            || !is_row_of(store, write.object, SUBSCRIPTIONS)
        {
            return Ok(());
        }
        match store.value(write.object, write.param) {
            Some(old) if !old.is_empty() && old != write.value => Err(Fault::new(
                ErrorCode::ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER,
                "the ReferenceList of a Subscription does not change",
            )),
            _ => Ok(()),
        }
    }

    fn created(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
        by: &Requester<'_>,
    ) -> Result<(), Fault> {
        let store = transaction.instances();
        if !is_row_of(store, row, SUBSCRIPTIONS) {
            return Ok(());
        }
        let recipient = by.controller.map(|row| {
            let path = store.path(row).to_string();
            path.trim_end_matches('.').to_string()
        });
        let now = (!self.now.is_empty()).then(|| self.now.clone());
        for (name, value) in [("Recipient", recipient), ("CreationDate", now)] {
            let Some(value) = value else { continue };
            let node = transaction.instances().schema().node(row.node());
            let param = node.and_then(|node| node.as_object()?.param(name));
            let Some(param) = param else { continue };
            let supported = transaction.instances().supported();
            if supported.contains(param.id()) {
                transaction
                    .set(Writer::Agent, row, param.id(), &value, true)
                    .map_err(|error| Fault::new(ErrorCode::OBJECT_COULD_NOT_BE_CREATED, error))?;
            }
        }
        Ok(())
    }

    fn deleting(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        row: Object,
    ) -> Result<(), Fault> {
        let store = transaction.instances();
        if !is_row_of(store, row, CONTROLLERS) {
            return Ok(());
        }
        let path = store.path(row).to_string();
        let path = path.trim_end_matches('.');
        let agent = store.find("Device.LocalAgent.");
        let rows = agent.into_iter().flat_map(|agent| store.children(agent));
        let own: Vec<Object> = rows
            .filter(|row| is_row_of(store, *row, SUBSCRIPTIONS))
            .filter(|row| store.value_by_name(*row, "Recipient") == Some(path))
            .collect();
        for subscription in own {
            transaction
                .delete(Writer::Agent, subscription)
                .map_err(|error| Fault::new(ErrorCode::DELETE_FAILURE, error))?;
        }
        Ok(())
    }
}

fn is_row_of(store: &Instances<'_>, object: Object, table: &str) -> bool {
    let node = store.schema().node(object.node());
    node.is_some_and(|node| node.path().to_string() == table)
}
