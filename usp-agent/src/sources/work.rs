//! Set, Add, Delete and Operate over a source, one order after the other.
//!
//! A request becomes units, each a transaction: the whole request, or with `allow_partial` an entry
//! of a Set, a row of an Add or a Delete. A unit is resolved and checked, its orders go out, their
//! outcomes come in, and it ends with `Commit` or `RollBack`.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;
use core::task::Poll;

use usp_datamodel::Supported;
use usp_datamodel::resolve::DataSource;
use usp_msg::{Add, Delete, ErrorCode, ErrorMsg, Operate, Response, Set};

use super::order::{Order, Outcome};
use super::plan::{Item, Rows};
use super::unit::stays;
use super::{Reader, answer, command};
use crate::error_rules::{self, ObjectFault};
use crate::roles::Access;
use crate::{Fault, MissingInstance};

/// A request that changes something, on its way through a source.
///
/// Nothing is awaited and nobody is blocked: [`step`](Self::step) goes on as far as it can, and says
/// what has to happen before it is called again. The answer is that of [`set`](crate::set),
/// [`add`](crate::add), [`delete`](crate::delete) and [`operate`](crate::operate) over a store of the
/// same content, but that paths are resolved before the first order of their unit.
///
/// ```
/// use usp_agent::roles::Access;
/// use usp_agent::{Order, Outcome, Progress, Work};
/// use usp_datamodel::Supported;
/// use usp_datamodel::resolve::{Answers, Need};
/// use usp_msg::set::UpdateObject;
/// use usp_msg::{ParamSetting, Set};
///
/// let supported = Supported::all(usp_datamodel::tr181());
/// let access = Access::full(supported.schema());
/// let name = ParamSetting::required("SSID", "guest");
/// let request = Set::new([UpdateObject::new("Device.WiFi.SSID.1.", [name])]);
///
/// let mut source = Answers::new();
/// let mut work = Work::set(&request, &supported, &access);
/// let mut log = Vec::new();
/// let answer = loop {
///     match work.step(&mut source) {
///         Progress::Done(answer) => break answer?,
///         // Here a bus or a database is asked, ...
///         Progress::Need => {
///             for need in source.take_needs() {
///                 match &need {
///                     Need::Rows { .. } => source.supply_rows(need, vec![1]),
///                     _ => source.supply_object(need, true),
///                 }
///             }
///         }
///         // ... and here it is told what to do; what is remembered of it may be out of date then.
///         Progress::Orders => {
///             log.extend(work.orders().iter().cloned());
///             work.report(vec![Outcome::Done; work.orders().len()]);
///             source = Answers::new();
///         }
///     }
/// };
/// assert!(matches!(&log[..], [Order::Begin, Order::Set { value, .. }, Order::Commit] if value == "guest"));
/// # let _ = answer;
/// # Ok::<(), usp_msg::ErrorMsg>(())
/// ```
#[derive(Debug)]
pub struct Work<'r> {
    pub(super) supported: &'r Supported<'r>,
    pub(super) access: &'r Access,
    pub(super) job: Job<'r>,
    /// The next entry to be resolved.
    next: usize,
    /// Units that are checked and wait for their turn.
    waiting: VecDeque<Result<Vec<Item>, Ended>>,
    pub(super) unit: Vec<Item>,
    pub(super) phase: Phase,
    pub(super) orders: Vec<Order>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) results: Vec<Ended>,
    pub(super) culprits: Vec<ObjectFault>,
}

