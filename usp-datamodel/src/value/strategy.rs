//! proptest strategies for the texts of values.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use proptest::prelude::*;

use crate::types::Primitive;

/// Texts that are values of a primitive type, in canonical and other forms.
pub fn text(primitive: Primitive) -> BoxedStrategy<String> {
    match primitive {
        Primitive::Base64 => octets().prop_map(|octets| base64(&octets)).boxed(),
        Primitive::Boolean => prop::sample::select(alloc::vec!["true", "false", "1", "0"])
            .prop_map(ToString::to_string)
            .boxed(),
        Primitive::DateTime => date_time().boxed(),
        Primitive::Decimal => (
            sign(),
            zeros(),
            any::<u64>(),
            prop::option::of("[0-9]{1,30}"),
        )
            .prop_map(|(sign, zeros, number, fraction)| match fraction {
                Some(fraction) => format!("{sign}{zeros}{number}.{fraction}"),
                None => format!("{sign}{zeros}{number}"),
            })
            .boxed(),
        Primitive::HexBinary => "([0-9a-fA-F]{2}){0,40}".boxed(),
        Primitive::Int => signed(any::<i32>().prop_map(i64::from)).boxed(),
        Primitive::Long => signed(any::<i64>()).boxed(),
        Primitive::String => any::<String>().boxed(),
        Primitive::UnsignedInt => unsigned(any::<u32>().prop_map(u64::from)).boxed(),
        Primitive::UnsignedLong => unsigned(any::<u64>()).boxed(),
    }
}

/// Texts that are often no values: the characters of all types in any order.
pub fn noise() -> impl Strategy<Value = String> {
    "[-+.:,%\\[\\]TZ=/ 0-9a-fA-Fé\\t\\n]{0,24}"
}

/// Any primitive type.
pub fn primitive() -> impl Strategy<Value = Primitive> {
    prop::sample::select(Primitive::ALL.to_vec())
}

fn sign() -> impl Strategy<Value = &'static str> {
    prop::sample::select(alloc::vec!["", "+", "-"])
}

fn zeros() -> impl Strategy<Value = &'static str> {
    prop::sample::select(alloc::vec!["", "0", "000"])
}

fn signed(number: impl Strategy<Value = i64>) -> impl Strategy<Value = String> {
    let small = -20_i64..20;
    (zeros(), any::<bool>(), prop_oneof![number, small]).prop_map(|(zeros, plus, number)| {
        let sign = match (number < 0, plus) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        format!("{sign}{zeros}{}", number.unsigned_abs())
    })
}

fn unsigned(number: impl Strategy<Value = u64>) -> impl Strategy<Value = String> {
    let plus = prop::sample::select(alloc::vec!["", "+"]);
    (plus, zeros(), prop_oneof![number, 0..20_u64])
        .prop_map(|(plus, zeros, number)| format!("{plus}{zeros}{number}"))
}

fn date_time() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        1..3_i32,
        900..1100_i32,
        1900..2100_i32,
        9998..10_002_i32,
        -3000..0_i32,
    ];
    let time = prop_oneof![
        4 => (0..24_u8, 0..60_u8, 0..60_u8).prop_map(|(h, m, s)| format!("{h:02}:{m:02}:{s:02}")),
        1 => Just("24:00:00".to_string()),
        2 => Just("00:00:00".to_string()),
        1 => Just("23:59:59".to_string()),
    ];
    let fraction = prop_oneof![4 => Just(String::new()), 1 => "\\.0{1,4}", 1 => "\\.[0-9]{1,12}"];
    let zone = prop_oneof![
        2 => Just("Z".to_string()),
        2 => Just(String::new()),
        1 => "[-+](0[0-9]|1[0-3]):[0-5][0-9]",
        1 => "[-+](00|14):00",
    ];
    (year, 1..=12_u8, 1..=28_u8, time, fraction, zone).prop_map(
        |(year, month, day, time, fraction, zone)| {
            // No time has a fraction behind 24:00:00 that is not 0.
            let fraction = if time.starts_with("24") {
                ""
            } else {
                &*fraction
            };
            let sign = if year < 0 { "-" } else { "" };
            let year = year.unsigned_abs();
            format!("{sign}{year:04}-{month:02}-{day:02}T{time}{fraction}{zone}")
        },
    )
}

fn octets() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

fn base64(octets: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    let mut text = String::new();
    for group in octets.chunks(3) {
        let mut word = 0_u32;
        for at in 0..3 {
            word = word << 8 | u32::from(group.get(at).copied().unwrap_or_default());
        }
        for at in 0..4_usize {
            let index = word
                .checked_shr(18)
                .and_then(|index| usize::try_from(index & 63).ok())
                .unwrap_or_default();
            word <<= 6;
            let letter = ALPHABET.get(index).filter(|_| at <= group.len());
            text.push(char::from(*letter.unwrap_or(&b'=')));
        }
    }
    text
}
