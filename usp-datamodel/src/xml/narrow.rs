//! What a device type says of the values of a parameter, held against what the model says.
//!
//! As in a derived type, a kind of facet that the device type gives stands for that kind of the
//! model, and kinds that it does not give stay. It may only narrow: whatever would let in more
//! than the model is a finding, and that kind of facet stays as the model has it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::intern::{Interner, Sym};
use super::model::{ListFacts, SizeFacts, Syntax};
use crate::schema::ParamNode;
use crate::types::{
    Bound, DefaultKind, DefaultValue, EnumItem, ListRule, ParamAccess, Pattern, Primitive, Range,
    Size, Status, Step, Type,
};
use crate::value::{Decimal, Mode, pattern};

/// Why something is not taken over, or a remark: a rule and what it says.
pub(crate) type Finding = (&'static str, String);

/// The narrowed type as packed bytes, with the findings on the way.
pub(crate) fn narrow(
    param: ParamNode<'_>,
    own: &Syntax,
    strings: &Interner,
) -> (Vec<u8>, Vec<Finding>) {
    let mut narrower = Narrower {
        model: param.ty(),
        strings,
        findings: Vec::new(),
    };
    let packed = narrower.run(param, own);
    (packed, narrower.findings)
}

struct Narrower<'a> {
    model: Type<'a>,
    strings: &'a Interner,
    findings: Vec<Finding>,
}

