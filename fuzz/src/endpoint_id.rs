//! Endpoint IDs: a slow reader of the rules agrees, and every form leads back.

use usp_record::{EndpointId, EndpointIdText, percent_decode, percent_encode};

/// Any text, as an Endpoint ID, as a URN, and as something to put into an instance-id.
pub(crate) fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let ours = EndpointId::parse(text);
    assert_eq!(ours.is_ok(), slow(text), "{text:?}: {ours:?}");
    match &ours {
        Ok(id) => good(id, text),
        Err(error) => {
            assert_eq!(error.input(), text);
            assert!(text.get(error.span()).is_some(), "{error:?}");
            assert_eq!(error.to_string().lines().count(), 1);
            assert_eq!(format!("{error:#}").lines().count(), 3);
        }
    }
    if let Ok(id) = EndpointId::from_urn(text) {
        assert_eq!(EndpointId::from_urn(&id.to_urn()), Ok(id));
    }
    match EndpointIdText::try_from(text) {
        Ok(lenient) => assert_eq!(lenient.parse().ok(), ours.ok()),
        Err(_) => assert_eq!(text, ""),
    }
    assert_eq!(percent_decode(&percent_encode(text)), text.as_bytes());
    let decoded = percent_decode(text);
    assert!(decoded.len() <= text.len());
}

fn good(id: &EndpointId, text: &str) {
    assert_eq!(id.as_str(), text);
    let again = EndpointId::from_parts(id.scheme(), id.authority_id(), id.instance_id());
    assert_eq!(again.as_ref(), Ok(id));
    assert_eq!(EndpointId::from_urn(&id.to_urn()).as_ref(), Ok(id));
    assert_eq!(id.instance_id_decoded(), percent_decode(id.instance_id()));
}

/// The rules, one after the other, as R-ARC.2a to R-ARC.6 put them.
fn slow(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    // No instance-id holds a colon.
    let [scheme, authority, instance] = parts[..] else {
        return false;
    };
    let authority_is_right = match scheme {
        "oui" => oui(authority),
        "cid" => authority.len() == 6 && hex(authority),
        "pen" => digits(authority),
        "self" | "user" | "doc" => authority.len() <= 6 && plain(authority),
        "proto" => authority.len() <= 6 && plain(authority) && !authority.contains('.'),
        "os" | "ops" | "uuid" | "imei" | "fqdn" => authority.is_empty(),
        _ => false,
    };
    let fields: Vec<&str> = instance.split('-').collect();
    let instance_is_right = match (scheme, &fields[..]) {
        ("os", [first, rest @ ..]) => oui(first) && !rest.join("-").is_empty(),
        ("ops", [first, class, rest @ ..]) => {
            oui(first) && !class.is_empty() && !rest.join("-").is_empty()
        }
        ("ops", _) => false,
        ("uuid", groups) => {
            groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
                && groups.iter().all(|group| hex(group))
        }
        ("imei", _) => instance.len() == 15 && digits(instance),
        ("fqdn", _) => domain(instance),
        _ => true,
    };
    authority_is_right
        && instance_is_right
        && (1..=50).contains(&instance.chars().count())
        && escaped(instance)
}

fn hex(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_hexdigit())
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn oui(text: &str) -> bool {
    [6, 7, 9].contains(&text.len()) && hex(text)
}

fn plain(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

/// Plain characters, and percent signs with two hex digits behind.
fn escaped(text: &str) -> bool {
    let mut pieces = text.split('%');
    pieces.next().is_none_or(plain)
        && pieces.all(|piece| {
            piece.is_char_boundary(2) && piece.len() >= 2 && hex(&piece[..2]) && plain(&piece[2..])
        })
}

fn domain(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    labels.len() > 1
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
        && labels.last().is_some_and(|top| !digits(top))
}
