//! Where instances and values come from.

use alloc::borrow::Cow;
use alloc::string::String;
use core::task::Poll;

use super::Place;
use crate::schema::NodeId;

/// Instances and values, wherever they live.
///
/// Each question is answered at once or not yet ([`Poll::Pending`]). A source that blocks, like
/// one in memory, never says "not yet". One that must not block notes what is asked, and has the
/// answer when the same is asked again; [`Answers`](super::Answers) is such a source.
///
/// A source names its objects by tokens of its own choice, which come back with every question.
pub trait DataSource {
    /// The token of a single object below an object, if it exists.
    fn object(&mut self, parent: Place<'_>, object: NodeId) -> Poll<Option<u64>>;

    /// The token of a row of a table below an object, if it exists.
    fn row(&mut self, parent: Place<'_>, table: NodeId, number: u32) -> Poll<Option<u64>>;

    /// Calls `row` with number and token of each row of a table, ascending.
    fn rows(&mut self, parent: Place<'_>, table: NodeId, row: &mut dyn FnMut(u32, u64))
    -> Poll<()>;

    /// The value of a parameter of an object, if there is one.
    fn value(&mut self, object: Place<'_>, param: NodeId) -> Poll<Option<Cow<'_, str>>>;

    /// Looks rows up by values that they have, for a source with an index.
    ///
    /// `values` are parameters with canonical values that every row sought has; which of them to
    /// use is up to the source. A row that it leaves out must not have them all; one that it
    /// gives need not.
    fn find(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        values: &[(NodeId, String)],
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<Lookup> {
        let _no_index = (parent, table, values, row);
        Poll::Ready(Lookup::NoIndex)
    }
}

/// Whether an index had the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "there is no third")]
pub enum Lookup {
    /// All rows that may have the values were given.
    Found,
    /// There is no index of these parameters: all rows must be looked at.
    NoIndex,
}
