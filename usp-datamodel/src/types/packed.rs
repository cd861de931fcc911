//! Facets in a slice or in the bytes of an image, read the same way.
//!
//! A packed type is: one byte of primitive, one byte that says which parts follow, and then each
//! part as its length and its bytes. A facet list is its items one after another. Numbers are
//! LEB128; a signed number is zigzag. Nothing is aligned, so any machine reads any image.

use alloc::vec::Vec;
use core::fmt;

use super::{
    Bound, DefaultKind, DefaultValue, EnumItem, ListRule, NestedBrackets, ParamAccess, Pattern,
    Primitive, Range, Reference, ReferenceKind, Size, Status, Step, Strength, Type,
};
use crate::value::Decimal;

/// The facets of one kind, in the order of the schema.
pub struct Facets<'a, T>(Source<'a, T>);

enum Source<'a, T> {
    Slice(&'a [T]),
    Packed(&'a [u8]),
}

impl<T> Clone for Facets<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Facets<'_, T> {}

impl<T> Clone for Source<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<'_, T> {}

impl<T> Default for Facets<'_, T> {
    fn default() -> Self {
        Self::slice(&[])
    }
}

impl<'a, T> Facets<'a, T> {
    /// The facets of a slice.
    #[must_use]
    pub const fn slice(items: &'a [T]) -> Self {
        Self(Source::Slice(items))
    }

    const fn packed(bytes: &'a [u8]) -> Self {
        Self(Source::Packed(bytes))
    }

    /// Whether there is no facet of this kind.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        match self.0 {
            Source::Slice(items) => items.is_empty(),
            Source::Packed(bytes) => bytes.is_empty(),
        }
    }
}

impl<'a, T: PackedFacet<'a>> Facets<'a, T> {
    /// An iterator over the facets.
    #[must_use]
    pub const fn iter(&self) -> FacetIter<'a, T> {
        FacetIter(self.0)
    }

    fn is_sound(self) -> bool {
        match self.0 {
            Source::Slice(_) => true,
            Source::Packed(bytes) => {
                let mut reader = Reader(bytes);
                while !reader.0.is_empty() {
                    if T::read(&mut reader).is_none() {
                        return false;
                    }
                }
                true
            }
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        for item in self {
            item.write(out);
        }
    }
}

impl<'a, T: PackedFacet<'a>> IntoIterator for Facets<'a, T> {
    type Item = T;
    type IntoIter = FacetIter<'a, T>;

    fn into_iter(self) -> FacetIter<'a, T> {
        self.iter()
    }
}

impl<'a, T: PackedFacet<'a> + fmt::Debug> fmt::Debug for Facets<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: PackedFacet<'a> + PartialEq> PartialEq for Facets<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

/// Iterator over [`Facets`].
pub struct FacetIter<'a, T>(Source<'a, T>);

impl<T> Clone for FacetIter<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<'a, T: PackedFacet<'a> + fmt::Debug> fmt::Debug for FacetIter<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'a, T: PackedFacet<'a>> Iterator for FacetIter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match &mut self.0 {
            Source::Slice(items) => {
                let (first, rest) = items.split_first()?;
                *items = rest;
                Some(*first)
            }
            Source::Packed(bytes) => {
                let mut reader = Reader(bytes);
                let item = T::read(&mut reader);
                // Bytes that do not parse end the iteration: `Type::check_packed` finds them first.
                *bytes = if item.is_some() { reader.0 } else { &[] };
                item
            }
        }
    }
}

impl<'a, T: PackedFacet<'a>> core::iter::FusedIterator for FacetIter<'a, T> {}

/// A facet that an image can hold: [`Size`], [`Range`], [`EnumItem`], [`Pattern`].
pub trait PackedFacet<'a>: Copy + Packed<'a> {}

impl<'a, T: Copy + Packed<'a>> PackedFacet<'a> for T {}

mod sealed {
    use alloc::vec::Vec;

    #[expect(
        unnameable_types,
        reason = "keeps `PackedFacet` to the facets of this crate"
    )]
    pub trait Packed<'a>: Sized {
        fn read(reader: &mut super::Reader<'a>) -> Option<Self>;
        fn write(&self, out: &mut Vec<u8>);
    }
}