impl<'a> Narrower<'a> {
    fn text(&self, sym: Sym) -> &'a str {
        self.strings.get(sym)
    }

    fn refuse(&mut self, rule: &'static str, message: String) {
        self.findings.push((rule, message));
    }

    fn wider(&mut self, what: &str) {
        self.refuse("wider-facet", format!("{what} beyond those of the model"));
    }

    fn run(&mut self, param: ParamNode<'_>, own: &Syntax) -> Vec<u8> {
        let model = self.model;
        let mut packed = Vec::new();
        let name = self.text(own.type_name);
        let is_other_name = !name.is_empty() && param.type_name() != Some(name);
        let is_other = own
            .primitive
            .is_some_and(|primitive| primitive != model.primitive());
        if is_other || is_other_name || (own.list.is_some() && !model.is_list()) {
            self.refuse("other-type", "type differs from that of the model".into());
            model.pack(&mut packed);
            return packed;
        }
        let sizes = self.sizes(&own.facets.sizes, &model.sizes().iter().collect::<Vec<_>>());
        let ranges = self.ranges(own);
        let items = self.enumeration(own);
        let automata = self.automata(own);
        let patterns: Vec<Pattern<'_>> = automata
            .iter()
            .map(|(source, dfa)| Pattern::new(source, dfa))
            .collect();
        let list_sizes = self.list_sizes(own.list.as_ref());
        let mut ty = model;
        if let Some(sizes) = &sizes {
            ty = ty.with_sizes(sizes);
        }
        if let Some(ranges) = &ranges {
            ty = ty.with_ranges(ranges);
        }
        if let Some(items) = &items {
            ty = ty.with_enumeration(items);
        }
        if !patterns.is_empty() {
            ty = ty.with_patterns(&patterns);
        }
        if let (Some(own), Some(rule)) = (&own.list, model.list()) {
            ty = ty.with_list(self.list(own, rule, list_sizes.as_deref()));
        }
        let facets = &own.facets;
        let references = [
            &facets.path_refs,
            &facets.instance_refs,
            &facets.enumeration_refs,
        ];
        if references.iter().any(|facts| !facts.is_empty()) {
            self.refuse("kept-facet", "references stay as the model has them".into());
        }
        let units = facets.units.map(|units| self.text(units));
        if units.is_some() && units != model.units() {
            self.refuse("kept-facet", "units stay as the model has them".into());
        }
        if let Some(default) = self.default(&ty, own) {
            ty = ty.with_default(default);
        }
        ty.pack(&mut packed);
        packed
    }

    fn sizes(&mut self, own: &[SizeFacts], model: &[Size]) -> Option<Vec<Size>> {
        if own.is_empty() {
            return None;
        }
        let sizes: Vec<Size> = own
            .iter()
            .map(|size| Size::new(size.min.unwrap_or(0), size.max))
            .collect();
        let is_within = |size: &Size| {
            model.is_empty()
                || model.iter().any(|outer| {
                    outer.min <= size.min
                        && outer
                            .max
                            .is_none_or(|most| size.max.is_some_and(|max| max <= most))
                })
        };
        if !sizes.iter().all(is_within) {
            self.wider("sizes");
            return None;
        }
        Some(sizes)
    }

    fn ranges(&mut self, own: &Syntax) -> Option<Vec<Range<'a>>> {
        let primitive = self.model.primitive();
        let outer: Vec<Range<'_>> = self.model.ranges().iter().collect();
        let mut ranges = Vec::new();
        for facts in &own.facets.ranges {
            let text = |sym: Sym| (!sym.is_empty()).then(|| self.text(sym));
            let range = Range::parse(text(facts.min), text(facts.max), text(facts.step));
            let range = match range {
                Ok(range) => range,
                Err(error) => {
                    self.refuse("bad-facet", error.to_string());
                    return None;
                }
            };
            let is_within = |outer: &Range<'_>| is_within(&range, outer, primitive);
            if !(outer.is_empty() || outer.iter().any(is_within)) {
                self.wider("ranges");
                return None;
            }
            ranges.push(range);
        }
        (!ranges.is_empty()).then_some(ranges)
    }

    /// The values that the model has, too; a value is as writable as both let it be.
    fn enumeration(&mut self, own: &Syntax) -> Option<Vec<EnumItem<'a>>> {
        let known: Vec<EnumItem<'a>> = self.model.enumeration().iter().collect();
        let mut items = Vec::new();
        for facts in &own.facets.enumeration {
            let value = self.text(facts.value);
            let model = known.iter().find(|item| item.value == value);
            let is_known = model.is_some_and(|item| item.status != Status::Deleted);
            let is_free =
                known.is_empty() && self.model.item().validate(value, Mode::Report).is_ok();
            if !is_known && !is_free {
                self.refuse(
                    "wider-facet",
                    format!("enumeration value {value:?} that the model does not have"),
                );
                continue;
            }
            let mut item = model.copied().unwrap_or_else(|| EnumItem::new(value));
            if facts.is_read_only {
                item = item.with_access(ParamAccess::ReadOnly);
            }
            items.push(item.with_status(item.status.max(facts.status)));
        }
        (!items.is_empty()).then_some(items)
    }

    /// The patterns with their automata; whether they are narrower is beyond a simple check.
    fn automata(&mut self, own: &Syntax) -> Vec<(&'a str, Vec<u8>)> {
        let known: Vec<&str> = self.model.patterns().iter().map(|p| p.source).collect();
        let mut automata = Vec::new();
        for sym in &own.facets.patterns {
            let source = self.text(*sym);
            match pattern::compile(source) {
                Ok(dfa) => automata.push((source, dfa)),
                Err(error) => {
                    self.refuse("bad-facet", format!("pattern {source:?}: {error}"));
                    return Vec::new();
                }
            }
            if !known.is_empty() && !known.contains(&source) {
                self.refuse(
                    "other-pattern",
                    format!("pattern {source:?} stands for those of the model, unproven"),
                );
            }
        }
        automata
    }

    fn list_sizes(&mut self, own: Option<&ListFacts>) -> Option<Vec<Size>> {
        let model: Vec<Size> = self.model.list()?.sizes.iter().collect();
        self.sizes(&own?.sizes, &model)
    }

    fn list<'r>(
        &mut self,
        own: &ListFacts,
        model: ListRule<'r>,
        sizes: Option<&'r [Size]>,
    ) -> ListRule<'r> {
        let mut rule = match sizes {
            Some(sizes) => model.with_sizes(sizes),
            None => model,
        };
        let min = own.min.unwrap_or(model.min_items);
        let max = own.max.or(model.max_items);
        let fits = model
            .max_items
            .is_none_or(|most| max.is_some_and(|max| max <= most));
        if min < model.min_items || !fits {
            self.wider("numbers of items");
        } else {
            rule = rule.with_items(min, max);
        }
        rule
    }

    /// A default of the device type, where the model has none that counts for new rows.
    fn default(&mut self, ty: &Type<'_>, own: &Syntax) -> Option<DefaultValue<'a>> {
        let is_valid = |value: &str| {
            let inner = value
                .strip_prefix('[')
                .and_then(|text| text.strip_suffix(']'));
            let text = inner.filter(|_| ty.is_list()).unwrap_or(value);
            ty.validate(text, Mode::Report).is_ok()
        };
        let of_model = self
            .model
            .default_value()
            .filter(|default| matches!(default.kind, DefaultKind::Object | DefaultKind::Factory));
        if let Some(default) = of_model.filter(|default| !is_valid(default.value)) {
            let message = format!(
                "default {:?} of the model does not fit any more",
                default.value
            );
            self.refuse("bad-default", message);
        }
        let (kind, value) = own.default?;
        let value = self.text(value);
        if of_model.is_some_and(|default| default.value != value) {
            self.refuse("kept-facet", "the model has a default already".into());
            return None;
        }
        if !is_valid(value) {
            self.refuse(
                "bad-default",
                format!("default {value:?} does not fit the type"),
            );
            return None;
        }
        Some(DefaultValue::new(kind, value))
    }
}

