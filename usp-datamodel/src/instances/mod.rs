//! The instantiated data model in memory: objects, rows, values, and what keeps them consistent.
//!
//! [`Instances`] holds what a [`Supported`] data model allows: every single object that needs no
//! choice, the rows of tables, and one canonical text for each parameter. It is changed by
//! [transactions](Transaction) only, which check everything, apply all or nothing, and report
//! what has changed. `[R-ARC.8]` `[R-ARC.11]` `[R-ARC.12]` `[R-KEY.1]` `[R-KEY.2]`
//!
//! | matter | where |
//! | --- | --- |
//! | instance numbers never come back | [`Transaction::add`], [`Instances::export`] |
//! | unique keys | an index of their values; checked on the final state of a transaction |
//! | arms of unions | exist while their discriminator says so |
//! | `...NumberOfEntries` | follows its table; of a mounted table it stands at the mount point |
//! | write-once parameters | read-only once somebody has set them, to whatever value |
//! | strong and weak references | checked on the final state, followed up on deletion |
//! | mount points | what is mountable exists below their rows where the Agent has put it |

mod change;
mod check;
mod ending;
mod error;
mod export;
mod keys;
mod layout;
mod name;
mod record;
mod reference;
mod removal;
mod source;
mod transaction;
mod usage;
mod values;
mod write;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use self::keys::KeyIndex;
use self::layout::{Layout, Member, Members, Traits};
use self::record::{Record, Table};
use crate::Supported;
use crate::schema::{Node, NodeId, ObjectNode, ParamNode, Schema};

pub use self::change::{Change, Changes, Place as ChangedObject};
pub use self::ending::Savepoint;
pub use self::error::{
    Fault, FaultKind, RestoreError, RestoreErrorKind, TransactionError, WriteError,
};
pub use self::name::{InstanceNumbers, ObjectName, ParamName};
pub use self::transaction::{Transaction, Writer};
pub use self::usage::Usage;

/// An object of a store: a single object, or a row of a table.
///
/// A handle of eight bytes, good for the store it came from until the object is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Object {
    record: u32,
    node: NodeId,
}

impl Object {
    const fn new(record: u32, node: NodeId) -> Self {
        Self { record, node }
    }

    /// The node of the schema: an object, or the table whose row it is.
    #[must_use]
    pub const fn node(self) -> NodeId {
        self.node
    }

    /// The handle as a number, as a [`DataSource`](crate::resolve::DataSource) hands it out.
    #[must_use]
    pub fn to_token(self) -> u64 {
        u64::from(self.record) << 16 | u64::from(self.node.number())
    }

    /// The handle from its number.
    #[must_use]
    pub fn from_token(token: u64) -> Self {
        let [n0, n1, r0, r1, r2, r3, _, _] = token.to_le_bytes();
        Self {
            record: u32::from_le_bytes([r0, r1, r2, r3]),
            node: NodeId::new(u16::from_le_bytes([n0, n1])),
        }
    }
}

/// The record of the root.
const ROOT: u32 = 0;

/// An instantiated data model in memory.
///
/// ```
/// # #[cfg(feature = "tr181")] {
/// use usp_datamodel::Supported;
/// use usp_datamodel::instances::{Instances, Writer};
///
/// let mut device = Instances::new(Supported::all(usp_datamodel::tr181()));
/// let mut transaction = device.transaction();
/// transaction.put("Device.WiFi.SSID.3.Alias", "guest")?;
/// let changes = transaction.commit()?;
/// assert_eq!(changes.created().count(), 1);
///
/// let ssid = device.find("Device.WiFi.SSID.3.").ok_or("no row")?;
/// assert_eq!(device.value_by_name(ssid, "Alias"), Some("guest"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Instances<'s> {
    supported: Supported<'s>,
    layout: Layout<'s>,
    records: Vec<Record>,
    free: Vec<u32>,
    keys: KeyIndex,
    /// Strong references backwards: target, then who refers to it.
    strong: BTreeSet<StrongReference>,
    /// Write-once parameters that have been set, by record and slot.
    fixed: BTreeSet<(u32, u16)>,
}

