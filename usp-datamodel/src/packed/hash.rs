//! The hashes of the two tables of an image, and its checksum.

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

#[inline]
fn word(bytes: &[u8], at: usize) -> u64 {
    at.checked_add(8)
        .and_then(|end| bytes.get(at..end)?.try_into().ok())
        .map_or(0, u64::from_le_bytes)
}

#[inline]
fn half(bytes: &[u8], at: usize) -> u64 {
    at.checked_add(4)
        .and_then(|end| bytes.get(at..end)?.try_into().ok())
        .map_or(0, |bytes| u64::from(u32::from_le_bytes(bytes)))
}

/// Up to eight first and eight last bytes of a name: all of it up to 16 bytes, given its length.
#[inline]
pub(crate) fn ends(name: &[u8]) -> (u64, u64) {
    let length = name.len();
    if length >= 8 {
        return (word(name, 0), word(name, length.saturating_sub(8)));
    }
    if length >= 4 {
        return (half(name, 0), half(name, length.saturating_sub(4)));
    }
    let byte = |at: usize| name.get(at).copied().map_or(0, u64::from);
    (byte(0), byte(1) | byte(2) << 8)
}

#[inline]
const fn mix(state: u64, word: u64) -> u64 {
    (state.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

/// Hash of the [`ends`] of a name below a node; its high bits choose the slot.
#[inline]
pub(crate) fn edge(parent: u16, (first, last): (u64, u64)) -> u64 {
    let state = SEED ^ (u64::from(parent) << 32);
    let state = mix(state, first);
    let state = mix(state, last);
    state ^ (state << 29)
}

/// Hash of the path of an object from the row, or the root, that holds it.
#[inline]
pub(crate) fn object(context: u16, path: &[u8]) -> u64 {
    let length = path.len();
    let mut state = SEED ^ (u64::from(context) << 32) ^ u64::try_from(length).unwrap_or(0);
    let mut at: usize = 0;
    while let Some(next) = at.checked_add(8)
        && next < length
    {
        state = mix(state, word(path, at));
        at = next;
    }
    let (first, last) = if length >= 8 {
        (0, word(path, length.saturating_sub(8)))
    } else {
        ends(path)
    };
    let state = mix(mix(state, first), last);
    state ^ (state << 29)
}

/// First slot of a hash in a table of a power of two of slots.
#[inline]
pub(crate) fn slot(hash: u64, slots: usize) -> usize {
    // A table of one slot has nothing to choose.
    let high = hash.checked_shr(64_u32.saturating_sub(slots.trailing_zeros()));
    usize::try_from(high.unwrap_or(0)).unwrap_or(0)
}

const LANES: usize = 8;

/// Checksum of the content: eight lanes of sums and of sums of sums, so order counts.
///
/// It finds every damaged byte and swapped words; it is no proof against a forger.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = [0_u64; LANES];
    let mut weighted = [0_u64; LANES];
    let mut blocks = bytes.chunks_exact(LANES * 8);
    for block in blocks.by_ref() {
        let mut words = block.chunks_exact(8);
        for (sum, weighted) in sum.iter_mut().zip(weighted.iter_mut()) {
            let word = words.next().and_then(|word| word.try_into().ok());
            *sum = sum.wrapping_add(word.map_or(0, u64::from_le_bytes));
            *weighted = weighted.wrapping_add(*sum);
        }
    }
    let mut state = SEED;
    for byte in blocks.remainder() {
        state = mix(state, u64::from(*byte) | 0x100);
    }
    for lane in sum.iter().chain(&weighted) {
        state = mix(state, *lane);
        state ^= state >> 32;
    }
    state ^ u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn checksum_sees_every_changed_byte_and_swapped_words() {
        let bytes = vec![7_u8; 200];
        let whole = checksum(&bytes);
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x40;
            assert_ne!(checksum(&changed), whole, "byte {at}");
        }
        let mut ordered = vec![0_u8; 192];
        ordered[0] = 1;
        let mut swapped = vec![0_u8; 192];
        swapped[64] = 1;
        assert_ne!(checksum(&ordered), checksum(&swapped));
    }

    #[test]
    fn slot_uses_the_high_bits_and_stays_inside() {
        assert_eq!(slot(u64::MAX, 1), 0);
        assert_eq!(slot(u64::MAX, 16), 15);
        assert_eq!(slot(1 << 60, 16), 1);
    }
}
