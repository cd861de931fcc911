//! The layout of an image: one place for writer and reader.

/// First bytes of every image.
pub(crate) const MAGIC: [u8; 6] = *b"uspdm\0";
/// Version of the layout; a reader takes no other.
pub(crate) const FORMAT: u16 = 3;
/// Where the checksum stands.
pub(crate) const CHECKSUM_AT: usize = 8;
/// First byte that the checksum covers.
pub(crate) const CHECKED_FROM: usize = 16;
/// Where the total length stands.
pub(crate) const LENGTH_AT: usize = 16;
/// Where the table of sections begins: offset and length of each, in bytes.
pub(crate) const SECTIONS_AT: usize = 24;
/// Bytes before the first section.
pub(crate) const HEADER_BYTES: usize = SECTIONS_AT.saturating_add(8 * Section::COUNT);

/// A part of the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// All text, UTF-8, behind [`TAIL_BYTES`](super::hash::TAIL_BYTES) zeros and before
    /// [`HEAD_BYTES`](super::piece::HEAD_BYTES) of them.
    Text,
    /// One record of [`NODE_BYTES`] for each node.
    Nodes,
    /// One record of [`INNER_BYTES`] for each node that can have children, in node order.
    Inner,
    /// Hash table (parent, name, whether it has children) -> node, [`EDGE_BYTES`] each.
    Edges,
    /// Hash table path -> node, [`PATH_BYTES`] each.
    Paths,
    /// Paths of objects in pieces, [`HOLDER_BYTES`] and [`PIECE_BYTES`] for each inner piece.
    Holders,
    /// One record of [`SYNTAX_BYTES`] for each distinct syntax.
    Syntaxes,
    /// Packed types.
    Types,
    /// One record of [`REFERENCE_BYTES`] for each distinct reference.
    References,
    /// Node numbers of keys and reference targets.
    Lists,
    /// Versions, [`VERSION_BYTES`] each.
    Versions,
    /// One record of [`PROFILE_BYTES`] for each profile.
    Profiles,
    /// Node number and requirement, [`PROFILE_ITEM_BYTES`] each.
    ProfileItems,
    /// Text references of the model's name, spec and file.
    Meta,
}

impl Section {
    /// Number of sections.
    pub(crate) const COUNT: usize = 14;

    /// All sections in the order of the image.
    #[cfg(feature = "xml")]
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Text,
        Self::Nodes,
        Self::Inner,
        Self::Edges,
        Self::Paths,
        Self::Holders,
        Self::Syntaxes,
        Self::Types,
        Self::References,
        Self::Lists,
        Self::Versions,
        Self::Profiles,
        Self::ProfileItems,
        Self::Meta,
    ];

    /// Where the offset of the section stands in the header.
    pub(crate) const fn header_at(self) -> usize {
        let index: usize = match self {
            Self::Text => 0,
            Self::Nodes => 1,
            Self::Inner => 2,
            Self::Edges => 3,
            Self::Paths => 4,
            Self::Holders => 5,
            Self::Syntaxes => 6,
            Self::Types => 7,
            Self::References => 8,
            Self::Lists => 9,
            Self::Versions => 10,
            Self::Profiles => 11,
            Self::ProfileItems => 12,
            Self::Meta => 13,
        };
        SECTIONS_AT.saturating_add(index.saturating_mul(8))
    }
}

/// Node: name (text), parent u16, detail u16 (syntax of a leaf, inner record of others),
/// bits u16, version u8, spare u8.
pub(crate) const NODE_BYTES: usize = 12;
/// Inner: first child u16, children u16, relative path (text), context u16, entries parameter u16,
/// minimum u32, maximum u32, discriminator u16, enable parameter u16, keys at u16, keys u16,
/// flags u16, spare u16.
pub(crate) const INNER_BYTES: usize = 32;
/// Edge: node u16.
pub(crate) const EDGE_BYTES: usize = 2;
/// Path: node u16, its holder u16: the object whose path it continues, or itself, in units of
/// [`PIECE_BYTES`].
pub(crate) const PATH_BYTES: usize = 4;
/// Holder: object u16, instance identifiers in the path of a row or of what is in the object u8,
/// whether it is a table u8, what stands before the first identifier (text), what stands behind the
/// last (text). What stands between two of them follows, in order.
pub(crate) const HOLDER_BYTES: usize = 12;
/// Piece: a text.
pub(crate) const PIECE_BYTES: usize = 4;
/// Syntax: type at u32, type length u16, default kind u8, flags u8, type name (text), default
/// (text), reference u16, spare u16.
pub(crate) const SYNTAX_BYTES: usize = 20;
/// Reference: as written (text), data type (text), null value (text), targets at u16, targets u16,
/// bits u16, spare u16.
pub(crate) const REFERENCE_BYTES: usize = 20;
/// Version: three u16.
pub(crate) const VERSION_BYTES: usize = 6;
/// Profile: name (text), base u16, status u8, version u8, extends at u16, extends u16, items at
/// u16, items u16.
pub(crate) const PROFILE_BYTES: usize = 16;
/// Profile item: node u16, requirement u8, status u8.
pub(crate) const PROFILE_ITEM_BYTES: usize = 4;
/// Meta: model name, spec, file (texts), then version u16 x 3, spare u16.
pub(crate) const META_BYTES: usize = 20;