use sealed::Packed;

/// A cursor over untrusted bytes; `None` is "not there".
#[derive(Debug)]
#[expect(
    unnameable_types,
    reason = "only the sealed half of `PackedFacet` mentions it"
)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        let mut shift = 0_u32;
        loop {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            let shifted = part.checked_shl(shift)?;
            if shifted.checked_shr(shift)? != part {
                return None;
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift = shift.checked_add(7)?;
        }
    }

    fn wide(&mut self) -> Option<u128> {
        let mut value = 0_u128;
        let mut shift = 0_u32;
        loop {
            let byte = self.byte()?;
            let part = u128::from(byte & 0x7f);
            let shifted = part.checked_shl(shift)?;
            if shifted.checked_shr(shift)? != part {
                return None;
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift = shift.checked_add(7)?;
        }
    }

    fn signed(&mut self) -> Option<i128> {
        let wide = self.wide()?;
        let half = i128::try_from(wide >> 1).ok()?;
        Some(if wide & 1 == 0 { half } else { !half })
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        core::str::from_utf8(self.bytes()?).ok()
    }
}

fn write_wide(mut value: u128, out: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0x7f);
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn write_number(value: u64, out: &mut Vec<u8>) {
    write_wide(u128::from(value), out);
}

fn write_signed(value: i128, out: &mut Vec<u8>) {
    let zigzag = u128::from_ne_bytes(value.to_ne_bytes()) << 1;
    write_wide(if value < 0 { !zigzag } else { zigzag }, out);
}

fn write_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    // A length is never wider than 64 bits.
    write_number(u64::try_from(bytes.len()).unwrap_or(u64::MAX), out);
    out.extend_from_slice(bytes);
}

impl Packed<'_> for Size {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let open = reader.byte()?;
        let min = reader.number()?;
        let max = if open == 0 {
            Some(reader.number()?)
        } else {
            None
        };
        Some(Self::new(min, max))
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.max.is_none()));
        write_number(self.min, out);
        if let Some(max) = self.max {
            write_number(max, out);
        }
    }
}

/// How a bound is packed: absent, integer, decimal text.
fn read_bound<'a>(kind: u8, reader: &mut Reader<'a>) -> Option<Option<Bound<'a>>> {
    Some(match kind {
        0 => None,
        1 => Some(Bound::Integer(reader.signed()?)),
        2 => {
            let negative = reader.byte()? != 0;
            let (integer, fraction) = (reader.text()?, reader.text()?);
            Some(Bound::Decimal(Decimal::from_digits(
                negative, integer, fraction,
            )?))
        }
        _ => return None,
    })
}

fn bound_kind(bound: Option<Bound<'_>>) -> u8 {
    match bound {
        None => 0,
        Some(Bound::Integer(_)) => 1,
        Some(Bound::Decimal(_)) => 2,
    }
}

fn write_bound(bound: Option<Bound<'_>>, out: &mut Vec<u8>) {
    match bound {
        None => {}
        Some(Bound::Integer(value)) => write_signed(value, out),
        Some(Bound::Decimal(decimal)) => {
            out.push(u8::from(decimal.is_negative()));
            write_bytes(decimal.integer_digits().as_bytes(), out);
            write_bytes(decimal.fraction_digits().as_bytes(), out);
        }
    }
}

impl<'a> Packed<'a> for Range<'a> {
    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let kinds = reader.byte()?;
        let min = read_bound(kinds & 3, reader)?;
        let max = read_bound(kinds >> 2 & 3, reader)?;
        let step = match kinds >> 4 {
            0 => None,
            1 => {
                let scale = reader.byte()?;
                Some(Step::new(reader.number()?, scale)?)
            }
            _ => return None,
        };
        Self::new(min, max, step).ok()
    }

    fn write(&self, out: &mut Vec<u8>) {
        let step = u8::from(self.step().is_some());
        out.push(bound_kind(self.min()) | bound_kind(self.max()) << 2 | step << 4);
        write_bound(self.min(), out);
        write_bound(self.max(), out);
        if let Some(step) = self.step() {
            let (mantissa, scale) = step.parts();
            out.push(scale);
            write_number(mantissa, out);
        }
    }
}

