//! Types and numbers of rows that are narrower than those of the schema.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Supported;
use crate::schema::{NodeId, NumberOfEntries};
use crate::types::{Primitive, Type};

/// What differs from the schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowed {
    types: BTreeMap<NodeId, Vec<u8>>,
    entries: BTreeMap<NodeId, NumberOfEntries>,
}

impl Supported<'_> {
    /// Narrows the type of a parameter, as a device type does.
    ///
    /// [`instances`](crate::instances) checks with this type from then on. Its primitive type and
    /// whether it is a list should be those of the schema, which answers to GetSupportedDM tell.
    pub fn set_param_type(&mut self, param: NodeId, ty: &Type<'_>) {
        let mut packed = Vec::new();
        ty.pack(&mut packed);
        self.set_packed_type(param, packed);
    }

    pub(crate) fn set_packed_type(&mut self, param: NodeId, packed: Vec<u8>) {
        self.narrowed.types.insert(param, packed);
    }

    /// Narrows the number of rows of a table, as a device type does.
    pub fn set_number_of_entries(&mut self, table: NodeId, entries: NumberOfEntries) {
        self.narrowed.entries.insert(table, entries);
    }

    /// The type of a parameter or argument of the set, with its default value: that of the schema
    /// unless narrowed.
    #[must_use]
    pub fn param_type(&self, param: NodeId) -> Type<'_> {
        let narrowed = self.narrowed.types.get(&param);
        narrowed
            .and_then(|packed| Type::from_packed(packed))
            .unwrap_or_else(|| {
                let param = self.schema.node(param).and_then(|node| node.as_param());
                param.map_or(Type::new(Primitive::String), |param| param.ty())
            })
    }

    /// The number of rows of a table of the set: that of the schema unless narrowed.
    #[must_use]
    pub fn number_of_entries(&self, table: NodeId) -> NumberOfEntries {
        let narrowed = self.narrowed.entries.get(&table).copied();
        narrowed.unwrap_or_else(|| {
            let object = self.schema.node(table).and_then(|node| node.as_object());
            let one = NumberOfEntries {
                min: 1,
                max: Some(1),
            };
            object.map_or(one, |object| object.number_of_entries())
        })
    }
}
