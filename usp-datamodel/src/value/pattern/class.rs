//! The character classes of XML Schema.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::blocks;

/// Unicode general categories that a `\p` may name; XML has no surrogates, hence no `Cs`.
const CATEGORIES: &[&str] = &[
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

/// `NameStartChar` of XML 1.0, fifth edition: `\i`.
const NAME_START: &[(char, char)] = &[
    (':', ':'),
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{2ff}'),
    ('\u{370}', '\u{37d}'),
    ('\u{37f}', '\u{1fff}'),
    ('\u{200c}', '\u{200d}'),
    ('\u{2070}', '\u{218f}'),
    ('\u{2c00}', '\u{2fef}'),
    ('\u{3001}', '\u{d7ff}'),
    ('\u{f900}', '\u{fdcf}'),
    ('\u{fdf0}', '\u{fffd}'),
    ('\u{10000}', '\u{effff}'),
];

/// What `NameChar` adds to `NameStartChar`: `\c`.
const NAME_REST: &[(char, char)] = &[
    ('-', '.'),
    ('0', '9'),
    ('\u{b7}', '\u{b7}'),
    ('\u{300}', '\u{36f}'),
    ('\u{203f}', '\u{2040}'),
];

fn ranges(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(
        ranges
            .iter()
            .map(|(first, last)| ClassUnicodeRange::new(*first, *last)),
    )
}

pub(super) fn single(c: char) -> ClassUnicode {
    ranges(&[(c, c)])
}

pub(super) fn except(chars: &[char]) -> ClassUnicode {
    let mut class = ClassUnicode::new(chars.iter().map(|c| ClassUnicodeRange::new(*c, *c)));
    class.negate();
    class
}

/// A general category, or a block as `Is` and its name.
pub(super) fn property(name: &str) -> Option<ClassUnicode> {
    if let Some(block) = name.strip_prefix("Is") {
        return blocks::find(block).map(ranges);
    }
    CATEGORIES.contains(&name).then(|| category(name)).flatten()
}

fn category(name: &str) -> Option<ClassUnicode> {
    let hir = regex_syntax::parse(&alloc::format!(r"\p{{gc={name}}}")).ok()?;
    let kind = hir.into_kind();
    // A category of one character (Zl, Zp) comes back as that character.
    if let HirKind::Literal(literal) = &kind {
        let text = core::str::from_utf8(&literal.0).ok()?;
        return text.chars().next().map(single);
    }
    if let HirKind::Class(Class::Unicode(class)) = kind {
        return Some(class);
    }
    None
}

/// The class of a letter behind a backslash.
pub(super) fn multi(letter: char) -> Option<ClassUnicode> {
    let mut class = match letter.to_ascii_lowercase() {
        's' => ranges(&[('\t', '\n'), ('\r', '\r'), (' ', ' ')]),
        'i' => ranges(NAME_START),
        'c' => {
            let mut class = ranges(NAME_START);
            class.union(&ranges(NAME_REST));
            class
        }
        // Decimal digits of every script, as XML Schema says.
        'd' => category("Nd")?,
        'w' => {
            let mut class = category("P")?;
            class.union(&category("Z")?);
            class.union(&category("C")?);
            class.negate();
            class
        }
        _ => return None,
    };
    if letter.is_ascii_uppercase() {
        class.negate();
    }
    Some(class)
}
