//! Endpoint IDs: `authority-scheme ":" [authority-id] ":" instance-id`.

use alloc::{borrow::Cow, boxed::Box, format, string::String, vec::Vec};
use core::{
    fmt::{self, Write as _},
    str::FromStr,
};

use crate::{ParseError, ParseErrorKind, rules};

/// Who vouches for an Endpoint ID being unique, and so how it is built (R-ARC.2a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AuthorityScheme {
    /// `oui`: an IEEE block of MAC addresses; authority-id of 6, 7 or 9 hex digits.
    Oui,
    /// `cid`: an IEEE Company ID; authority-id of 6 hex digits.
    Cid,
    /// `pen`: a Private Enterprise Number of IANA; authority-id of decimal digits.
    Pen,
    /// `self`: the Endpoint itself; authority-id absent or of 1 to 6 characters.
    ///
    /// An Endpoint that meets another one with the same ID must take a new one; that is the caller's task.
    SelfAssigned,
    /// `user`: a user or a management interface; authority-id of 0 to 6 characters.
    User,
    /// `os`: instance-id `<OUI>-<SerialNumber>`, no authority-id.
    Os,
    /// `ops`: instance-id `<OUI>-<ProductClass>-<SerialNumber>`, no authority-id.
    Ops,
    /// `uuid`: instance-id is a UUID, no authority-id.
    Uuid,
    /// `imei`: instance-id is an IMEI of 15 digits, no authority-id.
    Imei,
    /// `proto`: prototypes only; authority-id of 0 to 6 characters without a dot.
    Proto,
    /// `doc`: documentation only; authority-id of 0 to 6 characters.
    Doc,
    /// `fqdn`: instance-id is a domain name, no authority-id.
    Fqdn,
}

impl AuthorityScheme {
    /// All schemes.
    pub const ALL: [Self; 12] = [
        Self::Oui,
        Self::Cid,
        Self::Pen,
        Self::SelfAssigned,
        Self::User,
        Self::Os,
        Self::Ops,
        Self::Uuid,
        Self::Imei,
        Self::Proto,
        Self::Doc,
        Self::Fqdn,
    ];

    /// The scheme as it stands in an Endpoint ID: lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oui => "oui",
            Self::Cid => "cid",
            Self::Pen => "pen",
            Self::SelfAssigned => "self",
            Self::User => "user",
            Self::Os => "os",
            Self::Ops => "ops",
            Self::Uuid => "uuid",
            Self::Imei => "imei",
            Self::Proto => "proto",
            Self::Doc => "doc",
            Self::Fqdn => "fqdn",
        }
    }

    /// Whether Endpoints in production may use the scheme: not `proto` and not `doc` (R-ARC.4).
    #[must_use]
    pub const fn is_production(self) -> bool {
        !matches!(self, Self::Proto | Self::Doc)
    }

    pub(crate) fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.as_str() == text)
    }
}

impl fmt::Display for AuthorityScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for AuthorityScheme {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::find(text).ok_or_else(|| ParseError::new(ParseErrorKind::Scheme, text, 0..text.len()))
    }
}

/// The name by which an Endpoint is known, valid by all rules of TR-369 (R-ARC.2a, R-ARC.5, R-ARC.6).
///
/// Two IDs are equal when their bytes are: TR-369 defines no other equality. A Record holds its IDs as
/// [`EndpointIdText`](crate::EndpointIdText), since peers do not always keep to the rules.
///
/// ```
/// use usp_record::{AuthorityScheme, EndpointId};
///
/// let id = EndpointId::parse("os::00256D-0123456789")?;
/// assert_eq!(id.scheme(), AuthorityScheme::Os);
/// assert_eq!(id.instance_id(), "00256D-0123456789");
/// assert_eq!(id.to_urn(), "urn:bbf:usp:id:os::00256D-0123456789");
///
/// let error = EndpointId::parse("os:00256D:0123456789").unwrap_err();
/// assert_eq!(error.to_string(), r#"expected no authority-id with scheme os, found "00256D" at byte 3 of "os:00256D:0123456789""#);
/// # Ok::<(), usp_record::ParseError>(())
/// ```
///
/// Note: where the text of TR-369 leaves room, we read it so: schemes are lower case; the check digit
/// of an IMEI is not looked at; a domain name has at least two labels, no trailing dot, and is no IP address. The grammar of the
/// instance-id lacks a repetition, which we read as one or more.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointId {
    text: Box<str>,
    scheme: AuthorityScheme,
}

/// What an Endpoint ID is prefixed with in a certificate.
const URN_PREFIX: &str = "urn:bbf:usp:id:";
/// The part of the prefix of which upper and lower case are the same, as in any URN.
const URN_NAMESPACE: &str = "urn:bbf:";

