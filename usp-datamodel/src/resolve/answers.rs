//! A source that collects questions and keeps answers.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::task::Poll;

use super::{DataSource, Place};
use crate::schema::NodeId;

/// What a source is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Need {
    /// Whether a single object exists: answer with [`Answers::supply_object`].
    Object {
        /// The path of the object that it stands in, with a dot at the end; empty for none.
        parent: String,
        /// The object.
        object: NodeId,
    },
    /// The numbers of the rows of a table: answer with [`Answers::supply_rows`].
    Rows {
        /// The path of the object that holds the table, with a dot at the end.
        parent: String,
        /// The table.
        table: NodeId,
    },
    /// The value of a parameter: answer with [`Answers::supply_value`].
    Value {
        /// The path of the object, with a dot at the end.
        object: String,
        /// The parameter.
        param: NodeId,
    },
}

/// A [`DataSource`] for agents whose values live elsewhere and that must not block.
///
/// What it has no answer to becomes a [`Need`]. The caller takes the needs, asks whoever knows,
/// in one batch or as it likes, supplies the answers, and steps the resolution again.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    needs: BTreeSet<Need>,
    objects: BTreeMap<Need, bool>,
    rows: BTreeMap<Need, Vec<u32>>,
    values: BTreeMap<Need, Option<String>>,
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What has been asked since the last call and has no answer.
    #[must_use]
    pub fn take_needs(&mut self) -> Vec<Need> {
        core::mem::take(&mut self.needs).into_iter().collect()
    }

    /// Answers [`Need::Object`]; other needs are left alone.
    pub fn supply_object(&mut self, need: Need, exists: bool) {
        if let Need::Object { .. } = need {
            self.objects.insert(need, exists);
        }
    }

    /// Answers [`Need::Rows`] with instance numbers in any order; other needs are left alone.
    pub fn supply_rows(&mut self, need: Need, mut numbers: Vec<u32>) {
        if let Need::Rows { .. } = need {
            numbers.sort_unstable();
            numbers.dedup();
            self.rows.insert(need, numbers);
        }
    }

    /// Answers [`Need::Value`]; other needs are left alone.
    pub fn supply_value(&mut self, need: Need, value: Option<String>) {
        if let Need::Value { .. } = need {
            self.values.insert(need, value);
        }
    }

    fn rows_of(&mut self, parent: Place<'_>, table: NodeId) -> Option<&[u32]> {
        let need = Need::Rows {
            parent: parent.to_string(),
            table,
        };
        if !self.rows.contains_key(&need) {
            self.needs.insert(need);
            return None;
        }
        self.rows.get(&need).map(Vec::as_slice)
    }
}

impl DataSource for Answers {
    fn object(&mut self, parent: Place<'_>, object: NodeId) -> Poll<Option<u64>> {
        let need = Need::Object {
            parent: parent.to_string(),
            object,
        };
        match self.objects.get(&need) {
            Some(exists) => Poll::Ready(exists.then_some(0)),
            None => {
                self.needs.insert(need);
                Poll::Pending
            }
        }
    }

    fn row(&mut self, parent: Place<'_>, table: NodeId, number: u32) -> Poll<Option<u64>> {
        match self.rows_of(parent, table) {
            Some(rows) => Poll::Ready(rows.binary_search(&number).is_ok().then_some(0)),
            None => Poll::Pending,
        }
    }

    fn rows(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<()> {
        match self.rows_of(parent, table) {
            Some(rows) => {
                rows.iter().for_each(|number| row(*number, 0));
                Poll::Ready(())
            }
            None => Poll::Pending,
        }
    }

    fn value(&mut self, object: Place<'_>, param: NodeId) -> Poll<Option<Cow<'_, str>>> {
        let need = Need::Value {
            object: object.to_string(),
            param,
        };
        if !self.values.contains_key(&need) {
            self.needs.insert(need);
            return Poll::Pending;
        }
        Poll::Ready(
            self.values
                .get(&need)
                .and_then(Option::as_deref)
                .map(Cow::Borrowed),
        )
    }
}
