//! Requests over any source of instances and values.
//!
//! An answer is put together from the start each time, out of what the source knows by then. A
//! source that keeps what it was told, as [`Answers`](usp_datamodel::resolve::Answers) does, is
//! asked for everything that can be asked at one time, of all paths together: as many rounds as
//! the paths have names and the subtrees levels, and one for the values.

mod answer;
mod command;
mod describe;
mod order;
mod plan;
mod unit;
mod work;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::task::Poll;

use usp_datamodel::resolve::{
    DataSource, Everything, Permissions, Place, PlaceId, Purpose, Resolution, ResolveError, Step,
    Subtree, Target,
};
use usp_datamodel::{NodeId, ParamNode, Supported};
use usp_msg::get::{RequestedPathResult, ResolvedPathResult};
use usp_msg::get_instances::{self, CurrInstance};
use usp_msg::{Get, GetInstances, GetInstancesResp, GetResp, StringMap};
use usp_path::PathView;

pub use self::describe::get_supported_dm_from;
pub use self::order::{Culprit, Order, Outcome};
pub use self::work::{Progress, Work};

use crate::Fault;
use crate::roles::Access;
use crate::targets::parse;
use crate::walk::{KeyParam, key_params};

/// The answer to a Get request over any source; [`Poll::Pending`] while the source lacks answers.
///
/// It is that of [`get`](crate::get) over a store with the same content. A source that is never
/// pending has it at once. Otherwise the source is given what it asked for, and the call is made
/// again.
///
/// ```
/// use core::task::Poll;
/// use usp_agent::{get_from, roles::Access};
/// use usp_datamodel::Supported;
/// use usp_datamodel::resolve::{Answers, Need};
/// use usp_msg::Get;
///
/// let supported = Supported::all(usp_datamodel::tr181());
/// let access = Access::full(supported.schema());
/// let request = Get::new(["Device.DeviceInfo.Manufacturer"]);
/// let mut source = Answers::new();
/// let answer = loop {
///     match get_from(&request, &supported, &mut source, &access) {
///         Poll::Ready(answer) => break answer,
///         // Here a bus or a database is asked, for all needs in one go.
///         Poll::Pending => {
///             for need in source.take_needs() {
///                 match &need {
///                     Need::Object { .. } => source.supply_object(need, true),
///                     Need::Rows { .. } => source.supply_rows(need, vec![]),
///                     Need::Value { .. } => source.supply_value(need, Some("ACME".into())),
///                     _ => unreachable!("no other need"),
///                 }
///             }
///         }
///     }
/// };
/// assert_eq!(answer.value("Device.DeviceInfo.Manufacturer"), Some("ACME"));
/// ```
pub fn get_from<S: DataSource + ?Sized>(
    request: &Get,
    supported: &Supported<'_>,
    source: &mut S,
    access: &Access,
) -> Poll<GetResp> {
    let mut reader = Reader::new(supported, source, access);
    let paths = request.param_paths.iter();
    let entries = paths.map(|path| {
        let objects = reader.objects(path, request.max_depth);
        poll_result(objects).map(|objects| match objects {
            Ok(objects) => RequestedPathResult::new(path, objects),
            Err(fault) => RequestedPathResult::failed(path, fault.code, fault.message),
        })
    });
    all(entries).map(GetResp::new)
}

/// The answer to a GetInstances request over any source, as [`get_from`].
///
/// It is that of [`get_instances`](crate::get_instances) over a store with the same content.
pub fn get_instances_from<S: DataSource + ?Sized>(
    request: &GetInstances,
    supported: &Supported<'_>,
    source: &mut S,
    access: &Access,
) -> Poll<GetInstancesResp> {
    let mut reader = Reader::new(supported, source, access);
    let paths = request.obj_paths.iter();
    let entries = paths.map(|path| {
        let rows = reader.rows(path, request.first_level_only);
        poll_result(rows).map(|rows| match rows {
            Ok(rows) => get_instances::RequestedPathResult::new(path, rows),
            Err(fault) => {
                get_instances::RequestedPathResult::failed(path, fault.code, fault.message)
            }
        })
    });
    all(entries).map(GetInstancesResp::new)
}

