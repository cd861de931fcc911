//! Fields of encoded messages, to be put together in other ways.

/// One field: its key and all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) number: u64,
    pub(crate) content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Varint(u64),
    Fixed32([u8; 4]),
    Bytes(Vec<u8>),
    Message(Vec<Field>),
}

/// Takes a message apart, as deep as its parts look like messages that [`write`] puts together again; `None` if it is
/// none.
pub(crate) fn parse(mut bytes: &[u8]) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let content = match key & 7 {
            0 => Content::Varint(varint(&mut bytes)?),
            2 => {
                let len = usize::try_from(varint(&mut bytes)?).ok()?;
                let (part, rest) = bytes.split_at_checked(len)?;
                bytes = rest;
                // A text may look like a message; then its parts are moved, which makes another text.
                match parse(part).filter(|fields| !fields.is_empty() && write(fields, 0) == part) {
                    Some(fields) => Content::Message(fields),
                    None => Content::Bytes(part.to_vec()),
                }
            }
            5 => {
                let (part, rest) = bytes.split_first_chunk::<4>()?;
                bytes = rest;
                Content::Fixed32(*part)
            }
            _ => return None,
        };
        let number = key >> 3;
        if number == 0 || number > 15 {
            return None;
        }
        fields.push(Field { number, content });
    }
    Some(fields)
}

/// Whether [`parse`] takes this text apart.
pub(crate) fn looks_like_a_message(text: &str) -> bool {
    parse(text.as_bytes())
        .is_some_and(|fields| !fields.is_empty() && write(&fields, 0) == text.as_bytes())
}

/// Puts a message together; numbers are written with some more bytes than they need.
pub(crate) fn write(fields: &[Field], padding: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for Field { number, content } in fields {
        let wire_type = match content {
            Content::Varint(_) => 0,
            Content::Bytes(_) | Content::Message(_) => 2,
            Content::Fixed32(_) => 5,
        };
        put_varint(&mut out, number << 3 | wire_type, padding);
        match content {
            Content::Varint(value) => put_varint(&mut out, *value, padding),
            Content::Fixed32(bytes) => out.extend(bytes),
            Content::Bytes(bytes) => {
                put_varint(&mut out, bytes.len() as u64, padding);
                out.extend(bytes);
            }
            Content::Message(fields) => {
                let bytes = write(fields, padding);
                put_varint(&mut out, bytes.len() as u64, padding);
                out.extend(bytes);
            }
        }
    }
    out
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            return Some(value);
        }
    }
    None
}

pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u64, padding: usize) {
    let start = out.len();
    loop {
        let byte = (value & 0x7F) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            break;
        }
        out.push(byte | 0x80);
    }
    // Zeros at the upper end do not change the value, as long as all fits into ten bytes.
    for _ in 0..padding.min(10 - (out.len() - start)) {
        if let Some(last) = out.last_mut() {
            *last |= 0x80;
        }
        out.push(0);
    }
}

/// Visits every message in a tree, the outermost last.
pub(crate) fn each_message(fields: &mut Vec<Field>, visit: &mut impl FnMut(&mut Vec<Field>)) {
    for field in fields.iter_mut() {
        if let Content::Message(inner) = &mut field.content {
            each_message(inner, visit);
        }
    }
    visit(fields);
}
