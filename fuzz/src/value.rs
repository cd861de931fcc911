//! Values: laws that hold for any texts, and slow readers that must agree.

use std::cmp::Ordering;

use usp_datamodel::types::{ListRule, NestedBrackets, Primitive, Range, Size, Type};
use usp_datamodel::value::{Base64, HexBinary, Mode, Value, pattern};

/// The first byte chooses a type, `0xff` ends each of two texts, the rest is bytes of an image.
pub(crate) fn check(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let mut parts = rest.splitn(3, |byte| *byte == 0xff);
    let mut text = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let (a, b) = (text(), text());
    let image = parts.next().unwrap_or_default();

    let primitive = Primitive::ALL[usize::from(choice % 10)];
    let scalar = Type::new(primitive);
    let ty = match choice / 10 % 4 {
        0 => scalar,
        1 => scalar.with_list(ListRule::new()),
        2 => scalar.with_list(ListRule::new().with_nested(NestedBrackets::Permitted)),
        _ => scalar.with_list(ListRule::new().with_nested(NestedBrackets::Required)),
    };
    laws(&ty, &a, &b);
    slow_readers(&a);
    slow_order(&a, &b);
    foreign_bytes(image, &a);
    // Compilation is slow beside the rest.
    if *choice >= 240 {
        patterns(&a);
    }
}

fn laws(ty: &Type<'_>, a: &str, b: &str) {
    let sizes = [Size::new(0, Some(3)), Size::new(7, None)];
    let ranges = [Range::parse(Some("-4"), Some("1000"), Some("0.5")).unwrap()];
    let faceted = ty.with_sizes(&sizes).with_ranges(&ranges);
    for ty in [*ty, faceted] {
        if ty.validate(a, Mode::Set).is_ok() {
            assert!(ty.validate(a, Mode::Report).is_ok());
        }
        if let Err(error) = ty.validate(a, Mode::Report) {
            assert!(matches!(error.code(), 7011 | 7012));
            assert_eq!(error.code() == 7011, ty.parse(a).is_err(), "{a:?} {error}");
            assert!(error.at() <= a.len());
            assert!(format!("{:#}", error.with_text(a)).ends_with('^'));
        }
    }
    match (ty.parse(a), ty.canonical(a)) {
        (Ok(value), Ok(canonical)) => {
            assert_eq!(ty.parse(&canonical), Ok(value));
            assert_eq!(ty.canonical(&canonical).as_deref(), Ok(&*canonical));
        }
        (Err(one), Err(other)) => assert_eq!(one, other),
        (one, other) => panic!("{a:?}: {one:?} {other:?}"),
    }
    assert_eq!(ty.total_cmp(a, b), ty.total_cmp(b, a).reverse());
    assert_eq!(ty.key_eq(a, b), ty.key_eq(b, a));
    assert!(ty.key_eq(a, a));
    if let (Ok(left), Ok(right)) = (ty.parse(a), ty.parse(b)) {
        assert_eq!(
            left == right,
            ty.total_cmp(a, b) == Ordering::Equal,
            "{a:?} {b:?}"
        );
        if let Some(order) = left.partial_cmp(&right) {
            assert_eq!(order, left.total_cmp(&right));
        }
    }
}

