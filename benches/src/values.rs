//! Values: parsed, validated and made canonical, type by type.

use std::rc::Rc;

use regex::Regex;
use usp_datamodel::{
    tr181,
    types::{Primitive, Size, Type},
    value::Mode,
};

use crate::Suite;

/// Values of one measurement.
const COUNT: u64 = 1000;

const MAC_ADDRESS: [Size; 1] = [Size::new(0, Some(17))];

/// A spread of numbers that is the same each time.
fn numbers() -> impl Iterator<Item = u64> {
    (1..=COUNT).map(|number| number.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

pub(crate) fn cases(suite: &mut Suite) {
    let unsigned = |bits: u32| numbers().map(move |number| (number >> (64 - bits)).to_string());
    let signed = |bits: u32| numbers().map(move |n| ((n as i64) >> (64 - bits)).to_string());
    texts(
        suite,
        Primitive::UnsignedInt,
        unsigned(32).collect(),
        |text| text.parse::<u32>().is_ok(),
    );
    texts(
        suite,
        Primitive::UnsignedLong,
        unsigned(64).collect(),
        |text| text.parse::<u64>().is_ok(),
    );
    texts(suite, Primitive::Int, signed(32).collect(), |text| {
        text.parse::<i32>().is_ok()
    });
    texts(suite, Primitive::Long, signed(64).collect(), |text| {
        text.parse::<i64>().is_ok()
    });
    let booleans = numbers().map(|n| ["true", "false"][(n >> 63) as usize].to_owned());
    texts(suite, Primitive::Boolean, booleans.collect(), |text| {
        text.parse::<bool>().is_ok()
    });
    let decimals = numbers().map(|n| format!("{}.{}", n >> 44, n & 0xfff));
    texts(suite, Primitive::Decimal, decimals.collect(), |text| {
        text.parse::<f64>().is_ok()
    });
    let times = numbers().map(|n| {
        let part = |shift: u32, parts: u64| (n >> shift) % parts;
        let (year, month, day) = (1970 + part(8, 130), part(16, 12) + 1, part(24, 28) + 1);
        let (hour, minute, second) = (part(32, 24), part(40, 60), part(48, 60));
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    });
    texts(suite, Primitive::DateTime, times.collect(), is_utf8);
    let octets = numbers().map(|n| format!("{n:016X}").repeat(4));
    texts(suite, Primitive::HexBinary, octets.collect(), is_utf8);
    let octets = numbers().map(|n| format!("{n:016X}").repeat(4));
    texts(suite, Primitive::Base64, octets.collect(), is_utf8);
    let words = numbers().map(|n| format!("{n:x}"));
    texts(suite, Primitive::String, words.collect(), is_utf8);
    let addresses = numbers().map(|n| {
        let [a, b, c, d, ..] = n.to_be_bytes();
        format!("{a}.{b}.{c}.{d}")
    });
    patterns(suite, "IPv4Address", addresses.collect());
    let addresses = numbers().map(|n| {
        let [a, b, c, d, e, f, ..] = n.to_be_bytes();
        format!("{a:02X}:{b:02X}:{c:02X}:{d:02X}:{e:02X}:{f:02X}")
    });
    patterns(suite, "MACAddress", addresses.collect());
    let uuids = numbers().map(|n| {
        let low = n & 0xffff;
        format!(
            "{:08x}-{low:04x}-4{:03x}-8{:03x}-{:012x}",
            n >> 32,
            low >> 4,
            low & 0xfff,
            n >> 16
        )
    });
    patterns(suite, "UUID", uuids.collect());
}

/// Sizes and patterns of a data type of TR-181, beside its patterns alone.
fn patterns(suite: &mut Suite, name: &str, texts: Vec<String>) {
    suite.case(format!("datamodel/value/validate/{name}"), |case| {
        let params = tr181().nodes().filter_map(|node| node.as_param());
        let mut types =
            params.filter(|param| param.type_name() == Some(name) && !param.is_derived_type());
        let ty = types.find(|param| !param.ty().is_list()).unwrap().ty();
        // These patterns of XML Schema mean the same to the peer, but for the ends of the text.
        let sources: Vec<_> = ty.patterns().iter().map(|pattern| pattern.source).collect();
        let regex = Regex::new(&format!("^(?:{})$", sources.join("|"))).unwrap();
        case.bytes(texts.iter().map(String::len).sum());
        let own = texts.clone();
        case.ours(move || count(&own, |text| ty.validate(text, Mode::Set).is_ok()));
        case.peer("regex", move || count(&texts, |text| regex.is_match(text)));
    });
}

/// The least that can be done with a text: its bytes are looked at.
fn is_utf8(text: &str) -> bool {
    std::str::from_utf8(text.as_bytes()).is_ok()
}

/// All give the number of sound texts.
fn texts(suite: &mut Suite, primitive: Primitive, texts: Vec<String>, bound: fn(&str) -> bool) {
    let texts: Rc<[String]> = texts.into();
    let ty = match primitive {
        Primitive::String => Type::new(primitive).with_sizes(&MAC_ADDRESS),
        _ => Type::new(primitive),
    };
    let bytes = texts.iter().map(String::len).sum();
    let least = Rc::clone(&texts);
    suite.case(
        format!("datamodel/value/validate/{}", primitive.name()),
        |case| {
            case.bytes(bytes);
            let texts = Rc::clone(&texts);
            case.ours(move || count(&texts, |text| ty.validate(text, Mode::Set).is_ok()));
            let name = match primitive {
                Primitive::DateTime
                | Primitive::HexBinary
                | Primitive::Base64
                | Primitive::String => "from_utf8 (lower bound)",
                _ => "str::parse",
            };
            case.peer(name, move || count(&least, bound));
        },
    );
    suite.case(
        format!("datamodel/value/canonical/{}", primitive.name()),
        |case| {
            case.bytes(bytes);
            case.ours(move || count(&texts, |text| ty.canonical(text).is_ok()));
        },
    );
}

fn count(texts: &[String], is_sound: impl Fn(&str) -> bool) -> u64 {
    texts.iter().filter(|text| is_sound(text)).count() as u64
}