impl<'a> Packed<'a> for EnumItem<'a> {
    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let flags = reader.byte()?;
        let status = match flags & 3 {
            0 => Status::Current,
            1 => Status::Deprecated,
            2 => Status::Obsoleted,
            _ => Status::Deleted,
        };
        let access = match flags >> 2 & 3 {
            0 => ParamAccess::ReadOnly,
            1 => ParamAccess::ReadWrite,
            2 => ParamAccess::WriteOnceReadOnly,
            _ => return None,
        };
        let optional = match flags >> 4 {
            0 => false,
            1 => true,
            _ => return None,
        };
        Some(
            Self::new(reader.text()?)
                .with_status(status)
                .with_access(access)
                .with_optional(optional),
        )
    }

    fn write(&self, out: &mut Vec<u8>) {
        let status = match self.status {
            Status::Current => 0,
            Status::Deprecated => 1,
            Status::Obsoleted => 2,
            Status::Deleted => 3,
        };
        let access = match self.access {
            ParamAccess::ReadOnly => 0,
            ParamAccess::ReadWrite => 1,
            ParamAccess::WriteOnceReadOnly => 2,
        };
        out.push(status | access << 2 | u8::from(self.optional) << 4);
        write_bytes(self.value.as_bytes(), out);
    }
}

impl<'a> Packed<'a> for Pattern<'a> {
    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        Some(Self::new(reader.text()?, reader.bytes()?))
    }

    fn write(&self, out: &mut Vec<u8>) {
        write_bytes(self.source.as_bytes(), out);
        write_bytes(self.dfa, out);
    }
}

/// The parts of a packed type, in the order in which they follow.
const SIZES: u8 = 0x01;
const RANGES: u8 = 0x02;
const ENUMERATION: u8 = 0x04;
const PATTERNS: u8 = 0x08;
const LIST: u8 = 0x10;
const REFERENCE: u8 = 0x20;
const UNITS: u8 = 0x40;
const DEFAULT: u8 = 0x80;

impl<'a> Type<'a> {
    /// Reads a type that [`Type::pack`] wrote, without touching its facets.
    ///
    /// `None` when the bytes are no packed type. The facets are views into the bytes; where
    /// [`Type::check_packed`] says no, they may end early, and nothing worse.
    #[must_use]
    pub fn from_packed(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let number = reader.byte()?;
        let primitive = Primitive::ALL.get(usize::from(number))?;
        let parts = reader.byte()?;
        let mut ty = Self::new(*primitive);
        if parts & SIZES != 0 {
            ty.sizes = Facets::packed(reader.bytes()?);
        }
        if parts & RANGES != 0 {
            ty.ranges = Facets::packed(reader.bytes()?);
        }
        if parts & ENUMERATION != 0 {
            ty.enumeration = Facets::packed(reader.bytes()?);
        }
        if parts & PATTERNS != 0 {
            ty.patterns = Facets::packed(reader.bytes()?);
        }
        if parts & LIST != 0 {
            ty.list = Some(read_list(&mut reader)?);
        }
        if parts & REFERENCE != 0 {
            ty.reference = Some(read_reference(&mut reader)?);
        }
        if parts & UNITS != 0 {
            ty.units = Some(reader.text()?);
        }
        if parts & DEFAULT != 0 {
            let kind = match reader.byte()? {
                0 => DefaultKind::Object,
                1 => DefaultKind::Factory,
                2 => DefaultKind::Implementation,
                3 => DefaultKind::Parameter,
                _ => return None,
            };
            ty.default = Some(DefaultValue::new(kind, reader.text()?));
        }
        reader.0.is_empty().then_some(ty)
    }

    /// Whether bytes are a packed type of which every facet can be read.
    #[must_use]
    pub fn check_packed(bytes: &'a [u8]) -> bool {
        Self::from_packed(bytes).is_some_and(|ty| {
            ty.sizes.is_sound()
                && ty.ranges.is_sound()
                && ty.enumeration.is_sound()
                && ty.patterns.is_sound()
                && ty.list.is_none_or(|list| list.sizes.is_sound())
        })
    }

