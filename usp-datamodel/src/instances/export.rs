//! A store as text, and back: what an Agent keeps over a restart. `[R-ARC.8]`

use alloc::string::String;
use core::fmt::Write;

use super::error::{RestoreErrorKind, WriteError};
use super::{Instances, Object, RestoreError, layout};
use crate::Supported;

/// The first line of an export.
const HEAD: &str = "usp instances 1";

impl<'s> Instances<'s> {
    /// All rows, the last instance number of each table, and all values that are not the
    /// default or make a write-once parameter read-only.
    ///
    /// Lines of text in the order of the model: the same for equal stores.
    #[must_use]
    pub fn export(&self) -> String {
        let mut out = String::from(HEAD);
        out.push('\n');
        let mut open = alloc::vec![self.root()];
        while let Some(object) = open.pop() {
            self.export_object(object, &mut out);
            let below = open.len();
            open.extend(self.children(object));
            if let Some(new) = open.get_mut(below..) {
                new.reverse();
            }
        }
        out
    }

    fn export_object(&self, object: Object, out: &mut String) {
        let path = self.path(object);
        // A `String` takes every text.
        let mut line = |arguments: core::fmt::Arguments<'_>| {
            let _always_ok = writeln!(out, "{arguments}");
        };
        line(format_args!("{path}"));
        for (param, value) in self.params(object) {
            let place = self.layout.place(param.id());
            let fresh = place.and_then(|place| {
                let context = self.layout.contexts.get(usize::from(place.context))?;
                context.fresh.get(place.slot)
            });
            let is_counter = place.is_some_and(|place| place.traits.has(layout::Traits::COUNTER));
            let is_fixed = place.is_some_and(|place| self.is_fixed(object.record, place.slot));
            if (fresh != Some(value) || is_fixed) && !is_counter {
                let name = param.name();
                line(format_args!("{path}{name}={}", value.escape_default()));
            }
        }
        for (_, record, member) in self.members_at(object) {
            let table = record.table(member.slot).filter(|_| member.is_table);
            let last = table.map_or(0, |table| table.last);
            let name = self.schema().node(member.node).map(|node| node.name());
            if let Some(name) = name.filter(|_| last != 0) {
                line(format_args!("{path}{name}.#{last}"));
            }
        }
    }

    /// The store that an export describes.
    ///
    /// # Errors
    ///
    /// [`RestoreError`] with the line that does not suit the data model.
    pub fn restore(supported: Supported<'s>, export: &str) -> Result<Self, RestoreError> {
        let mut store = Self::new(supported);
        let mut transaction = store.transaction();
        transaction.is_restoring = true;
        if export.lines().next() != Some(HEAD) {
            return Err(RestoreError {
                line: 1,
                kind: RestoreErrorKind::Syntax,
            });
        }
        for (number, line) in export.lines().enumerate().skip(1) {
            let error = |kind| RestoreError {
                line: number.saturating_add(1),
                kind,
            };
            let write = |fault| error(RestoreErrorKind::Write(fault));
            if let Some((path, value)) = line.split_once('=') {
                let value = unescape(value).ok_or_else(|| error(RestoreErrorKind::Syntax))?;
                transaction.put(path, &value).map_err(write)?;
            } else if let Some((table, last)) = line.rsplit_once(".#") {
                let last = last.parse().map_err(|_| error(RestoreErrorKind::Syntax))?;
                let (parent, name) = table.rsplit_once('.').unwrap_or(("", table));
                let parent = if parent.is_empty() {
                    transaction.instances().root()
                } else {
                    transaction.reach(parent).map_err(write)?
                };
                transaction.reserve(parent, name, last).map_err(write)?;
            } else if !line.is_empty() {
                transaction.reach(line).map_err(write)?;
            }
        }
        let committed = transaction.commit();
        committed.map_err(|fault| RestoreError {
            line: 0,
            kind: RestoreErrorKind::Transaction(fault),
        })?;
        Ok(store)
    }
}

impl super::Transaction<'_, '_> {
    /// Lets the next row of a table have a number above this one.
    fn reserve(&mut self, parent: Object, table: &str, last: u32) -> Result<(), WriteError> {
        let schema = self.store.schema();
        let node = schema
            .node(parent.node)
            .and_then(|node| crate::resolve::below(node, table));
        let node = node
            .filter(|node| node.is_table())
            .ok_or(WriteError::NoSuchPath)?;
        self.open_mount(parent, node)?;
        let holder = self
            .store
            .holder(parent, node.id())
            .ok_or(WriteError::NoSuchPath)?;
        let place = self
            .store
            .layout
            .place(node.id())
            .ok_or(WriteError::NoSuchPath)?
            .slot;
        self.raise(holder, place, last);
        Ok(())
    }
}

/// The text that `str::escape_default` has made.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(next) = chars.next() {
        if next != '\\' {
            out.push(next);
            continue;
        }
        match chars.next()? {
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'n' => out.push('\n'),
            'u' => {
                let rest = chars.as_str().strip_prefix('{')?;
                let (digits, after) = rest.split_once('}')?;
                out.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                chars = after.chars();
            }
            quoted @ ('\\' | '\'' | '"') => out.push(quoted),
            _ => return None,
        }
    }
    Some(out)
}