/// All items, when all are there; every one is asked for, also behind one that is not there yet.
fn all<T>(items: impl Iterator<Item = Poll<T>>) -> Poll<Vec<T>> {
    let mut found = Vec::new();
    let mut waits = false;
    for item in items {
        match item {
            Poll::Ready(item) => found.push(item),
            Poll::Pending => waits = true,
        }
    }
    if waits {
        Poll::Pending
    } else {
        Poll::Ready(found)
    }
}

/// A result is there when it has failed, too.
fn poll_result<T>(result: Result<Poll<T>, Fault>) -> Poll<Result<T, Fault>> {
    match result {
        Ok(Poll::Ready(found)) => Poll::Ready(Ok(found)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(fault) => Poll::Ready(Err(fault)),
    }
}

fn fault(error: ResolveError) -> Fault {
    Fault::new(error.code(), error)
}

/// Who reads what from where.
struct Reader<'r, S: ?Sized> {
    supported: &'r Supported<'r>,
    source: &'r mut S,
    access: &'r Access,
    keys: BTreeMap<NodeId, Vec<KeyParam<'r>>>,
}

impl<'r, S: DataSource + ?Sized> Reader<'r, S> {
    const fn new(supported: &'r Supported<'r>, source: &'r mut S, access: &'r Access) -> Self {
        Self {
            supported,
            source,
            access,
            keys: BTreeMap::new(),
        }
    }

