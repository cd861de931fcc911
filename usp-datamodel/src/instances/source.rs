//! A store as a source for resolutions: every answer is there at once.

use alloc::borrow::Cow;
use alloc::string::String;
use core::task::Poll;

use super::{Instances, Object, keys};
use crate::resolve::{DataSource, Lookup, Place};
use crate::schema::NodeId;

impl DataSource for &Instances<'_> {
    fn object(&mut self, parent: Place<'_>, object: NodeId) -> Poll<Option<u64>> {
        let found = self.child(Object::from_token(parent.token()), object);
        Poll::Ready(found.map(Object::to_token))
    }

    fn row(&mut self, parent: Place<'_>, table: NodeId, number: u32) -> Poll<Option<u64>> {
        let found = Instances::row(self, Object::from_token(parent.token()), table, number);
        Poll::Ready(found.map(Object::to_token))
    }

    fn rows(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<()> {
        for (number, object) in Instances::rows(self, Object::from_token(parent.token()), table) {
            row(number, object.to_token());
        }
        Poll::Ready(())
    }

    fn value(&mut self, object: Place<'_>, param: NodeId) -> Poll<Option<Cow<'_, str>>> {
        let object = Object::from_token(object.token());
        Poll::Ready(Instances::value(self, object, param).map(Cow::Borrowed))
    }

    fn find(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        values: &[(NodeId, String)],
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<Lookup> {
        let holder = self.holder(Object::from_token(parent.token()), table);
        let place = self.layout.place(table);
        let (Some(holder), Some(place)) = (holder, place) else {
            return Poll::Ready(Lookup::NoIndex);
        };
        let Some(context) = self.layout.contexts.get(usize::from(place.rows)) else {
            return Poll::Ready(Lookup::NoIndex);
        };
        for (at, key) in context.keys.iter().enumerate() {
            let wanted = key.params.iter().map(|param| {
                let value = values.iter().find(|(node, _)| *node == param.node.id());
                value.map(|(_, value)| value.as_str())
            });
            if wanted.clone().any(|value| value.is_none()) {
                continue;
            }
            let hash = keys::hash(
                self.keys.seed,
                holder,
                place.rows,
                at,
                key,
                wanted.flatten(),
            );
            for record in self.keys.candidates(hash) {
                if let Some(found) = self
                    .record(record)
                    .filter(|found| found.context == place.rows && found.parent == holder)
                {
                    row(found.number, Object::new(record, table).to_token());
                }
            }
            return Poll::Ready(Lookup::Found);
        }
        Poll::Ready(Lookup::NoIndex)
    }
}