/// A target, and a parameter that refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StrongReference {
    target: Object,
    source: u32,
    slot: u16,
}

impl<'s> Instances<'s> {
    /// What exists without anybody's doing: single objects with their defaults, empty tables.
    #[must_use]
    pub fn new(supported: Supported<'s>) -> Self {
        let layout = Layout::new(&supported);
        let mut instances = Self {
            supported,
            layout,
            records: Vec::new(),
            free: Vec::new(),
            keys: KeyIndex::default(),
            strong: BTreeSet::new(),
            fixed: BTreeSet::new(),
        };
        instances
            .records
            .extend(instances.fresh_record(0, ROOT, 0, None));
        instances
    }

    /// The same store with a secret of two random numbers in the hashes of unique keys.
    ///
    /// Controllers choose the values of keys. One that knew the hashes could choose thousands of
    /// one hash, and each would take as long as a search; give numbers that nobody can guess where
    /// Controllers are not trusted. Nothing else depends on them, nor is an export of the store
    /// any different.
    #[must_use]
    pub fn with_key_seed(mut self, seed: [u64; 2]) -> Self {
        let [first, second] = seed;
        self.keys = KeyIndex::new(keys::Seed(first, second));
        for record in 0..u32::try_from(self.records.len()).unwrap_or(u32::MAX) {
            if self.record(record).is_some_and(|found| found.is_linked) {
                self.index_keys(record, None, true);
            }
        }
        self
    }

