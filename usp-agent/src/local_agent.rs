//! What TR-181 says of `Device.LocalAgent.` in words.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object, Transaction, Writer};
use usp_datamodel::value::Mode;
use usp_datamodel::{Kind, Schema};
use usp_msg::ErrorCode;

use crate::behavior::Write;
use crate::{Behavior, Fault, Requester};

const SUBSCRIPTIONS: &str = "Device.LocalAgent.Subscription.{i}.";
const CONTROLLERS: &str = "Device.LocalAgent.Controller.{i}.";

/// The rules of `Device.LocalAgent.` that are no facts of the schema.
///
/// - `Subscription.Recipient` is the Controller that adds the row, `CreationDate` the time.
/// - `Subscription.ReferenceList` does not change once it has a value.
/// - What it refers to suits the `NotifType`, as far as the data model has it: 7012 otherwise.
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
        let Some(param) = store.schema().node(write.param) else {
            return Ok(());
        };
        if !is_row_of(store, write.object, SUBSCRIPTIONS) {
            return Ok(());
        }
        match param.name() {
            "ReferenceList" => {
                let old = store.value(write.object, write.param).unwrap_or_default();
                let ty = param.as_param().map(|param| param.ty());
                let is_same = ty.is_some_and(|ty| ty.key_eq(old, write.value));
                if !write.is_new && !old.is_empty() && !is_same {
                    return Err(Fault::new(
                        ErrorCode::ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER,
                        "the ReferenceList of a Subscription does not change",
                    ));
                }
                let notif_type = other(write, "NotifType");
                refer(store.schema(), write.value, &notif_type)
            }
            // The list is looked at itself where the request has both.
            "NotifType"
                if !write
                    .settings
                    .iter()
                    .any(|one| one.param == "ReferenceList") =>
            {
                refer(store.schema(), &other(write, "ReferenceList"), write.value)
            }
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

/// The value that another parameter of the object has, or gets if it fits.
fn other(write: &Write<'_, '_>, name: &str) -> String {
    let store = write.store;
    let node = store.schema().node(write.object.node());
    let param = node.and_then(|node| node.as_object()?.param(name));
    let Some(param) = param else {
        return String::new();
    };
    let ty = store.supported().param_type(param.id());
    let mut set = write.settings.iter().filter(|one| one.param == name);
    let canonical = set.find_map(|one| {
        ty.validate(&one.value, Mode::Set).ok()?;
        ty.canonical(&one.value).ok().map(Cow::into_owned)
    });
    canonical.unwrap_or_else(|| {
        let stored = store.value(write.object, param.id());
        stored.map(String::from).unwrap_or_default()
    })
}

/// Whether what a ReferenceList refers to can be the matter of a NotifType.
fn refer(schema: Schema<'_>, references: &str, notif_type: &str) -> Result<(), Fault> {
    for item in references.split(',').map(str::trim) {
        // A path that leads nowhere now may do so later.
        let Ok(found) = schema.lookup(item) else {
            continue;
        };
        let kind = found.node.kind();
        let suits = match notif_type {
            "ValueChange" => matches!(kind, Kind::Param | Kind::Object | Kind::Table),
            "ObjectCreation" => kind == Kind::Table && !found.is_row,
            "ObjectDeletion" => kind == Kind::Table,
            "OperationComplete" => matches!(kind, Kind::Command | Kind::Object | Kind::Table),
            "Event" => matches!(kind, Kind::Event | Kind::Object | Kind::Table),
            _ => true,
        };
        if !suits {
            return Err(Fault::new(
                ErrorCode::INVALID_VALUE,
                format!("{item} is nothing that {notif_type} is about"),
            ));
        }
    }
    Ok(())
}

fn is_row_of(store: &Instances<'_>, object: Object, table: &str) -> bool {
    let node = store.schema().node(object.node());
    node.is_some_and(|node| node.path().to_string() == table)
}
