//! Records that come in: in order, early, or twice.

use std::collections::BTreeMap;

use usp_record::SequenceId;

use crate::{Config, Limit, arrived::Arrived, security::Checked};

/// How far from the end of the numbers a session has to be replaced (R-E2E.8, R-E2E.9).
const EXHAUSTION_MARGIN: u64 = 10_000;

/// Whether a number is so near to the end that the session has to be replaced.
pub(crate) const fn is_exhausted(id: SequenceId) -> bool {
    id.get() >= u64::MAX.saturating_sub(EXHAUSTION_MARGIN)
}

/// Where a Record stands with respect to the next one in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// It is the next one.
    InOrder,
    /// One before it is missing.
    Early,
    /// It has been here before.
    Duplicate,
}

/// A Record that came early.
#[derive(Debug)]
pub(crate) struct Early {
    pub(crate) arrived: Arrived,
    pub(crate) checked: Checked,
    /// Bytes of memory that it holds.
    pub(crate) bytes: usize,
}

/// The incoming side of a session: what is expected, and what came early.
#[derive(Debug)]
pub(crate) struct Incoming {
    expected: SequenceId,
    /// There is none while no Record is early, which is most of the time.
    early: Option<Box<Buffer>>,
}

/// Records that came early, at least one.
#[derive(Debug, Default)]
struct Buffer {
    records: BTreeMap<SequenceId, Early>,
    bytes: usize,
}

impl Incoming {
    pub(crate) const fn new() -> Self {
        Self {
            expected: SequenceId::FIRST,
            early: None,
        }
    }

    /// The number of the next Record in order (R-E2E.17).
    pub(crate) const fn expected(&self) -> SequenceId {
        self.expected
    }

    /// Payload bytes of the Records that came early.
    pub(crate) fn bytes(&self) -> usize {
        self.early.as_ref().map_or(0, |buffer| buffer.bytes)
    }

    /// Whether a Record is missing before one that is here.
    pub(crate) const fn has_gap(&self) -> bool {
        self.early.is_some()
    }

    pub(crate) fn classify(&self, id: SequenceId) -> Arrival {
        // [R-E2E.20] the three cases
        if id == self.expected {
            Arrival::InOrder
        } else if id < self.expected || self.is_buffered(id) {
            // [R-E2E.25]
            Arrival::Duplicate
        } else {
            Arrival::Early
        }
    }

    fn is_buffered(&self, id: SequenceId) -> bool {
        self.early
            .as_ref()
            .is_some_and(|buffer| buffer.records.contains_key(&id))
    }

    /// Keeps a Record that came early, unprocessed (R-E2E.20); `bytes` is what it holds in memory.
    pub(crate) fn keep(
        &mut self,
        arrived: Arrived,
        checked: Checked,
        bytes: usize,
        config: &Config,
    ) -> Result<(), (Limit, usize)> {
        let records = self.early.as_ref().map_or(0, |buffer| buffer.records.len());
        if records >= config.max_incoming_records {
            return Err((Limit::IncomingRecords, config.max_incoming_records));
        }
        let total = self.bytes().saturating_add(bytes);
        if total > config.max_incoming_bytes {
            return Err((Limit::IncomingBytes, config.max_incoming_bytes));
        }
        let id = arrived.numbers.sequence;
        let early = Early {
            arrived,
            checked,
            bytes,
        };
        let buffer = self.early.get_or_insert_default();
        buffer.bytes = total;
        buffer.records.insert(id, early);
        Ok(())
    }

    /// Goes on to the number after a Record that was processed.
    ///
    /// Stays at the greatest number, which no session reaches (R-E2E.8).
    pub(crate) fn advance(&mut self) {
        self.expected = self.expected.next().unwrap_or(SequenceId::MAX);
    }

    /// Takes the Record that is now in order out of those that came early.
    pub(crate) fn take_next(&mut self) -> Option<Early> {
        let buffer = self.early.as_mut()?;
        let early = buffer.records.remove(&self.expected)?;
        buffer.bytes = buffer.bytes.saturating_sub(early.bytes);
        if buffer.records.is_empty() {
            self.early = None;
        }
        Some(early)
    }
}
