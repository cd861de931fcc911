//! Endpoint IDs in certificates.

use crate::{
    AuthorityScheme, EndpointId, EndpointIdText,
    endpoint_id::{split, strip_urn},
    rules,
};

/// A name in the subjectAltName extension of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubjectAltName<'a> {
    /// A `uniformResourceIdentifier`.
    Uri(&'a str),
    /// A `dNSName`.
    Dns(&'a str),
}

impl SubjectAltName<'_> {
    /// Whether the name stands for the Endpoint (R-SEC.0a).
    ///
    /// It does as a URI `urn:bbf:usp:id:` with the Endpoint ID; or, for scheme `fqdn`, as the DNS name that is the
    /// instance-id (letters in any case). A `*` in the instance-id of the URI stands for any characters, but only
    /// with the schemes `oui`, `cid`, `pen`, `os` and `ops`, for the last two not in the OUI, and only for an
    /// Endpoint ID that keeps to all rules (R-SEC.12).
    ///
    /// ```
    /// use usp_record::{EndpointIdText, SubjectAltName};
    ///
    /// let name = SubjectAltName::Uri("urn:bbf:usp:id:os::00256D-*");
    /// assert!(name.stands_for(&"os::00256D-0123456789".parse()?));
    /// assert!(!name.stands_for(&"os::00256E-0123456789".parse()?));
    /// # Ok::<(), usp_record::EmptyError>(())
    /// ```
    #[must_use]
    pub fn stands_for(&self, id: &EndpointIdText) -> bool {
        match self {
            // [R-SEC.0a]
            Self::Uri(uri) => strip_urn(uri)
                .is_some_and(|pattern| pattern == id.as_str() || wildcard_stands_for(pattern, id)),
            Self::Dns(name) => id.parse().is_ok_and(|id| {
                id.scheme() == AuthorityScheme::Fqdn && name.eq_ignore_ascii_case(id.instance_id())
            }),
        }
    }
}

impl EndpointIdText {
    /// Whether a certificate with these names belongs to the Endpoint (R-SEC.0a, R-SEC.10a).
    ///
    /// A Record from an Endpoint that was authenticated by another certificate must not be processed.
    #[must_use]
    pub fn is_named_by(&self, names: &[SubjectAltName<'_>]) -> bool {
        names.iter().any(|name| name.stands_for(self))
    }
}

fn wildcard_stands_for(pattern: &str, id: &EndpointIdText) -> bool {
    let (Some((scheme, authority_id, instance_id)), Ok(id)) = (split(pattern), id.parse()) else {
        return false;
    };
    instance_id.contains('*')
        && scheme == id.scheme().as_str()
        && authority_id == id.authority_id()
        && may_hold_wildcard(&id, instance_id)
        && glob(instance_id.as_bytes(), id.instance_id().as_bytes())
}

/// [R-SEC.12]
fn may_hold_wildcard(id: &EndpointId, pattern: &str) -> bool {
    match id.scheme() {
        AuthorityScheme::Oui | AuthorityScheme::Cid | AuthorityScheme::Pen => true,
        AuthorityScheme::Os | AuthorityScheme::Ops => pattern
            .split_once('-')
            .is_some_and(|(oui, _)| rules::is_oui(oui)),
        AuthorityScheme::SelfAssigned
        | AuthorityScheme::User
        | AuthorityScheme::Uuid
        | AuthorityScheme::Imei
        | AuthorityScheme::Proto
        | AuthorityScheme::Doc
        | AuthorityScheme::Fqdn => false,
    }
}

/// Whether a pattern with stars matches a text; the last star is the only one that is ever tried again.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut pattern, mut text) = (pattern, text);
    let mut star: Option<(&[u8], &[u8])> = None;
    loop {
        match (pattern.split_first(), text.split_first()) {
            (Some((b'*', after)), _) => {
                star = Some((after, text));
                pattern = after;
            }
            (Some((p, after)), Some((t, rest))) if p == t => {
                pattern = after;
                text = rest;
            }
            (None, None) => return true,
            _ => {
                let Some((after, from)) = star else {
                    return false;
                };
                let Some((_, rest)) = from.split_first() else {
                    return false;
                };
                star = Some((after, rest));
                pattern = after;
                text = rest;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::glob;

    #[test]
    fn stars() {
        for (pattern, text, matches) in [
            ("*", "", true),
            ("*", "abc", true),
            ("a*", "abc", true),
            ("a*c", "abcbc", true),
            ("a*c", "abcb", false),
            ("*b*", "abc", true),
            ("*bb*", "abc", false),
            ("abc", "abc", true),
            ("abc", "ab", false),
            ("ab", "abc", false),
            ("**", "x", true),
        ] {
            assert_eq!(
                glob(pattern.as_bytes(), text.as_bytes()),
                matches,
                "{pattern} {text}"
            );
        }
    }
}