impl EndpointId {
    /// Reads an Endpoint ID by all rules.
    ///
    /// # Errors
    /// The first rule that the text breaks, with its place.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let scheme = rules::check(text)?;
        Ok(Self {
            text: text.into(),
            scheme,
        })
    }

    /// Builds an Endpoint ID from its parts; `authority_id` is empty where there is none.
    ///
    /// # Errors
    /// The first rule that the parts break; places are those in the whole ID.
    pub fn from_parts(
        scheme: AuthorityScheme,
        authority_id: &str,
        instance_id: &str,
    ) -> Result<Self, ParseError> {
        Self::parse(&format!("{scheme}:{authority_id}:{instance_id}"))
    }

    /// Reads the form of a certificate: `urn:bbf:usp:id:` and the Endpoint ID.
    ///
    /// Case does not matter in `urn:bbf:`, as in any URN.
    ///
    /// # Errors
    /// [`ParseErrorKind::Urn`] without the prefix, else as [`parse`](Self::parse), with places in the whole text.
    pub fn from_urn(urn: &str) -> Result<Self, ParseError> {
        let id = strip_urn(urn)
            .ok_or_else(|| ParseError::new(ParseErrorKind::Urn, urn, 0..urn.len()))?;
        Self::parse(id).map_err(|error| error.moved(urn, URN_PREFIX.len()))
    }

    /// The Endpoint ID in the form of a certificate: `urn:bbf:usp:id:` and the ID.
    #[must_use]
    pub fn to_urn(&self) -> String {
        format!("{URN_PREFIX}{self}")
    }

    /// The whole ID.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Who vouches for the ID.
    #[must_use]
    pub const fn scheme(&self) -> AuthorityScheme {
        self.scheme
    }

    /// The part between the colons; empty where the scheme has none.
    #[must_use]
    pub fn authority_id(&self) -> &str {
        self.parts().1
    }

    /// The part after the second colon, as written: at most 50 characters (R-ARC.6).
    #[must_use]
    pub fn instance_id(&self) -> &str {
        self.parts().2
    }

    /// The instance-id with its percent triples replaced by the bytes that they stand for.
    #[must_use]
    pub fn instance_id_decoded(&self) -> Cow<'_, [u8]> {
        percent_decode(self.instance_id())
    }

    /// The OUI in an ID of scheme `oui`, `os` or `ops`: 6, 7 or 9 hex digits.
    #[must_use]
    pub fn oui(&self) -> Option<&str> {
        match self.scheme {
            AuthorityScheme::Oui => Some(self.authority_id()),
            AuthorityScheme::Os | AuthorityScheme::Ops => self.instance_id().split('-').next(),
            AuthorityScheme::Cid
            | AuthorityScheme::Pen
            | AuthorityScheme::SelfAssigned
            | AuthorityScheme::User
            | AuthorityScheme::Uuid
            | AuthorityScheme::Imei
            | AuthorityScheme::Proto
            | AuthorityScheme::Doc
            | AuthorityScheme::Fqdn => None,
        }
    }

    /// Whether the ID uses the OUI 00256D or the Private Enterprise Number 3561 (R-ARC.3).
    ///
    /// Both belong to the Broadband Forum; nobody else may use them for Endpoints in production.
    #[must_use]
    pub fn is_bbf_reserved(&self) -> bool {
        match self.oui() {
            Some(oui) => oui.eq_ignore_ascii_case("00256D"),
            None => {
                self.scheme == AuthorityScheme::Pen
                    && self.authority_id().trim_start_matches('0') == "3561"
            }
        }
    }

    /// Whether Endpoints in production may use the ID's scheme: not `proto` and not `doc` (R-ARC.4).
    #[must_use]
    pub const fn is_production_scheme(&self) -> bool {
        self.scheme.is_production()
    }

    fn parts(&self) -> (&str, &str, &str) {
        split(&self.text).unwrap_or_default()
    }
}

/// The three parts of a text that has at least two colons.
pub(crate) fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let (authority_id, instance_id) = rest.split_once(':')?;
    Some((scheme, authority_id, instance_id))
}

/// What follows the prefix of a certificate's URN.
pub(crate) fn strip_urn(urn: &str) -> Option<&str> {
    let (prefix, id) = urn.split_at_checked(URN_PREFIX.len())?;
    let (namespace, rest) = prefix.split_at_checked(URN_NAMESPACE.len())?;
    let matches = namespace.eq_ignore_ascii_case(URN_NAMESPACE)
        && URN_PREFIX.strip_prefix(URN_NAMESPACE) == Some(rest);
    matches.then_some(id)
}

/// Writes any text so that it may stand in an instance-id: what is not allowed becomes percent triples.
///
/// Letters, digits, `-`, `.` and `_` stay (R-ARC.5). The result may still be too long (R-ARC.6).
///
/// ```
/// assert_eq!(usp_record::percent_encode("Müller & Co"), "M%C3%BCller%20%26%20Co");
/// ```
#[must_use]
pub fn percent_encode(text: &str) -> Cow<'_, str> {
    if text.bytes().all(rules::is_unreserved) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_mul(3));
    for byte in text.bytes() {
        if rules::is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

/// Replaces percent triples by the bytes that they stand for; a `%` without two hex digits stays.
///
/// The result need not be UTF-8.
#[must_use]
pub fn percent_decode(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let decoded = match tail {
            [high, low, after @ ..] if byte == b'%' => {
                rules::hex_byte(*high, *low).map(|value| (value, after))
            }
            _ => None,
        };
        let (value, after) = decoded.unwrap_or((byte, tail));
        out.push(value);
        rest = after;
    }
    Cow::Owned(out)
}

impl fmt::Display for EndpointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for EndpointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EndpointId({:?})", self.as_str())
    }
}

impl FromStr for EndpointId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for EndpointId {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for EndpointId {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        let scheme = rules::check(&text)?;
        Ok(Self {
            text: text.into_boxed_str(),
            scheme,
        })
    }
}

impl From<EndpointId> for String {
    fn from(id: EndpointId) -> Self {
        id.text.into()
    }
}

impl AsRef<str> for EndpointId {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl PartialEq<str> for EndpointId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for EndpointId {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}
