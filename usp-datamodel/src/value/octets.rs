//! base64 and hexBinary: octets behind text, compared as octets.

use core::cmp::Ordering;
use core::fmt;

use super::text::is_space;
use super::{ValueError, ValueErrorKind};
use crate::types::Primitive;

/// A base64 text that decodes.
///
/// Equality and order are those of the octets.
#[derive(Clone, Copy)]
pub struct Base64<'a> {
    text: &'a str,
    length: usize,
}

/// A hexBinary text that decodes.
///
/// Equality and order are those of the octets: the case of a digit says nothing.
#[derive(Clone, Copy)]
pub struct HexBinary<'a>(&'a str);

impl<'a> Base64<'a> {
    /// Reads padded base64; white space between the characters is passed over. `[R-ENC.6]`
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011, also where bits behind the last octet are not 0.
    pub fn parse(text: &'a str) -> Result<Self, ValueError> {
        let fault = |at| ValueError::lexical(Primitive::Base64, text, at);
        let (mut sextets, mut pads) = (0_usize, 0_usize);
        let (mut last, mut last_at) = (0_u8, 0_usize);
        for (at, byte) in text.bytes().enumerate() {
            match sextet(byte) {
                Some(value) if pads == 0 => {
                    (last, last_at) = (value, at);
                    sextets = sextets.saturating_add(1);
                }
                // The third place of a group of four, or the fourth.
                None if byte == b'=' && matches!((sextets % 4).wrapping_add(pads), 2 | 3) => {
                    pads = pads.saturating_add(1);
                }
                None if is_space(char::from(byte)) => {}
                Some(_) | None => return Err(fault(at)),
            }
        }
        if sextets.wrapping_add(pads) % 4 != 0 {
            return Err(fault(text.len()));
        }
        let unused = match sextets % 4 {
            2 => 0x0f,
            3 => 0x03,
            _ => 0,
        };
        if last & unused != 0 {
            return Err(fault(last_at));
        }
        let whole = (sextets / 4).saturating_mul(3);
        let length = whole.saturating_add((sextets % 4).saturating_sub(1));
        Ok(Self { text, length })
    }

    /// The number of octets.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no octet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The octets.
    pub fn octets(&self) -> impl Iterator<Item = u8> + use<'a> {
        let mut sextets = self.text.bytes().filter_map(sextet);
        let (mut buffer, mut bits) = (0_u16, 0_u8);
        core::iter::from_fn(move || {
            loop {
                buffer = buffer << 6 | u16::from(sextets.next()?);
                bits = bits.wrapping_add(6);
                if bits >= 8 {
                    bits = bits.wrapping_sub(8);
                    let octet = buffer.checked_shr(u32::from(bits)).unwrap_or_default();
                    return Some(low(octet));
                }
            }
        })
    }
}

impl<'a> HexBinary<'a> {
    /// Reads an even number of hexadecimal digits of either case. `[R-ENC.6]`
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011.
    pub fn parse(text: &'a str) -> Result<Self, ValueError> {
        let sound = text.bytes().position(|byte| !byte.is_ascii_hexdigit());
        if let Some(at) = sound {
            return Err(ValueError::lexical(Primitive::HexBinary, text, at));
        }
        if text.len() % 2 != 0 {
            return Err(ValueError::new(
                ValueErrorKind::Truncated {
                    expected: Primitive::HexBinary,
                },
                text.len(),
            ));
        }
        Ok(Self(text))
    }

    /// The number of octets.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len() / 2
    }

    /// Whether there is no octet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The octets.
    pub fn octets(&self) -> impl Iterator<Item = u8> + use<'a> {
        let mut nibbles = self.0.bytes().filter_map(nibble);
        core::iter::from_fn(move || Some(nibbles.next()? << 4 | nibbles.next()?))
    }

    /// The text in digits of one case.
    pub(super) fn write(&self, f: &mut dyn fmt::Write, lower: bool) -> fmt::Result {
        for byte in self.0.bytes() {
            f.write_char(char::from(if lower {
                byte.to_ascii_lowercase()
            } else {
                byte.to_ascii_uppercase()
            }))?;
        }
        Ok(())
    }
}

/// The value of a hexadecimal digit.
pub(super) fn nibble(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte.wrapping_sub(b'A'),
        b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
        b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn low(value: u16) -> u8 {
    let [low, _] = value.to_le_bytes();
    low
}

macro_rules! by_octets {
    ($($name:ident),*) => {$(
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.len() == other.len() && self.octets().eq(other.octets())
            }
        }

        impl Eq for $name<'_> {}

        impl PartialOrd for $name<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name<'_> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.octets().cmp(other.octets())
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} octets)"), self.len())
            }
        }
    )*};
}

by_octets!(Base64, HexBinary);

/// Padded, without white space.
impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text
            .split(is_space)
            .try_for_each(|part| f.write_str(part))
    }
}

/// In upper case.
impl fmt::Display for HexBinary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false)
    }
}
