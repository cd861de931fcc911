//! Percent escapes in literals.

use super::steps;
use crate::error::ParseErrorKind as Kind;

/// What is wrong with escapes, and what is behind them.
pub(super) type Bad<'a> = (Kind, &'a [u8]);

/// Decodes the escapes of one character.
pub(super) fn escape(i: &[u8]) -> Result<(char, &[u8]), Bad<'_>> {
    let mut bytes = [0_u8; 4];
    let mut rest = i;
    for used in 0_usize..4 {
        let Some((byte, next)) = hex_pair(rest) else {
            return Err(if used == 0 {
                let bad = i
                    .iter()
                    .skip(1)
                    .take(2)
                    .take_while(|byte| byte.is_ascii_alphanumeric())
                    .count();
                (
                    Kind::Percent,
                    i.get(bad.saturating_add(1)..).unwrap_or_default(),
                )
            } else {
                (Kind::PercentUtf8, rest)
            });
        };
        rest = next;
        if let Some(slot) = bytes.get_mut(used) {
            *slot = byte;
        }
        let so_far = bytes.get(..=used).unwrap_or_default();
        match core::str::from_utf8(so_far) {
            Ok(decoded) => {
                return decoded
                    .chars()
                    .next()
                    .map(|c| (c, rest))
                    .ok_or((Kind::Percent, rest));
            }
            Err(error) if error.error_len().is_some() => return Err((Kind::PercentUtf8, rest)),
            Err(_) => {}
        }
    }
    Err((Kind::PercentUtf8, rest))
}

fn hex_pair(i: &[u8]) -> Option<(u8, &[u8])> {
    steps::tick();
    let (pair, rest) = i.split_first_chunk::<3>()?;
    let [b'%', high, low] = *pair else {
        return None;
    };
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    Some((
        digit(high)?.checked_mul(16)?.checked_add(digit(low)?)?,
        rest,
    ))
}

/// The text of a literal with its escapes decoded; malformed ones stand for themselves.
pub(crate) fn decode(raw: &str) -> impl Iterator<Item = Decoded<'_>> {
    let mut rest = raw;
    core::iter::from_fn(move || {
        let place = match rest.as_bytes().iter().position(|byte| *byte == b'%') {
            None if rest.is_empty() => return None,
            None => rest.len(),
            Some(place) => place,
        };
        if place > 0 {
            let (plain, behind) = rest.split_at_checked(place)?;
            rest = behind;
            return Some(Decoded::Plain(plain));
        }
        match escape(rest.as_bytes()) {
            Ok((character, left)) => {
                let used = rest.len().checked_sub(left.len())?;
                rest = rest.get(used..)?;
                Some(Decoded::Escaped(character))
            }
            Err(_) => {
                let (percent, behind) = rest.split_at_checked(1)?;
                rest = behind;
                Some(Decoded::Plain(percent))
            }
        }
    })
}

/// A piece of a literal.
pub(crate) enum Decoded<'a> {
    /// Text as it stands.
    Plain(&'a str),
    /// A character that was escaped.
    Escaped(char),
}
