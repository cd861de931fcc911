//! The parts of an image that a writer fills: texts and the frame.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::format::{
    CHECKED_FROM, CHECKSUM_AT, FORMAT, HEADER_BYTES, LENGTH_AT, LONG_TEXT, MAGIC, Section,
    long_length,
};
use super::hash;
use super::piece::HEAD_BYTES;

/// Texts of an image; a text that starts another one is stored with it.
pub(crate) struct TextPool {
    blob: Vec<u8>,
    references: BTreeMap<String, u32>,
}

impl TextPool {
    /// Lays out all texts. `None` when they are too many for 24 bits of offset.
    pub(crate) fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        let mut sorted: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut pool = Self {
            // The end of a name is read in one piece, whatever stands before it.
            blob: alloc::vec![0; hash::TAIL_BYTES],
            references: BTreeMap::new(),
        };
        pool.references.insert(String::new(), 0);
        // From the end: a text stands behind all that it starts with.
        let mut last: (&str, u32) = ("", 0);
        for text in sorted.into_iter().rev() {
            let length = u32::try_from(text.len()).ok()?;
            let reference = if length < LONG_TEXT {
                let is_shared = last.0.starts_with(text) && last.0.len() < 255;
                let offset = if is_shared {
                    last.1 & 0x00ff_ffff
                } else {
                    let offset = u32::try_from(pool.blob.len()).ok()?;
                    pool.blob.extend_from_slice(text.as_bytes());
                    offset
                };
                offset | length << 24
            } else {
                let offset = u32::try_from(pool.blob.len()).ok()?;
                pool.blob.extend(long_length(length)?);
                pool.blob.extend_from_slice(text.as_bytes());
                offset | LONG_TEXT << 24
            };
            if pool.blob.len() > 0x00ff_ffff {
                return None;
            }
            pool.references.insert(text.into(), reference);
            last = (text, reference);
        }
        Some(pool)
    }

    /// The reference to a text that was laid out.
    pub(crate) fn reference(&self, text: &str) -> u32 {
        self.references.get(text).copied().unwrap_or_default()
    }

    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        // So is the start of a path.
        self.blob.extend([0; HEAD_BYTES]);
        self.blob
    }
}

/// Puts the sections behind a header. `None` when the image does not fit 32 bits.
pub(crate) fn frame(sections: &[(Section, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut image = alloc::vec![0_u8; HEADER_BYTES];
    for section in Section::ALL {
        let content = sections.iter().find(|(found, _)| *found == section);
        let content = content
            .map(|(_, bytes)| bytes.as_slice())
            .unwrap_or_default();
        let offset = u32::try_from(image.len()).ok()?;
        let length = u32::try_from(content.len()).ok()?;
        let at = section.header_at();
        put(&mut image, at, &offset.to_le_bytes())?;
        put(&mut image, at.checked_add(4)?, &length.to_le_bytes())?;
        image.extend_from_slice(content);
        while image.len() % 4 != 0 {
            image.push(0);
        }
    }
    let length = u32::try_from(image.len()).ok()?;
    put(&mut image, 0, &MAGIC)?;
    put(&mut image, MAGIC.len(), &FORMAT.to_le_bytes())?;
    put(&mut image, LENGTH_AT, &length.to_le_bytes())?;
    let checksum = hash::checksum(image.get(CHECKED_FROM..)?);
    put(&mut image, CHECKSUM_AT, &checksum.to_le_bytes())?;
    Some(image)
}

fn put(image: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    let end = at.checked_add(bytes.len())?;
    image.get_mut(at..end)?.copy_from_slice(bytes);
    Some(())
}
