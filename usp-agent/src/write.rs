//! What Set and Add share: the parameters of one object, and what became of them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_datamodel::instances::{
    Fault as StateFault, Instances, Object, Transaction, TransactionError, Writer,
};
use usp_datamodel::types::ParamAccess;
use usp_datamodel::{Node, NodeId, ObjectNode, ParamNode};
use usp_msg::{ErrorCode, ParamSetting, ParameterError, StringMap};

use crate::behavior::Write;
use crate::error_rules::{Cause, ObjectFault, ParamFault};
use crate::roles::Rights;
use crate::walk::shown;
use crate::{Behavior, Fault, Requester};

/// An object that a request updates or creates, with what has been set of it so far.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) object: Object,
    /// How the object is called in param_errs.
    pub(crate) path: String,
    pub(crate) is_new: bool,
    applied: Vec<Applied>,
    pub(crate) failed: Vec<ParamFault>,
}

/// A setting that was applied.
#[derive(Debug)]
struct Applied {
    /// As the request writes it, relative to the object.
    name: String,
    value: String,
    holder: Object,
    param: NodeId,
}

impl Pending {
    pub(crate) const fn new(object: Object, path: String, is_new: bool) -> Self {
        Self {
            object,
            path,
            is_new,
            applied: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// Applies the settings of a request; required ones that fail are the error.
    pub(crate) fn apply(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        settings: &[ParamSetting],
        by: &Requester<'_>,
        behavior: &mut dyn Behavior,
    ) -> Result<(), ObjectFault> {
        let mut required = Vec::new();
        for setting in settings {
            let outcome = self.apply_one(transaction, setting, settings, by, behavior);
            let Err((fault, is_key)) = outcome else {
                continue;
            };
            let failed = ParamFault::new(&setting.param, fault);
            // [R-ADD.3] [R-SET.2]
            if setting.required || (self.is_new && is_key) {
                required.push(failed);
            } else {
                self.failed.push(failed);
            }
        }
        if required.is_empty() {
            return Ok(());
        }
        Err(ObjectFault {
            path: self.path.clone(),
            cause: Cause::Params(required),
        })
    }

    fn apply_one(
        &mut self,
        transaction: &mut Transaction<'_, '_>,
        setting: &ParamSetting,
        settings: &[ParamSetting],
        by: &Requester<'_>,
        behavior: &mut dyn Behavior,
    ) -> Result<(), (Fault, bool)> {
        let store = transaction.instances();
        let Some((holder, param)) = relative(store, self.object, &setting.param) else {
            let fault = Fault::new(
                ErrorCode::UNSUPPORTED_PARAMETER,
                "the object has no such parameter",
            );
            return Err((fault, false));
        };
        let is_key = is_key(store, self.object, param.id());
        let refused = |fault| (fault, is_key);
        if store.supported().param_access(param.id()) == ParamAccess::ReadOnly {
            let fault = Fault::new(
                ErrorCode::ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER,
                "the parameter is read-only",
            );
            return Err(refused(fault));
        }
        let granted = by.access.on(param.id(), &store.numbers(holder)).param;
        if !granted.contains(Rights::WRITE) {
            let fault = Fault::new(
                ErrorCode::PERMISSION_DENIED,
                "no permission to write the parameter",
            );
            return Err(refused(fault));
        }
        let earlier = self
            .applied
            .iter()
            .find(|applied| applied.holder == holder && applied.param == param.id());
        if let Some(earlier) = earlier {
            if param.ty().key_eq(&earlier.value, &setting.value) {
                return Ok(());
            }
            let fault = Fault::new(
                ErrorCode::VALUE_CONFLICT,
                "the request sets the parameter to another value, too",
            );
            return Err(refused(fault));
        }
        admit_alias(param, &setting.value).map_err(refused)?;
        let id = param.id();
        behavior
            .admit(&Write {
                store,
                object: holder,
                param: id,
                value: &setting.value,
                is_new: self.is_new,
                settings,
                by,
            })
            .map_err(refused)?;
        transaction
            .set(
                Writer::Controller,
                holder,
                id,
                &setting.value,
                setting.required,
            )
            .map_err(|error| refused(Fault::new(error.code(), error)))?;
        self.applied.push(Applied {
            name: setting.param.clone(),
            value: setting.value.clone(),
            holder,
            param: id,
        });
        Ok(())
    }

    /// Which settings a fault of the final state is about.
    fn concerned(&self, store: &Instances<'_>, fault: &StateFault) -> Vec<usize> {
        let row = row_of(store, fault.object);
        let is_concerned = |applied: &Applied| {
            fault.params.contains(&applied.param) && row_of(store, applied.holder) == row
        };
        let numbered = self.applied.iter().enumerate();
        numbered
            .filter(|(_, applied)| is_concerned(applied))
            .map(|(at, _)| at)
            .collect()
    }

    /// Notes that the store has withdrawn a setting.
    fn withdraw(&mut self, store: &Instances<'_>, fault: &StateFault) {
        for at in self.concerned(store, fault).into_iter().rev() {
            let applied = self.applied.remove(at);
            let reason = Fault::new(fault.code(), fault.kind);
            self.failed.push(ParamFault::new(&applied.name, reason));
        }
    }

    /// `updated_params`: what was applied, with the value that it has now.
    pub(crate) fn updated_params(&self, store: &Instances<'_>, by: &Requester<'_>) -> StringMap {
        let mut updated = StringMap::new();
        for applied in &self.applied {
            let numbers = store.numbers(applied.holder);
            let granted = by.access.on(applied.param, &numbers).param;
            // [R-SET.3]
            if !granted.contains(Rights::READ) {
                continue;
            }
            let node = store.schema().node(applied.param);
            let node = node.and_then(|node| node.as_param());
            let value = store.value(applied.holder, applied.param);
            if let Some((node, value)) = node.zip(value) {
                updated.insert(applied.name.as_str(), shown(node, value, by.access));
            }
        }
        updated
    }

    /// `param_errs` of the settings that failed and were not required.
    pub(crate) fn into_param_errs(self) -> Vec<ParameterError> {
        self.failed.into_iter().map(ParameterError::from).collect()
    }
}

/// Checks the final state of a transaction; settings that were withdrawn move to those that failed.
pub(crate) fn check(
    transaction: &mut Transaction<'_, '_>,
    pending: &mut [&mut Pending],
) -> Result<(), Vec<ObjectFault>> {
    match transaction.check() {
        Ok(withdrawn) => {
            for fault in &withdrawn {
                for object in &mut *pending {
                    object.withdraw(transaction.instances(), fault);
                }
            }
            Ok(())
        }
        Err(error) => Err(culprits(transaction.instances(), &error, pending)),
    }
}

/// What a fault of the final state means for the objects of a request.
fn culprits(
    store: &Instances<'_>,
    error: &TransactionError,
    pending: &[&mut Pending],
) -> Vec<ObjectFault> {
    let mut list: Vec<ObjectFault> = Vec::new();
    for fault in &error.faults {
        let reason = Fault::new(fault.code(), fault.kind);
        let owner = pending
            .iter()
            .find(|object| !object.concerned(store, fault).is_empty());
        let culprit = match owner {
            Some(object) => ObjectFault {
                path: object.path.clone(),
                cause: Cause::Params(
                    object
                        .concerned(store, fault)
                        .into_iter()
                        .filter_map(|at| object.applied.get(at))
                        .map(|applied| ParamFault::new(&applied.name, reason.clone()))
                        .collect(),
                ),
            },
            None => ObjectFault::object(fault.path.to_string(), reason),
        };
        list.push(culprit);
    }
    if list.is_empty() {
        let fault = Fault::new(error.code(), error);
        list.push(ObjectFault::object(String::new(), fault));
    }
    list
}

/// The nearest row around an object, or what stands at the root.
fn row_of(store: &Instances<'_>, object: Object) -> Object {
    let mut at = object;
    while store.number(at) == 0 {
        match store.parent(at) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}

/// The parameter of a relative name: of the object, or of single objects in it.
fn relative<'s>(
    store: &Instances<'s>,
    object: Object,
    name: &str,
) -> Option<(Object, ParamNode<'s>)> {
    let mut at = object;
    let mut node = store.schema().node(object.node())?.as_object()?;
    let mut rest = name;
    while let Some((first, behind)) = rest.split_once('.') {
        let below = node.object(first).filter(|below| !below.is_table())?;
        at = inner(store, at, below)?;
        node = below;
        rest = behind;
    }
    let param = node.param(rest)?;
    store
        .supported()
        .contains(param.id())
        .then_some((at, param))
}

/// A single object below an object: one that exists, or an arm of a union that may be chosen.
fn inner(store: &Instances<'_>, above: Object, below: ObjectNode<'_>) -> Option<Object> {
    store.child(above, below.id()).or_else(|| {
        let is_arm = below.union().is_some() && store.supported().contains(below.id());
        is_arm.then(|| arm(above, below.id())).flatten()
    })
}

/// Whether a parameter belongs to a unique key of the row that an object is.
fn is_key(store: &Instances<'_>, object: Object, param: NodeId) -> bool {
    let node = store.schema().node(object.node());
    let table = node.as_ref().and_then(Node::as_object);
    table.is_some_and(|table| {
        let mut keys = table.unique_keys();
        keys.any(|key| key.params().any(|part| part.id() == param))
    })
}

/// A single object beside others of its record, whether it exists or not.
fn arm(above: Object, below: NodeId) -> Option<Object> {
    let record = above.to_token().checked_shr(16)?.checked_shl(16)?;
    Some(Object::from_token(record | u64::from(below.number())))
}

/// What the data types of handles say in words: a value begins with a letter.
pub(crate) fn admit_alias(param: ParamNode<'_>, value: &str) -> Result<(), Fault> {
    let is_alias = matches!(param.type_name(), Some("Alias" | "_AliasUSP"));
    if is_alias && !value.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Err(Fault::new(
            ErrorCode::INVALID_VALUE,
            "an Alias begins with a letter",
        ));
    }
    Ok(())
}
