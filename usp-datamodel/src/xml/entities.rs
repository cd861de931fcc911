//! General entities of an internal DTD, and the expansion of references to them.

use alloc::string::String;
use alloc::vec::Vec;

/// The entities that a document declares.
#[derive(Debug, Default)]
pub(crate) struct Entities(Vec<(String, String)>);

/// Deepest nesting of entities in entities.
const MAX_DEPTH: u32 = 16;

/// Why a reference cannot be expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EntityError {
    Unknown(String),
    TooDeep,
    TooLong,
    BadReference,
}

impl Entities {
    /// Reads the declarations of a document type; `text` is what stands between `<!DOCTYPE` and `>`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut entities = Self::default();
        let Some((_, mut rest)) = text.split_once('[') else {
            return Ok(entities);
        };
        while let Some(at) = rest.find("<!") {
            rest = rest.get(at..).unwrap_or_default();
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let Some(declaration) = rest.strip_prefix("<!ENTITY") else {
                rest = rest.get(2..).unwrap_or_default();
                continue;
            };
            let declaration = declaration.trim_start();
            if declaration.starts_with('%') {
                return Err("parameter entities are not supported".into());
            }
            let (name, value) = declaration
                .split_once(|c: char| c.is_ascii_whitespace())
                .ok_or("expected the name of an entity")?;
            let value = value.trim_start();
            let quote = value.chars().next();
            let Some(quote @ ('"' | '\'')) = quote else {
                return Err(alloc::format!(
                    "entity {name:?} is external, which is not supported"
                ));
            };
            let value = value.get(1..).unwrap_or_default();
            let (value, after) = value
                .split_once(quote)
                .ok_or("expected the end of the value of an entity")?;
            // The first declaration of a name counts.
            if entities.find(name).is_none() {
                entities.0.push((name.into(), value.into()));
            }
            rest = after;
        }
        Ok(entities)
    }

    fn find(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Appends the value of an attribute to `out`: references expanded, white space as blanks.
    ///
    /// At most `budget` bytes come of it; what is used is taken off the budget.
    pub(crate) fn expand(
        &self,
        raw: &str,
        out: &mut String,
        budget: &mut usize,
    ) -> Result<(), EntityError> {
        self.expand_nested(raw, out, budget, 0)
    }

    fn expand_nested(
        &self,
        raw: &str,
        out: &mut String,
        budget: &mut usize,
        depth: u32,
    ) -> Result<(), EntityError> {
        if depth > MAX_DEPTH {
            return Err(EntityError::TooDeep);
        }
        let mut rest = raw;
        while let Some((before, after)) = rest.split_once('&') {
            push(before, out, budget)?;
            let (name, after) = after.split_once(';').ok_or(EntityError::BadReference)?;
            match name {
                "amp" => push("&", out, budget)?,
                "lt" => push("<", out, budget)?,
                "gt" => push(">", out, budget)?,
                "quot" => push("\"", out, budget)?,
                "apos" => push("'", out, budget)?,
                _ => {
                    if let Some(number) = name.strip_prefix('#') {
                        let character = character(number).ok_or(EntityError::BadReference)?;
                        // A character reference stands for itself, white space included.
                        take(character.len_utf8(), budget)?;
                        out.push(character);
                    } else {
                        let value = self.find(name);
                        let value = value.ok_or_else(|| EntityError::Unknown(name.into()))?;
                        // An empty entity costs too, or its repetition would be free.
                        take(1, budget)?;
                        self.expand_nested(value, out, budget, depth.saturating_add(1))?;
                    }
                }
            }
            rest = after;
        }
        push(rest, out, budget)
    }
}

fn take(bytes: usize, budget: &mut usize) -> Result<(), EntityError> {
    *budget = budget.checked_sub(bytes).ok_or(EntityError::TooLong)?;
    Ok(())
}

fn push(text: &str, out: &mut String, budget: &mut usize) -> Result<(), EntityError> {
    take(text.len(), budget)?;
    let mut before = ' ';
    out.extend(text.chars().filter_map(|c| {
        // The end of a line is one blank, however many characters it has.
        let is_second = c == '\n' && before == '\r';
        before = c;
        match c {
            _ if is_second => None,
            '\t' | '\n' | '\r' => Some(' '),
            other => Some(other),
        }
    }));
    Ok(())
}

fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(dtd: &str, raw: &str) -> Result<String, EntityError> {
        let mut out = String::new();
        let entities = Entities::parse(dtd).unwrap();
        entities.expand(raw, &mut out, &mut 1000).map(|()| out)
    }

    #[test]
    fn entities_nest_and_white_space_becomes_blank() {
        let dtd =
            "x [ <!ENTITY dot \"\\.\"> <!-- <!ENTITY dot 'no'> --> <!ENTITY two '&dot;&dot;'> ]";
        assert_eq!(expand(dtd, "a&two;\n&#x41;&lt;"), Ok("a\\.\\. A<".into()));
        assert_eq!(
            expand(dtd, "a\r\nb\n\nc\r\rd&#13;&#10;"),
            Ok("a b  c  d\r\n".into())
        );
        assert_eq!(
            expand(dtd, "&none;"),
            Err(EntityError::Unknown("none".into()))
        );
        assert_eq!(expand(dtd, "&dot"), Err(EntityError::BadReference));
    }

    #[test]
    fn laughs_and_circles_end() {
        let mut dtd = String::from("x [ <!ENTITY a0 'ha'>");
        for level in 1..10 {
            let inner = alloc::format!("&a{};", level - 1).repeat(10);
            dtd.push_str(&alloc::format!("<!ENTITY a{level} '{inner}'>"));
        }
        dtd.push(']');
        assert_eq!(expand(&dtd, "&a9;"), Err(EntityError::TooLong));
        assert_eq!(
            expand("[<!ENTITY a '&a;'>]", "&a;"),
            Err(EntityError::TooDeep)
        );
    }

    #[test]
    fn external_and_parameter_entities_are_refused() {
        assert!(Entities::parse("[<!ENTITY a SYSTEM 'file'>]").is_err());
        assert!(Entities::parse("[<!ENTITY % a 'b'>]").is_err());
    }
}
