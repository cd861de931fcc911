//! The way through a store, with the path and the instance numbers of where it stands.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use usp_datamodel::instances::{Instances, Object};
use usp_datamodel::types::Type;
use usp_datamodel::{NodeId, ObjectNode, ParamNode, Supported};

use crate::roles::{Access, At, Rights};

/// A place in a store, and who looks.
pub(crate) struct Walk<'w, 's> {
    pub(crate) store: &'w Instances<'s>,
    pub(crate) access: &'w Access,
    path: String,
    numbers: Vec<u32>,
    mounts: Vec<NodeId>,
    /// The node of the object where the walk stands.
    node: NodeId,
    keys: BTreeMap<NodeId, Rc<[KeyParam<'s>]>>,
}

/// A parameter of a unique key, as seen from the row.
pub(crate) struct KeyParam<'s> {
    pub(crate) param: ParamNode<'s>,
    /// The single objects between the row and the parameter.
    pub(crate) objects: Vec<NodeId>,
    /// The name relative to the row.
    pub(crate) name: String,
}

impl<'w, 's> Walk<'w, 's> {
    pub(crate) const fn new(store: &'w Instances<'s>, access: &'w Access) -> Self {
        Self {
            store,
            access,
            path: String::new(),
            numbers: Vec::new(),
            mounts: Vec::new(),
            node: NodeId::new(0),
            keys: BTreeMap::new(),
        }
    }

    /// Goes to an object.
    pub(crate) fn go(&mut self, object: Object) {
        self.path.clear();
        self.numbers.clear();
        self.mounts.clear();
        self.node = self.store.root().node();
        let mut way = Vec::new();
        let mut at = Some(object);
        while let Some(object) = at.filter(|object| *object != self.store.root()) {
            way.push(object);
            at = self.store.parent(object);
        }
        for object in way.into_iter().rev() {
            self.step(object);
        }
    }

    /// Path of the object where the walk stands, with its last dot.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn step(&mut self, object: Object) {
        if let Some(node) = self.store.schema().node(object.node()) {
            self.path.push_str(node.name());
            self.path.push('.');
            // What is mounted is no part of the mount point in the model.
            let above = node.parent().map(|above| above.id());
            if above.is_some_and(|above| above != self.node) {
                self.mounts.push(self.node);
            }
        }
        self.node = object.node();
        let number = self.store.number(object);
        if number != 0 {
            self.numbers.push(number);
            push_number(&mut self.path, number);
            self.path.push('.');
        }
    }

    /// Does something at a child of the object where the walk stands, and comes back.
    pub(crate) fn at<T>(&mut self, child: Object, action: impl FnOnce(&mut Self) -> T) -> T {
        let (path, numbers) = (self.path.len(), self.numbers.len());
        let (mounts, node) = (self.mounts.len(), self.node);
        self.step(child);
        let result = action(self);
        self.path.truncate(path);
        self.numbers.truncate(numbers);
        self.mounts.truncate(mounts);
        self.node = node;
        result
    }

    /// Where the walk stands, for who may see what is there.
    fn here(&self) -> At<'_> {
        At::new(self.node, &self.mounts, &self.numbers)
    }

    /// Whether the object is readable; of a row its parameters and sub-objects.
    pub(crate) fn reads_object(&self, object: Object) -> bool {
        let granted = self.access.on(object.node(), self.here());
        granted.obj.contains(Rights::READ)
    }

    /// Whether the row where the walk stands may be listed. `[R-GIN.0]`
    pub(crate) fn lists_row(&self, row: Object) -> bool {
        let granted = self.access.on(row.node(), self.here());
        granted.instantiated_obj.contains(Rights::READ)
    }

    /// Whether a parameter of the object where the walk stands is readable.
    pub(crate) fn reads_param(&self, param: NodeId) -> bool {
        let granted = self.access.on(param, self.here());
        granted.param.contains(Rights::READ)
    }

    /// Calls `found` with the name and value of each readable parameter of each unique key of a row.
    pub(crate) fn unique_keys(&mut self, row: Object, mut found: impl FnMut(&str, &str)) {
        let keys = self.key_params(row.node());
        for key in keys.iter() {
            // [R-ADD.6] [R-GIN.1]
            if !self.reads_param(key.param.id()) {
                continue;
            }
            let holder = key
                .objects
                .iter()
                .try_fold(row, |at, node| self.store.child(at, *node));
            let value = holder.and_then(|object| self.store.value(object, key.param.id()));
            if let Some(value) = value {
                found(&key.name, shown(key.param, value, self.access));
            }
        }
    }

    fn key_params(&mut self, table: NodeId) -> Rc<[KeyParam<'s>]> {
        if let Some(keys) = self.keys.get(&table) {
            return Rc::clone(keys);
        }
        let node = self.store.schema().node(table);
        let keys: Rc<[_]> = node
            .and_then(|node| node.as_object())
            .map(|table| key_params(self.store.supported(), table))
            .unwrap_or_default()
            .into();
        self.keys.insert(table, Rc::clone(&keys));
        keys
    }
}

/// The parameters of all keys of a table of which every parameter is supported, each once.
pub(crate) fn key_params<'s>(
    supported: &Supported<'s>,
    table: ObjectNode<'s>,
) -> Vec<KeyParam<'s>> {
    let mut list: Vec<KeyParam<'s>> = Vec::new();
    for key in table.unique_keys() {
        if !key.params().all(|param| supported.contains(param.id())) {
            continue;
        }
        for param in key.params() {
            if list.iter().any(|known| known.param.id() == param.id()) {
                continue;
            }
            let mut objects = Vec::new();
            let mut name = String::from(param.name());
            let mut above = param.as_node().parent();
            while let Some(holder) = above.filter(|holder| holder.id() != table.id()) {
                objects.push(holder.id());
                name = alloc::format!("{}.{name}", holder.name());
                above = holder.parent();
            }
            objects.reverse();
            list.push(KeyParam {
                param,
                objects,
                name,
            });
        }
    }
    list
}

/// Appends the digits of a number.
fn push_number(path: &mut String, number: u32) {
    let mut digits = [b'0'; 10];
    let mut rest = number;
    let mut first = digits.len();
    for digit in digits.iter_mut().rev() {
        let [low, ..] = (rest % 10).to_le_bytes();
        *digit |= low;
        rest /= 10;
        first = first.saturating_sub(1);
        if rest == 0 {
            break;
        }
    }
    let digits = digits.get(first..).unwrap_or_default();
    path.extend(digits.iter().map(|digit| char::from(*digit)));
}

/// What a Controller that may read a parameter sees of its value: hidden ones, and secured ones
/// without a secured role, show the null value of their type.
pub(crate) fn shown<'v, 's: 'v>(param: ParamNode<'s>, value: &'v str, access: &Access) -> &'v str {
    let masked = param.is_hidden() || (param.is_secured() && !access.reads_secured());
    if !masked {
        return value;
    }
    let ty: Type<'s> = param.ty();
    ty.null_value()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn numbers_have_the_digits_that_display_gives_them() {
        for number in [1, 9, 10, 99, 100, 1_234_567_890, u32::MAX] {
            let mut path = String::from("Device.X.");
            push_number(&mut path, number);
            assert_eq!(path, "Device.X.".to_string() + &number.to_string());
        }
    }
}