/// Forms read the way a person would.
fn slow_readers(text: &str) {
    let parses = |primitive| Type::new(primitive).parse(text);
    assert_eq!(
        parses(Primitive::Boolean).is_ok(),
        ["true", "false", "1", "0"].contains(&text)
    );
    let unsigned = text
        .strip_prefix('+')
        .or(text.strip_prefix('-'))
        .unwrap_or(text);
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let integer = (!unsigned.is_empty() && digits(unsigned))
        .then(|| unsigned.trim_start_matches('0'))
        .filter(|digits| digits.len() < 30)
        .map(|digits| digits.parse::<i128>().unwrap_or(0))
        .map(|number| {
            if text.starts_with('-') {
                -number
            } else {
                number
            }
        });
    for (primitive, least, greatest) in [
        (Primitive::Int, i128::from(i32::MIN), i128::from(i32::MAX)),
        (Primitive::Long, i128::from(i64::MIN), i128::from(i64::MAX)),
        (Primitive::UnsignedInt, 0, i128::from(u32::MAX)),
        (Primitive::UnsignedLong, 0, i128::from(u64::MAX)),
    ] {
        let slow = integer.filter(|number| (least..=greatest).contains(number));
        let ours = parses(primitive).ok().and_then(|value| value.as_integer());
        assert_eq!(ours, slow, "{primitive} {text:?}");
    }
    let decimal = match unsigned.split('.').collect::<Vec<_>>()[..] {
        [whole] => !whole.is_empty() && digits(whole),
        [whole, part] => digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty()),
        _ => false,
    };
    assert_eq!(parses(Primitive::Decimal).is_ok(), decimal, "{text:?}");

    let hex = text.len() % 2 == 0 && text.chars().all(|c| c.is_ascii_hexdigit());
    assert_eq!(HexBinary::parse(text).is_ok(), hex);
    if let Ok(value) = HexBinary::parse(text) {
        let slow = (0..text.len() / 2)
            .map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap());
        assert!(value.octets().eq(slow));
    }
    let packed: String = text.chars().filter(|c| !" \t\r\n".contains(*c)).collect();
    let slow = slow_base64(&packed);
    let ours = Base64::parse(text).ok();
    assert_eq!(
        ours.map(|value| value.octets().collect::<Vec<_>>()),
        slow,
        "{text:?}"
    );
    if let (Some(value), Some(slow)) = (ours, slow) {
        assert_eq!(value.len(), slow.len());
    }
}

fn slow_base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let body = text.trim_end_matches('=');
    if text.len() % 4 != 0 || text.len() - body.len() > 2 {
        return None;
    }
    let mut bits = String::new();
    for c in body.chars() {
        bits += &format!("{:06b}", ALPHABET.find(c)?);
    }
    let whole = bits.len() / 8 * 8;
    if bits[whole..].contains('1') || body.len() % 4 == 1 || (body.len() % 4 == 0) != (body == text)
    {
        return None;
    }
    let octet = |at: usize| u8::from_str_radix(&bits[at..at + 8], 2).unwrap();
    Some((0..whole).step_by(8).map(octet).collect())
}

/// Times in UTC of four-digit years, without hour 24: the order of the text is the order of time.
fn slow_order(a: &str, b: &str) {
    let time = Type::new(Primitive::DateTime);
    let key = |text: &str| {
        let simple = text.len() >= 20
            && text.ends_with('Z')
            && text.as_bytes()[4] == b'-'
            && !text.starts_with(['-', '+'])
            && &text[11..13] != "24"
            && !text.starts_with("0001-01-01T00:00:00");
        let text = text.trim_end_matches('Z');
        let trimmed = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text
        };
        simple.then(|| trimmed.to_owned())
    };
    if let (Ok(Value::DateTime(left)), Ok(Value::DateTime(right))) = (time.parse(a), time.parse(b))
    {
        if let (Some(slow_left), Some(slow_right)) = (key(a), key(b)) {
            assert_eq!(
                left.partial_cmp(&right),
                Some(slow_left.cmp(&slow_right)),
                "{a} {b}"
            );
        }
    }
}

/// Bytes of an image that nobody checked.
fn foreign_bytes(image: &[u8], text: &str) {
    if let Some(ty) = Type::from_packed(image) {
        let _verdict = ty.validate(text, Mode::Set);
        if Type::check_packed(image) {
            let mut again = Vec::new();
            ty.pack(&mut again);
            assert_eq!(Type::from_packed(&again), Some(ty));
        }
    }
    let _matched = pattern::is_match(image, text.bytes());
}

fn patterns(text: &str) {
    if text.len() <= 24 {
        if let Ok(dfa) = pattern::compile(text) {
            assert_eq!(pattern::compile(text).as_ref(), Ok(&dfa));
            // A pattern of ordinary characters matches itself.
            if !text.contains(|c: char| ".\\?*+{}()|[]".contains(c)) {
                assert!(pattern::is_match(&dfa, text.bytes()));
                assert!(!pattern::is_match(&dfa, text.bytes().chain([b'x'])));
            }
        }
    }
}
