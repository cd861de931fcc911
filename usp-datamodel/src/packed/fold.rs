//! A hash of paths that their instance identifiers do not change.
//!
//! Each byte is taken together with the byte before it, wherever in the path both stand: the hash
//! adds up what such pairs give. Pairs of dots, digits and braces give nothing, so that it is all
//! the same which number stands behind a table, and whether one does. Nothing here depends on
//! where the names of a path end, so all bytes are worked on at once.

/// Bytes that are worked on at once.
const LANES: usize = 16;
type Block = [u8; LANES];
type Sums = [u16; LANES];

/// For each number of bytes, the last ones of a block.
static LAST: [Block; LANES + 1] = {
    let mut masks = [[0; LANES]; LANES + 1];
    let mut rest: &mut [Block] = &mut masks;
    let mut count = 0;
    while let [mask, others @ ..] = rest {
        let (_, mut used) = mask.split_at_mut(LANES.saturating_sub(count));
        while let [byte, more @ ..] = used {
            *byte = u8::MAX;
            used = more;
        }
        count = count.saturating_add(1);
        rest = others;
    }
    masks
};
const ALL: Block = [u8::MAX; LANES];

const TWO: usize = 2 * LANES;

/// The hash of a path; `None` for one of less than two bytes.
#[inline(always)]
pub(crate) fn hash(path: &[u8]) -> Option<u64> {
    let bytes = path.get(1..).filter(|bytes| !bytes.is_empty())?;
    let before = path.get(..bytes.len())?;
    let mut sums = Pairs::default();
    // Some blocks from the start and as many from the end, without what both have.
    match bytes.len() {
        length @ TWO..=64 => {
            let (first, first_before) = (bytes.first_chunk()?, before.first_chunk()?);
            sums.add_two(first, first_before, TWO)?;
            let (last, last_before) = (bytes.last_chunk()?, before.last_chunk()?);
            sums.add_two(last, last_before, length.checked_sub(TWO)?)?;
        }
        length @ LANES..TWO => {
            sums.add(bytes.first_chunk()?, before.first_chunk()?, &ALL);
            let left = LAST.get(length.checked_sub(LANES)?)?;
            sums.add(bytes.last_chunk()?, before.last_chunk()?, left);
        }
        ..LANES => {
            let mut padded = [0; LANES + 1];
            let start = padded.len().checked_sub(path.len())?;
            padded.get_mut(start..)?.copy_from_slice(path);
            let counts = LAST.get(bytes.len())?;
            sums.add(padded.last_chunk()?, padded.first_chunk()?, counts);
        }
        _ => {
            let blocks = bytes.chunks_exact(LANES);
            let left = blocks.remainder().len();
            for (block, before) in blocks.zip(before.chunks_exact(LANES)) {
                sums.add(block.try_into().ok()?, before.try_into().ok()?, &ALL);
            }
            sums.add(bytes.last_chunk()?, before.last_chunk()?, LAST.get(left)?);
        }
    }
    Some(sums.finish())
}

/// Two sums in each of the lanes.
#[derive(Default)]
struct Pairs {
    squares: Sums,
    fourths: Sums,
}

impl Pairs {
    /// Adds the last bytes of two blocks.
    #[inline(always)]
    fn add_two(&mut self, bytes: &[u8; TWO], before: &[u8; TWO], count: usize) -> Option<()> {
        let counts = LAST.get(count.saturating_sub(LANES))?;
        self.add(bytes.first_chunk()?, before.first_chunk()?, counts);
        let counts = LAST.get(count.min(LANES))?;
        self.add(bytes.last_chunk()?, before.last_chunk()?, counts);
        Some(())
    }

    /// Adds what each byte gives with the one before it, where `counts` has ones.
    ///
    /// Written so that compilers find vectors of 16 bits: no lane looks at another one.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "below the length of all; zipped iterators do not become vectors"
    )]
    fn add(&mut self, bytes: &Block, before: &Block, counts: &Block) {
        for lane in 0..LANES {
            let (byte, before) = (bytes[lane], before[lane]);
            // One of the two is a letter or a line.
            let is_name = byte.max(before).wrapping_sub(b'A') < b'{' - b'A';
            let keep = counts[lane] & 0_u8.wrapping_sub(u8::from(is_name));
            let pair = u16::from(byte & keep) | u16::from(before & keep) << 8;
            let squared = pair.wrapping_mul(pair);
            self.squares[lane] = self.squares[lane].wrapping_add(squared);
            let fourth = squared.wrapping_mul(squared);
            self.fourths[lane] = self.fourths[lane].wrapping_add(fourth);
        }
    }

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "below the length of both; see `add`"
    )]
    fn finish(&self) -> u64 {
        let (mut square, mut fourth) = (0_u16, 0_u16);
        for lane in 0..LANES {
            square = square.wrapping_add(self.squares[lane]);
            fourth = fourth.wrapping_add(self.fourths[lane]);
        }
        let both = u64::from(square) << 16 | u64::from(fourth);
        (both ^ both << 32).wrapping_mul(FACTOR)
    }
}

const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn identifiers_change_nothing_at_any_length() {
        for length in 1..=120 {
            let name = "Abcdefghijklm_".repeat(9);
            let name = name.get(..length).unwrap();
            let path = format!("Device.{name}.{{i}}.Stats.{{i}}.Sent");
            let expected = hash(path.as_bytes());
            for number in ["1", "12", "4294967295", "*", "18446744073709551616"] {
                let other = path.replace("{i}", number);
                assert_eq!(hash(other.as_bytes()), expected, "{other}");
            }
            let table = hash(format!("Device.{name}.").as_bytes());
            assert_eq!(hash(format!("Device.{name}.17.").as_bytes()), table);
            assert_eq!(hash(format!("Device.{name}.17").as_bytes()), table);
            assert_ne!(hash(format!("Device.{name}").as_bytes()), table);
        }
    }

    #[test]
    fn every_byte_of_a_name_counts() {
        for length in 2..150 {
            let path = alloc::vec![b'n'; length];
            let expected = hash(&path);
            for at in 0..length {
                let mut other = path.clone();
                other[at] = b'm';
                assert_ne!(hash(&other), expected, "{at} of {length}");
            }
        }
        assert_eq!(hash(b""), None);
        assert_eq!(hash(b"A"), None);
    }
}
