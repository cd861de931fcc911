//! The embedded image of TR-181; see `ORIGIN.md` beside it.

use crate::Schema;
use crate::packed::format::Section;

static IMAGE: &[u8] = include_bytes!("tr181.uspdm");
static SCHEMA: Schema<'static> = Schema::embedded(
    IMAGE,
    text(section(IMAGE, Section::Text)),
    section(IMAGE, Section::Nodes),
    section(IMAGE, Section::Edges),
);

/// TR-181 Device:2.19 for USP: names, types, facets, access, keys, references, commands, events.
///
/// The image is part of the program; nothing is read, checked or allocated.
#[must_use]
pub const fn tr181() -> Schema<'static> {
    SCHEMA
}

/// A section of the embedded image, found when the crate is compiled.
const fn section(image: &'static [u8], section: Section) -> &'static [u8] {
    let (_, header) = image.split_at(section.header_at());
    let [o0, o1, o2, o3, l0, l1, l2, l3, ..] = header else {
        return &[];
    };
    let offset = number([*o0, *o1, *o2, *o3]);
    let length = number([*l0, *l1, *l2, *l3]);
    let (_, rest) = image.split_at(offset);
    let (bytes, _) = rest.split_at(length);
    bytes
}

const fn text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[expect(
    clippy::as_conversions,
    reason = "`usize::from` is not const; the image is far smaller than 2^24 bytes"
)]
const fn number(bytes: [u8; 4]) -> usize {
    u32::from_le_bytes(bytes) as usize
}
