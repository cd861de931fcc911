//! The grammar once more, slowly: cut the text at dots, then look at each part. Laws and fuzzing compare with it.

use usp_path::PathKind;

/// Kind and whether it is a search, if the text is an absolute path in strict form.
pub(crate) fn naive(text: &str) -> Option<(PathKind, bool)> {
    let mut parts = cut(text, '.')?;
    let end = parts.pop()?;
    let (root, rest) = parts.split_first()?;
    if !name(root) {
        return None;
    }
    let mut kind = PathKind::Object;
    let (mut search, mut follows, mut placeholder, mut late_number) = (false, false, false, false);
    // What may come behind the root is no instance: it is no table.
    let mut table = false;
    for part in rest {
        let instance = number(part) || part == "*" || part == "{i}" || part.starts_with('[');
        if instance && !table {
            return None;
        }
        (kind, table) = if instance {
            (PathKind::ObjectInstance, false)
        } else if name(part) {
            (PathKind::Object, true)
        } else {
            follow(part)?;
            (PathKind::Referenced, false)
        };
        if part.starts_with('[') {
            expression(part)?;
        }
        late_number |= placeholder && number(part);
        placeholder |= part == "{i}";
        search |= part == "*" || part.starts_with('[') || part.ends_with("#*+");
        follows |= kind == PathKind::Referenced;
    }
    if placeholder && (search || follows || late_number) {
        return None;
    }
    if !end.is_empty() {
        kind = if name(&end) {
            PathKind::Parameter
        } else if end.strip_suffix("()").is_some_and(name) {
            PathKind::Command
        } else if end.strip_suffix('!').is_some_and(name) {
            PathKind::Event
        } else {
            return None;
        };
    }
    Some((kind, search))
}

/// Cuts outside of brackets, and within them outside of quotes.
fn cut(text: &str, at: char) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let (mut bracket, mut quoted) = (false, false);
    for c in text.chars() {
        match c {
            '[' if !bracket => bracket = true,
            '"' if bracket => quoted = !quoted,
            ']' if !quoted => bracket = false,
            _ if c == at && !bracket => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut()?.push(c);
    }
    (!bracket && !quoted).then_some(parts)
}

fn name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

fn number(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('0') && text.chars().all(|c| c.is_ascii_digit())
}

fn follow(text: &str) -> Option<()> {
    let text = text.strip_suffix('+')?;
    match text.split_once('#') {
        Some((reference, item)) => name(reference) && (item == "*" || number(item)),
        None => name(text),
    }
    .then_some(())
}

fn expression(text: &str) -> Option<()> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut component = String::new();
    let mut quoted = false;
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        quoted ^= c == '"';
        if c == '&' && !quoted && chars.next_if_eq(&'&').is_some() {
            condition(&component)?;
            component.clear();
        } else {
            component.push(c);
        }
    }
    condition(&component)
}

fn condition(text: &str) -> Option<()> {
    let at = text.find(['=', '!', '~', '<', '>'])?;
    let (param, rest) = text.split_at(at);
    let value = ["==", "!=", "~=", "<=", ">=", "<", ">"]
        .iter()
        .find_map(|op| rest.strip_prefix(op))?;
    let steps: Vec<_> = param.split('.').collect();
    let (last, steps) = steps.split_last()?;
    let constant = match value.strip_prefix('"') {
        Some(quoted) => literal(quoted.strip_suffix('"')?),
        None => {
            !value.is_empty()
                && value
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+.:_-".contains(c))
        }
    };
    let steps = steps
        .iter()
        .all(|step| name(step) || follow(step).is_some());
    (name(last) && steps && constant).then_some(())
}

/// No quote, and escapes that spell UTF-8.
fn literal(text: &str) -> bool {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        match (hex(rest.next()), hex(rest.next())) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => return false,
        }
    }
    !text.contains('"') && String::from_utf8(bytes).is_ok()
}
