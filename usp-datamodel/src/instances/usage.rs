//! The size of a store.

use super::record::{Record, Table};
use super::{Instances, StrongReference};

impl Instances<'_> {
    /// How much a store holds, and in how many bytes.
    #[must_use]
    pub fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        for record in self.records.iter().filter(|record| record.is_linked) {
            let Some(context) = self.layout.contexts.get(usize::from(record.context)) else {
                continue;
            };
            usage.rows = usage.rows.saturating_add(usize::from(record.number != 0));
            usage.params = usage.params.saturating_add(context.params.len());
            usage.value_bytes = usage.value_bytes.saturating_add(record.values.text_bytes());
        }
        let record = size_of::<Record>();
        usage.bytes = self.records.capacity().saturating_mul(record);
        for record in &self.records {
            let tables: usize = record
                .tables
                .iter()
                .map(|table| {
                    table
                        .rows
                        .capacity()
                        .saturating_mul(8)
                        .saturating_add(size_of::<Table>())
                })
                .sum();
            let lists = record.absent.capacity().saturating_mul(2);
            usage.bytes = usage
                .bytes
                .saturating_add(record.values.heap_bytes())
                .saturating_add(tables)
                .saturating_add(lists);
        }
        let strong = self
            .strong
            .len()
            .saturating_mul(size_of::<StrongReference>());
        let fixed = self.fixed.len().saturating_mul(size_of::<(u32, u16)>());
        usage.bytes = usage
            .bytes
            .saturating_add(self.keys.heap_bytes())
            .saturating_add(strong)
            .saturating_add(fixed);
        usage
    }
}

/// The size of a store, without its schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// Rows of all tables.
    pub rows: usize,
    /// Parameters of all objects.
    pub params: usize,
    /// Bytes of the values of all parameters.
    pub value_bytes: usize,
    /// Bytes asked of the allocator, those of the values included.
    pub bytes: usize,
}
