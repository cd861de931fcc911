//! Parts of a path beside texts of an image: comparison in whole words, and instance identifiers.
//!
//! Where parts end cannot be predicted, so as many bytes are compared for each of them, and masks
//! say which of them count. Only long parts, and those at the start of a short path, cost more.

use super::format::index;
use super::hash::{TAIL_BYTES, Tail, word};

/// A part of the text of an image: where it starts, and how long it is.
pub(crate) type Place = (usize, usize);

/// Bytes that an image has behind its last text.
pub(crate) const HEAD_BYTES: usize = 32;

/// For each length up to a head, which bytes of its words count.
static HEADS: [[u64; HEAD_BYTES / 8]; HEAD_BYTES + 1] = {
    let mut masks = [[0; HEAD_BYTES / 8]; HEAD_BYTES + 1];
    let mut rest: &mut [[u64; HEAD_BYTES / 8]] = &mut masks;
    let mut length = 0_u32;
    while let [mask, others @ ..] = rest {
        let mut words: &mut [u64] = mask;
        let mut left = length;
        while let [word, more @ ..] = words {
            *word = match left {
                0 => 0,
                1..8 => u64::MAX >> 8_u32.saturating_sub(left).saturating_mul(8),
                _ => u64::MAX,
            };
            left = left.saturating_sub(8);
            words = more;
        }
        length = length.saturating_add(1);
        rest = others;
    }
    masks
};

/// Whether a path starts with a text of an image.
#[inline(always)]
pub(crate) fn starts(path: &[u8], text: &[u8], (start, length): Place) -> Option<bool> {
    let stored = text.get(start..start.checked_add(HEAD_BYTES)?)?;
    let stored: &[u8; HEAD_BYTES] = stored.try_into().ok()?;
    let own = match path.first_chunk::<HEAD_BYTES>() {
        Some(own) => [word(own, 0), word(own, 8), word(own, 16), word(own, 24)],
        None => [0, 8, 16, 24].map(|at| word_from(path, at)),
    };
    let ([a, b, c, d], [e, f, g, h]) = (own, *HEADS.get(length.min(HEAD_BYTES))?);
    let difference = (a ^ word(stored, 0)) & e
        | (b ^ word(stored, 8)) & f
        | (c ^ word(stored, 16)) & g
        | (d ^ word(stored, 24)) & h;
    if length <= HEAD_BYTES {
        return Some(difference == 0);
    }
    // What the head leaves out is the end of the piece.
    let left = length.checked_sub(HEAD_BYTES)?;
    let place = (start.checked_add(HEAD_BYTES)?, left);
    Some(difference == 0 && ends(path, length, text, place)?)
}

/// Whether the bytes before `end` of a path are a text of an image.
#[inline(always)]
pub(crate) fn ends(path: &[u8], end: usize, text: &[u8], place: Place) -> Option<bool> {
    let (start, length) = place;
    if length > TAIL_BYTES {
        return equal(path.get(end.checked_sub(length)?..end), text, place);
    }
    // The empty text stands at the very start.
    let stored = window(text, start.checked_add(length)?.max(TAIL_BYTES))?;
    let own = match window(path, end) {
        Some(own) => Tail::within(own, length),
        None => {
            let before = |bytes: usize| word_before(path, end.saturating_sub(bytes));
            Tail::masked([before(0), before(8), before(16)], length)
        }
    };
    Some(own.is(&Tail::within(stored, length)))
}

#[inline(always)]
fn window(bytes: &[u8], end: usize) -> Option<&[u8; TAIL_BYTES]> {
    let start = end.checked_sub(TAIL_BYTES)?;
    bytes.get(start..end)?.try_into().ok()
}

/// Eight bytes of a path, with zeros behind its end.
#[inline]
fn word_from(path: &[u8], at: usize) -> u64 {
    let Some(last) = path.len().checked_sub(8) else {
        let bytes = path.iter().skip(at).rev();
        return bytes.fold(0, |word, byte| word << 8 | u64::from(*byte));
    };
    let beyond = u32::try_from(at.saturating_sub(last)).unwrap_or(u32::MAX);
    let bits = beyond.saturating_mul(8);
    word(path, at.min(last)).checked_shr(bits).unwrap_or(0)
}

