//! Paths of objects as words, the form in which an image has them.
//!
//! A path is cut at its instance identifiers. Each piece is its bytes, dots included, in words of
//! eight bytes, and ends in a word whose last byte is zero. So paths with different numbers at the
//! same places have the same words, and no others have. A row has the words of its table.

use super::format::index;
use super::hash;

/// Most words of a path: longer ones are left to the walk.
pub(crate) const MAX_WORDS: usize = 32;

/// The words of a path and the room for them.
pub(crate) type Words = [u64; MAX_WORDS];

/// The path of an object, without its numbers; the words stand apart.
#[derive(Clone, Copy)]
pub(crate) struct PlainPath {
    /// How many words it has.
    pub(crate) count: usize,
    /// The hash of the words.
    pub(crate) hash: u64,
    /// Whether the path ends in an instance identifier.
    pub(crate) is_row: bool,
}

impl PlainPath {
    /// Reads the path of an object, which ends in a dot, into `words`.
    ///
    /// `number` gets each instance number, and 0 for `{i}`. `None` when a segment is neither that
    /// nor a name, when the path is too long, or when `number` says so.
    #[inline]
    pub(crate) fn read(
        path: &[u8],
        words: &mut Words,
        mut number: impl FnMut(u32) -> Option<()>,
    ) -> Option<Self> {
        let mut count = 0_usize;
        let mut state = hash::START;
        let mut push = |word: u64, count: &mut usize| {
            *words.get_mut(*count)? = word;
            *count = count.wrapping_add(1);
            state = hash::mix(state, word);
            Some(())
        };
        let mut at = 0_usize;
        // What the last byte of the word before says to the first one.
        let mut carry = 0_u64;
        loop {
            let whole = load(path, at);
            let left = path.len().checked_sub(at)?;
            let word = whole.unwrap_or_else(|| ending(path, left));
            let small = !word & whole.map_or_else(|| hash::low_bytes(SMALL, left), |_| SMALL);
            let after_small = small << 8 | carry;
            let suspect = (small & after_small) << 1 | word.wrapping_add(FIVES) & HIGH;
            let found = if suspect == 0 {
                None
            } else {
                number_in(path, at, word, left.min(8))
            };
            if let Some(before) = found {
                push(hash::low_bytes(word, before), &mut count)?;
                let start = at.checked_add(before)?;
                let (value, length) = identifier(path, start)?;
                number(value)?;
                at = start.checked_add(length)?.checked_add(1)?;
                // A number straight after a number is no path of a model.
                carry = 0;
                if at < path.len() {
                    continue;
                }
                return Some(Self {
                    count,
                    hash: state,
                    is_row: true,
                });
            }
            push(word, &mut count)?;
            if whole.is_none() {
                return Some(Self {
                    count,
                    hash: state,
                    is_row: false,
                });
            }
            carry = small >> 56;
            at = at.checked_add(8)?;
        }
    }

    /// Whether the words of the path stand at an offset of the paths of an image.
    #[inline]
    pub(crate) fn is(&self, words: &Words, paths: &[u8], at: usize) -> Option<bool> {
        let stored = paths.get(at..)?;
        let (first, rest) = stored.split_first_chunk::<{ 8 * BLOCK }>()?;
        let mut difference = 0;
        // As many words for a path of any length: where it ends cannot be predicted.
        let masks = MASKS.get(self.count.min(BLOCK))?;
        for ((word, bytes), mask) in words.iter().zip(first.chunks_exact(8)).zip(masks) {
            let stored = bytes.try_into().map_or(0, u64::from_le_bytes);
            difference |= (word ^ stored) & mask;
        }
        if self.count > BLOCK {
            let words = words.get(BLOCK..self.count)?;
            let mut stored = rest.chunks_exact(8);
            for word in words {
                let stored = u64::from_le_bytes(stored.next()?.try_into().ok()?);
                difference |= word ^ stored;
            }
        }
        Some(difference == 0)
    }
}

/// Words that are compared at once; an image has as many behind its last path.
pub(crate) const BLOCK: usize = 8;

/// For each number of words up to a block, which of them count.
static MASKS: [[u64; BLOCK]; BLOCK + 1] = {
    let mut masks = [[0; BLOCK]; BLOCK + 1];
    let mut rest: &mut [[u64; BLOCK]] = &mut masks;
    let mut count = 0;
    while let [mask, others @ ..] = rest {
        let (used, _) = mask.split_at_mut(count);
        let mut used = used;
        while let [word, others @ ..] = used {
            *word = u64::MAX;
            used = others;
        }
        count = count.saturating_add(1);
        rest = others;
    }
    masks
};

/// Where in a word an instance identifier starts: behind a dot, and not as a name does.
#[inline]
fn number_in(path: &[u8], at: usize, word: u64, length: usize) -> Option<usize> {
    let behind_dot = at
        .checked_sub(1)
        .and_then(|before| path.get(before))
        .is_some_and(|byte| *byte == b'.');
    let dots = equal_to(word, DOTS) << 8 | u64::from(behind_dot) << 7;
    // Names begin with a letter or a line: both have a bit that digits have not.
    let no_name = (!word << 1 & HIGH) | equal_to(word, BRACES);
    let numbers = hash::low_bytes(dots & no_name, length);
    (numbers != 0).then(|| index(numbers.trailing_zeros() / 8))
}

