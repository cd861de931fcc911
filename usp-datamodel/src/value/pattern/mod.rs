//! XSD patterns: an automaton that is made on the host and walked anywhere.
//!
//! The automaton is a byte string of our own form, so that an image holds it and any machine reads
//! it where it lies: one byte of version, one byte that says how wide an offset is (2 or 4), and
//! the states, the first of which is the start. A state is one byte that says whether the text may
//! end here, the number of its ranges, and for each range the least and the greatest byte and the
//! offset of the next state, in little endian.
//!
//! The walk takes one step for each byte of the text and checks every read, so bytes that are no
//! automaton match nothing or something, and do no harm.

#[cfg(feature = "pattern")]
mod automaton;
#[cfg(feature = "pattern")]
mod blocks;
#[cfg(feature = "pattern")]
mod class;
#[cfg(feature = "pattern")]
mod syntax;

#[cfg(feature = "pattern")]
pub use self::automaton::compile;
#[cfg(feature = "xml")]
pub(crate) use self::syntax::check;
#[cfg(feature = "pattern")]
pub use self::syntax::{PatternError, PatternErrorKind};

const VERSION: u8 = 1;
const HEADER: usize = 2;

/// An automaton that takes every text: one state, which all bytes lead back to.
#[cfg(feature = "xml")]
pub(crate) const ANY_TEXT: [u8; 8] = [VERSION, 2, 1, 1, 0x00, 0xff, 2, 0];

/// Whether an automaton matches a whole text.
///
/// Bytes that are no automaton match nothing.
#[must_use]
pub fn is_match(dfa: &[u8], text: impl Iterator<Item = u8>) -> bool {
    run(dfa, text).unwrap_or(false)
}

fn run(dfa: &[u8], text: impl Iterator<Item = u8>) -> Option<bool> {
    // Two bytes of a range, and its offset.
    let range_bytes = match dfa {
        [VERSION, 2, ..] => 4,
        [VERSION, 4, ..] => 6,
        _ => return None,
    };
    let mut offset = HEADER;
    for byte in text {
        let [_, count, ranges @ ..] = dfa.get(offset..)? else {
            return None;
        };
        let next = ranges
            .chunks_exact(range_bytes)
            .take(usize::from(*count))
            .find(|range| matches!(range, [low, high, ..] if *low <= byte && byte <= *high))?;
        offset = match next {
            [_, _, a, b] => usize::from(u16::from_le_bytes([*a, *b])),
            [_, _, a, b, c, d] => usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?,
            _ => return None,
        };
    }
    dfa.get(offset).map(|end| *end == 1)
}
