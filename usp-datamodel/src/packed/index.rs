//! A perfect hash table: each key that it has is found with one probe.
//!
//! The hash of a key names a bucket, the bucket has a pilot, and hash and pilot name the slot. The
//! writer chooses the pilots so that no two keys get one slot. A key that the table does not have
//! gets some slot too: whoever asks compares what stands there.
//!
//! The bytes: number of buckets u16, one byte of pilot for each bucket, and the slots.

use super::format::u16_at;

/// Bytes before the pilots.
const PILOTS_AT: usize = 2;

const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

/// A table with slots of `N` bytes.
#[derive(Clone, Copy)]
pub(crate) struct Index<'a, const N: usize> {
    pilots: &'a [u8],
    slots: &'a [u8],
}

impl<'a, const N: usize> Index<'a, N> {
    /// The table in the bytes of its section.
    #[inline]
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        let buckets = usize::from(u16_at(bytes, 0)?);
        let (pilots, slots) = bytes.get(PILOTS_AT..)?.split_at_checked(buckets)?;
        Some(Self { pilots, slots })
    }

    /// Whether the section has this form: at least one bucket, and whole slots.
    pub(crate) fn is_sound(bytes: &[u8]) -> bool {
        Index::<N>::new(bytes).is_some_and(|index| {
            !index.pilots.is_empty()
                && !index.slots.is_empty()
                && index.slots.len().checked_rem(N) == Some(0)
        })
    }

    /// The slot in which a key with this hash stands, if the table has it.
    #[inline]
    pub(crate) fn slot(&self, hash: u64) -> Option<&'a [u8; N]> {
        let pilot = self.pilots.get(bucket(hash, self.pilots.len()))?;
        let at = slot(hash, *pilot, self.slots.len().checked_div(N)?).checked_mul(N)?;
        self.slots.get(at..at.checked_add(N)?)?.try_into().ok()
    }
}

/// A number below `count` from the high half of a hash.
#[inline]
fn scale(hash: u64, count: usize) -> usize {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let scaled = (hash >> 32).wrapping_mul(count) >> 32;
    usize::try_from(scaled).unwrap_or(usize::MAX)
}

#[inline]
fn bucket(hash: u64, buckets: usize) -> usize {
    scale(hash, buckets)
}

#[inline]
fn slot(hash: u64, pilot: u8, slots: usize) -> usize {
    scale((hash ^ u64::from(pilot)).wrapping_mul(FACTOR), slots)
}

/// Builds a table. `None` when two keys have one hash, or there are too many.
#[cfg(feature = "xml")]
pub(crate) fn build<const N: usize>(entries: &[(u64, [u8; N])]) -> Option<alloc::vec::Vec<u8>> {
    let mut hashes: alloc::vec::Vec<u64> = entries.iter().map(|(hash, _)| *hash).collect();
    hashes.sort_unstable();
    let distinct = hashes.windows(2).all(|pair| pair.first() != pair.last());
    let buckets = usize::from(u16::try_from((entries.len() / 3).checked_add(1)?).ok()?);
    if !distinct {
        return None;
    }
    let mut slots = entries.len().checked_add(entries.len() / 8)?.max(1);
    // Twelve more tenths of room each would be far beyond what any keys need.
    for _ in 0..12 {
        if let Some(bytes) = build_with(entries, buckets, slots) {
            return Some(bytes);
        }
        slots = slots.checked_add(slots / 8)?.checked_add(1)?;
    }
    None
}

#[cfg(feature = "xml")]
fn build_with<const N: usize>(
    entries: &[(u64, [u8; N])],
    buckets: usize,
    slots: usize,
) -> Option<alloc::vec::Vec<u8>> {
    let mut groups = alloc::vec![alloc::vec::Vec::new(); buckets];
    for entry in entries {
        groups.get_mut(bucket(entry.0, buckets))?.push(entry);
    }
    // The large ones come first, while there is room; equal ones keep their order.
    let mut order: alloc::vec::Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|group| core::cmp::Reverse(groups.get(*group).map_or(0, |g| g.len())));
    let mut pilots = alloc::vec![0_u8; buckets];
    let mut table: alloc::vec::Vec<Option<[u8; N]>> = alloc::vec![None; slots];
    let mut taken = alloc::vec::Vec::new();
    for group in order {
        let keys = groups.get(group)?;
        let fits = |pilot: &u8, taken: &mut alloc::vec::Vec<usize>| {
            taken.clear();
            keys.iter().all(|(hash, _)| {
                let at = slot(*hash, *pilot, slots);
                let is_free = table.get(at).is_some_and(Option::is_none) && !taken.contains(&at);
                taken.push(at);
                is_free
            })
        };
        let pilot = (0..=u8::MAX).find(|pilot| fits(pilot, &mut taken))?;
        *pilots.get_mut(group)? = pilot;
        for (at, (_, entry)) in taken.iter().zip(keys) {
            *table.get_mut(*at)? = Some(*entry);
        }
    }
    let mut bytes = alloc::vec::Vec::new();
    bytes.extend(u16::try_from(buckets).ok()?.to_le_bytes());
    bytes.extend(pilots);
    for slot in table {
        bytes.extend(slot.unwrap_or([0; N]));
    }
    Some(bytes)
}

#[cfg(all(test, feature = "xml"))]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn every_key_has_its_slot() {
        for count in [0_u32, 1, 2, 3, 50, 9000] {
            let hash = |key: u32| super::super::hash::edge(7, key % 2 == 0, u64::from(key) << 9);
            let keys: Vec<_> = (0..count)
                .map(|key| (hash(key), key.to_le_bytes()))
                .collect();
            let bytes = build(&keys).unwrap();
            assert!(Index::<4>::is_sound(&bytes));
            let index = Index::<4>::new(&bytes).unwrap();
            for (hash, value) in &keys {
                assert_eq!(index.slot(*hash), Some(value));
            }
            assert!(index.slot(hash(count)).is_some());
        }
    }

    #[test]
    fn equal_hashes_have_no_table() {
        assert_eq!(build(&[(5, [1]), (6, [2]), (5, [3])]), None);
    }

    #[test]
    fn bytes_that_no_writer_made_have_no_slot() {
        for bytes in [
            &[][..],
            &[1],
            &[0, 0],
            &[9, 0, 1],
            &[1, 0, 0],
            &[1, 0, 0, 7, 7],
        ] {
            assert!(!Index::<4>::is_sound(bytes), "{bytes:?}");
            assert!(Index::<4>::new(bytes).is_none_or(|index| index.slot(1).is_none()));
        }
    }
}
