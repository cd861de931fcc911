//! Requests under way, by sender and msg_id.

use alloc::collections::BTreeMap;
use alloc::collections::BTreeSet;
use alloc::string::String;

use usp_msg::MsgId;

/// The requests that are being processed: a second one with the same sender and msg_id is dropped.
///
/// [R-MSG.4] asks for it only until the answer is sent; after that an id may be used again.
#[derive(Clone, Debug)]
pub struct UnderWay {
    ids: BTreeMap<String, BTreeSet<MsgId>>,
    count: usize,
    max: usize,
}

/// What to do with a request that has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "there is nothing else to do with it"
)]
#[must_use]
pub enum Arrival {
    /// Process it, and call [`UnderWay::answered`] afterwards.
    New,
    /// Drop it without an answer. `[R-MSG.4]`
    Duplicate,
    /// As many requests are under way as may be: answer 7005.
    Full,
}

impl UnderWay {
    /// Nothing under way, and room for so many requests.
    #[must_use]
    pub const fn new(max: usize) -> Self {
        Self {
            ids: BTreeMap::new(),
            count: 0,
            max,
        }
    }

    /// Number of requests under way.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether no request is under way.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A request has arrived from an Endpoint.
    pub fn arrived(&mut self, sender: &str, id: &MsgId) -> Arrival {
        if self.ids.get(sender).is_some_and(|ids| ids.contains(id)) {
            return Arrival::Duplicate; // [R-MSG.4]
        }
        if self.count >= self.max {
            return Arrival::Full;
        }
        let ids = match self.ids.get_mut(sender) {
            Some(ids) => ids,
            None => self.ids.entry(sender.into()).or_default(),
        };
        ids.insert(id.clone());
        self.count = self.count.saturating_add(1);
        Arrival::New
    }

    /// The answer to a request has been sent, or there will be none.
    pub fn answered(&mut self, sender: &str, id: &MsgId) {
        let Some(ids) = self.ids.get_mut(sender) else {
            return;
        };
        if ids.remove(id) {
            self.count = self.count.saturating_sub(1);
        }
        if ids.is_empty() {
            self.ids.remove(sender);
        }
    }
}
