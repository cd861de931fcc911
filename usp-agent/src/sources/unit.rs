//! The course of one transaction: orders out, outcomes in.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem;
use core::task::Poll;

use usp_datamodel::resolve::DataSource;
use usp_msg::ErrorCode;

use super::Reader;
use super::order::{Culprit, Order, Outcome};
use super::plan::{Item, Planned};
use super::work::{Ended, Job, Phase, Work};
use crate::Fault;
use crate::error_rules::{Cause, ObjectFault, ParamFault};

impl Work<'_> {
    /// Sends the orders of the objects of a unit.
    pub(super) fn begin(&mut self) {
        self.orders.push(Order::Begin);
        for item in &self.unit {
            match self.job {
                Job::Set(_) => self.orders.extend(sets(item)),
                Job::Add(_) => self.orders.push(Order::Add {
                    parent: item.parent.clone(),
                    table: item.node,
                }),
                Job::Delete(..) | Job::Operate(_) => self.orders.push(Order::Delete {
                    row: item.object.clone(),
                }),
            }
        }
        self.phase = Phase::Objects;
    }

    pub(super) fn objects(&mut self, outcomes: Vec<Outcome>) {
        let mut outcomes = outcomes.into_iter();
        if let Some(Outcome::Failed(fault)) = outcomes.next() {
            // Nothing has begun that could be rolled back, and nothing behind it was carried out.
            let path = self
                .unit
                .first()
                .map_or_else(String::new, |item| item.path.clone());
            self.culprits.push(ObjectFault::object(path, fault));
            self.phase = Phase::RollBack { is_again: false };
            return;
        }
        match self.job {
            Job::Set(_) => return self.settings(outcomes.as_slice()),
            Job::Add(_) => {
                for (item, outcome) in self.unit.iter_mut().zip(outcomes) {
                    if let Outcome::Added(number) = outcome {
                        item.object = alloc::format!("{}{number}.", item.object);
                        self.orders.extend(sets(item));
                    } else {
                        let culprit = ObjectFault::object(&*item.object, why(outcome));
                        self.culprits.push(culprit);
                    }
                }
                if self.culprits.is_empty() && !self.orders.is_empty() {
                    self.phase = Phase::Settings;
                    return;
                }
                self.orders.clear();
            }
            Job::Delete(..) | Job::Operate(_) => {
                let mut gone = Vec::new();
                for (item, outcome) in mem::take(&mut self.unit).into_iter().zip(outcomes) {
                    if outcome == Outcome::Done {
                        gone.push(item);
                        continue;
                    }
                    let fault = why(outcome);
                    // It may have gone with one before it.
                    if fault.code != ErrorCode::OBJECT_DOES_NOT_EXIST {
                        let culprit = ObjectFault::object(&*item.path, fault);
                        self.culprits.push(culprit);
                        gone.push(item);
                    }
                }
                self.unit = gone;
            }
        }
        self.finish();
    }

    /// Looks at what became of settings.
    pub(super) fn settings(&mut self, outcomes: &[Outcome]) {
        let mut outcomes = outcomes.iter();
        for item in &mut self.unit {
            let mut required = Vec::new();
            let mut applied = Vec::new();
            for planned in mem::take(&mut item.settings) {
                match outcomes.next() {
                    Some(Outcome::Done) => applied.push(planned),
                    other => {
                        let fault = why(other.cloned().unwrap_or(Outcome::Done));
                        let fault = ParamFault::new(&planned.name, fault);
                        if planned.is_required {
                            required.push(fault);
                        } else {
                            item.failed.push(fault);
                        }
                    }
                }
            }
            item.settings = applied;
            if !required.is_empty() {
                self.culprits.push(ObjectFault {
                    path: item.path.clone(),
                    cause: Cause::Params(required),
                });
            }
        }
        self.finish();
    }

    /// Ends the transaction of a unit.
    pub(super) fn finish(&mut self) {
        if self.culprits.is_empty() {
            self.orders.push(Order::Commit);
            self.phase = Phase::Commit;
        } else {
            self.roll_back(false);
        }
    }

    pub(super) fn roll_back(&mut self, is_again: bool) {
        self.orders.push(Order::RollBack);
        self.phase = Phase::RollBack { is_again };
    }

    pub(super) fn committed(&mut self, outcomes: Vec<Outcome>) {
        match outcomes.into_iter().next() {
            Some(Outcome::Done) => {
                self.phase = Phase::Keys;
            }
            Some(Outcome::Refused(culprits)) => self.refused(&culprits),
            other => {
                let fault = why(other.unwrap_or(Outcome::Done));
                self.culprits.push(ObjectFault::object("", fault));
                self.roll_back(false);
            }
        }
    }

    /// Leaves out the settings at fault, if none is required, and begins the unit again.
    pub(super) fn refused(&mut self, culprits: &[Culprit]) {
        let mut is_less = false;
        for item in &mut self.unit {
            let mut required = Vec::new();
            for culprit in culprits {
                let is_meant = |one: &Planned| {
                    one.param == culprit.param
                        && culprit.object.strip_prefix(&*item.object) == Some(&*one.inner)
                };
                let Some(at) = item.settings.iter().position(is_meant) else {
                    continue;
                };
                let planned = item.settings.remove(at);
                let fault = ParamFault::new(&planned.name, culprit.fault.clone());
                if planned.is_required {
                    required.push(fault);
                } else {
                    item.failed.push(fault);
                    is_less = true;
                }
            }
            if !required.is_empty() {
                self.culprits.push(ObjectFault {
                    path: item.path.clone(),
                    cause: Cause::Params(required),
                });
            }
            // The number of a row that is added again is another.
            if matches!(self.job, Job::Add(_)) {
                let row = item.object.trim_end_matches('.');
                let table = row.rsplit_once('.').map_or("", |(table, _)| table);
                item.object = alloc::format!("{table}.");
            }
        }
        if self.culprits.is_empty() && !is_less {
            // At fault is what the request did not set.
            let other = culprits
                .iter()
                .map(|one| ObjectFault::object(&*one.object, one.fault.clone()));
            self.culprits.extend(other);
            if self.culprits.is_empty() {
                let fault = Fault::new(ErrorCode::INTERNAL_ERROR, "refused without a reason");
                self.culprits.push(ObjectFault::object("", fault));
            }
        }
        let is_again = self.culprits.is_empty();
        self.roll_back(is_again);
    }

    /// Reads the unique keys of new rows. `[R-ADD.5]`
    pub(super) fn keys<S: DataSource + ?Sized>(&mut self, source: &mut S) -> Poll<()> {
        if !matches!(self.job, Job::Add(_)) {
            return Poll::Ready(());
        }
        let mut reader = Reader::new(self.supported, source, self.access);
        let mut waits = false;
        for item in &mut self.unit {
            match reader.keys_of(&item.object) {
                Poll::Pending => waits = true,
                Poll::Ready(keys) => item.keys = keys,
            }
        }
        if waits {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }

    pub(super) fn succeed(&mut self) {
        // The objects of one entry follow each other.
        for item in mem::take(&mut self.unit) {
            match self.results.last_mut() {
                Some(Ended {
                    entry,
                    outcome: Ok(items),
                    ..
                }) if *entry == item.entry => items.push(item),
                _ => self.results.push(Ended {
                    entry: item.entry,
                    outcome: Ok(alloc::vec![item]),
                    stays: Vec::new(),
                }),
            }
        }
        self.phase = Phase::Plan;
    }

    /// Notes that a unit has failed and was rolled back.
    pub(super) fn fail(&mut self, culprits: Vec<ObjectFault>) {
        let mut unit = mem::take(&mut self.unit);
        self.phase = Phase::Plan;
        if matches!(self.job, Job::Delete(..)) {
            if let (Some(item), Some(culprit)) = (unit.pop(), culprits.into_iter().next()) {
                let fault = match culprit.cause {
                    Cause::Object(fault) => fault,
                    Cause::Params(_) => Fault::new(culprit.code(), culprit.message()),
                };
                self.results.push(stays(item, fault));
            }
            return;
        }
        let entry = unit.first().map_or(0, |item| item.entry);
        self.results.push(Ended {
            entry,
            outcome: Err(culprits),
            stays: Vec::new(),
        });
    }
}

/// A row that stays though it should go. `[R-DEL.3]`
pub(super) fn stays(item: Item, fault: Fault) -> Ended {
    Ended {
        entry: item.entry,
        outcome: Ok(Vec::new()),
        stays: alloc::vec![(item, fault)],
    }
}

/// The orders for the settings of an object.
fn sets(item: &Item) -> impl Iterator<Item = Order> + '_ {
    item.settings.iter().map(|planned| Order::Set {
        object: alloc::format!("{}{}", item.object, planned.inner),
        param: planned.param,
        value: planned.value.clone(),
    })
}

/// Why an order was not carried out.
pub(super) fn why(outcome: Outcome) -> Fault {
    match outcome {
        Outcome::Failed(fault) => fault,
        Outcome::Refused(culprits) => culprits.into_iter().next().map_or_else(
            || Fault::new(ErrorCode::INTERNAL_ERROR, "refused without a reason"),
            |first| first.fault,
        ),
        Outcome::Done | Outcome::Added(_) | Outcome::Executed(_) => Fault::new(
            ErrorCode::INTERNAL_ERROR,
            "the outcome does not suit the order",
        ),
    }
}