/// The request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Job<'r> {
    Set(&'r Set),
    Add(&'r Add),
    Delete(&'r Delete, MissingInstance),
    Operate(&'r Operate),
}

/// What has ended: an entry that failed as a whole, or a unit.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) entry: usize,
    pub(super) outcome: Result<Vec<Item>, Vec<ObjectFault>>,
    /// Rows of a Delete that stay.
    pub(super) stays: Vec<(Item, Fault)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Entries are resolved, units are begun.
    Plan,
    /// `Begin` and the orders of the objects are out.
    Objects,
    /// The settings of new rows are out.
    Settings,
    Commit,
    /// `RollBack` is out; then it has failed, or is begun again.
    RollBack {
        is_again: bool,
    },
    /// The keys of new rows are read.
    Keys,
    /// Commands are out.
    Execute,
    Ended,
}

/// What has to happen before the work goes on.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "there is nothing else to wait for")]
#[must_use]
pub enum Progress {
    /// The source lacks answers: give it what it asked for, and step again.
    Need,
    /// Carry [`Work::orders`] out, and [`report`](Work::report).
    Orders,
    /// The answer. An Operate that wants no answer has one, too.
    Done(Result<Response, ErrorMsg>),
}

impl<'r> Work<'r> {
    /// A Set. `[R-SET.0]` `[R-SET.1]`
    #[must_use]
    pub const fn set(request: &'r Set, supported: &'r Supported<'r>, access: &'r Access) -> Self {
        Self::new(Job::Set(request), supported, access)
    }

    /// An Add. `[R-ADD.0]` `[R-ADD.1]`
    #[must_use]
    pub const fn add(request: &'r Add, supported: &'r Supported<'r>, access: &'r Access) -> Self {
        Self::new(Job::Add(request), supported, access)
    }

    /// A Delete. `[R-DEL.0]` `[R-DEL.1]`
    #[must_use]
    pub const fn delete(
        request: &'r Delete,
        missing: MissingInstance,
        supported: &'r Supported<'r>,
        access: &'r Access,
    ) -> Self {
        Self::new(Job::Delete(request, missing), supported, access)
    }

    /// An Operate. `[R-OPR.1]`
    #[must_use]
    pub const fn operate(
        request: &'r Operate,
        supported: &'r Supported<'r>,
        access: &'r Access,
    ) -> Self {
        Self::new(Job::Operate(request), supported, access)
    }

    const fn new(job: Job<'r>, supported: &'r Supported<'r>, access: &'r Access) -> Self {
        Self {
            supported,
            access,
            job,
            next: 0,
            waiting: VecDeque::new(),
            unit: Vec::new(),
            phase: Phase::Plan,
            orders: Vec::new(),
            outcomes: Vec::new(),
            results: Vec::new(),
            culprits: Vec::new(),
        }
    }

    /// What has to be carried out now, in order.
    #[must_use]
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    /// What became of the orders, one outcome for each; a missing one counts as a failure.
    pub fn report(&mut self, outcomes: Vec<Outcome>) {
        self.outcomes = outcomes;
        let missing = || {
            Outcome::Failed(Fault::new(
                ErrorCode::INTERNAL_ERROR,
                "the source did not say what became of it",
            ))
        };
        self.outcomes.resize_with(self.orders.len(), missing);
    }

    /// Goes on as far as the source has answers and orders were carried out.
    pub fn step<S: DataSource + ?Sized>(&mut self, source: &mut S) -> Progress {
        loop {
            let is_out = !self.orders.is_empty();
            if is_out && self.outcomes.is_empty() {
                return Progress::Orders;
            }
            let orders = mem::take(&mut self.orders);
            let outcomes = mem::take(&mut self.outcomes);
            match self.phase {
                Phase::Plan => match self.plan(source) {
                    Poll::Pending => return Progress::Need,
                    Poll::Ready(Some(error)) => return self.end(Err(error)),
                    Poll::Ready(None) => {}
                },
                Phase::Objects => self.objects(outcomes),
                Phase::Settings => self.settings(&outcomes),
                Phase::Commit => self.committed(outcomes),
                Phase::RollBack { is_again: true } => self.begin(),
                Phase::RollBack { is_again: false } => {
                    let culprits = mem::take(&mut self.culprits);
                    if !self.is_partial() {
                        return self.end(Err(error_rules::error(&culprits)));
                    }
                    self.fail(culprits);
                }
                Phase::Keys => match self.keys(source) {
                    Poll::Pending => return Progress::Need,
                    Poll::Ready(()) => self.succeed(),
                },
                Phase::Execute => {
                    let failed = mem::take(&mut self.results);
                    let answer = command::answer(self.supported, failed, orders, outcomes);
                    return self.end(Ok(answer.into()));
                }
                Phase::Ended => {
                    let answer = answer::assemble(self);
                    return self.end(Ok(answer));
                }
            }
        }
    }

    fn end(&mut self, answer: Result<Response, ErrorMsg>) -> Progress {
        self.phase = Phase::Ended;
        Progress::Done(answer)
    }

    pub(super) const fn is_partial(&self) -> bool {
        match self.job {
            Job::Set(set) => set.allow_partial,
            Job::Add(add) => add.allow_partial,
            Job::Delete(delete, _) => delete.allow_partial,
            Job::Operate(_) => true,
        }
    }

    /// Begins a unit, or resolves an entry; gives the Error that ends it all.
    fn plan<S: DataSource + ?Sized>(&mut self, source: &mut S) -> Poll<Option<ErrorMsg>> {
        if let Job::Operate(request) = self.job {
            let mut reader = Reader::new(self.supported, source, self.access);
            return match command::orders(request, &mut reader) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(Err(error)) => Poll::Ready(Some(error)),
                Poll::Ready(Ok((orders, denied))) => {
                    self.results = denied;
                    self.phase = Phase::Execute;
                    self.orders = orders;
                    Poll::Ready(None)
                }
            };
        }
        let is_ready = self.is_partial() || self.next >= self.entries();
        if is_ready && !self.culprits.is_empty() {
            let culprits = mem::take(&mut self.culprits);
            return Poll::Ready(Some(error_rules::error(&culprits)));
        }
        if is_ready {
            match self.waiting.pop_front() {
                Some(Err(ended)) => {
                    self.results.push(ended);
                    return Poll::Ready(None);
                }
                Some(Ok(unit)) => {
                    self.unit = unit;
                    if !self.is_partial() {
                        let others = mem::take(&mut self.waiting).into_iter();
                        self.unit.extend(others.flatten().flatten());
                    }
                    self.begin();
                    return Poll::Ready(None);
                }
                None => {}
            }
        }
        if self.next >= self.entries() {
            self.phase = Phase::Ended;
            return Poll::Ready(None);
        }
        let entry = self.next;
        let mut reader = Reader::new(self.supported, source, self.access);
        let planned = match self.job {
            Job::Set(set) => set
                .update_objs
                .get(entry)
                .map(|object| reader.updated(entry, &object.obj_path, &object.param_settings)),
            Job::Add(add) => add
                .create_objs
                .get(entry)
                .map(|object| reader.created(entry, &object.obj_path, &object.param_settings)),
            Job::Delete(..) | Job::Operate(_) => None,
        };
        let path = self.entry_path(entry);
        let done = match planned {
            Some(Ok(Poll::Pending)) => return Poll::Pending,
            Some(Ok(Poll::Ready(items))) => self.take(entry, items),
            Some(Err(fault)) => Err(alloc::vec![ObjectFault::object(path, fault)]),
            None => match reader.deleted(entry, &path) {
                Ok(Poll::Pending) => return Poll::Pending,
                Ok(Poll::Ready(found)) => self.take_rows(entry, &path, found),
                Err(fault) => Err(alloc::vec![ObjectFault::object(path, fault)]),
            },
        };
        self.next = self.next.saturating_add(1);
        if let Err(culprits) = done {
            if self.is_partial() {
                self.results.push(Ended {
                    entry,
                    outcome: Err(culprits),
                    stays: Vec::new(),
                });
            } else {
                self.culprits.extend(culprits);
            }
        }
        Poll::Ready(None)
    }

    fn entries(&self) -> usize {
        match self.job {
            Job::Set(set) => set.update_objs.len(),
            Job::Add(add) => add.create_objs.len(),
            Job::Delete(delete, _) => delete.obj_paths.len(),
            Job::Operate(_) => 1,
        }
    }

    pub(super) fn entry_path(&self, entry: usize) -> String {
        let path = match self.job {
            Job::Set(set) => set.update_objs.get(entry).map(|object| &object.obj_path),
            Job::Add(add) => add.create_objs.get(entry).map(|object| &object.obj_path),
            Job::Delete(delete, _) => delete.obj_paths.get(entry),
            Job::Operate(operate) => Some(&operate.command),
        };
        path.cloned().unwrap_or_default()
    }

    /// Makes units of the objects of an entry of a Set or an Add.
    fn take(
        &mut self,
        entry: usize,
        items: Vec<Result<Item, ObjectFault>>,
    ) -> Result<(), Vec<ObjectFault>> {
        if matches!(self.job, Job::Add(_)) && self.is_partial() && !items.is_empty() {
            // [R-ADD.0]: each row stands alone, in the order of the path; a failed one is no unit.
            for item in items {
                self.waiting.push_back(match item {
                    Ok(item) => Ok(alloc::vec![item]),
                    Err(culprit) => Err(Ended {
                        entry,
                        outcome: Err(alloc::vec![culprit]),
                        stays: Vec::new(),
                    }),
                });
            }
            return Ok(());
        }
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for item in items {
            match item {
                Ok(item) => good.push(item),
                Err(culprit) => bad.push(culprit),
            }
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        if good.is_empty() {
            self.results.push(Ended {
                entry,
                outcome: Ok(good),
                stays: Vec::new(),
            });
        } else {
            self.waiting.push_back(Ok(good));
        }
        Ok(())
    }

    /// Makes units of the rows of a path of a Delete.
    fn take_rows(&mut self, entry: usize, path: &str, found: Rows) -> Result<(), Vec<ObjectFault>> {
        let rows = match (found, self.job) {
            (Ok(rows), _) => rows,
            (Err(fault), Job::Delete(request, MissingInstance::Fails))
                if !request.allow_partial =>
            {
                return Err(alloc::vec![ObjectFault::object(path, fault)]);
            }
            // [R-DEL.2a]
            (Err(_), _) => Vec::new(),
        };
        let mut bad = Vec::new();
        self.results.push(Ended {
            entry,
            outcome: Ok(Vec::new()),
            stays: Vec::new(),
        });
        for row in rows {
            match row {
                Ok(item) => self.waiting.push_back(Ok(alloc::vec![item])),
                Err((item, fault)) if self.is_partial() => {
                    self.waiting.push_back(Err(stays(item, fault)));
                }
                Err((item, fault)) => bad.push(ObjectFault::object(item.path, fault)),
            }
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }
}