    /// The supported data model.
    #[must_use]
    pub const fn supported(&self) -> &Supported<'s> {
        &self.supported
    }

    /// The schema.
    #[must_use]
    pub const fn schema(&self) -> Schema<'s> {
        self.supported.schema()
    }

    /// The nameless object above all others.
    #[must_use]
    pub const fn root(&self) -> Object {
        Object::new(ROOT, NodeId::new(0))
    }

    #[inline]
    fn record(&self, record: u32) -> Option<&Record> {
        self.records.get(crate::packed::format::index(record))
    }

    fn record_mut(&mut self, record: u32) -> Option<&mut Record> {
        self.records.get_mut(crate::packed::format::index(record))
    }

    fn fresh_record(
        &self,
        context: u16,
        parent: u32,
        number: u32,
        mount: Option<NodeId>,
    ) -> Option<Record> {
        let facts = self.layout.contexts.get(usize::from(context))?;
        let absent = match mount {
            None => facts.absent.clone(),
            // What is mounted comes object by object, and arms with their union; the two topmost are
            // the mount point itself.
            Some(_) => {
                let chosen = |object: &u16| {
                    facts.arms.iter().any(|(_, arm)| arm == object)
                        && facts.absent.binary_search(object).is_err()
                };
                let objects = 2..u16::try_from(facts.objects.len()).unwrap_or(u16::MAX);
                objects.filter(|object| !chosen(object)).collect()
            }
        };
        Some(Record {
            context,
            mount,
            number,
            parent,
            values: facts.fresh.clone(),
            absent,
            tables: Vec::new(),
            mounts: Vec::new(),
            is_linked: true,
        })
    }

    /// Whether the object exists.
    #[must_use]
    pub fn exists(&self, object: Object) -> bool {
        let Some(record) = self.record(object.record).filter(|record| record.is_linked) else {
            return false;
        };
        if record.absent.is_empty() {
            return self.is_in(record, object.node);
        }
        self.lacking(object).is_none() && self.is_in(record, object.node)
    }

    /// Whether records of this kind have the object.
    fn is_in(&self, record: &Record, node: NodeId) -> bool {
        let Some(place) = self.layout.place(node) else {
            return false;
        };
        place.rows == record.context
            || (place.context == record.context && place.rows == layout::NOWHERE)
    }

    /// The outermost single object on the way to this one that does not exist.
    fn lacking(&self, object: Object) -> Option<NodeId> {
        let record = self.record(object.record)?;
        let own = self.layout.contexts.get(usize::from(record.context))?.node;
        let mut lacking = None;
        let mut node = self.schema().node(object.node);
        while let Some(at) = node.filter(|at| at.id() != own) {
            if self
                .layout
                .place(at.id())
                .is_some_and(|place| record.lacks(place.slot))
            {
                lacking = Some(at.id());
            }
            node = at.parent();
        }
        lacking
    }

    /// The single object below an object, if it exists.
    #[must_use]
    pub fn child(&self, object: Object, node: NodeId) -> Option<Object> {
        let record = self.holder(object, node)?;
        let child = Object::new(record, node);
        let place = self.layout.place(node)?;
        if place.rows != layout::NOWHERE || self.record(record)?.lacks(place.slot) {
            return None;
        }
        Some(child)
    }

    /// The record that holds what stands below an object: its own, or what is mounted there.
    fn holder(&self, object: Object, below: NodeId) -> Option<u32> {
        let parent = self.schema().node(below)?.parent()?.id();
        if parent == object.node {
            return Some(object.record);
        }
        let mounts = &self.record(object.record)?.mounts;
        if mounts.is_empty() || self.mounted_root()? != parent {
            return None;
        }
        let (_, record) = mounts.iter().find(|(point, _)| *point == object.node)?;
        Some(*record)
    }

    /// The object whose children are mountable: the first single object of the model.
    fn mounted_root(&self) -> Option<NodeId> {
        let objects = self.schema().root().children();
        let mut objects = objects.filter_map(|node| node.as_object());
        objects
            .find(|object| !object.is_table())
            .map(|object| object.id())
    }

    /// A row of a table below an object.
    #[must_use]
    pub fn row(&self, object: Object, table: NodeId, number: u32) -> Option<Object> {
        let record = self.table(object, table)?.find(number)?;
        Some(Object::new(record, table))
    }

    fn table(&self, object: Object, table: NodeId) -> Option<&Table> {
        let record = self.holder(object, table)?;
        let place = self
            .layout
            .place(table)
            .filter(|place| place.rows != layout::NOWHERE)?;
        self.record(record)?.table(place.slot)
    }

    /// The rows of a table below an object, with their numbers, ascending.
    pub fn rows(
        &self,
        object: Object,
        table: NodeId,
    ) -> impl ExactSizeIterator<Item = (u32, Object)> + DoubleEndedIterator + '_ {
        let rows = self.table(object, table).map(|table| table.rows.as_slice());
        rows.unwrap_or_default()
            .iter()
            .map(move |(number, record)| (*number, Object::new(*record, table)))
    }

    /// The canonical value of a parameter of an object; `None` where there is none.
    #[must_use]
    pub fn value(&self, object: Object, param: NodeId) -> Option<&str> {
        let record = self.record(object.record)?;
        let place = self.layout.place(param)?;
        if place.traits.has(Traits::MOUNTED) && Some(object.node) != self.mounted_root() {
            return self.mounted_count(object, param);
        }
        if place.context != record.context {
            return None;
        }
        record.values.get(place.slot)
    }

    /// How many rows a table has that is mounted at an object, or may be.
    fn mounted_count(&self, object: Object, counter: NodeId) -> Option<&str> {
        let record = self.record(object.record)?;
        self.members(object, record).filter(|at| at.is_mount)?;
        let mut mounts = record.mounts.iter();
        let Some((_, mounted)) = mounts.find(|(point, _)| *point == object.node) else {
            return Some("0");
        };
        let place = self.layout.place(counter)?;
        self.record(*mounted)?.values.get(place.slot)
    }

    /// The value of a parameter of an object, by the name of the parameter.
    #[must_use]
    pub fn value_by_name(&self, object: Object, name: &str) -> Option<&str> {
        let node = self.schema().node(object.node)?.as_object()?;
        let mounted = || node.mounted_counters().find(|param| param.name() == name);
        let param = node.param(name).or_else(mounted)?;
        self.value(object, param.id())
    }

    /// The parameter that a relative path names, and its object: `Stats.BytesSent` of a row.
    ///
    /// The way goes through single objects, also through those that do not exist: arms of a union
    /// that a transaction may be about to choose.
    #[must_use]
    pub fn relative_param(&self, object: Object, path: &str) -> Option<(Object, ParamNode<'s>)> {
        let mut at = object;
        let mut rest = path;
        while let Some((name, after)) = rest.split_once('.') {
            let below = crate::resolve::below(self.schema().node(at.node)?, name)?;
            self.layout
                .place(below.id())
                .filter(|place| place.rows == layout::NOWHERE)?;
            at = Object::new(self.holder(at, below.id())?, below.id());
            rest = after;
        }
        let param = self.schema().node(at.node)?.as_object()?.param(rest)?;
        self.layout.place(param.id())?;
        Some((at, param))
    }

    /// The object that an object stands in; of a row the one that holds the table.
    #[must_use]
    pub fn parent(&self, object: Object) -> Option<Object> {
        let record = self.record(object.record)?;
        let above = self.schema().node(object.node)?.parent()?.id();
        let own = self.layout.contexts.get(usize::from(record.context))?.node;
        let parent = if own == object.node {
            Object::new(record.parent, above)
        } else {
            Object::new(object.record, above)
        };
        // The top of what is mounted is the mount point.
        match self.record(parent.record)? {
            Record {
                mount: Some(point),
                parent: outer,
                ..
            } if self.mounted_root() == Some(above) => Some(Object::new(*outer, *point)),
            _ => Some(parent),
        }
    }

    /// The instance number of a row; 0 for a single object.
    #[must_use]
    pub fn number(&self, object: Object) -> u32 {
        match self.record(object.record) {
            Some(record) if self.is_row(object, record) => record.number,
            _ => 0,
        }
    }

    fn is_row(&self, object: Object, record: &Record) -> bool {
        self.layout
            .contexts
            .get(usize::from(record.context))
            .is_some_and(|context| context.node == object.node)
    }

    /// The child objects that exist: single ones, and the rows of tables, in the order of the
    /// model; then what is mounted.
    pub fn children(&self, object: Object) -> impl Iterator<Item = Object> + '_ {
        self.members_at(object)
            .flat_map(|(holder, record, member)| members_of(holder, record, member))
    }

    /// What may stand below an object, each with the object and the record that hold it: its own,
    /// then what is mounted there.
    fn members_at(&self, object: Object) -> impl Iterator<Item = (Object, &Record, &Member)> {
        let own = self.record(object.record);
        let own = own.and_then(|record| Some((object, record, self.members(object, record)?)));
        let own = own.into_iter().flat_map(|(object, record, members)| {
            let members = members.objects.iter();
            members.map(move |member| (object, record, member))
        });
        let mounted = self.mounted(object).into_iter();
        own.chain(mounted.flat_map(move |(top, record, members)| {
            let mountable = members.objects.iter().filter(|member| {
                let node = self.schema().node(member.node);
                node.and_then(|node| node.as_object())
                    .is_some_and(|object| object.is_mountable())
            });
            mountable.map(move |member| (top, record, member))
        }))
    }

    /// What is mounted at an object: the top of it, and what may stand there.
    fn mounted(&self, object: Object) -> Option<(Object, &Record, &Members)> {
        let mut mounts = self.record(object.record)?.mounts.iter();
        let (_, mounted) = mounts.find(|(point, _)| *point == object.node)?;
        let top = Object::new(*mounted, self.mounted_root()?);
        let record = self.record(top.record)?;
        Some((top, record, self.members(top, record)?))
    }

    /// What stands directly in an object of a record.
    fn members(&self, object: Object, record: &Record) -> Option<&Members> {
        let context = self.layout.contexts.get(usize::from(record.context))?;
        let number = if context.node == object.node {
            0
        } else {
            let place = self.layout.place(object.node)?;
            Some(place.slot)
                .filter(|_| place.context == record.context && place.rows == layout::NOWHERE)?
        };
        context.members.get(usize::from(number))
    }

    /// The parameters of an object, in the order of the model, with their values.
    pub fn params(
        &self,
        object: Object,
    ) -> impl Iterator<Item = (ParamNode<'s>, &str)> + use<'s, '_> {
        let schema = self.schema();
        self.values(object)
            .map(move |found| (ParamNode(Node::new(schema, found.param)), found.value))
    }

    /// The parameters of an object with what an answer needs of them, in the order of the model.
    #[inline]
    pub fn values(&self, object: Object) -> impl Iterator<Item = StoredValue<'_>> + use<'s, '_> {
        let found = self.record(object.record).and_then(|record| {
            let members = self.members(object, record)?;
            let context = self.layout.contexts.get(usize::from(record.context))?;
            Some((record, context, members))
        });
        let is_mount = found.is_some_and(|(_, _, members)| members.is_mount);
        let mounted: &[NodeId] = if is_mount { &self.layout.mounted } else { &[] };
        let mounted = mounted.iter().filter_map(move |id| {
            Some(StoredValue {
                param: *id,
                name: self.schema().node(*id)?.name(),
                value: self.mounted_count(object, *id)?,
                is_hidden: false,
                is_secured: false,
            })
        });
        let own = found.map(|(record, context, members)| (record, context, members.params.clone()));
        let own = own.into_iter().flat_map(|(record, context, slots)| {
            slots.filter_map(move |slot| {
                let facts = context.params.get(usize::from(slot))?;
                Some(StoredValue {
                    param: facts.id,
                    name: facts.name,
                    value: record.values.get(slot)?,
                    is_hidden: facts.is_hidden,
                    is_secured: facts.is_secured,
                })
            })
        });
        own.chain(mounted)
    }

    /// The object with a path of names and instance numbers, if it exists.
    ///
    /// The last dot may be missing. What is no such path leads nowhere.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Object> {
        let mut at = self.root();
        let mut parts = path.strip_suffix('.').unwrap_or(path).split('.');
        while let Some(name) = parts.next() {
            let node = crate::resolve::below(self.schema().node(at.node)?, name)?;
            at = if node.is_table() {
                let number = parts.next()?;
                if number.starts_with(['0', '+']) {
                    return None;
                }
                self.row(at, node.id(), number.parse().ok()?)?
            } else {
                self.child(at, node.id())?
            };
        }
        (at != self.root()).then_some(at)
    }

    /// The object of a node and the instance numbers on the way to it, if it exists.
    ///
    /// What is mounted has the numbers of its mount point before its own and is not found here.
    #[must_use]
    pub fn object(&self, node: NodeId, numbers: &[u32]) -> Option<Object> {
        let node = self.schema().node(node)?;
        let mut way: Vec<ObjectNode<'s>> = Vec::new();
        let mut above = Some(node);
        while let Some(at) = above {
            above = at.parent();
            if above.is_some() {
                way.push(at.as_object()?);
            }
        }
        let mut at = self.root();
        let mut numbers = numbers.iter();
        for node in way.into_iter().rev() {
            at = if node.is_table() {
                self.row(at, node.id(), *numbers.next()?)?
            } else {
                self.child(at, node.id())?
            };
        }
        numbers.next().is_none().then_some(at)
    }
}

/// The single object, or the rows, that a member of an object stands for.
fn members_of<'r>(
    object: Object,
    record: &'r Record,
    member: &Member,
) -> impl Iterator<Item = Object> + use<'r> {
    let node = member.node;
    let exists = !member.is_table && !record.lacks(member.slot);
    let single = exists.then(|| Object::new(object.record, node));
    let table = Some(record).filter(|_| member.is_table);
    let table = table.and_then(|record| record.table(member.slot));
    let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
    let rows = rows.iter().map(move |row| Object::new(row.1, node));
    single.into_iter().chain(rows)
}

/// A parameter of an object of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredValue<'i> {
    /// The parameter.
    pub param: NodeId,
    /// Its name.
    pub name: &'i str,
    /// Its canonical value.
    pub value: &'i str,
    /// Whether it always reads as its null value.
    pub is_hidden: bool,
    /// Whether it reads as its null value for a Controller without a secured role.
    pub is_secured: bool,
}