/// An exact number as text, so that numbers of any length compare.
fn text_of(bound: Bound<'_>) -> String {
    match bound {
        Bound::Integer(number) => number.to_string(),
        Bound::Decimal(number) => number.to_string(),
    }
}

/// The ends of a range, where the type has ends: those that it does not say.
fn ends(range: &Range<'_>, primitive: Primitive) -> (Option<String>, Option<String>) {
    let least = match primitive {
        Primitive::Int => Some(i32::MIN.to_string()),
        Primitive::Long => Some(i64::MIN.to_string()),
        Primitive::UnsignedInt | Primitive::UnsignedLong => Some(String::from("0")),
        _ => None,
    };
    let most = match primitive {
        Primitive::Int => Some(i32::MAX.to_string()),
        Primitive::Long => Some(i64::MAX.to_string()),
        Primitive::UnsignedInt => Some(u32::MAX.to_string()),
        Primitive::UnsignedLong => Some(u64::MAX.to_string()),
        _ => None,
    };
    (
        range.min().map(text_of).or(least),
        range.max().map(text_of).or(most),
    )
}

fn is_within(inner: &Range<'_>, outer: &Range<'_>, primitive: Primitive) -> bool {
    let ((low, high), (least, most)) = (ends(inner, primitive), ends(outer, primitive));
    let in_order = |low: &Option<String>, high: &Option<String>| match (low, high) {
        (Some(low), Some(high)) => match (Decimal::parse(low), Decimal::parse(high)) {
            (Ok(low), Ok(high)) => low <= high,
            _ => false,
        },
        _ => false,
    };
    let starts = least.is_none() || in_order(&least, &low);
    let stops = most.is_none() || in_order(&high, &most);
    starts && stops && keeps_step(inner, outer)
}

/// Whether the values of a step are among those of the step of the model.
fn keeps_step(inner: &Range<'_>, outer: &Range<'_>) -> bool {
    let Some(coarse) = outer.step() else {
        return true;
    };
    let whole = |step: Step| match step.parts() {
        (mantissa, 0) => Some(i128::from(mantissa)),
        _ => None,
    };
    let start = |range: &Range<'_>| match range.min() {
        None => Some(0),
        Some(Bound::Integer(start)) => Some(start),
        Some(Bound::Decimal(_)) => None,
    };
    let numbers = || {
        let (step, coarse) = (whole(inner.step()?)?, whole(coarse)?);
        let offset = start(inner)?.checked_sub(start(outer)?)?;
        Some(step.checked_rem(coarse)? == 0 && offset.checked_rem(coarse)? == 0)
    };
    // What is no integer is taken over only where nothing changes.
    numbers().unwrap_or_else(|| inner.step() == outer.step() && inner.min() == outer.min())
}
