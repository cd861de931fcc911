//! The rules of Endpoint IDs; the only file that looks at their characters.

use core::ops::Range;

use crate::{AuthorityScheme, ParseError, ParseErrorKind, endpoint_id::split};

/// Longest instance-id, in characters.
const MAX_INSTANCE_ID: usize = 50;
/// Longest authority-id where the Endpoint or its user chooses it, in characters.
const MAX_CHOSEN_AUTHORITY_ID: usize = 6;

/// Checks all rules and gives the scheme.
pub(crate) fn check(text: &str) -> Result<AuthorityScheme, ParseError> {
    let error = |kind, span| ParseError::new(kind, text, span);
    let Some((scheme_text, authority_id, instance_id)) = split(text) else {
        return Err(error(ParseErrorKind::Colons, 0..text.len()));
    };
    let authority_start = scheme_text.len().saturating_add(1);
    let authority_end = authority_start.saturating_add(authority_id.len());
    let instance_start = authority_end.saturating_add(1);
    let instance_span = instance_start..text.len();

    // [R-ARC.2a]
    let Some(scheme) = AuthorityScheme::find(scheme_text) else {
        return Err(error(ParseErrorKind::Scheme, 0..scheme_text.len()));
    };
    if !authority_id_fits(scheme, authority_id) {
        let kind = ParseErrorKind::AuthorityId(scheme);
        return Err(error(kind, authority_start..authority_end));
    }
    if instance_id.is_empty() {
        return Err(error(ParseErrorKind::InstanceIdEmpty, instance_span));
    }
    // [R-ARC.5]
    if let Some((kind, span)) = bad_character(instance_id) {
        let start = instance_start.saturating_add(span.start);
        return Err(error(kind, start..instance_start.saturating_add(span.end)));
    }
    // [R-ARC.6] the characters are ASCII by now
    if instance_id.len() > MAX_INSTANCE_ID {
        return Err(error(ParseErrorKind::InstanceIdTooLong, instance_span));
    }
    if !instance_id_fits(scheme, instance_id) {
        return Err(error(ParseErrorKind::InstanceId(scheme), instance_span));
    }
    Ok(scheme)
}

/// Letters, digits, `-`, `.` and `_`.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

/// The byte for which two hex digits stand.
pub(crate) fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte| {
        char::from(byte)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    Some(digit(high)? << 4 | digit(low)?)
}

/// The first character of an instance-id that may not stand there.
fn bad_character(text: &str) -> Option<(ParseErrorKind, Range<usize>)> {
    let mut chars = text.char_indices();
    while let Some((start, char)) = chars.next() {
        if u8::try_from(char).is_ok_and(is_unreserved) {
            continue;
        }
        let end = start.saturating_add(char.len_utf8());
        if char != '%' {
            return Some((ParseErrorKind::Character, start..end));
        }
        let mut digit = || chars.next().is_some_and(|(_, c)| c.is_ascii_hexdigit());
        if !(digit() && digit()) {
            return Some((ParseErrorKind::PercentTriple, start..end));
        }
    }
    None
}

fn authority_id_fits(scheme: AuthorityScheme, text: &str) -> bool {
    let chosen = || text.len() <= MAX_CHOSEN_AUTHORITY_ID && text.bytes().all(is_unreserved);
    match scheme {
        AuthorityScheme::Oui => is_oui(text),
        AuthorityScheme::Cid => text.len() == 6 && is_hex(text),
        AuthorityScheme::Pen => !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()),
        AuthorityScheme::SelfAssigned | AuthorityScheme::User | AuthorityScheme::Doc => chosen(),
        AuthorityScheme::Proto => chosen() && !text.contains('.'),
        AuthorityScheme::Os
        | AuthorityScheme::Ops
        | AuthorityScheme::Uuid
        | AuthorityScheme::Imei
        | AuthorityScheme::Fqdn => text.is_empty(),
    }
}

fn instance_id_fits(scheme: AuthorityScheme, text: &str) -> bool {
    match scheme {
        AuthorityScheme::Os => text
            .split_once('-')
            .is_some_and(|(oui, serial)| is_oui(oui) && !serial.is_empty()),
        AuthorityScheme::Ops => {
            let mut parts = text.splitn(3, '-');
            let mut part = || parts.next().unwrap_or_default();
            is_oui(part()) && !part().is_empty() && !part().is_empty()
        }
        AuthorityScheme::Uuid => is_uuid(text),
        AuthorityScheme::Imei => is_imei(text),
        AuthorityScheme::Fqdn => is_fqdn(text),
        AuthorityScheme::Oui
        | AuthorityScheme::Cid
        | AuthorityScheme::Pen
        | AuthorityScheme::SelfAssigned
        | AuthorityScheme::User
        | AuthorityScheme::Proto
        | AuthorityScheme::Doc => true,
    }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// 24, 28 or 36 bits in hex.
pub(crate) fn is_oui(text: &str) -> bool {
    matches!(text.len(), 6 | 7 | 9) && is_hex(text)
}

/// Hex digits in groups of 8, 4, 4, 4 and 12.
fn is_uuid(text: &str) -> bool {
    let mut parts = text.split('-');
    let groups = [8, 4, 4, 4, 12].into_iter().all(|len| {
        parts
            .next()
            .is_some_and(|part| part.len() == len && is_hex(part))
    });
    groups && parts.next().is_none()
}

/// 15 digits. The check digit is not looked at: that of TR-369's own example is not the one of its digits.
fn is_imei(text: &str) -> bool {
    text.len() == 15 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Two or more labels of letters, digits and inner hyphens; the last one is not a number.
fn is_fqdn(text: &str) -> bool {
    let label = |label: &str| {
        matches!(label.len(), 1..=63)
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((_, top)) = text.rsplit_once('.') else {
        return false;
    };
    text.split('.').all(label) && !top.bytes().all(|b| b.is_ascii_digit())
}