/// The number at a place, or 0 for `{i}`, and its length; a dot stands behind it.
#[inline]
fn identifier(path: &[u8], start: usize) -> Option<(u32, usize)> {
    let rest = path.get(start..)?;
    match rest {
        [digit @ b'1'..=b'9', b'.', ..] => Some((u32::from(digit.wrapping_sub(b'0')), 1)),
        [tens @ b'1'..=b'9', ones @ b'0'..=b'9', b'.', ..] => {
            let tens = u32::from(tens.wrapping_sub(b'0'));
            let ones = u32::from(ones.wrapping_sub(b'0'));
            Some((tens.wrapping_mul(10).wrapping_add(ones), 2))
        }
        [b'{', b'i', b'}', b'.', ..] => Some((0, 3)),
        _ => {
            let length = rest.iter().position(|byte| *byte == b'.')?;
            Some((parse_number(rest.get(..length)?)?, length))
        }
    }
}

/// An instance number: 1 to 4294967295 without leading zeros.
#[inline]
pub(crate) fn parse_number(digits: &[u8]) -> Option<u32> {
    if matches!(digits.first(), None | Some(b'0')) {
        return None;
    }
    let mut number = 0_u32;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    Some(number)
}

/// Where the last dot of a path is.
#[inline]
pub(crate) fn last_dot(path: &[u8]) -> Option<usize> {
    let mut end = path.len();
    while let Some(start) = end.checked_sub(8) {
        let dots = equal_to(load(path, start)?, DOTS);
        if dots != 0 {
            let behind = index(dots.leading_zeros() / 8).checked_add(1)?;
            return end.checked_sub(behind);
        }
        end = start;
    }
    path.get(..end)?.iter().rposition(|byte| *byte == b'.')
}

const DOTS: u64 = u64::from_le_bytes([b'.'; 8]);
const BRACES: u64 = u64::from_le_bytes([b'{'; 8]);
const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
/// The bit that letters and the line have, dots and digits have not.
const SMALL: u64 = u64::from_le_bytes([0x40; 8]);
/// What sets the high bit of a brace and of no letter.
const FIVES: u64 = u64::from_le_bytes([0x05; 8]);

/// Eight bytes of a path.
#[inline]
fn load(path: &[u8], at: usize) -> Option<u64> {
    let bytes = path.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

/// The last bytes of a path, less than eight, with zeros behind them.
#[inline]
fn ending(path: &[u8], left: usize) -> u64 {
    // One read of eight bytes: a copy byte by byte would cost more than all the rest.
    if let Some(last) = path.last_chunk::<8>() {
        let bits = u32::try_from(8_usize.saturating_sub(left))
            .unwrap_or(8)
            .wrapping_mul(8);
        let last = u64::from_le_bytes(*last);
        return last.checked_shr(bits).unwrap_or(0);
    }
    let bytes = path.iter().rev().take(left);
    bytes.fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The high bit of each byte that equals the byte of `pattern`.
///
/// The byte behind such a one may be taken for one when it differs in its lowest bit alone: a `/`
/// for a dot. No stored path has one, so this costs such a path the quick way and no more.
#[inline]
const fn equal_to(word: u64, pattern: u64) -> u64 {
    let difference = word ^ pattern;
    difference.wrapping_sub(ONES) & !difference & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn read(path: &str) -> Option<(Vec<u64>, Vec<u32>, bool)> {
        let mut numbers = Vec::new();
        let mut words = [0; MAX_WORDS];
        let plain = PlainPath::read(path.as_bytes(), &mut words, |number| {
            numbers.push(number);
            Some(())
        })?;
        Some((words[..plain.count].to_vec(), numbers, plain.is_row))
    }

    #[test]
    fn numbers_change_nothing_but_where_they_stand() {
        for name in [
            "A",
            "Abc",
            "Abcdefg",
            "Abcdefgh",
            "Abcdefghijklmno",
            "Abcdefghijklmnop",
        ] {
            let row = read(&alloc::format!("Device.{name}.{{i}}.Stats.")).unwrap();
            assert_eq!((&row.1[..], row.2), (&[0][..], false));
            for number in [1, 12, 1_234_567, 12_345_678, u32::MAX] {
                let other = read(&alloc::format!("Device.{name}.{number}.Stats.")).unwrap();
                assert_eq!((&other.0, &other.1[..]), (&row.0, &[number][..]));
            }
            assert_ne!(
                read(&alloc::format!("Device.{name}.Stats.")).unwrap().0,
                row.0
            );
            assert_ne!(
                read(&alloc::format!("Device.{name}.Stats.1.")).unwrap().0,
                row.0
            );
            let table = read(&alloc::format!("Device.{name}.")).unwrap();
            let row = read(&alloc::format!("Device.{name}.5.")).unwrap();
            assert_eq!(table.0, row.0);
            assert_eq!((table.2, row.2), (false, true));
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for bad in [
            "A.0.",
            "A.01.",
            "A.4294967296.",
            "A.1x.",
            "A.*.",
            "A.{j}.",
            "A..B.",
            "A.(.",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        let long = "Abcdefgh.".repeat(40);
        assert_eq!(read(&long), None);
    }

    #[test]
    fn the_last_dot_is_found_at_any_distance() {
        for length in 0..80 {
            let mut path = alloc::vec![b'a'; length];
            assert_eq!(last_dot(&path), None);
            for at in 0..length {
                path[at] = b'.';
                assert_eq!(last_dot(&path), Some(at), "{length}");
            }
            path.fill(b'_');
            for at in 0..length {
                path[at] = b'.';
                assert_eq!(last_dot(&path), Some(at), "{length}");
                path[at] = b'/';
            }
        }
    }

    #[test]
    fn instance_numbers_have_no_leading_zero_and_fit_32_bits() {
        assert_eq!(parse_number(b"1"), Some(1));
        assert_eq!(parse_number(b"4294967295"), Some(u32::MAX));
        for bad in [&b""[..], b"0", b"01", b"4294967296", b"1a", b"99999999999"] {
            assert_eq!(parse_number(bad), None, "{bad:?}");
        }
    }
}
