//! The attributes of a tag, when nothing about them is unusual.

/// What comes next in a tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Name and value, the value as written.
    Attribute(&'a [u8], &'a [u8]),
    /// The end of the tag; so many bytes stand behind it.
    End(usize),
    /// Something that is no `name="value"`: the reader of XML is to judge it.
    Unusual,
}

/// Reads attributes one by one.
#[derive(Debug)]
pub(crate) struct Attributes<'a>(&'a [u8]);

impl<'a> Attributes<'a> {
    /// The attributes in what stands behind the name of a tag.
    pub(crate) const fn new(raw: &'a [u8]) -> Self {
        Self(raw)
    }

    /// The next attribute. Nothing may be read after the end or what is unusual.
    pub(crate) fn next(&mut self) -> Step<'a> {
        let raw = self.0;
        let blanks = raw.iter().position(|byte| !byte.is_ascii_whitespace());
        let blanks = blanks.unwrap_or(raw.len());
        let rest = raw.get(blanks..).unwrap_or_default();
        match rest {
            [b'>', rest @ ..] | [b'/', b'>', rest @ ..] => Step::End(rest.len()),
            _ if blanks == 0 => Step::Unusual,
            _ => self.step(rest).unwrap_or(Step::Unusual),
        }
    }

    fn step(&mut self, raw: &'a [u8]) -> Option<Step<'a>> {
        let in_name =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-');
        let length = raw.iter().position(|byte| !in_name(byte))?;
        let (name, rest) = raw.split_at_checked(length)?;
        let [b'=', quote @ (b'"' | b'\''), rest @ ..] = rest else {
            return None;
        };
        let end = memchr::memchr(*quote, rest)?;
        let (value, rest) = rest.split_at_checked(end)?;
        self.0 = rest.get(1..)?;
        (!name.is_empty()).then_some(Step::Attribute(name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_attributes_are_read_and_others_left() {
        let mut attributes = Attributes::new(b" a=\"1\"\n b:c='x\"y' >more");
        assert_eq!(attributes.next(), Step::Attribute(b"a", b"1"));
        assert_eq!(attributes.next(), Step::Attribute(b"b:c", b"x\"y"));
        assert_eq!(attributes.next(), Step::End(4));
        assert_eq!(Attributes::new(b"/><a>").next(), Step::End(3));
        for unusual in [
            &b" a = \"1\">"[..],
            b" a>",
            b" a=1>",
            b" a=\"1>",
            b" =\"1\">",
            b"a=\"1\">",
            b" / >",
            b"",
        ] {
            assert_eq!(Attributes::new(unusual).next(), Step::Unusual);
        }
        let mut attributes = Attributes::new(b" a=\"1\"b=\"2\">");
        attributes.next();
        assert_eq!(attributes.next(), Step::Unusual);
    }
}
