#![allow(
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "tests may panic"
)]

use alloc::{format, string::String};

use super::*;

/// Looks at bytes while parsing, printing and iterating.
fn looks(text: &str, leniency: Leniency) -> u64 {
    steps::take();
    let result = parse(text, Base::Absolute, leniency, &Limits::MAX);
    let parsing = steps::take();
    if let Ok(path) = result {
        let printed = format!("{path}");
        assert!(!printed.is_empty());
        let all = path
            .segments()
            .filter_map(|segment| match segment {
                crate::Segment::Expr(expr) => Some(expr.components().count()),
                _ => None,
            })
            .sum::<usize>();
        assert!(all <= text.len());
        // Printing reads an expression and its literals again.
        assert!(steps::take() <= 12 * parsing + 100, "{text:.60}");
    }
    parsing
}

/// Time is linear: looks per byte do not grow with the length.
#[test]
fn looks_at_each_byte_a_bounded_number_of_times() {
    let shapes: [fn(usize) -> String; 13] = [
        |n| format!("Device.{}", "A".repeat(n)),
        |n| "A.".repeat(n / 2),
        |n| format!("Device.A.{}.", "9".repeat(n)),
        |n| format!("Device.A.[B==\"{}\"].", "]".repeat(n)),
        |n| format!("Device.A.[B==\"{}\"].", "%41".repeat(n / 3)),
        |n| format!("Device.A.[B==\"{}\"].", "%F0%9F%98".repeat(n / 9)),
        |n| format!("Device.A.[B==\"{}\"].", "%".repeat(n)),
        |n| format!("Device.A.[{}B==1].", "B==1&&".repeat(n / 6)),
        |n| format!("Device.A.[{}", "B==1&&".repeat(n / 6)),
        |n| format!("Device.A.[{}B==1].", "&& ".repeat(n / 3)),
        |n| format!("Device.A.[{}B==1].", "B+.".repeat(n / 3)),
        |n| format!("Device.{}", "A.1.B#*+.".repeat(n / 9)),
        |n| format!("Device.A.[B=={}", "a '".repeat(n / 3)),
    ];
    for shape in shapes {
        for leniency in [Leniency::STRICT, Leniency::ALL] {
            for len in [100, 1_000, 10_000, 60_000] {
                let text = shape(len);
                let looks = looks(&text, leniency);
                let bytes = u64::try_from(text.len()).unwrap();
                assert!(
                    looks <= 8 * bytes + 50,
                    "{looks} looks at {bytes}: {text:.60}"
                );
            }
        }
    }
}

#[test]
fn classes_are_those_of_the_grammar() {
    for byte in u8::MIN..=u8::MAX {
        let c = char::from(byte);
        let start = c.is_ascii_alphabetic() || c == '_';
        let more = start || c.is_ascii_digit() || c == '-';
        assert_eq!(is(NAME_START, byte), start, "{c:?}");
        assert_eq!(is(NAME, byte), more, "{c:?}");
        assert_eq!(is(DIGIT, byte), c.is_ascii_digit(), "{c:?}");
        assert_eq!(is(BARE, byte), more || "+.:".contains(c), "{c:?}");
    }
}
