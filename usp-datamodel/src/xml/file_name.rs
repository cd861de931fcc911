//! Names of model files: finding the file that an import means.

/// The parts of `tr-181-2-19-1-dns.xml` or of `urn:broadband-forum-org:tr-181-2-19-1-dns`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileName<'a> {
    /// `tr-181`.
    document: &'a str,
    issue: Option<u32>,
    amendment: Option<u32>,
    corrigendum: Option<u32>,
    /// `dns`; empty without label.
    label: &'a str,
}

impl<'a> FileName<'a> {
    fn parse(name: &'a str) -> Option<Self> {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        let name = name.strip_suffix(".xml").unwrap_or(name);
        let number = name.strip_prefix("tr-")?;
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let length = digits.checked_add("tr-".len())?;
        let (document, mut rest) = name.split_at_checked(length)?;
        let mut numbers = [None; 3];
        for slot in &mut numbers {
            let Some(after) = rest.strip_prefix('-') else {
                break;
            };
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = after.split_at_checked(digits)?;
            let ends = after.is_empty() || after.starts_with('-');
            if digits == 0 || !ends {
                break;
            }
            *slot = Some(number.parse().ok()?);
            rest = after;
        }
        if !rest.is_empty() && !rest.starts_with('-') {
            return None;
        }
        let [issue, amendment, corrigendum] = numbers;
        Some(Self {
            document,
            issue,
            amendment,
            corrigendum,
            label: rest.strip_prefix('-').unwrap_or_default(),
        })
    }
}

/// The best of several file names for an import.
///
/// An import may leave out version numbers: `tr-181-2-dns.xml` with the specification
/// `urn:broadband-forum-org:tr-181-2-19-dns` means the newest corrigendum of amendment 19, which is
/// `tr-181-2-19-1-dns.xml`. A file with exactly the name of the import comes first, then one whose
/// name differs in case alone. Hand it the
/// names of a directory to write a [`Resolver`](super::Resolver) over it.
pub fn best_file<'n>(
    file: &str,
    spec: Option<&str>,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let wanted = FileName::parse(file);
    let spec = spec.and_then(FileName::parse);
    let mut best: Option<([u32; 3], &'n str)> = None;
    let mut same = None;
    for name in names {
        if name == file {
            return Some(name);
        }
        if name.eq_ignore_ascii_case(file) {
            same = Some(name);
        }
        let (Some(wanted), Some(found)) = (&wanted, FileName::parse(name)) else {
            continue;
        };
        if found.document != wanted.document || found.label != wanted.label {
            continue;
        }
        let fits = |wanted: Option<u32>, spec: Option<u32>, found: Option<u32>| {
            wanted
                .or(spec)
                .is_none_or(|number| found.is_none_or(|found| found == number))
        };
        let of_spec = |part: fn(&FileName<'_>) -> Option<u32>| spec.as_ref().and_then(part);
        if fits(wanted.issue, of_spec(|s| s.issue), found.issue)
            && fits(wanted.amendment, of_spec(|s| s.amendment), found.amendment)
            && fits(
                wanted.corrigendum,
                of_spec(|s| s.corrigendum),
                found.corrigendum,
            )
        {
            let version = [found.issue, found.amendment, found.corrigendum];
            let version = version.map(|number| number.unwrap_or(0));
            if best.is_none_or(|(best, _)| version > best) {
                best = Some((version, name));
            }
        }
    }
    same.or_else(|| best.map(|(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_and_specifications_have_the_same_parts() {
        for name in [
            "tr-181-2-19-1-dns.xml",
            "urn:broadband-forum-org:tr-181-2-19-1-dns",
        ] {
            let name = FileName::parse(name).unwrap();
            assert_eq!(name.document, "tr-181");
            assert_eq!(
                (name.issue, name.amendment, name.corrigendum),
                (Some(2), Some(19), Some(1))
            );
            assert_eq!(name.label, "dns");
        }
        let name = FileName::parse("tr-181-2-ieee8021x.xml").unwrap();
        assert_eq!((name.issue, name.amendment), (Some(2), None));
        assert_eq!(name.label, "ieee8021x");
        assert_eq!(FileName::parse("tr-106-types.xml").unwrap().label, "types");
        assert_eq!(FileName::parse("other.xml"), None);
    }

    #[test]
    fn the_newest_corrigendum_of_the_wanted_amendment_is_taken() {
        let names = [
            "tr-181-2-18-1-dns.xml",
            "tr-181-2-19-0-dns.xml",
            "tr-181-2-19-10-dns.xml",
            "tr-181-2-19-9-dns.xml",
            "tr-181-2-20-0-dns.xml",
            "tr-181-2-19-11-dns-usp.xml",
        ];
        let spec = Some("urn:broadband-forum-org:tr-181-2-19-dns");
        let found = best_file("tr-181-2-dns.xml", spec, names);
        assert_eq!(found, Some("tr-181-2-19-10-dns.xml"));
        let found = best_file("tr-181-2-dns.xml", None, names);
        assert_eq!(found, Some("tr-181-2-20-0-dns.xml"));
        let found = best_file("tr-181-2-19-0-dns.xml", spec, names);
        assert_eq!(found, Some("tr-181-2-19-0-dns.xml"));
        let types = ["tr-106-1-1-types.xml", "tr-106-types.xml"];
        let found = best_file("tr-106-1-0-types.xml", None, types);
        assert_eq!(found, Some("tr-106-types.xml"));
        assert_eq!(best_file("tr-181-2-wifi.xml", None, names), None);
        assert_eq!(best_file("own.xml", None, ["own.xml"]), Some("own.xml"));
        // Published so: StorageService:1.1 imports TR-140-1-0-2.xml.
        let cases = ["tr-140-1-0-2-full.xml", "tr-140-1-0-2.xml"];
        let found = best_file("TR-140-1-0-2.xml", None, cases);
        assert_eq!(found, Some("tr-140-1-0-2.xml"));
    }
}
