//! The hashes of the tables of an image, and its checksum.

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;
/// Odd numbers, one for each word of a [`Tail`].
const FACTORS: [u64; 3] = [
    0xa076_1d64_78bd_642f,
    0xe703_7ed1_a0b4_28db,
    0x8ebc_6af0_9c88_c6e3,
];

#[inline(always)]
pub(super) fn word(bytes: &[u8], at: usize) -> u64 {
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

/// Step of a hash over words.
#[inline]
pub(crate) const fn mix(state: u64, word: u64) -> u64 {
    (state.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

/// Up to eight bytes as a word, with zeros behind them.
#[inline]
fn short(name: &[u8]) -> u64 {
    let length = name.len();
    let shift = |bytes: usize| u32::try_from(bytes).unwrap_or(0).wrapping_mul(8);
    if length >= 8 {
        return word(name, 0);
    }
    if length >= 4 {
        // Where both halves overlap they have the same bytes.
        let second = length.saturating_sub(4);
        return half(name, 0) | half(name, second).wrapping_shl(shift(second));
    }
    let byte = |at: usize| u64::from(name.get(at).copied().unwrap_or(0)).wrapping_shl(shift(at));
    byte(0) | byte(1) | byte(2)
}

/// Bytes of a name that a [`Tail`] holds.
pub(crate) const TAIL_BYTES: usize = 24;

/// The last 24 bytes of a name in words of eight bytes from its end, zeros before the name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tail {
    words: [u64; 3],
    length: usize,
}

/// For each length of a name, which bytes of the words belong to it.
static MASKS: [[u64; 3]; TAIL_BYTES + 1] = {
    let mut masks = [[u64::MAX; 3]; TAIL_BYTES + 1];
    let mut rest: &mut [[u64; 3]] = &mut masks;
    let mut length = 0_u32;
    while let [mask, others @ ..] = rest {
        *mask = [
            mask_of(length),
            mask_of(length.saturating_sub(8)),
            mask_of(length.saturating_sub(16)),
        ];
        length = length.saturating_add(1);
        rest = others;
    }
    masks
};

/// The mask of the last bytes of a word; all from 8 on.
const fn mask_of(bytes: u32) -> u64 {
    match bytes {
        0 => 0,
        1..8 => u64::MAX << 8_u32.saturating_sub(bytes).saturating_mul(8),
        _ => u64::MAX,
    }
}

impl Tail {
    /// The tail of a name that stands alone.
    #[inline]
    pub(crate) fn of(name: &[u8]) -> Self {
        let length = name.len();
        let from_end = |bytes: usize| word(name, length.saturating_sub(bytes));
        // The first bytes of the name, with zeros before them.
        let first = |word: u64, bytes: usize| {
            let missing = u32::try_from(8_usize.saturating_sub(bytes)).unwrap_or(8);
            word.checked_shl(missing.wrapping_mul(8)).unwrap_or(0)
        };
        let words = if length >= TAIL_BYTES {
            [from_end(8), from_end(16), from_end(24)]
        } else if length >= 16 {
            [
                from_end(8),
                from_end(16),
                first(word(name, 0), length.saturating_sub(16)),
            ]
        } else if length >= 8 {
            [
                from_end(8),
                first(word(name, 0), length.saturating_sub(8)),
                0,
            ]
        } else {
            [first(short(name), length), 0, 0]
        };
        Self { words, length }
    }

    /// The tail of a name of `length` bytes that has these 24 bytes at its end and before it.
    #[inline(always)]
    pub(crate) fn within(bytes: &[u8; TAIL_BYTES], length: usize) -> Self {
        Self::masked([word(bytes, 16), word(bytes, 8), word(bytes, 0)], length)
    }

    /// The tail of a name of `length` bytes with these words at its end, the last one first.
    #[inline(always)]
    pub(crate) fn masked([a, b, c]: [u64; 3], length: usize) -> Self {
        let masks = MASKS.get(length.min(TAIL_BYTES));
        let [by_a, by_b, by_c] = masks.copied().unwrap_or_default();
        let words = [a & by_a, b & by_b, c & by_c];
        Self { words, length }
    }

    /// Whether both are the same: no branch between the words.
    #[inline(always)]
    pub(crate) fn is(&self, other: &Self) -> bool {
        let ([a, b, c], [d, e, f]) = (self.words, other.words);
        (a ^ d) | (b ^ e) | (c ^ f) == 0 && self.length == other.length
    }

    /// Whether the tail is the whole name.
    #[inline]
    pub(crate) const fn is_whole(&self) -> bool {
        self.length <= TAIL_BYTES
    }

    /// Hash of `name`, of which this is the tail.
    #[inline]
    pub(crate) fn hash(&self, name: &[u8]) -> u64 {
        let [a, b, c] = self.words;
        let [by_a, by_b, by_c] = FACTORS;
        let length = u64::try_from(self.length).unwrap_or(u64::MAX);
        let mut state = (a ^ SEED).wrapping_mul(by_a)
            ^ (b ^ SEED).wrapping_mul(by_b).rotate_left(21)
            ^ (c ^ length).wrapping_mul(by_c).rotate_left(43);
        let before = self.length.saturating_sub(TAIL_BYTES);
        let mut at = 0_usize;
        while at < before {
            state = mix(state, word(name, at));
            at = at.saturating_add(8);
        }
        state
    }
}

/// Hash of a child of a node: its kind and the hash of its name.
#[inline]
pub(crate) fn edge(parent: u16, is_holder: bool, name: u64) -> u64 {
    let place = u64::from(parent) << 1 | u64::from(is_holder);
    (name ^ (name >> 32) ^ place.wrapping_mul(SEED)).wrapping_mul(FACTOR)
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
    use alloc::vec::Vec;

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
    fn a_tail_is_the_same_alone_and_within() {
        let text: Vec<u8> = (0..60).map(|at| b'a' + at % 26).collect();
        for length in 0..=36 {
            let name = &text[text.len() - length..];
            let within = text.last_chunk().unwrap();
            let (alone, within) = (Tail::of(name), Tail::within(within, length));
            assert!(alone == within, "{length}");
            assert_eq!(alone.is_whole(), length <= 24);
            assert_eq!(alone.hash(name), within.hash(name));
        }
    }

    #[test]
    fn every_byte_of_a_name_counts() {
        for length in 0..=70 {
            let name = vec![b'n'; length];
            let hash = |name: &[u8]| Tail::of(name).hash(name);
            for at in 0..length {
                let mut other = name.clone();
                other[at] = b'm';
                assert_ne!(hash(&name), hash(&other), "{at} of {length}");
            }
            assert_ne!(hash(&name), hash(&[&name[..], b"n"].concat()), "{length}");
        }
    }
}
