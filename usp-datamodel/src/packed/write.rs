//! The parts of an image that a writer fills: texts, hash tables, the frame.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::format::{
    CHECKED_FROM, CHECKSUM_AT, FORMAT, HEADER_BYTES, LENGTH_AT, LONG_TEXT, MAGIC, PROBES_AT,
    Section, long_length,
};
use super::hash;

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
            blob: Vec::new(),
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

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.blob
    }
}

/// An open hash table of 16-bit numbers, none of which is 0.
pub(crate) struct Table {
    pub(crate) bytes: Vec<u8>,
    /// The greatest distance of an entry from its first slot.
    pub(crate) probes: u8,
}

impl Table {
    /// Builds the table: at least two slots for each entry, more where probes get long.
    pub(crate) fn new(entries: &[(u64, u16)]) -> Option<Self> {
        let needed = entries.len().checked_mul(2)?;
        let mut slots = needed.next_power_of_two().max(2);
        for _ in 0..8 {
            if let Some(table) = Self::with_slots(entries, slots) {
                return Some(table);
            }
            slots = slots.checked_mul(2)?;
        }
        None
    }

    fn with_slots(entries: &[(u64, u16)], slots: usize) -> Option<Self> {
        let mask = slots.checked_sub(1)?;
        let mut table = alloc::vec![0_u16; slots];
        let mut longest = 0;
        for (hash, number) in entries {
            let first = hash::slot(*hash, slots);
            let mut distance = 0_u8;
            loop {
                let at = first.wrapping_add(usize::from(distance)) & mask;
                let slot = table.get_mut(at)?;
                if *slot == 0 {
                    *slot = *number;
                    break;
                }
                distance = distance.checked_add(1)?;
            }
            longest = distance.max(longest);
        }
        Some(Self {
            bytes: table.iter().flat_map(|slot| slot.to_le_bytes()).collect(),
            probes: longest,
        })
    }
}

/// Puts the sections behind a header. `None` when the image does not fit 32 bits.
pub(crate) fn frame(
    sections: &[(Section, Vec<u8>)],
    edge_probes: u8,
    object_probes: u8,
) -> Option<Vec<u8>> {
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
    put(&mut image, PROBES_AT, &[edge_probes, object_probes])?;
    let checksum = hash::checksum(image.get(CHECKED_FROM..)?);
    put(&mut image, CHECKSUM_AT, &checksum.to_le_bytes())?;
    Some(image)
}

fn put(image: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    let end = at.checked_add(bytes.len())?;
    image.get_mut(at..end)?.copy_from_slice(bytes);
    Some(())
}