/// "No node" and "no record": node 0 is the root, which nothing refers to.
pub(crate) const NONE: u16 = 0;
/// The maximum number of entries that stands for "unbounded".
pub(crate) const UNBOUNDED: u32 = u32::MAX;

/// Bits of a node record.
pub(crate) mod bits {
    pub(crate) const KIND: u16 = 0x000f;
    pub(crate) const STATUS_SHIFT: u32 = 4;
    pub(crate) const ACCESS_SHIFT: u32 = 6;
    pub(crate) const NOTIFY_SHIFT: u32 = 8;
    pub(crate) const TWO: u16 = 0x0003;
    pub(crate) const HIDDEN: u16 = 0x0400;
    pub(crate) const SECURED: u16 = 0x0800;
    pub(crate) const MANDATORY: u16 = 0x1000;
    pub(crate) const FORCED_INFORM: u16 = 0x2000;
    pub(crate) const COMMAND: u16 = 0x4000;
    pub(crate) const ASYNC: u16 = 0x8000;
}

/// Flags of an inner record.
pub(crate) mod inner_flags {
    pub(crate) const MOUNT_POINT: u16 = 0x0001;
    pub(crate) const MOUNTABLE: u16 = 0x0002;
}

/// Flags of a syntax record.
pub(crate) mod syntax_flags {
    pub(crate) const DERIVED: u8 = 0x01;
    pub(crate) const PRESENT: u8 = 0x02;
    pub(crate) const HAS_DEFAULT: u8 = 0x04;
}

/// Bits of a reference record.
pub(crate) mod reference_bits {
    pub(crate) const KIND: u16 = 0x0003;
    pub(crate) const SCOPE_SHIFT: u32 = 2;
    pub(crate) const TARGET_SHIFT: u32 = 4;
    pub(crate) const TARGET: u16 = 0x0007;
    pub(crate) const STRONG: u16 = 0x0080;
    pub(crate) const HAS_STRENGTH: u16 = 0x0100;
    pub(crate) const HAS_NULL: u16 = 0x0200;
    pub(crate) const HAS_TARGET_LIST: u16 = 0x0400;
}

/// A text of the image: 24 bits of offset and 8 bits of length.
///
/// Length 255 means that four bytes of length stand before the text, seven bits in each, so that
/// they are UTF-8, too.
pub(crate) const LONG_TEXT: u32 = 255;

/// An offset or count of 32 bits as an index of this machine.
///
/// Where the machine has less bits, what does not fit points behind every slice.
#[inline]
pub(crate) fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[inline]
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

#[inline]
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// One record of a section of records of `N` bytes.
#[inline]
pub(crate) fn record<const N: usize>(section: &[u8], index: usize) -> Option<&[u8; N]> {
    let at = index.checked_mul(N)?;
    section.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// The bytes of a section; none when the header points outside of the image.
#[inline]
pub(crate) fn section(image: &[u8], section: Section) -> &[u8] {
    let at = section.header_at();
    let range = || {
        let start = index(u32_at(image, at)?);
        let length = index(u32_at(image, at.checked_add(4)?)?);
        image.get(start..start.checked_add(length)?)
    };
    range().unwrap_or_default()
}

/// Where a text stands: start and length.
#[inline(always)]
pub(crate) fn text_place(text: &[u8], reference: u32) -> Option<(usize, usize)> {
    let start = index(reference & 0x00ff_ffff);
    let length = reference >> 24;
    if length == LONG_TEXT {
        return long_text_place(text, start);
    }
    Some((start, index(length)))
}

#[cold]
fn long_text_place(text: &[u8], start: usize) -> Option<(usize, usize)> {
    let end = start.checked_add(4)?;
    let bytes = text.get(start..end)?.iter().rev();
    let length = bytes.fold(0_u32, |length, byte| length << 7 | u32::from(byte & 0x7f));
    Some((end, index(length)))
}

/// The bytes before a long text. `None` when it is longer than 2^28.
#[cfg(feature = "xml")]
pub(crate) fn long_length(length: u32) -> Option<[u8; 4]> {
    let bits = |shift: u32| u8::try_from(length >> shift & 0x7f).ok();
    (length >> 28 == 0).then_some([bits(0)?, bits(7)?, bits(14)?, bits(21)?])
}