    /// Appends the type to an image; equal types give equal bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        let mut parts = 0;
        for (present, bit) in [
            (!self.sizes.is_empty(), SIZES),
            (!self.ranges.is_empty(), RANGES),
            (!self.enumeration.is_empty(), ENUMERATION),
            (!self.patterns.is_empty(), PATTERNS),
            (self.list.is_some(), LIST),
            (self.reference.is_some(), REFERENCE),
            (self.units.is_some(), UNITS),
            (self.default.is_some(), DEFAULT),
        ] {
            if present {
                parts |= bit;
            }
        }
        out.push(self.primitive.number());
        out.push(parts);
        write_facets(self.sizes, out);
        write_facets(self.ranges, out);
        write_facets(self.enumeration, out);
        write_facets(self.patterns, out);
        if let Some(list) = self.list {
            write_list(&list, out);
        }
        if let Some(reference) = self.reference {
            write_reference(reference, out);
        }
        if let Some(units) = self.units {
            write_bytes(units.as_bytes(), out);
        }
        if let Some(default) = self.default {
            out.push(match default.kind {
                DefaultKind::Object => 0,
                DefaultKind::Factory => 1,
                DefaultKind::Implementation => 2,
                DefaultKind::Parameter => 3,
            });
            write_bytes(default.value.as_bytes(), out);
        }
    }
}

fn write_facets<'a, T: PackedFacet<'a>>(facets: Facets<'a, T>, out: &mut Vec<u8>) {
    if !facets.is_empty() {
        let mut bytes = Vec::new();
        facets.write(&mut bytes);
        write_bytes(&bytes, out);
    }
}

fn read_list<'a>(reader: &mut Reader<'a>) -> Option<ListRule<'a>> {
    let nested = match reader.byte()? {
        0 => NestedBrackets::Legacy,
        1 => NestedBrackets::Permitted,
        2 => NestedBrackets::Required,
        _ => return None,
    };
    let items = Size::read(reader)?;
    let mut rule = ListRule::new()
        .with_items(items.min, items.max)
        .with_nested(nested);
    rule.sizes = Facets::packed(reader.bytes()?);
    Some(rule)
}

fn write_list(rule: &ListRule<'_>, out: &mut Vec<u8>) {
    out.push(match rule.nested {
        NestedBrackets::Legacy => 0,
        NestedBrackets::Permitted => 1,
        NestedBrackets::Required => 2,
    });
    Size::new(rule.min_items, rule.max_items).write(out);
    let mut sizes = Vec::new();
    rule.sizes.write(&mut sizes);
    write_bytes(&sizes, out);
}

/// Beside the kind of a reference: a null value follows.
const NULL_VALUE: u8 = 0x80;

fn read_reference<'a>(reader: &mut Reader<'a>) -> Option<Reference<'a>> {
    let byte = reader.byte()?;
    let kind = match byte & !NULL_VALUE {
        0 => ReferenceKind::Path(Strength::Weak),
        1 => ReferenceKind::Path(Strength::Strong),
        2 => ReferenceKind::Instance(Strength::Weak),
        3 => ReferenceKind::Instance(Strength::Strong),
        4 => ReferenceKind::Enumeration,
        _ => return None,
    };
    let mut reference = Reference::new(kind);
    if byte & NULL_VALUE != 0 {
        reference.null_value = Some(reader.text()?);
    }
    Some(reference)
}

fn write_reference(reference: Reference<'_>, out: &mut Vec<u8>) {
    let kind = match reference.kind {
        ReferenceKind::Path(Strength::Weak) => 0,
        ReferenceKind::Path(Strength::Strong) => 1,
        ReferenceKind::Instance(Strength::Weak) => 2,
        ReferenceKind::Instance(Strength::Strong) => 3,
        ReferenceKind::Enumeration => 4,
    };
    match reference.null_value {
        None => out.push(kind),
        Some(null) => {
            out.push(kind | NULL_VALUE);
            write_bytes(null.as_bytes(), out);
        }
    }
}
