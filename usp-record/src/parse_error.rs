//! Text that is no Endpoint ID.

use alloc::{boxed::Box, string::String};
use core::{fmt, ops::Range};

use crate::AuthorityScheme;

/// A text that is no Endpoint ID: which rule it breaks, and where.
///
/// `{}` gives one line; `{:#}` also shows the text with the place marked under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError(Box<Broken>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Broken {
    kind: ParseErrorKind,
    input: String,
    span: Range<usize>,
}

/// The rules that a text can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// There are not two colons.
    Colons,
    /// The authority scheme is none of the twelve (R-ARC.2a).
    Scheme,
    /// The authority-id does not fit its scheme (R-ARC.2a).
    AuthorityId(AuthorityScheme),
    /// The instance-id is empty (R-ARC.5).
    InstanceIdEmpty,
    /// A character that may not stand in an instance-id (R-ARC.5).
    Character,
    /// A `%` without two hex digits after it (R-ARC.5).
    PercentTriple,
    /// The instance-id has more than 50 characters (R-ARC.6).
    InstanceIdTooLong,
    /// The instance-id does not fit its scheme (R-ARC.2a).
    InstanceId(AuthorityScheme),
    /// The prefix `urn:bbf:usp:id:` is not there.
    Urn,
}

impl ParseErrorKind {
    /// What should have been there.
    const fn expected(self) -> &'static str {
        match self {
            Self::Colons => "authority-scheme, ':', authority-id, ':', instance-id",
            Self::Scheme => "oui, cid, pen, self, user, os, ops, uuid, imei, proto, doc or fqdn",
            Self::AuthorityId(scheme) => match scheme {
                AuthorityScheme::Oui => "an authority-id of 6, 7 or 9 hex digits with scheme oui",
                AuthorityScheme::Cid => "an authority-id of 6 hex digits with scheme cid",
                AuthorityScheme::Pen => "an authority-id of decimal digits with scheme pen",
                AuthorityScheme::SelfAssigned => {
                    "an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme self"
                }
                AuthorityScheme::User => {
                    "an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme user"
                }
                AuthorityScheme::Doc => {
                    "an authority-id of at most 6 letters, digits, '-', '.' or '_' with scheme doc"
                }
                AuthorityScheme::Proto => {
                    "an authority-id of at most 6 letters, digits, '-' or '_' with scheme proto"
                }
                AuthorityScheme::Os => "no authority-id with scheme os",
                AuthorityScheme::Ops => "no authority-id with scheme ops",
                AuthorityScheme::Uuid => "no authority-id with scheme uuid",
                AuthorityScheme::Imei => "no authority-id with scheme imei",
                AuthorityScheme::Fqdn => "no authority-id with scheme fqdn",
            },
            Self::InstanceIdEmpty => "an instance-id",
            Self::Character => "a letter, a digit, '-', '.', '_' or a percent triple",
            Self::PercentTriple => "'%' and two hex digits",
            Self::InstanceIdTooLong => "an instance-id of at most 50 characters",
            Self::InstanceId(scheme) => match scheme {
                AuthorityScheme::Os => "<OUI>-<SerialNumber> with scheme os",
                AuthorityScheme::Ops => "<OUI>-<ProductClass>-<SerialNumber> with scheme ops",
                AuthorityScheme::Uuid => "a UUID with scheme uuid",
                AuthorityScheme::Imei => "an IMEI of 15 digits with scheme imei",
                AuthorityScheme::Fqdn => "a domain name with scheme fqdn",
                AuthorityScheme::Oui
                | AuthorityScheme::Cid
                | AuthorityScheme::Pen
                | AuthorityScheme::SelfAssigned
                | AuthorityScheme::User
                | AuthorityScheme::Proto
                | AuthorityScheme::Doc => "an instance-id",
            },
            Self::Urn => "urn:bbf:usp:id: and an Endpoint ID",
        }
    }
}

impl ParseError {
    pub(crate) fn new(kind: ParseErrorKind, input: &str, span: Range<usize>) -> Self {
        Self(Box::new(Broken {
            kind,
            input: input.into(),
            span,
        }))
    }

    /// The same error in a longer text that ends in the one where it was found.
    pub(crate) fn moved(mut self, input: &str, by: usize) -> Self {
        let Range { start, end } = self.0.span;
        self.0.span = start.saturating_add(by)..end.saturating_add(by);
        self.0.input = input.into();
        self
    }

    /// The rule that is broken.
    #[must_use]
    pub fn kind(&self) -> ParseErrorKind {
        self.0.kind
    }

    /// The text that was read.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.0.input
    }

    /// The place at fault, in bytes of the [`input`](Self::input).
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.0.span.clone()
    }

    fn found(&self) -> &str {
        self.0.input.get(self.span()).unwrap_or_default()
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Broken { kind, input, span } = &*self.0;
        write!(f, "expected {}, found ", kind.expected())?;
        match self.found() {
            "" => f.write_str("nothing")?,
            found => write!(f, "{found:?}")?,
        }
        if *span != (0..input.len()) {
            write!(f, " at byte {} of {input:?}", span.start)?;
        }
        if f.alternate() {
            // Escapes are as wide in the line of marks as in the line of text.
            let width = |text: &str| text.escape_debug().count();
            let before = width(input.get(..span.start).unwrap_or_default());
            let marks = width(self.found()).max(1);
            write!(f, "\n  {}\n  ", input.escape_debug())?;
            write!(f, "{:before$}{:^<marks$}", "", "")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseError {}