/// Eight bytes of a path that stand before a place, with zeros before its start.
#[inline]
fn word_before(path: &[u8], end: usize) -> u64 {
    if let Some(start) = end.checked_sub(8) {
        return word(path, start);
    }
    let missing = u32::try_from(8_usize.saturating_sub(end)).unwrap_or(8);
    let bits = missing.saturating_mul(8);
    word_from(path, 0).checked_shl(bits).unwrap_or(0)
}

#[inline(never)]
fn equal(own: Option<&[u8]>, text: &[u8], (start, length): Place) -> Option<bool> {
    Some(own? == text.get(start..start.checked_add(length)?)?)
}

/// The instance number at a place of a path, or 0 for `{i}`, and its length.
///
/// What stands behind it is for the caller to look at.
#[inline(always)]
pub(crate) fn identifier(path: &[u8], at: usize) -> Option<(u32, usize)> {
    // Eight bytes from there, or what is left of the path.
    let start = at.min(path.len().checked_sub(8)?);
    let word = word(path, start);
    let before = u32::try_from(at.checked_sub(start)?).ok()?;
    let word = word.checked_shr(before.checked_mul(8)?)?;
    let digits = word ^ ZEROS;
    let others = ((digits & !HIGH).wrapping_add(ABOVE_NINE) | digits) & HIGH;
    let length = others.trailing_zeros() / 8;
    if !matches!(length, 1..=4) || word & 0xff == u64::from(b'0') {
        return long_identifier(path.get(at..)?);
    }
    // The last four digits, the first of them in the lowest byte, zeros before them.
    let four = digits.wrapping_shl(64_u32.wrapping_sub(8_u32.wrapping_mul(length))) >> 32;
    let pairs = four.wrapping_mul(10).wrapping_add(four >> 8) & 0x00ff_00ff;
    let number = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0xffff;
    Some((u32::try_from(number).ok()?, index(length)))
}

const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
/// What sets the high bit of all above nine.
const ABOVE_NINE: u64 = u64::from_le_bytes([0x76; 8]);

fn long_identifier(rest: &[u8]) -> Option<(u32, usize)> {
    if rest.starts_with(b"{i}") {
        return Some((0, 3));
    }
    let length = rest.iter().position(|byte| !byte.is_ascii_digit());
    let digits = rest.get(..length.unwrap_or(rest.len()))?;
    Some((parse_number(digits)?, digits.len()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::vec::Vec;

    #[test]
    fn parts_of_any_length_are_compared_whole() {
        let path: Vec<u8> = (0..90).map(|at| b'A' + at % 50).collect();
        let stored = [&[0; TAIL_BYTES][..], &path, &[0; HEAD_BYTES]].concat();
        for size in 1..path.len() {
            let path = &path[..size];
            for length in 0..=size {
                let head = (TAIL_BYTES, length);
                assert_eq!(starts(path, &stored, head), Some(true), "{length}");
                let tail = (TAIL_BYTES + size - length, length);
                assert_eq!(ends(path, size, &stored, tail), Some(true), "{length}");
                for at in 0..size {
                    let mut other = path.to_vec();
                    other[at] = b'z';
                    assert_eq!(starts(&other, &stored, head), Some(at >= length));
                    let is_before = at < size - length;
                    assert_eq!(ends(&other, size, &stored, tail), Some(is_before));
                }
            }
            assert_ne!(starts(path, &stored, (TAIL_BYTES, size + 1)), Some(true));
        }
    }

    #[test]
    fn identifiers_are_read_anywhere() {
        for text in ["1", "7", "12", "305", "4096", "65535", "4294967295", "{i}"] {
            let number = text.parse().unwrap_or(0);
            for rest in ["", ".", ".A", ".Enable", ".Stats.Sent"] {
                let path = format!("Device.A.{text}{rest}");
                let found = identifier(path.as_bytes(), 9);
                assert_eq!(found, Some((number, text.len())), "{path}");
            }
        }
        for text in ["0", "01", "4294967296", "*", "{j}", "x1", ""] {
            let path = format!("Device.A.{text}.B");
            assert_eq!(identifier(path.as_bytes(), 9), None, "{path}");
        }
        assert_eq!(identifier(b"Device.A", 8), None);
        assert_eq!(identifier(b"A.1", 2), None);
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
