//! How bytes look in `Debug` output.

use core::fmt;

/// Bytes that show their length and an escaped beginning.
pub(crate) struct Blob<'a>(pub(crate) &'a [u8]);

/// How many bytes are shown.
const SHOWN: usize = 32;

impl fmt::Debug for Blob<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = self.0.get(..SHOWN).unwrap_or(self.0);
        let rest = if head.len() < self.0.len() { "..." } else { "" };
        write!(
            f,
            "{} bytes \"{}{rest}\"",
            self.0.len(),
            head.escape_ascii()
        )
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::Blob;

    #[test]
    fn short_and_long() {
        assert_eq!(format!("{:?}", Blob(b"a\n\xff")), r#"3 bytes "a\n\xff""#);
        let long = format!("{:?}", Blob(&[b'x'; 33]));
        assert_eq!(long, format!("33 bytes \"{}...\"", "x".repeat(32)));
    }
}
