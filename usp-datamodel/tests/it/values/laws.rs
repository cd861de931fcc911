//! Laws that values obey.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

use proptest::prelude::*;
use usp_datamodel::types::{
    Bound, DefaultKind, DefaultValue, EnumItem, ListRule, NestedBrackets, ParamAccess, Pattern,
    Primitive, Range, Reference, ReferenceKind, Size, Status, Step, Strength, Type,
};
use usp_datamodel::value::{Base64, Decimal, Mode, strategy};

/// A primitive with three texts: values of it, or noise.
fn three() -> impl Strategy<Value = (Primitive, String, String, String)> {
    strategy::primitive().prop_flat_map(|primitive| {
        let one = || prop_oneof![9 => strategy::text(primitive), 1 => strategy::noise().boxed()];
        (Just(primitive), one(), one(), one())
    })
}

fn valid() -> impl Strategy<Value = (Primitive, String)> {
    strategy::primitive().prop_flat_map(|primitive| (Just(primitive), strategy::text(primitive)))
}

proptest! {
    #![proptest_config(usp_test_support::cases(400))]

    #[test]
    fn generated_texts_are_values((primitive, text) in valid()) {
        prop_assert!(Type::new(primitive).parse(&text).is_ok(), "{} {:?}", primitive, text);
    }

    #[test]
    fn the_canonical_text_is_the_same_value_and_final((primitive, text) in valid()) {
        let ty = Type::new(primitive);
        let canonical = ty.canonical(&text).unwrap();
        prop_assert_eq!(ty.parse(&canonical), ty.parse(&text));
        prop_assert!(matches!(ty.canonical(&canonical), Ok(Cow::Borrowed(same)) if same == canonical));
        prop_assert_eq!(ty.validate(&canonical, Mode::Set).is_ok(), ty.validate(&text, Mode::Set).is_ok());
    }

    #[test]
    fn equal_values_have_equal_canonical_texts((primitive, a, b, _) in three()) {
        let ty = Type::new(primitive);
        if let (Ok(left), Ok(right)) = (ty.parse(&a), ty.parse(&b)) {
            prop_assert_eq!(left == right, ty.canonical(&a) == ty.canonical(&b));
            prop_assert_eq!(left == right, ty.key_eq(&a, &b));
        }
    }

    #[test]
    fn the_total_order_is_one((primitive, a, b, c) in three()) {
        let ty = Type::new(primitive);
        prop_assert_eq!(ty.total_cmp(&a, &a), Ordering::Equal);
        prop_assert_eq!(ty.total_cmp(&a, &b), ty.total_cmp(&b, &a).reverse());
        if ty.total_cmp(&a, &b).is_le() && ty.total_cmp(&b, &c).is_le() {
            prop_assert!(ty.total_cmp(&a, &c).is_le());
        }
        if let Ok(Some(order)) = ty.compare(&a, &b) {
            prop_assert_eq!(ty.total_cmp(&a, &b), order);
        }
    }

    #[test]
    fn noise_never_panics_and_comes_back(primitive in strategy::primitive(), text in strategy::noise()) {
        let scalar = Type::new(primitive);
        let rules = [NestedBrackets::Legacy, NestedBrackets::Permitted, NestedBrackets::Required];
        let lists = rules.map(|nested| scalar.with_list(ListRule::new().with_nested(nested)));
        for ty in lists.into_iter().chain([scalar]) {
            match ty.canonical(&text) {
                Ok(canonical) => {
                    prop_assert_eq!(ty.parse(&canonical), ty.parse(&text));
                    let again = ty.canonical(&canonical).unwrap();
                    prop_assert_eq!(&again, &canonical);
                }
                Err(error) => {
                    prop_assert_eq!(error.code(), 7011);
                    prop_assert!(error.at() <= text.len());
                    let report = format!("{} {:#}", error.with_text(&text), error.with_text(&text));
                    prop_assert!(report.contains('^'));
                }
            }
        }
    }

    #[test]
    fn lists_as_keys_are_sets(a in prop::collection::vec(0..30_u32, 0..40), b in prop::collection::vec(0..30_u32, 0..40)) {
        let text = |items: &[u32]| items.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let list = Type::new(Primitive::UnsignedInt).with_list(ListRule::new());
        let same = a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(list.key_eq(&text(&a), &text(&b)), same);
        let mut shuffled = a.clone();
        shuffled.reverse();
        shuffled.extend(a.iter().take(3));
        prop_assert!(list.key_eq(&text(&a), &text(&shuffled)));
    }

    #[test]
    fn list_items_survive_their_escapes(items in prop::collection::vec(any::<String>(), 1..6)) {
        prop_assume!(items.iter().all(|item| !item.is_empty()));
        let escape = |item: &String| item.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        let text = items.iter().map(escape).collect::<Vec<_>>().join(" ,");
        for nested in [NestedBrackets::Legacy, NestedBrackets::Permitted] {
            let list = Type::new(Primitive::String).with_list(ListRule::new().with_nested(nested));
            prop_assert!(list.validate(&text, Mode::Set).is_ok());
            let canonical = list.canonical(&text).unwrap().into_owned();
            prop_assert!(list.validate(&canonical, Mode::Set).is_ok());
            let usp_datamodel::value::Value::List(values) = list.parse(&canonical).unwrap() else {
                panic!("a list");
            };
            let found: Vec<String> = values.values().map(|value| value.to_string()).collect();
            prop_assert_eq!(&found, &items);
        }
    }

    #[test]
    fn decimals_compare_as_integers_do(a in any::<i64>(), b in any::<i64>(), scale in 0..18_u32) {
        let text = |n: i64| {
            let (whole, part) = (n.unsigned_abs() / 10_u64.pow(scale), n.unsigned_abs() % 10_u64.pow(scale));
            let digits = format!("{part:0width$}", width = scale as usize);
            let sign = if n < 0 { "-" } else { "" };
            if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{digits}") }
        };
        let (left, right) = (text(a), text(b));
        prop_assert_eq!(Decimal::parse(&left).unwrap().cmp(&Decimal::parse(&right).unwrap()), a.cmp(&b));
    }

    #[test]
    fn steps_of_integers_are_remainders(min in -1000..1000_i64, step in 1..50_u64, value in -2000..2000_i64) {
        let range = Range::new(Some(Bound::Integer(min.into())), None, Step::new(step, 0)).unwrap();
        let expected = value >= min && (value - min) % step as i64 == 0;
        prop_assert_eq!(range.contains_integer(value.into()), expected);
        // The same on tenths.
        let range = Range::new(Some(Bound::Integer(min.into())), None, Step::new(step, 1)).unwrap();
        let tenths = format!("{}{}.{}", if value < 0 { "-" } else { "" }, value.abs() / 10, value.abs() % 10);
        let expected = value >= min * 10 && (value - min * 10) % step as i64 == 0;
        prop_assert_eq!(range.contains(&Decimal::parse(&tenths).unwrap()), expected);
    }

    #[test]
    fn base64_decodes_to_what_was_encoded(text in strategy::text(Primitive::Base64)) {
        let value = Base64::parse(&text).unwrap();
        let octets: Vec<u8> = value.octets().collect();
        prop_assert_eq!(octets.len(), value.len());
        let hex: String = octets.iter().map(|octet| format!("{octet:02X}")).collect();
        let same = usp_datamodel::value::HexBinary::parse(&hex).unwrap();
        prop_assert!(same.octets().eq(octets));
    }

    #[test]
    fn any_bytes_are_a_packed_type_or_not(bytes in prop::collection::vec(any::<u8>(), 0..60), text in strategy::noise()) {
        let sound = Type::check_packed(&bytes);
        let ty = Type::from_packed(&bytes);
        prop_assert!(!sound || ty.is_some());
        if let Some(ty) = ty {
            let _verdict = ty.validate(&text, Mode::Set);
            let debug = format!("{ty:?}");
            prop_assert!(debug.starts_with("Type"));
        }
        if sound {
            let mut again = Vec::new();
            ty.unwrap().pack(&mut again);
            prop_assert_eq!(Type::from_packed(&again), ty);
        }
    }

    #[test]
    fn packed_types_come_back(
        primitive in strategy::primitive(),
        sizes in prop::collection::vec((any::<u64>(), any::<Option<u64>>()), 0..3),
        bounds in prop::collection::vec((any::<Option<i128>>(), any::<Option<i128>>(), any::<Option<u64>>(), 0..20_u8), 0..3),
        values in prop::collection::vec((any::<String>(), 0..4_usize, any::<bool>(), any::<bool>()), 0..4),
        patterns in prop::collection::vec((any::<String>(), any::<Vec<u8>>()), 0..3),
        list in any::<Option<(u64, Option<u64>, u8)>>(),
        reference in any::<Option<(u8, Option<String>)>>(),
        units in any::<Option<String>>(),
        default in any::<Option<(u8, String)>>(),
        fraction in "-?0?[0-9]{0,50}\\.[0-9]{1,18}",
    ) {
        let statuses = [Status::Current, Status::Deprecated, Status::Obsoleted, Status::Deleted];
        let sizes: Vec<Size> = sizes.into_iter().map(|(min, max)| Size::new(min, max)).collect();
        let mut ranges: Vec<Range<'_>> = bounds
            .into_iter()
            .map(|(min, max, step, scale)| {
                let step = step.and_then(|mantissa| Step::new(mantissa, scale));
                Range::new(min.map(Bound::Integer), max.map(Bound::Integer), step).unwrap()
            })
            .collect();
        ranges.extend(Range::parse(Some(&fraction), None, Some("0.25")));
        let items: Vec<EnumItem<'_>> = values
            .iter()
            .map(|(value, status, writable, optional)| {
                let access = if *writable { ParamAccess::ReadWrite } else { ParamAccess::ReadOnly };
                EnumItem::new(value).with_status(statuses[*status]).with_access(access).with_optional(*optional)
            })
            .collect();
        let patterns: Vec<Pattern<'_>> = patterns.iter().map(|(source, dfa)| Pattern::new(source, dfa)).collect();
        let mut ty = Type::new(primitive)
            .with_sizes(&sizes)
            .with_ranges(&ranges)
            .with_enumeration(&items)
            .with_patterns(&patterns);
        if let Some((min, max, nested)) = list {
            let nested = [NestedBrackets::Legacy, NestedBrackets::Permitted, NestedBrackets::Required][usize::from(nested % 3)];
            ty = ty.with_list(ListRule::new().with_items(min, max).with_nested(nested).with_sizes(&sizes));
        }
        if let Some((kind, null)) = &reference {
            let mut facet = Reference::new(match kind % 5 {
                0 => ReferenceKind::Path(Strength::Weak),
                1 => ReferenceKind::Path(Strength::Strong),
                2 => ReferenceKind::Instance(Strength::Weak),
                3 => ReferenceKind::Instance(Strength::Strong),
                _ => ReferenceKind::Enumeration,
            });
            if let Some(null) = null {
                facet = facet.with_null_value(null);
            }
            ty = ty.with_reference(facet);
        }
        if let Some(units) = &units {
            ty = ty.with_units(units);
        }
        if let Some((kind, value)) = &default {
            let kinds = [DefaultKind::Object, DefaultKind::Factory, DefaultKind::Implementation, DefaultKind::Parameter];
            ty = ty.with_default(DefaultValue::new(kinds[usize::from(kind % 4)], value));
        }
        let mut bytes = Vec::new();
        ty.pack(&mut bytes);
        prop_assert!(Type::check_packed(&bytes));
        prop_assert_eq!(Type::from_packed(&bytes), Some(ty));
        for cut in 0..bytes.len() {
            prop_assert!(!Type::check_packed(&bytes[..cut]), "cut at {}", cut);
        }
    }
}