    fn resolve<'p>(
        &mut self,
        path: &'p PathView<'p>,
        purpose: Purpose,
    ) -> Result<Poll<Resolution<'p>>, Fault>
    where
        'r: 'p,
    {
        let resolution = Resolution::new(self.supported, path, purpose, self.access);
        let mut resolution = resolution.map_err(fault)?;
        Ok(match resolution.step(self.source).map_err(fault)? {
            Step::Done => Poll::Ready(resolution),
            Step::Need => Poll::Pending,
        })
    }

    /// The objects of one path of a Get, with their parameters.
    fn objects(
        &mut self,
        path: &str,
        max_depth: u32,
    ) -> Result<Poll<Vec<ResolvedPathResult>>, Fault> {
        let path = parse(path)?;
        let Poll::Ready(resolution) = self.resolve(&path, Purpose::Get)? else {
            return Ok(Poll::Pending);
        };
        // [R-GET.2] [R-GET.3]
        let mut found = Vec::new();
        for target in resolution.targets() {
            if let Target::Param { object, param } = target {
                let place = resolution.place(*object);
                let node = self.supported.schema().node(*param);
                if let Some(param) = node.and_then(|node| node.as_param()) {
                    found.push(self.shown(place, param).map(|value| {
                        let value = value.map(|value| (param.name(), value));
                        value.map(|pair| ResolvedPathResult::new(place.to_string(), [pair]))
                    }));
                }
            }
        }
        let mut subtree = Subtree::new(resolution, max_depth);
        if subtree.step(self.source).map_err(fault)? == Step::Need {
            return Ok(Poll::Pending);
        }
        for at in subtree.objects() {
            found.push(self.params(subtree.place(*at)));
        }
        Ok(all(found.into_iter()).map(|found| found.into_iter().flatten().collect()))
    }

    /// The parameters of one object; nothing for an object that is hidden or has none.
    fn params(&mut self, place: Place<'_>) -> Poll<Option<ResolvedPathResult>> {
        let supported = self.supported;
        let object = supported.schema().node(place.node());
        let object = object.and_then(|node| node.as_object());
        // [R-GET.1]
        let Some(object) = object.filter(|_| self.access.reads_object(place)) else {
            return Poll::Ready(None);
        };
        let mut has_params = false;
        let params = object
            .params()
            .chain(object.mounted_counters())
            .filter(|param| supported.contains(param.id()));
        let values = params.map(|param| {
            // [R-GET.4]
            if !self.access.reads_param(place, param.id()) {
                has_params = true;
                return Poll::Ready(None);
            }
            let value = self.shown(place, param);
            value.map(|value| Some((param.name(), value?)))
        });
        all(values).map(|values| {
            let pairs: StringMap = values.into_iter().flatten().collect();
            has_params |= !pairs.is_empty();
            has_params.then(|| ResolvedPathResult::new(place.to_string(), pairs))
        })
    }

    /// What a Controller that may read a parameter sees of its value.
    fn shown(&mut self, place: Place<'_>, param: ParamNode<'_>) -> Poll<Option<String>> {
        if param.is_hidden() || (param.is_secured() && !self.access.reads_secured()) {
            return Poll::Ready(Some(param.ty().null_value().to_string()));
        }
        let value = self.source.value(place, param.id());
        value.map(|value| value.map(|value| value.into_owned()))
    }

    /// The rows of one path of a GetInstances, with their keys.
    fn rows(
        &mut self,
        path: &str,
        first_level_only: bool,
    ) -> Result<Poll<Vec<CurrInstance>>, Fault> {
        let path = parse(path)?;
        let Poll::Ready(resolution) = self.resolve(&path, Purpose::GetInstances)? else {
            return Ok(Poll::Pending);
        };
        let mut subtree = Subtree::new(resolution, u32::from(first_level_only));
        if subtree.step(self.source).map_err(fault)? == Step::Need {
            return Ok(Poll::Pending);
        }
        // What stands in a row that is not listed is not listed either.
        let mut hidden: BTreeSet<PlaceId> = BTreeSet::new();
        let mut found = Vec::new();
        for at in subtree.objects() {
            let place = subtree.place(*at);
            let is_row = place.number() != 0;
            let below = place
                .parent()
                .is_some_and(|above| hidden.contains(&above.id()));
            // [R-GIN.0]
            if below || (is_row && !self.access.lists_row(place)) {
                hidden.insert(*at);
            } else if is_row {
                found.push(self.row(place)?);
            }
        }
        Ok(all(found.into_iter()))
    }

    /// A row with the parameters of its keys. [R-GIN.1]
    fn row(&mut self, place: Place<'_>) -> Result<Poll<CurrInstance>, Fault> {
        let supported = self.supported;
        let keys = self.keys.remove(&place.node()).unwrap_or_else(|| {
            let table = supported.schema().node(place.node());
            let table = table.and_then(|node| node.as_object());
            table.map_or_else(Vec::new, |table| key_params(supported, table))
        });
        let path = place.to_string();
        let mut values = Vec::new();
        for key in &keys {
            if self.access.reads_param(place, key.param.id()) {
                let value = self.key_value(place, &path, key)?;
                values.push(value.map(|value| Some((key.name.clone(), value?))));
            }
        }
        self.keys.insert(place.node(), keys);
        Ok(all(values.into_iter()).map(|values| {
            let pairs = values.into_iter().flatten();
            CurrInstance::new(path, pairs.collect::<StringMap>())
        }))
    }

    /// The unique keys of a row, as far as the Controller may read them; none for a missing row.
    fn keys_of(&mut self, row: &str) -> Poll<StringMap> {
        let Ok(path) = parse(row) else {
            return Poll::Ready(StringMap::new());
        };
        let resolution = Resolution::new(self.supported, &path, Purpose::GetInstances, &Everything);
        let step = resolution.and_then(|mut found| Ok((found.step(self.source)?, found)));
        match step {
            Ok((Step::Need, _)) => Poll::Pending,
            Ok((Step::Done, found)) => {
                let target = found.targets().first();
                let row = target.map(|target| self.row(found.place(target.object())));
                match row {
                    Some(Ok(row)) => row.map(|row| row.unique_keys),
                    Some(Err(_)) | None => Poll::Ready(StringMap::new()),
                }
            }
            Err(_) => Poll::Ready(StringMap::new()),
        }
    }

    /// The value of a part of a key, in the row or in single objects of it.
    fn key_value(
        &mut self,
        row: Place<'_>,
        path: &str,
        key: &KeyParam<'r>,
    ) -> Result<Poll<Option<String>>, Fault> {
        if key.objects.is_empty() {
            return Ok(self.shown(row, key.param));
        }
        let path = alloc::format!("{path}{}", key.name);
        let path = parse(&path)?;
        let resolution = Resolution::new(self.supported, &path, Purpose::Get, &Everything);
        let mut resolution = resolution.map_err(fault)?;
        match resolution.step(self.source) {
            Ok(Step::Done) => {}
            Ok(Step::Need) => return Ok(Poll::Pending),
            Err(error) if error.is_missing() => return Ok(Poll::Ready(None)),
            Err(error) => return Err(fault(error)),
        }
        let target = resolution.targets().first();
        Ok(target.map_or(Poll::Ready(None), |target| {
            self.shown(resolution.place(target.object()), key.param)
        }))
    }
}
