//! From facets to packed types.

use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::intern::Sym;
use super::model::{ListFacts, SizeFacts, Syntax};
use super::{CompileError, DataModel};
use crate::types::{
    EnumItem, ListRule, ParamAccess, Pattern, Primitive, Range, Reference, ReferenceKind, Size,
    Strength, Type,
};
use crate::value::pattern;

/// Writes types, each distinct one once.
pub(crate) struct TypeWriter<'m> {
    model: &'m DataModel,
    pub(crate) bytes: Vec<u8>,
    known: BTreeMap<Vec<u8>, (u32, u16)>,
    automata: BTreeMap<Sym, Vec<u8>>,
}

impl<'m> TypeWriter<'m> {
    pub(crate) const fn new(model: &'m DataModel) -> Self {
        Self {
            model,
            bytes: Vec::new(),
            known: BTreeMap::new(),
            automata: BTreeMap::new(),
        }
    }

    /// Place and length of the type of a syntax; `node` is for errors.
    pub(crate) fn write(
        &mut self,
        node: usize,
        syntax: &Syntax,
    ) -> Result<(u32, u16), CompileError> {
        let model = self.model;
        for pattern in &syntax.facets.patterns {
            self.automaton(node, *pattern)?;
        }
        let sizes = sizes(&syntax.facets.sizes);
        let mut ranges = Vec::new();
        for range in &syntax.facets.ranges {
            let text = |sym: Sym| (!sym.is_empty()).then(|| model.text(sym));
            let parsed = Range::parse(text(range.min), text(range.max), text(range.step));
            ranges.push(parsed.map_err(|error| CompileError::Range {
                path: model.path(node),
                min: model.text(range.min).into(),
                max: model.text(range.max).into(),
                reason: error.to_string(),
            })?);
        }
        let items = syntax.facets.enumeration.iter().map(|item| {
            let access = if item.is_read_only {
                ParamAccess::ReadOnly
            } else {
                ParamAccess::ReadWrite
            };
            EnumItem::new(model.text(item.value))
                .with_status(item.status)
                .with_access(access)
                .with_optional(item.is_optional)
        });
        let items: Vec<EnumItem<'_>> = items.collect();
        let patterns = syntax.facets.patterns.iter().map(|sym| {
            let dfa = self.automata.get(sym).map(Vec::as_slice);
            Pattern::new(model.text(*sym), dfa.unwrap_or_default())
        });
        let patterns: Vec<Pattern<'_>> = patterns.collect();
        let list_sizes = syntax.list.as_ref().map(|list| self::sizes(&list.sizes));
        let list_sizes = list_sizes.unwrap_or_default();
        let mut ty = Type::new(syntax.primitive.unwrap_or(Primitive::String))
            .with_sizes(&sizes)
            .with_ranges(&ranges)
            .with_enumeration(&items)
            .with_patterns(&patterns);
        if let Some(list) = &syntax.list {
            ty = ty.with_list(
                ListRule::new()
                    .with_items(list.min.unwrap_or(0), list.max)
                    .with_nested(list.nested)
                    .with_sizes(&list_sizes),
            );
        }
        if let Some((kind, facts)) = super::reference::first(syntax) {
            let strength = facts.strength.unwrap_or(Strength::Weak);
            let mut reference = Reference::new(match kind {
                0 => ReferenceKind::Path(strength),
                1 => ReferenceKind::Instance(strength),
                _ => ReferenceKind::Enumeration,
            });
            if let Some(null) = facts.null_value {
                reference = reference.with_null_value(model.text(null));
            }
            ty = ty.with_reference(reference);
        }
        if let Some(units) = syntax.facets.units {
            ty = ty.with_units(model.text(units));
        }
        let mut packed = Vec::new();
        ty.pack(&mut packed);
        if let Some(known) = self.known.get(&packed) {
            return Ok(*known);
        }
        let too_large = CompileError::TooMany {
            what: "bytes of facets of a type",
            max: 65_535,
        };
        let length = u16::try_from(packed.len()).map_err(|_| too_large)?;
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&packed);
        self.known.insert(packed, (at, length));
        Ok((at, length))
    }

    fn automaton(&mut self, node: usize, pattern: Sym) -> Result<(), CompileError> {
        if self.automata.contains_key(&pattern) {
            return Ok(());
        }
        let text = self.model.text(pattern);
        let dfa = match pattern::compile(text) {
            Ok(dfa) => dfa,
            // Published models have such; what nobody can check refuses nothing.
            Err(error) if error.is_foreign() => pattern::ANY_TEXT.to_vec(),
            Err(error) => {
                return Err(CompileError::Pattern {
                    path: self.model.path(node),
                    pattern: text.into(),
                    reason: error.to_string(),
                });
            }
        };
        self.automata.insert(pattern, dfa);
        Ok(())
    }

    /// Which sizes write a minimum of 0 where they could say nothing.
    ///
    /// Bit n for the size n, bit 14 for a size of the list, bit 15 for its number of items.
    pub(crate) fn written_zeros(&self, syntax: &Syntax) -> u16 {
        let zero = |size: &SizeFacts| size.min == Some(0);
        let mut word = 0;
        for (bit, size) in syntax.facets.sizes.iter().take(14).enumerate() {
            word |= u16::from(zero(size)) << bit;
        }
        if let Some(ListFacts { min, sizes, .. }) = &syntax.list {
            word |= u16::from(sizes.iter().any(zero)) << 14;
            word |= u16::from(*min == Some(0)) << 15;
        }
        word
    }
}

fn sizes(facts: &[SizeFacts]) -> Vec<Size> {
    let size = |size: &SizeFacts| Size::new(size.min.unwrap_or(0), size.max);
    facts.iter().map(size).collect()
}
