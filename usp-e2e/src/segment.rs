//! How much payload goes into a Record.

use usp_record::{SarState, SequenceId};

/// Bytes of an integer as a protobuf varint.
pub(crate) const fn varint_len(value: u64) -> usize {
    let mut len: usize = 1;
    let mut rest = value >> 7;
    while rest != 0 {
        len = len.saturating_add(1);
        rest >>= 7;
    }
    len
}

/// Bytes of a field of bytes with a key of one byte; an empty one is left out.
pub(crate) fn field_len(len: usize) -> usize {
    if len == 0 { 0 } else { entry_len(len) }
}

/// Bytes of a list entry, which is there even when it is empty.
fn entry_len(len: usize) -> usize {
    len.saturating_add(varint_len(wide(len))).saturating_add(1)
}

fn wide(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

/// The bytes of a Record of a session beside its payload, and what may be added.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Largest encoded Record.
    pub(crate) max: Option<usize>,
    /// Bytes of all fields of the Record but `session_context`.
    pub(crate) header: usize,
    /// Bytes of the numbers of the session in it.
    pub(crate) numbers: usize,
}

impl Room {
    /// Bytes of the numbers of a Record: session, sequence, expected.
    pub(crate) fn numbers(numbers: [u64; 3]) -> usize {
        numbers
            .into_iter()
            .map(|number| varint_len(number).saturating_add(1))
            .fold(0, usize::saturating_add)
    }

    /// Bytes of the Record with so many bytes of payload entries and of states.
    fn record_len(&self, content: usize) -> usize {
        let inner = self.numbers.saturating_add(content);
        self.header.saturating_add(entry_len(inner))
    }

    /// Whether a Record with these entries in it, unsegmented, is small enough.
    pub(crate) fn fits(&self, states: [SarState; 2], entries: impl Iterator<Item = usize>) -> bool {
        let Some(max) = self.max else {
            return true;
        };
        let content = entries
            .map(entry_len)
            .fold(states_len(states), usize::saturating_add);
        self.record_len(content) <= max
    }

    /// The longest single entry of a Record with these states; `None` when there is not even room for one byte.
    pub(crate) fn longest_entry(&self, states: [SarState; 2]) -> Option<usize> {
        let Some(max) = self.max else {
            return Some(usize::MAX);
        };
        let states = states_len(states);
        let len = |entry: usize| self.record_len(states.saturating_add(entry_len(entry)));
        // A first guess without the bytes of lengths; each round takes away what is too much.
        let mut entry = max.checked_sub(self.record_len(states))?;
        loop {
            let excess = len(entry).saturating_sub(max);
            if excess == 0 {
                break;
            }
            entry = entry.checked_sub(excess)?;
        }
        // A length that has become a byte shorter on the way leaves room for one more.
        while len(entry.saturating_add(1)) <= max {
            entry = entry.saturating_add(1);
        }
        Some(entry).filter(|entry| *entry > 0)
    }
}

fn states_len(states: [SarState; 2]) -> usize {
    // a number of one byte with its key, unless it is 0
    let len = |state: SarState| if state == SarState::None { 0_usize } else { 2 };
    states.into_iter().map(len).fold(0, usize::saturating_add)
}

/// The greatest acknowledgement that takes no more room than one sent before.
///
/// A Record that is sent again must not outgrow its limit because `expected_id` has grown since. A smaller number is
/// true as well: it acknowledges less.
pub(crate) fn expected_within(expected: SequenceId, room: usize) -> SequenceId {
    if varint_len(expected.get()) <= room {
        return expected;
    }
    let bits = u32::try_from(room.saturating_mul(7)).unwrap_or(u32::MAX);
    let most = 1_u64
        .checked_shl(bits)
        .map_or(u64::MAX, |bound| bound.saturating_sub(1));
    SequenceId::new(most).map_or(expected, |most| most.min(expected))
}

/// The state of a piece by its place.
pub(crate) const fn state(first: bool, last: bool) -> SarState {
    match (first, last) {
        (true, true) => SarState::None,
        (true, false) => SarState::Begin,
        (false, false) => SarState::Inprocess,
        (false, true) => SarState::Complete,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_numbers_are_those_of_protobuf() {
        let mut bound = 1_u128;
        for len in 1..=10_usize {
            bound <<= 7;
            let last = u64::try_from(bound - 1).unwrap_or(u64::MAX);
            assert_eq!(varint_len(last), len);
            if let Some(next) = last.checked_add(1) {
                assert_eq!(varint_len(next), len + 1);
            }
        }
        assert_eq!((varint_len(0), field_len(0)), (1, 0));
        assert_eq!(
            (field_len(1), field_len(127), field_len(128)),
            (3, 129, 131)
        );
        assert_eq!(Room::numbers([1, 127, 128]), 2 + 2 + 3);
    }

    #[test]
    fn the_longest_entry_fills_the_record_and_one_byte_more_does_not_fit() {
        let all = [
            [SarState::None; 2],
            [SarState::Begin; 2],
            [SarState::None, SarState::Complete],
        ];
        for states in all {
            for (header, numbers) in [(5, 6), (60, 6), (100, 30)] {
                for max in (0..600).chain(16_300..16_700) {
                    let room = Room {
                        max: Some(max),
                        header,
                        numbers,
                    };
                    let fits = |entry: usize| room.fits(states, [entry].into_iter());
                    let longest = room.longest_entry(states);
                    match longest {
                        Some(entry) => assert!(entry > 0 && fits(entry) && !fits(entry + 1)),
                        None => assert!(!fits(1), "{states:?} {room:?}"),
                    }
                }
            }
        }
        let endless = Room {
            max: None,
            header: 60,
            numbers: 6,
        };
        assert_eq!(endless.longest_entry(all[0]), Some(usize::MAX));
        assert!(endless.fits(all[0], [usize::MAX, 1].into_iter()));
    }

    #[test]
    fn an_acknowledgement_that_has_grown_is_cut_to_the_room_of_the_old_one() {
        let id = |id| SequenceId::new(id).unwrap_or(SequenceId::MAX);
        for (expected, room, within) in [
            (1, 1, 1),
            (127, 1, 127),
            (128, 1, 127),
            (300, 1, 127),
            (16_384, 2, 16_383),
            (16_383, 2, 16_383),
            (u64::MAX, 9, (1 << 63) - 1),
            (u64::MAX, 10, u64::MAX),
        ] {
            assert_eq!(expected_within(id(expected), room), id(within));
        }
    }
}
